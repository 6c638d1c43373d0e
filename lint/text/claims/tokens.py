"""Words as the citation model sees them: frequent ones as they are, all others by their shape.

"Simvastatin lowered" becomes "~in lowered": what a rare word is tells less than how the sentence is built, and what it
is has a weight of its own. Numbers become years, fractions and sizes.
"""

from __future__ import annotations

import re

from lint.typed import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[%()=<>;:±–,]")
ENDINGS = (
    "ization ations ation ments ment ingly ings ing edly ed ies ions ion ities ity ness ally ly ical ic ous ive able "
    "al ers er es s"
).split()
START, END = "<s>", "</s>"
_YEAR = re.compile(r"(?:19|20)\d\d")


def shape(word: str, first: bool) -> str:
    """The class of a word that is not frequent; `first` says that it begins its sentence."""
    if not first and len(word) > 1 and word.isupper():
        return "~A"
    if not first and word[0].isupper() and word[1:].islower():
        return "~C"
    if any(letter.isupper() for letter in word[1:]):
        return "~M"
    low = word.lower()
    for ending in ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return "~" + ending
    return "~"


def number(token: str) -> str:
    """The class of a number."""
    if _YEAR.fullmatch(token):
        return "#Y"
    return "#F" if "." in token else f"#D{min(len(token), 3)}"


class Words(NamedTuple):
    """A sentence as the model sees it."""

    raw: list[str]
    classes: list[str]  # with START and END
    rare: list[str]  # lower-case words that stand for themselves beside their class


class Classes:
    """Classes of tokens, remembered: a text repeats its words."""

    def __init__(self, frequent: frozenset[str]) -> None:
        self._frequent = frequent
        self._known: dict[str, str] = {}

    def words(self, text: str) -> Words:
        """Reads one sentence."""
        raw = TOKEN.findall(text)
        known = self._known
        classes = [START]
        rare: list[str] = []
        for token in raw:
            name = known.get(token)
            if name is None:
                name = known[token] = self._class(token)
            if name[0] == "~":
                rare.append(token.lower())
            classes.append(name)
        if raw and classes[1] in ("~A", "~C"):
            classes[1] = shape(raw[0], True)
        classes.append(END)
        return Words(raw, classes, rare)

    def _class(self, token: str) -> str:
        if token[0].isdigit():
            return number(token)
        low = token.lower()
        if not low[0].isalpha() or low in self._frequent:
            return low
        return shape(token, False)


def grams(classes: list[str], longest: int) -> list[str]:
    """All runs of up to `longest` classes, joined by spaces."""
    found = list(classes)
    run = classes
    for size in range(2, longest + 1):
        run = [f"{a} {b}" for a, b in zip(run, classes[size - 1 :], strict=False)]
        found += run
    return found

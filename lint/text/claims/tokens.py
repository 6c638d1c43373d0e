"""Words as the citation model sees them: frequent ones as they are, all others by their shape.

"Simvastatin lowered" becomes "~in lowered": what a rare word is tells less than how the sentence is built, and what it
is has a weight of its own. Numbers become years, fractions and sizes. Classes are small integers, runs of two and three
classes larger ones, so that a whole document is read by a few passes of built-in functions.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from struct import pack

from lint.typed import NamedTuple

START, END = "\x02", "\x03"  # stand between the sentences of a document while it is read
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"  # ranges are matched faster than classes of Unicode
TOKEN = re.compile(rf"[{_LETTERS}][{_LETTERS}'’-]*|[0-9]+(?:[.,][0-9]+)*|[%()=<>;:±–,{START}{END}]")
ENDINGS = (
    "ization ations ation ments ment ingly ings ing edly ed ies ions ion ities ity ness ally ly ical ic ous ive able "
    "al ers er es s"
).split()
SHAPES = ["~", "~A", "~C", "~M", *("~" + ending for ending in ENDINGS)]
NUMBERS = ["#Y", "#F", "#D1", "#D2", "#D3"]
SIGNS = [*"%()=<>;:±–,"]
_FIRST_SHAPE = 3  # class numbers: 0 is none, 1 START, 2 END, then shapes, numbers, signs, frequent words
_CAPITAL = (_FIRST_SHAPE + SHAPES.index("~A"), _FIRST_SHAPE + SHAPES.index("~C"))
BITS = 16  # of a class in a run, as arrays lay them side by side
_YEAR = re.compile(r"(?:19|20)\d\d")
_FAMILIES = {
    last: tuple(ending for ending in ENDINGS if ending[-1] == last) for last in {ending[-1] for ending in ENDINGS}
}


def shape(word: str, first: bool) -> str:
    """The class of a word that is not frequent; `first` says that it begins its sentence."""
    if not first and len(word) > 1 and word.isupper():
        return "~A"
    if not first and word[0].isupper() and word[1:].islower():
        return "~C"
    low = word.lower()
    if low[1:] != word[1:]:
        return "~M"
    for ending in _FAMILIES.get(low[-1], ()):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return "~" + ending
    return "~"


def number(token: str) -> str:
    """The class of a number."""
    if _YEAR.fullmatch(token):
        return "#Y"
    return "#F" if "." in token else f"#D{min(len(token), 3)}"


COMMON = frozenset(
    "the of and in to a with for was were that is are by as on be from this these not or an at have has been it which "
    "than we our may can their also other more between had both its no but such all".split()
)
OTHERS = frozenset(
    "al studies reported been previous previously recent recently known evidence shown associated guideline guidelines "
    "meta-analysis meta-analyses literature authors colleagues".split()
)
OWN = frozenset("we our us table figure fig".split())


def counted(token: str, low: str) -> int:
    """What a token adds to the counts of its sentence, ten bits each: words that speak of others' work, of the article
    itself, words with a capital, words in capitals."""
    total = (low in OTHERS) + ((low in OWN) << 10)
    if token is not low:
        if token[1:].islower():
            total += 1 << 20
        elif len(token) > 1 and token.isupper():
            total += 1 << 30
    return total


def is_content(low: str) -> bool:
    """Whether a lower-case word says something of a subject."""
    return len(low) > 2 and low.isalpha() and low not in COMMON


class Text(NamedTuple):
    """A document as the model sees it. Sentence k is the positions bounds[k] + 1 until bounds[k + 1] - 1, between a
    START and an END."""

    words: list[int]  # what Vocabulary calls each token
    classes: list[int]
    bounds: list[int]


class _Chunks(dict[str, tuple[int, ...]]):
    """The tokens of what stands between spaces, by number. A text repeats these as well, and splitting takes a tenth of
    what the pattern does."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        found = self[chunk] = tuple(map(self._number, TOKEN.findall(chunk)))
        return found


class Vocabulary(dict[str, int]):
    """Tokens by number, remembered: a text repeats its words. What is known of token number n stands in lists at n."""

    def __init__(
        self,
        frequent: Sequence[str],
        class_weights: Sequence[int] | None = None,
        rare_weights: Mapping[str, int] | None = None,
        limit: int = 16_000,  # pieces of text remembered before the memory is emptied
    ) -> None:
        super().__init__()
        self.names = ["", START, END, *SHAPES, *NUMBERS, *SIGNS, *frequent]
        self._class = {name: number for number, name in enumerate(self.names)}
        self._class_weights = class_weights
        self._rare_weights = rare_weights or {}
        self._limit = limit
        self._forget()

    def _forget(self) -> None:
        self.clear()
        self._chunks = _Chunks(self.__getitem__)
        self.tokens: list[str] = []
        self.classes: list[int] = []
        self.counts: list[int] = []  # of `counted`
        self.content: list[int] = []  # the number of its lower-case form; -1 for what is no content word
        self.weights: list[int] = []

    def __missing__(self, token: str) -> int:
        low = token.lower()
        if low == token:
            low = token
        name = self._class.get(low)
        if name is None:
            name = self._class[number(token) if token[0].isdigit() else shape(token, False)]
        at = len(self.classes)
        self[token] = at
        self.tokens.append(token)
        self.classes.append(name)
        self.counts.append(counted(token, low))
        weight = self._class_weights[name] if self._class_weights is not None else 0
        if self.is_rare(name):
            weight += self._rare_weights.get(low, 0)
        self.weights.append(weight)
        self.content.append(at if is_content(low) else -1)
        if low != token and is_content(low):
            self.content[at] = self[low]
        return at

    def is_rare(self, name: int) -> bool:
        """Whether a class is the shape of words that are not frequent."""
        return _FIRST_SHAPE <= name < _FIRST_SHAPE + len(SHAPES)

    def read(self, sentences: Sequence[str]) -> Text:
        """Reads the sentences of a document at once."""
        if len(self._chunks) > self._limit:
            self._forget()
        joined = "".join(chain.from_iterable((f" {START} ", text, f" {END}") for text in sentences))
        if joined.count(START) > len(sentences):
            return self.read([text.replace(START, " ") for text in sentences])
        words = list(chain.from_iterable(map(self._chunks.__getitem__, joined.split())))  # no token has a space
        classes = list(map(self.classes.__getitem__, words))
        bounds = []
        at, start = -1, self[START]
        for _ in sentences:
            at = words.index(start, at + 1)
            bounds.append(at)
            if classes[at + 1] in _CAPITAL:  # a capital at the start of a sentence tells nothing
                classes[at + 1] = self._class[shape(self.tokens[words[at + 1]], True)]
        bounds.append(len(words))
        return Text(words, classes, bounds)


_HIGHEST_LAST = sys.byteorder == "little"


def runs(classes: Sequence[int], length: int) -> list[int]:
    """All runs of two or three classes, each as a number with the first class highest, made by laying copies of the
    classes side by side."""
    own = array("H", pack(f"{len(classes)}H", *classes))  # half the price of array("H", classes)
    width = 2 if length == 2 else 4
    count = max(0, len(own) - length + 1)
    laid = array("H", bytes(2 * width * count))
    for place in range(length):
        column = length - 1 - place if _HIGHEST_LAST else width - length + place
        laid[column::width] = own[place : place + count]
    return memoryview(laid).cast("B").cast("I" if width == 2 else "Q").tolist()

r"""What a pattern cannot do without: words, signs and pieces of text that stand wherever it matches.

Each way through the pattern is written down as a skeleton: the characters that surely stand there, letters in lower
case, and marks for what is not known that well. A skeleton's words that have a character beside them that surely is no
letter, or `\b` at the pattern's own edge, stand in the text as whole words. Elsewhere `\b` says nothing here, because
RE2 finds one between "f" and "é" as well, and only those at the edges are looked at again. What is unclear is marked
so: too little is known of a pattern and never too much. Pieces are what stands between two unclear places.

This takes some milliseconds for a rule, so that it is done where rules are compiled, not where they run.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, product

from lint.typed import Any, NamedTuple

LIMIT = 10_000  # skeletons of one pattern; a part that would make more of them is unclear

UNCLEAR = "\0"  # anything may stand here, nothing included
EDGE = "\1"  # `\b`
APART = "\2"  # something that is no letter
ANYTHING = frozenset({UNCLEAR})
GAP = frozenset({APART})
NOTHING = frozenset({""})

_ESCAPED = re.compile(r"\\\W")
_UNLIKE = re.compile(r"\\[zZCQEpPxuUNB\d]|\[:\^?\w*:\]|\[\^?\[|\{,|(?<!^)\(\?[^P:]|[+*?}]\+|[\x00-\x02]")
"""What Python's parser reads otherwise than RE2, or does not read, once escaped signs are taken out."""
_NO_LETTERS = re.compile("[^a-z\0\1]")
_GAPS = re.compile("^\1+|\1+$|\1* [\1 ]*")
_WHOLE = re.compile("(?<= )[a-z]+(?= )")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_PIECE = re.compile("[^\0\2]+")
_PART = re.compile(" ?[^ ]* ?")
_FREQUENT = frozenset(
    "a all an and any are as at be by every for from has have her his in is it like more most my no of on or our that"
    " the their these this to was we were who will with without you your".split()
)
_FREQUENT_SIGNS = frozenset(".,-():/'\"%")
_CLAUSES = 3  # words of which a way is asked, one after the other

Ways = set[frozenset[str]]

_TOGETHER = 3  # parts between spaces that a piece has at most
_MANY = 8  # pieces that take longer to look for than the pattern takes


class Beside(NamedTuple):
    """What stands in a text besides a word: one of each of these lists of words, and one of the pieces if any are
    given."""

    words: list[list[str]]
    pieces: list[str]


Needs = dict[str, Beside]
"""By word, or sign of ASCII, what a match needs besides. Of these words each match has one; "" stands for no word."""


def needs(pattern: str) -> Needs:
    """What stands in every text with a match, in lower case, the text between two ends of line. It holds with capitals
    and without, but not where a letter beyond ASCII is the capital or the small letter of one of ASCII."""
    if _UNLIKE.search(_ESCAPED.sub("_", pattern)):
        return {"": Beside([], [])}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]
    except (re.error, Warning, OverflowError, RecursionError):
        return {"": Beside([], [])}
    pieces: dict[frozenset[str], Ways] = {}
    for way in _ways(parsed):
        pieces.setdefault(_words(way), set()).add(frozenset(_pieces(way)))
    shared = _shared(set(pieces), _rareness) or {"": set(pieces)}
    found = {}
    for word, ways in sorted(shared.items()):
        left: Ways = {piece for way in ways for piece in pieces[way]}
        few = sorted(_shared(left, _telling))
        others = _clauses({way - {word} for way in ways}) if word else []
        found[word] = Beside(others, few if len(few) <= _MANY else [])
    return found


def _clauses(ways: Ways) -> list[list[str]]:
    """Lists of words of which each way has one, by what is left of the ways."""
    made: list[list[str]] = []
    while len(made) < _CLAUSES - 1:
        shared = _shared(ways, _rareness)
        if not shared:
            break
        made.append(sorted(shared))
        ways = {way - {word} for word, its_ways in shared.items() for way in its_ways}
    return made


def _shared(ways: Ways, key: Callable[[str, int], Any]) -> dict[str, Ways]:
    """One choice of each way, such that few serve all; by choice its ways. Nothing where a way leaves no choice."""
    made: dict[str, Ways] = {}
    if frozenset() in ways:
        return made
    while ways:
        counts = Counter(chain.from_iterable(ways))
        best = max(counts, key=lambda choice: key(choice, counts[choice]))
        made[best] = {way for way in ways if best in way}
        ways = ways - made[best]
    return made


def _rareness(word: str, ways: int) -> Any:
    """Best are words that not every text has, then signs; of these such as serve many ways."""
    return word not in _FREQUENT and word not in _FREQUENT_SIGNS, word.isalpha(), ways, len(word), word


def _telling(piece: str, ways: int) -> Any:
    """Best are pieces that are more than part of a word and serve many ways; of these the shortest."""
    weight = _weight(piece)
    return weight >= 4 and not piece.strip().isalpha(), weight >= 3, ways, -len(piece), piece


def _weight(piece: str) -> float:
    """How much a piece tells: more of letters than of spaces, and of signs more than of letters."""
    return sum(1 if char.isalnum() else 0.5 if char == " " else 2 for char in piece)


def _pieces(way: str) -> Iterable[str]:
    """The pieces of a skeleton that tell something."""
    for whole in _PIECE.findall(way.replace(EDGE, "")):
        parts = _PART.findall(whole)
        for first in range(len(parts)):
            for last in range(first + 1, min(first + _TOGETHER, len(parts)) + 1):
                piece = "".join(parts[first:last])
                if _weight(piece) >= 2:
                    yield piece


def _words(way: str) -> frozenset[str]:
    """The whole words and the signs of ASCII that a skeleton surely has."""
    return frozenset(_WHOLE.findall(_GAPS.sub(" ", _NO_LETTERS.sub(" ", way)))).union(_SIGN.findall(way))


def _ways(parts: Iterable[Any]) -> frozenset[str]:
    """The skeletons of parts that stand one after the other."""
    made = NOTHING
    for operation, given in parts:
        made = _joined(made, _part(str(operation), given))
    return made


def _joined(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    if len(left) * len(right) > LIMIT:
        right = ANYTHING
    return frozenset(map("".join, product(left, right)))


def _part(operation: str, given: Any) -> frozenset[str]:
    if operation == "LITERAL":
        return frozenset({_symbol(given)})
    if operation == "SUBPATTERN":
        return _ways(given[-1])
    if operation == "BRANCH":
        found = frozenset().union(*map(_ways, given[1]))
        return found if len(found) <= LIMIT else ANYTHING
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(*given)
    if operation == "IN":
        return _one_of(given)
    if operation == "AT":
        return _PLACES.get(str(given), ANYTHING)
    return ANYTHING


_PLACES = {
    "AT_BOUNDARY": frozenset({EDGE}),
    "AT_BEGINNING": frozenset({f"{UNCLEAR}\n"}),  # of a line; its end is the same as what stands before it, if anything
    "AT_BEGINNING_STRING": frozenset({f"{UNCLEAR}\n"}),
    "AT_END": frozenset({f"\n{UNCLEAR}"}),
}


def _repeated(least: int, most: int, parts: Any) -> frozenset[str]:
    once = _ways(parts)
    if not least:
        if once == GAP:
            return GAP | NOTHING
        return once | NOTHING if most == 1 else ANYTHING
    if most == 1 or once == GAP:
        return once
    return _joined(once, ANYTHING if any(map(_may_hold_letters, once)) else GAP | NOTHING)


def _may_hold_letters(way: str) -> bool:
    return any(char.isalpha() or char in (UNCLEAR, EDGE) for char in way)


def _one_of(items: Sequence[Any]) -> frozenset[str]:
    """The skeletons of a class of characters."""
    found: set[str] = set()
    for operation, given in items:
        name = str(operation)
        if name == "LITERAL":
            found.add(_symbol(given))
        elif name == "RANGE" and given[1] < 128:
            found.update(map(_symbol, range(given[0], given[1] + 1)))
        elif name == "CATEGORY" and str(given) in ("CATEGORY_SPACE", "CATEGORY_DIGIT"):
            found.add(APART)
        else:
            return ANYTHING  # of all that is not in a class something is always a letter
    if len(found) > 1:  # one sign of several is as much as none that is known
        found = {APART if not _may_hold_letters(symbol) else symbol for symbol in found}
    return frozenset(found) if len(found) < 8 else ANYTHING


def _symbol(code: int) -> str:
    char = chr(code)
    if char.isascii():
        return char.lower()
    return UNCLEAR if char.isalnum() or char.lower() != char.upper() else char

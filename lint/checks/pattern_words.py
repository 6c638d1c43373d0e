r"""Which words a pattern cannot do without: one of them stands in every text that the pattern occurs in.

Each way through the pattern is written down as a skeleton: letters, " " where surely no letter stands, "|" where `\b`
does, "?" where anything may stand, nothing included. A skeleton's words that have " " on both sides, or `\b` at the
pattern's own edge, stand in the text as whole words. Elsewhere `\b` says nothing here, because RE2 finds one between
"f" and "é" as well, and only those at the edges are looked at again. What is unclear is "?", so that too little is
known of a pattern and never too much.

This takes some milliseconds for a rule, so that it is done where rules are compiled, not where they run.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable
from itertools import chain, product

from lint.typed import Any

LIMIT = 10_000  # skeletons of one pattern; a part that would make more of them is unclear
ANYTHING = frozenset({"?"})
GAP = frozenset({" "})
NOTHING = frozenset({""})

_UNLIKE = re.compile(r"\\[zZCQEpPxuUNB\d]|\[\[?:|\[\^?\[|\{,|(?<!^)\(\?[^P:]|[+*?}]\+")
"""What Python's parser reads otherwise than RE2, or does not read."""
_GAPS = re.compile(r"^\|+|\|+$|\|* [| ]*")
_WHOLE = re.compile("(?<= )[a-z]+(?= )")
_FREQUENT = frozenset(
    "a all an and any are as at be by every for from has have her his in is it like more most my no of on or our that"
    " the their these this to was we were who will with without you your".split()
)


def needed(pattern: str) -> list[str] | None:
    """Words (lower-case letters of ASCII) of which one stands, whole, in every text with a match of the pattern; None
    where there are none that are known. It holds with capitals and without, but not where a letter beyond ASCII is
    the capital or the small letter of one of ASCII."""
    if _UNLIKE.search(pattern):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            parsed = re._parser.parse(pattern)  # type: ignore[attr-defined]
    except (re.error, Warning, OverflowError, RecursionError):
        return None
    left = {frozenset(_WHOLE.findall(_GAPS.sub(" ", way))) for way in _ways(parsed)}
    if frozenset() in left:
        return None
    found: list[str] = []
    while left:
        counts = Counter(chain.from_iterable(left))
        best = max(counts, key=lambda word: (word not in _FREQUENT, counts[word], len(word), word))
        found.append(best)
        left = {words for words in left if best not in words}
    return sorted(found)


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
        where = str(given)
        return frozenset({"|"}) if where == "AT_BOUNDARY" else GAP if "NON" not in where else ANYTHING
    return ANYTHING


def _repeated(least: int, most: int, parts: Any) -> frozenset[str]:
    once = _ways(parts)
    if once == GAP:
        return once if least else GAP | NOTHING
    if not least:
        return once | NOTHING if most == 1 else ANYTHING
    return once if most == 1 else _joined(once, ANYTHING)


def _one_of(items: Any) -> frozenset[str]:
    """The skeletons of a class of characters."""
    found: set[str] = set()
    for operation, given in items:
        name = str(operation)
        if name == "LITERAL":
            found.add(_symbol(given))
        elif name == "RANGE" and given[1] < 128:
            found.update(map(_symbol, range(given[0], given[1] + 1)))
        elif name == "CATEGORY" and str(given) in ("CATEGORY_SPACE", "CATEGORY_DIGIT"):
            found.add(" ")
        else:
            return ANYTHING  # of all that is not in a class something is always a letter
    return frozenset(found) if len(found) < 8 else ANYTHING


def _symbol(code: int) -> str:
    char = chr(code)
    if char.isascii():
        return char.lower() if char.isalpha() else " "
    return "?" if char.isalnum() else " "

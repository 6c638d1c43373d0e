"""Check kinds that look at words as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import eq

from lint import linear
from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit

_TWICE = re.compile(r"\b([A-Za-z]{2,}) +\1\b(?![-'’@])", re.IGNORECASE)
_TWICE_PLAIN = re.compile(rb" ([a-z]{2,}+)(?= ++\1\b)")
"""The same in bytes of lower case, without a step back: it passes over a word in 20 nanoseconds."""
FEW = 12  # articles that it takes as long for as RE2 for compiling what passes over a word in five
_FUNCTION_WORDS = frozenset(
    "the a an and or of to in on at by for with from as is are was were be been it its this that these those which who"
    " if then than can may will would should must not no into about between after before".split()
)


def repeated_word(allowed: list[str]) -> Check:
    """A word written twice in a row within a block: "the the". `allowed` are words that may rightly double."""
    rightly = frozenset(allowed)

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        for match in _doubled(facts):
            first = match.group(1)
            second = match.group()[-len(first) :]
            low = first.lower()
            start, end = match.span()
            # "Bison bison" is a species and "IN in" an abbreviation before a preposition; "The the" is a slip.
            if low in rightly or (first != second and not (low in _FUNCTION_WORDS and first == second.capitalize())):
                continue
            # "Surgery   Surgery removes ..." is a heading that lost its line, not a slip of the pen.
            if first[0].isupper() and first == second and low not in _FUNCTION_WORDS:
                continue
            if first.isupper() or "-" in article.prose[start - 1 : start] or _is_latin_phrase(article.prose, end, low):
                continue
            if facts.code.holds(start) or facts.reference_blocks.holds(article.block_at(start)):
                continue
            span = article.source_span(start, end)
            edit = Edit(*article.source_span(start + len(first), end), "")
            whole = article.is_verbatim(start + len(first), end)
            fix = Fix("safe", f"Write “{first}” once", (edit,)) if whole else None
            yield Hit(span.start, span.end, {"word": first}, fix=fix)

    return check


def _doubled(facts: Facts) -> Iterator[re.Match[str]]:
    """Matches of the pattern. It is slow, so it is asked only for blocks in which two neighbours are equal."""
    article, prose = facts.article, facts.prose
    done = -1
    for at in _places(facts.words.data):
        index = article.block_at(at)
        if index > done:
            done = index
            block = article.blocks[index]
            words = prose[block.start : block.end].lower().split()
            if any(map(eq, words, islice(words, 1, None))):
                yield from _TWICE.finditer(prose, block.start, block.end)


class _Seeker:
    """Finds where a word is followed by itself, in bytes of lower case. One in a process: the first articles are not
    worth compiling the faster way."""

    def __init__(self) -> None:
        self._left = FEW

    def __call__(self, data: bytes) -> list[int]:
        """Where these words begin."""
        if self._left:
            self._left -= 1
            found = [match.span(1) for match in _TWICE_PLAIN.finditer(b" " + data.replace(b"\n", b" "))]
            return [start - 1 for start, end in found if not data[end - 1 : end + 8].lstrip(b" ").startswith(b"\n")]
        places = []
        data = b"\n" + data
        for at, end in _alike().byte_ranges(data, overlap=3):  # the last two letters, and the space before them
            word = data[at + 1 : end - 2].rstrip()
            if data.startswith(word, end - 2):
                follows = end - 2 + len(word)
                after = data[follows : follows + 1]
                if not (after.isalnum() or after == b"_"):
                    places.append(at)
        return places


_places = _Seeker()
_LIKE = "a e i o uy h l r mn st bcdfgjkpqvwxz".split()
"""Letters that count as one where they stand second in a word: some eight of a thousand words begin like the last. To
tell all letters apart takes many more states."""


@lru_cache(maxsize=1)
def _alike() -> linear.Linear:
    """Two words in a row that begin alike, for RE2, which cannot ask for more."""
    words = [
        f"{first}(?:{'|'.join(f'[{like}][a-z]* +{first}[{like}]' for like in _LIKE)})"
        for first in "abcdefghijklmnopqrstuvwxyz"
    ]
    return linear.compile(rf"[ \n](?:{'|'.join(words)})")


def _is_latin_phrase(prose: str, end: int, word: str) -> bool:
    """Whether "in in" goes on as "in vitro": the second word belongs to a phrase."""
    return word == "in" and prose[end : end + 6].lstrip().startswith(("vitro", "vivo", "situ", "silico", "utero"))

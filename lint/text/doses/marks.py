"""Words without which a pattern need not be tried, found for a whole block in one pass.

Around each dose some twenty patterns ask about maxima, strengths, durations and the like, and nearly all of them find
nothing. One automaton says beforehand which of their words stand near, as the bits of a number.
"""

from __future__ import annotations

from functools import cache

from lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

STOP, MOST, COMPARES, CHANGES, HOLDS, LOAD, LASTS, WHEN, MORE, COUNTED = (1 << bit for bit in range(10))

_SIGNS: dict[int, str] = {
    STOP: ".|!|?|\n",
    MOST: "max|up to|upto|exceed|than|at most|ceiling|upper |limit|mdd",
    COMPARES: ">|<|?|than|above|over|exceed|below|excess",  # "?" stands for what Latin-1 lacks, such as ≥ and ≤
    CHANGES: "increment|increas|decreas|reduc|titrat|taper|adjust|steps",
    HOLDS: "contain|compris|strength|available|provid",
    LOAD: "load|bolus",
    LASTS: "for ",
    WHEN: "food|meal|breakfast|dinner|lunch|eating|bedtime|night|morning|evening|stomach|nocte|mane|milk",
    MORE: "more|higher|above|greater",
    COUNTED: "tab|cap|vial|ampoule|suppositor|pessar|patch|sachet|puff|drop",
}


@cache
def _matcher() -> tuple[BytesAhoCorasick, list[int]]:
    from ahocorasick_rs import BytesAhoCorasick, MatchKind

    bits: dict[str, int] = {}
    for bit, signs in _SIGNS.items():
        for sign in signs.split("|"):
            bits[sign] = bits.get(sign, 0) | bit
    return BytesAhoCorasick([sign.encode() for sign in bits], MatchKind.LeftmostLongest), list(bits.values())


def find_marks(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a sign stands in lower[start:end] and what for, in order; letters at the start of longer words count."""
    matcher, bits = _matcher()
    data = lower[start:end].encode("latin-1", "replace")
    return [(start + at, bits[index]) for index, at, _ in matcher.find_matches_as_indexes(data)]


def around(marks: list[tuple[int, int]], head: int, start: int, end: int, stop: int) -> tuple[int, int, int]:
    """What stands in [head, start) before an amount and in [end, stop) after it, and where the last word of maxima
    before it stands, -1 for none."""
    lead = after = 0
    last = -1
    for at, bits in marks:
        if at < head:
            continue
        if at < start:
            lead |= bits
            if bits & MOST:
                last = at
        elif at >= stop:
            break
        elif at >= end:
            after |= bits
    return lead, after, last

"""Words without which a pattern need not be tried, found for a whole block in one pass.

Around each dose some twenty patterns ask about maxima, strengths, durations and the like, and nearly all of them find
nothing. One automaton says beforehand which of their words stand near, as the bits of a number.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

MOST, COMPARES, CHANGES, HOLDS, LOAD, LASTS, WHEN, MORE, COUNTED, TURN = (1 << bit for bit in range(10))

ROLES = COMPARES | CHANGES | HOLDS | MORE | COUNTED
"""Signs without which an amount is but a dose."""

_SIGNS: dict[int, str] = {
    MOST: "max|up to|upto|exceed|than|at most|ceiling|upper |limit|mdd",
    COMPARES: ">|<|?|than|above|over|exceed|below|excess",  # "?" stands for what Latin-1 lacks, such as ≥ and ≤
    CHANGES: "increment|increas|decreas|reduc|titrat|taper|adjust|steps|doubl|halv|review",
    HOLDS: "contain|compris|strength|available|provid",
    LOAD: "load|bolus",
    LASTS: "for |for child|for adult",
    WHEN: "food|meal|breakfast|dinner|lunch|eating|bedtime|night|morning|evening|stomach|nocte|mane|milk",
    MORE: "more|higher|above|greater",
    COUNTED: "tab|cap|vial|ampoule|suppositor|pessar|patch|sachet|puff|drop",
    TURN: "then|followed by|increas|reduc|titrat|or|alternatively|max|up to|child|adult|maintenance|initial|and"
    "|for child|for adult",
}


@cache
def _matcher() -> tuple[BytesAhoCorasick, list[int]]:
    from ahocorasick_rs import BytesAhoCorasick, MatchKind

    bits: dict[str, int] = {}
    for bit, signs in _SIGNS.items():
        for sign in signs.split("|"):
            bits[sign] = bits.get(sign, 0) | bit
    return BytesAhoCorasick([sign.encode() for sign in bits], MatchKind.LeftmostLongest), list(bits.values())


class Marks:
    """Where signs stand in one block and what for, in order; letters at the start of longer words count."""

    __slots__ = ("bits", "starts", "turns")

    def __init__(self, data: bytes, start: int) -> None:
        """`data`: the block in lower case as Latin-1; `start`: where it begins."""
        matcher, known = _matcher()
        starts, bits, turns = [], [], []
        for index, at, _ in matcher.find_matches_as_indexes(data):
            bit = known[index]
            at += start
            if bit & TURN:
                turns.append(at)
                if bit == TURN:
                    continue
            starts.append(at)
            bits.append(bit)
        self.turns = turns
        """Where words stand that what is said about one dose may end at."""
        self.starts = starts
        self.bits = bits

    def around(self, head: int, start: int, end: int, stop: int) -> tuple[int, int, int]:
        """What stands in [head, start) before an amount and in [end, stop) after it, and where the last word of maxima
        before it stands, -1 for none."""
        starts, bits = self.starts, self.bits
        lead = after = 0
        last = -1
        first = bisect_left(starts, head)
        middle = bisect_left(starts, start, first)
        for bit in bits[first:middle]:
            lead |= bit
        if lead & MOST:
            last = max(starts[k] for k in range(first, middle) if bits[k] & MOST)
        first = bisect_left(starts, end, middle)
        for bit in bits[first : bisect_left(starts, stop, first)]:
            after |= bit
        return lead, after, last

    def turns_in(self, start: int, end: int) -> list[int]:
        """Where in [start, end) what is said about one dose may end at a word."""
        first = bisect_left(self.turns, start)
        return self.turns[first : bisect_left(self.turns, end, first)]

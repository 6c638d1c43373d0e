"""Asks for all patterns of a run at once which of them occur in an article, so that forty cost little more than one.

The pool knows every pattern that was ever made into a check in this process and holds them as one RE2 set; an article
is run through the set once, and only patterns that occur are searched for their places. The set takes some milliseconds
to make and to grow: the first article, which in many runs is the only one, does without it. What the pool answers
depends on the patterns and the text alone: it saves time and decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from lint import linear as re2
from lint.checks.pattern_edges import program
from lint.checks.pattern_making import options
from lint.linear import encoded
from lint.typed import Any


class Pool:
    """Patterns of many checks over one kind of text (the prose, or the source)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # in the order of numbers
        self._begun = False
        self._set: Any = None
        self._size = 0  # how many patterns the set holds

    def add(self, patterns: Sequence[str], exact_case: bool) -> tuple[int, ...]:
        """Takes a check's patterns in; gives the numbers to ask for."""
        flags = "(?m)" if exact_case else "(?mi)"
        return tuple(
            self._numbers.setdefault(f"{flags}(?:{program(pattern).pattern})", len(self._numbers))
            for pattern in patterns
        )

    def occurring(self, wanted: tuple[int, ...], text: str, memo: dict[Any, Any]) -> list[int] | None:
        """Which of a check's patterns (counted from 0) occur in the text; None where the pool cannot tell: for the
        first text, and where the check was made after a text was begun. `memo` lives as long as the text."""
        known = memo.get(self)
        if known is None:
            known = memo[self] = self._known(text)
            self._begun = True
        size, found = known
        return [i for i, number in enumerate(wanted) if number in found] if max(wanted) < size else None

    def _known(self, text: str) -> tuple[int, frozenset[int]]:
        """How many patterns the text was asked for, and which of them occur."""
        if not self._begun:
            return 0, frozenset()
        if self._size < len(self._numbers):
            self._size = len(self._numbers)
            self._set = re2.Set.SearchSet(options(exact_case=True))
            for pattern in self._numbers:
                self._set.Add(pattern)
            self._set.Compile()
        return self._size, frozenset(self._set.Match(encoded(text)) or ())


PROSE = Pool()
SOURCE = Pool()

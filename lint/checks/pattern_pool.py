"""Asks for all patterns of a run at once which of them occur in an article, so that forty cost little more than one.

The pool knows every pattern that was ever made into a check in this process and holds them as one RE2 set; an article
is run through the set once, and only patterns that occur are searched for their places. The first article, which in
many runs is the only one, is asked by each check alone, and only for patterns whose words it has: most do not come into
question, and the set of all takes long to make. What the pool answers depends on the patterns and the text alone: it
saves time and decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint import linear as re2
from lint.checks import ParameterError
from lint.checks.pattern_edges import Bounded, program
from lint.text.words import Words
from lint.typed import Any

Needed = Mapping[str, Sequence[str]]  # words of which one stands in every text with a match, by pattern

NO_NEEDS: Needed = {}

MEMORY = 64 << 20  # bytes that one set's automaton may take
MAX_LENGTH = 4_000  # of one pattern
FOLDED = "\u017f\u212a"  # beyond ASCII and the same as "s" and "k" where capitals do not matter
MAX_PROGRAM = 20_000  # instructions of one compiled pattern; "(a{500}){500}" is refused rather than run


def options(exact_case: bool = False) -> Any:
    """How patterns are compiled: "^" and "$" are the edges of a block, "." does not cross one."""
    made = re2.Options()
    made.log_errors = False
    made.case_sensitive = exact_case
    made.max_mem = MEMORY
    return made


def checked(pattern: str, *path: str | int, exact_case: bool = False) -> Bounded:
    """The compiled pattern. Raises ParameterError, naming `path`, for one that is no use."""
    if len(pattern) > MAX_LENGTH:
        raise ParameterError(f"a pattern of {len(pattern):,} characters; {MAX_LENGTH:,} are allowed", *path)
    try:
        made = program(pattern)
        regex = re2.compile(f"(?m){made.pattern}", options(exact_case))
    except re2.error as error:
        words = error.args[0] if error.args else ""
        text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        if "invalid perl operator" in text:
            text += "; there is no looking ahead or behind: use unless-before, unless-after or a group named at"
        elif text.startswith("invalid escape sequence"):
            text += "; there are no back references"
        raise ParameterError(f"not a pattern that RE2 takes: {text}", *path) from None
    if regex.programsize > MAX_PROGRAM:
        raise ParameterError("the pattern is too large when its repetitions are written out", *path)
    return Bounded(regex, made)


def matcher(regex: Bounded, *path: str | int) -> Bounded:
    """A pattern that finds places: as `checked`, but it must not match the empty text."""
    if regex.search("") is not None:
        raise ParameterError("the pattern matches the empty text, so it would be found everywhere", *path)
    return regex


class Pool:
    """Patterns of many checks over one kind of text (the prose, or the source)."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # in the order of numbers
        self._needed: dict[int, frozenset[str]] = {}
        self._begun = False
        self._set: Any = None
        self._size = 0  # how many patterns the set holds

    def add(self, patterns: Sequence[str], exact_case: bool, needed: Needed = NO_NEEDS) -> tuple[int, ...]:
        """Takes a check's patterns in, with the words that they need; gives the numbers to ask for."""
        flags = "(?m)" if exact_case else "(?mi)"
        made = []
        for pattern in patterns:
            number = self._numbers.setdefault(f"{flags}(?:{program(pattern).pattern})", len(self._numbers))
            if pattern in needed:
                self._needed[number] = frozenset(needed[pattern])
            made.append(number)
        return tuple(made)

    def occurring(
        self, wanted: tuple[int, ...], text: str, memo: dict[Any, Any], words: Words | None = None
    ) -> list[int]:
        """Which of a check's patterns (counted from 0) occur in the text. `memo` lives as long as the text; `words`
        are the text's, which spare asking for patterns that need others."""
        known = memo.get(self)
        if known is None:
            known = memo[self] = self._known(text)
            self._begun = True
        size, found = known
        if max(wanted) < size:
            return [i for i, number in enumerate(wanted) if number in found]
        # The first article, or the check was made after this article was begun: its patterns are asked for alone.
        if any(letter in text for letter in FOLDED):
            words = None
        asked = [i for i, number in enumerate(wanted) if self._may_occur(number, words)]
        if not asked:
            return []
        patterns = list(self._numbers)
        return sorted(asked[i] for i in _made_set([patterns[wanted[i]] for i in asked]).Match(text) or ())

    def _known(self, text: str) -> tuple[int, frozenset[int]]:
        """How many patterns the text was asked for, and which of them occur."""
        if not self._begun:
            return 0, frozenset()
        if self._size < len(self._numbers):
            self._size = len(self._numbers)
            self._set = _made_set(list(self._numbers))
        return self._size, frozenset(self._set.Match(text) or ())

    def _may_occur(self, number: int, words: Words | None) -> bool:
        needed = self._needed.get(number)
        return not needed or words is None or words.has(needed)


def _made_set(patterns: Sequence[str]) -> Any:
    made = re2.Set.SearchSet(options(exact_case=True))
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made


PROSE = Pool()
SOURCE = Pool()

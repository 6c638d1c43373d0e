"""What is wrong with a data file, and where."""

from __future__ import annotations

from collections.abc import Iterable

from lint.typed import NamedTuple


class Fault(NamedTuple):
    """One fault of a rule, profile or configuration file; line and column are 1-based, 0 where there is no place."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        if not self.line:
            return f"{self.path}: {self.message}"
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class DataFileError(Exception):
    """A data file that cannot be used; `faults` says everything that is wrong, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a mistyped word most likely means, or None."""
    from difflib import SequenceMatcher

    wanted = word.casefold().replace("_", "-")
    best, best_score = None, 0.0
    for choice in choices:
        score = SequenceMatcher(None, wanted, choice.casefold().replace("_", "-")).ratio()
        if score > best_score:
            best, best_score = choice, score
    return best if best_score >= 0.65 else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """'; did you mean "error"?', or '' where nothing is near; to be put after a message."""
    near = nearest(word, choices)
    return f'; did you mean "{near}"?' if near else ""

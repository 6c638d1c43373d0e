"""Makes what RE2 runs of the patterns of rules, and refuses those that are no use."""

from __future__ import annotations

from lint import linear as re2
from lint.checks import ParameterError
from lint.checks.pattern_edges import Bounded, program
from lint.typed import Any

MEMORY = 64 << 20  # bytes that one pattern's automaton may take
MAX_LENGTH = 4_000  # of one pattern
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

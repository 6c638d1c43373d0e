"""What a run is to do: which rules, on what terms each article is judged, and within which limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lint.finding import Severity
from lint.profiles import Profile
from lint.record import record
from lint.rules import Rule
from lint.typed import Any, Literal, NamedTuple

MAX_SIZE = 16_000_000  # bytes of an article


class Terms(NamedTuple):
    """How one article is judged."""

    profile: Profile
    severities: Mapping[str, Severity | Literal["off"]] = {}  # by code, where it differs from the rule's own
    settings: Mapping[str, Any] = {}  # the configuration's options for checks


TermsOf = Callable[[str, str | None], Terms]
"""Terms by an article's path and the `type` of its front matter."""


def default_terms(path: str, type: str | None) -> Terms:  # noqa: ARG001
    """Terms without configuration and profiles."""
    return Terms(Profile())


@record(frozen=True)
class Plan:
    """All that decides what a run finds, beside the files themselves."""

    rules: tuple[Rule, ...] = ()
    terms: TermsOf = default_terms
    today: str = ""  # ISO date that counts as today
    root: str = "."  # of the project: what "/..." targets are relative to
    max_size: int = MAX_SIZE
    pages: bool = False  # whether results carry the article's text for the HTML report
    timed: bool = False  # whether the time of every rule and recogniser is taken

"""What a check sees (Hit) and what a user is told (Finding): the one shape that every report projects."""

from __future__ import annotations

from collections.abc import Mapping

from lint.record import field, record
from lint.source import Position
from lint.typed import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("advice", "warning", "error")
Safety = Literal["safe", "unsafe"]


@record(frozen=True, slots=True)
class Edit:
    """Replace source[start:end] by text; offsets in code points of the decoded file."""

    start: int
    end: int
    text: str


@record(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding. `safe` never changes meaning; `unsafe` needs a person's eye."""

    safety: Safety
    title: str
    edits: tuple[Edit, ...]


@record(frozen=True, slots=True)
class Related:
    """A second place that the message speaks of. `path` is None for the finding's own article."""

    start: int
    end: int
    message: str
    path: str | None = None


@record(frozen=True, slots=True)
class Hit:
    """What a check yields: a place in the source and the values for the rule's message.

    A check does not know its rule's code, severity or message; `variant` picks one of the rule's `messages`.
    """

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    variant: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class RelatedPlace(NamedTuple):
    """A related place with its position, as reports show it."""

    path: str
    start: Position
    end: Position
    message: str


class Finding(NamedTuple):
    """One fault at one place, complete for every report."""

    code: str
    rule: str
    severity: Severity
    message: str
    path: str
    start: Position
    end: Position
    section: tuple[str, ...]
    excerpt: str
    fingerprint: str
    help_url: str
    related: tuple[RelatedPlace, ...] = ()
    fix: Fix | None = None
    data: Mapping[str, Any] = {}


@record(frozen=True, slots=True)
class Notice:
    """What went wrong with a file or the run rather than with the article's content."""

    level: Literal["error", "warning", "info"]
    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None

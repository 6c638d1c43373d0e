"""The part of a rule file that explains the rule and proves it; read for pages and tests only."""

from __future__ import annotations

from collections.abc import Mapping

from lint.record import field, record
from lint.rules.model import Rule
from lint.typed import Any


@record(frozen=True, slots=True)
class Example:
    """A text that a rule must find fault with (`bad`), one that it must pass (`good`), or both.

    `bad` and `good` are the articles of one run, mostly one; empty where the example has none. `at` are the marked
    source texts of the findings in `bad`. `line` and `column` are where the example stands in its file.
    """

    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    at_is_list: bool = False
    count: int | None = None
    message: str | None = None
    note: str = ""
    profile: str = "default"
    format: str = "markdown"
    path: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    today: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    articles: tuple[tuple[str | None, str], ...] = ()  # (path, text)
    line: int = 0
    column: int = 0


@record(frozen=True, slots=True)
class RuleDocs:
    """Why a rule exists and what it is built on."""

    why: str
    sources: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


@record(frozen=True, slots=True)
class RuleFile:
    """All of a rule file."""

    rule: Rule
    docs: RuleDocs

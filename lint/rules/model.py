"""What every run needs of a rule."""

from __future__ import annotations

from collections.abc import Mapping

from lint.checks import Check, RunCheck
from lint.finding import Hit, Severity
from lint.typed import Any, Literal, NamedTuple


class Rule(NamedTuple):
    """What the engine needs of a rule; its documentation and examples stay in the file."""

    code: str
    name: str
    summary: str
    severity: Severity
    check: str
    message: str = ""
    messages: Mapping[str, str] = {}
    with_: Mapping[str, Any] = {}
    fix: Literal["safe", "unsafe", "none"] = "none"
    languages: tuple[str, ...] = ("en",)  # ("any",) for rules that do not read words
    url: str = ""
    file: str = ""
    needed: Mapping[str, Any] = {}  # what patterns need to match, once the rule is compiled (`Finder.derive`)

    @property
    def family(self) -> str:
        """The letters of the code: "DOS"."""
        return self.code.rstrip("0123456789")

    def message_for(self, hit: Hit) -> str:
        """The words for a hit. A placeholder that the check did not fill is left as it stands."""
        template = self.messages.get(hit.variant, self.message) if hit.variant else self.message
        if not template and self.messages:
            template = next(iter(self.messages.values()))
        return template.format_map(_Filled(hit.values))

    def told(self, check: Check | RunCheck) -> Check | RunCheck:
        """The rule's check, which now knows what was worked out when the rule was compiled."""
        if self.needed and hasattr(check, "finder"):
            check.finder.know(self.needed)
        return check


class _Filled(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


class BoundRule(NamedTuple):
    """A rule with its check, ready to run."""

    rule: Rule
    check: Check | RunCheck

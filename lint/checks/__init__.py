"""The closed set of check kinds that a rule file may name.

A check kind is a factory in `lint/checks/<family>.py` (or a package of that name): the rule's `with` gives its
keyword arguments ("-" becomes "_"), it returns either a Check, which judges one article, or a RunCheck, which
judges all the articles of a run together. Its parameters are described by `schemas/checks/<kind>.schema.json`.
A check may have a method `validate()`, called when its rule file is read, for what would cost too much on every run.
Kinds are pure: no I/O, no severity, no configuration; what they may ask is in Facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from lint.facts import Facts
from lint.finding import Hit
from lint.typed import Any, Protocol

Check = Callable[[Facts], Iterable[Hit]]


class RunCheck(Protocol):
    """Judges across articles: each contributes a small JSON-able digest, judged together once all are read."""

    def digest(self, facts: Facts) -> Any | None:
        """What one article contributes; None for nothing. Must survive json.dumps/json.loads unchanged."""

    def judge(self, digests: Mapping[str, Any]) -> Iterable[tuple[str, Hit]]:
        """Hits by the path of their article; `digests` is in path order."""


FAMILIES: dict[str, tuple[str, ...]] = {
    "anchors": ("broken-anchor", "missing-file"),
    "artifacts": ("assistant-artifact",),
    "citations": (
        "unresolved-citation",
        "uncited-reference",
        "citation-out-of-order",
        "mixed-citation-styles",
        "missing-reference-list",
    ),
    "claims": ("unreferenced-claim", "vague-attribution", "uncited-section", "weakly-sourced-claim", "outdated-source"),
    "identifiers": ("malformed-identifier",),
    "labels": ("bare-source-label",),
    "links": (
        "malformed-url",
        "private-link",
        "insecure-link",
        "vague-link-text",
        "tracking-parameter",
        "non-canonical-identifier-link",
        "blocked-source",
    ),
    "references": (
        "duplicate-reference",
        "empty-reference-list",
        "incomplete-reference",
        "impossible-year",
        "placeholder-reference",
        "broken-reference-numbering",
    ),
    "abbreviations": ("undefined-abbreviation", "redefined-abbreviation"),
    "across": ("duplicate-across-articles", "duplicate-title"),
    "characters": ("mojibake", "invisible-character", "lookalike-character", "ascii-operator"),
    "disclaimers": (
        "missing-disclaimer",
        "incomplete-disclaimer",
        "buried-disclaimer",
        "missing-emergency-notice",
        "wrong-audience-disclaimer",
    ),
    "duplicates": (
        "duplicate-heading",
        "duplicate-section",
        "restated-section",
        "duplicate-paragraph",
        "duplicate-list-entry",
    ),
    "doses.abbreviations": ("error-prone-frequency", "error-prone-drug-name"),
    "doses.completeness": ("dose-completeness",),
    "doses.conflicts": ("dose-conflict",),
    "doses.error_units": ("error-prone-unit",),
    "doses.notation": ("dose-form",),
    "doses.ranges": ("dose-range",),
    "doses.style": ("dose-style",),
    "doses.symbols": ("dose-symbol",),
    "markup": ("stray-markup",),
    "metadata": (
        "missing-metadata",
        "invalid-metadata",
        "missing-author",
        "missing-medical-reviewer",
        "overdue-review",
        "impossible-date",
    ),
    "numbering": ("broken-numbering", "count-mismatch"),
    "patterns": ("pattern", "substitution"),
    "reading": ("reading-grade", "long-sentence"),
    "spelling": ("mixed-spelling",),
    "notices": ("missing-supplement-notice", "missing-disclosure", "undisclosed-off-label-use"),
    "structure": (
        "missing-section",
        "empty-section",
        "section-out-of-order",
        "skipped-heading-level",
        "missing-title",
        "wall-of-text",
    ),
    "wording": ("repeated-word",),
}
"""Which kinds each module of this package has; the factory's name is the kind's with "_" for "-"."""

MATERIAL: dict[str, str] = dict.fromkeys(
    ("dose-conflict", "dose-range", "dose-style", "error-prone-drug-name", "error-prone-frequency", "error-prone-unit"),
    "own_doses",
)
"""What of `Facts` a kind only ever looks at: where there is none of it, the kind is not asked and its module stays
unloaded."""

KINDS: dict[str, str] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}


class ParameterError(ValueError):
    """A parameter that its check kind cannot use though the schema allows it: `path` leads to it inside `with`."""

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.path = path


def bind(kind: str, parameters: Mapping[str, Any]) -> Check | RunCheck:
    """The check that a rule asks for. Raises KeyError for a kind that does not exist."""
    name = kind.replace("-", "_")
    factory = getattr(__import__(f"lint.checks.{KINDS[kind]}", fromlist=(name,)), name)
    check: Check | RunCheck = factory(**{name.replace("-", "_"): value for name, value in parameters.items()})
    return check

"""Rule files: load them and bind them to their checks. A rule is data; see schemas/rule.schema.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lint.checks import Check, RunCheck, bind
from lint.finding import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What the engine needs of a rule; its documentation and examples stay in the file."""

    code: str
    name: str
    summary: str
    severity: Severity
    check: str
    message: str = ""
    messages: Mapping[str, str] = field(default_factory=dict)
    with_: Mapping[str, Any] = field(default_factory=dict)
    fix: Literal["safe", "unsafe", "none"] = "none"
    languages: tuple[str, ...] = ("en",)  # ("any",) for rules that do not read words
    file: str = ""

    @property
    def family(self) -> str:
        """The letters of the code: "DOS"."""
        return self.code.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with its check, ready to run."""

    rule: Rule
    check: Check | RunCheck


def schemas_dir() -> Path:
    """Where the schemas, rules and profiles lie: beside the package in a checkout, inside it in a wheel."""
    inside = Path(__file__).parent / "_schemas"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "schemas"


def load_rules(folders: Iterable[Path] | None = None) -> tuple[Rule, ...]:
    """All rules under the folders (default: the built-in ones), by code."""
    import yaml

    rules = []
    for folder in folders if folders is not None else [schemas_dir() / "rules"]:
        for file in sorted(folder.rglob("*.y*ml")):
            rules.append(_rule(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader), str(file)))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _rule(data: Mapping[str, Any], file: str) -> Rule:
    return Rule(
        code=data["code"],
        name=data["name"],
        summary=data["summary"],
        severity=data["severity"],
        check=data["check"],
        message=data.get("message", ""),
        messages=data.get("messages", {}),
        with_=data.get("with", {}),
        fix=data.get("fix", "none"),
        languages=(data["languages"],)
        if isinstance(data.get("languages"), str)
        else tuple(data.get("languages", ["en"])),
        file=file,
    )


def bind_rules(rules: Iterable[Rule]) -> tuple[BoundRule, ...]:
    """Each rule with its check."""
    return tuple(BoundRule(rule, bind(rule.check, rule.with_)) for rule in rules)

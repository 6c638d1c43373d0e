"""The reasons and sources of rules for reports that show them: read from the rule files, since a run needs neither."""

from __future__ import annotations

from collections.abc import Sequence

from lint.record import replace
from lint.report.model import Report, RuleInfo
from lint.rules import Rule
from lint.typed import Any


def with_reasons(report: Report, rules: Sequence[Rule]) -> Report:
    """The report with `why` and `sources` of its rules; a file that cannot be read any more leaves them empty."""
    files = {rule.code: rule.file for rule in rules}
    return replace(report, rules=tuple(_explained(info, files.get(info.code, "")) for info in report.rules))


def _explained(info: RuleInfo, path: str) -> RuleInfo:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with open(path, encoding="utf-8") as file:
            data = yaml.load(file, loader)
    except (OSError, ValueError, yaml.YAMLError):
        return info
    if not isinstance(data, dict):
        return info
    why = " ".join(str(data.get("why", "")).split())
    sources = data.get("sources")
    return info._replace(why=why, sources=tuple(map(str, sources)) if isinstance(sources, list) else ())

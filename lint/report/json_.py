"""The report as JSON, for programs: the contract of schemas/report.schema.json.

One finding a line, so that a person can read it and a version control system can compare it. Fields are only ever
added. The order of keys is fixed; what has no order of its own is sorted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint.finding import Finding, Fix, Notice, RelatedPlace
from lint.report import View
from lint.report.model import SCHEMA_VERSION, ArticleResult, Report, SectionResult
from lint.source import Position
from lint.typed import Any


def render(report: Report, view: View) -> Iterator[str]:  # noqa: ARG001 the same for every view
    """The whole document, ended by a line break."""
    yield f'{{"schema_version": {_dump(SCHEMA_VERSION)},\n'
    yield f' "tool": {_dump({"name": "medproof", "version": report.version})},\n'
    yield f' "run": {_dump(run_object(report))},\n'
    yield f' "summary": {_dump(summary_object(report))},\n'
    yield ' "articles": ['
    for number, article in enumerate(report.articles):
        yield ",\n  " if number else "\n  "
        yield from _article(article)
    yield "],\n" if not len(report.articles) else "\n ],\n"
    yield f' "notices": {_list([notice_object(notice) for notice in report.notices], "  ", " ")}}}\n'


def run_object(report: Report) -> dict[str, Any]:
    run = report.run
    return {
        "profile": run.profile or "auto",
        "online": run.online,
        "rules": len(report.rules),
        "duration_s": round(run.duration_s, 3),
        "fail_on": run.fail_on,
        "today": run.today,
    }


def summary_object(report: Report) -> dict[str, Any]:
    summary = report.summary
    return {
        "articles": summary.articles,
        "failed": summary.failed,
        "error": summary.error,
        "warning": summary.warning,
        "advice": summary.advice,
        "suppressed": summary.suppressed,
        "baselined": summary.baselined,
        "fixable": summary.fixable,
        "passed": summary.passed,
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """One finding, as every machine-readable place of medproof shows it."""
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "help_url": finding.help_url,
        "start": _position(finding.start),
        "end": _position(finding.end),
        "section": list(finding.section),
        "excerpt": finding.excerpt,
        "related": [_related(place) for place in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
        "data": _sorted(finding.data),
    }


def notice_object(notice: Notice) -> dict[str, Any]:
    return {
        "path": notice.path,
        "line": notice.line,
        "column": notice.column,
        "level": notice.level,
        "message": notice.message,
    }


def _article(article: ArticleResult) -> Iterator[str]:
    head = {
        "path": article.path,
        "title": article.title,
        "type": article.type,
        "format": article.format,
        "words": article.words,
        "passed": article.passed,
    }
    yield _dump(head)[:-1]
    yield f',\n   "sections": {_list([_section(section) for section in article.sections], "    ", "   ")}'
    yield f',\n   "findings": {_list([finding_object(finding) for finding in article.findings], "    ", "   ")}}}'


def _section(section: SectionResult) -> dict[str, Any]:
    return section._asdict()


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def _related(place: RelatedPlace) -> dict[str, Any]:
    return {
        "path": place.path,
        "start": _position(place.start),
        "end": _position(place.end),
        "message": place.message,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"safety": fix.safety, "title": fix.title, "edits": edits}


def _sorted(value: Any) -> Any:
    """Mappings with their keys sorted, sets as sorted lists: the same data always gives the same text."""
    if isinstance(value, dict) or hasattr(value, "items"):
        return {str(key): _sorted(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, (set, frozenset)):
        return sorted((_sorted(each) for each in value), key=str)
    if isinstance(value, (list, tuple)):
        return [_sorted(each) for each in value]
    return value


def _dump(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    # Lone surrogates (from escapes in YAML) cannot be written as UTF-8; JSON has an escape for them.
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _list(values: list[dict[str, Any]], indent: str, close: str) -> str:
    if not values:
        return "[]"
    return "[\n" + ",\n".join(indent + _dump(value) for value in values) + f"\n{close}]"

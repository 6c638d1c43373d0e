"""The report as JSON, for programs: the contract of schemas/report.schema.json.

One finding a line, so that a person can read it and a version control system can compare it. Fields are only ever
added. The order of keys is fixed; what has no order of its own is sorted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring

from lint.finding import Finding, Fix, Notice, RelatedPlace
from lint.report import View, pieces
from lint.report.model import SCHEMA_VERSION, ArticleResult, Report, SectionResult
from lint.source import Position
from lint.typed import Any


def render(report: Report, view: View) -> Iterator[str]:
    """The whole document, ended by a line break."""
    yield f'{{"schema_version": {_dump(SCHEMA_VERSION)},\n'
    yield f' "tool": {_dump({"name": "medproof", "version": report.version})},\n'
    yield f' "run": {_utf8(_dump(run_object(report)))},\n'
    yield f' "summary": {_dump(summary_object(report))},\n'
    yield ' "articles": ['
    for number, piece in enumerate(pieces(report.articles, _article, view.earlier)):
        yield ",\n  " if number else "\n  "
        yield piece
    yield "],\n" if not len(report.articles) else "\n ],\n"
    notices = _lines([_dump(notice_object(notice)) for notice in report.notices], "  ", " ")
    yield f' "notices": {_utf8(notices)}}}\n'


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


def _finding(finding: Finding) -> str:
    """One finding. Written out by hand: an encoder that is asked for each of a hundred thousand findings takes longer
    than all the rest of the report."""
    q = encode_basestring
    data = _dump(_sorted(finding.data)) if finding.data else "{}"
    related = ", ".join([_related(place) for place in finding.related]) if finding.related else ""
    return (
        f'{{"code": {q(finding.code)}, "rule": {q(finding.rule)}, "severity": {q(finding.severity)},'
        f' "message": {q(finding.message)}, "help_url": {q(finding.help_url)},'
        f' "start": {_position(finding.start)}, "end": {_position(finding.end)},'
        f' "section": [{", ".join([q(title) for title in finding.section])}], "excerpt": {q(finding.excerpt)},'
        f' "related": [{related}], "fix": {_dump(_fix(finding.fix)) if finding.fix else "null"},'
        f' "fingerprint": {q(finding.fingerprint)}, "data": {data}}}'
    )


def notice_object(notice: Notice) -> dict[str, Any]:
    return {
        "path": notice.path,
        "line": notice.line,
        "column": notice.column,
        "level": notice.level,
        "message": notice.message,
    }


def _article(article: ArticleResult) -> str:
    head = {
        "path": article.path,
        "title": article.title,
        "type": article.type,
        "format": article.format,
        "words": article.words,
        "passed": article.passed,
    }
    sections = _lines([_section(section) for section in article.sections], "    ", "   ")
    found = _lines([_finding(finding) for finding in article.findings], "    ", "   ")
    return _utf8(f'{_dump(head)[:-1]},\n   "sections": {sections},\n   "findings": {found}}}')


def _section(section: SectionResult) -> str:
    title, level, line, words, findings = section
    return (
        f'{{"title": {encode_basestring(title)}, "level": {level}, "line": {line}, "words": {words},'
        f' "findings": {findings}}}'
    )


def _position(position: Position) -> str:
    line, column, offset = position
    return f'{{"line": {line}, "column": {column}, "offset": {offset}}}'


def _related(place: RelatedPlace) -> str:
    q = encode_basestring
    return (
        f'{{"path": {q(place.path)}, "start": {_position(place.start)}, "end": {_position(place.end)},'
        f' "message": {q(place.message)}}}'
    )


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


_dump = json.JSONEncoder(ensure_ascii=False, default=str).encode


def _utf8(text: str) -> str:
    """Without lone surrogates (from escapes in YAML), which UTF-8 cannot hold; JSON has an escape for them."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _lines(values: list[str], indent: str, close: str) -> str:
    if not values:
        return "[]"
    return "[\n" + ",\n".join([indent + value for value in values]) + f"\n{close}]"

"""The report for a person at a terminal: what is wrong, where, the line with a caret under it, and what helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint.finding import Finding, Notice, Severity
from lint.report import View, pieces
from lint.report.columns import clip, safe
from lint.report.model import ArticleResult, Report, Snippet

_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "info": "1;36",
    "passed": "1;32",
    "bold": "1",
    "frame": "34",
    "dim": "2",
    "help": "1;32",
}


def render(report: Report, view: View) -> Iterator[str]:
    """Findings by article and place, then the summary; lines end with "\\n". Notices are not in it: see `notices`."""
    paint = _Paint(view)
    tally: dict[str, list[Finding]] = {}

    def piece(article: ArticleResult) -> str:
        if view.statistics:
            for finding in article.findings:
                tally.setdefault(finding.code, []).append(finding)
        if view.quiet:
            return "".join([_short(finding, paint) for finding in article.findings])
        return "".join(_article(article, view, paint))

    yield from pieces(report.articles, piece, None if view.statistics else view.earlier)
    if view.statistics:
        yield from _statistics(tally, paint)
    if not view.quiet:
        yield from _summary(report, paint)


def notices(found: Iterable[Notice], view: View) -> Iterator[str]:
    """What went wrong with files or the run, a line each, for standard error."""
    paint = _Paint(view)
    for notice in found:
        place = ":".join(safe(str(part)) for part in (notice.path, notice.line, notice.column) if part is not None)
        level = paint(notice.level, notice.level)
        yield f"{place}: {level}: {safe(notice.message)}\n" if place else f"{level}: {safe(notice.message)}\n"


class _Paint:
    """Colours and links, or plain text where the view has none."""

    def __init__(self, view: View) -> None:
        self.colour = view.colour
        self.links = view.links

    def __call__(self, kind: str, text: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour and text else text

    def link(self, url: str, text: str) -> str:
        """A hyperlink (OSC 8), only for addresses that cannot carry an escape of their own."""
        if self.links and url.startswith(("https://", "http://")) and url.isascii() and url.isprintable():
            return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\"
        return text


def _article(article: ArticleResult, view: View, paint: _Paint) -> Iterator[str]:
    for group in _groups(article.findings):
        first = article.findings[group[0]]
        lines = article.snippets[group[0]] if group[0] < len(article.snippets) else ()
        for index in group:
            yield _headline(article.findings[index], paint)
        gutter = len(str(max([first.start.line, *(p.start.line for i in group for p in article.findings[i].related)])))
        yield _arrow("-->", first, gutter, paint)
        if lines and lines[0].text:
            yield from _source(lines[0], first, first.severity, gutter, view, paint)
        for index in group:
            finding = article.findings[index]
            shown = article.snippets[index] if index < len(article.snippets) else ()
            yield from _related(finding, shown, gutter, view, paint)
            if finding.fix:
                yield _foot("help", _fix_words(finding), gutter, paint)
        yield "\n"


def _groups(findings: Sequence[Finding]) -> Iterator[list[int]]:
    """Indices of findings, those at exactly one place together: the phrase is shown once."""
    group: list[int] = []
    for index, finding in enumerate(findings):
        if group and (findings[group[0]].start, findings[group[0]].end) != (finding.start, finding.end):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _headline(finding: Finding, paint: _Paint) -> str:
    code = paint.link(finding.help_url, f"{finding.severity}[{finding.code}]")
    return f"{paint(finding.severity, code)}{paint('bold', ': ' + safe(finding.message))}\n"


def _short(finding: Finding, paint: _Paint) -> str:
    place = f"{safe(finding.path)}:{finding.start.line}:{finding.start.column}"
    return f"{place}: {paint(finding.severity, f'{finding.severity}[{finding.code}]')}: {safe(finding.message)}\n"


def _arrow(arrow: str, finding: Finding, gutter: int, paint: _Paint) -> str:
    place = f"{safe(finding.path)}:{finding.start.line}:{finding.start.column}"
    section = " › ".join(safe(title) for title in finding.section)
    tail = paint("dim", f"  ({section})") if section else ""
    return f"{' ' * gutter}{paint('frame', arrow)} {place}{tail}\n"


def _fix_words(finding: Finding) -> str:
    if finding.fix is None:
        return ""
    title = safe(finding.fix.title)
    return title if finding.fix.safety == "safe" else f"{title} (look before you accept it)"


def _foot(kind: str, text: str, gutter: int, paint: _Paint) -> str:
    label = paint("help" if kind == "help" else "bold", f"{kind}:")
    return f"{' ' * gutter} {paint('frame', '=')} {label} {text}\n"


def _related(finding: Finding, shown: Sequence[Snippet], gutter: int, view: View, paint: _Paint) -> Iterator[str]:
    for index, place in enumerate(finding.related):
        yield _foot("note", safe(place.message), gutter, paint)
        where = f"{safe(place.path)}:{place.start.line}:{place.start.column}"
        yield f"{' ' * gutter}{paint('frame', ':::')} {where}\n"
        line = shown[index + 1] if index + 1 < len(shown) else None
        if line and line.text:
            width = place.end.column if place.end.line == place.start.line else None
            yield from _excerpt(line, place.start.line, place.start.column, width, "-", "frame", gutter, view, paint)


def _source(
    line: Snippet, finding: Finding, severity: Severity, gutter: int, view: View, paint: _Paint
) -> Iterator[str]:
    end = finding.end.column if finding.end.line == finding.start.line else None
    yield from _excerpt(line, finding.start.line, finding.start.column, end, "^", severity, gutter, view, paint)


def _excerpt(
    line: Snippet,
    number: int,
    start: int,
    end: int | None,
    mark: str,
    colour: str,
    gutter: int,
    view: View,
    paint: _Paint,
) -> Iterator[str]:
    """The gutter, the line clipped around the columns start to end (to the line's end if None), and the mark."""
    first = start - 1 - line.skipped
    last = len(line.text) if end is None else end - 1 - line.skipped
    text, before, under = clip(line.text, first, last, max(view.width - gutter - 3, 20), line.skipped > 0, line.more)
    bar = paint("frame", "|")
    yield f"{' ' * gutter} {bar}\n"
    yield f"{paint('frame', str(number).rjust(gutter))} {bar} {text}\n"
    yield f"{' ' * gutter} {bar} {' ' * before}{paint(colour, mark * max(under, 1))}\n"


def _statistics(tally: dict[str, list[Finding]], paint: _Paint) -> Iterator[str]:
    rows = sorted(tally.items(), key=lambda row: (-len(row[1]), row[0]))
    width = max((len(str(len(found))) for found in tally.values()), default=1)
    for code, found in rows:
        severity = found[0].severity
        yield f"{str(len(found)).rjust(width)}  {paint(severity, severity.ljust(7))}  {code}  {found[0].rule}\n"
    if rows:
        yield "\n"


def _summary(report: Report, paint: _Paint) -> Iterator[str]:
    summary = report.summary
    if not summary.articles:
        yield "No article was checked.\n"
        return
    where = f"in {count(summary.articles, 'article')}"
    parts = [
        paint(severity, count(number, noun))
        for severity, number, noun in (
            ("error", summary.error, "error"),
            ("warning", summary.warning, "warning"),
            ("advice", summary.advice, "piece of advice"),
        )
        if number
    ]
    words = ", ".join(parts) if parts else "No findings"
    tail = [f"{summary.fixable} with a suggested fix"] if summary.fixable else []
    if summary.suppressed:
        tail.append(f"{summary.suppressed} suppressed")
    if summary.baselined:
        tail.append(f"{summary.baselined} in the baseline")
    if summary.passed:
        verdict = paint("passed", "passed")
    else:
        verdict = paint("error", "not passed")
        if summary.failed and summary.articles > 1:
            verdict += f": {summary.failed} of {count(summary.articles, 'article')} to be mended"
    yield f"{words} {where}{'; ' + ', '.join(tail) if tail else ''}\n"
    yield f"{verdict}\n"


def count(number: int, noun: str) -> str:
    """ "1 error", "2 errors", "3 pieces of advice"."""
    if number == 1:
        return f"1 {noun}"
    plural = noun.replace("piece", "pieces") if noun.startswith("piece ") else noun + "s"
    return f"{number:,} {plural}"

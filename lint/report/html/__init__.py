"""The report for people who open no terminal: one file that needs nothing else, to read, print, sign and archive.

The file works from a disk without a network: a Content-Security-Policy forbids every other source, its own style and
script are allowed by their hash, and everything that an article supplies is escaped.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator

from lint.report import View
from lint.report.checklist import FAMILY_TITLES, Answer, checklist, family
from lint.report.html.body import body
from lint.report.html.cards import LABELS, card
from lint.report.html.escape import attribute, content, web_address
from lint.report.model import ArticleResult, Report, RuleInfo

CARD_LIMIT = 500
"""Findings of one article that are shown; the rest is counted. A page with more is no help to anyone."""

TEXT_BUDGET = 6_000_000
"""Code points of article text in one file, so that a browser opens it at once; articles after it show their findings
without the text around them."""

CLEAN_LIMIT = 25
"""Articles in a run up to which the text of those without findings is shown too."""

_STATES = {
    "passed": ("✓", "Passed"),
    "failed": ("✗", "Failed"),
    "review": ("!", "To look at"),
    "absent": ("–", "Not applicable"),
    "unchecked": ("–", "Not checked"),
}


def render(report: Report, view: View) -> Iterator[str]:  # noqa: ARG001 the same for every view
    """The whole document."""
    document = _Document(report)
    for number, article in enumerate(report.articles, 1):
        document.add(article, number)
    yield from document.pieces()


class _Document:
    """Goes through the articles once and collects what the index above them needs."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.families = {family(rule.code) for rule in report.rules}
        self.numbers = {article.path: number for number, article in enumerate(report.articles, 1)}
        self.rows: list[str] = []
        self.views: list[str] = []
        self.fired: dict[str, int] = {}
        self.by_family: dict[str, int] = {}
        self.left = TEXT_BUDGET

    def add(self, article: ArticleResult, number: int) -> None:
        """One article: its row in the index and its own view."""
        for finding in article.findings:
            self.fired[finding.code] = self.fired.get(finding.code, 0) + 1
            of = family(finding.code)
            self.by_family[of] = self.by_family.get(of, 0) + 1
        answers = checklist(article, self.families, self.report.run.fail_on)
        self.rows.append(_row(article, number, answers))
        self.views.append("".join(self._view(article, number, answers)))

    def _view(self, article: ArticleResult, number: int, answers: tuple[Answer, ...]) -> Iterator[str]:
        name = f"a{number}"
        title = article.title or article.path
        kind = f"{attribute(article.type)} · {article.words:,} words · {len(article.findings):,} findings"
        yield f'<article class="view article" id="{name}" tabindex="-1" aria-labelledby="{name}-title">'
        yield '<header class="article-head">'
        path = f'<span class="path">{content(article.path)}</span>'
        yield f'<p class="verdict-line">{_verdict(article.passed)} {path}</p>'
        yield f'<h2 id="{name}-title" dir="auto">{content(title)}</h2>'
        yield f'<p class="facts">{kind} <span class="shown-count" aria-live="polite"></span></p>'
        yield from _checklist(answers)
        yield "</header>"
        yield from self._text(article, number)
        yield _SIGNOFF
        yield "</article>"

    def _text(self, article: ArticleResult, number: int) -> Iterator[str]:
        name = f"a{number}"
        lines = [section.line for section in article.sections]
        tops = _tops(article)
        given: set[int] = set()
        limited = len(article.findings) > CARD_LIMIT

        def make(index: int, placed: bool = True) -> str:
            if index in given or index >= CARD_LIMIT or index >= len(article.findings):
                return ""
            given.add(index)
            finding = article.findings[index]
            at = max(bisect_right(lines, finding.start.line) - 1, 0)
            section = tops[at] if at < len(tops) else 0
            return card(finding, index + 1, number, section, self.numbers, placed)

        size = sum(len(block.text) for block in article.page or ())
        wanted = article.findings or self.report.summary.articles <= CLEAN_LIMIT
        if article.page is not None and wanted and size <= self.left:
            self.left -= size
            about = "".join(make(index) for index in _on_title(article))
            text = "".join(body(article, name, make))
            about += "".join(make(index, placed=False) for index in range(len(article.findings)))
            yield f'<div class="about-all">{about}</div>' if about else ""
            yield f'<div class="text">{text}</div>'
        elif article.findings:
            yield '<p class="note">The text of this article is left out of this file; its findings follow.</p>'
            cards = "".join(make(index, placed=False) for index in range(len(article.findings)))
            yield f'<div class="about-all">{cards}</div>'
        else:
            yield '<p class="note">No findings. In a large run the text of such articles is left out of this file.</p>'
        if limited:
            more = len(article.findings) - CARD_LIMIT
            yield f'<p class="note">{more:,} further findings of this article are in the JSON report only.</p>'

    def pieces(self) -> Iterator[str]:
        """The document in order."""
        report = self.report
        style, script = _asset("page.css"), _asset("page.js")
        yield _HEAD.format(policy=_policy(style, script), style=style, script=script, version=content(report.version))
        yield '<a class="skip" href="#main">Skip to the report</a>'
        yield from self._masthead()
        yield '<div class="layout">'
        yield from self._rail()
        yield '<main id="main" tabindex="-1">'
        yield from self._index()
        yield from self.views
        yield from self._rules()
        yield "</main></div>"
        yield _HELP
        yield "</body></html>\n"

    def _masthead(self) -> Iterator[str]:
        run, summary = self.report.run, self.report.summary
        when = f' · <time datetime="{attribute(run.today)}">{content(run.today)}</time>' if run.today else ""
        yield (
            f'<header class="masthead"><p class="brand"><a href="#index">medproof</a> '
            f'<span class="quiet">report{when} · version {content(self.report.version)}</span></p>'
        )
        if not summary.articles:
            yield "<h1>No article was checked</h1>"
        elif summary.passed and not summary.failed:
            yield f"<h1>{'The article' if summary.articles == 1 else f'All {summary.articles:,} articles'} passed</h1>"
        elif summary.failed:
            good = summary.articles - summary.failed
            yield f"<h1>{good:,} of {_count(summary.articles, 'article')} passed</h1>"
        else:
            yield "<h1>Not everything could be checked</h1>"
        yield "</header>"

    def _rail(self) -> Iterator[str]:
        summary = self.report.summary
        yield '<nav class="rail controls" aria-label="Filters and keys">'
        yield '<p class="back"><a href="#index">All articles</a> <a href="#rules">Rules</a></p>'
        yield '<form id="filters" autocomplete="off"><h2 class="rail-title">Show</h2>'
        yield "<fieldset><legend>Severity</legend>"
        for severity, number in (
            ("error", summary.error),
            ("warning", summary.warning),
            ("advice", summary.advice),
        ):
            yield _box("severity", severity, LABELS[severity], number)
        yield "</fieldset><fieldset><legend>Topic</legend>"
        for of in sorted(self.by_family, key=lambda each: FAMILY_TITLES.get(each, each)):
            yield _box("family", of, FAMILY_TITLES.get(of, of), self.by_family[of])
        yield '</fieldset><label class="section-filter" for="section">Section'
        yield '<select id="section"><option value="">All sections</option></select></label>'
        yield '<p class="status" id="status" role="status"></p>'
        yield '<button type="reset" id="reset">Show everything</button></form>'
        yield _KEYS
        yield "</nav>"

    def _index(self) -> Iterator[str]:
        summary = self.report.summary
        yield '<section class="view" id="index" tabindex="-1" aria-labelledby="index-title">'
        yield '<h2 id="index-title">Articles</h2>'
        if self.report.notices:
            yield '<div class="notices"><h3>Notices</h3><ul>'
            for notice in self.report.notices:
                place = ":".join(content(str(part)) for part in (notice.path, notice.line) if part is not None)
                lead = f"{place}: " if place else ""
                yield f'<li class="{attribute(notice.level)}">{lead}{content(notice.message)}</li>'
            yield "</ul></div>"
        if not summary.articles:
            yield '<p class="note">There was nothing to check.</p></section>'
            return
        parts = [
            f'<span class="{severity}">{_count(number, noun)}</span>'
            for severity, number, noun in (
                ("error", summary.error, "error"),
                ("warning", summary.warning, "warning"),
            )
        ]
        if summary.advice:
            parts.append(f'<span class="advice">{summary.advice:,} advice</span>')
        tail = f"; {summary.fixable:,} of them with a suggested fix" if summary.fixable else ""
        if summary.suppressed or summary.baselined:
            tail += f"; {summary.suppressed + summary.baselined:,} accepted earlier"
        yield f'<p class="totals">{", ".join(parts)}{tail}.</p>'
        yield (
            '<p class="find controls"><label for="find">Find an article</label> '
            '<input type="search" id="find" placeholder="title, path or type"> '
            '<label class="inline"><input type="checkbox" id="only-failed"> only those not passed</label> '
            '<label class="inline" for="order">sort by <select id="order"><option value="path">path</option>'
            '<option value="errors">most errors</option></select></label></p>'
        )
        yield (
            '<div class="table" tabindex="0" role="region" aria-labelledby="index-title">'
            '<table class="articles"><thead><tr><th scope="col">Verdict</th><th scope="col">Article</th>'
            '<th scope="col">Needs attention</th>'
            '<th scope="col" class="n">Errors</th><th scope="col" class="n">Warnings</th>'
            '<th scope="col" class="n">Advice</th></tr></thead><tbody>'
        )
        yield from self.rows
        yield "</tbody></table></div></section>"

    def _rules(self) -> Iterator[str]:
        known = {rule.code: rule for rule in self.report.rules}
        yield '<section class="view" id="rules" tabindex="-1" aria-labelledby="rules-title">'
        yield '<h2 id="rules-title">Rules with findings in this report</h2>'
        if not self.fired:
            yield '<p class="note">No rule has a finding.</p>'
        for code in sorted(self.fired):
            yield _rule(code, known.get(code), self.fired[code])
        yield f'<p class="note">{_count(len(self.report.rules), "rule")} took part in the run.</p></section>'


def _row(article: ArticleResult, number: int, answers: tuple[Answer, ...]) -> str:
    name = f"a{number}"
    title = article.title or article.path
    needs = [
        f'<span class="need {answer.state}">{content(answer.topic.title)}&nbsp;{answer.findings}</span>'
        for answer in answers
        if answer.findings
    ]
    counts = "".join(
        f'<td class="n {severity}{"" if total else " zero"}" data-count="{severity}" '
        f'data-total="{total}">{total:,}</td>'
        for severity, total in (
            ("error", article.counts.error),
            ("warning", article.counts.warning),
            ("advice", article.counts.advice),
        )
    )
    return (
        f'<tr data-article="{name}" data-passed="{"yes" if article.passed else "no"}">'
        f"<td>{_verdict(article.passed)}</td>"
        f'<th scope="row"><a href="#{name}" dir="auto">{content(title)}</a>'
        f'<span class="path">{content(article.path)} · {content(article.type)} · {article.words:,} words</span></th>'
        f'<td class="needs">{" ".join(needs)}</td>{counts}</tr>'
    )


def _verdict(passed: bool) -> str:
    return (
        '<span class="verdict passed">✓ Passed</span>' if passed else '<span class="verdict failed">✗ Not passed</span>'
    )


def _checklist(answers: tuple[Answer, ...]) -> Iterator[str]:
    yield '<ul class="checklist" aria-label="Readiness checklist">'
    for answer in answers:
        sign, word = _STATES[answer.state]
        number = f" · {answer.findings:,}" if answer.findings else ""
        spoken = f"{word}, {_count(answer.findings, 'finding')}" if answer.findings else word
        yield (
            f'<li class="{answer.state}"><span class="sign" aria-hidden="true">{sign}</span> '
            f'<span class="topic">{content(answer.topic.title)}</span> '
            f'<span class="state" aria-hidden="true">{word}{number}</span>'
            f'<span class="spoken">{spoken}</span></li>'
        )
    yield "</ul>"


def _on_title(article: ArticleResult) -> list[int]:
    """Findings on the article's title, which are about all of it: too many to stand beside one line."""
    title = next((block for block in article.page or () if block.kind == "heading" and block.level == 1), None)
    marks = title.marks if title else ()
    return sorted({mark.target for mark in marks if mark.kind == "finding" and isinstance(mark.target, int)})


def _tops(article: ArticleResult) -> list[int]:
    """For each section the section of level 2 or above that it belongs to, which is what people filter by."""
    tops: list[int] = []
    current = 0
    for index, section in enumerate(article.sections):
        if section.level <= 2:
            current = index
        tops.append(current)
    return tops


def _rule(code: str, rule: RuleInfo | None, findings: int) -> str:
    parts = [f'<section class="rule" id="rule-{attribute(code)}" tabindex="-1">']
    if rule is None:
        parts.append(f"<h3>{content(code)}</h3><p>{_count(findings, 'finding')}</p>")
    else:
        name = content(rule.name.replace("-", " "))
        parts.append(f'<h3><span class="code">{content(code)}</span> {name}</h3>')
        parts.append(f"<p>{content(rule.summary)}. {_count(findings, 'finding')}.</p>")
        if rule.why:
            parts.append(f'<p class="why">{content(rule.why.strip())}</p>')
        if rule.sources:
            parts.append(f'<p class="sources">Sources: {content("; ".join(rule.sources))}</p>')
        address = web_address(rule.help_url)
        if address:
            parts.append(f'<p><a href="{address}" rel="noopener noreferrer">The rule\'s page</a></p>')
    parts.append("</section>")
    return "".join(parts)


def _box(group: str, value: str, label: str, number: int) -> str:
    return (
        f'<label class="box {attribute(value)}"><input type="checkbox" name="{group}" value="{attribute(value)}" '
        f"checked> <span>{content(label)}</span> "
        f'<span class="n" data-total="{attribute(value)}">{number:,}</span></label>'
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _asset(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded; only this very style and script may act."""
    from base64 import b64encode
    from hashlib import sha256

    allowed = [b64encode(sha256(text.encode()).digest()).decode("ascii") for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{allowed[0]}'; script-src 'sha256-{allowed[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="medproof {version}">
<title>medproof report</title>
<style>{style}</style>
<script>{script}</script>
</head>
<body>
"""

_KEYS = """<div class="keys"><h2 class="rail-title">Keys</h2>
<dl><div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous finding</dd></div>
<div><dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous article</dd></div>
<div><dt><kbd>i</kbd></dt><dd>all articles</dd></div>
<div><dt><kbd>f</kbd></dt><dd>filters</dd></div>
<div><dt><kbd>?</kbd></dt><dd>help</dd></div></dl>
<label class="inline"><input type="checkbox" id="keys-on" checked> single keys act</label></div>"""

_HELP = """<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">How to read this report</h2>
<p>Every highlighted phrase has a number; the card with that number stands beside it and says what is wrong and,
where there is one, how to mend it. An <b>error</b> is unsafe or false and must be mended before publication. A
<b>warning</b> needs an editor's eye. <b>Advice</b> is good practice.</p>
<p>The line on a card counts lines of the article's file. The code leads to the rule, its reason and its sources.
Printing gives everything that is in view, with room for signatures.</p>
<p><kbd>j</kbd> <kbd>k</kbd> walk through the findings, <kbd>n</kbd> <kbd>p</kbd> through the articles,
<kbd>i</kbd> goes back to all articles, <kbd>f</kbd> to the filters, <kbd>Esc</kbd> closes this.</p>
<form method="dialog"><button>Close</button></form></dialog>"""

_SIGNOFF = """<section class="signoff" aria-label="Sign-off"><h3>Sign-off</h3>
<p class="decision"><span>☐ Ready to publish</span> <span>☐ Ready after the changes above</span>
<span>☐ Not ready</span></p>
<table><thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Date</th>
<th scope="col">Signature</th></tr></thead><tbody>
<tr><th scope="row">Author</th><td></td><td></td><td></td></tr>
<tr><th scope="row">Medical reviewer</th><td></td><td></td><td></td></tr>
<tr><th scope="row">Editor</th><td></td><td></td><td></td></tr>
</tbody></table></section>"""

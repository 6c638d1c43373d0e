"""Hand-made reports: the cases that every renderer must show well."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lint.finding import Edit, Finding, Fix, Notice, RelatedPlace, Severity
from lint.formats import read
from lint.report.model import ArticleResult, Counts, Report, RuleInfo, RunFacts, SectionResult, Snippet, Summary
from lint.report.page import page
from lint.source import Source
from lint.text.sentences import sentences

SNAPSHOTS = Path(__file__).parent / "snapshots"

RULES = (
    RuleInfo(
        "CIT001",
        "unresolved-citation",
        "A citation with no entry behind it",
        "error",
        "https://example.org/rules/CIT001",
        "A reader cannot follow the claim to its source.",
        ("ICMJE Recommendations",),
    ),
    RuleInfo("DIS001", "missing-disclaimer", "No disclaimer anywhere", "error", "https://example.org/rules/DIS001"),
    RuleInfo(
        "DOS003",
        "trailing-zero",
        "A zero after the decimal point of a dose",
        "error",
        "https://example.org/rules/DOS003",
        "If the point is missed, 1.0 mg is read as 10 mg.",
        ('Joint Commission, official "Do Not Use" list',),
    ),
    RuleInfo("DOS016", "conflicting-dose", "Doses that contradict", "error", "https://example.org/rules/DOS016"),
    RuleInfo("LNG007", "long-sentence", "A long sentence", "advice", "https://example.org/rules/LNG007"),
    RuleInfo("TXT003", "invisible-character", "Invisible character", "warning", "https://example.org/rules/TXT003"),
)
_NAMES = {rule.code: rule for rule in RULES}


def finding(
    source: Source,
    code: str,
    at: str,
    message: str,
    severity: Severity | None = None,
    write: str | None = None,
    safety: Any = "safe",
    related: Sequence[tuple[str, str]] = (),
    section: tuple[str, ...] = (),
    occurrence: int = 0,
) -> Finding:
    """A finding at the nth place where `at` stands in the source; `write` makes a fix; `related` is (at, message)."""
    start = -1
    for _ in range(occurrence + 1):
        start = source.text.index(at, start + 1)
    end = start + len(at)
    places = []
    for text, note in related:
        where = source.text.index(text)
        places.append(
            RelatedPlace(source.path, source.position(where), source.position(where + len(text)), note),
        )
    return Finding(
        code=code,
        rule=_NAMES[code].name,
        severity=severity or _NAMES[code].severity,
        message=message,
        path=source.path,
        start=source.position(start),
        end=source.position(end),
        section=section,
        excerpt=at,
        fingerprint=f"{code.lower()}-{start:05d}",
        help_url=_NAMES[code].help_url,
        related=tuple(places),
        fix=Fix(safety, f"Write {write}", (Edit(start, end, write),)) if write is not None else None,
        data={"z": 1, "a": [2]},
    )


def result(
    path: str, text: str, *wanted: dict[str, Any], type: str = "disease-overview", **facts: Any
) -> ArticleResult:
    """An article judged by hand."""
    source = Source(path, text)
    article = read(source)
    found = tuple(sorted((finding(source, **each) for each in wanted), key=lambda f: (f.start.offset, f.code)))
    by = {severity: sum(f.severity == severity for f in found) for severity in ("error", "warning", "advice")}
    sections = tuple(
        SectionResult(
            section.title,
            section.level,
            source.line(section.heading_span.start),
            sum(len(article.block_text(block).split()) for block in article.own_blocks(section)),
            sum(article.section_at_source(f.start.offset) == section.index for f in found),
        )
        for section in article.sections
    )
    return ArticleResult(
        path=path,
        title=article.title,
        type=type,
        format=article.format,
        words=sum(section.words for section in sections),
        sections=sections,
        findings=found,
        counts=Counts(by["error"], by["warning"], by["advice"], sum(f.fix is not None for f in found)),
        passed=not by["error"],
        page=page(article, found, sentences(article)),
        snippets=snippets(source, found),
        **facts,
    )


def report(*articles: ArticleResult, notices: Sequence[Notice] = (), **facts: Any) -> Report:
    """A report over articles."""
    failed = sum(not article.passed for article in articles)
    summary = Summary(
        articles=len(articles),
        failed=failed,
        error=sum(article.counts.error for article in articles),
        warning=sum(article.counts.warning for article in articles),
        advice=sum(article.counts.advice for article in articles),
        fixable=sum(article.counts.fixable for article in articles),
        passed=not failed and not any(notice.level == "error" for notice in notices),
        **facts,
    )
    return Report("0.1.0", RunFacts(duration_s=0.25, today="2026-11-21"), RULES, summary, articles, tuple(notices))


ONE = """\
---
title: Migraine
type: disease-overview
---
# Migraine

A migraine is a headache. It is **common** and [well described](https://example.org/x).

## Treatment

Give 1.0 mg of lorazepam by mouth.[^9] Naproxen 500 mg twice daily is an option. Rest helps.

### Drugs

- Naproxen 250 mg once daily
- Rest

| Drug | Dose |
|---|---|
| Ibuprofen | 400 mg |
| Sumatriptan | 50.0 mg |
"""


def one() -> ArticleResult:
    """An ordinary article with findings of several kinds."""
    return result(
        "articles/migraine.md",
        ONE,
        {
            "code": "DOS003",
            "at": "1.0 mg",
            "message": "1.0 mg can be read as ten times the dose; write 1 mg.",
            "write": "1 mg",
            "section": ("Migraine", "Treatment"),
        },
        {
            "code": "CIT001",
            "at": "[^9]",
            "message": "Nothing in the reference list stands behind [^9].",
            "section": ("Migraine", "Treatment"),
        },
        {
            "code": "DOS016",
            "at": "Naproxen 500 mg twice daily",
            "message": "The article gives two doses of naproxen.",
            "related": [("Naproxen 250 mg once daily", "the other dose is here")],
            "section": ("Migraine", "Treatment"),
        },
        {
            "code": "LNG007",
            "at": "50.0 mg",
            "message": "A cell is long.",
            "write": "50 mg",
            "safety": "unsafe",
            "section": ("Migraine", "Treatment", "Drugs"),
        },
        {"code": "DIS001", "at": "title: Migraine", "message": "The article has no disclaimer."},
        tallies={"doses": 5, "claims": 2, "citations": 1, "references": 0, "links": 1, "disclaimers": 0},
    )


HOSTILE = """\
# <script>alert(1)</script> \u202egnp.exe

Text with </script><img src=x onerror=alert(2)> & "quotes" 'and' [link](javascript:alert(3)) \x1b[31mred\x1b[0m.

<script>alert("block")</script>

- item ]]> <!-- comment --> {{7*7}} ${x} `</code>`
"""


def hostile() -> ArticleResult:
    """An article that attacks whoever shows it."""
    return result(
        'articles/"><svg onload=alert(4)>.md',
        HOSTILE,
        {
            "code": "TXT003",
            "at": "\u202egnp",
            "message": "</div><script>alert(5)</script> \u202e\x1b]8;;evil\x07",
            "write": "<b>gnp</b>",
        },
        {"code": "TXT003", "at": "red", "message": "After an escape."},
        {"code": "CIT001", "at": 'alert("block")', "message": "In raw HTML."},
    )


WIDE = """\
# 偏頭痛の治療

ロラゼパム 1.0 mg を経口投与する。👩‍⚕️ 医師に相談 1.0 mg。

\tTabs\tbefore 1.0 mg and é (e\u0301) 1.0 mg; café 👍🏽 1.0 mg
"""


def wide() -> ArticleResult:
    """Wide, combining and joined characters, and tabs."""
    wanted = [{"code": "DOS003", "at": "1.0 mg", "message": f"Number {n}.", "occurrence": n} for n in range(5)]
    return result("articles/偏頭痛.md", WIDE, *wanted)


def long_line() -> ArticleResult:
    """A paragraph of thousands of characters on one line."""
    words = " ".join(f"word{n}" for n in range(900))
    text = f"# Long\n\n{words} give 1.0 mg now {words}\n"
    return result(
        "articles/long.md",
        text,
        {"code": "DOS003", "at": "1.0 mg", "message": "In the middle."},
        {"code": "LNG007", "at": words + " give", "message": "Longer than the terminal."},
        {"code": "LNG007", "at": "word0", "message": "At the start."},
        {"code": "LNG007", "at": "word899\n", "message": "At the end."},
    )


def many() -> ArticleResult:
    """Sixty findings in one article, two of them at one place."""
    lines = "\n\n".join(f"Paragraph {n}: take {n}.0 mg daily." for n in range(10, 70))
    wanted: list[dict[str, Any]] = [
        {"code": "DOS003", "at": f"{n}.0 mg", "message": f"Write {n} mg.", "write": f"{n} mg"} for n in range(10, 70)
    ]
    wanted.append({"code": "LNG007", "at": "10.0 mg", "message": "The same place."})
    return result("articles/many.md", f"# Many\n\n{lines}\n", *wanted)


def clean() -> ArticleResult:
    """Nothing to find."""
    return result("articles/clean.md", "# Clean\n\nNothing is wrong here.\n", type="default")


NOTICES = (
    Notice("error", "not valid UTF-8 at byte 120", "articles/broken.md"),
    Notice("warning", "an option that nobody knows: \x1b[31mred", "medproof.yaml", 3, 7),
    Notice("info", "2 files were ignored"),
)

CASES = {
    "empty": lambda: report(),
    "notices": lambda: report(notices=NOTICES),
    "clean": lambda: report(clean()),
    "one": lambda: report(one(), clean(), notices=NOTICES[1:2]),
    "hostile": lambda: report(hostile()),
    "wide": lambda: report(wide()),
    "long": lambda: report(long_line()),
    "many": lambda: report(many()),
}


def check_snapshot(name: str, text: str) -> None:
    """Compares with the stored text; with UPDATE_SNAPSHOTS=1 in the environment stores it."""
    path = SNAPSHOTS / name
    data = text.encode("utf-8", "backslashreplace")
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert path.exists(), f"no snapshot {name}; look at the output, then run with UPDATE_SNAPSHOTS=1"
    assert data.decode() == path.read_bytes().decode(), f"{name} differs; UPDATE_SNAPSHOTS=1 accepts the change"


def snippets(source: Source, findings: Sequence[Finding]) -> tuple[tuple[Snippet, ...], ...]:
    """For each finding its line and those of its related places; see ArticleResult.snippets."""

    def line(place: Finding | RelatedPlace) -> Snippet:
        return Snippet(source.line_text(place.start.line) if place.path == source.path else "")

    return tuple((line(finding), *map(line, finding.related)) for finding in findings)

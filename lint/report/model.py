"""What a run found, complete for every renderer: nothing is computed or looked up behind it.

`Report.articles` is a sequence that may unpack an article only when it is asked for it, so a renderer should go
through it once, in order, and keep no more than it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.finding import Finding, Notice, Severity
from lint.record import field, record
from lint.typed import Literal, NamedTuple

SCHEMA_VERSION = "1.0"

FailOn = Literal["error", "warning", "advice", "never"]
"""The lowest severity that fails a run."""


class Counts(NamedTuple):
    """How many findings of each severity, and how many of them carry a fix."""

    error: int = 0
    warning: int = 0
    advice: int = 0
    fixable: int = 0

    def at_least(self, level: FailOn) -> int:
        """Findings of this severity or a graver one; none for "never"."""
        if level == "never":
            return 0
        return self.error + (self.warning if level != "error" else 0) + (self.advice if level == "advice" else 0)


class SectionResult(NamedTuple):
    """One section in preorder; the part before the first heading has level 0 and no title."""

    title: str
    level: int
    line: int  # 1-based line of the heading
    words: int  # of its own text, without sub-sections
    findings: int  # that begin in its own text


class PageMark(NamedTuple):
    """Where a finding, a sentence, inline type or a link lies in a block's text (code points, end exclusive)."""

    start: int
    end: int
    kind: str  # "finding", "related", "sentence", "note" (a footnote marker), "link", or a MarkKind of lint.article
    target: int | str  # index in ArticleResult.findings, "3.0" for its first related place, label, URL, or ""


class PageBlock(NamedTuple):
    """A block of the article as the HTML report shows it. Findings whose place has no text (front matter, a link's
    target, a raw HTML block) are marked on the nearest block as a whole: start 0, end 0."""

    kind: str  # BlockKind of lint.article, or "front" for the front matter as written
    text: str
    section: int  # index into ArticleResult.sections
    line: int  # 1-based source line
    level: int  # of a heading
    list: int  # which list, -1 outside lists
    number: int  # the number of an ordered entry, -1 elsewhere
    depth: int  # of the list
    first: bool  # whether the block begins its list entry
    table: int  # which table, -1 outside tables
    row: int
    column: int
    header: bool
    quote: int  # depth of block quotes
    admonition: str
    footnote: str
    marks: tuple[PageMark, ...]


class Snippet(NamedTuple):
    """The source line where a place begins, or the part of it around the place."""

    text: str
    skipped: int = 0  # code points of the line left out before `text`
    more: bool = False  # whether the line goes on after `text`


@record(frozen=True, slots=True)
class ArticleResult:
    """One article: its facts, its findings in order of place, and on demand its text (`page`).

    `snippets` stand parallel to the findings, each with those of the finding's related places behind it (empty
    text for a place in another article); only the terminal needs them, so they may be left out altogether.
    `tallies` counts what was recognised: "doses", "claims", "citations", "references", "links", "disclaimers";
    0 says that the article has none, an absent key that nobody counted.
    """

    path: str
    title: str
    type: str  # name of the profile that judged it
    format: str
    words: int
    sections: tuple[SectionResult, ...]
    findings: tuple[Finding, ...]
    counts: Counts
    passed: bool  # nothing at or above the level that fails the run
    page: tuple[PageBlock, ...] | None = None
    snippets: Sequence[Sequence[Snippet]] = ()
    tallies: Mapping[str, int] = field(default_factory=dict)


class RuleInfo(NamedTuple):
    """A rule that took part in the run."""

    code: str
    name: str
    summary: str
    severity: Severity
    help_url: str
    why: str = ""
    sources: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class RunFacts:
    """How the run was made."""

    profile: str | None = None  # the one asked for by --profile
    online: bool = False
    fail_on: FailOn = "error"
    duration_s: float = 0.0
    today: str = ""  # ISO date that counted as today
    options: Mapping[str, str] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Summary:
    """Totals over all articles."""

    articles: int = 0
    failed: int = 0  # articles that did not pass
    error: int = 0
    warning: int = 0
    advice: int = 0
    suppressed: int = 0
    baselined: int = 0
    fixable: int = 0
    passed: bool = True  # no article failed, and no notice of level error


@record(frozen=True, slots=True)
class Report:
    """One run."""

    version: str  # of medproof
    run: RunFacts
    rules: tuple[RuleInfo, ...]  # those that ran, by code
    summary: Summary
    articles: Sequence[ArticleResult]  # by path
    notices: tuple[Notice, ...] = ()

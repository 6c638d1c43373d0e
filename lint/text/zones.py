"""Where text is not the article's own running prose: code, comments, front matter, quotations, references."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from lint.article import Article, MarkKind
from lint.record import record

REFERENCES_TITLE = re.compile(
    r"(?i)^[\W\d_]*(?:references?(?: list)?|bibliography|works cited|literature(?: cited)?|"
    r"sources(?: and references)?"
    r"|citations|endnotes|footnotes|further reading|see also|external links)\W*$"
)


# Sections that rightly say again what stands elsewhere.
REPEATING_TITLE = re.compile(
    r"(?i)\b(?:abstract|summar(?:y|ies)|synopsis|key (?:points?|terms?|takeaways?|facts|messages?)|highlights"
    r"|conclusions?|review|glossary|definitions|bottom line|in (?:short|brief)|at a glance|take.?(?:home|away)s?|faqs?"
    r"|frequently asked|questions|recap|objectives|plain.language|interactive|what (?:is|was) (?:already )?known"
    r"|contents)\b"
)


@record(frozen=True, slots=True)
class Ranges:
    """Sorted, disjoint ranges of offsets."""

    starts: list[int]
    ends: list[int]

    def holds(self, offset: int) -> bool:
        """Whether a range contains the offset."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]

    def inside(self) -> set[int]:
        """All offsets that a range contains; for ranges of blocks, of which an article has some hundred."""
        return set(chain.from_iterable(map(range, self.starts, self.ends)))


def ranges(spans: Iterable[tuple[int, int]]) -> Ranges:
    """Joins spans into disjoint ranges."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        elif end > start:
            starts.append(start)
            ends.append(end)
    return Ranges(starts, ends)


NOWHERE = Ranges([], [])


def apart(article: Article) -> Ranges:
    """Source ranges of front matter, comments, code blocks, raw HTML, inline code and mathematics."""
    spans = [block.span for block in article.blocks if block.kind in ("code", "html")]
    spans += article.comments
    spans += [article.source_span(m.start, m.end) for m in article.marks if m.kind in ("code", "math")]
    if article.front:
        spans.append(article.front.span)
    return ranges(spans)


def marked(article: Article, *kinds: MarkKind) -> Ranges:
    """Prose ranges under these kinds of inline type."""
    return ranges((mark.start, mark.end) for mark in article.marks if mark.kind in kinds)


def linked(article: Article) -> Ranges:
    """Prose ranges of link texts."""
    return ranges((link.start, link.end) for link in article.links)


def reference_blocks(article: Article, lists: Iterable[tuple[int, int]] = ()) -> Ranges:
    """Block indices under headings such as "References" or "Further reading", of footnote definitions, and in the
    prose ranges of reference lists that were recognised without a heading."""
    spans = [(s.first, s.until) for s in article.sections if s.level and heads_references(s.title)]
    spans += [(i, i + 1) for i in article.footnote_blocks]
    spans += [(article.block_at(start), article.block_at(end - 1) + 1) for start, end in lists if end > start]
    return ranges(spans)


@lru_cache(maxsize=2048)
def heads_references(title: str) -> bool:
    """Whether a section of this title is a list of references."""
    return REFERENCES_TITLE.match(title) is not None


@lru_cache(maxsize=2048)
def _heads_repetition(title: str) -> bool:
    return REPEATING_TITLE.search(title) is not None


def repeating_blocks(article: Article) -> Ranges:
    """Block indices of abstracts, summaries, key points, glossaries and the like, with their sub-sections, and of
    call-out boxes."""
    spans = [(s.first, s.until) for s in article.sections if s.level and _heads_repetition(s.title)]
    spans += [(i, i + 1) for i, block in enumerate(article.blocks) if block.admonition]
    return ranges(spans)

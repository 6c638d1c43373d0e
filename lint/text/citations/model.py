"""A citation: a mark in the text that points to a source."""

from __future__ import annotations

from lint.article import Article
from lint.source import Span
from lint.typed import Literal, NamedTuple

CitationStyle = Literal["numeric", "superscript", "author-year", "footnote", "key", "link", "identifier"]


class Citation(NamedTuple):
    """A marker with what it points to and what it covers.

    `start` and `end` are prose offsets (equal for a footnote marker, which has no text there).
    """

    start: int
    end: int
    written: Span | None  # its place in the source where that is more than its text: see `span_of`
    style: CitationStyle
    keys: tuple[str, ...]  # as written: numbers, "Smith 2020", "@smith2020", an address
    references: tuple[int, ...]  # indices into the article's references
    missing: tuple[str, ...]  # keys that nothing stands behind
    block: int
    sentence: int = -1  # index of the sentence it belongs to; -1 for none
    covers: tuple[int, ...] = ()  # indices of the sentences it covers under the profile
    url: str | None = None
    sure: bool = True  # false for a mark that may be something else when nothing stands behind it
    hint: int | None = None  # a reference that nearly matches


def span_of(article: Article, citation: Citation) -> Span:
    """Where a citation stands in the source, a link with its address."""
    return citation.written or article.source_span(citation.start, citation.end)


class Marker(NamedTuple):
    """A citation as found in the text, before it is resolved."""

    start: int
    end: int
    style: CitationStyle
    keys: tuple[str, ...]
    url: str | None = None
    sure: bool = True
    span: Span | None = None
    narrative: bool = False  # part of the wording: "Smith (2020) found"

"""One entry of a reference list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from lint.record import field, record
from lint.source import Span
from lint.text.references.parse import Parts, parts
from lint.typed import Literal

_LETTERS = re.compile(r"[A-Za-z](?:[A-Za-z]| (?=[A-Za-z])){6}")  # as they are in `head`, but for capitals
HEAD = 240  # code points of an entry that citations are compared with

ReferenceKind = Literal["list", "paragraph", "footnote", "html", "definition", "bibliography"]


@record(frozen=True)
class Reference:
    """A reference: where it stands, what names it, and the identifiers in it.

    `start` and `end` are prose offsets of the entry without its number (an empty range where the prose does not have
    it: raw HTML, link definitions, another file); `span` is the whole entry in the source, of `file` where that is
    another file than the article.
    """

    index: int  # in the article's list of references
    id: str  # its number or key as written; its place in its list where it has none
    group: int  # which list of the article it stands in
    kind: ReferenceKind
    start: int
    end: int
    span: Span
    text: str
    number: int | None = None  # as written
    year: int | None = None
    letter: str = ""  # a, b, ... after the year
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    urls: tuple[str, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()  # ranges of `text` set in italics
    linked: tuple[tuple[int, int], ...] = ()  # ranges of `text` that are link texts
    file: str | None = None
    optional: bool = False  # further reading: nothing needs to cite it
    given: Mapping[str, str] = field(default_factory=dict)  # fields of a bibliography file

    @property
    def url(self) -> str | None:
        return self.urls[0] if self.urls else None

    @cached_property
    def head(self) -> str:
        """The beginning of the entry as author-year citations are compared with it."""
        from lint.text.references.names import plain

        return plain(self.text[:HEAD])

    @property
    def opening(self) -> str:
        """The first six characters of `head`."""
        if _LETTERS.match(self.text):
            return self.text[:6].lower()
        from lint.text.references.names import plain

        opening = plain(self.text[:24])[:6]  # the whole head costs several times as much
        return opening if len(opening) == 6 else self.head[:6]

    @property
    def bare(self) -> str:
        """The whole entry in the form of `head`."""
        from lint.text.references.names import plain

        return self.head if len(self.text) <= HEAD else plain(self.text)

    @cached_property
    def parts(self) -> Parts:
        """Authors, title, container, volume, pages, each with its place in `text`."""
        if self.given:
            return Parts.of_fields(self.given)
        return parts(self.text, self.emphasis, self.linked)

    @property
    def authors(self) -> tuple[str, ...]:
        return self.parts.authors

    @property
    def title(self) -> str | None:
        return self.parts.title

    @property
    def container(self) -> str | None:
        return self.parts.container

    def place(self, name: str) -> tuple[int, int] | None:
        """Prose offsets of a part ("title", "container", ...), None where it has none of its own there."""
        found = self.parts.places.get(name)
        if found is None or self.end <= self.start:
            return None
        return self.start + found[0], self.start + found[1]

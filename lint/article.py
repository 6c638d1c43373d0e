"""The article as readers of every format deliver it: frozen, with exact places.

`Article.prose` is what a person reads, as one string: the plain text of all blocks in order, each ended by
"\\n"; a soft line break is a space, a hard one "\\n". Markup, link targets, comments, code blocks and raw HTML
are not in it. Recognisers and patterns run over the prose once, and `Article.source_span` says where a range of
it stands in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from lint.record import field, record
from lint.source import Source, Span
from lint.typed import Any, Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "item", "cell", "caption", "code", "html"]
MarkKind = Literal["strong", "emphasis", "code", "superscript", "subscript", "strike", "math"]
LinkKind = Literal["inline", "reference", "autolink", "bare", "image"]


class Item(NamedTuple):
    """Where a block stands in a list."""

    list: int  # which list of the article, counted from 0 in source order; sub-lists are lists of their own
    entry: int  # which entry of that list, from 0
    number: int | None  # the number as written for an ordered list
    marker: str  # "-", "•", "3."
    depth: int  # 1 for an outermost list
    marker_span: Span


class Cell(NamedTuple):
    """Where a block stands in a table."""

    table: int  # index into Article.tables
    row: int  # 0 for the header row
    column: int
    header: bool


class Label(NamedTuple):
    """A lead-in that names what follows: "Dosage: ...", "**Dosage:** ..."; prose offsets without the colon."""

    start: int
    end: int
    bold: bool


class Block(NamedTuple):
    """A leaf of the article. `start` and `end` are offsets into the prose, `span` into the source.

    Code and HTML blocks have an empty prose range; their text is the source at `span`.
    A heading that is only made by bold type or a label line ("**Treatment**") is a paragraph with
    `pseudo_heading` set. The first block of a list entry is an "item", what follows in the entry is a
    "paragraph" that has the same `item`.
    """

    kind: BlockKind
    start: int
    end: int
    span: Span
    section: int  # index into Article.sections
    level: int = 0  # of a heading
    item: Item | None = None
    cell: Cell | None = None
    quote: int = 0  # depth of block quotes around it
    footnote: str | None = None  # inside the definition of this footnote
    admonition: str | None = None  # "note", "warning", the name of a shortcode around it
    label: Label | None = None
    pseudo_heading: bool = False


class Section(NamedTuple):
    """A heading and what stands under it. Sections are a tree kept in preorder; section 0 is the article itself
    (level 0, no heading) and owns what comes before the first heading."""

    index: int  # type: ignore[assignment]  # which a tuple has a method of
    title: str
    level: int
    anchor: str  # explicit id, else the slug as GitHub makes it; unique in the article
    parent: int | None
    heading: int | None  # index of the heading block
    heading_span: Span  # of the heading in the source; empty at the start of the body for section 0
    first: int  # own blocks, without the heading: blocks[first:last]
    last: int
    until: int  # blocks[first:until] are own blocks and those of all sub-sections
    span: Span  # source from the heading to the end of the last sub-section
    explicit_anchor: bool = False


class Table(NamedTuple):
    """Rows of indices into Article.blocks; row 0 is the header row where `headed`."""

    span: Span
    rows: tuple[tuple[int, ...], ...]
    headed: bool
    caption: int | None = None


class Mark(NamedTuple):
    """Inline type over a prose range."""

    kind: MarkKind
    start: int
    end: int


class Link(NamedTuple):
    """A link or image. `start`/`end` is the prose range of its text (empty for an image), `span` the whole
    construct and `url_span` the target in the source (None where a reference definition holds it)."""

    kind: LinkKind
    start: int
    end: int
    span: Span
    url: str
    url_span: Span | None
    text: str
    title: str = ""
    block: int | None = None


class FootnoteMark(NamedTuple):
    """A footnote marker such as [^3]; it has no text in the prose, only the place `at`."""

    label: str
    at: int
    span: Span
    defined: bool


@record(frozen=True)
class FrontMatter:
    """Metadata at the head of the file. `places` gives the source span of every key and value by path, e.g.
    ("author", 0, "name"); `faults` are YAML errors, duplicate keys included: (span, what is wrong)."""

    data: Mapping[str, Any]
    span: Span
    keys: Mapping[tuple[str | int, ...], Span] = field(default_factory=dict)
    values: Mapping[tuple[str | int, ...], Span] = field(default_factory=dict)
    faults: tuple[tuple[Span, str], ...] = ()


_LANGUAGE_NAMES = {
    "english": "en",
    "eng": "en",
    "chinese": "zh",
    "japanese": "ja",
    "spanish": "es",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "portuguese": "pt",
}


@record(frozen=True, slots=True)
class ProseMap:
    """Prose offsets to source offsets. Piece i begins at prose[i] and source[i]; a piece whose `ends[i]` is -1 runs
    in step with the source, any other stands for source[i]:ends[i] as a whole (an entity, a line break)."""

    prose: list[int]
    source: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """Source span of prose[start:end]."""
        prose = self.prose
        i = bisect_right(prose, start) - 1
        begin = self.source[i] + (start - prose[i] if self.ends[i] < 0 else 0)
        if end <= start:
            return Span(begin, begin)
        if self.ends[i] < 0 and (i + 1 == len(prose) or end <= prose[i + 1]):  # within one piece, as most are
            return Span(begin, begin + end - start)
        j = bisect_right(self.prose, end - 1) - 1
        stop = self.ends[j] if self.ends[j] >= 0 else self.source[j] + (end - self.prose[j])
        return Span(begin, max(begin, stop))


@record(frozen=True)
class Article:
    """One parsed article. See the module's docstring for `prose`."""

    source: Source
    format: str
    prose: str
    map: ProseMap
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    footnotes: tuple[FootnoteMark, ...] = ()
    comments: tuple[Span, ...] = ()
    front: FrontMatter | None = None

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def text(self) -> str:
        """The source text."""
        return self.source.text

    @cached_property
    def metadata(self) -> Mapping[str, Any]:
        """The front matter's data, empty where there is none."""
        return self.front.data if self.front else {}

    @cached_property
    def title(self) -> str:
        """The front matter's title, else the first heading of level 1, else ""."""
        named = self.metadata.get("title")
        if isinstance(named, str) and named.strip():
            return named.strip()
        return next((s.title for s in self.sections if s.level == 1), "")

    @cached_property
    def language(self) -> str:
        """ISO 639-1 code: what the front matter says (`lang`, `language`, `locale`), else what the prose looks like."""
        for key in ("lang", "language", "locale"):
            said = self.metadata.get(key)
            if isinstance(said, str) and said.strip():
                code = said.strip().lower().replace("_", "-").partition("-")[0]
                return _LANGUAGE_NAMES.get(code, code)
        from lint.language import detect

        return detect(self.prose)

    def words(self, start: int = 0, end: int | None = None) -> int:
        """How many words prose[start:end] has; a Chinese or Japanese character counts as one."""
        part = self.prose[start:end]
        count = len(part.split())
        if not part.isascii():
            from lint.language import ideographs

            count += ideographs(part)
        return count

    def section_words(self, section: Section, deep: bool = True) -> int:
        """How many words stand in a section without its heading; with its sub-sections if `deep`."""
        return self.words(*self.prose_range(section, deep))

    def block_text(self, block: Block) -> str:
        """The plain text of a block."""
        return self.prose[block.start : block.end]

    def source_span(self, start: int, end: int) -> Span:
        """Where prose[start:end] stands in the source."""
        return self.map.span(start, end)

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether prose[start:end] stands in the source letter by letter, so that it may be edited there."""
        span = self.map.span(start, end)
        return self.text[span.start : span.end] == self.prose[start:end]

    @cached_property
    def footnote_blocks(self) -> list[int]:
        """Indices of the blocks inside definitions of footnotes."""
        return [index for index, block in enumerate(self.blocks) if block.footnote is not None]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [b.start for b in self.blocks]

    def block_at(self, offset: int) -> int:
        """Index of the block that holds a prose offset (the last that begins at or before it)."""
        return max(bisect_right(self._block_starts, offset) - 1, 0)

    def section_path(self, index: int) -> tuple[str, ...]:
        """Titles from the outermost section to this one, the article's own excluded."""
        path: list[str] = []
        at: int | None = index
        while at:
            path.append(self.sections[at].title)
            at = self.sections[at].parent
        return tuple(reversed(path))

    def section_at_source(self, offset: int) -> int:
        """Index of the innermost section that holds a source offset."""
        i = bisect_right(self._section_starts, offset) - 1
        return max(i, 0)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [s.heading_span.start if s.index else 0 for s in self.sections]

    def own_blocks(self, section: Section) -> Iterator[Block]:
        """The blocks directly under a section's heading."""
        return iter(self.blocks[section.first : section.last])

    def prose_range(self, section: Section, deep: bool = True) -> tuple[int, int]:
        """Prose offsets of a section's text without its heading; with its sub-sections if `deep`."""
        last = section.until if deep else section.last
        if last <= section.first:
            at = self.blocks[section.heading].end if section.heading is not None else 0
            return at, at
        return self.blocks[section.first].start, self.blocks[last - 1].end

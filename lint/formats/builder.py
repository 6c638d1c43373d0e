"""Builds an Article piece by piece in source order; what every reader shares."""

from __future__ import annotations

import re
from operator import itemgetter

from lint.article import (
    Article,
    Block,
    BlockKind,
    Cell,
    FootnoteMark,
    FrontMatter,
    Item,
    Label,
    Link,
    Mark,
    ProseMap,
    Section,
    Table,
)
from lint.source import Source, Span
from lint.typed import Any

_new = tuple.__new__  # makes a named tuple for a third of what its own constructor takes
Surroundings = tuple[Item | None, Cell | None, int, str | None, str | None]
"""A block's fields from `item` to `admonition`."""
NOWHERE: Surroundings = (None, None, 0, None, None)
"""The fields of a block that stands in no list, table, quote, footnote or admonition."""
_UNSET = (*NOWHERE, None, False)
"""The rest of a block's fields, from `item` on."""


class ArticleBuilder:
    """Collects prose with its source map, blocks, and headings; `finish` closes the sections.

    Use: `text`/`atom` append prose, `close_block` makes a block of all prose since the last close.
    """

    def __init__(self, source: Source, format: str) -> None:
        self.source = source
        self.format = format
        self.length = 0  # of the prose so far
        self.block_start = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.footnotes: list[FootnoteMark] = []
        self.comments: list[Span] = []
        self.front: FrontMatter | None = None
        self._pieces: list[str] = []
        self._block_pieces = 0  # how many of them the blocks closed so far have
        self._prose: list[int] = []
        self._source: list[int] = []
        self._ends: list[int] = []
        self._next = -1  # the source offset where verbatim prose would go on
        self.headings: list[tuple[int, int, str | None]] = []

    def text(self, text: str, start: int) -> None:
        """Prose that stands letter by letter at source offset `start`."""
        if not text:
            return
        if start != self._next:  # else it goes on where the last piece ended
            self._prose.append(self.length)
            self._source.append(start)
            self._ends.append(-1)
        self._pieces.append(text)
        size = len(text)
        self.length += size
        self._next = start + size

    def atom(self, text: str, start: int, end: int) -> None:
        """Prose that stands for source[start:end] as a whole: an entity, a line break."""
        if text:
            self._prose.append(self.length)
            self._source.append(start)
            self._ends.append(end)
            self._pieces.append(text)
            self.length += len(text)
            self._next = -1

    @property
    def here(self) -> int:
        """A mark for `since`."""
        return len(self._pieces)

    def since(self, mark: int) -> str:
        """The prose added since `here` was `mark`."""
        return "".join(self._pieces[mark:])

    def pending(self) -> str:
        """The prose since the last block was closed."""
        pieces = self._pieces
        return pieces[-1] if len(pieces) == self._block_pieces + 1 else "".join(pieces[self._block_pieces :])

    def source_span(self, start: int, end: int) -> Span:
        """Where prose[start:end] stands in the source."""
        return ProseMap(self._prose, self._source, self._ends).span(start, end)

    def close_block(self, kind: BlockKind, span: Span, newline_at: int | None = None, **facts: Any) -> int:
        """Makes a block of the prose since the last one; gives its index. `facts` are Block's optional fields.

        The line end after the block stands for the source at `newline_at`, the end of `span` unless given.
        """
        block = Block(kind, self.block_start, self.length, span, len(self.headings), **facts)
        return self.put_block(block, span.end if newline_at is None else newline_at)

    def put_block(self, block: Block, newline_at: int) -> int:
        """Takes a block that was made of the prose since the last one; gives its index."""
        blocks = self.blocks
        blocks.append(block)
        self._prose.append(self.length)
        self._source.append(newline_at)
        self._ends.append(newline_at)
        self._pieces.append("\n")
        self.length += 1
        self._next = -1
        self.block_start = self.length
        self._block_pieces = len(self._pieces)
        return len(blocks) - 1

    def whole_block(
        self,
        kind: BlockKind,
        text: str,
        begin: int,
        span: Span,
        place: Surroundings = NOWHERE,
        label: tuple[int, int] | None = None,
        level: int = 0,
    ) -> int:
        """A block all at once that is one text, letter by letter at source offset `begin`; nothing may be pending.
        `label` are offsets into the text. Gives its index."""
        start, blocks = self.length, self.blocks
        end = start + len(text)
        lead = _new(Label, (start + label[0], start + label[1], False)) if label else None
        blocks.append(_new(Block, (kind, start, end, span, len(self.headings), level, *place, lead, False)))
        stop = span[1]
        self._prose += (start, end)
        self._source += (begin, stop)
        self._ends += (-1, stop)
        self._pieces += (text, "\n")
        self._next = -1
        self.length = self.block_start = end + 1
        self._block_pieces = len(self._pieces)
        return len(blocks) - 1

    def close_heading(self, span: Span, level: int, anchor: str | None = None) -> int:
        """Makes the pending prose a heading and opens its section."""
        self.headings.append((len(self.blocks), level, anchor))
        fields = ("heading", self.block_start, self.length, span, len(self.headings), level)
        return self.put_block(_new(Block, (*fields, *_UNSET)), span.end)

    def finish(self) -> Article:
        """The article, with its sections closed."""
        if not self._prose:
            self.atom("\n", 0, 0)
        prose = "".join(self._pieces)
        return Article(
            source=self.source,
            format=self.format,
            prose=prose,
            map=ProseMap(self._prose, self._source, self._ends),
            blocks=tuple(self.blocks),
            sections=self._sections(prose),
            tables=tuple(self.tables),
            marks=tuple(sorted(self.marks, key=itemgetter(1))),
            links=tuple(sorted(self.links, key=lambda link: (link[1], link[3][0]))),
            footnotes=tuple(self.footnotes),
            comments=tuple(self.comments),
            front=self.front,
        )

    def _sections(self, prose: str) -> tuple[Section, ...]:
        blocks, heads, size = self.blocks, self.headings, len(self.source.text)
        body = self.front.span.end if self.front else 0
        count = len(heads)
        parents: list[int] = []
        stack: list[tuple[int, int]] = [(0, 0)]
        for number, (_, level, _anchor) in enumerate(heads, 1):
            while stack[-1][1] >= level:
                stack.pop()
            parents.append(stack[-1][0])
            stack.append((number, level))
        ends = [count] * count  # index of the heading that closes each section
        open_: list[int] = []
        for number, (_, level, _anchor) in enumerate(heads):
            while open_ and heads[open_[-1]][1] >= level:
                ends[open_.pop()] = number
            open_.append(number)
        first_heading = heads[0][0] if heads else len(blocks)
        sections = [
            Section(0, "", 0, "", None, None, Span(body, body), 0, first_heading, len(blocks), Span(body, size))
        ]
        taken: dict[str, int] = {}
        starts = [at for at, _, _ in heads]
        starts += (len(blocks), len(blocks))
        for number, (at, level, anchor) in enumerate(heads):
            block = blocks[at]
            title = " ".join(prose[block.start : block.end].split())
            closing = starts[ends[number]]
            place = block.span
            stop = blocks[closing].span.start if closing < len(blocks) else size
            name = anchor or unique_anchor(slug(title), taken)
            own = (number + 1, title, level, name, parents[number], at, place)
            below = (at + 1, starts[number + 1], closing, _new(Span, (place.start, stop)), anchor is not None)
            sections.append(_new(Section, own + below))
        return tuple(sections)


_NOT_IN_SLUG = re.compile(r"[^\w\- ]")


def slug(title: str) -> str:
    """The anchor that GitHub makes of a heading."""
    return _NOT_IN_SLUG.sub("", title.strip().lower()).replace(" ", "-")


def unique_anchor(anchor: str, taken: dict[str, int]) -> str:
    """GitHub's way with repeated headings: "dosage", "dosage-1", "dosage-2"."""
    if anchor not in taken:
        taken[anchor] = 0
        return anchor
    taken[anchor] += 1
    candidate = f"{anchor}-{taken[anchor]}"
    while candidate in taken:
        taken[anchor] += 1
        candidate = f"{anchor}-{taken[anchor]}"
    taken[candidate] = 0
    return candidate

"""The article's text by blocks with the findings at their words, for the HTML report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from lint.article import Article, Block
from lint.engine.rows import START, Row

PageRow = tuple[Any, ...]
"""The fields of report.model.PageBlock in order; the last is a tuple of (start, end, kind, target)."""


def page(article: Article, rows: Sequence[Row]) -> tuple[PageRow, ...]:
    """The blocks in order; findings are told by their index in `rows`, which stand in order of place."""
    marks = _Marks(article)
    for index, row in enumerate(rows):
        marks.finding(index, row[START][2], row[START + 1][2])
    for kind, start, end in article.marks:
        marks.prose(start, end, kind, "")
    for link in article.links:
        if link.kind != "image":
            marks.prose(link.start, link.end, "link", link.url)
    made: list[PageRow] = []
    if article.front is not None:
        text = article.text[article.front.span.start : article.front.span.end]
        made.append(_plain("front", text, 0, article, article.front.span.start, tuple(marks.front)))
    for index, block in enumerate(article.blocks):
        made.append(_block(article, block, tuple(marks.blocks.get(index, ()))))
    return tuple(made)


class _Marks:
    """Marks by block, in offsets of the block's text."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks: dict[int, list[tuple[int, int, str, int | str]]] = {}
        self.front: list[tuple[int, int, str, int | str]] = []
        # blocks stand in source order but for containers such as a table's caption; a search needs them sorted
        self._by_source = sorted(range(len(article.blocks)), key=lambda i: article.blocks[i].span.start)
        self._starts = [article.blocks[i].span.start for i in self._by_source]
        self._map = _Inverse(article)

    def prose(self, start: int, end: int, kind: str, target: int | str) -> bool:
        """A mark over a prose range, cut at the ends of its blocks; whether there was text to mark."""
        marked = False
        blocks = self.article.blocks
        index = self.article.block_at(start)
        while index < len(blocks) and blocks[index].start < end:
            block = blocks[index]
            low, high = max(start, block.start), min(end, block.end)
            if low < high:
                self.blocks.setdefault(index, []).append((low - block.start, high - block.start, kind, target))
                marked = True
            index += 1
        return marked

    def finding(self, index: int, start: int, end: int) -> None:
        """A finding's mark; where its place has no text, the whole block it lies in, else the block before."""
        front = self.article.front
        if front is not None and start < front.span.end:
            at = max(start - front.span.start, 0)
            self.front.append((at, max(min(end, front.span.end) - front.span.start, at), "finding", index))
            return
        if not self._by_source:
            self.front.append((0, 0, "finding", index))
            return
        near = self._by_source[max(bisect_right(self._starts, start) - 1, 0)]
        block = self.article.blocks[near]
        if block.kind in ("code", "html"):
            low, high = max(start - block.span.start, 0), min(end, block.span.end) - block.span.start
            self.blocks.setdefault(near, []).append((low, max(low, high), "finding", index))
            return
        low, high = self._map.prose(start), self._map.prose(end)
        if high > low and self.prose(low, high, "finding", index):
            return
        self.blocks.setdefault(near, []).append((0, 0, "finding", index))


class _Inverse:
    """Source offsets to prose offsets."""

    def __init__(self, article: Article) -> None:
        pieces = sorted(zip(article.map.source, article.map.prose, article.map.ends, strict=True))
        self._source = [piece[0] for piece in pieces]
        self._pieces = pieces
        ordered = sorted(article.map.prose)
        following = dict(zip(ordered, [*ordered[1:], len(article.prose)], strict=True))
        self._length = [following[piece[1]] - piece[1] for piece in pieces]

    def prose(self, offset: int) -> int:
        """The prose offset of a source offset; of markup, the prose that comes after it."""
        i = bisect_right(self._source, offset) - 1
        if i < 0:
            return 0
        source, prose, end = self._pieces[i]
        if end >= 0:
            return prose if offset <= source else prose + self._length[i]
        return prose + min(offset - source, self._length[i])


def _block(article: Article, block: Block, marks: tuple[Any, ...]) -> PageRow:
    verbatim = block.kind in ("code", "html")
    text = article.text[block.span.start : block.span.end] if verbatim else article.block_text(block)
    item, cell = block.item, block.cell
    return (
        block.kind,
        text,
        block.section,
        article.source.line(block.span.start),
        block.level,
        item.list if item else -1,
        item.number if item and item.number is not None else -1,
        item.depth if item else 0,
        block.kind == "item",
        cell.table if cell else -1,
        cell.row if cell else 0,
        cell.column if cell else 0,
        cell.header if cell else False,
        block.quote,
        block.admonition or "",
        block.footnote or "",
        tuple(sorted(marks, key=lambda mark: (mark[0], -mark[1]))),
    )


def _plain(kind: str, text: str, section: int, article: Article, at: int, marks: tuple[Any, ...]) -> PageRow:
    line = article.source.line(at)
    return (kind, text, section, line, 0, -1, -1, 0, False, -1, 0, 0, False, 0, "", "", marks)

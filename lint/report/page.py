"""What a report shows of an article's text: its blocks with the findings in place.

Pure; made where the article is, since only its result travels on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from lint.article import Article, Block
from lint.finding import Finding
from lint.report.model import PageBlock, PageMark
from lint.text.sentences import Sentence
from lint.typed import NamedTuple

TEXT_LIMIT = 400_000
"""Code points of text shown of one article; blocks after it are shown only where they have findings."""

CODE_LIMIT = 2_000
"""Code points shown of a code or HTML block and of the front matter."""


class _Range(NamedTuple):
    """Something to mark, in prose offsets."""

    start: int
    end: int
    kind: str
    target: int | str


class _WayBack:
    """Source offsets to prose offsets: the inverse of Article.map, which only displays need."""

    def __init__(self, article: Article) -> None:
        chart = article.map
        order = sorted(range(len(chart.source)), key=chart.source.__getitem__)
        following = [*chart.prose[1:], len(article.prose)]
        self.sources = [chart.source[i] for i in order]
        self.proses = [chart.prose[i] for i in order]
        self.lengths = [following[i] - chart.prose[i] for i in order]
        self.exact = [chart.ends[i] < 0 for i in order]

    def start(self, offset: int) -> int:
        """The prose offset at or just after a source offset."""
        i = bisect_right(self.sources, offset) - 1
        if i < 0:
            return 0
        inside = offset - self.sources[i]
        if inside == 0:  # of the pieces that share a source offset the first begins there
            return self.proses[bisect_left(self.sources, offset)]
        return self.proses[i] + (min(inside, self.lengths[i]) if self.exact[i] else self.lengths[i])

    def end(self, offset: int) -> int:
        """The prose offset at or just before the end of a source range."""
        i = bisect_left(self.sources, offset) - 1
        if i < 0:
            return 0
        inside = offset - self.sources[i]
        return self.proses[i] + (min(inside, self.lengths[i]) if self.exact[i] else self.lengths[i])


def page(article: Article, findings: Sequence[Finding], sentences: Sequence[Sentence]) -> tuple[PageBlock, ...]:
    """The blocks of an article with its findings marked; `sentences` are Facts.sentences.

    A finding in the front matter is marked on a block of kind "front"; one whose place has no text (a link's
    target, a footnote marker, a comment) is an empty mark at its point, at 0 where it has none. Every finding is
    marked at least once, unless the article has no block at all.
    """
    return _Page(article, findings, sentences).build()


class _Page:
    def __init__(self, article: Article, findings: Sequence[Finding], sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.body = article.front.span.end if article.front else 0
        self.sentences: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self.sentences.setdefault(sentence.block, []).append(sentence)
        self.in_front: list[PageMark] = []
        self.whole: dict[int, list[PageMark]] = {}  # by block
        self.ranges: list[_Range] = []
        way = _WayBack(article)
        for number, finding in enumerate(findings):
            self._place(way, finding.start.offset, finding.end.offset, "finding", number)
            for index, place in enumerate(finding.related):
                if place.path == article.path:
                    self._place(way, place.start.offset, place.end.offset, "related", f"{number}.{index}")
        for link in article.links:
            if link.end > link.start:
                self.ranges.append(_Range(link.start, link.end, "link", link.url))
        for mark in article.marks:
            self.ranges.append(_Range(mark.start, mark.end, mark.kind, ""))
        for note in article.footnotes:
            index = self._block_around(note.span.start, note.at)
            at = min(max(note.at - article.blocks[index].start, 0), len(article.block_text(article.blocks[index])))
            self.whole.setdefault(index, []).append(PageMark(at, at, "note", note.label))
        self.ranges.sort(key=lambda r: (r.start, r.end))
        self.by_block: dict[int, list[_Range]] = {}
        for range_ in self.ranges:
            self._spread(range_)

    def _place(self, way: _WayBack, start: int, end: int, kind: str, target: int | str) -> None:
        if start < self.body or not self.article.blocks:
            self.in_front.append(PageMark(0, 0, kind, target))
            return
        first = way.start(start)
        last = way.end(end)
        if last > first:
            self.ranges.append(_Range(first, last, kind, target))
        else:
            index = self._block_around(start, first)
            block = self.article.blocks[index]
            inside = block.start < first <= block.end and block.span.start < start
            point = first - block.start if inside else 0
            self.whole.setdefault(index, []).append(PageMark(point, point, kind, target))

    def _block_around(self, offset: int, prose: int) -> int:
        """The block whose source holds an offset, else the one at or before a prose offset."""
        at = self.article.block_at(min(prose, max(len(self.article.prose) - 1, 0)))
        for block in (at, at - 1):
            if block >= 0 and self.article.blocks[block].span.start <= offset < self.article.blocks[block].span.end:
                return block
        return at

    def _spread(self, range_: _Range) -> None:
        """Hands a range to every block that it touches."""
        blocks = self.article.blocks
        index = self.article.block_at(range_.start)
        found = False
        while index < len(blocks) and blocks[index].start < range_.end:
            if min(blocks[index].end, range_.end) > max(blocks[index].start, range_.start):
                self.by_block.setdefault(index, []).append(range_)
                found = True
                if len(self.by_block[index]) > 1000 and range_.kind not in ("finding", "related"):
                    break
            index += 1
        if not found and range_.kind in ("finding", "related"):
            at = min(self.article.block_at(range_.start), len(blocks) - 1)
            self.whole.setdefault(at, []).append(PageMark(0, 0, range_.kind, range_.target))

    def build(self) -> tuple[PageBlock, ...]:
        result: list[PageBlock] = []
        if self.in_front:
            front = self.article.front
            text = self.article.text[front.span.start : front.span.end] if front else ""
            result.append(_front(text.strip()[:CODE_LIMIT], tuple(self.in_front)))
        shown = 0
        for index, block in enumerate(self.article.blocks):
            made = self._block(index, block)
            if shown > TEXT_LIMIT and not any(mark.kind == "finding" for mark in made.marks):
                continue
            if not made.text and not made.marks and made.table < 0:
                continue
            shown += len(made.text)
            result.append(made)
        return tuple(result)

    def _block(self, index: int, block: Block) -> PageBlock:
        article = self.article
        item, cell = block.item, block.cell
        raw = block.kind in ("code", "html")
        if raw:
            text = article.text[block.span.start : block.span.end][:CODE_LIMIT]
            marks = list(self.whole.get(index, ()))
            if block.kind == "html" and not marks:
                text = ""
        else:
            text = article.block_text(block)
            marks = self._marks(index, block)
        return PageBlock(
            kind=block.kind,
            text=text,
            section=block.section,
            line=article.source.line(block.span.start),
            level=block.level,
            list=item.list if item else -1,
            number=item.number if item and item.number is not None else -1,
            depth=item.depth if item else 0,
            first=block.kind == "item",
            table=cell.table if cell else -1,
            row=cell.row if cell else 0,
            column=cell.column if cell else 0,
            header=cell.header if cell else False,
            quote=block.quote,
            admonition=block.admonition or "",
            footnote=block.footnote or "",
            marks=tuple(marks),
        )

    def _marks(self, index: int, block: Block) -> list[PageMark]:
        marks = list(self.whole.get(index, ()))
        size = block.end - block.start
        cuts = [s.start - block.start for s in self.sentences.get(index, ()) if block.start < s.start < block.end]
        marks += [PageMark(start, end, "sentence", "") for start, end in pairwise([0, *cuts, size]) if end > start]
        for range_ in self.by_block.get(index, ()):
            start, end = max(range_.start - block.start, 0), min(range_.end - block.start, size)
            marks.append(PageMark(start, end, range_.kind, range_.target))
        return marks


def _front(text: str, marks: tuple[PageMark, ...]) -> PageBlock:
    return PageBlock("front", text, 0, 1, 0, -1, -1, 0, False, -1, 0, 0, False, 0, "", "", marks)

"""An article's text in HTML: blocks as they were, findings marked in them, each card after its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from lint.report.html.escape import attribute, content, web_address
from lint.report.model import ArticleResult, PageBlock, PageMark

_INLINE = {"strong": "b", "emphasis": "i", "code": "code", "superscript": "sup", "subscript": "sub", "strike": "s"}

Card = Callable[[int], str]
"""Makes the card of the finding with an index; "" where it was already given or is left out."""


def body(article: ArticleResult, name: str, card: Card) -> Iterator[str]:
    """The whole text, a `<section>` for each of the article's second level, so that cards stay beside the section
    that they are about. `name` is the prefix of ids."""
    assert article.page is not None
    writer = _Writer(article, name, card)
    yield "<section>"
    for index, block in enumerate(article.page):
        if index and block.kind == "heading" and block.level <= 2 and block.quote == 0:
            yield from writer.close()
            yield "</section><section>"
        yield from writer.block(block)
    yield from writer.close()
    yield "</section>"


def _order(mark: PageMark) -> tuple[int, int, int]:
    """By place; footnote markers before the findings about them, findings by their number."""
    number = mark.target if mark.kind == "finding" and isinstance(mark.target, int) else -1
    return (mark.start, number, mark.end)


class _Writer:
    """Opens and closes what stands around blocks: quotes, lists, tables."""

    def __init__(self, article: ArticleResult, name: str, card: Card) -> None:
        self.article = article
        self.name = name
        self.card = card
        self.quote = 0
        self.lists: list[tuple[int, str, bool]] = []  # list, its tag, whether an entry is open
        self.table: list[PageBlock] = []
        self.linked: set[int] = set()
        self.reached: set[str] = set()

    def close(self) -> Iterator[str]:
        """Closes everything."""
        yield from self._end_table()
        yield from self._lists_to(0)
        yield from self._quotes_to(0)

    def block(self, block: PageBlock) -> Iterator[str]:
        """One block, with whatever must be closed before it."""
        if self.table and block.table != self.table[0].table:
            yield from self._end_table()
        if block.table >= 0 and block.kind == "cell":
            if not self.table:
                yield from self._lists_to(0)
            self.table.append(block)
            return
        if block.quote != self.quote:
            yield from self._lists_to(0)
            yield from self._quotes_to(block.quote)
        if block.depth:
            yield from self._entry(block)
        else:
            yield from self._lists_to(0)
        yield from self._leaf(block)

    def _quotes_to(self, depth: int) -> Iterator[str]:
        depth = min(depth, 20)
        yield "<blockquote>" * (depth - self.quote)
        yield "</blockquote>" * (self.quote - depth)
        self.quote = depth

    def _lists_to(self, depth: int) -> Iterator[str]:
        while len(self.lists) > depth:
            _, tag, entry = self.lists.pop()
            yield f"</li></{tag}>" if entry else f"</{tag}>"

    def _entry(self, block: PageBlock) -> Iterator[str]:
        depth = min(block.depth, 20)
        yield from self._lists_to(depth)
        if len(self.lists) == depth and self.lists[-1][0] != block.list and block.first:
            yield from self._lists_to(depth - 1)
        while len(self.lists) < depth:
            if self.lists and not self.lists[-1][2]:
                yield "<li>"
                self.lists[-1] = (*self.lists[-1][:2], True)
            tag = "ol" if block.number >= 0 and len(self.lists) == depth - 1 else "ul"
            self.lists.append((block.list, tag, False))
            yield f"<{tag}>"
        if block.first or not self.lists[-1][2]:
            number, tag, entry = self.lists[-1]
            if entry:
                yield "</li>"
            value = f' value="{block.number}"' if tag == "ol" and 0 <= block.number < 1_000_000 else ""
            yield f"<li{value}>"
            self.lists[-1] = (number, tag, True)

    def _leaf(self, block: PageBlock) -> Iterator[str]:
        if block.kind in ("front", "code", "html"):
            yield from self._raw(block)
        elif block.kind == "heading":
            level = min(max(block.level, 1) + 2, 6)
            text = "".join(self._sentences(block, inside=False))
            yield f'<h{level} id="{self.name}-s{block.section}" dir="auto">{text}</h{level}>'
            yield from self._cards(mark for mark in block.marks)
        else:
            kind = "p" + (" footnote" if block.footnote else "") + (" admonition" if block.admonition else "")
            lead = f'<span class="lead">{content(block.footnote)}</span> ' if block.footnote else ""
            if block.admonition:
                lead += f'<span class="lead">{content(block.admonition)}</span> '
            yield f'<div class="{kind}" dir="auto">{lead}'
            yield from self._sentences(block, inside=True)
            yield "</div>"

    def _raw(self, block: PageBlock) -> Iterator[str]:
        title = {"front": "Metadata", "code": "Code", "html": "HTML"}[block.kind]
        anchors = "".join(self._anchors(block.marks))
        yield from self._cards(block.marks)
        if block.text.strip():
            yield (
                f'<div class="raw"><span class="lead">{title}</span>{anchors}'
                f'<pre dir="ltr">{content(block.text)}</pre></div>'
            )
        else:
            yield anchors

    def _end_table(self) -> Iterator[str]:
        if not self.table:
            return
        cells, self.table = self.table, []
        for cell in cells:
            yield from self._cards(cell.marks)
        yield '<div class="table" tabindex="0" role="region" aria-label="Table"><table>'
        for _, row in groupby(cells, key=lambda cell: cell.row):
            yield "<tr>"
            column = 0
            for cell in row:
                yield "<td></td>" * min(max(cell.column - column, 0), 50)
                column = cell.column + 1
                tag = 'th scope="col"' if cell.header else "td"
                yield f'<{tag} dir="auto">{"".join(self._sentences(cell, inside=False))}</{tag[:2]}>'
            yield "</tr>"
        yield "</table></div>"

    def _cards(self, marks: Sequence[PageMark] | Iterator[PageMark]) -> Iterator[str]:
        found = sorted(mark.target for mark in marks if mark.kind == "finding" and isinstance(mark.target, int))
        for index in found:
            yield self.card(index)

    def _sentences(self, block: PageBlock, inside: bool) -> Iterator[str]:
        """The text; where `inside`, each sentence is followed by the cards of the findings that it holds."""
        whole = [mark for mark in block.marks if mark.end == 0]
        spans = [mark for mark in block.marks if mark.kind != "sentence" and mark.end > 0]
        spans.sort(key=_order)
        yield from self._anchors(whole)
        ends = sorted(mark.end for mark in block.marks if mark.kind == "sentence") or [len(block.text)]
        if ends[-1] < len(block.text):
            ends.append(len(block.text))
        waiting, start = 0, 0
        active: list[PageMark] = []
        for end in ends:
            here: list[PageMark] = []
            last = end == ends[-1]
            while waiting < len(spans) and (last or spans[waiting].start < end or spans[waiting].end <= end):
                here.append(spans[waiting])
                waiting += 1
            active = [mark for mark in active if mark.end > start] + here
            yield from self._pieces(block.text, start, end, active)
            if inside:
                yield from self._cards([*whole, *here])
                whole = []
            start = end

    def _anchors(self, marks: Sequence[PageMark]) -> Iterator[str]:
        """Targets and numbers for findings that mark their block as a whole."""
        for mark in marks:
            yield from self._at_end(mark)

    def _pieces(self, text: str, start: int, end: int, marks: Sequence[PageMark]) -> Iterator[str]:
        edges = {start, end}
        for mark in marks:
            edges.update((max(mark.start, start), min(mark.end, end)))
        points = {mark.start for mark in marks if mark.start == mark.end}
        cuts = sorted(edges)
        for a, b in pairwise(cuts):
            if b > a:
                touching = [mark for mark in marks if mark.start <= a and mark.end >= b and mark.end > mark.start]
                yield self._piece(text[a:b], touching)
            for mark in marks:
                if mark.end == b and (mark.start < b or b in points):
                    yield from self._at_end(mark)

    def _at_end(self, mark: PageMark) -> Iterator[str]:
        """What follows the last character of a mark."""
        if mark.kind == "note":
            yield f'<sup class="note-mark">[{content(str(mark.target))}]</sup>'
        elif mark.kind == "finding" and isinstance(mark.target, int):
            yield self._reference(mark.target, "t" if mark.start == mark.end else "n")
        elif mark.kind == "related" and mark.start == mark.end:
            yield self._target(str(mark.target))

    def _piece(self, text: str, marks: Sequence[PageMark]) -> str:
        made = content(text).replace("\n", "<br>")
        found = [mark.target for mark in marks if mark.kind == "finding" and isinstance(mark.target, int)]
        tags = {mark.kind for mark in marks}
        for kind, tag in _INLINE.items():
            if kind in tags:
                made = f"<{tag}>{made}</{tag}>"
        url = next((str(mark.target) for mark in marks if mark.kind == "link"), None)
        address = web_address(url) if url else None
        if address:
            made = f'<a href="{address}" rel="noopener noreferrer nofollow">{made}</a>'
        for mark in marks:
            if mark.kind == "related":
                made = f'{self._target(str(mark.target))}<span class="place">{made}</span>'
        if found:
            severities = [self.article.findings[index].severity for index in found]
            worst = next(each for each in ("error", "warning", "advice") if each in severities)
            ids = " ".join(f"f{index + 1}" for index in found)
            anchor = "".join(self._anchor(index) for index in found)
            made = f'{anchor}<mark class="{worst}" data-findings="{ids}">{made}</mark>'
        return made

    def _anchor(self, index: int) -> str:
        """The first place of a finding in the text, which its card links to."""
        if index in self.linked:
            return ""
        self.linked.add(index)
        return f'<span class="anchor" id="{self.name}-f{index + 1}-t"></span>'

    def _target(self, place: str) -> str:
        """The place that a card's "the other is here" links to."""
        if place in self.reached:
            return ""
        self.reached.add(place)
        finding, _, index = place.partition(".")
        return f'<span class="anchor" id="{attribute(f"{self.name}-f{int(finding) + 1}-r{index}")}"></span>'

    def _reference(self, index: int, kind: str) -> str:
        """The number that leads from the text to the card; kind "t" where no words are marked."""
        finding = self.article.findings[index]
        anchor = self._anchor(index)
        whole = " whole" if kind == "t" else ""
        return (
            f'{anchor}<a class="reference {finding.severity}{whole}" href="#{self.name}-f{index + 1}" '
            f'data-finding="f{index + 1}" aria-label="Finding {index + 1}, {finding.severity}">{index + 1}</a>'
        )

"""Closes the blocks of Markdown: what the prose read so far belongs to, its label, its bare links, its place.

Most blocks are one text and nothing else: three events, a start, a text, an end. These are taken at once, without a
pending state; what has marks, links or line breaks in it is put together by `reader`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.article import Block, BlockKind, Cell, Item, Label, Link
from lint.formats.bare_links import bare_links
from lint.formats.builder import NOWHERE, ArticleBuilder, Surroundings
from lint.formats.front import front_matter
from lint.formats.lead import bold_label, plain_label, reads_as_heading
from lint.formats.names import has_constructs
from lint.formats.positions import CodePoints
from lint.source import Source, Span
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.formats.dialects import Masked
    from lint.formats.embedded_html import EmbeddedHtml

BULLETS = tuple("•●○◦▪▫■□‣⁃∙")  # of word processors
_BULLET_LINE = re.compile(r"^[ \t]*(?:>[ \t]*)?[•●○◦▪▫■□‣⁃∙]", re.MULTILINE)
_SIGNS = frozenset("-*+")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_SIMPLE = frozenset(["Paragraph", "Item", "TableCell"])
_SURROGATE = re.compile("[\ud800-\udfff]")

_new = tuple.__new__  # makes a named tuple for a third of what its own constructor takes


class Blocks:
    """What is pending and what is open around it, in the course of one walk."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = text = source.text
        self.out = out = ArticleBuilder(source, "markdown")
        out.front = front = front_matter(text)
        self.base = base = front.span.end if front else 0
        body = text[base:] if base else text
        data = b""
        if not body.isascii():
            try:
                data = body.encode()
            except UnicodeEncodeError:  # a text that was never UTF-8
                body = _SURROGATE.sub("\ufffd", body)
                data = body.encode()
        self.masked: Masked | None = None
        mdx = source.path.endswith(".mdx")
        if mdx or has_constructs(body):
            from lint.formats.dialects import mask

            self.masked = mask(body, base, mdx)
        self.parsed = self.masked.text if self.masked else body
        self.data = data
        self.www = "www." in body
        self.at: Any = base.__add__ if body.isascii() else CodePoints(data, base)
        # Of the pending block:
        self.begin = -1  # source offset of its first inline node, -1 where it has none
        self.stop = 0  # source end of its last inline node
        self.bold: tuple[int, int] | None = None  # first strong or emphasised run
        # Around it:
        self.lists: list[list[Any]] = []  # [list, next entry, next number or None]
        self.items: list[
            Any
        ] = []  # None for an admonition that the parser takes for a list; [Item, whether its first block was closed]
        self.list_count = [0]
        self.html: EmbeddedHtml | None = None  # made for the first HTML block
        self.html_lines: list[Any] = []
        self.bulleted: Item | None = None  # the pending block's place in a list with word processor bullets
        self.bullet_list = -1
        self.bullet_entry = 0
        self.quote = 0
        self.quotes: list[str | None] = []
        self.note: str | None = None
        self.rows: list[tuple[int, ...]] = []
        self.row: list[int] = []
        self.cell: Cell | None = None
        self.term = False  # closing the term of a definition list
        self.heading: dict[str, Any] = {}
        self.labels: set[str] = set()  # of footnote definitions

    def reset(self) -> None:
        self.begin = -1
        self.stop = 0
        self.bold = None

    def bullet(self, begin: int, text: str) -> tuple[int, str]:
        """A line that begins with a bullet of a word processor: an entry of a list, though Markdown knows none."""
        if self.bullet_list < 0:
            self.bullet_list = self.list_count[0]
            self.bullet_entry = 0
            self.list_count[0] += 1
        self.bulleted = Item(self.bullet_list, self.bullet_entry, None, text[0], 1, Span(begin, begin + 1))
        self.bullet_entry += 1
        rest = text[1:].lstrip(" \t\u00a0")
        return begin + len(text) - len(rest), rest

    def title_line(self, bullets_from: int | bool) -> bool:
        """At a line end: whether the line was a block of its own, which is closed then.

        That is the title of a MkDocs admonition, a line wholly in bold type above what it heads, or a line above one
        that begins with a bullet (looked for from byte `bullets_from` on, unless that is False).
        """
        out = self.out
        if bullets_from is not False and not self.items and self.cell is None:
            after = self.at(bullets_from)
            if self.text[after : after + 1] in BULLETS:
                self.close("paragraph")
                self.reset()
                return True
        if self.masked and self.begin - 4 in self.masked.lists:
            self.close("paragraph")
            self.reset()
            return True
        bold = self.bold
        if bold is None or bold[1] != out.length or bold[0] != out.block_start or self.items or self.cell:
            return False
        if not out.marks or not any(
            m.kind == "strong" and m.start == bold[0] and m.end == bold[1] for m in out.marks[-3:]
        ):
            return False
        if not reads_as_heading(out.pending()):
            return False
        self.close("paragraph")
        self.reset()
        return True

    def around(self) -> tuple[int, str | None, str | None]:
        """What a block closed now stands in: the depth of block quotes, an admonition, a footnote."""
        admonition = None
        if self.quote:
            admonition = next((name for name in reversed(self.quotes) if name), None)
        html = self.html
        if html is not None and html.wrappers and html.admonition:
            admonition = html.admonition
        return self.quote, admonition, self.note

    def facts(self) -> dict[str, Any]:
        """The same as the fields of a block, and the list entry."""
        quote, admonition, note = self.around()
        facts: dict[str, Any] = {"quote": quote, "footnote": note}
        if admonition:
            facts["admonition"] = admonition
        if self.items and self.items[-1]:
            facts["item"] = self.items[-1][0]
        return facts

    def close(self, kind: Any) -> None:
        """Closes the pending prose as a block, if there is any."""
        out = self.out
        start, end = out.block_start, out.length
        begin = self.begin
        if begin < 0:
            if end == start:
                return
            begin = self.stop
        masked = self.masked
        if masked and end == start and begin - 4 in masked.lists:
            self.reset()  # an admonition without a title
            return
        quote, admonition, note = self.around() if self.quote or self.html is not None else (0, None, self.note)
        item: Item | None = None
        if self.items and self.items[-1]:
            kind, item = self.of_entry()
        if masked:
            first = out.source_span(start, start).start if end > start else begin
            admonition = masked.admonition(first) or admonition
        if self.bulleted is not None:
            item, self.bulleted, kind = self.bulleted, None, "item"
        else:
            self.bullet_list = -1
        text = out.pending()
        colon = text.find(":")
        if (colon >= 0 and "://" in text) or (self.www and "www." in text):
            self.bare_links(text, start)
        label: Label | None = None
        heading = False
        bold = self.bold
        if bold is not None and bold[0] == start:
            strong = any(m.kind == "strong" and m.start == start for m in out.marks[-6:])
            whole = not text[bold[1] - start :].strip(" \t:：\n")
            if whole and kind == "paragraph" and strong and reads_as_heading(text):
                heading = True
            else:
                range_ = bold_label(text, 0, bold[1] - start)
                if range_:
                    label = Label(start + range_[0], start + range_[1], strong)
        if self.term:
            label = Label(start, end, False)
        elif label is None and (colon >= 0 or not text.isascii()) and (kind == "paragraph" or kind == "item"):
            range_ = plain_label(text)
            if range_:
                label = Label(start + range_[0], start + range_[1], False)
        stop = self.stop if self.stop > begin else begin
        span = _new(Span, (begin, stop))
        section = len(out.headings)
        fields = (kind, start, end, span, section, 0, item, None, quote, note, admonition, label, heading)
        out.put_block(_new(Block, fields), stop)
        self.begin = -1
        self.bold = None

    def bare_links(self, text: str, start: int) -> None:
        """URLs that stand in the text without any markup."""
        out = self.out
        marked = [(link.start, link.end) for link in out.links[-40:] if link.end > start]
        for begin, stop, target in bare_links(text):
            begin, stop = begin + start, stop + start
            if any(first <= begin < last for first, last in marked):
                continue
            span = out.source_span(begin, stop)
            url = text[begin - start : stop - start]
            out.links.append(Link("bare", begin, stop, span, target, span, url, "", len(out.blocks)))

    def flush(self) -> None:
        """Closes what a tight list item has pending."""
        if self.out.length > self.out.block_start or self.begin >= 0:
            self.close("paragraph")

    def plain_block(self, kind: Any, where: dict[str, int]) -> None:
        start, stop = self.at(where["start"]), self.at(where["end"])
        stop = start + len(self.text[start:stop].rstrip())
        self.out.close_block(kind, Span(start, stop), **self.facts())
        self.reset()

    def html_block(self, where: dict[str, int]) -> None:
        start, stop = self.at(where["start"]), self.at(where["end"])
        lines, self.html_lines = self.html_lines, []
        facts = self.facts()
        out = self.out
        end = start + len(self.text[start:stop].rstrip())
        out.close_block("html", Span(start, end), newline_at=start, **facts)
        if self.html is None:
            from lint.formats.embedded_html import EmbeddedHtml

            self.html = EmbeddedHtml(out, self.list_count)
        if self.quote:
            for line in lines:
                self.html.feed(self.at(line["start"]), self.at(line["end"]), facts)
        else:
            self.html.feed(start, end, facts)
        self.reset()

    def others(self, events: Iterator[Any]) -> Iterator[Any]:
        """The events but those of simple blocks, which are taken here in their turn."""
        for pair in events:
            while "Start" in pair[0]:
                value = pair[0]["Start"]
                if not (value in _SIMPLE if value.__class__ is str else "Heading" in value):
                    yield pair
                    break
                content = next(events)
                if "Text" not in content[0]:
                    yield pair
                    pair = content
                    continue
                end = next(events)
                if "End" in end[0] and self.whole(value, pair[1], content[0]["Text"], content[1]):
                    break
                yield pair
                yield content
                pair = end
            else:
                yield pair

    def is_verbatim(self, text: str, first: int, last: int, begin: int) -> bool:
        """Whether a text is what stands between two bytes, of which the first is the character at `begin`."""
        if text.isascii():
            return last - first == len(text) and self.text.startswith(text, begin)
        return self.data[first:last].decode("utf-8", "ignore") == text

    def whole(self, value: Any, where: dict[str, int], text: str, place: dict[str, int]) -> bool:
        """Takes a block that is one text. False where the text is not what stands in the source, or where something
        else is pending; nothing was done then."""
        out, at, source = self.out, self.at, self.text
        if out.length != out.block_start or self.begin >= 0:
            return False
        first, last = place["start"], place["end"]
        begin = at(first)
        if not self.is_verbatim(text, first, last, begin):
            return False
        stop = begin + len(text)
        colon = text.find(":")
        around: Surroundings = NOWHERE
        if self.quote or self.html is not None or self.note is not None:
            quote, admonition, note = self.around()
            around = (None, None, quote, note, admonition)
        if value.__class__ is not str:
            start, end = at(where["start"]), at(where["end"])
            end = max(start + len(source[start:end].rstrip()), stop)
            heading = value["Heading"]
            out.headings.append((len(out.blocks), int(heading["level"][1]), heading["id"] or None))
            out.whole_block("heading", text, begin, _new(Span, (start, end)), level=int(heading["level"][1]))
            return True
        kind: BlockKind = "paragraph"
        label = None
        if value == "TableCell":
            kind = "cell"
            cell = _new(Cell, (len(out.tables), len(self.rows), len(self.row), not self.rows))
            around = (None, cell, around[2], around[3], around[4])
        else:
            item: Item | None = None
            if value == "Item":
                kind, item = "item", self.item(at(where["start"]))
            elif self.items:
                kind, item = self.of_entry()
            if item:
                around = (item, None, around[2], around[3], around[4])
            if colon >= 0 or not text.isascii():
                label = plain_label(text)
        if (colon >= 0 and "://" in text) or (self.www and "www." in text):
            for here, there, target in bare_links(text):
                span = Span(begin + here, begin + there)
                fields = ("bare", out.length + here, out.length + there, span, target, span, text[here:there], "")
                out.links.append(_new(Link, (*fields, len(out.blocks))))
        self.bullet_list = -1
        index = out.whole_block(kind, text, begin, _new(Span, (begin, stop)), around, label)
        if kind == "cell":
            self.row.append(index)
        return True

    def of_entry(self) -> tuple[BlockKind, Item]:
        """What kind of block the next one of the innermost list entry is, of which the first is its "item"; and the
        entry."""
        state = self.items[-1]
        kind: BlockKind = "paragraph" if state[1] else "item"
        state[1] = True
        return kind, state[0]

    def item(self, begin: int) -> Item:
        """The next entry of the innermost list, whose marker stands at a source offset."""
        top = self.lists[-1]
        number: int | None = top[2]
        sign = self.text[begin]
        if sign in _SIGNS:
            end = begin + 1
        else:
            marker = _NUMBER.match(self.text, begin)
            end = marker.end() if marker else begin + 1
            sign = self.text[begin:end]
        if number is not None:
            digits = sign.strip(".) \t")
            number = int(digits) if digits.isdecimal() else number
            top[2] = number + 1
        depth = len(self.lists) - (self.items.count(None) if self.masked else 0)
        made = _new(Item, (top[0], top[1], number, sign, depth, _new(Span, (begin, end))))
        top[1] += 1
        return made


def has_bulleted_lines(text: str) -> bool:
    """Whether a line begins with a word processor's bullet."""
    if text.isascii() or not any(bullet in text for bullet in BULLETS):
        return False
    return _BULLET_LINE.search(text) is not None

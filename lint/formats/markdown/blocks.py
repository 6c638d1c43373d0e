"""Closes the blocks of Markdown: what the prose read so far belongs to, its label, its bare links, its place."""

from __future__ import annotations

import re

from lint.article import Block, Cell, Item, Label, Link
from lint.formats.bare_links import bare_links
from lint.formats.builder import ArticleBuilder
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
            state = self.items[-1]
            item = state[0]
            kind = "paragraph" if state[1] else "item"
            state[1] = True
        if masked:
            first = out.source_span(start, start).start if end > start else begin
            admonition = masked.admonition(first) or admonition
        if self.bulleted is not None:
            item, self.bulleted, kind = self.bulleted, None, "item"
        else:
            self.bullet_list = -1
        text = out.pending()
        colon = text.find(":")
        if (colon >= 0 and "://" in text) or "www." in text:
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
        for begin, stop, target in bare_links(text):
            begin, stop = begin + start, stop + start
            if any(link.start <= begin < link.end for link in out.links[-40:]):
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


def has_bulleted_lines(text: str) -> bool:
    """Whether a line begins with a word processor's bullet."""
    if text.isascii() or not any(bullet in text for bullet in BULLETS):
        return False
    return _BULLET_LINE.search(text) is not None

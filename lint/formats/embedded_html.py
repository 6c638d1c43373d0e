"""The text that a reader of a page sees in HTML that stands inside Markdown.

Paragraphs, headings, list entries and table cells become blocks of their kind; scripts, styles and formulas have no
prose. What wraps Markdown (`<div class="warning">` above and `</div>` below) names the admonition around it.
"""

from __future__ import annotations

import html
import re

from lint.article import BlockKind, Cell, FootnoteMark, Item, Link, Mark, MarkKind, Table
from lint.formats.builder import ArticleBuilder
from lint.formats.names import ADMONITIONS, INLINE_MARKS
from lint.source import Span
from lint.typed import Any

_TOKEN = re.compile(
    r"<!--|<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>(?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}')*)>"
    r"|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});"
    r"|\[\^[^\]\s\[]{1,100}\]"  # a footnote marker, which authors write in HTML too
    r"|\s+|[^<&\s\[]+|."
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_INVISIBLE = frozenset(("script", "style", "template", "svg", "math", "noscript", "head", "pre", "textarea", "iframe"))
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "aside", "main", "header", "footer", "nav", "center", "address"),
        *("blockquote", "details", "summary", "figure", "figcaption", "caption", "form", "fieldset", "legend"),
        *("dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "colgroup", "col", "body", "html"),
    )
)
_WRAPPERS = frozenset(("div", "section", "article", "aside", "details", "blockquote", "figure", "center", "main"))
_NAMED = re.compile(r"\b(?:" + "|".join(ADMONITIONS) + r")\b")


class EmbeddedHtml:
    """Reads HTML piece by piece; what is open lasts from one piece to the next."""

    def __init__(self, out: ArticleBuilder, lists: list[int]) -> None:
        self.out = out
        self.text = out.source.text
        self.lists = lists  # one number: how many lists the article has so far
        self.wrappers: list[str | None] = []  # open wrappers with the admonition that they name
        self.open_lists: list[list[Any]] = []  # [list, next entry, ordered]
        self.item: Item | None = None
        self.level = 0  # of an open heading
        self.anchor: str | None = None
        self.kind: BlockKind = "paragraph"
        self.table: list[tuple[int, ...]] | None = None
        self.table_start = 0
        self.caption: int | None = None
        self.headed = False
        self.row: list[int] = []
        self.in_cell = False
        self.header_cell = False
        self.begin = -1
        self.stop = 0
        self.gap: tuple[int, int] | None = None
        self.marks: list[tuple[MarkKind, int]] = []
        self.link: tuple[int, int, int, str, Span] | None = None
        self.facts: dict[str, Any] = {}

    @property
    def admonition(self) -> str | None:
        """What the innermost open wrapper with a telling name is called."""
        return next((name for name in reversed(self.wrappers) if name), None)

    def feed(self, start: int, stop: int, facts: dict[str, Any]) -> None:
        """Reads source[start:stop]; `facts` are the block facts around it."""
        self.facts = facts
        text, at = self.text, start
        match = _TOKEN.match
        while at < stop:
            token = match(text, at, stop)
            if token is None:
                break
            end = token.end()
            written = token.group()
            head = written[0]
            if written == "<!--":
                closing = text.find("-->", end, stop)
                end = stop if closing < 0 else closing + 3
                self.out.comments.append(Span(at, end))
            elif head == "<" and token["name"]:
                name = token["name"].lower()
                if name in _INVISIBLE and not token["close"] and not written.endswith("/>"):
                    end = self._after(name, end, stop)
                else:
                    self._tag(name, bool(token["close"]), token, at, end)
            elif head == "[" and end - at > 1:
                self.out.footnotes.append(FootnoteMark(written[2:-1], self.out.length, Span(at, end), False))
            elif written.isspace():
                if self.begin >= 0:
                    self.gap = (self.gap[0] if self.gap else at, end)
            else:
                self._word(written, head == "&" and end - at > 1, at, end)
            at = end
        self._end_cell()  # what follows after a blank line is read as Markdown
        self._flush()

    def finish(self, stop: int) -> None:
        """Closes a table that was never closed."""
        self._flush()
        if self.table is not None:
            self._end_row()
            self._end_table(stop)

    def _after(self, name: str, at: int, stop: int) -> int:
        closing = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(self.text, at, stop)
        return closing.end() if closing else stop

    def _word(self, written: str, entity: bool, at: int, end: int) -> None:
        out = self.out
        if self.begin < 0:
            self.begin = at
        elif self.gap is not None:
            left, right = self.gap
            if right - left == 1 and self.text[left] == " ":
                out.text(" ", left)
            else:
                out.atom(" ", left, right)
        self.gap = None
        if entity:
            out.atom(html.unescape(written), at, end)
        else:
            out.text(written, at)
        self.stop = end

    def _tag(self, name: str, closing: bool, token: re.Match[str], at: int, end: int) -> None:
        if name in _BLOCKS or name in ADMONITIONS:
            self._block_tag(name, closing, token, at, end)
        elif name == "br":
            if self.begin >= 0:
                self.out.atom("\n", at, end)
                self.gap = None
                self.stop = end
        elif name in INLINE_MARKS:
            self._mark(INLINE_MARKS[name], closing)
        elif name == "a":
            self._anchor(closing, token, at, end)
        elif name == "img":
            found = _attributes(token)
            url, place = found.get("src", ("", None))
            block = len(self.out.blocks)
            here = self.out.length
            self.out.links.append(
                Link("image", here, here, Span(at, end), url, place, found.get("alt", ("", None))[0], "", block)
            )

    def _mark(self, kind: MarkKind, closing: bool) -> None:
        out = self.out
        if not closing:
            if self.gap is not None and self.begin >= 0:  # the space before <b> is not bold
                out.atom(" ", *self.gap)
                self.stop, self.gap = self.gap[1], None
            self.marks.append((kind, out.length))
            return
        for i in range(len(self.marks) - 1, -1, -1):
            if self.marks[i][0] == kind:
                start = max(self.marks[i][1], out.block_start)
                del self.marks[i]
                if out.length > start:
                    out.marks.append(Mark(kind, start, out.length))
                return

    def _anchor(self, closing: bool, token: re.Match[str], at: int, end: int) -> None:
        out = self.out
        if not closing:
            found = _attributes(token)
            if "href" in found:
                url, place = found["href"]
                if self.gap is not None and self.begin >= 0:
                    out.atom(" ", *self.gap)
                    self.stop, self.gap = self.gap[1], None
                self.link = (out.length, out.here, at, url, place)
        elif self.link is not None:
            begin, piece, source, url, place = self.link
            self.link = None
            words = out.since(piece) if begin >= out.block_start else out.pending()
            begin = max(begin, out.block_start)
            span = Span(source, end)
            out.links.append(Link("inline", begin, out.length, span, url, place, words, "", len(out.blocks)))

    def _block_tag(self, name: str, closing: bool, token: re.Match[str], at: int, end: int) -> None:
        if self.in_cell and name not in ("td", "th", "tr", "table", "tbody", "thead", "tfoot"):
            if self.begin >= 0:  # a paragraph or list inside a cell
                self.gap = (self.gap[0] if self.gap else at, end)
            return
        if not self.in_cell:
            self._flush()
        if name in _WRAPPERS or name in ADMONITIONS:
            if not closing:
                self.wrappers.append(_admonition(name, token))
            elif self.wrappers:
                self.wrappers.pop()
        elif name in ("ul", "ol"):
            if closing:
                if self.open_lists:
                    self.open_lists.pop()
                self.item = None
            else:
                self.open_lists.append([self.lists[0], 0, name == "ol"])
                self.lists[0] += 1
        elif name == "li":
            self.item = None
            if not closing:
                if not self.open_lists:
                    self.open_lists.append([self.lists[0], 0, False])
                    self.lists[0] += 1
                top = self.open_lists[-1]
                number = top[1] + 1 if top[2] else None
                marker = f"{number}." if number else "•"
                self.item = Item(top[0], top[1], number, marker, len(self.open_lists), Span(at, end))
                top[1] += 1
                self.kind = "item"
            return
        elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.level = 0 if closing else int(name[1])
            self.anchor = None if closing else _attributes(token).get("id", (None, None))[0]
        elif name in ("caption", "figcaption"):
            self.kind = "paragraph" if closing else "caption"
            return
        elif name in ("table", "tr", "td", "th"):
            self._table_tag(name, closing, at, end)
            return
        if self.kind == "item" and self.item is None:
            self.kind = "paragraph"

    def _table_tag(self, name: str, closing: bool, at: int, end: int) -> None:
        if name == "table":
            if self.table is not None:
                self._end_cell()
                self._end_row()
                self._end_table(end if closing else at)
            if not closing:
                self.table, self.table_start, self.caption, self.headed = [], at, None, False
            return
        if self.table is None:
            if closing:
                return
            self.table, self.table_start, self.caption, self.headed = [], at, None, False
        self._end_cell()
        if name == "tr":
            self._end_row()
        elif not closing:
            self.in_cell = True
            self.header_cell = name == "th"
            if self.header_cell and not self.table:
                self.headed = True
            self.stop = end

    def _end_cell(self) -> None:
        if not self.in_cell or self.table is None:
            return
        out = self.out
        begin = self.begin if self.begin >= 0 else self.stop
        cell = Cell(len(out.tables), len(self.table), len(self.row), self.header_cell)
        self.row.append(out.close_block("cell", Span(begin, max(begin, self.stop)), cell=cell, **self.facts))
        self.in_cell = False
        self.begin, self.gap = -1, None

    def _end_row(self) -> None:
        if self.row and self.table is not None:
            self.table.append(tuple(self.row))
        self.row = []

    def _end_table(self, end: int) -> None:
        if self.table:
            span = Span(self.table_start, end)
            self.out.tables.append(Table(span, tuple(self.table), self.headed, self.caption))
        self.table = None

    def _flush(self) -> None:
        """Makes a block of what is pending."""
        out = self.out
        if self.begin < 0:
            return
        if out.length > out.block_start:
            span = Span(self.begin, self.stop)
            facts = dict(self.facts)
            if self.admonition:
                facts.setdefault("admonition", self.admonition)
            if self.level:
                out.close_heading(span, self.level, self.anchor)
            else:
                kind = self.kind
                if self.item is not None:
                    facts["item"] = self.item
                    self.kind = "paragraph"
                index = out.close_block(kind, span, **facts)
                if kind == "caption" and self.table is not None:
                    self.caption = index
        self.begin, self.gap = -1, None


def _attributes(token: re.Match[str]) -> dict[str, tuple[str, Span]]:
    """A tag's attributes with the place of each value."""
    base = token.start("attributes")
    found: dict[str, tuple[str, Span]] = {}
    for part in _ATTRIBUTE.finditer(token["attributes"]):
        group = part.lastindex or 2
        found.setdefault(
            part.group(1).lower(),
            (html.unescape(part.group(group)), Span(base + part.start(group), base + part.end(group))),
        )
    return found


def _admonition(name: str, token: re.Match[str]) -> str | None:
    if name in ADMONITIONS:
        return name
    attributes = token["attributes"]
    if not attributes:
        return None
    for key, (value, _) in _attributes(token).items():
        if key in ("class", "role", "data-type", "type"):
            words = _NAMED.search(value.lower())
            if words:
                return words.group()
    return None

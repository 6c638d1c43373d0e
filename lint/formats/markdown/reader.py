"""One walk over the events of the Markdown parser.

Every inline node has its byte range; `Inline` turns the nodes into prose, this module makes the blocks.
"""

from __future__ import annotations

import re

import pyromark

from lint.article import Article, Cell, FootnoteMark, Item, Label, Link, Mark, MarkKind, Table
from lint.formats.bare_links import bare_links
from lint.formats.builder import ArticleBuilder
from lint.formats.front import front_matter
from lint.formats.lead import bold_label, mark_bare_headings, plain_label, reads_as_heading
from lint.formats.markdown.inline import Inline
from lint.formats.names import has_constructs
from lint.formats.positions import CodePoints
from lint.source import Source, Span
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.formats.dialects import Masked
    from lint.formats.embedded_html import EmbeddedHtml

_O = pyromark.Options
# 516 is pulldown-cmark's ENABLE_OLD_FOOTNOTES, which the binding does not name: markers count without a definition.
OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_DEFINITION_LIST
    | _O.ENABLE_GFM
    | _O(516)
)

_MARKS: dict[str, MarkKind] = {"Strong": "strong", "Emphasis": "emphasis", "Strikethrough": "strike"}


class Reader:
    """One walk over the parser's events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = text = source.text
        self.out = out = ArticleBuilder(source, "markdown")
        out.front = front = front_matter(text)
        self.base = base = front.span.end if front else 0
        body = text[base:] if base else text
        if not body.isascii():
            try:
                body.encode()
            except UnicodeEncodeError:  # a text that was never UTF-8
                body = _SURROGATE.sub("\ufffd", body)
        self.masked: Masked | None = None
        mdx = source.path.endswith(".mdx")
        if mdx or has_constructs(body):
            from lint.formats.dialects import mask

            self.masked = mask(body, base, mdx)
        self.parsed = self.masked.text if self.masked else body
        self.at: Any = base.__add__ if body.isascii() else CodePoints(body, base)
        self.inline = Inline(out, self.at, self.masked)
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

    def run(self) -> Article:
        out, at, source_text, inline = self.out, self.at, self.text, self.inline
        masked = self.masked is not None
        bullets = _BULLET_LINE.search(self.parsed) is not None if not self.parsed.isascii() else False
        carets = "^" in self.parsed or "~" in self.parsed
        open_marks: list[tuple[str, int]] = []
        link: list[Any] = []
        silent = 0  # inside an image or code block
        events: Any = pyromark.events_with_range(self.parsed, options=OPTIONS)
        for event, where in events:
            if event.__class__ is not str:
                text = event.get("Text")
                if text is not None:
                    if silent:
                        continue
                    begin = at(where["start"])
                    if self.begin < 0:
                        self.begin = begin
                        if bullets and text[0] in _BULLETS and not self.items and self.cell is None:
                            begin, text = self.bullet(begin, text)
                            if not text:
                                continue
                    end = begin + len(text)
                    if source_text[begin:end] == text and (text != "&" or where["end"] - where["start"] == 1):
                        if carets and ("^" in text or "~" in text):
                            inline.scripts(text, begin)
                        else:
                            out.text(text, begin)
                        self.stop = end
                    elif masked and "{x" in text:
                        inline.unmask(text, begin)
                        self.stop = at(where["end"])
                    else:
                        self.stop = end = at(where["end"])
                        out.atom(text, begin, end)  # an entity, a line end in a table
                    continue
                kind, value = next(iter(event.items()))
                if kind == "Start":
                    name = value if value.__class__ is str else next(iter(value))
                    if name in _MARKS:
                        if self.begin < 0:
                            self.begin = at(where["start"])
                        open_marks.append((name, out.length))
                    elif name == "Paragraph":
                        self.reset()
                    elif name == "Link":
                        if self.begin < 0:
                            self.begin = at(where["start"])
                        link.append((out.length, out.here, value["Link"]))
                    elif name == "Image":
                        if self.begin < 0:
                            self.begin = at(where["start"])
                        inline.image(value["Image"], where)
                        silent += 1
                    elif name in ("CodeBlock", "HtmlBlock", "MetadataBlock"):
                        self.flush()
                        silent += 1
                    else:
                        self.start(name, value, where)
                elif kind == "End":
                    name = value if value.__class__ is str else next(iter(value))
                    if name in _MARKS:
                        name, begin = open_marks.pop()
                        if out.length > begin:
                            out.marks.append(Mark(_MARKS[name], begin, out.length))
                            if begin == out.block_start and name != "Strikethrough":
                                self.bold = (begin, out.length)
                        self.stop = at(where["end"])
                    elif name == "Paragraph":
                        self.close("paragraph")
                    elif name == "Link":
                        begin, piece, target = link.pop()
                        self.stop = at(where["end"])
                        if not silent:
                            inline.link(begin, out.since(piece), target, where)
                    elif name == "Image":
                        silent -= 1
                        self.stop = at(where["end"])
                    elif name == "CodeBlock":
                        silent -= 1
                        self.plain_block("code", where)
                    elif name == "HtmlBlock":
                        silent -= 1
                        self.html_block(where)
                    elif name == "MetadataBlock":
                        silent -= 1
                    else:
                        self.end(name, where)
                elif kind == "Html":
                    self.html_lines.append(where)
                elif silent:
                    continue
                elif kind == "Code":
                    begin, stop = at(where["start"]), at(where["end"])
                    if self.begin < 0:
                        self.begin = begin
                    self.stop = stop
                    inline.code(value, begin, stop)
                elif kind == "InlineHtml":
                    begin, stop = at(where["start"]), at(where["end"])
                    if self.begin < 0:
                        self.begin = begin
                    self.stop = stop
                    typed = inline.html(value, begin, stop)
                    if typed and typed[0] == out.block_start:
                        self.bold = typed
                elif kind == "FootnoteReference":
                    begin, stop = at(where["start"]), at(where["end"])
                    if self.begin < 0:
                        self.begin = begin
                    self.stop = stop
                    label = source_text[begin + 2 : stop - 1]
                    out.footnotes.append(FootnoteMark(label, out.length, Span(begin, stop), False))
                elif kind in ("InlineMath", "DisplayMath"):
                    begin, stop = at(where["start"]), at(where["end"])
                    out.marks.append(Mark("math", out.length, out.length + len(value)))
                    out.atom(value, begin, stop)
                    self.stop = stop
            elif event == "SoftBreak":
                if not silent and not self.title_line(bullets and where["end"]):
                    begin, self.stop = at(where["start"]), at(where["end"])
                    if self.begin < 0:
                        self.begin = begin
                    out.atom(" ", begin, self.stop)
            elif event == "HardBreak":
                if not silent and not self.title_line(bullets and where["end"]):
                    begin, self.stop = at(where["start"]), at(where["end"])
                    if self.begin < 0:
                        self.begin = begin
                    out.atom("\n", begin, self.stop)
            elif event == "Rule":
                self.flush()
        self.flush()
        if self.html is not None:
            self.html.finish(len(self.text))
        mark_bare_headings(out.since(0), out.blocks)
        self.defined_notes()
        if self.masked and self.masked.comments:
            out.comments.extend(self.masked.comments)
            out.comments.sort()
        return out.finish()

    # Blocks

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
            if self.text[after : after + 1] in _BULLETS:
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

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        if self.quote:
            facts["quote"] = self.quote
            named = next((name for name in reversed(self.quotes) if name), None)
            if named:
                facts["admonition"] = named
        if self.html is not None and self.html.wrappers and self.html.admonition:
            facts["admonition"] = self.html.admonition
        if self.note is not None:
            facts["footnote"] = self.note
        return facts

    def close(self, kind: Any) -> None:
        """Closes the pending prose as a block, if there is any."""
        out = self.out
        if out.length == out.block_start and self.begin < 0:
            return
        if self.masked and out.length == out.block_start and self.begin - 4 in self.masked.lists:
            self.reset()  # an admonition without a title
            return
        begin = self.begin if self.begin >= 0 else self.stop
        span = Span(begin, max(begin, self.stop))
        facts = self.facts()
        text = out.pending()
        if self.items and self.items[-1]:
            state = self.items[-1]
            facts["item"] = state[0]
            kind = "paragraph" if state[1] else "item"
            state[1] = True
        if self.masked:
            first = out.source_span(out.block_start, out.block_start).start if out.length > out.block_start else begin
            name = self.masked.admonition(first)
            if name:
                facts["admonition"] = name
        if self.bulleted is not None:
            facts["item"], self.bulleted, kind = self.bulleted, None, "item"
        else:
            self.bullet_list = -1
        start = out.block_start
        bold = self.bold
        self.bare_links(text, start)
        if bold is not None and bold[0] == start:
            strong = any(m.kind == "strong" and m.start == start for m in out.marks[-6:])
            whole = not text[bold[1] - start :].strip(" \t:：\n")
            if whole and kind == "paragraph" and strong and reads_as_heading(text):
                facts["pseudo_heading"] = True
            else:
                range_ = bold_label(text, 0, bold[1] - start)
                if range_:
                    facts["label"] = Label(start + range_[0], start + range_[1], strong)
        if self.term:
            facts["label"] = Label(start, out.length, False)
        if "label" not in facts and kind in ("paragraph", "item"):
            range_ = plain_label(text)
            if range_:
                facts["label"] = Label(start + range_[0], start + range_[1], False)
        out.close_block(kind, span, **facts)
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
        facts = self.facts()
        if self.items and self.items[-1]:
            facts["item"] = self.items[-1][0]
        self.out.close_block(kind, Span(start, stop), **facts)
        self.reset()

    def html_block(self, where: dict[str, int]) -> None:
        start, stop = self.at(where["start"]), self.at(where["end"])
        lines, self.html_lines = self.html_lines, []
        facts = self.facts()
        if self.items and self.items[-1]:
            facts["item"] = self.items[-1][0]
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

    def start(self, name: str, value: Any, where: dict[str, int]) -> None:
        if name == "Item":
            self.flush()
            top = self.lists[-1]
            begin = self.at(where["start"])
            if self.masked and begin in self.masked.lists:
                self.items.append(None)
                return
            marker = _MARKER.match(self.text, begin)
            end = marker.end() if marker else begin + 1
            number = None
            if top[2] is not None:
                digits = self.text[begin:end].strip(".) \t")
                number = int(digits) if digits.isdecimal() else top[2]
                top[2] = number + 1
            depth = len(self.lists) - self.items.count(None)
            item = Item(top[0], top[1], number, self.text[begin:end], depth, Span(begin, end))
            top[1] += 1
            self.items.append([item, False])
            self.reset()
        elif name == "List":
            self.flush()
            self.lists.append([self.list_count[0], 0, value["List"]])
            self.list_count[0] += 1
        elif name == "BlockQuote":
            self.flush()
            self.quote += 1
            kind = value["BlockQuote"] if isinstance(value, dict) else None
            self.quotes.append(kind.lower() if kind else None)
        elif name == "Heading":
            self.flush()
            self.reset()
            self.heading = value["Heading"]
        elif name == "Table":
            self.flush()
            self.rows = []
        elif name in ("TableHead", "TableRow"):
            self.row = []
        elif name == "TableCell":
            self.cell = Cell(len(self.out.tables), len(self.rows), len(self.row), not self.rows)
            self.reset()
        elif name == "FootnoteDefinition":
            self.flush()
            begin = self.at(where["start"])
            label = _NOTE.match(self.text, begin)
            self.note = label.group(1) if label else value["FootnoteDefinition"]
            self.labels.add(self.note)
        elif name == "DefinitionListTitle":
            self.term = True
            self.flush()
            self.term = False
        elif name == "DefinitionListDefinition":
            self.flush()
            self.reset()

    def end(self, name: str, where: dict[str, int]) -> None:
        out = self.out
        if name == "Item":
            self.flush()
            self.items.pop()
        elif name == "List":
            self.flush()
            self.lists.pop()
        elif name == "BlockQuote":
            self.flush()
            self.quote -= 1
            self.quotes.pop()
        elif name == "Heading":
            start, stop = self.at(where["start"]), self.at(where["end"])
            stop = max(start + len(self.text[start:stop].rstrip()), self.stop)
            level = int(self.heading["level"][1])
            out.close_heading(Span(start, stop), level, self.heading["id"] or None)
            self.reset()
        elif name == "TableCell":
            start, stop = self.at(where["start"]), self.at(where["end"])
            inner = self.text[start:stop]
            begin = start + len(inner) - len(inner.lstrip(" \t|"))
            finish = max(begin, start + len(inner.rstrip(" \t|")))
            self.bare_links(out.pending(), out.block_start)
            self.row.append(out.close_block("cell", Span(begin, finish), cell=self.cell, **self.facts()))
            self.cell = None
            self.reset()
        elif name in ("TableHead", "TableRow"):
            self.rows.append(tuple(self.row))
        elif name == "Table":
            start, stop = self.at(where["start"]), self.at(where["end"])
            stop = start + len(self.text[start:stop].rstrip())
            headed = any(out.blocks[i].end > out.blocks[i].start for i in self.rows[0]) if self.rows else False
            out.tables.append(Table(Span(start, stop), tuple(self.rows), headed))
        elif name == "FootnoteDefinition":
            self.flush()
            self.note = None
        elif name == "DefinitionListTitle":
            self.term = True
            self.flush()
            self.term = False
        elif name == "DefinitionListDefinition":
            self.flush()

    def defined_notes(self) -> None:
        out, labels = self.out, self.labels
        if labels:
            known = {label.casefold() for label in labels}
            out.footnotes = [m._replace(defined=m.label.casefold() in known) for m in out.footnotes]


_SURROGATE = re.compile("[\ud800-\udfff]")
_BULLETS = tuple("•●○◦▪▫■□‣⁃∙")
_BULLET_LINE = re.compile(r"^[ \t]*(?:>[ \t]*)?[•●○◦▪▫■□‣⁃∙]", re.MULTILINE)
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_NOTE = re.compile(r"\[\^([^\]]+)\]:")

"""One walk over the events of the Markdown parser.

Every inline node has its byte range; `Inline` turns the nodes into prose, `Blocks` closes the blocks, this module
knows what each event begins and ends.
"""

from __future__ import annotations

import re

import pyromark

from lint.article import Article, Block, Cell, FootnoteMark, Mark, MarkKind, Table
from lint.formats.lead import mark_bare_headings
from lint.formats.markdown.blocks import BULLETS, Blocks, has_bulleted_lines
from lint.formats.markdown.inline import Inline, has_scripts
from lint.formats.positions import CodePoints
from lint.source import Source, Span
from lint.typed import Any

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

_NOTE = re.compile(r"\[\^([^\]]+)\]:")
_new = tuple.__new__  # makes a named tuple for a third of what its own constructor takes
_MARKS: dict[str, MarkKind] = {"Strong": "strong", "Emphasis": "emphasis", "Strikethrough": "strike"}


class Reader(Blocks):
    """One walk over the parser's events."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.inline = Inline(self.out, self.at, self.masked)
        self.singly: Any = None  # the events once more, with each piece of text by itself

    def run(self) -> Article:
        out, at, source_text, inline = self.out, self.at, self.text, self.inline
        points = at if isinstance(at, CodePoints) else None
        masked = self.masked is not None
        bullets = has_bulleted_lines(self.parsed)
        carets = has_scripts(self.parsed)
        # The parser parts text at every sign that might mean something, which only what is not CommonMark needs.
        merged = not (masked or bullets or carets)
        open_marks: list[tuple[str, int]] = []
        link: list[Any] = []
        silent = 0  # inside an image or code block
        events: Any = pyromark.events_with_range(self.parsed, options=OPTIONS, merge_text=merged)
        if merged:
            events = self.others(events)
        for event, where in events:
            if event.__class__ is not str:
                text = event.get("Text")
                if text is not None:
                    if silent:
                        continue
                    first, last = where["start"], where["end"]
                    begin = at(first)
                    if self.begin < 0:
                        self.begin = begin
                        if bullets and text[0] in BULLETS and not self.items and self.cell is None:
                            begin, text = self.bullet(begin, text)
                            if not text:
                                continue
                    if merged:
                        if not self.is_verbatim(text, first, last, begin):
                            self.pieces(first, last)
                            continue
                        out.text(text, begin)
                        self.stop = end = begin + len(text)
                        if points is not None:  # the next node most often begins here
                            points.byte, points.point = last, end
                    elif source_text.startswith(text, begin) and (text != "&" or last - first == 1):
                        if carets and ("^" in text or "~" in text):
                            inline.scripts(text, begin)
                        else:
                            out.text(text, begin)
                        self.stop = end = begin + len(text)
                        if points is not None:
                            points.byte, points.point = last, end
                    elif masked and "{x" in text:
                        inline.unmask(text, begin)
                        self.stop = at(last)
                    else:
                        self.stop = end = at(last)
                        out.atom(text, begin, end)  # an entity, a line end in a table
                    continue
                ((kind, value),) = event.items()
                if kind == "Start":
                    name = value if value.__class__ is str else next(iter(value))
                    if name in _MARKS:
                        if self.begin < 0:
                            self.begin = at(where["start"])
                        open_marks.append((name, out.length))
                    elif name == "Paragraph":
                        self.begin, self.stop, self.bold = -1, 0, None
                    elif name == "Item":
                        self.start_item(where)
                    elif name == "Link":
                        begin = at(where["start"])
                        if self.begin < 0:
                            self.begin = begin
                        link.append((out.length, out.here, value["Link"], begin))
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
                            out.marks.append(_new(Mark, (_MARKS[name], begin, out.length)))
                            if begin == out.block_start and name != "Strikethrough":
                                self.bold = (begin, out.length)
                        self.stop = at(where["end"])
                    elif name == "Paragraph":
                        self.close("paragraph")
                    elif name == "Item":
                        self.flush()
                        self.items.pop()
                    elif name == "Link":
                        begin, piece, target, start = link.pop()
                        self.stop = at(where["end"])
                        if not silent:
                            inline.link(begin, out.since(piece), target, start, self.stop)
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

    def pieces(self, first: int, last: int) -> None:
        """Text between two bytes in which an entity or an escape stands, piece by piece."""
        if self.singly is None:
            self.singly = pyromark.events_with_range(self.parsed, options=OPTIONS)
        for event, where in self.singly:
            text = None if event.__class__ is str or where["start"] < first else event.get("Text")
            if text is None:
                continue
            begin, self.stop = self.at(where["start"]), self.at(where["end"])
            if self.text.startswith(text, begin) and (text != "&" or where["end"] - where["start"] == 1):
                self.out.text(text, begin)
                self.stop = begin + len(text)
            else:
                self.out.atom(text, begin, self.stop)
            if where["end"] >= last:
                return

    def start_item(self, where: dict[str, int]) -> None:
        if self.out.length > self.out.block_start or self.begin >= 0:
            self.close("paragraph")
        begin = self.at(where["start"])
        if self.masked and begin in self.masked.lists:
            self.items.append(None)
            return
        self.items.append([self.item(begin), False])
        self.reset()

    def start(self, name: str, value: Any, where: dict[str, int]) -> None:
        if name == "TableCell":
            self.cell = _new(Cell, (len(self.out.tables), len(self.rows), len(self.row), not self.rows))
            self.reset()
        elif name == "Heading":
            self.flush()
            self.reset()
            self.heading = value["Heading"]
        elif name == "List":
            self.flush()
            self.lists.append([self.list_count[0], 0, value["List"]])
            self.list_count[0] += 1
        elif name == "BlockQuote":
            self.flush()
            self.quote += 1
            kind = value["BlockQuote"] if isinstance(value, dict) else None
            self.quotes.append(kind.lower() if kind else None)
        elif name == "Table":
            self.flush()
            self.rows = []
        elif name in ("TableHead", "TableRow"):
            self.row = []
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
        if name == "TableCell":
            start, stop = self.at(where["start"]), self.at(where["end"])
            inner = self.text[start:stop]
            begin = start + len(inner) - len(inner.lstrip(" \t|"))
            finish = max(begin, start + len(inner.rstrip(" \t|")))
            text = out.pending()
            if "://" in text or "www." in text:
                self.bare_links(text, out.block_start)
            quote, admonition, note = self.around()
            place = _new(Span, (begin, finish))
            section = len(out.headings)
            fields = ("cell", out.block_start, out.length, place, section, 0, None, self.cell, quote, note, admonition)
            self.row.append(out.put_block(_new(Block, (*fields, None, False)), finish))
            self.cell = None
            self.reset()
        elif name == "Heading":
            start, stop = self.at(where["start"]), self.at(where["end"])
            stop = max(start + len(self.text[start:stop].rstrip()), self.stop)
            out.close_heading(_new(Span, (start, stop)), int(self.heading["level"][1]), self.heading["id"] or None)
            self.reset()
        elif name == "List":
            self.flush()
            self.lists.pop()
        elif name == "BlockQuote":
            self.flush()
            self.quote -= 1
            self.quotes.pop()
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

"""One walk over the events of the Markdown parser.

Every inline node has its byte range; `Inline` turns the nodes into prose, `Blocks` closes the blocks, this module
knows what each event begins and ends.
"""

from __future__ import annotations

import re

import pyromark

from lint.article import Article, Block, Cell, FootnoteMark, Item, Mark, MarkKind, Table
from lint.formats.lead import mark_bare_headings
from lint.formats.markdown.blocks import BULLETS, Blocks, has_bulleted_lines
from lint.formats.markdown.inline import Inline
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

_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_NOTE = re.compile(r"\[\^([^\]]+)\]:")
_MARKS: dict[str, MarkKind] = {"Strong": "strong", "Emphasis": "emphasis", "Strikethrough": "strike"}


class Reader(Blocks):
    """One walk over the parser's events."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.inline = Inline(self.out, self.at, self.masked)

    def run(self) -> Article:
        out, at, source_text, inline = self.out, self.at, self.text, self.inline
        points = at if isinstance(at, CodePoints) else None
        masked = self.masked is not None
        bullets = has_bulleted_lines(self.parsed)
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
                        if bullets and text[0] in BULLETS and not self.items and self.cell is None:
                            begin, text = self.bullet(begin, text)
                            if not text:
                                continue
                    if source_text.startswith(text, begin) and (text != "&" or where["end"] - where["start"] == 1):
                        if carets and ("^" in text or "~" in text):
                            inline.scripts(text, begin)
                        else:
                            out.text(text, begin)
                        self.stop = end = begin + len(text)
                        if points is not None:  # the next node most often begins here
                            points.byte, points.point = where["end"], end
                    elif masked and "{x" in text:
                        inline.unmask(text, begin)
                        self.stop = at(where["end"])
                    else:
                        self.stop = end = at(where["end"])
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
            quote, admonition, note = self.around()
            place = Span(begin, finish)
            cell = Block(
                "cell",
                out.block_start,
                out.length,
                place,
                len(out.headings),
                0,
                None,
                self.cell,
                quote,
                note,
                admonition,
            )
            self.row.append(out.put_block(cell, finish))
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

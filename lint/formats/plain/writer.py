"""Joins the lines of a plain text to blocks and hands them to the builder."""

from __future__ import annotations

import re

from lint.article import Cell, Item, Label, Link, Mark, Table
from lint.formats.bare_links import bare_links
from lint.formats.builder import ArticleBuilder
from lint.formats.lead import plain_label
from lint.formats.plain.headings import opens_references
from lint.formats.plain.lines import Line, goes_on, is_hyphenated
from lint.source import Span
from lint.typed import Any


class Writer:
    """Joins lines to blocks and hands them to the builder."""

    def __init__(self, out: ArticleBuilder, lines: list[Line], width: int) -> None:
        self.out = out
        self.lines = lines
        self.width = width
        self.text = out.source.text
        self.list = -1
        self.stack: list[list[Any]] = []  # [indent, family of the marker, list, next entry]
        self.references = 0  # level of the references heading that we are under

    def run(self) -> None:
        lines, i, count = self.lines, 0, len(self.lines)
        while i < count:
            line = lines[i]
            end = i + 1
            while end < count and goes_on(lines[end - 1], lines[end], self.width):
                end += 1
            if line.kind == "row":
                end = i + 1
                while end < count and lines[end].kind == "row" and not lines[end].blank_before:
                    end += 1
                self.rows(lines[i:end])
            elif line.heading:
                self.stack.clear()
                self.heading(line)
                end = i + 1
            elif line.kind == "item":
                self.item(lines[i:end])
            else:
                end = self.paragraph(i, end)
            i = end

    def put(self, lines: list[Line]) -> Span:
        """The prose of lines that belong together; the break between two is a space."""
        out, text = self.out, self.text
        for k, line in enumerate(lines):
            if k and not is_hyphenated(lines[k - 1], line):
                out.atom(" ", lines[k - 1].end, line.start)
            out.text(text[line.start : line.end], line.start)
        return Span(lines[0].start, lines[-1].end)

    def close(self, kind: Any, span: Span, **facts: Any) -> None:
        out = self.out
        text = out.pending()
        self.links(text)
        if kind in ("paragraph", "item") and "label" not in facts:
            found = plain_label(text)
            if found:
                start = out.block_start
                facts["label"] = Label(start + found[0], start + found[1], False)
                if kind == "paragraph" and not text[found[1] :].strip(" :\t\u00a0") and found[1] - found[0] <= 60:
                    facts["pseudo_heading"] = True
        out.close_block(kind, span, **facts)

    def links(self, text: str) -> None:
        out = self.out
        for start, end, url in bare_links(text):
            begin, stop = out.block_start + start, out.block_start + end
            span = out.source_span(begin, stop)
            out.links.append(Link("bare", begin, stop, span, url, span, text[start:end], "", len(out.blocks)))

    def heading(self, line: Line) -> None:
        out = self.out
        start = out.length
        words = self.text[line.start : line.start + len(line.text)].rstrip(" :\t\u00a0")
        out.text(words, line.start)
        if line.starred:
            out.marks.append(Mark("strong" if line.starred > 1 else "emphasis", start, out.length))
        self.links(words)
        out.close_heading(Span(line.start, line.end), line.heading)
        if opens_references(line):
            self.references = line.heading
        elif line.heading <= self.references or not self.references:
            self.references = 0

    def item(self, lines: list[Line]) -> None:
        first = lines[0]
        begin, end = first.marker or (first.start, first.start)
        marker = self.text[begin:end]
        self.close("item", self.put(lines), item=self.place(first.indent, marker, first.number, Span(begin, end)))

    def place(self, indent: int, marker: str, number: int | None, span: Span) -> Item:
        """Where an entry stands: another bullet or a deeper indentation opens a sub-list."""
        family = _family(marker)
        stack = self.stack
        known = next(
            (k for k in range(len(stack) - 1, -1, -1) if stack[k][1] == family and abs(indent - stack[k][0]) < 2), -1
        )
        if known >= 0:
            del stack[known + 1 :]
        else:
            while stack and (indent < stack[-1][0] - 1 or (family == stack[-1][1] and indent <= stack[-1][0])):
                stack.pop()
            self.list += 1
            stack.append([indent, family, self.list, 0])
        top = stack[-1]
        item = Item(top[2], top[3], number, marker, len(stack), span)
        top[3] += 1
        return item

    def paragraph(self, i: int, end: int) -> int:
        lines = self.lines
        line = lines[i]
        span = self.put(lines[i:end])
        if self.references:
            self.close("item", span, item=self.place(line.indent, "", None, Span(line.start, line.start)))
            return end
        announced = self.text[lines[end - 1].end - 1] == ":"
        self.stack.clear()
        facts: dict[str, Any] = {}
        if line.starred and end == i + 1:
            out = self.out
            out.marks.append(Mark("strong" if line.starred > 1 else "emphasis", out.block_start, out.length))
        self.close("paragraph", span, **facts)
        if announced:
            end = self.announced(end)
        return end

    def announced(self, i: int) -> int:
        """Short lines after "They include:" are a list that has lost its bullets; gives the index after them."""
        lines, end = self.lines, i
        while end < len(lines):
            line = lines[end]
            if line.kind != "text" or line.heading or line.starred or len(line.text) > 90:
                break
            if (line.blank_before and end > i and not lines[i].blank_before) or line.text.endswith((".", ":")):
                break
            end += 1
        if end - i < 2 or any(goes_on(lines[k], lines[k + 1], self.width) for k in range(i, end - 1)):
            return i
        for line in lines[i:end]:
            place = self.place(line.indent, "", None, Span(line.start, line.start))
            self.close("item", self.put([line]), item=place)
        self.stack.clear()
        return end

    def rows(self, lines: list[Line]) -> None:
        """A table set with tabs or bars; a single row is a paragraph."""
        out, text = self.out, self.text
        self.stack.clear()
        lines = [line for line in lines if line.text.strip("|-:+= \t")] or lines[:1]
        if len(lines) < 2:
            line = lines[0]
            out.text(text[line.start : line.end], line.start)
            self.close("paragraph", Span(line.start, line.end))
            return
        table = len(out.tables)
        rows: list[tuple[int, ...]] = []
        for number, line in enumerate(lines):
            row: list[int] = []
            for column, (begin, end) in enumerate(line.cells or ()):
                out.text(text[begin:end], begin)
                self.links(text[begin:end])
                row.append(out.close_block("cell", Span(begin, end), cell=Cell(table, number, column, number == 0)))
            rows.append(tuple(row))
        out.tables.append(Table(Span(lines[0].start, lines[-1].end), tuple(rows), True))


def _family(marker: str) -> str:
    """Markers of one list look alike: "1." and "2." do, "1." and "(a)" do not."""
    if not marker or not any(c.isalnum() for c in marker):
        return marker
    return re.sub(r"\d+", "1", re.sub(r"[a-z]+", "a", marker))

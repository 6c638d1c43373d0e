"""Plain text: articles pasted from a web page or a word processor.

Nothing says what a line is, so its form and its neighbours decide, as they do for a person: a short line without a
final stop above a paragraph is a heading, a line that begins with a bullet is a list entry, a line that was broken
because the next word did not fit goes on in the next line. One pass classifies the lines, a second joins and emits
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lint.article import Article, Cell, Item, Label, Link, Mark, Table
from lint.formats.bare_links import bare_links
from lint.formats.builder import ArticleBuilder
from lint.formats.front import front_matter
from lint.formats.lead import plain_label
from lint.source import Source, Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\u2028\u2029]|\Z)")
_SPACE = " \t\u00a0\u2000-\u200a\u202f\u3000\ufeff\u200b"
_BLANKS = re.compile(f"[{_SPACE}]*")
_BULLET = re.compile(
    f"(?P<marker>[•●○◦▪▫■□◆◇►▸▶➢➤❖✓✔✦★‣⁃∙·・⦁\uf0b7\uf0a7\uf0fc])[{_SPACE}]*(?=\\S)"
    f"|(?P<dash>[-–—*+])[{_SPACE}]+(?=\\S)|(?P<o>o)(?:\t|[ \u00a0]{{2,}})(?=\\S)"
)
_GLUED_DASH = re.compile(r"(?P<dash>[-–])(?=[^\W\d_])")
_NUMBER = re.compile(
    rf"(?P<marker>\(?(?P<number>\d{{1,3}})[.)\]]|\[(?P<boxed>\d{{1,3}})\]|\((?P<letter>[a-z]|[ivx]{{1,4}})\)|(?P<low>[a-z])\))[{_SPACE}]+(?=\S)"
)
_SECTION_NUMBER = re.compile(
    rf"(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?|\d{{1,2}}\.|[IVX]{{1,4}}\.)[{_SPACE}]+(?=[^\W\d_])"
)
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_STARRED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.*?\S)\1[ \t]*:?$")
_ENDS_SENTENCE = re.compile(r"[.!?。！？][\"'”’)\]»]*(?:\[[\d,\s–-]+\])?$")
_OPEN_END = re.compile(
    r"(?:[,;(/&+–-]|\b(?:and|or|of|the|a|an|in|with|to|for|from|by|on|at|as|than|that|which|is|are|be|may|not|into|e\.g\.|i\.e\.))$",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:\d+\.?\s*)?(?:selected |key )?(?:references?|bibliography|works cited|literature cited|sources?"
    r"|further reading|citations)(?: and (?:notes|further reading))?\s*:?$",
    re.IGNORECASE,
)
_KNOWN_HEADINGS = """
    introduction | overview | background | summary | abstract | definition | description | about
    epidemiology | a?etiology | causes? | pathophysiology | pathogenesis | risk factors?
    (?:clinical |cardinal )?features | (?:signs (?:and|&) )?symptoms(?: and signs)?
    clinical (?:features|presentation|manifestations) | presentation
    diagnosis | differential diagnos[ie]s | investigations? | examination | tests? | evaluation
    management | treatments? | (?:non-?)?(?:drug|pharmacological) treatment | treatment (?:goals|objectives|options)
    objectives | therapy | medications? | medicines | dosage | dose | dosing | administration
    dosage and administration | indications? | contra-?indications? | side[ -]effects
    adverse (?:effects|reactions|events) | adverse (?:drug )?reactions | notable adverse .*
    (?:drug )?interactions | precautions? | warnings? | overdose | storage
    complications? | prognosis | outlook | prevention | follow[- ]up | self[- ]care | lifestyle(?: changes)?
    living with .* | when to (?:see|call|get|seek) .* | methods | results | discussion | conclusions?
    limitations | acknowledge?ments | disclaimer | references? | bibliography | sources? | further reading
    key (?:points|facts|messages) | faqs? | frequently asked questions
    pregnancy(?: and .*)? | children | adults | elderly | appendix
"""
_KNOWN = re.compile(
    "(?:"
    + "|".join(part.strip() for line in _KNOWN_HEADINGS.split("\n") for part in line.split(" | ") if part.strip())
    + r")\s*:?$",
    re.IGNORECASE,
)
_MAX_HEADING = 90
_SMALL = "a an and as at but by for from in into nor of on or per than the to vs with via"
_FUNCTION_WORDS = frozenset(_SMALL.split())


@dataclass(slots=True)
class _Line:
    """A line of the text and what it was taken for."""

    start: int  # of what is read, after indentation and marker
    end: int  # without trailing white space
    indent: int
    text: str
    kind: str = "text"  # text, blank, item, row
    marker: tuple[int, int] | None = None
    number: int | None = None
    heading: int = 0
    blank_before: bool = False
    cells: list[tuple[int, int]] | None = None
    starred: int = 0  # width of the stars around a line that is wholly *starred*


def read(source: Source) -> Article:
    """Reads plain text; never raises for what stands in it."""
    out = ArticleBuilder(source, "plain")
    out.front = front = front_matter(source.text)
    lines = _lines(source.text, front.span.end if front else 0)
    width = _wrap_width(lines)
    _find_headings(lines, width)
    _Writer(out, lines, width).run()
    return out.finish()


def _lines(text: str, start: int) -> list[_Line]:
    """The lines that are not blank, with their indentation and marker taken off."""
    lines: list[_Line] = []
    blank = True
    for found in _LINE.finditer(text, start):
        begin, end = found.span()
        if begin == end:
            break
        left = _BLANKS.match(text, begin)
        at = left.end() if left else begin
        body = text[at:end].rstrip()
        if not body:
            blank = True
            continue
        line = _Line(at, at + len(body), _columns(text[begin:at]), body, blank_before=blank)
        blank = False
        _classify(line)
        lines.append(line)
    return lines


def _columns(indent: str) -> int:
    return len(indent.expandtabs(4))


def _classify(line: _Line) -> None:
    body = line.text
    head = body[0]
    if "\t" in body or body.count("|") > 1:
        cells = _cells(body, line.start)
        if len(cells) > 1 and not _BULLET.match(body) and not _NUMBER.match(body):
            line.kind, line.cells = "row", cells
            return
    found = _BULLET.match(body) or (_GLUED_DASH.match(body) if head in "-–" else None)
    if found is None and (head.isdecimal() or head in "([abcdefghij"):
        found = _NUMBER.match(body)
        if found is not None:
            digits = found["number"] or found["boxed"]
            line.number = int(digits) if digits else None
    if found is not None and found.end() < len(body):
        start, end = next(found.span(name) for name, value in found.groupdict().items() if value and name != "number")
        line.kind = "item"
        line.marker = (line.start + start, line.start + end)
        line.start += found.end()
        line.text = body[found.end() :]
        return
    starred = _STARRED.match(body)
    if starred:
        size = len(starred.group(1))
        line.starred = size
        line.text = starred.group(2)
        line.start += size
        line.end = line.start + len(line.text)


def _cells(body: str, start: int) -> list[tuple[int, int]]:
    """Cells of a row set with tabs or bars."""
    bars = body.count("|") > 1 and "\t" not in body
    cells: list[tuple[int, int]] = []
    for part in re.finditer(r"[^|]+" if bars else r"[^\t]+", body):
        words = part.group()
        left = len(words) - len(words.lstrip())
        stripped = words.strip()
        if stripped:
            cells.append((start + part.start() + left, start + part.start() + left + len(stripped)))
    return cells


def _wrap_width(lines: list[_Line]) -> int:
    """The width to which the paragraphs are broken, 0 where each stands on one line."""
    broken = [
        len(a.text) + a.indent
        for a, b in pairwise(lines)
        if a.kind != "row" and b.kind == "text" and not b.blank_before and b.text[0].islower()
    ]
    texts = sum(1 for line in lines if line.kind != "row" and len(line.text) > 40)
    if len(broken) < 2 or len(broken) * 12 < texts:
        return 0
    broken.sort()
    width = broken[(len(broken) * 9) // 10]
    return width if 30 <= width <= 200 else 0


def _goes_on(before: _Line, line: _Line, width: int) -> bool:
    """Whether `line` is the rest of the line before it."""
    if (
        line.kind != "text"
        or line.blank_before
        or line.heading
        or before.kind == "row"
        or before.starred
        or line.starred
    ):
        return False
    head = line.text[0]
    if line.blank_before:
        return head.islower() and before.kind != "text" and _OPEN_END.search(before.text) is not None
    closed = _ENDS_SENTENCE.search(before.text) is not None
    if closed and line.text.endswith(":") and len(line.text) < 50:
        return False
    if not closed and not before.text.endswith(":"):
        if head.islower() or head in ")%,;":
            return True
        if _OPEN_END.search(before.text) or before.text.count("(") > before.text.count(")"):
            return True
    if not width:
        return False
    word = line.text.split(maxsplit=1)[0]
    full = len(before.text) + before.indent + 1 + len(word) > width * 0.92
    return full and not (before.text.endswith(":") and len(before.text) < width * 0.8)


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters) and text.count(" ") < 14


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if w.lower() not in _FUNCTION_WORDS]
    return bool(words) and all(w[0].isupper() for w in words)


def _may_be_heading(line: _Line) -> bool:
    """Whether a line has the form of a heading, whatever stands around it."""
    text = line.text
    if line.kind != "text" or not 2 < len(text) <= _MAX_HEADING or text.count(" ") > 13:
        return False
    if text[-1] in ".,;…" or text.endswith(("。", "，")) or "://" in text:
        return False
    head = text.lstrip("\"'“‘(")[:1]
    if not head or not (head.isupper() or head.isdecimal() or not head.isascii()):
        return False
    if text.endswith(":"):
        return _KNOWN.match(text) is not None
    return ": " not in text or _is_capitals(text) or not plain_label(text)


def _find_headings(lines: list[_Line], width: int) -> None:
    """Sets the level of every line that is a heading."""
    if not lines:
        return
    count = len(lines)
    _numbered_headings(lines)
    any_capitals = sum(_may_be_heading(line) and _is_capitals(line.text) for line in lines[1:]) > 0
    for i, line in enumerate(lines):
        hashes = _HASHES.match(line.text) if line.text[0] == "#" else None
        if hashes:
            line.heading = len(hashes.group(1))
            line.start += hashes.end()
            line.text = line.text[hashes.end() :]
            continue
        if line.heading or not _may_be_heading(line):
            continue
        before = lines[i - 1] if i else None
        after = lines[i + 1] if i + 1 < count else None
        if before is not None and _goes_on(before, line, width):
            continue
        if i == 0:
            if after is not None and not _goes_on(line, after, width):
                line.heading = 1
            continue
        if after is None:
            continue
        known = _KNOWN.match(line.text) is not None
        capitals = _is_capitals(line.text)
        level = 2 if capitals or not any_capitals else 3
        shouted = capitals and (line.blank_before or " " in line.text or len(line.text) > 4)
        if shouted or known or line.starred or _stands_over(lines, i, width):
            line.heading = level


def _numbered_headings(lines: list[_Line]) -> None:
    """Headings "1. Introduction", "5.2 Dosage" and numbers alone: numbered lines that text stands under."""
    for i, line in enumerate(lines):
        body = line
        text = line.text
        number = None
        if line.kind == "item" and line.number is not None and line.marker:
            follower = lines[i + 1] if i + 1 < len(lines) else None
            if (
                follower is None
                or (follower.kind == "item" and follower.number is not None)
                or len(text) > 70
                or text[-1] in ".,;:"
                or not text[0].isupper()
                or not (line.blank_before and (follower.blank_before or len(follower.text) > 60))
                or not (_KNOWN.match(text) or _is_title_case(text) or len(text) < 45)
                or (i and lines[i - 1].text.endswith(":"))
            ):
                continue
            number = "1"
        elif line.kind == "text":
            found = _SECTION_NUMBER.match(text)
            if found is None or len(text) > _MAX_HEADING or text[-1] in ".,;":
                continue
            number = found["number"].rstrip(".")
            if not line.blank_before and not text[found.end() :].isupper():
                continue
        if number is not None:
            body.kind = "text"
            body.heading = 2 + number.count(".")
            if body.marker:
                body.text = text
                body.marker = None
                body.number = None


def _stands_over(lines: list[_Line], i: int, width: int) -> bool:
    """Whether a short line is a heading because of what stands before and after it."""
    line, before, after = lines[i], lines[i - 1], lines[i + 1]
    if len(line.text) > 60 and not (line.blank_before and after.blank_before and _is_title_case(line.text)):
        return False
    if before.text.endswith(":") and not before.heading:
        return False  # the first of what is announced
    if (
        not line.blank_before
        and before.kind == "text"
        and not before.heading
        and not _ENDS_SENTENCE.search(before.text)
    ):
        return False
    if _goes_on(line, after, width):
        return False
    if after.kind == "item":
        return True
    if after.kind == "row":
        return line.blank_before
    if line.text.count(" ") > 7 and not (line.blank_before and after.blank_before):
        return False
    long = len(after.text) > 60 or _ENDS_SENTENCE.search(after.text) is not None or after.text.endswith(":")
    if not long:
        return False
    if _in_a_run(lines, i):
        return False
    return (
        line.blank_before
        or before.kind == "item"
        or before.heading > 0
        or _ENDS_SENTENCE.search(before.text) is not None
    )


def _in_a_run(lines: list[_Line], i: int) -> bool:
    """Whether short lines stand directly above: a list that has lost its bullets."""
    before = lines[i - 1]
    return (
        before.kind == "text"
        and not before.heading
        and len(before.text) < 60
        and not _ENDS_SENTENCE.search(before.text)
    )


class _Writer:
    """Joins lines to blocks and hands them to the builder."""

    def __init__(self, out: ArticleBuilder, lines: list[_Line], width: int) -> None:
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
            while end < count and _goes_on(lines[end - 1], lines[end], self.width):
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

    def put(self, lines: list[_Line]) -> Span:
        """The prose of lines that belong together; the break between two is a space."""
        out, text = self.out, self.text
        for k, line in enumerate(lines):
            if k:
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

    def heading(self, line: _Line) -> None:
        out = self.out
        start = out.length
        words = line.text.rstrip(" :\t\u00a0")
        out.text(words, line.start)
        if line.starred:
            out.marks.append(Mark("strong" if line.starred > 1 else "emphasis", start, out.length))
        self.links(words)
        out.close_heading(Span(line.start, line.end), line.heading)
        if _REFERENCES.match(line.text):
            self.references = line.heading
        elif line.heading <= self.references or not self.references:
            self.references = 0

    def item(self, lines: list[_Line]) -> None:
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
        if end - i < 2 or any(_goes_on(lines[k], lines[k + 1], self.width) for k in range(i, end - 1)):
            return i
        for line in lines[i:end]:
            place = self.place(line.indent, "", None, Span(line.start, line.start))
            self.close("item", self.put([line]), item=place)
        self.stack.clear()
        return end

    def rows(self, lines: list[_Line]) -> None:
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

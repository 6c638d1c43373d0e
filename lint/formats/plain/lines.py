"""The lines of a plain text and what the form of each says: blank, bullet, number, table row."""

from __future__ import annotations

import re
from itertools import pairwise

from lint.record import record

_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\u2028\u2029]|\Z)")
_SPACE = " \t\u00a0\u2000-\u200a\u202f\u3000\ufeff\u200b"
_BLANKS = re.compile(f"[{_SPACE}]*")
_BULLET = re.compile(
    f"(?P<marker>[•●○◦▪▫■□◆◇►▸▶➢➤❖✓✔✦★‣⁃∙·・⦁\uf0b7\uf0a7\uf0fc])[{_SPACE}]*(?=\\S)"
    f"|(?P<dash>[-–—*+])[{_SPACE}]+(?=\\S)|(?P<o>o)(?:\t|[ \u00a0]{{2,}})(?=\\S)"
)
_GLUED_DASH = re.compile(r"(?P<dash>[-–])(?=[^\W\d_])")
_NUMBER = re.compile(
    r"(?P<marker>\(?(?P<number>\d{1,3})[.)\]]|\[(?P<boxed>\d{1,3})\]|\((?P<letter>[a-z]|[ivx]{1,4})\)|(?P<low>[a-z])\))"
    f"[{_SPACE}]+(?=\\S)"
)
_STARRED = re.compile(r"(\*{1,3}|_{1,3})(?=\S)(.*?\S)\1[ \t]*:?$")
# A sentence, with a citation that follows its stop: "[3]", "(Smith et al., 2020)", "8,9".
_ENDS_SENTENCE = re.compile(
    r"[.!?。！？][\"'”’)\]»]*(?: ?(?:[\[(][^\[\]()]{1,200}[)\]]|\d{1,3}(?:[,–-]\d{1,3}){0,6})){0,3}$"
)
_OPEN_END = re.compile(
    r"(?:[,;(/&+–-]|\b(?:and|or|of|the|a|an|in|with|to|for|from|by|on|at|as|than|that|which|is|are|be|may|not|into"
    r"|e\.g\.|i\.e\.))$",
    re.IGNORECASE,
)
_LONG = 90  # characters; a line of an unbroken text that long is a paragraph and so has ended


@record(slots=True)
class Line:
    """A line of the text and what it was taken for."""

    start: int  # of what is read, after indentation and marker
    end: int  # without trailing white space
    indent: int
    text: str
    kind: str = "text"  # text, blank, item, row
    marker: tuple[int, int] | None = None
    number: int | None = None
    heading: int = 0
    free: bool = False  # a heading by its place alone, not by its words or type
    blank_before: bool = False
    cells: list[tuple[int, int]] | None = None
    columns: int = 0  # width of the whole line as it stands
    starred: int = 0  # width of the stars around a line that is wholly *starred*


def lines(text: str, start: int) -> list[Line]:
    """The lines that are not blank, with their indentation and marker taken off."""
    made: list[Line] = []
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
        indent = _columns(text[begin:at])
        line = Line(at, at + len(body), indent, body, blank_before=blank, columns=indent + len(body))
        blank = False
        _classify(line)
        made.append(line)
    return made


def _columns(indent: str) -> int:
    return len(indent.expandtabs(4))


def _classify(line: Line) -> None:
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


def wrap_width(lines: list[Line]) -> int:
    """The width to which the paragraphs are broken, 0 where each stands on one line."""
    broken = [
        a.columns
        for a, b in pairwise(lines)
        if a.kind != "row" and b.kind == "text" and not b.blank_before and b.text[0].islower()
    ]
    texts = sum(1 for line in lines if line.kind != "row" and len(line.text) > 40)
    if len(broken) < 2 or len(broken) * 12 < texts:
        return 0
    broken.sort()
    width = broken[(len(broken) * 9) // 10]
    return width if 30 <= width <= 200 else 0


def ends_sentence(line: Line) -> bool:
    """Whether a sentence ends with the line."""
    return _ENDS_SENTENCE.search(line.text, max(0, len(line.text) - 230)) is not None


def has_ended(line: Line, width: int) -> bool:
    """Whether what the line says is complete."""
    if ends_sentence(line):
        return True
    return not width and len(line.text) > _LONG and _OPEN_END.search(line.text[-12:]) is None


def is_hyphenated(before: Line, line: Line) -> bool:
    """Whether a word or a range ("5-10") is broken at a hyphen between the two lines."""
    end, head = before.text[-2:], line.text[0]
    if len(end) < 2 or end[1] not in "-‐–":
        return False
    return (end[0].isalpha() and head.islower() and end[1] != "–") or (end[0].isdecimal() and head.isdecimal())


def goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether `line` is the rest of the line before it."""
    if line.kind != "text" or line.heading or before.heading or before.kind == "row" or before.starred or line.starred:
        return False
    head = line.text[0]
    if line.blank_before:  # a list entry that a page break has cut
        return head.islower() and before.kind != "text" and _OPEN_END.search(before.text) is not None
    closed = ends_sentence(before)
    if closed and line.text.endswith(":") and line.text.count(" ") < 3:
        return False
    if not closed and not before.text.endswith(":"):
        if head.islower() or head in ")%,;":
            return True
        cut = width or before.kind == "item" or len(before.text) > 50
        if (cut and _OPEN_END.search(before.text)) or before.text.count("(") > before.text.count(")"):
            return True
    if not width:
        return False
    word = line.text.split(maxsplit=1)[0]
    full = before.columns + 1 + len(word) > width * 0.92
    return full and not (before.text.endswith(":") and len(before.text) < width * 0.8)

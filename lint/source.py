"""Bytes of an article made text, and the places in it.

Offsets are 0-based code points into the decoded text (after a byte order mark), lines and columns are
1-based, ends are exclusive. Line ends are LF, CRLF or a lone CR; they stay in the text as they were.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from lint.record import record
from lint.typed import NamedTuple

BOM = b"\xef\xbb\xbf"
COMMON = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])


class Span(NamedTuple):
    """A range of the source text in code points, end exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A place for people: 1-based line and column (code points), and the 0-based offset."""

    line: int
    column: int
    offset: int


class UndecodableError(Exception):
    """The bytes are not text that we read; `str()` says what and where."""


@record(frozen=True)
class Source:
    """One article's text with its line index. `path` is as it shall be shown, with forward slashes."""

    path: str
    text: str
    has_bom: bool = False

    @cached_property
    def odd(self) -> bytes:
        """What the text has, in UTF-8, beside printable ASCII, tabs and line ends: little of most."""
        return self.text.encode("utf-8", "surrogatepass").translate(None, COMMON)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line."""
        if "\r" in self.text:
            lines = _lines(self.text)
            starts = list(accumulate(map(len, lines), initial=0))
            if len(starts) > 1 and not self.text.endswith(("\n", "\r")):
                starts.pop()
        else:
            lines = self.text.split("\n")
            starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
            starts.pop()
        return starts

    def line(self, offset: int) -> int:
        """1-based line of an offset."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> Position:
        """Line and column of an offset, in code points."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def line_text(self, line: int) -> str:
        """The 1-based line without its line end."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """Offset of a 1-based line and column in code points."""
        return self.line_starts[line - 1] + column - 1

    def utf16_column(self, position: Position) -> int:
        """1-based column in UTF-16 code units, as editors count."""
        before = self._before(position)
        return len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1

    def utf8_column(self, position: Position) -> int:
        """1-based column in UTF-8 bytes, as reviewdog counts."""
        return len(self._before(position).encode("utf-8", "surrogatepass")) + 1

    def _before(self, position: Position) -> str:
        return self.text[position.offset - position.column + 1 : position.offset]


def _lines(text: str) -> list[str]:
    import re

    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text)


def decode(path: str, data: bytes) -> Source:
    """Decodes UTF-8, with or without a byte order mark.

    Raises UndecodableError for bytes that are not UTF-8 (naming the first of them) and for binary files.
    """
    has_bom = data.startswith(BOM)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UndecodableError("the file is UTF-16; save it as UTF-8")
    body = data[3:] if has_bom else data
    if b"\0" in body:
        raise UndecodableError(f"a binary file: there is a zero byte at byte {data.index(0)}")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + (3 if has_bom else 0)
        line = body.count(b"\n", 0, error.start) + 1
        raise UndecodableError(
            f"not valid UTF-8 at byte {at} (line {line}): 0x{body[error.start]:02x}; save the file as UTF-8"
        ) from None
    source = Source(path, text, has_bom)
    source.__dict__["odd"] = body.translate(None, COMMON)  # the bytes are at hand here
    return source

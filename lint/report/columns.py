"""How text looks in the cells of a terminal: wide and combining characters, tabs, and what must not reach it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from lint.typed import NamedTuple

TAB = 4
# If printable, one cell each, as almost every line is: scripts of one width, and the signs that prose uses.
_NARROW = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u20a0-\u20b5\u2190-\u22ff]*"
).fullmatch


class Glyph(NamedTuple):
    """One code point as it is shown, and how many cells that takes."""

    shown: str
    cells: int


def glyphs(text: str) -> list[Glyph]:
    """Each code point of one line as a terminal may show it.

    A tab is spaces; controls and invisible characters (escapes that would drive the terminal, bidirectional
    overrides, zero-width spaces) are spelled out, so that a reader sees what the file holds.
    """
    if text.isascii() and text.isprintable():
        return [Glyph(character, 1) for character in text]
    result: list[Glyph] = []
    joined = False  # the next code point is drawn into the glyph before it
    for index, character in enumerate(text):
        code = ord(character)
        if character == "\t":
            result.append(Glyph(" " * TAB, TAB))
        elif 0x20 <= code < 0x7F:
            result.append(Glyph(character, 1))
        elif code == 0x200D and _joins(text, index):
            result.append(Glyph(character, 0))
            joined = True
            continue
        elif 0xFE00 <= code <= 0xFE0F or 0x1F3FB <= code <= 0x1F3FF:
            result.append(Glyph(character, 0))  # variation selectors and skin tones change the glyph before
        elif joined:
            result.append(Glyph(character, 0))
        else:
            result.append(_glyph(character))
        joined = False
    return result


def safe(text: str) -> str:
    """A whole string made fit to print on one line."""
    if text.isprintable():  # of such text every glyph shows its own code point
        return text
    return "".join(glyph.shown for glyph in glyphs(text.replace("\n", " ").replace("\r", "")))


class Clipped(NamedTuple):
    """What a line shows of itself: the text, the cells before what is marked, and the cells that are marked."""

    text: str
    before: int
    marked: int


def clip(text: str, first: int, last: int, room: int, cut_before: bool = False, cut_after: bool = False) -> Clipped:
    """The part of a line that fits into `room` cells around text[first:last]; `cut_before` and `cut_after` say that
    the line is longer than `text` there.

    The marked text comes first; what room is left goes one third before it and two thirds after.
    """
    first = min(max(first, 0), len(text))
    last = min(max(last, first), len(text))
    whole = not cut_before and not cut_after
    if text.isprintable() and _NARROW(text):
        if whole and len(text) <= room:
            return Clipped(text.rstrip(), first, last - first)
        begin, stop, finish = _window(first, last, len(text), room - 2)  # an ellipsis at either end
        shown, before, marked = text[begin:finish], first - begin, stop - first
    else:
        cells = glyphs(text)
        if whole and _cells(cells) <= room:
            return Clipped("".join([g.shown for g in cells]).rstrip(), _cells(cells[:first]), _cells(cells[first:last]))
        begin, stop, finish = _wide_window(cells, first, last, room - 2)
        shown = "".join([glyph.shown for glyph in cells[begin:finish]])
        before, marked = _cells(cells[begin:first]), _cells(cells[first:stop])
    head = "…" if begin > 0 or cut_before else ""
    tail = "…" if finish < len(text) or cut_after else ""
    return Clipped((head + shown + tail).rstrip(), before + len(head), marked)


def _cells(shown: Sequence[Glyph]) -> int:
    return sum([glyph.cells for glyph in shown])


def _window(first: int, last: int, size: int, room: int) -> tuple[int, int, int]:
    """Where the text that is shown begins, where its mark stops, and where it ends, one cell a code point."""
    stop = min(last, first + room)
    spare = room - (stop - first)
    begin = max(first - spare // 3, 0)
    finish = min(stop + spare - (first - begin), size)
    return max(begin - (room - (finish - begin)), 0), stop, finish


def _wide_window(shown: Sequence[Glyph], first: int, last: int, room: int) -> tuple[int, int, int]:
    """The same for glyphs of any width."""
    marked = 0
    stop = first
    while stop < last and marked + shown[stop].cells <= room:
        marked += shown[stop].cells
        stop += 1
    spare = room - marked
    begin, before = first, 0
    while begin > 0 and before + shown[begin - 1].cells <= spare // 3:
        begin -= 1
        before += shown[begin].cells
    after, finish = 0, stop
    while finish < len(shown) and before + after + shown[finish].cells <= spare:
        after += shown[finish].cells
        finish += 1
    while begin > 0 and before + after + shown[begin - 1].cells <= spare:
        begin -= 1
        before += shown[begin].cells
    return begin, stop, finish


def _joins(text: str, index: int) -> bool:
    """Whether a zero-width joiner stands between two pictographs, where it is part of an emoji."""
    return (
        0 < index < len(text) - 1
        and ord(text[index + 1]) > 0x2000
        and ord(text[index - 1]) > 0x2000
        and unicodedata.category(text[index + 1]) == "So"
    )


def _glyph(character: str) -> Glyph:
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return Glyph(character, 0)
    if category[0] == "C" or category in ("Zl", "Zp"):
        shown = f"<U+{ord(character):04X}>"
        return Glyph(shown, len(shown))
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return Glyph(character, 2)
    return Glyph(character, 1)

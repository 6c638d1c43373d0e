"""How text looks in the cells of a terminal: wide and combining characters, tabs, and what must not reach it."""

from __future__ import annotations

import unicodedata

from lint.typed import NamedTuple

TAB = 4


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
    if text.isascii() and text.isprintable():
        return text
    return "".join(glyph.shown for glyph in glyphs(text.replace("\n", " ").replace("\r", "")))


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

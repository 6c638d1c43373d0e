"""Names of authors made comparable."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[^\w\s]+")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})
_QUOTES = ("'", "’", "‘")
_ASCII = bytes(0x20 if _APART.match(chr(code)) else code for code in range(256))


def plain(text: str) -> str:
    """Lower case, without accents and punctuation, spaces single: "Čulić-Öz, V." → "culic oz v".

    An apostrophe is left out without a gap, so that O’Brien and O'Brien are one."""
    text = text.casefold()
    if not text.isascii():
        text = _BEYOND.sub(_unaccented, text)
    if text.isascii():
        return " ".join(text.encode().translate(_ASCII, b"'").decode().split())
    for quote in _QUOTES:
        text = text.replace(quote, "")
    return " ".join(_APART.sub(" ", text).split())


def _unaccented(match: re.Match[str]) -> str:
    """A run of letters and signs beyond ASCII without its accents; dashes and quotation marks, the most common of
    them, as ASCII has them."""
    run = match.group()
    if run in "–—‐‑−“”":
        return " "
    if run in "’‘":
        return ""
    run = unicodedata.normalize("NFKD", run.translate(_SPECIAL))
    return "".join([c for c in run if not unicodedata.combining(c)])

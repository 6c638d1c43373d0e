"""Names of authors made comparable."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[^\w\s]+")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"})


def plain(text: str) -> str:
    """Lower case, without accents and punctuation, spaces single: "Čulić-Öz, V." → "culic oz v".

    An apostrophe is left out without a gap, so that O’Brien and O'Brien are one."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("'", "").replace("’", "").replace("‘", "")
    return " ".join(_APART.sub(" ", text).split())

"""Text of unknown origin made safe to stand in an HTML document, in content as in quoted attributes."""

from __future__ import annotations

import re

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}

# Controls, bidirectional marks and overrides, zero-width spaces: what would reorder, hide or corrupt the page.
_HIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_SPECIAL = re.compile(f"[&<>\"'{_HIDDEN}\ud800-\udfff\ufffe\uffff]")


def attribute(text: str) -> str:
    """For a quoted attribute or a title, where no element can stand; hidden characters become "U+202E"."""
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0]) or f"U+{ord(match[0]):04X}", text)


def content(text: str) -> str:
    """For element content; hidden characters are shown by their number."""
    return _SPECIAL.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    entity = _ENTITIES.get(match[0])
    return entity or f'<span class="hidden-character">U+{ord(match[0]):04X}</span>'


def web_address(url: str) -> str | None:
    """The address fit for href, or None for any other scheme than http and https."""
    if url[:8].lower().startswith(("http://", "https://")) and url.isprintable() and len(url) < 2000:
        return attribute(url)
    return None

"""Which uncommon characters a text has: found once, asked by every check that looks for some of them."""

from __future__ import annotations

_COMMON = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])


def odd_characters(text: str) -> frozenset[str]:
    """The distinct characters of a text but printable ASCII, tab and line ends."""
    # Bytes are sifted by the interpreter's own loop, so that a text with few such characters costs next to nothing.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
    return frozenset(rest.decode("utf-8", "surrogatepass")) if rest else frozenset()

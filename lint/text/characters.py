"""Which uncommon characters a text has: found once, asked by every check that looks for some of them."""

from __future__ import annotations

from lint.source import COMMON


def odd_characters(text: str) -> frozenset[str]:
    """The distinct characters of a text but printable ASCII, tab and line ends."""
    # Bytes are sifted by the interpreter's own loop, so that a text with few such characters costs next to nothing.
    rest = text.encode("utf-8", "surrogatepass").translate(None, COMMON)
    return frozenset(rest.decode("utf-8", "surrogatepass")) if rest else frozenset()

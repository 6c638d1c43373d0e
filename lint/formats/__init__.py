"""Readers: one module a format, all deliver an Article.

`read` picks the reader by the file's suffix, by a name given, or by a look at the text where there is neither.
"""

from __future__ import annotations

import re

from lint.article import Article
from lint.source import Source

SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".txt": "plain",
    ".text": "plain",
}
FORMATS = ("markdown", "plain")


class UnknownFormatError(ValueError):
    """No reader has the name that was asked for."""


def format_of(path: str) -> str | None:
    """The format that a path's suffix stands for, None for a suffix that we do not read."""
    name = path.replace("\\", "/").rpartition("/")[2]
    dot = name.rfind(".")
    return SUFFIXES.get(name[dot:].lower()) if dot > 0 else None


def read(source: Source, format: str | None = None) -> Article:
    """Reads an article. `format` is one of FORMATS; without it the suffix decides, then the text itself.

    Never raises for what stands in the text; UnknownFormatError for a format that does not exist.
    """
    name = format or format_of(source.path) or sniff(source.text)
    if name == "markdown":
        from lint.formats import markdown

        return markdown.read(source)
    if name == "plain":
        from lint.formats import plain

        return plain.read(source)
    raise UnknownFormatError(f"no reader for the format {name!r}; there are {', '.join(FORMATS)}")


_MARKDOWN_SIGNS = re.compile(
    r"^#{1,6}[ \t]+\S|^(?:```|~~~)|^[ \t]*[-*+][ \t]+\S|^>[ \t]|^\|.*\|[ \t]*$"
    r"|\*\*\S|\]\([^)\s]+\)|^\[\^?[^\]\n]+\]:|\A---[ \t]*$",
    re.MULTILINE,
)


def sniff(text: str) -> str:
    """Guesses the format of text without a name: Markdown where its first 20,000 characters show its marks."""
    signs = _MARKDOWN_SIGNS.finditer(text[:20_000])
    kinds = {sign.group().strip()[:2] for sign in signs}
    if any(kind.startswith(("#", "```", "~~~", "**", "](", "[", "---", "|")) for kind in kinds):
        return "markdown"
    return "plain"

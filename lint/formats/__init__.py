"""Readers: one module a format, all deliver an Article.

`read` picks the reader by the file's suffix, by a name given, or by a look at the text where there is neither.
"""

from __future__ import annotations

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
# Text or not, these are no articles that a reader for text would understand.
_NOT_READ = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "HTML"),
    **dict.fromkeys((".xml", ".nxml"), "XML"),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), "word processor"),
    **dict.fromkeys((".pdf", ".epub"), "PDF and EPUB"),
    **dict.fromkeys((".rst", ".adoc", ".tex", ".org"), "reStructuredText, AsciiDoc, LaTeX and Org"),
}


class UnknownFormatError(ValueError):
    """There is no reader for the format that was asked for, or for the file."""


def format_of(path: str) -> str | None:
    """The format that a path's suffix stands for, None for a suffix that we do not read."""
    return SUFFIXES.get(_suffix(path))


def _suffix(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def read(source: Source, format: str | None = None) -> Article:
    """Reads an article. `format` is one of FORMATS; without it the suffix decides, then the text itself.

    Never raises for what stands in the text; UnknownFormatError where there is no reader for it.
    """
    name = format or format_of(source.path)
    if name is None:
        unread = _NOT_READ.get(_suffix(source.path))
        if unread:
            raise UnknownFormatError(f"there is no reader for {unread} files; save the article as Markdown or text")
        name = sniff(source.text)
    if name == "markdown":
        from lint.formats import markdown

        return markdown.read(source)
    if name == "plain":
        from lint.formats import plain

        return plain.read(source)
    raise UnknownFormatError(f"no reader for the format {name!r}; there are {', '.join(FORMATS)}")


_MARKDOWN_SIGNS = (
    r"^#{1,6}[ \t]+\S|^(?:```|~~~)|^[ \t]*[-*+][ \t]+\S|^>[ \t]|^\|.*\|[ \t]*$"
    r"|\*\*\S|\]\([^)\s]+\)|^\[\^?[^\]\n]+\]:|\A---[ \t]*$"
)


def sniff(text: str) -> str:
    """Guesses the format of text without a name: Markdown where its first 20,000 characters show its marks."""
    import re

    signs = re.finditer(_MARKDOWN_SIGNS, text[:20_000], re.MULTILINE)
    kinds = {sign.group().strip()[:2] for sign in signs}
    if any(kind.startswith(("#", "```", "~~~", "**", "](", "[", "--", "|")) for kind in kinds):
        return "markdown"
    return "plain"

"""Small vocabularies that several readers share, apart so that they cost nothing to import."""

from __future__ import annotations

from lint.article import MarkKind

# How publishing tools and page authors set a note or a warning apart.
ADMONITIONS = (
    "note",
    "tip",
    "info",
    "warning",
    "caution",
    "danger",
    "important",
    "alert",
    "success",
    "question",
    "attention",
)

INLINE_MARKS: dict[str, MarkKind] = {
    "sup": "superscript",
    "sub": "subscript",
    "b": "strong",
    "strong": "strong",
    "i": "emphasis",
    "em": "emphasis",
    "s": "strike",
    "del": "strike",
    "code": "code",
}

_BRACES = ("{{", "{%", "{:", "{.", "{#")


def has_constructs(body: str) -> bool:
    """Whether a body may hold what publishing tools add to Markdown, which `dialects` blanks."""
    if "{" in body and any(brace in body for brace in _BRACES):
        return True
    # a single sign is found ten times as fast as several, and most articles have none of it; signs that are rare come
    # last in what is sought, since the search begins at its end
    return (
        ":::" in body
        or ("!" in body and "!!!" in body and "!!! " in body)
        or ("?" in body and "???" in body and ("??? " in body or "???+ " in body))
        or ("=" in body and "markdown=" in body)
        or ("^" in body and "\n^" in body)
    )

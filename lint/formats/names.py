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

# Without one of these a text has nothing that `dialects` would blank.
BRACES = ("{{", "{%", "{:", "{.", "{#")
SIGNS = (":::", "!!! ", "??? ", "???+ ", "markdown=", "\n^")


def has_constructs(body: str) -> bool:
    """Whether a body may hold what publishing tools add to Markdown."""
    if "{" in body and any(brace in body for brace in BRACES):
        return True
    return any(sign in body for sign in SIGNS)

"""The references of an article: every list in it, its footnotes, and bibliographies beside it."""

from lint.text.references.collect import References, references
from lint.text.references.model import Reference

__all__ = ["Reference", "References", "references"]

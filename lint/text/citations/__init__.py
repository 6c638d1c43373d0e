"""The citations of an article: every marker, what it points to and what it covers."""

from lint.text.citations.collect import citations, excerpt
from lint.text.citations.model import Citation, CitationStyle, span_of

__all__ = ["Citation", "CitationStyle", "citations", "excerpt", "span_of"]

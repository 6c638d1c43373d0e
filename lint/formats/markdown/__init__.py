"""Markdown: CommonMark with tables, footnotes, front matter and the habits of the tools that publish articles.

The parser (pulldown-cmark) gives byte ranges for every inline node; `reader` walks its events once and hands the
builder prose with places. What no parser of CommonMark knows (shortcodes, `:::` blocks, attribute lists) is blanked
out beforehand by `dialects`, byte for byte, so that every offset stays right.
"""

from __future__ import annotations

from lint.article import Article
from lint.formats.markdown.reader import Reader
from lint.source import Source


def read(source: Source) -> Article:
    """Reads Markdown; never raises for what stands in the text."""
    return Reader(source).run()

"""Plain text: articles pasted from a web page or a word processor.

Nothing says what a line is, so its form and its neighbours decide, as they do for a person: a short line without a
final stop above a paragraph is a heading, a line that begins with a bullet is a list entry, a line that was broken
because the next word did not fit goes on in the next line. `lines` classifies, `headings` finds the headings and
`writer` joins the lines to blocks.
"""

from __future__ import annotations

from lint.article import Article
from lint.formats.builder import ArticleBuilder
from lint.formats.front import front_matter
from lint.formats.plain.headings import find_headings
from lint.formats.plain.lines import lines, wrap_width
from lint.formats.plain.writer import Writer
from lint.source import Source


def read(source: Source) -> Article:
    """Reads plain text; never raises for what stands in it."""
    out = ArticleBuilder(source, "plain")
    out.front = front = front_matter(source.text)
    found = lines(source.text, front.span.end if front else 0)
    width = wrap_width(found)
    find_headings(found, width)
    Writer(out, found, width).run()
    return out.finish()

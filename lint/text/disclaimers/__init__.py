"""Disclaimers of an article by their components, wherever and in whatever wording they stand.

A sentence is read by what its words mean (`lexicon`, `grammar`, `reading`); one that says of the text itself what only
disclaimers say opens a disclaimer, and what stands around it in the same block, box or section counts with it
(`in_text`). Disclaimers also come from front matter, raw HTML, includes and the site as a whole (`elsewhere`).
"""

from __future__ import annotations

from collections.abc import Sequence

from lint.article import Article
from lint.text.disclaimers.elsewhere import from_front, from_html, from_includes, from_site
from lint.text.disclaimers.in_text import from_text
from lint.text.disclaimers.kinds import OPENING, Disclaimer, Place
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence
from lint.text.words import Words
from lint.typed import Any

__all__ = ["OPENING", "Disclaimer", "Place", "disclaimers"]


def disclaimers(
    article: Article,
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    words: Words,
    site: Any = None,
) -> tuple[Disclaimer, ...]:
    """All disclaimers in order of place; `site` is the configured site-wide one: its text, its parts, or true."""
    found = [*from_front(article.metadata), *from_text(article, sentences, roles, words)]
    spans = [entry.span for entry in found if entry.span]
    for entry in from_html(article):
        if entry.span and not any(entry.span.start <= span.start < entry.span.end for span in spans):
            found.append(entry)
    found.extend(from_includes(article))
    if site:
        found.append(from_site(site))
    return tuple(found)

"""Disclaimers outside the article's text: front matter, raw HTML, includes, the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from lint.article import Article
from lint.source import Span
from lint.text.disclaimers.kinds import Disclaimer, Place, audience_of, for_professionals
from lint.text.disclaimers.model import FAR, inkling, learned_parts, likeness
from lint.text.disclaimers.reading import PARTS, Part, anchors, is_sure, read_tokens
from lint.text.disclaimers.tokens import normal, tokens_of
from lint.text.words import Words
from lint.typed import Any

_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def from_front(data: Mapping[str, Any]) -> Iterator[Disclaimer]:
    for key, value in data.items():
        name = str(key).lower()
        about = "disclaim" in name
        if isinstance(value, Mapping) and not about:
            yield from from_front(value)
        elif isinstance(value, str) and (about or len(value) > 40):
            entry = _from_string(value, "front-matter", about)
            if entry:
                yield entry
        elif about and value and not isinstance(value, str):
            text = str(value) if not isinstance(value, bool) else ""
            yield _of_text(text, "front-matter", _read_all(_pieces(text)))._replace(known=False)


def from_html(article: Article) -> Iterator[Disclaimer]:
    for block in [block for block in article.blocks if block.kind == "html"]:
        raw = article.text[block.span.start : block.span.end]
        if raw.lstrip().startswith("<!--"):
            continue
        text = " ".join(re.sub(r"<!--.*?-->|<[^>]*>", " ", raw, flags=re.DOTALL).split())
        if len(text) > 30:
            entry = _from_string(text, "html", "disclaim" in raw.lower())
            if entry:
                yield entry._replace(span=block.span)


def from_includes(article: Article) -> Iterator[Disclaimer]:
    text = article.text
    at = text.find("isclaimer")
    while at >= 0:
        begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[begin : end if end >= 0 else len(text)]
        if "{" in line or "<" in line or "[" in line or "--8<--" in line:
            for match in _include().finditer(line):
                span = Span(begin + match.start(), begin + match.end())
                if not any(comment.start <= span.start < comment.end for comment in article.comments):
                    yield Disclaimer((), "patient", "include", span, match.group(), known=False)
        at = text.find("isclaimer", begin + len(line))


def from_site(site: Any) -> Disclaimer:
    """The configured disclaimer of every page: its text, the names of its parts, or only that there is one."""
    if isinstance(site, str):
        return _of_text(site, "site", _read_all(_pieces(site)))
    if isinstance(site, Iterable) and not isinstance(site, Mapping):
        named = tuple(part for part in PARTS if part in set(site))
        return Disclaimer(named, "patient", "site", None, "", known=bool(named))
    return Disclaimer((), "patient", "site", None, "", known=False)


def _from_string(text: str, place: Place, about: bool) -> Disclaimer | None:
    """A disclaimer in a text of its own; `about` where its name says that it is one."""
    if not about and not _may_open(text):
        return None
    pieces = _pieces(text)
    if not about and not _opens(pieces):
        return None
    held = _read_all(pieces)
    return _of_text(text, place, held)._replace(known=bool(held) or len(text.split()) > 4)


def _pieces(text: str) -> list[list[str]]:
    """The words and stops of each sentence of a text."""
    return [tokens_of(normal(piece)) for piece in _SENTENCES.split(text)]


def _may_open(text: str) -> bool:
    """Whether the words alone do not speak against a disclaimer."""
    words = Words(text).distinct
    return inkling(words) > FAR or not words.isdisjoint(anchors())


def _opens(pieces: list[list[str]]) -> bool:
    """Whether a text is a disclaimer by its words."""
    return likeness([token for tokens in pieces for token in tokens]) > 0 or any(map(is_sure, pieces))


def _read_all(pieces: list[list[str]]) -> set[Part]:
    """The components of a text."""
    held: set[Part] = {part for tokens in pieces for part in read_tokens(tokens)}
    if held or _opens(pieces):
        held |= learned_parts([token for tokens in pieces for token in tokens])
    return held


def _of_text(text: str, place: Place, held: set[Part]) -> Disclaimer:
    flat = normal(text)
    return Disclaimer(
        tuple(part for part in PARTS if part in held),
        audience_of(held, flat),
        place,
        None,
        text,
        known=bool(held),
        for_professionals_only=for_professionals(flat),
    )


@cache
def _include() -> re.Pattern[str]:
    return re.compile(
        r"\{\{[<%]\s*[\w/.-]*disclaimer[^}\n]*\}\}|\{%-?\s*(?:include|render|snippet|"
        r"import)[^%\n]*disclaimer[^%\n]*%\}"
        r"|<[A-Z]\w*Disclaimer\b[^>\n]*/?>|<Disclaimer\b[^>\n]*/?>|"
        r"!\[\[[^\]\n]*disclaimer[^\]\n]*\]\]|\{\{\s*[\w.-]*disclaimer[^}\n]*\}\}"
        r"|^--8<--[^\n]*disclaimer[^\n]*|\{!\s*[^!\n]*disclaimer[^!\n]*!\}",
        re.IGNORECASE,
    )

"""Anchors that links can point to: heading ids as every common Markdown flavour makes them, and ids written out.

Which program will render an article is not known, so an anchor counts as there when any of them makes it: GitHub and
Docusaurus, kramdown (Jekyll), Pandoc, goldmark (Hugo), Python-Markdown (MkDocs), Sphinx.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from lint.article import Article
from lint.text.rare import Rare

_ID = Rare(
    r"""(?:\bid|\bname|data-id)\s*=\s*\\?["']?([^"'\s>}\\]+)|^\(([\w-]+)\)=\s*$|\\(?:label|hypertarget)\{([^{}]+)\}""",
    re.MULTILINE,
)
_BRACES = re.compile(r"\{[^{}\n]*\}")
_MARK = re.compile(r"""#([^\s{}"'<>]+)""")
_FOOTNOTE = re.compile(
    r"^(?:user-content-)?(?:fn|fnref|cite_note|cite_ref|footnote|footnote-ref|note|r)[:_-]?\d*[\w.:-]*$", re.IGNORECASE
)
ALWAYS = frozenset(("", "top", "content", "main", "main-content", "page-top", "readme"))
"""Anchors that every page has, or that templates give it."""


def anchors(article: Article, ids: set[str] | None = None) -> frozenset[str]:
    """Every anchor of an article, in lower case; `ids` are those that are written out, where they are known."""
    found = {section.anchor.lower() for section in article.sections if section.anchor}
    titles = [section.title for section in article.sections[1:]]
    for block in article.blocks:
        if block.pseudo_heading:
            titles.append(article.block_text(block))
    slugged = [_slugs(title) for title in titles]
    # most titles have one slug in all flavours, so most flavours are equal
    for slugs, joint in {(tuple([slug[i] for slug in slugged]), joint) for i, (_, joint) in enumerate(_FLAVOURS)}:
        found |= _numbered(slugs, joint)
    found |= written(article.text) if ids is None else ids
    return frozenset(found)


def written(text: str) -> set[str]:
    """Ids that stand in the source: HTML attributes, attribute lists, labels."""
    found = {(m[1] or m[2] or m[3]).lower() for m in _ID.finditer(text)} if _may_hold_ids(text) else set()
    for braces in _BRACES.findall(text) if "{" in text else ():
        mark = _MARK.search(braces)
        if mark:
            found.add(mark[1].lower())
    return found


def _may_hold_ids(text: str) -> bool:
    """Whether an equals sign stands behind what an attribute or a label of MyST ends with, or LaTeX gives a label."""
    at = text.find("=")
    while at >= 0:
        end = at
        while end and text[end - 1].isspace():
            end -= 1
        if text.endswith(_BEFORE_ID, 0, end):
            return True
        at = text.find("=", at + 1)
    return "\\" in text and ("\\label{" in text or "\\hypertarget{" in text)


_BEFORE_ID = ("id", "name", ")")


def is_made(anchor: str, article: Article) -> bool:
    """Whether a renderer makes an anchor by itself: of footnotes, of text fragments, of line numbers."""
    low = anchor.lower()
    if low in ALWAYS or low.startswith((":~:", "/", "!")) or re.fullmatch(r"l\d+(?:-l?\d+)?", low):
        return True
    return bool(_FOOTNOTE.match(low)) and bool(article.footnotes or "[^" in article.text)


def _numbered(slugs: Iterable[str], joint: str) -> set[str]:
    """Slugs with what a flavour adds to repeated ones."""
    seen: dict[str, int] = {}
    found: set[str] = set()
    for slug in slugs:
        if not slug:
            continue
        times = seen.get(slug, 0)
        seen[slug] = times + 1
        found.add(slug)
        if times:
            found.add(f"{slug}{joint}{times}")
    return found


_NOT_WORD = re.compile(r"[^\w\- ]")
_GAPS = re.compile(r"[-\s]+")


def github(title: str) -> str:
    """GitHub, Docusaurus, goldmark as Hugo sets it: "Drugs & dose" → "drugs--dose"."""
    return _NOT_WORD.sub("", title.strip().lower()).replace(" ", "-")


def kramdown(title: str) -> str:
    """kramdown: letters of ASCII, digits, hyphens; begins with a letter."""
    slug = re.sub(r"^[^a-zA-Z]+", "", title)
    return re.sub(r"[^a-zA-Z0-9 -]", "", slug).replace(" ", "-").lower() or "section"


def pandoc(title: str) -> str:
    """Pandoc's auto_identifiers: begins with a letter, keeps full stops and underscores."""
    slug = "-".join(re.sub(r"[^\w\s.-]", "", title).split()).lower()
    return re.sub(r"^[^a-zà-öø-ÿ\u0100-\uffff]+", "", slug) or "section"


def python_markdown(title: str) -> str:
    """Python-Markdown's toc, as MkDocs uses it: ASCII, gaps become one hyphen."""
    slug = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _GAPS.sub("-", re.sub(r"[^\w\s-]", "", slug).strip().lower())


def unicode_slug(title: str) -> str:
    """MkDocs with pymdownx slugs, GitLab, Sphinx: as GitHub, gaps become one hyphen."""
    return _GAPS.sub("-", re.sub(r"[^\w\s-]", "", title).strip().lower()).strip("-")


def blackfriday(title: str) -> str:
    """Hugo's older way: whatever is no letter or digit becomes a hyphen, once."""
    return re.sub(r"[^\w]+", "-", title.strip().lower()).strip("-")


_FLAVOURS: tuple[tuple[Callable[[str], str], str], ...] = (
    (github, "-"),
    (kramdown, "-"),
    (pandoc, "-"),
    (python_markdown, "_"),
    (unicode_slug, "-"),
    (blackfriday, "-"),
)


_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")


@lru_cache(maxsize=2048)
def _slugs(title: str) -> tuple[str, ...]:
    """A title's slug in each flavour."""
    if _PLAIN.fullmatch(title):
        return (title.lower().replace(" ", "-"),) * len(_FLAVOURS)
    return tuple([make(title) for make, _ in _FLAVOURS])


def _shared(counts: Iterable[tuple[str, int]], other: str) -> int:
    """How many letters two words have in common, in any order: counted at a tenth of the time that it takes to tell
    how alike they are, which it bounds."""
    return sum([min(count, other.count(letter)) for letter, count in counts])


CLOSE = 0.6  # share of letters in common, in order, from which a broken anchor may be a misspelt one


def nearest(anchor: str, candidates: Iterable[str]) -> str | None:
    """The anchor most like a broken one, None where none is alike."""
    from difflib import get_close_matches

    low = anchor.lower()
    counts = [(letter, low.count(letter)) for letter in set(low)]
    alike = [one for one in sorted(candidates) if _shared(counts, one) >= CLOSE * (len(low) + len(one)) / 2]
    found = get_close_matches(low, alike, n=1, cutoff=CLOSE) if alike else ()
    return found[0] if found else None

"""Findings as plain tuples, which travel between processes and in and out of the cache at the speed of memory.

A row is made of a Hit where the article is at hand, and becomes a Finding where a renderer asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lint.article import Article
from lint.finding import Edit, Finding, Fix, Hit, RelatedPlace, Severity
from lint.rules import Rule
from lint.source import Position, Source

try:
    from _blake2 import blake2b  # the module behind hashlib, without loading OpenSSL
except ImportError:  # pragma: no cover
    from hashlib import blake2b

HELP = "https://medproof.readthedocs.io/rules/"
EXCERPT = 160  # code points of the source that a finding quotes at most
LINE = 240  # code points of a source line that a finding carries at most
BESIDE = 100  # code points shown before the place in a long line
CONTEXT = 200  # code points on either side that a fingerprint looks at, at most

Row = tuple[Any, ...]
"""(code, name, severity, message, start, end, section index, excerpt, seed of the fingerprint, related, fix, data,
line text, line column); places are (line, column, offset)."""

CODE, SEVERITY, START, SECTION, SEED, FIX = 0, 2, 4, 6, 8, 10


def row(source: Source, section: int, path: Sequence[str], rule: Rule, hit: Hit, severity: Severity) -> Row:
    """A hit with its rule's words and its place for people. `section` and `path` say where it lies in the outline.

    Raises ValueError for a place outside the article, KeyError for a placeholder of the message without a value.
    """
    text = source.text
    start, end = hit.start, hit.end
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"a place outside the article: {start}-{end} of {len(text)}")
    template = rule.messages[hit.variant] if hit.variant else rule.message
    first, last = source.position(start), source.position(end)
    line_start = start - first.column + 1
    line_end = text.find("\n", start)
    if line_end < 0:
        line_end = len(text)
    shown_from, shown_to = line_start, line_end
    if line_end - line_start > LINE:
        shown_from = max(line_start, start - BESIDE)
        shown_to = min(line_end, shown_from + LINE)
    excerpt = text[start : min(end, start + EXCERPT)]
    fix = hit.fix
    return (
        rule.code,
        rule.name,
        severity,
        template.format_map(hit.values),
        tuple(first),
        tuple(last),
        section,
        excerpt,
        _seed(text, start, end, line_start, line_end, rule.code, path),
        tuple(_related(source, hit)) if hit.related else (),
        _fix(fix, rule) if fix and rule.fix != "none" else None,
        _plain(hit.data) if hit.data else None,
        text[shown_from:shown_to].rstrip("\r"),
        shown_from - line_start + 1,
    )


def _seed(text: str, start: int, end: int, line_start: int, line_end: int, code: str, path: Sequence[str]) -> bytes:
    """What tells a finding from all others of its file but for repeats: the rule, the place's own words, its sentence
    and its section; no line number and no list number, so that it lives through edits elsewhere."""
    low, high = max(line_start, start - CONTEXT), min(max(line_end, end), end + CONTEXT)
    before = text.rfind(". ", low, start)
    after = text.find(". ", end, high)
    sentence = text[before + 2 if before >= 0 else low : after if after >= 0 else high]
    words = " ".join(text[start : min(end, start + 2 * CONTEXT)].split())
    around = " ".join(sentence.lstrip(" \t0123456789.)*>#|-+").split())
    seed = "\0".join((code, words, around, *path)).casefold()
    return blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _related(source: Source, hit: Hit) -> Iterable[Row]:
    for place in hit.related:
        if place.path is None or place.path == source.path:
            yield (None, tuple(source.position(place.start)), tuple(source.position(place.end)), place.message)


def _fix(fix: Fix, rule: Rule) -> Row:
    safety = "unsafe" if rule.fix != "safe" else fix.safety
    return (safety, fix.title, tuple((edit.start, edit.end, edit.text) for edit in fix.edits))


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """Data as JSON knows it."""
    return {str(key): _plain_value(value) for key, value in data.items()}


def _plain_value(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return _plain(value)
    if isinstance(value, Iterable):
        return [_plain_value(item) for item in (sorted(value) if isinstance(value, frozenset | set) else value)]
    return str(value)


def order(item: Row) -> tuple[int, int, str]:
    """Sorts rows by place, then code."""
    return item[4][2], item[5][2], item[0]


def section_path(sections: Sequence[Sequence[Any]], index: int) -> tuple[str, ...]:
    """Titles down to a section, of sections in preorder given as (title, level, ...)."""
    path: list[str] = []
    level = 1 << 30
    while index > 0 and level > 1:
        title, at = sections[index][0], sections[index][1]
        if at < level:
            path.append(title)
            level = at
        index -= 1
    return tuple(reversed(path))


def path_in(article: Article, offset: int) -> tuple[int, tuple[str, ...]]:
    """Index and titles of the section at a source offset."""
    index = article.section_at_source(offset)
    return index, article.section_path(index)


def findings(path: str, sections: Sequence[Sequence[Any]], rows: Iterable[Row]) -> tuple[Finding, ...]:
    """The findings that rows stand for; repeats of one fingerprint are numbered, so that each is unique in the file."""
    paths: dict[int, tuple[str, ...]] = {}
    seen: dict[bytes, int] = {}
    made = []
    for code, name, severity, message, start, end, section, excerpt, seed, related, fix, data, line, column in rows:
        titles = paths.get(section)
        if titles is None:
            titles = paths[section] = section_path(sections, section)
        again = seen[seed] = seen.get(seed, -1) + 1
        made.append(
            Finding(
                code,
                name,
                severity,
                message,
                path,
                Position(*start),
                Position(*end),
                titles,
                excerpt,
                seed.hex() if not again else f"{seed.hex()}:{again}",
                HELP + code,
                tuple(RelatedPlace(p or path, Position(*s), Position(*e), m) for p, s, e, m in related),
                Fix(fix[0], fix[1], tuple(Edit(*edit) for edit in fix[2])) if fix else None,
                data or {},
                line,
                column,
            )
        )
    return tuple(made)

"""Findings as plain tuples, which travel between processes and in and out of the cache at the speed of memory.

A row is made of a Hit where the article is at hand, and becomes a Finding where a renderer asks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from lint.finding import Edit, Finding, Fix, Hit, RelatedPlace, Severity
from lint.rules import Rule
from lint.source import Position, Source
from lint.typed import Any

try:
    from _blake2 import blake2b  # the module behind hashlib, without loading OpenSSL
except ImportError:  # pragma: no cover
    from hashlib import blake2b

HELP = "https://medproof.readthedocs.io/rules/"
EXCERPT = 160  # code points of the source that a finding quotes at most
BEFORE, AFTER = 120, 240  # code points of a source line kept before and after the place that it is shown for
CONTEXT = 200  # code points on either side that a fingerprint looks at, at most

Row = tuple[Any, ...]
"""(code, name, severity, message, start, end, section index, excerpt, seed of the fingerprint, related, fix, data,
help URL, snippets of the lines of the place and of its related places); places are (line, column, offset)."""

CODE, SEVERITY, START, SECTION, SEED, FIX = 0, 2, 4, 6, 8, 10


def row(source: Source, section: int, path: Sequence[str], rule: Rule, hit: Hit, severity: Severity) -> Row:
    """A hit with its rule's words and its place for people. `section` and `path` say where it lies in the outline.

    Raises ValueError for a place outside the article.
    """
    text = source.text
    start, end = hit.start, hit.end
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"a place outside the article: {start}-{end} of {len(text)}")
    starts = source.line_starts
    line, last_line = bisect_right(starts, start), bisect_right(starts, end)
    line_start = starts[line - 1]
    line_end = text.find("\n", start)
    if line_end < 0:
        line_end = len(text)
    excerpt = text[start : min(end, start + EXCERPT)]
    fix = hit.fix
    return (
        rule.code,
        rule.name,
        severity,
        _message(rule, hit),
        (line, start - line_start + 1, start),
        (last_line, end - starts[last_line - 1] + 1, end),
        section,
        excerpt,
        _seed(text, start, end, line_start, line_end, rule.code, path),
        tuple(_related(source, hit)) if hit.related else (),
        _fix(fix, rule) if fix and rule.fix != "none" else None,
        _plain(hit.data) if hit.data else None,
        getattr(rule, "url", "") or HELP + rule.code,
        (
            _snippet(text, start, line_start, line_end),
            *[_snippet_at(source, place.start) for place in hit.related if place.path in (None, source.path)],
        ),
    )


def _message(rule: Rule, hit: Hit) -> str:
    template = rule.messages.get(hit.variant, rule.message) if hit.variant else rule.message
    try:
        return template.format_map(hit.values)
    except KeyError:
        return template.format_map(_Unfilled(hit.values))


class _Unfilled(dict[str, str]):
    """Leaves a placeholder without a value as it stands."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def _snippet(text: str, at: int, line_start: int, line_end: int) -> tuple[str, int, bool]:
    begin, stop = max(at - BEFORE, line_start), min(at + AFTER, line_end)
    return text[begin:stop].rstrip("\r"), begin - line_start, stop < line_end


def _snippet_at(source: Source, at: int) -> tuple[str, int, bool]:
    line_start = source.line_starts[source.line(at) - 1]
    line_end = source.text.find("\n", at)
    return _snippet(source.text, at, line_start, line_end if line_end >= 0 else len(source.text))


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


def findings(path: str, sections: Sequence[Sequence[Any]], rows: Iterable[Row]) -> tuple[Finding, ...]:
    """The findings that rows stand for; repeats of one fingerprint are numbered, so that each is unique in the file."""
    paths: dict[int, tuple[str, ...]] = {}
    seen: dict[bytes, int] = {}
    made = []
    place = tuple.__new__  # makes a named tuple of a tuple for a third of what its own constructor takes
    for code, name, severity, message, start, end, section, excerpt, seed, related, fix, data, url, _ in rows:
        titles = paths.get(section)
        if titles is None:
            titles = paths[section] = section_path(sections, section)
        again = seen[seed] = seen.get(seed, -1) + 1
        places = [RelatedPlace(p or path, Position(*s), Position(*e), m) for p, s, e, m in related] if related else ()
        made.append(
            Finding(
                code,
                name,
                severity,
                message,
                path,
                place(Position, start),
                place(Position, end),
                titles,
                excerpt,
                seed.hex() if not again else f"{seed.hex()}:{again}",
                url,
                tuple(places),
                Fix(fix[0], fix[1], tuple([Edit(*edit) for edit in fix[2]])) if fix else None,
                data or {},
            )
        )
    return tuple(made)

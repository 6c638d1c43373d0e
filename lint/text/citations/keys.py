"""Citation keys of Pandoc and Manubot: [@smith2020; @lee2021, p. 3], @smith2020, [@doi:10.1/abc], [@tag:x]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.text.citations.model import Marker
from lint.text.identifiers import Identifier, normal_doi

_KEY = re.compile(r"(?<![\w@/.])-?@(?:\{([^{}\s]+)\}|([A-Za-z0-9_](?:[\w:.#$%&\-+?<>~/()]*[\w/)])?))")
_GROUP = re.compile(r"\[[^\[\]\n]*(?<![\w@/.])@[^\[\]\n]*\]")
_CROSS_REFERENCE = re.compile(r"(?i)(?:fig|figure|tbl|tab|table|eq|eqn|sec|lst|thm|lem|def|exm|exr|alg|app)[:-]|fn\d*$")
_STANDARD = re.compile(
    r"(?i)(doi|pmid|pmcid|pmc|pubmed|arxiv|isbn|url|wikidata|raw|tag|clinicaltrials|mir)[:.](?=\S)|https?://"
    r"|10\.\d{4,9}/"
)


def found(prose: str) -> Iterator[Marker]:
    """All key citations; a lone @name without a known prefix may be a person's handle and is not sure."""
    if "@" not in prose:
        return
    last = 0
    for group in _GROUP.finditer(prose):
        yield from _bare(prose, last, group.start())
        keys = _keys(group.group())
        if keys:
            yield Marker(group.start(), group.end(), "key", keys)
        last = group.end()
    yield from _bare(prose, last, len(prose))


def _keys(text: str) -> tuple[str, ...]:
    keys = [_trim(m[1] or m[2]) for m in _KEY.finditer(text)]
    return tuple(dict.fromkeys(key for key in keys if not _CROSS_REFERENCE.match(key)))


def _trim(key: str) -> str:
    while key.endswith(")") and key.count("(") < key.count(")"):
        key = key[:-1]
    return key


def _bare(prose: str, start: int, end: int) -> Iterator[Marker]:
    at = prose.find("@", start, end)
    while at >= 0:
        match = _KEY.match(prose, at - 1, end) if at > start and prose[at - 1] == "-" else None
        match = match or _KEY.match(prose, at, end)
        if match:
            key = _trim(match[1] or match[2])
            if not _CROSS_REFERENCE.match(key):
                yield Marker(match.start(), match.end(), "key", (key,), sure=_STANDARD.match(key) is not None)
        at = prose.find("@", match.end() if match else at + 1, end)


def identifier_of(key: str) -> Identifier | None:
    """The work that a key such as "doi:10.1/abc" or "pmid:123" names by itself."""
    prefix, _, value = key.partition(":")
    kind = prefix.lower()
    if kind == "doi" and value.startswith("10."):
        return Identifier("doi", normal_doi(value), 0, len(key))
    if kind in ("pmid", "pubmed") and value.isdigit():
        return Identifier("pmid", str(int(value)), 0, len(key))
    if kind in ("pmcid", "pmc") and value.upper().lstrip("PMC").isdigit():
        return Identifier("pmcid", "PMC" + value.upper().lstrip("PMC"), 0, len(key))
    if kind == "arxiv":
        return Identifier("arxiv", value.split("v")[0], 0, len(key))
    return None


def names_itself(key: str) -> bool:
    """Whether a key needs no list, since it is an identifier or address of the work."""
    return _STANDARD.match(key) is not None and not key.lower().startswith(("tag:", "raw:"))

"""Outcomes as bytes, for a pipe, the cache and the spool.

Three parts stand one behind the other, and each is read by itself: the brief, which a run reads of every file; the
judgement, which a renderer asks for article by article; and the page, which only the HTML report shows.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence

from lint.engine.rows import FIX, SEVERITY, Row
from lint.neighbours import State
from lint.report.model import Counts
from lint.typed import Any, NamedTuple


class Outcome(NamedTuple):
    """What became of one file. `head` is None for a file that could not be judged."""

    head: tuple[Any, ...] | None  # title, type, format, words, sections as (title, level, line, words), tallies
    rows: tuple[Row, ...]
    notices: tuple[tuple[Any, ...], ...]  # the fields of Notice
    digests: Mapping[str, Any]  # by code: the severity, and what the article contributes to a rule across articles
    seen: Mapping[str, State]  # files beside it that the result depends on
    page: tuple[Any, ...] | None
    times: tuple[dict[str, float], dict[str, int]] | None
    content: bytes = b""  # digest of the bytes that were judged, "" where there is nothing to store


class Brief(NamedTuple):
    """What a run needs of every file while it goes on."""

    notices: tuple[tuple[Any, ...], ...]
    digests: Mapping[str, tuple[Any, bytes]]  # by code: the severity, and the packed digest
    seen: Mapping[str, State]
    times: tuple[dict[str, float], dict[str, int]] | None
    content: bytes
    counts: tuple[int, int, int, int] | None  # None for a file that could not be judged


class Judgement(NamedTuple):
    """What a report says of one file, with its page if one was made."""

    head: tuple[Any, ...]
    rows: Sequence[Row]
    page: tuple[Any, ...] | None


def pack(outcome: Outcome) -> bytes:
    """As bytes."""
    dumps = marshal.dumps
    digests = {code: (severity, dumps(digest)) for code, (severity, digest) in outcome.digests.items()}
    counts = (*count(outcome.rows),) if outcome.head is not None else None
    brief = dumps((outcome.notices, digests, {**outcome.seen}, outcome.times, outcome.content, counts))
    judgement = dumps((outcome.head, outcome.rows))
    page = dumps(outcome.page) if outcome.page is not None else b""
    return b"".join((len(brief).to_bytes(4, "little"), brief, len(judgement).to_bytes(4, "little"), judgement, page))


def brief(data: bytes) -> Brief:
    """The first part. As all of these, only for bytes that this program is known to have written."""
    return Brief(*marshal.loads(memoryview(data)[4:]))


def judged(data: bytes) -> bytes:
    """The other parts, for `judgement`."""
    return data[4 + int.from_bytes(data[:4], "little") :]


def judgement(data: bytes) -> Judgement:
    """What `judged` gave, unpacked."""
    view = memoryview(data)
    page = view[4 + int.from_bytes(view[:4], "little") :]
    head, rows = marshal.loads(view[4:])
    return Judgement(head, rows, marshal.loads(page) if page else None)


def count(rows: Sequence[Row]) -> Counts:
    """Findings by severity."""
    by: dict[str, int] = {"error": 0, "warning": 0, "advice": 0}
    fixable = 0
    for item in rows:
        by[item[SEVERITY]] += 1
        fixable += item[FIX] is not None
    return Counts(by["error"], by["warning"], by["advice"], fixable)

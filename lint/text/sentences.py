"""Sentence boundaries that know medical text: decimals, "Dr.", "e.g.", "vs.", "No. 3", "i.v." do not end one."""

from __future__ import annotations

from typing import NamedTuple

from lint.article import Article


class Sentence(NamedTuple):
    """A sentence as a prose range, with the index of its block."""

    start: int
    end: int
    block: int


def sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences of an article in order."""
    raise NotImplementedError

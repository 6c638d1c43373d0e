"""Which words made a sentence a claim: asked again of its text, for the few claims that are shown."""

from __future__ import annotations

import re
from functools import lru_cache

from lint.text.claims.cues import Hit, hits
from lint.text.claims.features import BIT
from lint.text.claims.lexicon import KIND_OF
from lint.text.claims.model import model

MOST = 4
"""Cues that are told of a claim."""
_REST = re.compile(r"\w*")


@lru_cache(maxsize=1)
def _speaking() -> tuple[int, dict[str, float]]:
    """The groups that speak for a claim, as bits and by name, each with its weight below zero."""
    weights = model().second
    against = {group: -weights[BIT[f"cue:{group}"]] for group in KIND_OF if weights[BIT[f"cue:{group}"]] > 0}
    return sum(1 << BIT[f"cue:{group}"] for group in against), against


def deciding(prose: str, start: int, end: int, kind: str) -> list[Hit]:
    """The cues that spoke for a claim of this kind in order, those of its kind preferred, overlapping ones once."""
    groups, against = _speaking()
    ranked = [(KIND_OF[hit.group] != kind, against[hit.group], hit) for hit in hits(prose, start, end, groups)]
    ranked.sort()
    chosen: list[Hit] = []
    for _, _, hit in ranked:
        if not any(hit.start < other.end and hit.end > other.start for other in chosen):
            chosen.append(hit)
            if len(chosen) == MOST:
                break
    return sorted(chosen)


def deciding_words(prose: str, start: int, end: int, kind: str) -> list[str]:
    """The same as words; a cue that only begins one is told with the rest of it."""
    found = []
    for hit in deciding(prose, start, end, kind):
        rest = _REST.match(prose, hit.end)
        found.append(prose[hit.start : rest.end() if rest else hit.end])
    return found

"""How much text two passages share, by word shingles.

A shingle is three words in a row. Where one word in five was changed, about half of the shingles are still shared
(0.8³ = 0.51), while two passages on one topic written apart share a few in a hundred; so the share of shingles tells a
copy from a cousin. Passages are compared only where an index of shingles says that they meet, which keeps the work
linear in the length of the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

SHINGLE = 3
COMMON = 12  # a shingle in more passages than this is a phrase of the template and says nothing
_WORDS = re.compile(r"[^\W_]+")

Shingle = tuple[str, str, str]


class Overlap(NamedTuple):
    """Two passages by index, the earlier first, with the share of the longer that stands in the other: of its
    shingles (`share`) and of its words in any order (`common`)."""

    one: int
    other: int
    share: float
    common: float


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and markup."""
    return _WORDS.findall(text.lower())


def shingles(tokens: Sequence[str]) -> set[Shingle]:
    """The set of three words in a row."""
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False))


def repeats_anything(passages: Iterable[Sequence[str]], least: int) -> bool:
    """Whether at least `least` shingles of the passages occur a second time: a cheap test before the real work."""
    total = 0
    seen: set[Shingle] = set()
    for tokens in passages:
        found = shingles(tokens)
        total += len(found)
        seen |= found
    return total - len(seen) >= least


def overlaps(passages: Sequence[Sequence[str]], share: float) -> list[Overlap]:
    """Pairs of passages of which the longer shares at least `share` of its shingles with the other."""
    sets = [shingles(tokens) for tokens in passages]
    where: dict[Shingle, list[int]] = {}
    for index, found in enumerate(sets):
        for shingle in found:
            where.setdefault(shingle, []).append(index)
    met: Counter[tuple[int, int]] = Counter()
    for indices in where.values():
        if 2 <= len(indices) <= COMMON:
            met.update(combinations(indices, 2))
    result = []
    for (one, other), count in met.items():
        longest = max(len(sets[one]), len(sets[other]))
        if count >= share * longest:
            result.append(Overlap(one, other, count / longest, common_words(passages[one], passages[other])))
    result.sort()
    return result


def common_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the longer passage's words, each counted as often as it stands, that the other has too."""
    shared = (Counter(one) & Counter(other)).total()
    return shared / max(len(one), len(other), 1)


def sketch(tokens: Sequence[str], size: int = 4) -> tuple[int, ...]:
    """The `size` smallest checksums of a passage's shingles: two copies of a passage have most of them in common,
    also in other processes and on other days. 32-bit unsigned integers, ascending."""
    sums = {crc32(" ".join(three).encode()) for three in zip(tokens, tokens[1:], tokens[2:], strict=False)}
    return tuple(sorted(sums)[:size])


def terms(tokens: Iterable[str], passing: frozenset[str]) -> Counter[str]:
    """Words that carry meaning, cut to their first six letters so that inflections meet."""
    return Counter(token[:6] for token in tokens if len(token) > 3 and token not in passing)


def cosine(one: Counter[str], other: Counter[str], weight: dict[str, float]) -> float:
    """Cosine of two term vectors with the given weights, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    dot = sum(count * other[term] * weight.get(term, 1.0) ** 2 for term, count in one.items() if term in other)
    if not dot:
        return 0.0
    norms = 1.0
    for vector in (one, other):
        norms *= sum((count * weight.get(term, 1.0)) ** 2 for term, count in vector.items()) ** 0.5
    return float(dot / norms) if norms else 0.0

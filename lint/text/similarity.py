"""How much text two passages share, by word shingles.

A shingle is three words in a row. Where one word in five was changed, about half of the shingles are still shared
(0.8³ = 0.51), while two passages on one topic written apart share a few in a hundred; so the share of shingles tells a
copy from a cousin. Passages are first met by their anchors, the shingles around long words: a fifth of all, chosen by
the text itself, so that copies choose the same. Only passages that meet are compared in full, which keeps the work
linear in the length of the article.
"""

from __future__ import annotations

import re
from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from lint.typed import NamedTuple

COMMON = 12  # a shingle in more passages than this is a phrase of the template and says nothing
LONG = 6  # letters that the middle word of an anchor has at least, and one more
_LONGER = 8  # the same for the fewer anchors that a sketch is made of
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


def anchors(tokens: Sequence[str], long: Sequence[int]) -> list[int]:
    """Hashes of the shingles around long words (whose indices are given), in order; they hold within this process."""
    last = len(tokens) - 1
    return [hash((tokens[i - 1], tokens[i], tokens[i + 1])) for i in long if 0 < i < last]


def meetings(found: Sequence[Sequence[int]], repeated: set[int], least: float) -> list[tuple[int, int]]:
    """Pairs of passages, given by their anchors, that share at least two anchors and the share `least` of the longer
    passage's; the earlier first, in order. `repeated` are the anchors that stand more than once in all."""
    where: dict[int, list[int]] = {}
    for index, own in enumerate(found):
        for anchor in repeated.intersection(own):
            where.setdefault(anchor, []).append(index)
    met: Counter[tuple[int, int]] = Counter()
    for indices in where.values():
        if 2 <= len(indices) <= COMMON:
            met.update(combinations(indices, 2))
    return sorted(
        pair for pair, count in met.items() if count >= max(2, least * max(len(found[pair[0]]), len(found[pair[1]])))
    )


def overlap(one: int, other: int, first: Sequence[str], second: Sequence[str]) -> Overlap:
    """Two passages compared in full."""
    return Overlap(one, other, shared(shingles(first), shingles(second)), common_words(first, second))


def shared(one: set[Shingle], other: set[Shingle]) -> float:
    """Share of the larger set that stands in the other."""
    return len(one & other) / max(len(one), len(other), 1)


def common_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the longer passage's words, each counted as often as it stands, that the other has too."""
    shared = (Counter(one) & Counter(other)).total()
    return shared / max(len(one), len(other), 1)


def sketch(tokens: Sequence[str], long: Sequence[int], size: int = 4) -> tuple[int, ...]:
    """The `size` smallest checksums of a passage's anchors: two copies of a passage have most of them in common, also
    in other processes and on other days. 32-bit unsigned integers, ascending; fewer where the passage has few."""
    middles = [i for i in long if len(tokens[i]) > _LONGER]
    if len(middles) < size + 2:
        middles = list(long)
    last = len(tokens) - 1
    return tuple(sorted({crc32(" ".join(tokens[i - 1 : i + 2]).encode()) for i in middles if 0 < i < last})[:size])


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

"""How much text two passages share, by word shingles.

A shingle is three words in a row. Where one word in five was changed, about half of the shingles are still shared
(0.8³ = 0.51), while two passages on one topic written apart share a few in a hundred; so the share of shingles tells a
copy from a cousin. Passages are first met by their anchors, two long words that follow each other with only short ones
between: a quarter of all words, chosen by the text itself, so that copies choose the same. Only passages that meet are
compared in full, which keeps the work linear in the length of the article.
"""

from __future__ import annotations

from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, compress, islice, pairwise
from operator import mul, ne

from lint.text.words import bare
from lint.typed import NamedTuple

COMMON = 12  # an anchor in more passages than this is a phrase of the template and says nothing
CUT = 6  # letters of a word that stand for all its inflections
_ALIKE: Mapping[str, float] = {}

Shingle = tuple[str, str, str]
Anchor = tuple[str, str]


class Overlap(NamedTuple):
    """Two passages by index, the earlier first, with the share of the longer that stands in the other: of its
    shingles (`share`) and of its words in any order (`common`); and how many words the shorter has."""

    one: int
    other: int
    share: float
    common: float
    words: int


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and markup."""
    return bare(text.lower()).split()


def shingles(tokens: Sequence[str]) -> set[Shingle]:
    """The set of three words in a row."""
    return set(zip(tokens, tokens[1:], tokens[2:], strict=False))


def in_several(long: Sequence[str], holders: Sequence[int]) -> list[list[int]]:
    """For each anchor that stands in several blocks these blocks, ascending; `holders` are the blocks of the words."""
    first: dict[Anchor, int] = {}
    before = map(first.setdefault, pairwise(long), islice(holders, 1, None))
    where: dict[Anchor, list[int]] = {}
    for at in compress(range(1, len(long)), map(ne, before, islice(holders, 1, None))):
        anchor = (long[at - 1], long[at])
        met = where.setdefault(anchor, [first[anchor]])
        if met[-1] != holders[at]:
            met.append(holders[at])
    return list(where.values())


def meetings(where: Iterable[Iterable[int]], sizes: Mapping[int, int], least: float) -> list[tuple[int, int]]:
    """Pairs of passages that share at least two anchors and the share `least` of those of the passage with more; the
    earlier first, in order. `where` has for each anchor the passages that it stands in, ascending and each of them
    once; `sizes` how many anchors each passage has, but for those that are too small to count."""
    pairs: list[tuple[int, int]] = []
    for passages in where:
        among = list(filter(sizes.__contains__, passages))
        if 2 <= len(among) <= COMMON:
            pairs += combinations(among, 2)
    often = [(pair, count) for pair, count in Counter(pairs).items() if count > 1]
    return sorted([(one, other) for (one, other), count in often if count >= least * max(sizes[one], sizes[other])])


def shared(one: set[Shingle], other: set[Shingle]) -> float:
    """Share of the larger set that stands in the other."""
    return len(one & other) / max(len(one), len(other), 1)


def common_words(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Share of the longer passage's words, each counted as often as it stands, that the other has too."""
    both = one.keys() & other.keys()
    shared = sum(map(min, map(one.__getitem__, both), map(other.__getitem__, both)))
    return shared / max(sum(one.values()), sum(other.values()), 1)


def sketch(tokens: list[str], long: Sequence[str], size: int = 4) -> tuple[int, ...]:
    """Checksums of the shingles around the `size` longest words of a passage, whose long words are given: two copies
    have most of them in common, also in other processes and on other days. Long words are rare ones; of words of one
    length the first decides. 32-bit unsigned integers, ascending; fewer where the passage has few long words."""
    sums: list[int] = []
    taken: set[str] = set()
    for word in sorted(long, key=len, reverse=True):
        if word not in taken:
            taken.add(word)
            at = tokens.index(word)
            if 0 < at < len(tokens) - 1:
                sums.append(crc32(f"{tokens[at - 1]} {word} {tokens[at + 1]}".encode("utf-8", "surrogatepass")))
                if len(sums) == size:
                    break
    return tuple(sorted(sums))


def terms(counts: Mapping[str, int], passing: frozenset[str]) -> dict[str, int]:
    """How often words that carry meaning stand in a passage of which all words are counted; cut to their first letters,
    so that inflections meet."""
    found: dict[str, int] = {}
    for word, count in counts.items():
        if len(word) > 3 and word not in passing:
            term = word[:CUT]
            found[term] = found.get(term, 0) + count
    return found


def cosine(one: Mapping[str, int], other: Mapping[str, int], weight: Mapping[str, float] = _ALIKE) -> float:
    """Cosine of two term vectors with the given weights (1 where none is given), 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    both = one.keys() & other.keys()
    norms = 1.0
    if weight:
        dot = sum([one[term] * other[term] * weight.get(term, 1.0) ** 2 for term in one if term in both])
        for vector in (one, other):
            norms *= sum([(count * weight.get(term, 1.0)) ** 2 for term, count in vector.items()]) ** 0.5
    else:  # the same at the speed of C
        dot = float(sum(map(mul, map(one.__getitem__, both), map(other.__getitem__, both))))
        for vector in (one, other):
            norms *= sum(map(mul, vector.values(), vector.values())) ** 0.5
    return dot / norms if dot and norms else 0.0

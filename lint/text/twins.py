"""Passages of one article that share text or content: sections with sections, paragraphs with paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from lint.article import Article
from lint.record import record
from lint.text.similarity import (
    Overlap,
    Shingle,
    anchors,
    common_words,
    cosine,
    meetings,
    overlap,
    shared,
    shingles,
    terms,
)
from lint.text.similarity import words as plain_words
from lint.text.zones import Ranges

MEETING = 0.15  # share of anchors at which two passages are compared in full
LEAST_WORDS = 12
# One passage is a copy of another where this share of its shingles and of its words stands there too: up to about one
# word in five changed, or the sentences in another order. A passage of which only a part was copied falls short.
COPY_SHARE = 0.4
COPY_COMMON = 0.72
# It restates the other where they share some turns of phrase, half of their words and most of the words that carry
# meaning. Passages full of figures are results or doses that are told alike and differ in the figures: no restatement.
TOLD_SHARE = 0.12
TOLD_COMMON = 0.48
TOLD_COSINE = 0.66
TOLD_WORDS = 40
MOST_FIGURES = 0.04
_READ = frozenset(["paragraph", "item", "cell", "caption"])
_PASSING = frozenset(
    "about above after again against also although among because been before being below between both could does doing"
    " down during each either else even every from further have having here however into itself just like many more"
    " most much must need only other over same should since some such than that their them then there these they this"
    " those through under until very were what when where which while will with within without would your might often"
    " usually".split()
)


@record(frozen=True, slots=True)
class Twins:
    """Pairs of sections and of blocks, by index in the article: copies, and restatements in other words; how many
    words each passage has; and the blocks with a turn of phrase that stands elsewhere in the article too."""

    sections: tuple[Overlap, ...] = ()
    blocks: tuple[Overlap, ...] = ()
    told_sections: tuple[Overlap, ...] = ()
    told_blocks: tuple[Overlap, ...] = ()
    section_words: Mapping[int, int] | None = None
    block_words: Mapping[int, int] | None = None
    repeating: frozenset[int] = frozenset()


def twins(article: Article, words: Sequence[list[str]], long: Sequence[list[int]], *left_out: Ranges) -> Twins:
    """What shares text with what. `words` are the words of each block and `long` the indices of the long ones;
    blocks in the ranges are left out (references, summaries), and a section's sub-sections are passages of their own.
    """
    skipped = [blocks for blocks in left_out if blocks.starts]
    anchored: dict[int, list[int]] = {}
    seen: set[int] = set()
    repeated: set[int] = set()
    for index, block in enumerate(article.blocks):
        if block.kind not in _READ or not words[index] or any(ranges.holds(index) for ranges in skipped):
            continue
        found = anchored[index] = anchors(words[index], long[index])
        distinct = set(found)
        if len(distinct) < len(found):
            repeated.update(anchor for anchor, count in Counter(found).items() if count > 1)
        repeated |= seen & distinct
        seen |= distinct
    if len(repeated) < 2:
        return Twins()
    sections: dict[int, list[str]] = {}
    section_anchors: dict[int, list[int]] = {}
    for index, found in anchored.items():
        section = article.blocks[index].section
        sections.setdefault(section, []).extend(words[index])
        section_anchors.setdefault(section, []).extend(found)
    sections = {index: tokens for index, tokens in sections.items() if len(tokens) >= LEAST_WORDS}
    blocks = {index: words[index] for index in anchored if len(words[index]) >= LEAST_WORDS}
    section_copies, section_told = _sorted_out(sections, section_anchors, repeated)
    block_copies, block_told = _sorted_out(blocks, anchored, repeated)
    return Twins(
        section_copies,
        block_copies,
        section_told,
        block_told,
        {index: len(tokens) for index, tokens in sections.items()},
        {index: len(tokens) for index, tokens in blocks.items()},
        frozenset(index for index, found in anchored.items() if not repeated.isdisjoint(found)),
    )


def _sorted_out(
    passages: Mapping[int, list[str]], anchored: Mapping[int, list[int]], repeated: set[int]
) -> tuple[tuple[Overlap, ...], tuple[Overlap, ...]]:
    """The copies and the restatements among passages."""
    indices = list(passages)
    copies: list[Overlap] = []
    told: list[Overlap] = []
    weights: dict[str, float] | None = None
    sets: dict[int, set[Shingle]] = {}
    for pair in meetings([anchored[index] for index in indices], repeated, MEETING):
        one, other = (indices[i] for i in pair)
        first, second = passages[one], passages[other]
        for index in (one, other):
            if index not in sets:
                sets[index] = shingles(passages[index])
        share = shared(sets[one], sets[other])
        if share < TOLD_SHARE / 2:
            continue
        if share >= COPY_SHARE:
            common = common_words(first, second)
            if common >= COPY_COMMON:
                copies.append(Overlap(one, other, share, common))
                continue
        # Punctuation hides likenesses that a copy can spare and a restatement cannot.
        first, second = plain_words(" ".join(first)), plain_words(" ".join(second))
        compared = overlap(one, other, first, second)
        if compared.share < TOLD_SHARE or compared.common < TOLD_COMMON:
            continue
        if min(len(first), len(second)) < TOLD_WORDS or _figures(first) or _figures(second):
            continue
        if weights is None:
            weights = _weights([plain_words(" ".join(tokens)) for tokens in passages.values()])
        if cosine(terms(first, _PASSING), terms(second, _PASSING), weights) >= TOLD_COSINE:
            told.append(compared)
    return tuple(copies), tuple(told)


def _figures(tokens: list[str]) -> bool:
    return sum(token[0].isdigit() for token in tokens) > MOST_FIGURES * len(tokens)


def _weights(passages: Sequence[list[str]]) -> dict[str, float]:
    """Inverse passage frequency of each term: what stands in every passage is the topic and tells nothing."""
    met = Counter(term for tokens in passages for term in set(terms(tokens, _PASSING)))
    return {term: log(1 + len(passages) / count) for term, count in met.items()}

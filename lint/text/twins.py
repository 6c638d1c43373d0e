"""Passages of one article that share text or content: sections with sections, paragraphs with paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from lint.article import Article
from lint.text.similarity import Overlap, cosine, overlaps, repeats_anything, terms, words
from lint.text.zones import Ranges

LEAST_REPEATED = 8  # shingles that must recur in an article before passages are compared at all
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


@dataclass(frozen=True, slots=True)
class Twins:
    """Pairs of sections and of blocks, by index in the article: copies, and restatements in other words."""

    sections: tuple[Overlap, ...] = ()
    blocks: tuple[Overlap, ...] = ()
    told_sections: tuple[Overlap, ...] = ()
    told_blocks: tuple[Overlap, ...] = ()
    section_words: Mapping[int, int] | None = None
    block_words: Mapping[int, int] | None = None


def twins(article: Article, *left_out: Ranges) -> Twins:
    """What shares text with what. Blocks in the ranges are left out (references, summaries), and a section's
    sub-sections are passages of their own."""
    tokens: dict[int, list[str]] = {}
    lower = article.prose.lower()
    for index, block in enumerate(article.blocks):
        if block.kind in _READ and not any(blocks.holds(index) for blocks in left_out):
            tokens[index] = words(lower[block.start : block.end])
    sections: dict[int, list[str]] = {}
    for index, found in tokens.items():
        sections.setdefault(article.blocks[index].section, []).extend(found)
    sections = {index: found for index, found in sections.items() if len(found) >= LEAST_WORDS}
    blocks = {index: found for index, found in tokens.items() if len(found) >= LEAST_WORDS}
    if not repeats_anything(blocks.values(), LEAST_REPEATED) and not repeats_anything(
        sections.values(), LEAST_REPEATED
    ):
        return Twins()
    section_copies, section_told = _sorted_out(sections)
    block_copies, block_told = _sorted_out(blocks)
    return Twins(
        section_copies,
        block_copies,
        section_told,
        block_told,
        {index: len(found) for index, found in sections.items()},
        {index: len(found) for index, found in blocks.items()},
    )


def _sorted_out(passages: Mapping[int, list[str]]) -> tuple[tuple[Overlap, ...], tuple[Overlap, ...]]:
    """The copies and the restatements among passages."""
    indices = list(passages)
    copies: list[Overlap] = []
    told: list[Overlap] = []
    weights: dict[str, float] | None = None
    for pair in overlaps(list(passages.values()), TOLD_SHARE):
        named = pair._replace(one=indices[pair.one], other=indices[pair.other])
        if pair.share >= COPY_SHARE and pair.common >= COPY_COMMON:
            copies.append(named)
            continue
        one, other = passages[named.one], passages[named.other]
        if pair.common < TOLD_COMMON or min(len(one), len(other)) < TOLD_WORDS or _figures(one) or _figures(other):
            continue
        if weights is None:
            weights = _weights(passages)
        if cosine(terms(one, _PASSING), terms(other, _PASSING), weights) >= TOLD_COSINE:
            told.append(named)
    return tuple(copies), tuple(told)


def _figures(tokens: list[str]) -> bool:
    return sum(token[0].isdigit() for token in tokens) > MOST_FIGURES * len(tokens)


def _weights(passages: Mapping[int, list[str]]) -> dict[str, float]:
    """Inverse passage frequency of each term: what stands in every passage is the topic and tells nothing."""
    met = Counter(term for tokens in passages.values() for term in set(terms(tokens, _PASSING)))
    return {term: log(1 + len(passages) / count) for term, count in met.items()}

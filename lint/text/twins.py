"""Passages of one article that share text: sections with sections, paragraphs with paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from lint.article import Article
from lint.text.similarity import Overlap, overlaps, repeats_anything, words
from lint.text.zones import Ranges

LEAST_REPEATED = 8  # shingles that must recur in an article before passages are compared at all
LEAST_WORDS = 12
# One passage is a copy of another where this share of its shingles and of its words stands there too: up to about one
# word in five changed, or the sentences in another order. A passage of which only a part was copied falls short.
LEAST_SHARE = 0.4
LEAST_COMMON = 0.72
_READ = frozenset(["paragraph", "item", "cell", "caption"])


@dataclass(frozen=True, slots=True)
class Twins:
    """Pairs of sections and pairs of blocks, by index in the article; and how many words each passage has."""

    sections: tuple[Overlap, ...]
    blocks: tuple[Overlap, ...]
    section_words: dict[int, int]
    block_words: dict[int, int]


NONE = Twins((), (), {}, {})


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
        return NONE
    return Twins(
        _named(list(sections), overlaps(list(sections.values()), LEAST_SHARE)),
        _named(list(blocks), overlaps(list(blocks.values()), LEAST_SHARE)),
        {index: len(found) for index, found in sections.items()},
        {index: len(found) for index, found in blocks.items()},
    )


def _named(indices: list[int], pairs: list[Overlap]) -> tuple[Overlap, ...]:
    return tuple(
        pair._replace(one=indices[pair.one], other=indices[pair.other]) for pair in pairs if pair.common >= LEAST_COMMON
    )

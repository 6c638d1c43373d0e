"""Passages of one article that share text or content: sections with sections, paragraphs with paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import chain
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
    shared,
    shingles,
    terms,
)
from lint.text.similarity import words as plain_words
from lint.text.zones import Ranges

MEETING = 0.12  # share of anchors at which two passages are compared in full
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
    """Pairs of sections and of blocks, by index in the article: copies, and restatements in other words."""

    sections: tuple[Overlap, ...] = ()
    blocks: tuple[Overlap, ...] = ()
    told_sections: tuple[Overlap, ...] = ()
    told_blocks: tuple[Overlap, ...] = ()


class _Passage:
    """A passage's words as they stand, and without punctuation; what is needed of them is made once."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    @cached_property
    def shingles(self) -> set[Shingle]:
        return shingles(self.tokens)

    @cached_property
    def plain(self) -> list[str]:
        return plain_words(" ".join(self.tokens))

    @cached_property
    def plain_shingles(self) -> set[Shingle]:
        return shingles(self.plain)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it is long enough, and has few enough figures, to restate another."""
        plain = self.plain
        return len(plain) >= TOLD_WORDS and sum([token[0].isdigit() for token in plain]) <= MOST_FIGURES * len(plain)


def twins(article: Article, words: Sequence[list[str]], long: Sequence[list[str]], *left_out: Ranges) -> Twins:
    """What shares text with what. `words` are the words of each block, `long` the long ones among them; blocks in the
    ranges are left out (references, summaries), and a section's sub-sections are passages of their own."""
    skipped = {
        index for blocks in left_out for pair in zip(blocks.starts, blocks.ends, strict=True) for index in range(*pair)
    }
    read = [index for index, block in enumerate(article.blocks) if block.kind in _READ and index not in skipped]
    section_of = {index: article.blocks[index].section for index in read}
    sizes: dict[int, int] = {}
    first: dict[tuple[str, str], int] = {}
    where: dict[tuple[str, str], list[int]] = {}  # only anchors that stand in several blocks
    section, last = -1, ""
    for index in read:
        if section_of[index] != section:
            section, last = section_of[index], ""
        if not long[index]:
            sizes[index] = 0
            continue
        # From one entry to the next, too: a list of short ones has hardly any pair of long words within them.
        own = anchors([last, *long[index]] if last else long[index])
        last = long[index][-1]
        sizes[index] = len(own)
        for anchor in own:
            before = first.setdefault(anchor, index)
            if before != index:
                met = where.setdefault(anchor, [before])
                if met[-1] != index:
                    met.append(index)
    if len(where) < 2:
        return Twins()
    of_section: dict[int, list[int]] = {}
    for index, section in section_of.items():
        of_section.setdefault(section, []).append(index)
    block_sizes = {index: size for index, size in sizes.items() if len(words[index]) >= LEAST_WORDS}
    section_sizes = {
        section: sum([sizes[index] for index in own])
        for section, own in of_section.items()
        if sum([len(words[index]) for index in own]) >= LEAST_WORDS
    }
    in_sections = [list(dict.fromkeys([section_of[index] for index in met])) for met in where.values()]
    sections = _sorted_out(
        meetings(in_sections, section_sizes, MEETING),
        section_sizes,
        lambda section: list(chain.from_iterable([words[index] for index in of_section[section]])),
    )
    blocks = _sorted_out(meetings(where.values(), block_sizes, MEETING), block_sizes, words.__getitem__)
    return Twins(sections[0], blocks[0], sections[1], blocks[1])


def _sorted_out(
    pairs: Sequence[tuple[int, int]], passages: Mapping[int, int], tokens: Callable[[int], list[str]]
) -> tuple[tuple[Overlap, ...], tuple[Overlap, ...]]:
    """The copies and the restatements among these pairs of all `passages`, whose words `tokens` gives."""
    copies: list[Overlap] = []
    told: list[Overlap] = []
    weights: dict[str, float] = {}
    known: dict[int, _Passage] = {}
    for one, other in pairs:
        for index in (one, other):
            if index not in known:
                known[index] = _Passage(tokens(index))
        first, second = known[one], known[other]
        share = shared(first.shingles, second.shingles)
        if share < TOLD_SHARE / 2:
            continue
        if share >= COPY_SHARE:
            common = common_words(first.tokens, second.tokens)
            if common >= COPY_COMMON:
                copies.append(Overlap(one, other, share, common, min(len(first.tokens), len(second.tokens))))
                continue
        # Punctuation hides likenesses that a copy can spare and a restatement cannot; without it words in one hyphened
        # or slashed word are counted apart, which hardly doubles their number.
        if min(len(first.tokens), len(second.tokens)) * 2 < TOLD_WORDS or not (first.is_prose and second.is_prose):
            continue
        share = shared(first.plain_shingles, second.plain_shingles)
        if share < TOLD_SHARE:
            continue
        common = common_words(first.plain, second.plain)
        if common < TOLD_COMMON:
            continue
        weights = weights or _weights([plain_words(" ".join(tokens(index))) for index in passages])
        if (
            cosine(Counter(terms(first.plain, _PASSING)), Counter(terms(second.plain, _PASSING)), weights)
            >= TOLD_COSINE
        ):
            told.append(Overlap(one, other, share, common, min(len(first.plain), len(second.plain))))
    return tuple(copies), tuple(told)


def _weights(passages: Sequence[list[str]]) -> dict[str, float]:
    """Inverse passage frequency of each term: what stands in every passage is the topic and tells nothing."""
    met: Counter[str] = Counter()
    for tokens in passages:
        met.update(set(terms(tokens, _PASSING)))
    return {term: log(1 + len(passages) / count) for term, count in met.items()}

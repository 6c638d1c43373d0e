"""Passages of one article that share text or content: sections with sections, paragraphs with paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from math import log

from lint.article import Article
from lint.record import record
from lint.text.block_words import READ, BlockWords
from lint.text.similarity import (
    CUT,
    Overlap,
    Shingle,
    common_words,
    cosine,
    in_several,
    meetings,
    shared,
    shingles,
    terms,
)
from lint.text.zones import Ranges

MEETING = 0.12  # share of anchors at which two passages are compared
LONG_COMMON = 0.3  # share of long words; copies and restatements have more in common
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
    """A passage's words as they stand (`tokens`) and without punctuation (`plain`). What the next question about it
    needs is made when the one before did not decide, and once."""

    def __init__(self, words: BlockWords, blocks: Sequence[int]) -> None:
        self._words = words
        self._blocks = blocks

    @cached_property
    def long(self) -> set[str]:
        return set().union(*[self._words.long[index] for index in self._blocks])

    @cached_property
    def plain(self) -> list[str]:
        return list(chain.from_iterable([self._words.plain(index) for index in self._blocks]))

    @cached_property
    def distinct(self) -> set[str]:
        return set(self.plain)

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.plain)

    @cached_property
    def terms(self) -> dict[str, int]:
        return terms(self.counts, _PASSING)

    @cached_property
    def size(self) -> int:
        """How many tokens it has."""
        return sum([len(self._words.words[index]) for index in self._blocks])

    @cached_property
    def tokens(self) -> list[str]:
        return list(chain.from_iterable([self._words.words[index] for index in self._blocks]))

    @cached_property
    def distinct_tokens(self) -> set[str]:
        return set(self.tokens)

    @cached_property
    def token_counts(self) -> Counter[str]:
        return Counter(self.tokens)

    @cached_property
    def shingles(self) -> set[Shingle]:
        return shingles(self.tokens)

    @cached_property
    def plain_shingles(self) -> set[Shingle]:
        return shingles(self.plain)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it has few enough figures to restate another."""
        figures = sum([count for word, count in self.counts.items() if word[0].isdigit()])
        return figures <= MOST_FIGURES * len(self.plain)

    def is_akin(self, other: _Passage) -> bool:
        """Whether it has enough of its long words in common with another to share text with it."""
        own, theirs = self.long, other.long
        return len(own & theirs) >= LONG_COMMON * max(len(own), len(theirs))

    def may_restate(self, other: _Passage) -> bool:
        """Whether it may have so many words in common with another that one restates or copies the other, as far as
        sets tell: to make them meet takes a tenth of the time of counting words."""
        own, theirs = len(self.plain), len(other.plain)
        least = TOLD_COMMON * max(own, theirs)
        if min(own, theirs) < least:
            return False
        again = min(own - len(self.distinct), theirs - len(other.distinct))
        return len(self.distinct & other.distinct) + again >= least

    def may_copy(self, other: _Passage) -> bool:
        """Whether it may have so many tokens in common with another that one copies the other, as far as sets
        tell."""
        own, theirs = self.distinct_tokens, other.distinct_tokens
        again = min(self.size - len(own), other.size - len(theirs))
        return len(own & theirs) + again >= COPY_COMMON * max(self.size, other.size)


class _Passages(dict[tuple[int, ...], _Passage]):
    """The passages that were asked for, by their blocks; a section of one block is that block."""

    def __init__(self, words: BlockWords) -> None:
        self._words = words

    def __missing__(self, blocks: tuple[int, ...]) -> _Passage:
        made = self[blocks] = _Passage(self._words, blocks)
        return made


def twins(article: Article, words: BlockWords, *left_out: Ranges) -> Twins:
    """What shares text with what. Blocks in the ranges are left out (references, summaries), and a section's
    sub-sections are passages of their own."""
    skipped = set().union(*[blocks.inside() for blocks in left_out])
    section_of = {
        index: block.section
        for index, block in enumerate(article.blocks)
        if block.kind in READ and index not in skipped
    }
    sizes: dict[int, int] = {}
    # From one block of a section to the next, too: a list of short entries has hardly any pair within them.
    run: list[str] = []  # the long words of all blocks, with a word that is in no text before those of a section
    holders: list[int] = []  # the block of each
    last = -1
    for index, section in section_of.items():
        long = words.long[index]
        sizes[index] = len(long)
        if long and section != last:
            run.append(f" {index}")
            holders.append(index)
            last = section
            sizes[index] -= 1
        run += long
        holders += [index] * len(long)
    where = in_several(run, holders)
    if len(where) < 2:
        return Twins()
    of_section: dict[int, list[int]] = {}
    for index, section in section_of.items():
        of_section.setdefault(section, []).append(index)
    block_sizes = {index: size for index, size in sizes.items() if len(words.words[index]) >= LEAST_WORDS}
    section_sizes = {
        section: sum([sizes[index] for index in own])
        for section, own in of_section.items()
        if sum([len(words.words[index]) for index in own]) >= LEAST_WORDS
    }
    in_sections = [dict.fromkeys(map(section_of.__getitem__, met)) for met in where]
    passages = _Passages(words)
    sections = _sorted_out(
        meetings(in_sections, section_sizes, MEETING),
        {section: tuple(of_section[section]) for section in section_sizes},
        passages,
    )
    blocks = _sorted_out(meetings(where, block_sizes, MEETING), {index: (index,) for index in block_sizes}, passages)
    return Twins(sections[0], blocks[0], sections[1], blocks[1])


def _sorted_out(
    pairs: Sequence[tuple[int, int]], among: Mapping[int, tuple[int, ...]], passages: _Passages
) -> tuple[tuple[Overlap, ...], tuple[Overlap, ...]]:
    """The copies and the restatements among these pairs; `among` are the blocks of every passage of their kind."""
    copies: list[Overlap] = []
    alike: list[tuple[Overlap, _Passage, _Passage]] = []
    for one, other in pairs:
        first, second = passages[among[one]], passages[among[other]]
        if not first.is_akin(second):
            continue
        if first.size == second.size and first.tokens == second.tokens:
            copies.append(Overlap(one, other, 1.0, 1.0, first.size))
            continue
        if not first.may_restate(second):
            continue
        common = common_words(first.counts, second.counts)
        if common < TOLD_COMMON:
            continue
        least, most = sorted((first.size, second.size))
        if least >= COPY_COMMON * most and first.may_copy(second):
            standing = common_words(first.token_counts, second.token_counts)
            share = shared(first.shingles, second.shingles) if standing >= COPY_COMMON else 0.0
            if share >= COPY_SHARE:
                copies.append(Overlap(one, other, share, standing, least))
                continue
        least = min(len(first.plain), len(second.plain))
        # Weights only ever part two passages further, and are dear: they need all the passages' words.
        if least < TOLD_WORDS or cosine(first.terms, second.terms) < TOLD_COSINE:
            continue
        if first.is_prose and second.is_prose:
            share = shared(first.plain_shingles, second.plain_shingles)
            if share >= TOLD_SHARE:
                alike.append((Overlap(one, other, share, common, least), first, second))
    if not alike:
        return tuple(copies), ()
    asked = {term for _, first, second in alike for term in chain(first.terms, second.terms)}
    weights = _weights([passages[blocks] for blocks in among.values()], asked)
    told = [pair for pair, first, second in alike if cosine(first.terms, second.terms, weights) >= TOLD_COSINE]
    return tuple(copies), tuple(told)


def _weights(passages: Sequence[_Passage], asked: set[str]) -> dict[str, float]:
    """Inverse passage frequency of each term asked for: what stands in every passage is the topic and tells nothing."""
    met: Counter[str] = Counter()
    for passage in passages:
        words = [word[:CUT] for word in passage.distinct.difference(_PASSING) if len(word) > 3]
        met.update(asked.intersection(words))
    return {term: log(1 + len(passages) / count) for term, count in met.items()}

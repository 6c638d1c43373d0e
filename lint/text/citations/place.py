"""Which sentence a citation belongs to, and what it covers.

A marker covers its sentence, wherever in it it stands; after the sentence's stop it belongs to the sentence before.
At the end of a paragraph it covers the paragraph, in a list its item, in a table cell the row, in a caption the
table. How far is the profile's to say: `reach` is "sentence", "next" (also the sentence before the cited one) or
"paragraph" (that, and the end of a paragraph, item, row and caption).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import itemgetter

from lint.article import Article
from lint.text.sentences import Sentence

_LEAD = re.compile(r"[\s(\[（,;:.–—-]*")
_REST = re.compile(r"(?:[\s)\]）.,;:。]|\[[\d,;\s–-]{1,40}\])*")


class Places:
    """Sentences of an article by place."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], reach: str) -> None:
        self.article = article
        self.sentences = sentences
        self.reach = reach
        self.starts = list(map(itemgetter(0), sentences))
        self.blocks = [*map(itemgetter(2), sentences), -1]  # of each sentence, and what is none after the last
        # by sentence: how far the markers at its beginning reach, and where they belong
        self.runs: dict[int, tuple[int, int]] = {}

    @cached_property
    def by_block(self) -> dict[int, tuple[int, int]]:
        """Indices of the first sentence of each block, and of the one after its last."""
        found: dict[int, tuple[int, int]] = {}
        for index, sentence in enumerate(self.sentences):
            first = found.get(sentence.block, (index, index))[0]
            found[sentence.block] = (first, index + 1)
        return found

    def around(self, index: int) -> tuple[int, int]:
        """Indices of the first sentence in the block of a sentence, and of the one after its last."""
        blocks = self.blocks
        block = blocks[index]
        return bisect_left(blocks, block, 0, index), bisect_right(blocks, block, index, len(blocks) - 1)

    @cached_property
    def rows(self) -> dict[int, tuple[int, int]]:
        """Table and row of each cell's block."""
        return {
            block: (t, r)
            for t, table in enumerate(self.article.tables)
            for r, row in enumerate(table.rows)
            for block in row
        }

    def locate(self, start: int, end: int, narrative: bool) -> tuple[int, int]:
        """The block and the sentence that a marker at start:end belongs to; see `sentence_of`."""
        index = bisect_right(self.starts, start) - 1
        if index >= 0 and index not in self.runs:
            first, stop, block = self.sentences[index]
            if first < start < stop and self.article.prose[first].isalpha():
                return block, index  # in mid-sentence, where most markers are
        block = self.article.block_at(start)
        return block, self.sentence_of(start, end, block, narrative)

    def sentence_of(self, start: int, end: int, block: int, narrative: bool) -> int:
        """The sentence that a marker at start:end belongs to; markers must be asked for in order of place. -1 where
        there is none. `narrative`: the marker is part of the wording ("Smith (2020) found")."""
        prose = self.article.prose
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return -1
        sentence = self.sentences[index]
        if start == end and start == sentence.start and index and self.sentences[index - 1].block == block:
            return index - 1  # a footnote marker right after the stop of the sentence before
        if sentence.block != block:
            return self._last_before(index, block)
        end_of_run, home = self.runs.get(index, (sentence.start, index))
        if start < end_of_run:
            return home
        match = _LEAD.match(prose, end_of_run, start + 1)
        if match and match.end() >= start and not narrative:
            stop = _REST.match(prose, end)
            end_of_run = stop.end() if stop else end
            after = prose[end_of_run : sentence.end]
            first = self.around(index)[0]
            home = index
            if not after.strip():
                home = index - 1 if index > first else self._last_before(index - 1, block)
            elif after[0].isupper() and index > first:
                home = index - 1
            self.runs[index] = (end_of_run, home)
            return home
        return index

    def _last_before(self, index: int, block: int) -> int:
        """For a marker alone in its block: the last sentence of the block before it, in the same section."""
        if index < 0:
            return -1
        blocks = self.article.blocks
        other = self.sentences[index].block
        near = other >= block - 2 and blocks[other].section == blocks[block].section and blocks[other].kind != "heading"
        return index if near else -1

    def covered(self, sentence: int, end: int, block: int) -> tuple[int, ...]:
        """Indices of the sentences that a marker of a sentence covers."""
        if sentence < 0:
            return ()
        if self.reach == "sentence":
            return (sentence,)
        blocks = self.blocks
        home = blocks[sentence]
        if self.reach == "paragraph":
            kind = self.article.blocks[home].kind
            if kind == "cell":
                return self._row(home)
            if kind == "caption":
                return self._table(home) or (sentence,)
            closes = home != block or blocks[sentence + 1] != home
            if closes and _at_end(self.article.prose, max(end, 0), self.article.blocks[block].end):
                return tuple(range(*self.around(sentence)))
        return (sentence - 1, sentence) if blocks[sentence - 1] == home else (sentence,)

    def _row(self, block: int) -> tuple[int, ...]:
        place = self.rows.get(block)
        if place is None:
            first, last = self.by_block[block]
            return tuple(range(first, last))
        table, row = place
        return self._of_blocks(self.article.tables[table].rows[row])

    def _table(self, caption: int) -> tuple[int, ...]:
        for table in self.article.tables:
            if table.caption == caption:
                return self._of_blocks([block for row in table.rows for block in row] + [caption])
        return ()

    def _of_blocks(self, blocks: Sequence[int]) -> tuple[int, ...]:
        found: list[int] = []
        for block in blocks:
            if block in self.by_block:
                found.extend(range(*self.by_block[block]))
        return tuple(sorted(found))


_TAIL = re.compile(r"(?:[\s)\]）.,;:。'\"”’]|\([^()]{0,300}\)|\[[^\[\]]{0,60}\]|[⁰¹²³⁴-⁹,–-]|\d{1,3}(?=[\s,.\n–-]))*")


def _at_end(prose: str, end: int, stop: int) -> bool:
    """Whether nothing but further markers and stops follows in the block."""
    match = _TAIL.match(prose, end, stop)
    return match is not None and match.end() >= stop

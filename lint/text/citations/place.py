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
        self.starts = [sentence[0] for sentence in sentences]
        self.rows: dict[tuple[int, int], tuple[int, ...]] = {}  # by table and row the sentences
        self.within: dict[int, tuple[int, ...]] = {}  # by sentence what its markers cover that nothing closes
        # by sentence: how far the markers at its beginning reach, and where they belong
        self.runs: dict[int, tuple[int, int]] = {}

    @cached_property
    def blocks(self) -> list[int]:
        """The block of each sentence, and what is none after the last."""
        return [*[sentence[2] for sentence in self.sentences], -1]

    def is_last(self, index: int) -> bool:
        """Whether a sentence is the last of its block."""
        sentences = self.sentences
        return index + 1 == len(sentences) or sentences[index + 1][2] != sentences[index][2]

    def around(self, index: int) -> tuple[int, int]:
        """Indices of the first sentence in the block of a sentence, and of the one after its last."""
        blocks = self.blocks
        block = blocks[index]
        return bisect_left(blocks, block, 0, index), bisect_right(blocks, block, index, len(blocks) - 1)

    def locate(self, start: int, end: int, narrative: bool) -> tuple[int, int, tuple[int, ...]]:
        """The block and the sentence that a marker at start:end belongs to, see `sentence_of`, and the sentences that
        it covers."""
        index = bisect_right(self.starts, start) - 1
        if index >= 0 and index not in self.runs:
            first, stop, block = self.sentences[index]
            if first < start < stop and self.article.prose[first].isalpha():  # in mid-sentence, where most markers are
                covers = self.within.get(index)
                if covers is None:
                    covers = self.covered(index, end, block)
                    if not self.is_last(index):
                        self.within[index] = covers
                return block, index, covers
        block = self.article.block_at(start)
        sentence = self.sentence_of(start, end, block, narrative)
        return block, sentence, self.covered(sentence, end, block)

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
        home = self.sentences[sentence][2]
        if self.reach == "paragraph":
            kind = self.article.blocks[home].kind
            if kind == "cell":
                return self._row(home)
            if kind == "caption":
                return self._table(home) or (sentence,)
            closes = home != block or self.is_last(sentence)
            if closes and _at_end(self.article.prose, max(end, 0), self.article.blocks[block].end):
                return tuple(range(*self.around(sentence)))
        follows = sentence and self.sentences[sentence - 1][2] == home
        return (sentence - 1, sentence) if follows else (sentence,)

    def _row(self, block: int) -> tuple[int, ...]:
        """The sentences of the table row in which a cell is."""
        cell = self.article.blocks[block].cell
        if cell is None:
            return self._of_blocks([block])
        row = self.rows.get((cell.table, cell.row))
        if row is None:
            row = self._of_blocks(self.article.tables[cell.table].rows[cell.row])
            self.rows[cell.table, cell.row] = row
        return row

    def _table(self, caption: int) -> tuple[int, ...]:
        for table in self.article.tables:
            if table.caption == caption:
                return self._of_blocks([block for row in table.rows for block in row] + [caption])
        return ()

    def _of_blocks(self, blocks: Sequence[int]) -> tuple[int, ...]:
        found: list[int] = []
        homes = self.blocks
        for block in blocks:
            first = bisect_left(homes, block, 0, len(homes) - 1)
            found.extend(range(first, bisect_right(homes, block, first, len(homes) - 1)))
        return tuple(sorted(found))


_TAIL = re.compile(r"(?:[\s)\]）.,;:。'\"”’]|\([^()]{0,300}\)|\[[^\[\]]{0,60}\]|[⁰¹²³⁴-⁹,–-]|\d{1,3}(?=[\s,.\n–-]))*")


_CLOSING = " \n)]）.,;:。'\"”’"


def _at_end(prose: str, end: int, stop: int) -> bool:
    """Whether nothing but further markers and stops follows in the block."""
    rest = prose[end:stop].lstrip(_CLOSING)
    if not rest or rest[0].isalpha():  # told without the pattern, which takes its time over each sign
        return not rest
    match = _TAIL.match(prose, end, stop)
    return match is not None and match.end() >= stop

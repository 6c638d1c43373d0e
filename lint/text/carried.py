"""Citations that reach a sentence from another one: looked at only where a claim has none of its own.

A sentence may go on about a cited one ("The authors concluded ..."). An entry of a list may rest on the line that
introduces the list ("Guidelines recommend [4]:") or, being no full sentence, on the source that closes the list; a line
that introduces a list rests on the sources in it; and a section that begins "The review reported the following [4]"
rests on that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lint.article import Article
from lint.text.sentences import Sentence

FRAGMENT = 10
"""Words from which an entry of a list counts as a statement of its own."""

_ABOUT_IT = (
    r"(?:authors?|study|studies|trials?|reviews?|meta-analys[ie]s|analys[ie]s|investigators|researchers|participants|"
    r"effects?|interventions?|differences?|results|findings|benefits?|risks?|groups?|paper|report|survey|cohort|"
    r"association|increase|reduction|decrease|magnitude|latter|former)"
)
_GOES_ON = re.compile(
    r"(?:(?:However|But|Yet|Still|Also|Moreover|Furthermore|Similarly|Overall|Importantly|Notably|"
    r"In addition|In contrast|Nevertheless|Instead|Additionally|Conversely),? )?"
    r"(?:At (?:\d+|one|two|three|six|twelve) (?:weeks?|months?|years?)|There (?:was|were) (?:no|also)"
    r"|(?:[Ww]hen|[Aa]mong) (?:users|participants|patients|those)"
    r"|[Tt]h(?:is|ese|ey|ose|eir)|[Ii]ts?|[Bb]oth|[Ss]uch|[Tt]he same"
    rf"|(?:[Tt]he|[Ii]n the|[Ii]n this|[Ii]n that|[Ii]n these) (?:same |latter |two )?{_ABOUT_IT})\b"
)
"""Beginnings of a sentence that goes on about what the one before told of."""
_BACK = re.compile(
    r"\b(?:[Tt]he authors|[Tt]hey (?:reported|found|showed|concluded|observed|identified)"
    r"|[Tt]h(?:is|e|at|ese|ose) (?:studies|study|trials?|review|meta-analysis|analysis)"
    r"|(?:[Mm]ost|[Aa]ll|[Mm]any|[Ff]ew|[Oo]f the) included (?:studies|trials))\b"
)
"""Words for a study that was named before."""
_CONCLUDES = re.compile(r"(?:This|These (?:findings|results|data)) (?:suggests?|indicates?|means?|implies|imply)\b")
"""What the author makes of the studies before."""
_ANNOUNCES = re.compile(r"\b(?:the following|as follows)\b")
_ANNOUNCING = "the following", "as follows"


class Carried:
    """The citations of an article that reach further; `covering` has those of each sentence."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], covering: dict[int, list[int]], reach: str
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._covering = covering
        self._reach = reach
        # No line, list or paragraph goes on in another section.
        blocks = article.blocks
        self._sections = {blocks[sentences[at].block].section for at in covering}
        self._before = 0, -1  # the last sentence asked for, and where the way back from it ended
        self._goes: dict[int, bool] = {}  # whether a sentence goes on about the cited one before it
        self._leads: dict[int, int] = {}  # for blocks of a list the sentence that introduces it, or -1
        self._ends: dict[int, int] = {}  # for lists the last sentence of their last entry
        self._announced: dict[int, Sequence[int]] = {}  # for sections the citations of the line that announces them
        self._announces = any(words in article.prose for words in _ANNOUNCING)

    def to(self, index: int, block: int) -> Sequence[int]:
        """The citations of a sentence without its own."""
        if self._reach == "sentence" or self._article.blocks[block].section not in self._sections:
            return ()
        found = self._going_on(index, block)
        if found or self._reach != "paragraph":
            return found
        if self._article.blocks[block].item is not None:
            found = self._leading(block) or self._closing(index, block)
        return found or self._listed(index, block) or (self._announcing(block) if self._announces else ())

    def _going_on(self, index: int, block: int) -> Sequence[int]:
        """The citations of the last cited sentence before this one in its block, if it goes on about that one."""
        cited = self._cited_before(index, block)
        if cited < 0:
            return ()
        prose, goes = self._article.prose, self._goes
        goes[cited] = True
        # One that goes on about a sentence may itself go on about one before: "The trial ... [3]. It ... They ..."
        at = index
        while at not in goes:
            start, end, _ = self._sentences[at]
            if _CONCLUDES.match(prose, start) or _points_back(prose[start:end]):
                goes[at] = True
            elif not _GOES_ON.match(prose, start):
                goes[at] = False
            else:
                at -= 1
        goes[index] = goes[at]
        return self._covering[cited] if goes[index] else ()

    def _cited_before(self, index: int, block: int) -> int:
        """The last sentence with citations before this one in its block, or -1."""
        sentences, covering = self._sentences, self._covering
        first, found = self._before if self._before[0] <= index else (0, -1)
        for at in range(index - 1, first - 1, -1):
            if at in covering or sentences[at].block != block:
                found = at
                break
        self._before = index, found
        return found if found in covering and sentences[found].block == block else -1

    def _leading(self, block: int) -> Sequence[int]:
        """The citations of the line that introduces a list, or of the sentence before it: "... [4]. In short:"."""
        lead = self._lead(block)
        if lead in self._covering:
            return self._covering[lead]
        if lead > 0 and self._sentences[lead - 1].block == self._sentences[lead].block:
            return self._covering.get(lead - 1, ())
        return ()

    def _lead(self, block: int) -> int:
        """The last sentence of the paragraph that introduces the list in which a block stands, or -1."""
        blocks = self._article.blocks
        at = block
        while at >= 0 and at not in self._leads and blocks[at].item is not None:
            at -= 1
        lead = self._leads.get(at, -1)
        if at >= 0 and at not in self._leads and blocks[at].kind == "paragraph":
            place = self._last(at)
            if place >= 0:
                text = self._article.prose[self._sentences[place].start : self._sentences[place].end].rstrip()
                lead = place if ":" in text[-60:] and not text.endswith(".") else -1
        self._leads[block] = lead
        return lead

    def _closing(self, index: int, block: int) -> Sequence[int]:
        """For an entry that is no full sentence the citations of the last entry of its list."""
        start, end, _ = self._sentences[index]
        item = self._article.blocks[block].item
        text = self._article.prose[start:end]
        if item is None or text.count(" ") >= FRAGMENT - 1 or text[-1] in ".!?":
            return ()
        if item.list not in self._ends:
            self._ends[item.list] = self._last(self._end_of_list(block))
        return self._covering.get(self._ends[item.list], ())

    def _end_of_list(self, block: int) -> int:
        """The last entry's block of the list in which a block stands."""
        blocks = self._article.blocks
        own = blocks[block].item
        last = at = block
        while own is not None and at + 1 < len(blocks):
            at += 1
            item = blocks[at].item
            if item is None or item.depth < own.depth:
                break
            if item.list == own.list:
                last = at
        return last

    def _listed(self, index: int, block: int) -> Sequence[int]:
        """For a line that introduces a list the citations in the list: those of its first entry that has some."""
        end = self._sentences[index].end
        blocks, sentences = self._article.blocks, self._sentences
        if self._article.prose[end - 1] in ".!?" or (
            index + 1 < len(sentences) and sentences[index + 1].block == block
        ):
            return ()
        own = blocks[block].item
        depth = own.depth if own else 0
        at = index + 1
        while at < len(sentences):
            item = blocks[sentences[at].block].item
            if item is None or item.depth <= depth:
                break
            if at in self._covering:
                return self._covering[at]
            at += 1
        return ()

    def _announcing(self, block: int) -> Sequence[int]:
        """The citations of a section's first paragraph if it announces "the following"."""
        section = self._article.blocks[block].section
        if section not in self._announced:
            self._announced[section] = self._announcement(section)
        return self._announced[section]

    def _announcement(self, section: int) -> Sequence[int]:
        first = self._article.sections[section].first
        at = bisect_left(self._sentences, first, key=_block_of)
        opening = self._sentences[at].block if at < len(self._sentences) else -1
        while at < len(self._sentences) and self._sentences[at].block == opening:
            start, end, _ = self._sentences[at]
            if at in self._covering and _ANNOUNCES.search(self._article.prose, start, end):
                return self._covering[at]
            at += 1
        return ()

    def _last(self, block: int) -> int:
        """The last sentence of a block, or -1."""
        place = bisect_right(self._sentences, block, key=_block_of) - 1
        return place if place >= 0 and self._sentences[place].block == block else -1


def _block_of(sentence: Sentence) -> int:
    return sentence.block


def _points_back(text: str) -> bool:
    """Whether a sentence speaks of a study that was named before."""
    may = (
        "stud" in text
        or "hey " in text
        or "trial" in text
        or "author" in text
        or "review" in text
        or "analysis" in text
    )
    return may and _BACK.search(text) is not None

"""Claims with the citations that reach them.

How far a citation reaches is the profile's to say (`citations: {reach: ...}`) and worked out with the citations
themselves; here each claim is joined with those that cover its sentence, and a claim in a list with those of the line
that introduces the list ("Guidelines recommend [4]:").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lint.article import Article
from lint.record import record
from lint.text.citations import Citation
from lint.text.claims import Found
from lint.text.sentences import Sentence
from lint.typed import NamedTuple


class Claim(NamedTuple):
    """A sentence that needs a source. `start` and `end` are prose offsets, `score` is between 0 and 1, `citations` are
    indices into the article's citations."""

    sentence: int
    start: int
    end: int
    block: int
    kind: str
    score: float
    citations: tuple[int, ...]

    @property
    def cited(self) -> bool:
        """Whether a citation is in reach."""
        return bool(self.citations)


def claims(
    article: Article,
    sentences: Sequence[Sentence],
    found: Sequence[Found],
    citations: Sequence[Citation],
    reach: str = "paragraph",
) -> tuple[Claim, ...]:
    """Joins claims and citations."""
    prose = article.prose
    covering = _covering(citations) if found else {}
    further = _Further(article, sentences, covering, reach) if covering else None
    result: list[Claim] = []
    for index, kind, score in found:
        start, end, block = sentences[index]
        own: Sequence[int] = covering.get(index, ())
        if own:
            end = _without_markers(prose, start, end, [citations[i].start for i in own])
        elif further:
            own = further.of(index, block)
            if own:
                end = _without_markers(prose, start, end, [citations[i].start for i in own])
        result.append(Claim(index, start, end, block, kind, score, tuple(own)))
    return tuple(result)


def _covering(citations: Sequence[Citation]) -> dict[int, list[int]]:
    """For each sentence that is covered the citations, by index."""
    found: dict[int, list[int]] = {}
    for index, citation in enumerate(citations):
        own, covers = citation.sentence, citation.covers
        for sentence in covers:
            if sentence in found:
                found[sentence].append(index)
            else:
                found[sentence] = [index]
        if own not in covers:
            found.setdefault(own, []).append(index)
    return found


def _without_markers(prose: str, start: int, end: int, places: Sequence[int]) -> int:
    """Where a sentence ends when citations (at `places`) that follow its stop are left out."""
    if prose[start:end].rstrip(" .;,")[-1:] not in (")", "]"):
        return end
    for stop in _STOPS.finditer(prose, start, end):
        tail = _MARKERS.fullmatch(prose, stop.end(), end)
        if tail and any(stop.end() <= place < end for place in places):
            return stop.end()
    return end


_STOPS = re.compile(r"[.!?…][)\]\"'”’]*(?=\s*[\[(])")
_MARKERS = re.compile(r"\s*[\[(][^\n]*[\])][\s.;,]*")
_ABOUT_IT = (
    r"(?:authors?|study|studies|trials?|reviews?|meta-analys[ie]s|analys[ie]s|investigators|researchers|participants|"
    r"effects?|interventions?|differences?|results|findings|benefits?|risks?|groups?|paper|report|survey|cohort|"
    r"association|increase|reduction|decrease|magnitude|latter|former)"
)
_GOES_ON = re.compile(
    r"(?:(?:However|But|Yet|Still|Also|Moreover|Furthermore|Similarly|Overall|Importantly|Notably|"
    r"In addition|In contrast|Nevertheless|Instead|Additionally|Conversely),? )?"
    r"(?:[Tt]h(?:is|ese|ey|ose|eir)|[Ii]ts?|[Bb]oth|[Ss]uch|[Tt]he same"
    rf"|(?:[Tt]he|[Ii]n the|[Ii]n this|[Ii]n that|[Ii]n these) (?:same |latter |two )?{_ABOUT_IT})\b"
)
"""Beginnings of a sentence that goes on about what the one before told of."""
_BACK = re.compile(
    r"\b(?:[Tt]he authors|[Tt]hey (?:reported|found|showed|concluded|observed|identified)"
    r"|[Tt]h(?:is|e|at|ese|ose) (?:studies|study|trials?|review|meta-analysis|analysis))\b"
)
"""Words for a study that was named before."""


class _Further:
    """Citations that reach a sentence from another one: the cited sentence that it goes on about ("The authors
    concluded ..."), or the line that introduces its list. Looked at only where a claim has none of its own."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], covering: dict[int, list[int]], reach: str
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._covering = covering
        self._reach = reach
        self._followed = -1  # the last block whose sentences were gone through
        self._following: dict[int, list[int]] = {}
        self._leads: dict[int, int] = {}  # for blocks of a list the sentence that introduces it, or -1

    def of(self, index: int, block: int) -> Sequence[int]:
        """The citations of a sentence without its own; to be asked in the order of sentences."""
        found: Sequence[int] = ()
        if self._reach != "sentence":
            if block != self._followed:
                self._followed = block
                self._follow(index, block)
            found = self._following.get(index, ())
        if not found and self._reach == "paragraph" and self._article.blocks[block].item is not None:
            found = self._covering.get(self._lead(block), ())
        return found

    def _follow(self, index: int, block: int) -> None:
        """Finds the sentences of a block, from this one on, that go on about a cited one."""
        prose, sentences, covering = self._article.prose, self._sentences, self._covering
        first = index
        while first and sentences[first - 1].block == block:
            first -= 1
        last: list[int] = []  # the citations of the last cited sentence
        for at in range(first + 1, len(sentences)):
            start, end, of = sentences[at]
            if of != block:
                return
            if at in covering:
                continue
            before = covering.get(at - 1) or self._following.get(at - 1)
            if before:
                last = before
                if _GOES_ON.match(prose, start):
                    self._following[at] = before
                    continue
            if last and _BACK.search(prose, start, end):
                self._following[at] = last

    def _lead(self, block: int) -> int:
        """The last sentence of the paragraph that introduces the list in which a block stands, or -1."""
        blocks = self._article.blocks
        at = block
        while at >= 0 and at not in self._leads and blocks[at].item is not None:
            at -= 1
        lead = self._leads.get(at, -1)
        if at >= 0 and at not in self._leads and blocks[at].kind == "paragraph":
            place = bisect_right(self._sentences, at, key=_block_of) - 1
            if place >= 0 and self._sentences[place].block == at:
                text = self._article.prose[self._sentences[place].start : self._sentences[place].end].rstrip()
                lead = place if ":" in text[-60:] and not text.endswith(".") else -1
        self._leads[block] = lead
        return lead


def _block_of(sentence: Sentence) -> int:
    return sentence.block


SEVERAL = 4
"""Uncited claims from which a section without citations is spoken of as a whole."""
CLEAR = 0.65
"""Score from which a claim counts among the several of a section."""


@record(frozen=True, slots=True)
class Uncited:
    """The uncited claims of an article: those that stand for themselves, and by section index those of sections that
    cite nothing at all."""

    single: tuple[Claim, ...]
    sections: dict[int, tuple[Claim, ...]]


def uncited(article: Article, found: Sequence[Claim], citations: Sequence[Citation]) -> Uncited:
    """Sorts the uncited claims. In an article that cites nothing anywhere, small sections count with the section around
    them, so that an editor reads a few findings and not one for each line."""
    cited_sections = {article.blocks[c.block].section for c in citations if c.block >= 0}
    by_section: dict[int, list[Claim]] = {}
    for claim in found:
        if not claim.cited:
            by_section.setdefault(article.blocks[claim.block].section, []).append(claim)
    if not cited_sections:
        _join(article, by_section)
    single: list[Claim] = []
    sections: dict[int, tuple[Claim, ...]] = {}
    for section, group in sorted(by_section.items()):
        group.sort(key=lambda claim: claim.start)
        clear = sum(claim.score >= CLEAR for claim in group)
        if section not in cited_sections and clear >= SEVERAL:
            sections[section] = tuple(group)
        else:
            single += group
    single.sort(key=lambda claim: claim.start)
    return Uncited(tuple(single), sections)


def _join(article: Article, by_section: dict[int, list[Claim]]) -> None:
    """Moves the claims of sections with few of them to the section around, innermost first."""
    for index in range(len(article.sections) - 1, 0, -1):
        group = by_section.get(index)
        parent = article.sections[index].parent
        if group and len(group) < SEVERAL and parent is not None:
            by_section.setdefault(parent, []).extend(by_section.pop(index))

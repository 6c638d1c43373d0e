"""Claims with the citations that reach them.

How far a citation reaches is the profile's to say (`citations: {reach: ...}`) and worked out with the citations
themselves; here each claim is joined with those that cover its sentence, and a claim in a list with those of the line
that introduces the list ("Guidelines recommend [4]:").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.article import Article
from lint.record import record
from lint.text.citations import Citation
from lint.text.claims import Found
from lint.text.sentences import Sentence


@record(frozen=True, slots=True)
class Claim:
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
    by_sentence: dict[int, list[int]] = {}
    for index, citation in enumerate(citations):
        for covered in {*citation.covers, citation.sentence}:
            by_sentence.setdefault(covered, []).append(index)
    following = _following(article, sentences, by_sentence) if reach != "sentence" else {}
    leads = _leads(article, sentences) if reach == "paragraph" and citations else {}
    result: list[Claim] = []
    for claim in found:
        sentence = sentences[claim.sentence]
        covering = by_sentence.get(claim.sentence) or following.get(claim.sentence, [])
        if not covering and sentence.block in leads:
            covering = by_sentence.get(leads[sentence.block], [])
        result.append(
            Claim(
                claim.sentence,
                sentence.start,
                _without_markers(article.prose, sentence, [citations[i] for i in covering]),
                sentence.block,
                claim.kind,
                claim.score,
                tuple(covering),
            )
        )
    return tuple(result)


def _without_markers(prose: str, sentence: Sentence, covering: Sequence[Citation]) -> int:
    """Where a sentence ends when citations that follow its stop are left out."""
    if not covering or prose[sentence.end - 1] not in ")].;":
        return sentence.end
    for stop in _STOPS.finditer(prose, sentence.start, sentence.end):
        tail = _MARKERS.fullmatch(prose, stop.end(), sentence.end)
        if tail and any(stop.end() <= citation.start < sentence.end for citation in covering):
            return stop.end()
    return sentence.end


_STOPS = re.compile(r"[.!?…][)\]\"'”’]*(?=\s*[\[(])")
_MARKERS = re.compile(r"\s*[\[(][^\n]*[\])][\s.;,]*")


def _leads(article: Article, sentences: Sequence[Sentence]) -> dict[int, int]:
    """For each block of a list, the last sentence of the paragraph that introduces the list."""
    last_of: dict[int, int] = {}
    for index, sentence in enumerate(sentences):
        last_of[sentence.block] = index
    leads: dict[int, int] = {}
    lead = -1  # the last sentence of the paragraph before the list
    open_list = -1
    for index, block in enumerate(article.blocks):
        if block.item is None:
            lead = last_of.get(index, -1) if block.kind == "paragraph" else -1
            open_list = -1
        elif lead >= 0:
            if open_list < 0:
                text = article.prose[sentences[lead].start : sentences[lead].end].rstrip()
                opens = ":" in text[-60:] and not text.endswith(".")
                lead = lead if opens else -1
                open_list = block.item.list
            if lead >= 0:
                leads[index] = lead
    return leads


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


def _following(
    article: Article, sentences: Sequence[Sentence], by_sentence: dict[int, list[int]]
) -> dict[int, list[int]]:
    """For sentences that go on about a cited one ("The authors concluded ..."): its citations."""
    result: dict[int, list[int]] = {}
    last: list[int] = []  # the citations of the last cited sentence, and its block
    block = -1
    for index in range(1, len(sentences)):
        if index in by_sentence or sentences[index].block != sentences[index - 1].block:
            continue
        before = by_sentence.get(index - 1) or result.get(index - 1)
        if before:
            last = before
            block = sentences[index].block
            if _GOES_ON.match(article.prose, sentences[index].start):
                result[index] = before
                continue
        if block == sentences[index].block and _BACK.search(
            article.prose, sentences[index].start, sentences[index].end
        ):
            result[index] = last
    return result


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

"""Claims with the citations that reach them.

How far a citation reaches is the profile's to say (`citations: {reach: ...}`) and worked out with the citations
themselves; here each claim is joined with those that cover its sentence, and a claim in a list with those of the line
that introduces the list ("Guidelines recommend [4]:").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from lint.article import Article
from lint.record import record
from lint.text.carried import Carried
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
    carried = Carried(article, sentences, covering, reach) if covering else None
    result: list[Claim] = []
    for index, kind, score, _ in found:
        start, end, block = sentences[index]
        own: Sequence[int] = covering.get(index, ())
        if not own and carried:
            own = carried.to(index, block)
        if own:
            end = _without_markers(prose, start, end, citations, own)
        result.append(_claim((index, start, end, block, kind, score, tuple(own))))
    return tuple(result)


_claim = partial(tuple.__new__, Claim)  # half the price of Claim(...)


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


def _without_markers(prose: str, start: int, end: int, citations: Sequence[Citation], own: Sequence[int]) -> int:
    """Where a sentence ends when those of its own citations are left out that follow its stop."""
    last = prose[end - 1]
    if last == ".":
        last = prose[end - 2]
    if last not in ")]" and (last.isalnum() or prose[max(start, end - 9) : end].rstrip(" .;,")[-1:] not in ")]"):
        return end
    for stop in _STOPS.finditer(prose, start, end):
        after = stop.end()
        if _MARKERS.fullmatch(prose, after, end) and any(after <= citations[i].start < end for i in own):
            return after
    return end


_STOPS = re.compile(r"[.!?…][)\]\"'”’]*(?=\s*[\[(])")
_MARKERS = re.compile(r"\s*[\[(][^\n]*[\])][\s.;,]*")


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


def uncited(article: Article, found: Sequence[Claim], citations: Sequence[Citation], summed: bool = True) -> Uncited:
    """Sorts the uncited claims. In an article that cites nothing anywhere, small sections count with the section around
    them, so that an editor reads a few findings and not one for each line. All are single unless `summed`."""
    if not summed:
        alone = sorted([claim for claim in found if not claim.citations], key=lambda claim: claim.start)
        return Uncited(tuple(alone), {})
    cited_sections = {article.blocks[c.block].section for c in citations if c.block >= 0}
    by_section: dict[int, list[Claim]] = {}
    for claim in found:
        if not claim.citations:
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

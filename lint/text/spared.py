"""Claims that nobody asks a source for because of where or how they stand.

A journal wants no citations in an abstract; a case report's own case, and what authors did or could not do, is their
own word; a disclaimer is no claim; "Tell your doctor if ..." is advice, and so are the entries of a list under such a
line; a table is covered by a citation in the line that introduces it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from lint.article import Article
from lint.source import Span
from lint.text.citations import Citation
from lint.text.reach import Claim
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence

OWN_WORD = frozenset(("abstract", "methods", "limitations"))
ARGUED = frozenset(("introduction", "background", "discussion", "conclusion", None))
"""Sections of a case report that speak of more than the case."""

_TELLING = re.compile(
    r"(?:please )?(?:tell|ask|talk to|call|contact|ring|speak (?:to|with)|consult|inform|see (?:a|your|the))\b",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"(?:we|our|this (?:narrative |systematic |scoping )?(?:review|report|case|article))\b", re.IGNORECASE
)
_OPENINGS = frozenset("pl te as ta ca co ri sp in se we ou th".split())
"""How what _TELLING and _OWN_WORK match begins."""
_MARKS = '*_“"'
_CONDITION = re.compile(
    r"\bif you(?:r| are| have| get| feel| notice)?\b[^.]{0,60}$"
    r"|\b(?:tell|ask|talk to|call|see|contact|ring) (?:your|a|the)\b"
    r"|\bcall (?:911|999|112)\b|\bdo not (?:take|use)\b|\bget (?:help|medical)\b"
    r"|\bbefore (?:you|using|taking)\b|\b(?:if|when)\W*$",
    re.IGNORECASE,
)


def spared(
    article: Article,
    claims: Sequence[Claim],
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    disclaimers: Sequence[Span],
    citations: Sequence[Citation],
    case_report: bool = False,
) -> set[int]:
    """Which of the claims (by index) need no source."""
    found: set[int] = set()
    leads = _Leads(article, sentences, citations)
    prose, blocks, effective = article.prose, article.blocks, roles.effective
    begin = min([span.start for span in disclaimers], default=0)
    stop = max([span.end for span in disclaimers], default=0)
    for index, claim in enumerate(claims):
        start, at = claim.start, claim.block
        block = blocks[at]
        role = effective[block.section]
        if (
            role in OWN_WORD
            or (case_report and role not in ARGUED)
            or (prose[start : start + 2].lower() in _OPENINGS and _is_told(prose[start : min(claim.end, start + 60)]))
            or (prose[start] in _MARKS and _is_told(prose[start : min(claim.end, start + 60)].lstrip(_MARKS)))
            or (block.cell is not None and leads.cited(at))
            or (block.item is not None and leads.on_condition(at))
            or (begin < (own := block.span).end and own.start < stop and _within(article, claim, disclaimers))
        ):
            found.add(index)
    return found


def _is_told(text: str) -> bool:
    """Whether a sentence begins by sending to somebody, or by telling what the authors did."""
    return bool(_TELLING.match(text) or _OWN_WORK.match(text))


def _within(article: Article, claim: Claim, spans: Sequence[Span]) -> bool:
    own = article.blocks[claim.block].span
    near = [span for span in spans if span.start < own.end and own.start < span.end]
    if not near:
        return False
    at = article.source_span(claim.start, claim.end).start
    return any(span.start <= at < span.end for span in near)


class _Leads:
    """The lines that introduce lists and tables."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], citations: Sequence[Citation]) -> None:
        self._article = article
        self._sentences = sentences
        self._citations = citations
        self._known: dict[int, int] = {}
        self._conditions: dict[int, bool] = {}
        self._cited: dict[int, bool] = {}

    def _of(self, block: int) -> int:
        """The block before the list or table in which a block stands, or -1."""
        blocks, at = self._article.blocks, block
        while at >= 0 and at not in self._known and (blocks[at].item is not None or blocks[at].cell is not None):
            at -= 1
        lead = self._known[block] = self._known.get(at, at)
        return lead

    def on_condition(self, block: int) -> bool:
        """Whether the line says when what follows holds: "Call your doctor if"."""
        lead = self._of(block)
        if lead not in self._conditions:
            text = self._article.block_text(self._article.blocks[lead]).rstrip(": ") if lead >= 0 else ""
            self._conditions[lead] = _CONDITION.search(text) is not None
        return self._conditions[lead]

    def cited(self, block: int) -> bool:
        """Whether the last sentence of the line has a citation in reach."""
        lead = self._of(block)
        if lead not in self._cited:
            last = bisect_right(self._sentences, lead, key=lambda sentence: sentence.block) - 1
            self._cited[lead] = (
                last >= 0
                and self._sentences[last].block == lead
                and any(last == citation.sentence or last in citation.covers for citation in self._citations)
            )
        return self._cited[lead]

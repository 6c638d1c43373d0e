"""Claims that nobody asks a source for because of where or how they stand.

A journal wants no citations in an abstract; a case report's own case, and what authors did or could not do, is their
own word; a disclaimer is no claim; "Tell your doctor if ..." is advice, and so are the entries of a list under such a
line; a table is covered by a citation in the line that introduces it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.article import Article
from lint.source import Span
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
    cited: frozenset[int],
    case_report: bool = False,
) -> set[int]:
    """Which of the claims (by index) need no source. `cited` are the sentences with a citation in reach."""
    found: set[int] = set()
    leads = _leads(article, sentences)
    for index, claim in enumerate(claims):
        block = article.blocks[claim.block]
        role = roles.effective[block.section]
        lead = leads.get(claim.block)
        text = article.prose[claim.start : min(claim.end, claim.start + 60)].lstrip('*_“"')
        if (
            role in OWN_WORD
            or (case_report and role not in ARGUED)
            or _TELLING.match(text)
            or _OWN_WORK.match(text)
            or (lead is not None and block.cell is not None and lead[1] in cited)
            or (lead is not None and block.item is not None and _CONDITION.search(lead[0]))
            or _within(article, claim, disclaimers)
        ):
            found.add(index)
    return found


def _within(article: Article, claim: Claim, spans: Sequence[Span]) -> bool:
    at = article.source_span(claim.start, claim.end).start
    return any(span.start <= at < span.end for span in spans)


def _leads(article: Article, sentences: Sequence[Sentence]) -> dict[int, tuple[str, int]]:
    """For each block of a list or table the line that introduces it: its text and the index of its last sentence."""
    last_of = {sentence.block: index for index, sentence in enumerate(sentences)}
    leads: dict[int, tuple[str, int]] = {}
    lead: tuple[str, int] | None = None
    for index, block in enumerate(article.blocks):
        if block.item is None and block.cell is None:
            lead = (article.block_text(block).rstrip(": "), last_of.get(index, -1))
        elif lead is not None:
            leads[index] = lead
    return leads

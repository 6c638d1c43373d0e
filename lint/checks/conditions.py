"""Conditions under which a profile demands something: "doses", "red-flags", "patient and doses"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from lint.facts import Facts, once_an_article
from lint.source import Span
from lint.typed import Any


def holds(facts: Facts, condition: str | None) -> bool:
    """Whether an article meets a condition, or all of those joined by "and"; True for none.

    Raises KeyError for a condition that does not exist.
    """
    if not condition:
        return True
    return all(_CONDITIONS[part.strip()](facts) for part in condition.split(" and "))


@once_an_article
def gives_advice(facts: Facts) -> bool:
    """Whether the article tells its readers what to do about their health.

    It speaks to them ("your doctor", "you should") or gives directions for a medicine in plain words. Research papers,
    textbook chapters, index pages, stubs and texts for colleagues do not.
    """
    prose = facts.prose
    reader = facts.audience
    if reader == "professional" or is_research(facts) or _is_stub(prose):
        return False
    roles = _HEALTH_ROLES & _roles(facts)
    if reader != "patient" and not roles and not facts.doses:
        return False
    about_health = _count(_health_directions(), prose, 3) if facts.words.has(_DIRECTING) else 0
    if reader == "patient":
        if about_health < 2 and len(roles) < 2 and not facts.doses:
            return False
        enough = about_health >= 2 or about_health + _count(_directions(), prose, 2) >= 2
    else:
        enough = about_health >= 3 or (about_health > 0 and about_health + _count(_directions(), prose, 2) >= 3)
    return enough and not _is_teaching(facts) and not _is_index(facts)


def _count(pattern: Any, prose: str, most: int) -> int:
    """How many matches a pattern has, counted up to `most`."""
    return sum([1 for _ in islice(pattern.ranges(prose), most)])


def _is_stub(prose: str) -> bool:
    head = prose[:2000]
    return head.count(" ") + head.count("\n") < 40 and prose.count(" ") + prose.count("\n") < 40


_DIRECTING = frozenset("your see call ask tell talk contact consult speak check take use try".split())
"""Words one of which every match of `_health_directions` has."""


def is_research(facts: Facts) -> bool:
    """Whether the article reports research: the sections of a paper, or several of its words."""
    return len(_PAPER_ROLES & _roles(facts)) >= 2


def is_original_research(facts: Facts) -> bool:
    """Whether it has methods or results of its own: not a review, editorial or protocol without data."""
    roles = _roles(facts)
    return "methods" in roles and ("results" in roles or bool(_own_study().search(facts.prose)))


def title_span(facts: Facts) -> Span:
    """Where a finding about the whole article stands: its title, else its first line."""
    article = facts.article
    for section in article.sections[1:]:
        if section.level == 1 or section.index == 1:
            return section.heading_span
    if article.front is not None and ("title",) in article.front.values:
        return article.front.values[("title",)]
    if article.blocks:
        block = article.blocks[0]
        line_end = article.text.find("\n", block.span.start)
        return Span(block.span.start, min(block.span.end, line_end) if line_end > 0 else block.span.end)
    return Span(0, 0)


_HEALTH_ROLES = frozenset(
    ("symptoms", "treatment", "dosage", "adverse-effects", "self-care", "prevention", "when-to-seek-care",
     "how-to-take", "interactions",
     "contraindications", "overdose", "diagnosis", "causes", "red-flags", "risk-factors", "indications")
)  # fmt: skip
_PAPER_ROLES = frozenset(("abstract", "methods", "results", "discussion", "ethics", "disclosure", "registration"))


@once_an_article
def _roles(facts: Facts) -> frozenset[str]:
    return frozenset([role for mark in facts.section_roles.marks if mark.kind != "label" for role in mark.roles])


def _is_teaching(facts: Facts) -> bool:
    return "learning" in _roles(facts) or bool(_lesson().search(facts.prose[:3000]))


def _is_index(facts: Facts) -> bool:
    """A page of links: most of its words are those of links."""
    article = facts.article
    linked = sum(link.end - link.start for link in article.links)
    return linked * 2 > len(article.prose)


def _is_systematic(facts: Facts) -> bool:
    return bool(_systematic().search(f"{facts.article.title}\n{facts.prose[:1500]}"))


def _has_maximum(facts: Facts) -> bool:
    return any(dose.is_maximum for dose in facts.doses)


_OUTSIDE = frozenset(("topical", "ophthalmic", "otic"))
"""Routes by which a strength such as 1% is no dose that has a maximum a day."""

_CONDITIONS: dict[str, Callable[[Facts], bool]] = {
    "patient": lambda facts: facts.audience != "professional",
    "professional": lambda facts: facts.audience == "professional",
    "doses": lambda facts: any(dose.drug and dose.route not in _OUTSIDE for dose in facts.doses),
    "maximum": _has_maximum,
    "red-flags": lambda facts: any(sign.kind in _core() for sign in facts.red_flags.signs),
    "advice": gives_advice,
    "always": lambda _: True,
    "original-research": is_original_research,
    "systematic-review": lambda facts: _is_systematic(facts),
}
CONDITIONS = frozenset(_CONDITIONS)


def _core() -> frozenset[str]:
    from lint.text.red_flags import CORE

    return CORE


@cache
def _health_directions() -> Any:
    """Directions about a reader's health: "ask your doctor", "your symptoms", "take 400 mg"."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:your (?:doctor|physician|gp|pharmacist|health ?care|provider|nurse|midwife|dentist|"
        r"blood (?:pressure|sugar|test)|"
        r"symptoms|medicines?|medications?|treatment|condition|dose)|"
        r"(?:see|call|ask|tell|talk to|contact|consult|speak to|check with) (?:a|your|the) (?:doctor|gp|"
        r"physician|pharmacist|nurse|"
        r"health|midwife|specialist|dentist)|(?:take|use|try) (?:\w+ ){0,3}?\d[\d.,]* ?(?:mg|mcg|g|ml|"
        r"tablets?|drops|puffs?))\b"
    )


@cache
def _directions() -> Any:
    """Directions to a reader in general: "you should", "avoid", "do not stop"."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)\byou (?:should|may need|must|need to|have to|can (?:take|try|use|help|reduce|lower|prevent))\b|"
        r"(?:^|[.\n] ?)(?:take|use|apply|avoid|drink|stop|try|do not take|don['’]t take|eat|rest|call|keep|"
        r"swallow|start)\b"
    )


@cache
def _lesson() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:by the end of this (?:section|chapter|module|lesson)|learning (?:objectives|"
        r"outcomes)|after (?:reading|completing) this (?:chapter|section|module))\b"
    )


@cache
def _own_study() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:we (?:enrolled|recruited|randomi[sz]ed|measured|analy[sz]ed|conducted|included|"
        r"found|collected)|participants were|patients were (?:randomi|enrolled|recruited|included)|"
        r"data were collected)"
    )


@cache
def _systematic() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:systematic review|meta-analys[ie]s)\b")

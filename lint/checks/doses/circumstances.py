"""What stands around two doses and may explain why they differ: studies, formulations, conditions, people, sections."""

from __future__ import annotations

import re
from functools import lru_cache

from lint.facts import Facts
from lint.linear import Test
from lint.text.doses import Dose
from lint.text.doses.places import row_of

FORMS = re.compile(
    r"\b(?:\d+-hour|modified|sustained|extended|slow|immediate|controlled|prolonged|delayed)[- ]release"
    r"|\b(?:SR|XR|ER|MR|LA|XL|CR|IR)\b|depot|liposom|gel\b|cream|patch|drops|inhal|nebuli|suspension"
    r"|syrup|solution",
    re.IGNORECASE,
)
names_form = Test(f"(?i){FORMS.pattern}")
"""Whether a text, given in UTF-8, names a formulation."""


_STUDY = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|randomi[sz]ed|participants?|cohort|arm|arms|mice|rats?|dogs|placebo"
    r"|received|assigned|et al|volunteers|subjects|compared|versus|vs)\b",
    re.IGNORECASE,
)


_OF_STUDIES = (
    "stud", "trial", "compared", "received", "versus", "vs", "placebo", "randomi", "participant", "cohort", "assigned",
    "et al", "volunteer", "subject", "arm", "mice", "rat", "dogs",
)  # fmt: skip


@lru_cache(maxsize=512)  # the sentence of a dose is asked about by several rules
def tells_of_study(text: str) -> bool:
    """Whether a sentence speaks of what was done in a study."""
    lower = text.lower()
    for sign in _OF_STUDIES:
        if sign in lower:
            return _STUDY.search(text) is not None
    return False


def sentence_of(facts: Facts, dose: Dose) -> str:
    block = facts.article.blocks[dose.block]
    prose = facts.prose
    start = max(prose.rfind(". ", block.start, dose.start), block.start)
    stop = prose.find(". ", dose.end, block.end)
    return prose[start : stop if stop >= 0 else block.end]


def people_of(dose: Dose) -> str:
    text = " ".join(dose.population.text.lower().split()) if dose.population else ""
    return "" if text in ("adult", "adults") else text


_SUMMARY = re.compile(
    r"summary|key (?:points|facts)|at a glance|overview|table|maximum|safety|warning|overdos|dos(?:e"
    r"|age|ing)|conclusion|caution|introduction|faq|questions",
    re.IGNORECASE,
)


CONDITIONS = re.compile(
    r"renal|kidney|hepatic|liver|elderly|older|frail|pregnan|breast|child|paediatric|pediatric|infant|neonat|severe|acute|chronic|loading|initial"
    r"|maintenance|prophyla|prevent|if |unless|when |except|alcohol|underweight|under \d|over \d"
    r"|without|prescri|over[- ]the[- ]counter|\botc\b|self-|specialist|hospital|supervis"
    r"|less than|weigh|first|week|day \d|then|increase|titrat|stage|combination|with ",
    re.IGNORECASE,
)


_names_condition = Test(f"(?i){CONDITIONS.pattern}")


def is_general(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether one of two sections is about the whole: a summary, a dosage section, or the section around the other."""
    sections = facts.article.sections
    a, b = facts.article.blocks[one.block].section, facts.article.blocks[two.block].section
    if a == 0 or b == 0 or _sums_up(sections[a].title) or _sums_up(sections[b].title):
        return True
    return sections[a].parent == b or sections[b].parent == a


@lru_cache(maxsize=1024)  # a title is asked about for every pair of doses
def _sums_up(title: str) -> bool:
    return _SUMMARY.search(title) is not None


def is_explained(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether the sentences of two doses give a reason for their difference."""
    first, second = row_or_sentence(facts, one), row_or_sentence(facts, two)
    if tells_of_study(first) or tells_of_study(second):
        return True
    return _forms(first) != _forms(second) or _reasons(first) != _reasons(second)


@lru_cache(maxsize=512)
def _reasons(text: str) -> frozenset[str]:
    """The conditions that a sentence names."""
    if not _names_condition(text.encode("utf-8", "surrogatepass")):
        return frozenset()
    return frozenset([match.group().lower().strip() for match in CONDITIONS.finditer(text)])


@lru_cache(maxsize=512)
def _forms(text: str) -> frozenset[str]:
    """The formulations that a sentence names."""
    if not names_form(text.encode("utf-8", "surrogatepass")):
        return frozenset()
    return frozenset([match.group().lower() for match in FORMS.finditer(text)])


_HARMLESS = frozenset(
    "severe acute chronic initial maintenance prophyla prevent if when with stage combination".split()
)
"""What may be said about a dose while a maximum that is stated without conditions still holds."""


def lifts_maximum(facts: Facts, dose: Dose, limit: Dose) -> bool:
    """Whether the sentences of a dose and of a stated maximum give a reason why the dose may be above it."""
    first, second = row_or_sentence(facts, dose), row_or_sentence(facts, limit)
    if tells_of_study(first) or tells_of_study(second):
        return True
    reasons, limiting = _reasons(first), _reasons(second)
    return bool(limiting - reasons or (reasons - limiting) - _HARMLESS) or _forms(first) != _forms(second)


def row_is_for(facts: Facts, dose: Dose) -> str:
    """What the first cell of a table's row says other than the drug: an indication, a group of people."""
    row = row_of(facts.article, dose.block)
    if not row or row[0] == dose.block or dose.drug is None:
        return ""
    text = " ".join(facts.article.block_text(facts.article.blocks[row[0]]).lower().split())
    return "" if dose.drug.key in text or dose.drug.name.lower() in text else text


def row_or_sentence(facts: Facts, dose: Dose) -> str:
    """A row of a table says in other cells what tells its dose from those of other rows."""
    in_table = facts.article.blocks[dose.block].cell is not None
    return statement_of(facts, dose) if in_table else sentence_of(facts, dose)


def statement_of(facts: Facts, dose: Dose) -> str:
    """The sentence of a dose; for a table cell its row, for an entry of a list also what stands above the list."""
    article = facts.article
    block = article.blocks[dose.block]
    if block.cell is not None:
        row = article.tables[block.cell.table].rows[block.cell.row]
        return " ".join(article.block_text(article.blocks[k]) for k in row)
    text = sentence_of(facts, dose)
    if block.item is not None:
        for k in range(dose.block - 1, max(-1, dose.block - 40), -1):
            other = article.blocks[k]
            if other.item is None or other.item.depth < block.item.depth:
                return article.block_text(other) + " " + text if other.kind != "heading" else text
    return text

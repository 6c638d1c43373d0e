"""The maxima that an article states, measured so that doses can be held against them."""

from __future__ import annotations

import re

from lint.checks.doses.circumstances import sentence_of, tells_of_study
from lint.facts import Facts
from lint.text.doses import Dose
from lint.text.doses.units import COUNTED, SIZES
from lint.typed import NamedTuple


class Limit(NamedTuple):
    dose: Dose
    value: float  # in the base unit, or in counted units
    dimension: str
    basis: str  # what is left of the basis without the day: "", "/kg"
    daily: bool


_MEASURES = {**SIZES, **{unit: (unit, 1.0) for unit in COUNTED}}


def measure_of(dose: Dose, value: float) -> tuple[str, float] | None:
    measure = _MEASURES.get(dose.amount.unit)
    return (measure[0], value * measure[1]) if measure else None


_DAY_AFTER = re.compile(
    r"\s*(?:/|per|a|in|within|over|each|every)?\s*(?:any\s+)?(?:day|24[ -]?h(?:ou)?rs?|24 ?h"
    r"|daily)\b|\s*(?:orally |by mouth |in total |total )?(?:daily|per day|a day)",
    re.IGNORECASE,
)


_DAY_BEFORE = re.compile(
    r"(?:daily|per day|24[ -]hour|a day)\s+(?:dose|dosage|maximum|limit|amount|total)?[^.;\n\d]{0,24}$", re.IGNORECASE
)


_A_DAY = re.compile(r"daily|per day|a day|/day|24[ -]?h")


def stated_limits(facts: Facts, key: str) -> list[Limit]:
    """The maxima of one drug in order."""
    memo: dict[str, list[Limit]] = facts.memo.setdefault(stated_limits, {})
    if key not in memo:
        memo[key] = _stated(facts, facts.doses_by_drug[key])
    return memo[key]


_BY_STEPS = re.compile(r"increas|titrat|gradual|initial|single|first|loading")


def _stated(facts: Facts, doses: list[Dose]) -> list[Limit]:
    prose = facts.prose
    found = []
    for dose in doses:
        if not dose.maximum or dose.role is not None or dose.amount.combined:
            continue
        text = dose.maximum.text.lower()
        if text.startswith("up to") or "upto" in text:
            continue  # "up to 500 mg" is a dose's upper end
        if _BY_STEPS.search(text):
            continue
        measured = measure_of(dose, dose.amount.high)
        if measured is None:
            continue
        basis = dose.amount.basis or ""
        daily = (
            basis.endswith("/day")
            or dose.daily_total
            or bool(_DAY_AFTER.match(prose, dose.end))
            or bool(_A_DAY.search(text))
            or bool(_DAY_BEFORE.search(prose, max(0, dose.start - 60), dose.start))
        )
        if basis.endswith("/day"):
            basis = basis[: -len("/day")]
        if basis not in ("", "/kg", "/m2") or tells_of_study(sentence_of(facts, dose)):
            continue
        found.append(Limit(dose, measured[1], measured[0], basis, daily))
    return found

"""Two regimens or two maxima of one drug that cannot both be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.checks.doses.circumstances import CONDITIONS, FORMS, STUDY, is_explained, is_general, people_of, statement_of
from lint.checks.doses.common import NEAR, drug_name, hit, words
from lint.checks.doses.limits import stated_limits
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import SIZES, base

_NEUTRAL = frozenset(
    """the a an of is are was be to for and by with in at on as or per it this that dose doses dosage dosing usual
    recommended standard typical
    adult adults patient patients people give given giving take taken taking administer administered start starting
    oral orally mouth intravenous intravenously intramuscular subcutaneous daily day times once twice three four
    every each
    hour hours tablet tablets capsule capsules treatment therapy drug treat should can may maximum mg g mcg units ml
    usually normally route frequency drugs medicine medicines regimen your you use used using if needed""".split()
)


_WORD = re.compile(r"[A-Za-z]{2,}")


def contradicting(facts: Facts) -> Iterator[Hit]:
    """Two regimens or two maxima of one drug whose sentences say nothing else, and that cannot both be meant."""
    for doses in facts.doses_by_drug.values():
        if len(doses) < 2:
            continue
        yield from _two_maxima(facts, doses)
        yield from _two_regimens(facts, doses)


def _two_maxima(facts: Facts, doses: list[Dose]) -> Iterator[Hit]:
    limits = stated_limits(facts, doses) if sum(d.is_maximum for d in doses) > 1 else []
    for i, one in enumerate(limits):
        for two in limits[i + 1 : i + NEAR]:
            if one.dose.block == two.dose.block or not (one.daily and two.daily):
                continue
            if (
                one.dimension != two.dimension
                or one.basis != two.basis
                or abs(one.value - two.value) <= one.value * 1e-6
            ):
                continue
            a, b = one.dose, two.dose
            if (
                not _same_people(a, b)
                or set(a.routes) ^ set(b.routes)
                or not _may_meet(facts, a, b)
                or is_explained(facts, a, b)
            ):
                continue
            yield hit(
                facts, b.start, b.end,
                {"drug": drug_name(b), "found": words(facts, b), "other": words(facts, a)}, variant="maxima",
                related=((a.start, a.end, "the other maximum is here"),),
            )  # fmt: skip
            return


def _same_people(one: Dose, two: Dose) -> bool:
    return people_of(one) == people_of(two)


def _may_meet(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether two places speak of the same matter: one section, or one of them a summary or dosage section."""
    blocks = facts.article.blocks
    return blocks[one.block].section == blocks[two.block].section or is_general(facts, one, two)


def _two_regimens(facts: Facts, doses: list[Dose]) -> Iterator[Hit]:
    plain = [
        d
        for d in doses
        if d.role is None
        and not d.is_maximum
        and d.per_day
        and d.per_day[0] >= 0.99
        and d.amount.unit in SIZES
        and not d.daily_total
    ]
    rests: dict[int, set[str] | None] = {}  # of a statement by where its dose begins
    for i, one in enumerate(plain):
        for two in plain[i + 1 : i + NEAR]:
            if (
                one.block == two.block
                or not _same_people(one, two)
                or (one.amount.basis or "") != (two.amount.basis or "")
            ):
                continue
            if set(one.routes) != set(two.routes) and one.routes and two.routes:
                continue
            if not _apart(one, two) or not _may_meet(facts, one, two) or not _alike(facts, one, two, rests):
                continue
            yield hit(
                facts, two.start, two.end,
                {"drug": drug_name(two), "found": _regimen(facts, two), "other": _regimen(facts, one)},
                variant="regimens",
                related=((one.start, one.end, "the other dose is here"),),
            )  # fmt: skip
            return


def _regimen(facts: Facts, dose: Dose) -> str:
    return f"{words(facts, dose)} {dose.frequency.text if dose.frequency else ''}".strip()


def _apart(one: Dose, two: Dose) -> bool:
    """Whether neither amounts nor daily totals overlap."""
    a_low, a_high = base(one.amount.low, one.amount.unit), base(one.amount.high, one.amount.unit)
    b_low, b_high = base(two.amount.low, two.amount.unit), base(two.amount.high, two.amount.unit)
    if not (a_low and a_high and b_low and b_high and one.per_day and two.per_day) or a_low[0] != b_low[0]:
        return False
    if a_low[1] <= b_high[1] and b_low[1] <= a_high[1]:
        return False
    first = a_low[1] * one.per_day[0], a_high[1] * one.per_day[1]
    second = b_low[1] * two.per_day[0], b_high[1] * two.per_day[1]
    return first[1] < second[0] or second[1] < first[0]


def _alike(facts: Facts, one: Dose, two: Dose, rests: dict[int, set[str] | None]) -> bool:
    """Whether the two statements hold nothing but the dose: no indication, condition or alternative that differs."""
    for dose in (one, two):
        if dose.start not in rests:
            rests[dose.start] = _rest(facts, dose)
    first, second = rests[one.start], rests[two.start]
    return first is not None and first == second


def _rest(facts: Facts, dose: Dose) -> set[str] | None:
    text = statement_of(facts, dose)
    if (
        STUDY.search(text)
        or CONDITIONS.search(text)
        or FORMS.search(text)
        or re.search(r"\bor\b|\bthen\b|alternativ", text, re.IGNORECASE)
    ):
        return None
    found = {word.lower() for word in _WORD.findall(text)} - _NEUTRAL
    if dose.drug:
        found -= {word.lower() for word in _WORD.findall(dose.drug.name)} | {dose.drug.key}
    return found

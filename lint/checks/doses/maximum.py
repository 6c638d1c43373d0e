"""Amount times frequency above the maximum that the article states for the same drug and people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from lint.checks.doses.circumstances import (
    FORMS,
    is_general,
    lifts_maximum,
    people_of,
    row_is_for,
    sentence_of,
    tells_of_study,
)
from lint.checks.doses.common import NEAR, drug_name, hit, number, of_drugs, words
from lint.checks.doses.limits import Limit, measure_of, stated_limits
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import COUNTED, SIZES


def above_maximum(facts: Facts) -> Iterator[Hit]:
    """Amount times frequency against the maximum that the article states for the same drug and people."""
    for key, doses, _, maxima in of_drugs(facts):
        above = _above_some(doses, maxima) if maxima else []
        if not above:
            continue
        limits = stated_limits(facts, key)
        if not limits:
            continue
        by_place: dict[Place, list[Limit]] = {}
        for limit in limits:
            by_place.setdefault(_place(facts, limit.dose), []).append(limit)
        starts = [limit.dose.start for limit in limits]
        for dose in above:
            first = max(0, bisect_left(starts, dose.start) - NEAR)
            nearest = _limit_for(facts, dose, by_place.get(_place(facts, dose), []), limits[first : first + 2 * NEAR])
            found = _exceeds(facts, dose, nearest) if nearest else None
            if found and nearest and not _admits(facts, dose, nearest):
                yield found


def _above_some(doses: list[Dose], maxima: list[Dose]) -> list[Dose]:
    """The doses whose amount times frequency is above the lowest maximum: the arithmetic before all that reads text."""
    if len(maxima) == len(doses):
        return []
    least: dict[str, float] = {}
    for dose in maxima:
        if measured := measure_of(dose, dose.amount.high):
            least[measured[0]] = min(measured[1], least.get(measured[0], measured[1]))
    found: list[Dose] = []
    for dose in doses if least else ():
        if dose.role is None and dose.maximum is None and (measured := measure_of(dose, dose.amount.high)):
            often = dose.per_day[1] if dose.per_day else 1.0
            if measured[1] * max(1.0, often) > least.get(measured[0], measured[1] * 1e9):
                found.append(dose)
    return found


Place = tuple[int, ...]


def _place(facts: Facts, dose: Dose) -> Place:
    """The block of a dose, in a table its row: a maximum in it speaks of the doses beside it."""
    cell = facts.article.blocks[dose.block].cell
    return (cell.table, cell.row) if cell else (dose.block,)


_start = attrgetter("start")
_AWAKE = re.compile(r"while awake|waking hours|during the day", re.IGNORECASE)


def _limit_for(facts: Facts, dose: Dose, own: list[Limit], limits: list[Limit]) -> Limit | None:
    """The maximum that speaks of this dose: the nearest after it in its block or row, of their `own`, else one
    elsewhere without conditions."""
    measure = _comparable(dose)
    if measure is None:
        return None
    if not any(_may_exceed(dose, limit) for limit in (*own, *limits) if _kin(dose, measure, limit)):
        return None
    blocks = facts.article.blocks
    here = [m for m in own if m.dose.start > dose.start and _kin(dose, measure, m)]
    if here:
        nearest = here[0]
        after = bisect_right(facts.own_doses, dose.start, key=_start)
        before = bisect_left(facts.own_doses, nearest.dose.start, key=_start)
        between = [
            d for d in facts.own_doses[after:before] if d.population and d.block in (dose.block, nearest.dose.block)
        ]
        if FORMS.search(facts.prose, dose.end, nearest.dose.start) or _AWAKE.search(
            facts.prose, dose.end, nearest.dose.start
        ):
            return None
        if not between or people_of(between[-1]) == people_of(dose):
            return nearest
        return None
    people, section = people_of(dose), blocks[dose.block].section
    stated = [m for m in limits if m.dose.block != dose.block and m not in own and _kin(dose, measure, m)]
    stated = [m for m in stated if not row_is_for(facts, m.dose)]
    highest = max((m.value for m in stated if m.daily), default=0.0)
    for limit in stated:
        other = limit.dose
        if people_of(other) != people or (limit.daily and limit.value < highest):
            continue
        if blocks[other.block].section != section and not is_general(facts, other, dose):
            continue
        if lifts_maximum(facts, dose, other):
            continue
        return limit
    return None


def _may_exceed(dose: Dose, limit: Limit) -> bool:
    """Whether amount times frequency is above the maximum; cheap, so that most doses are asked no more."""
    measured = measure_of(dose, dose.amount.high)
    often = dose.per_day[1] if dose.per_day else 1.0
    return measured is not None and measured[1] * max(1.0, often) > limit.value


def _comparable(dose: Dose) -> tuple[str, str] | None:
    """What a dose is measured in, and by what: the dimension, and the basis without its time."""
    measured = measure_of(dose, dose.amount.high)
    basis = dose.amount.basis or ""
    if basis.endswith(("/day", "/dose")):
        basis = basis.rpartition("/")[0]
    return (measured[0], basis) if measured else None


def _kin(dose: Dose, measure: tuple[str, str], limit: Limit) -> bool:
    if limit.dimension != measure[0] or limit.basis != measure[1]:
        return False
    routes, others = dose.routes, limit.dose.routes
    return not routes or not others or not set(routes).isdisjoint(others)


def _exceeds(facts: Facts, dose: Dose, limit: Limit) -> Hit | None:
    measured = measure_of(dose, dose.amount.high)
    if measured is None:
        return None
    dimension, high = measured
    low = measure_of(dose, dose.amount.low)
    lowest = low[1] if low else high
    stated = limit.dose
    shown = words(facts, stated)
    values = {"drug": drug_name(dose), "found": words(facts, dose), "maximum": shown}
    places = ((stated.start, stated.end, "the maximum is stated here"),)
    if not limit.daily:
        if dose.daily_total or high <= limit.value * 1.0001 or _place(facts, stated) != _place(facts, dose):
            return None
        return hit(facts, dose.start, dose.end, values, variant="single", related=places)
    daily = dose.daily_total or (dose.amount.basis or "").endswith("/day")
    if daily:
        if high <= limit.value * 1.0001:
            return None
        return hit(facts, dose.start, dose.end, values, variant="total", related=places)
    rate = dose.per_day
    if rate is None or rate[1] <= 0:
        if high <= limit.value * 1.0001 or rate is None:
            return None
        return hit(facts, dose.start, dose.end, values, variant="single", related=places)
    total = high * rate[1]
    if total <= limit.value * 1.0001:
        return None
    if rate[0] != rate[1] and any(
        abs(x - limit.value) < limit.value * 1e-6 for x in (high * rate[0], lowest * rate[1])
    ):
        return None  # "1 g every 4 to 6 hours, at most 4 g": the whole dose at the longer interval is the maximum
    if rate[1] < 1:
        return None
    values |= {
        "often": dose.frequency.text if dose.frequency else "",
        "total": _total(total, dimension, dose) + limit.basis,
        "each": _each(dose) if dose.amount.second else words(facts, dose),
        "times": number(round(rate[1], 2)),
    }
    ranged = dose.amount.second is not None or rate[0] != rate[1]
    variant = "always" if ranged and lowest * rate[0] > limit.value * 1.0001 else "up-to"
    return hit(
        facts,
        dose.start,
        dose.end,
        values,
        variant=variant,
        related=places,
        data={"total": total, "maximum": limit.value},
    )


def _each(dose: Dose) -> str:
    amount = dose.amount
    unit = amount.unit
    value = amount.high
    if unit in COUNTED:
        return f"{number(value)} {unit}{'s' if value != 1 else ''}"
    return f"{number(value)} {unit}{(amount.basis or '').removesuffix('/dose')}"


def _total(total: float, dimension: str, dose: Dose) -> str:
    if dose.amount.unit in COUNTED:
        return f"{number(round(total, 2))} {dose.amount.unit}s"
    if dimension == "mass":
        from lint.checks.doses.common import mass

        return mass(total)
    return f"{number(round(total / SIZES[dose.amount.unit][1], 6))} {dose.amount.unit}"


_ADMITS = re.compile(
    r"exceed(?:s|ed|ing)?\b|above the|over the|higher than|beyond|more than the (?:maximum|limit)"
    r"|off-label|under specialist|excess|toxic|overdos|harm",
    re.IGNORECASE,
)


_LIMITING = re.compile(
    r"(?:not|never|without|to) (?:be )?exceed|exceeding|not to exceed|do not exceed"
    r"|should not be exceeded|must not exceed",
    re.IGNORECASE,
)


def _admits(facts: Facts, dose: Dose, limit: Limit) -> bool:
    """Whether the text itself says that the dose is above the maximum."""
    text = sentence_of(facts, dose)
    return bool(_ADMITS.search(_LIMITING.sub(" ", text))) or (
        limit.dose.block != dose.block and bool(tells_of_study(text))
    )

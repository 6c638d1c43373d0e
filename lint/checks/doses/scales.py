"""One drug in two scales of one unit, where the step between them is a slip of a thousand."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks.doses.circumstances import sentence_of, tells_of_study
from lint.checks.doses.common import drug_name, hit, number, of_drugs, words
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import SIZES, base

_MASSES = frozenset(("g", "mg", "mcg"))


def two_scales(facts: Facts) -> Iterator[Hit]:
    """0.5 g beside 500 mg, 0.1 mg beside 100 mcg, 1500 mg beside 2 g: a step between the scales is a thousandfold
    slip."""
    for group in of_drugs(facts):
        if len(_MASSES & group.units) < 2:
            continue
        plain = [
            d
            for d in group.doses
            if d.amount.unit in _MASSES and d.amount.basis is None and not d.is_maximum and not d.daily_total
        ]
        if len({d.amount.unit for d in plain}) < 2:
            continue
        if _odd_pair(plain) is None:
            continue
        pair = _odd_pair([d for d in plain if not tells_of_study(sentence_of(facts, d))])
        if pair is None:
            continue
        odd, other = pair
        amount = odd.amount
        size = base(amount.high, amount.unit)
        shown = _in_unit(size[1], other.amount.unit) if size else ""
        yield hit(
            facts, odd.start, odd.end,
            {"found": words(facts, odd), "other": words(facts, other), "drug": drug_name(odd), "same": shown},
            related=((other.start, other.end, f"in {other.amount.unit} here"),),
        )  # fmt: skip


def _in_unit(value: float, unit: str) -> str:
    return f"{number(round(value / SIZES[unit][1], 6))} {unit}"


def _odd_pair(doses: list[Dose]) -> tuple[Dose, Dose] | None:
    for one in doses:
        unit, low, high = one.amount.unit, one.amount.low, one.amount.high
        if one.amount.first_unit_span is not None:
            continue  # "500 mg to 1 g" says both
        below = {"g": "mg", "mg": "mcg"}.get(unit)
        if low < 1 and high < 1 and below:
            other = next((d for d in doses if d.amount.unit == below and d.amount.first_unit_span is None), None)
            if other and not _equal(one, other):
                return one, other
        above = {"mg": "g", "mcg": "mg"}.get(unit)
        if high > 1000 and above:
            other = next((d for d in doses if d.amount.unit == above and d.amount.first_unit_span is None), None)
            if other and not _equal(one, other):
                return one, other
    return None


def _equal(one: Dose, two: Dose) -> bool:
    """ "10,000 mcg (10 mg)": one amount said twice."""
    a, b = base(one.amount.high, one.amount.unit), base(two.amount.high, two.amount.unit)
    return a is not None and b is not None and abs(a[1] - b[1]) <= a[1] * 1e-6 and abs(two.start - one.end) < 6

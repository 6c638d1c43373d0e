"""Doses far from the table of marketed strengths, or from the other doses of the same drug."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter

from lint.checks.doses.circumstances import sentence_of, tells_of_study
from lint.checks.doses.common import NEAR, drug_name, hit, number, of_drugs, words
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import SIZES, base
from lint.typed import Any

_NUTRIENTS = re.compile(
    r"vitamin|cobalamin|folic|folate|biotin|calciferol|iron|iodine|potassium|sodium|magnesium|calcium|zinc|heparin|insulin|immunoglobulin|glucose|dextrose|saline|fluid|vaccine|oxytocin|botulinum"
)


@lru_cache(maxsize=512)
def _is_nutrient(key: str) -> bool:
    return _NUTRIENTS.search(key) is not None


def implausible(facts: Facts) -> Iterator[Hit]:
    """Against a table of marketed strengths where the configuration has one, else against the article's other doses."""
    for row in facts.settings.get("dose-limits") or ():
        yield from _against_table(facts, facts.doses_by_drug, row)
    for key, doses, units, _ in of_drugs(facts):
        if not units.isdisjoint(_SLIPPING):
            yield from _slips(facts, key, doses, len(units) == 1)


def _against_table(facts: Facts, by_drug: Mapping[str, list[Dose]], row: Mapping[str, Any]) -> Iterator[Hit]:
    from lint.text.drugs import lexicon

    key = lexicon().key(str(row.get("drug", "")).lower())
    limits = [base(float(row[k]), str(row["unit"])) for k in ("lowest", "highest")]
    if limits[0] is None or limits[1] is None:
        return
    for dose in by_drug.get(key, ()):
        low, high = base(dose.amount.low, dose.amount.unit), base(dose.amount.high, dose.amount.unit)
        if (
            low is None
            or high is None
            or low[0] != limits[0][0]
            or dose.amount.basis
            or dose.role in ("threshold", "diluent")
        ):
            continue
        if row.get("route") and dose.routes and row["route"] not in dose.routes:
            continue
        if high[1] > limits[1][1] * 1.0001 or low[1] < limits[0][1] * 0.9999:
            values = {
                "drug": drug_name(dose), "found": words(facts, dose), "times": "",
                "other": f"{number(float(row['lowest']))} to {number(float(row['highest']))} {row['unit']}",
                "source": f"{row.get('source', 'the table of doses')}, {row.get('date', 'undated')}",
            }  # fmt: skip
            yield hit(facts, dose.start, dose.end, values, variant="table")


_SUMMED = "cumulative lifetime overdos toxic ingest pack bottle".split()
_SLIPPING = {unit: SIZES[unit][1] for unit in ("mg", "mcg", "g", "ng", "units", "milliunits")}
_Digits = tuple[str, str, str, int]


@lru_cache(maxsize=1024)
def _digits(low: float, high: float, unit: str, basis: str | None) -> tuple[_Digits, int]:
    """What two doses share that differ by powers of ten only (dimension, basis, digits, the powers of ten between low
    and high), and the power of ten of the high end."""
    size = base(1.0, unit) or ("", 1.0)
    least, most = f"{low * size[1]:.6e}", f"{high * size[1]:.6e}"
    power = int(most[9:])
    return (size[0] + (basis or ""), least[:8], most[:8], power - int(least[9:])), power


def _tells_sum(text: str) -> bool:
    """Whether a sentence speaks of what is taken in all, or of what a pack holds."""
    lower = text.lower()
    return any(sign in lower for sign in _SUMMED) or "total dose" in lower or "total amount" in lower


_start = itemgetter(0)


def _slips(facts: Facts, key: str, doses: list[Dose], one_unit: bool) -> Iterator[Hit]:
    """A jump of a hundred or a thousand times between two doses of one drug, route and basis, with the same digits."""
    if one_unit:  # of most drugs
        highs = [d.amount.high for d in doses]
        if max(highs) < 99 * min(highs):
            return
    plain = [d for d in doses if d.role is None and d.amount.unit in _SLIPPING and not d.amount.combined]
    if len(plain) < 2:
        return
    sizes = [d.amount.high * _SLIPPING[d.amount.unit] for d in plain]
    if max(sizes) < 99 * min(sizes) or _is_nutrient(key):
        return
    kin: dict[_Digits, list[tuple[int, Dose, int]]] = {}
    usable: list[tuple[_Digits, Dose, int]] = []
    for dose in plain:
        amount = dose.amount
        digits, power = _digits(amount.low, amount.high, amount.unit, amount.basis)
        usable.append((digits, dose, power))
        kin.setdefault(digits, []).append((dose.start, dose, power))
    if len(kin) == len(usable):
        return
    for digits, one, power in usable:
        same = kin[digits]
        if len(same) == 1:
            continue
        after = bisect_right(same, one.start, key=_start)
        for start, two, other in same[after : after + NEAR]:
            if abs(power - other) not in (2, 3):
                continue
            if one.routes and two.routes and set(one.routes).isdisjoint(two.routes):
                continue
            between = facts.prose[one.end : start] if start - one.end < 12 else ""
            if between.strip() == "/":
                continue  # "25 mg/25 g" is a strength
            if one.is_maximum != two.is_maximum or "=" in between:
                continue
            told = sentence_of(facts, one), sentence_of(facts, two)
            if any(_tells_sum(text) or tells_of_study(text) for text in told):
                continue
            values = {
                "drug": drug_name(two),
                "found": words(facts, two),
                "other": words(facts, one),
                "times": number(10 ** abs(power - other)),
                "source": "",
            }
            yield hit(
                facts,
                two.start,
                two.end,
                values,
                variant="slip",
                related=((one.start, one.end, "the other dose is here"),),
            )
            return

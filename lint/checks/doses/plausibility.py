"""Doses far from the table of marketed strengths, or from the other doses of the same drug."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter

from lint.checks.doses.circumstances import sentence_of, tells_of_study
from lint.checks.doses.common import NEAR, drug_name, hit, number, words
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import SIZES, base
from lint.typed import Any

_NUTRIENTS = re.compile(
    r"vitamin|cobalamin|folic|folate|biotin|calciferol|iron|iodine|potassium|sodium|magnesium|calcium|zinc|heparin|insulin|immunoglobulin|glucose|dextrose|saline|fluid|vaccine|oxytocin|botulinum"
)


def implausible(facts: Facts) -> Iterator[Hit]:
    """Against a table of marketed strengths where the configuration has one, else against the article's other doses."""
    by_drug = facts.doses_by_drug
    table = facts.settings.get("dose-limits") or ()
    for row in table:
        yield from _against_table(facts, by_drug, row)
    for key, doses in by_drug.items():
        if len(doses) > 1:
            yield from _slips(facts, key, doses)


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


_SUMMED = re.compile(r"cumulative|lifetime|total (?:dose|amount)|overdos|toxic|ingest|pack|bottle", re.IGNORECASE)
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


_start = itemgetter(0)


def _slips(facts: Facts, key: str, doses: list[Dose]) -> Iterator[Hit]:
    """A jump of a hundred or a thousand times between two doses of one drug, route and basis, with the same digits."""
    sizes = [d.amount.high * _SLIPPING[d.amount.unit] for d in doses if d.amount.unit in _SLIPPING]
    if len(sizes) < 2 or max(sizes) < 99 * min(sizes) or _NUTRIENTS.search(key):
        return
    plain = [d for d in doses if d.role is None and d.amount.unit in _SLIPPING and not d.amount.combined]
    sizes = [d.amount.high * _SLIPPING[d.amount.unit] for d in plain]
    if len(plain) < 2 or max(sizes) < 99 * min(sizes):
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
            if any(tells_of_study(text) or _SUMMED.search(text) for text in told):
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

"""Check kind for ranges: turned round, or not sure in their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lint.checks import Check
from lint.checks.doses.common import hit, number, ranges
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import SIZES

_FALLING = re.compile(
    r"(?:\bfrom|reduc\w*|decreas\w*|taper\w*|lower\w*|cut|drop\w*|wean\w*|step\w* down)\b[^.;\n]{0,40}$", re.IGNORECASE
)
_DASH = re.compile(r"\s*[-–—−]\s*")
_MINUS = re.compile(r"\s[-−–]")
_SPREAD = re.compile(r"\b(?:from|ranging|ranged|range|between|varied|vary)\b[^.;\n]{0,20}$", re.IGNORECASE)
FAR_APART = 50  # times: beyond this the two ends of a range in one unit are rather two units
RATIO = 100
CLOSE = 30  # characters between two amounts that may be the ends of one range


def dose_range(form: str) -> Check:
    """`form`: inverted (800–400 mg) or ambiguous (0.5–500 mg, 500–1 g, 2 mg–4 mcg, 20 -50 mg)."""
    return _inverted if form == "inverted" else _ambiguous


def _two_strengths(dose: Dose) -> bool:
    """Whether "500-125 mg" may be the two strengths of a combination."""
    key = dose.drug.key if dose.drug else ""
    return (
        "/" in key
        or key.startswith("co-")
        or (dose.drug is not None and "-" in dose.drug.name)
        or dose.amount.unit == "%"
    )


def _inverted(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for dose in ranges(facts):
        amount = dose.amount
        if amount.low <= amount.high or _two_strengths(dose):
            continue
        if _lost_unit(dose) or _FALLING.search(prose, max(0, dose.start - 60), dose.start):
            continue
        if amount.separator and "or" in prose[amount.separator[0] : amount.separator[1]]:
            continue
        if 1900 <= amount.low <= 2100 and amount.low == int(amount.low) and amount.high < 100:
            continue
        found = prose[dose.start : dose.end]
        yield hit(
            facts,
            dose.start,
            dose.end,
            {"found": found, "low": number(amount.low), "high": number(amount.high), "unit": amount.unit},
        )


def _lost_unit(dose: Dose) -> bool:
    """ "500–1 g": the first number is rather of a smaller unit."""
    amount = dose.amount
    return (
        amount.low > amount.high
        and amount.high > 0
        and amount.low / amount.high >= FAR_APART
        and amount.unit in ("g", "mg", "L", "units", "kg")
    )


def _ambiguous(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for dose in ranges(facts):
        amount = dose.amount
        found = prose[dose.start : dose.end]
        if _two_strengths(dose):
            continue
        if _lost_unit(dose):
            yield hit(facts, dose.start, dose.end, {"found": found}, variant="lost-unit")
        elif (
            amount.first_unit_span is None
            and amount.low > 0
            and amount.high / amount.low >= RATIO
            and not _SPREAD.search(prose, max(0, dose.start - 30), dose.start)
        ):
            yield hit(
                facts,
                dose.start,
                dose.end,
                {"found": found, "times": number(round(amount.high / amount.low))},
                variant="far-apart",
            )
        elif amount.separator and _MINUS.fullmatch(prose, *amount.separator):
            yield hit(facts, dose.start, dose.end, {"found": found}, variant="minus")
    amounts = [dose.amount for dose in facts.own_doses]
    for n in [n for n, (a, b) in enumerate(pairwise(amounts)) if b.start - a.end < CLOSE and a.unit != b.unit]:
        one, two = facts.own_doses[n : n + 2]
        a, b = one.amount, two.amount
        if (
            not (a.second or b.second)
            and a.unit in SIZES
            and b.unit in SIZES
            and SIZES[a.unit][0] == SIZES[b.unit][0]
            and a.basis == b.basis
            and _DASH.fullmatch(prose, one.end, two.start)
            and not facts.quoted_notation.holds(one.start, two.end)
        ):
            yield hit(facts, one.start, two.end, {"found": prose[one.start : two.end]}, variant="two-units")

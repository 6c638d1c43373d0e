"""Two regimens or two maxima of one drug that cannot both be meant."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks.doses.circumstances import is_explained, is_general, people_of, row_is_for
from lint.checks.doses.common import NEAR, drug_name, hit, of_drugs, words
from lint.checks.doses.limits import stated_limits
from lint.checks.doses.statements import rest_of
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import SIZES
from lint.typed import NamedTuple


def contradicting(facts: Facts) -> Iterator[Hit]:
    """Two regimens or two maxima of one drug whose sentences say nothing else, and that cannot both be meant."""
    for group in of_drugs(facts):
        if len(group.maxima) > 1:
            yield from _two_maxima(facts, group.key)
        regimens = [
            d
            for d in group.doses
            if d.maximum is None
            and d.role is None
            and (d.daily_total or (d.per_day and d.per_day[0] >= 0.99))
            and d.amount.unit in SIZES
            and not d.amount.combined
        ]
        if len(regimens) > 1:
            yield from _two_regimens(facts, list(map(_measured, regimens)))


def _two_maxima(facts: Facts, key: str) -> Iterator[Hit]:
    limits = stated_limits(facts, key)
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
                or row_is_for(facts, a) != row_is_for(facts, b)
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
    if blocks[one.block].section != blocks[two.block].section:
        return is_general(facts, one, two)
    first, last = sorted((one.block, two.block))
    return not any(block.pseudo_heading for block in blocks[first + 1 : last + 1])


def _two_regimens(facts: Facts, plain: list[_Measured]) -> Iterator[Hit]:
    rests: dict[int, frozenset[str] | None] = {}  # of a statement by where its dose begins
    for i, first in enumerate(plain):
        for second in plain[i + 1 : i + NEAR]:
            if first.block == second.block or first.basis != second.basis or not _apart(first, second):
                continue
            one, two = first.dose, second.dose
            if not _same_people(one, two) or (one.routes and two.routes and set(one.routes) != set(two.routes)):
                continue
            if not _may_meet(facts, one, two) or _says_again(facts, first, second, plain):
                continue
            if not _alike(facts, one, two, rests):
                continue
            yield hit(
                facts, two.start, two.end,
                {"drug": drug_name(two), "found": _regimen(facts, two), "other": _regimen(facts, one)},
                variant="regimens",
                related=((one.start, one.end, "the other dose is here"),),
            )  # fmt: skip
            return


class _Measured(NamedTuple):
    """A dose in base units (grams, litres, units) with how many times a day it is given; a day's total once."""

    dose: Dose
    block: int
    basis: str  # without its time
    dimension: str
    low: float
    high: float
    rate: tuple[float, float]

    @property
    def total(self) -> bool:
        return self.dose.daily_total


def _measured(dose: Dose) -> _Measured:
    amount = dose.amount
    dimension, size = SIZES[amount.unit]
    basis = amount.basis.removesuffix("/day").removesuffix("/dose") if amount.basis else ""
    rate = (1.0, 1.0) if dose.daily_total or dose.per_day is None else dose.per_day
    return _new(_Measured, (dose, dose.block, basis, dimension, amount.low * size, amount.high * size, rate))


_new = tuple.__new__


def _says_again(facts: Facts, one: _Measured, two: _Measured, doses: list[_Measured]) -> bool:
    """Whether one of two doses in different sections is rather that of a third section: a summary of several."""
    blocks = facts.article.blocks
    sections = {blocks[d.block].section for d in (one, two)}
    if len(sections) == 1:
        return False
    return any(
        blocks[d.block].section not in sections and d.basis == one.basis and not (_apart(d, one) and _apart(d, two))
        for d in doses
    )


def _regimen(facts: Facts, dose: Dose) -> str:
    return f"{words(facts, dose)} {dose.frequency.text if dose.frequency else ''}".strip()


def _apart(one: _Measured, two: _Measured) -> bool:
    """Whether neither amounts nor daily totals overlap."""
    if one.dimension != two.dimension:
        return False
    if one.low <= two.high and two.low <= one.high and one.total == two.total:
        return False
    most = one.high * one.rate[1] * _SLACK, two.high * two.rate[1] * _SLACK
    return most[0] < two.low * two.rate[0] or most[1] < one.low * one.rate[0]


_SLACK = 1 + 1e-6  # 0.3 g three times is 0.9 g


def _alike(facts: Facts, one: Dose, two: Dose, rests: dict[int, frozenset[str] | None]) -> bool:
    """Whether the two statements hold nothing but the dose: no indication, condition or alternative that differs."""
    said: frozenset[str] | None = None
    for dose in (one, two):
        if dose.start not in rests:
            rests[dose.start] = rest_of(facts, dose)
        rest = rests[dose.start]
        if rest is None or (said is not None and said != rest):
            return False
        said = rest
    return True

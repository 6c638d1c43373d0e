"""What the dose checks share: places, edits, and how numbers and units are written for messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.facts import Facts, once_an_article
from lint.finding import Edit, Fix, Hit, Related, Safety
from lint.text.doses import Dose
from lint.typed import Any, NamedTuple

NEAR = 100
"""Doses of one drug on either side that a dose is held against: all of them in any article, and in a whole book those
around it, so that the work grows with its length and not with the square."""


def hit(
    facts: Facts,
    start: int,
    end: int,
    values: Mapping[str, str],
    *,
    variant: str | None = None,
    edits: tuple[tuple[int, int, str], ...] = (),
    safety: Safety = "safe",
    title: str = "",
    related: tuple[tuple[int, int, str], ...] = (),
    data: Mapping[str, Any] | None = None,
) -> Hit:
    """A finding on prose[start:end]; edits and related places in prose offsets. Edits that cannot be made letter by
    letter in the source take the whole fix with them."""
    article = facts.article
    span = article.source_span(start, end)
    fix = None
    if edits and all(_editable(facts, a, b) for a, b, _ in edits):
        fix = Fix(safety, title, tuple(Edit(*_place(facts, a, b), text) for a, b, text in edits))
    places = tuple(Related(*article.source_span(a, b), message) for a, b, message in related)
    return Hit(span.start, span.end, values, variant=variant, related=places, fix=fix, data=data or {})


def _editable(facts: Facts, start: int, end: int) -> bool:
    if start == end:
        return start > 0 and facts.article.is_verbatim(start - 1, min(start + 1, len(facts.prose)))
    return facts.article.is_verbatim(start, end)


def _place(facts: Facts, start: int, end: int) -> tuple[int, int]:
    if start == end:
        at = facts.article.source_span(start - 1, start).end
        return at, at
    span = facts.article.source_span(start, end)
    return span.start, span.end


@once_an_article
def flawed(facts: Facts) -> Sequence[Dose]:
    """The doses with a number that is written so that it can be misread."""
    return [
        dose for dose in facts.own_doses if dose.amount.first.flaws or ((second := dose.amount.second) and second.flaws)
    ]


@once_an_article
def ranges(facts: Facts) -> Sequence[Dose]:
    """The doses with a range of one quantity ("250–500 mg"), without those that show how not to write."""
    found = [
        dose
        for dose in facts.own_doses
        if (amount := dose.amount).second is not None and amount.separator is not None and not amount.combined
    ]
    if found and facts.quoted_notation.may_hold([dose.amount.start for dose in found]):
        found = [dose for dose in found if not facts.quoted_notation.holds(dose.start, dose.end)]
    return found


class OfDrug(NamedTuple):
    """Two doses and more of one drug that is one substance."""

    key: str
    doses: list[Dose]
    units: set[str]
    maxima: list[Dose]  # those of them that are stated as maxima


_new = tuple.__new__  # a fifth of the price of the class's own


@once_an_article
def of_drugs(facts: Facts) -> Sequence[OfDrug]:
    """The doses of each drug that has several, without those that show how not to write."""
    return [
        _new(OfDrug, (key, doses, {dose.amount.unit for dose in doses}, [dose for dose in doses if dose.maximum]))
        for key, doses in facts.doses_by_drug.items()
        if len(doses) > 1
    ]


def number(value: float) -> str:
    """A number as a reader writes it: "0.5", "1,500", "6"."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text or "0"


MASSES = (("g", 1.0), ("mg", 1e-3), ("mcg", 1e-6), ("ng", 1e-9))


def mass(grams: float) -> str:
    """A mass in the unit that reads best: 6 g, 500 mg, 50 mcg."""
    for unit, size in MASSES:
        if grams >= size:
            return f"{number(round(grams / size, 6))} {unit}"
    return f"{number(grams * 1e9)} ng"


def words(facts: Facts, dose: Dose) -> str:
    """The amount as it stands in the text, on one line."""
    return " ".join(facts.prose[dose.start : dose.end].split())


def drug_name(dose: Dose) -> str:
    """The drug's name for a message."""
    return " ".join(dose.drug.name.split()) if dose.drug else "the drug"

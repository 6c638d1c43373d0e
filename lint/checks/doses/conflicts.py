"""Check kind for doses of one drug that do not go together, across text, lists and tables of an article.

What explains a difference is no conflict: another route, population, indication, section, formulation or basis; renal
function, titration, loading; alternatives in one sentence. Both places are shown, and the arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint.checks import Check
from lint.checks.doses.common import drug_name, hit, number, words
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import COUNTED, SIZES, base


def dose_conflict(of: str) -> Check:
    """`of`: scales (0.5 g and 500 mg), doses, maximum (amount times frequency above it) or plausibility."""
    return {"scales": _scales, "doses": _doses, "maximum": _maximum, "plausibility": _plausibility}[of]


_FORMS = re.compile(
    r"\b(?:\d+-hour|modified|sustained|extended|slow|immediate|controlled|prolonged|delayed)[- ]release"
    r"|\b(?:SR|XR|ER|MR|LA|XL|CR|IR)\b|depot|liposom|gel\b|cream|patch|drops|inhal|nebuli|suspension"
    r"|syrup|solution",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|randomi[sz]ed|participants?|cohort|arm|arms|mice|rats?|dogs|placebo"
    r"|received|assigned|et al|volunteers|subjects|compared|versus|vs)\b",
    re.IGNORECASE,
)


def _sentence(facts: Facts, dose: Dose) -> str:
    block = facts.article.blocks[dose.block]
    prose = facts.prose
    start = max(prose.rfind(". ", block.start, dose.start), block.start)
    stop = prose.find(". ", dose.end, block.end)
    return prose[start : stop if stop >= 0 else block.end]


# one drug in two scales


def _scales(facts: Facts) -> Iterator[Hit]:
    """0.5 g beside 500 mg, 0.1 mg beside 100 mcg, 1500 mg beside 2 g: a step between the scales is a thousandfold
    slip."""
    for doses in facts.doses_by_drug.values():
        plain = [
            d
            for d in doses
            if d.amount.unit in ("g", "mg", "mcg") and d.amount.basis is None and not d.is_maximum and not d.daily_total
        ]
        if len({d.amount.unit for d in plain}) < 2:
            continue
        plain = [d for d in plain if not _STUDY.search(_sentence(facts, d))]
        pair = _odd_pair(plain)
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


# above the stated maximum


class _Limit(NamedTuple):
    dose: Dose
    value: float  # in the base unit, or in counted units
    dimension: str
    basis: str  # what is left of the basis without the day: "", "/kg"
    daily: bool


def _measure(dose: Dose, value: float) -> tuple[str, float] | None:
    if dose.amount.unit in COUNTED:
        return dose.amount.unit, value
    return base(value, dose.amount.unit)


_DAY_AFTER = re.compile(
    r"\s*(?:/|per|a|in|within|over|each|every)?\s*(?:any\s+)?(?:day|24[ -]?h(?:ou)?rs?|24 ?h"
    r"|daily)\b|\s*(?:orally |by mouth |in total |total )?(?:daily|per day|a day)",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"(?:daily|per day|24[ -]hour|a day)\s+(?:dose|dosage|maximum|limit|amount|total)?[^.;\n\d]{0,24}$", re.IGNORECASE
)


def _limits(facts: Facts, doses: list[Dose]) -> list[_Limit]:
    prose = facts.prose
    found = []
    for dose in doses:
        if not dose.is_maximum or dose.role is not None or dose.amount.combined:
            continue
        if _STUDY.search(_sentence(facts, dose)):
            continue
        text = dose.maximum.text.lower() if dose.maximum else ""
        if text.startswith("up to") or "upto" in text:
            continue  # "up to 500 mg" is a dose's upper end
        if re.search(r"increas|titrat|gradual|initial|single|first|loading", text):
            continue
        measured = _measure(dose, dose.amount.high)
        if measured is None:
            continue
        basis = dose.amount.basis or ""
        daily = (
            basis.endswith("/day")
            or dose.daily_total
            or bool(_DAY_AFTER.match(prose, dose.end))
            or bool(_DAY_BEFORE.search(prose, max(0, dose.start - 60), dose.start))
        )
        if basis.endswith("/day"):
            basis = basis[: -len("/day")]
        if basis not in ("", "/kg", "/m2"):
            continue
        found.append(_Limit(dose, measured[1], measured[0], basis, daily))
    return found


def _maximum(facts: Facts) -> Iterator[Hit]:
    """Amount times frequency against the maximum that the article states for the same drug and people."""
    for doses in facts.doses_by_drug.values():
        if len(doses) < 2:
            continue
        limits = _limits(facts, doses)
        if not limits:
            continue
        for dose in doses:
            if dose.is_maximum or dose.role is not None:
                continue
            limit = _limit_for(facts, dose, limits)
            if limit is None:
                continue
            found = _exceeds(facts, dose, limit)
            if found:
                yield found


_AWAKE = re.compile(r"while awake|waking hours|during the day", re.IGNORECASE)


def _limit_for(facts: Facts, dose: Dose, limits: list[_Limit]) -> _Limit | None:
    """The maximum that speaks of this dose: the nearest after it in its block, else one elsewhere without
    conditions."""
    blocks = facts.article.blocks
    here = [m for m in limits if m.dose.block == dose.block and m.dose.start > dose.start and _kin(dose, m)]
    if here:
        nearest = here[0]
        between = [
            d
            for d in facts.own_doses
            if dose.start < d.start < nearest.dose.start and d.population and d.block == dose.block
        ]
        if _FORMS.search(facts.prose, dose.end, nearest.dose.start) or _AWAKE.search(
            facts.prose, dose.end, nearest.dose.start
        ):
            return None
        if not between or _who(between[-1]) == _who(dose):
            return nearest
        return None
    for limit in limits:
        other = limit.dose
        if other.block == dose.block or not _kin(dose, limit) or _who(other) != _who(dose):
            continue
        if blocks[other.block].section != blocks[dose.block].section and not _general(facts, other, dose):
            continue
        if _explained(facts, dose, other):
            continue
        return limit
    return None


def _who(dose: Dose) -> str:
    text = " ".join(dose.population.text.lower().split()) if dose.population else ""
    return "" if text in ("adult", "adults") else text


def _kin(dose: Dose, limit: _Limit) -> bool:
    measured = _measure(dose, dose.amount.high)
    basis = dose.amount.basis or ""
    if basis.endswith(("/day", "/dose")):
        basis = basis.rpartition("/")[0]
    if measured is None or measured[0] != limit.dimension or basis != limit.basis:
        return False
    routes, others = set(dose.routes), set(limit.dose.routes)
    return not routes or not others or bool(routes & others)


_SUMMARY = re.compile(
    r"summary|key (?:points|facts)|at a glance|overview|table|maximum|safety|warning|overdos|dos(?:e"
    r"|age|ing)|conclusion|caution|introduction|faq|questions",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"renal|kidney|hepatic|liver|elderly|older|frail|pregnan|breast|child|paediatric|pediatric|infant|neonat|severe|acute|chronic|loading|initial"
    r"|maintenance|prophyla|prevent|if |unless|when |except|alcohol|underweight|under \d|over \d"
    r"|less than|weigh|first|week|day \d|then|increase|titrat|stage|combination|with ",
    re.IGNORECASE,
)


def _general(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether one of two sections is about the whole: a summary, a dosage section, or the section around the other."""
    sections = facts.article.sections
    a, b = facts.article.blocks[one.block].section, facts.article.blocks[two.block].section
    if _SUMMARY.search(sections[a].title) or _SUMMARY.search(sections[b].title) or a == 0 or b == 0:
        return True
    return sections[a].parent == b or sections[b].parent == a


def _explained(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether the sentences of two doses give a reason for their difference."""
    first, second = _row_or_sentence(facts, one), _row_or_sentence(facts, two)
    if _STUDY.search(first) or _STUDY.search(second):
        return True
    reasons = [{m.group().lower().strip() for m in _CONDITIONS.finditer(s)} for s in (first, second)]
    if reasons[0] != reasons[1]:
        return True
    forms = [{m.group().lower() for m in _FORMS.finditer(s)} for s in (first, second)]
    return forms[0] != forms[1]


def _exceeds(facts: Facts, dose: Dose, limit: _Limit) -> Hit | None:
    measured = _measure(dose, dose.amount.high)
    if measured is None:
        return None
    dimension, high = measured
    low = _measure(dose, dose.amount.low)
    lowest = low[1] if low else high
    if _admits(facts, dose, limit):
        return None
    stated = limit.dose
    shown = words(facts, stated)
    values = {"drug": drug_name(dose), "found": words(facts, dose), "maximum": shown}
    places = ((stated.start, stated.end, "the maximum is stated here"),)
    if not limit.daily:
        if dose.daily_total or high <= limit.value * 1.0001 or stated.block != dose.block:
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


def _admits(facts: Facts, dose: Dose, limit: _Limit) -> bool:
    """Whether the text itself says that the dose is above the maximum."""
    text = _sentence(facts, dose)
    return bool(_ADMITS.search(_LIMITING.sub(" ", text))) or (
        limit.dose.block != dose.block and bool(_STUDY.search(text))
    )


# contradicting doses


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


def _doses(facts: Facts) -> Iterator[Hit]:
    """Two regimens or two maxima of one drug whose sentences say nothing else, and that cannot both be meant."""
    for doses in facts.doses_by_drug.values():
        if len(doses) < 2:
            continue
        yield from _two_maxima(facts, doses)
        yield from _two_regimens(facts, doses)


def _two_maxima(facts: Facts, doses: list[Dose]) -> Iterator[Hit]:
    limits = _limits(facts, doses) if sum(d.is_maximum for d in doses) > 1 else []
    for i, one in enumerate(limits):
        for two in limits[i + 1 :]:
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
                or _explained(facts, a, b)
            ):
                continue
            yield hit(
                facts, b.start, b.end,
                {"drug": drug_name(b), "found": words(facts, b), "other": words(facts, a)}, variant="maxima",
                related=((a.start, a.end, "the other maximum is here"),),
            )  # fmt: skip
            return


def _same_people(one: Dose, two: Dose) -> bool:
    return _who(one) == _who(two)


def _may_meet(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether two places speak of the same matter: one section, or one of them a summary or dosage section."""
    blocks = facts.article.blocks
    return blocks[one.block].section == blocks[two.block].section or _general(facts, one, two)


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
    for i, one in enumerate(plain):
        for two in plain[i + 1 :]:
            if (
                one.block == two.block
                or not _same_people(one, two)
                or (one.amount.basis or "") != (two.amount.basis or "")
            ):
                continue
            if set(one.routes) != set(two.routes) and one.routes and two.routes:
                continue
            if not _apart(one, two) or not _may_meet(facts, one, two) or not _alike(facts, one, two):
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


def _alike(facts: Facts, one: Dose, two: Dose) -> bool:
    """Whether the two statements hold nothing but the dose: no indication, condition or alternative that differs."""
    first, second = _rest(facts, one), _rest(facts, two)
    return first is not None and second is not None and not (first ^ second)


def _rest(facts: Facts, dose: Dose) -> set[str] | None:
    text = _statement(facts, dose)
    if (
        _STUDY.search(text)
        or _CONDITIONS.search(text)
        or _FORMS.search(text)
        or re.search(r"\bor\b|\bthen\b|alternativ", text, re.IGNORECASE)
    ):
        return None
    found = {word.lower() for word in _WORD.findall(text)} - _NEUTRAL
    if dose.drug:
        found -= {word.lower() for word in _WORD.findall(dose.drug.name)} | {dose.drug.key}
    return found


def _row_or_sentence(facts: Facts, dose: Dose) -> str:
    """A row of a table says in other cells what tells its dose from those of other rows."""
    in_table = facts.article.blocks[dose.block].cell is not None
    return _statement(facts, dose) if in_table else _sentence(facts, dose)


def _statement(facts: Facts, dose: Dose) -> str:
    """The sentence of a dose; for a table cell its row, for an entry of a list also what stands above the list."""
    article = facts.article
    block = article.blocks[dose.block]
    if block.cell is not None:
        row = article.tables[block.cell.table].rows[block.cell.row]
        return " ".join(article.block_text(article.blocks[k]) for k in row)
    text = _sentence(facts, dose)
    if block.item is not None:
        for k in range(dose.block - 1, max(-1, dose.block - 40), -1):
            other = article.blocks[k]
            if other.item is None or other.item.depth < block.item.depth:
                return article.block_text(other) + " " + text if other.kind != "heading" else text
    return text


# implausible


_NUTRIENTS = re.compile(
    r"vitamin|cobalamin|folic|folate|biotin|calciferol|iron|iodine|potassium|sodium|magnesium|calcium|zinc|heparin|insulin|immunoglobulin|glucose|dextrose|saline|fluid|vaccine|oxytocin|botulinum"
)


def _plausibility(facts: Facts) -> Iterator[Hit]:
    """Against a table of marketed strengths where the configuration has one, else against the article's other doses."""
    by_drug = facts.doses_by_drug
    table = facts.settings.get("dose-limits") or ()
    for row in table:
        yield from _against_table(facts, by_drug, row)
    for key, doses in by_drug.items():
        if _NUTRIENTS.search(key):
            continue
        yield from _slips(facts, doses)


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


def _slips(facts: Facts, doses: list[Dose]) -> Iterator[Hit]:
    """A jump of a hundred or a thousand times between two doses of one drug, route and basis, with the same digits."""
    usable = [
        d
        for d in doses
        if d.role is None and d.amount.unit in ("mg", "mcg", "g", "ng", "units", "milliunits") and not d.amount.combined
    ]
    for i, one in enumerate(usable):
        for two in usable[i + 1 :]:
            if (one.amount.basis or "") != (two.amount.basis or "") or (
                set(one.routes) and set(two.routes) and not set(one.routes) & set(two.routes)
            ):
                continue
            a, b = base(one.amount.high, one.amount.unit), base(two.amount.high, two.amount.unit)
            c, d = base(one.amount.low, one.amount.unit), base(two.amount.low, two.amount.unit)
            if not (a and b and c and d) or a[0] != b[0] or min(a[1], b[1], c[1], d[1]) <= 0:
                continue
            ratio = max(a[1], b[1]) / min(a[1], b[1])
            if (
                not (abs(ratio - 1000) < 1e-3 or abs(ratio - 100) < 1e-4)
                or abs(max(c[1], d[1]) / min(c[1], d[1]) - ratio) > 1e-3
            ):
                continue
            if facts.prose[one.end : two.start].strip() == "/":
                continue  # "25 mg/25 g" is a strength
            if one.is_maximum != two.is_maximum or (
                two.start - one.end < 12 and "=" in facts.prose[one.end : two.start]
            ):
                continue
            if _STUDY.search(_sentence(facts, one)) or _STUDY.search(_sentence(facts, two)):
                continue
            values = {
                "drug": drug_name(two),
                "found": words(facts, two),
                "other": words(facts, one),
                "times": number(round(ratio)),
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

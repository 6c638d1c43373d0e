"""Check kind for what a dose lacks: its unit, its frequency, its route, a cap for children, a daily maximum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.checks import Check
from lint.checks.doses.cells import bare_cells
from lint.checks.doses.common import drug_name, hit, words
from lint.facts import Facts
from lint.finding import Hit
from lint.linear import Test
from lint.text.doses import Dose
from lint.text.doses.units import COUNTED
from lint.text.rare import Rare


def dose_completeness(lacks: str) -> Check:
    """`lacks`: unit, frequency, route, cap (per kilogram without a maximum) or daily-maximum (as needed without
    one)."""
    return {
        "unit": _without_unit,
        "frequency": _without_frequency,
        "route": _without_route,
        "cap": _without_cap,
        "daily-maximum": _without_daily_maximum,
    }[lacks]


_OFTEN = (
    r"(?:(?:once|twice|thrice|three times|four times|\d times)(?:\s(?:daily|weekly|a day|per day"
    r"|a week))?|every \d+|every (?:four|six|eight|twelve)"
    r"|each (?:day|night|morning)|daily|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|BD|TDS|QDS|bd|tds|qds"
    r"|nightly|at (?:bedtime|night)|q\d+h|\d+[ -]hourly)"
)
_BARE = Rare(
    rf"(?<![\w.,/:–-])(?P<n>\d[\d,]*(?:\.\d+)?(?:\s?(?:-|–|to)\s?\d[\d,]*(?:\.\d+)?)?)"
    rf"\s+(?:(?:orally|by mouth|PO|po|IV|IM|SC|intravenously|intramuscularly"
    rf"|subcutaneously),?\s+)?{_OFTEN}\b(?!\s+\d{{4}})"
)
_VERB = re.compile(
    r"\b(?:take|takes|taking|give|gives|administer|prescribe|start with|increase to|reduce to"
    r"|dose of|dosage of|dose is|dose:|dosage:)\s+(?:(?:about|up to|a|an|the)\s+)?$",
    re.IGNORECASE,
)
_OFTEN_WORDS = frozenset(
    """daily every once twice thrice times each bid tid qid bd tds qds b t q nightly hourly bedtime at""".split()
)


def _without_unit(facts: Facts) -> Iterator[Hit]:
    yield from bare_cells(facts)
    prose, article = facts.prose, facts.article
    if not facts.words.has(_OFTEN_WORDS):
        return
    for match in _BARE.finditer(prose):
        start, end = match.span("n")
        value = float(re.split(r"\s?(?:-|–|to)\s?", match["n"])[0].replace(",", "") or 0)
        named = _named_before(prose, start)
        verb = _VERB.search(prose, max(0, start - 32), start)
        if not (named or (verb and value >= 5)):
            continue
        if 1900 <= value <= 2100 and not named:
            continue
        index = article.block_at(start)
        block = article.blocks[index]
        if match.end() > block.end or (block.cell is not None and match["n"] == prose[block.start : end].strip()):
            continue  # one cell's number and another's frequency: the column says what the number counts
        if facts.reference_blocks.holds(index) or facts.quoted_notation.holds(start, end):
            continue
        yield hit(facts, start, match.end(), {"found": match.group(), "number": match["n"]})


_LAST_WORD = re.compile(
    r"(?P<w>[A-Za-z][A-Za-z-]{4,})(?:\s*\([^)\n]{2,40}\))?\s*(?:tablets?|capsules?|orally|oral|IV|IM)?\s*[:,–]?\s*$"
)


def _named_before(prose: str, start: int) -> bool:
    """Whether a drug's name stands right before the number."""
    match = _LAST_WORD.search(prose, max(0, start - 60), start)
    if not match:
        return False
    from lint.text.drugs import lexicon

    word = match["w"].lower()
    lex = lexicon()
    return word in lex.names or (word in lex.brands and match["w"][0].isupper())


_CONTINUES = re.compile(
    r"\s*(?:for|over|until|before|after|prior|during|at|on|with|when|if|as|per|in case|stat"
    r"|immediately|infus|slow|bolus|push|to be|then|followed|on day|daily|may be|should be|maximum"
    r"|via|from|in the)\b|\s*[/@]",
    re.IGNORECASE,
)
_NOT_A_REGIMEN = re.compile(
    r"\b(?:trial|study|studies|participants?|patients? (?:received|were)|randomi[sz]ed|mice|rats?"
    r"|compared|placebo|tablets? of|available|contains?|strengths?|dose of|doses of|infus|bolus|test"
    r"|overdose|vaccin|anaesth|anesth|induction|stat|emergency|immediately|for each|required|deficit"
    r"|day \d|days? \d|m2|m²|cycle|prior|before|after|during"
    r"|repeat|once|cream|ointment|gel)",
    re.IGNORECASE,
)


def _without_frequency(facts: Facts) -> Iterator[Hit]:
    """An entry of a list of regimens whose siblings say how often and which itself does not."""
    article, prose = facts.article, facts.prose
    lists: dict[int, dict[int, list[Dose]]] = {}  # doses by entry by list
    for dose in facts.own_doses:
        item = article.blocks[dose.block].item
        if item is not None:
            lists.setdefault(item.list, {}).setdefault(dose.block, []).append(dose)
    for entries in lists.values():
        if len(entries) < 3:
            continue
        told = [k for k, group in entries.items() if any(_how_often(d) for d in group)]
        if len(told) < 2:
            continue
        for k, group in entries.items():
            first = group[0]
            block = article.blocks[k]
            if (
                any(_how_often(d) or d.role or d.is_maximum or d.amount.unit == "%" for d in group)
                or first.drug is None
            ):
                continue
            if not first.drug.known or first.drug.start < block.start or len(group) > 2:
                continue
            if _NOT_A_REGIMEN.search(prose, block.start, block.end) or _CONTINUES.match(prose, first.end):
                continue
            other = entries[told[0]][0]
            yield hit(
                facts, first.start, first.end, {"found": words(facts, first), "drug": drug_name(first)},
                related=((other.start, other.end, "an entry of the same list says how often"),),
            )  # fmt: skip


def _how_often(dose: Dose) -> bool:
    basis = dose.amount.basis or ""
    return (
        dose.frequency is not None
        or dose.per_day is not None
        or basis.endswith(("/day", "/h", "/min", "/week", "/dose", "/attack"))
    )


_SYSTEMIC = {"mg", "mcg", "g", "units", "mmol", "mEq", "mL"}


def _without_route(facts: Facts) -> Iterator[Hit]:
    """A regimen with no route, where the profile demands one."""
    if not facts.profile.doses.get("route-required"):
        return
    routed: set[str] = {d.drug.key for d in facts.own_doses if d.drug and d.routes}
    told: set[tuple[int, str]] = {(d.block, d.drug.key) for d in facts.own_doses if d.drug and d.routes}
    seen: set[tuple[int, str]] = set()
    for dose in facts.own_doses:
        if dose.drug is None or dose.routes or dose.role or dose.is_maximum or dose.amount.unit not in _SYSTEMIC:
            continue
        place = (dose.block, dose.drug.key)
        if not _how_often(dose) or place in told or place in seen:
            continue
        if len(routed) == 1 and dose.drug.key in routed and _one_route(facts, dose.drug.key):
            continue
        seen.add(place)
        yield hit(facts, dose.start, dose.end, {"found": words(facts, dose), "drug": drug_name(dose)})


def _one_route(facts: Facts, key: str) -> bool:
    return len({d.routes for d in facts.own_doses if d.drug and d.drug.key == key and d.routes}) == 1


_in_study = Test(r"(?i)\b(?:trials?|stud(?:y|ies)|randomi[sz]ed|participants?|placebo|was given|were given|received)\b")
_CHILD = re.compile(r"child|paediatric|pediatric|boys?\b|girls?\b|toddler|teen|adolescen|\byears?\b|yrs", re.IGNORECASE)
_YOUNGER = re.compile(
    r"neonat|newborn|infant|premature|preterm|\bmonths?\b|\bweeks?\b|bab(?:y|ies)|adult", re.IGNORECASE
)
_capped = Test(
    r"(?i)\bmax|\bup to\b|not (?:to )?exceed|no more than|not more than|(?:not|never) \w+ more than"
    r"|at most|\blimit|\bceiling|adult dose"
)


def _is_capped(facts: Facts, start: int, end: int) -> bool:
    return _capped(facts.prose[start:end].encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=512)
def _child(who: str) -> bool:
    return _CHILD.search(who) is not None and not _YOUNGER.search(who)


def _without_cap(facts: Facts) -> Iterator[Hit]:
    """A dose per kilogram for children with no maximum in its block, nor one of the same drug elsewhere."""
    article, prose = facts.article, facts.prose
    weighed = [d for d in facts.own_doses if (basis := d.amount.basis) and basis.startswith("/kg")]
    if not weighed:
        return
    capped = {
        d.drug.key for d in facts.own_doses if d.maximum and d.drug and not (d.amount.basis or "").startswith("/kg")
    }
    seen: set[tuple[int, str]] = set()
    told: dict[int, bool] = {}  # which blocks name a maximum
    for dose in weighed:
        if dose.population is None or dose.drug is None or dose.drug.key in capped or not _child(dose.population.text):
            continue
        if (dose.amount.basis or "").endswith(("/min", "/h")) or dose.role in ("threshold", "increment", "strength"):
            continue
        if dose.amount.unit not in ("mg", "mcg", "g", "units"):
            continue
        block = article.blocks[dose.block]
        if dose.block not in told:
            told[dose.block] = _is_capped(facts, block.start, block.end)
        if told[dose.block] or (dose.block, dose.drug.key) in seen:
            continue
        if _in_study(prose[block.start : block.end].encode("utf-8", "surrogatepass")):
            continue
        seen.add((dose.block, dose.drug.key))
        yield hit(facts, dose.start, dose.end, {"found": words(facts, dose), "drug": drug_name(dose)})


def _without_daily_maximum(facts: Facts) -> Iterator[Hit]:
    """An as-needed dose without a maximum in its block or its section."""
    article, prose = facts.article, facts.prose
    needed = [d for d in facts.own_doses if d.as_needed]
    if not needed:
        return
    capped = {d.drug.key for d in facts.own_doses if d.maximum and d.drug}
    seen: set[tuple[int, str]] = set()
    for dose in needed:
        if dose.drug is None or dose.drug.key in capped or dose.role or dose.is_maximum:
            continue
        if dose.amount.unit not in ("mg", "g", "mcg", "mL", "units") and dose.amount.unit not in COUNTED:
            continue
        if dose.per_day is None or dose.per_day[1] <= 1:
            continue
        block = article.blocks[dose.block]
        if (dose.block, dose.drug.key) in seen or _is_capped(facts, block.start, block.end):
            continue
        if _in_study(prose[block.start : block.end].encode("utf-8", "surrogatepass")):
            continue
        following = article.blocks[dose.block + 1 : dose.block + 3]
        if any(_is_capped(facts, b.start, b.end) for b in following):
            continue
        seen.add((dose.block, dose.drug.key))
        yield hit(facts, dose.start, dose.end, {"found": words(facts, dose), "drug": drug_name(dose)})

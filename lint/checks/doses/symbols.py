"""Check kind for symbols that are misread beside a dose: a slash for "per" or "and", @, < >, x3d, apothecary,
fractions.

Source: ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.checks import Check
from lint.checks.doses.common import flawed, hit
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.doses.units import COUNTED
from lint.text.rare import Rare
from lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_AT = re.compile(r"\s*@\s*(?=\d)")
_COURSE = re.compile(
    r"(?:[\s,]+[\w.]+){0,4}?[\s,]+(?P<x>[x×]\s?(?:\d{1,2}\s?(?:d|days?|/7|wks?|w|doses?)|[1-3]))(?![\w/%]|\.\d|\s?(?:10|mg|g\b|ml|mL|mcg|tab|cap|\())",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?P<s>[<>]=?|[≤≥])\s*$")
_APOTHECARY = Rare(
    r"(?<![\w.,])\d+(?:[./]\d+)?\s?(?P<u>grains?|gr\.?|drams?|minims?|scruples?|ʒ|℥)(?![\w])(?!\s+of\s+(?:rice|sand|wheat|salt|pollen))"
)
_APOTHECARY_WORDS = frozenset("gr grain grains dram drams minim minims scruple scruples".split())
_RATIO = re.compile(r"(?<![\d:])1\s?:\s?(?P<n>1,?000|10,?000|100,?000|2,?00,?000)(?![\d:])")
_RATIO_DRUG = re.compile(
    r"adrenalin|epinephrin|noradrenalin|isoprenalin|neostigmin|lidocain|lignocain|bupivacain", re.IGNORECASE
)
_HOURS_SIGN = Rare(r"\bq\s?\d+(?:-\d+)?°", re.IGNORECASE)
_ROMAN = Rare(
    r"(?<![\w.-])(?P<r>i{1,3}|iv|v|vi|II|III|IV|V|VI)\s+(?:tabs?|tablets?|caps?|capsules?|drops|gtts?|puffs?)\b"
)


def dose_symbol() -> Check:
    """Symbols between or beside doses that stand for words."""

    def check(facts: Facts) -> Iterator[Hit]:
        seen: set[int] = set()
        for found in _all(facts):
            if found.start not in seen:
                seen.add(found.start)
                yield found

    return check


def _all(facts: Facts) -> Iterator[Hit]:
    doses = facts.own_doses
    if doses:
        yield from _slashes(facts, doses)
        if "@" in facts.prose:
            yield from _ats(facts, doses)
        if facts.profile.audience == "patient":
            yield from _signs(facts, doses)
        if facts.words.has(_X) or "×" in facts.prose:
            yield from _courses(facts, doses)
        yield from _numbers(facts)
    yield from _marks(facts)


def _slashes(facts: Facts, doses: tuple[Dose, ...]) -> Iterator[Hit]:
    """ "25 units/10 units" may be read as 110."""
    prose = facts.prose
    units = [dose.amount.unit for dose in doses]
    if _COUNTED_UNITS.isdisjoint(units):
        return
    for n in [n for n, unit in enumerate(units[1:]) if unit == units[n] and unit in _COUNTED_UNITS]:
        one, two = doses[n : n + 2]
        if (
            not (one.drug and "/" in one.drug.key)  # strengths of a named combination are how labels say it
            and prose[one.end : two.start].strip() == "/"
            and not facts.quoted_notation.holds(one.start, two.end)
        ):
            yield hit(facts, one.start, two.end, {"found": prose[one.start : two.end], "symbol": "/"}, variant="slash")


def _ats(facts: Facts, doses: tuple[Dose, ...]) -> Iterator[Hit]:
    prose = facts.prose
    for dose in doses:
        at = _AT.match(prose, dose.end)
        if at and not facts.quoted_notation.holds(dose.start, dose.end):
            end = at.end() + 1
            yield hit(facts, dose.start, end, {"found": prose[dose.start : end], "symbol": "@"}, variant="at")


def _signs(facts: Facts, doses: tuple[Dose, ...]) -> Iterator[Hit]:
    prose = facts.prose
    for dose in doses:
        sign = _SIGN.search(prose, max(0, dose.start - 4), dose.start)
        if sign and not facts.quoted_notation.holds(dose.start, dose.end):
            start = sign.start("s")
            yield hit(facts, start, dose.end, {"found": prose[start : dose.end], "symbol": sign["s"]}, variant="sign")


_X = frozenset(("x",))


def _courses(facts: Facts, doses: tuple[Dose, ...]) -> Iterator[Hit]:
    prose = facts.prose
    for dose in doses:
        after = prose[dose.end : dose.end + 48]
        course = _COURSE.match(prose, dose.end, dose.end + 48) if "x" in after or "×" in after or "X" in after else None
        if (
            course
            and "\n" not in course.group()
            and not re.search(r"\d", course.group()[: course.start("x") - dose.end].replace("q", ""))
            and not facts.quoted_notation.holds(dose.start, dose.end)
        ):
            yield hit(facts, *course.span("x"), {"found": course["x"], "symbol": course["x"]}, variant="course")


def _numbers(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for dose in flawed(facts):
        first, second = dose.amount.first, dose.amount.second
        if facts.quoted_notation.holds(dose.start, dose.end):
            continue
        found = prose[dose.start : dose.end]
        if "fraction" in first.flaws and dose.amount.unit in COUNTED:
            symbol = prose[first.start : first.end]
            yield hit(facts, dose.start, dose.end, {"found": found, "symbol": symbol}, variant="fraction")
        if "decimal-comma" in first.flaws or (second and "decimal-comma" in second.flaws):
            yield hit(facts, dose.start, dose.end, {"found": found, "symbol": ","}, variant="comma")


_COUNTED_UNITS = frozenset(("units", "milliunits"))


def _marks(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    if facts.words.has(_APOTHECARY_WORDS) or "ʒ" in prose or "℥" in prose:
        for match in _APOTHECARY.finditer(prose):
            if match["u"] in ("gr", "gr.") and not _medicine(facts, match.start()):
                continue
            if match["u"].startswith(("grain", "scruple", "dram")) and not _medicine(facts, match.start()):
                continue
            if not _apart(facts, match.start()):
                yield hit(facts, *match.span(), {"found": match.group(), "symbol": match["u"]}, variant="apothecary")
    if "1:" in prose or "1 :" in prose:
        for match in _ratios(prose):
            near = prose[max(0, match.start() - 60) : match.end() + 50].partition("\n\n")[0]
            if _RATIO_DRUG.search(near) and not _apart(facts, match.start()) and not _mg_per_ml(near):
                yield hit(
                    facts,
                    *match.span(),
                    {"found": match.group(), "symbol": match.group(), "wanted": _per_ml(match["n"])},
                    variant="ratio",
                )
    if b"\xb0" in facts.words.data:  # °
        for match in _HOURS_SIGN.finditer(prose):
            if not _apart(facts, match.start()):
                yield hit(facts, *match.span(), {"found": match.group(), "symbol": "°"}, variant="degree")
    roman = facts.words.has(_ROMAN_FORMS) and facts.words.has(_ROMANS)
    for match in _ROMAN.finditer(prose) if roman and _roman_signs().find_matches_as_indexes(facts.words.data) else ():
        if not _apart(facts, match.start()):
            yield hit(facts, *match.span("r"), {"found": match["r"], "symbol": match["r"]}, variant="roman")


_ROMANS = frozenset("i ii iii iv v vi".split())
_ROMAN_FORMS = frozenset("tab tabs tablet tablets cap caps capsule capsules drops gtt gtts puff puffs".split())


@cache
def _roman_signs() -> BytesAhoCorasick:
    from ahocorasick_rs import BytesAhoCorasick

    return BytesAhoCorasick(
        [f"{one} {form}".encode() for one in "iv" for form in ("tab", "cap", "drop", "gtt", "puff")]
    )


_PER_ML = {"1000": "1 mg/mL", "10000": "0.1 mg/mL", "100000": "0.01 mg/mL", "200000": "0.005 mg/mL"}


def _ratios(prose: str) -> Iterator[re.Match[str]]:
    for sign in ("1:", "1 :"):
        at = prose.find(sign)
        while at >= 0:
            match = _RATIO.match(prose, at)
            if match:
                yield match
            at = prose.find(sign, at + 2)


def _per_ml(text: str) -> str:
    return _PER_ML.get(text.replace(",", ""), "mg/mL")


def _mg_per_ml(near: str) -> bool:
    return "mg/mL" in near or "mg/ml" in near or "mg per mL" in near


def _apart(facts: Facts, start: int) -> bool:
    index = facts.article.block_at(start)
    return (
        facts.reference_blocks.holds(index) or facts.code.holds(start) or facts.quoted_notation.holds(start, start + 1)
    )


def _medicine(facts: Facts, start: int) -> bool:
    """Whether a drug's name stands close by."""
    from lint.text.drugs import is_drug_word

    near = re.findall(r"[a-z]{5,}", facts.prose[max(0, start - 60) : start + 50].lower())
    return any(is_drug_word(word) for word in near)

"""Check kind for one thing written in several ways in one article: ranges, units, frequencies, thousands.

Each gives one finding an article and thing, at the first place in the less used way, with edits for all such places
where the meaning cannot change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from lint.checks import Check
from lint.checks.doses.common import hit, ranges
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose, Number

SHOWN = 5


def dose_style(of: str) -> Check:
    """`of`: ranges, units, frequencies or thousands."""
    return {"ranges": _ranges, "units": _units, "frequencies": _frequencies, "thousands": _thousands}[of]


Place = tuple[int, int]


def _related(major: Place, name: str, minor: list[Place]) -> tuple[tuple[int, int, str], ...]:
    return ((*major, f"{name} is here"), *((*place, "also here") for place in minor[1 : SHOWN + 1]))


# ranges


_FROM = re.compile(r"\b(?:from|between)\s+(?:about\s+)?$", re.IGNORECASE)
_RANGE_NAMES = {
    "–": "an en dash",
    " – ": "a spaced en dash",
    "-": "a hyphen",
    " - ": "a spaced hyphen",
    "to": "“to”",
    "—": "a long dash",
}


def _range_style(text: str) -> str | None:
    mark = text.strip()
    if mark.lower() == "to":
        return "to"
    if mark in ("-", "‐", "‑", "−"):
        return " - " if text != mark else "-"
    if mark in ("–", "‒"):
        return " – " if text != mark else "–"
    return "—" if mark in ("—", "--") else None


def _ranges(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    places: dict[str, list[tuple[Place, Place]]] = {}
    for dose in ranges(facts):
        separator, start = dose.amount.separator, dose.start
        if separator is None or dose.amount.first_unit_span is not None:
            continue
        if _FROM.search(prose, max(0, start - 16), start):
            continue
        style = _range_style(prose[separator[0] : separator[1]])
        if style:
            places.setdefault(style, []).append(((start, dose.end), separator))
    if len(places) < 2:
        return
    wanted = _wanted_range(facts, places)
    minor = sorted(place for style, found in places.items() if style != wanted for place in found)
    text = " to " if wanted == "to" else wanted
    (start, end), _ = minor[0]
    kinds = ", ".join(_RANGE_NAMES[s] for s in sorted(places, key=lambda s: -len(places[s])))
    yield hit(
        facts, start, end,
        {"found": prose[start:end], "wanted": _RANGE_NAMES[wanted], "ways": kinds, "count": str(len(minor))},
        edits=tuple((*separator, text) for _, separator in minor), title=f"Write ranges with {_RANGE_NAMES[wanted]}",
        related=_related(places[wanted][0][0], _RANGE_NAMES[wanted], [p for p, _ in minor]), data={"count": len(minor)},
    )  # fmt: skip


def _wanted_range(facts: Facts, places: dict[str, list[tuple[Place, Place]]]) -> str:
    """The profile's way, else the most used; at a tie the one that is read wrong least."""
    asked = {"to": "to", "en-dash": "–", "hyphen": "-", "spaced-en-dash": " – "}.get(
        str(facts.profile.doses.get("range", ""))
    )
    if asked:
        return asked
    safest = ("to", "–", " – ", "-", " - ", "—")
    return max(places, key=lambda style: (len(places[style]), -safest.index(style)))


# units


_UNIT_WAYS: dict[str, tuple[str, str]] = {}
for _unit, _ways in {
    "mcg": {
        "mcg": "mcg mcgs MCG",
        "µg": "µg μg ug ㎍ µgs",
        "micrograms": "microgram micrograms Microgram Micrograms microgramme microgrammes",
    },
    "mg": {"mg": "mg", "mgs": "mgs mgms", "MG": "MG Mg", "milligrams": "milligram milligrams milligramme milligrammes"},
    "g": {"g": "g", "gm": "gm gms Gm Gms GM", "grams": "gram grams gramme grammes"},
    "mL": {
        "mL": "mL mLs",
        "ml": "ml mls",
        "cc": "cc c.c.",
        "ML": "ML",
        "millilitres": "millilitre millilitres milliliter milliliters",
    },
    "L": {"L": "L", "l": "l", "litres": "litre litres liter liters"},
    "ng": {"ng": "ng", "nanograms": "nanogram nanograms"},
    "kg": {"kg": "kg kgs", "Kg": "Kg KG"},
    "units": {
        "units": "unit units Units Unit",
        "U": "U u",
        "IU": "IU IUs I.U. iu",
        "international units": "international units",
    },
    "tablet": {"tablets": "tablet tablets Tablet Tablets", "tabs": "tab tabs Tab Tabs"},
    "capsule": {"capsules": "capsule capsules Capsule Capsules", "caps": "cap caps Cap Caps"},
    "drop": {"drops": "drop drops", "gtt": "gtt gtts"},
}.items():
    for _name, _surfaces in _ways.items():
        for _surface in _surfaces.split(" "):
            _UNIT_WAYS[_surface] = (_unit, _name)
_GLOSS = re.compile(r"\s?\((?:mg|mcg|g|µg|μg|mL|ml|IU|IUs|units)\)")  # "25 milligrams (mg)" introduces the symbol
_NOT_SAFE = {"IU", "international units"}  # IU and units may be two things
_SINGULAR = {"micrograms": "microgram", "milligrams": "milligram", "grams": "gram", "units": "unit", "litres": "litre",
             "millilitres": "millilitre", "nanograms": "nanogram", "tablets": "tablet", "capsules": "capsule",
             "drops": "drop"}  # fmt: skip


def _units(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    amounts = [dose.amount for dose in facts.own_doses]
    spans = {amount.unit_span for amount in amounts} | {amount.first_unit_span or (0, 0) for amount in amounts}
    ways_here = {_UNIT_WAYS.get(surface) for surface in {prose[start:end] for start, end in spans}}
    if len(ways_here) == len({way and way[0] for way in ways_here}):
        return
    found: dict[str, dict[str, list[tuple[Place, Place, Dose]]]] = {}
    for dose in facts.own_doses:
        amount = dose.amount
        for span in (amount.first_unit_span, amount.unit_span):
            if span is None or not amount.start <= span[0] < amount.end:
                continue
            known = _UNIT_WAYS.get(prose[span[0] : span[1]])
            if known and not _GLOSS.match(prose, dose.end):
                found.setdefault(known[0], {}).setdefault(known[1], []).append(((dose.start, dose.end), span, dose))
    for ways in found.values():
        if len(ways) < 2:
            continue
        clean = {way: [p for p in places if not facts.quoted_notation.holds(*p[0])] for way, places in ways.items()}
        clean = {way: places for way, places in clean.items() if places}
        if len(clean) < 2:
            continue
        if set(clean) <= {"units", "IU", "international units"} and _two_kinds(clean):
            continue
        yield _unit_hit(facts, clean)


def _two_kinds(ways: dict[str, list[tuple[Place, Place, Dose]]]) -> bool:
    """Whether units and IU never stand with one and the same drug."""
    keys = [{d.drug.key for _, _, d in places if d.drug} for places in ways.values()]
    return not set.intersection(*keys)


def _unit_hit(facts: Facts, ways: dict[str, list[tuple[Place, Place, Dose]]]) -> Hit:
    prose = facts.prose
    wanted = max(ways, key=lambda way: (len(ways[way]), _preferred(way, facts.profile.house_style)))
    if wanted in ("U", "µg", "cc", "gtt", "mgs", "gm", "ML", "MG", "Kg"):  # never towards a form that is misread
        better = [w for w in ways if w not in ("U", "µg", "cc", "gtt", "mgs", "gm", "ML", "MG", "Kg")]
        if better and not (wanted == "µg" and facts.profile.house_style == "si"):
            wanted = max(better, key=lambda way: len(ways[way]))
    minor = sorted(
        ((place, span, dose) for way, places in ways.items() if way != wanted for place, span, dose in places),
        key=lambda entry: entry[1],
    )
    (start, end), _, _ = minor[0]
    edits: list[tuple[int, int, str]] = []
    for _, span, dose in minor:
        if _UNIT_WAYS[prose[span[0] : span[1]]][1] in _NOT_SAFE or wanted in _NOT_SAFE:
            continue
        one = dose.amount.second is None and dose.amount.first.value == 1
        text = _SINGULAR.get(wanted, wanted) if one else wanted
        edits.append((*span, (" " if prose[span[0] - 1].isdigit() and text.isalpha() and len(text) > 3 else "") + text))
    names = ", ".join(sorted(ways, key=lambda way: -len(ways[way])))
    return hit(
        facts, start, end, {"found": prose[start:end], "wanted": wanted, "ways": names, "count": str(len(minor))},
        edits=tuple(edits), title=f"Write {wanted}", data={"count": len(minor)},
        related=_related(ways[wanted][0][0], f"“{wanted}”", [place for place, _, _ in minor]),
    )  # fmt: skip


def _preferred(way: str, style: str) -> int:
    order = {
        "us": ("mcg", "mL", "mg", "g", "units"),
        "uk": ("micrograms", "mL", "ml", "mg", "g", "units"),
        "si": ("µg", "mL", "mg", "g"),
    }
    return -order.get(style, order["us"]).index(way) if way in order.get(style, order["us"]) else -9


# frequencies


_HOURLY = re.compile(r"\d+(?:\s*(?:-|–|to)\s*\d+)?\s*-?\s*hourly", re.IGNORECASE)
_EVERY = re.compile(r"(?:every|each)\s+\w+(?:\s*(?:-|–|to)\s*\w+)?[\s-]*(?:hours?|hrs?|h)\b", re.IGNORECASE)
_LATIN = re.compile(
    r"(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|b\.?d|t\.?d\.?s|q\.?d\.?s|q\.?d|o\.?d|q\.?o\.?d|qhs|mane|nocte)\b\.?",
    re.IGNORECASE,
)
_Q = re.compile(r"q\.?\s?\d", re.IGNORECASE)
_TIMES_WORD = re.compile(
    r"(?:once|twice|thrice|(?:two|three|four|five|six)(?:\s*(?:-|–|to|or)\s*(?:two|three|four|five|six))?\s+times)\b",
    re.IGNORECASE,
)
_TIMES_DIGIT = re.compile(r"\d+(?:\s*(?:-|–|to|or)\s*\d+)?\s*(?:times|x|×)\b", re.IGNORECASE)
_NAMES = {
    "hourly": "“hourly”",
    "every": "“every … hours”",
    "latin": "a Latin abbreviation",
    "q": "q…h",
    "words": "words",
    "digits": "digits",
}


_MIXED = (
    ("every", "hourly"),
    ("every", "q"),
    ("hourly", "q"),
    ("words", "latin"),
    ("digits", "latin"),
    ("words", "digits"),
)
"""Ways that one article has not both of."""
_INTERVALS, _TIMES = ("every", "hourly", "q"), ("words", "digits", "latin")


@lru_cache(maxsize=512)
def _way(text: str) -> str | None:
    for name, pattern in (
        ("hourly", _HOURLY), ("every", _EVERY), ("q", _Q), ("latin", _LATIN), ("words", _TIMES_WORD), ("digits",
        _TIMES_DIGIT),
    ):  # fmt: skip
        if pattern.match(text):
            return name
    return None


def _frequencies(facts: Facts) -> Iterator[Hit]:
    """Notation mixed for all doses (hourly and every … hours; abbreviations and words; 3 times and three times);
    for one
    drug also intervals and times (every 8 hours, three times daily)."""
    told = [
        (dose, part, rate, way)
        for dose in facts.own_doses
        if (part := dose.frequency) and (rate := dose.per_day) and rate[1] > 0 and (way := _way(part.text))
    ]
    ways = {way for _, _, _, way in told}
    if not any(one in ways and two in ways for one, two in _MIXED) and (
        ways.isdisjoint(_INTERVALS) or ways.isdisjoint(_TIMES)
    ):
        return
    places: dict[str, list[tuple[Place, float, str]]] = {}
    quoted = facts.quoted_notation
    shown = quoted.may_hold([part.start for _, part, _, _ in told])
    for dose, part, rate, way in told:
        place = part[:2]
        if not (shown and quoted.holds(*place)):
            where = places.setdefault(way, [])
            if not where or where[-1][0] != place:
                where.append((place, rate[1], dose.drug.key if dose.drug else ""))
    for one, two in _MIXED:
        if one in places and two in places:
            if (one, two) == ("words", "digits"):
                rates = {rate for _, rate, _ in places[one]} & {rate for _, rate, _ in places[two]}
                places_one = [p for p in places[one] if p[1] in rates]
                places_two = [p for p in places[two] if p[1] in rates]
                if not rates:
                    continue
                yield _frequency_hit(facts, one, places_one, two, places_two)
            else:
                yield _frequency_hit(facts, one, places[one], two, places[two])
            return
    yield from _same_drug(facts, places)


def _same_drug(facts: Facts, places: dict[str, list[tuple[Place, float, str]]]) -> Iterator[Hit]:
    first: dict[tuple[float, str], tuple[Place, str]] = {}
    for way in _INTERVALS:
        for place, rate, key in places.get(way, ()):
            if key:
                first.setdefault((rate, key), (place, way))
    for way in _TIMES:
        for place, rate, key in places.get(way, ()) if first else ():
            twin = first.get((rate, key))
            if twin:
                yield _frequency_hit(facts, twin[1], [(twin[0], rate, key)], way, [(place, rate, key)])
                return


def _frequency_hit(
    facts: Facts, one: str, ones: list[tuple[Place, float, str]], two: str, twos: list[tuple[Place, float, str]]
) -> Hit:
    prose = facts.prose
    if len(ones) < len(twos):
        one, ones, two, twos = two, twos, one, ones
    (start, end), rate, _ = twos[0]
    first = next((place for place, other, _ in ones if other == rate), ones[0][0])
    return hit(
        facts, start, end,
        {"found": prose[start:end], "other": prose[first[0] : first[1]], "wanted": _NAMES[one], "count":
        str(len(twos))},
        related=((*first, "the other way is here"),), data={"count": len(twos)},
    )  # fmt: skip


# thousands


def _grouping(prose: str, number: Number) -> str | None:
    text = prose[number.start : number.end]
    if number.value < 1000:
        return None
    whole = text.partition(".")[0]
    if "," in whole:
        return "comma"
    if " " in whole:
        return "space"
    if any(c in whole for c in "\u2009\u202f\u00a0\u2007"):
        return "thin"
    return "none" if whole.isdigit() else None


def _grouped(value: float, mark: str) -> str:
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", mark)


_MARKS = {"comma": ",", "thin": "\u202f", "none": ""}
_THOUSANDS_NAMES = {"comma": "a comma", "space": "a space", "thin": "a thin space", "none": "no mark"}


def _thousands(facts: Facts) -> Iterator[Hit]:
    prose, style = facts.prose, facts.profile.house_style
    places: Counter[str] = Counter()
    numbers: list[tuple[Number, str, Dose]] = []
    large = [
        dose
        for dose in facts.own_doses
        if dose.amount.first.value >= 1000 or ((to := dose.amount.second) and to.value >= 1000)
    ]
    for dose in large:
        for number in (dose.amount.first, dose.amount.second):
            kind = _grouping(prose, number) if number else None
            if number and kind and not facts.quoted_notation.holds(dose.start, dose.end):
                numbers.append((number, kind, dose))
                places[kind] += 1
    if not numbers:
        return
    wanted = "thin" if style in ("eu", "si") else "comma"
    four = [n for n in numbers if n[0].value < 10_000]
    mixed = len({kind for _, kind, _ in numbers} - {"none"}) > 1 or (len({kind for _, kind, _ in four}) > 1)
    by_dose: dict[int, list[tuple[Number, str, Dose]]] = {}
    for number, kind, dose in numbers:
        left_to_house = kind == "none" and number.value < 10_000 and not mixed
        si = style in ("eu", "si") and kind in ("space", "none") and number.value < 10_000
        if kind != wanted and not left_to_house and not si:
            by_dose.setdefault(dose.start, []).append((number, kind, dose))
    for group in by_dose.values():  # both ends of a range are one finding
        first, kind, dose = group[0]
        edits = tuple((n.start, n.end, _grouped(n.value, _MARKS[wanted])) for n, _, _ in group)
        new = " and ".join(text for _, _, text in edits)
        kinds = {k for _, k, _ in group}
        yield hit(
            facts, first.start, dose.end,
            {"found": prose[first.start : dose.end], "wanted": new, "kind": _THOUSANDS_NAMES[kind], "number":
            prose[first.start : first.end]},
            variant="mixed" if mixed else "space" if kinds & {"space", "thin"} else "ungrouped",
            edits=edits, safety="unsafe" if "space" in kinds else "safe", title=f"Write {new}",
        )  # fmt: skip

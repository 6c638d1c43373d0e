"""The words around amounts that say how, how often, when, for whom and how much at most; found in one pass.

An Aho-Corasick search for the words that can begin an expression, then the expression's own grammar at each place.
"""

from __future__ import annotations

import re
from functools import cache

from lint.text.doses import frequency
from lint.text.doses.frequency import LATIN, Cue, Rate
from lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from ahocorasick_rs import BytesAhoCorasick

    Reader = Callable[[str, int, int], Cue | None]


ROUTES: dict[str, str] = {
    "oral": "oral", "orally": "oral", "by mouth": "oral", "per os": "oral", "po": "oral", "p.o": "oral", "p.o.": "oral",
    "per oral": "oral", "per orem": "oral", "chewed": "oral", "swallow": "oral", "swallowed": "oral",
    "via mouth": "oral",
    "intravenous": "intravenous", "intravenously": "intravenous", "iv": "intravenous", "i.v": "intravenous",
    "i.v.": "intravenous", "infusion": "intravenous", "infuse": "intravenous", "infused": "intravenous",
    "drip": "intravenous", "drips": "intravenous", "infusions": "intravenous", "ivi": "intravenous",
    "intramuscular": "intramuscular", "intramuscularly": "intramuscular", "im": "intramuscular", "i.m": "intramuscular",
    "i.m.": "intramuscular",
    "subcutaneous": "subcutaneous", "subcutaneously": "subcutaneous", "sc": "subcutaneous", "s.c": "subcutaneous",
    "s.c.": "subcutaneous", "sq": "subcutaneous", "subq": "subcutaneous", "sub q": "subcutaneous",
    "subcut": "subcutaneous",
    "s/c": "subcutaneous", "implant": "subcutaneous", "implanted": "subcutaneous", "under the skin": "subcutaneous",
    "sl": "sublingual", "s.l.": "sublingual", "sublingual": "sublingual",
    "sublingually": "sublingual", "under the tongue": "sublingual",
    "topical": "topical", "topically": "topical", "inhaled": "inhaled", "inhalation": "inhaled",
    "inhalations": "inhaled", "inhaler": "inhaled",
    "inhale": "inhaled", "nebulised": "inhaled", "nebulized": "inhaled", "nebuliser": "inhaled", "nebulizer": "inhaled",
    "nebulisation": "inhaled", "nebulization": "inhaled", "nasal": "nasal", "nasally": "nasal", "intranasal": "nasal",
    "intranasally": "nasal", "nostril": "nasal", "rectal": "rectal", "rectally": "rectal", "by rectum": "rectal",
    "per rectum": "rectal", "vaginal": "vaginal", "vaginally": "vaginal", "intravaginal": "vaginal",
    "intravaginally": "vaginal", "per vagina": "vaginal", "per vaginam": "vaginal", "pv": "vaginal",
    "ophthalmic": "ophthalmic", "eye drops": "ophthalmic", "eyedrops": "ophthalmic", "eye drop": "ophthalmic",
    "eye ointment": "ophthalmic",
    "otic": "otic", "ear drops": "otic", "eardrops": "otic", "transdermal": "transdermal",
    "transdermally": "transdermal", "intradermal": "intradermal", "intradermally": "intradermal",
    "epidural": "epidural",
    "epidurally": "epidural", "buccal": "other", "intrathecal": "other", "intrathecally": "other",
    "intra-articular": "other",
    "intraarticular": "other", "intraperitoneal": "other", "intraosseous": "other", "intralesional": "other",
    "intravitreal": "other", "intradiscal": "other", "intravesical": "other", "intratracheal": "other",
}  # fmt: skip

FORMS: dict[str, str] = {
    "tablet": "oral", "tablets": "oral", "capsule": "oral", "capsules": "oral", "caplets": "oral", "syrup": "oral",
    "lozenges": "oral", "gum": "oral", "elixir": "oral", "oral suspension": "oral", "linctus": "oral", "drink": "oral",
    "drinks": "oral", "cream": "topical",
    "ointment": "topical", "lotion": "topical", "gel": "topical", "paint": "topical", "shampoo": "topical",
    "apply": "topical", "applied": "topical", "soap": "topical", "paste": "topical", "dressing": "topical",
    "patch": "transdermal", "patches": "transdermal", "suppository": "rectal", "suppositories": "rectal",
    "enema": "rectal", "pessary": "vaginal", "pessaries": "vaginal", "puff": "inhaled", "puffs": "inhaled",
    "eye": "ophthalmic", "ear": "otic", "nose drops": "nasal", "nasal drops": "nasal", "mouthwash": "oral",
}  # fmt: skip
"""Forms that fix a route where no route is written."""

_UPPER_ONLY = {"iv", "im", "sc", "sq", "ivi", "pv", "hs", "od", "sl"}
"""Abbreviations that are words in small letters; they count small only right after an amount."""

NEEDS = (
    "as needed", "as required", "when needed", "when required", "when necessary", "if necessary", "as necessary",
    "if needed", "if required", "prn", "p.r.n", "sos", "as-needed", "whenever needed", "at first sign", "as and when",
    "loose stool", "at onset",
)  # fmt: skip

POPULATIONS: dict[str, str] = {
    "adult": "adult", "adults": "adult", "child": "child", "children": "child", "paediatric": "child",
    "pediatric": "child",
    "infant": "child", "infants": "child", "neonate": "neonate", "neonates": "neonate", "neonatal": "neonate",
    "newborn": "neonate", "newborns": "neonate", "premature": "neonate", "preterm": "neonate",
    "adolescent": "child", "adolescents": "child",
    "elderly": "elderly", "older adults": "elderly", "older people": "elderly", "aged": "age", "renal": "renal",
    "kidney": "renal", "creatinine clearance": "renal", "egfr": "renal", "gfr": "renal", "crcl": "renal",
    "dialysis": "renal",
    "hepatic impairment": "hepatic", "liver disease": "hepatic", "cirrhosis": "hepatic", "pregnant": "pregnancy",
    "pregnancy": "pregnancy", "breastfeeding": "pregnancy", "lactating": "pregnancy", "women": "women",
    "men": "men", "females": "women",
    "males": "men", "boys": "child", "girls": "child", "toddlers": "child", "years": "age", "year": "age", "yrs": "age",
    "months": "age", "month": "age", "weeks": "age", "kg": "weight", "babies": "neonate", "baby": "neonate",
    "teenagers": "child",
}  # fmt: skip

_FREQUENCY = (
    "every", "each", "at intervals of", "interval", "intervals", "once", "twice", "thrice", "times", "time",
    "daily", "nightly", "hourly", "weekly",
    "fortnightly", "monthly", "yearly", "annually", "quarterly", "divided", "single dose", "single", "one dose",
    "bolus",
    "loading dose", "loading", "first day", "day 0", "day 1", "day 2", "day 3", "day 4", "day 5", "day 6", "day 7",
    "day 8", "day 9", "morning and evening",
    "morning and night", "at night", "at bedtime", "bedtime", "in the morning",
    "in the evening",
    "morning", "evening", "night", "alternate days", "alternate day", "per day", "per 24 hours", "in 24 hours",
    "a day", "doses", "per week",
    "per month", "with meals", "before meals", "with each meal", "x daily", "at breakfast", "at dinner", "at lunch",
    "nocturnally", "test dose", "stat dose", "one-time", "one-off", "pre-meal",
)  # fmt: skip

_REPEATS = ("repeat", "repeated", "repeating")


_TIMINGS = (
    "at night", "at bedtime", "bedtime", "in the morning", "in the evening", "morning", "evening", "night",
    "at breakfast", "at dinner", "at lunch", "nocturnally",
)  # fmt: skip
_ONCE: Rate = (0.0, 0.0)
_FIXED: dict[str, tuple[str, Rate | None]] = {
    **dict.fromkeys(_TIMINGS, ("timing", (1.0, 1.0))),
    **dict.fromkeys(("morning and evening", "morning and night"), ("times", (2.0, 2.0))),
    **dict.fromkeys(("alternate days", "alternate day"), ("times", (0.5, 0.5))),
    **dict.fromkeys(("per day", "per 24 hours", "in 24 hours", "a day"), ("total", None)),
    **dict.fromkeys(("with meals", "before meals", "with each meal", "pre-meal"), ("meal", None)),
    **dict.fromkeys(
        ("single dose", "one dose", "loading dose", "loading", "first day", "test dose", "stat dose", "one-time",
         "one-off", "stat"),
        ("single", _ONCE),
    ),
    "per week": ("times", (1 / 7, 1 / 7)),
    "per month": ("times", (1 / 30, 1 / 30)),
    "quarterly": ("times", (1 / 90, 1 / 90)),
}  # fmt: skip
"""Expressions that say the same wherever they stand: sort of frequency, times per day."""
_NOT_RATES = (
    " maintenance", " requirement", " intake", " living", " activit", " life", " need", " value", " weigh", " monitor",
    " review", " check", " assess",
)  # fmt: skip


def _daily(lower: str, start: int, end: int) -> Cue | None:
    if lower.startswith(_NOT_RATES, end):
        return None
    return Cue(start, end, "frequency", "daily", (1.0, 1.0))


def _single(lower: str, start: int, end: int) -> Cue | None:
    if lower.startswith(" daily", end):
        return Cue(start, end + 6, "frequency", "daily", (1.0, 1.0))
    if lower.startswith((" dose", " oral", " intra", " im ", " iv ", " inj"), end):
        return Cue(start, end, "frequency", "single", _ONCE)
    return None


def _bolus(lower: str, start: int, end: int) -> Cue | None:
    if lower.startswith(("after ", "owing ", " with ", "the "), max(0, start - 6)):
        return None
    return Cue(start, end, "frequency", "single", _ONCE)


def _on_day(lower: str, start: int, end: int) -> Cue | None:
    if lower[end : end + 1] in "-–" and lower[end + 1 : end + 2].isdigit():
        return None
    return Cue(start, end, "frequency", "single", _ONCE)


def _at_intervals(lower: str, start: int, _: int) -> Cue | None:
    at = lower.rfind("at ", max(0, start - 30), start)
    return frequency.every(lower, at) if at >= 0 else None


def _hourly(lower: str, start: int, end: int) -> Cue | None:
    return frequency.before(lower, start, end, 1 / 24)


def _reader(word: str) -> Reader | None:
    """What reads the expression that a word begins or ends."""
    if word in ("every", "each", "at intervals of"):
        return lambda lower, start, _: frequency.every(lower, start)
    if word in ("once", "twice", "thrice"):
        return lambda lower, start, _: frequency.times(lower, start)
    if word in ("times", "time", "x daily"):
        return lambda lower, start, _: frequency.times_before(lower, start)
    if word in ("interval", "intervals"):
        return _at_intervals
    if word == "divided":
        return lambda lower, start, _: frequency.divided(lower, start)
    if word.startswith("day "):
        return _on_day
    if word in frequency.DAYS:
        days = frequency.DAYS[word]
        if days == 1.0:
            return _daily
        return lambda lower, start, end: frequency.before(lower, start, end, days)
    named: dict[str, Reader] = {
        "hourly": _hourly, "single": _single, "bolus": _bolus, "doses": frequency.in_doses,
    }  # fmt: skip
    return named.get(word)


class _Entry(NamedTuple):
    kind: str
    value: str
    reader: Reader | None = None  # of frequencies
    fixed: tuple[str, Rate | None] | None = None
    upper: bool = False  # counts in small letters only right after an amount


@cache
def _matcher() -> tuple[BytesAhoCorasick, list[_Entry]]:
    from ahocorasick_rs import BytesAhoCorasick, MatchKind

    entries: dict[str, _Entry] = {}
    for word in _FREQUENCY:
        entries[word] = _Entry("frequency", word, None if word in _FIXED else _reader(word), _FIXED.get(word))
    for word, rate in LATIN.items():
        fixed = _FIXED.get(word, ("latin", rate))
        entries[word] = _Entry("latin", word, None, fixed, word in _UPPER_ONLY)
    for word, route in ROUTES.items():
        entries[word] = _Entry("route", route, upper=word in _UPPER_ONLY)
    for word, route in FORMS.items():
        entries.setdefault(word, _Entry("form", route))
    for word in NEEDS:
        entries[word] = _Entry("need", word)
    for word, population in POPULATIONS.items():
        entries[word] = _Entry("age" if population in ("age", "weight") else "population", population)
    for word in _REPEATS:
        entries[word] = _Entry("repeat", word)
    for digit in "123456789":
        for head in ("q", "q ", "q."):
            entries[head + digit] = _Entry("q", "", lambda lower, start, _: frequency.q_hours(lower, start))
    matcher = BytesAhoCorasick([word.encode() for word in entries], MatchKind.LeftmostLongest)
    return matcher, list(entries.values())


_LETTERS = frozenset(code for code in range(256) if chr(code).isalpha())
_ELSEWHERE = ord("?")  # stands for what Latin-1 lacks
_WORD = frozenset(code for code in range(256) if chr(code).isalnum()) | {_ELSEWHERE}
_ODD = frozenset(code for code in range(256) if chr(code).isdigit()) | {_ELSEWHERE}


def find_cues(prose: str, lower: str, begin: int = 0, stop: int | None = None) -> list[Cue]:
    """The cues of prose[begin:stop] in order. `lower` is the prose in lower case, of the same length."""
    matcher, entries = _matcher()
    found: list[Cue] = []
    data = lower[begin:stop].encode("latin-1", "replace")
    size, reach = len(data), 0
    for index, start, end in matcher.find_matches_as_indexes(data):
        before = data[start - 1] if start else 0
        if before in _LETTERS or start < reach:
            continue  # nearly half of all matches: "iv" in "give"
        kind, value, reader, fixed, upper = entries[index]
        if end < size and data[end] in _WORD and kind != "q" and _goes_on(lower[begin + end], kind):
            continue
        start, end = start + begin, end + begin
        if before in _ODD and _is_glued(lower, start, kind):
            continue
        if upper and not _capitals_or_dose(prose, start, end):
            continue
        if reader is not None:
            cue = reader(lower, start, end)
            if cue:
                while found and found[-1].start >= cue.start:
                    found.pop()
                found.append(cue)
                reach = cue.end - begin
        elif fixed is not None:
            found.append(Cue(start, end, "frequency", *fixed))
            reach = end - begin
        elif kind == "age":
            if _AGE.search(lower, start - 14, start):
                found.append(Cue(start, end, "population", value))
        elif kind != "frequency":
            found.append(Cue(start, end, kind, value))
    return found


def _goes_on(after: str, kind: str) -> bool:
    """Whether a word goes on behind its last letters; "tds x 5" may be written as one."""
    return after.isalnum() and not (after == "x" and kind == "latin")


def _is_glued(lower: str, start: int, kind: str) -> bool:
    """Whether a digit or a letter that Latin-1 lacks stands right before a word that it is a part of."""
    before = lower[start - 1]
    return before.isalpha() or (before.isdigit() and kind != "frequency" and lower[start] != "k")


_AGE = re.compile(r"\d\s*-?\s*$")


def _capitals_or_dose(prose: str, start: int, end: int) -> bool:
    text = prose[start:end]
    if text.isupper():
        return True
    return bool(_DOSE_BEFORE.search(prose, start - 12, start))


_DOSE_BEFORE = re.compile(r"\d\s?(?:mg|g|mcg|units?|mL|ml|tabs?|tablets?|caps?|drops?|IU|mg/kg)[,\s]*$|^\s*$")

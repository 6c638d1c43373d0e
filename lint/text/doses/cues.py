"""The words around amounts that say how, how often, when, for whom and how much at most; found in one pass.

An Aho-Corasick search for the words that can begin an expression, then the expression's own grammar at each place.
"""

from __future__ import annotations

import re
from functools import cache

from lint.text.doses import frequency
from lint.text.doses.frequency import LATIN, Frequency
from lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Cue(NamedTuple):
    """What a place says. `kind`: frequency, route, need (as needed), population, form, repeat."""

    start: int
    end: int
    kind: str
    value: str
    frequency: Frequency | None = None


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
    "topical": "topical", "topically": "topical", "inhaled": "inhaled", "inhalation": "inhaled", "inhaler": "inhaled",
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


@cache
def _matcher() -> tuple[AhoCorasick, list[tuple[str, str, str]]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    entries: dict[str, tuple[str, str]] = {}
    for word in _FREQUENCY:
        entries[word] = ("frequency", word)
    for word in LATIN:
        entries[word] = ("latin", word)
    for word, route in ROUTES.items():
        entries[word] = ("route", route)
    for word, route in FORMS.items():
        entries.setdefault(word, ("form", route))
    for word in NEEDS:
        entries[word] = ("need", word)
    for word, population in POPULATIONS.items():
        entries[word] = ("population", population)
    for word in _REPEATS:
        entries[word] = ("repeat", word)
    for digit in "123456789":
        entries["q" + digit] = ("q", "")
        entries["q " + digit] = ("q", "")
        entries["q." + digit] = ("q", "")
    words = list(entries)
    matcher = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)
    return matcher, [(word, *entries[word]) for word in words]


def find_cues(prose: str, lower: str, begin: int = 0, stop: int | None = None) -> list[Cue]:
    """The cues of prose[begin:stop] in order. `lower` is the prose in lower case, of the same length."""
    matcher, entries = _matcher()
    found: list[Cue] = []
    size = len(lower)
    reach = 0
    for index, start, end in matcher.find_matches_as_indexes(lower[begin:stop]):
        start, end = start + begin, end + begin
        if start and (
            lower[start - 1].isalpha()
            or (lower[start - 1].isdigit() and entries[index][1] != "frequency" and lower[start] != "k")
        ):
            continue
        word, kind, value = entries[index]
        if start < reach:
            continue
        if kind != "q" and end < size and lower[end].isalnum() and not (lower[end] == "x" and kind == "latin"):
            continue
        if kind in ("frequency", "latin", "q"):
            parsed = _frequency(prose, lower, word, kind, start, end)
            if parsed:
                while found and found[-1].start >= parsed.start:
                    found.pop()
                found.append(Cue(parsed.start, parsed.end, "frequency", parsed.kind, parsed))
                reach = parsed.end
        elif kind == "route":
            if word in _UPPER_ONLY and not _capitals_or_dose(prose, start, end):
                continue
            found.append(Cue(start, end, "route", value))
        elif kind == "population" and value in ("age", "weight"):
            if _AGE.search(lower, max(0, start - 14), start):
                found.append(Cue(start, end, "population", value))
        else:
            found.append(Cue(start, end, kind, value))
    return found


_AGE = re.compile(r"\d\s*-?\s*$")
_AFTER_AMOUNT = re.compile(r"(?:[a-zµμ%)]|\d)\s?,?\s*$")


def _capitals_or_dose(prose: str, start: int, end: int) -> bool:
    text = prose[start:end]
    if text.isupper():
        return True
    return bool(_DOSE_BEFORE.search(prose, max(0, start - 12), start))


_DOSE_BEFORE = re.compile(r"\d\s?(?:mg|g|mcg|units?|mL|ml|tabs?|tablets?|caps?|drops?|IU|mg/kg)[,\s]*$|^\s*$")

_TIMINGS = {
    "at night", "at bedtime", "bedtime", "in the morning", "in the evening", "morning", "evening", "night",
    "at breakfast",
    "at dinner", "at lunch", "nocturnally",
}  # fmt: skip


_NOT_RATES = (
    " maintenance", " requirement", " intake", " living", " activit", " life", " need", " value", " weigh", " monitor",
    " review", " check", " assess",
)  # fmt: skip


def _frequency(prose: str, lower: str, word: str, kind: str, start: int, end: int) -> Frequency | None:
    if kind == "q":
        return frequency.q_hours(lower, start)
    if kind == "latin":
        if word in _UPPER_ONLY and not _capitals_or_dose(prose, start, end):
            return None
        if word == "stat":
            return Frequency(start, end, "single", (0.0, 0.0), "latin")
        return Frequency(start, end, "latin", LATIN[word], "latin")
    if word in ("every", "each", "at intervals of"):
        return frequency.every(lower, start)
    if word in ("interval", "intervals"):
        at = lower.rfind("at ", max(0, start - 30), start)
        return frequency.every(lower, at) if at >= 0 else None
    if word in ("once", "twice", "thrice"):
        return frequency.times(lower, start)
    if word in ("times", "time", "x daily"):
        return frequency.times_before(lower, start)
    if word == "hourly":
        return frequency.before(lower, start, end, 1 / 24, "interval", "hourly")
    if word in frequency.DAYS:
        days = frequency.DAYS[word]
        if days == 1.0 and word not in _TIMINGS:
            if lower.startswith(_NOT_RATES, end):
                return None
            return Frequency(start, end, "daily", (1.0, 1.0), "daily")
        if word not in _TIMINGS:
            return frequency.before(lower, start, end, days, "interval", word)
    if word == "divided":
        return frequency.divided(lower, start)
    if word == "doses":
        return frequency.in_doses(lower, start, end)
    if word in _TIMINGS:
        return Frequency(start, end, "timing", (1.0, 1.0), "timing")
    if word.startswith("day ") or word in (
        "single dose",
        "single",
        "one dose",
        "bolus",
        "loading dose",
        "loading",
        "first day",
        "test dose",
        "stat dose",
        "one-time",
        "one-off",
    ):
        if word == "bolus" and lower.startswith(("after ", "owing ", " with ", "the "), max(0, start - 6)):
            return None
        if word == "single" and not lower.startswith(
            (" dose", " daily", " oral", " intra", " im ", " iv ", " inj"), end
        ):
            return None
        if word == "single" and lower.startswith(" daily", end):
            return Frequency(start, end + 6, "daily", (1.0, 1.0), "daily")
        if word.startswith("day ") and lower[end : end + 1] in "-–" and lower[end + 1 : end + 2].isdigit():
            return None
        return Frequency(start, end, "single", (0.0, 0.0), "single")
    if word in ("morning and evening", "morning and night"):
        return Frequency(start, end, "times", (2.0, 2.0), "times")
    if word in ("alternate days", "alternate day"):
        return Frequency(start, end, "times", (0.5, 0.5), "alternate")
    if word in ("per day", "per 24 hours", "in 24 hours", "a day"):
        return Frequency(start, end, "total", None, "total")
    if word == "per week":
        return Frequency(start, end, "times", (1 / 7, 1 / 7), "weekly")
    if word == "per month":
        return Frequency(start, end, "times", (1 / 30, 1 / 30), "monthly")
    if word == "quarterly":
        return Frequency(start, end, "times", (1 / 90, 1 / 90), "quarterly")
    if word in ("with meals", "before meals", "with each meal", "pre-meal"):
        return Frequency(start, end, "meal", None, "meal")
    return None

"""How often: from "12 hourly", "q4-6h", "three to four times a day", "tds" to times per day.

A month counts 30 days and a year 365, as in the tables of the standards sheet (section 2.5).
"""

from __future__ import annotations

import re
from functools import lru_cache

from lint.text.doses.numbers import WORDS
from lint.typed import NamedTuple

Rate = tuple[float, float]


class Cue(NamedTuple):
    """What a place says. `kind`: frequency, route, need (as needed), population, form, repeat. The `value` of a
    frequency is what sort it is: times, interval, daily, divided, single, timing (bedtime, morning), latin, total."""

    start: int
    end: int
    kind: str
    value: str
    rate: Rate | None = None  # times per day, of a frequency


_N = r"(?:\d+(?:\.\d+)?\s?[½¼¾]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty-four)"
_SEP = r"\s*(?:-|–|—|to|or|and)\s*"
_UNIT = r"(?P<u>hours?|hourly|hrs?|h|days?|d|weeks?|wks?|wk|months?|minutes?|mins?|years?)"
EVERY = re.compile(
    rf"(?:(?:once|one time)\s+)?(?:(?:every|each)(?:\s+(?P<o>other|alternate|second|2nd|third|3rd))?"
    rf"|at\s+intervals?\s+of|at(?=\s*{_N}[^.]{{0,12}}intervals?))"
    rf"\s+(?:(?P<a>{_N})(?:{_SEP}(?P<b>{_N}))?[\s-]*)?(?:{_UNIT}|(?P<w>night|morning|evening|afternoon|day|week|month|year|noon))\b(?:\s+intervals?)?"
)
TIMES = re.compile(
    rf"(?P<a>once|twice|thrice|(?:{_N})(?:{_SEP}{_N})?\s*(?:x|×|times?))"
    rf"(?:{_SEP}(?P<b>twice|thrice|(?:{_N})\s+times?))?\s*"
    r"(?:(?:in\s+a|a|an|per|each|every|in|within|on)\s+|/\s?|-)?(?P<p>days?\b|daily|d\b|24\s?h(?:ou)?rs?|24\s?h|week(?:ly)?|month(?:ly)?"
    r"|year(?:ly)?|annually|night(?:ly)?|fortnight(?:ly)?|hour(?:ly)?|alternate\s+days?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)?\b"
)
_RANGE_BEFORE = re.compile(rf"(?<![\w.])(?P<a>{_N})(?:{_SEP}(?P<b>{_N}))?\s*-?\s*$")
DIVIDED = re.compile(
    rf"(?:given\s+|taken\s+)?(?:in(?:to)?\s+|as\s+)?(?:(?P<a>{_N})(?:{_SEP}(?P<b>{_N}))?\s+)?(?:equal(?:ly)?\s+)?divided(?:\s+dos(?:es?|ages?)|\s+in(?:to)?\s+(?P<c>{_N})(?:{_SEP}(?P<d>{_N}))?\s+doses?)?"
)
IN_DOSES = re.compile(rf"\bin(?:to)?\s+(?P<a>{_N})(?:{_SEP}(?P<b>{_N}))?\s+$")
_DOSES_BACK = re.compile(rf"(?:in(?:to)?\s+|as\s+)?(?:(?P<a>{_N})(?:{_SEP}(?P<b>{_N}))?(?:\s+equal(?:ly)?)?\s+)$")
Q_HOURS = re.compile(
    r"q\.?\s?(?P<a>\d+)(?:\s?(?:-|–|to)\s?(?P<b>\d+))?\s?(?P<u>hours?|hrs?|hr|h|°|d|days?|wks?|weeks?|w|mo|months?|min)?\b\.?"
)

LATIN: dict[str, Rate | None] = {
    "bid": (2, 2), "b.i.d": (2, 2), "b.i.d.": (2, 2), "bd": (2, 2), "b.d": (2, 2), "b.d.": (2, 2),
    "tid": (3, 3), "t.i.d": (3, 3), "t.i.d.": (3, 3), "tds": (3, 3), "t.d.s": (3, 3), "t.d.s.": (3, 3),
    "qid": (4, 4), "q.i.d": (4, 4), "q.i.d.": (4, 4), "qds": (4, 4), "q.d.s": (4, 4), "q.d.s.": (4, 4),
    "qd": (1, 1), "q.d": (1, 1), "q.d.": (1, 1), "od": (1, 1), "o.d": (1, 1), "o.d.": (1, 1), "q d": (1, 1),
    "qod": (0.5, 0.5), "q.o.d.": (0.5, 0.5), "q.o.d": (0.5, 0.5), "qhs": (1, 1), "q.h.s.": (1, 1), "hs": (1, 1),
    "h.s.": (1, 1), "nocte": (1, 1), "mane": (1, 1), "qam": (1, 1), "qpm": (1, 1), "q am": (1, 1), "q pm": (1, 1),
    "q hs": (1, 1), "qn": (1, 1), "tiw": (3 / 7, 3 / 7), "biw": (2 / 7, 2 / 7), "qw": (1 / 7, 1 / 7),
    "stat": (0, 0), "alt die": (0.5, 0.5),
}  # fmt: skip
"""Abbreviations of frequency (BNF's Latin list, US forms) and their times per day."""

DAYS = {
    "hour": 1 / 24, "hours": 1 / 24, "hourly": 1 / 24, "hr": 1 / 24, "hrs": 1 / 24, "h": 1 / 24, "°": 1 / 24,
    "day": 1.0, "days": 1.0, "d": 1.0, "week": 7.0, "weeks": 7.0, "wk": 7.0, "wks": 7.0, "w": 7.0, "month": 30.0,
    "months": 30.0, "mo": 30.0, "minute": 1 / 1440, "minutes": 1 / 1440, "min": 1 / 1440, "mins": 1 / 1440,
    "year": 365.0, "years": 365.0, "night": 1.0, "morning": 1.0, "evening": 1.0, "afternoon": 1.0, "noon": 1.0,
    "daily": 1.0, "nightly": 1.0, "weekly": 7.0, "monthly": 30.0, "yearly": 365.0, "annually": 365.0,
    "fortnight": 14.0, "fortnightly": 14.0,
}  # fmt: skip


def value(text: str) -> float:
    """A number in digits or words; "1½" is 1.5."""
    text = text.strip()
    if text in WORDS:
        return float(WORDS[text])
    for mark, part in (("½", 0.5), ("¼", 0.25), ("¾", 0.75)):
        if text.endswith(mark):
            return float(text[:-1].strip() or 0) + part
    try:
        return float(text)
    except ValueError:
        return 0.0


def _interval(low: float, high: float, days: float) -> Rate | None:
    if low <= 0 or high <= 0:
        return None
    return 1 / (max(low, high) * days), 1 / (min(low, high) * days)


def every(lower: str, at: int) -> Cue | None:
    """ "every 4 to 6 hours", "each night", "every other day", "at intervals of 2–4 hours"."""
    match = EVERY.match(lower, at)
    return Cue(at, match.end(), "frequency", *_every(*match.groups())) if match else None


@lru_cache(maxsize=512)
def _every(
    other: str | None, a: str | None, b: str | None, unit: str | None, word: str | None
) -> tuple[str, Rate | None]:
    days = DAYS.get(unit or word or "", 1.0)
    low = value(a) if a else 1.0
    high = value(b) if b else low
    if other:
        low = high = 3.0 if other in ("third", "3rd") else 2.0
    kind = "interval" if unit in ("hours", "hour", "hrs", "hr", "h", "hourly") or a else "times"
    return kind, _interval(low, high, days)


_EACH = re.compile(r"\s+(?=(?:every|each)\s)")
_SPACED = re.compile(rf"\s+at\s+an?\s+({_N})[ -](hour|day|week|month)\s+interval")


def times(lower: str, at: int) -> Cue | None:
    """ "twice daily", "3 - 4 times a day", "once a week", "once or twice daily"; "once" alone is a single dose."""
    match = TIMES.match(lower, at)
    if not match:
        return None
    first, second, period = match.group("a", "b", "p")
    if period:
        return Cue(at, match.end("p"), "frequency", "times", _times(first, second, period))
    end = match.end("b") if second else match.end("a")
    follow = _EACH.match(lower, end)
    if follow and (rest := every(lower, follow.end())):
        low, high = _count(first)[0], _count(second or first)[1]
        rate = (rest.rate[0] * low, rest.rate[1] * high) if rest.rate else None
        return Cue(at, rest.end, "frequency", "times", rate)
    spaced = _SPACED.match(lower, end)
    if spaced:
        top = 1 / (value(spaced[1]) * DAYS[spaced[2]])
        return Cue(at, spaced.end(), "frequency", "times", (0.0, top))
    if first == "once" and not second:
        return Cue(at, end, "frequency", "single", (0.0, 0.0))
    return None


@lru_cache(maxsize=512)
def _times(first: str, second: str | None, period: str) -> Rate:
    low, high = _count(first)[0], _count(second or first)[1]
    if period.endswith("day") and period not in ("day", "daily", "alternate day"):
        days = 7.0
    elif period.startswith("alternate"):
        days = 2.0
    elif period.startswith("24"):
        days = 1.0
    else:
        days = DAYS.get(period, 1.0)
    return low / days, high / days


def _count(text: str) -> Rate:
    text = text.strip()
    if text in ("once", "twice", "thrice"):
        return WORDS[text], WORDS[text]
    parts = re.findall(_N, text)
    low = value(parts[0]) if parts else 1.0
    return low, value(parts[-1]) if parts else low


def before(lower: str, at: int, end: int, days: float) -> Cue:
    """ "12 hourly", "3 - 4 weekly", "3 monthly": the interval's number stands before the word at [at, end)."""
    match = _RANGE_BEFORE.search(lower, at - 24, at)
    if not match:
        return Cue(at, end, "frequency", "interval", (1 / days, 1 / days))
    low = value(match["a"])
    high = value(match["b"]) if match["b"] else low
    return Cue(match.start(), end, "frequency", "interval", _interval(low, high, days))


def times_before(lower: str, at: int) -> Cue | None:
    """ "3 times daily", found by its word "times" at `at`."""
    match = _RANGE_BEFORE.search(lower, at - 24, at)
    return times(lower, match.start()) if match else None


def divided(lower: str, at: int) -> Cue | None:
    """ "in 2 - 4 divided doses", found by its word "divided" at `at`."""
    back = _DOSES_BACK.search(lower, at - 32, at)
    match = DIVIDED.match(lower, at)
    if not match:
        return None
    low, high = (back and back["a"]) or match["c"], (back and back["b"]) or match["d"]
    rate = (value(low), value(high or low)) if low else None
    return Cue(back.start() if back else at, match.end(), "frequency", "divided", rate)


def in_doses(lower: str, at: int, end: int) -> Cue | None:
    """ "in 2 doses", "in 1–2 doses", found by its word "doses" at `at`."""
    back = IN_DOSES.search(lower, at - 24, at)
    if not back:
        return None
    low = value(back["a"])
    return Cue(back.start(), end, "frequency", "divided", (low, value(back["b"]) if back["b"] else low))


def q_hours(lower: str, at: int) -> Cue | None:
    """ "q4h", "q4-6h", "q 12 h", "q3wk", "q1d"."""
    match = Q_HOURS.match(lower, at)
    if not match:
        return None
    low = value(match["a"])
    high = value(match["b"]) if match["b"] else low
    rate = _interval(low, high, DAYS.get(match["u"] or "h", 1 / 24))
    return Cue(at, match.end(), "frequency", "interval", rate)

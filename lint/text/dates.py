"""Dates as front matter and articles write them."""

from __future__ import annotations

import re
from functools import cache

from lint.typed import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"  # noqa: E501
DATE = (
    rf"(?:\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?(?:[T ]\d{{2}}:\d{{2}}\S*)?|\d{{4}}/\d{{1,2}}/\d{{1,2}}|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}\.?,?[ -]\d{{4}}|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|"
    rf"th)?,? \d{{4}}|{_MONTH}\.?,? \d{{4}}|(?:19|20)\d{{2}}\b)"
)
"""A date as a pattern; used with IGNORECASE."""


class Date(NamedTuple):
    """A calendar date; month or day are 0 where they were not given."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def earliest(self) -> str:
        """The first day it can be, as ISO text."""
        return f"{self.year:04d}-{self.month or 1:02d}-{self.day or 1:02d}"

    @property
    def latest(self) -> str:
        """The last day it can be, as ISO text (months end on their longest day)."""
        month = self.month or 12
        return f"{self.year:04d}-{month:02d}-{self.day or _DAYS[month - 1]:02d}"

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])

    def may_be(self, other: Date) -> bool:
        """Whether both can be the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


class ReadDate(NamedTuple):
    """What a text says as a date: the date, or why there is none."""

    date: Date | None
    fault: str | None = None  # "ambiguous", "impossible" (30 February), "unreadable"


def read_date(value: object) -> ReadDate:
    """Reads a date in the forms in use: ISO 8601, "4 July 2026", "July 4, 2026", "July 2026", "04/07/2026", "2026".

    A date in numbers whose day and month could be swapped is ambiguous. YAML dates come as text or as date objects.
    """
    text = str(value).strip().strip("\"'")
    patterns = _patterns()
    match = patterns[0].fullmatch(text)
    if match:
        return _checked(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    match = patterns[1].fullmatch(text)
    if match:
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        year += 2000 if year < 100 else 0
        if first > 12 >= second:
            return _checked(year, second, first)
        if second > 12 >= first:
            return _checked(year, first, second)
        if first == second and 0 < first <= 12:
            return _checked(year, first, first)
        return ReadDate(None, "ambiguous" if 0 < first <= 12 and 0 < second <= 12 else "impossible")
    match = patterns[2].fullmatch(text)
    if match:
        return _checked(int(match[3]), MONTHS[match[2].lower().rstrip(".")], int(match[1]))
    match = patterns[3].fullmatch(text)
    if match:
        return _checked(int(match[3]), MONTHS[match[1].lower().rstrip(".")], int(match[2]))
    match = patterns[4].fullmatch(text)
    if match:
        return _checked(int(match[2]), MONTHS[match[1].lower().rstrip(".")], 0)
    return ReadDate(None, "unreadable")


def months_between(earlier: Date, later_iso: str) -> int:
    """Whole months from a date (its latest reading) to a day given as ISO text."""
    year, month, day = (int(part) for part in later_iso.split("-"))
    last = earlier.latest
    months = (year - int(last[:4])) * 12 + month - int(last[5:7])
    return months - (1 if day < int(last[8:]) and earlier.day else 0)


def _checked(year: int, month: int, day: int) -> ReadDate:
    if not 1800 <= year <= 2200 or month > 12 or day > 31 or (month and day > _DAYS[month - 1]):
        return ReadDate(None, "impossible")
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return ReadDate(None, "impossible")
    return ReadDate(Date(year, month, day))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    flag = re.IGNORECASE
    return (
        re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?", flag),
        re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})", flag),
        re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?({_MONTH})\.?,?[ -](\d{{4}})", flag),
        re.compile(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", flag),
        re.compile(rf"({_MONTH})\.?,? (\d{{4}})", flag),
    )

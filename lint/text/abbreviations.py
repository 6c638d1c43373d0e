"""Abbreviations: where they are used and where they are spelled out.

The match of a short form to the words before it follows Schwartz and Hearst (2003): each letter of the short form
stands in the long form in order, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SHORT = r"[A-Z][A-Za-z0-9]*[-/]?[A-Z0-9][A-Za-z0-9]*"
_USED = re.compile(r"(?<![\w\-–/&.@#$])[A-Z][A-Z&]{1,6}(?=s?(?![\w\-–/&@]))(?!\.[A-Z])")
_BRACKETED = re.compile(
    rf"[(\[](?:or |also |abbreviated |hereafter |the )?[\"“']?({SHORT}s?|[A-Za-z]?[A-Z]{{2,}}[a-z]?)[\"”']?"
    r"(?=[;,)\]:]| or | \d)"
)
_LONG_AFTER = re.compile(rf"\b({SHORT})s? ?[(\[](?:or |i\.e\.,? |= ?)?([A-Za-z][^()\[\]\n]{{4,80}}?)[;,)\]]")
_GLOSSED = re.compile(
    rf"\b({SHORT})s?(?: stands for| is short for| is an? (?:abbreviation|acronym) (?:for|of)| means|\s*[:=–—]"
    r"|, (?:or|short for|which stands for))\s+[\"“*]*([A-Za-z][^.;:()\n]{4,80})"
)
_NAMED = re.compile(
    rf"(?:,? or|\babbreviated(?: as)?|\bknown as|\bcalled|\bshortened to) (?:the )?[\"“]?({SHORT})(?![\w-])"
)
_WORD = re.compile(r"[A-Za-z0-9À-ÿ]+")


class Definition(NamedTuple):
    """One place where a short form is spelled out; prose offsets of the short form."""

    short: str
    long: str
    start: int
    end: int


def used(prose: str) -> list[re.Match[str]]:
    """Places of words in capitals of two letters and more, as abbreviations are written."""
    return list(_USED.finditer(prose))


def definitions(prose: str) -> list[Definition]:
    """Where abbreviations are spelled out, in order of place."""
    found: list[Definition] = []
    for before_it in (_BRACKETED, _NAMED):
        for match in before_it.finditer(prose):
            short = match.group(1)
            before = prose[max(0, match.start() - 160) : match.start()].rsplit("\n", 1)[-1]
            long = _long_form(short.removesuffix("s") if short[-2:-1].isupper() else short, before)
            if long:
                found.append(Definition(short, long, match.start(1), match.end(1)))
    for pattern in (_LONG_AFTER, _GLOSSED):
        for match in pattern.finditer(prose):
            long = _initials_in(match.group(1), match.group(2))
            if long:
                found.append(Definition(match.group(1), long, match.start(1), match.end(1)))
    found.sort(key=lambda definition: definition.start)
    return found


def _long_form(short: str, before: str) -> str | None:
    """The words at the end of `before` that the short form stands for, or None."""
    letters = [c for c in short.lower() if c.isalnum()]
    text = before.rstrip(" \"“'*,")
    if not letters or not text:
        return None
    words = list(_WORD.finditer(text))[-min(len(letters) + 5, 2 * len(letters) + 2) :]
    if not words:
        return None
    at, low = len(text), text.lower()
    floor = words[0].start()
    for position in range(len(letters) - 1, -1, -1):
        at = low.rfind(letters[position], floor, at)
        while position == 0 and at > floor and low[at - 1].isalnum():
            at = low.rfind(letters[0], floor, at)
        if at < 0:
            return None
    long = text[at:]
    if ")" in long or "(" in long:
        return None
    return long if len(long) > len(short) and " ".join(long.split()).lower() != short.lower() else None


def _initials_in(short: str, long: str) -> str | None:
    """The beginning of `long` whose initials make the short form, or None."""
    letters = [c for c in short.lower() if c.isalpha()]
    words = list(_WORD.finditer(long))
    at = 0
    for word in words[: len(letters) + 5]:
        text = word.group().lower()
        if at < len(letters) and text[0] == letters[at]:
            at += 1
            for letter in text[1:]:
                if at < len(letters) and letter == letters[at] and len(words) < len(letters):
                    at += 1
            if at == len(letters):
                return long[: word.end()]
    return None

"""Which amounts of a block belong together, and which stretch of it speaks about each.

Amounts that share what follows ("25 mg, 50 mg or 100 mg orally", "1 mL (0.2 mg) IM") make a group; between two
groups a border says what belongs to the one before and what to the one after.
"""

from __future__ import annotations

import re

from lint.text.doses.model import Amount
from lint.text.doses.names import follows
from lint.text.doses.seen import Said
from lint.text.doses.units import COUNTED
from lint.typed import NamedTuple

_BORDER_MARK = re.compile(
    r"[.!?;,(\s-](?:(?<=[.!?])[\"')\]]*\s+(?=[A-Z(])|(?<=[;\n])|(?<=\s)[-–]\s(?=[A-Za-z(])|(?<=[a-z.]\s-)\s(?=\d)"
    r"|(?<=,)\s+(?=\d)|(?<=\()(?=or\b|max))"
)
_BORDER_WORD = re.compile(
    r"\b(?:then\b|followed by\b|increas|reduc|titrat|or(?=,?\s*(?:\d|as ))|alternatively\b|maximum|max\b|up to\b"
    r"|child|adult|maintenance|initial|for (?:child|adult)|and(?=\s\d))"
)
_EQUIVALENT = re.compile(
    r"(?:\s+of\s+1\s?:\s?[\d,]+)?\s*[(\[]\s*"
    r"(?:=|≈|~|i\.e\.,?|equivalent to|about|approximately|equal to|\d+ tablets?,)?\s*$"
)
_EQUALS = re.compile(r"\s*(?:=|≈|or about|equivalent to)\s*$")
_LISTED = re.compile(r"\s*(?:,|/|,?\s*or|,?\s*and|\+|plus)\s*$")
_NEAR = 24  # letters between two amounts of one group at most


class Group(NamedTuple):
    """amounts[first:last] in prose[start:end]."""

    first: int
    last: int
    start: int
    end: int


def find_groups(said: Said, amounts: list[Amount]) -> list[Group]:
    """The amounts of a block in groups, in order."""
    prose = said.prose
    groups: list[Group] = []
    i, count = 0, len(amounts)
    while i < count:
        j = i + 1
        end = amounts[i].end
        while j < count and amounts[j].start - end <= _NEAR:
            between = prose[end : amounts[j].start]
            if _EQUIVALENT.fullmatch(between):
                close = prose.find(")", amounts[j].end, amounts[j].end + 40)
                end = close + 1 if close >= 0 and "(" not in prose[amounts[j].end : close] else amounts[j].end
            elif _EQUALS.fullmatch(between) or _LISTED.fullmatch(between) or _counts(said, amounts[j - 1], amounts[j]):
                end = amounts[j].end
            else:
                break
            j += 1
        groups.append(Group(i, j, amounts[i].start, end))
        i = j
    return groups


def _counts(said: Said, one: Amount, two: Amount) -> bool:
    """Whether an amount counts out what another is the strength of: "one drop of timolol 0.5%"."""
    if one.unit not in COUNTED or two.unit in COUNTED or not said.prose.startswith(" of ", one.end):
        return False
    named = said.drugs_in(one.end, two.start)
    return len(named) == 1 and named[0].start == one.end + 4 and two.start - named[0].end <= 1


def border_between(said: Said, one: Group, two: Group) -> int:
    """Where what is said about one group ends and the next begins."""
    prose = said.prose
    named = said.drugs_in(one.end, two.start)
    if named and follows(prose, one.end, named[0].start) and (len(named) == 1 or named[1].start > named[0].end + 1):
        named = named[1:]
    if named:
        at = named[-1].start if len(named) == 1 else named[0].start
        cut = _cut(said, one.end, at)
        route = _leading_route(prose[one.end : at])
        if cut >= 0 and not said.cues_in(one.end, cut) and not said.stop(one.end, at):
            later = said.cues_in(cut, at)
            if later and later[0].kind in ("frequency", "route") and route < 0:
                return at
        if cut >= 0:
            return cut
        return one.end + route if route >= 0 else at
    cut = _cut(said, one.end, two.start)
    if cut >= 0:
        repeats = [c for c in said.cues_in(cut, two.start) if c.kind == "repeat"]
        if repeats:
            stop = said.stop(repeats[0].end, two.start)
            return stop[1] if stop else cut
        return cut
    return two.start


_LEADING_ROUTE = re.compile(
    r"(?:\b(?:oral|intravenous|IV|IM|SC|topical|intramuscular|subcutaneous|inhaled|nebuli[sz]ed|injection|by|iv)\s+)+$"
)
_LEADING_LAST = frozenset(
    """oral intravenous IV IM SC topical intramuscular subcutaneous inhaled nebulised nebulized injection by
    iv""".split()
)


def _leading_route(lead: str) -> int:
    """Where the routes begin that close the text before a drug's name, -1 for none."""
    words = lead.split(None)
    if not words or words[-1].lstrip("(,;:/") not in _LEADING_LAST:
        return -1
    route = _LEADING_ROUTE.search(lead)
    return route.start() if route else -1


def _cut(said: Said, start: int, end: int) -> int:
    """Where the first mark or word that ends what is said about a dose stands, -1 for none."""
    prose, lower = said.prose, said.lower
    mark = _BORDER_MARK.search(prose, start, end)
    limit = mark.start() if mark else end
    for at in said.marks.turns_in(start, limit):
        word = _BORDER_WORD.match(lower, at, limit)
        if word:
            if word.group().startswith("then"):
                while at > start and prose[at - 1] in " ,":
                    at -= 1
            return at
    return limit if mark else -1


def end_after(said: Said, start: int, limit: int) -> int:
    """The end of the sentence, or of the next one when it only repeats or applies the dose."""
    stop = said.stop(start, limit)
    if not stop:
        return limit
    follow = _REPEAT.match(said.prose, stop[1])
    if follow:
        second = said.stop(follow.end(), limit)
        return second[0] if second else limit
    return stop[0] + 1


_REPEAT = re.compile(
    r"(?:(?:The |This )?(?:[Dd]os(?:e|age)s?)?(?: may| can| should)?(?: be)? ?[Rr]epeat|Apply|Take"
    r"|Give|Use|Instil|Administer)"
)

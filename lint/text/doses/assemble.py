"""Puts amounts, drug names and cues together into doses, one block at a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from lint.text.doses.frequency import Cue, Rate
from lint.text.doses.marks import LASTS, LOAD, MOST, ROLES, WHEN
from lint.text.doses.model import Amount, Dose, Part
from lint.text.doses.names import drug_after, drug_before, unknown_name
from lint.text.doses.roles import STRENGTHS, maximum_of, role_of, with_diluent
from lint.text.doses.routes import form_of, part_of, people_of, routes_of
from lint.text.doses.schedule import duration_after, frequency_of, loading_of, timing_after
from lint.text.doses.seen import Said
from lint.text.doses.spans import Group, border_between, end_after, find_groups
from lint.text.doses.units import COUNTED
from lint.text.drugs import Drug, stem

_APPLIED = ("%", "application", "drop", "g")  # units in which "apply" says the route
_CHANGED = ("increas", "repeat", "titrat", "adjust", "reduc")  # it is the change that may be needed
_BEFORE, _AFTER = 64, 140  # letters before and after an amount that may tell what it is


def block_doses(said: Said, block: int, amounts: list[Amount], in_row: bool = False) -> list[Dose]:
    """The doses of one block's amounts; drugs of the block only (context comes later)."""
    prose = said.prose
    groups = find_groups(said, amounts)
    _learn(said, groups, in_row)
    borders = [said.start, *[border_between(said, one, two) for one, two in pairwise(groups)], said.end]
    doses: list[Dose] = []
    carried_drug: Drug | None = None
    carried: tuple[tuple[str, ...], Part | None] = (), None
    population: Part | None = None
    for k, group in enumerate(groups):
        first, last, start, end = group
        begin, stop = borders[k], borders[k + 1]
        limit = groups[k + 1].start if k + 1 < len(groups) else said.end
        following = drug_after(said, end)
        drug = following if following and following.start < (min(limit, stop) if stop > end else limit) else None
        if drug is None:
            inside = said.drugs_in(start, end) if last - first > 1 else []
            drug = inside[0] if inside else drug_before(said, start, end)
        around = _Around(said, group, begin, stop)
        routes = around.routes(amounts[first].unit in _APPLIED)
        if not routes[0] and carried[0] and (drug is None or carried_drug is None or drug.key == carried_drug.key):
            routes = carried
        if routes[0] or drug is not None:
            carried_drug, carried = drug or carried_drug, routes
        people = around.before_by.get("population")
        population = (people and people_of(prose, people, start - 120)) or (
            population if population and "\n" not in prose[begin:start] else None
        )
        for n in range(first, last):
            amount = amounts[n]
            if n + 1 < last:
                own = drug_after(said, amount.end, amounts[n + 1].start) or drug
            else:
                own = (following if amount.end == end else drug_after(said, amount.end)) or drug
            floor = said.start if n == 0 else amounts[n - 1].end
            made = around.dose(block, amount, own, routes, population, floor)
            doses.append(with_diluent(made, prose, said.lower) if made.role == "diluent" else made)
    return _spread(doses, said) if len(doses) > 1 else doses


def _learn(said: Said, groups: list[Group], in_row: bool) -> None:
    """Adds the names before amounts that no lexicon has; in a table's row, whose first cell names the drug, only
    those built like a drug's name."""
    start = said.start
    for group in groups:
        floor, start = start, group.end
        nearest = bisect_left(said.heads, group.start) - 1
        if nearest >= 0 and said.heads[nearest] >= max(floor, group.start - 40):
            continue
        unknown = unknown_name(said.prose, floor, group.start)
        if unknown is not None and (not in_row or any(stem(word) for word in unknown.key.split())):
            said.learn(unknown)


_Cues = dict[str, list[Cue]]
_NONE: _Cues = {}


def _by_kind(cues: list[Cue]) -> _Cues:
    found: _Cues = {}
    for cue in cues:
        kind = cue[2]
        if kind in found:
            found[kind].append(cue)
        else:
            found[kind] = [cue]
    return found


class _Around:
    """What is said on both sides of a group of amounts, between the `begin` and `end` of what speaks of it."""

    __slots__ = ("after", "after_by", "after_end", "before", "before_by", "begin", "group", "inside", "said")

    def __init__(self, said: Said, group: Group, begin: int, end: int) -> None:
        self.said = said
        self.group = group
        self.begin = begin
        self.after_end = end_after(said, group.end, end)
        cues, starts = said.cues, said.starts
        first = bisect_left(starts, begin)
        inner = bisect_left(starts, group.start, first)
        outer = bisect_left(starts, group.end, inner)
        self.before = cues[first:inner]
        self.inside = cues[inner:outer]
        self.after = cues[outer : bisect_left(starts, self.after_end, outer)]
        self.before_by = _by_kind(self.before) if self.before else _NONE
        self.after_by = _by_kind(self.after) if self.after else _NONE

    def routes(self, applies: bool) -> tuple[tuple[str, ...], Part | None]:
        """By what way the group's amounts are given; `applies`: in units in which "apply" says it."""
        within = _by_kind(self.inside) if self.inside else _NONE
        if not (within or self.after_by or self.before_by):
            return (), None
        return routes_of(self.said.prose, self.said.lower, within, self.after_by, self.before_by, applies)

    def dose(
        self, block: int, amount: Amount, drug: Drug | None, routes: tuple[tuple[str, ...], Part | None],
        population: Part | None, floor: int,
    ) -> Dose:  # fmt: skip
        """The dose of one of the group's amounts; `floor` is where the amount before it ends."""
        said, after_by, before_by, end = self.said, self.after_by, self.before_by, self.group.end
        prose, lower = said.prose, said.lower
        start, amount_end, _, _, unit, basis, *_ = amount
        head = start - _BEFORE if start - _BEFORE > floor else floor
        lead, after, last = said.marks.around(head, start, amount_end, end + _AFTER)
        maximum = maximum_of(prose, lower, head, start, end, last) if last >= 0 or after & MOST else None
        role = None
        if (lead | after) & ROLES or basis in STRENGTHS or unit in ("%", "mL", "L"):
            role = role_of(lower, amount, head, maximum, lead, after)
        frequency: Part | None = None
        per_day: Rate | None = None
        if "frequency" in after_by or "frequency" in before_by:
            frequency, per_day, total = frequency_of(
                said, amount, after_by, before_by, maximum, role, self.group.start, end, after
            )
        else:
            total = basis is not None and basis.endswith("/day")
        if lead & LOAD and role is None:
            loading, frequency, per_day = loading_of(lower, head, start, frequency, per_day)
            role = "loading" if loading else None
        timing = duration = None
        if after & (WHEN | LASTS):
            stop = min(self.after_end, end + _AFTER)
            timing = timing_after(said, end, stop) if after & WHEN else None
            duration = duration_after(said, end, stop) if after & LASTS else None
        form = form_of(prose, self.after, self.before) if "form" in after_by or "form" in before_by else None
        return Dose(
            amount, block, drug, form, routes[0], routes[1], frequency, per_day, total, timing, duration,
            self._need(amount) if "need" in after_by else None, maximum, population, role,
        )  # fmt: skip

    def _need(self, amount: Amount) -> Part | None:
        """ "As needed", but not where it is the increase or the repeat that may be needed."""
        cue = self.after_by["need"][0]
        lead = self.said.lower[max(0, self.begin - 12, amount.start - 30) : cue.start]
        return None if any(word in lead for word in _CHANGED) else part_of(self.said.prose, cue)


_WITH = re.compile(r"\s*(?:,|,?\s*and|plus|\+|with|together with|combined with)\s+(?:oral\s+|IV\s+)?$")


def _together(one: Dose, two: Dose, prose: str) -> bool:
    """Whether nothing but the second drug's name stands between two doses: "rifampicin 600 mg and isoniazid 300 mg
    daily"."""
    drug = two.drug
    if (
        drug is None or one.drug is None or not one.end < drug.start < two.start or one.frequency is not None
        or one.role is not None or two.role is not None or one.maximum is not None or two.maximum is not None
        or one.amount.basis != two.amount.basis or two.frequency is None or two.frequency.start < two.end
    ):  # fmt: skip
        return False
    return two.start - drug.end <= 2 and one.drug.key != drug.key and bool(_WITH.fullmatch(prose, one.end, drug.start))


def _spread(doses: list[Dose], said: Said) -> list[Dose]:
    """Strengths take the route of the count that follows them in the same sentence, and drugs given together the
    frequency and route that are said after the last of them."""
    for i in range(len(doses) - 2, -1, -1):
        one, two = doses[i], doses[i + 1]
        if two.frequency is not None and _together(one, two, said.prose):
            route = (two.routes, two.route_part) if not one.routes else (one.routes, one.route_part)
            doses[i] = one._replace(
                frequency=two.frequency, per_day=two.per_day, daily_total=two.daily_total, routes=route[0],
                route_part=route[1],
            )  # fmt: skip
        elif one.routes or not two.routes or said.stop(one.end, two.start):
            continue
        if one.role == "strength" or one.amount.unit == "%" or two.amount.unit in COUNTED:
            doses[i] = one._replace(routes=two.routes, route_part=two.route_part)
    return doses

"""Puts amounts, drug names and cues together into doses, one block at a time."""

from __future__ import annotations

import re
from itertools import pairwise

from lint.text.doses.frequency import Cue, Rate
from lint.text.doses.marks import LASTS, LOAD, MOST, WHEN
from lint.text.doses.model import Amount, Dose, Part
from lint.text.doses.names import drug_after, drug_before, unknown_name
from lint.text.doses.roles import maximum_of, role_of, with_diluent
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
        population = people_of(prose, around.before_by.get("population", ()), start - 120) or (
            population if k and "\n" not in prose[begin:start] else None
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
        if said.drugs_in(max(floor, group.start - 40), group.start):
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

    __slots__ = ("after", "after_by", "after_end", "before", "before_by", "begin", "group", "said")

    def __init__(self, said: Said, group: Group, begin: int, end: int) -> None:
        self.said = said
        self.group = group
        self.begin = begin
        self.after_end = end_after(said, group.end, end)
        self.after = said.cues_in(group.end, self.after_end)
        self.before = said.cues_in(begin, group.start)
        self.after_by = _by_kind(self.after) if self.after else _NONE
        self.before_by = _by_kind(self.before) if self.before else _NONE

    def routes(self, applies: bool) -> tuple[tuple[str, ...], Part | None]:
        """By what way the group's amounts are given; `applies`: in units in which "apply" says it."""
        inside = self.said.cues_in(self.group.start, self.group.end)
        within = _by_kind(inside) if inside else _NONE
        return routes_of(self.said.prose, self.said.lower, within, self.after_by, self.before_by, applies)

    def dose(
        self, block: int, amount: Amount, drug: Drug | None, routes: tuple[tuple[str, ...], Part | None],
        population: Part | None, floor: int,
    ) -> Dose:  # fmt: skip
        """The dose of one of the group's amounts; `floor` is where the amount before it ends."""
        said, after_by, before_by = self.said, self.after_by, self.before_by
        prose, lower = said.prose, said.lower
        start, end = amount.start, self.group.end
        head = max(floor, start - _BEFORE)
        lead, after, last = said.marks.around(head, start, amount.end, end + _AFTER)
        maximum = maximum_of(prose, lower, head, start, end, last) if last >= 0 or after & MOST else None
        role = role_of(lower, amount, head, maximum, lead, after)
        frequency: Part | None = None
        per_day: Rate | None = None
        total = False
        if "frequency" in after_by or "frequency" in before_by:
            frequency, per_day, total = frequency_of(
                said, amount, after_by, before_by, maximum, role, self.group.start, end
            )
        elif amount.basis is not None:
            total = amount.basis.endswith("/day")
        if role is None and lead & LOAD:
            loading, frequency, per_day = loading_of(lower, head, start, frequency, per_day)
            role = "loading" if loading else None
        stop = min(self.after_end, end + _AFTER)
        formed = "form" in after_by or "form" in before_by
        return Dose(
            amount=amount, block=block, drug=drug, form=form_of(prose, self.after, self.before) if formed else None,
            routes=routes[0], route_part=routes[1], frequency=frequency, per_day=per_day, daily_total=total,
            timing=timing_after(said, end, stop) if after & WHEN else None,
            duration=duration_after(said, end, stop) if after & LASTS else None,
            as_needed=self._need(amount) if "need" in after_by else None,
            maximum=maximum, population=population, role=role,
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

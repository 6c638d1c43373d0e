"""By what way, in what form and for whom: what is said around a group of amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lint.text.doses.frequency import Cue
from lint.text.doses.model import Part

_AGES = re.compile(
    r"(?:(?:<|>|≤|≥|under|over|above|below|less than|up to|aged?|from|between|more than"
    r"|at least)\s*(?:or equal to\s*)?)?\d+(?:\s*(?:years?|months?|weeks?|days?|yrs?))?(?:\s*(?:-|–"
    r"|to|and)\s*\d+)?\s*-?\s*(?:years?|months?|weeks?|yrs?|kg)\b",
    re.IGNORECASE,
)
_ROUTE_GLUE = re.compile(
    r"\s*(?:/|,|or|and|,?\s*or by|by|\s|injections?|over \S+ \S* ?\S* ?\S*|deep|slow|route|and/or"
    r"|either|infusion|bolus|push|the)*\s*",
    re.IGNORECASE,
)
_VERBS = ("apply", "applied")


def part_of(prose: str, cue: Cue) -> Part:
    """The cue's place and words."""
    return Part(cue.start, cue.end, prose[cue.start : cue.end])


_Cues = Mapping[str, list[Cue]]


def routes_of(
    prose: str, lower: str, inside: _Cues, after: _Cues, before: _Cues, applies: bool
) -> tuple[tuple[str, ...], Part | None]:
    """Routes said after the amount, else before it, else by the form; of the cues by kind."""
    forms = [*inside.get("form", ()), *after.get("form", ())] if "form" in inside or "form" in after else []
    for cue in forms:
        if cue.value == "transdermal":
            return ("transdermal",), part_of(prose, cue)
    for cues in (inside, after, before):
        if "route" in cues:
            run = cues["route"]
            if len(run) == 1:
                return (run[0].value,), part_of(prose, run[0])
            run = _run_back(prose, run) if cues is before else _run(prose, run)
            names = tuple(dict.fromkeys([cue.value for cue in run]))
            return names, Part(run[0].start, run[-1].end, prose[run[0].start : run[-1].end])
    if forms or "form" in before:
        for cue in (*after.get("form", ()), *before.get("form", ())[::-1], *inside.get("form", ())):
            if applies or lower[cue.start : cue.end] not in _VERBS:
                return (cue.value,), part_of(prose, cue)
    return (), None


def form_of(prose: str, after: list[Cue], before: list[Cue]) -> Part | None:
    """The form that stands beside the amount: tablet, cream, patch."""
    for cue in (*after[:2], *before[-1:]):
        if cue.kind == "form" and prose[cue.start : cue.end].lower() not in (*_VERBS, "drink", "drinks"):
            return part_of(prose, cue)
    return None


def _run(prose: str, cues: list[Cue]) -> list[Cue]:
    run = [cues[0]]
    for cue in cues[1:]:
        gap = prose[run[-1].end : cue.start]
        if len(gap) > 48 or not _ROUTE_GLUE.fullmatch(gap):
            break
        run.append(cue)
    return run


def _run_back(prose: str, cues: list[Cue]) -> list[Cue]:
    """The last route before an amount, and those that stand with it: "IV or IM 500 mg"."""
    run = [cues[-1]]
    for cue in cues[-2::-1]:
        gap = prose[cue.end : run[0].start]
        if len(gap) > 48 or not _ROUTE_GLUE.fullmatch(gap):
            break
        run.insert(0, cue)
    return run


def people_of(prose: str, hints: Sequence[Cue], floor: int) -> Part | None:
    """For whom: the words from the first to the last hint before the amount, of those from `floor` on."""
    if not hints:
        return None
    if hints[0].start < floor:
        hints = [hint for hint in hints if hint.start >= floor]
        if not hints:
            return None
    first, last = hints[0], hints[-1]
    start = first.start
    if first.value in ("age", "weight"):
        ages = [m for m in _AGES.finditer(prose, max(0, start - 40), last.end) if m.end() >= first.start]
        start = ages[0].start() if ages else start
    return Part(start, last.end, prose[start : last.end])

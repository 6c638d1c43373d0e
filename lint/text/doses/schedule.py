"""How often, when and for how long: the frequency that belongs to an amount, as text and as times per day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lint.text.doses import marks
from lint.text.doses.frequency import Cue, Rate
from lint.text.doses.model import Amount, Part
from lint.text.doses.roles import COUNT_NEXT
from lint.text.doses.seen import Said

FAR = 80  # letters after an amount: a frequency beyond them speaks of something else
_FAR_REPEATED = 400  # unless the dose is to be repeated
_RUN_GAP = re.compile(
    r"[\s,]*(?:(?:orally|by mouth|IM|IV|IM/IV|intravenously|intramuscularly|subcutaneously"
    r"|subcutaneous|given|administered|in|as|at|and|or|for \S+ days|\(?with food\)?|po|PO|total|sc|SC|s\.c\."
    r"|i\.v\.|i\.m\.|in the|taken|each|before|after|food|a|or)[\s,]*){0,3}",
    re.IGNORECASE,
)
_LOADING = re.compile(r"\b(?:loading|bolus|load)\b(?:(?!\bthen\b|followed by)[^.;\n]){0,40}$")
_CHANGED = re.compile(
    r"(?:doubled?|halved?|increase[ds]?|decrease[ds]?|reduced?|adjust(?:ed)?|titrated?|reviewed?)\s+(?:it\s+|dose\s+)?$"
)
"""What is done as often as the words after it say: it is not the dose that is given so."""
_LOADING_DOSE = re.compile(r"\bloading (?:dose|regimen)s?(?: of|:| is)?\s*$")
_DURATION = re.compile(
    r"\bfor\s+(?:up to |at least |about |a (?:minimum|maximum|total) of |not more than |no more than |another )?"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|a|several)(?:\s*(?:-|–|to)\s*\d+)?\s+(?:days?|weeks?|months?"
    r"|years?|nights?|doses?|hours?)|life\b|several \w+)"
)
_TIMING = re.compile(
    r"\b(?=[\dabeimnow])(?:(?:\d+ (?:minutes|hours?) )?(?:before|after|with|between)\s+(?:each |every |the |main "
    r"|major |or (?:after|with) )*(?:food|meals?|breakfast"
    r"|lunch|dinner|eating|milk)|at bedtime|at night|in the (?:morning|evening)(?: and (?:evening"
    r"|night))?|on an empty stomach"
    r"|at breakfast|at dinner|every (?:morning|evening|night)|nocte|mane)\b"
)


def timing_after(said: Said, start: int, end: int) -> Part | None:
    """When in the day, within the clause after an amount."""
    return _found(_TIMING, said, start, end)


def duration_after(said: Said, start: int, end: int) -> Part | None:
    """For how long, within the clause after an amount."""
    return _found(_DURATION, said, start, end)


def _found(pattern: re.Pattern[str], said: Said, start: int, end: int) -> Part | None:
    match = pattern.search(said.lower, start, end)
    return Part(*match.span(), said.prose[match.start() : match.end()]) if match else None


def loading_of(
    lower: str, head: int, start: int, frequency: Part | None, per_day: Rate | None
) -> tuple[bool, Part | None, Rate | None]:
    """Whether a dose is a loading dose, and then its frequency; asked only where such a word stands before it."""
    loading = _LOADING.search(lower, head, start)
    if not loading:
        return False, frequency, per_day
    if frequency is None:
        first = loading.group().split()[0]
        return True, Part(loading.start(), loading.start() + len(first), first), (0.0, 0.0)
    named = frequency.text.lower() in ("loading dose", "loading", "bolus") or _LOADING_DOSE.search(lower, head, start)
    return bool(named), frequency, per_day


_Cues = Mapping[str, list[Cue]]


def frequency_of(
    said: Said, amount: Amount, after: _Cues, before: _Cues, maximum: Part | None, role: str | None,
    group_start: int, group_end: int, signs: int,
) -> tuple[Part | None, Rate | None, bool]:  # fmt: skip
    """How often, times per day, and whether the amount is a whole day's. `after` and `before` are the cues on both
    sides of the amount's group by kind, `signs` the marks after it."""
    prose = said.prose
    basis = amount.basis
    total = basis is not None and basis.endswith("/day")
    if role in ("increment", "diluent"):
        return None, None, total
    run = _run_after(said, after, group_end, signs) if "frequency" in after else []
    if not run and "frequency" in before:
        run = _run_before(said, before["frequency"][-1], role, amount.unit, group_start)
    if not run:
        return None, None, total
    if role == "strength" and amount.unit != "%" and COUNT_NEXT.match(prose, amount.end, amount.end + 60):
        return None, None, total
    start, end = run[0].start, run[-1].end
    rate, whole = _rate(prose, run, maximum, role, total)
    return Part(start, end, prose[start:end]), rate, whole


def _run_after(said: Said, after: _Cues, group_end: int, signs: int) -> list[Cue]:
    repeated = "repeat" in after
    reach = group_end + (_FAR_REPEATED if repeated else FAR)
    found = [cue for cue in after["frequency"] if cue.start < reach]
    if found and (signs & marks.CHANGES or repeated):
        prose = said.prose
        found = [cue for cue in found if not _CHANGED.search(prose, cue.start - 14, cue.start)]
    return _frequency_run(said.prose, found) if len(found) > 1 else found


def _run_before(said: Said, cue: Cue, role: str | None, unit: str, group_start: int) -> list[Cue]:
    """The last frequency before the amount, in its sentence: "Once daily: 500 mg"."""
    if role == "strength" and unit != "%":
        return []
    apart = cue.value in ("divided", "total") and role != "strength"
    return [] if apart or said.stop(cue.end, group_start) else [cue]


_PLAIN = frozenset(("interval", "times", "latin"))


def _rate(prose: str, run: list[Cue], maximum: Part | None, role: str | None, total: bool) -> tuple[Rate | None, bool]:
    """Times per day of a run of frequencies, and whether the amount before it is a whole day's."""
    if len(run) == 1 and run[0].value in _PLAIN:
        return run[0].rate, total
    kinds = [c.value for c in run]
    rates = [c.rate for c in run]
    if "divided" in kinds:
        rate = rates[kinds.index("divided")]
        if rate is None:
            counted = (r for r, k in zip(rates, kinds, strict=True) if r and k in ("interval", "times", "latin"))
            rate = next(counted, None)
        return rate, True
    if kinds[0] == "total":
        return None, True
    if maximum is not None and kinds[0] == "daily" and role is None and _totalled(prose, maximum):
        return None, True
    second = kinds[1] if len(kinds) > 1 else ""
    if kinds[0] == "daily" and second in ("interval", "times", "latin") and rates[1] and rates[1][1] > 1:
        return rates[1], True
    if kinds[0] == "single" and second in ("timing", "daily", "times"):
        return rates[1], total
    if total and kinds[0] in ("daily", "timing"):
        return None, True
    if kinds[0] == "meal":
        return None, total
    return rates[0], total


def _totalled(prose: str, maximum: Part) -> bool:
    """ "maximum 4 g daily" is a day's total; "Maximum dose: 1.8 mg daily" the highest dose."""
    return "dose:" not in prose[maximum.start : maximum.end + 1].lower()


def _frequency_run(prose: str, cues: list[Cue]) -> list[Cue]:
    """The first frequency after the amount and those that refine it: "daily in divided doses every 8 hours"."""
    if not cues:
        return []
    run = [cues[0]]
    for cue in cues[1:]:
        if not _RUN_GAP.fullmatch(prose, run[-1].end, cue.start):
            break
        if cue.value in ("divided", "interval", "times", "daily", "timing", "latin") and run[-1].value in (
            "daily",
            "divided",
            "total",
            "single",
            "times",
        ):
            if cue.value in ("timing",) and run[-1].value == "times":
                pass
            elif " or " in prose[run[-1].end : cue.start]:
                break
            run.append(cue)
            continue
        break
    return run

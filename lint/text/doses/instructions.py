"""Free-text prescription lines ("1 tab po bid x 5 days", "tome una tableta tres veces al día"): what they say.

The grammar is that of articles; before it stand the spellings of prescription systems: run-together abbreviations
("tidprn", "bidx9 days"), a bare count before a route ("1 po bid"), and the commonest Spanish words.
"""

from __future__ import annotations

import re

from lint.text.doses.cues import find_cues
from lint.text.doses.model import Dose
from lint.text.doses.recognise import parse_doses
from lint.typed import NamedTuple


class Instruction(NamedTuple):
    """What one line says. `days` is how long; `doubts` says in words what could not be read or is ambiguous."""

    text: str
    doses: tuple[Dose, ...]
    per_day: tuple[float, float] | None
    route: str | None
    as_needed: bool
    maximum: tuple[float, str] | None  # in a day
    days: float | None
    doubts: tuple[str, ...]

    def __str__(self) -> str:
        """One line in plain words."""
        said = [f"{_number(d.amount.low, d.amount.high)} {d.amount.unit}" for d in self.doses if not d.is_maximum]
        parts = [", then ".join(said)] if said else []
        parts += [f"route {self.route}"] if self.route else []
        if self.per_day:
            low, high = (round(x, 3) for x in self.per_day)
            parts.append("once" if high == 0 else f"{_number(low, high)} times a day")
        parts += ["as needed"] if self.as_needed else []
        parts += [f"at most {self.maximum[0]:g} {self.maximum[1]} a day"] if self.maximum else []
        parts += [f"for {self.days:g} days"] if self.days else []
        parts += [f"({'; '.join(self.doubts)})"] if self.doubts else []
        return ", ".join(parts)


def _number(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


_SPANISH = (
    (r"\btome\b|\btomar\b", "take"),
    (r"\bun[ao]?\b", "one"),
    (r"\bdos\b", "two"),
    (r"\btres\b", "three"),
    (r"\bcuatro\b", "four"),
    (r"\btabletas?\b|\bpastillas?\b|\bcomprimidos?\b", "tablet"),
    (r"\bc[aá]psulas?\b", "capsule"),
    (r"\bgotas?\b", "drops"),
    (r"\bpor v[ií]?a? ?oral\b|\bpor la boca\b", "by mouth"),
    (r"\bveces\b|\bvez\b", "times"),
    (r"\bal d[ií]?a?\b|\bpor d[ií]a\b|\bdiari[ao]\b", "a day"),
    (r"\bcada (\d+) horas\b", r"every \1 hours"),
    (r"\bse?g[uú]?n se necesite\b|\bsi es necesario\b|\bsegn se necesite\b", "as needed"),
    (r"\bpor (\d+) d[ií]as\b", r"for \1 days"),
)
_GLUED = (
    (r"\b(bid|tid|qid|daily|qd|hs)(?=x\s?\d|prn|w|for\b|\d)", r"\1 "),
    (r"\b(\d+) ?(hr|hrs)(?=prn)", r"\1 \2 "),
    (r"prn(?=[a-z])", "prn "),
    (r"(?<=[a-z])prn\b", " prn"),
    (r"(?<=[a-z])x(?=\d)", " x "),
    (r"\btabs?\b", "tablet"),
    (r"\bcaps?\b", "capsule"),
    (r"\bpills?\b", "tablet"),
    (r"\bq (?=d\b)", "q"),
    (r"\b(?:every )?q ?(\d+)(?:-| to )?(\d*) hours?\b", r"every \1-\2 hours"),
    (r"-(?= hours)", ""),
    (r"\bhrs?\b", "hours"),
    (r"\b(\d+) (?:one|two|three|four|five|six|eight) (?=times|time|hours)", r"\1 "),
    (r"\beight hours\b", "8 hours"),
    (r"\binstr:?", " "),
    (r"\bqam\b", "every morning"),
    (r"\bq (?:am)\b", "every morning"),
    (r"^(\d+(?:/\d+)?(?:-\d+(?:/\d+)?)?|one|two) (?=(?:by mouth|po|orally|daily|bid)\b)", r"\1 tablet "),
    (r"(?<=days )(\d+(?:/\d+)?) (?=po\b)", r"\1 tablet "),
    (r"\btablet(?=\d)", "tablet "),
    (r"\b(\d+) one (?=tablet)", r"\1 "),
    (r"\bmls\b", "mL"),
)
_DAYS = re.compile(r"(?:\bfor|\bx|\btimes)?\s*(\d+)\s*(day|week|month)s?\b(?!\s*(?:then|remove))")
_MOST = re.compile(
    r"(?:max(?:imum)?(?: daily)?(?: dose)?|mdd)\W*(\d+(?:\.\d+)?|one|two|three|four)\s*(tablets?"
    r"|capsules?|milligrams?|mg|puffs?|ml)?"
)
_LENGTH = {"day": 1, "week": 7, "month": 30}
_ACTIONS = ("apply", "use", "place", "instill", "inhale", "take", "give", "swish", "as directed")


def parse_instruction(line: str) -> Instruction:
    """What a prescription line says; `doubts` holds what it leaves open, and never is a number guessed."""
    text = line.strip().lower()
    spanish = bool(re.search(r"\b(?:tome|veces|tableta)\b", text))
    for pattern, words in (*_SPANISH, *_GLUED) if spanish else _GLUED:
        text = re.sub(pattern, words, text)
    text = re.sub(r"\s+", " ", text).strip()
    doses = parse_doses(text)
    cues = find_cues(text, text)
    often = next((c.rate for c in cues if c.kind == "frequency" and c.rate), None)
    per_day = next((d.per_day for d in doses if d.per_day), None) or often
    route = next((d.route for d in doses if d.route), None) or next(
        (c.value for c in cues if c.kind in ("route", "form")), None
    )
    most = _MOST.search(text)
    lasting = _DAYS.search(text)
    doubts = []
    if not doses:
        doubts.append("no amount" if any(a in text for a in _ACTIONS) else "not understood")
    if per_day is None:
        doubts.append("as directed: not said how often" if "directed" in text else "not said how often")
    if spanish:
        doubts.append("read from Spanish")
    if len({(d.amount.low, d.amount.unit) for d in doses if not d.is_maximum and d.role != "strength"}) > 1:
        doubts.append("several steps")
    units = doses[0].amount.unit if doses else "doses"
    return Instruction(
        line.strip(),
        doses,
        per_day,
        route,
        any(c.kind == "need" for c in cues),
        (_value(most[1]), (most[2] or units).rstrip("s")) if most else None,
        float(lasting[1]) * _LENGTH[lasting[2]] if lasting else None,
        tuple(doubts),
    )


def _value(text: str) -> float:
    return {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}.get(text) or float(text)

"""Check kind for how a dose is written: run together, naked decimal, trailing zero, run into the drug's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from lint.checks import Check
from lint.checks.doses.common import flawed, hit
from lint.checks.doses.error_units import wanted_unit
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Amount, Dose, Number
from lint.text.doses.numbers import NUMBER
from lint.text.doses.units import MEASURED_PATTERN, SIZES


def dose_form(form: str) -> Check:
    """`form`: run-together (10mg), naked-decimal (.5 mg), trailing-zero (1.0 mg), run-into-name (Tegretol300 mg)."""
    return {
        "run-together": _run_together,
        "naked-decimal": _naked_decimal,
        "trailing-zero": _trailing_zero,
        "run-into-name": _run_into_name,
    }[form]


_start = attrgetter("start")
_LOOSE = {"mg", "mcg", "units"}  # units of doses that are not laboratory values


def _run_together(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    if facts.profile.doses.get("space") == "optional":
        return
    amounts = [d.amount for d in facts.own_doses]
    amounts += [a for a in facts.other_quantities if a.unit in _LOOSE and a.basis is None]
    glued = [  # a unit stands right behind its number
        a
        for a in amounts
        if (a.second or a.first).end == a.unit_span[0] or (a.first_unit_span and a.first.end == a.first_unit_span[0])
    ]
    for amount in sorted(glued, key=_start):
        for at, unit in _joints(amount):
            if unit[0] != at or prose[at] in "%％" or at == 0:
                continue
            if wanted_unit(prose[unit[0] : unit[1]], facts.profile.house_style, 2):
                continue  # the unit itself is to be replaced, and its fix brings the space
            if facts.quoted_notation.holds(amount.start, amount.end):
                continue
            start = amount.start
            found = prose[start : amount.end]
            end = unit[1]
            wanted = prose[start:at] + " " + prose[at:end]
            yield hit(
                facts, start, end, {"found": prose[start:end], "wanted": wanted, "whole": found},
                edits=((at, at, " "),), title=f"Write {wanted}",
            )  # fmt: skip


def _joints(amount: Amount) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where a number ends and its unit's span, for each number that has a unit right after it."""
    if amount.first_unit_span:
        yield amount.first.end, amount.first_unit_span
    last = amount.second or amount.first
    if last.end <= amount.unit_span[0] <= amount.end and amount.unit in (*SIZES, "tablet", "capsule", "drop", "puff"):
        yield last.end, amount.unit_span


def _numbers(dose: Dose) -> Iterator[Number]:
    yield dose.amount.first
    if dose.amount.second:
        yield dose.amount.second


def _naked_decimal(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for dose in flawed(facts):
        for number in _numbers(dose):
            if "naked-decimal" in number.flaws and not facts.quoted_notation.holds(dose.start, dose.end):
                found = prose[number.start : dose.end]
                yield hit(
                    facts, number.start, dose.end, {"found": found, "wanted": "0" + found},
                    edits=((number.start, number.start + 1, "0."),), title=f"Write 0{found}",
                )  # fmt: skip


_STATISTICS = re.compile(r"\bmean\b|\baverage|median|±|\bSD\b|\bIQR\b|\b95% ?CI|\bdetection\b|\bsize\b", re.IGNORECASE)
_INSTRUMENT = re.compile(
    r"\s*(?:needle|tube|catheter|blade|suture|filter|pipette|cuvette|flask|syringe)", re.IGNORECASE
)


def _trailing_zero(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for dose in flawed(facts):
        for number in _numbers(dose):
            if "trailing-zero" not in number.flaws or facts.quoted_notation.holds(dose.start, dose.end):
                continue
            if _STATISTICS.search(prose, max(0, dose.start - 60), dose.end + 24) or _INSTRUMENT.match(prose, dose.end):
                continue  # a measured result: its last zero says how exact it is
            text = prose[number.start : number.end]
            short = text.rstrip("0").rstrip(".")
            rest = prose[number.end : dose.end]
            yield hit(
                facts, number.start, dose.end, {"found": text + rest, "wanted": short + rest},
                edits=((number.start, number.end, short),), title=f"Write {short}{rest}",
            )  # fmt: skip


_RUN_IN = re.compile(
    rf"(?<![\w-])(?P<w>[A-Za-z]{{5,}})(?P<n>{NUMBER})(?:\s?(?P<u>{MEASURED_PATTERN})\b(?!\s?/\s?(?:dL|L|mL)\b))?(?![\w-])"
)
_LETTERS_AND_DIGITS = bytes(
    0x61 if chr(code).isalpha() else 0x30 if chr(code).isdigit() else 0x20 for code in range(256)
)
"""Every letter is an a, every digit a 0: letters with a digit right after them are then one string to look for."""
_LETTER = ord("a")


def _run_into_name(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for start in _names_with_digits(prose, facts.words.data):
        match = _RUN_IN.match(prose, start)
        if match is None:
            continue
        value = (
            float(match["n"].replace(",", "").replace("·", ".").split(" ")[0] or 0) if match["n"][0].isdigit() else 0
        )
        if not match["u"] and (value < 10 or value > 5000):
            continue
        end = match.end()
        index = facts.article.block_at(start)
        if facts.reference_blocks.holds(index) or facts.code.holds(start) or facts.quoted_notation.holds(start, end):
            continue
        at = match.end("w")
        wanted = prose[start:at] + " " + prose[at:end]
        yield hit(
            facts, start, end, {"found": prose[start:end], "wanted": wanted}, edits=((at, at, " "),),
            title=f"Write {wanted}",
        )  # fmt: skip


def _names_with_digits(prose: str, data: bytes) -> Iterator[int]:
    """Where drug names begin that have a digit right after them."""
    shapes = data.translate(_LETTERS_AND_DIGITS)
    at = shapes.find(b"aaaaa0")
    if at < 0:
        return
    from lint.text.drugs import lexicon

    lex = lexicon()
    while at >= 0:
        digit = at + 5
        start = at
        while start and shapes[start - 1] == _LETTER:
            start -= 1
        word = prose[start:digit].lower()
        if word in lex.names or (word in lex.brands and prose[start].isupper()):
            yield start
        at = shapes.find(b"aaaaa0", digit)

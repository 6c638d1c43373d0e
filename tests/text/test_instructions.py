"""Prescription lines as systems write them."""

from __future__ import annotations

import pytest

from lint.text.doses.instructions import parse_instruction


@pytest.mark.parametrize(
    ("line", "amount", "unit", "route", "per_day"),
    [
        ("take 1 tablet by mouth 2 times a day", 1, "tablet", "oral", (2, 2)),
        ("1 tabs oral bid", 1, "tablet", "oral", (2, 2)),
        ("1 tabs sl bidx9 days", 1, "tablet", "sublingual", (2, 2)),
        ("1 po bid x 3 days", 1, "tablet", "oral", (2, 2)),
        ("1/2 tab po bid", 0.5, "tablet", "oral", (2, 2)),
        ("1 tabs po tidprnas needed for pain", 1, "tablet", "oral", (3, 3)),
        ("tome una tableta por via oral tres veces al dia", 1, "tablet", "oral", (3, 3)),
        ("take 2.5 ml by mouth every eight hours as needed nausea", 2.5, "mL", "oral", (3, 3)),
        ("inhale 2 puffs by mouth every 4 to 6 hours as needed", 2, "puff", "oral", (4, 6)),
        ("1 po q 6-8 hours for nausea", 1, "tablet", "oral", (3, 4)),
        ("instill 1 drop by ophthalmic route 4 times every day into both eyes", 1, "drop", "ophthalmic", (4, 4)),
        ("take one tablet at bedtime", 1, "tablet", "oral", (1, 1)),
    ],
)
def test_amount_route_and_frequency(
    line: str, amount: float, unit: str, route: str, per_day: tuple[float, float]
) -> None:
    read = parse_instruction(line)
    assert (read.doses[0].amount.low, read.doses[0].amount.unit) == (amount, unit)
    assert read.route == route
    assert read.per_day == pytest.approx(per_day)


def test_maximum_need_and_length() -> None:
    read = parse_instruction("take 2 tablets by mouth every 8 hrs as needed maximum daily dose 8 tablets")
    assert read.as_needed
    assert read.maximum == (8, "tablet")
    assert parse_instruction("1 caps po bidx5 days").days == 5
    assert parse_instruction("apply to skin for 2 weeks daily").days == 14


def test_what_is_not_said_is_a_doubt_and_no_guess() -> None:
    read = parse_instruction("1 tablet orally as directed 5 days")
    assert read.per_day is None
    assert read.doubts == ("as directed: not said how often",)
    assert "no amount" in parse_instruction("apply sparingly to affected area two times a day").doubts
    assert "not understood" in parse_instruction("for muscle spasms").doubts


def test_steps_are_named() -> None:
    assert (
        "several steps"
        in parse_instruction("take 2 tablets daily for 14 days then decrease to 0.5 tablets daily").doubts
    )
    assert str(parse_instruction("1 tab po bid")) == "1 tablet, route oral, 2 times a day"

"""After a fix a dose reads as the same quantity; a second time nothing changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks import bind
from lint.facts import Facts
from lint.finding import Edit
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source
from lint.text.doses import parse_doses
from lint.text.doses.units import base

FIXING = [
    ("dose-form", {"form": "run-together"}),
    ("dose-form", {"form": "naked-decimal"}),
    ("dose-form", {"form": "trailing-zero"}),
    ("dose-form", {"form": "run-into-name"}),
    ("error-prone-unit", {}),
    ("dose-style", {"of": "ranges"}),
    ("dose-style", {"of": "units"}),
    ("dose-style", {"of": "thousands"}),
]

NUMBERS = st.sampled_from(
    [
        "1",
        "2",
        "5",
        "10",
        "12.5",
        "0.5",
        ".5",
        ".25",
        "1.0",
        "2.50",
        "5.0",
        "250",
        "1000",
        "1,000",
        "1500",
        "10000",
        "20,000",
    ]
)
UNITS = st.sampled_from(
    ["mg", "g", "mcg", "µg", "μg", "ug", "U", "units", "IU", "mL", "ml", "cc", "mg/kg", "micrograms"]
)
GAPS = st.sampled_from(["", " ", " "])
DRUGS = st.sampled_from(["morphine", "digoxin", "furosemide", "insulin", "propranolol", "vitamin D"])
AFTER = st.sampled_from([" daily", " twice daily", " every 8 hours", " orally three times daily", ""])
SEPARATORS = st.sampled_from(["-", "–", " - ", " to ", " – "])


@st.composite
def regimens(draw: st.DrawFn) -> str:
    unit = draw(UNITS)
    amount = draw(NUMBERS)
    if draw(st.booleans()):
        amount += draw(SEPARATORS) + draw(NUMBERS)
    return f"{draw(DRUGS).capitalize()} {amount}{draw(GAPS)}{unit}{draw(AFTER)}."


def quantities(text: str) -> list[tuple[object, ...]]:
    found = []
    for dose in parse_doses(text):
        amount = dose.amount
        low, high = base(amount.low, amount.unit), base(amount.high, amount.unit)
        assert low is not None
        assert high is not None
        found.append((round(low[1], 12), round(high[1], 12), low[0], amount.basis, dose.per_day, dose.routes))
    return found


def fixed(text: str, kind: str, parameters: dict[str, str], style: str) -> str:
    facts = Facts(read(Source("a.md", text)), Profile(house_style=style))  # type: ignore[arg-type]
    edits: list[Edit] = []
    for hit in bind(kind, parameters)(facts):  # type: ignore[operator]
        if hit.fix and hit.fix.safety == "safe":
            edits += hit.fix.edits
    for edit in sorted(set(edits), key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(("kind", "parameters"), FIXING, ids=[f"{k}-{next(iter(p.values()), '')}" for k, p in FIXING])
@settings(max_examples=40, deadline=None)
@given(parts=st.lists(regimens(), min_size=1, max_size=3), style=st.sampled_from(["us", "uk", "eu", "si"]))
def test_a_safe_fix_keeps_the_quantity_and_settles(
    kind: str, parameters: dict[str, str], parts: list[str], style: str
) -> None:
    text = " ".join(parts) + "\n"
    once = fixed(text, kind, parameters, style)
    assert quantities(once) == quantities(text)
    assert fixed(once, kind, parameters, style) == once


def test_a_fix_that_may_change_meaning_is_not_safe() -> None:
    facts = Facts(
        read(Source("a.md", "Give digoxin 0.25 mg QD. Take vitamin D 800 IU. Metformin 1 500 mg daily.\n")), Profile()
    )
    found = [
        hit
        for kind, parameters in (
            ("error-prone-frequency", {}),
            ("error-prone-unit", {}),
            ("dose-style", {"of": "thousands"}),
        )
        for hit in bind(kind, parameters)(facts)  # type: ignore[operator]
    ]
    assert [hit.fix.safety for hit in found if hit.fix] == ["unsafe", "unsafe", "unsafe"]


def test_a_fix_never_touches_what_is_not_verbatim() -> None:
    facts = Facts(read(Source("a.md", "Give digoxin &#46;25&nbsp;mg daily.\n")), Profile())
    for hit in bind("dose-form", {"form": "naked-decimal"})(facts):  # type: ignore[operator]
        assert hit.fix is None


def test_the_arithmetic_and_both_places_are_shown() -> None:
    text = "Paracetamol 1000 mg every 4 hours. The maximum dose of paracetamol is 4 g daily.\n"
    (hit,) = bind("dose-conflict", {"of": "maximum"})(Facts(read(Source("a.md", text)), Profile()))  # type: ignore[operator]
    assert (hit.values["total"], hit.values["maximum"]) == ("6 g", "4 g")
    assert [text[r.start : r.end] for r in hit.related] == ["4 g"]

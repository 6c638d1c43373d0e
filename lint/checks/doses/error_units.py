"""Check kind for units that are misread: U, IU, µg, cc and the rest of the lists, by house style.

Sources: Joint Commission, official "Do Not Use" list; ISMP, List of Error-Prone Abbreviations, Symbols, and Dose
Designations; BNF, Prescription writing (units, micrograms and nanograms in full).
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks import Check
from lint.checks.doses.common import hit
from lint.facts import Facts
from lint.finding import Hit, Safety
from lint.typed import NamedTuple


class Wanted(NamedTuple):
    """What to write for a unit, whether that may be done without a person's eye, and what it is read as."""

    text: str
    safety: Safety
    risk: str


_U = "0, 4 or cc"
_MICRO = {"µg", "μg", "ug", "㎍", "µgs", "μgs"}


_PLAIN = frozenset(("mg", "g", "kg", "L", "%", "mmol", "mEq", "tablet", "capsule", "puff"))
"""Units of which no surface form is misread."""


def wanted_unit(surface: str, style: str, value: float) -> Wanted | None:
    """What to write for a unit as it stands, None where the house style allows it."""
    one = value == 1
    if surface in ("U", "u"):
        return Wanted("unit" if one else "units", "safe", _U)
    if surface in ("IU", "IUs", "I.U.", "iu"):
        if style == "eu":
            return None
        return Wanted("unit" if one else "units", "unsafe", "IV or 10")
    if surface == "mU":
        return Wanted("milliunit" if one else "milliunits", "unsafe", "milli- lost and U taken for 0 or 4")
    if surface in _MICRO and style != "si":
        return Wanted(
            "mcg" if style == "us" else "microgram" if one else "micrograms", "safe", "mg, a thousand times the dose"
        )
    if surface in ("mcg", "mcgs", "MCG") and style in ("uk", "eu"):
        return Wanted("microgram" if one else "micrograms", "safe", "mg, a thousand times the dose")
    if surface in ("cc", "c.c."):
        return Wanted("mL", "safe", "u (units) or 00")
    if surface in ("cm3", "cm³"):
        return Wanted("mL", "unsafe", "another quantity")
    if surface.lower() in ("gtt", "gtts"):
        return Wanted("drop" if one else "drops", "safe", "an unfamiliar abbreviation")
    if surface == "ng" and style != "si":
        return Wanted("nanogram" if one else "nanograms", "unsafe", "mg or nasogastric")
    if surface in ("MU", "MIU"):
        return Wanted("million units", "unsafe", "mU, a thousand-millionth of the dose")
    return None


def error_prone_unit() -> Check:
    """A unit of the error-prone lists after the number of a dose."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose, style = facts.prose, facts.profile.house_style
        for dose in facts.own_doses:
            amount = dose.amount
            if amount.unit in _PLAIN and amount.first_unit_span is None:
                continue
            for span in (amount.first_unit_span, amount.unit_span):
                if span is None or not amount.start <= span[0] < amount.end:
                    continue
                surface = prose[span[0] : span[1]]
                last = amount.second or amount.first
                wanted = wanted_unit(surface, style, last.value if amount.second is None else 2)
                if wanted is None or facts.quoted_notation.holds(amount.start, amount.end):
                    continue
                if surface in ("cm3", "cm³") and dose.drug is None:
                    continue
                glued = prose[span[0] - 1].isdigit()
                text = (" " if glued else "") + wanted.text
                start = amount.start
                written = prose[start : span[0]] + text + prose[span[1] : amount.end]
                yield hit(
                    facts, start, amount.end,
                    {"found": prose[start : amount.end], "wanted": written, "unit": surface, "word": wanted.text,
                    "risk": wanted.risk},
                    edits=((*span, text),), safety=wanted.safety, title=f"Write {wanted.text}",
                )  # fmt: skip
                break

    return check

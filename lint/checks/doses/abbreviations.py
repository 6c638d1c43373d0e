"""Check kinds for abbreviations that are misread beside a dose: of frequencies (QD, HS, TIW) and of drug names (MTX).

Sources: Joint Commission, official "Do Not Use" list; ISMP, List of Error-Prone Abbreviations, Symbols, and Dose
Designations. In the UK, od, bd, tds and qds are tolerated in professional text (BNF).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lint.checks import Check
from lint.checks.doses.common import hit
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses import Dose
from lint.text.rare import Rare

FREQUENCIES: dict[str, tuple[str, str]] = {
    "qd": ("once daily", "QID, four times a day"),
    "qod": ("every other day", "QD or QID"),
    "hs": ("at bedtime", "half-strength"),
    "od": ("once daily", "the right eye, oculus dexter"),
    "tiw": ("three times a week", "three times a day"),
    "biw": ("twice a week", "twice a day"),
    "q1d": ("daily", "QID"),
    "qn": ("every night", "every hour (QH)"),
    "ud": ("as directed", "unit dose"),
    "i/d": ("daily", "TID"),
    "1/d": ("daily", "TID"),
    "ssi": ("by sliding scale", "strong solution of iodine"),
    "ssri": ("by sliding scale", "the class of antidepressants"),
}
"""Abbreviation → plain words, and what it is read as."""

_WORD = (
    r"(?P<a>q\.\s?o\.\s?d\.?|qod|QOD|q\.\s?d\.|qd|QD|Qd|o\.d\.|od|OD|h\.s\.|hs|HS|tiw|TIW|t\.i\.w\.|biw|BIW|b\.i\.w\.|q1d|Q1D|qn|QN"
    r"|UD|ut dict\.?|i/d|1/d|SSI|SSRI)"
)
_GLUE = (
    r"(?:[\s,(]*(?:orally|oral|PO|po|p\.o\.|by mouth|IV|iv|i\.v\.|IM|im|i\.m\.|SC|sc|s\.c\."
    r"|subcutaneously|intravenously|intramuscularly"
    r"|tablets?|tabs?|capsules?|caps?|one|in each eye|SL|sublingual(?:ly)?|once|given|taken"
    r"|of [a-z]{4,20}|[A-Za-z]{5,20}(?=\s+(?:QD|QOD|TIW|BIW|HS|OD)\b))\b\.?){0,3}[\s,(]*"
)
_AFTER_DOSE = re.compile(rf"{_GLUE}{_WORD}(?![\w/]|\.\w|-)")
REACH = 70  # characters behind a dose
_INSULIN_ONLY = ("ssi", "ssri")


def error_prone_frequency() -> Check:
    """A frequency abbreviation of the lists right after a dose."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose, profile = facts.prose, facts.profile
        places = _places(facts) if facts.own_doses else ()
        if not places:
            return
        uk = profile.house_style == "uk" and profile.audience != "patient"
        for dose in _shortly_before(places, facts.own_doses):
            match = _AFTER_DOSE.match(prose, dose.end, dose.end + REACH)
            if not match or "\n" in match.group():
                continue
            short = match["a"].lower().replace(".", "").replace(" ", "")
            if short.startswith("utdict"):
                short = "ud"
            if short == "od" and uk:
                continue
            if short in _INSULIN_ONLY and not (dose.drug and "insulin" in dose.drug.key):
                continue
            if short in ("od", "hs", "ud") and _defined(facts, match["a"]):
                continue
            start, end = match.span("a")
            if facts.quoted_notation.holds(start, end) or _eye(prose, dose.start, end):
                continue
            words, risk = FREQUENCIES[short]
            yield hit(
                facts, start, end, {"found": match["a"], "wanted": words, "risk": risk},
                edits=((start, end, words + (" " if prose[end : end + 1].isalnum() else "")),), safety="unsafe",
                title=f"Write {words}",
            )  # fmt: skip

    return check


_SHORT = frozenset("qd qod od hs tiw biw qn ud ut ssi ssri q w".split())
_DOTTED = ("o.d.", "h.s.", "i/d", "1/d")


def _shortly_before(places: list[int], doses: Sequence[Dose]) -> list[Dose]:
    """The doses that have one of the places in reach behind them."""
    ends = [dose.amount.end for dose in doses]
    near: dict[int, None] = {}
    for at in places:
        near.update(dict.fromkeys(range(bisect_right(ends, at - REACH), bisect_right(ends, at))))
    return [doses[index] for index in near]


def _places(facts: Facts) -> list[int]:
    """Where an abbreviation of the lists may stand, in order."""
    found = [at for at, _ in facts.words.places(_SHORT)]
    if facts.words.has(_LETTERS):
        prose = facts.prose
        for sign in _DOTTED:
            at = prose.find(sign)
            while at >= 0:
                found.append(at)
                at = prose.find(sign, at + 1)
        found.sort()
    return found


_LETTERS = frozenset(("d", "s"))  # of those with points and slashes


def _eye(prose: str, start: int, end: int) -> bool:
    return (
        bool(re.search(r"(?i)\beyes?\b|ophthalm|\bdrops?\b", prose[max(0, start - 40) : end + 30]))
        and prose[end - 2 : end] == "OD"
    )


def _defined(facts: Facts, short: str) -> bool:
    """Whether the article itself spells the abbreviation out as something else."""
    return any(d.short == short for d in facts.abbreviations.definitions)


DRUG_NAMES: dict[str, str] = {
    "MS": "morphine sulfate or magnesium sulfate",
    "MSO4": "morphine sulfate",
    "MgSO4": "magnesium sulfate",
    "MTX": "methotrexate",
    "AZT": "zidovudine",
    "HCT": "hydrocortisone",
    "HCTZ": "hydrochlorothiazide",
    "APAP": "acetaminophen (paracetamol)",
    "ARA-A": "vidarabine",
    "ARA-C": "cytarabine",
    "Ara-C": "cytarabine",
    "AT II": "angiotensin II",
    "AT III": "antithrombin III",
    "CPZ": "prochlorperazine",
    "DTO": "diluted tincture of opium",
    "PTU": "propylthiouracil",
    "PCA": "procainamide",
    "T3": "liothyronine",
    "TAC": "triamcinolone",
    "DOR": "doravirine",
    "TAF": "tenofovir alafenamide",
    "TDF": "tenofovir disoproxil fumarate",
    "NoAC": "the anticoagulant",
}
"""Abbreviations of drug names that ISMP and the Joint Commission list, and the name to write."""

_NAMES = (
    r"MSO4|MSO₄|MgSO4|MgSO₄|HCTZ|APAP|ARA-A|ARA-C|Ara-C|AT ?III|AT ?II|NoAC|MTX|AZT|HCT|CPZ|DTO|PTU"
    r"|PCA|TAC|DOR|TAF|TDF|MS|T3"
)
_NAME_WORDS = frozenset(
    "mso mgso hctz apap ara ii iii atii atiii noac mtx azt hct cpz dto ptu pca tac dor taf tdf ms".split()
)
"""One of these words stands in every abbreviation but T3."""
_BEFORE_DOSE = re.compile(
    rf"(?<![\w/-])(?P<a>{_NAMES})(?:\s+(?:injection|tablets?|IV|IM|SC|PO|orally|oral|infusion|at|dose"
    rf"|of|a|loading|bolus|was given|given))*\s*[:,]?\s*$"
)
_AFTER = re.compile(rf"\s+(?:(?:of|IV|IM|PO|oral)\s+)*(?P<a>{_NAMES})(?![\w/-])")
_ANY = Rare(rf"(?<![\w/-])(?:{_NAMES})(?![\w/-])")


def error_prone_drug_name() -> Check:
    """A drug-name abbreviation of the lists right before or after a dose, unless the article spells it out."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose = facts.prose
        if not facts.own_doses or not (facts.words.has(_NAME_WORDS) or "T3" in prose) or not _ANY.search(prose):
            return
        seen: set[int] = set()
        for dose in facts.own_doses:
            match = _BEFORE_DOSE.search(prose, max(0, dose.start - 40), dose.start) or _AFTER.match(
                prose, dose.end, dose.end + 24
            )
            if not match:
                continue
            start, end = match.span("a")
            name = match["a"].replace("₄", "4").replace("ATI", "AT I")
            if start in seen or facts.quoted_notation.holds(start, end) or _defined(facts, match["a"]):
                continue
            if name in ("PCA", "MS", "HCT", "TAC") and (
                dose.drug is not None and dose.drug.known and dose.drug.end <= start + 12 and start - dose.drug.end < 12
            ):
                continue  # "morphine PCA 1 mg": the abbreviation is not the drug
            if dose.amount.unit == "%":
                continue
            seen.add(start)
            yield hit(facts, start, end, {"found": match["a"], "wanted": DRUG_NAMES[name]})

    return check

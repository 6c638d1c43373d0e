"""Units of doses: every surface form, its canonical name, and what it measures.

Sources of the forms: UCUM for the canonical symbols; ISMP and Joint Commission lists for the error-prone ones.
"""

from __future__ import annotations

# canonical name -> (dimension, size in the dimension's base unit); grams, litres, units, moles
SIZES: dict[str, tuple[str, float]] = {
    "pg": ("mass", 1e-12),
    "ng": ("mass", 1e-9),
    "mcg": ("mass", 1e-6),
    "mg": ("mass", 1e-3),
    "g": ("mass", 1.0),
    "kg": ("mass", 1e3),
    "mcL": ("volume", 1e-6),
    "mL": ("volume", 1e-3),
    "L": ("volume", 1.0),
    "milliunits": ("units", 1e-3),
    "units": ("units", 1.0),
    "mmol": ("substance", 1e-3),
    "mEq": ("equivalents", 1e-3),
    "mOsm": ("osmoles", 1e-3),
    "%": ("percent", 1.0),
    "MBq": ("activity", 1e6),
    "GBq": ("activity", 1e9),
    "kBq": ("activity", 1e3),
    "mCi": ("activity", 3.7e7),
}

COUNTED = {
    "tablet": r"tablets?|tabs?",
    "caplet": r"caplets?",
    "capsule": r"capsules?|caps?",
    "pill": r"pills?",
    "drop": r"drops?|gtts?",
    "puff": r"puffs?|inhalations?|actuations?",
    "spray": r"sprays?",
    "patch": r"patch(?:es)?",
    "application": r"applications?|fingertip units?|FTUs?",
    "vial": r"vials?",
    "ampoule": r"ampoules?|ampules?|amps?",
    "sachet": r"sachets?",
    "suppository": r"suppositor(?:y|ies)",
    "pessary": r"pessar(?:y|ies)",
    "lozenge": r"lozenges?",
    "piece": r"pieces?",
    "pellet": r"pellets?",
    "granule": r"granules?",
    "teaspoon": r"teaspoon(?:ful)?s?|tsps?",
    "tablespoon": r"tablespoon(?:ful)?s?|tbsps?",
    "scoop": r"scoops?",
    "ounce": r"fl\.? ?oz|ounces?|oz",
    "dose": r"doses?",
}
"""Units that are counted out; matched without regard to case."""

MEASURED = {
    "mg": r"[Mm]illigram(?:me)?s?|mg[sm]?|mgms|MGS?|Mg|㎎",
    "mcg": r"[Mm]icro[ -]?gram(?:me)?s?|mcgs?|MCG|[µμ]gs?|ug|㎍",
    "ng": r"[Nn]anogram(?:me)?s?|ng",
    "pg": r"[Pp]icogram(?:me)?s?|pg",
    "kg": r"[Kk]ilogram(?:me)?s?|kgs?|Kg|KG",
    "g": r"[Gg]ram(?:me)?s?|gms?|Gms?|GM|g",
    "mL": r"[Mm]illilit(?:er|re)s?|m[lL]s?|ML|㎖|cc|c\.c\.|cm3|cm³",
    "mcL": r"[Mm]icrolit(?:er|re)s?|mcL|[µμ][Ll]",
    "L": r"[Ll]it(?:er|re)s?|L|l",
    "milliunits": r"[Mm]illi-?[Uu]nits?|mU|mIU",
    "megaunits": r"[Mm]ega-?\s?[Uu]nits?|MU|MIU",
    "units": r"(?:[Ii]nternational|USP)\s[Uu]nits?|[Uu]nits?|UNITS?|I\.U\.|IUs?|iu|USP|U(?!\.\s?[SK]\b)|u",
    "mEq": r"m[Ee]qs?|[Mm]illi-?equivalents?",
    "mmol": r"mmols?|[Mm]illimoles?",
    "mOsm": r"mOsm",
    "%": r"%|per ?cent\b|％",
    "GBq": r"GBq",
    "MBq": r"MBq",
    "kBq": r"kBq",
    "mCi": r"mCi",
}

MEASURED_PATTERN = "|".join(MEASURED.values())
COUNTED_PATTERN = "(?i:" + "|".join(COUNTED.values()) + ")"

UNITS: dict[str, str] = {}
"""Canonical names by surface form, of those that have been met."""


def canonical(surface: str) -> str:
    """The canonical name of a unit as written: "micrograms" → "mcg", "tabs" → "tablet"."""
    known = UNITS.get(surface)
    if known is None:
        import re

        known = next((name for name, forms in MEASURED.items() if re.fullmatch(forms, surface)), "")
        if not known:
            known = next((n for n, forms in COUNTED.items() if re.fullmatch(forms, surface, re.IGNORECASE)), surface)
        UNITS[surface] = known
    return known


for _forms in (
    "mg mg,mcg mcg,micrograms mcg,microgram mcg,µg mcg,μg mcg,g g,grams g,gram g,kg kg,mL mL,ml mL,L L,l L,units units,"
    "unit units,IU units,% %,tablet tablet,tablets tablet,capsule capsule,capsules capsule,drops drop,drop drop,"
    "mEq mEq,mmol mmol,puffs puff,ng ng,milligrams mg"
).split(","):
    _surface, _name = _forms.split(" ")
    UNITS[_surface] = _name


def base(value: float, unit: str) -> tuple[str, float] | None:
    """Dimension and value in its base unit (grams, litres, units); None for counted units."""
    size = SIZES.get(unit)
    return (size[0], value * size[1]) if size else None


_PERIODS = {
    "kg": "kg", "kilogram": "kg", "kilogramme": "kg", "kilo": "kg", "m2": "m2", "m²": "m2", "sq m": "m2",
    "square metre": "m2", "square meter": "m2",
    "day": "day", "d": "day", "24 h": "day", "24h": "day", "24 hours": "day", "24hours": "day", "24 hrs": "day",
    "24hrs": "day", "24 hr": "day", "24hr": "day", "diem": "day",
    "hour": "h", "h": "h", "hr": "h", "hrs": "h", "hours": "h", "minute": "min", "min": "min", "mins": "min",
    "second": "s", "sec": "s", "week": "week", "wk": "week", "month": "month", "year": "year",
    "ml": "mL", "millilitre": "mL", "milliliter": "mL", "l": "L", "litre": "L", "liter": "L", "dl": "dL",
    "decilitre": "dL", "deciliter": "dL",
    "tab": "tablet", "cap": "capsule", "actuation": "puff", "inhalation": "puff",
}  # fmt: skip


def basis_name(word: str) -> str:
    """The canonical word of one step of a basis: "hr" → "h", "kilogram" → "kg"."""
    word = " ".join(word.lower().split()).rstrip(".")
    return _PERIODS.get(word, word)

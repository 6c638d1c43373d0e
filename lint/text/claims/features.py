"""The features by which claims are told: a bit each, in an order that the shipped weights share."""

from __future__ import annotations

from collections.abc import Sequence

from lint.text.claims.lexicon import GROUPS

NUMBERS = ("percent", "ratio", "large", "dose", "level", "range", "year", "number", "decimal", "p-value")
FORMS = (
    "drug however question colon item cell this definition-of class-of no-stop parenthesis label short brief long "
    "very-long lower imperative fragment"
).split()
OF_BLOCKS = ("item", "cell")
"""The forms that are known before a sentence is read; the first two of FORMS are known by its words, as cues are."""
ROLE_GROUPS: dict[str, tuple[str, ...]] = {
    "safety": ("adverse-effects", "warnings", "contraindications", "interactions", "overdose"),
    "treating": ("treatment", "indications", "dosage", "prevention"),
    "numbers": ("epidemiology", "prognosis", "risk-factors", "complications"),
    "symptoms": ("symptoms",),
    "definition": ("definition",),
    "causes": ("causes", "inheritance", "pathophysiology"),
    "diagnosis": ("diagnosis", "classification"),
    "listing": ("references", "glossary"),
    "opening": ("introduction", "purpose", "learning", "what-it-is-for"),
    "answer": ("answer", "evidence", "limitations"),
}
NAMES: list[str] = [
    *(f"cue:{name}" for name in GROUPS),
    *(f"number:{name}" for name in NUMBERS),
    *(f"form:{name}" for name in FORMS),
    *(f"role:{name}" for name in ROLE_GROUPS),
]
"""All features of the first step, in the order of their bits; the cues come first, in the order of GROUPS."""
BIT = {name: i for i, name in enumerate(NAMES)}
ENTRY, POINTER, AVOID, PLAN, NAMING, ADVISE, MARKER, NUMBERED, APPEAL, FATE = (1 << len(NAMES) + i for i in range(10))
"""Signs without a weight that a sentence may be an entry of a list of works, point to another place, forbid, tell of
work under way, say what something is called, send to somebody, be no more than a citation's marker or hold one with a
number, appeal to studies and experts, or tell how a disease ends."""

_ROLE_MASKS: dict[str, int] = {}
for _group, _roles in ROLE_GROUPS.items():
    for _role in _roles:
        _ROLE_MASKS[_role] = _ROLE_MASKS.get(_role, 0) | 1 << BIT[f"role:{_group}"]


def mask_of(names: str) -> int:
    """The bits of features, their names between spaces."""
    mask = 0
    for name in names.split():
        mask |= 1 << BIT[name]
    return mask


def role_mask(roles: Sequence[str]) -> int:
    """Bits for what the section around a sentence is about."""
    mask = 0
    for role in roles:
        mask |= _ROLE_MASKS.get(role, 0)
    return mask

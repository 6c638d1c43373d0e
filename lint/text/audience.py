"""For whom an article is written: its front matter says, else its profile, else its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice

from lint.text.words import Words
from lint.typed import Any, Literal

Reader = Literal["patient", "professional", "any"]

_PATIENT = frozenset(
    ("patient", "patients", "public", "general", "consumer", "consumers", "lay", "carers", "caregivers",
     "general public",
     "people", "readers", "families", "parents", "everyone", "laypeople", "lay public", "patients and carers")
)  # fmt: skip
_PROFESSIONAL = frozenset(
    ("professional", "professionals", "clinician", "clinicians", "doctors", "physicians", "health professionals", "hcp",
     "hcps", "healthcare professionals", "health care professionals", "nurses", "pharmacists", "prescribers",
     "medical", "medical professionals", "medicalresearcher", "researchers", "students", "medical students")
)  # fmt: skip
_KEYS = ("audience", "readers", "target-audience", "target_audience", "targetAudience", "medicalAudience", "for")


def stated_reader(metadata: Mapping[str, Any]) -> Reader | None:
    """The readers that the front matter names."""
    for key in _KEYS:
        value = metadata.get(key)
        values = value if isinstance(value, list) else [value]
        names = {str(v).strip().lower() for v in values if isinstance(v, str)}
        if names:
            lay, trained = bool(names & _PATIENT), bool(names & _PROFESSIONAL)
            if lay != trained:
                return "patient" if lay else "professional"
            return "any"
    return None


def reader_by_words(prose: str, words: Words) -> Reader:
    """Whom the text speaks to: "you" and "your" to a patient, "patients" and the words of the ward to a colleague."""
    to_you = sum([words.count(word) for word in _YOU & words.distinct])
    enough = max(3, 2 * to_you + 1)  # words to a colleague, with which the text is theirs
    to_staff = sum([1 for _ in islice(_staff().ranges(prose), enough)]) if words.has(_STAFF) else 0
    if to_staff >= enough:
        return "professional"
    return "patient" if to_you >= 4 and to_you > to_staff and to_you * 160 > prose.count(" ") else "any"


def is_for_staff(prose: str, words: Words) -> bool:
    """Whether the text is plainly written for those who treat: dense with their words, and never a word to a reader."""
    if words.has(_YOU):
        return False
    enough = -(-max(prose.count(" ") + prose.count("\n") + 1, 210) // 70)
    return sum([1 for _ in islice(_ward().ranges(prose), enough)]) == enough


_YOU = frozenset(("you", "your", "yours", "yourself"))
_STAFF = frozenset(
    ("patient", "patients", "clinician", "clinicians", "administer", "administers", "administered", "administering",
     "mg", "intravenous", "intravenously", "iv", "im", "differential", "investigations", "aetiology", "etiology",
     "pathophysiology", "haemodynamic", "hemodynamic", "haemodynamics", "hemodynamics", "prophylaxis",
     "contraindicated", "contraindication", "contraindications", "serum", "adjunctive", "first", "regimen", "regimens",
     "prescribe", "prescribed", "prescribes", "prescribing", "prescriber", "prescribers", "prescription",
     "prescriptions")
)  # fmt: skip
"""Words one of which every match of `_staff` has."""


@cache
def _ward() -> Any:
    """Words of guidelines and ward rounds, which articles for patients do without."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:investigations|differential diagnos[ei]s|intravenous(?:ly)?|parenteral|mg/kg|IV|IM|"
        r"haemogram|radiograph|urinalysis|"
        r"microscopy|culture and sensitivity|electrolytes|creatinine|administer(?:ed)?|"
        r"definitive treatment|supportive measures|"
        r"adverse reactions and cautions|clinical features|aetiology|tds|bd|qds|stat|daily for|hourly|"
        r"sputum|serology|serum|biopsy|"
        r"contraindicated|regimen|non-drug treatment|treatment goals|full blood count|x-ray|"
        r"ultrasound|debridement|analgesics|"
        r"antibiotics|crystalloids?|titrat\w+|sequelae|prophyla\w+|first-line|second-line|management of)\b"
    )


@cache
def _staff() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:(?:in|for|most|all|some|the|these|such) patients?\b|patients? (?:should|with|who|"
        r"receiving|presenting)|clinicians?|"
        r"administer(?:ed|ing)?|mg/kg|intravenous(?:ly)?|\bIV\b|\bIM\b|differential diagnos[ei]s|"
        r"investigations|aetiology|etiology|"
        r"pathophysiology|haemodynamic|hemodynamic|prophylaxis|contraindicat\w+|serum|adjunctive|"
        r"first-line|regimens?|prescrib\w+)"
    )

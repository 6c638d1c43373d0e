"""Sentences that could be true or false of nothing medical: markers, entries of reference lists, pointers, advice."""

from __future__ import annotations

import re

from lint.linear import Test
from lint.text.claims.features import ADVISE, AVOID, ENTRY, MARKER, NAMING, NUMBERED, PLAN, POINTER, mask_of

_MARKER_ONLY = re.compile(
    r"(?:[\[(]+[^\])]*[\])]+[\s;,.]*)+|(?:https?://\S+|doi:\S+|PMID:?\s*\d+)[\s.;]*|[\W\d_]*", re.IGNORECASE
)
_ENTRY = Test(
    r"\(\d{4}[a-z]?\)\.|\bdoi\b|https?://|\b(?:Journal|Annals|Archives|Reviews?) (?:of|in)\b.*\d|\d+\(\d+\)[,:;]"
    r"|\bet al\.,? pp?\.|\bpp\.$|\bISBN\b"
)
_POINTER = re.compile(
    r"(?i)^(?:\W*(?:see|read|watch|view|visit|click|refer to|go to)\b|these resources|this (?:chapter|section|article"
    r"|page|summary|guide|review|chart|graph|diagram|list)\b|(?:table|figure|box|appendix) \d"
    r"|in this (?:chapter|section|article)|the following (?:table|list))"
    r"|(?:evidence|research|citations?|sources?) needed\b"
)
_LICENCE = re.compile(r"(?i).{0,60}\b(?:is|are) licensed under\b")
_UNDER_WAY = Test(
    r"(?i)\b(?:(?:also )?(?:supports?|supporting|conducts?|conducting|sponsors?"
    r"|funds?) (?:[\w-]+ ){0,5}(?:studies|research|trials)"
    r"|(?:further|more|additional|future) (?:\w+ )?(?:studies|research|work|trials)\b.* (?:needed|required"
    r"|will|should|necessary)"
    r"|(?:take|taking) part in (?:a |an )?(?:clinical )?(?:trials?|studies|study)|continue to (?:study"
    r"|explore|investigate)"
    r"|(?:scientists|researchers|investigators) (?:are|hope|want|plan)\b|(?:research focuses|could help"
    r"|(?:better|larger|future) trials would)\b|(?:is|are) (?:seeking|being (?:studied"
    r"|tested)|under way|ongoing)"
    r"|(?:stud(?:y|ies)|trials?|institutes?|nih|scientists|researchers|investigators)\b[^.;]{0,40} (?:is|are)"
    r" (?:also )?(?:using|looking|exploring|testing|examining|evaluating|investigating|sponsoring|comparing)\b"
    r"|(?:if|when) (?:a |the )?clinical trials? shows?|will (?:likely |also )?(?:help (?:to )?|lead)\b)"
)
_ADVICE = Test(
    r"(?i)\b(?:(?:see|call|tell|ask|contact|consult|talk (?:to|with)|speak (?:to|with)|check with) "
    r"(?:your|a|the|an) (?:[\w-]+ ){0,2}"
    r"(?:doctor|provider|physician|gp|pharmacist|nurse|midwife|team|specialist|professional|dentist|vet)"
    r"|call (?:911|999|112)|seek (?:immediate |urgent |emergency )?(?:medical|emergency|help|care))"
)


def _has(test: Test, text: str) -> bool:
    return test(text.encode("utf-8", "surrogatepass"))


def never(text: str, mask: int) -> bool:
    """Whether a sentence is none that could be true or false of medicine; `mask` holds what was seen in it."""
    if not mask & SUSPECT:
        return BLANK in text
    return bool(
        (mask & _BRIEF and (len(text) < 12 or (text.count(" ") < 2 and ":" not in text)))
        or (mask & _SIGNS and _by_its_words(text, mask))
        or (mask & NUMBERED and _holds(text, _CLOSED) and _is_numbered(text))
        or (mask & MARKER and _MARKER_ONLY.fullmatch(text))
        or BLANK in text
    )


def _by_its_words(text: str, mask: int) -> bool:
    return bool(
        (mask & POINTER and _POINTER.match(text))
        or (mask & PLAN and mask & _STUDIED and _has(_UNDER_WAY, text))
        or (mask & NAMING and mask & _DEFINING and not mask & _UNDEFINED)
        or (mask & (_ENTRY_WORDS | ENTRY) and _is_entry(text, mask))
        or (mask & _LICENSED and "licensed under" in text and _LICENCE.match(text))
        or (not mask & _COUNTED and (mask & AVOID or (mask & ADVISE and mask & _ADVISERS and _has(_ADVICE, text))))
    )


def _is_entry(text: str, mask: int) -> bool:
    possible = mask & _ENTRY_WORDS or (mask & _COUNTED and (")" in text or "/" in text))
    return bool(possible and _holds(text, _OF_ENTRIES) and _has(_ENTRY, text))


def _is_numbered(text: str) -> bool:
    return _BRACKETED.search(text) is not None and _has(_ENTRY, text)


def _holds(text: str, literals: tuple[str, ...]) -> bool:
    """Whether a text holds one of some literals, as every match of a pattern does: RE2 is asked only then, whose tables
    have left the processor's caches since the article before."""
    for literal in literals:  # noqa: SIM110  # any() takes four times as long
        if literal in text:
            return True
    return False


_OF_ENTRIES = (
    ").",
    "doi",
    "http",
    "Journal ",
    "Annals ",
    "Archives ",
    "Review",
    "),",
    "):",
    ");",
    "et al.",
    "pp.",
    "ISBN",
)
"""Of which each match of _ENTRY holds one."""
_CLOSED = (").", "),", "):", ");")
_BRACKETED = re.compile(r"\(\d+[a-z]?\)[.,:;]")
_COUNTED = mask_of("number:number")
_STUDIED = mask_of("cue:study cue:in-progress cue:hypothetical")
_DEFINING = mask_of("cue:definition")
_UNDEFINED = mask_of("number:number cue:portion cue:study")
_ENTRY_WORDS = mask_of("cue:institution cue:reference-like")
_ADVISERS = mask_of("cue:advice cue:nursing")
_LICENSED = mask_of("cue:approval")
_BRIEF = mask_of("form:brief")
_SIGNS = AVOID | POINTER | PLAN | NAMING | ENTRY | _ENTRY_WORDS | _LICENSED | ADVISE
SUSPECT = _SIGNS | MARKER | NUMBERED | _BRIEF
"""Without any of these and without a BLANK no sentence is set aside."""
BLANK = "___"
"""Where a reader is to fill in something."""

"""What a disclaimer is: its components, its readers, its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from lint.linear import Test
from lint.source import Span
from lint.text.disclaimers.reading import Part
from lint.typed import Literal, NamedTuple

Place = Literal["own-section", "start", "end", "body", "faq", "footnote", "front-matter", "html", "include", "site"]

OPENING: frozenset[Part] = frozenset(
    ("information-only", "not-advice", "no-relationship", "no-liability", "verify", "supplement-statement")
)
"""Components that make a sentence about the article itself a disclaimer."""

_MADE: frozenset[Part] = frozenset(("ai-assistance", "currency", "disclosure"))  # said of how the text came about


class Disclaimer(NamedTuple):
    """One disclaimer: its components, for whom it is, and where it stands (None outside the article's text)."""

    parts: tuple[Part, ...]
    audience: str  # patient, professional, supplement, ai
    place: Place
    span: Span | None
    text: str
    known: bool = True  # False where the text itself is not at hand: an include, a switch in the front matter
    for_professionals_only: bool = False

    @property
    def medical(self) -> bool:
        """Whether it is a disclaimer of the content, not only a note on how the text was made."""
        return not self.known or any(part in OPENING or part == "see-professional" for part in self.parts)


def audience_of(held: Iterable[Part], text: str) -> str:
    """For whom a disclaimer of these components and this text (in its normal form) is."""
    parts = set(held)
    if "supplement-statement" in parts:
        return "supplement"
    if _speaks_to_professionals(text):
        return "professional"
    return "ai" if parts and parts <= _MADE else "patient"


@lru_cache(maxsize=64)  # as often as a site has articles
def _speaks_to_professionals(text: str) -> bool:
    return for_professionals(text) or bool(_professional_words().search(text))


@lru_cache(maxsize=64)
def for_professionals(text: str) -> bool:
    """Whether a text in its normal form says that it is for professionals only."""
    if "for" not in text and "by" not in text and "only" not in text:
        return False
    return _PROFESSIONALS_ONLY(text.encode("utf-8", "surrogatepass"))


_PROFESSIONALS_ONLY = Test(
    r"\b(?:intended|written|meant|designed|exclusively|only|solely|is|are|for use|for use by|"
    r"restricted|reserved|provided|for|aimed at|by|addressed to|directed at)\b[^.;]{0,40}\b(?:for|"
    r"by|to|at)?\b ?(?:qualified |licensed |registered |trained |practi[sc]ing |"
    r"use by )*(?:health ?care|health|medical|clinical|licensed|nursing|"
    r"pharmacy) (?:professionals|practitioners|providers|personnel|staff)\b[^.;]{0,30}(?:only|use|"
    r"not (?:for|intended)|$|,|\.)"
    r"|\b(?:for|intended for|aimed at|written for|only for|addressed to|use by|"
    r"reserved for) (?:use by )?(?:qualified |licensed |registered |trained |practi[sc]ing |"
    r"prescribing )*(?:clinicians|physicians|doctors|prescribers|pharmacists|nurses|hcps|"
    r"medical students)\b"
    r"|\bprofessional use only\b|\bnot (?:intended )?for (?:use by )?(?:patients|"
    r"the (?:general )?public|lay (?:readers|people|persons)|consumers|laypeople|"
    r"members of the public)\b|\bfor (?:health ?care|medical) professionals\b"
)


@cache
def _professional_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:clinical judge?ment|prescrib(?:ing|er|ers)\b|professional judge?ment|"
        r"(?:clinicians?|practitioners?|prescribers?) (?:must|should|are|remain)|"
        r"before (?:prescribing|administ\w+|dispensing)|"
        r"treating (?:clinician|physician)s? (?:must|should|is|are|remain))"
    )

"""Finds the cues of claims in a text: one pass of an automaton over all phrases, one over the numbers.

Each sentence comes out as a set of features (a bit each) and the cues that were found in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from lint.text.claims.lexicon import DRUG_ENDINGS, GROUPS
from lint.typed import NamedTuple

NUMBERS = ("percent", "ratio", "large", "dose", "level", "range", "year", "number", "decimal", "p-value")
FORMS = (
    "question colon item cell this however definition-of class-of drug no-stop parenthesis label short brief long "
    "very-long lower imperative fragment"
).split()
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
"""All features of the first step, in the order of their bits."""
BIT = {name: i for i, name in enumerate(NAMES)}
_GROUP_NAMES = list(GROUPS)
_ROLE_BITS: dict[str, tuple[int, ...]] = {
    role: tuple(BIT[f"role:{group}"] for group, roles in ROLE_GROUPS.items() if role in roles)
    for roles in ROLE_GROUPS.values()
    for role in roles
}

_NUMBER = re.compile(
    r"""
    (?P<n>\d[\d,]*(?P<decimal>\.\d+)?)
    (?P<range>\ ?[-–—]\ ?\d[\d,.]*|\ to\ \d[\d,.]*)?
    (?P<unit>\ ?(?:%|percent\b|per\ cent\b|million\b|billion\b|mg/dL|ng/mL|mmol/L|nmol/L|mm\ ?Hg|kg/m
      |(?:mg|mcg|µg|μg|g|IU|[Uu]nits?|m[lL]|[Tt]ablets?)\b))?
    (?P<per>/(?:day|d|kg)\b)?
    """,
    re.VERBOSE,
)
_OF_CLASS = re.compile(
    r"(?:is|are) (?:an?|the) (?:[\w-]+,? ){0,4}(?:disorders?|conditions?|diseases?|syndromes?|cancers?|tumou?rs?"
    r"|infections?|technique|test|procedure|hormone|gland|organ|part|type|kind|form|group|surgery|medicine|substance)\b"
)
_DEFINES = re.compile(r"[A-Z][^.;]{2,70}? (?:is|are|was) (?:an?|the|one of)\b(?![^.]*\d)")
_LABEL = re.compile(r"[A-Z][\w ()/-]{2,40}: ")
_THIS = frozenset("this these it they such".split())
_TURNS = ("however", " but ", "although", "despite")
_IMPERATIVES = frozenset(
    "assess identify describe list discuss explore determine examine modify name create follow allow watch perform "
    "provide incorporate develop apply correct encourage discourage ensure maintain check choose keep wash take use "
    "place understand recognize consider teach review read explain compare define summarize analyze give insert "
    "remove avoid ask tell call talk see seek stop start try eat drink get make do don't never always visit".split()
)


class Hit(NamedTuple):
    """A cue: a range of the text and its group."""

    start: int
    end: int
    group: str


class Seen(NamedTuple):
    """What was found in one sentence: bits of NAMES, and the cues in order."""

    mask: int
    raw: list[tuple[int, int, int]]  # start, end, and the group's place in GROUPS

    @property
    def hits(self) -> list[Hit]:
        """The cues in the order of their ends."""
        return [Hit(start, end, _GROUP_NAMES[group]) for start, end, group in self.raw]


@lru_cache(maxsize=1)
def _automaton() -> tuple[AhoCorasick, list[tuple[tuple[int, bool, bool], ...]]]:
    """The automaton and, for each of its patterns, (group, open at the end, bound at the start)."""
    meanings: dict[str, list[tuple[int, bool, bool]]] = {}
    for index, phrases in enumerate(GROUPS.values()):
        for phrase in phrases.split(";"):
            text = phrase.strip()
            if len(text) > 3:
                meanings.setdefault(text.rstrip("*"), []).append((index, text.endswith("*"), True))
            elif text:  # so short that most matches would lie inside words
                for before in " (":
                    meanings.setdefault(before + text, []).append((index, False, True))
    for ending in DRUG_ENDINGS:
        meanings.setdefault(ending, []).append((-1, False, False))
    return AhoCorasick(list(meanings)), [tuple(m) for m in meanings.values()]


def scan(text: str, spans: Sequence[tuple[int, int]]) -> list[Seen]:
    """Cues and numbers of all sentences; `spans` are disjoint and ascending."""
    automaton, meanings = _automaton()
    low = text.lower()
    if len(low) != len(text):  # a letter that grows when it is lowered would shift every place after it
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    starts = [start for start, _ in spans]
    masks = [0] * len(spans)
    hits: list[list[tuple[int, int, int]]] = [[] for _ in spans]
    drug = 1 << BIT["form:drug"]
    at, last = -1, len(spans) - 1
    limit = -1  # end of the sentence at `at`
    low += "\n"  # what stands before the first letter and after the last
    begin = 0
    for pattern, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
        if end > limit:
            while at < last and end > limit:
                at += 1
                limit = spans[at][1]
            begin = starts[at] if at >= 0 else 0
            # Matches come in the order of their ends; one that is not in this sentence is in none or in one before.
            if end > limit:
                continue
        if low[start] in " (":
            start += 1
        if start < begin:
            continue
        bound = not low[start - 1].isalnum()
        closed = not low[end].isalnum()
        if not (closed or bound):
            continue
        for group, open_ended, word in meanings[pattern]:
            if word:
                if bound and (closed or open_ended):
                    masks[at] |= 1 << group
                    hits[at].append((start, end, group))
            elif closed and not bound:
                masks[at] |= drug
    _numbers(text, spans, starts, masks)
    return list(map(Seen, masks, hits))


def _numbers(text: str, spans: Sequence[tuple[int, int]], starts: list[int], masks: list[int]) -> None:
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        i = bisect_right(starts, start) - 1
        if i < 0 or start >= spans[i][1]:
            continue
        bits = _number_bits(found.groups())
        if not found["unit"]:
            digits = found["n"]
            if len(digits) == 1 and text[end : end + 4] in (" in ", " of ", " out"):
                if text[end + 4 : end + 5].isdigit() or text.startswith("of ", end + 5):
                    bits |= _RATIO
            elif text[start - 4 : start].lstrip().lower()[:3] in _P_VALUES:
                bits |= _P_VALUE
        masks[i] |= bits


@lru_cache(maxsize=4096)
def _number_bits(groups: tuple[str | None, ...]) -> int:
    """Bits for what a number says by itself; `groups` are those of _NUMBER."""
    digits, fraction, span, unit, per = groups
    bits = _PLAIN
    if fraction:
        bits |= _DECIMAL
    if span:
        bits |= _BETWEEN
    if digits and "," in digits[1:-1]:
        bits |= _LARGE
    elif digits and len(digits) == 4 and digits[:2] in ("18", "19", "20"):
        bits |= _YEAR
    if unit:
        name = unit.strip()
        if name in ("%", "percent", "per cent"):
            bits |= _PERCENT
        elif name in ("million", "billion"):
            bits |= _LARGE
        elif "/" in name or name.startswith("mm"):
            bits |= _LEVEL
        else:
            bits |= _DOSE
    if per:
        bits |= _LEVEL
    return bits


_PERCENT, _RATIO, _LARGE, _DOSE, _LEVEL, _BETWEEN, _YEAR, _PLAIN, _DECIMAL, _P_VALUE = (
    1 << BIT[f"number:{name}"] for name in NUMBERS
)
_P_VALUES = ("p =", "p <", "p=", "p<", "p >")


def forms(text: str, mask: int, kind: str) -> int:
    """Bits for how a sentence is made; `kind` is that of its block."""
    bits = mask
    bit = _FORM_BITS
    words = text.count(" ") + 1
    end = text[-1:]
    gap = text.find(" ")
    first = text[:gap] if gap >= 0 else text
    low = first.lower().strip("*_\"“'(,")
    if end == "?" or (end in "\"”')" and text[-2:-1] == "?"):
        bits |= bit["question"]
    elif end == ":":
        bits |= bit["colon"]
    elif end not in '.!)"”]':
        bits |= bit["no-stop"]
    if kind == "item":
        bits |= bit["item"]
    elif kind in ("cell", "caption"):
        bits |= bit["cell"]
    if low in _THIS:
        bits |= bit["this"]
    elif low in _IMPERATIVES:
        bits |= bit["imperative"]
    if first[:1].islower():
        bits |= bit["lower"]
    if "however" in text or " but " in text or "although" in text or "despite" in text or low in _TURNS:
        bits |= bit["however"]
    if "(" in text:
        bits |= bit["parenthesis"]
    if words < 6:
        bits |= bit["short"]
    if words < 10:
        bits |= bit["brief"]
        if bits & bit["no-stop"]:
            bits |= bit["fragment"]
    if words > 25:
        bits |= bit["long"]
        if words > 40:
            bits |= bit["very-long"]
    if ": " in text and _LABEL.match(text):
        bits |= bit["label"]
    if mask & _DEFINITION:
        if _DEFINES.match(text):
            bits |= bit["definition-of"]
        if _OF_CLASS.search(text, 0, 130):
            bits |= bit["class-of"]
    return bits


_FORM_BITS = {name: 1 << BIT[f"form:{name}"] for name in FORMS}
_DEFINITION = 1 << BIT["cue:definition"]


def role_mask(roles: Sequence[str]) -> int:
    """Bits for what the section around a sentence is about."""
    mask = 0
    for role in roles:
        for bit in _ROLE_BITS.get(role, ()):
            mask |= 1 << bit
    return mask

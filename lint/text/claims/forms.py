"""How a sentence is made, as features: its length, its end, how it begins, whether it defines."""

from __future__ import annotations

import re

from lint.text.claims.features import AVOID, BIT, MARKER, NUMBERED, POINTER

_OF_CLASS = re.compile(
    r"(?:is|are) (?:an?|the) (?:[\w-]+,? ){0,4}(?:disorders?|conditions?|diseases?|syndromes?|cancers?|tumou?rs?"
    r"|infections?|technique|test|procedure|hormone|gland|organ|part|type|kind|form|group|surgery|medicine|substance)\b"
)
_DEFINES = re.compile(r" (?:is|are|was) (?:an?|the|one of)\b(?![^.]*\d)")
_SUBJECT = re.compile(r"[A-Z][^.;]{2,70}")
_LABEL = re.compile(r"[A-Z][\w ()/-]{2,40}: ")
_THIS = frozenset("this these it they such".split())
_IMPERATIVES = frozenset(
    "assess identify describe list discuss explore determine examine modify name create follow allow watch perform "
    "provide incorporate develop apply correct encourage discourage ensure maintain check choose keep wash take use "
    "place understand recognize consider teach review read explain compare define summarize analyze give insert "
    "remove avoid ask tell call talk see seek stop start try eat drink get make do don't never always visit".split()
)
_POINTERS = frozenset(
    "See Read Watch View Visit Click Refer Go These This Table Figure Box Appendix see Evidence Research".split()
)
_QUESTION, _COLON, _NO_STOP, _THIS_BIT, _IMPERATIVE, _LOWER, _PARENTHESIS = (
    1 << BIT[f"form:{name}"] for name in "question colon no-stop this imperative lower parenthesis".split()
)
_SHORT, _BRIEF, _FRAGMENT, _LONG, _VERY_LONG, _IS_LABEL, _DEFINES_IT, _CLASS, _ITEM, _CELL = (
    1 << BIT[f"form:{name}"]
    for name in "short brief fragment long very-long label definition-of class-of item cell".split()
)
_DEFINITION, _NUMBER = 1 << BIT["cue:definition"], 1 << BIT["number:number"]
_MARKING = frozenset("([0123456789^")
_ADDRESSING, _ADDRESSES = frozenset("hdP"), ("http", "doi:", "pmid")
_OF_BLOCKS = {"item": _ITEM, "cell": _CELL, "caption": _CELL}
_QUOTES = frozenset("\"”')")
_OF_ENDS = dict.fromkeys('.!)"”]', 0) | {"?": _QUESTION, ":": _COLON}


class _Openings(dict[str, int]):
    """What the first word of a sentence says: worked out once for each."""

    def __missing__(self, first: str) -> int:
        low = first.lower().strip("*_\"“'(,")
        bits = _THIS_BIT if low in _THIS else _IMPERATIVE if low in _IMPERATIVES else 0
        if first[:1].islower():
            bits |= _LOWER
        plain = first.lstrip('*_“"')
        if plain in _POINTERS or plain.startswith(("Citation", "Source", "citation")) or not plain:
            bits |= POINTER
        if first == "Avoid":
            bits |= AVOID
        if first[:1] in _MARKING or (first[:1] in _ADDRESSING and first.lower().startswith(_ADDRESSES)):
            bits |= MARKER
        if len(self) > 4096:
            self.clear()
        self[first] = bits
        return bits


_OPENINGS = _Openings()


def form_of_block(kind: str) -> int:
    """The bit for the kind of block that a sentence stands in."""
    return _OF_BLOCKS.get(kind, 0)


_LONGEST = 41
_LENGTHS = [
    (_SHORT if words < 6 else 0)
    | (_BRIEF if words < 10 else 0)
    | (_LONG if words > 25 else 0)
    | (_VERY_LONG if words > 40 else 0)
    for words in range(1, _LONGEST + 1)
]
"""What the number of words says, by the number of gaps."""


def forms(text: str, cues: int) -> int:
    """Bits for how a sentence is made; `cues` are those of its words."""
    bits = _OPENINGS[text.split(" ", 1)[0]]
    gaps = text.count(" ")
    if not 9 <= gaps <= 24:
        bits |= _LENGTHS[gaps if gaps < _LONGEST else -1]
    end = text[-1:]
    if end != ".":
        bits |= _QUESTION if end in _QUOTES and text[-2:-1] == "?" else _OF_ENDS.get(end, _NO_STOP)
        if bits & _BRIEF and bits & _NO_STOP:
            bits |= _FRAGMENT
    if "(" in text:
        bits |= _PARENTHESIS
        if cues & _NUMBER:
            bits |= NUMBERED
    if ": " in text and _LABEL.match(text):
        bits |= _IS_LABEL
    if cues & _DEFINITION:
        found = _DEFINES.search(text, 3)
        if found and _SUBJECT.fullmatch(text, 0, found.start()):
            bits |= _DEFINES_IT
        if _OF_CLASS.search(text, 0, 130):
            bits |= _CLASS
    return bits

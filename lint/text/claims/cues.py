"""Finds the cues of claims in sentences: one pass of an automaton over all phrases, one over the numbers.

Each sentence comes out as a set of features, a bit each. Which words they were is asked again, of that sentence
alone, for the few claims that are reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick

from lint.text.claims.features import ENTRY, NAMING, PLAN, mask_of
from lint.text.claims.lexicon import DRUG_ENDINGS, GROUPS
from lint.typed import NamedTuple

_SEPARATOR = "\x1e"
"""Stands between sentences: neither a letter nor a space, so that no phrase runs from one into the next."""
_ONLY_WORDS = bytes(code if chr(code).isalnum() or chr(code) == _SEPARATOR else 0x20 for code in range(256))
"""Makes a space of all that parts words, so that a word's bounds can be part of a pattern."""
_GROUP_NAMES = list(GROUPS)
_GROUPS = (1 << len(GROUPS)) - 1
_OTHER_WORDS = (
    (mask_of("form:however"), "however; although; despite"),
    (ENTRY, "annals; archives; isbn; review of; review in; reviews of; reviews in"),
    (
        PLAN,
        "support; supports; supporting; conduct; conducts; conducting; sponsor; sponsors; fund; funds; further; more; "
        "additional; future; part in; continue to; scientists; researchers; investigators; research focuses; "
        "using; looking; exploring; testing; examining; evaluating; investigating; sponsoring; comparing; "
        "could help; trials would; seeking; being; under way; ongoing; trial show*; trials show*; will",
    ),
    (NAMING, "called; known as; termed; referred to as; defined as"),
)
_DRUG, _RATIO, _P_VALUE = mask_of("form:drug"), mask_of("number:ratio"), mask_of("number:p-value")


class Hit(NamedTuple):
    """A cue: a range of the text and its group."""

    start: int
    end: int
    group: str


class _Vocabulary(NamedTuple):
    """All phrases as one automaton over text that holds only words, each pattern with the spaces around it.

    A pattern is the separator, or one word, or a phrase whose letters must be looked up ("one in", not "one, in"), or
    the ending of a drug's name, or the beginning of a ratio or a p-value.
    """

    automaton: BytesAhoCorasick
    words: list[int]  # the bits of a pattern that is one word, else 0
    phrases: list[
        tuple[int, int, dict[str, int]]
    ]  # what to leave out at both ends, and bits by what the text has there
    endings: int  # the first pattern that is an ending of drugs' names
    numbers: int  # the first that begins a ratio
    p_value: int


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    words: dict[bytes, int] = {_words_of(_SEPARATOR): 0}
    phrases: dict[bytes, tuple[int, int, dict[str, int]]] = {}
    for bits, group in [*((1 << index, group) for index, group in enumerate(GROUPS.values())), *_OTHER_WORDS]:
        for phrase in filter(None, map(str.strip, group.split(";"))):
            text, open_ended = phrase.rstrip("*"), phrase.endswith("*")
            pattern = _words_of(f" {text}" if open_ended else f" {text} ")
            # One so short also stands in much else ("hr", "vs"): before it must be a space or a parenthesis.
            short = len(phrase) <= 3
            table = phrases.setdefault(pattern, (not short, not open_ended, {}))[2]
            words.setdefault(pattern, 0)
            if text.isalnum() and not short:
                words[pattern] |= bits
                continue
            for key in (f" {text}", f"({text}") if short else (text,):
                table[key] = table.get(key, 0) | bits
    endings = len(words)
    words |= dict.fromkeys([_words_of(f"{ending} ") for ending in DRUG_ENDINGS], 0)
    numbers = len(words)
    words |= dict.fromkeys([_words_of(f" {digit} {of} ") for digit in range(10) for of in ("in", "of", "out of")], 0)
    words[_words_of(" p ")] = 0
    return _Vocabulary(
        BytesAhoCorasick(list(words)),
        list(words.values()),
        [phrases.get(pattern, (0, 0, {})) for pattern in words],
        endings,
        numbers,
        len(words) - 1,
    )


def _words_of(text: str) -> bytes:
    """Only the words of a text, a byte for each character; what is beyond Latin-1 parts words."""
    return text.encode("latin-1", "replace").translate(_ONLY_WORDS)


def _low(text: str) -> str:
    """Lower case at the same places."""
    low = text.lower()
    if len(low) != len(text):  # a letter that grows when it is lowered would shift every place after it
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


def scan(prose: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The cues and numbers of each of these sentences as bits of features.NAMES and signs."""
    texts = [_with_edge(prose, start, end) for start, end in spans]
    joined = f" {_SEPARATOR}".join(texts) + " "
    if joined.count(_SEPARATOR) >= len(texts):  # a control character in the text itself
        joined = f" {_SEPARATOR}".join([text.replace(_SEPARATOR, " ") for text in texts]) + " "
    masks = _cues(_low(joined))
    at = 0
    for number in _NUMBERS.findall(joined):
        if number == _SEPARATOR:
            at += 1
        else:
            masks[at] |= _BITS_OF_NUMBERS[number]
    return masks if texts else []


def _with_edge(prose: str, start: int, end: int) -> str:
    """A sentence and the character before it: in patterns a space stands for a word's edge."""
    return prose[start - 1 : end] if start else "\n" + prose[:end]


def _cues(low: str) -> list[int]:
    """The bits of the phrases, for each of the sentences."""
    automaton, words, phrases, endings, numbers, p_value = _vocabulary()
    plain = _words_of(low)
    masks: list[int] = []
    mask = 0
    # In the order of their ends, so that what comes before a separator is of the sentence before it.
    for pattern, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        bits = words[pattern]
        if bits:
            mask |= bits
        elif not pattern:
            masks.append(mask)
            mask = 0
        elif pattern < endings:
            front, back, table = phrases[pattern]
            mask |= table.get(low[start + front : end - back], 0)
        elif pattern < numbers:
            if plain[start - 1] > 0x20:
                mask |= _DRUG
        elif pattern < p_value:
            if low[start] not in ".," and _is_ratio(low, start, end):
                mask |= _RATIO
        elif _P_VALUE_AT.match(low, start + 1):
            mask |= _P_VALUE
    masks.append(mask)
    return masks


_P_VALUE_AT = re.compile(r"p [=<>] ?\d")


def _is_ratio(low: str, start: int, end: int) -> bool:
    """Whether " 1 in " (or "of", "out of") goes on as a ratio."""
    between = low[start + 2 : end]
    return between == " out of " or (between in (" in ", " of ") and low[end : end + 1].isdigit())


def hits(prose: str, begin: int, end: int) -> list[Hit]:
    """The cues of one sentence with their places in the prose, in the order of their ends."""
    automaton, words, phrases, endings, _, _ = _vocabulary()
    low = _low(_with_edge(prose, begin, end) + " ")
    found: list[Hit] = []
    for pattern, first, last in automaton.find_matches_as_indexes(_words_of(low), overlapping=True):
        if 0 < pattern < endings:
            front, back, table = phrases[pattern]
            bits = words[pattern] or table.get(low[first + front : last - back], 0)
            # The pattern begins with a space, the text with the character before it.
            place = begin + first, begin + last - back - 1
            bits &= _GROUPS
            while bits:
                lowest = bits & -bits
                found.append(Hit(*place, _GROUP_NAMES[lowest.bit_length() - 1]))
                bits ^= lowest
    return found


_UNITS = (
    r"(?:%|percent\b|per cent\b|million\b|billion\b|mg/dL|ng/mL|mmol/L|nmol/L|mm ?Hg|kg/m"
    r"|(?:mg|mcg|µg|μg|g|IU|[Uu]nits?|m[lL]|[Tt]ablets?)\b)"
)
_TO, _PER = r" ?[-–—] ?\d[\d,.]*| to \d[\d,.]*", r"/(?:day|d|kg)\b"
_NUMBER = re.compile(rf"(\d[\d,]*(\.\d+)?)({_TO})?( ?{_UNITS})?({_PER})?")
_NUMBERS = re.compile(rf"[\d{_SEPARATOR}](?:(?<=\d)[\d,]*(?:\.\d+)?(?:{_TO})?(?: ?{_UNITS})?(?:{_PER})?)?")
"""Numbers as in _NUMBER, and separators; it begins with one class, so that the engine skips the rest at its speed."""


class _BitsOfNumbers(dict[str, int]):
    """What a number says by itself: worked out once for each way of writing it."""

    def __missing__(self, written: str) -> int:
        if len(self) > 4096:
            self.clear()
        bits = self[written] = _number_bits(written)
        return bits


_BITS_OF_NUMBERS = _BitsOfNumbers()


def _number_bits(written: str) -> int:
    found = _NUMBER.fullmatch(written)
    if not found:
        return 0
    digits, fraction, span, unit, per = found.groups()
    bits = _PLAIN
    if fraction:
        bits |= _DECIMAL
    if span:
        bits |= _BETWEEN
    if "," in digits[1:-1]:
        bits |= _LARGE
    elif len(digits) == 4 and digits[:2] in ("18", "19", "20"):
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


_PERCENT, _LARGE, _DOSE, _LEVEL, _BETWEEN, _YEAR, _PLAIN, _DECIMAL = (
    mask_of(f"number:{name}") for name in ("percent", "large", "dose", "level", "range", "year", "number", "decimal")
)

"""Finds the cues of claims: one pass of an automaton over the whole prose, for all phrases and the numbers.

Each sentence comes out as a set of features, a bit each, and the sum of what they weigh. Which words they were is asked
again, of that sentence alone, for the few claims that are reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from ahocorasick_rs import BytesAhoCorasick

from lint.datafiles.tables import kept
from lint.text.claims.features import ADVISE, APPEAL, ENTRY, FATE, NAMING, PLAN, POINTER, mask_of
from lint.text.claims.lexicon import DRUG_ENDINGS, GROUPS
from lint.text.lower import lowered
from lint.text.words import Words
from lint.typed import Any, NamedTuple

_ONLY_WORDS = bytes(code if chr(code).isalnum() else 0x20 for code in range(256))
"""Makes a space of all that parts words, so that a word's bounds can be part of a pattern."""
_GROUP_NAMES = list(GROUPS)
_GROUPS = (1 << len(GROUPS)) - 1
_OTHER_WORDS = (
    (mask_of("form:however"), "however; although; despite"),
    (
        NAMING,
        "; ".join(
            f"{verb} {often}{called}"
            for verb in ("is", "are")
            for often in ("", "also ", "often ", "sometimes ")
            for called in ("called", "known as", "termed", "referred to as", "defined as")
        ),
    ),
    (
        ADVISE,
        "call 911; call 999; call 112; seek immediate; seek urgent; seek emergency; seek medical; seek help; seek care",
    ),
    (
        ADVISE,
        "; ".join(
            f"{verb} {whom}"
            for verb in "see;call;tell;ask;contact;consult;talk to;talk with;speak to;speak with;check with".split(";")
            for whom in ("your", "a", "the", "an")
        ),
    ),
    (
        FATE,
        "prognos*; outlook*; life expectancy*; natural history*; life span*; lifespan*; recover*; survival*; survive*; "
        "relapse*; stillborn*; die; dies; remission*",
    ),
    (POINTER, "the following; in this"),
    (
        APPEAL,
        "studies; trials; expert; experts; researchers; scientists; doctors; physicians; clinicians; specialists; "
        "authorities; reviews; meta-analyses; reports; surveys; investigators; research; evidence; literature; "
        "science; data; believed; established; documented; recognized; recognised; accepted; proven; shown; reported; "
        "estimated; according to",
    ),
    (ENTRY, "annals; archives; isbn; review of; review in; reviews of; reviews in"),
    (
        PLAN,
        "support; supports; supporting; conduct; conducts; conducting; sponsor; sponsors; fund; funds; further; more; "
        "additional; future; part in; continue to; scientists; researchers; investigators; research focuses; "
        "using; looking; exploring; testing; examining; evaluating; investigating; sponsoring; comparing; "
        "could help; trials would; seeking; being; under way; ongoing; trial show*; trials show*; will",
    ),
)
_DRUG, _RATIO, _P_VALUE, _HOWEVER = map(mask_of, ("form:drug", "number:ratio", "number:p-value", "form:however"))


class Hit(NamedTuple):
    """A cue: a range of the text and its group."""

    start: int
    end: int
    group: str


_hit = partial(tuple.__new__, Hit)  # half the price of Hit(...)


class _Vocabulary(NamedTuple):
    """All phrases as one automaton over text that holds only words, each pattern with the spaces around it.

    A pattern is one word, or a phrase whose letters must be looked up ("one in", not "one, in"), or the ending of a
    drug's name, or the beginning of a ratio or a p-value, or "but", or a digit. They stand in this order; of each kind
    its end is told.
    """

    automaton: BytesAhoCorasick
    bits: list[int]  # of each word, then what phrases that say the same have
    phrases: dict[str, int]  # bits by what the text has where a phrase is found
    open_phrases: dict[str, int]  # the same for those that may go on
    words_end: int
    phrases_end: int  # of phrases with a space behind them: the text between the spaces counts
    short_end: int  # of short ones, where the character before counts
    open_end: int  # of those that may go on, without a space at their ends
    drugs_end: int  # of the endings of drugs' names
    ratios_end: int
    but: int  # the first of ten digits stands behind it


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    patterns, *rest = _patterns()
    return _Vocabulary(BytesAhoCorasick(patterns), *rest)


@kept("lint.text.claims.lexicon", "lint.text.claims.features")
def _patterns() -> tuple[Any, ...]:
    words: dict[bytes, int] = {}
    kinds: tuple[dict[bytes, None], ...] = ({}, {}, {})
    whole, short_ones, open_ones = kinds
    phrases: dict[str, int] = {}
    open_phrases: dict[str, int] = {}
    for bits, group in [*((1 << index, group) for index, group in enumerate(GROUPS.values())), *_OTHER_WORDS]:
        for phrase in filter(None, map(str.strip, group.split(";"))):
            text, open_ended = phrase.rstrip("*"), phrase.endswith("*")
            pattern = _words_of(f" {text}" if open_ended else f" {text} ")
            # One so short also stands in much else ("hr", "vs"): before it must be a space or a parenthesis.
            short = len(phrase) <= 3
            if text.isalnum() and not short:
                words[pattern] = words.get(pattern, 0) | bits
                continue
            (open_ones if open_ended else short_ones if short else whole)[pattern] = None
            table = open_phrases if open_ended else phrases
            for key in (f" {text}", f"({text}") if short else (text,):
                table[key] = table.get(key, 0) | bits
    patterns = list(words)
    ends = [len(patterns)]
    endings = dict.fromkeys([_words_of(f"{ending} ") for ending in DRUG_ENDINGS])
    ratios = dict.fromkeys([_words_of(f" {digit} {of} ") for digit in range(10) for of in ("in", "of", "out of")])
    for more in (*kinds, endings, ratios):
        patterns += more
        ends.append(len(patterns))
    patterns += [b" p ", b" but ", *(b"%d" % digit for digit in range(10))]
    same: dict[int, int] = {}  # one object for equal numbers: what is close together is quickly at hand
    return (
        patterns,
        [same.setdefault(bits, bits) for bits in words.values()],
        {text: same.setdefault(bits, bits) for text, bits in phrases.items()},
        {text: same.setdefault(bits, bits) for text, bits in open_phrases.items()},
        *ends,
        ends[-1] + 1,
    )


def _words_of(text: str) -> bytes:
    """Only the words of a text, a byte for each character; what is beyond Latin-1 parts words."""
    return text.encode("latin-1", "replace").translate(_ONLY_WORDS)


def scan(prose: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The cues and numbers of each of these sentences as bits of features.NAMES and signs."""
    # What stands between them counts as sentences, too.
    ends = [place for start, end in spans for place in (start - 1, end)]
    return read(prose, Words(prose), ends)[1::2] if spans else []


def read(prose: str, words: Words, ends: Sequence[int], begin: int = 0) -> list[int]:
    """The bits of each sentence. The sentences are given by their ends, from the first one behind `begin` to the last
    that is asked for."""
    automaton, bits, phrases, open_phrases, *ends_of_kinds = _vocabulary()
    words_end, phrases_end, short_end, open_end, drugs_end, ratios_end, but = ends_of_kinds
    # In patterns a space stands for a word's edge: one before the prose, one behind it.
    plain, low = words.data[max(begin - 1, 0) : ends[-1]].translate(_ONLY_WORDS) + b" ", words.lower
    if begin:
        prose, low = prose[begin:], low[begin - 1 :]
    else:
        plain, low = b" " + plain, "\n" + low
    limits = [end + 2 - begin for end in ends]  # the space behind a sentence belongs to it
    masks = [0] * len(ends)
    at, limit = 0, limits[0]
    mask = done = 0
    # In the order of their ends, and so sentence by sentence.
    for pattern, start, end in automaton.find_matches_as_indexes(plain, overlapping=True):
        if end > limit:
            masks[at] = mask
            mask = 0
            while end > limit:
                at += 1
                limit = limits[at]
        if pattern < words_end:
            mask |= bits[pattern]
        elif pattern < phrases_end:
            mask |= phrases.get(low[start + 1 : end - 1], 0)
        elif pattern > but:
            if start >= done:
                number = _NUMBER_AT(prose, start - 1)
                if number is not None:
                    written = number.group()
                    done = start + len(written)
                    mask |= _BITS_OF_NUMBERS[written]
        elif pattern < short_end:
            mask |= phrases.get(low[start : end - 1], 0)
        elif pattern < open_end:
            mask |= open_phrases.get(low[start + 1 : end], 0)
        elif pattern < drugs_end:
            if plain[start - 1] > 0x20:
                mask |= _DRUG
        elif pattern < ratios_end:
            if low[start] not in ".," and _is_ratio(low, start, end):
                mask |= _RATIO
        elif pattern == but:
            if prose[start - 1 : end - 1] == " but ":
                mask |= _HOWEVER
        elif _P_VALUE_AT.match(low, start + 1):
            mask |= _P_VALUE
    masks[at] = mask
    return masks


_P_VALUE_AT = re.compile(r"p [=<>] ?\d")


def _is_ratio(low: str, start: int, end: int) -> bool:
    """Whether " 1 in " (or "of", "out of") goes on as a ratio."""
    between = low[start + 2 : end]
    return between == " out of " or (between in (" in ", " of ") and low[end : end + 1].isdigit())


def hits(prose: str, begin: int, end: int, groups: int = _GROUPS) -> list[Hit]:
    """The cues of one sentence, or those of the groups with these bits, with their places in the prose, in the order of
    their ends."""
    vocabulary = _vocabulary()
    low = lowered(f"{prose[begin - 1] if begin else ' '}{prose[begin:end]} ")
    found: list[Hit] = []
    plain = _words_of(low)
    for pattern, first, last in vocabulary.automaton.find_matches_as_indexes(plain, overlapping=True):
        if pattern < vocabulary.open_end:
            stop = last - (plain[last - 1] == 0x20)  # without the space at the end of most patterns
            if pattern < vocabulary.words_end:
                bits = vocabulary.bits[pattern]
            elif pattern < vocabulary.short_end:
                bits = vocabulary.phrases.get(low[first + (pattern < vocabulary.phrases_end) : stop], 0)
            else:
                bits = vocabulary.open_phrases.get(low[first + 1 : stop], 0)
            bits &= groups
            while bits:
                lowest = bits & -bits
                # The pattern begins with a space, the text with the character before it.
                found.append(_hit((begin + first, begin + stop - 1, _GROUP_NAMES[lowest.bit_length() - 1])))
                bits ^= lowest
    return found


_UNITS = (
    r"(?:%|percent\b|per cent\b|million\b|billion\b|mg/dL|ng/mL|mmol/L|nmol/L|mm ?Hg|kg/m"
    r"|(?:mg|mcg|µg|μg|g|IU|[Uu]nits?|m[lL]|[Tt]ablets?)\b)"
)
_TO, _PER = r" ?[-–—] ?\d[\d,.]*| to \d[\d,.]*", r"/(?:day|d|kg)\b"
_NUMBER = re.compile(rf"(\d[\d,]*(\.\d+)?)({_TO})?( ?{_UNITS})?({_PER})?")
_NUMBER_AT = re.compile(
    rf"\d[\d,]*+(?:\.\d++)?+(?:(?= ?[-–—t%pmbnkgIUuµμT])(?:{_TO})?+(?: ?{_UNITS})?+)?+(?:{_PER})?+"
).match
"""The same without its parts, nor ways back, as all may be missing; what may begin a range or unit is looked at before
any of them is tried."""


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

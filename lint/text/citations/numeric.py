"""Numbered markers: [1], [1,3–5], superscripts in every spelling, (1) and numbers glued to a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise

from lint import linear
from lint.article import Article
from lint.text.citations.model import Marker
from lint.text.literals import Literals

_LIST = r"\d{1,3}(?:\s?[,;‚]\s?\d{1,3}|\s?[–—‒‐‑−-]\s?\d{1,3})*"
_BRACKET = re.compile(rf"\[(?:refs?\.?\s|nos?\.?\s)?({_LIST})(?:,?\s(?:pp?\.?|ch\.?|sec(?:tion)?\.?|§)\s?[\d–-]+)?\]")
_MANY = re.compile(rf"\s*\[?\s*({_LIST})\s*\]?[,;]?\s*")
_UNICODE = re.compile(r"[¹²³⁰⁴-⁹]+(?:[⁻⁃–‐˒,‚‧·-]{1,2}[¹²³⁰⁴-⁹]+)*")
_RAISED = Literals(*"¹²³⁰⁴⁵⁶⁷⁸⁹")
_CARET = re.compile(rf"\^\[?({_LIST})\]?\^")
_PAREN = re.compile(rf"\(({_LIST})\)")
_GLUED = re.compile(r"[.,](\d{1,3}(?:[,–-]\d{1,3})*)(?=\s+[A-Z“(]|\s*\n|(?<=,\d)\s)")
_TO_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹⁻⁃˒‧·", "123" + "0456789" + "--" + ",,,")
_PARTS = re.compile(r"(\d+)(?:\s?[–—‒‐‑−-]+\s?(\d+))?")
_NOT_BEFORE = re.compile(
    r"(?i)(?:\b(?:ci|ic|interval|range|iqr|between|values?|median|mean|set|box|table|figure|fig\.?|"
    r"equation|eq\.?|page"
    r"|chapter|version|vol\.?|row|column)\s?[:=,]?|[=<>≤≥±×∈~+/*^_])\s?$"
)
_VALUE = re.compile(r"(\d+(?:[.·]\d+)?)\s?%?\s$")
_UNITS = frozenset(
    "m cm mm km dm µm μm nm pm in ft yd mi s sec min h hr d kg g mg mcg µg μg ng l L dL dl mL ml mol mmol µmol "
    "nmol M mM Hz kHz J kJ kcal "
    "W N Pa kPa mmHg Gy Sv V mV A mA K C F x r R n p t z b k e i chi χ η ω φ σ β α τ ρ I Q X Y Ca Mg Na Cl Fe Zn "
    "Cu H O HCO PO SO NH NO CO "
    "Tc He Xe Lu Ra Sr".split()
)
_TOKEN = re.compile(r"[\w-]+$")
_CODE = re.compile(r"[A-Z].*\d|\d[A-Z]|^(?:19|20)\d\d$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[str, ...]:
    """The numbers that a marker lists: "1,3–5" → 1, 3, 4, 5; () where it cannot be a marker."""
    found: list[str] = []
    for match in _PARTS.finditer(text):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        if first == 0 or last < first or last - first > 60 or (len(match[1]) > 1 and match[1][0] == "0"):
            return ()
        found.extend(str(n) for n in range(first, last + 1))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _asks_a_value(word: str) -> bool:
    """Whether a number after a word is likely its value: "range", "Table", "n="."""
    return _NOT_BEFORE.search(word) is not None


def _may_ask(word: str) -> bool:
    """Whether the pattern may end with a word that is not all letters."""
    last = word[-1]
    return last.isalpha() or last in ":,=<>≤≥±×∈~+/*^_" or word.lower().endswith(("fig.", "eq."))


def bracketed(prose: str) -> Iterator[Marker]:
    """Numbers in square brackets. An interval or a score is none."""
    find = prose.find
    end = 0
    while (start := find("[", end)) >= 0:
        end = find("]", start + 2, start + 5) + 1
        written = prose[start + 1 : end - 1] if end else ""
        if not written.isdecimal():  # which most are
            match = _BRACKET.match(prose, start)
            end = match.end() if match else start + 1
            written = match[1] if match else ""
        keys = numbers(written)
        if not keys:
            continue
        before = prose[max(start - 14, 0) : start]
        # "[2, 5]" after "range" or "CI" is an interval; "x[1]" is an index
        last = before.rsplit(None, 1)[-1:]
        if last and (_asks_a_value(last[0]) if last[0].isalpha() else _may_ask(last[0]) and _asks_a_value(before)):
            continue
        if before[-1:].isalnum() and prose[end : end + 1] in "=(":
            continue
        if len(keys) > 1 and "," not in written:
            value = _VALUE.search(before)
            # "median 3% [2–5]" is a value with its range
            if value and int(keys[0]) <= float(value[1].replace("·", ".")) <= int(keys[-1]):
                continue
        yield _marker((start, end, "numeric", keys, None, True, None, False))


_marker = partial(tuple.__new__, Marker)  # half the price of Marker(...)


def superscripts(article: Article, highest: int) -> Iterator[Marker]:
    """Raised numbers: superscript type, Unicode superscripts, ^1^. Exponents, charges and isotopes are none. `highest`
    is the highest number that the reference list has, 0 where it has none."""
    prose = article.prose
    for mark in article.marks:
        if mark.kind == "superscript":
            match = _MANY.fullmatch(prose[mark.start : mark.end])
            if match and _raised(prose, mark.start, mark.end, match[1], highest):
                keys = numbers(match[1])
                if keys:
                    yield Marker(mark.start, mark.end, "superscript", keys)
    if not prose.isascii() and _RAISED.places(linear.encoded(prose)):
        for match in _UNICODE.finditer(prose):
            text = match.group().translate(_TO_DIGITS)
            if not text[0].isdigit() or not _raised(prose, match.start(), match.end(), text, highest):
                continue
            keys = numbers(text)
            if keys and len(match.group()) <= 20:
                yield Marker(match.start(), match.end(), "superscript", keys)
    if "^" in prose:
        for match in _CARET.finditer(prose):
            if _raised(prose, match.start(), match.end(), match[1], highest):
                keys = numbers(match[1])
                if keys:
                    yield Marker(match.start(), match.end(), "superscript", keys)


def _raised(prose: str, start: int, end: int, text: str, highest: int) -> bool:
    """Whether a raised number is a reference rather than an exponent."""
    before = prose[start - 1 : start]
    after = prose[end : end + 1]
    if not before or before == "\n":
        return False
    if after.isalnum():
        # "tissue hypoxia¹²Organ failure": a lost space; "1²³I" and "1st" are none
        return after.isupper() and prose[start - 4 : start].isalpha() and highest > 0
    token = _TOKEN.search(prose, max(start - 24, 0), start)
    name = token.group() if token else ""
    if before.isdigit() or (len(name) > 1 and name[-2:-1].isdigit()):
        # 10⁶ and 2D² are powers; "12²⁴,²⁵", "in 2010³" and "SP-C-004-06¹⁵" are references
        several = "," in text and highest > 0 and all(int(n) <= highest for n in numbers(text))
        coded = highest > 0 and (len(name) > 4 or _CODE.search(name) is not None)
        return several or (coded and int(_PARTS.match(text)[1]) <= highest)  # type: ignore[index]
    if before in "=×*/^_−–-+±≤≥<>([{∑∫∂Δ°":
        return False
    if before.isspace():
        return bool(after) and not after.isalnum() and prose[max(start - 2, 0) : start - 1] in '.,;:)”"'
    if not before.isalpha():
        return True
    word = _LAST_WORD.search(prose, max(start - 24, 0), start)
    name = word.group() if word else ""
    if name in _UNITS or len(name) < 2:
        return False
    if len(name) < 4 and not name.islower() and highest == 0:
        return False
    first = _PARTS.match(text)
    return bool(first and highest and int(first[1]) <= highest) or len(name) > 3


def parenthesised(prose: str, highest: int) -> tuple[Marker, ...]:
    """Numbers in round brackets, which are references only where the article has a numbered list that they cover and
    they stand where references stand: before a stop or at the end. Else they number points in the text."""
    if highest < 3 or "(" not in prose:
        return ()
    found = []
    seen: set[str] = set()
    loose = 0
    for match in _PAREN.finditer(prose):
        keys = numbers(match[1])
        if not keys or any(int(key) > highest for key in keys):
            continue
        before = prose[max(match.start() - 14, 0) : match.start()]
        if not before or before[-1] != " " or _NOT_BEFORE.search(before) or before[-2:-1] in ":;\n":
            loose += 1
            continue
        if prose[match.end() : match.end() + 1] not in (".", ",", ";", ":", ")", "\n") and before[-2:-1] not in ".,":
            loose += 1
            continue
        seen.update(keys)
        found.append(Marker(match.start(), match.end(), "numeric", keys))
    if len(seen) < max(3, 0.6 * highest) or loose > len(found):
        return ()
    return tuple(found)


_STOP_AND_DIGIT = Literals(*[f"{stop}{digit}" for stop in ".," for digit in range(10)])


def glued(prose: str, data: bytes, highest: int) -> tuple[Marker, ...]:
    """Numbers that lost their superscript and stick to a stop: "in most patients.1,2 Others". Only where they cover
    half of a numbered list and begin in its order. `data` is the prose with a byte for each character."""
    if highest < 3:
        return ()
    found = []
    seen: list[int] = []
    for _, start, _ in _STOP_AND_DIGIT.places(data):
        before = prose[start - 1 : start]
        match = _GLUED.match(prose, start) if before.islower() or (before and before in ')”"’%') else None
        keys = numbers(match[1]) if match else ()
        if not match or not keys or any(int(key) > highest for key in keys):
            continue
        found.append(Marker(match.start(1), match.end(1), "superscript", keys))
        seen += [int(key) for key in keys if int(key) not in seen]
    rising = sum(a < b for a, b in pairwise(seen))
    if len(found) < 3 or len(seen) < 0.5 * highest or rising < 0.7 * (len(seen) - 1):
        return ()
    return tuple(found)

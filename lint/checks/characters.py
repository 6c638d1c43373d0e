"""Check kinds for single characters: mojibake, invisible and lookalike characters, ASCII stand-ins for operators.

They read the source text, since an invisible character in a link's target or a heading harms as much as one in
the prose; code blocks, inline code and front matter are passed over. Which uncommon characters stand in a text is found
once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.checks import Check
from lint.checks.recurring import summed_up
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.text.literals import Literals
from lint.typed import Any

# -- mojibake ---------------------------------------------------------------------------------------------------

_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what cp1252 shows for bytes 0x80-0x9F
_LEADS = frozenset(map(chr, range(0xC2, 0xF5)))
_FOLLOWERS = frozenset([*_HIGH, *map(chr, range(0x80, 0xC0))])
_SUSPECT = re.compile(f"(?:[\u00c2-\u00f4][\u0080-\u00bf{_HIGH}]{{1,3}})+")
_ANY_SUSPECT = f"[\u00c2-\u00f4][\u0080-\u00bf{_HIGH}]"


def mojibake() -> Check:
    """Runs of characters that are UTF-8 read as Windows-1252 ("â‰¥" for "≥"), and replacement characters."""

    def check(facts: Facts) -> Iterator[Hit]:
        text, odd = facts.article.text, facts.odd_characters
        if not (odd.isdisjoint(_LEADS) or odd.isdisjoint(_FOLLOWERS)) and _maybe(_ANY_SUSPECT, text):
            for match in _SUSPECT.finditer(text):
                meant = _meant(match.group())
                if meant is not None and not facts.apart.holds(match.start()):
                    start, end = match.span()
                    fix = Fix("unsafe", f"Write {meant}", (Edit(start, end, meant),))
                    yield Hit(start, end, {"found": match.group(), "meant": meant}, "decodable", fix=fix)
        if "\ufffd" in odd:
            for match in re.finditer("\ufffd+", text):
                if not facts.apart.holds(match.start()):
                    yield Hit(match.start(), match.end(), {}, "lost")

    return check


def _meant(run: str) -> str | None:
    """What the bytes of a run say as UTF-8, or None where they are not UTF-8 and the run may be what it seems."""
    data = bytes(character.encode("cp1252")[0] if character in _HIGH else ord(character) & 0xFF for character in run)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


# -- invisible --------------------------------------------------------------------------------------------------

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+"
    "|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])"
)
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DELETED = _BIDI | frozenset("\u00ad\u200b\u2060\ufeff\u200c\u200d\x7f") | frozenset(map(chr, range(0x20)))
_UNSEEN = _DELETED | {"\u00a0"}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# A no-break space belongs between number and unit, after titles and before what must not stand alone; between two
# ordinary words it is what a paste left behind.
_NO_BREAK = re.compile(
    "\u00a0(?:(?<=[a-z]{3}.)(?=[a-z]{2})|(?<=[a-z][,;].)(?=[A-Za-z])|\u00a0+|(?=[\r\n]))"  # the letter first, for speed
)
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
}


def invisible_character() -> Check:
    """Characters that nobody sees; one finding for each kind in an article."""

    def check(facts: Facts) -> Iterator[Hit]:
        text, odd = facts.article.text, facts.odd_characters
        if odd.isdisjoint(_UNSEEN):
            return
        skip = facts.apart
        found: dict[str, list[tuple[int, int]]] = {}
        right_to_left = not odd.isdisjoint(_BIDI) and _RIGHT_TO_LEFT.search(text) is not None
        for match in () if odd.isdisjoint(_DELETED) else _INVISIBLE.finditer(text):
            first = match.group()[0]
            if skip.holds(match.start()) or (first in _BIDI and right_to_left):
                continue
            found.setdefault(_name(first), []).append(match.span())
        if "\u00a0" in odd:
            spans = [m.span() for m in _NO_BREAK.finditer(text) if not skip.holds(m.start())]
            if spans:
                found["no-break space"] = spans
        for name, spans in found.items():
            instead = " " if name == "no-break space" else ""
            edits = [Edit(start, end, instead) for start, end in spans]
            yield summed_up(spans, edits, {"what": name}, f"Remove the {name}")

    return check


def _name(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    return "direction mark" if character in _BIDI else "control character"


# -- lookalike --------------------------------------------------------------------------------------------------

_CYRILLIC = dict(zip("аеорсхуіјѕԁһԛԝАВЕКМНОРСТХУІЈЅ", "aeopcxyijsdhqwABEKMHOPCTXYIJS", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN_FOR = {**_CYRILLIC, **_GREEK}
_MIXED_WORD = re.compile(
    f"[A-Za-z]+[{''.join(_LATIN_FOR)}][A-Za-z{''.join(_LATIN_FOR)}]*|[{''.join(_LATIN_FOR)}]+[A-Za-z]{{2,}}"
)
_ODD_HYPHEN = re.compile("[\u2010\u2011](?<=[A-Za-z0-9].)(?=[A-Za-z0-9])")
_GREEK_MU = re.compile("(?<=\\d)[ \u00a0\u202f]?\u03bc(?=(?:g|L|l|m|mol|M|s|Sv|IU|U|kat)\\b)")
_GREEK_MICROGRAM = re.compile("(?<=\\d)[ \u00a0\u202f]?\u03bc(?=g\\b(?!/))")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<![\w.,-])(?:\d+(?:[.,]\d+)?[OoIl][\dOl]*|[OlI][.,]?\d[\dOl]*|\d*[.,][OlI]\d*)"
    r"(?=[ \u00a0]?(?:mg|mcg|µg|μg|mL|ml|units?|g)\b)"
)


# A quick pass says whether there is anything to look at; the patterns with look-around say where.
_LETTER_NEAR_DIGIT = r"(?:\d[.,]?[OoIl]|\b[OlI][.,]?\d)[\dOl]*[ \x{a0}]?(?:mg|mcg|µg|μg|mL|ml|unit|g)"
_LIKE_DIGITS = frozenset(
    [
        f"{first}{more}{unit}"
        for first in "oil"
        for more in ("", *"ol", "oo", "ll", "ol", "lo", "ooo")
        for unit in ("", "mg", "mcg", "µg", "ml", "unit", "units", "g")
    ]
)
"""The letters of such a figure, or the last of them and its unit: "1O mg", "l.5g", "1OO units"."""


@cache
def _compiled(pattern: str) -> Any:
    from lint import linear as re2

    return re2.compile(pattern)


def _maybe(pattern: str, prose: str) -> bool:
    return _compiled(pattern).search(prose) is not None


def lookalike_character(kind: str) -> Check:
    """Characters that look like another: `kind` is hyphen, micro, letter or digit."""
    judge = {"hyphen": _hyphens, "micro": _micro, "letter": _letters, "digit": _digits, "all": _all}[kind]

    def check(facts: Facts) -> Iterator[Hit]:
        yield from judge(facts)

    return check


def _all(facts: Facts) -> Iterator[Hit]:
    yield from _digits(facts)
    yield from _hyphens(facts)
    yield from _micro(facts)
    yield from _letters(facts)


def _hyphens(facts: Facts) -> Iterator[Hit]:
    if facts.odd_characters.isdisjoint("\u2010\u2011"):
        return
    skip = facts.apart
    spans = [m.span() for m in _ODD_HYPHEN.finditer(facts.article.text) if not skip.holds(m.start())]
    if spans:
        edits = [Edit(start, end, "-") for start, end in spans]
        yield summed_up(spans, edits, {}, "Write an ordinary hyphen", variant="hyphen")


def _micro(facts: Facts) -> Iterator[Hit]:
    # Unicode holds both signs for right; a fault is the mixture, and the letter in a dose, which lists of doses and
    # interaction checkers are searched for.
    odd = facts.odd_characters
    if "\u03bc" not in odd:
        return
    text, skip = facts.article.text, facts.apart
    pattern = _GREEK_MU if "\u00b5" in odd else _GREEK_MICROGRAM
    spans = [(m.end() - 1, m.end()) for m in pattern.finditer(text) if not skip.holds(m.start())]
    if spans:
        edits = [Edit(start, end, "\u00b5") for start, end in spans]
        yield summed_up(spans, edits, {}, "Write the micro sign", variant="micro")


def _letters(facts: Facts) -> Iterator[Hit]:
    if facts.odd_characters.isdisjoint(_LATIN_FOR):
        return
    text, skip = facts.article.text, facts.apart
    for match in _MIXED_WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        # A run-on with a truly Cyrillic or Greek word ("МРТ-scan", "вес") is another language, not a lookalike.
        if (
            skip.holds(start)
            or (end < len(text) and _other_script(text[end]))
            or (start and _other_script(text[start - 1]))
        ):
            continue
        latin = "".join(_LATIN_FOR.get(character, character) for character in word)
        odd = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(word) if c in _LATIN_FOR)
        fix = Fix("safe", f"Write {latin} in Latin letters", (Edit(start, end, latin),))
        yield Hit(start, end, {"found": word, "wanted": latin, "odd": odd}, "letter", fix=fix)


def _other_script(character: str) -> bool:
    return "\u0370" <= character <= "\u052f"


def _digits(facts: Facts) -> Iterator[Hit]:
    prose, data = facts.prose, facts.words.data
    near = any(_by_digit(data, at, at + len(word)) for at, word in facts.words.places(_LIKE_DIGITS))
    if not near or not _maybe(_LETTER_NEAR_DIGIT, prose):
        return
    for match in _LETTER_FOR_DIGIT.finditer(prose):
        span = facts.article.source_span(match.start(), match.end())
        wanted = match.group().translate(str.maketrans("OoIl", "0011"))
        yield Hit(span.start, span.end, {"found": match.group(), "wanted": wanted}, "digit")


def _by_digit(data: bytes, start: int, end: int) -> bool:
    """Whether a digit stands before or after a place, alone or with a point between them."""
    before, after = data[max(start - 2, 0) : start], data[end : end + 2]
    return before.rstrip(b".,")[-1:].isdigit() or after.lstrip(b".,")[:1].isdigit()


# -- operators --------------------------------------------------------------------------------------------------

_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_OPERATORS: dict[str, tuple[re.Pattern[str], str]] = {
    "x": (re.compile(r"(?<=\d)( ?)[xX]\1(?=\d)|(?<=\d (?:cm|mm)) x (?=\d)|(?<=\d(?:cm|mm)) x (?=\d)"), "×"),
    "<=": (re.compile(r"(?<![<=\-])<=(?![=>])"), "≤"),
    ">=": (re.compile(r"(?<![>=])>=(?![=>])"), "≥"),
    "+/-": (re.compile(r"\+/-"), "±"),
    "^": (re.compile(r"(?<=10)\^(-?\d{1,2})\b(?!\^)"), ""),
}
_PLACES: dict[str, tuple[str, int]] = {
    **{f"{digit}{gap}x": ("x", 1) for digit in range(10) for gap in ("", " ")},
    "cm x ": ("x", 2),
    "mm x ": ("x", 2),
    "<=": ("<=", 0),
    ">=": (">=", 0),
    "+/-": ("+/-", 0),
    "10^": ("^", 2),
}
"""What stands wherever an operator does: which it may be, and where in it its pattern begins."""
_HINTS = Literals(*_PLACES)
_TIMES = frozenset("x")
_SIGNS = (b"=", b"+", b"^")


def ascii_operator() -> Check:
    """ASCII stand-ins for ×, ≤, ≥, ±, and powers; one finding for each operator in an article."""

    def check(facts: Facts) -> Iterator[Hit]:
        article, prose, words = facts.article, facts.prose, facts.words
        # An x between figures stands alone among letters: "5x3", "2 cm x 3 cm". Single signs are found without a look
        # at anything else.
        may_hold = words.has(_TIMES) or any(sign in words.data for sign in _SIGNS)
        hints = _HINTS.places(words.data) if may_hold else ()
        if not hints:
            return
        code, links = facts.code, facts.linked
        found: dict[str, list[re.Match[str]]] = {}
        for index, start, _ in hints:
            name, offset = _PLACES[_HINTS.literals[index]]
            match = _OPERATORS[name][0].match(prose, start + offset)
            if match and not code.holds(match.start()) and not links.holds(match.start()):
                found.setdefault(name, []).append(match)
        for name in _OPERATORS:
            sign = _OPERATORS[name][1]
            spans: list[tuple[int, int]] = []
            edits: list[Edit] = []
            for match in found.get(name, ()):
                span = article.source_span(match.start(), match.end())
                written = match.group()
                wanted = written[1:].translate(_SUPERSCRIPT) if name == "^" else written.lower().replace(name, sign)
                spans.append((span.start, span.end))
                if article.is_verbatim(match.start(), match.end()):
                    edits.append(Edit(span.start, span.end, wanted))
            if spans:
                shown = "a raised exponent" if name == "^" else sign
                yield summed_up(spans, edits, {"found": name, "wanted": shown}, f"Write {shown}")

    return check

"""Finds quantities with units in prose: "500 mg", "250–500 mg/kg/day", "500 mg to 1 g", "1.2 million units",
"half a tablet".

Only the shape is judged here; whether a quantity is a dose at all is the business of `not_doses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from lint.text.doses import numbers
from lint.text.doses.model import Amount, Number
from lint.text.doses.numbers import NUMBER, SCALES, THIN
from lint.text.doses.units import COUNTED_PATTERN, MEASURED_PATTERN, SIZES, UNITS, basis_name, canonical
from lint.text.words import Words
from lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

DASH = r"[-–—‐‑‒−]"
SEPARATOR = rf"\s?{DASH}{{1,2}}\s?|\s+to\s+{DASH}?|\s+or\s+|\s+and\s+|\s?/\s?"
_GAP = r"[ \u00a0\u2009\u202f]?[ ]?-?"
_SCALE = r"(?:(?:\s|-)(?:million|thousand|mega)|(?<=\d)M(?=\s?(?:units|U\b|IU\b)))?"
_BETWEEN = r"(?:orally\s|oral\s|IV\s|IM\s)?"  # "125 orally mg": a word that slipped between number and unit
_UNIT = rf"(?:{MEASURED_PATTERN}|{COUNTED_PATTERN})(?![A-Za-z0-9²³])"
_STEP = (
    r"(?:kg|kilogram(?:me)?|kilo|m2|m²|sq m|square met(?:re|er)|day|d|24 ?h(?:ou)?rs?|24 ?h|diem"
    r"|hours?|hrs?|h|minute|mins?"
    r"|dose|week|wk|month|year|mL|ml|millilit(?:re|er)|L|l|lit(?:re|er)|dL|dl|decilit(?:re|er)|g|mg|attack|tablet|tab|puff|actuation|spray|capsule|patch"
    r"|drop|second|sec|feed|vial|injection|100[ \u00a0]?m[lL]|cm2|cm²|mm3|mmol|mol|meal|person"
    r"|cigarette|piece|pill|serving)"
)
_WEIGHT = r"(?:\s(?:of\s)?(?:body\s?-?weight|BW|bw)\b)?"
_BASIS = rf"(?:(?:\s?/\s?|\s+per\s+)(?:{_STEP})(?![A-Za-z0-9]){_WEIGHT}|\s+a\s+day\b(?!\s+(?:or|for\s+a)\b)){{1,3}}"

QUANTITY = re.compile(
    rf"(?P<n1>{NUMBER})(?P<s1>{_SCALE})"
    rf"(?:{_GAP}(?P<ua>{_UNIT})(?P<ba>{_BASIS})?(?P<sepa>{SEPARATOR})\.?(?P<na>{NUMBER})(?P<sa>{_SCALE}){_GAP}(?P<ub>{_UNIT})"
    rf"|(?P<sepb>{SEPARATOR})\.?(?P<nb>{NUMBER})(?P<sb>{_SCALE}){_GAP}{_BETWEEN}(?P<uc>{_UNIT})"
    rf"|{_GAP}{_BETWEEN}(?P<ud>{_UNIT}))(?P<basis>{_BASIS})?"
)
_STEP_WORD = re.compile(rf"{_STEP}(?![A-Za-z])", re.IGNORECASE)

_N = r"(?:one[ -]half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|a half|a quarter)"
WORDED = re.compile(
    rf"\b(?P<a>{_N})(?:(?P<sep>\s+(?:or|to)\s+|\s?{DASH}\s?)(?P<b>{_N}))?(?:\s+\(\d+\))?\s+(?P<s>million\s+)?(?:an?\s+|of\s+an?\s+)?"
    rf"(?:(?:full|small|large|single|oral|vaginal|scored)\s+)?(?P<u>units?|{COUNTED_PATTERN})(?![A-Za-z0-9])(?P<basis>{_BASIS})?",
    re.IGNORECASE,
)
WORDED_STARTS = (
    "one ", "two ", "three ", "four ", "five ", "six ", "half ", "quarter ", "one-", "two-", "one–", "eight ", "ten ",
    "twelve ",
)  # fmt: skip


@lru_cache(maxsize=256)
def basis_of(text: str | None) -> str | None:
    """The canonical basis of its text: " per kg body weight per day" → "/kg/day"."""
    if not text:
        return None
    if text == "/kg":
        return text
    return "".join(
        "/" + basis_name(step)
        for step in _STEP_WORD.findall(re.sub(r"(?i)body ?-?weight|\bper\b|\bof\b|\bbw\b", " ", text))
    )


def amounts(prose: str, words: Words) -> Iterator[Amount]:
    """All quantities with a unit in order, those that only look like one left out (a part of a word, a size)."""
    at = last = 0
    for start in _starts(prose, words):
        if start < at:
            continue
        usual = _USUAL.match(prose, start)
        match = usual or QUANTITY.match(prose, start)
        if match is None:
            continue
        before = prose[start - 1] if start else " "
        if before != " " and (
            before.isalnum() or (before in "./,·:-–−$€£#_=^" and start - 1 != last and _inside(prose, start, before))
        ):
            at = start + len(match["n1"].partition(" ")[0])
            continue
        if usual and (amount := _plain_amount(prose, start, before, usual)):
            at = last = amount.end
            yield amount
            continue
        match = QUANTITY.match(prose, start) if usual else match
        if match is None:
            continue
        if " " in match["n1"] and _counts_list(prose, start):
            at = start + len(match["n1"].partition(" ")[0])
            continue
        found = _amount(prose, match)
        if isinstance(found, int):
            at = found
            continue
        at = last = found.end
        yield found


_USUAL = re.compile(
    r"(?P<n1>\d+(?:\.\d+)?)(?:( ?[-–] ?| to )(\d+(?:\.\d+)?))?[ \u00a0]?"
    r"(mg|g|mcg|mL|ml|units|%|percent|tablets?|capsules?|micrograms?|IU|kg|mmol|drops?|puffs?)"
    r"((?:/(?:kg|day|dose|m[L2l]|hour|h|min|minute|d?[Ll]|g)){1,3}(?! (?:of|body|bw|BW)\b))?(?![A-Za-z0-9²³/_])"
    rf"(?!\s*(?:{DASH}|/)|\s+(?:(?:to|or|and)\s+{DASH}?\.?[\d½¼¾⅓⅔]|(?:per|a)\b))"
)
"""The commonest shapes, tried first: "500 mg", "10-15 mg/kg", "1 to 2 tablets"."""


def _plain_amount(prose: str, start: int, before: str, match: re.Match[str]) -> Amount | None:
    """The amount of a usual shape; None where its numbers or range need a closer look."""
    n1, separator, n2, unit, basis = match.groups()
    if before in ".,·":
        return None
    if n1.isdigit():
        low = high = float(n1)
        first = Number(start, match.end(1), low)
    else:
        first = numbers.read(prose, start, match.end(1))
        low = high = first.value
    second = None
    if n2:
        second = Number(*match.span(3), float(n2)) if n2.isdigit() else numbers.read(prose, *match.span(3))
        high = second.value
        if high < low:
            return None
    return Amount(
        start, match.end(), low, high, UNITS.get(unit) or canonical(unit), basis and basis_of(basis), first, second,
        match.span(2) if separator else None, match.span(4), None, match.span(5) if basis else None,
    )  # fmt: skip


_SHAPES = bytes(
    0x30 if chr(code) in "0123456789?½¼¾" else 0x20 if code in (0x09, 0xA0) else code for code in range(256)
)
"""Every digit is a 0, and so is what Latin-1 lacks ("?": a fraction, a dash)."""
_PLAINER = (("\u2009", " "), ("\u202f", " "), ("\u03bc", "\xb5"), ("㎎", "g"), ("㎍", "g"), ("㎖", "g"), ("％", "%"))
_UNIT_NEAR = re.compile(
    rb"0 {0,2}-?(?=[a-z%\xb5])(?:(?:m(?:gm?s?|ls?|u)|[kpn]gs?|g(?:ms?)?|l|u)(?![a-z])"
    rb"|m(?:c[glim]|mol|il|ic|eq|ega|osm|bq|iu| [ui])|gra[mn]|gtt|gbq|lit[er]|loz|\xb5|ug|uni|usp|i\.?u|inter|oral"
    rb"|i[vm] |%|per ?c|tab|tbs|cap|cc|c\.c|cm[0\xb3]|kilo|kbq|nano|pico|thou|pill|drop|puff|inhal|actu|spra|patc|appl"
    rb"|fing|ftu|vial|amp|sach|supp|piec|pell|pess|teas|tsp|scoo|fl\.? ?oz|ou|oz|dose)"
)
"""A number's last digit and the first letters of what may follow it in a quantity."""
_DIGITS = frozenset("0123456789.,·½¼¾⅓⅔")
_SPACES = frozenset(" " + THIN)
_BEFORE_SECOND = frozenset("-–—‐‑‒−/ord")  # what the dash, slash, "to", "or" or "and" of a range ends with
_PLAIN_BEFORE = frozenset("abcefghijklmnpqstuvwxyz,;:()")
_NUMBERS = re.compile(rf"(?:[\d½¼¾⅓⅔][\d.,·½¼¾⅓⅔ {THIN}]*(?:{SEPARATOR})\.?)?[\d½¼¾⅓⅔][\d.,·½¼¾⅓⅔ {THIN}]*$")
_START = re.compile(r"[\d½¼¾⅓⅔]+")


def _starts(prose: str, words: Words) -> Iterator[int]:
    """Where quantities may begin: at numbers before something like a unit. Looked for among bytes where every digit
    is a 0, because a search for one letter is ten times as fast as one for the pattern's many branches."""
    data = words.data
    if b"?" in data:  # what Latin-1 lacks
        plain = words.lower
        for odd, usual in _PLAINER:
            plain = plain.replace(odd, usual)
        data = plain.encode("latin-1", "replace")
    for match in _UNIT_NEAR.finditer(data.translate(_SHAPES)):
        start = match.start()
        end = start + 1
        while start and prose[start - 1] in _DIGITS:
            start -= 1
        if prose[start - 1 : start] != " " or prose[start - 2 : start - 1] not in _PLAIN_BEFORE:
            before = prose[max(0, start - 8) : start].rstrip(" .\u00a0\u2009\u202f\u2007")
            if before and (before[-1] in _BEFORE_SECOND or (before[-1] in _DIGITS and prose[start - 1] in _SPACES)):
                whole = _NUMBERS.search(prose, start - 32, end)
                if whole:
                    start = whole.start()
        if prose[start:end].isdigit():
            yield start
        else:
            for number in _START.finditer(prose, start, end):
                yield number.start()


def _inside(prose: str, start: int, before: str) -> bool:
    """Whether a number that follows a mark is the rest of a longer token: "IL-2", "1:1000", "v2.5", "$20"."""
    if before in "$€£#_^":
        return True
    two = prose[start - 2] if start > 1 else " "
    if before == "−":
        return True
    if before == "/":
        return two.isalnum() and not two.isalpha()
    if before in "-–":
        return two.isalpha() or two.isdigit() or two in " (["  # "IL-2", "12-5", a negative number
    if before in ".,·":
        return two.isdigit() or (before == "." and two.isalpha())
    if before == ":":
        return two.isdigit()
    return False


def _amount(prose: str, match: re.Match[str]) -> Amount | int:
    """The amount of a match, or the offset to go on from where there is none."""
    first = numbers.read(prose, *match.span("n1"))
    if match["ua"]:
        return _two_units(prose, match, first)
    scale = SCALES.get(match["s1"].strip(" -"), 1.0) if match["s1"] else 1.0
    if scale == 1.0 and match["s1"] == "M":
        scale = 1e6
    basis_span = match.span("basis") if match["basis"] else None
    if match["uc"]:
        return _range(prose, match, first, scale)
    unit = canonical(match["ud"])
    value = first.value * scale
    if unit == "megaunits":
        unit, value = "units", value * 1e6
    return Amount(
        first.start, match.end(), value, value, unit, basis_of(match["basis"]), first, None, None,
        match.span("ud"), None, basis_span,
    )  # fmt: skip


def _range(prose: str, match: re.Match[str], first: Number, scale: float) -> Amount | int:
    separator = match["sepb"].strip()
    second = numbers.read(prose, *match.span("nb"))
    unit = canonical(match["uc"])
    scale2 = SCALES.get(match["sb"].strip(" -"), 1e6 if match["sb"] == "M" else 1.0) if match["sb"] else 1.0
    low, high = first.value * (scale if match["s1"] else scale2), second.value * scale2
    if unit == "megaunits":
        unit, low, high = "units", low * 1e6, high * 1e6
    basis_span = match.span("basis") if match["basis"] else None
    combined = separator == "/"
    if combined and first.value == 1 and second.value in (2, 3, 4):  # "1/2 tablet"
        half = first.value / second.value
        number = Number(first.start, second.end, half, ("fraction",))
        return Amount(
            first.start, match.end(), half, half, unit, basis_of(match["basis"]), number, None, None,
            match.span("uc"), None, basis_span,
        )  # fmt: skip
    if separator == "and" and not _between(prose, first.start):
        return match.start("nb")
    if separator == "or" and high <= low and unit in SIZES:
        return match.start("nb")
    if (
        separator in "-–—−‐‑‒"
        and prose[match.end("n1")] == " "
        and first.value > second.value
        and _counts_list(prose, first.start)
    ):
        return match.start("nb")
    return Amount(
        first.start, match.end(), low, high, unit, basis_of(match["basis"]), first, second, match.span("sepb"),
        match.span("uc"), None, basis_span, combined,
    )  # fmt: skip


def _counts_list(prose: str, start: int) -> bool:
    """Whether the number before the dash closes something else: "Day 1 - 5 mg", "B12 - 5 mg"."""
    return bool(
        re.search(
            r"(?i)(?:day|week|step|phase|stage|type|grade|no\.?|month|cycle)\s*$", prose[max(0, start - 8) : start]
        )
    )


def _between(prose: str, start: int) -> bool:
    return prose[max(0, start - 9) : start].rstrip().lower().endswith("between")


def _two_units(prose: str, match: re.Match[str], first: Number) -> Amount | int:
    """ "500 mg - 1 g": one range when the units measure the same thing, else the first amount alone."""
    one, two = canonical(match["ua"]), canonical(match["ub"])
    separator = match["sepa"].strip()
    scale = SCALES.get(match["s1"].strip(" -"), 1.0) if match["s1"] else 1.0
    scale2 = SCALES.get(match["sa"].strip(" -"), 1.0) if match["sa"] else 1.0
    low = first.value * scale
    if one == "megaunits":
        one, low = "units", low * 1e6
    kin = one == two or (one in SIZES and two in SIZES and SIZES[one][0] == SIZES[two][0])
    second = numbers.read(prose, *match.span("na"))
    high = second.value * scale2
    if two == "megaunits":
        two, high = "units", high * 1e6
    if one in SIZES and two in SIZES:
        high = high * SIZES[two][1] / SIZES[one][1] if kin else high
    ranged = separator.startswith("to") or (separator and separator[0] in "-–—‐‑‒−")
    if separator == "and":
        ranged = _between(prose, first.start)
    rises = high >= low or one == two
    if not (kin and ranged and rises):
        end = match.end("ba") if match["ba"] else match.end("ua")
        return Amount(
            first.start, end, low, low, one, basis_of(match["ba"]), first, None, None, match.span("ua"), None,
            match.span("ba") if match["ba"] else None,
        )  # fmt: skip
    high = round(high, 9)
    basis = match["basis"] or match["ba"]
    span = match.span("basis") if match["basis"] else match.span("ba") if match["ba"] else None
    return Amount(
        first.start, match.end(), low, high, one, basis_of(basis), first, second, match.span("sepa"),
        match.span("ub"), match.span("ua"), span,
    )  # fmt: skip


_COUNT_WORDS = frozenset(
    word + ending
    for word in """tablet tab caplet capsule cap pill drop gtt puff inhalation actuation spray patch patche application
    unit ftu vial ampoule ampule amp sachet lozenge piece pellet granule teaspoon teaspoonful tsp tablespoon
    tablespoonful tbsp scoop ounce oz dose""".split()
    for ending in ("", "s")
) | {"suppository", "suppositories", "pessary", "pessaries"}


def worded(prose: str, words: Words) -> list[Amount]:
    """Amounts in number words: "one tablet", "half a tablet", "one or two puffs"."""
    found: list[Amount] = []
    if not words.has(_COUNT_WORDS):
        return found
    last, lower = 0, words.lower
    for _, at, _ in _number_words().find_matches_as_indexes(words.data):
        if at < last or (at and (lower[at - 1].isalnum() or lower[at - 1] in "-–")):
            continue
        match = WORDED.match(prose, at)
        if not match:
            continue
        if match["u"].lower() in ("unit", "units") and not match["s"] and not _UNIT_OF.match(lower, match.end()):
            continue  # "in one unit"
        low = _word_value(match["a"])
        high = _word_value(match["b"]) if match["b"] else low
        scale = 1e6 if match["s"] else 1.0
        first = Number(match.start("a"), match.end("a"), low, ("word",))
        second = Number(match.start("b"), match.end("b"), high, ("word",)) if match["b"] else None
        unit, basis = canonical(match["u"].lower()), basis_of(match["basis"])
        separator = match.span("sep") if match["sep"] else None
        basis_span = match.span("basis") if match["basis"] else None
        last = match.end()
        found.append(
            Amount(
                at, last, low * scale, high * scale, unit, basis, first, second, separator, match.span("u"), None,
                basis_span,
            )
        )  # fmt: skip
    return found


@cache
def _number_words() -> BytesAhoCorasick:
    from ahocorasick_rs import BytesAhoCorasick

    return BytesAhoCorasick([word.encode("latin-1", "replace") for word in WORDED_STARTS])


_UNIT_OF = re.compile(r"\s+(?:of\s+(?!care|blood|packed|the)|per\b|daily|every|once|twice|subcut|before|at\b)")


def _word_value(text: str) -> float:
    text = text.lower()
    return 0.5 if "half" in text else 0.25 if "quarter" in text else float(numbers.WORDS[text])

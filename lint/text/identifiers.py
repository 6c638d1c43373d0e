"""Identifiers of works: DOI, PMID, PMCID, ISBN, ISSN, ORCID, trial numbers, arXiv; found in text and in URLs.

Shapes and check digits after Crossref ("DOIs and matching regular expressions"), the NLM's pages on PMID and PMCID,
ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 7064 MOD 11-2 (ORCID) and ClinicalTrials.gov.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from lint.text.literals import Literals
from lint.text.urls import decoded
from lint.text.words import one_byte
from lint.typed import Literal, NamedTuple

IdentifierKind = Literal["doi", "pmid", "pmcid", "isbn", "issn", "orcid", "nct", "arxiv"]


class Identifier(NamedTuple):
    """An identifier at text[start:end]; `value` is its normal form, in which equal works are equal."""

    kind: IdentifierKind
    value: str
    start: int
    end: int


_DOI = re.compile(r"10\.\d{4,9}/[^\s\"“”]+")
_PMID = re.compile(r"[Pp](?:[Mm][Ii][Dd]|ub[Mm]ed(?: [Ii][Dd])?)\s?[:#]?\s{0,2}(\d{1,9})\b(?![./-]\d)")
_PMCID = re.compile(r"PMC\s?(\d{4,9})(?:\.\d+)?\b")
_ISBN = re.compile(r"(?i:isbn)(?:-1[03])?:?\s?([\dXx][\dXx \-‐‑–]{7,20}[\dXx])\b")
_ISSN = re.compile(r"(?i:issn)(?:\s?\([a-z]+\)|-l)?:?\s?(\d{4}[-‐‑–]?\d{3}[\dXx])\b")
_ORCID = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b")
_NCT = re.compile(r"NCT\s?(\d{8})\b")
_ARXIV = re.compile(r"(?i:arxiv)(?:\.org/(?:abs|pdf)/|:\s?)((?:\d{4}\.\d{4,5}|[a-z\-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)")

_URL_PMID = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(\d{1,8})(?=[/?#]|$)")
_URL_PMCID = re.compile(r"(?i)/PMC(\d{3,9})(?=[/?#.]|$)")
_HIDDEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<", "）": "（", "】": "【", "」": "「"}
_LOOSE = ".,;:!?'’‘*_`|\\。，；：、"


def trim_doi(text: str) -> str:
    """A DOI without what belongs to the sentence around it: trailing stops, and brackets that it did not open.

    >>> trim_doi("10.1016/S0140-6736(13)60683-2).")
    '10.1016/S0140-6736(13)60683-2'
    """
    while text:
        last = text[-1]
        if last in _LOOSE or (last in _PAIRS and text.count(_PAIRS[last]) < text.count(last)):
            text = text[:-1]
        elif text.endswith(("&gt", "&lt")):
            text = text[:-3]
        else:
            break
    cut = _opening(text)
    return text if cut < 0 else trim_doi(text[:cut])


def _opening(text: str) -> int:
    """Where a bracket opens that the DOI never closes, -1 if nowhere."""
    for closing, opening in _PAIRS.items():
        if text.count(opening) > text.count(closing):
            return text.rindex(opening)
    return -1


def normal_doi(doi: str) -> str:
    """The form in which equal DOIs are equal: no percent-encoding, nothing invisible, lower case (DOIs ignore it)."""
    return decoded(doi).translate(_HIDDEN).lower()


# Nothing to trim from these, unless one of the signs in it says that something was run into it.
_CLEAN = re.compile(r"10\.\d{4,9}/[a-z0-9._/-]*[a-z0-9]")
_MAY_RUN_ON = re.compile(r"[.\d](?:pm|available|accessed|epub|published)")


def dois(text: str) -> list[Identifier]:
    """Every DOI in a text, with or without "doi:" or a resolver before it."""
    at = text.find("10.")
    starts = []
    while at >= 0:
        starts.append(at)
        at = text.find("10.", at + 3)
    return _dois(text, starts) if starts else []


def _dois(text: str, starts: Iterable[int]) -> list[Identifier]:
    """The DOIs of a text in which "10." stands at these places."""
    found = []
    last = done = 0
    for start in starts:
        match = _DOI.match(text, start) if start >= done else None
        if not match:
            continue
        done = match.end()
        if start < last or (start and text[start - 1].isdigit()):
            continue
        written = match.group()
        value = written.lower()
        if _CLEAN.fullmatch(value) and not _MAY_RUN_ON.search(value, 8):
            last = done
        else:
            doi = trim_doi(_one_doi(written))
            if len(doi) <= doi.index("/") + 1:
                continue
            last = start + len(doi)
            value = normal_doi(doi)
        found.append(Identifier("doi", value, start, last))
    return found


_NEXT = re.compile(
    r"(?i)[.,;)\]}]+(?:https?:|doi:|pmid|pmcid|available|accessed|epub|published|\[|\()|(?<=\d)(?:pmid|pmcid|pmc\d"
    r"|https?:)"
)


def _one_doi(text: str) -> str:
    """Cuts what was run into a DOI without a space: a second address, "PMID:", "Epub"."""
    match = _NEXT.search(text, 8)
    return text[: match.start()] if match and not _is_sici(text) else text


def _is_sici(text: str) -> bool:
    """Whether the DOI holds a serial item identifier such as 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-..>."""
    return "sici" in text.lower()


class Sign(NamedTuple):
    """A word that announces an identifier, in lower case, and where it begins."""

    word: str
    start: int


class Signs(NamedTuple):
    """Where identifiers may begin in a text."""

    words: tuple[Sign, ...] = ()  # and the beginnings of made-up ones and of addresses in domains for examples
    tens: tuple[int, ...] = ()  # where "10." stands, with which every DOI begins


_LITERALS = Literals("10.", "://", "pmid", "pubmed", "pmc", "isbn", "issn", "arxiv", "orcid", "doi", "nct", "0000-000")
_MADE_UP = {
    0: re.compile(r"10\.(?:[x#?_]|(?:1000|1234|0000|9999)/|[0-9]{4}/(?:xxx|example|placeholder|12345|abc|xyz))", re.I),
    1: re.compile(r"://(?:www\.)?(?:example|placeholder|yourwebsite|test|domain)\.", re.I),
}
_EXACT = {4: "PMC", 10: "NCT"}  # which are nothing in small letters
_WHOLE = 9  # "doi" is part of other words


def signs(text: str, data: bytes | None = None) -> Signs:
    """Where an identifier may begin or may have been meant to; `data` is the text in lower case with a byte for each
    character, where it is known."""
    words: list[Sign] = []
    tens: list[int] = []
    for index, start, end in _LITERALS.places(one_byte(text) if data is None else data):
        if index < 2:
            if not index:
                tens.append(start)
            made_up = _MADE_UP[index].match(text, start)
            if made_up:
                words.append(Sign(made_up.group().lower(), start))
        elif index in _EXACT:
            if text.startswith(_EXACT[index], start):
                words.append(Sign(_LITERALS.literals[index], start))
        elif index != _WHOLE or not (_in_word(text[start - 1 : start]) or _in_word(text[end : end + 1])):
            words.append(Sign(_LITERALS.literals[index], start))
    return Signs(tuple(words), tuple(tens))


def _in_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")


def identifiers(text: str, announced: Signs | None = None) -> tuple[Identifier, ...]:
    """All identifiers of works in a text, in order, none inside another. ISBN, ISSN, PMID and arXiv need their name
    before them; ORCID and ISBN need a right check digit. `announced` are the text's signs, where they are known."""
    announced = signs(text) if announced is None else announced
    found = _dois(text, announced.tens)
    for sign, start in announced.words:
        if sign in _NAMED:
            kind, pattern, form, group = _NAMED[sign]
            match = pattern.match(text, start)
            value = form(match[1]) if match else None
            if match and value:
                found.append(Identifier(kind, value, *match.span(group)))
    if any(sign == "0000-000" for sign, _ in announced.words):
        found += [Identifier("orcid", m[1], *m.span(1)) for m in _ORCID.finditer(text) if is_orcid(m[1])]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Identifier] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _isbn(text: str) -> str | None:
    digits = compact(text)
    return isbn13(digits) if is_isbn(digits) else None


def _issn(text: str) -> str | None:
    digits = compact(text)
    return f"{digits[:4]}-{digits[4:]}" if is_issn(digits) else None


def _pmid(text: str) -> str:
    return str(int(text))


# By the sign with which it begins: a kind, its pattern, the normal form of its first group, and the group of its place.
_NAMED: dict[str, tuple[IdentifierKind, re.Pattern[str], Callable[[str], str | None], int]] = {
    "pmid": ("pmid", _PMID, _pmid, 1),
    "pubmed": ("pmid", _PMID, _pmid, 1),
    "pmc": ("pmcid", _PMCID, "PMC{}".format, 0),
    "isbn": ("isbn", _ISBN, _isbn, 1),
    "issn": ("issn", _ISSN, _issn, 1),
    "nct": ("nct", _NCT, "NCT{}".format, 0),
    "arxiv": ("arxiv", _ARXIV, lambda number: number.split("v")[0], 1),
}


@lru_cache(maxsize=4096)
def of_url(url: str) -> Identifier | None:
    """The work that a URL names: a DOI in it, a PubMed or PMC record, an arXiv id; None for any other page."""
    plain = _DOI_URL.fullmatch(url)
    if plain:
        value = plain[1].lower()
        if not _MAY_RUN_ON.search(value, 8):
            value = value if value[-1].isdigit() else _SUFFIX.sub("", value)
            return Identifier("doi", value, *plain.span(1))
    if "10." in url and ("/10." in url or "=10." in url or ":10." in url or "%2F10." in url or url.startswith("10.")):
        doi = dois(decoded(url).split("?utm_", 1)[0])
        if doi:
            value = _SUFFIX.sub("", doi[0].value)
            return Identifier("doi", value, doi[0].start, doi[0].end)
    if "pubmed" in url:
        match = _URL_PMID.search(url)
        if match:
            return Identifier("pmid", str(int(match[1])), *match.span(1))
    if "/PMC" in url or "/pmc" in url:
        match = _URL_PMCID.search(url)
        if match:
            return Identifier("pmcid", f"PMC{match[1]}", *match.span(1))
    if "arxiv.org" in url:
        match = _ARXIV.search(url)
        if match:
            return Identifier("arxiv", match[1].split("v")[0], *match.span(1))
    if "nature.com/articles/" in url:
        match = _URL_NATURE.search(url)
        if match:
            return Identifier("doi", f"10.1038/{match[1].lower()}", *match.span(1))
    return None


# Nothing to trim or to decode from these.
_DOI_URL = re.compile(r"https?://(?:dx\.)?doi\.org/(10\.\d{4,9}/[A-Za-z0-9._/-]*[A-Za-z0-9])")
_URL_NATURE = re.compile(r"nature\.com/articles/((?:s\d{5}-|[a-z]+\.?)[\w.-]*\d[\w.-]*)")
_SUFFIX = re.compile(
    r"(?:/(?:full|abstract|pdf|epdf|meta|html|summary|fulltext|references|tables|figures)(?:/html)?|\.pdf"
    r"|\.full(?:\.pdf|-text)?|\.abstract|v\d+\.full|[?#&].*)$"
)


def compact(number: str) -> str:
    """An ISBN, ISSN or ORCID without its dashes and spaces, the check letter in capitals."""
    return re.sub(r"[\s\-‐‑–]", "", number).upper()


def is_isbn(digits: str) -> bool:
    """ISO 2108: the check digit of ISBN-10 (weights 10..1, modulo 11) or ISBN-13 (weights 1 and 3, modulo 10)."""
    if len(digits) == 13 and digits.isdigit() and digits.startswith(("978", "979")):
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        return sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
    return False


def isbn13(digits: str) -> str:
    """The thirteen-digit form of a valid ISBN."""
    if len(digits) == 13:
        return digits
    body = "978" + digits[:9]
    return body + str(-sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body)) % 10)


def is_issn(digits: str) -> bool:
    """ISO 3297: eight characters, weights 8..2, modulo 11."""
    if len(digits) != 8 or not digits[:7].isdigit() or not (digits[7].isdigit() or digits[7] == "X"):
        return False
    return sum((8 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0


def is_orcid(orcid: str) -> bool:
    """ISO 7064 MOD 11-2."""
    digits = orcid.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    return digits[-1] == "0123456789X"[(12 - total) % 11]


def newest_pmid(year: int) -> int:
    """A number that PubMed has not given out by the end of a year. The NLM gave out some 1.5 million a year after
    the 39 million of 2024; three million and twice the pace leave room for change."""
    return 42_000_000 + 3_000_000 * max(year - 2024, 0)

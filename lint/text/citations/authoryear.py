"""Author–year citations: (Smith et al., 2020; Lee, 2019a), Smith and Lee (2020), van der Berg et al. 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.text.citations.model import Marker
from lint.text.literals import Literals
from lint.text.words import one_byte
from lint.text.zones import NOWHERE, Ranges
from lint.typed import NamedTuple

_YEAR = r"(?:(?:1[89]|20)\d\d[a-z]?(?![\w])|n\.\s?d\.?|in press|forthcoming)"
_YEARS = rf"{_YEAR}(?:\s?(?:,|&|and|/)\s?(?:{_YEAR}|[a-z]\b))*"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Tt]en|[Tt]er"
    r"|[Tt]e|[Ee]l|[Aa]l|[Bb]in|[Ii]bn|zu|zur|’t|'t)[ ’'-]|d[’']|O[’'])"
)
_SURNAME = rf"{_PARTICLE}{{0,3}}[{_UPPER}][\w’'‐-]+(?:[ -][{_UPPER}][\w’'‐-]+){{0,2}}"
_ET_AL = r"(?:,?\s(?:et\.?\s?al\b\.?|and (?:colleagues|co-?workers|others)|& (?:colleagues|others)))"
_PAIR = rf"(?:(?:, {_SURNAME}){{0,4}},?\s(?:and|&|und|y|et)\s{_SURNAME})"

_GROUP = re.compile(
    r"[(\[（]((?:[^()\[\]（）\n]|\([^()\d\n]{1,40}\))*?(?:(?:1[89]|20)\d\d|n\.d|in press|forthcoming)(?:[^()\[\]（）\n]"
    r"|\([^()\d\n]{1,40}\))*)[)\]）]"
)
_PLAIN_GROUP = re.compile(r"[(\[（]([^()\[\]（）\n]*)[)\]）]")  # what most are, told at ten times the speed
_CHUNK = re.compile(
    r"\s*(?P<lead>(?:(?:see(?: also)?|e\.g\.|i\.e\.|cf\.?|reviewed (?:in|by)|adapted from|modified from|after|from"
    r"|data from|as in"
    r"|such as|for (?:a )?reviews?,?(?: see)?|in|by|and|but see|also|both|review(?:ed)?:?|source:|sources:"
    r"|ref\.?:?)[,:]?\s+)*)"
    rf"(?P<names>[^\d;]{{2,200}}?|.{{8,200}}?)(?P<gap>,\s?|\s|\s?\(|:\s)(?P<years>{_YEARS})"
    r"(?P<tail>[,:]?\s*(?:pp?\.?\s?)?\d{1,4}(?:\s?[–-]\s?\d{1,4})?|,? (?:Fig|Table|Ch|chapter|Sec|updated|reviewed"
    r"|in press|for (?:a )?review)[^;]{0,40})?\s*[.,]?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_YEARS = re.compile(rf"\s*(?P<years>{_YEARS})(?:[,:]?\s*(?:pp?\.?\s?)\d{{1,4}}(?:\s?[–-]\s?\d{{1,4}})?)?\s*$")
_BEFORE = re.compile(rf"(?P<names>(?:{_SURNAME})(?:{_ET_AL}|{_PAIR})?)(?:['’]s?)?\s?$")
_DECADES = tuple(f"{decade}" for decade in range(180, 210))
_NO_DATES = ("n.d", "n. d", "n.\nd", "n.\td", "n.\u00a0d", "n.?d", "in press", "forthcoming")
_DATED = Literals(*_DECADES, *_NO_DATES, encoding="latin-1")
_UNDATED = re.compile(r"n\.\s?d\b|in press|forthcoming")
_LOOSE_YEARS = re.compile(_YEARS)
_ACRONYM = re.compile(r"(?:^|(?<=[\s(]))([A-Z]{2,8}) $")
_ONE_YEAR = re.compile(r"((?:1[89]|20)\d\d)([a-z]?)\b|(n\.\s?d|in press|forthcoming)|\b([a-z])\b")
_SURE_NAMES = re.compile(rf"^(?:{_SURNAME})(?:{_ET_AL}|{_PAIR})$")
_ONE_NAME = re.compile(rf"^{_PARTICLE}{{0,3}}[{_UPPER}][\w’'‐-]+$")
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov "
    "dec spring summer autumn fall winter since until before after during in from by between circa approved "
    "updated revised published "
    "accessed version figure table edition release world war covid windows office act regulation directive "
    "released launched founded "
    "established copyright born died as of early mid late year fiscal season olympics olympic games brexit "
    "monday tuesday wednesday "
    "thursday friday saturday sunday phase protocol united states europe london paris china india japan".split()
)


class Named(NamedTuple):
    """An author–year citation: the names as written, one year, its letter."""

    names: str
    year: int | None  # None for "n.d." and "in press"
    letter: str

    @property
    def key(self) -> str:
        return f"{self.names} {self.year or 'n.d.'}{self.letter}"


class Found(NamedTuple):
    """One or more works by the same names, at one place in the prose."""

    start: int
    end: int
    works: tuple[Named, ...]
    sure: bool  # reads as a citation even when no entry matches
    narrative: bool  # the names are part of the sentence


def found(prose: str, shut: Ranges = NOWHERE, data: bytes | None = None) -> Iterator[Found]:
    """All author–year citations of the prose, and what might be one; resolving tells. None whose year lies in `shut`;
    `data` is the prose in lower case with a byte for each character, where it is known."""
    done = 0
    first = shut.starts[0] if shut.starts else len(prose)
    wide = not prose.isascii() and "（" in prose
    for at in _dates(prose, one_byte(prose) if data is None else data):
        if at < done or (at >= first and shut.holds(at)):
            continue
        opening = max(prose.rfind("(", max(at - 700, 0), at), prose.rfind("[", max(at - 700, 0), at))
        if opening < 0 and wide:
            opening = prose.rfind("（", max(at - 200, 0), at)
        group = None
        if opening >= done:
            group = _PLAIN_GROUP.match(prose, opening)
            if group is None or group.end() <= at or not prose[at].isdigit():
                group = _GROUP.match(prose, opening)
            if group is None and prose[opening + 1 : at].count(")") == 1:
                # a short bracket before the year: "(Global Initiative for Asthma (GINA), 2009)"
                outer = prose.rfind("(", max(opening - 400, 0), opening)
                group = _GROUP.match(prose, outer) if outer >= done else None
        if group is None or group.end() <= at:
            yield from _running(prose, at)
            continue
        done = group.end()
        only = _ONLY_YEARS.match(group[1])
        if not only:
            yield from _chunks(group[1], group.start(1))
            continue
        before = _names_before(prose, group.start())
        if before:
            names = _clean(before["names"])
            sure = _SURE_NAMES.match(names) is not None
            yield Found(_start_of(before, names), group.end(), _works(names, only["years"]), sure, True)


def _names_before(prose: str, at: int) -> re.Match[str] | None:
    """The names that stand before a year in brackets, "Smith and Lee (2020)"; most often it is a word of the text."""
    last = prose[max(at - 40, 0) : at].split()[-1:]
    if not last or (last[0].islower() and not last[0].startswith(_AFTER_NAMES)):
        return None
    return _BEFORE.search(prose, max(at - 110, 0), at)


_AFTER_NAMES = ("al", "et.", "etal", "colleagues", "co", "others")


def _dates(prose: str, data: bytes) -> list[int]:
    """Where years stand, and what stands in their place."""
    found: list[int] = []
    done = 0
    for index, at, end in _DATED.places(data):
        if at < done:
            continue
        if index >= len(_DECADES):
            undated = _UNDATED.match(prose, at)
            if undated:
                found.append(at)
                done = undated.end()
        elif data[end : end + 1].isdigit():
            found.append(at)
            done = end + 1
    return found


def _running(prose: str, at: int) -> Iterator[Found]:
    """A citation without brackets whose year begins at an offset: "Smith et al., 2020", "NICE 2023"."""
    near = prose[max(at - 12, 0) : at]
    if " al" in near:
        before = _BEFORE.search(prose, max(at - 110, 0), at - (2 if near.endswith(", ") else 1))
        match = _LOOSE_YEARS.match(prose, at)
        if before and match and " al" in before["names"]:
            names = _clean(before["names"])
            yield Found(_start_of(before, names), match.end(), _works(names, match.group()), True, True)
    elif near[-2:-1].isupper():
        acronym = _ACRONYM.search(near)
        match = _LOOSE_YEARS.match(prose, at)
        if acronym and match:
            yield Found(
                at - len(acronym.group()), at + 4, (Named(acronym[1], int(prose[at : at + 4]), ""),), False, True
            )


def _start_of(match: re.Match[str], names: str) -> int:
    at = match.string.find(names, match.start(), match.end())
    return at if at >= 0 else match.start()


_BETWEEN = re.compile(r"[;,](?:(?<=;)|(?:(?<=\d{4},)|(?<=\d{4}[a-z],))\s(?=[^\W\d]))")


def _pieces(inside: str) -> Iterator[tuple[int, int]]:
    """The citations of one bracket: parted by semicolons, or by a comma after a year."""
    begin = 0
    for mark in _BETWEEN.finditer(inside):
        yield begin, mark.start()
        begin = mark.end()
    yield begin, len(inside)


# What most citations are: "Smith et al., 2020", "Smith & Lee, 2020a", "Smith, 2020"; told without the long pattern.
_COMMON = re.compile(
    r"\s*([A-Z][a-z]+)( et al(?=\.)| (?:and|&) [A-Z][a-z]+)?\.?(,?) ((?:1[89]|20)\d\d[a-z]?)\s*", re.ASCII
)


@lru_cache(maxsize=2048)
def _read(text: str) -> tuple[str, str, bool] | None:
    """The names and years of one citation of a bracket, and whether it is surely one; None where it is none."""
    common = _COMMON.fullmatch(text)
    if common and common[1].lower() not in _BEGINNINGS:
        several = common[2] is not None
        sure = (several or common[3] == ",") and common[1].lower() not in _NOT_NAMES
        return common[1] + (common[2] or ""), common[4], sure
    chunk = _CHUNK.match(text)
    if not chunk:
        return None
    names = _clean(chunk["names"])
    if not names or not (names[0].isupper() or " " in names or not names.isascii()):
        return None
    first = re.split(r"[\s,.]", names, maxsplit=1)[0].lower()
    form = _SURE_NAMES.match(names) is not None
    comma = chunk["gap"].startswith(",")
    form = form or (comma and _ONE_NAME.match(names) is not None and not names.isupper())
    return names, chunk["years"], form and first not in _NOT_NAMES


def _chunks(inside: str, at: int) -> Iterator[Found]:
    names = ""
    sure = False
    for begin, end in _pieces(inside):
        text = inside[begin:end]
        only = _ONLY_YEARS.match(text)
        if only:
            if names:
                yield Found(at + begin, at + end, _works(names, only["years"]), sure, False)
            continue
        citation = _read(text)
        if citation:
            names, years, sure = citation
            lead = len(text) - len(text.lstrip())
            yield Found(at + begin + lead, at + begin + len(text.rstrip()), _works(names, years), sure, False)


_LEAD_WORDS = re.compile(
    r"^(?:(?:In|By|As|The|According to|Study by|Work by|From|While|When|Although|However|Since|Both|Similarly|For"
    r"|And|But|See|With|After|Also"
    r"|Recently|Later|Earlier|Like|Unlike|Per|Following|Per|Compared with|Trial|Drs?\.?|Professor)\s)+"
)


_BEGINNINGS = frozenset(
    "see reviewed adapted modified after from data as such for in by and but also both review source sources ref the "
    "according study work while when although however since similarly with recently later earlier like unlike per "
    "following compared trial dr drs professor".split()
)
"""First words that may lead to the names rather than be one."""


def _clean(names: str) -> str:
    names = _LEAD_WORDS.sub("", names.strip(" ,.:"))
    return names[:-2] if names.endswith(("'s", "’s")) else names


@lru_cache(maxsize=2048)
def _works(names: str, years: str) -> tuple[Named, ...]:
    works: list[Named] = []
    year: int | None = None
    for match in _ONE_YEAR.finditer(years):
        if match[1]:
            year = int(match[1])
            works.append(Named(names, year, match[2]))
        elif match[3]:
            works.append(Named(names, None, ""))
        elif match[4] and works and year is not None:
            works.append(Named(names, year, match[4]))
    return tuple(works)


def as_marker(one: Found, url: str | None = None) -> Marker:
    """The marker of an author–year citation."""
    return Marker(
        one.start, one.end, "author-year", tuple(work.key for work in one.works), url, one.sure, None, one.narrative
    )

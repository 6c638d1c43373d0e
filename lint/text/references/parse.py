"""Takes one entry of a reference list apart: authors, title, container, volume, pages.

Written for AMA, Vancouver, APA, Harvard and what people make of them. An entry is cut at its full stops (those after
initials and abbreviations excepted); the year with what follows it ("2020;12(3):45-50") tells the container, italic
type and quotation marks help, and the piece before the container is the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from lint.record import field, record

Range = tuple[int, int]


@record(frozen=True)
class Parts:
    """What an entry says, with the places in its text."""

    authors: tuple[str, ...] = ()
    more_authors: bool = False  # "et al."
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    pages: str | None = None
    places: Mapping[str, Range] = field(default_factory=dict)

    @staticmethod
    def of_fields(given: Mapping[str, str]) -> Parts:
        """From the fields of a bibliography file, authors separated by "; "."""
        authors = tuple(a for a in given.get("author", "").split("; ") if a)
        return Parts(
            authors=authors,
            title=given.get("title"),
            container=given.get("container"),
            volume=given.get("volume"),
            pages=given.get("pages"),
        )


# Each begins with one character class, so that the scan skips everything else at the speed of the regex engine.
_ADDRESS = re.compile(
    r"[HhWwDd1Pp](?i:(?:(?<=h)ttps?://|(?<=w)ww\.|(?<=d)oi:?\s*10\.|(?<=1)0\.\d{4,9}/)\S+|(?<=\bp)mi?c?d?:?\s?\d+)"
)
_STOP = re.compile(r"[.?!\n](?:(?<!\n)[\"”’')\]]*\s+(?=\S)|(?<=\n)\n*|(?<=\.)(?=\s*$))")
_NO_STOP = re.compile(
    r"(?:(?:^|[,.&(\-‐]\s?|\band\s)[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:vs|Jr|Sr|St|No|no|pp?|vol|Vol|ser|Suppl|suppl"
    r"|Inc|Ltd|Dr|spp|subsp|var"
    r"|cf|e\.g|i\.e|approx|ca|Univ|Dept|Assoc))$"
)
_YEAR_TAIL = re.compile(
    r"(?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?:[ ,/]+(?:[A-Z][a-z]{2,8}|\d{1,2})\.?(?:[-–/](?:[A-Z][a-z]{2,8}"
    r"|\d{1,2}))?(?: \d{1,2})?)?"
    r"(?:\s?;\s?|\s?,\s+(?=\d{1,4}\s?[(:]))"
    r"(?P<volume>[A-Za-z]{0,8}\.?\s?[\dA-Z]{1,7}(?:\s?[-–]\s?\d+)?)?\s?(?:\((?P<issue>[^()]{1,30}(?:\([^()]*\))?)\))?"
    r"(?:\s?[:,]\s?(?P<pages>(?:p{1,2}\.?\s?)?[A-Za-z]{0,6}\d[\w.\-–—‐]*\w|[A-Za-z]?\d))?"
)
_VOLUME_PAGES = re.compile(
    r",\s*(?:vol\.?\s?)?(?P<volume>\d{1,4}[A-Z]?)\s?(?:\((?P<issue>[^()]{1,30})\))?\s?(?:[,:]\s?(?:no\.\s?\d+,\s?)?"
    r"(?:pp?\.?\s?)?(?P<pages>[A-Za-z]{0,3}\d[\w\-–—‐]*))?"
)
_APA_YEAR = re.compile(
    r"\((?:(?:1[5-9]|20)\d\d[a-z]?(?:, [A-Z][a-z]+(?: \d{1,2})?)?|n\.?d\.?|in press|forthcoming)\)\.?,?:?\s*"
)
_INITIALS = r"(?:[A-ZÀ-Þ](?:\.?[ -]?[A-ZÀ-Þ]){0,4}\.?)"
_NAME = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin|ibn|af|zu|d|’t|'t"
    r"|st\.?)[ '’-]){0,3}[A-ZÀ-ÞŁŠŽČĆĐŚŻŹİÖÜÄ][\w'’‐-]*(?:[ -][A-ZÀ-ÞŁŠŽČĆĐŚŻŹİ][\w'’‐-]+){0,2}"
)
_VANCOUVER = re.compile(rf"^\s*{_NAME}(?:,? {_INITIALS})?(?: (?:Jr|Sr|2nd|3rd|II|III|IV))?\.?\s*$")
_COMMON = re.compile(r"[A-Z][a-z]+ [A-Z]{1,3}")  # most names of most lists, told at once
_PLAIN_LIST = re.compile(r"[A-Z][a-z]+ [A-Z]{1,3}(?:, [A-Z][a-z]+ [A-Z]{1,3})*")  # and most lists
_LIKE_EDITORS = ("ED", "EDS")
_INITIALS_FIRST = re.compile(rf"^\s*(?:{_INITIALS} ){{1,3}}{_NAME}\s*$")
_ONLY_INITIALS = re.compile(rf"^\s*{_INITIALS}(?:,? (?:Jr|Sr|II|III)\.?)?\s*$")
_ET_AL = re.compile(r"(?i)[,;]?\s*\b(?:et\.? al|and others|and colleagues|& others)\b\.?,?")
_SPLIT = re.compile(r"\s*(?:,?\s(?:and|&|und|et|y|e)\s|;|,(?:\s*(?:and|&)\s)?|…|\. \. \.)\s*")
_EDITORS = re.compile(r"(?i)[,;]?\s*\(?\b(?:eds?|editors?|hrsg)\b\.?\)?$")
GROUP = re.compile(
    r"\b(?:Organi[sz]ation|Association|Academy|College|Society|Group|Committee|Collaborators?|Collaboration"
    r"|Consortium|Institutes?|Centers?"
    r"|Centres?|Council|Agency|Administration|Department|Ministry|Foundation|Network|Panel|Force|Board|Bureau"
    r"|Commission|Service|Services"
    r"|University|Hospital|Clinic|Federation|Alliance|Union|Investigators?|Team|Program(?:me)?|Office|Authority"
    r"|Trust|Register|Registry)\b"
    r"|^(?:WHO|NICE|CDC|FDA|EMA|NHS|NIH|MedlinePlus|UNICEF|UNAIDS|SIGN|USPSTF|ADA|AHA|ACOG|ESC|DailyMed|StatPearls"
    r"|IARC|EFSA|MHRA|Cochrane)\b"
)


def parts(text: str, emphasis: Sequence[Range] = (), linked: Sequence[Range] = ()) -> Parts:
    """The parts of an entry; `emphasis` and `linked` are ranges of the text in italics and in links."""
    blank = _ADDRESS.sub(lambda m: " " * len(m.group()), text)
    places: dict[str, Range] = {}
    tail = _YEAR_TAIL.search(blank)
    if tail:
        for name in ("volume", "pages"):
            if tail[name]:
                places[name] = tail.span(name)
    apa = _APA_YEAR.search(blank, 0, 400)
    if apa and (apa.start() > 140 and not _looks_like_names(blank[: apa.start()])[0]):
        apa = None
    authors: tuple[str, ...] = ()
    more = False
    begin = 0
    if apa and apa.start() > 0:
        authors, more = _looks_like_names(blank[: apa.start()])
        lone = blank[: apa.start()].strip(" .,;")
        if not authors and len(lone) < 120 and not re.search(r"[.?!] \S", lone):
            authors = (lone,)
        if authors:
            places["authors"] = _strip(text, 0, apa.start())
            begin = apa.end()
        else:
            apa = None
    elif apa:
        begin = apa.end()
    pieces = _pieces(blank, begin)
    if not apa and pieces:
        first = pieces[0]
        authors, more = _looks_like_names(blank[first[0] : first[1]])
        if not authors and len(pieces) > 1:
            lone = blank[first[0] : first[1]].strip(" .,;")
            if GROUP.search(lone) and len(lone) < 110 and len(lone.split()) < 14:
                authors = (lone,)
        if authors and len(pieces) > 1:
            places["authors"] = _strip(text, *first)
            pieces = pieces[1:]
        else:
            authors, more = (), False
    if tail:
        # the container is the piece that ends right before the year; the title all before it
        before = [p for p in pieces if p[0] < tail.start()]
        if before:
            last = before[-1]
            source = (last[0], min(last[1], tail.start()))
            if not blank[source[0] : source[1]].strip(" .,;(") and len(before) > 1:
                before = before[:-1]
                source = before[-1]
            if len(before) > 1:
                places["title"] = _strip(text, before[0][0], before[-2][1])
                places["container"] = _strip(text, *source)
            else:
                places["title"] = _strip(text, *source)
    elif pieces:
        places["title"] = _strip(text, *pieces[0])
        rest = [p for p in pieces[1:] if blank[p[0] : p[1]].strip(" .,;:()")]
        if rest:
            volume = _VOLUME_PAGES.search(blank, rest[0][0], rest[0][1])
            end = rest[0][1]
            if volume:
                end = volume.start()
                for name in ("volume", "pages"):
                    if volume[name]:
                        places[name] = volume.span(name)
            source = _strip(text, rest[0][0], end)
            if re.search(r"[A-Za-z]{2}", text[source[0] : source[1]]) and not _NOTE.match(text, source[0]):
                places["container"] = source
    _by_type(text, places, emphasis, linked)
    quoted = _QUOTED.search(text, begin, begin + 400)
    if quoted and "title" in places and not linked:
        places["title"] = quoted.span(1)
        after = _CONTAINER.match(text, quoted.end())
        if after and "container" not in places:
            places["container"] = after.span(1)
    named = {name: text[a:b].strip() for name, (a, b) in places.items()}
    return Parts(
        authors=authors,
        more_authors=more,
        title=named.get("title") or None,
        container=named.get("container") or None,
        volume=named.get("volume"),
        pages=named.get("pages"),
        places={name: place for name, place in places.items() if place[1] > place[0]},
    )


_QUOTED = re.compile(r"['‘\"“](?<!\w.)([^\"“”\n]{15,300}?)['’\"”](?=[,.\s])")
_CONTAINER = re.compile(r"[,.\s]*(?:in:?\s)?([A-Z][^,.;:\d]{2,100})[,.;]", re.IGNORECASE)
_NOTE = re.compile(
    r"(?i)(?:accessed|available|retrieved|updated|last |published|pmid|pmcid|doi|epub|\(?pubmed|\(?(?:19|20)\d\d"
    r"|cited|isbn|review\b)"
)


def _pieces(text: str, begin: int) -> list[Range]:
    """The text's sentences by its full stops, initials and abbreviations excepted."""
    found = []
    start = begin
    for match in _STOP.finditer(text, begin):
        at, end = match.span()
        mark = text[at]
        if mark == "." and (text[end : end + 1].islower() or _goes_on(text, max(start, at - 12), at)):
            continue
        if text[start:at].strip():
            found.append((start, at + (mark in "?!")))
        start = end
    if text[start:].strip():
        found.append((start, len(text)))
    return found


def _goes_on(text: str, begin: int, stop: int) -> bool:
    """Whether a full stop belongs to what stands before it: an initial or an abbreviation."""
    last = text[stop - 1 : stop]
    if last.islower():
        return _is_short(text[begin:stop].split()[-1])
    return last.isupper() and _NO_STOP.search(text, begin, stop) is not None


@lru_cache(maxsize=4096)
def _is_short(word: str) -> bool:
    return _NO_STOP.search(word) is not None


def _strip(text: str, start: int, end: int) -> Range:
    piece = text[start:end].lstrip(" \n\t.,;:\"“”'")
    start = end - len(piece)
    return start, start + len(piece.rstrip(" \n\t.,;:(\"“”'"))


def _by_type(text: str, places: dict[str, Range], emphasis: Sequence[Range], linked: Sequence[Range]) -> None:
    """Lets italic type and links decide what the stops left open: a long linked piece is the title."""
    for start, end in linked:
        if start and text[start - 1] == "(":
            continue
        if end - start > 25 and " " in text[start:end].strip() and "://" not in text[start:end]:
            title = _strip(text, start, end)
            old = places.get("container")
            places["title"] = title
            if old and old[0] < title[1] and title[0] < old[1]:
                del places["container"]
            break
    old = places.get("container")
    if old and "title" in places:
        for start, end in emphasis:  # dotted abbreviations: the italics say where the journal's name begins
            if places["title"][0] < start < old[0] < end and old[1] <= end + 2:
                places["container"] = _strip(text, start, end)
                places["title"] = _strip(text, places["title"][0], start)
    elif "title" in places:
        for start, end in emphasis:
            if start >= places["title"][1]:
                places["container"] = _strip(text, start, end)
                break
            if (
                places["title"][0] < start
                and end <= places["title"][1] + 1
                and end - start < places["title"][1] - places["title"][0]
            ):
                places["container"] = _strip(text, start, end)
                places["title"] = _strip(text, places["title"][0], start)
                break


def _looks_like_names(text: str) -> tuple[tuple[str, ...], bool]:
    """The authors in a piece of text, () if it is not a list of names; and whether "et al." follows them."""
    bare = text.strip(" .,;:")
    if _PLAIN_LIST.fullmatch(bare) and not bare.endswith(_LIKE_EDITORS) and len(bare) < 1500:
        return tuple(bare.split(", ")), False
    low = text.lower()
    more = ("al" in low or "others" in low or "colleagues" in low) and _ET_AL.search(text) is not None
    text = (_ET_AL.sub("", text) if more else text).strip(" .,;:")
    if "ed" in low[-16:] or "hrsg" in low[-16:]:
        text = _EDITORS.sub("", text)
    if not text or len(text) > 1500:
        return (), more
    names: list[str] = []
    for piece in _apart(text):
        if not piece:
            continue
        if _COMMON.fullmatch(piece):
            names.append(piece)
            continue
        if _ONLY_INITIALS.match(piece) and names:
            names[-1] = f"{names[-1]}, {piece}"
        elif (
            _VANCOUVER.match(piece)
            or _INITIALS_FIRST.match(piece)
            or (GROUP.search(piece) and len(piece) < 100 and ". " not in piece)
        ):
            names.append(piece)
        else:
            return (), more
    if (
        len(names) == 1
        and not more
        and not re.search(r"[ ,][A-Z]{1,4}\.?$|, [A-Z]\.", names[0])
        and len(names[0].split()) > 3
    ):
        return (), more
    return tuple(names), more


def _apart(text: str) -> list[str]:
    """The names in a list of names."""
    if not text.isascii() or _JOINT.search(text):
        return _SPLIT.split(text)
    pieces = [piece.strip() for piece in text.split(",")]
    return pieces if text == text.strip() else _SPLIT.split(text)


_JOINT = re.compile(r"[;&\n\t\r]| (?:and|et|und|y|e) |\. \. \.")

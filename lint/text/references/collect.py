"""Gathers all references of an article, each with its identifiers and year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from lint.article import Article, Link
from lint.record import field, record
from lint.text.identifiers import Identifier, Signs, identifiers, of_url, signs
from lint.text.references.lists import (
    Entry,
    ListPlace,
    definition_entries,
    entries,
    footnote_entries,
    is_weak_title,
    list_places,
    shows_works,
    trailing_place,
)
from lint.text.references.model import Reference
from lint.text.zones import Ranges, ranges

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.|10\.\d{4,9}/)\S+")
_URL = re.compile(r"https?://[^\s<>\"“”]+")
_AFTER_NAMES = re.compile(r"\((?:[A-Z][a-z]+ )?((?:1[5-9]|20)\d\d)([a-z]?)(?:[,)]| [A-Z])")  # APA
_YEARS = (
    re.compile(  # AMA and Vancouver: "2020;12", "2020 Nov-Dec;14", "2005:15"
        # begins with one character class, so that the scan skips everything else at the speed of the regex engine
        r"([12](?<![\d/-].)(?:(?<=1)[5-9]|(?<=2)0)\d\d)([a-z]?)"
        r"(?: [A-Z][a-z]{2,8}\.?(?:[-–/][A-Z][a-z]{2})?(?: \d{1,2})?)?\s?(?:;|:\s?(?=\d))"
    ),
    _AFTER_NAMES,
    re.compile(r"[.,]\s((?:1[5-9]|20)\d\d)([a-z]?)\.(?=\s|$)"),
)
_WORDS = re.compile(r"\b[a-z]{3,} [a-z]{3,} [a-z]{3,}")
_DATED = re.compile(r"(?i)(?:accessed|retrieved|cited|viewed|available|last (?:visited|accessed)|abgerufen)[^.;]{0,40}")
_DATING = ("accessed", "retrieved", "cited", "viewed", "available", "last", "abgerufen")
_ANY_YEAR = re.compile(r"([12](?<![\d/.–-].)(?:(?<=1)[5-9]|(?<=2)0)\d\d)([a-z]?)(?![\d–-]|\.\d|/)")


@record(frozen=True)
class References:
    """All references with the places of their lists."""

    all: tuple[Reference, ...]
    places: tuple[ListPlace, ...]  # by Reference.group, as long as it is not -1
    prose: tuple[tuple[int, int], ...]  # prose ranges of the lists and footnotes, sorted
    found: tuple[Identifier, ...]  # identifiers of the whole prose
    signs: Signs = field(default_factory=Signs, repr=False)  # and where one may begin

    @cached_property
    def inside(self) -> Ranges:
        """The prose ranges, joined."""
        return ranges(self.prose)

    def in_list(self, offset: int) -> bool:
        """Whether a prose offset lies in a reference list or a footnote's text."""
        return self.inside.holds(offset)


def references(article: Article, further: Iterable[Reference] = (), data: bytes | None = None) -> References:
    """The references of an article in the order of the file, then `further` ones from files beside it. `data` is the
    prose in lower case with a byte for each character, where it is known."""
    places = list_places(article)
    if not any(not place.further for place in places):
        trailing = trailing_place(article)
        if trailing and not any(set(trailing.blocks) & set(place.blocks) for place in places):
            places = (*places, trailing)
    announced = signs(article.prose, data)
    found = identifiers(article.prose, announced)
    finder = _Finder(article, found)
    made: list[Reference] = []
    lists: list[tuple[int, int]] = []
    kept: list[ListPlace] = []
    for place in places:
        own = entries(article, place)
        if own and is_weak_title(place.title) and not _linked(article, place) and not shows_works(own):
            continue  # sources of zinc, notes on a table
        group = len(kept)
        kept.append(place)
        numbered = sum(entry.number is not None for entry in own) * 2 > len(own)
        lazy = numbered and len(own) > 1 and len({entry.number for entry in own}) == 1
        for position, entry in enumerate(own, 1):
            identity = entry.key or (str(entry.number) if numbered and not lazy and entry.number else str(position))
            made.append(finder.reference(entry, len(made), identity, group, place.further, numbered and not lazy))
        if place.blocks:
            lists.append((place.at, article.blocks[place.blocks[-1]].end))
    for entry in footnote_entries(article):
        made.append(finder.reference(entry, len(made), entry.key or "", -1, False, True))
        lists.append((entry.start, entry.end))
    for entry in definition_entries(article):
        made.append(finder.reference(entry, len(made), entry.key or "", -1, False, False))
    outside = list(further)
    if any(reference.group >= 0 for reference in outside):
        # a list in another file counts as one after the text
        kept.append(ListPlace((), None, "", False, len(article.prose)))
    for reference in outside:
        made.append(_renumbered(reference, len(made), len(kept) - 1))
    return References(tuple(made), tuple(kept), tuple(sorted(lists)), found, announced)


def _linked(article: Article, place: ListPlace) -> bool:
    inside = set(place.blocks)
    return any(link.block in inside and link.url.startswith("http") for link in article.links)


def _renumbered(reference: Reference, index: int, group: int) -> Reference:
    from lint.record import replace

    return replace(reference, index=index, group=group if reference.group >= 0 else -1)


class _Finder:
    """Gives entries their identifiers, links and italics, each of which was found once for the whole article."""

    def __init__(self, article: Article, found: tuple[Identifier, ...]) -> None:
        self.article = article
        self.found = found
        self.starts = [one.start for one in found]
        self.links = sorted((link for link in article.links if link.kind != "image"), key=lambda link: link.start)
        self.link_starts = [link.start for link in self.links]
        self.italics = [mark for mark in article.marks if mark.kind == "emphasis"]
        self.italic_starts = [mark.start for mark in self.italics]

    def reference(self, entry: Entry, index: int, id_: str, group: int, optional: bool, numbered: bool) -> Reference:
        """The reference that an entry is."""
        named: dict[str, str] = {}
        urls: list[str] = []
        emphasis: tuple[tuple[int, int], ...] = ()
        linked: tuple[tuple[int, int], ...] = ()
        start, end = entry.start, entry.end
        if end > start:
            for one in self.found[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
                named.setdefault(one.kind, one.value)
            links = self._links(start, end) if self.links else ()
            if links:
                urls = [link.url for link in links if link.url.startswith(("http", "//", "www."))]
                linked = tuple([(link.start - start, link.end - start) for link in links if link.end > link.start])
            if self.italics:
                low, high = bisect_left(self.italic_starts, start), bisect_left(self.italic_starts, end)
                emphasis = tuple([(m.start - start, min(m.end, end) - start) for m in self.italics[low:high]])
        else:
            for one in identifiers(entry.text):
                named.setdefault(one.kind, one.value)
            urls = _URL.findall(entry.text)
        for url in urls:
            work = of_url(url)
            if work:
                named.setdefault(work.kind, work.value)
        if end > start and "http" in entry.text:
            urls += [url for url in map(_bare, _URL.findall(entry.text)) if url not in urls]
        year, letter = year_of(entry.text)
        return Reference(
            index=index,
            id=id_,
            group=group,
            kind=entry.kind,
            start=start,
            end=end,
            span=entry.span,
            text=entry.text.rstrip(),
            number=entry.number if numbered else None,
            year=year,
            letter=letter,
            doi=named.get("doi"),
            pmid=named.get("pmid"),
            pmcid=named.get("pmcid"),
            isbn=named.get("isbn"),
            urls=tuple(urls),
            emphasis=emphasis,
            linked=linked,
            optional=optional,
        )

    def _links(self, start: int, end: int) -> list[Link]:
        return self.links[bisect_left(self.link_starts, start) : bisect_left(self.link_starts, end)]


def _bare(url: str) -> str:
    url = url.rstrip(".,;:'")
    return url[:-1] if url.endswith(")") and "(" not in url else url


def year_of(text: str) -> tuple[int | None, str]:
    """The year that an entry is dated, and the letter after it; dates of access do not count."""
    apa = _AFTER_NAMES.search(text, 0, 200)
    if apa and not _WORDS.search(text, 0, apa.start()):
        return int(apa[1]), apa[2]
    for pattern in _YEARS:
        match = pattern.search(text)
        if match and "10." not in text[max(match.start() - 30, 0) : match.start()]:
            return int(match[1]), match[2]
    low = text.lower()
    if "10." in low or "http" in low or "www." in low:
        text = _ADDRESS.sub(" ", text)
    if any(word in low for word in _DATING):
        text = _DATED.sub(" ", text)
    found = list(_ANY_YEAR.finditer(text))
    if not found:
        return None, ""
    return int(found[-1][1]), found[-1][2]

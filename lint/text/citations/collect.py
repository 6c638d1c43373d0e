"""All citations of an article, resolved, with what each covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from operator import attrgetter

from lint.article import Article, Link
from lint.text.citations import authoryear, keys, numeric
from lint.text.citations.model import Citation, CitationStyle, Marker, span_of
from lint.text.citations.place import Places
from lint.text.citations.resolve import Resolver
from lint.text.identifiers import of_url
from lint.text.references.collect import References
from lint.text.sentences import Sentence
from lint.text.urls import may_be_source
from lint.text.words import one_byte
from lint.text.zones import ranges
from lint.typed import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:

    class Placed(Protocol):
        """What stands somewhere in the prose."""

        @property
        def start(self) -> int: ...

    P = TypeVar("P", bound=Placed)

_LINK_NUMBERS = re.compile(r"\[?\s*(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*)\s*\]?")


def citations(
    article: Article,
    references: References,
    sentences: Sequence[Sentence],
    reach: str = "paragraph",
    data: bytes | None = None,
) -> tuple[Citation, ...]:
    """The citations of an article in order of place; those inside reference lists are none. `data` is its prose
    in lower case with a byte for each character, where it is known."""
    return _Collector(article, references, sentences, reach, data).run()


_BRACKETS_MEET = re.compile(r"[^()\n]{0,120}\) ?\(")


class _Collector:
    def __init__(
        self,
        article: Article,
        references: References,
        sentences: Sequence[Sentence],
        reach: str,
        data: bytes | None,
    ) -> None:
        self.article = article
        self.data = one_byte(article.prose) if data is None else data
        self.references = references
        self.sentences = sentences
        self.reach = reach
        self.resolver = Resolver(references)
        code = [(m.start, m.end) for m in article.marks if m.kind in ("code", "math")]
        self.shut = ranges([*code, *references.prose])  # where no citations are
        self.markers: list[Marker] = []
        self.works: dict[tuple[int, int], authoryear.Found] = {}
        self.link_starts: list[int] = []  # of the links that a marker may lie in

    def run(self) -> tuple[Citation, ...]:
        links = [k for k in self.article.links if k.kind != "image" and k.end > k.start]
        if links:
            links = self._open(links)
            links.sort(key=_START)
            self.link_starts = [link.start for link in links]
        taken: list[Link] = []
        self._numbered(links, taken)
        self._named(links, taken)
        if "@" in self.article.prose:
            self._keyed(links, taken)
        if links:
            self._links(links, taken)
        self._identifiers(links)
        for mark in self.article.footnotes:
            if not self.references.in_list(mark.at) or not self._in_footnote(mark.at):
                self.markers.append(Marker(mark.at, mark.at, "footnote", (mark.label,), None, True, mark.span))
        return self._finish() if self.markers else ()

    def _open(self, placed: Iterable[P]) -> list[P]:
        """Those that stand neither in a reference list nor in code."""
        shut = self.shut
        first = shut.starts[0] if shut.starts else len(self.article.prose) + 1
        return [one for one in placed if one.start < first or not shut.holds(one.start)]

    def _numbered(self, links: Sequence[Link], taken: list[Link]) -> None:
        """Numbers in brackets or raised."""
        prose, highest = self.article.prose, self.resolver.highest
        numbered = self._open(numeric.bracketed(prose))
        raised = self._open(numeric.superscripts(self.article, highest))
        if not highest and not _counts_up(numbered, 1):
            numbered = []
        if not highest and not _counts_up(raised, 2):
            raised = []
        if not numbered and not raised and highest:
            numbered = self._open(numeric.parenthesised(prose, highest))
            if not numbered:
                raised = self._open(numeric.glued(prose, self.data, highest))
        found = numbered + raised
        if not links:
            self.markers += found
            return
        for marker in found:
            over = self._link_over(links, marker.start, marker.end)
            if over:
                if len(over) > 1:
                    continue  # "([20](...), [21](...))": each link is a citation of its own
                taken.append(over[0])
                marker = marker._replace(url=over[0].url if may_be_source(over[0].url) else None)
            self.markers.append(marker)

    def _named(self, links: Sequence[Link], taken: list[Link]) -> None:
        """Authors and years."""
        for one in self._open(authoryear.found(self.article.prose, self.references.inside, self.data)):
            over = self._link_over(links, one.start, one.end)[-1:]
            taken += over
            url = over[0].url if over and may_be_source(over[0].url) else None
            if url is None and not one.sure and not any(self.resolver.named(work) for work in one.works):
                continue
            marker = authoryear.as_marker(one, url)
            self.works[marker.start, marker.end] = one
            self.markers.append(marker)

    def _link_over(self, links: Sequence[Link], start: int, end: int) -> Sequence[Link]:
        """The links, in their order, that begin inside a range, or the last before it that reaches into it."""
        last = bisect_left(self.link_starts, end)
        if last and links[last - 1].end > start:
            return links[min(bisect_left(self.link_starts, start, 0, last), last - 1) : last]
        return ()

    def _keyed(self, links: Sequence[Link], taken: list[Link]) -> None:
        """Citation keys."""
        prose = self.article.prose
        for marker in self._open(keys.found(prose)):
            if not marker.sure and self.resolver.key(marker.keys[0]) is None:
                continue
            taken += self._link_over(links, marker.start, marker.end)[-1:]
            self.markers.append(marker._replace(narrative=True) if prose[marker.start] == "@" else marker)

    def _in_footnote(self, at: int) -> bool:
        return self.article.blocks[self.article.block_at(at)].footnote is not None

    def _links(self, links: Sequence[Link], taken: Sequence[Link]) -> None:
        used = {id(link) for link in taken}
        for link in links:
            if id(link) in used:
                continue
            digits = _LINK_NUMBERS.fullmatch(link.text)
            if digits:
                numbers = numeric.numbers(digits[1])
                points = link.kind == "reference" or link.url.startswith("#") or of_url(link.url)
                if numbers and (points or int(numbers[-1]) <= self.resolver.highest):
                    url = link.url if may_be_source(link.url) else None
                    self.markers.append(Marker(link.start, link.end, "numeric", numbers, url, False, link.span))
                    continue
            if may_be_source(link.url):
                narrative = self.article.prose[link.start - 1 : link.start] not in ("(", "[", "（", "【")
                address = link.url
                self.markers.append(
                    Marker(link.start, link.end, "link", (address,), address, False, link.span, narrative)
                )

    def _identifiers(self, links: Sequence[Link]) -> None:
        """Identifiers of works that stand in the text by themselves."""
        found = [one for one in self.references.found if one.kind in ("doi", "pmid", "pmcid", "arxiv")]
        found = self._open(found) if found else found
        if not found:
            return
        taken = ranges([(m.start, m.end) for m in self.markers] + [(link.start, link.end) for link in links])
        for one in found:
            if not taken.holds(one.start):
                self.markers.append(Marker(one.start, one.end, "identifier", (one.value,), None, False))

    def _finish(self) -> tuple[Citation, ...]:
        self.markers.sort(key=_END, reverse=True)
        self.markers.sort(key=_START)  # of several at one place the longest first
        self._adopt()
        blocks = self.article.blocks
        locate, numbers = Places(self.article, self.sentences, self.reach).locate, self.resolver.known_numbers
        made: list[Citation] = []
        last_end = -1
        for start, end, style, marks, url, sure, span, narrative in self.markers:
            if start < last_end:
                continue  # inside the one before
            last_end = end
            block, sentence, covers = locate(start, end, narrative)
            hint = None
            if url is None and style in ("numeric", "superscript"):
                if style == "superscript" and blocks[block].kind == "heading":
                    continue
                found, missing = numbers.get(marks) or self.resolver.numbers(marks, start)
            elif style == "link" and blocks[block].kind == "heading":
                continue
            else:
                found, missing, hint = self._resolve(start, end, style, marks, url)
            made.append(
                _citation((start, end, span, style, marks, found, missing, block, sentence, covers, url, sure, hint))
            )
        if self.works:
            self._settle(made)
        return tuple(made)

    def _adopt(self) -> None:
        """Gives names and years the links that follow them: "(Kim, 2025; Roy, 2024) ([PubMed](...); [PMC](...))", the
        first link to the first name."""
        if not self.works or not any(marker.style == "link" for marker in self.markers):
            return
        run: list[int] = []
        links = 0
        for i, marker in enumerate(self.markers):
            between = self.article.prose[self.markers[i - 1].end : marker.start] if i else "x"
            near = len(between) < 6 and not between.strip(" ()[],;")
            if marker.style == "author-year" and marker.url is None and not marker.narrative:
                same = near or ("(" not in between and ")" not in between and "\n" not in between)
                run = [*run, i] if same and run and not links and len(between) < 150 else [i]
                links = 0
            elif marker.style == "link" and run and (near or _BRACKETS_MEET.fullmatch(between)):
                for at in run[links:]:  # those after the next one until another link follows
                    self.markers[at] = self.markers[at]._replace(url=marker.url)
                links += 1
            else:
                run, links = [], 0

    def _resolve(
        self, start: int, end: int, style: CitationStyle, marks: tuple[str, ...], url: str | None
    ) -> tuple[tuple[int, ...], tuple[str, ...], int | None]:
        """The references of a marker, its keys that have none, and a reference that nearly is the one meant."""
        resolver = self.resolver
        named = style == "author-year"
        works = self.works[start, end].works if named else ()
        if url is not None:
            index = resolver.address(url)
            if index is not None and named:
                # an entry given twice: the one of the cited year
                same = [r for work in works for r in resolver.named(work)]
                first = resolver.all[index].url
                index = next((r for r in same if r != index and first and resolver.all[r].url == first), index)
            if index is not None:
                return (index,), (), None
            if named or style == "link":
                return tuple([r for work in works for r in resolver.named(work)[:1]]), (), None
        if style in ("numeric", "superscript"):
            return (*resolver.numbers(marks, start), None)
        found: list[int] = []
        missing: list[str] = []
        hint: int | None = None
        for position, key in enumerate(marks):
            indices: tuple[int, ...] = ()
            if style == "footnote":
                one = resolver.footnotes.get(key)
                indices = () if one is None else (one,)
            elif style == "key":
                one = resolver.key(key)
                indices = () if one is None else (one,)
                if one is None and keys.names_itself(key):
                    continue
            elif named:
                indices = resolver.named(works[position])
                if not indices:
                    hint = resolver.near(works[position])
                    if hint is not None:
                        found.append(hint)
            elif style == "identifier":
                one = resolver.by_work.get(key)
                if one is None:
                    one = resolver.by_work.get(f"pmid:{key}")
                if one is not None:
                    found.append(one)
                continue
            if indices:
                found.extend([i for i in indices if i not in found])
            else:
                missing.append(key)
        return tuple(found), tuple(missing), hint

    def _settle(self, made: list[Citation]) -> None:
        """Decides what an author and a year leave open. "Anonymous, 2012" is a work of that year without authors, or
        one that no other citation names. Of several works by one name, a list in order of appearance tells which was
        meant: one cited before, or the next in the list."""
        open_: dict[int, tuple[int, ...]] = {}
        for i, one in enumerate(made):
            if one.style != "author-year" or one.url:
                continue
            if one.missing and one.missing == one.keys and one.keys[0].startswith("Anonymous "):
                open_[i] = ()
            elif len(one.references) > len(one.keys):
                open_[i] = one.references
        if not open_:
            return
        used = {r for i, one in enumerate(made) if i not in open_ for r in one.references}
        firsts: list[int] = []
        for i, one in enumerate(made):
            if i not in open_:
                firsts += [r for r in one.references if r not in firsts]
        rising = sum(a < b for a, b in pairwise(firsts))
        in_order = len(firsts) > 4 and rising >= 0.8 * (len(firsts) - 1)
        seen: list[int] = []
        for i, one in enumerate(made):
            if i in open_:
                works = self.works[one.start, one.end].works
                candidates = open_[i] or self._nameless({work.year for work in works}, used)
                if in_order and len(candidates) > len(one.keys):
                    candidates = self._by_order(candidates, seen)
                if candidates:
                    made[i] = one = one._replace(references=candidates, missing=())
            for r in one.references:
                if r not in seen and (i not in open_ or r == max(seen, default=-1) + 1):
                    seen.append(r)

    def _nameless(self, years: set[int | None], used: set[int]) -> tuple[int, ...]:
        found = [r for r in self.references.all if r.year in years and r.index not in used]
        found += [r for r in self.references.all if r.year is None and any(str(year) in r.text for year in years)]
        nameless = [r for r in found if not r.authors]
        return tuple(r.index for r in nameless or found)

    @staticmethod
    def _by_order(candidates: tuple[int, ...], seen: Sequence[int]) -> tuple[int, ...]:
        highest = max(seen, default=-1)
        known = tuple(r for r in candidates if r in seen)
        coming = [r for r in candidates if r > highest]
        if coming and (coming[0] == highest + 1 or not known):
            return (coming[0],)
        return known[-1:] or candidates


_START = attrgetter("start")
_END = attrgetter("end")
_citation = partial(tuple.__new__, Citation)  # half the price of Citation(...)


def _counts_up(markers: Sequence[Marker], least: int) -> bool:
    """Whether numbers in an article without a list read as citations: at least so many, the first of all among
    them."""
    seen = {key for marker in markers for key in marker.keys}
    return len(seen) >= least and "1" in seen


def excerpt(article: Article, citation: Citation) -> str:
    """A citation as it stands in the source."""
    span = span_of(article, citation)
    return article.text[span.start : span.end]

"""All citations of an article, resolved, with what each covers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from lint.article import Article, Link
from lint.source import Span
from lint.text.citations import authoryear, keys, numeric
from lint.text.citations.model import Citation, Marker
from lint.text.citations.place import Places
from lint.text.citations.resolve import Resolver
from lint.text.identifiers import of_url
from lint.text.references.collect import References
from lint.text.sentences import Sentence
from lint.text.urls import may_be_source

_LINK_NUMBERS = re.compile(r"\[?\s*(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*)\s*\]?")


def citations(
    article: Article, references: References, sentences: Sequence[Sentence], reach: str = "paragraph"
) -> tuple[Citation, ...]:
    """The citations of an article in order of place; those inside reference lists are none."""
    return _Collector(article, references, sentences, reach).run()


_BRACKETS_MEET = re.compile(r"[^()\n]{0,120}\) ?\(")


class _Collector:
    def __init__(self, article: Article, references: References, sentences: Sequence[Sentence], reach: str) -> None:
        self.article = article
        self.references = references
        self.resolver = Resolver(references)
        self.places = Places(article, sentences)
        self.reach = reach
        self.markers: list[tuple[Marker, bool]] = []  # with: is narrative
        self.works: dict[tuple[int, int], authoryear.Found] = {}

    def run(self) -> tuple[Citation, ...]:
        prose = self.article.prose
        lists = self.references
        code = [(m.start, m.end) for m in self.article.marks if m.kind in ("code", "math")]
        code.sort()
        code_starts = [start for start, _ in code]

        def outside(start: int) -> bool:
            i = bisect_right(code_starts, start) - 1
            return not (i >= 0 and start < code[i][1]) and not lists.in_list(start)

        highest = self.resolver.highest
        links = [k for k in self.article.links if k.kind != "image" and k.end > k.start and outside(k.start)]
        links.sort(key=lambda link: link.start)
        taken: list[Link] = []
        link_starts = [link.start for link in links]

        def link_over(start: int, end: int) -> Link | None:
            i = bisect_left(link_starts, end) - 1
            return links[i] if i >= 0 and links[i].end > start else None

        named = [one for one in authoryear.found(prose) if outside(one.start)]
        numbered = [m for m in numeric.bracketed(prose) if outside(m.start)]
        raised = [m for m in numeric.superscripts(self.article, highest) if outside(m.start)]
        if not highest and not _counts_up(numbered, 1):
            numbered = []
        if not highest and not _counts_up(raised, 2):
            raised = []
        if not numbered and not raised and highest:
            numbered = [m for m in numeric.parenthesised(prose, highest) if outside(m.start)]
            if not numbered:
                raised = [m for m in numeric.glued(prose, highest) if outside(m.start)]
        for marker in numbered + raised:
            over = link_over(marker.start, marker.end)
            if over and bisect_left(link_starts, marker.end) - bisect_left(link_starts, marker.start) > 1:
                continue  # "([20](...), [21](...))": each link is a citation of its own
            if over:
                taken.append(over)
                marker = marker._replace(url=over.url if may_be_source(over.url) else None)
            self.markers.append((marker, False))
        for one in named:
            over = link_over(one.start, one.end)
            if over:
                taken.append(over)
            url = over.url if over and may_be_source(over.url) else None
            if url is None and not one.sure and not any(self.resolver.named(work) for work in one.works):
                continue
            marker = authoryear.as_marker(one, url)
            self.works[marker.start, marker.end] = one
            self.markers.append((marker, one.narrative))
        for marker in keys.found(prose):
            if outside(marker.start):
                if not marker.sure and self.resolver.key(marker.keys[0]) is None:
                    continue
                over = link_over(marker.start, marker.end)
                if over:
                    taken.append(over)
                self.markers.append((marker, prose[marker.start] == "@"))
        self._links(links, taken)
        self._identifiers(outside, links)
        for mark in self.article.footnotes:
            if not lists.in_list(mark.at) or not self._in_footnote(mark.at):
                marker = Marker(mark.at, mark.at, "footnote", (mark.label,), None, True, mark.span)
                self.markers.append((marker, False))
        return self._finish()

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
                    self.markers.append(
                        (Marker(link.start, link.end, "numeric", numbers, url, False, link.span), False)
                    )
                    continue
            if may_be_source(link.url):
                narrative = self.article.prose[link.start - 1 : link.start] not in ("(", "[", "（", "【")
                marker = Marker(link.start, link.end, "link", (link.url,), link.url, False, link.span)
                self.markers.append((marker, narrative))

    def _identifiers(self, outside: object, links: Sequence[Link]) -> None:
        assert callable(outside)
        spans = sorted((m.start, m.end) for m, _ in self.markers)
        spans += [(link.start, link.end) for link in links]
        for one in self.references.found:
            if one.kind in ("doi", "pmid", "pmcid", "arxiv") and outside(one.start):
                if any(start <= one.start < end for start, end in spans):
                    continue
                marker = Marker(one.start, one.end, "identifier", (one.value,), None, False)
                self.markers.append((marker, False))

    def _finish(self) -> tuple[Citation, ...]:
        self.markers.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        self._adopt()
        made: list[Citation] = []
        last_end = -1
        for marker, narrative in self.markers:
            if marker.start < last_end:
                continue  # inside the one before
            last_end = marker.end
            block = self.article.block_at(marker.start)
            if self.article.blocks[block].kind == "heading" and marker.style in ("superscript", "link"):
                continue
            sentence = self.places.sentence_of(marker.start, marker.end, block, narrative)
            found, missing, hint = self._resolve(marker)
            made.append(
                Citation(
                    marker.start,
                    marker.end,
                    marker.span or self.article.source_span(marker.start, marker.end),
                    marker.style,
                    marker.keys,
                    found,
                    missing,
                    block,
                    sentence,
                    self.places.covered(sentence, marker.end, block, self.reach),
                    marker.url,
                    marker.sure,
                    hint,
                )
            )
        self._settle(made)
        return tuple(made)

    def _adopt(self) -> None:
        """Gives names and years the links that follow them: "(Kim, 2025; Roy, 2024) ([PubMed](...); [PMC](...))", the
        first link to the first name."""
        run: list[int] = []
        links = 0
        for i, (marker, narrative) in enumerate(self.markers):
            between = self.article.prose[self.markers[i - 1][0].end : marker.start] if i else "x"
            near = len(between) < 6 and not between.strip(" ()[],;")
            if marker.style == "author-year" and marker.url is None and not narrative:
                same = near or ("(" not in between and ")" not in between and "\n" not in between)
                run = [*run, i] if same and run and not links and len(between) < 150 else [i]
                links = 0
            elif marker.style == "link" and run and (near or _BRACKETS_MEET.fullmatch(between)):
                for at in run[links:]:  # those after the next one until another link follows
                    self.markers[at] = (self.markers[at][0]._replace(url=marker.url), False)
                links += 1
            else:
                run, links = [], 0

    def _resolve(self, marker: Marker) -> tuple[tuple[int, ...], tuple[str, ...], int | None]:
        resolver = self.resolver
        found: list[int] = []
        missing: list[str] = []
        hint: int | None = None
        if marker.url is not None:
            index = resolver.address(marker.url)
            if index is not None and marker.style == "author-year":
                # an entry given twice: the one of the cited year
                same = [r for work in self.works[marker.start, marker.end].works for r in resolver.named(work)]
                url = resolver.all[index].url
                index = next((r for r in same if r != index and url and resolver.all[r].url == url), index)
            if index is not None:
                return (index,), (), None
            if marker.style in ("link", "author-year"):
                if marker.style == "author-year":
                    for work in self.works[marker.start, marker.end].works:
                        found.extend(resolver.named(work)[:1])
                return tuple(found), (), None
        for position, key in enumerate(marker.keys):
            indices: tuple[int, ...] = ()
            if marker.style in ("numeric", "superscript"):
                one = resolver.number(key, marker.start)
                indices = () if one is None else (one,)
            elif marker.style == "footnote":
                one = resolver.footnotes.get(key)
                indices = () if one is None else (one,)
            elif marker.style == "key":
                one = resolver.key(key)
                indices = () if one is None else (one,)
                if one is None and keys.names_itself(key):
                    continue
            elif marker.style == "author-year":
                work = self.works[marker.start, marker.end].works[position]
                indices = resolver.named(work)
                if not indices:
                    hint = resolver.near(work)
                    if hint is not None:
                        found.append(hint)
            elif marker.style == "identifier":
                one = resolver.by_work.get(key)
                if one is None:
                    one = resolver.by_work.get(f"pmid:{key}")
                if one is not None:
                    found.append(one)
                continue
            if indices:
                found.extend(i for i in indices if i not in found)
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


def _counts_up(markers: Sequence[Marker], least: int) -> bool:
    """Whether numbers in an article without a list read as citations: at least so many, the first of all among
    them."""
    seen = {key for marker in markers for key in marker.keys}
    return len(seen) >= least and "1" in seen


def excerpt(article: Article, citation: Citation) -> str:
    """A citation as it stands in the source."""
    span: Span = citation.span
    return article.text[span.start : span.end]

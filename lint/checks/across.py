"""Check kinds that judge the articles of a run together: shared text, equal titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from lint.checks import RunCheck
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.record import record
from lint.text.similarity import sketch, words
from lint.typed import Any

_OF_A_PAGE = frozenset(
    ["index", "readme", "home", "_index", "introduction", "contents", "changelog", "license", "about"]
)


@record(frozen=True, slots=True)
class SharedText:
    """See `duplicate_across_articles`."""

    least_words: int
    boilerplate: int

    def digest(self, facts: Facts) -> list[list[int]] | None:
        """For each long paragraph: source start, source end and the checksums of its sketch."""
        article = facts.article
        found: list[list[int]] = []
        for index, block in enumerate(article.blocks):
            if block.kind not in ("paragraph", "item") or block.end - block.start < self.least_words * 4:
                continue
            if block.quote or facts.reference_blocks.holds(index):
                continue
            tokens = facts.block_words[index]
            if len(tokens) >= self.least_words:
                found.append([*article.source_span(block.start, block.end), *sketch(tokens, facts.long_words[index])])
        return found or None

    def judge(self, digests: Mapping[str, list[list[int]]]) -> Iterator[tuple[str, Hit]]:
        """One finding for each pair of articles, at the later one's first shared paragraph."""
        if len(digests) <= FEW:
            digests = dict(digests)  # unpacked once, not for each time that they are gone through
        telling = _telling(digests, self.boilerplate)
        where: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        paths = list(digests)
        for number, path in enumerate(paths):
            for place, (_, _, *sums) in enumerate(digests[path]):
                # passages that share as many checksums as a copy does share one choice of so many
                shared_sums = [checksum for checksum in sums if checksum in telling]
                if len(shared_sums) >= SKETCHED - 1:
                    for choice in combinations(shared_sums, SKETCHED - 1):
                        where.setdefault(choice, []).append((number, place))
        shared: dict[tuple[int, int], set[tuple[int, int]]] = {}
        for places in where.values():
            for (number, place), (other, other_place) in combinations(places, 2):
                if other != number:
                    shared.setdefault((number, other), set()).add((other_place, place))
        for (one, other), pairs in sorted(shared.items()):
            yield paths[other], self._hit(paths[one], digests[paths[one]], digests[paths[other]], sorted(pairs))

    def _hit(self, path: str, theirs: list[list[int]], own: list[list[int]], copies: list[tuple[int, int]]) -> Hit:
        start, end = own[copies[0][0]][:2]
        first = theirs[copies[0][1]]
        count = len({place for place, _ in copies})
        told, stand = (f"{count} paragraphs", "stand") if count > 1 else ("a paragraph", "stands")
        values = {"path": path, "count": told, "stand": stand}
        place = Related(first[0], first[1], "the same text is here", path)
        return Hit(start, end, values, related=(place,), data={"paragraphs": count})


FEW = 2000  # articles whose checksums may all be in memory
SLOTS = (1 << 22) - 1  # of the table that tells which checksums may stand twice, as a mask
AT_ONCE = 100_000  # slots whose checksums are counted at once


def _telling(digests: Mapping[str, list[list[int]]], most: int) -> set[int]:
    """The checksums that stand in 2 to `most` places.

    Few stand twice, but ten thousand articles have a million: to count all of them at once would take a hundred
    megabytes. So a table tells first which slots, of many checksums each, are hit twice, and their checksums are then
    counted part by part.
    """
    if len(digests) <= FEW:
        passages = chain.from_iterable(digests.values())
        every = Counter(chain.from_iterable([passage[2:] for passage in passages]))
        return {checksum for checksum, count in every.items() if 2 <= count <= most}
    table = bytearray(SLOTS + 1)
    for digest in digests.values():
        for _, _, *sums in digest:
            for checksum in sums:
                slot = checksum & SLOTS
                if table[slot] < 2:
                    table[slot] += 1
    found: set[int] = set()
    parts = 1 + table.count(2) // AT_ONCE
    for part in range(parts):
        counts: dict[int, int] = {}
        for digest in digests.values():
            for _, _, *sums in digest:
                for checksum in sums:
                    if table[checksum & SLOTS] == 2 and checksum % parts == part:
                        counts[checksum] = counts.get(checksum, 0) + 1
        found.update([checksum for checksum, count in counts.items() if 2 <= count <= most])
    return found


SKETCHED = 4  # checksums a paragraph; a copy shares all of them, a copy with a word changed most


def duplicate_across_articles(least_words: int = 30, boilerplate: int = 8) -> RunCheck:
    """Paragraphs of at least `least_words` words that two articles share. What stands in more than `boilerplate`
    articles is the house's boilerplate and right."""
    return SharedText(least_words, boilerplate)


@record(frozen=True, slots=True)
class SharedTitle:
    """See `duplicate_title`."""

    def digest(self, facts: Facts) -> list[Any] | None:
        """The title's words, its place, and the slug that the front matter gives."""
        article = facts.article
        title = " ".join(words(article.title))
        heading = next((s.heading_span for s in article.sections if s.level == 1), None)
        named = article.front.values.get(("title",)) if article.front else None
        slug = article.metadata.get("slug")
        if (not title or title in _OF_A_PAGE) and not slug:
            return None
        place = named or heading or (0, min(len(article.text), 1))
        language = re.search(r"(?:^|[/.\-_])(zh|ja|fr|de|es|pt|it|ko|ru)(?:[-_][a-z]+)?(?=[/.\-_])", article.path)
        return [title, article.title, *place, str(slug) if slug else "", language.group(1) if language else ""]

    def judge(self, digests: Mapping[str, list[Any]]) -> Iterator[tuple[str, Hit]]:
        """A finding for every article but the first of a title or slug. Translations may share both."""
        first: dict[tuple[str, str, str], str] = {}
        for path, (key, title, start, end, slug, language) in digests.items():
            # A slug names an article within its folder, as site generators read it.
            folder = path.replace("\\", "/").rpartition("/")[0]
            own = slug and f"{folder}/{slug.lower()}"
            for kind, value in (("slug", own), ("title", "" if key in _OF_A_PAGE else key)):
                if not value:
                    continue
                before = first.setdefault((kind, value, language), path)
                if before != path:
                    there = digests[before]
                    place = Related(there[2], there[3], f"the first article with this {kind}", before)
                    yield path, Hit(start, end, {"title": title, "slug": slug, "path": before}, kind, (place,))
                    break


def duplicate_title() -> RunCheck:
    """Two articles of the run with one title or one slug."""
    return SharedTitle()

"""Check kinds that judge the articles of a run together: shared text, equal titles."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, groupby

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

    def digest(self, facts: Facts) -> tuple[list[int], bytes] | None:
        """Source start and end of each long paragraph, one after the other, and the checksums of their sketches packed:
        SKETCHED for each, 0 where it has fewer."""
        article = facts.article
        spans: list[int] = []
        sums = array("I")
        least, words = self.least_words, facts.block_words
        for block, tokens, long in zip(article.blocks, words.words, words.long, strict=True):
            if len(tokens) < least or block.kind not in ("paragraph", "item") or block.quote:
                continue
            if block.end - block.start >= least * 4:
                spans += article.source_span(block.start, block.end)
                checksums = sketch(tokens, long, SKETCHED)
                sums.extend(checksums)
                sums.extend(NONE[len(checksums) :])
        return (spans, sums.tobytes()) if spans else None

    def judge(self, digests: Mapping[str, tuple[list[int], bytes]]) -> Iterator[tuple[str, Hit]]:
        """One finding for each pair of articles, at the later one's first shared paragraph."""
        paths: list[str] = []
        firsts: list[int] = []  # number of each article's first passage among those of all
        sums = array("I")
        for path, (_, packed) in digests.items():
            paths.append(path)
            firsts.append(len(sums) // SKETCHED)
            sums.frombytes(packed)
        telling = _telling(sums, self.boilerplate)
        where: dict[tuple[int, ...], list[tuple[int, int]]] = {}
        standing = [index for index, checksum in enumerate(sums) if checksum in telling]
        for passage, indices in groupby(standing, lambda index: index // SKETCHED):
            # passages that share as many checksums as a copy does share one choice of so many
            shared_sums = [sums[index] for index in indices]
            if len(shared_sums) >= SKETCHED - 1:
                number = bisect_right(firsts, passage) - 1
                for choice in combinations(shared_sums, SKETCHED - 1):
                    where.setdefault(choice, []).append((number, passage - firsts[number]))
        shared: dict[tuple[int, int], set[tuple[int, int]]] = {}
        for places in where.values():
            for (number, place), (other, other_place) in combinations(places, 2):
                if other != number:
                    shared.setdefault((number, other), set()).add((other_place, place))
        for (one, other), pairs in sorted(shared.items()):
            theirs, own = digests[paths[one]][0], digests[paths[other]][0]
            yield paths[other], self._hit(paths[one], theirs, own, sorted(pairs))

    def _hit(self, path: str, theirs: list[int], own: list[int], copies: list[tuple[int, int]]) -> Hit:
        place, first = 2 * copies[0][0], 2 * copies[0][1]
        count = len({place for place, _ in copies})
        told, stand = (f"{count} paragraphs", "stand") if count > 1 else ("a paragraph", "stands")
        values = {"path": path, "count": told, "stand": stand}
        related = Related(theirs[first], theirs[first + 1], "the same text is here", path)
        return Hit(own[place], own[place + 1], values, related=(related,), data={"paragraphs": count})


SKETCHED = 4  # checksums a paragraph; a copy shares all of them, a copy with a word changed most
NONE = (0,) * SKETCHED
AT_ONCE = 200_000  # checksums that are counted at once


def _telling(sums: array[int], most: int) -> set[int]:
    """The checksums that stand in 2 to `most` places.

    Few stand twice, but ten thousand articles have a million: to count all of them at once would take a hundred
    megabytes, so they are counted part by part.
    """
    found: set[int] = set()
    parts = 1 + len(sums) // AT_ONCE
    for part in range(parts):
        counts = Counter(sums if parts == 1 else [checksum for checksum in sums if checksum % parts == part])
        found.update([checksum for checksum, count in counts.items() if 2 <= count <= most])
    return found - {0}


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

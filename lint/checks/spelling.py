"""Check kind for US and UK spellings of one word in one article."""

from __future__ import annotations

from collections.abc import Iterator

from lint.checks import Check
from lint.checks.recurring import summed_up
from lint.facts import Facts
from lint.finding import Edit, Hit, Related
from lint.text.spelling import pairs


def mixed_spelling() -> Check:
    """A word spelled the US way here and the UK way there; the less used way of the article is reported."""

    def check(facts: Facts) -> Iterator[Hit]:
        to_uk, american = pairs()
        words = facts.words.distinct
        both = [word for word in words & american if to_uk[word] in words]
        if not both:
            return
        places = _places(facts, {*both, *(to_uk[word] for word in both)})
        totals = [sum(len(places.get(way, ())) for way in ways) for ways in (both, [to_uk[w] for w in both])]
        wanted_us = totals[0] > totals[1] or (totals[0] == totals[1] and facts.profile.house_style == "us")
        for word in sorted(both):
            minor, major = (to_uk[word], word) if wanted_us else (word, to_uk[word])
            if not places.get(minor) or not places.get(major):
                continue
            yield _hit(facts, places[minor], places[major][0], major, "US" if wanted_us else "UK")

    return check


def _places(facts: Facts, words: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Places of the words in the article's own text: not in references, quotations, links or names."""
    article, prose = facts.article, facts.prose
    found: dict[str, list[tuple[int, int]]] = {}
    for start, word in facts.words.places(words):
        index = article.block_at(start)
        block = article.blocks[index]
        name = prose[start].isupper() and start > block.start and prose[start - 2 : start] not in (". ", "? ", "! ")
        quoted = block.quote or prose[start - 1 : start] in ("“", '"')
        if (
            name
            or quoted
            or facts.reference_blocks.holds(index)
            or facts.linked.holds(start)
            or facts.code.holds(start)
        ):
            continue
        found.setdefault(word, []).append((start, start + len(word)))
    return found


def _hit(facts: Facts, minor: list[tuple[int, int]], major: tuple[int, int], wanted: str, way: str) -> Hit:
    """One finding for a word, at its first place in the minor spelling, with the edits for all of them."""
    article = facts.article
    places = [article.source_span(*place) for place in minor]
    edits = []
    for (start, end), place in zip(minor, places, strict=True):
        shaped = wanted.capitalize() if article.prose[start].isupper() else wanted
        if article.is_verbatim(start, end):
            edits.append(Edit(*place, shaped))
    values = {"found": article.prose[slice(*minor[0])], "wanted": wanted, "way": way}
    there = Related(*article.source_span(*major), f"“{wanted}” is here")
    return summed_up(places, edits, values, f"Write {wanted}", safety="unsafe", related=(there,))

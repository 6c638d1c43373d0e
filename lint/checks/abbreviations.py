"""Check kinds for abbreviations: never spelled out, spelled out twice, or with two meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.text.abbreviations import Definition, used

_ROMAN = re.compile(r"[IVXLC]+$")
_GLUE = frozenset(
    ["AND", "OR", "OF", "THE", "IN", "TO", "FOR", "NOT", "NO", "DO", "IF", "AT", "BY", "IS", "ALL", "ON", "A"]
)


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Abbreviations that readers of health texts know (schemas/lexicons/abbreviations.txt)."""
    from lint.lexicons import lines

    return frozenset(word for line in lines("abbreviations.txt") for word in line.split())


def undefined_abbreviation(least: int = 2) -> Check:
    """Abbreviations used at least `least` times in the article's own text and spelled out nowhere."""

    def check(facts: Facts) -> Iterator[Hit]:
        article, prose = facts.article, facts.prose
        places: dict[str, list[tuple[int, int]]] = {}
        allowed, own = common(), facts.profile.abbreviations
        for match in used(prose):
            word = match.group()
            if word in allowed or word in own or word in _GLUE or _ROMAN.match(word) or "&" in word:
                continue
            places.setdefault(word, []).append(match.span())
        places = {word: spans for word, spans in places.items() if len(spans) >= least}
        if not places:
            return
        spelled = {d.short for d in facts.abbreviations}
        spelled |= {word.removesuffix("s") for word in spelled}
        for word, spans in places.items():
            if word in spelled or any(word in longer.split("-") for longer in spelled):
                continue
            running = [span for span in spans if _runs(facts, *span)]
            if len(running) < least:
                continue
            start, end = running[0]
            span = article.source_span(start, end)
            yield Hit(span.start, span.end, {"short": word, "count": str(len(running))}, data={"count": len(running)})

    return check


def _runs(facts: Facts, start: int, end: int) -> bool:
    """Whether an abbreviation stands in running text rather than in a title in capitals, code or a reference."""
    index = facts.article.block_at(start)
    block = facts.article.blocks[index]
    if (
        block.kind not in ("paragraph", "item", "cell")
        or facts.reference_blocks.holds(index)
        or facts.code.holds(start)
    ):
        return False
    around = facts.prose[max(block.start, start - 25) : start] + facts.prose[end : min(block.end, end + 25)]
    capitals = sum(c.isupper() for c in around)
    return capitals * 2 < sum(c.isalpha() for c in around) or not around.strip()


def redefined_abbreviation() -> Check:
    """Abbreviations spelled out again, or with another meaning. An abstract and the text may each spell out."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        first: dict[str, tuple[Definition, str]] = {}
        for definition in facts.abbreviations:
            index = article.block_at(definition.start)
            block = article.blocks[index]
            if block.kind not in ("paragraph", "item") or facts.reference_blocks.holds(index):
                continue
            long = _plain(definition.long)
            if definition.short not in first:
                first[definition.short] = (definition, long)
                continue
            before, meaning = first[definition.short]
            other = article.block_at(before.start)
            variant = "again" if _same(long, meaning) else "two-meanings"
            if variant == "again" and (_in_abstract(facts, other) or definition.start - before.start < 40):
                first[definition.short] = (definition, long)
                continue
            span = article.source_span(definition.start, definition.end)
            there = article.source_span(before.start, before.end)
            values = {"short": definition.short, "long": definition.long, "before": before.long}
            yield Hit(span.start, span.end, values, variant, (Related(*there, f"spelled out as “{before.long}” here"),))

    return check


def _plain(long: str) -> str:
    return re.sub(r"[\W_]+", " ", long.lower()).strip()


def _same(one: str, other: str) -> bool:
    """Whether two long forms are one meaning: equal but for plural, hyphen or a leading article."""
    a, b = (re.sub(r"^(?:the|a|an) |(?<=\w)s\b|[ae](?=e)", "", text).replace(" ", "") for text in (one, other))
    return a == b or a.endswith(b) or b.endswith(a)


def _in_abstract(facts: Facts, block: int) -> bool:
    article = facts.article
    path = article.section_path(article.blocks[block].section)
    return not path or any(re.match(r"(?i)(?:abstract|summary|key points|highlights)\b", title) for title in path)

"""Check kinds for numbers that count: numbered lists and headings, and announced counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lint.article import Article, Block, Section
from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit, Related

_HEADING_NUMBER = re.compile(r"(\d{1,3})(?:[.)](?!\d)|(?=\s*[:–—]\s)) *(?=\S)")
MOST = 199  # a larger first number is a year or a code, not a count


def broken_numbering() -> Check:
    """Numbered lists and headings whose numbers skip, repeat or go back where the text runs on."""

    def check(facts: Facts) -> Iterator[Hit]:
        yield from _lists(facts)
        yield from _headings(facts)

    return check


def _lists(facts: Facts) -> Iterator[Hit]:
    article = facts.article
    last: dict[tuple[int, int], tuple[int, Block]] = {}  # (section, depth) -> the last number and its entry
    runs: dict[int, list[Block]] = {}
    cited: set[int] = set()  # lists of references, which have a rule of their own, though it may not know each entry
    effective = facts.section_roles.effective
    items = [(index, block, block.item) for index, block in enumerate(article.blocks) if block.item]
    for index, block, item in items:
        if block.kind == "item" and item.number is not None:
            runs.setdefault(item.list, []).append(block)
            if effective[block.section] == "references" or facts.reference_blocks.holds(index):
                cited.add(item.list)
    for number, entries in runs.items():
        if number in cited:
            continue
        numbers = [b.item.number or 0 for b in entries if b.item]
        lazy = len(numbers) > 1 and len(set(numbers)) == 1 and article.format == "markdown"  # "1. 1. 1." counts itself
        depth = entries[0].item.depth if entries[0].item else 1
        place = (entries[0].section, depth)
        if not lazy:
            before = last.get(place)
            if before and numbers[0] not in (0, 1, before[0] + 1) and numbers[0] <= MOST:
                yield _out_of_step(article, entries[0], numbers[0], before[0] + 1, before[1])
            for earlier, later in pairwise(entries):
                was, now = _number(earlier), _number(later)
                if now != was + 1 and not (
                    now == 1 and article.format != "markdown" and _text_between(article, earlier, later)
                ):
                    yield _out_of_step(article, later, now, was + 1, earlier)
            last[place] = (numbers[-1], entries[-1])
        else:
            last[place] = (len(numbers), entries[-1])


def _number(block: Block) -> int:
    return block.item.number or 0 if block.item else 0


def _text_between(article: Article, earlier: Block, later: Block) -> bool:
    """Whether other text stands between two entries, so that the later may begin a list of its own."""
    return any(not b.item for b in article.blocks[article.block_at(earlier.start) + 1 : article.block_at(later.start)])


def _out_of_step(article: Article, block: Block, number: int, expected: int, before: Block) -> Hit:
    assert block.item is not None
    span = block.item.marker_span
    variant = "repeats" if number == expected - 1 else "back" if number < expected else "skips"
    shown = article.text[span.start : span.end]
    fix = None
    if str(number) in shown:
        fix = Fix("unsafe", f"Number it {expected}", (Edit(*span, shown.replace(str(number), str(expected), 1)),))
    related = (Related(*before.item.marker_span, f"number {expected - 1} is here"),) if before.item else ()
    return Hit(
        span.start,
        max(span.end, span.start + 1),
        {"number": str(number), "expected": str(expected)},
        variant,
        related,
        fix,
    )


def _headings(facts: Facts) -> Iterator[Hit]:
    article = facts.article
    last: dict[tuple[int | None, int], tuple[int, Section]] = {}
    for section in article.sections[1:]:
        match = _HEADING_NUMBER.match(section.title) if section.title[:1].isdigit() else None
        if not match or section.heading is None:
            continue
        number, family = int(match.group(1)), (section.parent, section.level)
        before = last.get(family)
        if before and number != before[0] + 1 and number <= MOST and not _restarts(article, before[1], section, number):
            block = article.blocks[section.heading]
            span = article.source_span(block.start, block.start + match.end(1))
            expected = before[0] + 1
            variant = "repeats" if number == before[0] else "back" if number < expected else "skips"
            yield Hit(
                span.start,
                span.end,
                {"number": str(number), "expected": str(expected)},
                f"heading-{variant}",
                (Related(*before[1].heading_span, f"heading {before[0]} is here"),),
                Fix("unsafe", f"Number it {expected}", (Edit(*span, str(expected)),)),
            )
        last[family] = (number, section)


def _restarts(article: Article, before: Section, section: Section, number: int) -> bool:
    """Whether a heading with 1 rightly begins a new series: an unnumbered one of its level stands between."""
    return number == 1 and any(
        s.level == section.level and s.parent == section.parent and not _HEADING_NUMBER.match(s.title)
        for s in article.sections[before.index + 1 : section.index]
    )


# -- announced counts ---------------------------------------------------------------------------------------------

_WORDS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_NOUNS = (
    "types stages phases steps causes symptoms signs drugs medicines medications factors components parts categories"
    " groups classes forms ways reasons tips questions criteria principles rules options treatments benefits risks"
    " complications features points methods tests goals levels kinds areas elements things facts examples layers"
    " therapies exercises"
    " strategies techniques approaches functions roles sections domains pillars foods habits measures interventions"
)
_COUNT = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_WORDS)})\s+((?:[a-z][a-z-]+\s+){{0,3}}?)({'|'.join(_NOUNS.split())})\b", re.IGNORECASE
)
_HEDGED = re.compile(
    r"(?i)(?:at least|at most|more than|less than|fewer than|up to|over|about|around|some|one of|"
    r"any of|any|of|all|both"
    r"|other|another|first|last|these|next|top|minus|plus|every|each|per|stage|type|phase|level|"
    r"step|grade|than|[<>≥≤~+–-])\s*$"
)
_LOOSE = re.compile(
    r"(?i)\bor more\b|\bor fewer\b|\bsuch as\b|\bincluding\b|\be\.g\.|\bfor example\b|\bsome of\b|\bmore\b"
)


def count_mismatch() -> Check:
    """A sentence that ends in a colon and announces "four causes", before a list of another length."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        blocks = article.blocks
        for index, (block, following) in enumerate(pairwise(blocks)):
            if following.item is None or following.item.entry != 0 or following.kind != "item":
                continue
            if block.kind != "paragraph":
                continue
            if block.item is not None and following.item.depth <= block.item.depth:
                continue
            text = article.block_text(block).rstrip()
            if not text.endswith(":"):
                continue
            begin = max(text.rfind(". "), text.rfind("? "), text.rfind("\n")) + 1
            announced = _announced(text, begin)
            if announced is None:
                continue
            count, at, stop = announced
            entries = [
                b for b in blocks[index + 1 :] if b.kind == "item" and b.item and b.item.list == following.item.list
            ]
            if len(entries) == count or len(entries) < 2:
                continue
            span = article.source_span(block.start + at, block.start + stop)
            last = entries[-1]
            yield Hit(
                span.start,
                span.end,
                {"announced": text[at:stop], "count": str(count), "listed": str(len(entries))},
                related=(Related(last.span.start, last.span.end, f"entry {len(entries)}, the last, is here"),),
            )

    return check


def _announced(text: str, begin: int) -> tuple[int, int, int] | None:
    """The one count in the last sentence that a list could answer, with its place; None where it is not certain."""
    if _LOOSE.search(text, begin):
        return None
    found = list(_COUNT.finditer(text, begin))
    if len(found) != 1 or _HEDGED.search(text[begin : found[0].start()]):
        return None
    match = found[0]
    word = match.group(1).lower()
    count = _WORDS.get(word) or int(word)
    return (count, match.start(), match.end()) if 2 <= count <= 50 else None

"""Check kinds for what stands twice in one article: headings, sections, paragraphs, sentences, list entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from lint.article import Article, Block, Section
from lint.checks import Check
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.text.similarity import words

HEAD = 20  # characters by which sentences are first compared
TAIL = 6  # letters at their ends by which sentences and list entries are; numbering has four at most
PARALLEL = 0.95  # share of shingles above which parallel entries are one entry twice
_NUMBERING = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})*[.):]|\d{1,2}(?:\.\d{1,2})+|[ivxIVX]{1,4}[.)]|[a-zA-Z][.)])\s+")


def _key(text: str) -> str:
    """A heading or list entry as it is compared: without numbering, case and punctuation; "T+1" is not "T-1"."""
    numbering = _NUMBERING.match(text)
    return " ".join(words(_SIGN.sub(_signed, text[numbering.end() :] if numbering else text)))


_heading_key = lru_cache(maxsize=2048)(_key)  # articles have many a heading in common
_SIGN = re.compile(r"[+<>=≤≥±]|[-−](?=\d)")


def _signed(sign: re.Match[str]) -> str:
    return f" u{ord(sign.group()):x} "


def duplicate_heading() -> Check:
    """The same heading twice under one parent, but for case, numbering and punctuation."""

    def check(facts: Facts) -> Iterator[Hit]:
        first: dict[tuple[int | None, int, str], Section] = {}
        for section in facts.article.sections[1:]:
            key = _heading_key(section.title)
            if not key:
                continue
            before = first.setdefault((section.parent, section.level, key), section)
            if before is not section:
                place = Related(*before.heading_span, "the first of them is here")
                yield Hit(*section.heading_span, {"title": section.title}, related=(place,))

    return check


def duplicate_section(least_words: int = 20) -> Check:
    """Two sections of at least `least_words` words with the same or nearly the same text."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        for pair in facts.twins.sections:
            one, other = (article.sections[i] for i in (pair.one, pair.other))
            if pair.words < least_words:
                continue
            values = {"title": other.title, "before": one.title or "the opening", "share": f"{pair.common:.0%}"}
            variant = "same" if pair.share > 0.95 else "near"
            place = Related(*_place(article, one), "the same text is here")
            data = {"share": round(pair.share, 2)}
            yield Hit(*_place(article, other), values, variant, (place,), data=data)

    return check


def _place(article: Article, section: Section) -> tuple[int, int]:
    """A section's heading, or its first block where it has none."""
    if section.heading is not None:
        return section.heading_span
    return article.blocks[section.first].span


def restated_section() -> Check:
    """Two sections or paragraphs that say the same in other words (see lint.text.twins for when). Paragraphs inside
    sections that are told twice as a whole are not reported again."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        told = {index for pair in facts.twins.told_sections for index in (pair.one, pair.other)}
        for pair in facts.twins.told_sections:
            one, other = article.sections[pair.one], article.sections[pair.other]
            place = Related(*_place(article, one), "it is said here first")
            values = {"title": other.title, "before": one.title or "the opening"}
            yield Hit(*_place(article, other), values, "section", (place,))
        for pair in facts.twins.told_blocks:
            first, second = article.blocks[pair.one], article.blocks[pair.other]
            # Neighbours in one section ("Stage II ...", "Stage III ...") are told alike because they are parallel.
            if first.section == second.section or {first.section, second.section} <= told:
                continue
            if first.kind == second.kind == "paragraph":
                place = Related(*_content(article, first), "it is said here first")
                yield Hit(*_content(article, second), {}, "paragraph", (place,))

    return check


def duplicate_paragraph(least_words: int = 20, sentence_words: int = 10, common: float = 0.78) -> Check:
    """A paragraph of at least `least_words` words of which the share `common` stands in another in much the same order,
    or a sentence of at least `sentence_words` words that stands elsewhere word for word; not inside sections that are
    doubled as a whole. List entries and neighbours are often parallel ("Stage II: ...", "Stage III: ..."), so of them
    nearly all must be the same."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        doubled = {index for pair in facts.twins.sections for index in (pair.one, pair.other)}
        told: set[int] = set()
        for pair in facts.twins.blocks:
            one, other = article.blocks[pair.one], article.blocks[pair.other]
            if {one.section, other.section} <= doubled and one.section != other.section:
                continue
            if (one.section == other.section or other.kind != "paragraph") and pair.share < PARALLEL:
                continue
            if pair.common < common or pair.words < least_words or pair.other in told:
                continue
            if _is_service(article, other):
                continue
            told.update((pair.one, pair.other))
            place = Related(*one.span, "the same text is here")
            yield Hit(*_content(article, other), {"share": f"{pair.common:.0%}"}, "paragraph", (place,))
        seen: dict[str, int] = {}
        for number, key in _standing_twice(facts, sentence_words * 4):
            sentence = facts.sentences[number]
            block = article.blocks[sentence.block]
            if block.kind not in ("paragraph", "item") or facts.reference_blocks.holds(sentence.block):
                continue
            if facts.repeating_blocks.holds(sentence.block):
                continue
            text = facts.prose[sentence.start : sentence.end]
            if _GUIDANCE.match(text) or facts.linked.holds(sentence.start):
                continue
            if block.kind == "item" and text.count(" ") + 1 < least_words:
                continue  # what may stand in several lists: a drug's use, a way of treatment
            before = seen.setdefault(key, number)
            if before == number or key.count(" ") + 1 < sentence_words or sentence.block in told:
                continue
            first = facts.sentences[before]
            source = article.blocks[first.block]
            if {source.section, block.section} <= doubled or first.block in told or _is_service(article, block):
                continue
            if _SERVICE.search(text) or (_lost_its_lines(article, block) and not _lost_its_lines(article, source)):
                continue
            place = Related(*article.source_span(first.start, first.end), "it stands here first")
            yield Hit(*article.source_span(sentence.start, sentence.end), {}, "sentence", (place,))

    return check


def _standing_twice(facts: Facts, least: int) -> list[tuple[int, str]]:
    """The sentences of `least` characters and more that stand in the article twice but for case and the last sign: the
    number of each and how it is compared, in order. That is looked at only where another begins and ends alike."""
    lower, sentences = facts.words.lower, facts.sentences
    heads = [lower[start : start + HEAD] if end - start >= least else "" for start, end, _ in sentences]
    count = Counter(heads)
    alike = [number for number, head in enumerate(heads) if head and count[head] > 1]
    ends: list[tuple[str, str]] = []
    for number in alike:
        _, end, _ = sentences[number]
        ends.append((heads[number], lower[end - HEAD : end].rstrip(" .!?")[-TAIL:]))
    both = Counter(ends)
    keys = [
        (number, " ".join(lower[sentences[number].start : sentences[number].end].split()).strip(" .!?"))
        for number, key in zip(alike, ends, strict=True)
        if both[key] > 1
    ]
    found = Counter([key for _, key in keys])
    return [(number, key) for number, key in keys if found[key] > 1]


# What a page rightly says in every section: where to click, whom to ask, and a citation on its own.
_GUIDANCE = re.compile(
    r"(?i)[(\[•*–-]|(?:please |to |also )?(?:see|click|learn|visit|check|read|find|watch|call|contact|ask|talk|tell"
    r"|enlarge|reduce|press|for more|general information|more information|information about"
    r"|if you have (?:any )?questions)\b"
)
# The same anywhere in it: whom to call, and how trials of treatments are found.
_SERVICE = re.compile(
    r"(?i)\bplease (?:call|contact|visit)\b|\b1-8\d\d-\w"
    r"|\b(?:(?:tested|studied|part) in|information about|can enter) "
    r"(?:an? |ongoing |current |these |other )*clinical trials?\b"
)


def _is_service(article: Article, block: Block) -> bool:
    return _SERVICE.search(article.prose, block.start, min(block.end, block.start + 100)) is not None


def _lost_its_lines(article: Article, block: Block) -> bool:
    """Whether a paragraph is a list run together ("- fever   - cough   - rash"): points to remember, mostly."""
    return article.prose.count(" - ", block.start, block.end) >= 3


def _content(article: Article, block: Block) -> tuple[int, int]:
    return article.source_span(block.start, block.end)


_STEP = re.compile(
    r"(?i)^(?:repeat|rest|rinse|wash|wait|return|hold|relax|breathe|switch|none|yes|no|n/?a|unknown|other|others)\b"
)
_HEAD_SIGN = re.compile(r"[:–—(]|\s-\s")
_HEAD = re.compile(r"[^:–—(\n]{3,60}?(?=\s*(?::\s|\s[–—-]\s|\(|$))")


def duplicate_list_entry(least_letters: int = 4) -> Check:
    """An entry twice in one list, or a numbered therapy or drug that returns under another number in the section."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        same_list: dict[tuple[int, int, str], Block] = {}
        part = end = 0
        numbered: dict[tuple[int, int, str], Block] = {}
        for index in _entries_like_others(facts):
            block = article.blocks[index]
            if block.item is None:
                continue
            text = article.block_text(block).strip()
            key = _key(text)
            if len(key) < least_letters or _STEP.match(key) or _has_children(article, index):
                continue
            if "{{" in article.text[end : block.item.marker_span.start]:
                part += 1  # a shortcode between two entries sets them apart for the reader
            end = block.span.end
            before = same_list.setdefault((block.item.list, part, key), block)
            if before is not block and _lead_elsewhere(article, before, block):
                continue
            if before is not block:
                yield _entry(article, block, before, text, "entry")
                continue
            if block.item.number is not None and (head := _head(text)):
                place = (block.section, block.item.depth, head)
                earlier = numbered.setdefault(place, block)
                if earlier is not block and earlier.item and earlier.item.number != block.item.number:
                    yield _entry(article, block, earlier, head, "numbered")

    return check


def _entries_like_others(facts: Facts) -> list[int]:
    """The list entries, by index, that may stand twice: whose last letters another one of the list has, or that are
    numbered and have a head. Numbering, case and punctuation do not touch the last letters of a longer entry."""
    article, references = facts.article, facts.reference_blocks
    blocks = article.blocks
    entries = [index for index, block in enumerate(blocks) if block.kind == "item" and block.item is not None]
    if references.starts:
        entries = [index for index in entries if not references.holds(index)]
    if "{" in article.text and "{{" in article.text:
        return entries  # shortcodes between entries are counted
    plain = facts.words.plain
    ends: dict[int, tuple[int, str]] = {}
    for index in entries:
        block = blocks[index]
        letters = plain[block.start : block.end].replace(" ", "")
        ends[index] = (block.item.list if block.item else -1, letters[-TAIL:] if len(letters) >= TAIL + 4 else "")
    count = Counter(ends.values())
    return [index for index, key in ends.items() if count[key] > 1 or _has_numbered_head(article, blocks[index])]


def _has_numbered_head(article: Article, block: Block) -> bool:
    return (
        block.item is not None
        and block.item.number is not None
        and _HEAD_SIGN.search(article.prose, block.start, block.end) is not None
    )


def _lead_elsewhere(article: Article, one: Block, other: Block) -> bool:
    """Whether two entries of the same words link to different places."""
    targets = [_TARGET.findall(article.text, block.span.start, block.span.end) for block in (one, other)]
    return targets[0] != targets[1]


_TARGET = re.compile(r"\]\(\s*([^)\s]+)|<(https?://[^>\s]+)>")


def _has_children(article: Article, index: int) -> bool:
    """Whether a list entry goes on in a list or paragraph of its own, which may tell it from its namesake."""
    if index + 1 >= len(article.blocks):
        return False
    block, following = article.blocks[index], article.blocks[index + 1]
    if block.item is None or following.item is None:
        return False
    return following.item.depth > block.item.depth or following.kind == "paragraph"


def _head(text: str) -> str | None:
    """The name at the head of a numbered entry ("Yoga: ..." or "Yoga – ..."), normalised; None where there is none."""
    match = _HEAD.match(text)
    if not match or match.end() == len(text):
        return None
    key = _key(match.group())
    return key if 1 <= key.count(" ") + 1 <= 5 and not _STEP.match(key) else None


def _entry(article: Article, block: Block, before: Block, shown: str, variant: str) -> Hit:
    place = Related(*article.source_span(before.start, before.end), "it stands here first")
    values = {"entry": shown if len(shown) <= 60 else shown[:59] + "…"}
    if variant == "numbered" and block.item and before.item:
        values |= {"number": str(block.item.number), "first": str(before.item.number)}
    return Hit(*_content(article, block), values, variant, (place,))

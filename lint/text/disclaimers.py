"""Disclaimers of an article by their components, wherever and in whatever wording they stand.

A sentence opens a disclaimer if it speaks of the article, its makers or its reading and holds a component that only
a disclaimer has (information only, no advice, no liability ...). What stands around it in the same block, box or
section then counts with it, so that "Ask your doctor" or "In an emergency, call 911" belong to it there and are
plain advice elsewhere. Disclaimers also come from front matter, raw HTML, includes and the site as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint.article import Article, Block
from lint.source import Span
from lint.text import disclaimer_cues as cues
from lint.text.disclaimer_parts import PARTS, Part, leading_parts_of, normal, parts_of
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence
from lint.typed import Any, Literal, NamedTuple

Place = Literal["own-section", "start", "end", "body", "faq", "footnote", "front-matter", "html", "include", "site"]

_APART = frozenset(
    ("references", "toc", "glossary", "learning", "methods", "results", "disclosure", "ethics", "authors")
)

_NOT_PROSE = frozenset(("references", "toc", "glossary"))
_PAPER = frozenset(("abstract", "introduction", "methods", "results", "discussion", "conclusion"))
"""Parts of a research paper, where "we" and "our study" are not the publisher."""

OPENING: frozenset[Part] = frozenset(
    ("information-only", "not-advice", "no-relationship", "no-liability", "verify", "supplement-statement")
)
"""Components that make a sentence about the article itself a disclaimer."""

_BEHIND = frozenset(
    ("references", "further-reading", "disclosure", "acknowledgements", "authors", "appendix", "glossary", "learning",
     "related-questions", "disclaimer", "toc", "keywords", "ethics", "registration")
)  # fmt: skip
_HEAD_WORDS = 120  # a disclaimer with no more words before it stands at the start
_TAIL_WORDS = 60  # with no more after it, apart from references and the like, at the end
_BLOCK_CHARS = 900  # a longer block is no disclaimer as a whole; only the sentences around count
_BESIDE_CHARS = 420  # of a neighbouring paragraph that belongs to the disclaimer


class Disclaimer(NamedTuple):
    """One disclaimer: its components, for whom it is, and where it stands (None outside the article's text)."""

    parts: tuple[Part, ...]
    audience: str  # patient, professional, supplement, ai
    place: Place
    span: Span | None
    text: str
    known: bool = True  # False where the text itself is not at hand: an include, a switch in the front matter
    for_professionals_only: bool = False

    @property
    def medical(self) -> bool:
        """Whether it is a disclaimer of the content, not only a note on how the text was made."""
        return not self.known or any(part in OPENING or part == "see-professional" for part in self.parts)


def disclaimers(
    article: Article,
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    site: Any = None,
) -> tuple[Disclaimer, ...]:
    """All disclaimers in order of place; `site` is the configured site-wide one: its text, its parts, or true."""
    found = [*_from_front(article.metadata), *_from_text(article, sentences, roles)]
    spans = [entry.span for entry in found if entry.span]
    for entry in _from_html(article):
        if entry.span and not any(entry.span.start <= span.start < entry.span.end for span in spans):
            found.append(entry)
    found.extend(_from_includes(article))
    if site:
        found.append(_from_site(site))
    return tuple(found)


# In the text --------------------------------------------------------------------------------------------------


def _from_text(article: Article, sentences: Sequence[Sentence], roles: SectionRoles) -> Iterator[Disclaimer]:
    prose, blocks = article.prose, article.blocks
    named = _named_blocks(article, roles)
    starts = [s.start for s in sentences]
    by_block: dict[int, list[int]] = {}
    opened: set[int] = set()  # sentences that open a disclaimer
    cache: dict[int, tuple[Part, ...]] = {}

    def parts(index: int) -> tuple[Part, ...]:
        if index not in cache:
            cache[index] = parts_of(normal(prose[sentences[index].start : sentences[index].end]))
        return cache[index]

    named_roles = set(roles.own)
    is_paper = len(named_roles & {"abstract", "methods", "results"}) > 1
    passed_over = _NOT_PROSE | _PAPER if is_paper else _NOT_PROSE
    tried: set[int] = set()
    for match in cues.gate().finditer(prose):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or index in tried:
            continue
        tried.add(index)
        sentence = sentences[index]
        block = blocks[sentence.block]
        if sentence.end - sentence.start > 700 or (block.kind == "heading" and not block.pseudo_heading):
            continue
        if roles.effective[block.section] in passed_over:
            continue
        flat = normal(prose[sentence.start : sentence.end])
        if sentence.block in named:
            if parts(index):
                opened.add(index)
        elif _may_open(flat) and _opens(flat, leading_parts_of(flat)):
            opened.add(index)
    for block_index in _edges(article, roles, passed_over):
        block = blocks[block_index]
        first = bisect_right(starts, block.start - 1)
        for index in range(first, bisect_right(starts, max(block.end - 1, block.start))):
            flat = normal(prose[sentences[index].start : sentences[index].end])
            if index not in opened and cues.speaks_of_itself(flat) and _opens_at_edge(flat, leading_parts_of(flat)):
                opened.add(index)
    if not opened and not named:
        return
    for index, sentence in enumerate(sentences):
        by_block.setdefault(sentence.block, []).append(index)
    members: dict[int, set[int]] = {}  # block → sentences of it that belong to a disclaimer
    for index in opened:
        _add_block(members, by_block, blocks, prose, index, sentences)
    for block_index in named:
        members.setdefault(block_index, set()).update(by_block.get(block_index, ()))
    beginning = sorted(members)
    for step in (-1, 1):
        for block_index in beginning:
            beside = block_index + step
            while _is_neighbour(blocks, block_index, beside) and beside not in members:
                own = by_block.get(beside, [])
                if not any(_belongs(normal(prose[sentences[i].start : sentences[i].end]), parts(i)) for i in own):
                    break
                members[beside] = set(own)
                beside += step
    yield from _entries(article, members, sentences, parts, named, roles, opened)


def _is_neighbour(blocks: Sequence[Block], block_index: int, beside: int) -> bool:
    """Whether a block can go on with the disclaimer of another: a short paragraph of the same section and kind."""
    if not 0 <= beside < len(blocks):
        return False
    block, other = blocks[block_index], blocks[beside]
    return (
        other.section == block.section
        and other.kind in ("paragraph", "item")
        and other.end - other.start <= _BESIDE_CHARS
        and not other.pseudo_heading
        and (other.item is None) == (block.item is None)
    )


def _entries(
    article: Article,
    members: Mapping[int, set[int]],
    sentences: Sequence[Sentence],
    parts: Any,
    named: Mapping[int, bool],
    roles: SectionRoles,
    opened: set[int],
) -> Iterator[Disclaimer]:
    group: list[int] = []
    groups: list[list[int]] = []
    for block in sorted(members):
        if group and (block > group[-1] + 1 or article.blocks[block].section != article.blocks[group[-1]].section):
            groups.append(group)
            group = []
        group.append(block)
    if group:
        groups.append(group)
    for group in groups:
        indices = sorted(i for block in group for i in members[block])
        if not indices:
            continue
        held: set[Part] = set()
        for i in indices:
            held.update(parts(i))
        own_name = any(named.get(block, False) for block in group)
        if not own_name and not opened.intersection(indices):
            continue
        if held == {"disclosure"} or (not held and not own_name):
            continue
        start, end = sentences[indices[0]].start, sentences[indices[-1]].end
        text = article.prose[start:end]
        flat = normal(text)
        yield Disclaimer(
            parts=tuple(part for part in PARTS if part in held),
            audience=_audience(held, flat),
            place=_place(article, group, start, end, named, roles),
            span=article.source_span(start, end),
            text=text,
            for_professionals_only=bool(cues.professionals_only().search(flat)),
        )


def _named_blocks(article: Article, roles: SectionRoles) -> dict[int, bool]:
    """Blocks that a heading, a bold line, a label or a box calls a disclaimer; the value tells whether by that very
    word rather than "Important" or the like."""
    named: dict[int, bool] = {}
    blocks, sections = article.blocks, article.sections
    for mark in roles.marks:
        if "disclaimer" not in mark.roles:
            continue
        explicit = "disclaim" in mark.phrase or "medical advice" in mark.phrase
        if mark.kind == "label":
            named[mark.block] = explicit or named.get(mark.block, False)
        elif mark.kind == "heading":
            section = sections[mark.section]
            if section.level > 1 or section.until < len(blocks):
                for index in range(section.first, section.until):
                    if blocks[index].kind != "heading":
                        named[index] = explicit or named.get(index, False)
        else:
            for index in range(mark.block + 1, min(mark.block + 5, len(blocks))):
                if blocks[index].kind == "heading" or blocks[index].pseudo_heading:
                    break
                named[index] = explicit or named.get(index, False)
    if "isclaim" in article.text or "ISCLAIM" in article.text:
        for index, block in enumerate(blocks):
            boxed = block.admonition is not None and "disclaim" in block.admonition.lower()
            if boxed or (block.kind != "heading" and cues.begins().match(article.prose, block.start, block.end)):
                named[index] = True
    return named


def _may_open(sentence: str) -> bool:
    """A quick look, before the components are sought."""
    if sentence.count(" ") < 2:
        return False
    found = cues.about_work().search(sentence) or cues.strong().search(sentence) or cues.statements().search(sentence)
    return bool(found)


def _opens(sentence: str, parts: tuple[Part, ...]) -> bool:
    """Whether a sentence with these leading components opens a disclaimer by itself."""
    if not parts or cues.not_ours().search(sentence):
        return False
    if "ai-assistance" in parts and cues.made().search(sentence):
        return True
    if cues.strong().search(sentence):
        return True
    if "supplement-statement" in parts:
        return bool(cues.statements().search(sentence))
    if not cues.about_work().search(sentence):
        return False
    if "no-relationship" in parts and cues.founds().search(sentence):
        return True
    if "not-advice" in parts and cues.work_is_not().search(sentence):
        return True
    if "no-liability" in parts and cues.makers().search(sentence):
        return True
    if "information-only" in parts and cues.purpose().search(sentence) and cues.work_or_start().search(sentence):
        return not cues.pointing().search(sentence) or bool(cues.limiting().search(sentence))
    if "verify" in parts and cues.reader_duty().search(sentence):
        return True
    return "see-professional" in parts and bool(cues.before_acting().search(sentence))


def _edges(article: Article, roles: SectionRoles, passed_over: frozenset[str]) -> list[int]:
    """Blocks where disclaimers stand: the first and the last paragraphs of the text, boxes, quotes, footnotes."""
    blocks = article.blocks
    text = [
        index
        for index, block in enumerate(blocks)
        if block.kind in ("paragraph", "item")
        and block.end - block.start <= _BLOCK_CHARS
        and not block.pseudo_heading
        and roles.effective[block.section] not in _APART
        and roles.effective[block.section] not in passed_over
    ]
    edges = set(text[:3]) | set(text[-4:])
    behind = [index for index in text if roles.effective[blocks[index].section] not in _BEHIND]
    edges.update(behind[-3:])
    edges.update(index for index in text if blocks[index].quote or blocks[index].admonition)
    for index, block in enumerate(blocks):
        if block.kind == "paragraph" and block.footnote is not None and block.end - block.start <= _BLOCK_CHARS:
            text_of = article.block_text(block)
            if "http" not in text_of and "doi" not in text_of and "et al" not in text_of:
                edges.add(index)
    return sorted(edges)


def _opens_at_edge(sentence: str, parts: tuple[Part, ...]) -> bool:
    """Whether a sentence at an edge of the text, that speaks of the text or its readers, opens a disclaimer."""
    if not parts or cues.not_ours().search(sentence):
        return False
    opening = set(parts) & OPENING
    if opening == {"information-only"}:
        return not cues.pointing().search(sentence) or bool(cues.limiting().search(sentence))
    if opening:
        return True
    return "see-professional" in parts and bool(
        cues.read_here().search(sentence) and cues.lay_professional().search(sentence)
    )


def _belongs(sentence: str, parts: tuple[Part, ...]) -> bool:
    """Whether a sentence beside a disclaimer goes on with it."""
    if not parts or parts == ("disclosure",):
        return False
    if any(part in OPENING or part == "individual-variation" for part in parts) and cues.about_work().search(sentence):
        return True
    return bool(cues.general_appeal().search(sentence))


def _add_block(
    members: dict[int, set[int]],
    by_block: Mapping[int, list[int]],
    blocks: Sequence[Block],
    prose: str,
    index: int,
    sentences: Sequence[Sentence],
) -> None:
    at = sentences[index].block
    own = by_block[at]
    block = blocks[at]
    taken = members.setdefault(at, set())
    if block.end - block.start <= _BLOCK_CHARS:
        taken.update(own)
        return
    place = own.index(index)
    for i in own[max(0, place - 1) : place + 3]:
        flat = normal(prose[sentences[i].start : sentences[i].end])
        if i == index or _belongs(flat, parts_of(flat)):
            taken.add(i)


def _place(
    article: Article, group: Sequence[int], start: int, end: int, named: Mapping[int, bool], roles: SectionRoles
) -> Place:
    blocks, prose = article.blocks, article.prose
    first, last = group[0], group[-1]
    if blocks[first].footnote is not None:
        return "footnote"
    if any(named.get(block, False) for block in group):
        return "own-section"
    role = roles.effective[blocks[first].section]
    if role == "disclaimer":
        return "own-section"
    before = prose.count(" ", blocks[first].start, start)
    before += sum(_words(article, b) for b in blocks[:first] if b.kind != "heading")
    after = prose.count(" ", end, blocks[last].end)
    for block in blocks[last + 1 :]:
        if block.kind == "heading" or block.footnote is not None or roles.effective[block.section] in _BEHIND:
            continue
        after += _words(article, block)
        if after > _TAIL_WORDS:
            break
    if after <= _TAIL_WORDS and (after <= before or before > _HEAD_WORDS):
        return "end"
    if before <= _HEAD_WORDS:
        return "start"
    return "faq" if role == "faq" else "body"


def _words(article: Article, block: Block) -> int:
    return article.prose.count(" ", block.start, block.end) + 1 if block.end > block.start else 0


# Elsewhere ----------------------------------------------------------------------------------------------------


def _from_front(data: Mapping[str, Any]) -> Iterator[Disclaimer]:
    for key, value in data.items():
        name = str(key).lower()
        about = "disclaim" in name
        if isinstance(value, Mapping) and not about:
            yield from _from_front(value)
        elif isinstance(value, str) and (about or len(value) > 40):
            entry = _from_string(value, "front-matter", about)
            if entry:
                yield entry
        elif about and value and not isinstance(value, str):
            text = str(value) if not isinstance(value, bool) else ""
            yield Disclaimer(parts_of(normal(text)), "patient", "front-matter", None, text, known=False)


def _from_html(article: Article) -> Iterator[Disclaimer]:
    for block in article.blocks:
        if block.kind != "html":
            continue
        raw = article.text[block.span.start : block.span.end]
        if raw.lstrip().startswith("<!--"):
            continue
        text = " ".join(re.sub(r"<!--.*?-->|<[^>]*>", " ", raw, flags=re.DOTALL).split())
        if len(text) > 30:
            entry = _from_string(text, "html", "disclaim" in raw.lower())
            if entry:
                yield entry._replace(span=block.span)


def _from_string(text: str, place: Place, about: bool) -> Disclaimer | None:
    """A disclaimer in a text of its own; `about` where its name says that it is one."""
    held: set[Part] = set()
    opens = False
    for piece in re.split(r"(?<=[.!?])\s+", text):
        sentence = normal(piece)
        parts = parts_of(sentence)
        held.update(parts)
        opens = opens or (bool(parts) if about else _opens(sentence, parts))
    if not opens and not about:
        return None
    flat = normal(text)
    return Disclaimer(
        tuple(part for part in PARTS if part in held),
        _audience(held, flat),
        place,
        None,
        text,
        known=bool(held) or len(text.split()) > 4,
        for_professionals_only=bool(cues.professionals_only().search(flat)),
    )


def _from_includes(article: Article) -> Iterator[Disclaimer]:
    if "isclaimer" not in article.text:
        return
    for match in cues.include().finditer(article.text):
        start, end = match.span()
        if any(c.start <= start < c.end for c in article.comments):
            continue
        if match.group().startswith("<!--"):
            continue
        yield Disclaimer((), "patient", "include", Span(start, end), match.group(), known=False)


def _from_site(site: Any) -> Disclaimer:
    if isinstance(site, str):
        held = {part for piece in re.split(r"(?<=[.!?])\s+", site) for part in parts_of(normal(piece))}
        flat = normal(site)
        return Disclaimer(
            tuple(part for part in PARTS if part in held),
            _audience(held, flat),
            "site",
            None,
            site,
            known=bool(held),
            for_professionals_only=bool(cues.professionals_only().search(flat)),
        )
    if isinstance(site, Iterable) and not isinstance(site, Mapping):
        named = tuple(part for part in PARTS if part in set(site))
        return Disclaimer(named, "patient", "site", None, "", known=bool(named))
    return Disclaimer((), "patient", "site", None, "", known=False)


def _audience(held: Iterable[Part], text: str) -> str:
    parts = set(held)
    if "supplement-statement" in parts:
        return "supplement"
    if cues.professionals_only().search(text) or cues.professional_words().search(text):
        return "professional"
    if parts and parts <= {"ai-assistance", "currency", "disclosure"}:
        return "ai"
    return "patient"

"""Where in the article's text a disclaimer begins and ends.

Sentences with a word that only sure rules have are read wherever they stand. The paragraphs at the edges of the text,
boxes, quotes and footnotes are weighed (`model`): a disclaimer there may have any wording. Under a disclaimer's own
heading everything is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from lint.article import Article, Block
from lint.text.disclaimers.kinds import Disclaimer, Place, audience_of, for_professionals
from lint.text.disclaimers.lexicon import HINTS
from lint.text.disclaimers.model import FAR, UNIT, inkling, learned_parts, likeness
from lint.text.disclaimers.reading import PARTS, Part, anchors, is_sure, read_tokens
from lint.text.disclaimers.tokens import normal, tokens_of
from lint.text.literals import Literals
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence
from lint.text.words import Words

_APART = frozenset(
    ("references", "toc", "glossary", "learning", "methods", "results", "disclosure", "ethics", "authors")
)
_NOT_PROSE = frozenset(("references", "toc", "glossary"))
_PAPER = frozenset(("abstract", "introduction", "methods", "results", "discussion", "conclusion"))
"""Parts of a research paper, where "we" and "our study" are not the publisher."""
_RESEARCH = frozenset(("abstract", "methods", "results"))
_BEHIND = frozenset(
    ("references", "further-reading", "disclosure", "acknowledgements", "authors", "appendix", "glossary", "learning",
     "related-questions", "disclaimer", "toc", "keywords", "ethics", "registration")
)  # fmt: skip
_DISCLAIMER = frozenset(("disclaimer", "disclaimers"))
_HEAD_WORDS = 120  # a disclaimer with no more words before it stands at the start
_TAIL_WORDS = 60  # with no more after it, apart from references and the like, at the end
_FIRST, _LAST = 3, 4  # paragraphs at the edges
_BACK = 40  # paragraphs looked through for the last of the article proper, before what stands behind it
_BLOCK_CHARS = 900  # a longer block is no disclaimer as a whole; only the sentences around count
_BESIDE_CHARS = 420  # of a neighbouring paragraph that belongs to the disclaimer
_LONGEST = 700  # characters of a sentence that is read
_BESIDE = -1 * UNIT  # log-odds from which a paragraph beside a disclaimer belongs to it


def from_text(
    article: Article, sentences: Sequence[Sentence], roles: SectionRoles, words: Words
) -> Iterator[Disclaimer]:
    """The disclaimers of the text in order."""
    finder = _Finder(article, sentences, roles, words)
    opened = finder.opened()
    if opened or finder.named:
        yield from finder.entries(opened)


# A site has one disclaimer on all its pages: what was read of a text is kept for the next article that has it.


@lru_cache(maxsize=256)
def _reading(sentence: str) -> tuple[Part, ...]:
    """The components of a sentence by the rules."""
    return read_tokens(tokens_of(normal(sentence)))


@lru_cache(maxsize=256)
def _is_sure(sentence: str) -> bool:
    return is_sure(tokens_of(normal(sentence)))


@lru_cache(maxsize=256)
def _likeness(passage: str) -> int:
    """How much a passage sounds like a disclaimer."""
    return likeness(tokens_of(normal(passage)))


@lru_cache(maxsize=64)
def _learned(passage: str) -> frozenset[Part]:
    return frozenset(learned_parts(tokens_of(normal(passage))))


class _Finder:
    """One article's sentences."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], roles: SectionRoles, words: Words) -> None:
        self.article, self.blocks, self.prose = article, article.blocks, article.prose
        self.sentences, self.roles, self.words = sentences, roles, words
        self.apart = [
            i for i, block in enumerate(self.blocks) if block.quote or block.admonition or block.footnote is not None
        ]
        self.places = _places(words)
        called = [at for at, word in self.places if word in _DISCLAIMER]
        self.named = _named_blocks(article, roles, called, self.apart)
        paper = len(_RESEARCH.intersection(roles.own)) > 1
        self.passed_over = _NOT_PROSE | _PAPER if paper else _NOT_PROSE

    def reading(self, index: int) -> tuple[Part, ...]:
        """The components of a sentence by the rules."""
        sentence = self.sentences[index]
        return _reading(self.prose[sentence.start : sentence.end])

    def likeness(self, block_index: int) -> int:
        """How much a block sounds like a disclaimer."""
        block = self.blocks[block_index]
        return _likeness(self.prose[block.start : block.end])

    def of_block(self, index: int) -> range:
        """The sentences of a block."""
        block, sentences = self.blocks[index], self.sentences
        return range(bisect_left(sentences, (block.start,)), bisect_left(sentences, (max(block.end, 1),)))

    def opened(self) -> set[int]:
        """The sentences that open a disclaimer."""
        opened: set[int] = set()
        blocks, sentences, effective, plain = self.blocks, self.sentences, self.roles.effective, self.words.plain
        done = 0  # offset up to which sentences were tried
        beside = anchors()
        for at, word in self.places:
            if at < done or word not in beside:
                continue
            index = bisect_left(sentences, (at + 1,)) - 1
            if index < 0:
                continue
            start, end, block_index = sentences[index]
            if beside[word].isdisjoint(plain[start:end].split()):
                continue
            done = sentences[index + 1].start if index + 1 < len(sentences) else len(self.prose)
            block = blocks[block_index]
            if end - start > _LONGEST or (block.kind == "heading" and not block.pseudo_heading):
                continue
            if effective[block.section] in self.passed_over:
                continue
            if _is_sure(self.prose[start:end]):
                opened.add(index)
        for block_index in self.edges():
            block = blocks[block_index]
            own = set(plain[block.start : block.end].split())
            if not HINTS.isdisjoint(own) and inkling(own) > FAR and self.likeness(block_index) > 0:
                opened.update(self.of_block(block_index))
        for block_index in self.named:
            opened.update(index for index in self.of_block(block_index) if self.reading(index))
        return opened

    def edges(self) -> list[int]:
        """Blocks where disclaimers stand: the first and the last paragraphs, boxes, quotes, footnotes."""
        blocks, effective = self.blocks, self.roles.effective
        shut = _APART | self.passed_over
        edges: set[int] = set()
        for index in range(len(blocks)):
            if self._is_text(index, shut):
                edges.add(index)
                if len(edges) == _FIRST:
                    break
        seen = proper = 0
        for index in range(len(blocks) - 1, -1, -1):
            if not self._is_text(index, shut):
                continue
            seen += 1
            before = proper < _LAST - 1 and effective[blocks[index].section] not in _BEHIND
            proper += before
            if seen <= _LAST or before:
                edges.add(index)
            if seen == _BACK or (seen >= _LAST and proper == _LAST - 1):
                break
        for index in self.apart:
            if self._is_text(index, shut) if blocks[index].footnote is None else self._is_note(index):
                edges.add(index)
        edges.update([index for index in range(max(0, len(blocks) - 2), len(blocks)) if self._is_note(index)])
        return sorted(edges)

    def _is_text(self, index: int, shut: frozenset[str]) -> bool:
        block = self.blocks[index]
        return (
            (block.kind == "paragraph" or block.kind == "item")
            and block.end - block.start <= _BLOCK_CHARS
            and not block.pseudo_heading
            and self.roles.effective[block.section] not in shut
        )

    def _is_note(self, index: int) -> bool:
        """Whether a footnote, or a paragraph after the references, is words rather than a source."""
        block = self.blocks[index]
        if block.kind != "paragraph" or block.item is not None or block.end - block.start > _BLOCK_CHARS:
            return False
        text = self.article.block_text(block)
        return "http" not in text and "doi" not in text and "et al" not in text

    def entries(self, opened: set[int]) -> Iterator[Disclaimer]:
        """The disclaimers that these sentences and the named blocks make, with what belongs to them."""
        members: dict[int, set[int]] = {}  # block → sentences of it that belong to a disclaimer
        for index in opened:
            self._add_block(members, index)
        for block_index in self.named:
            members.setdefault(block_index, set()).update(self.of_block(block_index))
        beginning = sorted(members)
        for step in (-1, 1):
            for block_index in beginning:
                beside = block_index + step
                while self._is_neighbour(block_index, beside) and beside not in members:
                    own = self.of_block(beside)
                    if self.likeness(beside) < _BESIDE and not any(self._belongs(index) for index in own):
                        break
                    members[beside] = set(own)
                    beside += step
        for group in self._groups(members):
            entry = self._entry(group, members, opened)
            if entry:
                yield entry

    def _add_block(self, members: dict[int, set[int]], index: int) -> None:
        at = self.sentences[index].block
        own = self.of_block(at)
        taken = members.setdefault(at, set())
        if self.blocks[at].end - self.blocks[at].start <= _BLOCK_CHARS:
            taken.update(own)
            return
        near = range(max(own.start, index - 1), min(own.stop, index + 3))
        taken.update(i for i in near if i == index or self._belongs(i))

    def _is_neighbour(self, block_index: int, beside: int) -> bool:
        """Whether a block can go on with the disclaimer of another: a short paragraph of the same section and kind."""
        if not 0 <= beside < len(self.blocks):
            return False
        block, other = self.blocks[block_index], self.blocks[beside]
        return (
            other.section == block.section
            and other.kind in ("paragraph", "item")
            and other.end - other.start <= _BESIDE_CHARS
            and not other.pseudo_heading
            and (other.item is None) == (block.item is None)
        )

    def _belongs(self, index: int) -> bool:
        """Whether a sentence beside a disclaimer goes on with it."""
        parts = self.reading(index)
        if not parts or parts == ("disclosure",):
            return False
        sentence = self.sentences[index]
        return bool(_general_appeal().match(normal(self.prose[sentence.start : sentence.end])))

    def _groups(self, members: Mapping[int, set[int]]) -> list[list[int]]:
        """Blocks that follow one another in one section."""
        groups: list[list[int]] = []
        for block in sorted(members):
            last = groups[-1][-1] if groups else None
            if last is not None and block == last + 1 and self.blocks[block].section == self.blocks[last].section:
                groups[-1].append(block)
            else:
                groups.append([block])
        return groups

    def _entry(self, group: list[int], members: Mapping[int, set[int]], opened: set[int]) -> Disclaimer | None:
        indices = sorted(index for block in group for index in members[block])
        if not indices:
            return None
        held: set[Part] = set()
        for index in indices:
            held.update(self.reading(index))
        own_name = any(self.named.get(block, False) for block in group)
        if not own_name and opened.isdisjoint(indices):
            return None
        start, end = self.sentences[indices[0]].start, self.sentences[indices[-1]].end
        text = self.prose[start:end]
        held.update(_learned(text))
        if held <= {"disclosure", "currency"} and (not own_name or held == {"disclosure"}):
            return None
        flat = normal(text)
        return Disclaimer(
            parts=tuple(part for part in PARTS if part in held),
            audience=audience_of(held, flat),
            place=self._place(group, start, end),
            span=self.article.source_span(start, end),
            text=text,
            for_professionals_only=for_professionals(flat),
        )

    def _place(self, group: Sequence[int], start: int, end: int) -> Place:
        blocks, prose, effective = self.blocks, self.prose, self.roles.effective
        first, last = group[0], group[-1]
        if blocks[first].footnote is not None:
            return "footnote"
        if any(self.named.get(block, False) for block in group):
            return "own-section"
        role = effective[blocks[first].section]
        if role == "disclaimer":
            return "own-section"
        before = prose.count(" ", blocks[first].start, start)
        for block in blocks[:first]:
            if block.kind != "heading":
                before += _words(self.article, block)
                if before > _HEAD_WORDS:
                    break
        after = prose.count(" ", end, blocks[last].end)
        for block in blocks[last + 1 :]:
            if block.kind == "heading" or block.footnote is not None or effective[block.section] in _BEHIND:
                continue
            after += _words(self.article, block)
            if after > _TAIL_WORDS:
                break
        if after <= _TAIL_WORDS and (after <= before or before > _HEAD_WORDS):
            return "end"
        if before <= _HEAD_WORDS:
            return "start"
        return "faq" if role == "faq" else "body"


def edges_of(article: Article, sentences: Sequence[Sentence], roles: SectionRoles) -> list[list[str]]:
    """The passages at the edges of the text as words and stops."""
    finder = _Finder(article, sentences, roles, Words(article.prose))
    return [tokens_of(normal(article.block_text(article.blocks[index]))) for index in finder.edges()]


def _words(article: Article, block: Block) -> int:
    return article.prose.count(" ", block.start, block.end) + 1 if block.end > block.start else 0


def _places(words: Words) -> list[tuple[int, str]]:
    """Where words stand, in order, that begin like an anchor of the sure rules or like "disclaimer"."""
    plain = words.plain
    starts = [start for _, start, _ in _sought().places(words.data) if not start or plain[start - 1] == " "]
    return [(start, plain[start : start + 20].split(" ", 1)[0]) for start in starts]


@cache
def _sought() -> Literals:
    words = sorted({*anchors(), *_DISCLAIMER})
    return Literals(*[word for word in words if not any(word.startswith(each) for each in words if each != word)])


def _named_blocks(
    article: Article, roles: SectionRoles, called: Sequence[int], apart: Sequence[int]
) -> dict[int, bool]:
    """Blocks that a heading, a bold line, a label or a box calls a disclaimer; the value tells whether by that very
    word rather than "Important" or the like. `called` is where that word stands, `apart` are boxes, quotes and
    footnotes."""
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
    for index in apart:
        box = blocks[index].admonition
        if box and "disclaim" in box.lower():
            named[index] = True
    for at in called:
        index = article.block_at(at)
        block = blocks[index]
        if block.kind != "heading" and _begins().match(article.prose, block.start, block.end):
            named[index] = True
    return named


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,6}(?:(?:medical|legal|health|important|general|full|content) )?disclaimers?\b", re.IGNORECASE
    )


@cache
def _general_appeal() -> re.Pattern[str]:
    """General appeals that go on with a disclaimer: not tied to one symptom or drug."""
    return re.compile(
        r"(?:always|please|never|do not|you should (?:always|not)|in (?:an|a|case of|"
        r"the event of)|if you (?:think|have (?:a|any) (?:medical|health|questions?|concern|"
        r"emergency)|are (?:in|having an?|worried|unsure|experiencing a medical)|believe|feel you|"
        r"need)|"
        r"for (?:emergenc|personal|individual|medical|any|advice|specific|diagnosis|questions)|"
        r"consult|ask|speak|talk|seek|contact|call|no |use |by (?:using|reading)|results|everyone|"
        r"every|individual|your (?:own )?(?:doctor|situation|circumstances|health|needs)|"
        r"(?:last )?(?:updated|reviewed)|medical knowledge|doses|verify|check|reliance|we |neither|"
        r"the (?:authors?|publisher|editors?)|medicine|evidence|only (?:a|your|you)|anyone|people|"
        r"with (?:any )?questions|decisions?)"
    )

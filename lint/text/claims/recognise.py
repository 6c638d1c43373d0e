"""Sentence by sentence: does it make a claim that needs a source, of which kind, how surely, and by which words.

What can be no claim goes first: headings, questions, reference lists, markers that stand alone, an author's own methods
and results. The rest is scored twice, by its cues and form, then again with the scores of its paragraph. What its cues
alone and the best form would reach says of most paragraphs that nothing in them is a claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import exp

from lint.article import Article, Block
from lint.text.claims.cues import read
from lint.text.claims.features import FATE, NAMES, mask_of, role_mask
from lint.text.claims.forms import form_of_block, forms
from lint.text.claims.lexicon import EVIDENCE_OF, SUBJECT_OF
from lint.text.claims.model import ALL, FIELD, KINDS, SECOND, THOUSAND, ZERO, Model, model
from lint.text.claims.never import never
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence
from lint.text.words import Words
from lint.typed import NamedTuple

OWN_WORK = frozenset(("methods", "results", "case-presentation", "design"))
"""Sections of a research article in which its authors tell what they did and found."""
APART = frozenset(
    "references further-reading disclaimer disclosure acknowledgements authors ethics consent registration glossary "
    "related-questions contents funding data-availability".split()
)
"""Sections that inform about the article or its surroundings rather than about medicine."""
WORTH = 1.2
"""How far above the threshold of `cited` a sentence of a research article must be: half of those that just reach it are
the authors' own thoughts."""


class Found(NamedTuple):
    """A claim: a sentence of the article."""

    sentence: int  # index into the article's sentences
    kind: str
    score: float  # between 0 and 1
    mask: int  # what was seen in it, as bits of features.NAMES and signs


_found = partial(tuple.__new__, Found)  # half the price of Found(...)


class _Group(NamedTuple):
    """The sentences of a paragraph, list entry or cell that may be claims."""

    around: int  # features of the section, of the line before it, of a label, and of the kind of block
    sentences: Sequence[int]  # indices


def is_research(roles: SectionRoles) -> bool:
    """Whether an article reports its authors' own work: it has methods and results."""
    own = set(roles.own)
    return "methods" in own and not own.isdisjoint(("results", "discussion", "abstract", "ethics", "registration"))


def find(
    article: Article,
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    words: Words,
    listed: Sequence[tuple[int, int]] = (),
) -> list[Found]:
    """The claims of an article in order. `listed` are the prose ranges of reference lists, sorted."""
    research = is_research(roles)
    groups = _groups(article, sentences, roles, research, listed)
    if not groups:
        return []
    shipped = model()
    last = groups[-1].sentences[-1]
    masks, sums = read(article.prose, words, [end for _, end, _ in sentences[: last + 1]], shipped.sums)
    found: list[Found] = []
    for group in groups:
        found += _claims(article.prose, sentences, group, masks, sums, shipped)
    return _worth_citing(article, sentences, roles, found) if research and found else found


def _claims(
    prose: str, sentences: Sequence[Sentence], group: _Group, masks: list[int], sums: list[int], shipped: Model
) -> list[Found]:
    """The claims among the sentences of a paragraph; `masks` and `sums` tell of every sentence what its cues are and
    weigh."""
    around, indices = group
    place = shipped.base + shipped.sums[around]
    scores = [sums[index] + place for index in indices]
    least = shipped.threshold - shipped.best_second
    best = (max(scores) >> SECOND) - ZERO
    only_alone = False  # whether the best of them can be a claim only if all others drop out
    if len(scores) > 1 and best + shipped.most(max([each & ALL for each in scores]) - ZERO) < least:
        only_alone = True
    if (only_alone or len(scores) == 1) and best + shipped.alone < least:
        return []
    kept: list[tuple[int, int, int]] = []
    for index, score in zip(indices, scores, strict=True):
        start, end, _ = sentences[index]
        text = prose[start:end]
        mask = masks[index]
        form = forms(text, mask)
        mask |= form | around
        if not mask & _QUESTION and not never(text, mask):
            kept.append((index, mask, score + shipped.sums[form]))
            if only_alone and len(kept) > 1:
                return []
    found: list[Found] = []
    besides = shipped.beside([(score & ALL) - ZERO for _, _, score in kept])
    for (index, mask, score), beside in zip(kept, besides, strict=True):
        margin = (score >> SECOND) - ZERO - shipped.threshold + beside
        if margin >= 0:
            found.append(_found((index, _kind(mask, score), 1 / (1 + exp(-margin / THOUSAND)), mask)))
    return found


def _section_masks(article: Article, roles: SectionRoles) -> list[int]:
    """Feature bits of each section, its own or those of the one around it; -1 where nothing in it is a claim."""
    said = {mark.section: mark.roles for mark in roles.marks if mark.kind == "heading"}
    masks: list[int] = []
    for section in article.sections:
        around = masks[section.parent] if section.parent is not None else 0
        names = said.get(section.index)
        own = role_mask(names) if names else 0
        masks.append(-1 if roles.effective[section.index] in APART else own or max(around, 0))
    return masks


def _own_work(article: Article, roles: SectionRoles) -> frozenset[int]:
    """Sections of a research article under a heading such as "Methods" or "Results", whatever their own headings."""
    found: set[int] = set()
    for section in article.sections:
        if roles.own[section.index] in OWN_WORK or section.parent in found:
            found.add(section.index)
    return frozenset(found)


def _groups(
    article: Article,
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    research: bool,
    listed: Sequence[tuple[int, int]],
) -> list[_Group]:
    """The sentences that may be claims, by paragraph."""
    blocks = article.blocks
    labels = {mark.block: mark for mark in roles.marks if mark.kind == "label"}
    lines = {mark.block: mark for mark in roles.marks if mark.kind == "line"}
    section_masks = _section_masks(article, roles)
    own_work = _own_work(article, roles) if research else frozenset()
    groups: list[_Group] = []
    line_mask, line_section = 0, -1
    place, count = 0, len(listed)  # of the next reference list
    first = 0
    lasts = dict(zip([each[2] for each in sentences], range(len(sentences)), strict=True))
    for at, last in lasts.items():
        block = blocks[at]
        section = block.section
        if section != line_section:
            line_mask, line_section = 0, section
        if at in lines:
            line_mask = role_mask(lines[at].roles)
        around = section_masks[section]
        if (
            around >= 0
            and _may_hold(block)
            and (not research or (block.kind == "paragraph" and section not in own_work))
            and (block.kind != "item" or roles.effective[section] != "learning")
        ):
            around |= line_mask | form_of_block(block.kind)
            if at in labels:
                around |= role_mask(labels[at].roles)
            members: Sequence[int] = range(first, last + 1)
            while place < count and listed[place][1] <= block.start:
                place += 1
            if place < count and listed[place][0] < block.end:
                members = _outside(members, sentences, listed[place:])
            if members:
                groups.append(_Group(around, members))
        first = last + 1
    return groups


def _outside(members: Sequence[int], sentences: Sequence[Sentence], listed: Sequence[tuple[int, int]]) -> list[int]:
    """The sentences that begin in none of these ranges."""
    outside: list[int] = []
    place = 0
    for index in members:
        start = sentences[index].start
        while place < len(listed) and listed[place][1] <= start:
            place += 1
        if place == len(listed) or start < listed[place][0]:
            outside.append(index)
    return outside


def _may_hold(block: Block) -> bool:
    return (
        block.kind not in ("heading", "code", "html")
        and not block.pseudo_heading
        and block.footnote is None
        and not (block.cell is not None and block.cell.header)
    )


def _kind(mask: int, scores: int) -> str:
    """The kind of a claim: of those that its features allow, the one that they speak for most."""
    seen = mask & _ALL_EVIDENCE or _ALL_EVIDENCE
    out = () if mask & _SUBJECT_OF_EFFICACY else ("efficacy",)
    if mask & _NATURE and not mask & _SUBJECT_OF_RISK:  # how the body works is no harm without a word of one
        out = (*out, "risk")
    kind, most = "mechanism", -1
    for name, wanted, place in _EVIDENCE:
        if seen & wanted and name not in out:
            value = scores >> place & ALL
            if value >= most:
                kind, most = name, value
    if kind in ("statistic", "efficacy") and mask & FATE and not mask & _COUNTED_OR_BODY:
        kind = "prognosis"
    return kind


_QUESTION = mask_of("form:question")
_COUNTED_OR_BODY = mask_of("number:number cue:anatomy")
_NATURE = mask_of("cue:anatomy cue:action")
_EVIDENCE = [(kind, mask_of(EVIDENCE_OF[kind]), FIELD * place) for place, kind in enumerate(KINDS, 1)]
_ALL_EVIDENCE = mask_of(" ".join(EVIDENCE_OF.values()))
_SUBJECT_OF_EFFICACY, _SUBJECT_OF_RISK = mask_of(SUBJECT_OF["efficacy"]), mask_of(SUBJECT_OF["risk"])


def _worth_citing(
    article: Article, sentences: Sequence[Sentence], roles: SectionRoles, found: Sequence[Found]
) -> list[Found]:
    """Of the claims of a research article those, outside its methods and results, whose authors would cite something;
    none that speaks of the article's own study."""
    from lint.text.claims import cited  # a large model that most articles do not need

    document: list[cited.Passage] = []
    places: dict[int, int] = {}  # of sentences in the document
    blocks = article.blocks
    own_work = _own_work(article, roles)
    first_own = min(own_work, default=0)
    numbers: dict[str, int] = {}
    start, count = 0, len(sentences)
    while start < count:
        at = sentences[start].block
        end = start + 1
        while end < count and sentences[end].block == at:
            end += 1
        section = blocks[at].section
        if blocks[at].kind == "paragraph" and section not in own_work and roles.effective[section] not in APART:
            part = "introduction" if section < first_own else "discussion"
            number = numbers[part] = numbers.get(part, -1) + 1
            for k in range(start, end):
                places[k] = len(document)
                text = article.prose[sentences[k].start : sentences[k].end]
                document.append(cited.Passage(text, part, number, k - start, end - start))
        start = end
    asked = [
        claim
        for claim in found
        if claim.sentence in places and not cited.OWN.search(document[places[claim.sentence]].text)
    ]
    if not asked:
        return []
    scores = cited.score_sentences(document, [places[claim.sentence] for claim in asked])
    least = cited.threshold() + WORTH
    return [claim for claim, score in zip(asked, scores, strict=True) if score >= least]


__all__ = ["NAMES", "Found", "find", "is_research"]

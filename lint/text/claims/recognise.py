"""Sentence by sentence: does it make a claim that needs a source, of which kind, how surely, and by which words.

What can be no claim goes first: headings, questions, reference lists, markers that stand alone, an author's own methods
and results. The rest is scored twice, by its cues and form, then again with the scores of its paragraph. What its cues
alone and the best form would reach says of most paragraphs that nothing in them is a claim.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import exp

from lint.article import Article
from lint.text.claims.cues import read
from lint.text.claims.features import FATE, NAMES, mask_of, role_mask
from lint.text.claims.forms import form_of_block, forms
from lint.text.claims.lexicon import EVIDENCE_OF, SUBJECT_OF
from lint.text.claims.model import ALL, FIELD, KINDS, NONE, SECOND, THOUSAND, ZERO, Model, model
from lint.text.claims.never import BLANK, SUSPECT, never
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
MANY = 8
"""Sentences one after the other that can be no claims, from which none of them is looked through for cues."""
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


_Group = tuple[int, Sequence[int]]
"""The features of the section, of the line before it, of a label, and of the kind of block; and the sentences of a
paragraph, list entry or cell that may be claims, as indices."""


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
    if not sentences:
        return []
    research = is_research(roles)
    starts, ends, owners = zip(*sentences, strict=True)
    groups, passed_over = _groups(article, starts, owners, roles, research, listed)
    if not groups:
        return []
    prose = article.prose
    masks: list[int] = []
    for last, following in passed_over:
        first = len(masks)
        if first < last:
            masks += read(prose, words, ends[first:last], starts[first] if first else 0)
        masks += [0] * (following - last)
    suspect = -1 if BLANK in prose else SUSPECT | _QUESTION
    shipped = model()
    sums = shipped.sums
    weights = list(map(sums.__getitem__, masks))
    found: list[Found] = []
    for around, indices in groups:
        place = shipped.base + sums[around]
        scores = [weights[index] + place for index in indices]
        if max(scores) < shipped.least_alone and not _may_be(scores, shipped):
            continue  # no form that they may have makes a claim of any
        kept: list[_Kept] = []
        for index, score in zip(indices, scores, strict=True):
            text = prose[starts[index] : ends[index]]
            mask = masks[index]
            form = forms(text, mask)
            if form:
                mask |= form
                score += sums[form]
            if not mask & suspect or not (mask & _QUESTION or never(text, mask)):
                kept.append((index, mask, score))
        if kept:
            found += _claims(kept, around, shipped)
    return _worth_citing(article, sentences, roles, found) if research and found else found


def _may_be(scores: Sequence[int], shipped: Model) -> bool:
    """Whether one of the sentences of a paragraph may be a claim beside its neighbours, by what their cues weigh."""
    if len(scores) == 1:
        return False
    first = max([score & ALL for score in scores]) - ZERO + shipped.best_first
    return max(scores) >= int(shipped.least - shipped.most(first)) << SECOND


_Kept = tuple[int, int, int]
"""A sentence by index, its features and their score."""


def _claims(kept: Sequence[_Kept], around: int, shipped: Model) -> list[Found]:
    """The claims among the sentences of a paragraph, by what their cues and forms weigh and by those around them;
    `around` are the features that all have."""
    count = len(kept)
    if count == 1:
        firsts, total, beside = [], 0.0, shipped.alone
    else:
        firsts = [float((score & ALL) - ZERO) for _, _, score in kept]  # whole, so that sums are exact
        total, beside = sum(firsts), shipped.most(max(firsts))
    least = shipped.threshold + ZERO
    lowest = int(least - beside) << SECOND
    before, after, others, _ = shipped.neighbours
    found: list[Found] = []
    for at, (index, mask, score) in enumerate(kept):
        if score < lowest:
            continue
        if count > 1:
            last = firsts[at - 1] if at else NONE
            following = firsts[at + 1] if at + 1 < count else NONE
            beside = before * last + after * following + others * (total - firsts[at]) / (count - 1)
        margin = (score >> SECOND) - least + beside
        if margin >= 0:
            mask |= around
            found.append(_found((index, _kind(mask, shipped), 1 / (1 + exp(-margin / THOUSAND)), mask)))
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
    starts: Sequence[int],
    owners: Sequence[int],
    roles: SectionRoles,
    research: bool,
    listed: Sequence[tuple[int, int]],
) -> tuple[list[_Group], list[tuple[int, int]]]:
    """The sentences that may be claims, by paragraph, and where many follow that are none: the first and the one behind
    the last, at the end of all a place without length. `starts` and `owners` are where each sentence starts and its
    block."""
    blocks = article.blocks
    labels: dict[int, int] = {}
    lines: dict[int, int] = {}
    for mark in roles.marks:
        if mark.kind == "label":
            labels[mark.block] = role_mask(mark.roles)
        elif mark.kind == "line":
            lines[mark.block] = role_mask(mark.roles)
    section_masks = _section_masks(article, roles)
    own_work = _own_work(article, roles) if research else frozenset()
    groups: list[_Group] = []
    passed_over: list[tuple[int, int]] = []
    done = 0
    line_mask, line_section = 0, -1
    place, count = 0, len(listed)  # of the next reference list
    first = 0
    for at, last in _lasts(owners).items():
        block = blocks[at]
        section = block.section
        if section != line_section:
            line_mask, line_section = 0, section
        if at in lines:
            line_mask = lines[at]
        around = section_masks[section]
        begin, first = first, last
        if around < 0:
            continue
        kind = block.kind
        if kind == "paragraph":
            if section in own_work:
                continue
        elif research or kind in _NO_TEXT or (kind == "item" and roles.effective[section] == "learning"):
            continue
        if block.pseudo_heading or block.footnote is not None or ((cell := block.cell) is not None and cell.header):
            continue
        if begin >= done + MANY:
            passed_over.append((done, begin))
        done = last
        around |= line_mask
        if kind != "paragraph":
            around |= form_of_block(kind)
        if at in labels:
            around |= labels[at]
        while place < count and listed[place][1] <= block.start:
            place += 1
        if place < count and listed[place][0] < block.end:
            outside = _outside(range(begin, last), starts, listed[place:])
            if outside:
                groups.append((around, outside))
        else:
            groups.append((around, range(begin, last)))
    return groups, [*passed_over, (done, done)]


def _lasts(owners: Sequence[int]) -> dict[int, int]:
    """Behind which sentence each block ends, by the blocks of all sentences in order."""
    return dict(zip(owners, range(1, len(owners) + 1), strict=True))


_NO_TEXT = frozenset(("heading", "code", "html"))


def _outside(members: Sequence[int], starts: Sequence[int], listed: Sequence[tuple[int, int]]) -> list[int]:
    """The sentences that begin in none of these ranges."""
    outside: list[int] = []
    place = 0
    for index in members:
        start = starts[index]
        while place < len(listed) and listed[place][1] <= start:
            place += 1
        if place == len(listed) or start < listed[place][0]:
            outside.append(index)
    return outside


def _kind(mask: int, shipped: Model) -> str:
    """The kind of a claim: of those that its features allow, the one that they speak for most."""
    scores = shipped.of_kinds + shipped.kinds[mask]
    kind, most = "mechanism", -1
    for name, place in _ALLOWED[mask & _TELLING]:
        value = scores >> place & ALL
        if value >= most:
            kind, most = name, value
    if kind in ("statistic", "efficacy") and mask & FATE and not mask & _COUNTED_OR_BODY:
        kind = "prognosis"
    return kind


class _Allowed(dict[int, list[tuple[str, int]]]):
    """The kinds that features allow, each with its place in the sums: worked out once for each set of features."""

    def __missing__(self, mask: int) -> list[tuple[str, int]]:
        if len(self) > 1024:
            self.clear()
        seen = mask & _ALL_EVIDENCE or _ALL_EVIDENCE
        out = set() if mask & _SUBJECT_OF_EFFICACY else {"efficacy"}
        if mask & _NATURE and not mask & _SUBJECT_OF_RISK:  # how the body works is no harm without a word of one
            out.add("risk")
        found = self[mask] = [(kind, place) for kind, wanted, place in _EVIDENCE if seen & wanted and kind not in out]
        return found


_ALLOWED = _Allowed()
_QUESTION = mask_of("form:question")
_COUNTED_OR_BODY = mask_of("number:number cue:anatomy")
_NATURE = mask_of("cue:anatomy cue:action")
_EVIDENCE = [(kind, mask_of(EVIDENCE_OF[kind]), FIELD * place) for place, kind in enumerate(KINDS)]
_ALL_EVIDENCE = mask_of(" ".join(EVIDENCE_OF.values()))
_SUBJECT_OF_EFFICACY, _SUBJECT_OF_RISK = mask_of(SUBJECT_OF["efficacy"]), mask_of(SUBJECT_OF["risk"])
_TELLING = _ALL_EVIDENCE | _SUBJECT_OF_EFFICACY | _SUBJECT_OF_RISK | _NATURE


def _worth_citing(
    article: Article, sentences: Sequence[Sentence], roles: SectionRoles, found: Sequence[Found]
) -> list[Found]:
    """Of the claims of a research article those, outside its methods and results, whose authors would cite something;
    none that speaks of the article's own study."""
    from lint.text.claims import cited  # a large model that most articles do not need

    document: list[cited.Passage] = []
    places: dict[int, int] = {}  # of sentences in the document
    prose, blocks, effective = article.prose, article.blocks, roles.effective
    own_work = _own_work(article, roles)
    first_own = min(own_work, default=0)
    numbers: dict[str, int] = {}
    starts, ends, owners = zip(*sentences, strict=True)
    first = 0
    for at, last in _lasts(owners).items():
        begin, first = first, last
        section = blocks[at].section
        if blocks[at].kind == "paragraph" and section not in own_work and effective[section] not in APART:
            part = "introduction" if section < first_own else "discussion"
            number = numbers[part] = numbers.get(part, -1) + 1
            for k in range(begin, last):
                places[k] = len(document)
                text = prose[starts[k] : ends[k]]
                document.append(cited.Passage(text, part, number, k - begin, last - begin))
    asked = [claim for claim in found if claim.sentence in places]
    own = cited.own_words([document[places[claim.sentence]].text for claim in asked])
    asked = [claim for index, claim in enumerate(asked) if index not in own]
    if not asked:
        return []
    scores = cited.score_sentences(document, [places[claim.sentence] for claim in asked])
    least = cited.threshold() + WORTH
    return [claim for claim, score in zip(asked, scores, strict=True) if score >= least]


__all__ = ["NAMES", "Found", "find", "is_research"]

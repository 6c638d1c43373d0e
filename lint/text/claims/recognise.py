"""Sentence by sentence: does it make a claim that needs a source, of which kind, how surely, and by which words.

What can be no claim goes first: headings, questions, reference lists, markers that stand alone, an author's own methods
and results. The rest is scored twice, by its cues and form, then again with the scores of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import exp
from operator import mul

from lint.article import Article, Block
from lint.text.claims.cues import BIT, NAMES, Hit, Seen, forms, role_mask, scan
from lint.text.claims.lexicon import EVIDENCE_OF, GROUPS, KIND_OF, SUBJECT_OF
from lint.text.claims.model import KINDS, bits, model, neighbour_values
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence
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

_FATE = re.compile(
    r"(?i)\b(?:prognos|outlook|life expectancy|natural history|life span|lifespan|recover|survival|survive"
    r"|relapse|stillborn|die\b|dies\b|remission)"
)
_MARKER_ONLY = re.compile(
    r"(?:[\[(]+[^\])]*[\])]+[\s;,.]*)+|(?:https?://\S+|doi:\S+|PMID:?\s*\d+)[\s.;]*|[\W\d_]*", re.IGNORECASE
)
_ENTRY = (
    r"\(\d{4}[a-z]?\)\.|\bdoi\b|https?://|\b(?:Journal|Annals|Archives|Reviews?) (?:of|in)\b.*\d|\d+\(\d+\)[,:;]"
    r"|\bet al\.,? pp?\.|\bpp\.$|\bISBN\b"
)
_POINTER = re.compile(
    r"(?i)^(?:\W*(?:see|read|watch|view|visit|click|refer to|go to)\b|these resources|this (?:chapter|section|article"
    r"|page|summary|guide|review|chart|graph|diagram|list)\b|(?:table|figure|box|appendix) \d"
    r"|in this (?:chapter|section|article)|the following (?:table|list))"
    r"|.{0,60}\b(?:is|are) licensed under\b|(?:evidence|research|citations?|sources?) needed\b"
)
_BLANK = re.compile(r"_{3,}")
_NAMES = r"\b(?:is|are) (?:also |often |sometimes )?(?:called|known as|termed|referred to as|defined as)\b"
_UNDER_WAY = (
    r"(?i)\b(?:(?:also )?(?:supports?|supporting|conducts?|conducting|sponsors?"
    r"|funds?) (?:[\w-]+ ){0,5}(?:studies|research|trials)"
    r"|(?:further|more|additional|future) (?:\w+ )?(?:studies|research|work|trials)\b.* (?:needed|required"
    r"|will|should|necessary)"
    r"|(?:take|taking) part in (?:a |an )?(?:clinical )?(?:trials?|studies|study)|continue to (?:study"
    r"|explore|investigate)"
    r"|(?:scientists|researchers|investigators) (?:are|hope|want|plan)\b|(?:research focuses|could help"
    r"|(?:better|larger|future) trials would)\b|(?:is|are) (?:seeking|being (?:studied"
    r"|tested)|under way|ongoing)"
    r"|(?:if|when) (?:a |the )?clinical trials? shows?|will (?:likely |also )?(?:help (?:to )?|lead)\b)"
)
_ADVICE = (
    r"(?i)\b(?:(?:see|call|tell|ask|contact|consult|talk (?:to|with)|speak (?:to|with)|check with) "
    r"(?:your|a|the|an) (?:[\w-]+ ){0,2}"
    r"(?:doctor|provider|physician|gp|pharmacist|nurse|midwife|team|specialist|professional|dentist|vet)"
    r"|call (?:911|999|112)|seek (?:immediate |urgent |emergency )?(?:medical|emergency|help|care))"
)


@lru_cache(maxsize=8)
def _searcher(pattern: str) -> Callable[[str], object]:
    from lint import linear as re2

    search: Callable[[str], object] = re2.compile(pattern).search
    return search


class Found(NamedTuple):
    """A claim: a sentence of the article with what was seen in it."""

    sentence: int  # index into the article's sentences
    kind: str
    score: float  # between 0 and 1
    cues: tuple[Hit, ...]  # the words that decided, in order


class _Candidate(NamedTuple):
    at: int  # index of the sentence
    text: str
    mask: int
    seen: Seen


def is_research(roles: SectionRoles) -> bool:
    """Whether an article reports its authors' own work: it has methods and results."""
    own = set(roles.own)
    return "methods" in own and not own.isdisjoint(("results", "discussion", "abstract", "ethics", "registration"))


def find(
    article: Article, sentences: Sequence[Sentence], roles: SectionRoles, excluded: Sequence[bool] | None = None
) -> list[Found]:
    """The claims of an article in order. `excluded` says of each sentence that it lies in a reference list."""
    research = is_research(roles)
    seen = scan(article.prose, [(s.start, s.end) for s in sentences])
    section_masks = _section_masks(article, roles)
    groups = _candidates(article, sentences, roles, seen, section_masks, research, excluded)
    shipped = model()
    found: list[Found] = []
    worth = _worth(article, sentences, roles) if research else {}
    pairs, neighbours = shipped.steps, shipped.neighbours
    for group in groups:
        present = [bits(candidate.mask) for candidate in group]
        first: list[float] = []
        second: list[float] = []
        for each in present:
            first.append(shipped.bias[0] + sum([pairs[b][0] for b in each]))
            second.append(shipped.bias[1] + sum([pairs[b][1] for b in each]))
        for at, candidate in enumerate(group):
            score = second[at] + sum(map(mul, neighbour_values(first, at), neighbours))
            if score < shipped.threshold or (research and worth.get(candidate.at, 0.0) < WORTH):
                continue
            found.append(_claim(candidate, present[at], score - shipped.threshold))
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


def _candidates(
    article: Article,
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    seen: Sequence[Seen],
    section_masks: Sequence[int],
    research: bool,
    excluded: Sequence[bool] | None,
) -> list[list[_Candidate]]:
    """The sentences that may be claims, by paragraph."""
    prose, blocks = article.prose, article.blocks
    labels = {mark.block: mark for mark in roles.marks if mark.kind == "label"}
    line_mask, line_section = 0, -1
    lines = {mark.block: mark for mark in roles.marks if mark.kind == "line"}
    groups: list[list[_Candidate]] = []
    own_work = _own_work(article, roles) if research else frozenset()
    block_now = -1
    for index, sentence in enumerate(sentences):
        block = blocks[sentence.block]
        if sentence.block != block_now:
            block_now = sentence.block
            groups.append([])
            if block.section != line_section:
                line_mask, line_section = 0, block.section
            if sentence.block in lines:
                line_mask = role_mask(lines[sentence.block].roles)
        section = section_masks[block.section]
        if section < 0 or (excluded is not None and excluded[index]) or not _may_hold(block):
            continue
        if block.section in own_work or (block.kind == "item" and roles.effective[block.section] == "learning"):
            continue
        text = prose[sentence.start : sentence.end]
        if never(text, seen[index].mask):
            continue
        mask = forms(text, seen[index].mask, block.kind) | section | line_mask
        label = labels.get(sentence.block)
        if label is not None:
            mask |= role_mask(label.roles)
        if mask & _QUESTION:
            continue
        groups[-1].append(_Candidate(index, text, mask, seen[index]))
    return [group for group in groups if group]


def _may_hold(block: Block) -> bool:
    return (
        block.kind not in ("heading", "code", "html")
        and not block.pseudo_heading
        and block.footnote is None
        and not (block.cell is not None and block.cell.header)
    )


def never(text: str, mask: int) -> bool:
    """Whether a sentence is none that could be true or false of medicine; `mask` holds the bits of its cues."""
    if len(text) < 12 or (text.count(" ") < 2 and ":" not in text):
        return True
    return bool(
        (text[0] in "([0123456789hdP^" and _MARKER_ONLY.fullmatch(text))
        or (mask & _ENTRY_SIGNS and (")" in text or "/" in text or mask & _ENTRY_WORDS) and _searcher(_ENTRY)(text))
        or (
            (
                (text[0] in _POINTER_LETTERS and text.lstrip('*_“"').startswith(_POINTER_HEADS))
                or "licensed under" in text
            )
            and _POINTER.match(text)
        )
        or (mask & _STUDIED and _searcher(_UNDER_WAY)(text))
        or (text.startswith("Avoid ") and not mask & _COUNTED)
        or (mask & _DEFINING and not mask & (_COUNTED | _PORTION) and _searcher(_NAMES)(text))
        or ("__" in text and _BLANK.search(text))
        or (mask & _ADVISERS and not mask & _COUNTED and _searcher(_ADVICE)(text))
    )


_COUNTED = 1 << BIT["number:number"]
_BODY = 1 << BIT["cue:anatomy"]
_STUDIED = 1 << BIT["cue:study"] | 1 << BIT["cue:in-progress"] | 1 << BIT["cue:hypothetical"]
_DEFINING = 1 << BIT["cue:definition"]
_PORTION = 1 << BIT["cue:portion"] | 1 << BIT["cue:study"]
_ENTRY_WORDS = 1 << BIT["cue:institution"] | 1 << BIT["cue:reference-like"]
_ENTRY_SIGNS = _COUNTED | _ENTRY_WORDS
_ADVISERS = 1 << BIT["cue:advice"] | 1 << BIT["cue:nursing"]
_POINTER_HEADS = (
    "See ", "Read ", "Watch ", "View ", "Visit ", "Click ", "Refer ", "Go to ", "These resources", "This ", "Table ",
    "Figure ", "Box ", "Appendix ", "In this ", "The following ", "see ", "Evidence needed", "Research needed",
    "Citation", "Source", "citation",
)  # fmt: skip
_POINTER_LETTERS = frozenset('*_“"').union(head[0] for head in _POINTER_HEADS)


_QUESTION = 1 << BIT["form:question"]


def _claim(candidate: _Candidate, present: list[int], margin: float) -> Found:
    shipped = model()
    mask = candidate.mask
    possible = [k for k, wanted in enumerate(_EVIDENCE) if mask & wanted] or range(len(KINDS))
    out = {_EFFICACY} if not mask & _SUBJECT[_EFFICACY] else set()
    if mask & _NATURE and not mask & _SUBJECT[_RISK]:  # how the body works is no harm without a word of one
        out.add(_RISK)
    possible = [k for k in possible if k not in out] or [_MECHANISM]
    if len(possible) == 1:
        kind = KINDS[possible[0]]
    else:
        rows = [shipped.kinds[b] for b in present]
        kind = KINDS[max(possible, key=lambda k: sum([row[k] for row in rows], shipped.kind_bias[k]))]
    if kind in ("statistic", "efficacy") and not mask & (_COUNTED | _BODY) and _FATE.search(candidate.text):
        kind = "prognosis"
    return Found(candidate.at, kind, 1 / (1 + exp(-margin)), _deciding(candidate.seen, kind))


def _deciding(seen: Seen, kind: str) -> tuple[Hit, ...]:
    """The cues that spoke for the claim, at most four: those of its kind first, overlapping ones once."""
    weights = model().second
    ranked = [
        (_GROUP_KINDS[group] != kind, -weights[group], start, end, group)
        for start, end, group in seen.raw
        if _GROUP_KINDS[group] and weights[group] > 0
    ]
    ranked.sort()
    chosen: list[tuple[int, int, int]] = []
    for _, _, start, end, group in ranked:
        for other, stop, _ in chosen:
            if start < stop and end > other:
                break
        else:
            chosen.append((start, end, group))
            if len(chosen) == 4:
                break
    return tuple(Hit(start, end, _GROUPS[group]) for start, end, group in sorted(chosen))


_EVIDENCE = [sum(1 << BIT[name] for name in EVIDENCE_OF[kind].split()) for kind in KINDS]
_NATURE = 1 << BIT["cue:anatomy"] | 1 << BIT["cue:action"]
_SUBJECT = {
    KINDS.index(kind): sum(1 << BIT[name] for name in SUBJECT_OF[kind].split()) for kind in ("efficacy", "risk")
}
_EFFICACY, _RISK, _MECHANISM = (KINDS.index(kind) for kind in ("efficacy", "risk", "mechanism"))
_GROUPS = list(GROUPS)
_GROUP_KINDS = [KIND_OF.get(name) for name in _GROUPS]


def _worth(article: Article, sentences: Sequence[Sentence], roles: SectionRoles) -> dict[int, float]:
    """For a research article: how far each sentence outside its methods and results is above the citation threshold;
    far below for what speaks of the article's own study."""
    from lint.text.claims import cited  # a large model that most articles do not need

    document: list[cited.Passage] = []
    indices: list[int] = []
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
                text = article.prose[sentences[k].start : sentences[k].end]
                document.append(cited.Passage(text, part, number, k - start, end - start))
                indices.append(k)
        start = end
    limit = cited.threshold()
    scores = cited.score_sentences(document)
    return {
        i: -9.0 if cited.OWN.search(passage.text) else score - limit
        for i, score, passage in zip(indices, scores, document, strict=True)
    }


__all__ = ["NAMES", "Found", "find", "is_research"]

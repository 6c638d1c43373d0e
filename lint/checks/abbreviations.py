"""Check kinds for abbreviations: never spelled out, spelled out twice, or with two meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.text.abbreviations import Definition

_ROMAN = re.compile(r"[IVXLC]+[A-D]?$")
_INITIALS = re.compile(  # sections in which authors are named by their initials
    r"(?i)contribut|competing|conflict|disclosure|acknowledg|author|funding|sponsor|financial support|\bgrants?\b"
    r"|abbreviations|correspond|pre-?publication"
)
_SMALL = frozenset(["of", "and", "the", "in", "to", "for", "a", "an", "with", "by", "on", "or"])
# Words that are written in capitals for emphasis.
_GLUE = frozenset(
    "AND OR OF THE IN TO FOR NOT NO DO IF AT BY IS ALL ON A OUT OFF UP DOWN OVER UNDER BEFORE AFTER MORE LESS YES WHAT"
    " WHY WHEN HOW MUST NEVER ALWAYS ONLY ALSO BOTH EACH MAY CAN WILL BUT WITH WITHOUT FROM AS ANY ARE WAS BE".split()
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
        for word, start, end in facts.abbreviations.uses:
            places.setdefault(word, []).append((start, end))
        known, own = _needs_no_word(), facts.profile.abbreviations
        places = {
            word: spans
            for word, spans in places.items()
            if len(spans) >= least and word not in known and word not in own and not _ROMAN.match(word)
        }
        if not places:
            return
        spelled = {d.short for d in facts.abbreviations.definitions}
        spelled |= {word.removesuffix("s") for word in spelled}
        parts = {part for word in spelled for part in word.split("-")}
        for word, spans in places.items():
            if word in spelled or word in parts:
                continue
            running = [span for span in spans if _runs(facts, *span)]
            if len(running) < least or _is_emphasis(prose, word):
                continue
            if _is_name(prose, spans) or _is_explained(prose, word, spans):
                continue
            start, end = running[0]
            span = article.source_span(start, end)
            yield Hit(span.start, span.end, {"short": word, "count": str(len(running))}, data={"count": len(running)})

    return check


@lru_cache(maxsize=1)
def _needs_no_word() -> frozenset[str]:
    return common() | _GLUE


# Trials, surveys, genes and firms bear names that look like abbreviations; nobody spells them out. Some words beside
# one of them tell for all its uses. Others stand beside any abbreviation now and then ("CRP measurement studies", "the
# TSH receptor") and beside a name often ("the SWAN study").
_NAME_AFTER = re.compile(
    r"(?:-?\d+)?,? (?:investigators|enroll?ed|recruited|randomi[sz]ed|assigned)\b|[®™]"
    r"|[ -](?:registry|consortium|programme|programs?|genes?|variants?|mutations?|alleles?|polymorphisms?|genotypes?"
    r"|knockouts?|protein|Inc|Ltd|AB|GmbH)\b"
    r"|(?:, [A-Z][A-Z0-9-]+)*,? (?:and|or|&) [A-Z][A-Z0-9-]+ (?:genes?|trials|cohorts|mutations)\b"
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?:trials?|study|studies|genes?|Project|Operation|stage|grade|[Tt]ype|[Cc]lass"
    r"|Ltd\.?|Inc\.?|Corp\.?),? |®|™)$"
)
_STUDY_AFTER = re.compile(r"(?:-?\d+)?,? (?:trial|study|cohort|survey)\b")
_OFTEN_AFTER = re.compile(
    r"(?:-?\d+)?,? (?:trials?|study|studies|cohort)\b"
    r"|(?:[ -]\w+)?[ -](?:trials?|study|studies|cohorts?|registry|surveys?|criteria|scores?|investigators|consortium"
    r"|programme|programs?|genes?|variants?|mutations?|alleles?|polymorphisms?|genotypes?|knockouts?|protein|receptors?|inhibitors?)\b"
)
OFTEN = 5  # of so many uses one at least stands beside such a word where it is a name


def _is_name(prose: str, spans: list[tuple[int, int]]) -> bool:
    """Whether what stands at these places is a name rather than an abbreviation."""
    often = 0
    for start, end in spans:
        if _NAME_AFTER.match(prose, end) or _NAME_BEFORE.search(prose[max(0, start - 12) : start]):
            return True
        if _OFTEN_AFTER.match(prose, end):
            if prose[start - 4 : start].lower() == "the " and _STUDY_AFTER.match(prose, end):
                return True
            often += 1
    return often * OFTEN >= len(spans) and often > 0


_ASIDE = re.compile(r"\([^()\n]*\) ?")
_NAMED_IN_BRACKETS = re.compile(
    r"(?:research(?:er)?|review(?:er)?|author|investigator|examiner|assessor|coder|rater|interviewer|observer|clinician"
    r"|surgeon|nurse|physician|radiologist|pathologist|therapist|statistician|student|trial|RCT|cohort)s? "
    r"\((?:[A-Z]{2,7}(?:, | and |; | & ))*$"
)
_CLOSING = frozenset("),;& ")


def _is_explained(prose: str, word: str, spans: list[tuple[int, int]]) -> bool:
    """Whether it stands in brackets behind what it is short for, though not letter by letter ("isoniazid (INH)",
    "chorionic villus (VIL-us) sampling (CVS)"), right behind the words themselves ("mean difference MD"), or in
    brackets behind the person or trial whose name it is."""
    initials = word.lower()
    for start, end in spans:
        before = prose[max(0, start - 120) : start]
        listed = before.endswith("(") or before[-2:] in (", ", "; ", "& ", "d ")
        if listed and prose[end : end + 1] in _CLOSING and _NAMED_IN_BRACKETS.search(before):
            return True
        if (prose[end : end + 1] == ")" and before.endswith(" (")) or (
            before.endswith(", or ") and ")" in before[-60:]
        ):
            words = _ASIDE.sub("", before.removesuffix(" (").removesuffix(", or ")).split()[-len(word) - 1 :]
            if any(other[0].lower() == initials[0] for other in words):
                return True
        elif before.endswith(" ") and initials == "".join([other[0] for other in before.lower().split()[-len(word) :]]):
            return True
    return False


def _is_emphasis(prose: str, word: str) -> bool:
    """Whether the word stands in small letters, too: capitals lend it weight, or it is the name of something."""
    low = f" {word.lower()}"
    return low in prose and (f"{low} " in prose or f"{low}." in prose or f"{low}," in prose)


def _runs(facts: Facts, start: int, end: int) -> bool:
    """Whether an abbreviation stands in running text rather than in a title in capitals, code or a reference."""
    index = facts.article.block_at(start)
    block = facts.article.blocks[index]
    if block.kind not in ("paragraph", "item", "cell") or facts.reference_blocks.holds(index):
        return False
    if facts.code.holds(start) or facts.linked.holds(start):
        return False
    if _names_authors(facts.article.sections[block.section].title):
        return False
    around = facts.prose[max(block.start, start - 25) : start] + facts.prose[end : min(block.end, end + 25)]
    if not around.isascii() and any(c >= _BEYOND for c in around):
        return False  # a Latin word in a Chinese or Japanese sentence
    if around.islower():
        return True
    return sum(map(str.isupper, around)) * 2 < sum(map(str.isalpha, around)) or not around.strip()


_BEYOND = "\u2e80"


@lru_cache(maxsize=1024)  # articles have many a title in common
def _names_authors(title: str) -> bool:
    return _INITIALS.search(title) is not None


def redefined_abbreviation() -> Check:
    """Abbreviations spelled out again, or with another meaning. Each section may spell out for itself."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        first: dict[str, tuple[Definition, str]] = {}
        for definition in facts.abbreviations.definitions:
            index = article.block_at(definition.start)
            block = article.blocks[index]
            if block.kind not in ("paragraph", "item") or facts.reference_blocks.holds(index):
                continue
            if facts.linked.holds(definition.start):  # "([PMC](...))" names a source
                continue
            long = _plain(definition.long)
            if definition.short not in first:
                first[definition.short] = (definition, long)
                continue
            before, meaning = first[definition.short]
            other = article.block_at(before.start)
            variant = "again" if _same(long, meaning) else "two-meanings"
            # An article on the web is read by sections, so each section may spell out anew.
            apart = article.blocks[other].section != block.section or definition.start - before.start < 40
            initials = _initials(definition.long)
            clear = initials == _initials(before.long) and definition.short.lower() in (initials, f"{initials}s")
            if variant == "two-meanings" and not clear:
                continue
            if variant == "again" and apart:
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
    """Whether two long forms are one meaning: their words begin alike ("randomised trial", "randomized trials")."""
    stems = [{word[:4] for word in text.split() if word not in _SMALL} for text in (one, other)]
    return stems[0] <= stems[1] or stems[1] <= stems[0]


def _initials(long: str) -> str:
    return "".join(word[0] for word in _plain(long).split() if word not in _SMALL)

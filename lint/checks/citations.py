"""Check kinds over the citations in the text: what stands behind them, their order, their style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.text.citations import Citation, excerpt, span_of
from lint.text.references import Reference

NUMBERED = ("numeric", "superscript")


def unresolved_citation() -> Check:
    """A marker with no entry behind it. Where there is no list at all, that is another fault."""

    def check(facts: Facts) -> Iterator[Hit]:
        citations = facts.citations
        if not any(one.missing for one in citations):
            return
        references = facts.references.all
        entries = [r for r in references if r.kind not in ("footnote", "definition", "bibliography")]
        resolved = Counter(one.style for one in citations if one.references and not one.missing)
        unresolved = Counter(one.style for one in citations if one.missing and one.sure)
        numbers = [r.number for r in entries if r.number is not None]
        keyed = any(r.kind in ("bibliography", "definition") for r in references)
        tagged = any(r.kind == "definition" for r in references)
        for one in citations:
            if not one.missing:
                continue
            values = {"marker": excerpt(facts.article, one)[:60], "missing": ", ".join(one.missing)}
            variant: str | None = None
            related: tuple[Related, ...] = ()
            if one.style == "footnote":
                variant = "footnote"
            elif one.style in NUMBERED:
                enough = resolved[one.style] >= (1 if one.style == "numeric" else max(2, unresolved[one.style]))
                if one.sure and entries and (enough or (numbers and one.style == "numeric")):
                    variant = "number"
                    values["last"] = str(max(numbers, default=len(entries)))
            elif one.style == "key":
                plain = [key for key in one.missing if not key.startswith(("tag:", "raw:"))]
                if keyed and (plain or tagged):
                    variant = "key"
                elif plain and one.sure and not keyed and not _is_handle(facts, one):
                    variant = "no-bibliography"
            elif one.style == "author-year" and one.sure and entries:
                if one.missing[0].startswith("Anonymous "):
                    continue
                if resolved["author-year"] >= max(2, unresolved["author-year"]):
                    variant = "name"
                if variant and one.hint is not None:
                    near = references[one.hint]
                    variant = "year"
                    values["year"] = str(near.year)
                    related = (Related(near.span.start, near.span.end, "the entry that comes nearest"),)
            if variant:
                yield Hit(*span_of(facts.article, one), values, variant, related, data={"missing": list(one.missing)})

    return check


def _is_handle(facts: Facts, one: Citation) -> bool:
    """Whether a key outside brackets may be somebody's name on a network."""
    return facts.prose[one.start : one.start + 1] == "@"


def uncited_reference() -> Check:
    """An entry that nothing cites; one finding for a list of which nothing is cited."""

    def check(facts: Facts) -> Iterator[Hit]:
        references = facts.references
        if not references.all:
            return
        cited = {index for one in facts.citations for index in one.references}
        groups: dict[int, list[Reference]] = {}
        for reference in references.all:
            if reference.file is None and not reference.optional:
                groups.setdefault(reference.group, []).append(reference)
        same = _works(references.all, cited) if len(cited) < len(references.all) else {}
        # "Anonymous, 2012" may be any entry without a named author that is left
        named = [c.keys for c in facts.citations if c.style == "author-year"]
        anonymous = any(key.startswith("Anonymous ") for keys in named for key in keys)
        for group, members in groups.items():
            known = [r for r in members if r.index in cited or (same and any(work in same for work in _names(r)))]
            if group >= 0 and not known:
                place = references.places[group]
                if place.heading and len(members) > 1:
                    values = {"count": str(len(members)), "title": place.title}
                    yield Hit(place.heading.start, place.heading.end, values, "list")
                continue
            if group < 0 and members[0].kind == "definition" and not known:
                continue
            # where most of a list is not cited by its entries, citations follow another way than we can see
            if len(known) * 3 < len(members) and group >= 0 and len(members) > 5:
                place = references.places[group]
                if place.heading:
                    count = len(members) - len(known)
                    values = {"count": str(count), "title": place.title, "total": str(len(members))}
                    yield Hit(place.heading.start, place.heading.end, values, "most")
                continue
            used = {r.index for r in known}
            for reference in members:
                if reference.index in used or anonymous or _is_spoken_of(facts, reference):
                    continue
                values = {"id": reference.id, "entry": _short(reference)}
                variant = "footnote" if reference.kind == "footnote" else "entry"
                yield Hit(reference.span.start, reference.span.end, values, variant)

    return check


def _is_spoken_of(facts: Facts, reference: Reference) -> bool:
    """Whether the text names the authors without a year: "In Reuter et al., ...", "Montero and Lundby's study"."""
    if reference.number is not None or not reference.authors:
        return False
    first = re.split(r"[ ,]+(?=[A-Z]{1,4}\b\.?(?:$|[ ,]))|,", reference.authors[0])[0]
    if len(first) < 3:
        return False
    prose, in_list = facts.prose, facts.references.in_list
    at = prose.find(first)
    while at >= 0:
        if _SPOKEN_OF.match(prose, at + len(first)) and not in_list(at):
            return True
        at = prose.find(first, at + 1)
    return False


_SPOKEN_OF = re.compile(r",? (?:et al|and |& )|['’]s? (?:study|trial|review|work|team)")


def _names(reference: Reference) -> tuple[str, ...]:
    found = (reference.doi, reference.pmid and f"pmid:{reference.pmid}", reference.pmcid)
    return tuple(name for name in found if name)


def _works(references: Sequence[Reference], cited: set[int]) -> dict[str, int]:
    return {name: r.index for r in references if r.index in cited for name in _names(r)}


def _short(reference: Reference) -> str:
    text = " ".join(reference.text.split())
    return text if len(text) <= 60 else text[:57] + "..."


def citation_out_of_order() -> Check:
    """Numbered citations that do not first appear in the order of their numbers. A list in the order of the alphabet
    is numbered by it, and is passed over."""

    def check(facts: Facts) -> Iterator[Hit]:
        entries = [r for r in facts.references.all if r.number is not None and r.group >= 0]
        if len(entries) < 2 or len({r.group for r in entries}) > 1:
            return
        numbered = [c for c in facts.citations if c.style in NUMBERED and c.references and not c.missing]
        if len(numbered) < 2:
            return
        references, blocks = facts.references.all, facts.article.blocks
        placed: dict[int, None] = {}
        for one in numbered:
            if blocks[one.block].kind in ("cell", "caption"):
                continue  # a table's citations count where the text first speaks of it
            for index in one.references:
                if index not in placed and references[index].number:
                    placed[index] = None
        order = list(placed)
        backward = _backward(order, references)
        if not backward or _alphabetical(entries):
            return
        first = next(c for c in numbered if backward[0] in c.references)
        number = references[backward[0]].number
        before = references[backward[1]].number
        values = {"number": str(number), "before": str(before)}
        from lint.checks.renumbering import renumber

        yield Hit(*span_of(facts.article, first), values, fix=renumber(facts, order))

    return check


def _backward(order: Sequence[int], references: Sequence[Reference]) -> list[int]:
    """The first reference cited after a later number, then that later one; [] where all are in order."""
    highest = -1
    for index in order:
        number = references[index].number or 0
        if highest >= 0 and number < (references[highest].number or 0):
            return [index, highest]
        highest = index
    return []


def _alphabetical(entries: Sequence[Reference]) -> bool:
    if len(entries) < 5:
        return False
    falls = 0
    most = 0.1 * (len(entries) - 1)
    for a, b in pairwise(entries):
        first, second = a.opening, b.opening
        if first > second or (first == second and a.head > b.head):
            falls += 1
            if falls > most:
                return False
    return True


def mixed_citation_styles(least: int = 2) -> Check:
    """Several marker styles in one article; `least` citations make a style. A name before a number ("Smith et al.
    [3]") is one citation; notes are not citations."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose = facts.prose
        references = facts.references.all
        by_style: dict[str, list[Citation]] = {}
        for one in facts.citations:
            if not one.references or one.style in ("link", "identifier"):
                continue
            if one.style == "author-year" and prose[one.end - 1 : one.end] == ")":
                continue  # part of the sentence
            if one.style == "footnote" and not _is_work(references[one.references[0]]):
                continue
            by_style.setdefault(one.style, []).append(one)
        styles = {style: found for style, found in by_style.items() if len(found) >= least}
        if len(styles) < 2:
            return
        main = max(styles, key=lambda style: len(styles[style]))
        for style, found in styles.items():
            if style != main:
                first = found[0]
                values = {
                    "style": _STYLE_NAMES[style],
                    "count": str(len(found)),
                    "main": _STYLE_NAMES[main],
                    "times": str(len(styles[main])),
                }
                there = span_of(facts.article, styles[main][0])
                related = (Related(*there, f"the article's usual style: {values['main']}"),)
                yield Hit(*span_of(facts.article, first), values, related=related)

    return check


_STYLE_NAMES = {
    "numeric": "numbers in brackets",
    "superscript": "raised numbers",
    "author-year": "author and year",
    "footnote": "footnotes",
    "key": "citation keys",
}


def _is_work(reference: Reference) -> bool:
    return bool(
        reference.doi or reference.pmid or reference.pmcid or reference.urls or (reference.year and reference.authors)
    )


def missing_reference_list() -> Check:
    """Citations that need a list, or a profile that demands one, and no list."""

    def check(facts: Facts) -> Iterator[Hit]:
        references = facts.references
        if references.all or any(not place.further for place in references.places) or facts.names_bibliography:
            return
        in_need = [c for c in facts.citations if c.url is None and c.sure and c.style in (*NUMBERED, "author-year")]
        # one name in passing ("as Smith et al. 2014 found") is no apparatus that lacks its list
        if len(in_need) > 1 or any(c.style != "author-year" or _in_brackets(facts.prose, c.start) for c in in_need):
            first = in_need[0]
            values = {"marker": excerpt(facts.article, first)[:60], "count": str(len(in_need))}
            yield Hit(*span_of(facts.article, first), values, "cited")
        elif facts.profile.citations.get("list-required") and facts.prose.strip():
            section = next((s for s in facts.article.sections if s.level == 1), facts.article.sections[0])
            span = section.heading_span
            if span.end <= span.start:
                span = facts.article.blocks[0].span
            yield Hit(span.start, span.end, {"profile": facts.profile.name}, "profile")

    return check


def _in_brackets(prose: str, at: int) -> bool:
    """Whether an offset stands inside round brackets."""
    return prose.rfind("(", max(at - 200, 0), at) > prose.rfind(")", max(at - 200, 0), at)

"""What a block leaves unsaid about its doses is taken from its table, its list, its heading or the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lint.article import Article
from lint.text.doses.frequency import Cue
from lint.text.doses.model import Dose, Part
from lint.text.doses.names import is_label
from lint.text.doses.places import column_head, row_of
from lint.text.doses.routes import part_of
from lint.text.doses.seen import Said, Seen
from lint.text.drugs import Drug, find_drugs, stem


def completed(article: Article, doses: list[Dose], seen: Seen) -> tuple[Dose, ...]:
    """The doses of an article, with what they leave unsaid."""
    last_of: dict[int, Drug] = {}
    keys: set[str] = set()
    for n, dose in enumerate(doses):
        if dose.drug is None:
            drug = _context_drug(article, dose, seen, last_of)
            if drug:
                doses[n] = dose = dose._replace(drug=drug)
        elif not dose.drug.known and (drug := _monograph(article, dose, seen)):
            doses[n] = dose = dose._replace(drug=drug)
        if dose.drug is not None:
            last_of[dose.block] = dose.drug
            keys.add(dose.drug.key)
        if article.blocks[dose.block].cell is not None:
            doses[n] = dose = _from_row(article, dose, seen)
        elif not dose.routes and dose.drug is not None:
            doses[n] = dose = _with_list_route(article, dose, seen)
    if len(keys) == 1:
        only = next(d.drug for d in doses if d.drug is not None)
        doses = [d if d.drug is not None else d._replace(drug=only) for d in doses]
    organ = _organ(article.title)
    for n, dose in enumerate(doses):
        unit = dose.amount.unit
        if unit not in _TELLING:
            continue
        if unit == "units":
            doses[n] = _injected(dose, seen)
        elif unit == "g":
            doses[n] = _tolerance_test(dose, seen)
        elif organ:
            doses[n] = _local(dose, seen, organ)
    return tuple(doses)


_TELLING = frozenset(("units", "g", "%", "drop"))  # units that may tell the route


# drugs

_LABELLED = re.compile(
    r"^\s*(?:[-–•]\s*)?(?:adults?|child|infant|neonat|elderly|dos(?:e|age)|initial|maintenance"
    r"|maximum|oral|or\b|then|\d|by |<|>|under|over|up to|premature|loading|route)",
    re.IGNORECASE,
)
_PROTOTYPE = re.compile(r"drug class|mechanism|indication|therapeutic|classification", re.IGNORECASE)
_NEAR, _BLOCKS = 40, 7  # letters at a block's start, blocks before it, within which a dose speaks of the drug before


def _context_drug(article: Article, dose: Dose, seen: Seen, last_of: dict[int, Drug]) -> Drug | None:
    """The drug of a dose whose own block names none."""
    block = article.blocks[dose.block]
    if block.cell is not None:
        return _cell_drug(article, dose.block, seen)
    for k in seen.above(article, dose.block):
        if k in last_of:
            return last_of[k]
        named = seen[k].drugs
        if named:
            return named[-1] if article.blocks[k].item is None else named[0]
    near = (
        block.item is None
        or dose.start - block.start < _NEAR
        or bool(_LABELLED.match(article.prose[block.start : dose.start]))
    )
    if near:
        for k in range(dose.block - 1, max(-1, dose.block - _BLOCKS), -1):
            other = article.blocks[k]
            if other.section != block.section or other.kind == "heading":
                break
            if k in last_of:
                return last_of[k]
            named = seen[k].drugs
            if named:
                return named[-1]
    return _heading_drug(article, dose.block, seen)


def _monograph(article: Article, dose: Dose, seen: Seen) -> Drug | None:
    """The drug that a section or an article is about, for a dose whose own name no lexicon has: what stands before it
    is rather an indication ("Migraine: 40 mg")."""
    if dose.drug is None or dose.role == "diluent" or any(stem(word) for word in dose.drug.key.split()):
        return None
    return _heading_drug(article, dose.block, seen)


def _cell_drug(article: Article, index: int, seen: Seen) -> Drug | None:
    """The drug of a table's cell: of its row, its column's heading, its table, its section."""
    row = row_of(article, index)
    if row and _PROTOTYPE.search(article.block_text(article.blocks[row[0]])):
        drug = _table_drug(article, index, seen)
        if drug:
            return drug
    for k in row:
        if k >= index:
            break
        named = seen[k].drugs
        if named:
            return named[0]
    head = column_head(article, index)
    named = seen[head].drugs if head is not None else []
    first = _first_cell(article, row, index)
    if first is not None and not any(stem(word) for word in first.key.split()):
        about = named[0] if named else _heading_drug(article, index, seen)
        if about:
            return about
    if first is not None:
        return first
    return named[0] if named else _table_drug(article, index, seen) or _heading_drug(article, index, seen)


_SAYS_WHY = re.compile(
    r"(?i)indication|condition|\buses?\b|disease|population|patient|\bage|group|weight|stage|symptom|route"
)


def _first_cell(article: Article, row: Sequence[int], index: int) -> Drug | None:
    """The drug that the first cell of a row may name, though no lexicon has it."""
    if not row or row[0] >= index:
        return None
    first = article.blocks[row[0]]
    text = article.block_text(first)
    head = column_head(article, row[0])
    if not _looks_like_name(text) or (head is not None and _SAYS_WHY.search(article.block_text(article.blocks[head]))):
        return None
    text = text.split("\n")[0].split("(")[0].strip()
    return Drug(first.start, first.start + len(text), text, text.lower(), False)


def _table_drug(article: Article, index: int, seen: Seen) -> Drug | None:
    """The drug that a table's caption names, or the end of the paragraph before it."""
    cell = article.blocks[index].cell
    if cell is None:
        return None
    table = article.tables[cell.table]
    first = table.rows[0][0] if table.rows and table.rows[0] else None
    last = table.rows[-1][-1] if table.rows and table.rows[-1] else None
    around: list[int] = [table.caption] if table.caption is not None else []
    if last is not None and last + 1 < len(article.blocks) and article.blocks[last + 1].kind == "caption":
        around.append(last + 1)
    for k in around:
        named = seen[k].drugs
        if named:
            return named[0]
    if first is not None and first > 0 and article.blocks[first - 1].kind == "paragraph":
        before = seen[first - 1]
        featured = seen.prose.find("featuring", before.start, before.end)
        named = before.drugs_in(featured if featured >= 0 else before.start, before.end)
        if named:
            return named[0] if featured >= 0 else named[-1]
    return None


def _looks_like_name(text: str) -> bool:
    text = text.strip()
    return (
        3 < len(text) < 60
        and text[0].isalpha()
        and not re.match(
            r"(?i)adult|child|infant|neonat|dos|age|weight|day|week|total|max|elderly|stage|severe|mild|moderate|initial|\d",
            text,
        )
        and len(text.split()) < 5
        and not is_label(re.findall(r"[a-z'-]+", text.lower()))
    )


def _heading_drug(article: Article, index: int, seen: Seen) -> Drug | None:
    """The drug of the nearest heading above that names one, else of the title if it names just one."""
    at: int | None = article.blocks[index].section
    while at:
        section = article.sections[at]
        if section.heading is not None:
            named = seen[section.heading].drugs
            if named:
                return named[0]
        at = section.parent
    return _title_drug(article.title) if article.title else None


@lru_cache(maxsize=8)
def _title_drug(title: str) -> Drug | None:
    named = find_drugs(title)
    return Drug(0, 0, named[0].name, named[0].key, named[0].known, named[0].brand) if len(named) == 1 else None


# routes and frequencies

_HOW_OFTEN = re.compile(r"(?i)frequen|interval|schedule|how often|times")
_MAXIMUM = re.compile(r"(?i)\bmax")
_SHORT_HEAD, _SHORT_ENTRY = 40, 60  # letters of headings and entries that speak of nothing else


def _from_row(article: Article, dose: Dose, seen: Seen) -> Dose:
    """A cell's dose takes route and frequency from the other cells of its row and the head of its column."""
    head = column_head(article, dose.block)
    others = [k for k in row_of(article, dose.block) if k != dose.block]
    if not dose.routes:
        for k in [*([head] if head is not None else []), *others]:
            cue = _first(seen[k], "route")
            if cue:
                dose = _by_route(dose, seen, cue)
                break
    if not dose.routes and others and others[0] < dose.block:
        cue = _first(seen[others[0]], "form")
        if cue:
            dose = _by_route(dose, seen, cue)
    if dose.frequency is None and dose.role is None and not dose.is_maximum:
        for k in others:
            heading = column_head(article, k)
            if heading is None or not _HOW_OFTEN.search(article.block_text(article.blocks[heading])):
                continue
            cue = _first(seen[k], "frequency")
            if cue:
                dose = dose._replace(frequency=part_of(seen.prose, cue), per_day=cue.rate)
    if head is not None and not dose.is_maximum:
        top = article.blocks[head]
        text = article.block_text(top)
        if top.end - top.start < _SHORT_HEAD and _MAXIMUM.search(text):
            dose = dose._replace(maximum=Part(top.start, top.end, text))
    return dose


def _first(said: Said, kind: str) -> Cue | None:
    return next((cue for cue in said.cues if cue.kind == kind), None)


def _by_route(dose: Dose, seen: Seen, cue: Cue) -> Dose:
    return dose._replace(routes=(cue.value,), route_part=part_of(seen.prose, cue))


def _with_list_route(article: Article, dose: Dose, seen: Seen) -> Dose:
    """A route said in the entry above: "Oral:" over its doses."""
    for k in seen.above(article, dose.block)[:2]:
        said = seen[k]
        if said.end - said.start <= _SHORT_ENTRY:
            cue = _first(said, "route")
            if cue:
                return _by_route(dose, seen, cue)
    return dose


_INJECTED = re.compile(r"inject|syringe|\bpens?\b")


def _injected(dose: Dose, seen: Seen) -> Dose:
    """Insulin in units, in a text that speaks of injecting, goes under the skin."""
    if dose.routes or dose.amount.basis or not dose.drug or "insulin" not in dose.drug.key:
        return dose
    said = seen[dose.block]
    return dose._replace(routes=("subcutaneous",)) if _INJECTED.search(said.lower, said.start, said.end) else dose


_TOLERANCE = re.compile(r"tolerance|ogtt|glucose (?:drink|challenge|load)|challenge test")


def _tolerance_test(dose: Dose, seen: Seen) -> Dose:
    """Glucose of a tolerance test is drunk, once."""
    glucose = dose.drug is not None and dose.drug.key == "glucose" and not dose.per_day
    if glucose and _TOLERANCE.search(seen.lower, dose.start - 250, dose.end + 60):
        return dose._replace(routes=("oral",), per_day=(0.0, 0.0))
    return dose


_ORGANS = {
    "ophthalmic": re.compile(
        r"(?i)conjunctiv|kerat|ophthalm|glaucoma|uveitis|\beyes?\b|ocular|trachoma|blephar|corneal|scleritis|retin|xerophthalm|stye|hordeolum"
    ),
    "otic": re.compile(r"(?i)otitis|\bears?\b|aural"),
    "nasal": re.compile(r"(?i)rhinitis|sinusitis|nasal"),
}


@lru_cache(maxsize=8)
def _organ(title: str) -> str | None:
    """The route of drops where an article is about an organ."""
    return next((name for name, pattern in _ORGANS.items() if pattern.search(title)), None)


def _local(dose: Dose, seen: Seen, organ: str) -> Dose:
    """Percent strengths and drops without a route take the organ that the article is about."""
    if dose.routes and (
        dose.routes[0] not in ("topical", "ophthalmic")
        or (dose.route_part and dose.route_part.text.lower().startswith("topical"))
    ):
        return dose
    text = seen.lower[max(0, dose.start - 40) : dose.end + 40]
    if dose.amount.unit == "drop" or "drop" in text or "ointment" in text or "solution" in text or ":" in text:
        return dose._replace(routes=(organ,))
    return dose

"""Doses of a whole article: what a block leaves unsaid is taken from its table, its list, its heading or its title."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from lint.article import Article, Block, Table
from lint.text.doses import numbers
from lint.text.doses.amounts import SEPARATOR, amounts, basis_of, worded
from lint.text.doses.assemble import SENTENCE_END, Seen, block_doses
from lint.text.doses.cues import find_cues
from lint.text.doses.model import Amount, Dose, Drug, Part
from lint.text.doses.not_doses import not_a_dose
from lint.text.doses.numbers import NUMBER
from lint.text.doses.units import COUNTED_PATTERN, MEASURED_PATTERN, canonical
from lint.text.drugs import VAGUE, find_drugs
from lint.text.zones import REFERENCES_TITLE
from lint.typed import NamedTuple


class Doses(NamedTuple):
    """What was recognised: doses, all drug names, and quantities that are not doses."""

    doses: tuple[Dose, ...]
    drugs: tuple[Drug, ...]
    others: tuple[Amount, ...]


def lowered(prose: str) -> str:
    """Lower case of the same length."""
    lower = prose.lower()
    return lower if len(lower) == len(prose) else "".join(c.lower() if len(c.lower()) == 1 else c for c in prose)


def parse_doses(prose: str) -> tuple[Dose, ...]:
    """The doses of a plain string; every line is a block."""
    bounds: list[tuple[int, int]] = []
    at = 0
    for line in prose.split("\n"):
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    return _recognise(prose, bounds, [])[0].doses


def find_doses(article: Article) -> Doses:
    """The doses of an article, each with the drug that the article gives it."""
    found, seen = _recognise(article.prose, [(b.start, b.end) for b in article.blocks], _from_columns(article), article)
    cited = {s.index for s in article.sections if s.title and REFERENCES_TITLE.match(s.title)}
    if cited:
        kept = tuple(d for d in found.doses if article.blocks[d.block].section not in cited)
        found = found._replace(doses=kept)
    if not found.doses or seen is None:
        return found
    return found._replace(doses=_completed(article, list(found.doses), seen))


def _recognise(
    prose: str, bounds: list[tuple[int, int]], extra: list[Amount], article: Article | None = None
) -> tuple[Doses, Seen | None]:
    lower = lowered(prose)
    quantities = [*amounts(prose, lower), *extra]
    words = worded(prose, lower)
    if words or extra:
        taken = [(a.start, a.end) for a in quantities]
        quantities += [w for w in words if not any(s < w.end and w.start < e for s, e in taken)]
        quantities.sort(key=lambda a: a.start)
    if not quantities:
        return Doses((), (), ()), None
    drugs = find_drugs(prose, lower)
    cues = find_cues(prose, lower)
    seen = Seen(prose, lower, drugs, [d.start for d in drugs], cues, [c.start for c in cues])
    doses: list[Dose] = []
    others: list[Amount] = []
    starts = [b[0] for b in bounds]
    i, count = 0, len(quantities)
    while i < count:
        block = bisect_left(starts, quantities[i].start + 1) - 1
        start, end = bounds[block]
        kept: list[Amount] = []
        while i < count and quantities[i].start < end:
            amount = quantities[i]
            i += 1
            if amount.end > end or not_a_dose(
                amount,
                prose,
                lower,
                _drug_near(seen, amount, start, end, article, block, kept),
                _drug_before(seen, amount, start),
            ):
                others.append(amount)
            else:
                kept.append(amount)
        if kept:
            cell = article.blocks[block].cell if article else None
            doses += block_doses(seen, block, start, end, kept, cell is not None and cell.column > 0)
        elif i < count and quantities[i].start >= end and bisect_left(starts, quantities[i].start + 1) - 1 == block:
            i += 1
    return Doses(tuple(doses), tuple(drugs), tuple(others)), seen


_FORM_ONLY = re.compile(
    r"[\s:,(–-]*(?:(?:eye|ear|nasal|oral|topical|vaginal|aqueous|skin)\s+)?(?:cream|gel|ointment|lotion|solution|drops|spray|paste"
    r"|suspension|shampoo|mouthwash|powder|paint|tincture)?(?:\s+(?:or|and)\s+ointment)?[\s:,(–-]*(?:\d+(?:\.\d+)?\s?%?\s*(?:or|,|-|to)\s*)*"
)


def _drug_before(seen: Seen, amount: Amount, start: int) -> bool:
    """Whether a drug's name ends right before the amount."""
    if amount.unit != "%":
        return False
    near = seen.drugs_in(max(start, amount.start - 44), amount.start)
    return bool(near) and bool(_FORM_ONLY.fullmatch(seen.lower, near[-1].end, amount.start))


def _drug_near(
    seen: Seen, amount: Amount, start: int, end: int, article: Article | None, block: int, kept: list[Amount]
) -> bool:
    if kept and amount.start - kept[-1].end < 40:
        return True
    near = seen.drugs_in(max(start, amount.start - 110), min(end, amount.end + 60))
    if near and (amount.basis is not None or any(d.key not in VAGUE or d.key == "blood" for d in near)):
        return True
    if amount.unit not in ("mg", "mcg", "%") and _dosed(seen, amount, end):
        return True
    if article is None:
        return False
    here = article.blocks[block]
    if _SAYS_DOSE.search(seen.lower, max(start, amount.start - 60), amount.start):
        return True
    if here.cell is not None:
        head = _column_head(article, here)
        if _SAYS_DOSE.search(seen.lower, start, amount.start) or (
            head and _SAYS_DOSE.search(seen.lower, head.start, head.end)
        ):
            return True
        return any(seen.drugs_in(b.start, b.end) for b in _row(article, here)[:1])
    if here.item is not None and amount.start - start < 60:
        return any(seen.drugs_in(article.blocks[p].start, article.blocks[p].end) for p in _above(article, block)[:2])
    return False


def _dosed(seen: Seen, amount: Amount, end: int) -> bool:
    """Whether a route or a frequency follows: "5 mL by mouth every 8 hours"."""
    following = seen.cues_in(amount.end, min(end, amount.end + 26))
    return any(c.kind in ("route", "frequency", "need") for c in following[:2]) and not re.search(
        r"[.;]\s", seen.prose[amount.end : following[0].start]
    )


_SAYS_DOSE = re.compile(r"\bdos(?:e|es|age|ing)\b")


def _row(article: Article, block: Block) -> list[Block]:
    cell = block.cell
    if cell is None or cell.table >= len(article.tables):
        return []
    table = article.tables[cell.table]
    if cell.row >= len(table.rows):
        return []
    return [article.blocks[k] for k in table.rows[cell.row]]


_COLUMN_UNIT = re.compile(
    rf"(?:\(|,\s*|\bin\s+|^)\s*(?P<u>{MEASURED_PATTERN}|{COUNTED_PATTERN})(?P<b>(?:\s?/\s?|\s+per\s+)[\w²]+(?:\s?/\s?\w+)?)?\s*\)?\s*$"
)
_DOSE_COLUMN = re.compile(
    r"dos(?:e|age|es|ing)|strength|maximum|amount|regimen|adult|child|initial|maintenance", re.IGNORECASE
)
_BARE = re.compile(rf"\s*(?P<a>{NUMBER})(?:(?P<s>{SEPARATOR})(?P<b>{NUMBER}))?(?=\s*$|[\s,;(])(?!\s*%)")


def _from_columns(article: Article) -> list[Amount]:
    """Amounts in table cells that hold only a number, where the column's heading gives the unit: "Dose (mg)"."""
    found: list[Amount] = []
    for table in article.tables:
        if not table.headed or not table.rows:
            continue
        for head in table.rows[0]:
            block = article.blocks[head]
            text = article.prose[block.start : block.end]
            unit = _COLUMN_UNIT.search(text)
            if not unit or not block.cell or not (_DOSE_COLUMN.search(text) or _drug_column(article, table)):
                continue
            span = block.start + unit.start("u"), block.start + unit.end("u")
            for row in table.rows[1:]:
                for k in row:
                    cell = article.blocks[k]
                    if cell.cell and cell.cell.column == block.cell.column:
                        found += _bare(article.prose, cell, unit["u"], unit["b"], span)
    return found


def _drug_column(article: Article, table: Table) -> bool:
    first = article.blocks[table.rows[0][0]] if table.rows[0] else None
    return first is not None and bool(
        re.search(r"(?i)drug|medicine|medication|agent|antibiotic|generic", article.block_text(first))
    )


def _bare(prose: str, cell: Block, unit: str, basis: str | None, span: tuple[int, int]) -> list[Amount]:
    match = _BARE.match(prose, cell.start, cell.end)
    if not match:
        return []
    after = prose[match.end() : match.end() + 12]
    if re.match(rf"\s*(?:{MEASURED_PATTERN}|{COUNTED_PATTERN}|times|weeks?|days?|hours?|years?|months?)\b", after):
        return []
    first = numbers.read(prose, *match.span("a"))
    second = numbers.read(prose, *match.span("b")) if match["b"] else None
    high = second.value if second else first.value
    separator = match.span("s") if match["s"] else None
    combined = bool(match["s"]) and match["s"].strip() == "/"
    return [
        Amount(
            first.start, match.end(), first.value, high, canonical(unit), basis_of(basis), first, second,
            separator, span,
            None, None, combined,
        )
    ]  # fmt: skip


def _above(article: Article, block: int) -> list[int]:
    """The list entries around a block, innermost first, and the lead-in before the list."""
    here = article.blocks[block]
    item = here.item
    found: list[int] = []
    if item is None:
        return found
    depth = item.depth
    for k in range(block - 1, max(-1, block - 60), -1):
        other = article.blocks[k]
        if other.kind == "heading" or other.section != here.section:
            break
        if other.item is None:
            if other.kind == "paragraph":
                found.append(k)
            break
        if other.item.depth < depth:
            found.append(k)
            depth = other.item.depth
    return found


_LABELLED = re.compile(
    r"^\s*(?:[-–•]\s*)?(?:adults?|child|infant|neonat|elderly|dos(?:e|age)|initial|maintenance"
    r"|maximum|oral|or\b|then|\d|by |<|>|under|over|up to|premature|loading|route)",
    re.IGNORECASE,
)


def _completed(article: Article, doses: list[Dose], seen: Seen) -> tuple[Dose, ...]:
    last_of: dict[int, Drug] = {}
    counts: dict[str, int] = {}
    for n, dose in enumerate(doses):
        if dose.drug is None:
            drug = _context_drug(article, dose, seen, last_of)
            if drug:
                doses[n] = dose = dose._replace(drug=drug)
        if dose.drug is not None:
            last_of[dose.block] = dose.drug
            counts[dose.drug.key] = counts.get(dose.drug.key, 0) + 1
        if article.blocks[dose.block].cell is not None:
            doses[n] = _from_row(article, doses[n], seen)
        elif not dose.routes and dose.drug is not None:
            doses[n] = _with_list_route(article, doses[n], seen)
    if len(counts) == 1:
        only = next(d.drug for d in doses if d.drug is not None)
        doses = [d if d.drug is not None else d._replace(drug=only) for d in doses]
    doses = [_injected(d, seen, article) for d in doses]
    return tuple(_tolerance_test(_local_routes(article, doses, seen), seen))


def _injected(dose: Dose, seen: Seen, article: Article) -> Dose:
    """Insulin in units, in a text that speaks of injecting, goes under the skin."""
    if (
        dose.routes
        or dose.amount.unit != "units"
        or dose.amount.basis
        or not dose.drug
        or "insulin" not in dose.drug.key
    ):
        return dose
    block = article.blocks[dose.block]
    if re.search(r"inject|syringe|\bpens?\b", seen.lower[block.start : block.end]):
        return dose._replace(routes=("subcutaneous",))
    return dose


_TOLERANCE = re.compile(r"tolerance|ogtt|glucose (?:drink|challenge|load)|challenge test")


def _tolerance_test(doses: list[Dose], seen: Seen) -> list[Dose]:
    """Glucose of a tolerance test is drunk, once."""
    for n, dose in enumerate(doses):
        glucose = dose.amount.unit == "g" and dose.drug and dose.drug.key == "glucose" and not dose.per_day
        if glucose and _TOLERANCE.search(seen.lower, max(0, dose.start - 250), dose.end + 60):
            doses[n] = dose._replace(routes=("oral",), per_day=(0.0, 0.0))
    return doses


def _context_drug(article: Article, dose: Dose, seen: Seen, last_of: dict[int, Drug]) -> Drug | None:
    block = article.blocks[dose.block]
    if block.cell is not None:
        row = _row(article, block)
        if row and _PROTOTYPE.search(article.block_text(row[0])):
            drug = _table_drug(article, block, seen)
            if drug:
                return drug
        for other in row:
            if other.start >= block.start:
                break
            named = seen.drugs_in(other.start, other.end)
            if named:
                return named[0]
        first = row[:1]
        if first and first[0].start < block.start and _looks_like_name(article.block_text(first[0])):
            text = article.block_text(first[0]).split("\n")[0].split("(")[0].strip()
            return Drug(first[0].start, first[0].start + len(text), text, text.lower(), False)
        head = _column_head(article, block)
        named = seen.drugs_in(head.start, head.end) if head else []
        return named[0] if named else _table_drug(article, block, seen) or _heading_drug(article, block, seen)
    for k in _above(article, dose.block):
        if k in last_of:
            return last_of[k]
        named = seen.drugs_in(article.blocks[k].start, article.blocks[k].end)
        if named:
            return named[-1] if article.blocks[k].item is None else named[0]
    text = article.prose[block.start : dose.start]
    near = bool(_LABELLED.match(text)) or dose.start - block.start < 40 or block.item is None
    if near:
        for k in range(dose.block - 1, max(-1, dose.block - 7), -1):
            other = article.blocks[k]
            if other.section != block.section or other.kind == "heading":
                break
            if k in last_of:
                return last_of[k]
            named = seen.drugs_in(other.start, other.end)
            if named:
                return named[-1]
    return _heading_drug(article, block, seen)


_PROTOTYPE = re.compile(r"drug class|mechanism|indication|therapeutic|classification", re.IGNORECASE)


def _table_drug(article: Article, block: Block, seen: Seen) -> Drug | None:
    """The drug that a table's caption names, or the end of the paragraph before it."""
    if block.cell is None:
        return None
    table = article.tables[block.cell.table]
    first = table.rows[0][0] if table.rows and table.rows[0] else None
    last = table.rows[-1][-1] if table.rows and table.rows[-1] else None
    around: list[int] = [table.caption] if table.caption is not None else []
    if last is not None and last + 1 < len(article.blocks) and article.blocks[last + 1].kind == "caption":
        around.append(last + 1)
    for k in around:
        named = seen.drugs_in(article.blocks[k].start, article.blocks[k].end)
        if named:
            return named[0]
    if first is not None and first > 0 and article.blocks[first - 1].kind == "paragraph":
        before = article.blocks[first - 1]
        featured = seen.prose.find("featuring", before.start, before.end)
        named = seen.drugs_in(featured if featured >= 0 else before.start, before.end)
        if named:
            return named[0] if featured >= 0 else named[-1]
    return None


def _column_head(article: Article, block: Block) -> Block | None:
    cell = block.cell
    if cell is None:
        return None
    table = article.tables[cell.table]
    if not table.headed:
        return None
    return next(
        (article.blocks[k] for k in table.rows[0] if (c := article.blocks[k].cell) and c.column == cell.column), None
    )


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
    )


def _heading_drug(article: Article, block: Block, seen: Seen) -> Drug | None:
    at: int | None = block.section
    while at:
        section = article.sections[at]
        if section.heading is not None:
            head = article.blocks[section.heading]
            named = seen.drugs_in(head.start, head.end)
            if named:
                return named[0]
        at = section.parent
    return _title_drug(article.title) if article.title else None


@lru_cache(maxsize=8)
def _title_drug(title: str) -> Drug | None:
    named = find_drugs(title, lowered(title))
    return Drug(0, 0, named[0].name, named[0].key, named[0].known, named[0].brand) if len(named) == 1 else None


def _from_row(article: Article, dose: Dose, seen: Seen) -> Dose:
    """A cell's dose takes route and frequency from the other cells of its row and the head of its column."""
    block = article.blocks[dose.block]
    others = [b for b in _row(article, block) if b.start != block.start]
    head = _column_head(article, block)
    if not dose.routes:
        for other in [*([head] if head else []), *others]:
            cue = next((c for c in seen.cues_in(other.start, other.end) if c.kind == "route"), None)
            if cue:
                dose = dose._replace(
                    routes=(cue.value,), route_part=Part(cue.start, cue.end, seen.prose[cue.start : cue.end])
                )
                break
    if not dose.routes and others and others[0].start < block.start:
        cue = next((c for c in seen.cues_in(others[0].start, others[0].end) if c.kind == "form"), None)
        if cue:
            dose = dose._replace(
                routes=(cue.value,), route_part=Part(cue.start, cue.end, seen.prose[cue.start : cue.end])
            )
    if dose.frequency is None and dose.role is None and not dose.is_maximum:
        for other in others:
            heading = _column_head(article, other)
            if not heading or not re.search(
                r"(?i)frequen|interval|schedule|how often|times", article.block_text(heading)
            ):
                continue
            cue = next((c for c in seen.cues_in(other.start, other.end) if c.kind == "frequency"), None)
            if cue and cue.frequency:
                dose = dose._replace(
                    frequency=Part(cue.start, cue.end, seen.prose[cue.start : cue.end]), per_day=cue.frequency.rate
                )
    if (
        head is not None
        and not dose.is_maximum
        and head.end - head.start < 40
        and re.search(r"(?i)\bmax", article.block_text(head))
    ):
        dose = dose._replace(maximum=Part(head.start, head.end, article.block_text(head)))
    return dose


def _with_list_route(article: Article, dose: Dose, seen: Seen) -> Dose:
    """A route said in the entry above: "Oral:" over its doses."""
    for k in _above(article, dose.block)[:2]:
        block = article.blocks[k]
        if block.end - block.start > 60:
            continue
        cue = next((c for c in seen.cues_in(block.start, block.end) if c.kind == "route"), None)
        if cue:
            return dose._replace(
                routes=(cue.value,), route_part=Part(cue.start, cue.end, seen.prose[cue.start : cue.end])
            )
    return dose


_EYE = re.compile(
    r"(?i)conjunctiv|kerat|ophthalm|glaucoma|uveitis|\beyes?\b|ocular|trachoma|blephar|corneal|scleritis|retin|xerophthalm|stye|hordeolum"
)
_EAR = re.compile(r"(?i)otitis|\bears?\b|aural")
_NOSE = re.compile(r"(?i)rhinitis|sinusitis|nasal")


def _local_routes(article: Article, doses: list[Dose], seen: Seen) -> list[Dose]:
    """Percent strengths and drops without a route take the organ that the article is about."""
    organ = None
    for name, pattern in (("ophthalmic", _EYE), ("otic", _EAR), ("nasal", _NOSE)):
        if pattern.search(article.title):
            organ = name
            break
    if organ is None:
        return doses
    out = []
    for dose in doses:
        local = dose.amount.unit in ("%", "drop")
        if local and (
            not dose.routes
            or (
                dose.routes[0] in ("topical", "ophthalmic")
                and not (dose.route_part and dose.route_part.text.lower().startswith("topical"))
            )
        ):
            text = seen.lower[max(0, dose.start - 40) : dose.end + 40]
            if dose.amount.unit == "drop" or "drop" in text or "ointment" in text or "solution" in text or ":" in text:
                dose = dose._replace(routes=(organ,))
        out.append(dose)
    return out


__all__ = ["SENTENCE_END", "Doses", "find_doses", "lowered", "parse_doses"]

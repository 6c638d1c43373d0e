"""Doses of a whole article or of a plain string: quantities, which of them are doses, and what is said about them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from lint.article import Article
from lint.text.doses.amounts import amounts, worded
from lint.text.doses.assemble import block_doses
from lint.text.doses.columns import column_amounts
from lint.text.doses.inherit import completed
from lint.text.doses.model import Amount, Dose
from lint.text.doses.not_doses import Others, share_or_strength
from lint.text.doses.places import column_head, row_of
from lint.text.doses.seen import Bounds, Line, Said, Seen
from lint.text.drugs import VAGUE, Drug
from lint.text.words import Words
from lint.text.zones import heads_references
from lint.typed import NamedTuple


class Doses(NamedTuple):
    """What was recognised: doses, and quantities that are not doses."""

    doses: tuple[Dose, ...]
    others: tuple[Amount, ...]
    seen: Seen | None

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """All drug names, in an article that has quantities."""
        return self.seen.drugs if self.seen else ()


def parse_doses(prose: str) -> tuple[Dose, ...]:
    """The doses of a plain string; every line is a block."""
    lines: list[Line] = []
    at = 0
    for line in prose.split("\n"):
        lines.append(Line(at, at + len(line)))
        at += len(line) + 1
    return _recognise(prose, lines, [], Words(prose)).doses


def find_doses(article: Article, words: Words | None = None) -> Doses:
    """The doses of an article, each with the drug that the article gives it. `words` are those of its prose, where
    they are known already."""
    words = words or Words(article.prose)
    found = _recognise(article.prose, article.blocks, column_amounts(article), words, article)
    if not found.doses or found.seen is None:
        return found
    doses = found.doses
    cited = {s.index for s in article.sections if s.title and heads_references(s.title)}
    if cited:
        doses = tuple(d for d in doses if article.blocks[d.block].section not in cited)
    return found._replace(doses=completed(article, list(doses), found.seen) if doses else ())


def _recognise(
    prose: str, blocks: Sequence[Bounds], extra: list[Amount], words: Words, article: Article | None = None
) -> Doses:
    quantities = [*amounts(prose, words), *extra]
    in_words = worded(prose, words)
    if in_words or extra:
        quantities.sort(key=_start)
        taken = [a.start for a in quantities]
        quantities += [w for w in in_words if not _overlaps(w, quantities, taken)]
        quantities.sort(key=_start)
    if not quantities:
        return Doses((), (), None)
    seen = Seen(prose, blocks, words)
    other = Others(prose, words)
    doses: list[Dose] = []
    others: list[Amount] = []
    starts = [block.start for block in blocks]
    i, count = 0, len(quantities)
    while i < count:
        block = bisect_left(starts, quantities[i].start + 1) - 1
        end = blocks[block].end
        if quantities[i].start >= end:  # between two blocks
            i += 1
            continue
        said = seen[block]
        kept: list[Amount] = []
        while i < count and quantities[i].start < end:
            amount = quantities[i]
            i += 1
            if amount.end <= end and _is_dose(seen, said, amount, other, article, block, kept):
                kept.append(amount)
            else:
                others.append(amount)
        if kept:
            cell = article.blocks[block].cell if article else None
            doses += block_doses(said, block, kept, cell is not None and cell.column > 0)
    return Doses(tuple(doses), tuple(others), seen)


_start = attrgetter("start")


def _overlaps(amount: Amount, others: list[Amount], starts: list[int]) -> bool:
    """Whether one of the others, which are in order and begin at `starts`, stands in the same place."""
    at = bisect_left(starts, amount.end)
    return at > 0 and others[at - 1].end > amount.start


def _is_dose(
    seen: Seen, said: Said, amount: Amount, other: Others, article: Article | None, block: int, kept: list[Amount]
) -> bool:
    if amount.unit == "%":
        share = share_or_strength(amount, seen.lower)
        return _drug_before(said, amount) if share is None else not share
    return not other.has(amount, _drug_near(seen, said, amount, article, block, kept))


_FORM_ONLY = re.compile(
    r"[\s:,(–-]*(?:(?:eye|ear|nasal|oral|topical|vaginal|aqueous|skin)\s+)?(?:cream|gel|ointment|lotion|solution|drops|spray|paste"
    r"|suspension|shampoo|mouthwash|powder|paint|tincture)?(?:\s+(?:or|and)\s+ointment)?[\s:,(–-]*(?:\d+(?:\.\d+)?\s?%?\s*(?:or|,|-|to)\s*)*"
)


def _drug_before(said: Said, amount: Amount) -> bool:
    """Whether a drug's name ends right before the amount."""
    near = said.drugs_in(max(said.start, amount.start - 44), amount.start)
    return bool(near) and bool(_FORM_ONLY.fullmatch(said.lower, near[-1].end, amount.start))


def _drug_near(seen: Seen, said: Said, amount: Amount, article: Article | None, block: int, kept: list[Amount]) -> bool:
    """Whether a drug's name, or words about a dose, stand close enough to an amount that it may be one."""
    if kept and amount.start - kept[-1].end < 40:
        return True
    first, last = amount.start - 110, amount.end + 60
    for drug in said.drugs:
        if first <= drug.start < last and (amount.basis is not None or drug.key not in VAGUE or drug.key == "blood"):
            return True
    if amount.unit not in ("mg", "mcg") and _dosed(said, amount):
        return True
    if article is None:
        return False
    if _says_dose(said, amount.start - 60, amount.start):
        return True
    here = article.blocks[block]
    if here.cell is not None:
        head = column_head(article, block)
        if _says_dose(said, said.start, amount.start) or (head is not None and _says_dose(seen[head])):
            return True
        return any(seen[k].drugs for k in row_of(article, block)[:1])
    if here.item is not None and amount.start - said.start < 60:
        return any(seen[k].drugs for k in seen.above(article, block)[:2])
    return False


def _dosed(said: Said, amount: Amount) -> bool:
    """Whether a route or a frequency follows: "5 mL by mouth every 8 hours"."""
    near = said.cues_in(amount.end, amount.end + 26)[:2]
    for cue in near:
        if cue.kind in ("route", "frequency", "need"):
            return not _CLOSED.search(said.prose, amount.end, near[0].start)
    return False


_CLOSED = re.compile(r"[.;]\s")
_SAYS_DOSE = re.compile(r"\bdos(?:e|es|age|ing)\b")


def _says_dose(said: Said, start: int = 0, end: int | None = None) -> bool:
    start, end = max(start, said.start), said.end if end is None else end
    return said.lower.find("dos", start, end) >= 0 and bool(_SAYS_DOSE.search(said.lower, start, end))

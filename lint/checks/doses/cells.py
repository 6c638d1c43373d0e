"""Numbers in dose columns of tables that have no unit anywhere: not in the cell, the column's heading, the caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lint.article import Table
from lint.checks.doses.common import hit
from lint.facts import Facts
from lint.finding import Hit
from lint.text.doses.units import MEASURED_PATTERN

_NUMBER = re.compile(
    r"\s*(?P<n>\d[\d,]*(?:\.\d+)?(?:\s?(?:-|–|to)\s?\d[\d,]*(?:\.\d+)?)?)"
    r"\s*(?:(?:once|twice|thrice|three times|four times|\d times|every|daily|nightly|[btq]\.?i?\.?d\.?s?)\b.*)?"
)
_DOSES = re.compile(r"\bdos(?:e|es|age)\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"number|\bno\.|\bdoses\b|course|count|times|interval|frequen|patients|days|weeks|cost|price|score"
)
_UNIT = re.compile(
    rf"(?<![A-Za-z])(?:{MEASURED_PATTERN}|[Uu]nits?|(?i:tablets?|capsules?|drops?|puffs?|sprays?|sachets?|vials?))"
    r"(?![A-Za-z])"
)


def bare_cells(facts: Facts) -> Iterator[Hit]:
    """Cells with nothing but a number (and how often) under a heading such as "Dose", in rows that name a drug or in a
    table with a drug's doses."""
    article, prose = facts.article, facts.prose
    known = {d.block for d in facts.own_doses if d.drug and d.drug.known} if article.tables else set()
    for table in article.tables:
        if not table.headed or len(table.rows) < 2:
            continue
        columns = _dose_columns(facts, table)
        if not columns or _unit_is_told(facts, table):
            continue
        of_drug = any(k in known for row in table.rows[1:] for k in row)
        for row in table.rows[1:]:
            for k in row[1:]:
                block = article.blocks[k]
                if block.cell is None or block.cell.column not in columns:
                    continue
                match = _NUMBER.fullmatch(prose, block.start, block.end)
                if (
                    match
                    and (of_drug or _names_drug(facts, row[0]))
                    and not facts.quoted_notation.holds(block.start, block.end)
                ):
                    start, end = match.span("n")
                    yield hit(facts, start, end, {"found": prose[start:end], "number": match["n"]})


def _dose_columns(facts: Facts, table: Table) -> set[int]:
    """The columns headed as doses, without a unit."""
    article = facts.article
    found = set()
    for k in table.rows[0][1:]:
        block = article.blocks[k]
        text = article.block_text(block)
        if block.cell and _DOSES.search(text) and not _COUNTS.search(text.lower()) and not _names_unit(text):
            found.add(block.cell.column)
    return found


def _unit_is_told(facts: Facts, table: Table) -> bool:
    """Whether the caption, a heading or the text before a table names a unit."""
    article = facts.article
    around = [article.blocks[k] for k in table.rows[0]]
    if table.caption is not None:
        around.append(article.blocks[table.caption])
    first, last = table.rows[0][0], table.rows[-1][-1]
    around += article.blocks[max(0, first - 1) : first] + article.blocks[last + 1 : last + 2]
    return any(_names_unit(article.block_text(block)) for block in around)


@lru_cache(maxsize=512)  # tables are headed alike
def _names_unit(text: str) -> bool:
    return _UNIT.search(text) is not None


def _names_drug(facts: Facts, index: int) -> bool:
    from lint.text.drugs import find_drugs

    return bool(find_drugs(facts.article.block_text(facts.article.blocks[index])))

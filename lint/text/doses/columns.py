"""Amounts in table cells that hold only a number, where the column's heading gives the unit: "Dose (mg)"."""

from __future__ import annotations

import re

from lint.article import Article, Block, Table
from lint.text.doses import numbers
from lint.text.doses.amounts import SEPARATOR, basis_of
from lint.text.doses.model import Amount
from lint.text.doses.numbers import NUMBER
from lint.text.doses.units import COUNTED_PATTERN, MEASURED_PATTERN, canonical

_COLUMN_UNIT = re.compile(
    rf"(?:\(|,\s*|\bin\s+|^)\s*(?P<u>{MEASURED_PATTERN}|{COUNTED_PATTERN})(?P<b>(?:\s?/\s?|\s+per\s+)[\w²]+(?:\s?/\s?\w+)?)?\s*\)?\s*$"
)
_DOSE_COLUMN = re.compile(
    r"dos(?:e|age|es|ing)|strength|maximum|amount|regimen|adult|child|initial|maintenance", re.IGNORECASE
)
_BARE = re.compile(rf"\s*(?P<a>{NUMBER})(?:(?P<s>{SEPARATOR})(?P<b>{NUMBER}))?(?=\s*$|[\s,;(])(?!\s*%)")


def column_amounts(article: Article) -> list[Amount]:
    """The amounts of all tables, in the order of their columns."""
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

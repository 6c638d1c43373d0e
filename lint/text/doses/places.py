"""Where a block stands among others: its table's row and column, the entries of lists and the lead-in above it."""

from __future__ import annotations

from collections.abc import Sequence

from lint.article import Article

_FAR = 60  # blocks of a list that are looked through upward


def row_of(article: Article, block: int) -> Sequence[int]:
    """All cells of the row of a cell."""
    cell = article.blocks[block].cell
    if cell is None or cell.table >= len(article.tables):
        return ()
    rows = article.tables[cell.table].rows
    return rows[cell.row] if cell.row < len(rows) else ()


def column_head(article: Article, block: int) -> int | None:
    """The heading of a cell's column."""
    cell = article.blocks[block].cell
    if cell is None:
        return None
    table = article.tables[cell.table]
    if not table.headed:
        return None
    for k in table.rows[0]:
        head = article.blocks[k].cell
        if head and head.column == cell.column:
            return k
    return None


def entries_above(article: Article, block: int) -> list[int]:
    """The list entries around a block, innermost first, and the lead-in before the list."""
    blocks = article.blocks
    here = blocks[block]
    found: list[int] = []
    if here.item is None:
        return found
    depth, section = here.item.depth, here.section
    for k in range(block - 1, max(-1, block - _FAR), -1):
        other = blocks[k]
        item = other.item
        if item is not None and item.depth >= depth and other.section == section:
            continue
        if other.kind == "heading" or other.section != section:
            break
        if item is None:
            if other.kind == "paragraph":
                found.append(k)
            break
        found.append(k)
        depth = item.depth
    return found

"""Which doses rules may judge: those of the article's own text, not of references, code, or quoted bad examples."""

from __future__ import annotations

import re

from lint.article import Article
from lint.text.doses.model import Dose
from lint.text.rare import Rare
from lint.text.zones import Ranges

_BAD_EXAMPLES = Rare(
    r"do[ -]not[ -]use|error[ -]prone|dangerous abbreviation|unsafe|misread|mistaken|misinterpret|incorrect|wrong"
    r"|\bavoid (?:using|writing)|instead of|\bnever (?:write|use)|don['’]t (?:write|use)|potential problem"
    r"|\bnot write\b|should be written|trailing zero|leading zero|\babbreviations?\b",
    re.IGNORECASE,
)
_SIGNS = (
    "write", "writing", "written", "error-prone", "error prone", "misread", "mistaken", "misinterpret", "abbrev",
    "symbol", "trailing zero", "leading zero", "naked decimal", "not use list", "not-use list",
)  # fmt: skip
"""One of these stands in every sentence about notation; a quick look before the patterns."""
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}


def own_doses(doses: tuple[Dose, ...], references: Ranges, code: Ranges) -> tuple[Dose, ...]:
    """Doses without those in reference lists and inline code."""
    return tuple(d for d in doses if not references.holds(d.block) and not (code.starts and code.holds(d.start)))


class Quoted:
    """Knows the blocks that show how not to write: do-not-use tables, sentences about notation, words in quotes."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.prose = article.prose
        self._known: dict[int, bool] = {}
        self._sections = {x.index for x in article.sections if x.title and _BAD_EXAMPLES.search(x.title)}
        lower = self.prose.lower()
        self._told = any(sign in lower for sign in _SIGNS)
        self.possible = self._told or bool(self._sections) or bool(article.tables)

    def holds(self, start: int, end: int) -> bool:
        """Whether prose[start:end] is shown rather than said."""
        if start and end < len(self.prose) and _QUOTES.get(self.prose[start - 1]) == self.prose[end]:
            return True
        if not self.possible:
            return False
        index = self.article.block_at(start)
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._speaks_of_notation(index)
        return known

    def _speaks_of_notation(self, index: int) -> bool:
        article = self.article
        block = article.blocks[index]
        if block.section in self._sections:
            return True
        if block.cell is not None:
            table = article.tables[block.cell.table]
            first = table.rows[0] if table.rows else ()
            return any(_BAD_EXAMPLES.search(article.block_text(article.blocks[k])) for k in first)
        return self._told and bool(_NOTATION.search(article.block_text(block)))


_NOTATION = re.compile(
    r"do[ -]not[ -]use list|error[ -]prone (?:abbrev|dose|unit|symbol)|(?:be|been|is|are) (?:misread"
    r"|mistaken|misinterpreted)"
    r"|\b(?:never|not|don['’]t|avoid) (?:writ(?:e|ing)|us(?:e|ing) (?:the )?(?:abbrev|symbol|trailing|naked))"
    r"|should be written|written as|trailing zero|leading zero|naked decimal",
    re.IGNORECASE,
)


_NOT_ONE_DRUG = frozenset(
    """blood plasma fluid fluids vaccine steroid steroids antacid antacids toxoid antitoxin saline oxygen penicillin
    immunoglobulin multivitamin multivitamins""".split()
)


def by_drug(doses: tuple[Dose, ...], quoted: Quoted) -> dict[str, list[Dose]]:
    """Doses of each drug that is one substance; quoted bad examples are left out."""
    found: dict[str, list[Dose]] = {}
    for dose in doses:
        if dose.drug is not None and dose.drug.key not in _NOT_ONE_DRUG and not quoted.holds(dose.start, dose.end):
            found.setdefault(dose.drug.key, []).append(dose)
    return found

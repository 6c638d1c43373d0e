"""Which doses rules may judge: those of the article's own text, not of references, code, or quoted bad examples."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint.article import Article
from lint.text.doses.model import Dose
from lint.text.literals import Literals
from lint.text.rare import Rare
from lint.text.words import Words
from lint.text.zones import Ranges

_BAD_EXAMPLES = Rare(
    r"do[ -]not[ -]use|error[ -]prone|dangerous abbreviation|unsafe|misread|mistaken|misinterpret|incorrect|wrong"
    r"|\bavoid (?:using|writing)|instead of|\bnever (?:write|use)|don['’]t (?:write|use)|potential problem"
    r"|\bnot write\b|should be written|trailing zero|leading zero|\babbreviations?\b",
    re.IGNORECASE,
)
_OPENING = frozenset("“\"‘'«")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"}


_BAD_SIGNS = (
    "t use", "t-use", "prone", "abbreviation", "unsafe", "misread", "mistaken", "misinterpret", "incorrect", "wrong",
    "avoid", "instead of", "never", "potential problem", "writ", "ing zero",
)  # fmt: skip
"""One of these stands in every match of _BAD_EXAMPLES."""


def own_doses(doses: tuple[Dose, ...], references: Ranges, code: Ranges) -> tuple[Dose, ...]:
    """Doses without those in reference lists and inline code."""
    if references.starts:
        apart = references.inside()
        doses = tuple([d for d in doses if d.block not in apart])
    return tuple([d for d in doses if not code.holds(d.start)]) if code.starts else doses


_NOTATION = Rare(
    r"do[ -]not[ -]use list|error[ -]prone (?:abbrev|dose|unit|symbol)|(?:be|been|is|are) (?:misread"
    r"|mistaken|misinterpreted)"
    r"|\b(?:never|not|don['’]t|avoid) (?:writ(?:e|ing)|us(?:e|ing) (?:the )?(?:abbrev|symbol|trailing|naked))"
    r"|should be written|written as|trailing zero|leading zero|naked decimal",
    re.IGNORECASE,
)


_SIGNS = Literals(
    "use list", "misread", "mistaken", "misinterpreted", "be written", "written as", "trailing zero", "leading zero",
    "naked decimal", *[f"prone {noun}" for noun in ("abbrev", "dose", "unit", "symbol")],
    *[f"{no} writ" for no in ("never", "not", "'t", "?t", "avoid")],
    *[f"{verb} {noun}" for verb in ("use", "using", "the") for noun in ("abbrev", "symbol", "trailing", "naked")],
)  # fmt: skip
"""One of these stands in every sentence about notation ("?" is the apostrophe that a byte cannot hold)."""


class Quoted:
    """Knows the blocks that show how not to write: do-not-use tables, sentences about notation, words in quotes."""

    def __init__(self, article: Article, words: Words) -> None:
        self.article = article
        self.prose = article.prose
        self._blocks = _about_notation(article, words)

    def may_hold(self, starts: Iterable[int]) -> bool:
        """Whether any place that begins at one of these offsets may be shown: asked for many at once."""
        return bool(self._blocks) or not _OPENING.isdisjoint(map(self.prose.__getitem__, [at - 1 for at in starts]))

    def holds(self, start: int, end: int) -> bool:
        """Whether prose[start:end] is shown rather than said."""
        prose = self.prose
        if start and prose[start - 1] in _QUOTES and prose[end : end + 1] == _QUOTES[prose[start - 1]]:
            return True
        return bool(self._blocks) and self.article.block_at(start) in self._blocks


def _about_notation(article: Article, words: Words) -> frozenset[int]:
    """The blocks of sections and tables with bad examples, and those with a sentence about how doses are written."""
    found: set[int] = set()
    titles = [(x.index, x.title) for x in article.sections if x.title]
    heads = [article.block_text(article.blocks[k]) for table in article.tables if table.rows for k in table.rows[0]]
    shown = "\n".join([*[title for _, title in titles], *heads]).lower()
    if any(sign in shown for sign in _BAD_SIGNS) and _BAD_EXAMPLES.search(shown):
        sections = {index for index, title in titles if _BAD_EXAMPLES.search(title)}
        found.update(k for k, block in enumerate(article.blocks) if block.section in sections)
        for table in article.tables:
            if table.rows and any(_BAD_EXAMPLES.search(article.block_text(article.blocks[k])) for k in table.rows[0]):
                found.update(k for row in table.rows for k in row)
    if _SIGNS.places(words.data):
        for match in _NOTATION.finditer(article.prose):
            block = article.block_at(match.start())
            if article.blocks[block].cell is None and match.end() <= article.blocks[block].end:
                found.add(block)
    return frozenset(found)


_NOT_ONE_DRUG = frozenset(
    """blood plasma fluid fluids vaccine steroid steroids antacid antacids toxoid antitoxin saline oxygen penicillin
    immunoglobulin multivitamin multivitamins""".split()
)


def by_drug(doses: tuple[Dose, ...], quoted: Quoted) -> dict[str, list[Dose]]:
    """Doses of each drug that is one substance; quoted bad examples are left out."""
    found: dict[str, list[Dose]] = {}
    named = [(dose, dose.drug.key) for dose in doses if dose.drug]
    if quoted.may_hold([dose.amount.start for dose, _ in named]):
        named = [(dose, key) for dose, key in named if not quoted.holds(dose.start, dose.end)]
    for dose, key in named:
        if key in found:
            found[key].append(dose)
        elif key not in _NOT_ONE_DRUG:
            found[key] = [dose]
    return found

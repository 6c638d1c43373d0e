"""What a statement says besides its dose: two doses are held against each other only where all of that is the same."""

from __future__ import annotations

import re
from functools import lru_cache

from lint.checks.doses.circumstances import names_form, tells_of_study
from lint.facts import Facts
from lint.linear import Test
from lint.text.doses import Dose
from lint.text.doses.places import column_head, row_of

_NEUTRAL = frozenset(
    """the a an of is are was be to for and by with in at on as or per it this that dose doses dosage dosing usual
    recommended standard typical adult adults patient patients people give given giving take taken taking administer
    administered oral orally mouth intravenous intravenously intramuscular subcutaneous daily day times once twice
    three four every each hour hours tablet tablets capsule capsules treatment therapy drug treat should can may
    maximum mg g mcg units ml usually normally route frequency drugs medicine medicines regimen your you use used using
    if needed said above below again follows line choice first-line often mostly most common""".split()
)
_SAME = {"started": "start", "starting": "start", "starts": "start", "begin": "start", "begins": "start",
         "beginning": "start", "initial": "start", "initially": "start"}  # fmt: skip
_WORD = re.compile(r"[A-Za-z]{2,}|\d+(?:[.,]\d+)*")
_MARKER = re.compile(r"\[[\d,;\s–-]+\]|\[\^[^\]]*\]")
_CHANGES = Test(
    r"(?i)\bor\b|\bthen\b|alternativ|increas|titrat|reduc|decreas|loading|\bday \d|\bdays? \d|first (?:day|week|dose)"
    r"|\b(?:second|third|next|following|after|until|up to)\b"
)
_TIME = re.compile(r"morning|night|evening|noon|bed|breakfast|lunch|dinner|mane|nocte|hs\b|am\b|pm\b", re.IGNORECASE)
_FIRST_CHOICE = re.compile(r"first[- ](?:choice|line)|(?:drug|treatment) of choice", re.IGNORECASE)


def rest_of(facts: Facts, dose: Dose) -> frozenset[str] | None:
    """The words and numbers of a dose's sentence, row or list entry that are not the dose, how often and how long; None
    where it tells of a study, a formulation, alternatives or steps."""
    text = _around(facts, dose)
    if "[" in text:
        text = _MARKER.sub(" ", text)
    lower = text.lower()
    if "choice" in lower or "line" in lower:
        text = _FIRST_CHOICE.sub(" ", text)
    data = text.encode("utf-8", "surrogatepass")
    if _CHANGES(data) or names_form(data) or tells_of_study(text):
        return None
    found = {_SAME.get(word, word) for word in map(str.lower, _WORD.findall(text))} - _NEUTRAL
    if dose.drug:
        found -= {word.lower() for word in _WORD.findall(dose.drug.name)} | set(dose.drug.key.split())
    return frozenset(found)


@lru_cache(maxsize=512)
def _names_time(text: str) -> bool:
    return _TIME.search(text) is not None


def _around(facts: Facts, dose: Dose) -> str:
    """The statement without the dose itself; of a table its row and the column's heading, of a list also what stands
    above it."""
    article, prose = facts.article, facts.prose
    block = article.blocks[dose.block]
    if block.cell is not None:
        row = [article.blocks[k] for k in row_of(article, dose.block)]
        cells = [_without(prose, cell.start, cell.end, dose) for cell in row]
        head = column_head(article, dose.block)
        return " ".join([*cells, article.block_text(article.blocks[head]) if head is not None else ""])
    start = max(prose.rfind(". ", block.start, dose.start), block.start)
    stop = prose.find(". ", dose.end, block.end)
    text = _without(prose, start, stop if stop >= 0 else block.end, dose)
    if block.item is not None:
        for k in range(dose.block - 1, max(-1, dose.block - 40), -1):
            other = article.blocks[k]
            if other.item is None or other.item.depth < block.item.depth:
                return text if other.kind == "heading" else f"{article.block_text(other)} {text}"
    return text


def _without(prose: str, start: int, end: int, dose: Dose) -> str:
    """prose[start:end] without the dose, its frequency and its duration. The time of day stays: a dose for the morning
    and one for the night are parts of one regimen."""
    parts = [(dose.start, dose.end)]
    parts += [(part.start, part.end) for part in (dose.frequency, dose.duration) if part and not _names_time(part.text)]
    kept, at = [], start
    for first, last in sorted(parts):
        if start <= first < end:
            kept.append(prose[at:first])
            at = max(at, last)
    kept.append(prose[at:end])
    return " ".join(kept)

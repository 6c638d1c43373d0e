"""Findings that a person has read, and what became of them.

A judgement file is a TSV with a header: path (below ../shared/corpus), line, code, excerpt, verdict (right or wrong),
note. A judgement holds as long as the rule still fires there: `shares` counts, for each rule, how many of the read
findings that still fire are right, and how many that were wrong no longer fire.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lint.finding import Finding


class Judgement(NamedTuple):
    """One finding as it was read."""

    path: str
    line: int
    code: str
    excerpt: str
    right: bool
    note: str = ""


@dataclass
class Share:
    """What was read of one rule's findings."""

    right: int = 0
    wrong: int = 0
    mended: int = 0  # wrong ones that no longer fire

    @property
    def precision(self) -> float | None:
        read = self.right + self.wrong
        return self.right / read if read else None


def read(file: Path) -> list[Judgement]:
    """The judgements of a file; none where it does not exist."""
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Judgement(
                row["path"], int(row["line"]), row["code"], row["excerpt"], row["verdict"] == "right", row["note"] or ""
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]


def excerpt(finding: Finding) -> str:
    """A finding's text as a judgement file keeps it: one line of at most 80 letters."""
    return " ".join(finding.excerpt.split())[:80]


def as_read(judgements: Iterable[Judgement]) -> dict[str, Share]:
    """By rule, the verdicts as they were given, whatever fires now."""
    result: dict[str, Share] = {}
    for judgement in judgements:
        share = result.setdefault(judgement.code, Share())
        share.right += judgement.right
        share.wrong += not judgement.right
    return result


def shares(judgements: Iterable[Judgement], findings: Iterable[tuple[str, Finding]]) -> dict[str, Share]:
    """By rule, how the read findings fare now; `findings` are pairs of corpus path and finding."""
    firing = {(path, f.start.line, f.code, excerpt(f)) for path, f in findings}
    result: dict[str, Share] = {}
    for judgement in judgements:
        share = result.setdefault(judgement.code, Share())
        fires = judgement[:4] in firing
        if fires and judgement.right:
            share.right += 1
        elif fires:
            share.wrong += 1
        elif not judgement.right:
            share.mended += 1
    return result


def told(shares: dict[str, Share]) -> dict[str, dict[str, int]]:
    """Prints the shares, a line for each rule, and gives them as a result file keeps them."""
    for code, share in sorted(shares.items()):
        precision = f"{share.precision:.2f}" if share.precision is not None else "-"
        print(f"  {code}  right {share.right:3}  wrong {share.wrong:2}  share {precision}  mended {share.mended}")
    return {
        code: {"right": share.right, "wrong": share.wrong, "mended": share.mended}
        for code, share in sorted(shares.items())
    }

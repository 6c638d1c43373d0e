"""Counts against labels, and the figures that come of them."""

from __future__ import annotations

from collections.abc import Set


class Tally:
    """Counts of right, wrong and missed."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    def add(self, got: Set[str], wanted: Set[str]) -> None:
        self.right += len(got & wanted)
        self.wrong += len(got - wanted)
        self.missed += len(wanted - got)

    def figures(self) -> dict[str, float]:
        precision = self.right / max(self.right + self.wrong, 1)
        recall = self.right / max(self.right + self.missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}

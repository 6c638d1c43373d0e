"""The shipped weights of claim recognition: schemas/lexicons/claims-model.txt, made by benchmarks/train_claims.py.

A sentence has some ten of eighty features. Its scores in both steps and for each kind are one sum: the weights of a
feature, in thousandths, lie side by side in one integer, and those of any eight features are summed beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import getitem

from lint import lexicons
from lint.text.claims.features import FORMS, NAMES, OF_BLOCKS, SEEN
from lint.typed import NamedTuple

FILE = "claims-model.txt"
KINDS = ("statistic", "efficacy", "risk", "recommendation", "dose", "diagnostic", "mechanism", "attribution", "history")
"""The kinds that are learned; "prognosis" is told from "statistic" by its words."""
NEIGHBOURS = ("before", "after", "around", "alone")
AT_NONE = -0.5
"""What stands for a neighbour's score where there is none."""

THOUSAND = 1000
"""Weights are kept in thousandths, as the file has them, so that sums are exact."""
_NONE = round(AT_NONE * THOUSAND)
FIELD = 20
"""Bits of each weight in the integer of a feature, enough for the sum of all."""
ALL = (1 << FIELD) - 1
ZERO = 1 << FIELD - 1
"""What stands for 0 in each part of a sum, so that none borrows from the next."""
_SEEN_BYTES = (SEEN + 7) // 8
_SEEN_BITS = (1 << SEEN) - 1


class _Sums(dict[int, int]):
    """Sums of the weights of a few features, by their bits: worked out once for each set that occurs."""

    def __init__(self, packed: Sequence[int]) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, mask: int) -> int:
        if len(self) > 4096:
            self.clear()
        self[mask] = total = sum(weights for i, weights in enumerate(self._packed) if mask >> i & 1)
        return total


class Model(NamedTuple):
    """Weights by feature, in the order of NAMES."""

    threshold: int  # log-odds of the second step from which a sentence is a claim, in thousandths
    second: list[float]
    neighbours: tuple[float, ...]  # second step, in the order of NEIGHBOURS; none is below zero
    base: int  # the biases
    seen: list[list[int]]  # for each eight features of words and numbers the sums of their weights, by which are there
    others: _Sums  # for the features of form and place
    best_form: int  # the most that the wording of a sentence can add in either step, in thousandths
    alone: float  # what the second step gives a sentence without neighbours, in thousandths

    def scores(self, cues: int) -> int:
        """All scores of a sentence by its words and numbers, without what `others` adds: FIELD bits each, the two
        steps, then KINDS, in thousandths above ZERO."""
        return sum(map(getitem, self.seen, (cues & _SEEN_BITS).to_bytes(_SEEN_BYTES, "little")), self.base)

    def beside(self, firsts: Sequence[int], at: int) -> float:
        """What the second step adds for the paragraph around a sentence: `neighbour_values` weighed."""
        n = len(firsts)
        if n == 1:
            return self.alone
        before, after, around, _ = self.neighbours
        first = firsts[at]
        return (
            before * (firsts[at - 1] if at else _NONE)
            + after * (firsts[at + 1] if at + 1 < n else _NONE)
            + around * (sum(firsts) - first) / (n - 1)
        )

    def most(self, first: int, count: int) -> float:
        """What the second step gives at most a sentence of a paragraph of so many, whose first scores are at most
        `first`; those beside it may yet fall away."""
        if count == 1:
            return self.alone
        return max(self.alone, sum(self.neighbours[:3]) * max(first, _NONE))


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that ship with the product."""
    table: dict[str, list[float]] = {}
    for line in lexicons.lines(FILE):
        name, *values = line.split("\t")
        table[name] = [float(value) for value in values]
    neighbours = tuple(table[f"neighbour:{name}"][0] for name in NEIGHBOURS)
    packed = [_packed(table[name]) for name in NAMES]
    seen: list[list[int]] = []
    for start in range(0, SEEN, 8):
        sums = [0]
        for weights in packed[start : min(start + 8, SEEN)]:
            sums += [weights + other for other in sums]
        seen.append(sums)
    return Model(
        round(table["threshold"][0] * THOUSAND),
        [table[name][1] for name in NAMES],
        neighbours,
        _packed(table["bias"]) + sum(ZERO << FIELD * field for field in range(2 + len(KINDS))),
        seen,
        _Sums(packed),
        round(THOUSAND * sum(max(0.0, *table[f"form:{name}"][:2]) for name in FORMS[2:] if name not in OF_BLOCKS)),
        THOUSAND * sum(value * weight for value, weight in zip(neighbour_values([0.0], 0), neighbours, strict=True)),
    )


def _packed(weights: Sequence[float]) -> int:
    return sum(round(weight * THOUSAND) << FIELD * field for field, weight in enumerate(weights))


def neighbour_values(scores: Sequence[float], at: int) -> tuple[float, float, float, float]:
    """What the second step knows of a sentence's paragraph: the first scores before, after and around it; alone."""
    n = len(scores)
    if n == 1:
        return AT_NONE, AT_NONE, AT_NONE, 1.0
    return (
        scores[at - 1] if at else AT_NONE,
        scores[at + 1] if at + 1 < n else AT_NONE,
        (sum(scores) - scores[at]) / (n - 1),
        0.0,
    )

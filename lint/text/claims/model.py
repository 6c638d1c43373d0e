"""The shipped weights of claim recognition: schemas/lexicons/claims-model.txt, made by benchmarks/train_claims.py.

A sentence has some ten of eighty features. Its scores in both steps are one sum: the weights of a
feature, in thousandths, lie side by side in an integer (those for the kinds in another, which only claims are asked),
and those of any eight features are summed beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import getitem

from lint import lexicons
from lint.text.claims.features import FORMS, NAMES, OF_BLOCKS
from lint.typed import NamedTuple

FILE = "claims-model.txt"
KINDS = ("statistic", "efficacy", "risk", "recommendation", "dose", "diagnostic", "mechanism", "attribution", "history")
"""The kinds that are learned; "prognosis" is told from "statistic" by its words."""
NEIGHBOURS = ("before", "after", "around", "alone")
AT_NONE = -0.5
"""What stands for a neighbour's score where there is none."""

THOUSAND = 1000
"""Weights are kept in thousandths, as the file has them, so that sums are exact."""
NONE = AT_NONE * THOUSAND
FIELD = 20
"""Bits of each weight in a feature's integer, enough for the sum of all."""
SECOND = FIELD
"""Where the second step begins: above the first, so that the greatest of several sums has the greatest."""
ALL = (1 << FIELD) - 1
ZERO = 1 << FIELD - 1
"""What stands for 0 in each part of a sum, so that none borrows from the next."""
_BYTES = (len(NAMES) + 7) // 8
_NAMED = (1 << len(NAMES)) - 1


class Sums(dict[int, int]):
    """The sums of the weights of features, by their bits: worked out once for each set of features that occurs. Most
    sentences have one that others had before."""

    def __init__(self, packed: Sequence[int]) -> None:
        super().__init__()
        self._packed = packed

    @cached_property
    def _tables(self) -> list[list[int]]:
        """For each eight features the sums, by which of them are there."""
        tables: list[list[int]] = []
        for start in range(0, len(self._packed), 8):
            sums = [0]
            for weights in self._packed[start : start + 8]:
                sums += [weights + other for other in sums]
            tables.append(sums)
        return tables

    def __missing__(self, mask: int) -> int:
        if len(self) > 4096:
            self.clear()
        self[mask] = total = sum(map(getitem, self._tables, (mask & _NAMED).to_bytes(_BYTES, "little")))
        return total


class Model(NamedTuple):
    """Weights by feature, in the order of NAMES."""

    threshold: int  # log-odds of the second step from which a sentence is a claim, in thousandths
    second: list[float]
    neighbours: tuple[float, ...]  # second step, in the order of NEIGHBOURS; none is below zero
    base: int  # what a sentence without features has in both steps
    sums: Sums  # what its features add
    of_kinds: int  # what it has for each of KINDS
    kinds: Sums  # what its features add
    best_first: int  # the most that the form of a sentence can add in the first step, in thousandths
    least: int  # what the second part of a score must be for the form still to make a claim of it
    alone: float  # what the second step gives a sentence without neighbours, in thousandths
    least_alone: int  # the score that the cues of a sentence without neighbours must have

    def most(self, first: float) -> float:
        """What the second step adds at most in a paragraph whose sentences have at most `first`, and a thousandth for
        what is rounded."""
        return sum(self.neighbours[:3]) * max(first, NONE) + 1


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that ship with the product."""
    table: dict[str, list[float]] = {}
    for line in lexicons.lines(FILE):
        name, *values = line.split("\t")
        table[name] = [float(value) for value in values]
    neighbours = tuple(table[f"neighbour:{name}"][0] for name in NEIGHBOURS)
    alone = THOUSAND * sum(value * weight for value, weight in zip(neighbour_values([0.0], 0), neighbours, strict=True))
    threshold = round(table["threshold"][0] * THOUSAND)
    least = threshold + ZERO - _best_form(table, 1)
    return Model(
        threshold,
        [table[name][1] for name in NAMES],
        neighbours,
        _packed(table["bias"][:2], ZERO),
        Sums([_packed(table[name][:2]) for name in NAMES]),
        _packed(table["bias"][2:], ZERO),
        Sums([_packed(table[name][2:]) for name in NAMES]),
        _best_form(table, 0),
        least,
        alone,
        int(least - alone) << SECOND,
    )


def _best_form(table: dict[str, list[float]], step: int) -> int:
    """The most that the forms of a sentence can add, in thousandths, those left out that `cues` or the block tells."""
    weights = {name: round(table[f"form:{name}"][step] * THOUSAND) for name in FORMS}
    for name in ("drug", "however", *OF_BLOCKS):
        del weights[name]
    ends = (), ("question",), ("colon",), ("no-stop",)
    lengths = (), ("brief",), ("brief", "short"), ("long",), ("long", "very-long")
    most = max(
        sum(weights[name] for name in (*end, *length))
        + (weights["fragment"] if "no-stop" in end and "brief" in length else 0)
        for end in ends
        for length in lengths
    )
    others = weights.keys() - {name for group in (*ends, *lengths, ("fragment",)) for name in group}
    return most + sum(max(0, weights[name]) for name in others)


def _packed(weights: Sequence[float], zero: int = 0) -> int:
    return sum(round(weight * THOUSAND) + zero << FIELD * field for field, weight in enumerate(weights))


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

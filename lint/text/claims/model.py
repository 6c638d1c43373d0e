"""The shipped weights of claim recognition: schemas/lexicons/claims-model.txt, made by benchmarks/train_claims.py."""

from __future__ import annotations

from functools import lru_cache

from lint import lexicons
from lint.text.claims.cues import NAMES
from lint.typed import NamedTuple

FILE = "claims-model.txt"
KINDS = ("statistic", "efficacy", "risk", "recommendation", "dose", "diagnostic", "mechanism", "attribution", "history")
"""The kinds that are learned; "prognosis" is told from "statistic" by its words."""
NEIGHBOURS = ("before", "after", "around", "alone")
AT_NONE = -0.5
"""What stands for a neighbour's score where there is none."""


class Model(NamedTuple):
    """Weights by feature, in the order of NAMES."""

    bias: tuple[float, float]  # of the first and the second step
    threshold: float  # log-odds of the second step from which a sentence is a claim
    second: list[float]
    steps: list[tuple[float, float]]  # both steps' weights of each feature
    neighbours: list[float]  # second step, in the order of NEIGHBOURS
    kinds: list[tuple[float, ...]]  # for each feature its weight for each of KINDS
    kind_bias: list[float]


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that ship with the product."""
    table: dict[str, list[float]] = {}
    for line in lexicons.lines(FILE):
        name, *values = line.split("\t")
        table[name] = [float(value) for value in values]
    rows = [table[name] for name in NAMES]
    bias = table["bias"]
    return Model(
        (bias[0], bias[1]),
        table["threshold"][0],
        [row[1] for row in rows],
        [(row[0], row[1]) for row in rows],
        [table[f"neighbour:{name}"][0] for name in NEIGHBOURS],
        [tuple(row[2 : 2 + len(KINDS)]) for row in rows],
        bias[2:],
    )


def bits(mask: int) -> list[int]:
    """The numbers of the set bits."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def neighbour_values(scores: list[float], at: int) -> tuple[float, float, float, float]:
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

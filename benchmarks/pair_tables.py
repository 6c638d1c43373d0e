"""Boosted trees that look at two properties at a time, written out as tables: the second step of the citation model.

No path through a tree asks about more than two properties, so all leaves of a pair add up to one table over its bins,
and a prediction is one look-up per pair. Needs the extra "train" (scikit-learn).
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from lint.text.claims.surroundings import MISSING

BINS = 16
PAIRS = 20  # pairs of properties kept


class Second(NamedTuple):
    """The second step: thresholds, and a table for each pair of properties."""

    bins: list[list[float]]
    tables: list[tuple[int, int, int, list[int]]]
    bias: float

    def predict(self, view: np.ndarray) -> np.ndarray:
        """Log-odds, as the product computes them."""
        places = np.column_stack([np.searchsorted(b, view[:, j], side="right") for j, b in enumerate(self.bins)])
        total = np.zeros(len(view))
        for a, b, width, cells in self.tables:
            total += np.array(cells)[places[:, a] * width + places[:, b]]
        return self.bias + total / 256


def boost(places: np.ndarray, label: np.ndarray, pairs: Any) -> HistGradientBoostingClassifier:
    """Small trees over binned properties, none looking at more than two of them."""
    return HistGradientBoostingClassifier(
        max_iter=300,
        learning_rate=0.05,
        max_leaf_nodes=4,
        min_samples_leaf=50,
        l2_regularization=1.0,
        random_state=0,
        early_stopping=False,
        interaction_cst=pairs,
    ).fit(places, label)


def trees(model: HistGradientBoostingClassifier) -> list[Any]:
    """The node arrays of the fitted trees."""
    return [stage[0].nodes for stage in model._predictors]


def second_step(view: np.ndarray, label: np.ndarray) -> Second:
    """Fits twice: once to see which pairs matter, once with those alone; then writes the trees out as tables."""
    bins: list[list[float]] = []
    for j in range(view.shape[1]):
        present = view[:, j][view[:, j] > MISSING]
        steps = np.unique(np.round(np.quantile(present, np.linspace(0, 1, BINS + 1)[1:-1]), 4))
        bins.append([MISSING + 1, *steps] if (view[:, j] <= MISSING).any() else list(steps))
    places = np.column_stack([np.searchsorted(b, view[:, j], side="right") for j, b in enumerate(bins)]).astype(float)
    gains: Counter[tuple[int, int]] = Counter()
    for nodes in trees(boost(places, label, "pairwise")):
        for pair, _, value in leaves(nodes):
            gains[pair] += abs(value)
    kept = sorted(sorted(gains, key=lambda pair: (-gains[pair], pair))[:PAIRS])
    model = boost(places, label, [set(pair) for pair in kept])
    tables: dict[tuple[int, int], np.ndarray] = {}
    for nodes in trees(model):
        for (a, b), limits, value in leaves(nodes):
            table = tables.setdefault((a, b), np.zeros((len(bins[a]) + 1, len(bins[b]) + 1)))
            table[region(limits, a), region(limits, b)] += value
    for a, b in sorted(tables):  # what hangs on one property alone goes into the first pair that has it
        home = next((pair for pair in sorted(tables) if a == b and a in pair and pair[0] != pair[1]), None)
        if home is not None:
            alone = tables.pop((a, b)).diagonal()
            tables[home] += alone[:, None] if home[0] == a else alone[None, :]
    flat = [(a, b, t.shape[1], [round(float(x) * 256) for x in t.ravel()]) for (a, b), t in sorted(tables.items())]
    return Second(bins, flat, round(float(model._baseline_prediction.ravel()[0]), 4))


Limits = dict[int, tuple[int, int]]


def leaves(nodes: Any) -> list[tuple[tuple[int, int], Limits, float]]:
    """The leaves of a tree: the two properties on their path, the bins they allow (from, until), their value.

    Constraints on pairs hold along a path; the two sides of a tree may look at different pairs.
    """
    found = []
    stack: list[tuple[int, Limits]] = [(0, {})]
    while stack:
        at, limits = stack.pop()
        node = nodes[at]
        if node["is_leaf"]:
            used = sorted(limits) or [0]
            found.append(((used[0], used[-1]), limits, float(node["value"])))
            continue
        j = int(node["feature_idx"])
        split = int(np.floor(node["num_threshold"])) + 1
        low, high = limits.get(j, (0, 1 << 30))
        stack.append((int(node["right"]), limits | {j: (max(low, split), high)}))
        stack.append((int(node["left"]), limits | {j: (low, min(high, split))}))
    return found


def region(limits: Limits, j: int) -> slice:
    """The bins of a property that a leaf allows."""
    return slice(*limits.get(j, (0, 1 << 30)))

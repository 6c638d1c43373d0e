"""Trains the model behind lint.text.claims.cited: which sentences of a research article its authors cite.

Reads only the development sets in ../shared/eval and writes schemas/lexicons/claims-model-cited.txt, the same bytes
each time. Needs the extra "train" (scikit-learn). Run by benchmarks/train_claims.py; cross-validation is by document:
no article gives sentences to both sides, and the first step's scores that the second step learns from are themselves
made by models that have not seen the sentence.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from lint.text.claims import cited
from lint.text.claims.tokens import Classes, Words

FREQUENT = 40  # sentences a word must be in to stand for itself
RARE = 4  # sentences a rare word must be in to have a weight
OFTEN = 6  # sentences a run of classes must be in
STRENGTH = 0.14  # inverse regularisation of the first step
NEIGHBOUR = 0.6  # how loud the runs of neighbours are
PLACE = 0.3  # how loud the features of place are
CONTEXT_WEIGHT = 0.3  # weight of the sentences of citation_contexts, which lack their place
FOLDS = 5
BINS = 16
SMALL = 6  # weights, in units of the file, that are left out of it
PAIRS = 60  # pairs of properties kept in the second step

NOTE = """\
# Which sentences of a research article its authors cite: weights for lint/text/claims/cited.py
# Made on 2026-11-21 by `python benchmarks/train_claims.py` from the development sets cited_sentences and
# citation_contexts.
# The texts they come from are under CC BY, CC BY-SA, CC0 (research articles) and MIT (Citation-Integrity);
# this file holds counts turned into weights, no sentence of theirs. Licence of this file: CC BY-SA 4.0.
"""


class Corpus(NamedTuple):
    """Sentences in order with their labels; `fold` by document; extra sentences without a place come last."""

    passages: list[cited.Passage]
    documents: list[tuple[int, int]]  # range of each document
    fold: np.ndarray
    label: np.ndarray
    extra: list[str]
    extra_label: np.ndarray


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def fold_of(document: str) -> int:
    """The fold of a document: fixed, and independent of the order of the file."""
    return int(hashlib.md5(document.encode()).hexdigest(), 16) % FOLDS


def passages_of(rows: list[dict[str, Any]]) -> tuple[list[cited.Passage], list[tuple[int, int]]]:
    """The rows as passages, and the range of each document."""
    passages, documents = [], []
    for i, row in enumerate(rows):
        passages.append(
            cited.Passage(row["text"], row["section"], row["paragraph"], row["sentence"], row["sentences_in_paragraph"])
        )
        if i and rows[i - 1]["doc"] == row["doc"]:
            documents[-1] = (documents[-1][0], i + 1)
        else:
            documents.append((i, i + 1))
    return passages, documents


_MARK = re.compile(r"<CITATION_MARKER>.*?</CITATION_MARKER>|<\|[^|]*\|>")
_BRACKETS = re.compile(
    r"\s*\[[^\]]*(?:\d|MARK)[^\]]*\]|\s*\((?:[^()]*\b(?:19|20)\d\d[a-z]?\b[^()]*|MARK)\)"
    r"|\s*\(\s*[\d,–\- ]*MARK[\d,–\- ]*\)"
)


def context_sentences(path: Path) -> dict[str, int]:
    """Sentences of citation_contexts without their marks, and whether they had one."""
    found: dict[str, int] = {}
    for row in read(path):
        for sentence in row["sentences"]:
            marked = _MARK.sub("MARK", sentence)
            bare = _BRACKETS.sub("", marked)
            label = int(bare != marked or "MARK" in marked)
            text = bare.replace("MARK", "").strip()
            if len(text) > 20:
                found[text] = found.get(text, 0) | label
    return found


def load(folder: Path) -> Corpus:
    """The training material."""
    rows = read(folder / "cited_sentences.dev.jsonl.gz")
    passages, documents = passages_of(rows)
    extra = context_sentences(folder / "citation_contexts.dev.jsonl.gz")
    return Corpus(
        passages,
        documents,
        np.array([fold_of(row["doc"]) for row in rows]),
        np.array([int(row["cited"]) for row in rows]),
        list(extra),
        np.array(list(extra.values())),
    )


class Features(NamedTuple):
    """The first step's matrix: columns by name, in four blocks of runs and one of place."""

    matrix: sparse.csr_matrix
    words: list[Words]
    frequent: list[str]
    names: list[tuple[str, str]]  # block and key of each column
    factor: np.ndarray  # what a column's weight is multiplied by at run time


def features(corpus: Corpus) -> Features:
    """Builds the matrix for all sentences, the extra ones last."""
    texts = [p.text for p in corpus.passages] + corpus.extra
    low = Counter(t.lower() for text in texts for t in set(Classes(frozenset()).words(text).raw))
    frequent = sorted(w for w, n in low.items() if n >= FREQUENT and w[0].isalpha())
    classes = Classes(frozenset(frequent))
    words = [classes.words(text) for text in texts]
    runs = [cited.runs(w) for w in words]
    spread = Counter(key for found in runs for key in set(found))
    keys = sorted(k for k, n in spread.items() if n >= (RARE if k[0] == "=" else OFTEN))
    column = {key: i for i, key in enumerate(keys)}
    count, n = len(corpus.passages), len(texts)
    scale = 1 / np.sqrt(np.array([len(w.raw) for w in words]) + cited.PRIOR)
    weight = np.array([np.log(n / spread[k]) / 4 + 0.3 for k in keys])
    rows, columns = [], []
    for i, found in enumerate(runs):
        for key in found:
            if key in column:
                rows.append(i)
                columns.append(column[key])
    plain = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(n, len(keys)))
    plain.sum_duplicates()
    plain = plain.multiply(scale[:, None]).multiply(weight[None, :]).tocsr()
    short = np.array([i for i, k in enumerate(keys) if k[0] not in "=^" and k.count(" ") < 2])
    pairs = plain[:, short]
    discussion = np.array([p.section.startswith("disc") for p in corpus.passages] + [False] * len(corpus.extra))
    linked = np.zeros(n, bool)
    for i in range(1, count):
        linked[i] = cited.together(corpus.passages[i - 1], corpus.passages[i])
    for start, _ in corpus.documents:
        linked[start] = False
    before = pairs[np.maximum(np.arange(n) - 1, 0)].multiply(linked[:, None] * NEIGHBOUR)
    follows = np.append(linked[1:], False)
    after = pairs[np.minimum(np.arange(n) + 1, n - 1)].multiply(follows[:, None] * NEIGHBOUR)
    place = DictVectorizer()
    placed = place.fit_transform(
        [
            dict.fromkeys(cited.place_features(p, len(w.raw)), PLACE)
            for p, w in zip(corpus.passages, words, strict=False)
        ]
        + [{"elsewhere": 1.0}] * len(corpus.extra)
    )
    matrix = sparse.hstack([plain, pairs.multiply(discussion[:, None]), before, after, placed]).tocsr()
    names = [("own", k) for k in keys]
    factor = [weight]
    for block, loud in (("discussion", 1.0), ("before", NEIGHBOUR), ("after", NEIGHBOUR)):
        names += [(block, keys[i]) for i in short]
        factor.append(weight[short] * loud)
    names += [("place", k) for k in place.get_feature_names_out()]
    factor.append(np.full(placed.shape[1], PLACE))
    return Features(matrix, words, frequent, names, np.concatenate(factor))


def fit(corpus: Corpus, seen: Features, rows: np.ndarray) -> LogisticRegression:
    """The first step on these sentences and all extra ones."""
    count, n = len(corpus.passages), len(corpus.passages) + len(corpus.extra)
    every = np.concatenate([rows, np.arange(count, n)])
    labels = np.concatenate([corpus.label[rows], corpus.extra_label])
    weights = np.concatenate([np.ones(len(rows)), np.full(len(corpus.extra), CONTEXT_WEIGHT)])
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    return model.fit(seen.matrix[every], labels, sample_weight=weights)


def first_step(corpus: Corpus, seen: Features, train: np.ndarray) -> np.ndarray:
    """Scores of all sentences: for those of `train` by models that did not see their document."""
    count = len(corpus.passages)
    scores = np.zeros(count)
    for fold in range(FOLDS):
        held = train & (corpus.fold == fold)
        if held.any():
            model = fit(corpus, seen, np.flatnonzero(train & ~held))
            scores[held] = model.decision_function(seen.matrix[np.flatnonzero(held)])
    rest = np.flatnonzero(~train)
    if len(rest):
        scores[rest] = fit(corpus, seen, np.flatnonzero(train)).decision_function(seen.matrix[rest])
    return scores


def properties(corpus: Corpus, seen: Features, scores: np.ndarray) -> np.ndarray:
    """The second step's view, document by document, by the code that runs in the product."""
    rows: list[list[float]] = []
    for start, end in corpus.documents:
        rows += cited.properties(
            corpus.passages[start:end], seen.words[start:end], [float(s) for s in scores[start:end]]
        )
    return np.array(rows, dtype=float)


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
        present = view[:, j][view[:, j] > cited.MISSING]
        steps = np.unique(np.round(np.quantile(present, np.linspace(0, 1, BINS + 1)[1:-1]), 4))
        bins.append([cited.MISSING + 1, *steps] if (view[:, j] <= cited.MISSING).any() else list(steps))
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


def f1_at(label: np.ndarray, scores: np.ndarray, limit: float) -> tuple[float, float, float]:
    """F1, precision and recall of scores at or above a limit."""
    chosen = scores >= limit
    hit = float((chosen & (label == 1)).sum())
    precision, recall = hit / max(chosen.sum(), 1), hit / max(label.sum(), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def best_limit(label: np.ndarray, scores: np.ndarray) -> float:
    """The limit of best F1, smoothed over its neighbourhood so that one lucky point does not decide."""
    limits = np.arange(-1.6, 0.8, 0.02)
    f1 = np.array([f1_at(label, scores, limit)[0] for limit in limits])
    smooth = np.convolve(f1, np.ones(9) / 9, mode="same")[4:-4]
    return round(float(limits[4:-4][smooth.argmax()]), 2)


def cross_validate(corpus: Corpus, seen: Features) -> np.ndarray:
    """Scores of all sentences by models that have not seen their document in either step."""
    scores = np.zeros(len(corpus.passages))
    for fold in range(FOLDS):
        train = corpus.fold != fold
        first = first_step(corpus, seen, train)
        view = properties(corpus, seen, first)
        second = second_step(view[train], corpus.label[train])
        scores[~train] = second.predict(view[~train])
        print(
            f"  fold {fold}: F1 {f1_at(corpus.label[~train], scores[~train], best_limit(corpus.label, scores))[0]:.3f}"
        )
    return scores


def write(path: Path, corpus: Corpus, seen: Features, limit: float) -> None:
    """Trains on everything and writes the shipped file."""
    everything = np.ones(len(corpus.passages), bool)
    second = second_step(properties(corpus, seen, first_step(corpus, seen, everything)), corpus.label)
    model = fit(corpus, seen, np.flatnonzero(everything))
    value = model.coef_[0] * seen.factor
    packed: dict[str, list[int]] = {}
    base: dict[str, float] = {"": float(model.intercept_[0])}
    fields = {"own": 0, "discussion": 1, "before": 2, "after": 3}
    for (block, key), weight in zip(seen.names, value, strict=True):
        if block == "place":
            base[key] = float(weight)
            continue
        amount = round(float(weight) * cited.UNIT)
        if amount:
            packed.setdefault(key, [0, 0, 0, 0])[fields[block]] = amount
    base.pop("elsewhere", None)
    intercept = base.pop("")
    lines = [
        " ".join(seen.frequent),
        f"{second.bias} {limit}",
        " ".join(f"{k}={v + (intercept if k.startswith('section:') else 0):.4f}" for k, v in sorted(base.items())),
        ";".join(" ".join(f"{x:g}" for x in b) for b in second.bins),
        ";".join(" ".join(map(str, (a, b, width, *cells))) for a, b, width, cells in second.tables),
    ]
    for key, amounts in sorted(packed.items()):
        if max(map(abs, amounts)) < SMALL:
            continue
        total = sum(amount * cited.FIELD**i for i, amount in enumerate(amounts))
        lines.append(f"{key}\t{total}")
    path.write_text(NOTE + "\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path, out: Path) -> dict[str, float]:
    """Cross-validates, trains, writes; returns the cross-validated figures."""
    corpus = load(folder)
    seen = features(corpus)
    print(
        f"cited: {len(corpus.passages)} sentences of {len(corpus.documents)} articles, {seen.matrix.shape[1]} features"
    )
    scores = cross_validate(corpus, seen)
    limit = best_limit(corpus.label, scores)
    f1, precision, recall = f1_at(corpus.label, scores, limit)
    print(f"cited, cross-validated by document: F1 {f1:.4f}, precision {precision:.3f}, recall {recall:.3f} at {limit}")
    write(out, corpus, seen, limit)
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {name: round(float(x), 4) for name, x in figures.items()} | {"labelled": int(corpus.label.sum())}

"""Trains the model behind lint.text.claims.cited: which sentences of a research article its authors cite.

Reads only the development sets in ../shared/eval and, for the other sections of the same articles, ../shared/corpus;
writes schemas/lexicons/claims-model-cited.txt, the same bytes each time. Needs the extra "train" (scikit-learn). Run by
benchmarks/train_claims.py; cross-validation is by document: no article gives sentences to both sides, and the first
step's scores that the second step learns from are themselves made by models that have not seen the sentence.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from array import array
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sparse
from jats_sentences import sentences as sentences_of
from pair_tables import second_step
from sklearn.linear_model import LogisticRegression

from lint.text.claims import cited
from lint.text.claims.surroundings import Passage, links, properties
from lint.text.claims.tokens import BITS, TOKEN, Text, Vocabulary

FREQUENT = 40  # sentences a word must be in to stand for itself
RARE = 8  # sentences a rare word must be in to have a weight
OFTEN = 12  # sentences a run of classes must be in
STRENGTH = 0.2  # inverse regularisation of the first step
NEIGHBOUR = 0.6  # how loud the runs of neighbours are
PLACE = 0.3  # how loud the features of place are
CONTEXTS, METHODS, RESULTS = range(3)  # kinds of further sentences, which lack their place
WEIGHTS = (0.3, 0.2, 0.2)  # of a sentence of each kind
ASIDE = 0.5  # how loud the classes of methods and results are once more, for what a word means only there
FOLDS = 10
SMALL = 10  # weights, in units of the file, below which a run or rare word is left out

NOTE = """\
# Which sentences of a research article its authors cite: weights for lint/text/claims/cited.py
# Made on 2026-11-21 by `python benchmarks/train_claims.py` from the development sets cited_sentences and
# citation_contexts.
# The texts they come from are under CC BY, CC BY-SA, CC0 (research articles) and MIT (Citation-Integrity);
# this file holds counts turned into weights, no sentence of theirs. Licence of this file: CC BY-SA 4.0.
"""


class Corpus(NamedTuple):
    """Sentences in order with their labels; `fold` by document; extra sentences without a place come last."""

    passages: list[Passage]
    documents: list[tuple[int, int]]  # range of each document
    fold: np.ndarray
    label: np.ndarray
    extra: list[str]
    extra_label: np.ndarray
    extra_kind: np.ndarray
    extra_fold: np.ndarray  # -1 where the document is none of ours


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def fold_of(document: str) -> int:
    """The fold of a document: fixed, and independent of the order of the file."""
    return int(hashlib.md5(document.encode()).hexdigest(), 16) % FOLDS


def passages_of(rows: list[dict[str, Any]]) -> tuple[list[Passage], list[tuple[int, int]]]:
    """The rows as passages, and the range of each document."""
    passages, documents = [], []
    for i, row in enumerate(rows):
        passages.append(
            Passage(row["text"], row["section"], row["paragraph"], row["sentence"], row["sentences_in_paragraph"])
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


def load(folder: Path, corpus: Path) -> Corpus:
    """The training material."""
    rows = read(folder / "cited_sentences.dev.jsonl.gz")
    passages, documents = passages_of(rows)
    contexts = context_sentences(folder / "citation_contexts.dev.jsonl.gz")
    known = {comparable(row["text"]) for row in rows}
    others = [sentence for sentence in sentences_of(corpus) if comparable(sentence.text) not in known]
    return Corpus(
        passages,
        documents,
        np.array([fold_of(row["doc"]) for row in rows]),
        np.array([int(row["cited"]) for row in rows]),
        [*contexts, *(sentence.text for sentence in others)],
        np.array([*contexts.values(), *(int(sentence.cited) for sentence in others)]),
        np.array([CONTEXTS] * len(contexts) + [METHODS if sentence.methods else RESULTS for sentence in others]),
        np.array([-1] * len(contexts) + [fold_of(sentence.document) for sentence in others]),
    )


def comparable(text: str) -> str:
    """What two copies of a sentence share whatever became of their marks."""
    return re.sub(r"[\W_]+", "", text.lower())[:60]


class Features(NamedTuple):
    """The first step's matrix: columns by name, in blocks of runs and one of place."""

    matrix: sparse.csr_matrix
    vocabulary: Vocabulary
    texts: list[Text]  # of each document
    frequent: list[str]
    names: list[tuple[str, int | str]]  # block and key of each column
    factor: np.ndarray  # what a column's weight is multiplied by at run time


Key = tuple[str, int | str]


def keys_of(text: Text, vocabulary: Vocabulary) -> list[list[Key]]:
    """The features of the words of each sentence."""
    runs = cited.runs_of(text)
    found: list[list[Key]] = []
    for start, end in zip(text.bounds, text.bounds[1:], strict=False):
        keys: list[Key] = [("own", run) for run in text.classes[start:end]]
        keys += [("own", run) for run in runs.pairs[start : end - 1] + runs.triples[start : end - 2]]
        keys += [("opening", run) for run in cited.opening_of(text, runs, start, end)]
        rare = [word for word in text.words[start:end] if vocabulary.is_rare(vocabulary.classes[word])]
        keys += [("rare", vocabulary.tokens[word].lower()) for word in rare]
        found.append(keys)
    return found


def counted(found: list[list[Key]], column: dict[Key, int]) -> sparse.csr_matrix:
    """How often each sentence has each feature that has a column."""
    rows, columns = [], []
    for i, keys in enumerate(found):
        for key in keys:
            if key in column:
                rows.append(i)
                columns.append(column[key])
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(found), len(column)))
    matrix.sum_duplicates()
    return matrix


def features(corpus: Corpus) -> Features:
    """Builds the matrix for all sentences, the extra ones last."""
    count, n = len(corpus.passages), len(corpus.passages) + len(corpus.extra)
    judged = [p.text for p in corpus.passages]
    judged += [text for text, kind in zip(corpus.extra, corpus.extra_kind, strict=True) if kind == CONTEXTS]
    low = Counter(word for text in judged for word in {token.lower() for token in TOKEN.findall(text)})
    frequent = sorted(word for word, n in low.items() if n >= FREQUENT and word[0].isalpha())
    vocabulary = Vocabulary(frequent, limit=1 << 30)
    texts = [vocabulary.read([p.text for p in corpus.passages[a:b]]) for a, b in corpus.documents]
    found = [keys for text in texts for keys in keys_of(text, vocabulary)]
    for text in corpus.extra:
        found += keys_of(vocabulary.read([text]), vocabulary)
    length = np.array([sum(1 for b, k in keys if b == "own" and k < 1 << BITS) - 2 for keys in found])
    spread = Counter(key for keys in found for key in set(keys))
    kept = sorted((k for k, n in spread.items() if n >= (RARE if k[0] == "rare" else OFTEN)), key=str)
    weight = np.array([np.log(n / spread[k]) / 4 + 0.3 for k in kept])
    plain = counted(found, {key: i for i, key in enumerate(kept)})
    plain = plain.multiply(1 / np.sqrt(length + cited.PRIOR)[:, None]).multiply(weight[None, :]).tocsr()
    single = np.array([i for i, (block, key) in enumerate(kept) if block == "own" and key < 1 << BITS])
    classes = plain[:, single]
    discussion = np.array([p.section.startswith("disc") for p in corpus.passages] + [False] * len(corpus.extra))
    linked = np.zeros(n, bool)
    for start, end in corpus.documents:
        linked[start:end] = links(corpus.passages[start:end])[:-1]
    before = classes[np.maximum(np.arange(n) - 1, 0)].multiply(linked[:, None] * NEIGHBOUR)
    follows = np.append(linked[1:], False)
    after = classes[np.minimum(np.arange(n) + 1, n - 1)].multiply(follows[:, None] * NEIGHBOUR)
    kind = np.concatenate([np.full(count, -1), corpus.extra_kind])
    placed = sparse.lil_matrix((n, cited.PLACES + len(WEIGHTS)))
    for i, passage in enumerate(corpus.passages):
        placed[i, list(cited.place(passage, int(length[i])))] = PLACE
    placed[np.arange(count, n), cited.PLACES + corpus.extra_kind] = 1.0
    apart = [classes.multiply((kind == which)[:, None] * ASIDE) for which in (METHODS, RESULTS)]
    matrix = sparse.hstack([plain, classes.multiply(discussion[:, None]), before, after, *apart, placed]).tocsr()
    names: list[Key] = list(kept)
    factor = [weight]
    blocks = (("discussion", 1.0), ("before", NEIGHBOUR), ("after", NEIGHBOUR), ("aside", ASIDE), ("aside", ASIDE))
    for block, loud in blocks:
        names += [(block, kept[i][1]) for i in single]
        factor.append(weight[single] * loud)
    names += [("place", i) for i in range(placed.shape[1])]
    factor.append(np.full(placed.shape[1], PLACE))
    return Features(matrix, vocabulary, texts, frequent, names, np.concatenate(factor))


class Linear(NamedTuple):
    """The first step: a weight for each column, 0 for those left out."""

    weights: np.ndarray
    intercept: float

    def predict(self, matrix: sparse.csr_matrix) -> np.ndarray:
        """Log-odds."""
        return matrix @ self.weights + self.intercept


def fit(corpus: Corpus, seen: Features, train: np.ndarray) -> Linear:
    """The first step on these sentences and the extra ones of no other article: fits, leaves out the many features that
    hardly tell anything, fits again with those that remain."""
    extra = np.isin(corpus.extra_fold, [-1, *np.unique(corpus.fold[train])])
    every = np.flatnonzero(np.concatenate([train, extra]))
    labels = np.concatenate([corpus.label, corpus.extra_label])[every]
    amounts = np.concatenate([np.ones(len(train)), np.array(WEIGHTS)[corpus.extra_kind]])[every]
    matrix = seen.matrix[every]
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(matrix, labels, sample_weight=amounts)
    loud = np.abs(model.coef_[0] * seen.factor * cited.UNIT) >= SMALL
    always = [block not in ("own", "opening", "rare") or (block == "own" and k < 1 << BITS) for block, k in seen.names]
    kept = np.flatnonzero(loud | always)
    model.fit(matrix[:, kept], labels, sample_weight=amounts)
    weights = np.zeros(len(seen.names))
    weights[kept] = model.coef_[0]
    return Linear(weights, float(model.intercept_[0]))


def first_step(corpus: Corpus, seen: Features, train: np.ndarray) -> np.ndarray:
    """Scores of all sentences: for those of `train` by models that did not see their document."""
    count = len(corpus.passages)
    scores = np.zeros(count)
    for fold in range(FOLDS):
        held = train & (corpus.fold == fold)
        if held.any():
            model = fit(corpus, seen, train & ~held)
            scores[held] = model.predict(seen.matrix[np.flatnonzero(held)])
    rest = np.flatnonzero(~train)
    if len(rest):
        scores[rest] = fit(corpus, seen, train).predict(seen.matrix[rest])
    return scores


def view_of(corpus: Corpus, seen: Features, scores: np.ndarray) -> np.ndarray:
    """The second step's view, document by document, by the code that runs in the product."""
    rows: list[tuple[float, ...]] = []
    for (start, end), text in zip(corpus.documents, seen.texts, strict=True):
        passages = corpus.passages[start:end]
        rows += properties(passages, links(passages), text, seen.vocabulary, [float(s) for s in scores[start:end]])
    return np.array(rows, dtype=float)


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
    smooth = np.convolve(f1, np.ones(21) / 21, mode="same")[10:-10]
    return round(float(limits[10:-10][smooth.argmax()]), 2)


def cross_validate(corpus: Corpus, seen: Features) -> np.ndarray:
    """Scores of all sentences by models that have not seen their document in either step."""
    scores = np.zeros(len(corpus.passages))
    for fold in range(FOLDS):
        train = corpus.fold != fold
        first = first_step(corpus, seen, train)
        view = view_of(corpus, seen, first)
        second = second_step(view[train], corpus.label[train])
        scores[~train] = second.predict(view[~train])
        print(
            f"  fold {fold}: F1 {f1_at(corpus.label[~train], scores[~train], best_limit(corpus.label, scores))[0]:.3f}"
        )
    return scores


def packed(kind: str, numbers: Iterable[int]) -> str:
    """Numbers as a line of text; `kind` is a type code of `array`."""
    row = array(kind, numbers)
    if sys.byteorder == "big":
        row.byteswap()
    return b64encode(row.tobytes()).decode()


def write(path: Path, corpus: Corpus, seen: Features, limit: float) -> None:
    """Trains on everything and writes the shipped file."""
    everything = np.ones(len(corpus.passages), bool)
    second = second_step(view_of(corpus, seen, first_step(corpus, seen, everything)), corpus.label)
    model = fit(corpus, seen, everything)
    weights: dict[str, dict[Any, float]] = {}
    for (block, key), weight in zip(seen.names, model.weights * seen.factor, strict=True):
        weights.setdefault(block, {})[key] = float(weight)
    rounded = {b: {k: round(w * cited.UNIT) for k, w in sorted(found.items())} for b, found in weights.items()}
    fields = [rounded[block] for block in ("own", "discussion", "before", "after")]
    classes = [
        sum(field.get(name, 0) * cited.FIELD**i for i, field in enumerate(fields))
        for name in range(len(seen.vocabulary.names))
    ]
    once = model.intercept / 5  # a sentence has five features of place
    base = [weights["place"][i] + once for i in range(cited.PLACES)]
    own = {key: w for key, w in rounded["own"].items() if key >= 1 << BITS and w}
    pairs = {key: w for key, w in own.items() if key < 1 << 2 * BITS}
    triples = {key: w for key, w in own.items() if key >= 1 << 2 * BITS}
    opening = {key: w for key, w in rounded["opening"].items() if w}
    rare = {key: w for key, w in rounded["rare"].items() if w}
    lines = [
        " ".join(seen.frequent),
        packed("q", classes),
        " ".join(rare),
        packed("h", rare.values()),
        packed("I", pairs),
        packed("h", pairs.values()),
        packed("Q", triples),
        packed("h", triples.values()),
        packed("Q", opening),
        packed("h", opening.values()),
        " ".join(f"{x:.4f}" for x in base),
        ";".join(" ".join(f"{x:g}" for x in b) for b in second.bins),
        ";".join(" ".join(map(str, (a, b, width, *cells))) for a, b, width, cells in second.tables),
        f"{second.bias} {limit}",
    ]
    path.write_text(NOTE + "\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path, corpus_folder: Path, out: Path) -> dict[str, float]:
    """Cross-validates, trains, writes; returns the cross-validated figures."""
    corpus = load(folder, corpus_folder)
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

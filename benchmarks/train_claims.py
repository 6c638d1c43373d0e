"""Trains the shipped weights of claim recognition from the development sets and writes
schemas/lexicons/claims-model.txt and claims-model-cited.txt, the same bytes each time.

    pip install -e ".[train]"
    python benchmarks/train_claims.py [claims|cited]

It reads ../shared/eval and, for the headings above the labelled sentences, ../shared/corpus.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))

from lint.text.claims.cues import scan  # noqa: E402
from lint.text.claims.features import BIT, NAMES, role_mask  # noqa: E402
from lint.text.claims.forms import form_of_block, forms  # noqa: E402
from lint.text.claims.lexicon import EVIDENCE_OF, LEANINGS, NEEDS  # noqa: E402
from lint.text.claims.model import KINDS, NEIGHBOURS, neighbour_values  # noqa: E402
from lint.text.claims.never import never  # noqa: E402
from lint.text.section_roles import roles_of  # noqa: E402

FOLDS = 10
FIRST, SECOND, KIND = 0.3, 0.3, 0.1  # inverse regularisation of the steps
LEAN = 1.0  # how much the leanings of the lexicon count beside what is learned of kinds
MORE = 0.7  # weight of the sentences of benchmarks/labels/claims-more.tsv
ALWAYS = 0.04  # weight of sentences of the sets that hold claims only
PLAIN = 0.8  # weight of the plain sentences of benchmarks/labels/claims-plain.tsv, written for this purpose
TEXTBOOK = 0.03  # weight of a textbook's sentences, which are taken for common knowledge
TRUST = 1.3  # how much its leanings on the need of a source count
MARGIN = 0.0  # added to the threshold found in cross-validation

NOTE = """\
# Which sentences make a claim that needs a source: weights for lint/text/claims.
# Made on 2026-11-21 by `python benchmarks/train_claims.py` from the development set claims.dev, whose sentences come
# from openly licensed works (see the corpora's ATTRIBUTION.md);
# this file holds weights of word groups, no sentence of theirs. Licence of this file: CC BY-SA 4.0.
# Columns: feature, first step, second step, then the kinds: {kinds}
"""


class Row(NamedTuple):
    """A labelled sentence with its features."""

    text: str
    paragraph: tuple[str, int]
    label: int  # 1 needs a source, 0 does not, -1 borderline
    kind: str | None
    mask: int
    fold: int


def clean(text: str) -> str:
    """A labelled sentence as a reader of the format would give it."""
    text = re.sub(r"\*\*|\{:[^}]*\}|\[\\?\[link\\?\]\]\([^)]*\)", "", text).replace("\\_", "_").strip()
    return re.sub(r"^(?:[-*•]|\d+\.)\s+", "", text)


def mask_alone(text: str) -> int:
    """The features of a sentence that stands by itself."""
    seen = scan(text, [(0, len(text))])[0]
    return seen | forms(text, seen)


def heading_above(lines: list[str], line: int) -> str:
    """The nearest heading above a line of a Markdown or HTML file."""
    for text in reversed(lines[:line]):
        match = re.match(r"#{1,6}\s+(.*)", text) or re.search(r"<h[1-6][^>]*>(.*?)</h", text)
        if match:
            return re.sub("<[^>]+>", "", match.group(1)).strip("# *")
    return ""


def read_rows() -> list[Row]:
    """The rows of claims.dev with the roles of the sections they stand in."""
    rows: list[Row] = []
    files: dict[str, list[str]] = {}
    records = [json.loads(line) for line in (SHARED / "eval/claims.dev.jsonl").read_text("utf-8").splitlines()]
    texts = [clean(record["text"]) for record in records]
    prose = "\n".join(texts)
    spans, at = [], 0
    for text in texts:
        spans.append((at, at + len(text)))
        at += len(text) + 1
    for record, text, seen in zip(records, texts, scan(prose, spans), strict=True):
        name = record["file"]
        if name not in files:
            files[name] = (SHARED / "corpus" / name).read_text("utf-8").split("\n")
        _, roles = roles_of(heading_above(files[name], record["line"]))
        item = re.match(r"\s*(?:[-*•]|\d+\.)\s", record["text"]) is not None
        mask = (seen | forms(text, seen) | form_of_block("item" if item else "paragraph")) if text else 0
        mask |= role_mask(roles)
        kind = record["kind"][0] if isinstance(record["kind"], list) else record["kind"]
        rows.append(
            Row(
                text,
                (name, record["line"]),
                {"yes": 1, "no": 0, "borderline": -1}[record["needs"]],
                kind,
                mask,
                int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS,
            )
        )
    return rows


class More(NamedTuple):
    """Sentences of other articles, labelled by one reader: features with neighbours, labels."""

    features: np.ndarray
    neighbours: np.ndarray
    label: np.ndarray
    weight: np.ndarray


def positives() -> list[str]:
    """Sentences of sets that hold claims only, each once."""
    found: dict[str, None] = {}
    for name, key in (("scifact_claims", "claim"), ("evidence_statements", "evidence")):
        with gzip.open(SHARED / f"eval/{name}.dev.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                found.setdefault(" ".join(json.loads(line)[key].split()))
    return list(found)


def textbook() -> list[str]:
    """Sentences of a textbook of anatomy and physiology without numbers or studies: common knowledge in the field."""
    found: list[str] = []
    for file in sorted((SHARED / "corpus/anatomy-book/articles").glob("*.md"))[::2]:
        for line in file.read_text("utf-8").splitlines():
            if len(line) > 150 and line[0].isalpha() and "](" not in line:
                found += [s for s in re.split(r"(?<=[.!?]) (?=[A-Z])", clean(line)) if 40 < len(s) < 300]
    telling = re.compile(
        r"(?i)\d|percent|stud|research|evidence|risk|most common|patients|treat|cancer|shown|disease|thought"
    )
    return [s for s in found if not telling.search(s)][::4]


@cache
def read_more() -> More:
    """The sentences of benchmarks/labels/claims-more.tsv that are not borderline, and those that are always claims."""
    with (ROOT / "benchmarks/labels/claims-more.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = [row for row in rows if row["needs"] != "borderline"]
    masks = []
    for row in rows:
        text = row["text"]
        masks.append(mask_alone(text) | form_of_block(row["block"]) | role_mask(roles_of(row["heading"])[1]))
    labels = [int(row["needs"] == "yes") for row in rows]
    around_them = [[float(x) for x in row["neighbours"].split()] for row in rows]
    weights = [MORE] * len(rows)
    for text in positives():
        masks.append(mask_alone(text))
        labels.append(1)
        around_them.append(list(neighbour_values([0.0], 0)))
        weights.append(ALWAYS)
    with (ROOT / "benchmarks/labels/claims-plain.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"]
            masks.append(mask_alone(text))
            labels.append(int(row["needs"] == "yes"))
            around_them.append(list(neighbour_values([0.0], 0)))
            weights.append(PLAIN)
    for text in textbook():
        masks.append(mask_alone(text))
        labels.append(0)
        around_them.append([-0.8, -0.8, -0.8, 0.0])
        weights.append(TEXTBOOK)
    return More(
        np.array([[(mask >> bit) & 1 for bit in range(len(NAMES))] for mask in masks], dtype=float),
        np.array(around_them),
        np.array(labels),
        np.array(weights),
    )


def matrix(rows: list[Row]) -> np.ndarray:
    """A column for each feature."""
    return np.array([[(row.mask >> bit) & 1 for bit in range(len(NAMES))] for row in rows], dtype=float)


def around(rows: list[Row], scores: np.ndarray) -> np.ndarray:
    """The neighbours' columns, paragraph by paragraph."""
    result = np.zeros((len(rows), len(NEIGHBOURS)))
    start = 0
    for i in range(1, len(rows) + 1):
        if i == len(rows) or rows[i].paragraph != rows[start].paragraph:
            group = [float(s) for s in scores[start:i]]
            for k in range(i - start):
                result[start + k] = neighbour_values(group, k)
            start = i
    return result


class Logistic(NamedTuple):
    """A logistic regression."""

    weights: np.ndarray
    bias: float

    def scores(self, features: np.ndarray) -> np.ndarray:
        """Log-odds."""
        return features @ self.weights + self.bias


def logistic(
    features: np.ndarray, labels: np.ndarray, strength: float, before: np.ndarray, weight: np.ndarray | None = None
) -> Logistic:
    """A fit by Newton's method whose weights are drawn towards what is known `before` instead of towards nothing."""
    n, count = features.shape
    wide = np.column_stack([features, np.ones(n)])
    centre = np.append(before, 0.0)
    pull = np.append(np.full(count, 1 / strength), 1e-6)
    weights = centre.copy()
    weight = np.ones(n) if weight is None else weight
    for _ in range(60):
        chance = 1 / (1 + np.exp(-wide @ weights))
        gradient = wide.T @ (weight * (chance - labels)) + pull * (weights - centre)
        curvature = (wide * (weight * chance * (1 - chance))[:, None]).T @ wide + np.diag(pull)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return Logistic(weights[:-1], float(weights[-1]))


def leaning(text: str, scale: float) -> np.ndarray:
    """The weights that the lexicon gives before anything is learned."""
    result = np.zeros(len(NAMES))
    for part in text.split(";"):
        name, amount = part.split()
        result[BIT[name]] = float(amount) * scale
    return result


def two_steps(features: np.ndarray, rows: list[Row], train: np.ndarray) -> tuple[np.ndarray, Any, Any]:
    """Fits both steps on `train`; the second learns from scores of models that had not seen the article."""
    label = np.array([row.label for row in rows])
    fold = np.array([row.fold for row in rows])
    clear = label >= 0
    scores = np.zeros(len(rows))
    known = leaning(NEEDS, TRUST)
    more: More | None = read_more() if MORE else None

    def fitted(chosen: np.ndarray, columns: np.ndarray, strength: float, before: np.ndarray) -> Logistic:
        if more is None:
            return logistic(columns[chosen], label[chosen], strength, before)
        other = more.features if columns.shape[1] == more.features.shape[1] else None
        other = np.column_stack([more.features, more.neighbours]) if other is None else other
        weight = np.concatenate([np.ones(int(chosen.sum())), more.weight])
        both = np.vstack([columns[chosen], other])
        return logistic(both, np.concatenate([label[chosen], more.label]), strength, before, weight)

    for held in range(FOLDS):
        part = train & (fold == held)
        if part.any():
            fit = train & (fold != held) & clear
            scores[part] = fitted(fit, features, FIRST, known).scores(features[part])
    first = fitted(train & clear, features, FIRST, known)
    if (~train).any():
        scores[~train] = first.scores(features[~train])
    both = np.column_stack([features, around(rows, scores)])
    both_known = np.append(known, np.zeros(len(NEIGHBOURS)))
    second = fitted(train & clear, both, SECOND, both_known)
    return second.scores(both), first, second


def measure(label: np.ndarray, chosen: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    hit = float((chosen & (label == 1)).sum())
    precision, recall = hit / max(chosen.sum(), 1), hit / max((label == 1).sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def train_kinds(features: np.ndarray, rows: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    """One against the rest for each kind, over all sentences that have one; returns weights and biases."""
    chosen = np.array([row.kind in KINDS for row in rows])
    weights, biases = [], []
    for kind in KINDS:
        target = np.array([int(row.kind == kind) for row in rows])[chosen]
        fit = logistic(features[chosen], target, KIND, leaning(LEANINGS[kind], LEAN))
        weights.append(fit.weights)
        biases.append(fit.bias)
    return np.array(weights), np.array(biases)


def cross_validate(rows: list[Row], features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scores and kinds of all sentences by models that have not seen their article."""
    fold = np.array([row.fold for row in rows])
    scores, kinds = np.zeros(len(rows)), np.zeros(len(rows), int)
    for held in range(FOLDS):
        train = fold != held
        scores[~train] = two_steps(features, rows, train)[0][~train]
        weights, biases = train_kinds(features[train], [r for r, t in zip(rows, train, strict=True) if t])
        totals = features[~train] @ weights.T + biases
        for k, kind in enumerate(KINDS):
            without = features[~train][:, [BIT[name] for name in EVIDENCE_OF[kind].split()]].sum(1) == 0
            totals[without, k] -= 50
        kinds[~train] = totals.argmax(1)
    return scores, kinds


def train_claims(out: Path) -> dict[str, float]:
    """Cross-validates, trains on everything, writes."""
    rows = [row for row in read_rows() if row.text]
    dropped = [row for row in rows if never(row.text, row.mask)]
    rows = [row for row in rows if not never(row.text, row.mask)]
    features = matrix(rows)
    label = np.array([row.label for row in rows])
    scores, kinds = cross_validate(rows, features)
    missed = sum(row.label == 1 for row in dropped)
    print(f"claims: {len(rows)} sentences, {len(dropped)} set aside by rule ({missed} of them claims)")
    clear = label >= 0
    curve = [(t, *measure(label[clear], scores[clear] >= t)) for t in np.arange(-1.5, 2.0, 0.05)]
    for t, p, r, f in curve[::5]:
        print(f"  threshold {t:5.2f}: precision {p:.3f}, recall {r:.3f}, F1 {f:.3f}")
    good = [point for point in curve if point[2] >= 0.8]
    limit = round(float(max(good, key=lambda point: point[0])[0]) + MARGIN, 2)
    p, r, f = measure(label[clear], scores[clear] >= limit)
    print(f"claims, cross-validated by article at {limit}: precision {p:.3f}, recall {r:.3f}, F1 {f:.3f}")
    named = [i for i, row in enumerate(rows) if row.label == 1 and row.kind in KINDS]
    right = sum(KINDS[kinds[i]] == rows[i].kind for i in named)
    print(f"kinds, cross-validated: {right} of {len(named)} right")
    _, first, second = two_steps(features, rows, np.ones(len(rows), bool))
    weights, biases = train_kinds(features, rows)
    lines = [
        "\t".join(["bias", *(f"{x:.3f}" for x in (first.bias, second.bias, *biases))]),
        f"threshold\t{limit}",
    ]
    count = len(NAMES)
    for name, value in zip(NEIGHBOURS, second.weights[count:], strict=True):
        lines.append(f"neighbour:{name}\t{value:.3f}")
    for j, name in enumerate(NAMES):
        values = (first.weights[j], second.weights[j], *weights[:, j])
        lines.append("\t".join([name, *(f"{x:.3f}" for x in values)]))
    out.write_text(NOTE.format(kinds=" ".join(KINDS)) + "\n".join(lines) + "\n", encoding="utf-8")
    figures = {"precision": p, "recall": r, "f1": f}
    return {name: round(value, 4) for name, value in figures.items()} | {"labelled": int((label == 1).sum())}


def main(arguments: list[str]) -> int:
    """Trains what is asked for; both without arguments."""
    folder = ROOT / "schemas" / "lexicons"
    results = {}
    if not arguments or "claims" in arguments:
        results["claims"] = train_claims(folder / "claims-model.txt")
    if not arguments or "cited" in arguments:
        sys.path.insert(0, str(Path(__file__).resolve().parent))
        from train_cited import main as train_cited

        results["cited sentences"] = train_cited(SHARED / "eval", SHARED / "corpus", folder / "claims-model-cited.txt")
    written = ROOT / "benchmarks" / "results" / "claims-training.json"
    known = json.loads(written.read_text("utf-8")) if written.exists() else {}
    written.write_text(json.dumps(known | results, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

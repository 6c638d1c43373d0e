"""Trains the shipped weights of disclaimer recognition from the labelled sets and writes
schemas/lexicons/disclaimers-model.txt and disclaimers-model-parts.txt, the same bytes each time.

    pip install -e ".[train]"
    python benchmarks/train_disclaimers.py [--sets]

It reads benchmarks/labels and, for passages that are no disclaimers, the edges of the articles of ../shared/corpus.
With --sets it leaves out each set in turn and prints how the weights of the others do on it; no weights are written,
but benchmarks/results/disclaimers-training.json.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
LABELS = ROOT / "benchmarks" / "labels"
sys.path.insert(0, str(ROOT))

from benchmarks.tally import Tally  # noqa: E402
from lint.facts import Facts  # noqa: E402
from lint.formats import read  # noqa: E402
from lint.profiles import load_profile  # noqa: E402
from lint.source import decode  # noqa: E402
from lint.text.disclaimers.in_text import edges_of  # noqa: E402
from lint.text.disclaimers.lexicon import CLASSES  # noqa: E402
from lint.text.disclaimers.model import PART_MARGIN, PARTS_FILE, PRESENCE_FILE, features  # noqa: E402
from lint.text.disclaimers.reading import PARTS, read_tokens  # noqa: E402
from lint.text.disclaimers.tokens import held_by, normal, tokens_of  # noqa: E402

SETS = (
    "",
    "_unusual",
    "_fresh",
    "_voices_1",
    "_voices_2",
    "_voices_3",
    "_voices_4",
    "_voices_5",
    "_voices_6",
    "_training",
)
PRESENCE, PART = 0.07, 0.15  # inverse regularisation
STEPS = 400
AGAINST = 2.0  # weight of a labelled passage that is no disclaimer
CORPUS_WEIGHT = 0.5  # weight of a passage of the corpus
LEAST, LEAST_OF_PARTS = 0.1, 0.12  # smaller weights are not written
TRUE_ONES = ("cdc--0000339", "cdc--0000381")  # articles of the corpus that do have a disclaimer
NOTE = """\
# Which passages are disclaimers, and of which components: weights for lint/text/disclaimers/model.py.
# Made on 2026-11-21 by `python benchmarks/train_disclaimers.py` from the sets of benchmarks/labels, which we wrote,
# and from edges of articles of the corpus (openly licensed works, see its ATTRIBUTION.md); this file holds weights of
# words and pairs of words, no sentence of theirs. Licence of this file: CC BY-SA 4.0.
# A line: a weight, then the features that have it ("=" the bias, "+X" a class of words); in the file of the components
# the component first.
"""
Passage = list[str]


class Row(NamedTuple):
    """A labelled passage; its parts are empty where it is no disclaimer."""

    passage: Passage
    parts: frozenset[str]


def passage(text: str) -> Passage:
    """A text as the tokens of its sentences, marks of Markdown and the tags of HTML left out."""
    text = re.sub(r"<[^>]+>|^\W*\[!\w+\]|^(?:!!!|:::)[^\n]*|[*_`>]|:::", " ", text, flags=re.MULTILINE)
    return tokens_of(normal(text.strip()))


def rows_of(name: str) -> list[Row]:
    """The passages of one set; articles of the corpus as they are and whole articles are left out."""
    path = LABELS / f"disclaimers{name}.jsonl"
    if not path.exists():
        return []
    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row.get("planted") or row.get("text")
        if text:
            found.append(Row(passage(text), frozenset(row["parts"])))
    return found


def sentences(tokens: Passage) -> list[Passage]:
    """A passage cut after its full stops."""
    found: list[Passage] = [[]]
    for token in tokens:
        found[-1].append(token)
        if token in (".", "?", "!"):
            found.append([])
    return found


def corpus() -> list[Passage]:
    """The edges of the corpus's articles in Markdown and plain text."""
    found: list[Passage] = []
    profile = load_profile("default")
    for path in sorted(CORPUS.glob("*/articles/*.*")):
        if path.suffix not in (".md", ".txt") or any(name in path.name for name in TRUE_ONES):
            continue
        facts = Facts(read(decode(path.name, path.read_bytes())), profile)
        if facts.language in ("en", "und"):
            found += edges_of(facts.article, facts.sentences, facts.section_roles)
    return found


def names_of(tokens: Passage) -> list[str]:
    held = held_by(tokens)
    return sorted(features(tokens)) + [f"+{name}" for i, name in enumerate(CLASSES) if held & 1 << i]


def fit(
    items: Sequence[np.ndarray], label: np.ndarray, weight: np.ndarray, size: int, strength: float
) -> tuple[np.ndarray, float]:
    """Logistic regression over sparse binary features, by gradient descent with a rate for each weight."""
    index = np.concatenate(items)
    row = np.repeat(np.arange(len(items)), [len(item) for item in items])
    weights, bias = np.zeros(size), 0.0
    squares, bias_squares = np.full(size, 1e-8), 1e-8
    for _ in range(STEPS):
        odds = np.bincount(row, weights[index], len(items)) + bias
        error = (1 / (1 + np.exp(-odds)) - label) * weight
        slope = np.bincount(index, error[row], size) + strength * weights
        squares += slope * slope
        bias_squares += error.sum() ** 2
        weights -= 0.5 * slope / np.sqrt(squares)
        bias -= 0.5 * error.sum() / np.sqrt(bias_squares)
    return weights, float(bias)


class Weights(NamedTuple):
    vocabulary: dict[str, int]
    presence: tuple[np.ndarray, float]
    parts: dict[str, tuple[np.ndarray, float]]

    def value(self, fitted: tuple[np.ndarray, float], tokens: Passage) -> float:
        known = [self.vocabulary[name] for name in names_of(tokens) if name in self.vocabulary]
        return float(fitted[0][known].sum() + fitted[1])


def train(rows: Sequence[Row], plain: Sequence[Passage]) -> Weights:
    vocabulary: dict[str, int] = {}

    def vector(tokens: Passage) -> np.ndarray:
        return np.array([vocabulary.setdefault(name, len(vocabulary)) for name in names_of(tokens)], dtype=np.int64)

    labelled = [vector(row.passage) for row in rows]
    others = [vector(tokens) for tokens in plain]
    label = np.array([bool(row.parts) for row in rows] + [False] * len(others), dtype=float)
    weight = np.array([1.0 if row.parts else AGAINST for row in rows] + [CORPUS_WEIGHT] * len(others))
    size = len(vocabulary)
    presence = fit(labelled + others, label, weight, size, PRESENCE)
    with_parts = [(item, row.parts) for item, row in zip(labelled, rows, strict=True) if row.parts]
    items, even = [item for item, _ in with_parts], np.ones(len(with_parts))
    parts = {
        str(part): fit(items, np.array([part in held for _, held in with_parts], dtype=float), even, size, PART)
        for part in PARTS
    }
    return Weights(vocabulary, presence, parts)


def lines_of(fitted: tuple[np.ndarray, float], vocabulary: dict[str, int], step: float, least: float) -> list[str]:
    """Weights rounded to steps, each with all features that have it."""
    by_weight: dict[float, list[str]] = {round(fitted[1], 2): ["="]}
    for name, at in sorted(vocabulary.items()):
        weight = float(fitted[0][at])
        if abs(weight) >= least:
            by_weight.setdefault(round(round(weight / step) * step, 2), []).append(name)
    return [f"{weight}\t" + "\t".join(names) for weight, names in sorted(by_weight.items())]


def write(weights: Weights, folder: Path) -> None:
    parts = [
        f"{part}\t{line}"
        for part, fitted in weights.parts.items()
        for line in lines_of(fitted, weights.vocabulary, 0.05, LEAST_OF_PARTS)
    ]
    for name, lines in (
        (PRESENCE_FILE, lines_of(weights.presence, weights.vocabulary, 0.02, LEAST)),
        (PARTS_FILE, parts),
    ):
        (folder / name).write_text(NOTE + "\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {(folder / name).stat().st_size / 1000:.0f} kB")


def leave_out(sets: dict[str, list[Row]], plain: Sequence[Passage]) -> None:
    """Each set by the weights of the others, and half the corpus by those of the other half."""
    presence, parts = Tally(), Tally()
    taken = 0
    for name, rows in sets.items():
        if name == "_training":
            continue
        weights = train([row for other, each in sets.items() if other != name for row in each], plain[::2])
        own_presence, own_parts = Tally(), Tally()
        for row in rows:
            found = weights.value(weights.presence, row.passage) > 0
            held = {part for tokens in sentences(row.passage) for part in read_tokens(tokens)}
            held |= {part for part, fitted in weights.parts.items() if weights.value(fitted, row.passage) > PART_MARGIN}
            for tally in (presence, own_presence):
                tally.add({"disclaimer"} if found else set(), {"disclaimer"} if row.parts else set())
            if found and row.parts:
                parts.add(held, row.parts)
                own_parts.add(held, row.parts)
        taken = sum(weights.value(weights.presence, tokens) > 0 for tokens in plain[1::2])
        print(f"disclaimers{name} left out: presence {own_presence.figures()}; parts {own_parts.figures()}")
    print(f"disclaimers, each set left out: presence {presence.figures()}; parts {parts.figures()}")
    print(f"{taken} of {len(plain[1::2])} passages of the corpus that were left out are taken for a disclaimer")
    figures = {"each set left out in turn": {"presence": presence.figures(), "parts": parts.figures()}}
    target = ROOT / "benchmarks" / "results" / "disclaimers-training.json"
    target.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


def main(arguments: list[str]) -> int:
    if not CORPUS.is_dir():
        print("disclaimers: the corpus is not here; nothing trained")
        return 1
    sets = {name: rows for name in SETS if (rows := rows_of(name))}
    plain = corpus()
    if "--sets" in arguments:
        leave_out(sets, plain)
    else:
        write(train([row for rows in sets.values() for row in rows], plain), ROOT / "schemas" / "lexicons")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

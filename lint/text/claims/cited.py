"""Would the authors of a research article cite something here? A score for each sentence of its introduction,
background and discussion, from its words, its neighbours and its place.

Two steps. First a linear model over runs of up to three word classes (the sentence's own, how it begins, single classes
of those around it, more for a discussion); then tables over pairs of coarse properties, the first score of the sentence
and of its neighbours among them. Weights: schemas/lexicons/claims-model-cited.txt, made by benchmarks/train_claims.py.
"""

from __future__ import annotations

import re
import sys
from array import array
from binascii import a2b_base64
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from lint import lexicons, linear
from lint.text.claims.surroundings import Passage, links, properties, section_number
from lint.text.claims.tokens import Text, Vocabulary, runs
from lint.typed import NamedTuple

FILE = "claims-model-cited.txt"
FIELD = 1 << 16  # a class's weights (own, in a discussion, before, after) are packed into one int, 16 bits each
HALF = FIELD >> 1
_ALL_HALVES = HALF * sum(FIELD**field for field in range(4))  # so that no field borrows from the next
UNIT = 64.0  # weights are stored in 1/64
OPENING = 6  # classes at the start of a sentence, START among them, that are looked at once more
PRIOR = 8.0  # added to a sentence's length so that short ones are not extreme

_OWN = (
    r"(?i)\b(?:we|our|us|this (?:study|trial|analysis|review|paper|article)|the (?:present|current) (?:study|trial)"
    r"|table|fig(?:ure)?)\b"
)


class Model(NamedTuple):
    """The shipped weights."""

    vocabulary: Vocabulary
    runs: dict[int, int]  # weights of runs of two and three classes, wherever they stand
    opening: dict[int, int]  # of classes and runs at the start of a sentence
    base: list[float]  # first step: what section, position and length add
    bins: list[list[float]]  # second step: thresholds of each property
    tables: list[tuple[int, int, int, list[int]]]  # two properties, width of the second, logits in 1/256
    bias: float
    threshold: float


@lru_cache(maxsize=1)
def _patterns_of_own() -> tuple[linear.Linear, re.Pattern[str]]:
    return linear.compile(_OWN), re.compile(_OWN)


def own_words(texts: Sequence[str]) -> set[int]:
    """The indices of the sentences that speak of the article's own study."""
    pattern, exact = _patterns_of_own()  # the first, over all at once, takes a letter beyond ASCII for a word's end
    return {index for index in linear.holding(pattern, texts) if exact.search(texts[index])}


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that ship with the product."""
    rows = iter(lexicons.lines(FILE))
    frequent = next(rows).split(" ")
    class_weights = _unpacked("q", next(rows))
    rare = dict(zip(next(rows).split(" "), _unpacked("h", next(rows)), strict=True))
    runs = dict(zip(_unpacked("I", next(rows)), _unpacked("h", next(rows)), strict=True))
    runs.update(zip(_unpacked("Q", next(rows)), _unpacked("h", next(rows)), strict=True))
    opening = dict(zip(_unpacked("Q", next(rows)), _unpacked("h", next(rows)), strict=True))
    base = list(map(float, next(rows).split(" ")))
    bins = [[float(x) for x in part.split()] for part in next(rows).split(";")]
    tables = []
    for part in next(rows).split(";"):
        a, b, width, *cells = map(int, part.split())
        tables.append((a, b, width, cells))
    bias, threshold = map(float, next(rows).split(" "))
    vocabulary = Vocabulary(frequent, class_weights, rare)
    return Model(vocabulary, runs, opening, base, bins, tables, bias, threshold)


def _unpacked(kind: str, row: str) -> array[int]:
    numbers = array(kind, a2b_base64(row))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def place(passage: Passage, tokens: int) -> tuple[int, int, int, int, int]:
    """Where a sentence stands, as indices into `Model.base`: the first step's features beside words."""
    _, section, paragraph, sentence, sentences = passage
    at = section_number(section) * _WIDTH
    left = sentences - 1 - sentence
    return (
        at + (sentence if sentence < 5 else 5),
        at + 6 + (left if left < 3 else 3),
        at + 10 + (paragraph if paragraph < 8 else 8),
        _SHARED + (sentences if sentences < 8 else 8),
        _SHARED + 9 + (tokens >> 3 if tokens < 64 else 8),
    )


_WIDTH = 19
_SHARED = 3 * _WIDTH
PLACES = _SHARED + 18


class Runs(NamedTuple):
    """The runs of a document's classes; place n tells of the run that begins at class n."""

    pairs: list[int]
    triples: list[int]


def runs_of(text: Text) -> Runs:
    """The runs of a document; those across a sentence's end have no weight."""
    return Runs(runs(text.classes, 2), runs(text.classes, 3))


def opening_of(text: Text, runs: Runs, start: int, end: int) -> list[int]:
    """What the sentence at these classes begins with: classes, pairs, triples."""
    end = min(start + OPENING, end)
    return text.classes[start:end] + runs.pairs[start : end - 1] + runs.triples[start : end - 2]


def first_scores(
    document: Sequence[Passage], linked: Sequence[bool], text: Text, runs: Runs, shipped: Model
) -> list[float]:
    """The linear model's score of each sentence."""
    get, first, base = shipped.runs.get, shipped.opening.get, shipped.base
    singles = list(map(shipped.vocabulary.weights.__getitem__, text.words))
    pairs, triples = runs
    scores: list[float] = []
    before = 0.0
    for k, (start, end) in enumerate(pairwise(text.bounds)):
        packed = (
            _ALL_HALVES
            + sum(singles[start:end])
            + sum(filter(None, map(get, pairs[start : end - 1])))
            + sum(filter(None, map(get, triples[start : end - 2])))
            + sum(filter(None, map(first, opening_of(text, runs, start, end))))
        )
        own = packed % FIELD - HALF
        scale = 1 / (UNIT * sqrt(end - start - 2 + PRIOR))
        passage = document[k]
        if passage.section[:1] == "d":
            own += (packed >> 16) % FIELD - HALF
        a, b, c, d, e = place(passage, end - start - 2)
        score = own * scale + base[a] + base[b] + base[c] + base[d] + base[e]
        if linked[k]:
            score += before
            scores[-1] += ((packed >> 48) - HALF) * scale
        before = ((packed >> 32) % FIELD - HALF) * scale
        scores.append(score)
    return scores


def score_sentences(document: Sequence[Passage], wanted: Sequence[int] | None = None) -> list[float]:
    """Log-odds that the authors cite a source in each sentence, or in the `wanted` ones by their indices; above
    `threshold()` they more likely than not do.

    `document` holds the sentences of one article in order; sections may be left out, neighbours should not.
    """
    if not document:
        return []
    shipped = model()
    text = shipped.vocabulary.read([passage.text for passage in document])
    linked = links(document)
    first = first_scores(document, linked, text, runs_of(text), shipped)
    bins, tables = shipped.bins, shipped.tables
    results: list[float] = []
    for row in properties(document, linked, text, shipped.vocabulary, first, wanted):
        places = list(map(bisect_right, bins, row))
        total = sum([cells[places[a] * width + places[b]] for a, b, width, cells in tables])
        results.append(shipped.bias + total / 256)
    return results


def threshold() -> float:
    """The score from which a sentence counts as one that needs a citation (best F1 in cross-validation)."""
    return model().threshold


__all__ = ["Passage", "model", "own_words", "score_sentences", "threshold"]

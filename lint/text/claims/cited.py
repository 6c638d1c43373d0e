"""Would the authors of a research article cite something here? A score for each sentence of its introduction,
background and discussion, from its words, its neighbours and its place.

Two steps. First a linear model over runs of up to three word classes (the sentence's own, those of the sentences
around it, more for a discussion, and how it begins); then tables over pairs of coarse properties, the first score of
the sentence and of its neighbours among them. Weights: schemas/lexicons/claims-model-cited.txt, made by
benchmarks/train_claims.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt

from lint import lexicons
from lint.text.claims.tokens import Classes, Words, grams
from lint.typed import NamedTuple

FILE = "claims-model-cited.txt"
FIELD = 1 << 16  # a run's weights (own, in a discussion, of the sentence before, of the one after) packed into one int
HALF = FIELD >> 1
UNIT = 64.0  # weights are stored in 1/64
OPENING = 6  # tokens at the start of a sentence that are looked at once more
PRIOR = 8.0  # added to a sentence's length so that short ones are not extreme


class Passage(NamedTuple):
    """A sentence with its place. `section` is "introduction", "background", "discussion" or another role; numbers
    count from 0, `paragraph` within its section."""

    text: str
    section: str
    paragraph: int
    sentence: int
    sentences: int  # in its paragraph


class Model(NamedTuple):
    """The shipped weights."""

    classes: Classes
    frequent: frozenset[str]
    weights: dict[str, int]
    base: dict[str, float]  # first step: what section, position and length add
    bins: list[list[float]]  # second step: thresholds of each property
    tables: list[tuple[int, int, int, list[int]]]  # two properties, width of the second, logits in 1/256
    bias: float
    threshold: float


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that ship with the product."""
    rows = iter(lexicons.lines(FILE))
    frequent = frozenset(next(rows).split(" "))
    bias, threshold = map(float, next(rows).split(" "))
    base = {name: float(value) for name, value in (pair.split("=") for pair in next(rows).split(" "))}
    bins = [[float(x) for x in part.split()] for part in next(rows).split(";")]
    tables = []
    for part in next(rows).split(";"):
        a, b, width, *cells = map(int, part.split())
        tables.append((a, b, width, cells))
    weights: dict[str, int] = {}
    for row in rows:
        key, _, packed = row.partition("\t")
        weights[key] = int(packed)
    return Model(Classes(frequent), frequent, weights, base, bins, tables, bias, threshold)


def place_features(passage: Passage, tokens: int) -> list[str]:
    """Names of what is known of a sentence's place: the first step's features beside words."""
    section = passage.section[:4]
    after = min(passage.sentences - 1 - passage.sentence, 3)
    return [
        f"section:{section}",
        f"at:{min(passage.sentence, 5)}:{section}",
        f"left:{after}:{section}",
        f"of:{min(passage.sentences, 8)}",
        f"paragraph:{min(passage.paragraph, 8)}:{section}",
        f"length:{min(tokens // 8, 8)}",
    ]


def runs(words: Words) -> list[str]:
    """The features of a sentence's words: runs of classes, its rare words, its opening."""
    found = grams(words.classes, 3)
    found += [f"={word}" for word in words.rare]
    found += [f"^{run}" for run in grams(words.classes[:OPENING], 3)]
    return found


def together(a: Passage, b: Passage) -> bool:
    """Whether two sentences that follow each other stand in one paragraph."""
    return a.section == b.section and a.paragraph == b.paragraph and b.sentence == a.sentence + 1


def first_scores(document: Sequence[Passage], words: Sequence[Words], shipped: Model) -> list[float]:
    """The linear model's score of each sentence."""
    get = shipped.weights.get
    own: list[float] = []
    before: list[float] = []
    after: list[float] = []
    for passage, seen in zip(document, words, strict=True):
        packed = sum(filter(None, map(get, runs(seen))))
        scale = 1 / (UNIT * sqrt(len(seen.raw) + PRIOR))
        fields = []
        for _ in range(4):
            value = (packed + HALF) % FIELD - HALF
            packed = (packed - value) // FIELD
            fields.append(value * scale)
        base = sum(shipped.base.get(name, 0.0) for name in place_features(passage, len(seen.raw)))
        own.append(base + fields[0] + (fields[1] if passage.section.startswith("disc") else 0.0))
        before.append(fields[2])
        after.append(fields[3])
    scores = list(own)
    for i in range(1, len(document)):
        if together(document[i - 1], document[i]):
            scores[i] += before[i - 1]
            scores[i - 1] += after[i]
    return scores


OWN = re.compile(
    r"\b(we|our|us|this (?:study|trial|analysis|review|paper|article)|the (?:present|current) (?:study|trial)|table"
    r"|fig(?:ure)?)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(et al|studies|reported|has been|have been|previous(?:ly)?|recent(?:ly)?|known|evidence|shown|associated"
    r"|guidelines?|meta-analys[ie]s|literature|authors|colleagues)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COMMON = frozenset(
    "the of and in to a with for was were that is are by as on be from this these not or an at have has been it which "
    "than we our may can their also other more between had both its no but such all".split()
)
MISSING = -99.0


def properties(document: Sequence[Passage], words: Sequence[Words], scores: Sequence[float]) -> list[list[float]]:
    """The second step's view of each sentence; MISSING where there is no such neighbour."""
    n = len(document)
    sets = [{t.lower() for t in w.raw if len(t) > 2 and t.isalpha()} - _COMMON for w in words]
    spread: Counter[str] = Counter()
    for each in sets:
        spread.update(each)
    opening: set[str] = set()
    for passage, each in zip(document, sets, strict=True):
        if not passage.section.startswith("disc"):
            opening |= each
    paragraphs: dict[tuple[str, int], list[int]] = {}
    parts: dict[str, list[int]] = {}
    for i, passage in enumerate(document):
        paragraphs.setdefault((passage.section, passage.paragraph), []).append(i)
        parts.setdefault(passage.section, []).append(i)
    own = [bool(OWN.search(p.text)) for p in document]
    mean_own = sum(own) / n if n else 0.0
    total = sum(scores)
    sums = {key: sum(scores[i] for i in found) for key, found in (paragraphs | parts).items()}
    last = {section: max(document[i].paragraph for i in found) for section, found in parts.items()}
    linked = [i > 0 and together(document[i - 1], document[i]) for i in range(n)] + [False, False, False]
    rows: list[list[float]] = []
    for i, (passage, seen, each) in enumerate(zip(document, words, sets, strict=True)):
        text, raw, score = passage.text, seen.raw, scores[i]
        size = len(each) or 1
        around = paragraphs[passage.section, passage.paragraph]
        part = parts[passage.section]
        rows.append(
            [
                score,
                scores[i - 2] if linked[i] and linked[i - 1] else MISSING,
                scores[i - 1] if linked[i] else MISSING,
                scores[i + 1] if linked[i + 1] else MISSING,
                scores[i + 2] if linked[i + 1] and linked[i + 2] else MISSING,
                (sums[passage.section, passage.paragraph] - score) / (len(around) - 1) if len(around) > 1 else MISSING,
                (total - score) / (n - 1) if n > 1 else MISSING,
                (sums[passage.section] - score) / (len(part) - 1) if len(part) > 1 else MISSING,
                passage.sentence,
                passage.sentences - 1 - passage.sentence,
                passage.sentences,
                passage.paragraph,
                last[passage.section] - passage.paragraph,
                {"i": 0.0, "b": 1.0, "d": 2.0}.get(passage.section[:1], 1.0),
                n,
                own[i],
                len(OTHERS.findall(text)),
                sum(1 for t in raw[1:] if t[0].isupper() and t[1:].islower()),
                sum(1 for t in raw if t[0].isdigit()),
                sum(1 for t in raw if len(t) > 1 and t.isupper()),
                len(raw),
                sum(map(len, each)) / size,
                i / n,
                mean_own,
                text.count("%"),
                bool(_YEAR.search(text)),
                text.count(","),
                text.count("("),
                sum(1 for t in each if spread[t] == 1) / size,
                sum(log(spread[t]) for t in each) / size,
                len(each & opening) / size,
                len(each & sets[i - 1]) / size if i else 0.0,
                len(each & sets[i + 1]) / size if i + 1 < n else 0.0,
                len(seen.rare) / (len(raw) or 1),
            ]
        )
    return rows


def score_sentences(document: Sequence[Passage]) -> list[float]:
    """Log-odds that the authors cite a source in each sentence; above `threshold()` they more likely than not do.

    `document` holds the sentences of one article in order; sections may be left out, neighbours should not.
    """
    shipped = model()
    words = [shipped.classes.words(passage.text) for passage in document]
    first = first_scores(document, words, shipped)
    results: list[float] = []
    for row in properties(document, words, first):
        places = [bisect_right(steps, value) for steps, value in zip(shipped.bins, row, strict=True)]
        total = sum(cells[places[a] * width + places[b]] for a, b, width, cells in shipped.tables)
        results.append(shipped.bias + total / 256)
    return results


def threshold() -> float:
    """The score from which a sentence counts as one that needs a citation (best F1 in cross-validation)."""
    return model().threshold

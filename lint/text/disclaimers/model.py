"""How much a passage sounds like a disclaimer, and of which components: weights of its words, pairs of words, classes.

The weights are those of logistic regressions, in schemas/lexicons/disclaimers-model*.txt, made by
benchmarks/train_disclaimers.py. They know wordings that no rule of the grammar foresees; the rules know what must
meet in one sentence. A passage is a few sentences: a paragraph, a box, a value of the front matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import fsum

from lint import lexicons
from lint.text.disclaimers.lexicon import CLASSES
from lint.text.disclaimers.reading import PARTS, Part
from lint.text.disclaimers.tokens import held_by
from lint.typed import NamedTuple

PRESENCE_FILE, PARTS_FILE = "disclaimers-model.txt", "disclaimers-model-parts.txt"
PART_MARGIN = 0.5
"""Log-odds from which the weights alone give a component."""


class Weights(NamedTuple):
    """Weights by feature."""

    bias: float
    words: dict[str, float]  # of words and pairs of neighbours: "advice", "not advice"
    classes: tuple[tuple[int, float], ...]  # of classes of words, by their bit


@cache
def presence() -> Weights:
    """The weights by which a passage is a disclaimer."""
    return _weights(lexicons.lines(PRESENCE_FILE))


@cache
def components() -> dict[Part, Weights]:
    """The weights by which a disclaimer has a component."""
    found: dict[str, list[str]] = {}
    for line in lexicons.lines(PARTS_FILE):
        part, _, rest = line.partition("\t")
        found.setdefault(part, []).append(rest)
    return {part: _weights(found[part]) for part in PARTS}


def _weights(lines: list[str]) -> Weights:
    """A line is a weight and all features that have it: words, pairs, "+X" for a class, "=" for the bias."""
    number = {f"+{name}": 1 << index for index, name in enumerate(CLASSES)}
    words: dict[str, float] = {}
    for line in lines:
        weight, *names = line.split("\t")
        words.update(dict.fromkeys(names, float(weight)))
    classes = tuple([(bit, words.pop(name)) for name, bit in number.items() if name in words])
    return Weights(words.pop("=", 0.0), words, classes)


def features(tokens: Sequence[str]) -> set[str]:
    """The words of a passage, and the pairs of neighbours."""
    found = set(tokens)
    found.update(map(" ".join, pairwise(tokens)))
    return found


def likeness(tokens: Sequence[str]) -> float:
    """Log-odds that a passage, as its words and stops, is a disclaimer."""
    return _sum(presence(), features(tokens), held_by(tokens))


def learned_parts(tokens: Sequence[str]) -> set[Part]:
    """The components that the weights alone see in a passage known for a disclaimer."""
    names, held = features(tokens), held_by(tokens)
    return {part for part, weights in components().items() if _sum(weights, names, held) > PART_MARGIN}


def _sum(weights: Weights, names: set[str], held: int) -> float:
    # fsum is exact: the order of a set, another in every process, must not show in the last bit.
    words = weights.words
    found = [words[name] for name in words.keys() & names]
    return fsum([weights.bias, *found, *[weight for bit, weight in weights.classes if held & bit]])

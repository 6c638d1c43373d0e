"""How much a passage sounds like a disclaimer, and of which components: weights of its words, pairs of words, classes.

The weights are those of logistic regressions, schemas/lexicons/disclaimers-model.txt, made by
benchmarks/train_disclaimers.py. They know wordings that no rule of the grammar foresees; the rules know what must
meet in one sentence. A passage is a few sentences: a paragraph, a box, a value of the front matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from lint import lexicons
from lint.text.disclaimers.lexicon import CLASSES
from lint.text.disclaimers.reading import PARTS, Part, held_by
from lint.typed import NamedTuple

FILE = "disclaimers-model.txt"
PART_MARGIN = 0.5
"""Log-odds from which the weights alone give a component."""


class Model(NamedTuple):
    """Weights by feature."""

    bias: float
    words: dict[str, float]  # of words and pairs of neighbours: "advice", "not advice"
    classes: tuple[tuple[int, float], ...]  # of classes of words, by their bit
    parts: dict[str, str]  # of a feature for each component, not yet parsed: "not-advice 0.31, emergency -0.2"


@cache
def model() -> Model:
    """The weights that ship with the product."""
    bias, words, parts = 0.0, {}, {}
    classes: list[tuple[int, float]] = []
    number = {name: 1 << index for index, name in enumerate(CLASSES)}
    for line in lexicons.lines(FILE):
        name, weight, rest = line.split("\t")
        if name == "=":
            bias = float(weight)
        elif name[0] == "+":
            classes.append((number[name[1:]], float(weight)))
        else:
            words[name] = float(weight)
        if rest:
            parts[name] = rest
    return Model(bias, words, tuple(classes), parts)


def features(tokens: Sequence[str]) -> set[str]:
    """The words of a passage, and the pairs of neighbours."""
    found = set(tokens)
    found.update(map(" ".join, pairwise(tokens)))
    return found


def likeness(tokens: Sequence[str]) -> float:
    """Log-odds that a passage, as its words and stops, is a disclaimer."""
    known = model()
    words = known.words
    total = known.bias + sum([words[name] for name in words.keys() & features(tokens)])
    held = held_by(tokens)
    return total + sum([weight for bit, weight in known.classes if held & bit])


def learned_parts(tokens: Sequence[str]) -> set[Part]:
    """The components that the weights alone see in a passage known for a disclaimer."""
    known = model().parts
    held = held_by(tokens)
    names = ["=", *features(tokens), *(f"+{name}" for index, name in enumerate(CLASSES) if held & 1 << index)]
    sums: dict[str, float] = dict.fromkeys(PARTS, 0.0)
    for name in names:
        for item in known.get(name, "").split(", "):
            if item:
                part, weight = item.split(" ")
                sums[part] += float(weight)
    return {part for part in PARTS if sums[part] > PART_MARGIN}

"""How much a passage sounds like a disclaimer, and of which components: weights of its words, pairs of words, classes.

The weights are those of logistic regressions, in schemas/lexicons/disclaimers-model*.txt, made by
benchmarks/train_disclaimers.py. They know wordings that no rule of the grammar foresees; the rules know what must
meet in one sentence. A passage is a few sentences: a paragraph, a box, a value of the front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import pairwise, repeat

from lint import lexicons
from lint.datafiles.tables import kept
from lint.text.disclaimers.lexicon import CLASSES
from lint.text.disclaimers.reading import PARTS, Part
from lint.text.disclaimers.tokens import held_by
from lint.typed import Any, NamedTuple

PRESENCE_FILE, PARTS_FILE = "disclaimers-model.txt", "disclaimers-model-parts.txt"
UNIT = 100
"""Weights are counted in hundredths of log-odds, as they are written: whole numbers have one sum in any order."""
FAR = -4 * UNIT
"""What the words alone say (`inkling`) where a passage is not looked at closer."""
PART_MARGIN = 0.5
"""Log-odds from which the weights alone give a component."""

_FIELD = 32  # bits of one component's sum where those of all components are one number
_FULL = (1 << _FIELD) - 1
_MIDDLE = 1 << _FIELD - 1


class Weights(NamedTuple):
    """Weights by feature."""

    bias: int
    words: dict[str, int]
    pairs: dict[str, int]  # of neighbours: "not advice"
    classes: tuple[tuple[int, int], ...]  # of classes of words, by their bit


@cache
def presence() -> Weights:
    """The weights by which a passage is a disclaimer."""
    return Weights(*_presence())


@kept("lint.text.disclaimers.lexicon", PRESENCE_FILE)
def _presence() -> tuple[Any, ...]:
    return _weights((line, 0) for line in lexicons.lines(PRESENCE_FILE))


@cache
def components() -> Weights:
    """The weights by which a disclaimer has its components: those of the n-th stand n times 32 bits up, so that one
    addition adds them all."""
    return Weights(*_components())


@kept("lint.text.disclaimers.lexicon", "lint.text.disclaimers.reading", PARTS_FILE)
def _components() -> tuple[Any, ...]:
    number = {part: index * _FIELD for index, part in enumerate(PARTS)}
    found = [line.partition("\t") for line in lexicons.lines(PARTS_FILE)]
    return _weights((line, number[part]) for part, _, line in found)  # type: ignore[index]


def _weights(lines: Iterable[tuple[str, int]]) -> tuple[Any, ...]:
    """A line is a weight and all features that have it: words, pairs, "+X" for a class, "=" for the bias; with it comes
    by how many bits the weight stands up."""
    number = {f"+{name}": 1 << index for index, name in enumerate(CLASSES)}
    words: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for line, up in lines:
        weight, *names = line.split("\t")
        value = round(float(weight) * UNIT) << up
        for name in names:
            table = pairs if " " in name else words
            table[name] = table.get(name, 0) + value
    classes = tuple([(bit, words.pop(name)) for name, bit in number.items() if name in words])
    return words.pop("=", 0), words, pairs, classes


def features(tokens: Sequence[str]) -> set[str]:
    """The words of a passage, and the pairs of neighbours."""
    return {*tokens, *neighbours(tokens)}


def neighbours(tokens: Sequence[str]) -> Iterable[str]:
    """The pairs of neighbours."""
    return map(" ".join, pairwise(tokens))


def likeness(tokens: Sequence[str]) -> int:
    """Log-odds that a passage, as its words and stops, is a disclaimer; in hundredths."""
    return _sum(presence(), tokens)


def inkling(words: Set[str]) -> int:
    """What the words of a passage alone, each once and without its neighbours and classes, say for a disclaimer; in
    hundredths. Of 400 disclaimers, each weighed by weights made without its set, the least has -3.4; of other
    paragraphs with a hint seven in ten have less than -4."""
    return sum(map(presence().words.__getitem__, _weighty() & words))


@cache
def _weighty() -> frozenset[str]:
    """The words that have a weight."""
    return frozenset(presence().words)


def learned_parts(tokens: Sequence[str]) -> set[Part]:
    """The components that the weights alone see in a passage known for a disclaimer."""
    total = _sum(components(), tokens)
    least = round(PART_MARGIN * UNIT)
    found: set[Part] = set()
    for part in PARTS:
        value = (total + _MIDDLE & _FULL) - _MIDDLE
        if value > least:
            found.add(part)
        total = total - value >> _FIELD
    return found


def _sum(weights: Weights, tokens: Sequence[str]) -> int:
    held = held_by(tokens)
    total = weights.bias + sum([weight for bit, weight in weights.classes if held & bit])
    total += sum(map(weights.words.get, set(tokens), repeat(0)))
    return total + sum(map(weights.pairs.get, set(neighbours(tokens)), repeat(0)))

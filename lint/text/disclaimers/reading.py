"""One sentence read for the components of a disclaimer: each word becomes its classes, each rule a row of classes.

A sentence of twenty words is a string of twenty characters, one for each set of classes that some words share, so
that a rule is a small regular expression over a small text. A rule is tried only if the sentence has its classes, and
compiled when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, reduce
from itertools import repeat
from operator import or_

from lint.datafiles.tables import kept
from lint.text.disclaimers import grammar, lexicon
from lint.text.disclaimers.tokens import TOGETHER, bare, class_masks, tokens_of
from lint.typed import Any, Literal, NamedTuple

Part = Literal[
    "information-only",
    "not-advice",
    "see-professional",
    "emergency",
    "no-relationship",
    "no-liability",
    "currency",
    "verify",
    "supplement-statement",
    "off-label",
    "ai-assistance",
    "disclosure",
    "individual-variation",
]
PARTS: tuple[Part, ...] = (
    "information-only",
    "not-advice",
    "see-professional",
    "emergency",
    "no-relationship",
    "no-liability",
    "currency",
    "verify",
    "supplement-statement",
    "off-label",
    "ai-assistance",
    "disclosure",
    "individual-variation",
)

_GAPS = {"~": "[^|]{0,4}", "~~": "[^|]{0,9}", "~~~": "[^|]{0,16}", "...": "[^|]{0,40}", "?": "[^|]?"}
_END, _COMMA, _OTHER = "|", ",", " "
NOTHING: tuple[Part, ...] = ()


def read(sentence: str) -> tuple[Part, ...]:
    """The components of one sentence in its `normal` form."""
    return read_tokens(tokens_of(sentence))


def read_tokens(tokens: list[str]) -> tuple[Part, ...]:
    """The components of a sentence whose tokens are known."""
    table = _table()
    code, held = _encoded(tokens)
    for bit, macro in table.macros:
        if _pattern(macro).search(code):
            held |= bit
    parts: set[Part] = set()
    for rule in table.rules:
        if held & rule.needs == rule.needs and rule.part not in parts and _pattern(rule.row).search(code):
            parts.add(rule.part)
    if not parts:
        return NOTHING
    if "product" in tokens or "products" in tokens:
        _without_second_half(parts, tokens)
    return tuple(part for part in PARTS if part in parts)


def is_sure(tokens: list[str]) -> bool:
    """Whether a sentence makes the text around it a disclaimer wherever it stands."""
    table = _table()
    code, held = _encoded(tokens)
    wanted = [rule for rule in table.sure if held & rule.words == rule.words]
    if not wanted or not lexicon.VETO.isdisjoint(tokens):
        return False
    return any(_pattern(rule.row).search(code) for rule in wanted)


def _encoded(tokens: list[str]) -> tuple[str, int]:
    """A sentence as one character a word, and the classes in it."""
    masks, codes = _table().masks, _table().codes
    found: list[int] = list(map(masks.get, tokens, repeat(0)))
    for index, token in enumerate(tokens):
        if not token.isalpha() and token not in masks:
            found[index] = _mask(token)
    return "".join(map(codes.__getitem__, found)), reduce(or_, found, 0)


def _without_second_half(parts: set[Part], tokens: list[str]) -> None:
    """The second half of the statement on supplements, "not intended to diagnose, treat, cure", is that alone."""
    if "not-advice" in parts and "diagnose" in tokens and ("treat" in tokens or "cure" in tokens):
        parts.discard("not-advice")
        parts.add("supplement-statement")


# Rules made into patterns ----------------------------------------------------------------------------------------


class _Rule(NamedTuple):
    part: Part
    words: int  # bits of the classes that the sentence must have
    needs: int  # the same with those of the macros
    row: str


class _Table(NamedTuple):
    masks: dict[str, int]  # classes of each word, as bits
    codes: dict[int, str]  # the character that stands for each set of classes
    sets: dict[str, str]  # each class or plain word as a set of such characters
    macros: tuple[tuple[int, str], ...]
    rules: tuple[_Rule, ...]
    sure: tuple[_Rule, ...]


@cache
def _table() -> _Table:
    masks, codes, sets, macros, rules, sure = _made_table()
    return _Table(
        masks, codes, sets, macros, tuple([_Rule(*rule) for rule in rules]), tuple([_Rule(*rule) for rule in sure])
    )


@kept("lint.text.disclaimers.tokens", "lint.text.disclaimers.lexicon", "lint.text.disclaimers.grammar")
def _made_table() -> tuple[Any, ...]:
    bits: dict[str, int] = {}
    masks = dict(class_masks())

    def bit(name: str) -> int:
        return bits.setdefault(name, 1 << len(bits))

    for name in lexicon.CLASSES:
        bit(name)
    rows = [row for written in grammar.MACROS.values() for row in written]
    rows += [rule for written in grammar.RULES.values() for rule in written]
    for row in rows:
        for item in row.split():
            for name in _names(item):
                if name and name[0].islower():
                    masks[name] = masks.get(name, 0) | bit(name)
    end, comma, year = bit(_END), bit(_COMMA), bit("YEAR")
    masks.update(dict.fromkeys(".;:?!|", end))
    masks.update(dict.fromkeys(",()", comma))
    codes: dict[int, str] = {0: _OTHER, end: _END, comma: _COMMA}
    for mask in (*masks.values(), year):
        if mask not in codes:
            codes[mask] = chr(0xA0 + len(codes))
    names = list(bits)  # in the order of their bits
    held_in: dict[str, list[str]] = {name: [] for name in names}
    for mask, code in codes.items():
        while mask:
            low = mask & -mask
            held_in[names[low.bit_length() - 1]].append(code)
            mask ^= low
    sets = {name: f"[{''.join(found)}]" for name, found in held_in.items()}
    macros = tuple((bit(name), name) for name in grammar.MACROS)
    rules: list[tuple[Part, int, int, str]] = []
    sure: list[tuple[Part, int, int, str]] = []
    for part in PARTS:
        for text in grammar.RULES[part]:
            row = text.removeprefix("! ")
            needs = {item.strip("*&") for item in row.split() if _is_needed(item)}
            plain = sum(bit(name) for name in needs if name not in grammar.MACROS)
            rules.append((part, plain, plain | sum(bit(name) for name in needs & grammar.MACROS.keys()), row))
            if row != text:
                sure.append(rules[-1])
    masks["YEAR"] = year
    return masks, codes, sets, macros, rules, sure


def _is_needed(item: str) -> bool:
    """Whether an item of a row names one class or word that must be there."""
    return item not in _GAPS and item not in ("^", "$") and not item.endswith("?") and "/" not in item


def _names(item: str) -> list[str]:
    """The classes and words of an item of a row, without its marks."""
    return item.strip("?&").replace("*", "").split("/")


@cache
def _pattern(row: str) -> re.Pattern[str]:
    """A row of the grammar as a pattern over a sentence's characters; most are never asked for."""
    return re.compile(_expression(_table().sets, row))


def _expression(sets: Mapping[str, str], row: str) -> str:
    if row in grammar.MACROS:
        return "(?:" + "|".join(_expression(sets, each) for each in grammar.MACROS[row]) + ")"
    made = []
    for item in row.split():
        if item in _GAPS:
            made.append(_GAPS[item])
        elif item in ("^", "$"):
            made.append(r"\|*$" if item == "$" else item)
        elif not item.startswith("&"):
            one = "|".join(_expression(sets, name) if name in grammar.MACROS else sets[name] for name in _names(item))
            made.append(f"(?:{one})?" if item.endswith("?") else f"(?:{one})")
    return "".join(made)


def _mask(token: str) -> int:
    """The classes of a word that is not listed."""
    masks = _table().masks
    if len(token) == 4 and token.isdigit():
        return masks["YEAR"]
    return masks.get(bare(token), 0)


@cache
def anchors() -> Mapping[str, frozenset[str]]:
    """The words one of which every sentence has that a sure rule holds for; for each the words one of which stands in
    such a sentence with it, mostly a negation (the parts of those with a hyphen or an apostrophe, each alone)."""
    found: dict[str, set[str]] = {}
    for rule in (rule for written in grammar.RULES.values() for rule in written if rule.startswith("! ")):
        items = rule.split()[1:]
        others = {part for word in _words(_companion(items)) for part in _LETTERS.findall(word)}
        others.update(part for long, short in TOGETHER if short in others for part in _LETTERS.findall(long))
        for word in (word for item in items if "*" in item for word in _words(item)):
            if word.isalpha():
                found.setdefault(word, set()).update(others)
    return {word: frozenset(others) for word, others in found.items()}


def _companion(items: list[str]) -> str:
    """The item of a sure rule that tells most of its sentences from others with the same anchor."""
    classes = [item for item in items if "*" not in item and ("/" in item or item.isupper())]
    return "NOT" if "NOT" in items else next(item for item in classes if item not in grammar.MACROS)


def _words(item: str) -> list[str]:
    """All words that an item of a row stands for."""
    return [word for name in _names(item) for word in (lexicon.CLASSES[name].split() if name.isupper() else [name])]


_LETTERS = re.compile(r"[a-z]+")

"""No text makes a rare pattern take long: steps of a backtracking matcher are counted, not seconds.

`re` backtracks, so each pattern that it is asked for is tried by a matcher of our own that walks through every way to
match and counts; the texts are pieces of what the pattern matches, with a part of them repeated. Twice the text may
take four times the steps, never eight. How often `re` is asked, and for how much text, grows with the text itself.
"""

from __future__ import annotations

import inspect
import pkgutil
import random
import re
from collections.abc import Iterator
from importlib import import_module
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import lint
from lint.text.rare import Rare

LIMIT = 300_000  # steps after which a pattern has failed


def _all_rare() -> dict[str, Rare]:
    """Every rare pattern of the package, those behind cached functions too."""
    found: dict[str, Rare] = {}
    for module in pkgutil.walk_packages(lint.__path__, "lint."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            made = value
            if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
                made = value() if value.__module__ == module.name and _gives_rare(value) else None
            if isinstance(made, Rare) and made not in found.values():
                found[f"{module.name}.{name}"] = made
    return found


def _gives_rare(function: Any) -> bool:
    return inspect.get_annotations(function).get("return") == "Rare"


RARE = _all_rare()


class TooManyError(Exception):
    """A pattern took more steps than any may."""


class Matcher:
    """All ways in which a pattern can match at one place, each step counted."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.tree = parser.parse(pattern, flags)
        self.fold = bool(self.tree.state.flags & re.IGNORECASE)
        self.steps = 0

    def count(self, text: str, at: int) -> int:
        self.steps = 0
        for _ in self._ways(list(self.tree), 0, text, at):
            pass
        return self.steps

    def _ways(self, nodes: list[Any], i: int, text: str, at: int) -> Iterator[int]:
        self.steps += 1
        if self.steps > LIMIT:
            raise TooManyError
        if i == len(nodes):
            yield at
            return
        for after in self._one(*nodes[i], text, at):
            yield from self._ways(nodes, i + 1, text, after)

    def _one(self, op: Any, given: Any, text: str, at: int) -> Iterator[int]:
        if op in (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN):
            if at < len(text) and self._takes(op, given, text[at]):
                yield at + 1
        elif op is ops.BRANCH:
            for branch in given[1]:
                yield from self._ways(list(branch), 0, text, at)
        elif op is ops.SUBPATTERN:
            yield from self._ways(list(given[3]), 0, text, at)
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            yield from self._repeats(*given, text, at)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            direction, inner = given
            begin = at if direction > 0 else at - inner.getwidth()[0]
            holds = begin >= 0 and next(self._ways(list(inner), 0, text, begin), None) is not None
            if holds is (op is ops.ASSERT):
                yield at
        else:
            assert op is ops.AT, op
            yield at  # edges only ever take ways away

    def _repeats(self, least: int, most: int, inner: Any, text: str, at: int) -> Iterator[int]:
        if len(inner) == 1 and inner[0][0] in (ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN):
            end = at
            while end < len(text) and end - at < most and self._takes(*inner[0], text[end]):
                end += 1
            yield from range(end, at + least - 1, -1)
        elif most:
            for after in self._ways(list(inner), 0, text, at):
                if after > at:
                    yield from self._repeats(max(least - 1, 0), most - 1, inner, text, after)
            if not least:
                yield at
        else:
            yield at

    def _takes(self, op: Any, given: Any, char: str) -> bool:
        if op is ops.ANY:
            return char != "\n"
        if op is ops.IN:
            negated = given[0][0] is ops.NEGATE
            return negated is not any(self._is_in(kind, what, char) for kind, what in given[negated:])
        return self._is_in(ops.LITERAL, given, char) is (op is ops.LITERAL)

    def _is_in(self, kind: Any, what: Any, char: str) -> bool:
        if kind is ops.CATEGORY:
            name = str(what).removeprefix("CATEGORY_").removeprefix("NOT_")
            holds = {"DIGIT": char.isdecimal(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}[name]
            return holds is not ("NOT_" in str(what))
        low, high = what if kind is ops.RANGE else (what, what)
        return any(
            low <= ord(c) <= high for c in ({char, char.lower(), char.upper()} if self.fold else {char}) if c[1:] == ""
        )


def _sample(tree: Any, chance: random.Random) -> str:
    """A text that the pattern may match."""
    made = ""
    for op, given in tree:
        if op is ops.LITERAL:
            made += chr(given)
        elif op is ops.IN:
            made += _one_of(given, chance)
        elif op in (ops.ANY, ops.NOT_LITERAL):
            made += chance.choice("ab #")
        elif op is ops.BRANCH:
            made += _sample(chance.choice(given[1]), chance)
        elif op is ops.SUBPATTERN:
            made += _sample(given[3], chance)
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
            least, most, inner = given
            for _ in range(min(most, max(least, chance.choice((0, 1, 3))))):
                made += _sample(inner, chance)
    return made


def _one_of(given: Any, chance: random.Random) -> str:
    kinds = {"DIGIT": "7", "SPACE": " ", "WORD": "w"}
    members = [
        chr(what) if op is ops.LITERAL else chr(what[0]) if op is ops.RANGE else kinds.get(str(what)[9:], "-")
        for op, what in given
        if op is not ops.NEGATE
    ]
    if given[0][0] is ops.NEGATE:
        return chance.choice([c for c in "a#<{ x,1" if c not in members])
    return chance.choice(members)


def _nasty(pattern: Rare, tries: int) -> Iterator[tuple[str, str]]:
    """Beginnings of matches, and a piece of each to repeat."""
    chance = random.Random(5)
    tree = parser.parse(pattern.pattern, pattern.flags)
    for _ in range(tries):
        text = _sample(tree, chance)
        if text:
            cut = chance.randint(1, len(text))
            yield text[:cut], text[max(cut - chance.randint(1, 3), 0) : cut]


def _grows_too_fast(pattern: Rare, tries: int) -> bool:
    matcher = Matcher(pattern.pattern, pattern.flags)
    try:
        for begin, piece in _nasty(pattern, tries):
            once, twice = (matcher.count(begin + piece * times, 0) for times in (30, 60))
            if twice > 5 * once + 100:
                return True
    except TooManyError:
        return True
    return False


def test_there_are_rare_patterns_to_look_at() -> None:
    assert len(RARE) > 10


@pytest.mark.parametrize("name", RARE)
def test_steps_grow_at_most_with_the_square_of_the_text(name: str) -> None:
    assert not _grows_too_fast(RARE[name], 80)


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(?:a|a)*b", r"\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}", r"a*a*a*b"])
def test_what_would_hang_is_seen(pattern: str) -> None:
    assert _grows_too_fast(Rare(pattern), 300)


class Counting:
    """A compiled pattern that counts how much it is asked for."""

    def __init__(self, inner: re.Pattern[str]) -> None:
        self.inner = inner
        self.calls = 0
        self.searched = 0

    def match(self, text: str, begin: int, stop: int) -> re.Match[str] | None:
        self.calls += 1
        return self.inner.match(text, begin, stop)

    def search(self, text: str, begin: int, stop: int) -> re.Match[str] | None:
        self.calls += 1
        found = self.inner.search(text, begin, stop)
        self.searched += (found.end() if found else stop) - begin
        return found


@pytest.mark.parametrize("name", RARE)
def test_re_is_asked_in_proportion_to_the_text(name: str) -> None:
    pattern = RARE[name]
    for begin, piece in _nasty(pattern, 12):
        for unit in (begin, piece, begin + " ", "x" + begin + "\n"):
            asked = []
            for times in (40, 80):
                fresh = Rare(pattern.pattern, pattern.flags)
                counting = Counting(fresh.exact)
                fresh.__dict__["exact"] = counting
                for _ in fresh.finditer(unit * times):
                    pass
                asked.append(counting.calls + counting.searched)
            assert asked[1] <= 2.5 * asked[0] + 500, unit

"""Word lists that ship with the product, read from schemas/lexicons when a check asks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Set
from functools import lru_cache


@lru_cache(maxsize=1)
def folder() -> str:
    """Where the word lists lie: beside the package in a checkout, inside it in a wheel."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "_schemas", "lexicons")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "schemas", "lexicons")


def lines(name: str) -> list[str]:
    """The lines of a word list without comments ("#") and blank lines."""
    with open(os.path.join(folder(), name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]


class Grouped:
    """A long list of words, each with another or none, that is looked up without being taken apart.

    Making strings, sets and dictionaries of twenty thousand drug names takes 3 ms; an article asks for its own words,
    a thousand. In the file, words with the same first two letters are a line: "abasin=acecarbromal abilify=..." or
    "abacavir abafungin", and a word is looked for in its line. A process that asks again and again gets a dictionary.
    """

    def __init__(self, text: str, mark: str) -> None:
        """`mark` is what follows a word: " ", or "=" where another word belongs to it."""
        self._mark = mark
        self._lines = {line[:2]: f" {line} " for line in text.split("\n")}
        self._left = 3
        self._table: dict[str, str] | None = None

    def among(self, words: Set[str]) -> Set[str]:
        """Which of these words are in the list."""
        if self._table is None:
            self._left -= 1
            if self._left >= 0:
                lines, mark, none = self._lines, self._mark, ""
                return {word for word in words if f" {word}{mark}" in lines.get(word[:2], none)}
            self._table = self._taken_apart()
        return words & self._table.keys()

    def known(self) -> Set[str]:
        """All words, once the list was taken apart; none before."""
        return self._table.keys() if self._table is not None else frozenset()

    def __contains__(self, word: str) -> bool:
        if self._table is not None:
            return word in self._table
        return f" {word}{self._mark}" in self._lines.get(word[:2], "")

    def get(self, word: str, default: str) -> str:
        """The word that belongs to a word."""
        if self._table is not None:
            return self._table.get(word, default)
        line = self._lines.get(word[:2], "")
        sign = f" {word}{self._mark}"
        at = line.find(sign)
        return default if at < 0 else line[at + len(sign) : line.index(" ", at + len(sign))]

    def _taken_apart(self) -> dict[str, str]:
        pairs = [item.partition("=") for line in self._lines.values() for item in line.split()]
        return {word: other for word, _, other in pairs}


class Together:
    """Lists of words that are asked at once: most words of an article are in none of them."""

    def __init__(self, *lists: Grouped) -> None:
        self._lists = lists
        self._all: frozenset[str] = frozenset()

    def among(self, words: Set[str]) -> list[Set[str]]:
        """Which of these words are in each of the lists."""
        if not self._all and all(each.known() for each in self._lists):
            self._all = frozenset().union(*[each.known() for each in self._lists])
        if self._all:
            words = words & self._all  # two sets meet in half the time that a dictionary takes
        return [each.among(words) for each in self._lists]


def grouped(words: Iterable[str]) -> str:
    """Words in order as the text that `Grouped` takes."""
    lines: dict[str, list[str]] = {}
    for word in sorted(words):
        lines.setdefault(word[:2], []).append(word)
    return "\n".join(map(" ".join, lines.values()))

r"""Word boundaries beyond ASCII, for patterns of RE2, whose `\b` knows only ASCII letters.

There "caf" would end a word in "café", and "Ödem" would never begin one. So a `\b` beside a letter beyond ASCII is
left out of the program and looked at here; and where a match ends beside such a letter, the program is run once more
on the match alone, with an ASCII letter as its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.typed import Any, NamedTuple

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\((?:\?(?:P?<\w+>|[a-zA-Z-]*:?))?|\{\d+(?:,\d*)?\}|.", re.DOTALL
)
_REPEAT = re.compile(r"[*+?]|\{\d+(?:,\d*)?\}")
_OPTIONAL = ("?", "*")


class Program(NamedTuple):
    """A pattern as RE2 gets it, and what is left to look at: whether its matches begin and end at a word's edge."""

    pattern: str
    begins: bool
    ends: bool


def program(pattern: str) -> Program:
    r"""The pattern without each `\b` that may stand beside a letter beyond ASCII, or a class that has one."""
    if pattern.isascii() or r"\b" not in pattern:
        return Program(pattern, False, False)
    tokens = _TOKEN.findall(pattern)
    kept: list[str] = []
    begins = ends = False
    for i, token in enumerate(tokens):
        beside = token == r"\b" and (_edges(tokens, i - 1, -1), _edges(tokens, i + 1, 1))
        if not beside or not any(map(_has_letter, beside)):
            kept.append(token)
        else:
            begins |= not i
            ends |= i == len(tokens) - 1
    return Program("".join(kept), begins, ends)


def _has_letter(text: str) -> bool:
    return not text.isascii() and any(_in_word(char) and not char.isascii() for char in text)


def _edges(tokens: list[str], at: int, step: int) -> str:
    """Every token that may stand first at a place, read forward (step 1) or backward (step -1): in a group those of
    each alternative, after what is optional the next."""
    optional = False
    while step < 0 < at and _REPEAT.fullmatch(tokens[at]):
        optional |= tokens[at] in _OPTIONAL
        at -= 1
    if not 0 <= at < len(tokens):
        return ""
    end = at
    found = tokens[at]
    if tokens[at].startswith("(") if step > 0 else tokens[at] == ")":
        end = _other_end(tokens, at, step)
        ways = _alternatives(tokens[min(at, end) + 1 : max(at, end)])
        found = "".join([_edges(way, 0 if step > 0 else len(way) - 1, step) for way in ways])
        optional |= [] in ways
    if step > 0 and end + 1 < len(tokens) and _REPEAT.fullmatch(tokens[end + 1]):
        end += 1
        optional |= tokens[end] in _OPTIONAL
    return found + _edges(tokens, end + step, step) if optional else found


def _alternatives(tokens: list[str]) -> list[list[str]]:
    """The alternatives of a group, by its tokens without the brackets."""
    ways: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            ways.append([])
        else:
            ways[-1].append(token)
    return ways


def _other_end(tokens: list[str], at: int, step: int) -> int:
    """Where the group ends that begins at a place, or begins that ends there."""
    depth = 0
    while 0 <= at < len(tokens):
        depth += tokens[at].startswith("(") - (tokens[at] == ")")
        if not depth:
            return at
        at += step
    return max(0, min(at, len(tokens) - 1))


class Bounded:
    """A compiled pattern whose boundaries hold for every letter; with the part of a pattern's face that is needed."""

    def __init__(self, regex: Any, made: Program) -> None:
        self.regex = regex
        self.groupindex = regex.groupindex
        self._begins = made.begins
        self._ends = made.ends
        self._looks = r"\b" in made.pattern or made.begins or made.ends

    def finditer(self, text: str) -> Iterator[Any]:
        """The matches in order, none of them overlapping."""
        found: Iterator[Any] = self.regex.finditer(text)
        if not self._looks or (text.isascii() and not self._begins and not self._ends):
            return found
        return (match for match in found if self._holds(text, *match.span()))

    def search(self, text: str) -> Any:
        """The first match, or None."""
        return next(self.finditer(text), None)

    def _holds(self, text: str, start: int, end: int) -> bool:
        """Whether the boundaries of text[start:end] hold."""
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        inside = text[start:end]
        cut_before, cut_after = _is_cut(before, inside[:1]), _is_cut(inside[-1:], after)
        if (self._begins and cut_before) or (self._ends and cut_after):
            return False
        odd_before = cut_before and not before.isascii() and inside[0].isascii()
        odd_after = cut_after and not after.isascii() and inside[-1].isascii()
        if not odd_before and not odd_after:
            return True
        before, after = "x" if odd_before else before, "x" if odd_after else after
        return self.regex.fullmatch(before + inside + after, len(before), len(before) + len(inside)) is not None


def _is_cut(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word."""
    return bool(left and right) and _in_word(left) and _in_word(right)


def _in_word(char: str) -> bool:
    if char.isalnum() or char == "_" or char.isascii():
        return char.isalnum() or char == "_"
    from unicodedata import combining  # an accent by itself goes on with the word

    return combining(char) != 0

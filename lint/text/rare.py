"""Patterns that most articles have no match of, found at the speed of RE2.

Python's `re` tries a pattern with many branches at every letter: a millisecond for an article. RE2 passes over the
same text in a fiftieth of that, but knows no look-around. So the pattern is loosened until RE2 takes it (look-around
and word boundaries dropped, character classes widened to what they mean in Unicode): wherever the pattern itself
matches, the loosened one does. Only where that finds something is `re` asked, which also spares its compilation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lint.typed import Any

BEYOND = r"\x{80}-\x{10ffff}"  # wider than what Unicode counts as a letter, but compiled a hundred times as fast
WIDE = {"s": rf"\s\x{{1c}}-\x{{1f}}{BEYOND}", "w": rf"\w{BEYOND}", "d": rf"\d{BEYOND}"}
FEW = 16  # places to begin at that are tried one by one
REACH = 200  # code points after a candidate that a look-ahead of the pattern may need


class Rare:
    """A compiled pattern with the part of `re.Pattern`'s face that is needed."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def exact(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _gate(self) -> Any:
        """The loosened pattern, or None where it cannot be loosened."""
        from lint import linear

        loose = loosened(self.pattern)
        if loose is None or self.flags & re.VERBOSE:
            return None
        names = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s"}
        letters = "".join(letter for flag, letter in names.items() if self.flags & flag)
        options = linear.Options()
        options.log_errors = False
        options.max_mem = 64 << 20
        options.never_capture = True
        try:
            return linear.compile(f"(?{letters}){loose}" if letters else loose, options)
        except linear.error:
            return None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Ranges such that every match, overlapping ones too, begins inside one of them."""
        gate = self._gate
        if gate is None:
            yield 0, len(text)
        else:
            yield from gate.ranges(text)

    def finditer(self, text: str, begin: int = 0, stop: int | None = None) -> Iterator[re.Match[str]]:
        """All matches of the pattern in text[begin:stop], as `re` finds them."""
        gate = self._gate
        stop = len(text) if stop is None else stop
        exact = self.exact if gate is None else None
        if exact is not None:
            yield from exact.finditer(text, begin, stop)
            return
        done = begin
        for start, end in gate.ranges(text, begin, stop):
            at = max(start, done)
            match = self.exact.match(text, at, stop) or self._inside(text, at, end, stop)
            while match:
                yield match
                done = max(match.end(), match.start() + 1)
                match = self._inside(text, done - 1, end, stop)

    def _inside(self, text: str, after: int, end: int, stop: int) -> re.Match[str] | None:
        """The first match that begins behind `after` and before `end`."""
        if end - after <= FEW:  # a search would look on for places to begin long behind the end
            for at in range(after + 1, end):
                match = self.exact.match(text, at, stop)
                if match:
                    return match
            return None
        match = self.exact.search(text, after + 1, min(stop, end + REACH))
        return match if match and match.start() < end else None

    def search(self, text: str, begin: int = 0, stop: int | None = None) -> re.Match[str] | None:
        """The first match of the pattern in text[begin:stop]."""
        return next(self.finditer(text, begin, stop), None)


def loosened(pattern: str) -> str | None:
    """The pattern without what RE2 does not know, such that it matches at least where the pattern does; None where
    that is not plain."""
    out: list[str] = []
    at, size = 0, len(pattern)
    while at < size:
        char = pattern[at]
        if char == "\\":
            step = pattern[at + 1 : at + 2]
            if step in ("b", "B", "Z"):
                at += 2
            elif step in WIDE:
                out.append(f"[{WIDE[step]}]")
                at += 2
            elif step == "u":
                out.append(f"\\x{{{pattern[at + 2 : at + 6]}}}")
                at += 6
            elif step.isdigit() and step != "0":
                return None
            else:
                out.append(pattern[at : at + 2])
                at += 2
        elif char == "[":
            end, text = _class(pattern, at)
            if text is None:
                return None
            out.append(text)
            at = end
        elif char == "$":
            at += 1
        elif pattern.startswith(("(?=", "(?!", "(?<=", "(?<!"), at):
            at = _closed(pattern, at)
            if pattern[at : at + 1] in ("?", "*", "+", "{"):
                return None
        elif pattern.startswith(("(?P=", "(?("), at) or (
            pattern.startswith("(?", at) and pattern[at + 2 : at + 3] in (">", "#")
        ):
            return None
        elif char in "+*?}" and pattern[at + 1 : at + 2] == "+":
            return None  # possessive
        else:
            run = _PLAIN.match(pattern, at)
            end = run.end() if run else at + 1
            out.append(pattern[at:end])
            at = end
    return "".join(out)


_PLAIN = re.compile(r"[^\\\[($+*?}]+")


def _class(pattern: str, at: int) -> tuple[int, str | None]:
    """The end of a character class and what RE2 shall read for it."""
    out = ["["]
    at += 1
    negated = pattern.startswith("^", at)
    if negated:
        out.append("^")
        at += 1
    first = True
    while at < len(pattern) and (pattern[at] != "]" or first):
        first = False
        char = pattern[at]
        if char == "\\":
            step = pattern[at + 1]
            if step in "WSD" and negated:
                return at, None
            if step in WIDE and not negated:
                out.append(WIDE[step])
                at += 2
            elif step == "u":
                out.append(f"\\x{{{pattern[at + 2 : at + 6]}}}")
                at += 6
            elif step == "b":
                return at, None
            else:
                out.append(pattern[at : at + 2])
                at += 2
        else:
            out.append("\\[" if char == "[" else char)
            at += 1
    out.append("]")
    return at + 1, "".join(out)


def _closed(pattern: str, at: int) -> int:
    """The offset behind the bracket that closes the group which opens here."""
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if char == "[":
            at += 2 if pattern[at + 1 : at + 2] == "^" else 1
            at += 1  # a bracket that comes first is a letter of the class
            while at < len(pattern) and pattern[at] != "]":
                at += 2 if pattern[at] == "\\" else 1
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return at

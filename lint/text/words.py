"""Which words a prose has and where they stand: found once, asked by every recogniser before it runs a pattern.

A pattern of words over a whole article costs 20 to 400 microseconds; whether any of its words is there at all is a
meeting of two small sets. The prose is brought into one byte for each character, so that offsets hold and everything
is done by the interpreter's own loops: some 100 microseconds for an article of 19 KB.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from lint.text.characters import odd_characters
from lint.text.lower import lowered

_ALPHANUMERIC = bytes(code if code >= 0x80 or chr(code).isalnum() else 0x20 for code in range(256))
_LETTERS = bytes(code if chr(code).isalpha() else 0x20 for code in range(256))
_NO_SIGNS = bytes(code for code in range(256) if code > 127 or code <= 32 or chr(code).isalnum())


def one_byte(prose: str) -> bytes:
    """The prose in lower case, one byte for each character (in Latin-1, "?" for all others), so that offsets hold."""
    return lowered(prose).encode("latin-1", "replace")


def bare(lower: str) -> str:
    """A text with spaces for all but letters and digits of any script, which stay at their offsets."""
    if not lower.isascii():
        for character in odd_characters(lower):
            if not character.isalnum():
                lower = lower.replace(character, " ")
    return lower.encode("utf-8", "surrogatepass").translate(_ALPHANUMERIC).decode("utf-8", "surrogatepass")


class Words:
    """A prose as words: runs of Latin-1 letters in lower case. All else, digits, hyphens and apostrophes too, parts
    them: "5mg q.d." has mg, q and d; "don't" has don and t. A word with a letter beyond Latin-1 falls into parts."""

    def __init__(self, prose: str) -> None:
        self.lower = lowered(prose)
        """The prose in lower case, of the same length."""
        self.data = self.lower.encode("latin-1", "replace")
        """The same with one byte for each character, "?" for all that Latin-1 lacks."""
        self.plain = self.data.translate(_LETTERS).decode("latin-1")
        """The words at the prose's own offsets, with spaces between them."""

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.plain.split())

    @cached_property
    def tokens(self) -> frozenset[str]:
        """The words, and the signs of ASCII (neither letter nor digit nor white space) that the prose has."""
        return self.distinct.union(self.data.translate(None, _NO_SIGNS).decode("ascii"))

    def has(self, vocabulary: frozenset[str]) -> bool:
        """Whether any of these (lower-case, letters only) stands in the prose as a whole word."""
        return not self.distinct.isdisjoint(vocabulary)

    def places(self, vocabulary: Iterable[str]) -> list[tuple[int, str]]:
        """Where these words (lower-case, letters only) stand as whole words, in order of their offsets."""
        padded, found = self.padded, []
        for word in self.distinct.intersection(vocabulary):
            wanted = f" {word} "
            at = padded.find(wanted)
            while at >= 0:
                found.append((at, word))  # the padding's one space before makes up for the one sought
                at = padded.find(wanted, at + 1)
        found.sort()
        return found

    def lines(self, prose: str, vocabulary: Iterable[str]) -> str:
        """The lines of the prose that have one of these words, for a pattern of which each match has one, too."""
        found, done = [], 0
        for at, _ in self.places(vocabulary):
            if at >= done:
                end = prose.find("\n", at)
                done = end if end >= 0 else len(prose)
                found.append(prose[prose.rfind("\n", 0, at) + 1 : done])
        return "\n".join(found)

    def count(self, phrase: str) -> int:
        """How often words stand there one after the other: "mg kg" counts "mg/kg" as well."""
        return self.padded.count(f" {phrase} ")

    @cached_property
    def padded(self) -> str:
        """`plain` between two spaces: where a word stands between two others, " word " is found at its offset."""
        return f" {self.plain} "

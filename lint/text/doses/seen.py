"""What stands in the prose beside its amounts: drug names, cues, ends of sentences, recognised block by block.

Most blocks of an article have no dose, and nobody asks about them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lint.text.doses.cues import find_cues
from lint.text.doses.frequency import Cue
from lint.text.doses.marks import STOP, Marks
from lint.text.drugs import Drug, Names
from lint.text.words import Words
from lint.typed import NamedTuple, Protocol

SENTENCE_END = re.compile(
    r"[.!?][\"')\]]*\s+(?=[A-Z0-9(])(?<!e\.g\. )(?<!i\.e\. )(?<!\bmax\. )(?<!vs\. )(?<!approx\. )"
    r"(?<!\bNo\. )(?<!Dr\. )|\n"
)


class Bounds(Protocol):
    """Anything with a start and an end in the prose, such as a block of an article."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Line(NamedTuple):
    """A line of a plain string."""

    start: int
    end: int


class Said:
    """One block: prose[start:end]. Each part is recognised when it is first asked for."""

    __slots__ = ("_cues", "_drugs", "_marks", "_names", "_starts", "_stops", "_words", "end", "lower", "prose", "start")

    def __init__(self, prose: str, words: Words, names: Names, start: int, end: int) -> None:
        self.prose = prose
        self.lower = words.lower
        self.start = start
        self.end = end
        self._words = words
        self._names = names
        self._cues: list[Cue] | None = None
        self._drugs: list[Drug] | None = None
        self._marks: Marks | None = None
        self._stops: list[tuple[int, int]] | None = None
        self._starts: list[int] = []

    @property
    def drugs(self) -> list[Drug]:
        """The drug names in order, those among them that `learn` added."""
        if self._drugs is None:
            self._drugs = self._names.within(self.start, self.end)
        return self._drugs

    def drugs_in(self, start: int, end: int) -> list[Drug]:
        """The drug names that begin in prose[start:end]."""
        drugs = self._drugs
        if drugs is None:
            drugs = self.drugs
        return [drug for drug in drugs if start <= drug.start < end] if drugs else drugs[:]

    def learn(self, drug: Drug) -> None:
        """Adds a name that no lexicon has, unless another stands there."""
        drugs = self.drugs
        if not any(other.start < drug.end and drug.start < other.end for other in drugs):
            drugs.append(drug)
            drugs.sort()

    @property
    def cues(self) -> list[Cue]:
        """The cues in order."""
        if self._cues is None:
            self._cues = find_cues(self.prose, self.lower, self.start, self.end)
            self._starts = [cue.start for cue in self._cues]
        return self._cues

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in prose[start:end]."""
        cues, starts = self._cues, self._starts
        if cues is None:
            cues, starts = self.cues, self._starts
        return cues[bisect_left(starts, start) : bisect_left(starts, end)]

    @property
    def marks(self) -> Marks:
        """Where words stand that make a pattern worth trying."""
        if self._marks is None:
            self._marks = Marks(self._words.data[self.start : self.end], self.start)
        return self._marks

    def stop(self, start: int, end: int) -> tuple[int, int] | None:
        """The first end of a sentence, with the space after it, that the text goes on behind before `end`."""
        stops = self._stops
        if stops is None:
            stops = self._stops = self._ends()
        for stop in stops:
            if stop[0] >= start:
                return stop if stop[1] < end or (stop[1] == end and self.prose[stop[0]] == "\n") else None
        return None

    def _ends(self) -> list[tuple[int, int]]:
        prose, match = self.prose, SENTENCE_END.match
        found = [
            match(prose, at)
            for at, bits in zip(self.marks.starts, self.marks.bits, strict=True)
            if bits & STOP and (not prose[at + 1 : at + 2].isalnum() or prose[at] == "\n")
        ]
        return [end.span() for end in found if end]


class Seen:
    """The blocks of a prose, in order."""

    def __init__(self, prose: str, blocks: Sequence[Bounds], words: Words) -> None:
        self.prose = prose
        self.lower = words.lower
        self.words = words
        self.blocks = blocks
        self._names = Names(prose, words)
        self._blocks: dict[int, Said] = {}

    def __getitem__(self, block: int) -> Said:
        said = self._blocks.get(block)
        if said is None:
            bounds = self.blocks[block]
            said = self._blocks[block] = Said(self.prose, self.words, self._names, bounds.start, bounds.end)
        return said

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """The drug names of all blocks."""
        return tuple(drug for block in range(len(self.blocks)) for drug in self[block].drugs)

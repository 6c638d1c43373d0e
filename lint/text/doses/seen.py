"""What stands in the prose beside its amounts: drug names, cues, ends of sentences, recognised block by block.

Most blocks of an article have no dose, and nobody asks about them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lint.article import Article
from lint.text.doses.cues import find_cues
from lint.text.doses.frequency import Cue
from lint.text.doses.marks import Marks
from lint.text.doses.places import entries_above
from lint.text.drugs import Drug, Names
from lint.text.words import Words
from lint.typed import TYPE_CHECKING, Any, NamedTuple, Protocol

SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\n)[\"')\]]*\s+(?=[A-Z0-9(])(?<!e\.g\. )(?<!i\.e\. )(?<!\bmax\. )(?<!vs\. )"
    r"(?<!approx\. )(?<!\bNo\. )(?<!Dr\. ))"
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


class _Part:
    """A part of `Said` that is recognised when it is first asked for; the instance's own attribute hides it from then
    on. A failed look-up with `__getattr__` after it would make an exception each time."""

    __slots__ = ("_name", "_recognise")

    def __init__(self, name: str, recognise: str) -> None:
        self._name = name
        self._recognise = recognise

    def __get__(self, said: Any, _: type) -> Any:
        getattr(said, self._recognise)()
        return said.__dict__[self._name]


class Said:
    """One block: prose[start:end]. Each part is recognised when it is first asked for."""

    if TYPE_CHECKING:
        drugs: list[Drug]
        """The drug names in order, those among them that `learn` added."""
        heads: list[int]
        """Where the drug names begin."""
        cues: list[Cue]
        """The cues in order."""
        starts: list[int]
        """Where the cues begin."""
        marks: Marks
        """Where words stand that make a pattern worth trying."""
    else:
        drugs, heads = _Part("drugs", "_find_drugs"), _Part("heads", "_find_drugs")
        cues, starts = _Part("cues", "_find_cues"), _Part("starts", "_find_cues")
        marks = _Part("marks", "_find_marks")

    def __init__(self, prose: str, words: Words, names: Names, start: int, end: int) -> None:
        self.prose = prose
        self.lower = words.lower
        self.start = start
        self.end = end
        self._words = words
        self._names = names

    def _find_drugs(self) -> None:
        self.drugs = found = self._names.within(self.start, self.end)
        self.heads = [drug[0] for drug in found]

    def _find_cues(self) -> None:
        self.cues = found = find_cues(self.prose, self.lower, self.start, self.end)
        self.starts = [cue[0] for cue in found]

    def _find_marks(self) -> None:
        self.marks = Marks(self._words.data[self.start : self.end], self.start)

    def drugs_in(self, start: int, end: int) -> list[Drug]:
        """The drug names that begin in prose[start:end]."""
        heads = self.heads
        if not heads:
            return []
        first = bisect_left(heads, start)
        return self.drugs[first : bisect_left(heads, end, first)]

    def learn(self, drug: Drug) -> None:
        """Adds a name that no lexicon has, unless another stands there."""
        if not any(other.start < drug.end and drug.start < other.end for other in self.drugs):
            self.drugs = sorted([*self.drugs, drug])
            self.heads = [drug.start for drug in self.drugs]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that begin in prose[start:end]."""
        starts = self.starts
        first = bisect_left(starts, start)
        return self.cues[first : bisect_left(starts, end, first)]

    def stop(self, start: int, end: int) -> tuple[int, int] | None:
        """The first end of a sentence, with the space after it, that the text goes on behind before `end`."""
        stop = SENTENCE_END.search(self.prose, start, end)
        return stop.span() if stop else None


class Seen:
    """The blocks of a prose, in order."""

    def __init__(self, prose: str, blocks: Sequence[Bounds], words: Words) -> None:
        self.prose = prose
        self.lower = words.lower
        self.words = words
        self.blocks = blocks
        self._names = Names(prose, words)
        self._blocks: dict[int, Said] = {}
        self._above: dict[int, list[int]] = {}

    def __getitem__(self, block: int) -> Said:
        said = self._blocks.get(block)
        if said is None:
            bounds = self.blocks[block]
            said = self._blocks[block] = Said(self.prose, self.words, self._names, bounds.start, bounds.end)
        return said

    def above(self, article: Article, block: int) -> list[int]:
        """The list entries around a block and the lead-in before the list, as `entries_above` has them."""
        found = self._above.get(block)
        if found is None:
            found = self._above[block] = entries_above(article, block)
        return found

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """The drug names of all blocks."""
        return tuple(drug for block in range(len(self.blocks)) for drug in self[block].drugs)

"""What the citation model's second step sees of a sentence: first scores of it and of those around it, where it stands,
what it is made of, and how its words are spread over the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from math import log

from lint.text.claims.tokens import Text, Vocabulary
from lint.typed import NamedTuple


class Passage(NamedTuple):
    """A sentence with its place. `section` is "introduction", "background", "discussion" or another role; numbers
    count from 0, `paragraph` within its section."""

    text: str
    section: str
    paragraph: int
    sentence: int
    sentences: int  # in its paragraph


MISSING = -99.0
PROPERTIES = (
    "score", "before", "after", "paragraph mean", "document mean", "others", "own", "capitals", "capital words",
    "spread", "sentences", "paragraph", "paragraphs left", "section",
)  # fmt: skip
_MASK = 1023
_SECTION = {"i": 0, "b": 1, "d": 2}


def links(document: Sequence[Passage]) -> list[bool]:
    """Of each sentence, whether the one before it stands in the same paragraph; one more for the end."""
    found = [False]
    for a, b in pairwise(document):
        found.append(b.sentence == a.sentence + 1 and a.paragraph == b.paragraph and a.section == b.section)
    found.append(False)
    return found


def section_number(name: str) -> int:
    """0 for an introduction, 1 for a background and what is like it, 2 for a discussion."""
    return _SECTION.get(name[:1], 1)


def properties(
    document: Sequence[Passage],
    linked: Sequence[bool],
    text: Text,
    vocabulary: Vocabulary,
    scores: Sequence[float],
    wanted: Sequence[int] | None = None,
) -> list[tuple[float, ...]]:
    """The second step's view of each sentence, or of the `wanted` ones, in the order of PROPERTIES; MISSING where there
    is no neighbour."""
    n = len(document)
    bounds, counts = text.bounds, vocabulary.counts
    content = list(map(vocabulary.content.__getitem__, text.words))
    sets = [set(content[s:e]) for s, e in pairwise(bounds)]
    spread = Counter(chain.from_iterable(sets))
    spread[-1] = 1  # what is no content word adds nothing
    logs = list(map(log, range(1, n + 1)))
    last: dict[str, int] = {}  # paragraph, by section
    starts = [i for i, joined in enumerate(linked) if not joined]
    means: list[float] = []  # of the other sentences of the paragraph
    for start, end in pairwise(starts):
        last[document[start].section] = document[start].paragraph
        total = sum(scores[start:end])
        size = end - start - 1
        means += [(total - score) / size for score in scores[start:end]] if size else [MISSING]
    total = sum(scores)
    size = n - 1 or 1
    rows: list[tuple[float, ...]] = []
    for i in range(n) if wanted is None else wanted:
        _, section, paragraph, _, sentences = document[i]
        score, words = scores[i], sets[i]
        count = sum(map(counts.__getitem__, text.words[bounds[i] : bounds[i + 1]]))
        rows.append(
            (
                score,
                scores[i - 1] if linked[i] else MISSING,
                scores[i + 1] if linked[i + 1] else MISSING,
                means[i],
                (total - score) / size,
                count & _MASK,
                count >> 10 & _MASK,
                count >> 20 & _MASK,
                count >> 30,
                sum([logs[spread[word] - 1] for word in words]) / len(words),
                sentences,
                paragraph,
                last[section] - paragraph,
                _SECTION.get(section[:1], 1),
            )
        )
    return rows

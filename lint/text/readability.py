"""Published readability formulas, on counts of words, sentences and syllables.

Sources: Flesch 1948; Kincaid et al. 1975; McLaughlin 1969 (SMOG); Gunning 1952. All give US school grades except the
reading ease (0 to 100, higher is easier).
"""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import accumulate, chain, compress
from math import sqrt

from lint.record import record
from lint.text.words import one_byte
from lint.typed import NamedTuple

_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:'[a-z]+)?")
_SPOKEN = bytes(code if chr(code) == "'" or _WORD.match(chr(code)) else 0x20 for code in range(256))
LEAST_JUDGED = 6  # words of a sentence below which its own grade says nothing
SMOG_SENTENCES = 30  # SMOG was made for samples of 30 sentences; with fewer it is not reliable


@record(frozen=True, slots=True)
class Counts:
    """What the formulas need of a text."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int  # words of three syllables and more

    @property
    def flesch_reading_ease(self) -> float:
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def flesch_kincaid_grade(self) -> float:
        return flesch_kincaid(self.sentences, self.words, self.syllables)

    @property
    def smog_grade(self) -> float:
        return 1.0430 * sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def gunning_fog(self) -> float:
        return 0.4 * (self.words / self.sentences + 100 * self.polysyllables / self.words)


def flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """The grade by Kincaid et al. 1975."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


class Spoken(NamedTuple):
    """Sentences as words in lower case, how many syllables each of the words has, and how often each of those of three
    syllables and more stands."""

    words: list[list[str]]
    sizes: list[list[int]]
    long: Counter[str]


def spoken(prose: str, ranges: Iterable[tuple[int, int]]) -> Spoken:
    """The sentences at these ranges of the prose. A word is a run of Latin letters, "don't" is one."""
    plain = one_byte(prose.replace("’", "'")).translate(_SPOKEN).decode("latin-1")
    words: list[list[str]] = []
    for start, end in ranges:
        text = plain[start:end]
        words.append(_WORD.findall(text) if "'" in text else text.split())
    size = SYLLABLES.__getitem__
    sizes = [list(map(size, sentence)) for sentence in words]
    is_long = map((2).__lt__, chain.from_iterable(sizes))
    return Spoken(words, sizes, Counter(compress(chain.from_iterable(words), is_long)))


def count(texts: Sequence[str], leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over sentences given as texts; see `counts`."""
    ends = list(accumulate(len(text) + 1 for text in texts))
    return counts(
        spoken("\n".join(texts), [(end - len(text) - 1, end - 1) for text, end in zip(texts, ends, strict=True)]),
        leave_out,
    )


def counts(sentences: Spoken, leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over sentences; words in `leave_out` (lower case) count as words of two syllables, so that a topic's
    unavoidable terms do not decide the grade."""
    syllables = sum(map(sum, sentences.sizes))
    long = sentences.long
    polysyllables = long.total()
    for word in leave_out:
        times = long.get(word, 0)
        syllables -= times and times * (SYLLABLES[word] - 2)
        polysyllables -= times
    words = sum(map(len, sentences.words))
    return Counts(max(sum(map(bool, sentences.words)), 1), max(words, 1), syllables, polysyllables)


def hardest(sentences: Spoken, leave_out: Set[str], most: int) -> list[int]:
    """The sentences of six words and more with the highest grades, by index, the earlier of two alike first; words in
    `leave_out` count as in `counts`."""
    grades = [
        flesch_kincaid(1, len(sizes), sum(sizes)) if len(sizes) >= LEAST_JUDGED else 0.0 for sizes in sentences.sizes
    ]
    found: list[tuple[float, int]] = []
    # Without the words left out a sentence is easier at most, so the hard ones are reached first.
    for index in sorted(range(len(grades)), key=lambda index: -grades[index]):
        if len(found) >= most and -grades[index] > found[most - 1][0]:
            break
        words, sizes = sentences.words[index], sentences.sizes[index]
        if len(words) < LEAST_JUDGED:
            grade = 0.0
        else:
            spared = sum([size - 2 for word, size in zip(words, sizes, strict=True) if size > 2 and word in leave_out])
            grade = flesch_kincaid(1, len(words), sum(sizes) - spared)
        insort(found, (-grade, index))
    return [index for _, index in found[:most]]


_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
# Two vowels that are spoken apart although they stand together.
_APART = re.compile(
    r"(?<![ctsgx])i(?:a|o(?!us)|ous)|(?<![tc])ie(?=nt|t)|(?<=sc)ie(?=n)|(?<=[nrlt])ie(?=ty)|"
    r"(?<=c)ie(?=ty)|iu|(?<!p)eo(?!us\b|n\b)"
    r"|(?<![qg])ua|(?<![qg])ue(?=[lnt])|(?<=fl)ui(?=d)|(?<=s)ui(?=cid)|(?<=r)ui(?=n)|(?<=gen)ui|"
    r"(?<=rea)c(?=t)|(?<=cr)ea(?=t)"
    r"|(?<=[aeiou][rds])ea\b|\bcoo(?=[rp][de])|[aeouy]ing\b|sms?\b|(?<=na)usea"
)
_SILENT = re.compile(
    r"[^aeiouyl]e\b|[aeiouy]le\b|[^aeioutdy]ed\b|[^aeiouyszcgx]es\b|[^aeiouyl]e(?=(?:ment|less|ful|"
    r"ness|ly)\b|thing|times|where|fore\b)"
)
_SPOKEN_END = re.compile(r"(?:diabet|herp|mens|fac|fec|faec|test|pub|nar)es\b")


class _Syllables(dict[str, int]):
    """How many syllables each word has, by its spelling, found when it is first asked for. Articles share most of
    their words, so what one has told the next one knows."""

    def __missing__(self, word: str) -> int:
        if len(self) >= KNOWN:
            self.clear()
        size = self[word] = syllables(word)
        return size


KNOWN = 50_000  # words that are remembered, some 5 MB
SYLLABLES = _Syllables()


def syllables(word: str) -> int:
    """Spoken syllables of an English word by its spelling; right for more than nine words in ten."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    groups = _VOWELS.findall(low)
    count = len(groups)
    # What is spoken apart stands together, and what is silent has an e: most words have no need of the slow patterns.
    if len("".join(groups)) > count or "sm" in low:
        count += len(_APART.findall(low))
    if "e" in low and not (low.endswith("es") and _SPOKEN_END.search(low)):
        count -= len(_SILENT.findall(low))
    return max(count, 1)

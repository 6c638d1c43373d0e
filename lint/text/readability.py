"""Published readability formulas, on counts of words, sentences and syllables.

Sources: Flesch 1948; Kincaid et al. 1975; McLaughlin 1969 (SMOG); Gunning 1952; Coleman and Liau 1975; Senter and
Smith 1967 (ARI). All give US school grades except the reading ease (0 to 100, higher is easier).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from functools import lru_cache
from math import sqrt

from lint.record import record

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][A-Za-z]+)?")
SMOG_SENTENCES = 30  # SMOG was made for samples of 30 sentences; with fewer it is not reliable


@record(frozen=True, slots=True)
class Counts:
    """What the formulas need of a text."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int  # words of three syllables and more
    letters: int

    @property
    def flesch_reading_ease(self) -> float:
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words

    @property
    def flesch_kincaid_grade(self) -> float:
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog_grade(self) -> float:
        return 1.0430 * sqrt(self.polysyllables * 30 / self.sentences) + 3.1291

    @property
    def gunning_fog(self) -> float:
        return 0.4 * (self.words / self.sentences + 100 * self.polysyllables / self.words)

    @property
    def coleman_liau(self) -> float:
        return 0.0588 * self.letters / self.words * 100 - 0.296 * self.sentences / self.words * 100 - 15.8

    @property
    def automated_readability_index(self) -> float:
        return 4.71 * self.letters / self.words + 0.5 * self.words / self.sentences - 21.43


def count(texts: Iterable[str], leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over sentences; words in `leave_out` (lower case) count as words of two syllables, so that a topic's
    unavoidable terms do not decide the grade."""
    texts = list(texts)
    tally = Counter(WORD.findall("\n".join(texts).lower()))
    return counts(sum(map(has_word, texts)), tally, leave_out)


def has_word(text: str) -> bool:
    """Whether there is anything to read in a sentence."""
    return WORD.search(text) is not None


def counts(sentences: int, tally: Counter[str], leave_out: Set[str] = frozenset()) -> Counts:
    """Counts from the words in lower case, each with how often it stands; see `count`."""
    spoken = poly = letters = 0
    for word, times in tally.items():
        size = syllables(word)
        if size > 2 and word in leave_out:
            size = 2
        spoken += size * times
        letters += len(word) * times
        if size >= 3:
            poly += times
    return Counts(max(sentences, 1), max(tally.total(), 1), spoken, poly, letters)


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


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Spoken syllables of an English word by its spelling; right for more than nine words in ten."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    groups = len(_VOWELS.findall(low)) + len(_APART.findall(low))
    if not _SPOKEN_END.search(low):
        groups -= len(_SILENT.findall(low))
    return max(groups, 1)

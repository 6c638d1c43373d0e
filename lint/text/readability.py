"""Published readability formulas, on counts of words, sentences and syllables.

Sources: Flesch 1948; Kincaid et al. 1975; McLaughlin 1969 (SMOG); Gunning 1952; Coleman and Liau 1975; Senter and
Smith 1967 (ARI). All give US school grades except the reading ease (0 to 100, higher is easier).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import chain
from math import sqrt

from lint.record import record
from lint.text.words import one_byte

_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:'[a-z]+)?")
_SPOKEN = bytes(code if chr(code) == "'" or _WORD.match(chr(code)) else 0x20 for code in range(256))
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
        return flesch_kincaid(self.sentences, self.words, self.syllables)

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


def flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """The grade by Kincaid et al. 1975."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def words_of(prose: str, ranges: Iterable[tuple[int, int]]) -> list[list[str]]:
    """For each range of the prose its words in lower case: runs of Latin letters, "don't" in one."""
    plain = one_byte(prose.replace("’", "'")).translate(_SPOKEN).decode("latin-1")
    found = [plain[start:end].split() for start, end in ranges]
    if "'" in plain:
        found = [_WORD.findall(" ".join(words)) if any("'" in word for word in words) else words for words in found]
    return found


def count(texts: Iterable[str], leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over sentences, given as texts; see `counts`."""
    return counts([words_of(text, [(0, len(text))])[0] for text in texts], leave_out)


def counts(sentences: Sequence[Sequence[str]], leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over sentences, given as words in lower case; those in `leave_out` count as words of two syllables, so
    that a topic's unavoidable terms do not decide the grade."""
    words = list(chain.from_iterable(sentences))
    spoken = sum(map(SYLLABLES.__getitem__, words))
    long = long_words(words)
    if leave_out:
        spared = [word for word in long if word in leave_out]
        spoken -= sum(map(SYLLABLES.__getitem__, spared)) - 2 * len(spared)
        long_count = len(long) - len(spared)
    else:
        long_count = len(long)
    return Counts(max(sum(map(bool, sentences)), 1), max(len(words), 1), spoken, long_count, sum(map(len, words)))


def long_words(words: Iterable[str]) -> list[str]:
    """The words of three syllables and more."""
    sizes = SYLLABLES
    return [word for word in words if sizes[word] > 2]


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
    groups = len(_VOWELS.findall(low)) + len(_APART.findall(low))
    if not _SPOKEN_END.search(low):
        groups -= len(_SILENT.findall(low))
    return max(groups, 1)

"""Published readability formulas, on counts of words, sentences and syllables.

Sources: Flesch 1948; Kincaid et al. 1975; McLaughlin 1969 (SMOG); Gunning 1952. All give US school grades except the
reading ease (0 to 100, higher is easier).
"""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import islice
from math import sqrt

from lint.record import record
from lint.text.lower import lowered
from lint.text.words import one_byte

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


class Tally:
    """The tokens of a text, words in lower case as they stand between spaces, and what each of them weighs (see
    `_Known`). A word is a run of Latin letters: "don't" is one, "risk/benefit" are two."""

    def __init__(self, tokens: Iterable[str], spared: Sequence[str], sentences: int) -> None:
        """`spared` are tokens of the text that do not count."""
        self.known = _fresh()
        self.tokens = list(tokens)
        self.weights = list(map(self.known.__getitem__, self.tokens))
        self.weight = sum(self.weights) - sum(map(self.known.__getitem__, spared))
        self.sentences = sentences
        self._spared = spared
        self._own = len(self.tokens)

    @cached_property
    def long(self) -> dict[str, int]:
        """The words of three syllables and more with how often each stands there."""
        words_of = self.known.long
        times = Counter(filter(words_of.__contains__, islice(self.tokens, self._own)))
        times.subtract(filter(words_of.__contains__, self._spared))
        found: dict[str, int] = {}
        for token, count in times.items():
            for word in words_of[token]:
                found[word] = found.get(word, 0) + count
        return found

    def add(self, tokens: Iterable[str]) -> tuple[int, int]:
        """Takes in tokens that stand there already as parts of others, which count no more for the whole; gives where
        they are now."""
        first = len(self.tokens)
        self.tokens += tokens
        self.weights += map(self.known.__getitem__, self.tokens[first:])
        return first, len(self.tokens)


def has_words(text: str) -> bool:
    """Whether there is a word in a text in lower case."""
    return "a" <= text[:1] <= "z" or bool(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(one_byte(text.replace("’", "'")).translate(_SPOKEN).decode("latin-1"))


def _fresh() -> _Known:
    """What is known of tokens, forgotten when it is too much."""
    global _known
    if len(_known) > KNOWN:
        _known = _Known()
    return _known


class _Known(dict[str, int]):
    """What a token weighs, as one number so that one sum is enough: its words, and its syllables times SYLLABLE; and
    its long words if it has any. Articles share most of their tokens, so what one has told the next one knows."""

    def __init__(self) -> None:
        self.long: dict[str, list[str]] = {}
        self.sizes: dict[str, int] = {}  # syllables of the long words

    def __missing__(self, token: str) -> int:
        if token.isascii() and token.isalpha():
            words = [token]
        else:
            words = _words(token)
            if len(words) == 1 and words[0] != token:  # what weighs as much without its punctuation
                weight = self[token] = self[words[0]]
                if words[0] in self.long:
                    self.long[token] = words
                return weight
        sizes = list(map(syllables, words))
        if max(sizes, default=0) > 2:
            long = [(word, size) for word, size in zip(words, sizes, strict=True) if size > 2]
            self.long[token] = [word for word, _ in long]
            self.sizes.update(long)
        weight = self[token] = len(words) + SYLLABLE * sum(sizes)
        return weight


SHIFT = 30
SYLLABLE = 1 << SHIFT
KNOWN = 30_000  # tokens that are remembered from article to article, some 4 MB
_known = _Known()


def count(texts: Sequence[str], leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over sentences given as texts; see `counts`."""
    texts = list(map(lowered, texts))
    return counts(Tally(" ".join(texts).split(), (), sum(map(has_words, texts))), leave_out)


def counts(found: Tally, leave_out: Set[str] = frozenset()) -> Counts:
    """Counts over a text; words in `leave_out` (lower case) count as words of two syllables, so that a topic's
    unavoidable terms do not decide the grade."""
    total, words = divmod(found.weight, SYLLABLE)
    long = found.long
    polysyllables = sum(long.values())
    for word in leave_out:
        times = long.get(word, 0)
        total -= times and times * (found.known.sizes[word] - 2)
        polysyllables -= times
    return Counts(max(found.sentences, 1), max(words, 1), total, polysyllables)


def hardest(found: Tally, sentences: Sequence[tuple[int, int]], leave_out: Set[str], most: int) -> list[int]:
    """The sentences, given as ranges of the tokens, of six words and more with the highest grades, by index, the
    earlier of two alike first; words in `leave_out` count as in `counts`."""
    weights, tokens, known = found.weights, found.tokens, found.known
    own = [sum(weights[first:last]) for first, last in sentences]
    grades = list(map(_grade, own))
    best: list[tuple[float, int]] = []
    # Without the words left out a sentence is easier at most, so the hard ones are reached first.
    for index in sorted(range(len(grades)), key=grades.__getitem__, reverse=True):
        if len(best) >= most and -grades[index] > best[most - 1][0]:
            break
        first, last = sentences[index]
        long = [word for token in tokens[first:last] if token in known.long for word in known.long[token]]
        spared = sum([known.sizes[word] - 2 for word in long if word in leave_out])
        insort(best, (-_grade(own[index] - SYLLABLE * spared), index))
    return [index for _, index in best[:most]]


def _grade(weight: int) -> float:
    """The grade of one sentence by what it weighs."""
    words = weight & SYLLABLE - 1
    return flesch_kincaid(1, words, weight >> SHIFT) if words >= LEAST_JUDGED else 0.0


_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
# Two vowels that are spoken apart although they stand together. (Here and below each branch begins with one plain
# letter, so that all other places in a word are passed over at once.)
_APART = re.compile(
    r"i(?:(?<![ctsgx]i)(?:a|o(?!us)|ous)|(?<![tc]i)e(?=nt|t)|(?<=sci)e(?=n)|(?<=[nrlt]i)e(?=ty)|(?<=ci)e(?=ty)|u)"
    r"|e(?:(?<!pe)o(?!us\b|n\b)|(?<=[aeiou][rds]e)a\b|ing\b|(?<=cre)a(?=t))"
    r"|u(?:(?<![qg]u)a|(?<![qg]u)e(?=[lnt])|(?<=flu)i(?=d)|(?<=su)i(?=cid)|(?<=ru)i(?=n)|(?<=genu)i|ing\b|(?<=nau)sea)"
    r"|c(?:(?<=reac)(?=t)|(?<!\wc)oo(?=[rp][de]))|aing\b|oing\b|ying\b|sms?\b"
)
_SILENT = re.compile(
    r"e(?:(?<=[^aeiouyl]e)(?:\b|(?=(?:ment|less|ful|ness|ly)\b|thing|times|where|fore\b))"
    r"|(?<=[aeiouy]le)\b|(?<=[^aeioutdy]e)d\b|(?<=[^aeiouyszcgx]e)s\b)"
)
_SPOKEN_END = re.compile(r"(?:diabet|herp|mens|fac|fec|faec|test|pub|nar)es\b")


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

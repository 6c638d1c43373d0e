"""Shared text: shares, meetings, and sketches that hold across processes."""

import random
import subprocess
import sys
from collections.abc import Sequence

import pytest

from lint.text.similarity import LONG, anchors, common_words, meetings, overlap, sketch, words

TEXT = (
    "Smoking harms nearly every organ of the body and is the leading cause of preventable death. People who stop "
    "smoking live longer than those who continue, whatever their age, and their lungs begin recovering within weeks."
)
OTHER = (
    "Vaccination protects against influenza for about half a year, therefore everybody beyond sixty receives an "
    "injection each autumn, preferably before the season begins and the wards are crowded with feverish visitors."
)


def long(tokens: Sequence[str]) -> list[int]:
    return [i for i, token in enumerate(tokens) if len(token) > LONG]


def anchored(text: str) -> list[int]:
    return anchors(words(text), long(words(text)))


def repeated(found: Sequence[Sequence[int]]) -> set[int]:
    seen: set[int] = set()
    again: set[int] = set()
    for own in found:
        for anchor in own:
            (again if anchor in seen else seen).add(anchor)
    return again


def test_words_lose_case_and_punctuation() -> None:
    assert words("Take 5 mg (orally), *twice*!") == ["take", "5", "mg", "orally", "twice"]


def test_a_passage_shares_everything_with_itself_and_nothing_with_another() -> None:
    same = overlap(0, 1, words(TEXT), words(TEXT))
    apart = overlap(0, 1, words(TEXT), words(OTHER))
    assert (same.share, same.common) == (1.0, 1.0)
    assert apart.share == 0.0
    assert apart.common < 0.3


def test_one_changed_word_in_five_leaves_half_of_the_shingles() -> None:
    tokens = words(TEXT) * 20
    random_ = random.Random(7)
    changed = [f"w{i}" if random_.random() < 0.2 else token for i, token in enumerate(tokens)]
    distinct = [f"{token}{i}" for i, token in enumerate(tokens)]
    altered = [
        changed[i] if changed[i].startswith("w") and changed[i] != tokens[i] else distinct[i]
        for i in range(len(tokens))
    ]
    assert overlap(0, 1, distinct, altered).share == pytest.approx(0.8**3, abs=0.06)


def test_only_passages_with_common_text_meet() -> None:
    found = [anchored(text) for text in (TEXT, OTHER, TEXT.upper(), OTHER + " Extra words follow afterwards.")]
    assert meetings(found, repeated(found), 0.3) == [(0, 2), (1, 3)]


def test_a_phrase_of_the_template_makes_nobody_meet() -> None:
    found = [anchored("please consult your physician before starting treatment anywhere") for _ in range(20)]
    assert meetings(found, repeated(found), 0.3) == []


def test_common_words_count_each_word_as_often_as_it_stands() -> None:
    assert common_words(["a", "a", "b"], ["a", "b", "c"]) == pytest.approx(2 / 3)
    assert common_words([], []) == 0.0


def test_sketches_are_the_same_in_every_process() -> None:
    program = (
        f"from lint.text.similarity import LONG, sketch, words; t = words({TEXT!r});"
        "print(sketch(t, [i for i, w in enumerate(t) if len(w) > LONG]))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("1", "2")
    }
    own = sketch(words(TEXT), long(words(TEXT)))
    assert seen == {str(own)}
    assert own != sketch(words(OTHER), long(words(OTHER)))

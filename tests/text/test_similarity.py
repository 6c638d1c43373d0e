"""Shared text: shares, meetings, and sketches that hold across processes."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

import pytest

from lint.text.block_words import LONG
from lint.text.similarity import common_words, in_several, meetings, shared, shingles, sketch, words

TEXT = (
    "Smoking harms nearly every organ of the body and is the leading cause of preventable death. People who stop "
    "smoking live longer than those who continue, whatever their age, and their lungs begin recovering within weeks."
)
OTHER = (
    "Vaccination protects against influenza for about half a year, therefore everybody beyond sixty receives an "
    "injection each autumn, preferably before the season begins and the wards are crowded with feverish visitors."
)


def long(text: str) -> list[str]:
    return [token for token in words(text) if len(token) > LONG]


def sketched(text: str) -> tuple[int, ...]:
    return sketch(words(text), long(text))


def meeting(*texts: str) -> list[tuple[int, int]]:
    run: list[str] = []
    holders: list[int] = []
    for index, text in enumerate(texts):
        run += [f" {index}", *long(text)]
        holders += [index] * (len(long(text)) + 1)
    return meetings(in_several(run, holders), {index: len(long(text)) - 1 for index, text in enumerate(texts)}, 0.3)


def compared(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    return shared(shingles(one), shingles(other)), common_words(Counter(one), Counter(other))


def test_words_lose_case_and_punctuation() -> None:
    assert words("Take 5 mg (orally), *twice*!") == ["take", "5", "mg", "orally", "twice"]


def test_a_passage_shares_everything_with_itself_and_nothing_with_another() -> None:
    assert compared(words(TEXT), words(TEXT)) == (1.0, 1.0)
    share, common = compared(words(TEXT), words(OTHER))
    assert share == 0.0
    assert common < 0.3


def test_one_changed_word_in_five_leaves_half_of_the_shingles() -> None:
    tokens = words(TEXT) * 20
    random_ = random.Random(7)
    changed = [f"w{i}" if random_.random() < 0.2 else token for i, token in enumerate(tokens)]
    distinct = [f"{token}{i}" for i, token in enumerate(tokens)]
    altered = [
        changed[i] if changed[i].startswith("w") and changed[i] != tokens[i] else distinct[i]
        for i in range(len(tokens))
    ]
    assert compared(distinct, altered)[0] == pytest.approx(0.8**3, abs=0.06)


def test_only_passages_with_common_text_meet() -> None:
    assert meeting(TEXT, OTHER, TEXT.upper(), OTHER + " Extra words follow afterwards.") == [(0, 2), (1, 3)]


def test_a_phrase_of_the_template_makes_nobody_meet() -> None:
    assert meeting(*["please consult your physician before starting treatment anywhere"] * 20) == []


def test_common_words_count_each_word_as_often_as_it_stands() -> None:
    assert common_words(Counter("aab"), Counter("abc")) == pytest.approx(2 / 3)
    assert common_words(Counter(), Counter()) == 0.0


def test_sketches_are_the_same_in_every_process() -> None:
    program = f"from lint.text.similarity import sketch; print(sketch({words(TEXT)!r}, {long(TEXT)!r}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert seen == {str(sketched(TEXT))}
    assert sketched(TEXT) != sketched(OTHER)


def test_long_words_that_stand_again_and_again_leave_room_for_others_in_a_sketch() -> None:
    again = "Hypertension is hypertension, and hypertension stays hypertension; hypertension was hypertension before "
    assert len(sketched(again + TEXT)) == 4


def test_a_changed_word_leaves_most_of_a_sketch() -> None:
    own = set(sketched(TEXT))
    changed = [set(sketched(TEXT.replace(word, "otherwise"))) for word in ("People", "leading", "stop")]
    assert [len(own & other) for other in changed] == [3, 3, 3]

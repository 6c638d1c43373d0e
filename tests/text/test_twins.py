"""Passages that say the same: copies, restatements, and that the cheap questions never turn away what the dear ones
would have found."""

from __future__ import annotations

import random
from collections import Counter

from lint.facts import Facts
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source
from lint.text.similarity import common_words
from lint.text.twins import TOLD_COMMON, Twins, _Passage

HARM = (
    "Smoking harms nearly every organ of the body and remains the leading cause of preventable death worldwide. People "
    "who stop smoking live considerably longer than those who continue, whatever their age, because the lungs begin "
    "recovering within weeks and circulation improves during the following months."
)
TOLD = (
    "Regardless of age, people who stop smoking live considerably longer than all who continue, since lungs begin "
    "recovering within weeks and circulation improves during the following months. Nearly all organs suffer "
    "from smoking, still the leading cause of preventable death everywhere."
)
OTHER = (
    "Vaccination protects against influenza for about half a year, therefore everybody beyond sixty receives an "
    "injection each autumn, preferably before the season begins and the wards are crowded with feverish visitors."
)


def facts(*paragraphs: str) -> Facts:
    """An article with a section for each paragraph."""
    text = "\n\n".join(f"## Part {number}\n\n{paragraph}" for number, paragraph in enumerate(paragraphs))
    return Facts(read(Source("a.md", text)), Profile())


def test_a_copy_to_the_letter_shares_everything() -> None:
    found = facts(HARM, OTHER, HARM).twins
    (pair,) = found.sections
    assert (pair.share, pair.common, pair.words) == (1.0, 1.0, len(HARM.split()))
    assert (pair.one, pair.other) == (1, 3)
    assert len(found.blocks) == 1
    assert found.told_sections == found.told_blocks == ()


def test_a_copy_with_a_word_changed_here_and_there_is_a_copy() -> None:
    changed = HARM.replace("worldwide", "everywhere").replace("weeks", "days").replace("People", "Patients")
    (pair,) = facts(HARM, OTHER, changed).twins.sections
    assert 0.7 < pair.share < 1.0
    assert 0.9 < pair.common < 1.0


def test_the_same_in_other_words_is_a_restatement_and_no_copy() -> None:
    others = [" ".join(letter + word for word in OTHER.split()) for letter in "bcdfghkl"]
    found = facts(HARM, *others, TOLD).twins
    assert [(pair.one, pair.other) for pair in found.told_sections] == [(1, 10)]
    assert len(found.told_blocks) == 1
    assert found.sections == found.blocks == ()


def test_passages_on_other_matters_are_no_twins() -> None:
    assert facts(HARM, OTHER).twins == Twins()


def test_no_passages_that_share_half_of_their_words_are_turned_away() -> None:
    draw = random.Random(5)
    vocabulary = "as by drug fever headache ibuprofen medicine x-ray – 5 mg/kg".split()
    alike = 0
    for _ in range(200):
        article = facts(*(" ".join(["start", *draw.choices(vocabulary, k=draw.randrange(30))]) for _ in "ab"))
        blocks = [index for index, block in enumerate(article.article.blocks) if block.kind == "paragraph"]
        first, second = (_Passage(article.block_words, [index]) for index in blocks)
        if common_words(Counter(first.plain), Counter(second.plain)) >= TOLD_COMMON:
            assert first.may_restate(second)
            alike += 1
    assert 20 < alike < 180

"""The formulas against the sources' own figures, and the syllables that feed them."""

import pytest

from lint.text.readability import Counts, Tally, count, hardest, syllables
from lint.text.readability import counts as counts_over


def counts(sentences: int = 1, words: int = 1, syllables: int = 1, polysyllables: int = 0) -> Counts:
    return Counts(sentences, words, syllables, polysyllables)


# McLaughlin's conversion table (1969) gives the grade for the polysyllables in 30 sentences; above grade 11 its rule
# of thumb (3 and the square root) lies up to one grade below his formula.
@pytest.mark.parametrize(
    ("polysyllables", "grade"),
    [(1, 4), (4, 5), (9, 6), (16, 7), (25, 8), (36, 9), (49, 10), (64, 11)],
)
def test_smog_agrees_with_the_conversion_table(polysyllables: int, grade: int) -> None:
    assert round(counts(sentences=30, polysyllables=polysyllables).smog_grade) == grade


def test_flesch_reading_ease_of_one_short_word_is_its_upper_end() -> None:
    # One sentence of one syllable: 206.835 - 1.015 - 84.6, the highest score that Flesch's formula can give.
    assert counts().flesch_reading_ease == pytest.approx(121.22)


def test_flesch_standard_text() -> None:
    # Flesch 1948: "standard" writing has 17 words a sentence and 147 syllables per 100 words and scores 60 to 70.
    standard = counts(sentences=100, words=1700, syllables=2499)
    assert 60 <= standard.flesch_reading_ease <= 70
    assert standard.flesch_reading_ease == pytest.approx(206.835 - 1.015 * 17 - 84.6 * 1.47)


def test_flesch_kincaid_of_one_short_word_is_its_lower_end() -> None:
    assert counts().flesch_kincaid_grade == pytest.approx(-3.40)


def test_gunning_fog() -> None:
    # 20 words a sentence and 10 hard words in 100 make 0.4 * (20 + 10) = 12.
    assert counts(sentences=5, words=100, polysyllables=10).gunning_fog == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("cat", 1), ("doctor", 2), ("medicine", 3), ("radiation", 4), ("diabetes", 4), ("patients", 2), ("science", 2),
        ("create", 2), ("disease", 2), ("diseases", 3), ("people", 2), ("period", 3), ("treatment", 2), ("asked", 1),
        ("wanted", 2), ("breathing", 2), ("organism", 4), ("quiet", 2), ("suicide", 3), ("eye", 1), ("used", 1),
        ("previous", 3), ("antibiotics", 5), ("something", 2), ("area", 3), ("fluid", 2), ("people’s", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, spoken: int) -> None:
    assert syllables(word) == spoken


def test_counting_leaves_topic_words_at_two_syllables() -> None:
    texts = ["Hypertension is common.", "It harms the arteries."]
    plain, eased = count(texts), count(texts, {"hypertension"})
    assert (plain.sentences, plain.words) == (2, 7)
    assert plain.polysyllables == eased.polysyllables + 1
    assert plain.syllables == eased.syllables + 2


def test_numbers_are_no_words_and_an_empty_text_has_finite_scores() -> None:
    assert count(["5 mg 10"]).words == 1
    assert count([]).flesch_kincaid_grade == pytest.approx(0.39 - 15.59)


def test_the_hardest_sentences_come_first_with_the_topic_set_aside() -> None:
    texts = [
        "The cat sat on the mat today.",
        "Hypertension hypertension hypertension is a common thing here.",
        "Administration of intravenous medication necessitates observation.",
        "Too hard: otorhinolaryngology.",
    ]
    found = Tally((), (), len(texts))
    sentences = [found.add(text.lower().split()) for text in texts]
    assert hardest(found, sentences, set(), 3) == [2, 1, 0]
    assert hardest(found, sentences, {"hypertension"}, 2) == [2, 1]
    assert hardest(found, sentences, {"hypertension", "observation"}, 9) == [2, 1, 0, 3]
    assert counts_over(found).words == 1  # none of its own


def test_words_are_runs_of_letters_wherever_other_signs_part_them() -> None:
    tokens = "risk/benefit don't don’t (medication) 5 medication, naïve. 7 %".split()
    found = Tally(tokens, [], 3)
    assert counts_over(found).words == 7
    assert found.long == {"benefit": 1, "medication": 2}
    spared = Tally([*tokens, "medication", "5"], ["5", "medication"], 3)
    assert (spared.weight, spared.long) == (found.weight, found.long)

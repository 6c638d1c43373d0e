"""Scores of sentences of research articles."""

from __future__ import annotations

from lint.text.claims import Passage, score_sentences, threshold
from lint.text.claims.surroundings import MISSING, PROPERTIES, links, properties
from lint.text.claims.tokens import BITS, END, START, Vocabulary, runs, shape


def document(*texts: str, section: str = "introduction") -> list[Passage]:
    return [Passage(text, section, 0, i, len(texts)) for i, text in enumerate(texts)]


def test_others_work_scores_above_the_own() -> None:
    others, own = score_sentences(
        document(
            "Previous studies have shown that statins are associated with a lower risk of stroke.",
            "The aim of our study was to compare these two regimens.",
        )
    )
    assert others > threshold() > own


def test_the_discussion_is_judged_in_its_own_way() -> None:
    text = "Statins lowered LDL cholesterol by 30% in this group."
    assert score_sentences(document(text)) != score_sentences(document(text, section="discussion"))


def test_nothing_gives_nothing() -> None:
    assert score_sentences([]) == []


def test_a_sentence_of_signs_alone_has_a_score() -> None:
    assert len(score_sentences(document("…", ""))) == 2


def test_rare_words_become_their_shape() -> None:
    vocabulary = Vocabulary(["the", "lowers"])
    text = vocabulary.read(["The drug simvastatinization lowers ApoB in 2019", "WHO, however"])
    names = [vocabulary.names[number] for number in text.classes]
    assert names[:9] == [START, "the", "~", "~ization", "lowers", "~M", "~", "#Y", END]
    assert names[9:] == [START, "~M", ",", "~er", END]
    assert text.bounds == [0, 9, 14]
    assert shape("WHO", False) == "~A"


def test_a_sentence_mark_inside_a_sentence_does_no_harm() -> None:
    vocabulary = Vocabulary([])
    assert vocabulary.read([f"one{START}two", "three"]).bounds == [0, 4, 7]


def test_words_are_forgotten_at_the_limit_and_read_the_same_again() -> None:
    vocabulary = Vocabulary(["a"], limit=3)
    first = vocabulary.read(["a red blood cell"])
    assert vocabulary.read(["a red blood cell"]).classes == first.classes


def test_runs_of_classes_are_numbers() -> None:
    assert runs([1, 2, 3], 2) == [1 << BITS | 2, 2 << BITS | 3]
    assert runs([1, 2, 3], 3) == [1 << 2 * BITS | 2 << BITS | 3]
    assert runs([1, 2], 3) == []


def test_sentences_of_one_paragraph_are_linked() -> None:
    passages = [*document("One.", "Two."), Passage("Three.", "introduction", 1, 0, 1)]
    assert links(passages) == [False, True, False, False]


def test_the_second_step_sees_neighbours_and_counts() -> None:
    vocabulary = Vocabulary(["we"])
    passages = [*document("We saw it.", "Previous studies of NSAID use."), Passage("End.", "discussion", 4, 0, 1)]
    text = vocabulary.read([p.text for p in passages])
    one, two, three = (
        dict(zip(PROPERTIES, row, strict=True))
        for row in properties(passages, links(passages), text, vocabulary, [1.0, 2.0, 4.0])
    )
    assert (one["before"], one["after"], one["paragraph mean"], one["document mean"]) == (MISSING, 2.0, 2.0, 3.0)
    assert (one["own"], two["others"], two["capital words"], two["before"]) == (1, 2, 1, 1.0)
    assert (three["after"], three["paragraph mean"], three["paragraph"], three["section"]) == (MISSING, MISSING, 4, 2)

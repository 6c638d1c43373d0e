"""Scores of sentences of research articles."""

from __future__ import annotations

from lint.text.claims import Passage, score_sentences, threshold
from lint.text.claims.tokens import Classes, grams, shape


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
    words = Classes(frozenset(("the", "lowers"))).words("The drug simvastatinization lowers ApoB in 2019")
    assert words.classes == ["<s>", "the", "~", "~ization", "lowers", "~M", "~", "#Y", "</s>"]
    assert words.rare == ["drug", "simvastatinization", "apob", "in"]
    assert shape("WHO", False) == "~A"


def test_runs_of_classes() -> None:
    assert grams(["a", "b", "c"], 2) == ["a", "b", "c", "a b", "b c"]

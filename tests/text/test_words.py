"""One pass over the prose that says which words stand where."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lint.text.words import Words, bare


def test_words_are_letters_in_lower_case_and_everything_else_parts_them() -> None:
    words = Words("Take 5mg q.d. – don’t double; x-ray")
    assert words.distinct == {"take", "mg", "q", "d", "don", "t", "double", "x", "ray"}


def test_has_asks_for_whole_words() -> None:
    words = Words("Twice daily.")
    assert words.has(frozenset({"daily", "weekly"}))
    assert not words.has(frozenset({"dail", "wice"}))


def test_places_are_offsets_in_order_also_of_neighbours_and_at_both_ends() -> None:
    text = "mg mg daily MG"
    assert Words(text).places({"mg", "daily", "weekly"}) == [(0, "mg"), (3, "mg"), (6, "daily"), (12, "mg")]


@given(st.text(alphabet=st.sampled_from("aB éαİ\ud800😀5²_—½的.-\n")))
def test_bare_words_are_letters_and_digits_of_all_scripts_at_the_offsets_of_the_prose(text: str) -> None:
    assert len(bare(text)) == len(text)
    expected = [(match.start(), match.group()) for match in re.finditer(r"[^\W_]+", text)]
    assert [(match.start(), match.group()) for match in re.finditer(r"\S+", bare(text))] == expected


@given(st.text(alphabet=st.sampled_from("aB é’αİ\ud800😀5.-\n")))
def test_offsets_are_those_of_the_prose(text: str) -> None:
    words = Words(text)
    assert len(words.plain) == len(text)
    places = words.places(words.distinct)
    assert [word for _, word in places] == words.plain.split()
    for at, word in places:
        assert text[at : at + len(word)].lower() == word

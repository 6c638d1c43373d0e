"""Literals found in bytes."""

from lint.text.citations.authoryear import found
from lint.text.identifiers import signs
from lint.text.literals import Literals


def test_places_come_in_order_and_do_not_overlap() -> None:
    literals = Literals("pmcid", "pmc", "10.")
    assert literals.places(b"pmc 10.1 pmcid") == [(1, 0, 3), (2, 4, 7), (0, 9, 14)]


def test_of_two_literals_at_one_place_the_first_given_counts() -> None:
    assert Literals("pm", "pmc").places(b"pmc") == [(0, 0, 2)]


def test_literals_are_sought_in_the_encoding_of_the_bytes() -> None:
    assert Literals("²").places("x²".encode()) == [(0, 1, 3)]
    assert Literals("²", encoding="latin-1").places("x²".encode("latin-1")) == [(0, 1, 2)]


def test_signs_are_whole_words_or_capitals_where_they_would_be_part_of_others() -> None:
    assert [sign.word for sign in signs("doing undoing function pmc distinct").words] == []
    assert [sign.word for sign in signs("(DOI) NCT01234567 PMC123456, doi:").words] == ["doi", "nct", "pmc", "doi"]


def test_signs_tell_where_dois_may_begin_and_what_is_made_up() -> None:
    text = "See 10.1000/182 and 10.1136/bmj.1 at https://example.com."
    found = signs(text)
    assert found.tens == (4, 20)
    assert [text[sign.start :][:7] for sign in found.words] == ["10.1000", "://exam"]


def test_what_has_no_year_is_found_whatever_space_parts_it() -> None:
    for space in ("", " ", "\u00a0", "\u2009"):
        (one,) = found(f"It helps (Smith et al., n.{space}d.).")
        assert one.works[0].year is None, space


def test_many_literals_are_found_as_few_are() -> None:
    words = [f"{first}{second}x" for first in "abcdefghij" for second in "klmnopqrst"]
    text = " ".join([*words, "akxxakx"])
    found = Literals(*words).places(text.encode())
    assert [index for index, _, _ in found] == [*range(100), 0, 0]
    assert all(text[start:end] == words[index] for index, start, end in found)


def test_of_many_literals_the_one_that_begins_first_counts_and_then_the_first_given() -> None:
    fillers = [f"{letter}{letter}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMN"]
    literals = Literals("long name", *fillers, "long", "name of", "some long")
    assert [literals.literals[index] for index, _, _ in literals.places(b"long name of; some long name")] == [
        "long name",
        "some long",
    ]


def test_the_texts_that_hold_a_literal_are_told_once_each() -> None:
    literals = Literals("sources", "références")
    assert literals.holding(["a", "sources, sources", "ö références", "b", "sources"]) == [1, 2, 4]
    assert literals.holding([]) == []
    assert literals.holding(["\udc80", "sources"]) == [1]  # half a character, as a broken file may have

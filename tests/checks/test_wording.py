"""Repeated words: found the same whichever way a process looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.wording import FEW, _Seeker

WORDS = st.lists(st.sampled_from(["the", "then", "thenar", "in", "into", "a", "x5", "of,", "ofé", "é", "\n", " ", "-"]))


@pytest.fixture(scope="module")
def late() -> _Seeker:
    """As it looks for words once a process has seen some articles."""
    seeker = _Seeker()
    for _ in range(FEW):
        seeker(b"")
    return seeker


def test_a_word_followed_by_itself(late: _Seeker) -> None:
    for seek in (_Seeker(), late):
        assert seek(b"it is is well\nin the the end\n") == [3, 17]
        assert seek(b"the the") == [0]
        assert seek(b"the  the\nthen the\nthe thenar x5 x5 a a\n") == [0]


@given(words=WORDS)
def test_both_ways_find_the_same(late: _Seeker, words: list[str]) -> None:
    data = " ".join(words).encode("latin-1")
    assert _Seeker()(data) == late(data)

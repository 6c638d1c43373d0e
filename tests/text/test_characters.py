"""Which uncommon characters a text has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.text.characters import odd_characters


def test_printable_ascii_tabs_and_line_ends_are_common() -> None:
    assert odd_characters("Take 5 mg.\r\n\tTwice ~daily~") == frozenset()
    assert odd_characters("a\x00b\x7f µg – “x”") == frozenset("\x00\x7fµ–“”")


@given(st.text())
def test_every_other_character_is_odd(text: str) -> None:
    assert odd_characters(text) == {c for c in text if not " " <= c <= "~" and c not in "\t\r\n"}

"""Bytes to text, and the places in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.source import Source, UndecodableError, decode

TEXTS = st.text(st.sampled_from("ab é剂😀\t\u2028\x85\x0b\x0c\x1c\n\r"), max_size=60)


@given(TEXTS, st.integers(0, 60))
def test_offsets_and_positions_are_one_to_one(text: str, offset: int) -> None:
    source = Source("x.md", text)
    offset = min(offset, len(text))
    place = source.position(offset)
    assert source.offset(place.line, place.column) == offset
    assert source.line(offset) == place.line
    assert place.line <= len(source.line_starts)


@given(TEXTS)
def test_lines_end_at_lf_crlf_and_cr_only(text: str) -> None:
    source = Source("x.md", text)
    lines = [source.line_text(number) for number in range(1, len(source.line_starts) + 1)]
    assert "\n".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(TEXTS, st.integers(0, 60))
def test_columns_in_utf16_and_utf8(text: str, offset: int) -> None:
    source = Source("x.md", text)
    place = source.position(min(offset, len(text)))
    before = source.line_text(place.line)[: place.column - 1]
    if len(before) == place.column - 1:  # not between CR and LF
        assert source.utf16_column(place) == len(before.encode("utf-16-le")) // 2 + 1
        assert source.utf8_column(place) == len(before.encode()) + 1


@given(TEXTS, st.booleans())
def test_decoding_keeps_every_character(text: str, mark: bool) -> None:
    source = decode("x.md", (b"\xef\xbb\xbf" if mark else b"") + text.encode())
    assert source.text == text
    assert source.has_bom == mark


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfea\0b\0", "UTF-16"),
        (b"\xfe\xff\0a\0b", "UTF-16"),
        (b"GIF89a\0\1\2", "binary file: there is a zero byte at byte 6"),
        (b"caf\xe9 \n", "not valid UTF-8 at byte 3 (line 1): 0xe9"),
        (b"\xef\xbb\xbfa\nb\xff", "not valid UTF-8 at byte 6 (line 2): 0xff"),
    ],
)
def test_bytes_that_are_not_text_say_what_and_where(data: bytes, words: str) -> None:
    with pytest.raises(UndecodableError) as error:
        decode("x.md", data)
    assert words in str(error.value)


def test_an_empty_file_has_one_line() -> None:
    source = decode("x.md", b"")
    assert source.position(0) == (1, 1, 0)
    assert source.line_text(1) == ""


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufeff")))
def test_what_is_odd_in_a_text(text: str) -> None:
    odd = "".join(c for c in text if not " " <= c <= "~" and c not in "\t\r\n").encode()
    assert Source("a.md", text).odd == decode("a.md", text.encode()).odd == odd

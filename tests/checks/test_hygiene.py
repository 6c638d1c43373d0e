"""Characters, markup and numbers: exact places, summed-up findings, and fixes that keep their hands off the rest."""

from __future__ import annotations

from typing import Any

import pytest

from lint.checks import bind
from lint.facts import Facts
from lint.finding import Hit
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source


def hits(text: str, name: str, path: str = "a.md", **parameters: Any) -> list[Hit]:
    check = bind(name, parameters)
    assert callable(check)
    return list(check(Facts(read(Source(path, text)), Profile())))


def mended(text: str, found: list[Hit]) -> str:
    edits = sorted((edit for hit in found if hit.fix for edit in hit.fix.edits), key=lambda edit: -edit.start)
    for edit in edits:
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def test_one_finding_sums_up_what_recurs() -> None:
    text = "😀 long\u2010term, short\u2010term and mid\u2010term; `long\u2010term` in code."
    (hit,) = hits(text, "lookalike-character", kind="all")
    assert text[hit.start : hit.end] == "\u2010"
    assert hit.data == {"count": 3}
    assert [text[r.start - 5 : r.end] for r in hit.related] == ["short\u2010", "d mid\u2010"]
    assert mended(text, [hit]) == "😀 long-term, short-term and mid-term; `long\u2010term` in code."


def test_mojibake_is_read_back_only_where_it_can_be() -> None:
    text = "Adults â‰¥ 65; SÃO PAULO; Ã© is é; \ufffd."
    found = hits(text, "mojibake")
    assert [(text[h.start : h.end], h.variant) for h in found] == [
        ("â‰¥", "decodable"),
        ("Ã©", "decodable"),
        ("\ufffd", "lost"),
    ]
    assert mended(text, found) == "Adults ≥ 65; SÃO PAULO; é is é; \ufffd."


def test_front_matter_and_code_are_left_alone() -> None:
    text = "---\ntitle: A\u200bB\n---\n\n```\na\u200bb\n```\n\nPlain.\n"
    assert hits(text, "invisible-character") == []


def test_each_kind_of_invisible_character_is_one_finding() -> None:
    text = "A\u200bB C\u00adD E\u200bF"
    found = hits(text, "invisible-character")
    assert sorted(h.values["what"] for h in found) == ["soft hyphen", "zero-width space"]
    assert mended(text, found) == "AB CD EF"


def test_operators_in_links_and_code_stay() -> None:
    text = "5 x 10 cm, `5 x 10`, [10^6](https://e.org/10^6) and 10^6 cells"
    assert mended(text, hits(text, "ascii-operator")) == "5 × 10 cm, `5 x 10`, [10^6](https://e.org/10^6) and 10⁶ cells"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. a\n2. b\n4. c\n", [("4", "3", "skips")]),
        ("1. a\n2. b\n2. c\n3. d\n", [("2", "3", "repeats")]),
        ("3. a\n4. b\n1. c\n", [("1", "5", "back")]),
        ("1. a\n\ntext\n\n2. b\n\ntext\n\n5. c\n", [("5", "3", "skips")]),
        ("1. a\n   1. x\n   2. y\n2. b\n", []),
        ("1) a\n2) b\n3) c\n", []),
        ("0. a\n1. b\n", []),
    ],
)
def test_numbers_out_of_step(text: str, numbers: list[tuple[str, str, str]]) -> None:
    assert [(h.values["number"], h.values["expected"], h.variant) for h in hits(text, "broken-numbering")] == numbers


def test_a_number_is_mended_at_its_marker() -> None:
    text = "> 1. a\r\n> 2. b\r\n> 4. c\r\n"
    assert mended(text, hits(text, "broken-numbering")) == "> 1. a\r\n> 2. b\r\n> 3. c\r\n"


def test_a_count_points_at_the_words_that_announce_it() -> None:
    text = "There is pain. It has **four** main causes:\n\n- a\n- b\n- c\n"
    (hit,) = hits(text, "count-mismatch")
    assert text[hit.start : hit.end] == "four** main causes"
    assert hit.values["listed"] == "3"


def test_markdown_in_plain_text_is_stray() -> None:
    text = "The **pancreas** makes insulin.\n"
    (hit,) = hits(text, "stray-markup", path="a.txt")
    assert text[hit.start : hit.end] == "**pancreas**"
    assert hits(text, "stray-markup", path="a.md") == []

"""Rare patterns find what `re` finds, whatever stands around it."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint.text.rare import Rare, loosened

PATTERNS = [
    (r"\b(?:cure|heal)s?\b(?! of)", re.IGNORECASE),
    (r"(?<![\w/-])turn\d+(?:search|news)\d+(?![\w/-])", 0),
    (r"(?<=a)b+|c(?=d)", 0),
    (r"\bé\w+\s\w+", re.IGNORECASE),
    (r"[^\s,]+,\s?(?!x)[a-z\d]+", 0),
    (r"^\s*no\b.{0,3}$", re.MULTILINE),
    (r"(?i)(?:one|two)\u00a0mg|µ[gl]", 0),
    (r"(\w)\1", 0),
    (r"[]x]+y|[^]]z", 0),
    (r"aa?(?=b)|ab", 0),
]
TEXTS = st.text(alphabet="abcdxyz cureheal 12 turn1search2,/-\n é\u00a0µg one two mg no]", max_size=60)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
@example(text="Cures of all; it heals turn0search1 turn12news3x abbb cd été ici two\u00a0mg aab ab")
def test_finds_the_same_as_re(pattern: str, flags: int, text: str) -> None:
    expected = [(m.span(), m.groups()) for m in re.finditer(pattern, text, flags)]
    assert [(m.span(), m.groups()) for m in Rare(pattern, flags).finditer(text)] == expected
    first = Rare(pattern, flags).search(text)
    assert (first.span() if first else None) == (expected[0][0] if expected else None)


@pytest.mark.parametrize(
    ("pattern", "loose"),
    [
        (r"(?<!a)b(?=c|(?:d[)]))", "b"),
        (r"\bx\b", "x"),
        (r"\1", None),
        (r"[^\W_]+", None),
        (r"a(?=b)?", None),
    ],
)
def test_drops_what_re2_does_not_know(pattern: str, loose: str | None) -> None:
    assert loosened(pattern) == loose

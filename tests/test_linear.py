"""Matches over texts wider than ASCII, and a test of a short text that says the same whether `re` or RE2 makes it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import lint.checks
import lint.text
from lint import linear
from lint.linear import _UNLIKE, FEW, compile

ARTICLES = Path(__file__).parent.parent / "articles"


def in_the_house() -> Iterator[linear.Test]:
    for package in (lint.checks, lint.text):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(found.name)).values():
                values = value if isinstance(value, tuple) else (value,)
                yield from (one for one in values if isinstance(one, linear.Test))


@pytest.fixture(scope="module")
def sentences() -> list[bytes]:
    lines = [line for file in sorted(ARTICLES.glob("*.md")) for line in file.read_text(encoding="utf-8").splitlines()]
    parts = [part for line in lines for part in (line, *line.split(". "))]
    return [part.replace("'", "’").replace("--", "–").encode() for part in parts[::3] if part]


def test_both_ways_agree_on_every_pattern_and_sentence(sentences: list[bytes]) -> None:
    house = {test.pattern for test in in_the_house()}
    assert len(house) > 15
    by_re = 0
    for pattern in house:
        exact = compile(pattern)
        for sentence in sentences:
            test = linear.Test(pattern)  # always in its first sentences
            assert test.start(sentence) == next((m.start() for m in exact.finditer(sentence)), -1), (pattern, sentence)
            by_re += test._plain is not None
    assert by_re > len(house) * len(sentences) * 0.9
    assert any("’".encode() in sentence for sentence in sentences)


def test_after_a_few_sentences_re2_is_asked() -> None:
    test = linear.Test(r"(?i)\bcur(?:e|ed)\b")
    assert test.start("It “was” cured.".encode()) == 13
    assert [test.start(b"It was cured.") for _ in range(FEW + 5)] == [7] * (FEW + 5)
    assert test._match is not None
    assert test(b"no cure") and not test(b"curable")


@pytest.mark.parametrize(
    "data",
    ["naïve", "ſt", "\u212a", "a\x0bb", "two\nlines", "line\n", "5 µg"],
)
def test_what_both_might_read_otherwise_is_left_to_re2(data: str) -> None:
    for pattern in (r"(?i)s", r"a\sb", r"e$", r"\w+", "."):
        test, exact = linear.Test(pattern), compile(pattern)
        encoded = data.encode()
        assert test.start(encoded) == next((m.start() for m in exact.finditer(encoded)), -1)
        assert test._plain is None


@pytest.mark.parametrize("pattern", [r"a\z", r"\pL", "[[:alpha:]]", "x{,3}", "a(?i)b", r"[\x{400}-\x{4ff}]"])
def test_what_only_re2_knows_is_left_to_it(pattern: str) -> None:
    assert _UNLIKE.search(pattern) or "\\x{" in pattern
    test = linear.Test(pattern)
    assert test.start(b"x AB a") == next((m.start() for m in compile(pattern).finditer(b"x AB a")), -1)


def test_matches_of_several_texts_beyond_ascii_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "HELD", 10_000)
    pattern = compile("dose")
    texts = [f"“{'é' * place}” dose " * (1000 + place) for place in range(1, 6)]
    for text in [*texts, *reversed(texts)]:
        places = list(pattern.ranges(text))
        assert places[-1] == (len(text) - 5, len(text) - 1) and len(places) == text.count("dose")
        assert pattern.search(text).span() == places[0]
    assert sum(len(data) for _, data in linear._kept.values()) <= max(10_000, len(texts[0].encode()))


def test_matches_in_bytes_may_begin_in_the_last_letters_of_another() -> None:
    pattern = compile("ab+a")
    assert pattern.byte_ranges(b"abbaba aba", overlap=1) == [(0, 4), (3, 6), (7, 10)]
    assert pattern.byte_ranges(b"abbaba aba", overlap=0) == [(0, 4), (7, 10)]

"""Work grows with the length of an article and no faster: operations are counted, not seconds."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from benchmarks.generate import PLAIN, Writer
from lint.config import Config
from lint.engine.outcome import Examiner
from lint.plan import Plan
from lint.source import Source
from lint.terms import ConfiguredTerms, configured_rules


def operations(examiner: Examiner, text: str) -> int:
    """Calls of Python and C functions that judging a text takes."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        outcome = examiner.source(Source("long.md", text))
    finally:
        sys.setprofile(None)
    assert outcome.head is not None
    return count


@pytest.mark.parametrize("part", ["prose", "headings", "doses", "references"])
def test_twice_the_article_is_about_twice_the_work(part: str) -> None:
    config = Config()
    rules = configured_rules(config)
    examiner = Examiner(Plan(rules=rules, terms=ConfiguredTerms(config, rules), today="2026-01-01"))
    short, long = article(part, 25_000), article(part, 100_000)
    examiner.source(Source("warm.md", short))
    one, four = operations(examiner, short), operations(examiner, long)
    assert four < 6 * one, f"{one} operations became {four} for four times the text"


def article(part: str, size: int) -> str:
    """An article of about `size` bytes that has much of one thing."""
    writer = Writer(7)
    if part == "prose":
        return writer.article(1, size)
    draw = writer.random
    lines = ["# Fever"]
    while sum(map(len, lines)) < size:
        number = len(lines)
        sentence = writer.sentence(PLAIN, "fever", 9)
        if part == "headings":
            lines.append(f"\n## Part {number} on {draw.choice('abcdefgh')}{number}\n\n{sentence}")
        elif part == "doses":
            lines.append(
                f"\n- Give drug{number % 50}ol {draw.randint(1, 900)} mg orally twice daily for {number} days."
            )
        else:
            lines.append(f"\n{sentence} [{number}]")
    if part == "references":
        count = len(lines)
        lines.append("\n## References\n")
        lines += [f"{i}. {writer.reference()}" for i in range(1, count)]
    return "\n".join(lines) + "\n"

"""Work grows with the length of an article and no faster: operations are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from benchmarks.generate import PLAIN, Writer
from lint.checks.across import duplicate_across_articles
from lint.config import Config
from lint.engine.outcome import Examiner
from lint.plan import Plan
from lint.source import Source
from lint.terms import ConfiguredTerms, configured_rules


def operations(examiner: Examiner, text: str) -> int:
    """Calls of Python and C functions that judging a text takes."""
    outcomes = []
    count = calls(lambda: outcomes.append(examiner.source(Source("long.md", text))))
    assert outcomes[0].head is not None
    return count


PARTS = {
    "headings": "\n## Part {n} on {letter}{n}\n\n{sentence}",
    "doses": "\n- Give drug{few}ol {amount} mg orally twice daily for {n} days.",
    "one drug": "\nParacetamol {amount} mg twice daily for {letter}.\n\nAt most {few} g of paracetamol in a day.",
    "references": "\n{sentence} [{n}]",
    "wrong numbers": "\n{sentence} [{n}]",
    "links": "\n{sentence} [Part {n}](#part-{n}), https://example.com/{n}",
    "tables": "\n| Drug | Dose |\n| --- | --- |\n| ibuprofen | {few} mg |\n| naproxen | {amount} mg |",
    "constructs": "\n{{{{< note >}}}}\n{sentence}\n{{{{< /note >}}}}\n\n**Warning {n}:** {sentence}",
    "other letters": "\n{sentence} – “{letter}” ≥ {n} µg",
    "copies": "\n{sentence} This part stands in the article again and again, word for word, for no good reason at all.",
}
"""What an article may have much of, by the lines that it is made of."""


@pytest.mark.parametrize("part", ["prose", *PARTS])
def test_four_times_the_article_is_about_four_times_the_work(part: str) -> None:
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
    length = 0
    while length < size:
        number = len(lines)
        lines.append(
            PARTS[part].format(
                n=number,
                few=number % 50,
                letter=draw.choice("abcdefgh"),
                amount=draw.randint(1, 900),
                sentence=writer.sentence(PLAIN, "fever", 9),
            )
        )
        length += len(lines[-1])
    if part in ("references", "wrong numbers"):
        step = 1 if part == "references" else 2
        lines.append("\n## References\n")
        lines += [f"{i * step}. {writer.reference()}" for i in range(1, number)]
    return "\n".join(lines) + "\n"


def test_four_times_the_articles_are_four_times_the_work_across_articles() -> None:
    def work(articles: int) -> int:
        check = duplicate_across_articles()
        # three articles in a row share all their passages
        digests = {
            f"{number:05}.md": [[0, 9, *(number // 3 * 99 + place * 7 + i for i in range(4))] for place in range(9)]
            for number in range(articles)
        }
        return calls(lambda: list(check.judge(digests)))

    work(10)
    assert work(800) < 5 * work(200)


def calls(work: Callable[[], object]) -> int:
    """Calls of Python and C functions in the course of some work."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count

"""Work grows with the length of an article and no faster: operations are counted, not seconds."""

from __future__ import annotations

import gc
import random
import sys
from array import array
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from benchmarks.generate import PLAIN, Writer
from lint.checks.across import duplicate_across_articles
from lint.config import Config
from lint.engine.outcome import Examiner
from lint.facts import Facts
from lint.formats import read
from lint.plan import Plan
from lint.profiles import Profile
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
    "entries": "{few}. {letter}{letter}ol: {sentence}",
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


@pytest.mark.parametrize("part", ["prose", *PARTS])
def test_a_judged_article_leaves_nothing_to_the_collector_of_garbage(part: str) -> None:
    config = Config()
    rules = configured_rules(config)
    examiner = Examiner(Plan(rules=rules, terms=ConfiguredTerms(config, rules), today="2026-01-01"))
    text = article(part, 8_000)
    examiner.source(Source("warm.md", text))
    gc.collect()
    gc.disable()
    try:
        examiner.source(Source("again.md", text))
        assert gc.collect() == 0
    finally:
        gc.enable()


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
            f"{number:05}.md": ([0, 9] * 9, array("I", range(number // 3 * 99 + 1, number // 3 * 99 + 37)).tobytes())
            for number in range(articles)
        }
        return calls(lambda: list(check.judge(digests)))

    work(10)
    assert work(10_000) < 5 * work(2_500)


def paragraphs(number: int) -> str:
    """An article of so many paragraphs, of which every other one is like an earlier one but for a word."""
    draw = random.Random(11)
    vocabulary = ["".join(draw.choices("abcdefghijklm", k=draw.randint(3, 10))) for _ in range(4_000)]
    made: list[str] = []
    for index in range(number):
        words = draw.choice(made).split() if index % 2 else draw.choices(vocabulary, k=25)
        words[draw.randrange(len(words))] = f"another{index}"
        made.append(" ".join(words))
    return "\n\n".join(["# Fever", *made]) + "\n"


def test_likenesses_among_ten_thousand_paragraphs_take_four_times_as_much_as_among_a_quarter_of_them() -> None:
    counts = []
    for number in (2_500, 10_000):
        facts = Facts(read(Source("long.md", paragraphs(number))), Profile())
        assert facts.block_words.long and facts.reference_blocks.starts == facts.repeating_blocks.starts == []
        counts.append(calls(lambda facts=facts: facts.twins))  # type: ignore[misc]
        assert len(facts.twins.blocks) > number / 2
    assert counts[1] < 6 * counts[0], counts


def formulaic(number: int) -> str:
    """An article of so many paragraphs that share only words, and the pairs of words of which all of them are made."""
    draw = random.Random(13)
    vocabulary = ["".join(draw.choices("abcdefghijklm", k=draw.randint(7, 12))) for _ in range(60)]
    return "\n\n".join(["# Fever", *(" ".join(draw.choices(vocabulary, k=25)) for _ in range(number))]) + "\n"


def test_paragraphs_that_share_only_common_words_are_hardly_compared() -> None:
    counts = []
    for number in (1_000, 4_000):
        facts = Facts(read(Source("long.md", formulaic(number))), Profile())
        assert facts.block_words.long and facts.reference_blocks.starts == facts.repeating_blocks.starts == []
        counts.append(calls(lambda facts=facts: facts.twins))  # type: ignore[misc]
        assert facts.twins.blocks == facts.twins.told_blocks == ()
    assert counts[1] < 6 * counts[0], counts
    assert counts[1] < 100 * 4_000, counts


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

"""Measures what doses cost in articles of 14 KB with sixty doses each: `python benchmarks/doses.py`.

Of each article the least of several rounds counts, in time of the processor, because noise only ever adds; what other
recognisers see (words, references, code) is there before. An article is read for doses and judged by all rules about
doses. `--write` puts the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.generate import Writer
from benchmarks.measuring import machine
from benchmarks.performance_page import put
from benchmarks.vocabulary import DISEASES, DOSES, HEADINGS, PLAIN
from lint.article import Article
from lint.config import Config
from lint.engine.judge import Judge
from lint.facts import Facts
from lint.formats import read
from lint.plan import Plan
from lint.source import Source
from lint.terms import ConfiguredTerms, configured_rules
from lint.text.doses import find_doses

WANTED, SIZE = 60, 14_000  # doses and bytes of an article
ARTICLES = 12


class Cost(NamedTuple):
    """Of one article: its doses and bytes, and milliseconds for reading and for judging them."""

    doses: int
    size: int
    reading: float
    judging: float

    @property
    def total(self) -> float:
        return self.reading + self.judging


def sixty_doses(seed: int) -> str:
    """An article of about 14 KB with about sixty doses in sentences and a table, each paragraph with some of them."""
    writer = Writer(seed)
    draw = writer.random
    writer.references = 12
    disease = draw.choice(DISEASES)
    doses = [writer.sentence(DOSES, disease, 12) for _ in range(WANTED)]
    table = writer.table()
    while len(find_doses(read(Source("doses.md", " ".join(doses) + f"\n\n{table}"))).doses) > WANTED:
        doses.pop()
    sentences = list(doses)
    while sum(map(len, sentences)) < SIZE - len(table) - 500:
        sentences.append(writer.sentence(PLAIN, disease, 12))
    draw.shuffle(sentences)
    paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]
    paragraphs.insert(len(paragraphs) // 2, table)
    headed = [f"## {HEADINGS[n // 3 % len(HEADINGS)]} {n}\n\n{text}" if n % 3 == 0 else text
              for n, text in enumerate(paragraphs)]  # fmt: skip
    return f"# {disease.capitalize()}\n\n" + "\n\n".join(headed) + "\n"


class Bench:
    """Reads and judges doses as a run does."""

    def __init__(self) -> None:
        config = Config()
        rules = configured_rules(config)
        self.plan = Plan(rules=rules, terms=ConfiguredTerms(config, rules), today="2026-01-01")
        judge = Judge(rules)
        self.checks = [judge.check(rule) for rule in rules if rule.code.startswith("DOS")]

    def cost(self, text: str, rounds: int) -> Cost:
        """The least of some rounds."""
        article = read(Source("doses.md", text))
        taken = [self._once(article) for _ in range(rounds)]
        reading, judging, doses = min(taken, key=lambda one: one[0] + one[1])
        return Cost(doses, len(text.encode()), reading, judging)

    def _once(self, article: Article) -> tuple[float, float, int]:
        terms = self.plan.terms("doses.md", None)
        facts = Facts(article, terms.profile, terms.settings, self.plan.today)
        _ = facts.words.distinct, facts.words.padded, facts.reference_blocks, facts.code, facts.language
        begin = time.process_time()
        _ = facts.doses
        middle = time.process_time()
        for check in self.checks:
            if callable(check):
                list(check(facts))
        end = time.process_time()
        return (middle - begin) * 1e3, (end - middle) * 1e3, len(facts.own_doses)


def table(costs: list[Cost]) -> str:
    """The figures as a Markdown table."""
    rows = [
        ("articles", f"{len(costs)}, of {statistics.mean(c.size for c in costs) / 1000:.1f} KB"),
        ("doses in each", f"{statistics.mean(c.doses for c in costs):.0f}"),
        ("reading the doses of an article", f"{statistics.mean(c.reading for c in costs):.2f} ms"),
        ("all rules about doses", f"{statistics.mean(c.judging for c in costs):.2f} ms"),
        (
            "together",
            f"**{statistics.mean(c.total for c in costs):.2f} ms** ({min(c.total for c in costs):.2f} to"
            f" {max(c.total for c in costs):.2f})",
        ),
    ]
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {machine()}.", "", "| what | measured |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {what} | {much} |" for what, much in rows)])


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=60, help="of each article")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    bench = Bench()
    gc.disable()  # as in a run, where it is asked seldom
    costs = []
    for seed in range(ARTICLES):
        costs.append(bench.cost(sixty_doses(seed), options.rounds))
        gc.collect()
    text = table(costs)
    print(text)
    if options.write:
        put("doses", text)


if __name__ == "__main__":
    main()

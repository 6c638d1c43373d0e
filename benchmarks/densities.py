"""How much of what an article holds for each kilobyte, in the corpus of real articles and in generated ones.

`python benchmarks/densities.py` prints the quartiles of both; `--write` puts the table into docs/performance.md. What
the benchmark measures is worth as much as its articles are like real ones: each median of the generated articles
should lie within the real quartiles.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generate import Writer  # noqa: E402
from benchmarks.performance_page import put  # noqa: E402
from lint.config import Config  # noqa: E402
from lint.engine.judge import Case, Judge  # noqa: E402
from lint.facts import Facts  # noqa: E402
from lint.formats import read  # noqa: E402
from lint.plan import Plan  # noqa: E402
from lint.source import Source, UndecodableError, decode  # noqa: E402
from lint.terms import ConfiguredTerms, configured_rules  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
SMALLEST, LARGEST = 8_000, 45_000  # bytes of an article
SAMPLE = 300  # articles of either kind


class Quartiles(NamedTuple):
    """Of one measure over many articles."""

    low: float
    median: float
    high: float


class Measurer:
    """Counts what the recognisers see and the rules find."""

    def __init__(self) -> None:
        config = Config()
        rules = configured_rules(config)
        self.plan = Plan(rules=rules, terms=ConfiguredTerms(config, rules), today="2026-01-01")
        self.judge = Judge(rules)

    def measure(self, source: Source) -> dict[str, float]:
        """The measures of one article, by kilobyte of its source where nothing else is said."""
        article = read(source)
        kind = article.metadata.get("type")
        terms = self.plan.terms(source.path, kind if isinstance(kind, str) else None)
        facts = Facts(article, terms.profile, terms.settings, self.plan.today)
        words = article.prose.lower().split()
        blocks = article.blocks
        size = len(source.text.encode()) / 1000
        counts = {
            "headings": len(article.sections) - 1,
            "list entries": sum(block.kind == "item" for block in blocks),
            "tables": len(article.tables),
            "links": len(article.links),
            "words": len(words),
            "sentences": len(facts.sentences),
            "doses": len(facts.own_doses),
            "claims": len(facts.claims),
            "citations": len(facts.citations),
            "references": len(facts.references.all),
            "findings": len(self.judge.judge([Case(facts, terms)])[0].rows),
        }
        made = {f"{name} a KB": count / size for name, count in counts.items()}
        made["words a sentence"] = len(words) / max(len(facts.sentences), 1)
        made["share of distinct words"] = len(set(words)) / max(len(words), 1)
        return made


def corpus() -> list[Source]:
    """Real articles of a usual length, spread evenly over the corpus."""
    found = []
    for file in sorted(CORPUS.rglob("*")):
        if file.suffix in (".md", ".txt") and SMALLEST <= file.stat().st_size <= LARGEST:
            try:
                found.append(decode(file.name, file.read_bytes()))
            except UndecodableError:
                continue
    return found[:: max(1, len(found) // SAMPLE)]


def generated() -> list[Source]:
    """Articles of the benchmark's generator, of the lengths that it makes for a mean of 19 KB."""
    writer = Writer(1)
    return [Source(f"{number}.md", writer.article(number, writer.size(19))) for number in range(SAMPLE)]


def quartiles(sources: Iterable[Source]) -> dict[str, Quartiles]:
    """By measure."""
    measurer = Measurer()
    rows = [measurer.measure(source) for source in sources]
    return {name: Quartiles(*statistics.quantiles([row[name] for row in rows], n=4)) for name in rows[0]}


def table(real: dict[str, Quartiles], made: dict[str, Quartiles], articles: Sequence[int]) -> str:
    """Both beside each other as a Markdown table."""
    lines = [
        f"Quartiles (a quarter of the articles has less, half, three quarters) over {articles[0]} real articles of"
        f" {SMALLEST // 1000} to {LARGEST // 1000} KB and {articles[1]} generated ones.",
        "",
        "| measure | real | generated | median within |",
        "| --- | --- | --- | --- |",
    ]
    for name, (low, middle, high) in real.items():
        ours = made[name]
        within = "yes" if low <= ours.median <= high else "no"
        figures = [" / ".join(f"{value:.2f}" for value in three) for three in ((low, middle, high), ours)]
        lines.append(f"| {name} | {figures[0]} | {figures[1]} | {within} |")
    return "\n".join(lines)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: there is no corpus at {CORPUS}")
        return
    real, made = corpus(), generated()
    text = table(quartiles(real), quartiles(made), (len(real), len(made)))
    print(text)
    if options.write:
        put("densities", text)


if __name__ == "__main__":
    main()

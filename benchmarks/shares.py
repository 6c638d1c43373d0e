"""Where the time of a cold run goes, by rule and recogniser: `python benchmarks/shares.py`.

It runs `medproof check --statistics` in one process over generated articles and over real ones of the corpus (left out
with a word where that is absent); of several runs each figure's least counts, because noise only ever adds. What a
recogniser takes is its own, not that of the rule that asked for it first. `--write` puts the table into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.densities import CORPUS, LARGEST, SMALLEST
from benchmarks.generate import generate
from benchmarks.measuring import ROOT, machine, medproof
from benchmarks.performance_page import put

ARTICLES, SHOWN = 200, 14  # articles of a kind, rows of the table
_ROW = re.compile(r"\s+[\d.]+ ms\s+[\d.]+%\s+([\d.]+) us an article\s+(\S+)")

Shares = dict[str, float]
"""Milliseconds an article, by rule and recogniser."""


def shares(paths: Sequence[str], rounds: int) -> Shares:
    """What each rule and recogniser takes of an article of these paths."""
    command = medproof("--no-cache", "--exit-zero", "--quiet", "--jobs", "1", "--statistics", *paths)
    least: Shares = {}
    for _ in range(rounds):
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        for micro, name in _ROW.findall(told):
            least[name] = min(least.get(name, float("inf")), float(micro) / 1e3)
    return least


def real() -> list[str]:
    """Real articles of a usual length, spread evenly over the corpus."""
    files = [str(file) for file in sorted(CORPUS.rglob("*.md")) if SMALLEST <= file.stat().st_size <= LARGEST]
    return files[:: max(1, len(files) // ARTICLES)]


def table(columns: dict[str, Shares]) -> str:
    """The largest as a Markdown table, each with its share of the column's sum."""
    sums = {title: sum(column.values()) for title, column in columns.items()}
    names = {name for column in columns.values() for name in column}
    part = {name: sum(column.get(name, 0) / sums[title] for title, column in columns.items()) for name in names}
    shown = sorted(names, key=lambda name: -part[name])[:SHOWN]
    lines = [
        f"Measured {time.strftime('%Y-%m-%d')} on {machine()}.", "",
        "| what | " + " | ".join(columns) + " |", "| --- |" + " --- |" * len(columns),
    ]  # fmt: skip

    def cell(title: str, took: float) -> str:
        return f"{took:.2f} ms, {took / sums[title]:.0%}"

    for name in shown:
        cells = (cell(title, column.get(name, 0)) for title, column in columns.items())
        lines.append(f"| {name.replace('facts._', '').replace('facts.', '')} | " + " | ".join(cells) + " |")
    rest = (cell(title, sums[title] - sum(column.get(name, 0) for name in shown)) for title, column in columns.items())
    lines.append(f"| {len(names) - len(shown)} others, each less | " + " | ".join(rest) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    columns: dict[str, Shares] = {}
    with tempfile.TemporaryDirectory(prefix="medproof-shares-") as name:
        generate(Path(name) / "many", ARTICLES, 19, 1)
        columns["generated, 20 KB"] = shares([str(Path(name) / "many")], options.rounds)
    files = real()
    if files:
        size = sum(Path(file).stat().st_size for file in files) / len(files) / 1000
        columns[f"real, {size:.0f} KB"] = shares(files, options.rounds)
    else:
        print("real articles are left out: ../shared/corpus is not there", file=sys.stderr)
    text = table(columns)
    print(text)
    if options.write:
        put("shares", text)


if __name__ == "__main__":
    main()

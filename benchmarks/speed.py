"""Measures how fast medproof is and prints the table of docs/performance.md: `python benchmarks/speed.py`.

Cold (nothing stored), warm (nothing changed, or one article of many), one file, growth in articles and in the length of
one article, memory, and the peers that are installed. Contenders take turns, so that a busy machine slows all of them
alike; what is shown is the fastest of the rounds, because noise only ever adds. `--quick` measures less, `--full` also
ten thousand articles of the usual length; `--write` puts the table into docs/performance.md and the figures into
benchmarks/results/speed.json.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.generate import Writer, generate
from benchmarks.measuring import ROOT, best, interleaved, machine, medproof, peers, run, version
from benchmarks.performance_page import put

SIZE = 19  # KB, the mean of a collection
SHORT = 2  # KB, where only the number of articles matters
SEED = 8  # of a writer whose first article has doses and references
SIMPLE = "TXT003"  # a rule that asks no recogniser: what is left is reading, the engine and the report

Row = tuple[str, str]


def long_article(kilobytes: int) -> str:
    """One article of a given length, with doses, claims and references."""
    return Writer(SEED).article(1, kilobytes * 1000)


def cold(folder: Path, rounds: int, quick: bool) -> Iterator[Row]:
    """A thousand articles, nothing stored, beside the peers."""
    size = generate(folder / "many", 1000, SIZE, 1) / 1e6
    run(medproof("--no-cache", "--quiet", "many/part-000"), folder)  # bytecode and compiled rules are there
    others = {tool: command("many") for tool, command in peers().items() if not quick or tool == "rumdl"}
    own = {
        "medproof": medproof("--no-cache", "--quiet", "many"),
        f"medproof, {SIMPLE} alone": medproof("--no-cache", "--quiet", "--select", SIMPLE, "many"),
    }
    runs = interleaved({**own, **others}, folder, rounds)
    for tool, taken in runs.items():
        name = tool if tool in own else f"{tool} {version(tool)}".strip()
        yield f"1,000 articles ({size:.0f} MB), cold: {name}", f"{taken.wall:.2f} s, {taken.cpu:.2f} s of processor"
    if "rumdl" in runs:
        times = runs["medproof"].wall / runs["rumdl"].wall
        yield "1,000 articles, cold: medproof to rumdl", f"{times:.1f} times"
    taken = run(medproof("--no-cache", "--quiet", "many"), folder, watched=True)
    yield "1,000 articles, cold: memory", f"largest process {taken.memory:.0f} MB, all together {taken.together:.0f} MB"


def warm(folder: Path, part: str, label: str, rounds: int) -> Iterator[Row]:
    """The same command again: nothing changed, and one article of them."""
    time.sleep(0.2)  # a file written a moment ago may change again unseen, so it is not trusted yet
    run(medproof("--quiet", part), folder)
    taken = best([run(medproof("--quiet", part), folder) for _ in range(rounds)])
    yield f"{label}, nothing changed", f"{taken.wall * 1e3:.0f} ms, {taken.memory:.0f} MB"
    changed = next((folder / part).rglob("article-00000.md"))
    again = []
    for _ in range(3):
        changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
        time.sleep(0.2)
        again.append(run(medproof("--quiet", part), folder))
    taken = best(again)
    yield f"{label}, one of them changed", f"{taken.wall * 1e3:.0f} ms, {taken.memory:.0f} MB"


def single(folder: Path, rounds: int) -> Iterator[Row]:
    """One article as a writer's hook checks it, beside the peers."""
    (folder / "one").mkdir()
    (folder / "one" / "article.md").write_text(long_article(15), encoding="utf-8")
    commands = {"medproof": medproof("--no-cache", "--quiet", "one/article.md")}
    commands |= {tool: command("one/article.md") for tool, command in peers().items()}
    for tool, taken in interleaved(commands, folder, rounds).items():
        yield f"one article of 15 KB, cold: {tool}", f"{taken.wall * 1e3:.0f} ms"


def growth(folder: Path, quick: bool, full: bool) -> Iterator[Row]:
    """More articles, and longer ones."""
    for count, size in ((250, SIZE), (1000, SIZE), *(() if quick else ((10_000, SHORT),)), *full * ((10_000, SIZE),)):
        part = f"growth-{count}-{size}"
        generate(folder / part, count, size, 2)
        taken = run(medproof("--quiet", part), folder, watched=True)
        label = f"{count:,} articles of {size} KB"
        yield (
            f"growth: {label}",
            f"{taken.cpu / count * 1e3:.1f} ms of processor each, largest process {taken.memory:.0f} MB,"
            f" all together {taken.together:.0f} MB",
        )
        if count == 10_000:
            yield from warm(folder, part, label, 5)
        shutil.rmtree(folder / part)
    file = folder / "one" / "article.md"
    for kilobytes in (100, 1000) if quick else (100, 1000, 10_000):
        file.write_text(long_article(kilobytes), encoding="utf-8")
        taken = run(medproof("--no-cache", "--quiet", "--max-size", "20", "one/article.md"), folder)
        each = taken.cpu / kilobytes * 1e3
        yield f"growth: one article of {kilobytes:,} KB", f"{each:.2f} ms of processor a KB, {taken.memory:.0f} MB"


def measure(quick: bool, full: bool) -> list[Row]:
    """The rows of the table: what, and how much."""
    rounds = 2 if quick else 5
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="medproof-speed-") as name:
        folder = Path(name)
        os.environ["MEDPROOF_CACHE_DIR"] = str(folder / "home")
        os.environ["PYTHONPATH"] = str(ROOT)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for part in (
            cold(folder, rounds, quick),
            warm(folder, "many", "1,000 articles", rounds * 2),
            single(folder, rounds * 2),
            growth(folder, quick, full),
        ):
            for row in part:
                print(": ".join(row), file=sys.stderr, flush=True)
                rows.append(row)
    return rows


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {machine()}.", "", "| what | measured |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {what} | {much} |" for what, much in rows)])


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, fewer articles, fewer peers")
    parser.add_argument("--full", action="store_true", help="also ten thousand articles of the usual length: minutes")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    rows = measure(options.quick, options.full)
    text = table(rows)
    print(text)
    if options.write:
        put("speed", text)
        results = ROOT / "benchmarks" / "results" / "speed.json"
        results.parent.mkdir(exist_ok=True)
        results.write_text(json.dumps(dict(rows), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

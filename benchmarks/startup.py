"""Measures where the time of a run on one article goes, and prints the table of docs/performance.md:
`python benchmarks/startup.py [ARTICLE ...]`.

Run it with the Python of an environment that medproof is installed in, to measure what its users get; else the checkout
is measured. Without articles it takes one of 15 KB from the seeded generator. Every stage is the least of several
processes, because noise only ever adds: the stages are those of a quiet machine. `--write` puts the table into
docs/performance.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring import machine, medproof, run  # noqa: E402
from benchmarks.performance_page import put  # noqa: E402
from benchmarks.speed import long_article  # noqa: E402

PACKAGES = ("re2", "pyromark", "ahocorasick_rs")

STAGES = """
import json, sys, time
clock = time.process_time_ns
spent, counts = {}, {}

def watch(owner, name, stage):
    inner = getattr(owner, name)
    def outer(*given, **named):
        begin = clock()
        try:
            return inner(*given, **named)
        finally:
            spent[stage] = spent.get(stage, 0) + clock() - begin
            counts[stage] = counts.get(stage, 0) + 1
    setattr(owner, name, outer)

from lint import cli, shortcut
finder = shortcut.install()
from lint.datafiles import programs
watch(programs, "install", "read")
watch(programs.Programs, "_revived", "revive")
from lint import linear
watch(linear, "compile", "compile")
from lint.engine.judge import Judge
article = sys.argv[1]
sys.stdout, out = open("/dev/null", "w"), sys.stdout
wholes = []
for _ in range(3):
    begin = clock()
    cli.main(["check", "--no-cache", article])
    wholes.append(clock() - begin)
    if len(wholes) == 1:
        first = dict(spent)
json.dump({"again": min(wholes[1:]), **first, "counts": counts}, out)
"""
"""Runs the command three times in one process: what was compiled for the first, and how long the others take."""


def imports(command: Sequence[str], folder: Path) -> dict[str, int]:
    """Microseconds that each module took to load, without those that it asked for itself."""
    start = [sys.executable, "-X", "importtime", *(command[1:] if command[0] == sys.executable else command)]
    said = subprocess.run(start, cwd=folder, capture_output=True, text=True, check=False).stderr
    found: dict[str, int] = {}
    for line in said.splitlines():
        if line.startswith("import time:") and "[us]" not in line:
            own, _, name = line.removeprefix("import time:").split("|")
            found[name.strip()] = int(own)
    return found


def least(rounds: Sequence[dict[str, int]]) -> dict[str, int]:
    """The least of several rounds, by name; what came in one of them only is left out."""
    names = [name for name in rounds[0] if all(name in one for one in rounds)]
    return {name: min(one[name] for one in rounds) for name in names}


def origin(module: str) -> str:
    """Whose module it is."""
    top = module.partition(".")[0]
    return "own" if top == "lint" else "packages" if top in PACKAGES else "python"


def measure(article: str, folder: Path, rounds: int) -> dict[str, str]:
    """The stages of a run on one article, and what each took."""
    command = medproof("--no-cache", article)
    bare = [sys.executable, "-c", "pass"]
    run(command, folder)
    run(command, folder)
    whole, empty = [], []
    for _ in range(rounds):
        whole.append(run(command, folder))
        empty.append(run(bare, folder))
    few = max(3, rounds // 3)
    modules = least([imports(command, folder) for _ in range(few)])
    loaded_anyway = imports(bare, folder)
    inside = []
    for _ in range(few):
        said = subprocess.run(
            [sys.executable, "-c", STAGES, article], cwd=folder, capture_output=True, text=True, check=True
        )
        inside.append(json.loads(said.stdout))
    counts = inside[0].pop("counts")
    for one in inside:
        one.pop("counts", None)
    inner = least(inside)
    groups: dict[str, list[int]] = {"python": [], "packages": [], "own": []}
    for module, taken in modules.items():
        if module not in loaded_anyway:
            groups[origin(module)].append(taken)
    start = min(taken.cpu for taken in empty)
    total = min(taken.cpu for taken in whole)
    known = start * 1e9 + sum(map(sum, groups.values())) * 1e3
    known += inner["read"] + inner.get("compile", 0) + inner["again"]

    def ms(nanoseconds: float) -> str:
        return f"{nanoseconds / 1e6:.1f} ms"

    walls = [taken.wall * 1e3 for taken in whole]
    return {
        "the whole command, wall clock": f"**{min(walls):.0f} ms** (median {statistics.median(walls):.0f})",
        "the whole command, processor": ms(total * 1e9),
        "Python itself, doing nothing": ms(start * 1e9),
        "modules of Python": f"{ms(sum(groups['python']) * 1e3)} ({len(groups['python'])})",
        "packages (RE2, pyromark, ahocorasick_rs)": f"{ms(sum(groups['packages']) * 1e3)} ({len(groups['packages'])})",
        "our own modules": f"{ms(sum(groups['own']) * 1e3)} ({len(groups['own'])})",
        "— of that, patterns of `re` brought back": f"{ms(inner['revive'])} ({counts['revive']})",
        "the file of these patterns": ms(inner["read"]),
        "RE2 patterns compiled": f"{ms(inner.get('compile', 0))} ({counts.get('compile', 0)})",
        "reading, judging and rendering, everything warm": ms(inner["again"]),
        "what else comes once (rules, automata, RE2's tables)": ms(max(0.0, total * 1e9 - known)),
    }


def table(columns: dict[str, dict[str, str]]) -> str:
    """The stages of several articles as a Markdown table."""
    names = list(columns)
    lines = [f"Measured on {machine()}.", "", f"| stage | {' | '.join(names)} |", "| --- |" + " --- |" * len(names)]
    for stage in next(iter(columns.values())):
        lines.append(f"| {stage} | {' | '.join(columns[name][stage] for name in names)} |")
    return "\n".join(lines)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", help="articles to measure with; default: one of 15 KB")
    parser.add_argument("--rounds", type=int, default=30, help="runs of the command")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    columns = {}
    with tempfile.TemporaryDirectory(prefix="medproof-startup-") as name:
        folder = Path(name)
        os.environ["MEDPROOF_CACHE_DIR"] = str(folder / "home")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        if medproof()[0] == sys.executable:  # not installed beside this Python
            os.environ["PYTHONPATH"] = str(ROOT)
        (folder / "article.md").write_text(long_article(15), encoding="utf-8")
        for article in map(os.path.abspath, options.articles or [folder / "article.md"]):
            size = os.path.getsize(article) / 1000
            label = f"{Path(article).stem[:30]}, {size:.0f} KB" if options.articles else f"generated, {size:.0f} KB"
            columns[label] = measure(str(article), folder, options.rounds)
    text = table(columns)
    print(text)
    if options.write:
        put("startup", text)


if __name__ == "__main__":
    main()

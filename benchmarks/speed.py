"""Measures how fast medproof is and prints the table of docs/performance.md: `python benchmarks/speed.py`.

Cold (nothing stored), warm (nothing changed), one file, growth in articles and in the length of one article, memory,
and the peers that are installed. Contenders take turns, so that a busy machine slows all of them alike; what is shown
is the fastest of the rounds, because noise only ever adds. `--quick` measures less; `--write` puts the table into
docs/performance.md and the figures into benchmarks/results/speed.json.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.generate import Writer, generate  # noqa: E402

BEGIN, END = "<!-- speed: begin -->", "<!-- speed: end -->"


class Taken(NamedTuple):
    """What one run cost: wall clock and processor in seconds, the largest process in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Taken:
    """Runs a command and waits for it; what it prints and its exit code do not matter."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - began
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(taken: Sequence[Taken]) -> Taken:
    """The fastest run, with the most memory that any took."""
    return Taken(min(t.wall for t in taken), min(t.cpu for t in taken), max(t.memory for t in taken))


def medproof(*options: str) -> list[str]:
    """The command under test: installed beside this Python, else from the checkout."""
    installed = Path(sys.executable).parent / "medproof"
    start = [str(installed)] if installed.exists() else [sys.executable, "-m", "lint"]
    return [*start, "check", *options]


def peers() -> dict[str, Callable[[str], list[str]]]:
    """The tools found here, as commands by the path they shall check."""
    known: dict[str, Callable[[str], list[str]]] = {
        "rumdl": lambda path: ["rumdl", "check", "--no-cache", path],
        "typos": lambda path: ["typos", path],
        "lychee": lambda path: ["lychee", "--offline", "-q", path],
        "codespell": lambda path: ["codespell", path],
        "proselint": lambda path: ["proselint", "check", path],
        "markdownlint-cli2": lambda path: [
            "markdownlint-cli2",
            f"{path}/**/*.md" if not path.endswith(".md") else path,
        ],
        "textlint": lambda path: ["textlint", path],
        "vale": lambda path: ["vale", path],
    }
    home = str(Path(sys.executable).parent)
    found: dict[str, Callable[[str], list[str]]] = {}
    for name, command in known.items():
        program = shutil.which(name, path=home + os.pathsep + os.environ.get("PATH", ""))
        if program:
            found[name] = lambda path, command=command, program=program: [program, *command(path)[1:]]  # type: ignore[misc]
    return found


def version(name: str) -> str:
    """What a tool says its version is."""
    home = str(Path(sys.executable).parent)
    program = shutil.which(name, path=home + os.pathsep + os.environ.get("PATH", "")) or name
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.split()
    return next((word for word in said if word[:1].isdigit()), "")


def interleaved(commands: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, Taken]:
    """The best of several rounds, in each of which every command runs once."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(run(command, folder))
    return {name: best(runs) for name, runs in taken.items()}


def long_article(kilobytes: int) -> str:
    """One article of a given length."""
    return Writer(5).article(1, kilobytes * 1000)


def measure(quick: bool) -> list[tuple[str, str]]:
    """The rows of the table: what, and how much."""
    rounds = 2 if quick else 5
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="medproof-speed-") as name:
        folder = Path(name)
        os.environ["MEDPROOF_CACHE_DIR"] = str(folder / "home")
        os.environ["PYTHONPATH"] = str(ROOT)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        size = generate(folder / "many", 1000, 19, 1) / 1e6
        (folder / "one").mkdir()
        (folder / "one" / "article.md").write_text(long_article(15), encoding="utf-8")
        run(medproof("--no-cache", "one"), folder)  # bytecode and compiled rules are there after an installation
        others = {tool: command("many") for tool, command in peers().items() if not quick or tool == "rumdl"}
        cold = interleaved({"medproof": medproof("--no-cache", "--quiet", "many"), **others}, folder, rounds)
        for tool, taken in cold.items():
            label = f"{tool} {version(tool) if tool != 'medproof' else ''}".strip()
            rows.append(
                (
                    f"1,000 articles ({size:.0f} MB), cold: {label}",
                    f"{taken.wall:.2f} s, {taken.cpu:.2f} s of processor",
                )
            )
        rows.append(("1,000 articles, cold: largest process of medproof", f"{cold['medproof'].memory:.0f} MB"))
        time.sleep(0.2)
        run(medproof("--quiet", "many"), folder)
        warm = best([run(medproof("--quiet", "many"), folder) for _ in range(rounds * 2)])
        rows.append(("1,000 articles, nothing changed", f"{warm.wall * 1e3:.0f} ms"))
        changed = folder / "many" / "part-000" / "article-00000.md"
        changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
        taken = run(medproof("--quiet", "many"), folder)
        rows.append(("1,000 articles, one of them changed", f"{taken.wall * 1e3:.0f} ms"))
        singles = {"medproof": medproof("--no-cache", "--quiet", "one/article.md")}
        singles |= {tool: command("one/article.md") for tool, command in peers().items()}
        for tool, taken in interleaved(singles, folder, rounds * 2).items():
            rows.append((f"one article of 15 KB, cold: {tool}", f"{taken.wall * 1e3:.0f} ms"))
        counts = (250, 1000) if quick else (1000, 2500, 5000, 10000)
        for count in counts:
            part = folder / f"growth-{count}"
            generate(part, count, 19, 2)
            taken = run(medproof("--quiet", str(part)), folder)
            each = taken.cpu / count * 1e3
            rows.append(
                (
                    f"growth: {count:,} articles",
                    f"{each:.1f} ms of processor each, largest process {taken.memory:.0f} MB",
                )
            )
            if count == counts[-1]:
                time.sleep(0.2)
                run(medproof("--quiet", str(part)), folder)
                warm = best([run(medproof("--quiet", str(part)), folder) for _ in range(3)])
                rows.append((f"{count:,} articles, nothing changed", f"{warm.wall * 1e3:.0f} ms, {warm.memory:.0f} MB"))
            shutil.rmtree(part)
        for kilobytes in (100, 1000) if quick else (100, 1000, 10_000):
            file = folder / "one" / "article.md"
            file.write_text(long_article(kilobytes), encoding="utf-8")
            taken = run(medproof("--no-cache", "--quiet", "--max-size", "20", "one/article.md"), folder)
            each = taken.cpu / kilobytes * 1e3
            rows.append(
                (f"growth: one article of {kilobytes:,} KB", f"{each:.2f} ms of processor a KB, {taken.memory:.0f} MB")
            )
    return rows


def machine() -> str:
    """What it was measured on."""
    model = ""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    model = model or platform.processor() or platform.machine()
    return f"{model}, {os.cpu_count()} processors, Python {platform.python_version()}"


def table(rows: Sequence[tuple[str, str]]) -> str:
    """The rows as a Markdown table."""
    lines = [f"Measured {time.strftime('%Y-%m-%d')} on {machine()}.", "", "| what | measured |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {what} | {much} |" for what, much in rows)])


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, fewer articles, fewer peers")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    options = parser.parse_args()
    rows = measure(options.quick)
    text = table(rows)
    print(text)
    if options.write:
        page = ROOT / "docs" / "performance.md"
        before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
        page.write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
        results = ROOT / "benchmarks" / "results" / "speed.json"
        results.parent.mkdir(exist_ok=True)
        results.write_text(json.dumps(dict(rows), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

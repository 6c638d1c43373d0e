"""Runs programs and says what they cost; which programs there are to measure."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


class Taken(NamedTuple):
    """What one run cost: wall clock and processor in seconds; in MB the largest process, and all processes together
    with what they share counted once (0 where nobody looked)."""

    wall: float
    cpu: float
    memory: float
    together: float = 0.0


def run(command: Sequence[str], folder: Path, watched: bool = False) -> Taken:
    """Runs a command and waits for it; what it prints and its exit code do not matter. `watched`: also how much memory
    its processes take together, which is looked for ten times a second (Linux only)."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = [0.0]
    over = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, over, most))
    if watched:
        watcher.start()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - began
    if watched:
        over.set()
        watcher.join()
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, most[0])


def _watch(pid: int, over: threading.Event, most: list[float]) -> None:
    while not over.wait(0.1):
        most[0] = max(most[0], _memory(pid))


def _memory(pid: int) -> float:
    """Proportional share of memory of a process and its children, in MB."""
    total = 0.0
    with suppress(OSError, ValueError, StopIteration):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        total = int(next(line for line in rollup if line.startswith("Pss:")).split()[1]) / 1024
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split():
            total += _memory(int(child))
    return total


def best(taken: Sequence[Taken]) -> Taken:
    """The fastest run, with the most memory that any took."""
    return Taken(
        min(t.wall for t in taken),
        min(t.cpu for t in taken),
        max(t.memory for t in taken),
        max(t.together for t in taken),
    )


def interleaved(commands: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, Taken]:
    """The best of several rounds, in each of which every command runs once."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(run(command, folder))
    return {name: best(runs) for name, runs in taken.items()}


def medproof(*options: str) -> list[str]:
    """The command under test: installed beside this Python, else from the checkout."""
    installed = Path(sys.executable).parent / "medproof"
    start = [str(installed)] if installed.exists() else [sys.executable, "-m", "lint"]
    return [*start, "check", *options]


def _program(name: str) -> str | None:
    home = str(Path(sys.executable).parent)
    return shutil.which(name, path=home + os.pathsep + os.environ.get("PATH", ""))


def peers() -> dict[str, Callable[[str], list[str]]]:
    """The tools found here, as commands by the path they shall check."""
    known: dict[str, Callable[[str], list[str]]] = {
        "rumdl": lambda path: ["check", "--no-cache", path],
        "typos": lambda path: [path],
        "lychee": lambda path: ["--offline", "-q", path],
        "codespell": lambda path: [path],
        "proselint": lambda path: ["check", path],
        "markdownlint-cli2": lambda path: [path if path.endswith(".md") else f"{path}/**/*.md"],
        "textlint": lambda path: [path],
        "vale": lambda path: [path],
    }
    found: dict[str, Callable[[str], list[str]]] = {}
    for name, options in known.items():
        program = _program(name)
        if program:
            found[name] = lambda path, options=options, program=program: [program, *options(path)]  # type: ignore[misc]
    return found


def version(name: str) -> str:
    """What a tool says its version is."""
    said = subprocess.run([_program(name) or name, "--version"], capture_output=True, text=True, check=False)
    return next((word for word in said.stdout.split() if word[:1].isdigit()), "")


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

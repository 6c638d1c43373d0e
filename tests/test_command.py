"""The program ends at once, and nothing that it had to say or to do is lost thereby."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "fever.md"
    file.write_text("# Fever\n\nTake 1.0 mg of lorazepam. Take the the tablets with water.\n" * 400)
    return file


def ran(article: Path, *start: str, **how: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *start, "check", "--no-cache", article.name]
    return subprocess.run(
        command,
        cwd=article.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        check=False,
        **{"capture_output": True, **how},  # type: ignore[call-overload]
    )


def test_all_output_arrives_and_the_exit_code_tells(article: Path) -> None:
    done = ran(article, "-m", "lint")
    assert done.returncode == 1
    assert len(done.stdout) > 100_000 and done.stdout.endswith("\n")
    assert done.stdout.splitlines()[-1] == "not passed"


def test_what_others_registered_for_the_end_is_done(article: Path) -> None:
    program = "import atexit, sys; atexit.register(print, 'good-bye'); from lint.cli import command; command()"
    assert ran(article, "-c", program).stdout.endswith("good-bye\n")


def test_a_profiler_gets_to_print(article: Path) -> None:
    assert "function calls" in ran(article, "-m", "cProfile", "-m", "lint").stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_output_that_cannot_be_written_is_no_success(article: Path) -> None:
    with open("/dev/full", "w") as full:
        done = ran(article, "-m", "lint", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_a_reader_that_leaves_early_is_no_trouble(article: Path) -> None:
    script = f"{sys.executable} -m lint check --no-cache {article.name} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=article.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 2)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_without_an_output_the_exit_code_still_tells(article: Path) -> None:
    script = f"{sys.executable} -m lint check --no-cache {article.name} >&- 2>&-"
    done = subprocess.run(
        ["bash", "-c", script], cwd=article.parent, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 1

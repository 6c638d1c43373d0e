"""The floors of the house hold, and a run on one article loads no more than it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_imports_go_only_downward() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "fever.md"
    file.write_text("# Fever\n\nTake 1.0 mg of lorazepam. Take the the tablets with water.\n")
    return file


def loaded(article: Path, *options: str) -> set[str]:
    """The modules that one run loads."""
    program = (
        "import sys, io, contextlib\nfrom lint.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n    main(['check', *sys.argv[1:]])\n"
        "print(*sys.modules)\n"
    )
    command = [sys.executable, "-c", program, *options, str(article)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=article.parent, capture_output=True, text=True, check=True, env=environment)
    return set(ran.stdout.split())


HEAVY = {"yaml", "jsonschema", "requests", "markdown_it", "multiprocessing", "concurrent.futures", "logging", "asyncio"}


def test_a_run_on_one_article_loads_nothing_heavy(article: Path) -> None:
    loaded(article, "--no-cache")  # compiles the rules where that was not done before
    modules = loaded(article, "--no-cache")
    assert "lint.formats.markdown" in modules
    assert not modules & HEAVY


SELDOM = HEAVY | {
    *("argparse", "ast", "dataclasses", "datetime", "difflib", "email", "gettext", "hashlib", "html", "importlib"),
    *("inspect", "locale", "pathlib", "pickle", "random", "shutil", "signal", "sqlite3", "string", "subprocess"),
    *("tempfile", "threading", "traceback", "typing", "unittest", "urllib", "warnings", "zlib"),
}
"""What a run on one article has no need of; some were 1 ms of its start, some 20."""

OWN = 200
OTHERS = 50


def test_a_start_loads_few_modules_and_none_that_it_does_not_need(article: Path) -> None:
    """Counted as they are loaded by a program that has loaded nothing yet: a hook is judged by its start."""
    program = (
        "import sys\nbefore = set(sys.modules)\nfrom lint.cli import main\n"
        "sys.stdout, out = open('/dev/null', 'w'), sys.stdout\nmain(['check', '--no-cache', sys.argv[1]])\n"
        "print(*sorted(set(sys.modules) - before), file=out)\n"
    )
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path += {[str(ROOT), *sys.path]!r}\n{program}"]
    text = max((ROOT / "articles").glob("*.md"), key=lambda path: path.stat().st_size)
    for _ in range(2):  # the first compiles the rules where that was not done before
        ran = subprocess.run([*command, str(text)], cwd=article.parent, capture_output=True, text=True, check=True)
    modules = ran.stdout.split()
    assert not SELDOM & set(modules)
    own = [name for name in modules if name.partition(".")[0] == "lint"]
    assert len(own) <= OWN
    assert len(modules) - len(own) <= OTHERS


def test_a_replayed_run_loads_neither_rules_nor_readers(article: Path) -> None:
    time.sleep(0.11)  # a file that was just written is judged anew
    loaded(article)
    modules = loaded(article)
    assert "lint.replay" in modules
    assert not modules & (HEAVY | {"re2", "pyromark", "sqlite3", "dataclasses", "json", "lint.rules", "lint.formats"})

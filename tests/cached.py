"""A project whose runs are cached, and a run that tells what was judged for it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from lint.cli import main
from lint.engine import run as engine
from lint.engine.packed import Outcome

FLAWED = "# Fever\n\nTake the the tablets with water.\n"
CLEAN = "# Fever\n\nTake the tablets with water.\n"


def make_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three articles and a configuration, which is the working folder, and a key of its own."""
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "home"))
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    for name in ("a.md", "b.md", "c.md"):
        put(root / name, FLAWED if name == "a.md" else CLEAN)
    put(root / "medproof.yaml", "select: [TXT008]\n")
    return root


def put(file: Path, text: str) -> None:
    """Writes a file that has been there for a while."""
    file.write_text(text)
    time.sleep(0.11)  # the time of a file's last change cannot be set back


class Run:
    """One run, with how many articles were judged for it."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        judged: list[str] = []
        examine = engine.Examiner.examine

        def counted(examiner: engine.Examiner, given: Sequence[tuple[str, bytes | None]]) -> list[Outcome]:
            judged.extend(path for path, _ in given)
            return examine(examiner, given)

        engine.Examiner.examine = counted  # type: ignore[method-assign]
        try:
            self.code = main(["check", "--jobs", "1", *(arguments or ["."])])
        finally:
            engine.Examiner.examine = examine  # type: ignore[method-assign]
        self.judged = sorted(judged)
        self.out, self.err = capsys.readouterr()

"""Files beside an article, on disk and in memory."""

from __future__ import annotations

import os
from pathlib import Path

from lint.neighbours import ABSENT, DiskFiles, MemoryFiles, NoFiles, unchanged


def test_targets_are_relative_to_the_article_or_to_the_root(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "b.md").write_text("b")
    (tmp_path / "refs.bib").write_text("r")
    files = DiskFiles(str(tmp_path / "docs" / "a.md"), str(tmp_path))
    assert files.exists("b.md")
    assert files.read("../refs.bib") == "r"
    assert files.read("/refs.bib") == "r"
    assert files.read("missing.bib") is None
    assert not files.exists("missing.bib")
    assert files.names("/docs") == ("b.md",)


def test_every_answer_is_noted_and_a_change_is_seen(tmp_path: Path) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text("one")
    files = DiskFiles(str(tmp_path / "a.md"), str(tmp_path))
    files.read("refs.bib")
    files.exists("later.png")
    files.names(".")
    assert files.seen[str(tmp_path / "later.png")] == ABSENT
    assert all(unchanged(path, then) for path, then in files.seen.items())
    (tmp_path / "later.png").write_text("x")
    os.utime(tmp_path, ns=(1, 1))
    changed = {path for path, then in files.seen.items() if not unchanged(path, then)}
    assert changed == {str(tmp_path / "later.png"), str(tmp_path)}


def test_a_file_that_is_not_text_reads_as_none(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_bytes(b"\xff\xfe")
    assert DiskFiles(str(tmp_path / "a.md"), str(tmp_path)).read("x.bib") is None


def test_memory_files_answer_like_a_folder() -> None:
    files = MemoryFiles({"refs.bib": "r", "img/a.png": ""}, "")
    assert files.read("refs.bib") == "r"
    assert files.exists("img") and files.exists("./img/a.png") and not files.exists("b.png")
    assert files.names(".") == ("img", "refs.bib")


def test_without_a_place_on_disk_nothing_is_missing() -> None:
    assert NoFiles().exists("anything")
    assert NoFiles().read("anything") is None

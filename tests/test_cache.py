"""The cache and the replay: nothing that changed is ever hidden, and nothing that breaks them breaks a run."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lint.cache import Cache, digest, program_stamp, secret
from lint.discover import Discovery, Found
from lint.neighbours import State
from tests.cached import CLEAN, FLAWED, Run, put


def test_an_unchanged_run_judges_nothing_and_says_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = Run(capsys), Run(capsys)
    assert first.judged == ["a.md", "b.md", "c.md"]
    assert second.judged == []
    assert (second.code, second.out, second.err) == (first.code, first.out, first.err)
    assert "a.md:3:6" in second.out
    assert (project / ".medproof_cache" / ".gitignore").read_text().endswith("*\n")


def test_only_what_changed_is_judged_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Run(capsys)
    put(project / "b.md", FLAWED)
    again = Run(capsys)
    assert again.judged == ["b.md"]
    assert "a.md:3:6" in again.out and "b.md:3:6" in again.out
    put(project / "d.md", CLEAN)
    assert Run(capsys).judged == ["d.md"]
    (project / "a.md").unlink()
    assert "a.md" not in Run(capsys).out


def test_a_change_that_keeps_size_and_time_of_the_file_is_seen(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Run(capsys)
    before = (project / "a.md").stat()
    (project / "new").write_text(FLAWED.replace("the the", "and the"))
    os.utime(project / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(project / "new", project / "a.md")
    again = Run(capsys)
    assert again.judged == ["a.md"]
    assert "a.md:3:6" not in again.out


def test_the_same_content_with_another_time_is_not_judged_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Run(capsys)
    shutil.copy(project / "a.md", project / "copy")
    os.replace(project / "copy", project / "a.md")
    again = Run(capsys)
    assert again.judged == []
    assert "a.md:3:6" in again.out


def test_a_file_written_while_it_was_judged_is_judged_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.md").write_text(FLAWED)  # just now: the same size and time may come again with other content
    Run(capsys)
    state = (project / "a.md").stat()
    with (project / "a.md").open("r+") as file:
        file.write("# Cough\n\nTake and the")
    os.utime(project / "a.md", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "a.md:3:6" not in Run(capsys).out


@pytest.mark.parametrize("text", ["select: [TXT002]\n", "select: [TXT008]\nfail-on: warning\n", ""])
def test_another_configuration_is_another_run(project: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    Run(capsys)
    put(project / "medproof.yaml", text)
    expected = Run(capsys, "--no-cache", ".")
    again = Run(capsys)
    assert (again.code, again.out) == (expected.code, expected.out)


def test_a_configuration_that_appears_is_seen(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "medproof.yaml").rename(project / "other.yaml")
    Run(capsys)
    (project / "other.yaml").rename(project / "medproof.yaml")
    put(project / "medproof.yaml", "select: [TXT008]\nfail-on: warning\n")
    assert Run(capsys).code == 1


def test_options_are_part_of_the_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Run(capsys)
    assert Run(capsys, "--fail-on", "warning", ".").code == 1
    assert "a.md:3:6" not in Run(capsys, "--select", "TXT002", ".").out
    assert Run(capsys).code == 0


def test_a_report_that_was_deleted_or_edited_is_written_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--format", "json=out.json", "."]
    Run(capsys, *arguments)
    written = (project / "out.json").read_text()
    assert Run(capsys, *arguments).judged == []
    (project / "out.json").unlink()
    Run(capsys, *arguments)
    assert (project / "out.json").read_text()[:40] == written[:40]
    (project / "out.json").write_text("something else")
    Run(capsys, *arguments)
    assert (project / "out.json").read_text()[:40] == written[:40]


def test_results_that_depend_on_a_file_beside_are_judged_again_with_it(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import lint.engine.judge as judge

    def bind(kind, parameters):  # type: ignore[no-untyped-def]
        def looks(facts):  # type: ignore[no-untyped-def]
            from lint.finding import Hit

            if not facts.files.exists("picture.png"):
                yield Hit(0, 1, {"word": "picture.png"})

        return looks

    monkeypatch.setattr(judge, "bind", bind)
    first = Run(capsys)
    assert Run(capsys).judged == []
    (project / "picture.png").write_bytes(b"")
    assert "a.md:1:1" in first.out
    again = Run(capsys)
    assert again.judged == ["a.md", "b.md", "c.md"]
    assert "a.md:1:1" not in again.out
    (project / "picture.png").unlink()
    assert "a.md:1:1" in Run(capsys).out


def test_another_program_is_another_run(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Run(capsys)
    for module in ("lint.cache", "lint.replay", "lint.recording"):
        monkeypatch.setattr(f"{module}.program_stamp", lambda: b"another")
    assert Run(capsys).judged == ["a.md", "b.md", "c.md"]


def test_another_day_is_another_run(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Run(capsys)
    monkeypatch.setattr(time, "strftime", lambda _form: "2031-01-01")
    assert Run(capsys).judged == ["a.md", "b.md", "c.md"]


def break_(project: Path, how: str) -> None:
    for file in (project / ".medproof_cache").iterdir():
        data = file.read_bytes()
        if how == "empty":
            file.write_bytes(b"")
        elif how == "noise":
            file.write_bytes(os.urandom(len(data)))
        elif how == "cut":
            file.write_bytes(data[: len(data) // 2])
        elif how == "flipped":
            file.write_bytes(bytes(b ^ 1 if i > 100 else b for i, b in enumerate(data)))


@pytest.mark.parametrize("how", ["empty", "noise", "cut", "flipped"])
def test_a_corrupt_cache_is_begun_anew(project: Path, capsys: pytest.CaptureFixture[str], how: str) -> None:
    first = Run(capsys)
    break_(project, how)
    again = Run(capsys)
    assert (again.code, again.out) == (first.code, first.out)
    assert Run(capsys).judged == []


def test_a_cache_that_somebody_else_signed_is_not_believed(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Run(capsys)
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "another-home"))
    assert Run(capsys).judged == ["a.md", "b.md", "c.md"]


def test_without_a_place_for_the_key_nothing_is_stored(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", "")
    assert secret() is None
    assert Run(capsys).out == Run(capsys).out


def test_no_cache_reads_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Run(capsys, "--no-cache", ".")
    assert not (project / ".medproof_cache").exists()
    Run(capsys)
    assert Run(capsys, "--no-cache", ".").judged == ["a.md", "b.md", "c.md"]


def test_a_cache_folder_that_cannot_be_made_is_no_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".medproof_cache").write_text("a file of this name")
    assert "a.md:3:6" in Run(capsys).out
    assert "a.md:3:6" in Run(capsys).out


def test_a_full_disk_is_no_error(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lint.recording.folder_in", full)
    monkeypatch.setattr("lint.cache.folder_in", full)
    assert "a.md:3:6" in Run(capsys).out


def test_runs_at_the_same_time_do_not_disturb_each_other(project: Path) -> None:
    for number in range(40):
        put(project / f"x{number}.md", FLAWED)
    command = [sys.executable, "-m", "lint", "check", "."]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    running = [
        subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=60) for process in running]
    assert len({out for out, _ in said}) == 1
    assert {err for _, err in said} == {b""}
    assert {process.returncode for process in running} == {0}


def test_a_run_that_is_killed_leaves_a_cache_that_works(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = [Found(str(project / "a.md"), 10, 5, 7)]
    listed = f"Discovery((Found(*{tuple(found[0])!r}),), (), {{}}, 9)"
    program = (
        "import os\nfrom lint.cache import Cache\nfrom lint.discover import Discovery, Found\n"
        f"cache = Cache.open({str(project)!r}, b'terms')\nlist(cache.lookup({listed}))\n"
        "for _ in range(700):\n"
        f"    cache.keep({found[0].path!r}, b'x' * 5000, b'content', {{}})\nos.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert "a.md:3:6" in Run(capsys).out
    assert Run(capsys).judged == []


def open_cache(project: Path, terms: bytes = b"terms") -> Cache:
    cache = Cache.open(str(project), terms)
    assert cache is not None
    return cache


def test_a_locked_database_is_left_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_cache(project).close()
    path = project / ".medproof_cache" / "outcomes.sqlite"
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    cache = open_cache(project)
    found = Found(str(project / "a.md"), 10, 5, 7)
    assert list(cache.lookup(Discovery((found,), (), {}, 10**18))) == []
    release = threading.Timer(0.3, holder.close)
    release.start()
    cache.keep(found.path, b"body", b"content", {})
    cache.close()
    release.join()


def test_outcomes_on_old_terms_are_thrown_out(project: Path) -> None:
    found = Found(str(project / "a.md"), 10, 5, 7)
    for number in range(9):
        cache = open_cache(project, b"terms %d" % number)
        list(cache.lookup(Discovery((found,), (), {}, 10**18)))
        seen: dict[str, State] = {}
        mark = cache.keep(found.path, b"body", b"content", seen)
        cache.close()
    there = Discovery((found,), (), {}, 10**18)
    assert list(open_cache(project, b"terms 8").lookup(there)) == [(found.path, b"body", mark)]
    assert list(open_cache(project, b"terms 0").lookup(there)) == []


def test_the_program_stamp_is_stable() -> None:
    assert program_stamp() == program_stamp()
    assert digest(b"a") != digest(b"b")


def test_a_run_that_writes_html_uses_the_cache_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("--format", "html=report.html", ".")
    first = Run(capsys, *arguments)
    assert first.judged == ["a.md", "b.md", "c.md"]
    put(project / "b.md", FLAWED)
    assert Run(capsys, *arguments).judged == ["b.md"]
    page = (project / "report.html").read_text()
    shutil.rmtree(project / ".medproof_cache")
    Run(capsys, *arguments)
    assert (project / "report.html").read_text() == page
    assert Run(capsys).judged == ["a.md", "b.md", "c.md"], "results without pages are stored by themselves"


def test_a_rule_of_the_team_that_changes_is_seen(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rule = (
        "code: TEA001\nname: no-fever\nsummary: A word that our house avoids\nseverity: warning\n"
        "check: pattern\nwith: {any: [WORD]}\n"
        "message: Say it in other words here.\nfix: none\nwhy: The house has another word for it.\n"
        "sources: [House style]\n"
        "examples:\n  - bad: Some WORD here.\n  - good: Nothing here.\n"
    )
    (project / "team").mkdir()
    put(project / "team" / "TEA001-no-fever.yaml", rule.replace("WORD", "Fever"))
    put(project / "medproof.yaml", "rules: [team]\nselect: [TEA001]\n")
    first = Run(capsys)
    assert "TEA001" in first.out, first.err
    assert Run(capsys).judged == []
    put(project / "team" / "TEA001-no-fever.yaml", rule.replace("WORD", "plague"))
    again = Run(capsys)
    assert again.judged == ["a.md", "b.md", "c.md"]
    assert "TEA001" not in again.out


def test_a_bibliography_that_changes_is_seen(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(project / "medproof.yaml", "select: [CIT001]\n")
    for name in ("a.md", "b.md"):
        put(project / name, "---\nbibliography: refs.bib\n---\n# Fever\n\nIt falls [@smith2020].\n")
    put(project / "refs.bib", "@article{smith2020, title={Fever}, author={Smith, A}, year={2020}}\n")
    assert "CIT001" not in Run(capsys).out
    assert Run(capsys).judged == []
    put(project / "refs.bib", "@article{jones2021, title={Fever}, author={Jones, A}, year={2021}}\n")
    again = Run(capsys)
    assert {"a.md", "b.md"} <= set(again.judged)
    assert again.out.count("CIT001") == 2

"""Recordings of answers: printed again only whole, kept only where there is room."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from lint.report import terminal
from tests.cached import CLEAN, FLAWED, Run, put


def test_a_recording_whose_output_was_damaged_is_not_printed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = Run(capsys)
    (recording,) = (project / ".medproof_cache").glob("run-*.bin")
    data = bytearray(recording.read_bytes())
    data[data.index(b"a.md")] ^= 1
    recording.write_bytes(data)
    assert Run(capsys).out == first.out


def test_a_disk_that_fills_while_the_answer_is_written_down_is_no_error(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lint.recording import Recording

    begin = Recording.begin.__func__  # type: ignore[attr-defined]

    def full(cls, *arguments):  # type: ignore[no-untyped-def]
        made = begin(cls, *arguments)
        made._file.close()
        made._file = open("/dev/full", "wb", buffering=0)  # noqa: SIM115
        return made

    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full")
    monkeypatch.setattr(Recording, "begin", classmethod(full))
    assert "a.md:3:6" in Run(capsys).out
    assert not list((project / ".medproof_cache").glob("run-*"))


def test_output_beyond_what_is_kept_is_not_written_down(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.recording.LARGEST", 10)
    first = Run(capsys)
    assert not list((project / ".medproof_cache").glob("run-*"))
    assert Run(capsys).out == first.out


def test_characters_that_no_output_can_hold_are_said_again_as_they_were(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project / "a.md", "# Fieber – “ü”\n\nTake the the tablets – “ü”.\n")
    first, second = Run(capsys), Run(capsys)
    assert second.judged == [] and second.out == first.out
    assert "– “ü”" in second.out


def test_only_the_newest_recordings_are_kept(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.recording.KEPT", 2)
    for name in ("a.md", "b.md", "c.md"):
        Run(capsys, name)
    assert len(list((project / ".medproof_cache").glob("run-*"))) == 2
    assert Run(capsys, "c.md").judged == []
    assert Run(capsys, "a.md").judged == ["a.md"]
    monkeypatch.setattr("lint.recording.KEPT_BYTES", 10)
    Run(capsys, "b.md")
    assert len(list((project / ".medproof_cache").glob("run-*"))) == 1


def without_time(text: str) -> str:
    return re.sub(r'"duration_s": [0-9.]+', "", text)


@pytest.mark.parametrize("options", [[], ["--quiet"], ["--format", "json"], ["--format", "json", "--fail-on", "never"]])
def test_after_a_change_all_is_said_as_by_a_run_that_knows_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    put(project / "medproof.yaml", "select: [TXT008, DUP007]\n")
    put(project / "é.md", FLAWED.replace("Fever", "Fièvre"))
    Run(capsys, *options, ".")
    rendered: list[str] = []
    for name, text in (
        ("a.md", FLAWED.replace("# Fever", "# Headache\n\nOne line more.")),  # b.md is now the first of its title
        ("b.md", None),  # and now c.md
        ("a.md", FLAWED),  # and now a.md again
        ("medproof.yaml", "select: [TXT008, DUP007]\nseverities: {TXT008: advice}\n"),
    ):
        if text is None:
            (project / name).unlink()
        else:
            put(project / name, text)
        again = Run(capsys, *options, ".")
        cold = Run(capsys, *options, "--no-cache", ".")
        assert len(again.judged) < len(cold.judged) or name == "medproof.yaml"
        assert (again.code, without_time(again.out), again.err) == (cold.code, without_time(cold.out), cold.err)
        rendered.append(again.out)
    assert len(set(rendered)) == 4


def test_only_what_changed_is_rendered_and_a_damaged_piece_is_not_printed(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    short = terminal._short
    monkeypatch.setattr(terminal, "_short", lambda finding, paint: made.append(finding.path) or short(finding, paint))
    put(project / "b.md", FLAWED)
    first = Run(capsys, "--quiet", ".")
    assert made == ["a.md", "b.md"]
    put(project / "c.md", CLEAN + "\nMore.\n")
    assert Run(capsys, "--quiet", ".").out == first.out
    assert made == ["a.md", "b.md"]
    (recording,) = (project / ".medproof_cache").glob("run-*.bin")
    data = bytearray(recording.read_bytes())
    data[data.index(b"a.md")] ^= 1
    recording.write_bytes(data)
    put(project / "c.md", CLEAN)
    assert Run(capsys, "--quiet", ".").out == first.out
    assert made == ["a.md", "b.md", "a.md"]

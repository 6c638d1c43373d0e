"""Recordings of answers: printed again only whole, kept only where there is room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cached import Run, put


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

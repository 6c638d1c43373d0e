"""`medproof check`: what it prints, where, and with which exit code, also for input that is broken."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from lint.cli import main
from lint.discover import Discovery

FLAWED = "# Fever\n\nTake the the tablets with water.\n"
CLEAN = "# Fever\n\nTake the tablets with water.\n"
ONE = ["--select", "TXT008"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Ran:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def report(self) -> dict[str, object]:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    code = main(["check", *arguments])
    captured = capsys.readouterr()
    return Ran(code, captured.out, captured.err)


def test_findings_go_to_standard_output_with_their_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(FLAWED)
    ran = check(capsys, *ONE, "a.md")
    assert "a.md:3:6" in ran.out
    assert ran.err == ""


def test_exit_codes_follow_fail_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(FLAWED)
    assert check(capsys, *ONE, "a.md").code == 0  # a warning
    assert check(capsys, *ONE, "--fail-on", "warning", "a.md").code == 1
    assert check(capsys, *ONE, "--fail-on", "warning", "--exit-zero", "a.md").code == 0
    assert check(capsys, *ONE, "--fail-on", "never", "a.md").code == 0


def test_json_is_the_contract_and_alone_on_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(FLAWED)
    ran = check(capsys, *ONE, "--format", "json", "a.md", "gone.md")
    articles = ran.report["articles"]
    assert isinstance(articles, list)
    finding = articles[0]["findings"][0]
    assert (finding["code"], finding["start"]) == ("TXT008", {"line": 3, "column": 6, "offset": 14})
    assert finding["excerpt"] == FLAWED[finding["start"]["offset"] : finding["end"]["offset"]]
    assert finding["section"] == ["Fever"]
    assert ran.report["notices"] == [
        {"path": "gone.md", "level": "error", "message": "there is no such file or folder"}
    ] or "gone.md" in str(ran.report["notices"])
    assert ran.code == 2
    assert "gone.md: error: there is no such file or folder" in ran.err


def test_several_formats_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(FLAWED)
    ran = check(capsys, *ONE, "--format", "terminal", "--format", "json=out/r.json", "a.md")
    assert "a.md:3:6" in ran.out
    assert json.loads((folder / "out" / "r.json").read_text())["summary"]["warning"] == 1


def test_a_report_that_cannot_be_written_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(CLEAN)
    (folder / "out").write_text("a file, not a folder")
    ran = check(capsys, *ONE, "--format", "json=out/r.json", "a.md")
    assert ran.code == 2
    assert "error: the report out/r.json cannot be written" in ran.err


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfeT\0", "the file is UTF-16; save it as UTF-8"),
        (b"PNG\0\1\2", "a binary file: there is a zero byte at byte 3"),
        (b"\x89\x01\x02\x03\x04" * 20, "not valid UTF-8 at byte 0"),
        (b"\x01\x02\x03\x04\x05\x06 abc", "a binary file: there is a control byte 0x01 at byte 0"),
        (b"# Dose\n\nf\xfcr 5 mg\n", "not valid UTF-8 at byte 9 (line 3): 0xfc"),
    ],
)
def test_bytes_that_are_not_text(folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, message: str) -> None:
    (folder / "bad.md").write_bytes(data)
    (folder / "good.md").write_text(FLAWED)
    ran = check(capsys, *ONE, ".")
    assert ran.code == 2
    assert f"bad.md: error: {message}" in ran.err
    assert "good.md:3:6" in ran.out


def test_an_empty_file_is_told_of_and_does_not_fail_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.md").write_text(" \n\n")
    (folder / "good.md").write_text(FLAWED)
    ran = check(capsys, *ONE, ".")
    assert "empty.md: warning: the file is empty: there is nothing to check" in ran.err
    assert "good.md:3:6" in ran.out
    assert ran.code == 0


def test_a_run_that_judged_nothing_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.md").write_text("")
    ran = check(capsys, *ONE, "empty.md")
    assert ran.code == 2
    (folder / "docs").mkdir()
    ran = check(capsys, *ONE, "docs")
    assert ran.code == 2
    assert "nothing was checked: there are no articles in docs" in ran.err


def test_a_file_over_the_limit_is_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "huge.md").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "good.md").write_text(FLAWED)
    ran = check(capsys, *ONE, ".")
    assert ran.code == 2
    assert "huge.md: error: not checked: 50.0 MB is over the limit of 16 MB (--max-size)" in ran.err
    assert "good.md:3:6" in ran.out
    assert check(capsys, *ONE, "--max-size", "1", "good.md").code == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "closed.md").write_text(CLEAN)
    (folder / "closed.md").chmod(0)
    (folder / "good.md").write_text(FLAWED)
    ran = check(capsys, *ONE, ".")
    assert ran.code == 2
    assert "closed.md: error: no permission to read it" in ran.err
    assert "good.md:3:6" in ran.out


def test_a_file_that_vanishes_while_the_run_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lint.replay import Walk

    (folder / "a.md").write_text(FLAWED)
    (folder / "b.md").write_text(CLEAN)
    found = Walk.discover

    def and_then_gone(walk: Walk) -> Discovery:
        result = found(walk)
        (folder / "b.md").unlink()
        return result

    monkeypatch.setattr(Walk, "discover", and_then_gone)
    ran = check(capsys, *ONE, "--no-cache", ".")
    assert ran.code == 2
    assert "b.md: error: the file vanished before it could be read" in ran.err
    assert "a.md:3:6" in ran.out


def test_broken_front_matter_is_told_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("---\ntitle: Fever\ntitle: Cold\n---\n\nTake the the tablets.\n")
    ran = check(capsys, *ONE, "a.md")
    assert ran.code == 2
    assert "a.md:3" in ran.err
    assert "front matter" in ran.err
    assert "a.md:6:6" in ran.out


def test_standard_input_is_linted_under_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(FLAWED.encode())))
    ran = check(capsys, *ONE, "--stdin-filename", "docs/fever.md", "-")
    assert "docs/fever.md:3:6" in ran.out
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(FLAWED.encode())))
    assert "<stdin>:3:6" in check(capsys, *ONE, "-").out
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xff")))
    ran = check(capsys, *ONE, "-")
    assert ran.code == 2
    assert "<stdin>: error: not valid UTF-8" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--formt", "json"], 'unknown option --formt; did you mean "--format"?'),
        (["--format", "jsn"], "unknown format 'jsn'; did you mean \"json\"?"),
        (["--format", "sarif"], "--format sarif is not in this version"),
        (["--format", "json="], "--format json= names no file"),
        (["--format", "json", "--format", "terminal"], "only one format can go to standard output"),
        (["--fix"], "--fix is not in this version"),
        (["--select", "TXT08"], 'no rule, family or name is called "TXT08" (--select); did you mean "TXT008"?'),
        (["--ignore", "repeted-word"], 'did you mean "repeated-word"?'),
        (["--profile", "reviw"], 'there is no profile "reviw"; did you mean "review"?'),
        (["--jobs", "0"], "argument --jobs"),
        (["--fail-on", "fatal"], "argument --fail-on"),
    ],
)
def test_wrong_options_are_named_with_what_was_meant(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    (folder / "a.md").write_text(CLEAN)
    ran = check(capsys, *arguments, "a.md")
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""


def test_an_unknown_command_is_named_with_what_was_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(CLEAN)
    assert main(["chek"]) == 2
    assert "there is no command 'chek'; did you mean \"check\"?" in capsys.readouterr().err
    assert main(["a.md"]) == 2
    assert "say `medproof check a.md`" in capsys.readouterr().err


def test_a_rule_that_fails_is_told_and_hides_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import lint.engine.judge as judge

    bind = judge.bind

    def broken(kind, parameters):  # type: ignore[no-untyped-def]
        def check_that_fails(facts):  # type: ignore[no-untyped-def]
            raise ZeroDivisionError("no such dose")

        return check_that_fails if kind == "mojibake" else bind(kind, parameters)

    monkeypatch.setattr(judge, "bind", broken)
    (folder / "a.md").write_text(FLAWED)
    ran = check(capsys, "--select", "TXT", "a.md")
    assert ran.code == 2
    assert "a.md: error: rule TXT002 (mojibake) failed here and may have missed something" in ran.err
    assert "ZeroDivisionError: no such dose" in ran.err
    assert "a.md:3:6" in ran.out


def test_statistics_tell_where_the_time_went(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(FLAWED)
    ran = check(capsys, *ONE, "--statistics", "a.md")
    assert "TXT008" in ran.err
    assert "us an article" in ran.err


def test_processes_do_not_change_the_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(30):
        (folder / f"a{number}.md").write_text(FLAWED * (number + 1))
    one = check(capsys, "--no-cache", "--jobs", "1", "--format", "json", ".").report
    three = check(capsys, "--no-cache", "--jobs", "3", "--format", "json", ".").report
    for report in (one, three):
        report.pop("run")
    assert one == three


def test_a_bare_check_in_a_repository_writes_the_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("lint.report.html")
    (folder / "a.md").write_text(FLAWED)
    assert "a.md:3:6" in check(capsys).out
    assert not (folder / "reports").exists()
    (folder / ".git").mkdir()
    (folder / "medproof.yaml").write_text("reports: out\nselect: [TXT008]\n")
    ran = check(capsys)
    assert "a.md:3:6" in ran.out
    assert json.loads((folder / "out" / "report.json").read_text())["summary"]["warning"] == 1
    assert "<html" in (folder / "out" / "index.html").read_text()


def test_the_configuration_decides_by_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "medproof.yaml").write_text(
        "fail-on: warning\nexclude: [old/]\nselect: [TXT008]\n"
        "overrides:\n  - files: drafts/\n    severity: {TXT008: advice}\n"
    )
    for name in ("a.md", "drafts/b.md", "old/c.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(FLAWED)
    ran = check(capsys, "--format", "json", ".")
    articles = ran.report["articles"]
    assert isinstance(articles, list)
    assert [(a["path"], a["passed"], a["findings"][0]["severity"]) for a in articles] == [
        ("a.md", False, "warning"),
        ("drafts/b.md", True, "advice"),
    ]
    assert ran.code == 1


def test_a_broken_configuration_goes_before_findings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(FLAWED)
    (folder / "medproof.yaml").write_text("fail-on: warning\nselct: [TXT008]\n")
    ran = check(capsys, "--exit-zero", "a.md")
    assert ran.code == 2
    assert ran.out == ""
    assert "medproof.yaml:2:1" in ran.err


def test_claims_are_told_one_by_one_where_no_rule_tells_of_their_section(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    article = tmp_path / "a.md"
    article.write_text(
        "# Lupus nephritis\n\n## Outlook\n\nAbout 30 percent of patients develop kidney failure before age 40. Median "
        "survival after diagnosis is 11 months. Corticosteroids reduce the risk of relapse by 40% compared with "
        "placebo. Long-term use increases the risk of fractures by 20%.\n",
        encoding="utf-8",
    )

    def codes(*options: str) -> set[str]:
        main(["check", str(article), "--select", "CLM", "--no-cache", "--quiet", "--exit-zero", *options])
        return set(re.findall(r"CLM\d{3}", capsys.readouterr().out))

    assert codes() == {"CLM009"}
    assert {"CLM001"} <= codes("--ignore", "CLM009")

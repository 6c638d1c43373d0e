"""The commands explain, rules, test, init and config."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lint.cli import main
from lint.commands.init import TEMPLATE, template
from lint.config import load_config
from lint.datafiles.validation import load_schema
from lint.rules import load_rules

RULE = """\
code: ACME001
name: forbidden-word
summary: A word that our house does not use
severity: warning
check: substitution
with: {terms: {utilises?: use}}
message: "Write {wanted}, not {found}."
fix: safe
why: Plain words are read by more people.
sources: [House style]
traps: Quotations keep their words.
examples:
  - {bad: We utilise it., good: We use it., at: utilise}
  - good: A tool.
"""

Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / ".cache"))


@pytest.fixture
def house() -> None:
    write("rules: [house]\nignore: [TXT]\nseverity: {ACME: error}\n")
    write(RULE, "house/ACME001-forbidden-word.yaml")


def write(text: str, name: str = "medproof.yaml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> Run:
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.usefixtures("house")
def test_explain_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "explain", "forbidden-word")
    assert (code, err) == (0, "")
    for part in (
        "ACME001 forbidden-word",
        "runs as error (medproof.yaml:3)",
        "Write {wanted}, not {found}.",
        "✗ We utilise it.",
        "✓ We use it.",
        "✓ A tool.",
        "Quotations keep their words.",
        "- House style",
        "safe: never changes meaning",
        'now: {"utilises?": "use"}',
    ):
        assert part in out


@pytest.mark.usefixtures("house")
def test_explain_as_json_has_everything(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "explain", "ACME001", "--format", "json")
    data = json.loads(out)
    assert data["examples"][0]["bad"] == ["We utilise it."]
    assert data["current"] == {
        "selected": True,
        "why": "selected by default",
        "severity": "error",
        "severity_from": "medproof.yaml:3",
    }


def test_explain_suggests_the_rule_that_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "explain", "repeted-word") == (
        2,
        "",
        'the command line: there is no rule "repeted-word"; did you mean "repeated-word"?\n',
    )


def test_every_rule_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in load_rules()[::7]:
        for format in ("text", "markdown"):
            code, out, _ = run(capsys, "explain", rule.code, "--format", format)
            assert code == 0
            assert rule.name in out


@pytest.mark.usefixtures("house")
def test_rules_lists_what_runs_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "rules")
    assert code == 0
    assert "ACME  own rules" in out
    assert "  ACME001 forbidden-word" in out
    assert "error*" in out
    assert "ignored by TXT (medproof.yaml:2)" in out


@pytest.mark.usefixtures("house")
def test_rules_can_be_asked_for_a_family_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "rules", "ACME", "--format", "json", "--docs")
    (data,) = json.loads(out)
    assert (data["code"], data["sources"]) == ("ACME001", ["House style"])
    code, _, err = run(capsys, "rules", "ACMEE")
    assert code == 2
    assert 'did you mean "ACME"' in err


@pytest.mark.usefixtures("house")
def test_rules_for_an_article_follow_its_overrides(capsys: pytest.CaptureFixture[str]) -> None:
    write("rules: [house]\noverrides: [{files: old/, ignore: [ACME]}]\n")
    for path, selected in (("old/a.md", False), ("new/a.md", True)):
        write("x", path)
        write("", "x")
        _, out, _ = run(capsys, "rules", "ACME", "--format", "json", "--for", path, "--config", "medproof.yaml")
        assert json.loads(out)[0]["current"]["selected"] is selected


def test_test_runs_a_team_s_examples(capsys: pytest.CaptureFixture[str], house: None) -> None:
    assert run(capsys, "test", "house") == (0, "1 rule, 3 example texts: all hold\n", "")


def test_test_tells_what_does_not_hold(capsys: pytest.CaptureFixture[str], house: None) -> None:
    write(RULE.replace("bad: We utilise it.", "bad: Take the the pill."), "house/b.yaml")
    code, out, _ = run(capsys, "test", "house/b.yaml")
    assert code == 1
    assert "house/b.yaml:13:5: ACME001 example 1: the bad text does not fire at “utilise”" in out
    assert "instead TXT008 repeated-word at “the the”" in out
    assert "1 rule, 3 example texts: 1 rule fails" in out


def test_test_without_paths_runs_the_configured_rules(capsys: pytest.CaptureFixture[str], house: None) -> None:
    assert run(capsys, "test")[:2] == (0, "1 rule, 3 example texts: all hold\n")


def test_test_of_broken_files_or_none_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    write("code: x\n", "house/a.yaml")
    code, _, err = run(capsys, "test", "house")
    assert code == 2
    assert err.startswith('house/a.yaml:1:1: one of the keys "message" or "messages" is missing\n')
    assert 'house/a.yaml:1:1: the key "check" is missing; the check kind that does the work\n' in err
    write("", "empty/a.txt")
    assert run(capsys, "test", "empty")[0] == 2
    assert run(capsys, "test", "nowhere") == (2, "", "nowhere: cannot be read: No such file or directory\n")


def test_init_writes_a_configuration_that_loads(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "init")
    assert code == 0
    assert out.startswith("wrote medproof.yaml")
    assert load_config().fail_on == "error"


def test_init_shows_every_key_and_every_commented_value_is_valid(tmp_path: Path) -> None:
    keys = set(load_schema("config")["properties"])
    assert all(f"{key}:" in TEMPLATE for key in keys)
    lines = template().splitlines()
    for i, line in enumerate(lines):
        bare = line.removeprefix("# ")
        if line.startswith("# ") and (bare.split(":")[0] in keys or line.startswith("#   ")) and "extends" not in line:
            lines[i] = bare
    text = "\n".join(lines)
    Path("house/rules").mkdir(parents=True)
    write(text)
    config = load_config()
    assert config.setting("house-style").value == "uk"
    assert config.settings()["emergency-number"] == "911"
    assert len(config.layers) == 3


@pytest.mark.parametrize("name", ["medproof.yaml", ".medproof.yml", "pyproject.toml"])
def test_init_overwrites_nothing(capsys: pytest.CaptureFixture[str], name: str) -> None:
    write("[tool.medproof]\n" if name.endswith("toml") else "", name)
    code, _, err = run(capsys, "init")
    assert code == 2
    assert f"{name} is there already" in err
    assert not os.path.exists("medproof.yaml") or name == "medproof.yaml"


def test_init_in_a_folder_that_does_not_exist_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "init", "no/such") == (
        2,
        "",
        "no/such/medproof.yaml: cannot be written: No such file or directory\n",
    )


def test_config_shows_every_value_with_where_it_comes_from(capsys: pytest.CaptureFixture[str], house: None) -> None:
    write(
        "rules: [house]\nsettings: {today: '2026-06-30'}\noverrides: [{files: leaflets/, profile: patient-leaflet}]\n"
    )
    write("# A", "leaflets/a.md")
    _, out, _ = run(capsys, "config")
    rows = dict(line.split(": ", 1) for line in out.splitlines() if not line.startswith("#"))
    assert rows["profile"].split() == ["default", "#", "default"]
    assert rows["settings.today"].split() == ["2026-06-30", "#", "medproof.yaml:2"]
    _, out, _ = run(capsys, "config", "leaflets/a.md", "--format", "json")
    made = {row["key"]: (row["value"], row["from"]) for row in json.loads(out)["values"]}
    assert made["profile"] == ("patient-leaflet", "medproof.yaml:3")


def test_config_tells_of_the_front_matter(capsys: pytest.CaptureFixture[str]) -> None:
    write("---\ntype: review\n---\n# A\n", "a.md")
    _, out, _ = run(capsys, "config", "a.md")
    assert "profile: review" in out
    assert "type: review in the front matter" in out


def test_a_broken_configuration_stops_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    write("profil: x\n")
    for words in (["config"], ["rules"], ["explain", "TXT008"], ["check", "."]):
        code, out, err = run(capsys, *words)
        assert (code, out) == (2, "")
        assert err == 'medproof.yaml:1:1: unknown key "profil"; did you mean "profile"?\n'

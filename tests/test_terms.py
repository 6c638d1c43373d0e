"""What a configuration means for rules and articles."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from lint.config import load_config
from lint.datafiles.faults import DataFileError
from lint.terms import ConfiguredTerms, configured_rules, profile_name

RULE = """\
code: ACME001
name: forbidden-word
summary: A word that our house does not use
severity: warning
check: pattern
with: {words: [utilise]}
message: "Write use, not {found}."
why: Plain words are read by more people.
examples: [{bad: We utilise it.}, {good: We use it.}]
"""


@pytest.fixture(autouse=True)
def in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / ".cache"))


def write(text: str, name: str = "medproof.yaml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def terms(**command_line: object) -> ConfiguredTerms:
    config = load_config().with_command_line(**command_line)
    return ConfiguredTerms(config, configured_rules(config))


def fault() -> str:
    with pytest.raises(DataFileError) as caught:
        terms()
    return str(caught.value)


def test_a_team_s_rules_join_those_that_ship() -> None:
    write("rules: [house]\n")
    write(RULE, "house/ACME001-forbidden-word.yml")
    rules = configured_rules(load_config())
    assert [rule.name for rule in rules if rule.family == "ACME"] == ["forbidden-word"]
    assert len(rules) > 1


def test_a_team_s_rule_may_not_take_a_code_that_ships() -> None:
    write("rules: [house]\n")
    write(RULE.replace("ACME001", "TXT008"), "house/a.yaml")
    with pytest.raises(DataFileError, match=r'the code "TXT008" is taken by'):
        configured_rules(load_config())


def test_a_folder_that_does_not_exist_is_an_error_at_its_place() -> None:
    write("profile: review\nrules: [hous]\n")
    assert fault() == "medproof.yaml:2:1: there is no folder hous"
    write("profiles: [prof]\n")
    assert fault() == "medproof.yaml:1:1: there is no folder prof"


def test_options_change_a_rule_s_parameters_and_are_checked() -> None:
    write("rules: [house]\noptions:\n  ACME001: {words: [whilst]}\n")
    write(RULE, "house/a.yaml")
    (rule,) = (rule for rule in configured_rules(load_config()) if rule.code == "ACME001")
    assert rule.with_ == {"words": ["whilst"]}
    write("rules: [house]\noptions:\n  forbidden-word: {word: [whilst]}\n")
    assert fault() == 'medproof.yaml:3:3: ACME001: unknown key "word" in "with"; did you mean "words"?'


def test_the_profile_comes_from_command_line_front_matter_path_and_file_in_that_order() -> None:
    write("profile: review\noverrides: [{files: leaflets/, profile: patient-leaflet}]\n")
    made = terms()
    assert made("a.md", None).profile.name == "review"
    assert made("leaflets/a.md", None).profile.name == "patient-leaflet"
    assert made("leaflets/a.md", "Drug Monograph").profile.name == "drug-monograph"
    assert made("leaflets/a.md", "blog post").profile.name == "patient-leaflet"
    assert terms(profile="supplement")("a.md", "review").profile.name == "supplement"
    assert made.profile("leaflets/a.md", None).why == "medproof.yaml:2"


def test_an_unknown_profile_is_an_error_at_its_place() -> None:
    write("profile: reviw\n")
    assert fault() == 'medproof.yaml:1:1: there is no profile "reviw"; did you mean "review"?'
    write("")
    with pytest.raises(DataFileError, match=r'the command line: there is no profile "x"; there are .*default'):
        terms(profile="x")


def test_a_team_s_profile_extends_one_that_ships() -> None:
    write("profiles: [types]\nprofile: rare-disease\n")
    write(
        "name: rare-disease\nsummary: An article on a rare disease\nextends: disease-overview\nhouse-style: uk\n"
        "sections:\n  - {role: definition, title: Definition}\n  - {role: support, title: Support groups}\n",
        "types/rare.yaml",
    )
    profile = terms()("a.md", None).profile
    assert (profile.name, profile.audience, profile.house_style) == ("rare-disease", "patient", "uk")
    assert [(s.role, s.title) for s in profile.sections[:3]] == [
        ("definition", "Definition"),
        ("support", "Support groups"),
        ("symptoms", "Symptoms"),
    ]
    assert profile.sections[0].aliases


def test_a_broken_profile_is_told_before_any_article(capsys: pytest.CaptureFixture[str]) -> None:
    from lint.cli import main

    write("profiles: [types]\n")
    write("name: mine\nsummry: x\n", "types/mine.yaml")
    write("# A\n", "a.md")
    assert main(["check", "a.md"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert 'types/mine.yaml:2:1: unknown key "summry" in' not in err
    assert 'types/mine.yaml:2:1: unknown key "summry"; did you mean "summary"?' in err


def test_house_style_and_settings_reach_the_terms() -> None:
    write("settings: {emergency-number: '112'}\noverrides: [{files: '*.uk.md', house-style: uk}]\n")
    made = terms()
    assert made("a.md", None).profile.house_style == "us"
    assert made("a.uk.md", None).profile.house_style == "uk"
    assert made("a.md", None).settings == {"emergency-number": "112"}


def test_rules_that_do_not_run_are_off() -> None:
    write("ignore: [TXT]\noverrides: [{files: b.md, extend-select: [TXT008]}]\n")
    made = terms()
    assert made("a.md", None).severities["TXT008"] == "off"
    assert made("b.md", None).severities.get("TXT008") is None
    assert made("b.md", None).severities["TXT001"] == "off"


def test_terms_are_worked_out_once_and_travel_to_other_processes() -> None:
    made = terms()
    assert made("a.md", None) is made("b.md", None)
    assert pickle.loads(pickle.dumps(made))("a.md", None).profile.name == "default"


def test_a_type_names_its_profile_in_whatever_spelling() -> None:
    assert profile_name("Disease_Overview") == "disease-overview"
    assert profile_name("post") is None

"""Configuration: found from the article upward, checked, layered, with the place of every value."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lint.config import Config, find_config, load_config
from lint.datafiles.faults import DataFileError


@pytest.fixture(autouse=True)
def in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / ".cache"))


def write(text: str, name: str = "medproof.yaml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def faults(text: str, name: str = "medproof.yaml") -> list[str]:
    write(text, name)
    with pytest.raises(DataFileError) as caught:
        load_config()
    return [str(fault) for fault in caught.value.faults]


def test_without_a_file_everything_is_default() -> None:
    config = load_config()
    assert (config.file, config.fail_on, config.setting("profile").value) == (None, "error", "default")
    assert str(config.setting("fail-on").origin) == "default"


@pytest.mark.parametrize("name", ["medproof.yaml", "medproof.yml", ".medproof.yaml", ".medproof.yml"])
def test_is_found_from_the_article_upward(name: str) -> None:
    write("fail-on: warning", name)
    write("text", "docs/a/b.md")
    config = load_config(["docs/a/b.md"])
    assert (config.file, config.fail_on) == (name, "warning")
    assert str(config.setting("fail-on").origin) == f"{name}:1"


def test_the_nearest_file_above_all_paths_counts() -> None:
    write("fail-on: warning")
    write("fail-on: advice", "docs/medproof.yaml")
    write("x", "docs/x.md")
    write("y", "other/y.md")
    assert load_config(["docs/x.md"]).fail_on == "advice"
    assert load_config(["docs"]).fail_on == "advice"
    assert load_config(["docs/x.md", "other/y.md"]).fail_on == "warning"


def test_pyproject_counts_only_with_our_table() -> None:
    write("[project]\nname = 'medproof-articles'\n", "pyproject.toml")
    assert find_config() is None
    write("[tool.medproof]\nfail-on = 'advice'\n[tool.medproof.severity]\nDOS003 = 'off'\n", "pyproject.toml")
    config = load_config()
    assert config.fail_on == "advice"
    assert str(config.merged("severity")["DOS003"].origin) == "pyproject.toml:4"


def test_two_files_in_one_folder_are_an_error() -> None:
    write("", "medproof.yaml")
    assert faults("", ".medproof.yml") == [
        ".medproof.yml: there is medproof.yaml beside it; keep one configuration file"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fail_on: error", 'medproof.yaml:1:1: unknown key "fail_on"; did you mean "fail-on"?'),
        ("profile: x\nignroe: [DOS]", 'medproof.yaml:2:1: unknown key "ignroe"; did you mean "ignore"?'),
        ("ignore: DOS003", 'medproof.yaml:1:9: "ignore" must be a list, not the text "DOS003"; write a list: [DOS003]'),
        ("severity: {DOS003: fatal}", 'medproof.yaml:1:20: "DOS003" is "fatal"; it must be one of "off", "advice"'),
        ("overrides:\n  - files: a/\n    selct: [DOS]", 'medproof.yaml:3:5: unknown key "selct"'),
        ("overrides: [{files: [], profile: x}]", 'medproof.yaml:1:21: "files" is empty'),
        ("overrides:\n  - profile: x", 'medproof.yaml:2:5: the key "files" is missing'),
        ("settings:\n  blocked-host: [a]", 'medproof.yaml:2:3: unknown key "blocked-host" in "settings"; did you mean'),
        ("fail-on: off", '"fail-on" is "off"; it must be one of "error", "warning", "advice", "never"'),
        ("- a", "medproof.yaml:1:1: a configuration must be a mapping"),
        ("a: b: c", "not valid YAML"),
        ("extends: none.yaml", 'medproof.yaml:1:10: the file "none.yaml" does not exist'),
        ("extends: medproof.yaml", "configurations extend one another in a circle: medproof.yaml → medproof.yaml"),
        ("settings: {today: 5}", '"today" must be a text, not a number (5); put it in quotes: "5"'),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, expected: str) -> None:
    found = faults(text)
    assert len(found) == 1
    assert expected in found[0]


def test_a_broken_toml_table_is_said_with_its_place() -> None:
    assert faults("[tool.medproof]\nprofil = 'x'\n", "pyproject.toml") == [
        'pyproject.toml:2:1: unknown key "profil"; did you mean "profile"?'
    ]
    assert "pyproject.toml:2:" in faults("[tool.medproof]\nprofile = \n", "pyproject.toml")[0]


def test_a_circle_of_extends_is_reported() -> None:
    write("extends: ../medproof.yaml", "house/base.yaml")
    assert faults("extends: house/base.yaml") == [
        "house/base.yaml:1:10: configurations extend one another in a circle: medproof.yaml → base.yaml → medproof.yaml"
    ]


def test_a_named_file_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(DataFileError, match=r"no\.yaml: the configuration file does not exist"):
        load_config(file="no.yaml")


def test_an_empty_file_says_nothing() -> None:
    write("# nothing yet\n")
    assert load_config().fail_on == "error"


def test_what_a_file_says_goes_before_what_it_extends() -> None:
    write(
        "profile: review\nfail-on: warning\nexclude: [old/]\nsettings: {emergency-number: '999'}\n", "house/base.yaml"
    )
    write("extends: house/base.yaml\nfail-on: advice\nexclude: [drafts/]\nsettings: {site-disclaimer: None}\n")
    config = load_config()
    assert config.fail_on == "advice"
    assert config.setting("profile") == ("review", ("house/base.yaml", 1, 1))
    assert config.exclude == ["old/", "drafts/"]
    assert config.settings() == {"emergency-number": "999", "site-disclaimer": "None"}


def test_folders_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    write("rules: [own]\n", "house/base.yaml")
    write("extends: house/base.yaml\nrules: [rules]\nreports: out\n")
    config = load_config(["docs"])
    assert set(config.rule_folders) == {str(tmp_path / "house" / "own"), str(tmp_path / "rules")}
    assert config.reports == str(tmp_path / "out")


def test_overrides_hold_for_the_articles_they_name() -> None:
    write(
        "profile: review\n"
        "overrides:\n"
        "  - files: leaflets/\n"
        "    profile: patient-leaflet\n"
        "    settings: {emergency-number: '112'}\n"
        "  - files: ['*.uk.md']\n"
        "    house-style: uk\n"
    )
    config = load_config()
    assert config.setting("profile", "leaflets/a.md").value == "patient-leaflet"
    assert str(config.setting("profile", "leaflets/a.md").origin) == "medproof.yaml:4"
    assert config.setting("profile", "docs/a.md").value == "review"
    assert config.settings("leaflets/x/a.md") == {"emergency-number": "112"}
    assert config.setting("house-style", "docs/a.uk.md").value == "uk"
    assert config.setting("house-style").value is None


def test_the_command_line_goes_before_everything() -> None:
    write("overrides: [{files: '*', profile: review}]\n")
    config = load_config().with_command_line(profile="supplement", fail_on=None)
    assert config.setting("profile", "a.md") == ("supplement", ("the command line", 0, 0))
    assert config.fail_on == "error"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    write("fail-on: error")
    assert load_config().fail_on == "error"
    write("fail-on: never")
    assert load_config().fail_on == "never"
    assert list((tmp_path / ".cache").iterdir())


def test_a_second_load_needs_neither_yaml_nor_jsonschema(tmp_path: Path) -> None:
    import subprocess
    import sys
    import time

    write("fail-on: warning\n")
    old = time.time() - 60
    os.utime("medproof.yaml", (old, old))
    load_config()
    code = (
        "import sys\nfrom lint.config import load_config\n"
        "assert load_config().fail_on == 'warning'\n"
        "print([m for m in ('yaml', 'jsonschema', 'tomllib', 'pathlib') if m in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_layers_survive_json() -> None:
    write("severity: {DOS003: off}\n")
    from lint.config.reading import read_config

    layers, _ = read_config("medproof.yaml", "medproof.yaml")
    assert json.loads(json.dumps(layers))[0]["values"] == {"severity": {"DOS003": "off"}}
    assert isinstance(load_config(), Config)


@pytest.mark.parametrize(
    ("version", "wanted", "fits"),
    [
        ("0.1.0", "0.1", True),
        ("0.1.9", "0.1.0", False),
        ("0.10.0", "0.1", False),
        ("1.2.3", "1", True),
        ("1.2.3", ">=1.2", True),
        ("1.2.3", ">=1.2.4", False),
        ("1.10.0", ">=1.9", True),
    ],
)
def test_a_version_fits_what_is_asked_for(version: str, wanted: str, fits: bool) -> None:
    from lint.config.reading import fits as fits_

    assert fits_(version, wanted) is fits


def test_a_configuration_for_another_version_is_an_error() -> None:
    assert faults("required-version: '99'\nunlinted: true\n")[0].startswith('medproof.yaml:2:1: unknown key "unlinted"')
    (fault,) = faults("required-version: '99'\n")
    assert fault.startswith("medproof.yaml:1:19: this configuration is made for medproof 99; this is ")
    assert "put it in quotes" in faults("required-version: 0.1\n")[0]


def test_bytes_that_are_no_text_are_an_error() -> None:
    Path("medproof.yaml").write_bytes(b"\xff\xfea\0")
    with pytest.raises(DataFileError, match=r"^medproof\.yaml: the file is UTF-16; save it as UTF-8$"):
        load_config()


def test_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    Path("medproof.yaml").write_bytes(b"\xef\xbb\xbffail-on: never\r\nignore: [TXT]\r\n")
    assert load_config().fail_on == "never"
    assert str(load_config().setting("ignore").origin) == "medproof.yaml:2"

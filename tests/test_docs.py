"""The documentation does what it shows and says what is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import main

DOCS = Path(__file__).parents[1] / "docs"


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / ".cache"))


def test_the_first_rule_of_the_page_on_writing_rules_goes_as_told(capsys: pytest.CaptureFixture[str]) -> None:
    config, rule, *_ = blocks("writing-rules.md", "yaml")
    path = Path("house/rules/ACME001-forbidden-phrase.yaml")
    path.parent.mkdir(parents=True)
    Path("medproof.yaml").write_text(config)
    path.write_text(rule)
    assert main(["test"]) == 1
    said = capsys.readouterr().out
    shown = blocks("writing-rules.md", "console")[0]
    assert said.splitlines()[0].startswith(shown.splitlines()[1].removesuffix("…"))
    assert said.splitlines()[-1] == shown.splitlines()[2]
    path.write_text(rule.replace("  not-sections:", '  unless-after: ["\'s"]\n  not-sections:'))
    assert main(["test"]) == 0


def test_the_other_yaml_of_the_page_on_writing_rules_is_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    _, rule, substitution, examples, changes = blocks("writing-rules.md", "yaml")
    head = rule[: rule.index("check:")]
    why = "why: Our readers are ill, tired or in a hurry.\n"
    Path("a.yaml").write_text(f"{head}{substitution}fix: unsafe\n{why}{examples}")
    assert main(["test", "a.yaml"]) == 1  # the examples speak of several rules; what counts is that they are read
    assert capsys.readouterr().err == ""
    Path("medproof.yaml").write_text(changes)
    assert main(["config"]) == 0


def test_the_page_on_profiles_shows_one_that_works() -> None:
    from lint.profiles import load_profile

    sys.path.insert(0, str(DOCS))
    try:
        from make import PROFILES  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(DOCS))
    (shown,) = re.findall(r"```yaml\n(.*?)```", PROFILES, re.DOTALL)
    Path("types").mkdir()
    Path("types/rare.yaml").write_text(shown)
    profile = load_profile("rare-disease", ["types"])
    roles = [(section.role, section.when) for section in profile.sections]
    assert ("support", None) in roles
    assert ("prognosis", "patient") not in roles
    assert profile.limits["review-months"] == 12


@pytest.mark.slow
def test_the_pages_made_of_rules_and_schemas_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "make.py"), "--check"], capture_output=True, text=True, env={**os.environ}
    )
    assert done.stdout == ""
    assert done.returncode == 0

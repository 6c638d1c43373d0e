"""What the README says is so."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from benchmarks.readme_table import ACCURACY, PARTS, README, ROOT, rewritten
from lint.finding import SEVERITIES

TEXT = README.read_text(encoding="utf-8")
PAGES = [README, ACCURACY, ROOT / "docs" / "report.md", ROOT / "docs" / "ci.md"]


def rule_codes() -> set[str]:
    return {path.name[:6] for path in (ROOT / "schemas" / "rules").glob("*/*.yaml")}


@pytest.mark.parametrize("page", PARTS, ids=lambda page: page.name)
def test_generated_parts_are_current(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    assert rewritten(text, PARTS[page]) == text, "run `python -m benchmarks.readme_table`"


@pytest.mark.parametrize("page", PARTS, ids=lambda page: page.name)
def test_every_generated_part_has_its_markers_once(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    for name in PARTS[page]:
        assert text.count(f"<!-- {name}:begin") == text.count(f"<!-- {name}:end -->") == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_rules_named_exist(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", text)) <= rule_codes()


def test_families_of_the_table_have_rules() -> None:
    named = set(re.findall(r"^\| ([A-Z]{3}) \|", TEXT, re.MULTILINE))
    assert named == {code[:3] for code in rule_codes()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_linked_exist(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_options_named_exist(page) -> None:  # type: ignore[no-untyped-def]
    text = page.read_text(encoding="utf-8")
    run = [sys.executable, "-m", "lint", "check", "--help"]
    known = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    named = re.findall(r"medproof check[^\n`]*", text) + re.findall(r"`(--[a-z-]+)", text)
    options = {option for words in named for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", words)}
    assert {option for option in options if option not in known} <= {"--check"}


def test_commands_named_exist() -> None:
    run = [sys.executable, "-m", "lint", "--help"]
    known = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    named = set(re.findall(r"`medproof ([a-z]+)", TEXT))
    assert {name for name in named if not re.search(rf"^\s+{name}\b", known, re.MULTILINE)} == set()


def test_severities_are_explained() -> None:
    for severity in SEVERITIES:
        assert f"**{severity}**" in TEXT.lower()


def test_the_configuration_shown_is_accepted() -> None:
    import json

    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "schemas" / "config.schema.json").read_text(encoding="utf-8"))
    block = re.search(r"```yaml\n(profile:.*?)```", TEXT, re.DOTALL)
    assert block
    Draft202012Validator(schema).validate(yaml.safe_load(block[1]))


def test_the_hook_runs_our_command() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["medproof"]
    assert hooks[0]["entry"] == "medproof check"
    assert re.search(hooks[0]["files"], "articles/x.md")
    assert not re.search(hooks[0]["files"], "articles/x.py")

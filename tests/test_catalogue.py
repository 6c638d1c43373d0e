"""The rules that ship are those of the catalogue that users rely on: code, name, severity, fix."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lint.rules import Rule, load_rules

CATALOGUE = Path(__file__).parents[2] / "shared" / "reference" / "rule-catalogue.md"
ROW = re.compile(r"^\| ([A-Z]{3}\d{3}) \| ([\w-]+) \| .* \| (error|warning|advice) \| (.*?) \|$", re.MULTILINE)


def catalogue() -> dict[str, tuple[str, str, str]]:
    """Name, severity and fix by code."""
    if not CATALOGUE.is_file():
        return {}
    rows = ROW.findall(CATALOGUE.read_text("utf-8"))
    return {code: (name, severity, "none" if fix == "-" else fix.split()[0]) for code, name, severity, fix in rows}


@pytest.mark.skipif(not CATALOGUE.is_file(), reason="the catalogue lies outside the project and is not here")
@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_rule_is_as_the_catalogue_says(rule: Rule) -> None:
    assert (rule.name, rule.severity, rule.fix) == catalogue()[rule.code]

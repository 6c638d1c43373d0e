"""Every example of every rule that ships does what it shows."""

from __future__ import annotations

import os

import pytest

from lint.datafiles.locations import yaml_tree
from lint.profiles import load_profile
from lint.rules import built_in_rules_dir
from lint.rules.examples import run_examples
from lint.rules.reading import read_rule

FILES = yaml_tree(built_in_rules_dir())[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: os.path.basename(path).partition("-")[0])
def test_examples_hold(path: str) -> None:
    failures = run_examples(read_rule(path), load_profile)
    assert not failures, "\n" + "\n".join(map(str, failures))


@pytest.mark.parametrize("path", FILES, ids=lambda path: os.path.basename(path).partition("-")[0])
def test_file_is_named_and_filed_after_its_rule(path: str) -> None:
    rule = read_rule(path).rule
    assert os.path.basename(path) == f"{rule.code}-{rule.name}.yaml"
    assert os.path.basename(os.path.dirname(path)) == rule.family.lower()

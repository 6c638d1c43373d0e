"""Which rules run, how severe they are, and why."""

from __future__ import annotations

from typing import Any

import pytest

from lint.config import Config, Layer
from lint.datafiles.faults import DataFileError
from lint.profiles import Profile
from lint.rules import Rule
from lint.selection import decide, find_rule, severities, unknown_names


def rule(code: str, name: str, severity: Any = "warning") -> Rule:
    return Rule(code, name, "summary", severity, "pattern")


RULES = (
    rule("DOS002", "naked-decimal", "error"),
    rule("DOS003", "trailing-zero", "error"),
    rule("TXT008", "repeated-word"),
)


def layer(**values: Any) -> Layer:
    return Layer({key.replace("_", "-"): value for key, value in values.items()}, "m.yaml")


def running(*layers: Layer, profile: Profile | None = None) -> list[str]:
    return [d.rule.code for d in decide(RULES, layers, profile) if d.selected]


def test_every_rule_runs_by_default() -> None:
    assert running() == ["DOS002", "DOS003", "TXT008"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"select": ["DOS"]}, ["DOS002", "DOS003"]),
        ({"select": ["trailing-zero"]}, ["DOS003"]),
        ({"select": []}, []),
        ({"select": ["TXT"], "extend_select": ["DOS003"]}, ["DOS003", "TXT008"]),
        ({"ignore": ["DOS"]}, ["TXT008"]),
        ({"select": ["DOS003"], "ignore": ["DOS"]}, ["DOS003"]),
        ({"select": ["DOS"], "ignore": ["DOS003"]}, ["DOS002"]),
        ({"select": ["DOS003"], "ignore": ["trailing-zero"]}, []),
        ({"ignore": ["ALL"], "extend_select": ["TXT"]}, ["TXT008"]),
        ({"severity": {"DOS": "off"}}, ["TXT008"]),
        ({"severity": {"DOS": "off", "DOS003": "advice"}}, ["DOS003", "TXT008"]),
    ],
)
def test_the_closer_selector_wins_and_ignoring_wins_a_draw(values: dict[str, Any], expected: list[str]) -> None:
    assert running(layer(**values)) == expected


def test_a_later_layer_wins() -> None:
    assert running(layer(ignore=["DOS003"]), layer(select=["DOS"])) == ["DOS002", "DOS003"]
    assert running(layer(select=["TXT"]), layer(extend_select=["DOS003"])) == ["DOS003", "TXT008"]


def test_a_profile_turns_rules_off_until_they_are_named() -> None:
    profile = Profile(name="review", severities={"DOS003": "off", "TXT008": "advice"})
    assert running(profile=profile) == ["DOS002", "TXT008"]
    assert running(layer(select=["DOS"]), profile=profile) == ["DOS002"]
    assert running(layer(extend_select=["DOS003"]), profile=profile) == ["DOS002", "DOS003", "TXT008"]
    assert severities(RULES, [layer(extend_select=["DOS003"])], profile) == {"DOS003": "error", "TXT008": "advice"}


def test_the_configuration_s_severity_goes_before_the_profile_s() -> None:
    profile = Profile(severities={"TXT008": "advice"})
    assert severities(RULES, [layer(severity={"TXT": "error"})], profile) == {"TXT008": "error"}


def test_a_decision_says_why() -> None:
    places = {"ignore\n0": (3, 10), "severity\nDOS": (4, 5)}
    config = Layer({"ignore": ["TXT008"], "severity": {"DOS": "warning"}}, "m.yaml", places=places)
    first, _, last = decide(RULES, [config])
    assert (last.selected, last.explicit, last.why) == (False, True, "ignored by TXT008 (m.yaml:3)")
    assert (first.severity, first.severity_why, first.explicit) == ("warning", "m.yaml:4", False)


def test_unknown_names_are_errors_with_their_place_and_a_suggestion() -> None:
    places = {"ignore\n1": (2, 5), "severity\nDOSE": (3, 1), "options\nDOS": (4, 1)}
    values = {"ignore": ["DOS", "trailing-zeros"], "severity": {"DOSE": "off"}, "options": {"DOS": {}}}
    config = Config((Layer(values, "m.yaml", places=places),)).with_command_line(select=["txt"])
    assert list(map(str, unknown_names(config, RULES))) == [
        'm.yaml:2:5: no rule, family or name is called "trailing-zeros"; did you mean "trailing-zero"?',
        'm.yaml:3:1: no rule, family or name is called "DOSE"; did you mean "DOS"?',
        'm.yaml:4:1: no rule is called "DOS"; did you mean "DOS002"?',
        'the command line: no rule, family or name is called "txt" (--select); did you mean "TXT"?',
    ]


def test_a_rule_is_found_by_code_or_name() -> None:
    assert find_rule("dos003", RULES).name == "trailing-zero"
    assert find_rule("Repeated-Word", RULES).code == "TXT008"
    with pytest.raises(DataFileError, match='there is no rule "DOS03"; did you mean "DOS003"'):
        find_rule("DOS03", RULES)

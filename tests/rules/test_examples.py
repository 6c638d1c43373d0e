"""The runner of rule examples: it must tell every way in which an example does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import lint.checks
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.profiles import Profile
from lint.rules import BoundRule, Rule
from lint.rules.documentation import Example, RuleDocs, RuleFile
from lint.rules.examples import Failure, run_examples


def seek(word: str, replace: str | None = None, message_key: str = "found") -> lint.checks.Check:
    """A check that marks a word."""

    def check(facts: Facts) -> Iterator[Hit]:
        at = facts.prose.find(word)
        while at >= 0:
            fix = None if replace is None else Fix("safe", "Replace", (Edit(at, at + len(word), replace),))
            yield Hit(at, at + len(word), {message_key: word}, fix=fix)
            at = facts.prose.find(word, at + 1)

    return check


class Shared:
    """A check across articles: texts that are the same."""

    def digest(self, facts: Facts) -> Any:
        return facts.prose

    def judge(self, digests: Mapping[str, Any]) -> Iterator[tuple[str, Hit]]:
        for path, text in digests.items():
            if sum(other == text for other in digests.values()) > 1:
                yield path, Hit(0, 4, {"found": text})


@pytest.fixture(autouse=True)
def simple_world(monkeypatch: pytest.MonkeyPatch) -> None:
    def bind(kind: str, parameters: Mapping[str, Any]) -> Any:
        return Shared() if kind == "shared" else seek(**parameters)

    monkeypatch.setattr("lint.rules.examples.bind", bind)


def profile_of(name: str) -> Profile:
    return {"default": Profile()}[name]


def run(*examples: Example, fix: Any = "none", others: tuple[BoundRule, ...] = (), **parameters: Any) -> list[Failure]:
    kind = parameters.pop("kind", "seek")
    rule = Rule("ACME001", "x", "summary", "warning", kind, "Not {found}.", {}, parameters, fix, file="r.yaml")
    return run_examples(RuleFile(rule, RuleDocs("why", examples=examples)), profile_of, others)


def messages(*examples: Example, **parameters: Any) -> list[str]:
    return [failure.message for failure in run(*examples, **parameters)]


def test_examples_that_hold_are_silent() -> None:
    assert run(Example(bad=("an ox here",), at=("ox",)), Example(good=("a cow",)), word="ox") == []


def test_a_bad_text_that_does_not_fire_says_what_fires_instead() -> None:
    other = BoundRule(Rule("ACME002", "cow-word", "s", "warning", "seek"), seek("cow"))
    (failure,) = run(Example(bad=("a cow",), at=("ox",), line=7, column=5), word="ox", others=(other,))
    assert str(failure) == (
        "r.yaml:7:5: ACME001 example 1: the bad text does not fire at “ox”\n    instead ACME002 cow-word at “cow”"
    )


def test_a_good_text_that_fires_is_a_failure() -> None:
    assert messages(Example(good=("an ox",)), word="ox") == ["the good text fires at “ox”: Not ox."]


def test_the_place_must_be_the_one_shown() -> None:
    assert messages(Example(bad=("an ox",), at=("an ox",)), word="ox") == ["it fires at “ox”, not at “an ox”"]
    assert messages(Example(bad=("an oxen",), at=("ox…",)), word="oxen") == []


def test_a_list_of_places_is_all_of_them() -> None:
    both = Example(bad=("ox ox",), at=("ox", "ox"), at_is_list=True)
    assert messages(both, word="ox") == []
    one = Example(bad=("ox ox",), at=("ox",), at_is_list=True)
    assert messages(one, word="ox") == ["it fires at “ox”, “ox”, not at “ox”"]


def test_the_number_of_findings_and_the_message_are_held_to() -> None:
    assert messages(Example(bad=("ox ox",), count=1), word="ox") == ["it fires 2 times (at “ox”, “ox”), not 1"]
    assert messages(Example(bad=("ox",), message="No."), word="ox") == ["the message is 'Not ox.', not 'No.'"]


def test_a_placeholder_that_the_check_does_not_fill_is_a_failure() -> None:
    assert messages(Example(bad=("ox",)), word="ox", message_key="word") == [
        "the message has {found}, which the check does not fill (it fills: word)"
    ]


def test_a_fix_must_turn_bad_into_good() -> None:
    pair = Example(bad=("an ox",), good=("an oxen",))
    assert messages(Example(bad=("an ox",), good=("an elk",)), word="ox", replace="elk", fix="safe") == []
    assert messages(pair, word="ox", replace="elk", fix="safe")[0] == "the fix makes “an elk”, not “an oxen”"


def test_a_fix_that_is_not_done_after_one_pass_is_a_failure() -> None:
    found = messages(Example(bad=("ox",), good=("ox ox",)), word="ox", replace="ox ox", fix="safe")
    assert "fixing twice changes the text again: “ox ox ox ox”" in found


def test_a_rule_that_promises_a_fix_must_show_one() -> None:
    assert messages(Example(bad=("ox",)), word="ox", fix="safe") == [
        "the rule says fix: safe, but no example with bad and good is mended by a fix"
    ]
    assert messages(Example(bad=("ox",)), word="ox", replace="elk") == [
        "the check offers a fix, but the rule says fix: none"
    ]


def test_an_unknown_profile_is_a_failure() -> None:
    assert messages(Example(bad=("ox",), profile="nope"), word="ox") == ['unknown profile "nope"']


def test_a_rule_across_articles_is_judged_over_the_whole_run() -> None:
    twins = Example(bad=("same", "same"), good=("same", "other"))
    assert messages(twins, kind="shared") == []
    companion = Example(bad=("same",), articles=((None, "same"),), count=1)
    assert messages(companion, kind="shared") == []
    assert messages(Example(bad=("same",)), kind="shared") == ["the bad text does not fire"]

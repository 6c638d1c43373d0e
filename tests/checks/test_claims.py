"""What an editor is told about claims: once for a section, by kind for the rest, and about the sources themselves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks import bind, claims, clear_claims
from lint.facts import Facts
from lint.finding import Hit
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source

RISK = "Ibuprofen increases the risk of heart attack and stroke in older adults."
RATE = "About 30 percent of patients die within five years."
DRUG = "Aspirin reduced the risk of a second stroke by 20% compared with placebo."
ENTRY = "\n\n## References\n\n1. Lee A. Aspirin and stroke. Lancet. {year};348:1329-1339.\n"


def hits(kind: str, text: str, today: str = "2026-06-01", **parameters: object) -> list[Hit]:
    facts = Facts(read(Source("article.md", text)), load_profile("default"), {}, today)
    check = bind(kind, parameters)
    assert callable(check)
    return list(check(facts))


def test_claims_are_told_of_by_kind() -> None:
    text = f"{RISK}\n\n{RATE}"
    assert [text[h.start : h.end] for h in hits("unreferenced-claim", text, kinds=["risk"])] == [RISK]
    assert [text[h.start : h.end] for h in hits("unreferenced-claim", text, kinds=["statistic", "prognosis"])] == [RATE]


def test_a_message_names_the_words_that_decided() -> None:
    found = hits("unreferenced-claim", RISK, kinds=["risk"])[0]
    assert "“risk”" in found.values["cues"]
    assert found.data["kind"] == "risk"


def test_a_section_that_cites_nothing_is_told_of_once() -> None:
    text = f"## Harm\n\n{RISK} {RATE}\n\n{RISK} {RATE}"
    assert hits("unreferenced-claim", text, kinds=["risk"]) == []
    (found,) = hits("uncited-section", text)
    assert text[found.start : found.end] == "Harm"
    assert found.values["count"] == "4"
    assert len(found.related) == 4


def test_the_text_before_the_first_heading_is_a_section_too() -> None:
    (found,) = hits("uncited-section", f"{RISK} {RATE}\n\n{RISK} {RATE}")
    assert found.variant == "lead"


def test_an_uncited_study_is_no_vague_attribution() -> None:
    text = "The 2024 meta-analysis of randomized trials reached a similar conclusion across the included studies."
    assert [h.variant for h in hits("vague-attribution", text)] == ["attribution"]
    assert hits("vague-attribution", text, named=False) == []


def test_claims_on_one_old_source_are_told_of_together() -> None:
    text = f"{DRUG[:-1]} [1].\n\nAspirin lowered mortality by 10% [1]." + ENTRY.format(year=1996)
    (found,) = hits("outdated-source", text)
    assert [place.message for place in found.related] == ["rests on it too", "the newest source"]


def test_age_is_counted_to_today() -> None:
    text = f"{DRUG[:-1]} [1]." + ENTRY.format(year=2012)
    assert len(hits("outdated-source", text, today="2026-01-01")) == 1
    assert hits("outdated-source", text, today="2020-01-01") == []
    assert hits("outdated-source", text, today="") == []


def test_a_source_of_unknown_kind_is_not_called_weak() -> None:
    assert hits("weakly-sourced-claim", f"{DRUG[:-1]} ([source](https://unknown.example/x)).") == []


def test_many_old_sources_are_one_finding() -> None:
    drugs = ("Aspirin", "Warfarin", "Metformin", "Ibuprofen")
    body = "\n\n".join(f"{drug} reduces the risk of death by {i}0% [{i}]." for i, drug in enumerate(drugs, start=1))
    entries = "\n".join(f"{i}. Lee A. {drug}. Lancet. 199{i};348:1-9." for i, drug in enumerate(drugs, start=1))
    (found,) = hits("outdated-source", f"{body}\n\n## References\n\n{entries}\n")
    assert (found.variant, found.values["sources"], found.values["oldest"]) == ("many", "4", "1991")
    assert [place.message for place in found.related] == [f"rests on a source from 199{i}" for i in (2, 3, 4)]


def test_what_one_study_found_does_not_age() -> None:
    told = "In a trial of 1,200 adults, aspirin reduced mortality by 10% [1]." + ENTRY.format(year=1996)
    assert hits("outdated-source", told) == []


WORDED = {
    name: test
    for module in (clear_claims, claims)
    for name, test in vars(module).items()
    if isinstance(test, clear_claims.Worded)
}


@pytest.mark.parametrize("name", sorted(WORDED))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_match_lacks_the_literals_that_it_is_asked_by(name: str, data: st.DataObject) -> None:
    worded = WORDED[name]
    text = data.draw(st.from_regex(re.compile(worded.test.pattern, re.ASCII), fullmatch=True))
    low = text.lower()
    assert any(literal in low for literal in worded._literals), text

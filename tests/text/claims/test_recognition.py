"""What counts as a claim, of which kind, by which words, and what never does."""

from __future__ import annotations

import pytest

from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source
from lint.text.claims import cues


def facts(text: str, profile: str = "default") -> Facts:
    return Facts(read(Source("article.md", text)), load_profile(profile))


def kinds(text: str) -> list[str]:
    return [claim.kind for claim in facts(text).claims]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Alport syndrome occurs in approximately 1 in 50,000 newborns.", "statistic"),
        ("Low-dose aspirin reduced the risk of stroke compared with placebo.", "efficacy"),
        ("Ibuprofen increases the risk of heart attack and stroke in older adults.", "risk"),
        ("The condition is caused by mutations in the ABCB11 gene.", "mechanism"),
        ("Median survival after diagnosis is poor, and most patients die early in life.", "prognosis"),
    ],
)
def test_a_claim_has_its_kind(sentence: str, kind: str) -> None:
    assert kinds(sentence) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "## Mortality is 30% in the first year",
        "Does aspirin reduce the risk of stroke by 30%?",
        "See your doctor if the pain does not get better.",
        "The ureters are tubes that carry urine.",
        "These resources address the diagnosis or management of Alport syndrome.",
        "```\nAspirin reduces mortality by 30%.\n```",
        "## References\n\n1. Lee A. Aspirin reduces the risk of stroke by 30%. Lancet. 2020;1:1-2.",
        "## Methods\n\nWe enrolled 90 adults.\n\n## Results\n\nAspirin reduced mortality by 30% (p = 0.01).",
        "**Mortality of 30% in adults**",
    ],
)
def test_no_claim(text: str) -> None:
    assert kinds(text) == []


def test_the_words_that_decided_are_told_in_order() -> None:
    found = facts("Ibuprofen increases the risk of heart attack in older adults.").claims[0]
    assert "risk" in found.cues
    assert list(found.places) == sorted(found.places)
    assert 0.5 <= found.score <= 1


def test_other_languages_have_no_claims() -> None:
    text = "Das Risiko für einen Schlaganfall ist bei Rauchern um 30 Prozent höher als bei anderen Menschen. " * 5
    assert facts(text).claims == ()


def test_cues_begin_and_end_at_words() -> None:
    text = "The abrisk was causeway."
    assert cues.scan(text, [(0, len(text))])[0].hits == []


def test_cues_keep_their_places_after_letters_that_grow_when_lowered() -> None:
    text = "İn İt the risk is high."
    hit = next(h for h in cues.scan(text, [(0, len(text))])[0].hits if h.group == "danger")
    assert text[hit.start : hit.end] == "risk"


def test_each_sentence_has_its_own_cues() -> None:
    text = "One risk. No cue. Another benefit."
    spans = [(0, 9), (10, 17), (18, 34)]
    assert [
        [text[h.start : h.end] for h in seen.hits if h.group in ("danger", "effect")] for seen in cues.scan(text, spans)
    ] == [
        ["risk"],
        [],
        ["benefit"],
    ]


def test_numbers_are_told_apart() -> None:
    def names(text: str) -> set[str]:
        mask = cues.scan(text, [(0, len(text))])[0].mask
        return {name.removeprefix("number:") for name, bit in cues.BIT.items() if mask >> bit & 1 and "number:" in name}

    assert names("about 12.5% of them") == {"number", "decimal", "percent"}
    assert names("1 in 50 people") == {"number", "ratio"}
    assert names("in 1998 it was") == {"number", "year"}
    assert names("take 500 mg daily") == {"number", "dose"}
    assert names("(p < 0.05)") == {"number", "decimal", "p-value"}

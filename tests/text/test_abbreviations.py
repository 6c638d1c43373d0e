"""Where abbreviations are spelled out, in the ways that writers do it."""

import pytest

from lint.text.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Patients with giant cell arteritis (GCA) need steroids.", "GCA", "giant cell arteritis"),
        ("GCA (giant cell arteritis) needs steroids.", "GCA", "giant cell arteritis"),
        ("Giant cell arteritis, or GCA, is rare.", "GCA", "Giant cell arteritis"),
        ("Randomised controlled trials (RCTs) are best.", "RCTs", "Randomised controlled trials"),
        ("Benign paroxysmal positional vertigo [BPPV] is common.", "BPPV", "Benign paroxysmal positional vertigo"),
        ("messenger RNA (mRNA) carries it", "mRNA", "messenger RNA"),
        ("RLS stands for restless legs syndrome.", "RLS", "restless legs syndrome"),
        ("CKD: chronic kidney disease", "CKD", "chronic kidney disease"),
        ("forced expiratory volume (FEV 25%)", "FEV", "forced expiratory volume"),
    ],
)  # fmt: skip
def test_definitions_are_found(text: str, short: str, long: str) -> None:
    (definition,) = abbreviations(text).definitions
    assert (definition.short, definition.long) == (short, long)
    assert text[definition.start : definition.end] == short


@pytest.mark.parametrize(
    "text",
    [
        "The score was high (PANSS 75) in both.",
        "A dose (IV) was given.",
        "See the next page (NHS).",
        "It is pronounced (per-TEN-shun).",
    ],
)
def test_a_bracket_alone_defines_nothing(text: str) -> None:
    assert abbreviations(text).definitions == []


def test_uses_leave_out_plurals_initials_and_parts_of_other_words() -> None:
    text = "The CTs and the MRI of J.B. Smith, IL-6, U.S.A. and COVID-19; see MRI."
    assert [use.short for use in abbreviations(text).uses] == ["CT", "MRI", "MRI"]


def test_long_text_without_capitals_costs_one_scan() -> None:
    assert abbreviations("word " * 10_000) == ([], [])

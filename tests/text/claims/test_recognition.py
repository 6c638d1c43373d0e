"""What counts as a claim, of which kind, by which words, and what never does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source
from lint.text.claims import cues, deciding_words, never
from lint.text.claims.features import BIT
from lint.text.claims.forms import forms
from lint.text.claims.model import ALL, SECOND, THOUSAND, ZERO, model
from lint.text.words import Words


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
        "One study is using imaging to show how changes in the brain cause the symptoms of the disease in adults.",
        "Several studies are looking at ways to reduce the risk of stroke in older adults with the disease.",
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
    text = "Ibuprofen increases the risk of heart attack in older adults."
    found = facts(text).claims[0]
    words = deciding_words(text, found.start, found.end, found.kind)
    assert "risk" in words
    assert words == sorted(words, key=text.index)
    assert 0.5 <= found.score <= 1


def test_a_cue_that_begins_a_word_is_told_as_the_word() -> None:
    text = "The drug is contraindicated in pregnancy."
    assert "contraindicated" in deciding_words(text, 0, len(text), "risk")


def test_other_languages_have_no_claims() -> None:
    text = "Das Risiko für einen Schlaganfall ist bei Rauchern um 30 Prozent höher als bei anderen Menschen. " * 5
    assert facts(text).claims == ()


def words(text: str, *groups: str) -> list[str]:
    return [text[h.start : h.end] for h in cues.hits(text, 0, len(text)) if h.group in groups]


def names(text: str, prefix: str) -> set[str]:
    (mask,) = cues.scan(text, [(0, len(text))])
    return {name.removeprefix(prefix) for name, bit in BIT.items() if mask >> bit & 1 and name.startswith(prefix)}


def test_cues_begin_and_end_at_words() -> None:
    text = "The abrisk was causeway."
    assert cues.hits(text, 0, len(text)) == []
    assert names(text, "cue:") == set()


def test_a_phrase_of_several_words_is_found_as_it_is_written() -> None:
    assert words("It is a first-line drug.", "first-choice") == ["first-line"]
    assert words("One in ten and one, in ten.", "portion") == ["One in"]


def test_cues_keep_their_places_after_letters_that_grow_when_lowered() -> None:
    assert words("İn İt the risk is high.", "danger") == ["risk"]


def test_each_sentence_has_its_own_cues() -> None:
    text = "One risk. No cue. Another benefit."
    masks = cues.scan(text, [(0, 9), (10, 17), (18, 34)])
    wanted = [1 << BIT["cue:danger"], 0, 1 << BIT["cue:effect"]]
    assert [mask & (wanted[0] | wanted[2]) for mask in masks] == wanted


def test_cues_are_the_same_wherever_reading_begins() -> None:
    text = "One hr ago. It cures 5 in 10, but not (rr 0.5). Half of them died."
    spans = [(0, 11), (12, 47), (48, len(text))]
    words = Words(text)
    whole = cues.read(text, words, [end for _, end in spans])
    for first, (start, _) in enumerate(spans):
        assert cues.read(text, words, [end for _, end in spans[first:]], start) == whole[first:]


def test_no_phrase_runs_from_one_sentence_into_the_next() -> None:
    text = "One\nin ten. One in ten."
    bit = BIT["cue:portion"]
    assert [mask >> bit & 1 for mask in cues.scan(text, [(0, 3), (4, 11), (12, len(text))])] == [0, 0, 1]


def test_a_separator_in_the_text_does_no_harm() -> None:
    text = "A \x1e risk. Its 5% benefit."
    first, second = cues.scan(text, [(0, 9), (10, len(text))])
    assert first >> BIT["cue:danger"] & 1
    assert second >> BIT["number:percent"] & 1


def test_numbers_are_told_apart() -> None:
    assert names("about 12.5% of them", "number:") == {"number", "decimal", "percent"}
    assert names("1 in 50 people", "number:") == {"number", "ratio"}
    assert names("1 out of 50 people", "number:") == {"number", "ratio"}
    assert names("grade 1 in all", "number:") == {"number"}
    assert names("in 1998 it was", "number:") == {"number", "year"}
    assert names("take 500 mg daily", "number:") == {"number", "dose"}
    assert names("(p < 0.05)", "number:") == {"number", "decimal", "p-value"}


def test_the_endings_of_drugs_count_only_inside_words() -> None:
    assert "drug" in names("Give cloxacillin early.", "form:")
    assert "drug" not in names("The cillin group.", "form:")


def test_scores_are_the_sums_of_the_weights() -> None:
    shipped = model()
    seen = 1 << BIT["cue:danger"] | 1 << BIT["number:percent"]
    form = 1 << BIT["form:brief"]
    both = shipped.base + shipped.sums[seen] + shipped.sums[form]
    expected = sum(shipped.second[BIT[name]] for name in ("cue:danger", "number:percent", "form:brief"))
    assert (both >> SECOND) - (shipped.base >> SECOND) == round(expected * THOUSAND)


def test_a_number_at_the_start_of_a_sentence_is_its_own() -> None:
    text = "No figure here.\n12% had it."
    assert [mask >> BIT["number:percent"] & 1 for mask in cues.scan(text, [(0, 15), (16, len(text))])] == [0, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Rare (so far).",
        "This (brief) one is a disease",
        "Assess: the wall",
        "It is a condition (" + "x " * 30,
        "(a) b: c",
    ],
)
def test_no_form_of_a_sentence_adds_more_than_the_best(text: str) -> None:
    shipped = model()
    seen = forms(text, 1 << BIT["cue:definition"])
    added = shipped.base + shipped.sums[seen]
    assert (added & ALL) - (shipped.base & ALL) <= shipped.best_first
    assert (added >> SECOND) - (shipped.base >> SECOND) <= shipped.threshold + ZERO - shipped.least


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_entry_lacks_the_literals_that_it_is_asked_by(data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(never._ENTRY.pattern, re.ASCII), fullmatch=True))
    assert any(literal in text for literal in never._OF_ENTRIES), text


PIECES = "7|1,000|2.5|,|.| |-| – | to |%| mg|mmHg| g|tablets| per cent|x|/day|/kg|\u00b5g|\u03bcg".split("|")


@given(text=st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_number_in_the_prose_ends_where_its_parts_are_read_to(text: str) -> None:
    written = cues._NUMBER.match(text)
    found = cues._NUMBER_AT(text, 0)
    assert (written and written.group()) == (found and found.group())

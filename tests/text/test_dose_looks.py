"""Cheap looks before patterns of doses never hide a match; the short pattern of amounts reads as the long one does."""

from __future__ import annotations

import itertools
import re

import pytest

from lint.checks.doses import abbreviations, circumstances
from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source
from lint.text.doses import amounts, judged, not_doses

AFTER = {
    name: getattr(not_doses, name) for name in ("_FOOD_AFTER", "_TOOL", "_LOST_AFTER", "_UNITS_AFTER", "_WEIGHT_AFTER")
}


def _words(pattern: re.Pattern[str]) -> set[str]:
    """The words that a pattern is made of, with what may stand before them."""
    plain = re.sub(r"\(\?[:!<=]*|[?*+{}\\]|\d,\d", "", pattern.pattern)
    words = {word for word in re.split(r"[^a-z ]+", plain) if len(word.strip()) > 2}
    return words | {f"of {word}" for word in words} | {f"from {word}" for word in words}


@pytest.mark.parametrize("name", AFTER)
def test_every_word_that_may_follow_a_quantity_is_looked_for(name: str) -> None:
    matching = [word for word in _words(AFTER[name]) if AFTER[name].match(f" {word} ") and word.strip()]
    assert len(matching) > 5
    assert [word for word in matching if word.lstrip()[:3] not in not_doses._FOLLOWING] == []


def test_every_word_of_studies_is_looked_for() -> None:
    told = (
        "trial trials study studies randomised randomized participant participants cohort arm arms mice rat rats dogs"
    )
    told += " placebo received assigned volunteers subjects compared versus vs"
    assert [w for w in [*told.split(), "et al"] if not circumstances.tells_of_study(f"It was so, {w} said.")] == []
    assert not circumstances.tells_of_study("Give 500 mg every 8 hours at a rate of once a minute.")


SHORT = ["QD", "q.d.", "QOD", "q. o. d", "od", "o.d.", "HS", "h.s.", "TIW", "t.i.w.", "b.i.w.", "q1d", "QN", "UD"]


@pytest.mark.parametrize("short", [*SHORT, "ut dict", "i/d", "1/d", "SSI", "SSRI"])
def test_every_short_frequency_is_looked_for(short: str) -> None:
    text = f"Give insulin 5 mg {short} now."
    assert abbreviations._AFTER_DOSE.match(text, text.index(" " + short))
    facts = Facts(read(Source("a.md", text)), load_profile("disease-overview"))
    places = abbreviations._places(facts)
    assert abbreviations._shortly_before(places, facts.own_doses) == list(facts.own_doses[:1])


BAD = [
    "do not use",
    "do-not-use",
    "error-prone",
    "dangerous abbreviation",
    "unsafe",
    "misread",
    "mistaken",
    "incorrect",
]
BAD += ["misinterpreted", "wrong", "avoid using", "instead of", "never write", "don’t use", "potential problem"]


@pytest.mark.parametrize("title", [*BAD, "not write", "should be written", "trailing zero", "abbreviations"])
def test_every_title_of_bad_examples_is_looked_for(title: str) -> None:
    assert judged._BAD_EXAMPLES.search(title)
    facts = Facts(read(Source("a.md", f"# {title.upper()}\n\nGive 5 mg.\n")), load_profile("disease-overview"))
    assert facts.quoted_notation.holds(facts.doses[0].start, facts.doses[0].end)


@pytest.mark.parametrize("short", abbreviations.DRUG_NAMES)
def test_every_short_drug_name_is_looked_for(short: str) -> None:
    facts = Facts(read(Source("a.md", f"Give {short} 5 mg now.")), load_profile("disease-overview"))
    assert facts.words.has(abbreviations._NAME_WORDS) or "T3" in facts.prose


NUMBERS = ["5", "0.25", "250", "5-10", "10 - 15", "2.5 to 5", "12–24"]
UNITS = ["mg", " mg", " g", "mcg", " mL", " ml", " units", "%", " percent", " tablets", " micrograms", " IU", " drops"]
BASES = ["", "/kg", "/kg/day", "/day", "/mL", "/kg/min"]
TAILS = [
    "",
    " daily",
    ".",
    ", then",
    " of water",
    " or 20 mg",
    " to 30 mg",
    " per kg",
    " a day",
    "/min",
    "-tablet",
    "s",
]


def test_usual_amounts_are_read_as_all_amounts_are() -> None:
    read_short = 0
    for number, unit, basis, tail in itertools.product(NUMBERS, UNITS, BASES, TAILS):
        text = f"{number}{unit}{basis}{tail}"
        usual = amounts._USUAL.match(text)
        found = usual and amounts._plain_amount(text, 0, " ", usual)
        if found:
            read_short += 1
            match = amounts.QUANTITY.match(text)
            assert match and amounts._amount(text, match) == found, text
    assert read_short > 2000

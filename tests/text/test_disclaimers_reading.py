"""How a sentence is read for the components of a disclaimer: rules over classes of words, and weights."""

import json
import re
from pathlib import Path

import pytest

from lint import lexicons
from lint.text.disclaimers import grammar, lexicon
from lint.text.disclaimers.model import FAR, PARTS_FILE, UNIT, components, inkling, learned_parts, likeness, presence
from lint.text.disclaimers.reading import PARTS, anchors, is_sure, read
from lint.text.disclaimers.tokens import normal, tokens_of
from lint.text.words import Words

LABELS = Path(__file__).parents[2] / "benchmarks" / "labels"
GAPS = {"~", "~~", "~~~", "...", "?", "^", "$"}
ROWS = [row for rows in (*grammar.MACROS.values(), *grammar.RULES.values()) for row in rows]


@pytest.mark.parametrize("row", ROWS)
def test_the_classes_of_a_rule_exist(row: str) -> None:
    for item in row.removeprefix("! ").split():
        for name in item.strip("?&").replace("*", "").split("/"):
            if name and item not in GAPS and name.isupper():
                assert name in lexicon.CLASSES or name in grammar.MACROS or name in ("YEAR", "MONTH")


def test_every_component_has_rules_and_weights() -> None:
    assert tuple(grammar.RULES) == PARTS
    assert presence().bias < 0
    assert {line.partition("\t")[0] for line in lexicons.lines(PARTS_FILE)} == set(PARTS)


@pytest.mark.parametrize("row", [row for row in ROWS if row.startswith("! ")])
def test_a_sure_rule_names_the_words_it_is_sought_by(row: str) -> None:
    starred = [name for item in row.split() if "*" in item for name in item.strip("?&").replace("*", "").split("/")]
    assert starred
    for name in starred:
        words = lexicon.CLASSES[name].split() if name.isupper() else [name]
        assert any(word in anchors() for word in words)


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The booklet cannot stand in for your midwife's advice.", "not-advice"),
        ("Nothing on this page replaces a visit to the dentist.", "not-advice"),
        ("The publisher disclaims all responsibility for errors.", "no-liability"),
        ("The college accepts no liability for what you do.", "no-liability"),
        ("Ring your optometrist if you are unsure.", "see-professional"),
        ("In an emergency dial 000.", "emergency"),
        ("Reading our blog doesn't create a therapist–client relationship.", "no-relationship"),
        ("Evidence changes, and this page may be out of date.", "currency"),
        ("Check every dose in a current formulary before prescribing.", "verify"),
        ("These claims have not been evaluated by the MHRA.", "supplement-statement"),
        ("This is an unlicensed use.", "off-label"),
        ("This page was drafted by ChatGPT.", "ai-assistance"),
        ("No funding was received.", "disclosure"),
        ("Individual results may vary.", "individual-variation"),
        ("This leaflet is for general information only.", "information-only"),
    ],
)
def test_components_by_meaning(sentence: str, part: str) -> None:
    assert part in read(normal(sentence))


def test_gaps_end_with_the_clause() -> None:
    assert "no-liability" not in read(normal("There is no cure. The liability of the clinic is another matter."))


def test_words_that_are_quoted_are_not_said() -> None:
    assert read(normal('Pages often say "this is not medical advice" and readers skip it.')) == ()


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("This page is not a substitute for advice from a doctor.", True),
        ("The trial found that this page is not a substitute for advice from a doctor.", False),
        ("Diet is not a substitute for insulin.", False),
        ("Talk to your doctor before you change the dose.", False),
    ],
)
def test_what_makes_a_disclaimer_anywhere(sentence: str, sure: bool) -> None:
    assert is_sure(tokens_of(normal(sentence))) is sure


def test_weights_know_wordings_that_no_rule_foresees() -> None:
    odd = tokens_of(
        normal("Your own nurse has seen you and we haven't, so please go by what she says rather than by us.")
    )
    plain = tokens_of(normal("The nurse takes the blood pressure in both arms and writes it down."))
    assert likeness(odd) > 0 > likeness(plain)
    assert learned_parts(odd) <= set(PARTS)


def test_almost_every_disclaimer_has_a_word_that_hints_at_it() -> None:
    texts = labelled(True)
    without = [text for text in texts if lexicon.HINTS.isdisjoint(tokens_of(normal(text)))]
    assert len(without) <= 0.05 * len(texts)


def labelled(positive: bool) -> list[str]:
    return [
        row["text"]
        for path in LABELS.glob("disclaimers_*.jsonl")
        for row in map(json.loads, path.read_text("utf-8").splitlines())
        if bool(row["parts"]) is positive and "text" in row
    ]


def test_the_words_alone_never_speak_plainly_against_a_disclaimer() -> None:
    weighed = [text for text in labelled(True) if likeness(tokens_of(normal(text))) > 0]
    assert len(weighed) > 300
    assert min(inkling(Words(text).distinct) for text in weighed) > FAR + UNIT


def test_a_sure_sentence_has_what_stands_beside_its_anchor() -> None:
    found = 0
    for text in labelled(True) + labelled(False):
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            words = Words(sentence).distinct
            held = words & anchors().keys()
            if held and is_sure(tokens_of(normal(sentence))):
                assert any(not anchors()[word].isdisjoint(words) for word in held), sentence
                found += 1
    assert found > 50


def test_weights_are_whole_numbers_of_hundredths_for_each_component() -> None:
    fields = {part: index * 32 for index, part in enumerate(PARTS)}
    for line in lexicons.lines(PARTS_FILE):
        part, weight, *names = line.split("\t")
        for name in names:
            table = components().pairs if " " in name else components().words
            if name in table:
                up = fields[part]  # type: ignore[index]
                total = table[name] + sum(1 << shift + 31 for shift in fields.values())
                assert (total >> up & 0xFFFFFFFF) - (1 << 31) == round(float(weight) * UNIT)

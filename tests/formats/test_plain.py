"""What the plain text reader sees in pasted articles."""

from __future__ import annotations

from lint.article import Article
from lint.formats import read
from lint.source import Source


def article(text: str) -> Article:
    return read(Source("x.txt", text))


def outline(found: Article) -> list[tuple[int, str]]:
    return [(s.level, s.title) for s in found.sections[1:]]


PASTE = """Type 2 diabetes

Overview
Type 2 diabetes is a condition that happens because of a problem in the way the body uses sugar as a fuel.

Symptoms
Symptoms often develop slowly. They include:

Increased thirst
Frequent urination
Increased hunger

When to see a doctor
See your health care provider if you notice any symptoms of type 2 diabetes.

Dosage:
•Adults: 500 mg twice daily
• Children: not recommended

References
1. Smith J. Metformin in practice. BMJ 2019;364:12-15.
2. Doe A. Sugar. https://example.org/a.
"""


def test_short_lines_over_paragraphs_are_headings() -> None:
    assert outline(article(PASTE)) == [
        (1, "Type 2 diabetes"),
        (2, "Overview"),
        (2, "Symptoms"),
        (2, "When to see a doctor"),
        (2, "Dosage"),
        (2, "References"),
    ]


def test_a_list_that_lost_its_bullets_after_a_colon_is_a_list() -> None:
    found = article(PASTE)
    items = [found.block_text(b) for b in found.blocks if b.item and b.item.marker == ""]
    assert items == ["Increased thirst", "Frequent urination", "Increased hunger"]


def test_bullets_need_no_space_and_numbers_are_kept() -> None:
    found = article(PASTE)
    items = [(b.item.marker, b.item.number, found.block_text(b)) for b in found.blocks if b.item and b.item.marker]
    assert items[0] == ("•", None, "Adults: 500 mg twice daily")
    assert items[-1][:2] == ("2.", 2)


def test_a_bare_address_is_a_link_without_the_full_stop() -> None:
    found = article(PASTE)
    assert [link.url for link in found.links] == ["https://example.org/a"]


def test_hard_wrapped_lines_are_joined_to_paragraphs() -> None:
    text = (
        "Fever\n\nFever is an elevation of body temperature that exceeds the normal\n"
        "daily variation and occurs together with a change of the set point. It is\n"
        "common in children and it\nmostly ends by itself.\n"
    )
    found = article(text)
    assert [b.kind for b in found.blocks] == ["heading", "paragraph"]
    assert "normal daily variation" in found.prose


def test_capitals_are_headings_above_those_in_lower_case() -> None:
    found = article(
        "FALLS\nIntroduction\nA fall is bad.\n\nTREATMENT OF FALLS\nDrug treatment\n• Vitamin D 800 IU daily\n"
    )
    assert outline(found) == [(1, "FALLS"), (2, "Introduction"), (2, "TREATMENT OF FALLS"), (3, "Drug treatment")]


def test_entries_of_one_sub_list_are_in_one_list() -> None:
    found = article("Title\n\nText stands here.\n• A\n  - one\n  - two\n• B\n")
    places = [(b.item.list, b.item.entry, b.item.depth) for b in found.blocks if b.item]
    assert places == [(0, 0, 1), (1, 0, 2), (1, 1, 2), (0, 1, 1)]


def test_rows_set_with_tabs_are_a_table() -> None:
    found = article("Title\n\nDrug\tDose\nAspirin\t300 mg\nIbuprofen\t400 mg\n")
    assert len(found.tables) == 1
    assert [[found.block_text(found.blocks[i]) for i in row] for row in found.tables[0].rows][1] == [
        "Aspirin",
        "300 mg",
    ]


def test_a_references_line_at_the_very_end_is_a_heading() -> None:
    text = "Sciatica\n\nIt hurts along the leg for some weeks, and then it mostly gets better.\n\nReferences\n"
    assert outline(article(text))[-1][1] == "References"


def test_a_word_or_range_broken_at_its_hyphen_is_joined() -> None:
    text = (
        "Fever\n\nThe infant should be nursed naked and must be kept warm and blind-\nfolded at all times, "
        "and the dose is 5-\n"
        "10 mg a day and goes\non and on as written here\nand below.\n"
    )
    found = article(text)
    assert "blind-folded" in found.prose
    assert "5-10 mg" in found.prose


def test_headings_right_under_another_are_its_sub_headings() -> None:
    text = (
        "Abortion\n\nClinical features\nThreatened abortion\n• Minimal bleeding\n• Pain\n\nInevitable abortion\n"
        "• Bleeding\n\nPrevention\n• Rest\n"
    )
    assert outline(article(text)) == [
        (1, "Abortion"),
        (2, "Clinical features"),
        (3, "Threatened abortion"),
        (3, "Inevitable abortion"),
        (2, "Prevention"),
    ]


def test_a_numbered_line_over_bullets_is_a_heading() -> None:
    causes = "1. Causes\n• Herniated disc\n• Stenosis\n"
    text = f"Sciatica\n\nIt hurts the leg.\n\n{causes}\n5. Medications\nThere are two:\n• A\n• B\n"
    titles = ["Sciatica", "1. Causes", "5. Medications"]
    assert [title for _, title in outline(article(text))] == titles


def test_questions_under_their_heading_are_its_sub_headings() -> None:
    answer = "It lasts some weeks in most people, and walking helps more than rest does.\n"
    text = (
        "Sciatica\n\nLast updated: March 2026\n\nIt hurts along the leg for some weeks, and then it gets better.\n\n"
        f"Questions People Ask\n\nWill fusion cure it?\n\n{answer}\nHow long does it last?\n\n{answer}\n"
        f"Living with Sciatica\n\n{answer}"
    )
    assert outline(article(text)) == [
        (1, "Sciatica"),
        (2, "Questions People Ask"),
        (3, "Will fusion cure it?"),
        (3, "How long does it last?"),
        (2, "Living with Sciatica"),
    ]

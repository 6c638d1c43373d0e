"""Dates in the forms in use, and who wrote and reviewed an article."""

import pytest

from lint.formats import read
from lint.source import Source
from lint.text.dates import Date, months_between, read_date
from lint.text.metadata import Review, review
from lint.text.metadata_schema import faults
from lint.text.words import Words


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-05-03", Date(2024, 5, 3)),
        ("2024-05-03T10:00:00Z", Date(2024, 5, 3)),
        ("3 May 2024", Date(2024, 5, 3)),
        ("3rd of May 2024", Date(2024, 5, 3)),
        ("May 3, 2024", Date(2024, 5, 3)),
        ("Sept. 4, 2023", Date(2023, 9, 4)),
        ("13/04/2025", Date(2025, 4, 13)),
        ("04/13/2025", Date(2025, 4, 13)),
        ("04/04/2025", Date(2025, 4, 4)),
        ("May 2024", Date(2024, 5)),
        ("2024", Date(2024)),
        (2024, Date(2024)),
        ("29 February 2024", Date(2024, 2, 29)),
    ],
)
def test_dates_in_use_are_read(text: object, date: Date) -> None:
    assert read_date(text).date == date


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("03/04/2025", "ambiguous"),
        ("31 June 2024", "impossible"),
        ("2023-02-29", "impossible"),
        ("2023-13-01", "impossible"),
        ("soon", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_what_is_no_date_says_why(text: str, fault: str) -> None:
    assert read_date(text).fault == fault


def test_a_month_counts_from_its_last_day() -> None:
    assert months_between(Date(2023, 6), "2026-06-30") == 36
    assert months_between(Date(2023, 6, 30), "2026-06-29") == 35


def seen(text: str) -> Review:
    article = read(Source("a.md", text))
    return review(article, Words(article.prose))


def test_people_of_the_front_matter() -> None:
    found = seen(
        "---\nauthors:\n  - {name: Ann Lee, credentials: MD}\n  - Health Team\n"
        "reviewed_by: Dr Bob Hill\n---\n# X\n\nText.\n"
    )
    assert [(p.name, p.credentials, p.generic) for p in found.authors] == [
        ("Ann Lee", "MD", False),
        ("Health Team", "", True),
    ]
    assert [p.name for p in found.reviewers] == ["Dr Bob Hill"]


def test_bylines_and_dates_of_the_text() -> None:
    text = "# X\n\nBy Jane Doe, MD, and Bob Lee, PharmD\n\nMedically reviewed by Ann Lee, MD, on 3 May 2024\n\nText.\n"
    found = seen(text)
    assert [p.name for p in found.authors] == ["Jane Doe", "Bob Lee"]
    assert [(p.name, p.credentials) for p in found.reviewers] == [("Ann Lee", "MD")]
    (date,) = found.dates
    assert (date.field, date.date) == ("last-reviewed", Date(2024, 5, 3))
    assert text[date.span.start : date.span.end] == "3 May 2024"


def test_running_text_is_no_byline() -> None:
    found = seen(
        "# X\n\nBy the end of this page you will know. Cases were reviewed in 2020 by the World Health Organization.\n"
    )
    assert found == Review((), (), (), ())


def test_states_shown_at_once() -> None:
    assert [state for state, _ in seen("# X\n\nDraft · In review · Reviewed\n").states] == [
        "draft",
        "in review",
        "reviewed",
    ]
    assert seen("# X\n\nPatients are reviewed, treated, and sent home.\n").states == ()


def test_schema_faults_name_the_path() -> None:
    schema = {
        "type": "object",
        "properties": {
            "title": {"type": "string", "minLength": 1},
            "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
            "kind": {"enum": ["a", "b"]},
            "date": {"format": "date"},
            "doi": {"anyOf": [{"pattern": "^10[.]"}, {"const": "none"}]},
        },
        "additionalProperties": False,
    }
    value = {"title": "", "authors": [{"name": "A"}, {}], "kind": "c", "date": "03/04/2025", "doi": "x", "extra": 1}
    found = {fault.path: fault.message for fault in faults(value, schema)}
    assert set(found) == {("title",), ("authors", 1), ("kind",), ("date",), ("doi",), ("extra",)}
    assert "lacks “name”" in found["authors", 1]
    assert list(faults({"title": "T", "doi": "none"}, schema)) == []

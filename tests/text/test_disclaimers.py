"""Disclaimers in every shape and place, and what looks like one."""

import json
from pathlib import Path
from typing import Any

import pytest

from lint.facts import Facts
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source
from lint.text.disclaimers import Disclaimer
from lint.text.disclaimers.reading import read as read_parts
from lint.text.disclaimers.tokens import normal

BODY = "# Gout\n\nGout is a form of arthritis that comes from crystals in a joint.\n\n## Treatment\n\nRest and ice.\n\n"
LABELS = Path(__file__).parents[2] / "benchmarks" / "labels"


def found(text: str, **settings: Any) -> tuple[Disclaimer, ...]:
    return Facts(read(Source("a.md", text)), Profile(), settings).disclaimers


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("## Disclaimer\n\nThis page is not medical advice.\n", "own-section"),
        ("**Disclaimer**\n\nThis page is not medical advice.\n", "own-section"),
        ("Disclaimer: This page is not medical advice.\n", "own-section"),
        ("> This page is not medical advice.\n", "end"),
        (":::warning\nThis page is not medical advice.\n:::\n", "end"),
        ("- Colchicine\n- Rest\n\nThis page is not medical advice.\n", "end"),
        ("<div>This page is not medical advice for you.</div>\n", "end"),
        ("Gout is old.[^1]\n\n[^1]: This page is not medical advice.\n", "footnote"),
        ("{{< medical-disclaimer >}}\n", "include"),
        ("{% include disclaimer.html %}\n", "include"),
    ],
)
def test_a_disclaimer_is_seen_wherever_it_stands(text: str, place: str) -> None:
    (entry,) = found(BODY + text)
    assert entry.place == place
    assert entry.medical


@pytest.mark.parametrize(
    "text",
    [
        "Herbal remedies are not a substitute for medical treatment.",
        "Talk to your doctor if the pain lasts, and call 911 if you cannot breathe.",
        "The gene is responsible for uric acid transport.",
        "The content is solely the responsibility of the authors and does not represent the official views of the NIH.",
        "General information about clinical trials is available from the NCI website.",
        "Educational materials were provided to the participants.",
        "Screening is not intended to diagnose the disease.",
        "<!-- This page is not medical advice. -->",
        "```\nThis page is not medical advice.\n```",
    ],
)
def test_medical_text_is_no_disclaimer(text: str) -> None:
    assert found(BODY + text + "\n") == ()


def test_what_goes_on_with_a_disclaimer_belongs_to_it() -> None:
    (entry,) = found(
        BODY + "This page is for information only.\n\nAlways ask your doctor.\n\nIn an emergency, call 112.\n"
    )
    assert set(entry.parts) >= {"information-only", "see-professional", "emergency"}


def test_the_span_is_the_disclaimers_own() -> None:
    text = BODY + "This page is not medical advice.\n"
    (entry,) = found(text)
    assert entry.span is not None
    assert text[entry.span.start : entry.span.end] == "This page is not medical advice."


def test_the_site_may_have_one_for_all_pages() -> None:
    (entry,) = found(BODY, **{"site-disclaimer": "This site does not give medical advice. Ask your doctor."})
    assert entry.place == "site"
    assert set(entry.parts) == {"not-advice", "see-professional"}


def test_front_matter_may_hold_or_switch_it_on() -> None:
    (entry,) = found("---\ndisclaimer: Not medical advice; ask your doctor.\n---\n" + BODY)
    assert entry.place == "front-matter"
    assert "not-advice" in entry.parts
    (entry,) = found("---\ndisclaimer: true\n---\n" + BODY)
    assert not entry.known
    assert entry.medical


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        (
            "Clinicians must verify doses against the label; this page does not replace clinical judgement.",
            "professional",
        ),
        ("These statements have not been evaluated by the FDA.", "supplement"),
        ("The first draft of this article was written with ChatGPT.", "ai"),
        ("This page is not medical advice.", "patient"),
    ],
)
def test_audiences(text: str, audience: str) -> None:
    assert found(f"{BODY}{text}\n")[0].audience == audience


def test_the_second_half_of_the_supplement_statement_is_not_another_part() -> None:
    found = read_parts(normal("This product is not intended to diagnose, treat, cure, or prevent any disease."))
    assert found == ("supplement-statement",)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]


def test_wordings_of_other_hands_are_mostly_seen() -> None:
    planted = [row["planted"] for row in rows("disclaimers.jsonl") if row.get("place") in ("end", "section", "quote")]
    unusual = [row["text"] for row in rows("disclaimers_unusual.jsonl")]
    assert sum(bool(found(f"{BODY}{text}\n")) for text in planted) >= 0.9 * len(planted)
    assert sum(bool(found(f"{BODY}{text}\n")) for text in unusual) >= 0.8 * len(unusual)

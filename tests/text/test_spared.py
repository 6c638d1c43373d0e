"""Where claims need no source."""

from __future__ import annotations

import pytest

from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profiles
from lint.source import Source

CLAIM = "Long-term use of ibuprofen increases the risk of kidney failure by 30%."


def open_claims(text: str, profile: str = "default") -> list[str]:
    article = read(Source("x.md", text))
    found = Facts(article, load_profiles()[profile]).uncited
    grouped = [claim for group in found.sections.values() for claim in group]
    return [article.prose[claim.start : claim.end] for claim in (*found.single, *grouped)]


def test_a_claim_in_the_text_needs_a_source() -> None:
    assert open_claims(f"# T\n\n## Risks\n\n{CLAIM}\n") == [CLAIM]


@pytest.mark.parametrize("heading", ["Abstract", "Limitations"])
def test_an_abstract_and_limitations_need_none(heading: str) -> None:
    assert open_claims(f"# T\n\n## {heading}\n\n{CLAIM}\n") == []


def test_the_case_of_a_case_report_needs_none_and_its_discussion_does() -> None:
    text = f"# T\n\n## Case presentation\n\n{CLAIM}\n\n## Discussion\n\n{CLAIM}\n"
    assert open_claims(text, "case-report") == [CLAIM]


def test_conditions_under_advice_need_none() -> None:
    lead = "Do not take it without medical advice if you have:"
    assert open_claims(f"# T\n\n## Safety\n\n{lead}\n\n- kidney disease or a raised risk of kidney failure\n") == []


def test_advice_to_tell_somebody_needs_none() -> None:
    text = "Tell the clinic if you have kidney disease, because the risk of bleeding is higher."
    assert open_claims(f"# T\n\n## Safety\n\n{text}\n") == []


def test_a_citation_before_a_table_covers_it() -> None:
    table = "| Drug | Risk |\n|---|---|\n| Ibuprofen | 30% of people had kidney failure |\n"
    entry = "\n## References\n\n1. Smith J. Kidney failure in practice. BMJ. 2020;1:1-2.\n"
    assert open_claims(f"# T\n\n## Risks\n\nThe table shows the risks.[1]\n\n{table}{entry}") == []

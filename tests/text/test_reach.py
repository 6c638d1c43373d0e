"""Which claims a citation reaches, and when a section is spoken of as a whole."""

from __future__ import annotations

from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source

RISK = "Ibuprofen increases the risk of heart attack in older adults."
RATE = "About 30 percent of smokers die early of lung cancer."
LIST = "\n\n## References\n\n1. Lee A. Smoking and the heart. Lancet. 2020;395:1-9.\n"


def facts(text: str) -> Facts:
    return Facts(read(Source("article.md", text)), load_profile("default"))


def cited(text: str) -> list[bool]:
    return [claim.cited for claim in facts(text).claims]


def test_a_citation_in_the_sentence() -> None:
    assert cited("Ibuprofen increases the risk of heart attack in older adults [1]." + LIST) == [True]


def test_no_citation() -> None:
    assert cited(RISK) == [False]


def test_a_citation_at_the_end_of_the_paragraph_covers_it() -> None:
    assert cited(f"{RISK} {RATE[:-1]} [1].{LIST}") == [True, True]


def test_a_citation_that_stands_alone_after_the_claims() -> None:
    assert cited(f"{RISK} ([Lee et al., 2020](https://doi.org/10.1016/x.y))") == [True]


def test_a_citation_in_another_paragraph_does_not_reach() -> None:
    assert cited(f"{RISK}\n\n{RATE[:-1]} [1].{LIST}") == [False, True]


def test_the_line_that_opens_a_list_covers_it() -> None:
    text = f"Here is what we know [1]:\n\n- {RISK}\n- {RATE}{LIST}"
    assert cited(text) == [True, True]


def test_a_line_that_opens_a_list_rests_on_the_sources_in_it() -> None:
    text = (
        f"A meta-analysis of 9 trials found that smoking increased the risk of:\n\n- stroke\n- heart attack [1]{LIST}"
    )
    assert cited(text)[0] is True


def test_an_entry_that_is_no_sentence_rests_on_the_source_that_closes_its_list() -> None:
    text = f"- Risk of stroke: 30% higher in smokers\n- Risk of death: 12% higher in smokers [1]{LIST}"
    assert cited(text) == [True, True]


def test_a_section_rests_on_the_line_that_announces_it() -> None:
    text = f"## Harm\n\nA review of trials reported the following [1].\n\n{RISK}\n\n## More\n\n{RISK}{LIST}"
    assert cited(text)[-2:] == [True, False]


def test_a_list_rests_on_the_sentence_before_its_line() -> None:
    text = f"A review of nine trials was published [1]. In short:\n\n- {RISK}\n- {RATE}{LIST}"
    assert cited(text)[-2:] == [True, True]


def test_what_was_found_later_in_a_cited_study_goes_on_about_it() -> None:
    text = f"{RISK[:-1]} [1]. At 6 months, mortality had increased by 12% compared with placebo.{LIST}"
    assert cited(text) == [True, True]


def test_what_the_author_concludes_from_cited_studies_needs_no_other_source() -> None:
    text = f"{RISK[:-1]} [1]. Other factors were weighed too. This suggests a higher risk of stroke in adults.{LIST}"
    assert cited(text)[-1] is True


def test_an_item_does_not_cover_its_neighbour() -> None:
    text = f"- {RISK[:-1]} [1].\n- {RATE}{LIST}"
    assert cited(text) == [True, False]


def test_a_section_with_several_claims_and_no_citation_is_one() -> None:
    text = f"## Harm\n\n{RISK} {RATE}\n\n{RISK} {RATE}"
    uncited = facts(text).uncited
    assert uncited.single == ()
    assert [len(group) for group in uncited.sections.values()] == [4]


def test_a_section_that_cites_something_tells_of_its_claims_one_by_one() -> None:
    text = f"## Harm\n\n{RISK} {RATE}\n\n{RISK} {RATE}\n\nIt is so [1].{LIST}"
    uncited = facts(text).uncited
    assert len(uncited.single) == 4
    assert uncited.sections == {}


def test_small_sections_of_an_article_without_citations_count_together() -> None:
    text = f"# Smoking\n\n## Harm\n\n{RISK} {RATE}\n\n## Risk\n\n{RISK} {RATE}"
    uncited = facts(text).uncited
    assert [(facts(text).article.sections[i].title, len(g)) for i, g in uncited.sections.items()] == [("Smoking", 4)]


def test_sentences_that_go_on_about_a_cited_one_follow_it_until_one_does_not() -> None:
    text = (
        "A trial found that smoking raised the risk of stroke by 30% [1]. "
        "It raised the risk of death by 12%. "
        "These effects were 20% higher in women. "
        "Alcohol causes 15% of all cancers in men. "
        "It raises the risk of stroke by 10%." + LIST
    )
    found = facts(text)
    of = {found.prose[c.start : c.end].split(" ")[0] + str(c.sentence): c.cited for c in found.claims}
    assert of == {"A0": True, "It1": True, "These2": True, "Alcohol3": False, "It4": False}

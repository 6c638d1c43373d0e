"""Bare labels, anchors and tiers of sources."""

from __future__ import annotations

import pytest

from lint.facts import Facts
from lint.formats import read
from lint.profiles import load_profile
from lint.source import Source
from lint.text.anchors import anchors, github, kramdown, nearest, pandoc, python_markdown, written
from lint.text.labels import bare_labels
from lint.text.tiers import may_exceed, tier, tier_of_doi, tier_of_title, tier_of_url
from lint.text.urls import host, may_be_source, normal_url


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("nerve root irritation PMCJuniper Publishers.", "PMCJuniper Publishers"),
        ("on duration and severity PubMedPubMed Central", "PubMedPubMed Central"),
        ("nausea was relieved.PubMedNature", "PubMedNature"),
        ("Exercise reduces pain. PubMed+2PMC+1", "PubMed+2PMC+1"),
        ("Exercise helps the spine.PMC Next we treat it.", "PMC"),
        ("It reduces the severityPubMed of pain.", "PubMed"),
        ("Exercise reduces chronic pain Cleveland Clinic.", "Cleveland Clinic"),
        ("This has been well supported Medscape. Next.", "Medscape"),
        ("Yoga eases low back pain Annals of Internal Medicine.", "Annals of Internal Medicine"),
    ],
)
def test_label_is_found_to_the_letter(text: str, label: str) -> None:
    assert [text[one.start : one.end] for one in bare_labels(text + "\n")] == [label]


def test_glued_run_is_split_into_its_names() -> None:
    assert bare_labels("It eases pain WJGNetRadiopaedia Radiology MasterclassPACS.\n")[0].names == (
        "WJGNet",
        "Radiopaedia",
        "Radiology Masterclass",
        "PACS",
    )


@pytest.mark.parametrize(
    "text",
    [
        "It is listed in PubMed.", "It was published in Nature.", "So says the WHO.", "We searched PubMed.",
        "Guidelines come from NICE.", "She was seen at Mayo Clinic.", "Nature heals.", "The BMJ published it.",
        "The National Institutes of Health (NIH).", "as recommended by NICE. PubMed lists 200 trials.",
        "Images are stored in PACS.", "the databases PubMed and Embase", "Copyright BMJ.", "Risk of Stroke.",
        "Zimmer B. Iodine. American Journal of Clinical Nutrition. 2009;89:6.",
    ],
)  # fmt: skip
def test_sentence_that_speaks_of_a_source_holds_no_label(text: str) -> None:
    assert bare_labels(text + "\n") == ()


def test_each_flavour_makes_its_own_anchor() -> None:
    title = "2. Drugs & Größe (v1.0)"
    assert github(title) == "2-drugs--größe-v10"
    assert kramdown(title) == "drugs--gre-v10"
    assert pandoc(title) == "drugs-größe-v1.0"
    assert python_markdown(title) == "2-drugs-groe-v10"


def test_anchors_of_an_article() -> None:
    found = anchors(
        read(Source("x.md", "# A\n\n## Dose\n\nx\n\n## Dose\n\n<a id='Z9'></a>\n\n![i](i.png){: #fig-1 }\n"))
    )
    assert {"a", "dose", "dose-1", "dose_1", "z9", "fig-1"} <= found
    assert nearest("dosing", found) is None or nearest("dosing", found) in found


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("https://www.nice.org.uk/guidance/ng59", 1),
        ("https://dailymed.nlm.nih.gov/x", 1),
        ("https://www.cdc.gov/flu/", 3),
        ("https://www.cdc.gov/mmwr/volumes/x", 1),
        ("https://www.ncbi.nlm.nih.gov/books/NBK1/", 5),
        ("https://en.wikipedia.org/wiki/Gout", 6),
        ("https://www.webmd.com/gout", 6),
        ("https://shop.example.net/pills", 7),
        ("https://www.somewhere.example/gout", None),
    ],
)
def test_tier_of_a_page(url: str, level: int | None) -> None:
    tier = tier_of_url(url)
    assert (tier.level if tier else None) == level


def test_the_configuration_goes_before_the_list() -> None:
    tier = tier_of_url("https://en.wikipedia.org/wiki/Gout", {"wikipedia.org": 5})
    assert tier is not None
    assert tier.level == 5


def test_tier_of_identifier_and_title() -> None:
    cochrane, preprint = tier_of_doi("10.1002/14651858.cd007407.pub3"), tier_of_doi("10.1101/2020.03.22.20040758")
    assert cochrane is not None
    assert preprint is not None
    assert (cochrane.level, preprint.kind) == (1, "preprint")
    levels = {
        "Gout: a systematic review and meta-analysis": 2,
        "A randomised trial of colchicine": 2,
        "A randomized study of colchicine in mice": 4,
        "RETRACTED: Hydroxychloroquine": 7,
        "2021 ESC Guidelines on prevention": 1,
        "A cohort of nurses": 3,
    }
    assert {title: (tier_of_title(title) or (0,))[0] for title in levels} == levels


def test_urls_of_one_page_are_equal() -> None:
    assert normal_url("http://www.nhs.uk/gout/?utm_source=x#a") == normal_url("https://nhs.uk/gout")
    assert normal_url("https://a.org/app#/food/1") != normal_url("https://a.org/app#/food/2")
    assert host("https://user@WWW.NHS.uk:443/x") == "nhs.uk"


def test_networks_and_shops_are_no_sources() -> None:
    assert may_be_source("https://www.nhs.uk/gout")
    assert not may_be_source("https://www.facebook.com/gout")
    assert not may_be_source("mailto:a@b.org")
    assert not may_be_source("../dose.md")


def test_ids_that_stand_in_the_source() -> None:
    text = '<a id="one"></a> <h2 name=two> {: #three .x} {#four} {: id="five"} \\label{six} {nothing}\n(seven)=\n'
    assert written(text) == {"one", "two", "three", "four", "five", "six", "seven"}


ENTRIES = (
    "Lee A. Aspirin in mice. Lancet. 2020;395:1-9.",
    "Lee A. RETRACTED: Aspirin. Lancet. 2020;395:1-9.",
    "Withdrawn: aspirin and stroke. Cochrane Database Syst Rev. 2020;3:CD000980.",
    "Lee A. A narrative review of aspirin. Nat Rev Drug Discov. 2020;19:1-9.",
    "Aspirin. Wikipedia. https://en.wikipedia.org/wiki/Aspirin",
    "Lee A. Aspirin. Lancet. 2020;395:1-9. https://en.wikipedia.org/wiki/Aspirin",
    "Buy aspirin. https://shop.aspirin.com/",
    "Aspirin for stroke: a guideline. https://www.who.int/publications/i/item/1",
    "Lee A. The book of aspirin. Springer; 2020. ISBN 978-3-16-148410-0.",
)


@pytest.mark.parametrize("level", range(1, 8))
def test_what_may_not_exceed_a_tier_does_not(level: int) -> None:
    text = "Aspirin [1].\n\n## References\n\n" + "".join(f"{n}. {entry}\n" for n, entry in enumerate(ENTRIES, 1))
    entries = Facts(read(Source("article.md", text)), load_profile("default")).references.all
    assert len(entries) == len(ENTRIES)
    known = {entry.text: tier(entry) for entry in entries}
    missed = [text for text, told in known.items() if told and told.level > level]
    assert {entry.text for entry in entries if may_exceed(entry, level)} >= set(missed)
    assert level < 6 or len([entry for entry in entries if may_exceed(entry, level)]) <= 3

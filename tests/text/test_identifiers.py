"""Identifiers of works: shapes, check digits and their pitfalls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text.identifiers import compact, identifiers, is_isbn, is_issn, is_orcid, isbn13, of_url, trim_doi


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.value) for one in identifiers(text)]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1016/S0140-6736(13)60683-2).", "10.1016/s0140-6736(13)60683-2"),
        ("see (https://doi.org/10.1136/bmj.k1).", "10.1136/bmj.k1"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2.",
            "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2",
        ),
        ("doi: 10.3390/nu13082896. PMID: 34445057", "10.3390/nu13082896"),
        ("10.1000/one.PMID: 1", "10.1000/one"),
        ("10.1001/jama.2014.7689](https://x)", "10.1001/jama.2014.7689"),
        ("10.1136/a\u200bb", "10.1136/ab"),
    ],
)
def test_doi_ends_where_it_does(text: str, doi: str) -> None:
    assert kinds(text)[0] == ("doi", doi)


def test_trimming_keeps_brackets_that_the_doi_opened() -> None:
    assert trim_doi("10.1/a(1)).;") == "10.1/a(1)"
    assert trim_doi("10.1/a(1") == "10.1/a"


def test_isbn_check_digits() -> None:
    assert is_isbn("9780306406157")
    assert not is_isbn("9780306406158")
    assert is_isbn("080442957X")
    assert not is_isbn("0804429579")
    assert isbn13("0306406152") == "9780306406157"


@given(st.integers(0, 10**9 - 1))
def test_exactly_one_check_digit_fits_an_isbn(number: int) -> None:
    body = f"{number:09}"
    assert sum(is_isbn(body + digit) for digit in "0123456789X") == 1
    assert sum(is_isbn("978" + body + digit) for digit in "0123456789") == 1


@given(st.integers(0, 10**7 - 1))
def test_exactly_one_check_digit_fits_an_issn(number: int) -> None:
    assert sum(is_issn(f"{number:07}{digit}") for digit in "0123456789X") == 1


def test_orcid_check_digit() -> None:
    assert is_orcid("0000-0002-1825-0097")
    assert not is_orcid("0000-0002-1825-0098")


def test_numbers_need_their_names() -> None:
    assert kinds("PMID: 30626577, PMC6326236.2, NCT01081834, arXiv:1703.05051v2") == [
        ("pmid", "30626577"),
        ("pmcid", "PMC6326236"),
        ("nct", "NCT01081834"),
        ("arxiv", "1703.05051"),
    ]
    assert kinds("30626577 and 978-0-306-40615-7 and 1703.05051") == []
    assert kinds("ISBN 0-306-40615-2, ISSN 0317-8471") == [("isbn", "9780306406157"), ("issn", "0317-8471")]


@pytest.mark.parametrize(
    ("url", "work"),
    [
        ("https://journals.plos.org/plosone/article?id=10.1371%2Fjournal.pone.0242415", "10.1371/journal.pone.0242415"),
        ("https://www.frontiersin.org/articles/10.3389/fcvm.2022.845225/full", "10.3389/fcvm.2022.845225"),
        ("https://pubmed.ncbi.nlm.nih.gov/19515410/", "19515410"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/19515410", "19515410"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC9902703/#s1", "PMC9902703"),
        ("https://www.nature.com/articles/s41586-020-2649-2", "10.1038/s41586-020-2649-2"),
        ("https://arxiv.org/pdf/1703.05051v2", "1703.05051"),
        ("https://www.nhs.uk/conditions/gout/", None),
    ],
)
def test_work_that_a_url_names(url: str, work: str | None) -> None:
    found = of_url(url)
    assert (found.value if found else None) == work


@given(st.text("10.19/()<>;,PMIDdoi: ISBN-978X", max_size=60))
def test_places_are_in_order_and_inside(text: str) -> None:
    last = 0
    for one in identifiers(text):
        assert last <= one.start < one.end <= len(text)
        last = one.end


def test_compact_drops_dashes_of_all_kinds() -> None:
    assert compact("978‐0–306 40615-x") == "978030640615X"

"""Citations: every kind of marker, what it points to, and what it covers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.facts import Facts
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source

NUMBERED = "\n\n## References\n\n" + "".join(
    f"{n}. {name} A. Gout, part {n}. BMJ. 20{10 + n};36{n}:k{n}.\n"
    for n, name in enumerate("Lee Roy Kim Wu Ng".split(), 1)
)
NAMED = """

## References

- Lee A, Wu B, Park C. Statins and LDL. BMJ. 2019;364:k1. doi:10.1136/bmj.k1
- Lee A. Statins alone. BMJ. 2019;364:k9.
- van den Berg C, O'Neill D. Statins. Heart. 2020a;106:1-9.
- van den Berg C, O'Neill D. Statins again. Heart. 2020b;106:11-19.
- Šimek É, Roy F, Wu G. Statins. Heart. 2021;107:1-9.
- World Health Organization. Model list of essential medicines. Geneva: WHO; 2018.
- Food and Drug Administration. Labels of statins. 2017.
"""


def facts(text: str, reach: str = "paragraph") -> Facts:
    return Facts(read(Source("x.md", text)), Profile(citations={"reach": reach}))


def cited(text: str) -> list[list[str]]:
    seen = facts(text)
    return [[seen.references.all[i].id for i in one.references] for one in seen.citations]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It helps [1,3–5].", [["1", "3", "4", "5"]]),
        ("It helps [1][2] and [ 3 ].", [["1"], ["2"]]),
        ("It helps.<sup>1,2</sup> More.<sup>3-5</sup>", [["1", "2"], ["3", "4", "5"]]),
        ("It helps.¹ More patients²⁻⁴ do.", [["1"], ["2", "3", "4"]]),
        ("It helps.^1^ More^2,3^ too.", [["1"], ["2", "3"]]),
        ("It helps [1](https://www.nhs.uk/gout) and [[2]](#ref-2).", [["1"], ["2"]]),
        ("It helps.1 Many agree,2,3 and more.4 It is so.5", [["1"], ["2", "3"], ["4"], ["5"]]),
        ("It helps (1). Many agree (2,3). Some do not (4), few (5).", [["1"], ["2", "3"], ["4"], ["5"]]),
    ],
)
def test_numbers(text: str, wanted: list[list[str]]) -> None:
    assert cited(text + NUMBERED)[: len(wanted)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The area is 4 m² or 10⁶ units, R² was 0.9 and Ca²⁺ rose; 10<sup>3</sup> cells/m<sup>2</sup>.",
        "Scores run in the range [0, 5]; the median was 3 [2–5], 95% CI [1, 4].",
        "There are (1) rest, (2) ice, and (3) aspirin.",
        "In code `x[1]` and $a^2$, and in the 1<sup>st</sup> week.",
        "The dose was 2.5 mg. Table 3 shows it.",
    ],
)
def test_numbers_that_cite_nothing(text: str) -> None:
    assert cited(text + NUMBERED) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(Lee et al., 2019)", [["1"]]),
        ("(Lee, 2019)", [["2"]]),
        ("(van den Berg & O’Neill, 2020a; see also Simek et al. 2021)", [["3"], ["5"]]),
        ("van den Berg and O'Neill (2020b) found it.", [["4"]]),
        ("Šimek et al. (2021) found it.", [["5"]]),
        ("As Simek et al., 2021 found.", [["5"]]),
        ("(World Health Organization, 2018; Food and Drug Administration, 2017)", [["6"], ["7"]]),
        ("(WHO, 2018)", [["6"]]),
        ("(Lee et al., 2019, Simek et al., 2021)", [["1"], ["5"]]),
        ("([Lee and others, 2019](https://doi.org/10.1136/BMJ.K1))", [["1"]]),
        ("It helps ([trial](https://doi.org/10.1136/bmj.k1)).", [["1"]]),
        ("It helps (doi:10.1136/bmj.k1).", [["1"]]),
    ],
)
def test_names_and_years(text: str, wanted: list[list[str]]) -> None:
    assert cited(text + NAMED) == wanted


def test_dates_are_no_citations() -> None:
    assert cited("It was shown (July 2008–May 2009), in Paris (2010), by law (Act of 2012)." + NAMED) == []


def test_a_year_off_by_one_points_to_the_entry_and_is_missing() -> None:
    one = facts("It helps (Šimek et al., 2020)." + NAMED).citations[0]
    assert one.missing == ("Šimek et al 2020",)
    assert len(one.references) == 1


def test_keys() -> None:
    text = "It helps [@tag:lee; see @doi:10.1136/bmj.k2, p. 3]. Ask @jim, a@b.org.\n\n[@tag:lee]: doi:10.1136/bmj.k1\n"
    found = facts(text).citations
    assert [(one.keys, one.missing) for one in found] == [(("tag:lee", "doi:10.1136/bmj.k2"), ())]
    assert len(found[0].references) == 1


def test_footnotes() -> None:
    found = facts("It helps.[^a] Not so.[^b]\n\n[^a]: Lee A. Gout. BMJ. 2019;364:k1.\n").citations
    assert [(one.style, one.references, one.missing) for one in found] == [
        ("footnote", (0,), ()),
        ("footnote", (), ("b",)),
    ]


def sentence_texts(text: str, reach: str = "paragraph") -> list[list[str]]:
    seen = facts(text + NUMBERED, reach)
    texts = [seen.prose[s.start : s.end] for s in seen.sentences]
    return [[texts[i][:4] for i in one.covers] for one in seen.citations]


def test_marker_covers_its_sentence_before_or_after_the_stop() -> None:
    assert sentence_texts("One helps [1]. Two helps.[2] Tri helps. Four.", "sentence") == [["One "], ["Two "]]


def test_bracket_after_the_stop_belongs_to_the_sentence_before() -> None:
    text = "One helps. ([Lee](https://doi.org/10.1/a); [Roy](https://doi.org/10.1/b)) Two helps. Tri."
    assert sentence_texts(text, "sentence") == [["One "], ["One "]]


def test_marker_at_the_end_covers_the_paragraph() -> None:
    assert sentence_texts("One helps. Two helps. Tri helps [1].\n\nFour.") == [["One ", "Two ", "Tri "]]


def test_marker_in_an_item_covers_the_item() -> None:
    assert sentence_texts("- One helps. Two helps [1].\n- Tri helps.") == [["One ", "Two "]]


def test_marker_in_a_cell_covers_the_row() -> None:
    assert sentence_texts("| Drug | Dose |\n|---|---|\n| Aaaa | Bbbb [1] |\n| Cccc | Dddd |") == [["Aaaa", "Bbbb"]]


def test_paragraph_of_citations_alone_belongs_to_the_one_before() -> None:
    assert sentence_texts("One helps. Two helps.\n\n[1] [2]") == [["One ", "Two "], ["One ", "Two "]]


@settings(max_examples=150, deadline=None)
@given(st.text("(Lee et al., 2019)[1–3]²^<sup>&@;.\n- A#", max_size=120))
def test_any_text_gives_citations_in_order(text: str) -> None:
    seen = facts(text + NUMBERED)
    last = 0
    for one in seen.citations:
        assert last <= one.start <= one.end <= len(seen.prose)
        assert all(0 <= i < len(seen.references.all) for i in one.references)
        assert all(0 <= i < len(seen.sentences) for i in one.covers)
        last = one.start

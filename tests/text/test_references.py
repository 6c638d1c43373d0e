"""Reference lists in the wild: where they stand, their entries, and what the entries say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint import linear
from lint.facts import Facts
from lint.formats import read
from lint.neighbours import MemoryFiles
from lint.profiles import Profile
from lint.source import Source, Span
from lint.text.references import Reference
from lint.text.references.names import plain
from lint.text.references.parse import parts


def facts(text: str, **options: object) -> Facts:
    files = MemoryFiles(options.pop("files", {}))  # type: ignore[arg-type]
    return Facts(read(Source("x.md", text)), Profile(), options, "2026-06-30", files)


@pytest.mark.parametrize(
    ("entry", "authors", "title", "container", "volume", "pages"),
    [
        (
            "Gejl KD, Nybo L. Fat and sport: a review. J Int Soc Sports Nutr. 2021;18:37. doi:10.1186/s12970",
            ("Gejl KD", "Nybo L"), "Fat and sport: a review", "J Int Soc Sports Nutr", "18", "37",
        ),
        (
            "Smith, A. B., & van der Lee, C. (2020). Gout in the old. Journal of Gout, 12(3), 45–50.",
            ("Smith, A. B.", "van der Lee, C"), "Gout in the old", "Journal of Gout", "12", "45–50",
        ),
        (
            "Diaz M, Roy B, et al. Oil and hearts. Diabetes Metab Syndr. 2020 Nov-Dec;14(6):2007-2020.",
            ("Diaz M", "Roy B"), "Oil and hearts", "Diabetes Metab Syndr", "14", "2007-2020",
        ),
        ("World Health Organization. World malaria report. 2011.",
         ("World Health Organization",), "World malaria report", None, None, None),
        ("Lee J. E. coli in the gut. Gut. 2012;3:4.", ("Lee J",), "E. coli in the gut", "Gut", "3", "4"),
        ("Lee, K. (2019) 'Aspirin in the old', The Lancet, 393(10), pp. 155–167.",
         ("Lee, K",), "Aspirin in the old", "The Lancet", None, None),
        ("Roy. Going home: who returns?. Prison Studies. 2005:15.",
         ("Roy",), "Going home: who returns?", "Prison Studies", None, None),
    ],
)  # fmt: skip
def test_parts_of_an_entry(
    entry: str, authors: tuple[str, ...], title: str, container: str | None, volume: str | None, pages: str | None
) -> None:
    found = parts(entry)
    assert (found.authors, found.title, found.container) == (authors, title, container)
    if volume:
        assert (found.volume, found.pages) == (volume, pages)
    for name, (start, end) in found.places.items():
        if name not in ("authors",):
            assert entry[start:end].strip() == getattr(found, name)


LIST = "{heading}\n\n1. Lee A. Gout. BMJ. 2019;364:k1.\n2. Roy B. Rest. Gut. 2020;3:4. PMID: 30626577\n"


@pytest.mark.parametrize(
    "heading",
    ["## References", "# 7. Bibliography", "### Sources", "## References and notes", "**References**", "## 参考文献",
     "## Literatur", "## Referencias bibliográficas", "References:"],
)  # fmt: skip
def test_list_under_its_heading(heading: str) -> None:
    found = facts("Text.\n\n" + LIST.format(heading=heading)).references.all
    assert [(r.id, r.year, r.pmid) for r in found] == [("1", 2019, None), ("2", 2020, "30626577")]


@pytest.mark.parametrize(
    "text",
    [
        "## References\n\n[1] Lee A. Gout. BMJ. 2019;364:k1.\n\n[2] Roy B. Rest. Gut. 2020;3:4.",
        "## References\n\n[1] Lee A. Gout. BMJ. 2019;364:k1. [2] Roy B. Rest. Gut. 2020;3:4.",
        "## References\n\n1\\. Lee A. Gout. BMJ. 2019;364:k1.  \n2\\. Roy B. Rest. Gut. 2020;3:4.",
        "## References\n\n- Lee A. Gout. BMJ. 2019;364:k1.\n- Roy B. Rest. Gut. 2020;3:4.",
        "## References\n\n<ol>\n<li>Lee A. Gout. BMJ. 2019;364:k1.</li>\n<li>Roy B. Rest. Gut. 2020;3:4.</li>\n</ol>",
        "A.[^1] B.[^2]\n\n[^1]: Lee A. Gout. BMJ. 2019;364:k1.\n[^2]: Roy B. Rest. Gut. 2020;3:4.",
    ],
)
def test_entries_in_every_dress(text: str) -> None:
    found = facts(text).references.all
    assert [(r.id, r.year) for r in found] == [("1", 2019), ("2", 2020)]
    assert found[0].text.startswith("Lee A. Gout.")


def test_list_without_heading_at_the_end() -> None:
    entries = "".join(f"[{n}] Lee A. Gout {n}. BMJ. 201{n};364:k{n}.\n\n" for n in (1, 2, 3))
    assert [r.id for r in facts(f"It helps [1].\n\n{entries}").references.all] == ["1", "2", "3"]


def test_sources_of_food_are_no_references() -> None:
    assert facts("## Sources\n\n- Oysters\n- Beef\n").references.all == ()


def test_further_reading_needs_no_citation() -> None:
    found = facts("## Further reading\n\n- Lee A. Gout. BMJ. 2019;364:k1.\n").references.all
    assert [r.optional for r in found] == [True]


def test_links_give_identifiers() -> None:
    text = "## References\n\n- Lee A. [A long title about gout](https://doi.org/10.1136/BMJ.k1). _BMJ_. 2019.\n"
    found = facts(text).references.all[0]
    assert (found.doi, found.title, found.container) == ("10.1136/bmj.k1", "A long title about gout", "BMJ")


BIB = """@article{lee2019, title={{Gout} and rest}, author={Lee, Ann and Roy, Bo}, journal={BMJ}, year={2019},
 doi={10.1136/BMJ.k1}}"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.bib", BIB),
        ("r.json", '[{"id": "lee2019", "title": "Gout and rest", "DOI": "10.1136/bmj.k1", "container-title": "BMJ",'
         ' "issued": {"date-parts": [[2019]]},'
         ' "author": [{"family": "Lee", "given": "Ann"}, {"literal": "Roy, Bo"}]}]'),
        ("r.yaml", "references:\n- id: lee2019\n  title: Gout and rest\n  DOI: 10.1136/bmj.k1\n  container-title: BMJ\n"
         "  issued: {year: 2019}\n  author: [{family: Lee, given: Ann}, {literal: 'Roy, Bo'}]\n"),
    ],
)  # fmt: skip
def test_bibliography_beside_the_article(name: str, content: str) -> None:
    seen = facts(f"---\nbibliography: {name}\n---\n\nIt helps [@lee2019].", files={name: content})
    reference = seen.references.all[0]
    assert (reference.id, reference.title, reference.year, reference.doi, reference.container) == (
        "lee2019", "Gout and rest", 2019, "10.1136/bmj.k1", "BMJ",
    )  # fmt: skip
    assert reference.authors == ("Lee, Ann", "Roy, Bo")
    assert seen.citations[0].references == (0,)


def test_broken_bibliography_gives_no_entries() -> None:
    assert (
        facts("[@a]", bibliography=["a.json", "b.yaml"], files={"a.json": "{", "b.yaml": "a: [b"}).references.all == ()
    )


def test_reference_file_of_the_settings() -> None:
    seen = facts(
        "It helps [2].", files={"refs.md": LIST.format(heading="# References")}, **{"reference-file": "refs.md"}
    )
    assert [seen.references.all[i].id for i in seen.citations[0].references] == ["2"]
    assert seen.references.all[0].file == "refs.md"


WORDS = st.text(alphabet="abz AZ.,'’é–Øß0129", max_size=40)


@settings(max_examples=200, deadline=None)
@given(text=WORDS)
@example(text="A  b.c d e f g h")
@example(text="“Öztürk–Łoś, A. B.” ")
def test_the_opening_is_the_beginning_of_the_head(text: str) -> None:
    one = Reference(0, "1", 0, "list", 0, 0, Span(0, 0), text)
    assert one.opening == plain(text)[:6]


@settings(max_examples=200, deadline=None)
@given(text=WORDS)
def test_plain_is_letters_digits_and_single_spaces(text: str) -> None:
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("æ", "ae"))
    kept = "".join(c for c in folded if not unicodedata.combining(c) and c not in "'’")
    assert plain(text) == " ".join("".join(c if c.isalnum() or c.isspace() else " " for c in kept).split())


def test_a_text_of_several_is_found_by_one_search() -> None:
    texts = ["a cat", "", "dog", "Ödem, cat, cat", "cat"]
    assert linear.holding(linear.compile("cat"), texts) == [0, 3, 4]
    assert linear.holding(linear.compile("cat"), []) == []

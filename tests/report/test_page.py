"""The article's text as the HTML report gets it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.finding import Finding
from lint.formats import read
from lint.report.page import page
from lint.source import Source
from lint.text.sentences import sentences
from tests.report.samples import hostile, many, one, result


def marked(blocks, number):  # type: ignore[no-untyped-def]
    return [block.text[m.start : m.end] for block in blocks for m in block.marks if (m.kind, m.target) == number]


def test_a_finding_marks_the_words_it_is_about() -> None:
    blocks = one().page
    assert marked(blocks, ("finding", 1)) == ["1.0 mg"]
    assert marked(blocks, ("finding", 3)) == ["Naproxen 500 mg twice daily"]
    assert marked(blocks, ("related", "3.0")) == ["Naproxen 250 mg once daily"]


def test_a_finding_without_text_marks_its_block_as_a_whole() -> None:
    blocks = one().page
    assert blocks is not None
    holder = next(b for b in blocks if any((m.kind, m.target) == ("finding", 2) for m in b.marks))
    assert holder.text.startswith("Give 1.0 mg")


def test_a_finding_in_the_front_matter_stands_on_the_front_block() -> None:
    blocks = one().page
    assert blocks is not None
    assert blocks[0].kind == "front"
    assert [m.target for m in blocks[0].marks] == [0]


def test_every_finding_is_marked() -> None:
    for article in (one(), hostile(), many()):
        assert article.page is not None
        targets = {m.target for block in article.page for m in block.marks if m.kind == "finding"}
        assert targets == set(range(len(article.findings)))


def test_sentences_cover_their_block_without_gaps() -> None:
    article = one()
    assert article.page is not None
    for block in article.page:
        cuts = sorted((m.start, m.end) for m in block.marks if m.kind == "sentence")
        assert "".join(block.text[a:b] for a, b in cuts) == (block.text if cuts else "")


TEXT = st.lists(
    st.sampled_from(
        [
            "# H\n\n",
            "word ",
            "1.0 mg ",
            "**b** ",
            "&amp; ",
            "- item\n",
            "> q\n",
            "| a | b |\n|---|---|\n| c | d |\n",
            "`c` ",
            "[^1] ",
            "[l](http://x.y) ",
            "\n\n",
            "<b>x</b> ",
            "\\* ",
            "😀 ",
            "<!-- c -->\n\n",
            "```\ncode\n```\n",
        ]
    ),
    max_size=25,
).map("".join)


@given(TEXT, st.integers(0, 200), st.integers(0, 30))
def test_any_place_of_any_article_is_marked_once_or_more(text: str, at: int, length: int) -> None:
    source = Source("x.md", text)
    article = read(source)
    start, end = min(at, len(text)), min(at + length, len(text))
    places = source.position(start), source.position(end)
    found = [Finding("DOS003", "r", "error", "m", "x.md", *places, (), "", "f", "")]
    blocks = page(article, found, sentences(article))
    marks = [m for block in blocks for m in block.marks if m.kind == "finding"]
    assert marks or not article.blocks
    for block in blocks:
        assert all(0 <= m.start <= m.end <= len(block.text) for m in block.marks)


def test_marked_words_are_the_source_words() -> None:
    article = result(
        "x.md",
        "# A\n\nSome &amp; **1.0 mg** and\nmore *1.0 mg* text.\n",
        {"code": "DOS003", "at": "1.0 mg", "message": "m"},
        {"code": "DOS003", "at": "1.0 mg", "message": "m", "occurrence": 1},
    )
    assert marked(article.page, ("finding", 0)) == ["1.0 mg"]
    assert marked(article.page, ("finding", 1)) == ["1.0 mg"]

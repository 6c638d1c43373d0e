"""What a reader of the page sees in HTML inside Markdown."""

from __future__ import annotations

from lint.article import Article
from lint.formats import read
from lint.source import Source


def article(text: str) -> Article:
    return read(Source("x.md", text))


def seen(found: Article) -> list[tuple[str, str]]:
    return [(b.kind, found.block_text(b)) for b in found.blocks if b.end > b.start]


def test_headings_paragraphs_and_lists() -> None:
    text = '<h2 id="use">How to <em>use</em></h2>\n<p>Take  one\ntablet.</p>\n<ol><li>first</li><li>second</li></ol>\n'
    found = article(text)
    assert seen(found) == [
        ("heading", "How to use"),
        ("paragraph", "Take one tablet."),
        ("item", "first"),
        ("item", "second"),
    ]
    assert [(s.title, s.level, s.anchor) for s in found.sections[1:]] == [("How to use", 2, "use")]
    assert [b.item.number for b in found.blocks if b.item] == [1, 2]


def test_entities_breaks_and_spaces_have_their_places() -> None:
    text = "<p>\n  a &lt; b<br>c&nbsp;d </p>\n"
    found = article(text)
    assert seen(found) == [("paragraph", "a < b\nc\u00a0d")]
    at = found.prose.index("<")
    assert text[slice(*found.source_span(at, at + 1))] == "&lt;"


def test_a_table_with_blank_lines_between_its_rows_is_one_table() -> None:
    found = article("<table>\n<tr><th>Drug</th></tr>\n\n<tr><td>Aspirin</td></tr>\n\n</table>\n\nAfter.\n")
    assert [[found.block_text(found.blocks[i]) for i in row] for row in found.tables[0].rows] == [["Drug"], ["Aspirin"]]
    assert seen(found)[-1] == ("paragraph", "After.")


def test_a_table_that_is_never_closed_is_a_table() -> None:
    found = article("<table><tr><td>Aspirin<td>300 mg\n")
    assert [found.block_text(found.blocks[i]) for i in found.tables[0].rows[0]] == ["Aspirin", "300 mg"]


def test_images_links_and_footnote_markers() -> None:
    text = (
        '<figure>\n<img src="a.png" alt="A tablet">\n<figcaption>See <a href="#x">it</a>[^2].</figcaption>\n</figure>\n'
    )
    found = article(text)
    assert [(link.kind, link.url, link.text) for link in found.links] == [
        ("image", "a.png", "A tablet"),
        ("inline", "#x", "it"),
    ]
    assert all(link.url_span and text[slice(*link.url_span)] == link.url for link in found.links)
    assert [m.label for m in found.footnotes] == ["2"]
    assert seen(found) == [("caption", "See it.")]


def test_quoted_html_is_read_without_the_signs_of_the_quote() -> None:
    found = article("> <div class='note'>\n> quoted\n> </div>\n")
    assert [(b.quote, b.admonition) for b in found.blocks if b.end > b.start] == [(1, "note")]
    assert seen(found) == [("paragraph", "quoted")]


def test_unclosed_comments_scripts_and_tags_end_with_the_text() -> None:
    for tail in ("<!-- open", "<script>x", "<a href='", '<p title="', "&am", "<"):
        found = article(f"<div>\nSeen. {tail}\n")
        assert found.prose.split()[0] == "Seen."

"""What the Markdown reader sees, by habit of the people who write articles."""

from __future__ import annotations

from lint.article import Article
from lint.formats import read
from lint.source import Source


def article(text: str) -> Article:
    return read(Source("x.md", text))


def test_headings_nest_as_sections() -> None:
    found = article("# A\n\nx\n\n## B\n\ny\n\n### C\n\n## D\n")
    assert [(s.title, s.level, s.parent) for s in found.sections] == [
        ("", 0, None),
        ("A", 1, 0),
        ("B", 2, 1),
        ("C", 3, 2),
        ("D", 2, 1),
    ]


def test_entities_and_escapes_are_one_prose_with_right_places() -> None:
    text = "Dose &lt; 5 \\* mg é &amp; more\n"
    found = article(text)
    assert found.prose == "Dose < 5 * mg é & more\n"
    at = found.prose.index("&")
    span = found.source_span(at, at + 1)
    assert text[span.start : span.end] == "&amp;"
    assert not found.is_verbatim(at, at + 1)


def test_a_footnote_marker_without_a_definition_is_seen() -> None:
    found = article("Works[^1] well[^7].\n\n[^1]: Trial.\n")
    assert [(m.label, m.defined) for m in found.footnotes] == [("1", True), ("7", False)]
    assert found.prose.startswith("Works well.\n")


def test_shortcodes_make_admonitions_and_leave_no_prose() -> None:
    found = article("{{< notice warning >}}\nDo **not** crush.\n{{< /notice >}}\n\nAfter.\n")
    assert [(found.block_text(b), b.admonition) for b in found.blocks] == [
        ("Do not crush.", "warning"),
        ("After.", None),
    ]


def test_html_tables_are_tables_with_readable_cells() -> None:
    text = (
        "<table><caption>Doses</caption>\n<tr><th>Drug</th><th>Dose &amp; route</th></tr>\n"
        '<tr><td>A<sup>2</sup></td><td><a href="http://x.org/y">here</a></td></tr>\n</table>\n'
    )
    found = article(text)
    rows = [[found.block_text(found.blocks[i]) for i in row] for row in found.tables[0].rows]
    assert rows == [["Drug", "Dose & route"], ["A2", "here"]]
    assert found.tables[0].headed
    assert found.links[0].url_span is not None
    assert text[slice(*found.links[0].url_span)] == "http://x.org/y"


def test_what_wraps_markdown_names_its_admonition() -> None:
    found = article('<div class="warning">\n\n**Stop** it.\n\n</div>\n\nAfter.\n')
    assert [(found.block_text(b), b.admonition) for b in found.blocks if b.end > b.start] == [
        ("Stop it.", "warning"),
        ("After.", None),
    ]


def test_scripts_and_styles_are_no_prose() -> None:
    found = article("<div>\nSeen. <script>var unseen = 1;</script>\n<style>p {}</style>\n</div>\n")
    assert found.prose.split() == ["Seen."]


def test_comments_are_kept_wherever_they_stand() -> None:
    found = article("a <!-- one --> b\n\n- c <!-- two -->\n\n| x <!-- three --> |\n|---|\n\n<!-- four -->\n")
    assert [found.text[slice(*c)] for c in found.comments] == [
        "<!-- one -->",
        "<!-- two -->",
        "<!-- three -->",
        "<!-- four -->",
    ]


def test_kramdown_attributes_are_no_prose_and_markdown_inside_html_is_read() -> None:
    found = article(
        '<div data-type="note" markdown="1">\nA **cell**{: data-type="term"} is small.\n\n1. x\n{: type="a"}\n</div>\n'
    )
    assert [(b.kind, found.block_text(b), b.admonition) for b in found.blocks] == [
        ("paragraph", "A cell is small.", "note"),
        ("item", "x", "note"),
    ]


def test_a_shortcode_as_target_is_kept_as_written() -> None:
    found = article('See [S]({{< ref "suporn" >}}).\n')
    assert found.links[0].url == '{{< ref "suporn" >}}'
    assert found.prose == "See S.\n"

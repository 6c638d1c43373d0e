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


def labels(found: Article) -> list[str]:
    return [found.prose[b.label.start : b.label.end] for b in found.blocks if b.label]


def test_labels_name_what_follows() -> None:
    found = article(
        "**Dosage:** 50 mg\n\nRoute: oral\n\n- *Adults*: 5 mg\n- **Children** – 2 mg\n\nFever is present when: hot\n\n"
        "药名：阿司匹林\n"
    )
    assert labels(found) == ["Dosage", "Route", "Adults", "Children", "药名"]
    assert [b.label.bold for b in found.blocks if b.label] == [True, False, False, True, False]


def test_bold_lines_are_pseudo_headings() -> None:
    found = article(
        "**Treatment**\n\nText.\n\n**Adults**\nGive 5 mg.\n\n**Do not take this with alcohol.**\n\n**Note:**\n\n- x\n"
    )
    marked = [found.block_text(b) for b in found.blocks if b.pseudo_heading]
    assert marked == ["Treatment", "Adults", "Note:"]
    assert "Give 5 mg." in [found.block_text(b) for b in found.blocks]


def test_a_few_words_between_paragraphs_are_a_pseudo_heading_but_a_list_of_them_is_not() -> None:
    long = "This is a paragraph that says something at length and ends with a full stop."
    found = article(f"{long}\n\nPhysical Exam\n\n{long}\n\nThey include:\n\nLung growth\n\nCell growth\n\n{long}\n")
    assert [found.block_text(b) for b in found.blocks if b.pseudo_heading] == ["Physical Exam"]


def test_list_entries_have_numbers_markers_and_depth() -> None:
    text = "3. three\n4. four\n\n   more of four\n   - sub\n\n- other\n"
    found = article(text)
    items = [(b.kind, b.item.number, b.item.marker, b.item.depth, b.item.entry) for b in found.blocks if b.item]
    assert items == [
        ("item", 3, "3.", 1, 0),
        ("item", 4, "4.", 1, 1),
        ("paragraph", 4, "4.", 1, 1),
        ("item", None, "-", 2, 0),
        ("item", None, "-", 1, 0),
    ]
    assert all(text[slice(*b.item.marker_span)] == b.item.marker for b in found.blocks if b.item)


def test_mkdocs_admonitions_hold_paragraphs_and_lists() -> None:
    found = article('!!! warning "Stop it"\n    Take care.\n\n    - one\n\nAfter.\n')
    assert [(b.kind, b.admonition, b.item.depth if b.item else 0) for b in found.blocks] == [
        ("paragraph", "warning", 0),
        ("paragraph", "warning", 0),
        ("item", "warning", 1),
        ("paragraph", None, 0),
    ]
    assert found.block_text(found.blocks[0]) == "Stop it"
    plain = article("!!! note\n    Take **care**.\n\n??? tip\n\n    More.\n")
    assert [(plain.block_text(b), b.admonition) for b in plain.blocks] == [("Take care.", "note"), ("More.", "tip")]


def test_github_quarto_and_docusaurus_notes() -> None:
    found = article("> [!WARNING]\n> a\n\n:::{.callout-tip}\nb\n:::\n\n:::danger Take care\nc\n:::\n")
    assert [(found.block_text(b), b.admonition) for b in found.blocks] == [
        ("a", "warning"),
        ("b", "tip"),
        ("c", "danger"),
    ]


def test_marks_of_pandoc_and_html_are_not_read() -> None:
    found = article("m^2^ H~2~O CO<sub>2</sub> 10^3 and 10^6 ~~no~~ `x` {#id}\n")
    assert found.prose == "m2 H2O CO2 10^3 and 10^6 no x {#id}\n"
    kinds = [(m.kind, found.prose[m.start : m.end]) for m in found.marks]
    assert kinds == [
        ("superscript", "2"),
        ("subscript", "2"),
        ("subscript", "2"),
        ("strike", "no"),
        ("code", "x"),
    ]


def test_superscripts_may_hold_links() -> None:
    found = article("Lower risk^[1](#r1),[2](#r2)^ and 10^[3](#r3)x.\n")
    assert found.prose == "Lower risk1,2 and 10^3x.\n"
    assert [(m.kind, found.prose[m.start : m.end]) for m in found.marks] == [("superscript", "1,2")]


def test_what_stands_in_an_image_is_no_prose() -> None:
    found = article("A ![alt `code` <b>c</b> **b**](i.png) B\n")
    assert found.prose == "A  B\n"
    assert [link.kind for link in found.links] == ["image"]
    assert not found.footnotes


def test_links_have_the_place_of_their_target() -> None:
    text = (
        '[a](http://x.org/a_(b) "t") [b]( <u v> ) [c][r] <http://y.org> <m@y.org> '
        "http://z.org/q. www.w.org ![i](i.png)\n"
        "\n[r]: http://r.org\n"
    )
    found = article(text)
    seen = [(link.kind, link.url, link.url_span and text[slice(*link.url_span)]) for link in found.links]
    assert sorted(seen, key=str) == sorted(
        [
            ("inline", "http://x.org/a_(b)", "http://x.org/a_(b)"),
            ("inline", "u v", "u v"),
            ("reference", "http://r.org", None),
            ("autolink", "http://y.org", "http://y.org"),
            ("autolink", "mailto:m@y.org", "m@y.org"),
            ("bare", "http://z.org/q", "http://z.org/q"),
            ("bare", "http://www.w.org", "www.w.org"),
            ("image", "i.png", "i.png"),
        ],
        key=str,
    )
    assert "img" not in found.prose


def test_explicit_heading_ids_and_repeated_headings() -> None:
    found = article("# Dose {#dose-x}\n\n## Use\n\n## Use\n\nSetext\n======\n")
    assert [(s.anchor, s.explicit_anchor, s.level) for s in found.sections[1:]] == [
        ("dose-x", True, 1),
        ("use", False, 2),
        ("use-1", False, 2),
        ("setext", False, 1),
    ]


def test_definition_lists_name_their_terms() -> None:
    found = article("Aspirin\n: A salicylate.\n")
    assert labels(found) == ["Aspirin"]
    assert found.prose == "Aspirin\nA salicylate.\n"


def test_hostile_text_is_read_in_linear_work() -> None:
    """Deep nesting, and openings that never close: work grows with the text, and nothing fails."""
    for part in (">", "> ", "[", "![", "*a ", "<div ", "{{< ", "{% a ", "[a](b)", "<script>", "<!--", "- ", "|a"):
        small, large = article(part * 2_000), article(part * 10_000)
        assert len(large.map.prose) <= 6 * len(small.map.prose) + 10


def test_front_matter_nested_without_end_is_a_fault_not_a_crash() -> None:
    for nest in ("[" * 200_000, "- " * 50_000):
        article = read(Source("a.md", f"---\ntitle: {nest}\n---\n\nText.\n"))
        assert article.front is not None
        assert article.front.faults


def test_bullets_of_a_word_processor_are_lists_in_markdown_too() -> None:
    text = "Signs:\n• Fever é\n•Cough\n\n● Pain\nthat stays\n\nAfter • all.\n"
    found = article(text)
    assert [(b.kind, found.block_text(b), b.item.entry if b.item else None) for b in found.blocks] == [
        ("paragraph", "Signs:", None),
        ("item", "Fever é", 0),
        ("item", "Cough", 1),
        ("item", "Pain that stays", 2),
        ("paragraph", "After • all.", None),
    ]
    assert [text[slice(*b.item.marker_span)] for b in found.blocks if b.item] == ["•", "•", "●"]


def test_mdx_modules_and_expressions_are_no_prose() -> None:
    text = (
        "import Dose from './dose.js'\n\n# Use {props.name}\n\nTake {/* why */} 5 mg <Dose n={3} /> daily.\n\n"
        "<Warning>\n\nStop it.\n\n</Warning>\n"
    )
    found = read(Source("x.mdx", text))
    assert [found.block_text(b).split() for b in found.blocks if b.end > b.start] == [
        ["Use"],
        ["Take", "5", "mg", "daily."],
        ["Stop", "it."],
    ]
    assert [text[slice(*c)] for c in found.comments] == ["{/* why */}"]
    assert [b.admonition for b in found.blocks if b.kind == "paragraph"][-1] == "warning"


def test_thousands_of_shortcodes_are_read_in_linear_work() -> None:
    found = article("{{< note >}}x{{< /note >}}\n\n" * 3000 + "end\n")
    assert len(found.blocks) == 3001
    assert found.blocks[-1].admonition is None
    assert found.blocks[0].admonition == "note"

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

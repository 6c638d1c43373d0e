"""Which reader reads what."""

from __future__ import annotations

import pytest

from lint.formats import UnknownFormatError, format_of, read, sniff
from lint.source import Source


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a/b.md", "markdown"),
        ("B.MARKDOWN", "markdown"),
        ("x.qmd", "markdown"),
        ("x.Rmd", "markdown"),
        ("x.mdx", "markdown"),
        ("x.txt", "plain"),
        ("x.text", "plain"),
        ("dir.md/x", None),
        (".md", None),
        ("x.docx", None),
        ("-", None),
    ],
)
def test_the_suffix_decides(path: str, format: str | None) -> None:
    assert format_of(path) == format


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("# A\n\ntext", "markdown"),
        ("Text with [a link](http://x.org).", "markdown"),
        ("**Dosage:** 5 mg", "markdown"),
        ("---\ntitle: x\n---\n", "markdown"),
        ("| a | b |\n|---|---|\n", "markdown"),
        ("INTRODUCTION\nA fall is bad.\n• one\n- two\n", "plain"),
        ("", "plain"),
    ],
)
def test_text_without_a_name_is_sniffed(text: str, format: str) -> None:
    assert sniff(text) == format
    assert read(Source("<stdin>", text)).format == format


def test_a_format_may_be_forced_and_an_unknown_one_is_an_error() -> None:
    assert read(Source("x.md", "# A"), "plain").format == "plain"
    with pytest.raises(UnknownFormatError, match="docx"):
        read(Source("x.md", "# A"), "docx")
    with pytest.raises(UnknownFormatError, match="no reader for HTML"):
        read(Source("x.html", "<p>A</p>"))


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
@pytest.mark.parametrize("text", ["", "\n", " \t\r\n \n", "\u00a0", "---\ntitle: x\n---\n", "<!-- only -->"])
def test_articles_with_nothing_to_read(name: str, text: str) -> None:
    article = read(Source(name, text))
    assert article.sections[0].level == 0
    assert len(article.sections) == 1
    assert article.words() == 0 or name == "x.txt"

"""The corpus read by our Markdown reader and by markdown-it-py: the same outline, links and footnotes.

Known differences, which are left out of the comparison: what `dialects` blanks (articles that hold a shortcode, a
Kramdown attribute list or a `:::` block), headings and links inside raw HTML, which markdown-it does not look into,
and links whose target neither could be one (markdown-it drops them).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from lint.article import Article
from lint.formats import dialects, read
from lint.formats.front import front_matter
from lint.source import decode

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"


def files() -> list[Path]:
    return sorted(path for path in CORPUS.glob("*/articles/*.md"))


def second_opinion(text: str) -> tuple[list[tuple[int, str]], list[str], int]:
    """Outline, link targets, and how many tables markdown-it sees."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    outline: list[tuple[int, str]] = []
    links: list[str] = []
    tables = 0
    tokens = parser.parse(text)
    for number, token in enumerate(tokens):
        if token.type == "table_open":
            tables += 1
        if token.type == "heading_open":
            outline.append((int(token.tag[1]), squeezed(plain(tokens[number + 1].children or []))))
        for child in token.children or []:
            if child.type == "link_open":
                links.append(unquote(str(child.attrs["href"])))
            elif child.type == "image":
                links.append(unquote(str(child.attrs["src"])))
    return outline, links, tables


def plain(tokens: list[Any]) -> str:
    words = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return "".join(words)


def squeezed(text: str) -> str:
    """Without white space, footnote markers, heading ids and Pandoc's superscript signs."""
    text = re.sub(r"\[\^[^\]\s]+\]|\{[#.][^}]*\}", "", text)
    return re.sub(r"\s+", "", text)


def differences(article: Article, body: str) -> list[str]:
    outline, links, tables = second_opinion(body)
    found = []
    html_spans = [b.span for b in article.blocks if b.kind == "html"]

    def in_html(offset: int) -> bool:
        return any(span.start <= offset < span.end for span in html_spans)

    ours = [(s.level, squeezed(s.title)) for s in article.sections[1:] if not in_html(s.heading_span.start)]
    if ours != outline:
        found.append(f"outline: {set(ours) ^ set(outline)}")
    ours_links = sorted(
        unquote(link.url) for link in article.links if link.kind != "bare" and not in_html(link.span.start)
    )
    if ours_links != sorted(links):
        found.append(f"links: {set(ours_links) ^ set(links)}")
    ours_tables = sum(1 for table in article.tables if not in_html(table.span.start))
    if ours_tables != tables:
        found.append(f"tables: {ours_tables} and {tables}")
    body = re.sub(r"`[^`\n]*`|```.*?```|^ *\[\^[^\]\s]+\]:", "", body, flags=re.DOTALL | re.MULTILINE)
    markers = re.findall(r"\[\^[^\]\s]+\]", body)
    if len(article.footnotes) != len(markers):
        found.append(f"footnote markers: {len(article.footnotes)} and {len(markers)}")
    return found


def compare(paths: list[Path]) -> None:
    different = {}
    compared = 0
    for path in paths:
        source = decode(path.name, path.read_bytes())
        front = front_matter(source.text)
        body = source.text[front.span.end :] if front else source.text
        if dialects.mask(body, 0) is not None:
            continue
        compared += 1
        found = differences(read(source), body)
        if found:
            different[path.name] = found
    assert compared
    assert not different


needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not there (../shared/corpus)")


@needs_corpus
def test_a_sample_of_the_corpus_reads_the_same() -> None:
    compare(files()[::60])


@needs_corpus
@pytest.mark.slow
def test_the_corpus_reads_the_same() -> None:
    compare(files())

"""Every place that a reader gives is right to the character, whatever the article is made of."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.article import Article
from lint.formats import read
from lint.source import Source, decode
from lint.text.sentences import sentences

# Words that occur once each: the test finds them again in the prose and in the source.
ALPHABETS = ("abcdefg", "éüñß", "剂量药片", "😀🧪💊", "µΩλ")
SIGNS = ("&amp;", "&lt;", "&#956;", "&times;", "\\*", "\\_", "\\[", "5 mg", "1.5", "–", "“x”", "\u00a0", "a_b_c", "x*y")


@st.composite
def inline(draw: st.DrawFn, depth: int = 2) -> str:
    """A run of inline Markdown with words that are marked by "w…w"."""
    kind = draw(st.integers(0, 12 if depth else 5))
    letters = draw(st.sampled_from(ALPHABETS))
    word = "w" + draw(st.text(letters, min_size=2, max_size=4)) + "w"
    if kind <= 3:
        return word
    if kind <= 5:
        return draw(st.sampled_from(SIGNS))
    inner = draw(inline(depth=depth - 1))
    if kind == 6:
        return f"**{word} {inner} {word}**"
    if kind == 7:
        return f"*{word}*"
    if kind == 8:
        return f"[{word} {inner}](http://example.org/{len(word)}?a=1&b=2 'title')" if "](" not in inner else word
    if kind == 9:
        return f"`{word}`"
    if kind == 10:
        return f"{word}<sup>{word}</sup> <!-- c --> {inner}"
    if kind == 11:
        return f"![{word}](x.png) {inner}"
    return f"{word}[^1] <http://example.org/{len(word)}> {inner}"


@st.composite
def words(draw: st.DrawFn) -> str:
    return " ".join(draw(st.lists(inline(), min_size=1, max_size=5)))


def indented(text: str, first: str, rest: str) -> str:
    return "\n".join((first if i == 0 else rest) + line for i, line in enumerate(text.split("\n")))


@st.composite
def block(draw: st.DrawFn, depth: int = 2) -> str:
    kind = draw(st.integers(0, 11 if depth else 5))
    if kind <= 2:
        return "\n".join(draw(st.lists(words(), min_size=1, max_size=3)))
    if kind == 3:
        return "#" * draw(st.integers(1, 6)) + " " + draw(words())
    if kind == 4:
        cells = draw(st.lists(words(), min_size=4, max_size=4))
        cells = [cell.replace("|", "\\|") for cell in cells]
        return f"| {cells[0]} | {cells[1]} |\n|---|:-:|\n| {cells[2]} |\t{cells[3]} \\| z |"
    if kind == 5:
        return draw(words()) + "  \n" + draw(words()) + "\\\n" + draw(words())
    inner = "\n\n".join(draw(st.lists(block(depth=depth - 1), min_size=1, max_size=2)))
    if kind == 6:
        return indented(inner, "- ", "  ")
    if kind == 7:
        return indented(inner, "12. ", "    ")
    if kind == 8:
        return indented(inner, "> ", "> ")
    if kind == 9:
        return "{{< notice tip >}}\n\n" + inner + "\n\n{{< /notice >}}"
    if kind == 10:
        return ":::note é\n\n" + inner + "\n\n:::"
    return "<div class='warning'>\n\n" + inner + "\n\n</div>"


@st.composite
def markdown(draw: st.DrawFn) -> bytes:
    parts = draw(st.lists(block(), min_size=1, max_size=4))
    text = "\n\n".join(parts) + "\n"
    if draw(st.booleans()):
        text = "---\ntitle: Wähle\n---\n" + text
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


def pieces(article: Article) -> list[tuple[str, str, bool]]:
    """(prose, source, verbatim) of every piece of the map."""
    where = article.map
    starts = [*where.prose, len(article.prose)]
    found = []
    for i, (begin, end) in enumerate(pairwise(starts)):
        prose = article.prose[begin:end]
        verbatim = where.ends[i] < 0
        stop = where.source[i] + len(prose) if verbatim else where.ends[i]
        found.append((prose, article.text[where.source[i] : stop], verbatim))
    return found


BREAK = re.compile(r"[\s>\\]*|(?:\s*<[^<>]*>\s*)+|&#?\w+;")


def check_pieces(article: Article) -> None:
    for prose, source, verbatim in pieces(article):
        if verbatim:
            assert prose == source
        elif prose in (" ", "\n"):
            assert source == "" or re.fullmatch(r"[\s>\\]*|<br\s*/?>|(?:\s*<[^<>]*>\s*)+|&\w+;", source), (
                prose,
                source,
            )
        else:
            assert html.unescape(source) == prose, (prose, source)


def check_blocks(article: Article) -> None:
    at, end = 0, len(article.text)
    for number, block_ in enumerate(article.blocks):
        assert block_.start == at
        assert article.prose[block_.end] == "\n"
        assert 0 <= block_.span.start <= block_.span.end <= end
        if block_.end > block_.start:
            assert article.block_at(block_.start) == number
            span = article.source_span(block_.start, block_.end)
            assert block_.span.start <= span.start <= span.end <= block_.span.end
        at = block_.end + 1
    if article.blocks:
        assert at == len(article.prose)


def check_sections(article: Article) -> None:
    sections = article.sections
    for section in sections[1:]:
        assert section.parent is not None
        parent = sections[section.parent]
        assert parent.index < section.index
        assert parent.level < section.level
        assert parent.span.start <= section.span.start <= section.span.end <= parent.span.end
        assert parent.first <= section.first <= section.last <= section.until <= parent.until
        assert section.heading is not None
        assert article.blocks[section.heading].section == section.index
    anchors = [s.anchor for s in sections[1:] if not s.explicit_anchor]
    assert len(set(anchors)) == len(anchors)


def check_inline(article: Article) -> None:
    size = len(article.prose)
    for mark in article.marks:
        assert 0 <= mark.start < mark.end <= size
    for link in article.links:
        assert 0 <= link.start <= link.end <= size
        assert link.span.start < link.span.end
        if link.url_span is not None:
            assert link.span.start <= link.url_span.start <= link.url_span.end <= link.span.end
        if link.kind != "image":
            assert article.prose[link.start : link.end] == link.text
    for note in article.footnotes:
        assert article.text[note.span.start : note.span.end] == f"[^{note.label}]"


def check_sentences(article: Article) -> None:
    found = sentences(article)
    at = 0
    for sentence in found:
        block_ = article.blocks[sentence.block]
        assert block_.start <= sentence.start < sentence.end <= block_.end
        assert not article.prose[at : sentence.start].strip()
        at = sentence.end
    assert not article.prose[at:].strip()


CHECKS: tuple[Callable[[Article], None], ...] = (
    check_pieces,
    check_blocks,
    check_sections,
    check_inline,
    check_sentences,
)
QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(markdown())
def test_markdown_places(data: bytes) -> None:
    article = read(decode("x.md", data))
    for check in CHECKS:
        check(article)
    seen = re.findall(r"w[^\sw]{2,4}w", article.prose)
    for found in re.finditer(r"w[^\sw]{2,4}w", article.prose):
        start, end = article.source_span(*found.span())
        assert article.text[start:end] == found.group()
        assert article.is_verbatim(*found.span())
    images = re.findall(r"!\[(w[^\sw]{2,4}w)\]", article.text)
    written = re.findall(r"w[^\sw\]]{2,4}w", article.text)
    assert len(seen) == len(written) - len(images)


@QUICK
@given(
    st.text(st.sampled_from("ab \t\n\r#*_`[]()<>!|-+.:~^&;\\\"'1{}%=éπ剂😀\u00a0\x0b\x0c\x85\u2028/$@"), max_size=200)
)
@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_no_text_breaks_a_reader(name: str, text: str) -> None:
    article = read(Source(name, text))
    for check in CHECKS[1:]:
        check(article)
    for prose, source, verbatim in pieces(article):
        if verbatim:
            assert prose == source


LINES = st.sampled_from(
    (
        "TREATMENT OF FEVER",
        "Introduction",
        "Drug treatment",
        "Dosage:",
        "• Adults: 5 mg daily",
        "▪children 2 mg",
        "  - twice a day",
        "1. first",
        "2) second",
        "A sentence that stands alone and is long enough to be a paragraph of its own.",
        "and goes on here in lower case",
        "Drug\tDose",
        "Aspirin\t300 mg",
        "| a | b | c |",
        "*Starred*",
        "",
        "\u00a0",
        "References",
        "Smith J. Fever. BMJ 2001;1:1. https://example.org/x",
        "药物治疗 😀",
        "# A mark",
    )
)


@QUICK
@given(st.lists(LINES, max_size=14), st.sampled_from(("\n", "\r\n", "\r")))
def test_plain_text_places(lines: list[str], end: str) -> None:
    article = read(Source("x.txt", end.join(lines)))
    for check in CHECKS:
        check(article)
    seen = re.sub(r"[\s|]", "", article.prose)
    written = "".join(line for line in lines)
    assert len(seen) <= len(re.sub(r"\s", "", written))
    for word in ("sentence", "Aspirin", "goes", "Adults", "Smith"):
        assert article.prose.count(word) == written.count(word)


def test_lone_surrogates_are_read() -> None:
    article = read(Source("x.md", "# A\n\na \ud800 b é\n"))
    assert article.prose == "A\na \ufffd b é\n"
    check_blocks(article)

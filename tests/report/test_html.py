"""The HTML report: whole, safe, and saying what the findings say."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from lint.report import render
from lint.report.checklist import TOPICS, checklist
from lint.report.html.escape import attribute, content, web_address
from lint.report.model import Counts
from tests.report.samples import CASES, check_snapshot, clean, many, one, report, result

VOID = {"meta", "input", "br", "hr", "img", "link"}


class Page(HTMLParser):
    """Reads a document strictly: every element that opens must close in its place."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        self.faults += self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "a" and "href" in given:
            self.links.append(given["href"] or "")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1] not in ("style", "script"):
            self.words.append(data)


def made(case: str) -> str:
    return "".join(render("html", CASES[case]()))


@pytest.mark.parametrize("case", CASES)
def test_every_document_is_well_formed(case: str) -> None:
    page = Page(made(case))
    assert page.faults == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("case", CASES)
def test_every_link_inside_leads_somewhere(case: str) -> None:
    page = Page(made(case))
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.ids] == []


@pytest.mark.parametrize("case", CASES)
def test_html_report_is_as_looked_at(case: str) -> None:
    text = made(case)
    text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    text = re.sub(r"<script>.*?</script>", "<script></script>", text, count=1, flags=re.DOTALL)
    text = re.sub(r"sha256-[^']+", "sha256-", text)
    check_snapshot(f"{case}.html", re.sub(r"(<(?:tr|aside|div|section|article|li|h\d|/tbody)\b)", r"\n\1", text))


@pytest.mark.parametrize("case", CASES)
def test_nothing_acts_but_our_own_script(case: str) -> None:
    text = made(case)
    page = Page(text)
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not {"img", "svg", "iframe", "object", "embed", "link", "base"} & {tag for tag, _ in page.elements}
    for tag, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
    schemes = {link.partition(":")[0] for link in page.links if not link.startswith("#")}
    assert schemes <= {"http", "https"}


def test_the_policy_allows_only_this_style_and_this_script() -> None:
    text = made("one")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "default-src 'none'" in policy[1]
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert inside
        assert b64encode(sha256(inside[1].encode()).digest()).decode() in policy[1]


def test_nothing_is_loaded_from_anywhere() -> None:
    text = made("one")
    assert "@import" not in text
    assert "url(" not in text
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|import)\s*\(", text)
    assert all("src" not in attributes for _, attributes in Page(text).elements)


def test_hidden_characters_are_shown_by_number() -> None:
    text = made("hostile")
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "U+202E" in text


def test_the_words_of_the_article_are_all_there() -> None:
    words = " ".join("".join(Page(made("one")).words).split())
    for sentence in ("It is common and well described.", "Rest helps.", "Sumatriptan"):
        assert sentence in words


def test_a_card_follows_the_sentence_it_is_about() -> None:
    text = made("one")
    assert text.index("</mark>") < text.index('id="a1-f2"') < text.index("Rest helps")


def test_a_fix_is_shown_before_and_after() -> None:
    assert "<del>1.0 mg</del>" in made("one")
    assert "<ins>1 mg</ins>" in made("one")


def test_many_findings_are_capped_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.report.html.CARD_LIMIT", 20)
    text = "".join(render("html", report(many())))
    assert text.count("<aside") == 20
    assert "41 further findings" in text


def test_text_beyond_the_budget_is_left_out_and_the_findings_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.report.html.TEXT_BUDGET", 10)
    text = "".join(render("html", report(one())))
    assert "left out" in text
    assert "Rest helps" not in text
    assert text.count("<aside") == 5
    assert Page(text).faults == []


def test_clean_articles_of_a_large_run_are_listed_without_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.report.html.CLEAN_LIMIT", 1)
    text = "".join(render("html", report(one(), clean())))
    assert "articles/clean.md" in text
    assert "Nothing is wrong here" not in text


def test_the_checklist_answers_from_findings_rules_and_tallies() -> None:
    families = {"DOS", "CIT", "DIS", "LNG", "CLM"}
    answers = {answer.topic.key: answer for answer in checklist(one(), families, "error")}
    assert answers["doses"].state == "failed"
    assert answers["doses"].findings == 2
    assert answers["language"].state == "review"
    assert answers["links"].state == "unchecked"
    assert answers["claims"].state == "passed"
    none = result("x.md", "# T\n\nText.\n", tallies={"doses": 0, "claims": 0})
    answers = {answer.topic.key: answer for answer in checklist(none, families, "error")}
    assert answers["doses"].state == "absent"
    assert answers["disclaimer"].state == "passed"
    assert none.counts == Counts()


def test_warnings_fail_a_topic_where_they_fail_the_run() -> None:
    text = "# T\n\nThe the word.\n"
    article = result("x.md", text, {"code": "TXT003", "at": "the", "message": "m"})
    states = [
        {answer.topic.key: answer.state for answer in checklist(article, {"TXT"}, level)}["text"]
        for level in ("error", "warning", "advice")
    ]
    assert states == ["review", "failed", "failed"]


def test_topics_cover_every_family_once() -> None:
    families = [each for topic in TOPICS for each in topic.families]
    assert len(families) == len(set(families))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1&c", "https://example.org/a?b=1&amp;c"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("https://x/\n", None),
        ("//example.org", None),
        ('https://x/"onclick=', "https://x/&quot;onclick="),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: str | None) -> None:
    assert web_address(url) == kept


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_text_has_the_contrast_of_wcag_aa(scheme: str) -> None:
    style = re.search(r"<style>(.*?)</style>", made("empty"), re.DOTALL)
    assert style
    palettes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", rules))
        for rules in re.findall(r":root \{(.*?)\}", style[1], re.DOTALL)
    ]
    light, dark, printed = palettes
    colours = {"light": light, "dark": light | dark, "print": light | printed}[scheme]
    pairs = [(ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "raised", "sunk")]
    for kind in ("error", "warning", "advice", "passed"):
        pairs += [(kind, "paper"), (kind, "raised"), (kind, f"{kind}-wash"), ("ink", f"{kind}-wash")]
    assert {
        pair: _contrast(*(colours[name] for name in pair))
        for pair in pairs
        if _contrast(*(colours[name] for name in pair)) < 4.5
    } == {}


def test_escaping_covers_markup_quotes_and_hidden_characters() -> None:
    assert content("<a> & \"'\u202e") == '&lt;a&gt; &amp; &quot;&#39;<span class="hidden-character">U+202E</span>'
    assert attribute("<\u200b\ud800") == "&lt;U+200BU+D800"

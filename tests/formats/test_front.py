"""Front matter: data, places, and faults that never stop the article from being read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.article import Article, FrontMatter
from lint.formats import read
from lint.formats.metadata import yaml_front
from lint.formats.simple_yaml import simple_yaml
from lint.source import Source, Span, decode


def article(text: str, name: str = "x.md") -> Article:
    return read(Source(name, text))


def front(text: str) -> FrontMatter:
    found = article(text).front
    assert found is not None
    return found


YAML = """---
title: "Zażółć: a guide"
tags: [dose, 'aspirin']
author:
  - name: Ada
    email: ada@example.org
date: 2024-02-03
version: 1.10
draft: no
---

# Body
"""


def test_yaml_data_is_what_json_can_hold() -> None:
    data = front(YAML).data
    assert json.loads(json.dumps(data)) == {
        "title": "Zażółć: a guide",
        "tags": ["dose", "aspirin"],
        "author": [{"name": "Ada", "email": "ada@example.org"}],
        "date": "2024-02-03",
        "version": 1.1,
        "draft": False,
    }


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_key_and_value_has_its_place(end: str) -> None:
    text = YAML.replace("\n", end)
    found = front(text)
    assert {path: text[slice(*span)] for path, span in found.keys.items()} == {
        ("title",): "title",
        ("tags",): "tags",
        ("author",): "author",
        ("author", 0, "name"): "name",
        ("author", 0, "email"): "email",
        ("date",): "date",
        ("version",): "version",
        ("draft",): "draft",
    }
    assert text[slice(*found.values[("title",)])] == '"Zażółć: a guide"'
    assert text[slice(*found.values[("tags", 1)])] == "'aspirin'"
    assert text[slice(*found.values[("author", 0, "name")])] == "Ada"
    assert text[found.span.end :].lstrip() == f"# Body{end}"


def test_the_body_does_not_hold_the_front_matter() -> None:
    found = article(YAML)
    assert found.prose == "Body\n"
    assert found.title == "Zażółć: a guide"


def test_a_key_given_twice_is_a_fault_with_its_place() -> None:
    text = "---\ntitle: a\ntitle: b\n---\nx\n"
    found = front(text)
    assert found.data == {"title": "b"}
    [(span, words)] = found.faults
    assert "twice" in words
    assert span.start == text.index("title: b")
    assert text[slice(*found.values[("title",)])] == "b"


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("title: [a", "not valid YAML"),
        ("title: 'a", "not valid YAML"),
        ("title: a: b", "not valid YAML"),
        ("\ttitle: a", "not valid YAML"),
        ("title: \x01", "not valid YAML"),
        ("title: {{ page.title }}", ""),
        ("- a\n- b", "not a list of keys"),
        ("a: &x [*x]", "refers to itself"),
        ("a: *nowhere", "not valid YAML"),
        ("a: " + "[" * 3000, "not valid YAML"),
        ("a: &a [x]\nb: &b [" + "*a," * 90 + "]\nc: &c [" + "*b," * 90 + "]\nd: [" + "*c," * 90 + "]", "too deeply"),
    ],
)
def test_broken_yaml_is_a_fault_and_the_article_is_read(yaml: str, words: str) -> None:
    text = f"---\n{yaml}\n---\n\n# Body\n"
    found = article(text)
    assert [s.title for s in found.sections] == ["", "Body"]
    assert found.front is not None
    assert any(words in fault for _, fault in found.front.faults) or not words
    assert all(0 <= span.start <= span.end <= len(text) for span, _ in found.front.faults)
    json.dumps(found.front.data)


def test_what_can_be_read_of_broken_yaml_is_kept() -> None:
    found = front('---\ntitle: "A"\nbad: [a\nauthor: Ada\n---\nx\n')
    assert found.data["title"] == "A"
    assert found.faults


def test_an_unclosed_block_is_a_fault_and_its_lines_are_no_prose() -> None:
    found = article("---\ntitle: A\nauthor: B\n\n# Body\n\nText.\n")
    assert found.front is not None
    assert found.front.data == {"title": "A", "author": "B"}
    assert "never closed" in found.front.faults[0][1]
    assert found.prose == "Body\nText.\n"


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    found = article("---\n\nText one.\n\n---\n\nText two.\n")
    assert found.front is None
    assert found.prose.split("\n")[:2] == ["Text one.", "Text two."]


def test_a_byte_order_mark_before_it_is_no_hindrance() -> None:
    found = read(decode("x.md", b"\xef\xbb\xbf---\ntitle: A\n---\nx\n"))
    assert found.title == "A"


def test_empty_and_toml_front_matter() -> None:
    assert front("---\n---\nx\n").data == {}
    text = '+++\ntitle = "A"\ndate = 2024-02-03\n[params]\nlevel = 2\n+++\n\n# Body\n'
    found = front(text)
    assert found.data == {"title": "A", "date": "2024-02-03", "params": {"level": 2}}
    assert text[slice(*found.keys[("title",)])] == "title"
    assert text[slice(*found.values[("params", "level")])] == "2"
    assert "not valid TOML" in front("+++\ntitle = \n+++\nx\n").faults[0][1]


def test_plain_text_may_have_it_too() -> None:
    assert article("---\ntitle: A\n---\nHeading\n\nText.\n", "x.txt").metadata == {"title": "A"}


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab:- \n\t#[]{}&*!|>'\"%@`,?~1.é😀\\<=+"), max_size=80), st.sampled_from(("---", "+++")))
def test_no_front_matter_breaks_a_reader(text: str, fence: str) -> None:
    written = f"{fence}\n{text}\n{fence}\n\nBody w.\n"
    found = article(written)
    assert found.prose.endswith("Body w.\n")
    if found.front is not None:
        json.dumps(found.front.data)
        for span in (*found.front.keys.values(), *found.front.values.values()):
            assert 0 <= span.start <= span.end <= found.front.span.end


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def same_as_the_library(yaml: str) -> bool:
    """Whether the quick reading of simple front matter gives what the YAML library gives; True where it gives none."""
    text = f"---\n{yaml}---\n"
    span = Span(0, len(text))
    quick = simple_yaml(text, 4, len(text) - 4, span)
    if quick is None:
        return True
    slow = yaml_front(text, 4, len(text) - 4, span)
    assert quick.data == slow.data
    assert [type(v) for v in quick.data.values()] == [type(v) for v in slow.data.values()]
    assert dict(quick.keys) == dict(slow.keys)
    assert {k: v.start for k, v in quick.values.items() if k} == {k: v.start for k, v in slow.values.items() if k}
    for path, place in quick.values.items():
        if path in slow.keys and not isinstance(value_at(quick.data, path), (list, dict)):
            assert place == slow.values[path]  # the library lets a list end where the next key begins
    assert slow.faults == ()
    return True


VALUES = st.sampled_from(
    (
        *("plain words", '"double: quoted"', "'single # quoted'", "a:b", "a: b", "a #c", "a#c", "12", "012", "1.5"),
        *("2024-02-03", "2024-02-03 10:00:00", "12:30", "yes", "No", "null", "~", "", "[a, b c]", "[]", "[a, 'b']"),
        *("[1, yes, 2024-01-01]", "[a, [b]]", "{a: b}", "|", "> x", "&a x", "*a", "!x y", "%x", "@x", "`x`", "- x"),
        *("Ünïcode 剂量", "http://x.org/a?b=c", "0x1F", "1_000", ".5", ".inf", "=", "<<", "a, b", "it's", "(x)", "?"),
        *("- a", "x - y", "'it''s'", '"a\\tb"', "on", "y", "n", "é: x", "[a,b]", "[ a ]", "[a,]", "a\u00a0", "a  "),
        *("1e3", "x:", "5 mg", "\u00a0x", "1:2", "a\u2028b", "0", "-1", "+1", "0.0", "00", "1e", "e1"),
    )
)
ENTRIES = st.one_of(
    st.tuples(st.sampled_from(("title", "tags", "a-b", "c_d", "é")), VALUES).map(lambda p: f"{p[0]}: {p[1]}\n"),
    VALUES.map(lambda v: f"  - {v}\n"),
    VALUES.map(lambda v: f"- {v}\n"),
    st.tuples(st.sampled_from(("  name", "  - name", "    role", "- name", "  role", " x")), VALUES).map(
        lambda p: f"{p[0]}: {p[1]}\n"
    ),
    st.sampled_from(("list:\n", "other:\n", "# comment\n", "\n", "  more\n", "x:y\n", "list: \n")),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=5).map("".join))
def test_simple_front_matter_reads_as_the_library_reads_it(yaml: str) -> None:
    assert same_as_the_library(yaml)
    assert same_as_the_library(yaml.replace("\n", "\r\n"))


def test_simple_front_matter_needs_no_library() -> None:
    yaml = (
        'title: "A: b"\nauthor: Ada\ntags: [dose]\nreviewers:\n  - Bob\n  - Eve\n'
        "by:\n  - name: A\n    role: MD\nx:\n  y: 1\ndate: 2024-02-03\ndraft: no\n"
    )
    text = f"---\n{yaml}---\n"
    found = simple_yaml(text, 4, len(text) - 4, Span(0, len(text)))
    assert found is not None
    assert found.data["reviewers"] == ["Bob", "Eve"]
    assert found.data["draft"] is False
    assert found.data["by"] == [{"name": "A", "role": "MD"}]
    assert found.data["x"] == {"y": 1}

"""Whatever a data file holds, reading it ends in data or in faults with places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lint.datafiles.faults import DataFileError
from lint.datafiles.places import Document, parse_toml, parse_yaml
from lint.datafiles.validation import schema_faults
from lint.rules.reading import rule_faults

RULE = """\
code: ACME001
name: forbidden-word
summary: A word that our house does not use
severity: warning
check: pattern
with: {words: [utilise], any: ['a(b|c)d'], unless: [x]}
message: "Write use, not {found}."
fix: safe
why: Plain words are read by more people.
examples: [{bad: We utilise it., at: [utilise]}, {good: We use it., settings: {today: 2026-01-01}}]
"""

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places_are_real(document: Document, text: str) -> None:
    lines = len(text.splitlines()) + 1
    assert all(1 <= line <= lines and column >= 1 for line, column in document.values.values())


def outcome(read: Callable[[], Any]) -> Any:
    """What was read, or the faults."""
    try:
        return read()
    except DataFileError as error:
        return error.faults


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_data_or_faults(text: str) -> None:
    read = outcome(lambda: parse_yaml("f.yaml", text))
    assert read
    if isinstance(read, Document):
        places_are_real(read, text)
    table = outcome(lambda: parse_toml("f.toml", text, ("tool", "medproof")))
    assert table is None or table


@given(st.integers(0, len(RULE) - 1), st.integers(0, 12), st.text(max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_damaged_rule_file_is_a_rule_or_faults(at: int, size: int, put: str) -> None:
    read = outcome(lambda: parse_yaml("f.yaml", RULE[:at] + put + RULE[at + size :]))
    faults = rule_faults(read) if isinstance(read, Document) else list(read)
    assert all(fault.message for fault in faults)


@given(st.sampled_from(["rule", "config", "profile", "checks/pattern"]), st.data())
@settings(max_examples=150, deadline=None)
def test_any_value_under_any_key_is_accepted_or_a_fault_in_words(schema: str, data: st.DataObject) -> None:
    from lint.datafiles.validation import load_schema

    key = data.draw(st.sampled_from(sorted(load_schema(schema)["properties"])))
    document = Document("f.yaml", {key: data.draw(values)}, values={(): (1, 1)})
    for fault in schema_faults(document, schema):
        assert fault.message
        assert "is not valid under any of the given schemas" not in fault.message

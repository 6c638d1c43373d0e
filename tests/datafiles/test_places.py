"""YAML read with places, as YAML 1.2 says, and every trap told."""

from __future__ import annotations

import pytest

from lint.datafiles.faults import DataFileError, nearest
from lint.datafiles.places import parse_toml, parse_yaml


def fault(text: str) -> str:
    with pytest.raises(DataFileError) as caught:
        parse_yaml("f.yaml", text)
    return "; ".join(f"{fault.line}:{fault.column}: {fault.message}" for fault in caught.value.faults)


def test_every_key_and_value_has_its_place() -> None:
    document = parse_yaml("f.yaml", "a: 1\nb:\n  - x\n  - c: y\n")
    assert document.data == {"a": 1, "b": ["x", {"c": "y"}]}
    assert document.place(("a",)) == (1, 4)
    assert document.place(("b", 1, "c")) == (4, 8)
    assert document.place(("b", 1, "c"), key=True) == (4, 5)
    assert document.place(("b", 1, "none")) == (4, 5)


def test_only_true_and_false_are_booleans() -> None:
    text = "[yes, no, on, off, y, n, true, False, TRUE, null, ~, 012, 1_000, 1:30, 2026-06-30, 1e3, .5, .inf, 0x1F, <<]"
    assert parse_yaml("f.yaml", text).data == [
        *("yes", "no", "on", "off", "y", "n"),
        *(True, False, True, None, None),
        *(12, "1_000", "1:30", "2026-06-30", "1e3", 0.5, ".inf", "0x1F", "<<"),
    ]


def test_a_key_stays_the_word_it_looks_like() -> None:
    assert parse_yaml("f.yaml", "on: 1\n1.0: x\nnull: y\n").data == {"on": 1, "1.0": "x", "null": "y"}


def test_columns_count_code_points() -> None:
    assert parse_yaml("f.yaml", '"😀é": x').place(("😀é",)) == (1, 7)


def test_an_empty_document_is_nothing() -> None:
    assert parse_yaml("f.yaml", "# only a comment\n").data is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2", '2:1: the key "a" is given twice; first on line 1'),
        ("a: b: c", '1:5: not valid YAML: a ":" inside an unquoted text'),
        ("a:\n\tb: c", "not valid YAML: a tab in the indentation; YAML takes only spaces"),
        ("a: *x", 'a text that begins with "*" needs quotes'),
        ("a: @x", "put the text in quotes"),
        ("a: 1\n---\nb: 2", "more than one document (---) in the file"),
        ("x: &a [*a]", "an alias to a value that holds itself"),
        ("a: !!python/name:os.system ''", "the tag !!python/name:os.system is not allowed here"),
        ("a: !mine x", "the tag !mine is not allowed here"),
        ("a: &a {b: 1}\nc: {<<: *a}", "2:5: merge keys (<<) are not read; write the keys out"),
        ("? [a]\n: b", "1:3: a key must be a word"),
        ("a: \x07", "a character that YAML does not allow: U+0007"),
        ("a: 'x", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, expected: str) -> None:
    assert expected in fault(text)


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 20_000 + "x", "? " * 20_000, "[" * 500 + "]" * 500])
def test_nesting_without_end_is_refused(text: str) -> None:
    assert "nested deeper than 100" in fault(text)


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 8)]
    assert "more than 200,000 values; are aliases nested?" in fault("\n".join(lines))


def test_a_table_of_toml_has_places_too() -> None:
    text = '[project]\nname = "x"\n[tool.medproof]\nfail-on = "never"\n[[tool.medproof.overrides]]\nfiles = "a"\n'
    document = parse_toml("p.toml", text, ("tool", "medproof"))
    assert document is not None
    assert document.data == {"fail-on": "never", "overrides": [{"files": "a"}]}
    assert document.place(("fail-on",), key=True) == (4, 1)
    assert document.place(("overrides", 0, "files"), key=True) == (6, 1)
    assert parse_toml("p.toml", "[tool]\nx = 1\n", ("tool", "medproof")) is None


def test_the_nearest_word_is_found_or_none() -> None:
    assert nearest("sevrity", ["severity", "summary"]) == "severity"
    assert nearest("fail_on", ["fail-on"]) == "fail-on"
    assert nearest("xyzzy", ["severity", "summary"]) is None

"""Rule files: what is accepted, and what is said about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.datafiles.faults import DataFileError
from lint.rules.reading import read_rule, read_rules

GOOD = """\
code: ACME001
name: forbidden-word
summary: A word that our house does not use
severity: warning
check: pattern
with:
  any: ['\\butilise\\b']
message: "Write use, not {found}."
why: Plain words are read by more people.
examples:
  - bad: We utilise it.
    at: utilise
  - good: We use it.
"""


def write(folder: Path, text: str, name: str = "ACME001-forbidden-word.yaml") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def faults(folder: Path, text: str) -> list[str]:
    path = write(folder, text)
    with pytest.raises(DataFileError) as caught:
        read_rule(path)
    return [str(fault).removeprefix(path + ":") for fault in caught.value.faults]


def test_reads_a_rule_with_its_examples(tmp_path: Path) -> None:
    file = read_rule(write(tmp_path, GOOD))
    assert (file.rule.code, file.rule.family, file.rule.languages) == ("ACME001", "ACME", ("en",))
    assert [(e.bad, e.good, e.at, e.line) for e in file.docs.examples] == [
        (("We utilise it.",), (), ("utilise",), 11),
        ((), ("We use it.",), (), 13),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("severity: warning", "severity: eror", '4:11: "severity" is "eror"; it must be one of "error", "warning"'),
        ("severity: warning", "sevrity: warning", '4:1: unknown key "sevrity"; did you mean "severity"?'),
        ("check: pattern", "check: patern", '5:8: unknown check kind "patern"; did you mean "pattern"?'),
        ("  any: ['\\butilise\\b']", "  all: ['x']", '7:3: unknown key "all" in "with"'),
        ("  any: ['\\butilise\\b']", "  any: ['a(b']", "7:9: not a pattern that RE2 takes: missing )"),
        ("code: ACME001", "code: acme1", '1:7: "code" is "acme1"; the family in capital letters and a number'),
        ("  - bad: We utilise it.\n    at: utilise\n", "", "10:1: there is no bad example"),
        ("  - good: We use it.", "", "10:1: there is no good example"),
        ("why: Plain words are read by more people.\n", "", '1:1: the key "why" is missing'),
        ("A word that our house does not use", "1.0", '3:10: "summary" must be a text, not a number'),
        ("name: forbidden-word", "name: off", None),
        ("name: forbidden-word", "name: a\nname: b", '3:1: the key "name" is given twice; first on line 2'),
        ("use, not {found}", "use, not {found", "8:10: a brace is out of place"),
        ("code: ACME001", "code: [ACME001", "not valid YAML"),
        ("with:", "\twith:", "not valid YAML: a tab in the indentation"),
        ("severity: warning", "severity: <<", "4:11"),
        (
            "We use it.",
            "We use it.\n    settings: {blocked-host: [a]}",
            'unknown key "blocked-host" in "settings"; did you mean',
        ),
        ("why: Plain", "why: !!python/object:os.system Plain", "is not allowed here"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, old: str, new: str, expected: str | None) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new)
    if expected is None:
        assert read_rule(write(tmp_path, text)).rule.name == "off"
        return
    found = faults(tmp_path, text)
    assert any(expected in fault for fault in found), found


def test_a_list_in_place_of_a_rule_is_a_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "- a\n- b\n") == [
        "1:1: a rule file must be a mapping that begins with code, name and summary"
    ]


def test_codes_and_names_are_unique_across_files(tmp_path: Path) -> None:
    one = write(tmp_path, GOOD, "a.yaml")
    two = write(tmp_path, GOOD.replace("ACME001", "ACME002"), "b.yml")
    with pytest.raises(DataFileError) as caught:
        read_rules([one, two])
    assert [fault.message for fault in caught.value.faults] == [f'the name "forbidden-word" is taken by {one}']


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    one = write(tmp_path, GOOD.replace("severity: warning", "severity: bad"), "a.yaml")
    two = write(tmp_path, GOOD.replace("check: pattern", "check: x").replace("name: ", "nam: "), "b.yaml")
    with pytest.raises(DataFileError) as caught:
        read_rules([one, two])
    assert len(caught.value.faults) == 4


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"code: \xff\xfeABC001")
    with pytest.raises(DataFileError, match="not valid UTF-8 at byte 6"):
        read_rule(str(path))


def test_a_value_that_holds_itself_is_a_fault(tmp_path: Path) -> None:
    assert any("holds itself" in fault for fault in faults(tmp_path, GOOD + "sources: &a [*a]\n"))

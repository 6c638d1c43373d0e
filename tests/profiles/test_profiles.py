"""Profile files: inheritance, and what is said about broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.datafiles.faults import DataFileError
from lint.datafiles.locations import schemas_dir, yaml_tree
from lint.profiles import load_profile, load_profiles, profile_names
from lint.profiles.reading import merge, read_profiles

SHIPPED = ("case-report", "clinical-qa", "default", "disease-overview", "drug-monograph", "patient-leaflet")


def profile(folder: Path, name: str, text: str = "") -> str:
    path = folder / f"{name}.yaml"
    path.write_text(f"name: {name}\nsummary: Made for a test\n{text}", "utf-8")
    return str(path)


def faults(*paths: str) -> list[str]:
    with pytest.raises(DataFileError) as caught:
        read_profiles(paths)
    return [f"{fault.line}:{fault.column}: {fault.message}" for fault in caught.value.faults]


def test_all_profiles_that_ship_can_be_loaded() -> None:
    assert set(SHIPPED) <= set(profile_names())
    for name, made in load_profiles().items():
        assert made.name == name
        assert made.summary
    files = yaml_tree(f"{schemas_dir()}/profiles")[0]
    assert {Path(file).stem for file in files} == set(profile_names())


def test_an_unknown_profile_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_profile("no-such-thing")


def test_mappings_are_merged_lists_replaced_abbreviations_added_and_null_drops() -> None:
    parent = {"limits": {"a": 1, "b": 2}, "metadata": {"required": ["x"]}, "abbreviations": ["BP"], "doses": {"x": 1}}
    own = {"limits": {"b": None, "c": 3}, "metadata": {"required": ["y"]}, "abbreviations": ["CT"], "doses": None}
    assert merge(parent, own) == {
        "limits": {"a": 1, "c": 3},
        "metadata": {"required": ["y"]},
        "abbreviations": ["BP", "CT"],
    }


def test_sections_are_merged_by_role_and_condition() -> None:
    parent = {"sections": [{"role": "a", "title": "A"}, {"role": "b"}, {"role": "b", "when": "patient"}, {"role": "c"}]}
    own = {
        "sections": [
            {"role": "new-first"},
            {"role": "b", "title": "B", "need": "recommended"},
            {"role": "after-b"},
            {"role": "c", "need": "none"},
        ]
    }
    made = merge(parent, own)["sections"]
    assert [(s["role"], s.get("when"), s.get("title")) for s in made] == [
        ("a", None, "A"),
        ("b", None, "B"),
        ("after-b", None, None),
        ("b", "patient", None),
        ("new-first", None, None),
    ]


def test_extending_in_a_circle_is_a_fault(tmp_path: Path) -> None:
    one = profile(tmp_path, "one", "extends: two\n")
    two = profile(tmp_path, "two", "extends: one\n")
    assert "profiles extend one another in a circle: one → two → one" in faults(one, two)[0]


def test_unknown_parents_keys_and_values_are_faults_with_their_place(tmp_path: Path) -> None:
    one = profile(tmp_path, "one", "extends: tow\n")
    two = profile(tmp_path, "two")
    assert faults(one, two) == ['3:10: unknown profile "tow"; did you mean "two"?']
    bad = profile(tmp_path, "bad", "audiense: patient\nseverities: {DOS1: fatal, dos: off}\nsections: [{title: x}]\n")
    found = faults(bad)
    assert '3:1: unknown key "audiense"; did you mean "audience"?' in found
    assert any('"DOS1" is "fatal"' in fault for fault in found)
    assert any('the key "role" is missing' in fault for fault in found)


def test_two_profiles_of_one_name_are_a_fault(tmp_path: Path) -> None:
    one = profile(tmp_path, "one")
    (tmp_path / "other.yml").write_text("name: one\nsummary: Another\n", "utf-8")
    assert "is in" in faults(one, str(tmp_path / "other.yml"))[0]


def test_a_team_s_profile_of_a_shipped_name_may_extend_it(tmp_path: Path) -> None:
    profile(tmp_path, "review", "extends: review\nhouse-style: si\n")
    made = load_profile("review", [str(tmp_path)])
    assert made.house_style == "si"
    assert made.sections == load_profile("review").sections

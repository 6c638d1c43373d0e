"""`medproof inspect`: what is seen, with its place, in the form that programs rely on."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lint.cli import main

TEXT = """---
title: Fever
type: patient-leaflet
date: 2025-03-01
---

# Fever

## Treatment

Take ibuprofen 200 mg by mouth three times daily [1].
See [the guideline](https://example.org/fever).

## References

1. Okafor A, Lind B. Fever in adults. BMJ. 2020;370:12-19. doi:10.1136/bmj.m100
"""


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fever.md").write_text(TEXT)
    assert main(["inspect", "--format", "json", "fever.md"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_says_what_the_article_is(seen: dict[str, Any]) -> None:
    assert (seen["path"], seen["format"], seen["type"], seen["title"]) == (
        "fever.md",
        "markdown",
        "patient-leaflet",
        "Fever",
    )
    assert seen["metadata"] == {"title": "Fever", "type": "patient-leaflet", "date": "2025-03-01"}


def test_every_object_says_where_it_stands(seen: dict[str, Any]) -> None:
    lines = TEXT.split("\n")
    places = ("line", "column", "end_line", "end_column")
    for name in ("sections", "doses", "citations", "references", "links"):
        assert seen[name], name
        for item in seen[name]:
            assert all(item[place] >= 1 for place in places), (name, item)
    dose, citation, link = seen["doses"][0], seen["citations"][0], seen["links"][0]
    assert lines[dose["line"] - 1][dose["column"] - 1 : dose["end_column"] - 1] == dose["text"] == "200 mg"
    assert lines[citation["line"] - 1][citation["column"] - 1 : citation["end_column"] - 1] == citation["text"] == "[1]"
    assert lines[link["line"] - 1][link["column"] - 1 : link["end_column"] - 1].startswith("[the guideline](")


def test_a_dose_is_told_by_its_parts(seen: dict[str, Any]) -> None:
    (dose,) = seen["doses"]
    assert {name: dose[name] for name in ("drug", "low", "high", "unit", "basis", "route", "per_day", "prn")} == {
        "drug": "ibuprofen",
        "low": 200,
        "high": 200,
        "unit": "mg",
        "basis": None,
        "route": "oral",
        "per_day": [3, 3],
        "prn": False,
    }


def test_a_citation_leads_to_its_reference(seen: dict[str, Any]) -> None:
    (citation,) = (citation for citation in seen["citations"] if citation["style"] == "numeric")
    (reference,) = seen["references"]
    assert citation["references"] == ["1"] and citation["missing"] == []
    assert reference["id"] == "1" and reference["cited"] is True
    assert (reference["year"], reference["doi"]) == (2020, "10.1136/bmj.m100")


def test_people_get_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fever.md").write_text(TEXT)
    assert main(["inspect", str(tmp_path / "fever.md")]) == 0
    out = capsys.readouterr().out
    assert "doses: 1\n" in out
    assert "ibuprofen" in out
    assert "disclaimers: none\n" in out


def test_standard_input_and_broken_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Take 5 mg of lorazepam.\n")))
    assert main(["inspect", "-", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == "<stdin>"
    assert main(["inspect", str(tmp_path / "gone.md")]) == 2
    assert "gone.md: error: cannot be read" in capsys.readouterr().err
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    assert main(["inspect", str(tmp_path / "bad.md")]) == 2
    assert "bad.md: error: the file is UTF-16" in capsys.readouterr().err
    assert main(["inspect", "--profile", "reviw", str(tmp_path / "bad.md")]) == 2
    assert 'did you mean "review"?' in capsys.readouterr().err

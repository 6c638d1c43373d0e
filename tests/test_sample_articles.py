"""The samples: clean ones stay silent, flawed ones have their expected findings, the report is current."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from benchmarks.samples import REPORTS, ROOT, expected, findings, make, samples, without_duration

NAMES = [path.name for path in samples()]
CLEAN = [path.name for path in samples() if not path.with_name(path.name + ".expected.yaml").exists()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    make(made)
    return made


@pytest.fixture(scope="module")
def report(folder: Path) -> Any:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_has_the_findings_written_down_and_no_other(name: str, report: Any) -> None:
    hint = "read the difference; `python -m benchmarks.samples --expect all` accepts it for articles with faults"
    assert findings(report)[name] == expected(ROOT / "articles" / name), hint


def test_there_are_samples_of_every_kind() -> None:
    assert len(NAMES) >= 12
    assert len(CLEAN) >= 8
    assert any(name.endswith(".txt") for name in NAMES)


def test_samples_are_of_real_length(report: Any) -> None:
    assert [article["path"] for article in report["articles"] if article["words"] < 800] == []


def test_samples_cover_the_article_types(report: Any) -> None:
    types = {article["type"] for article in report["articles"] if Path(article["path"]).name in CLEAN}
    assert types >= {
        "disease-overview",
        "drug-monograph",
        "patient-leaflet",
        "clinical-qa",
        "procedure",
        "review",
        "supplement",
        "case-report",
    }


def test_the_report_of_a_real_run_keeps_the_contract(report: Any) -> None:
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(report)


@pytest.mark.parametrize("name", ["report.json", "index.html"])
def test_the_committed_report_is_current(name: str, folder: Path) -> None:
    made, kept = (without_duration((place / name).read_text(encoding="utf-8")) for place in (folder, REPORTS))
    assert made == kept, "run `python -m benchmarks.samples` and look at the difference"


def test_every_excerpt_is_what_stands_at_its_place(report: Any) -> None:
    for article in report["articles"]:
        text = (ROOT / article["path"]).read_text(encoding="utf-8")
        for found in article["findings"]:
            start, end = found["start"]["offset"], found["end"]["offset"]
            assert text[start:end].startswith(found["excerpt"]), found["code"]
            assert found["excerpt"] or start == end, found["code"]

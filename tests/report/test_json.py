"""The JSON report keeps its contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lint.report import render
from tests.report.samples import CASES, check_snapshot

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))


def undescribed(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Places of a document that its schema says nothing about."""
    while "$ref" in schema or "oneOf" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema["oneOf"][1]
    if isinstance(value, dict) and "properties" in schema:
        missing = [f"{at}.{key}" for key in value if key not in schema["properties"]]
        inner = [
            each
            for key, child in value.items()
            if key in schema["properties"]
            for each in undescribed(child, schema["properties"][key], f"{at}.{key}")
        ]
        return missing + inner
    if isinstance(value, list) and "items" in schema:
        return [each for child in value for each in undescribed(child, schema["items"], f"{at}[]")]
    return []


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", CASES)
def test_every_report_is_valid_and_wholly_described(case: str) -> None:
    document = json.loads("".join(render("json", CASES[case]())))
    Draft202012Validator(SCHEMA).validate(document)
    assert undescribed(document, SCHEMA) == []


@pytest.mark.parametrize("case", ["empty", "notices", "one", "hostile"])
def test_json_report_is_as_looked_at(case: str) -> None:
    check_snapshot(f"{case}.json", "".join(render("json", CASES[case]())))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert "".join(render("json", CASES["one"]())) == "".join(render("json", CASES["one"]()))


def test_text_that_utf8_cannot_hold_is_escaped() -> None:
    from lint.record import replace
    from tests.report.samples import one, report

    broken = replace(one(), title="lone \ud800 half")
    text = "".join(render("json", report(broken)))
    assert json.loads(text.encode("utf-8"))["articles"][0]["title"] == "lone \ud800 half"

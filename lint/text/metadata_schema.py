"""Judges front matter by the part of JSON Schema that profiles use.

The vocabulary: type, enum, const, text and number limits, pattern, format date, items, properties, required,
additionalProperties true or false, anyOf and allOf. Other keywords say nothing, as JSON Schema has it for unknown ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lint.text.dates import read_date
from lint.typed import Any, NamedTuple

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "object": (dict,),
    "array": (list, tuple),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}
_TYPE_WORDS = {
    "string": "text",
    "object": "a mapping",
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "nothing",
}


class Fault(NamedTuple):
    """What is wrong with a value: the path of keys to it and the fault in words."""

    path: tuple[str | int, ...]
    message: str


def faults(value: Any, schema: Mapping[str, Any], path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """All faults of a value under a schema, in order. `format: date` takes any date that is not ambiguous."""
    for part in schema.get("allOf", ()):
        yield from faults(value, part, path)
    choices = [list(faults(value, part, path)) for part in schema.get("anyOf", ())]
    if choices and all(choices):
        yield from min(choices, key=len)
    kinds = schema.get("type")
    if kinds is not None:
        allowed = [kinds] if isinstance(kinds, str) else list(kinds)
        if not any(_is(value, kind) for kind in allowed):
            yield Fault(path, f"must be {' or '.join(_TYPE_WORDS.get(k, k) for k in allowed)}, not {_named(value)}")
            return
    if "enum" in schema and value not in schema["enum"]:
        yield Fault(path, f"must be one of {', '.join(map(str, schema['enum']))}, not “{value}”")
    if "const" in schema and value != schema["const"]:
        yield Fault(path, f"must be {schema['const']}, not “{value}”")
    if isinstance(value, str):
        yield from _of_text(value, schema, path)
    if schema.get("format") == "date":
        yield from _of_date(value, path)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if "minimum" in schema and value < schema["minimum"]:
            yield Fault(path, f"must be at least {schema['minimum']}, not {value}")
        if "maximum" in schema and value > schema["maximum"]:
            yield Fault(path, f"must be at most {schema['maximum']}, not {value}")
    if isinstance(value, list | tuple):
        if len(value) < schema.get("minItems", 0):
            yield Fault(path, f"must have at least {schema['minItems']} entries")
        if len(value) > schema.get("maxItems", len(value)):
            yield Fault(path, f"must have at most {schema['maxItems']} entries")
        for index, entry in enumerate(value):
            if isinstance(schema.get("items"), Mapping):
                yield from faults(entry, schema["items"], (*path, index))
    if isinstance(value, Mapping):
        yield from _of_mapping(value, schema, path)


def _of_mapping(value: Mapping[str, Any], schema: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Fault]:
    for key in schema.get("required", ()):
        if key not in value:
            yield Fault(path, f"lacks “{key}”")
    known = schema.get("properties", {})
    for key, entry in value.items():
        if key in known:
            if entry is not None or "null" in str(known[key].get("type", "")):
                yield from faults(entry, known[key], (*path, key))
            else:
                yield Fault((*path, key), "has no value")
        elif schema.get("additionalProperties") is False:
            yield Fault((*path, key), "is not a key of this profile")


def _of_text(value: str, schema: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Fault]:
    if len(value.strip()) < schema.get("minLength", 0):
        yield Fault(path, "is empty" if not value.strip() else f"must have at least {schema['minLength']} characters")
    if len(value) > schema.get("maxLength", len(value)):
        yield Fault(path, f"must have at most {schema['maxLength']} characters")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield Fault(path, f"“{value}” does not have the form that the profile asks for")


def _of_date(value: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    if isinstance(value, bool) or not isinstance(value, str | int):
        yield Fault(path, f"must be a date such as 2026-07-04, not {_named(value)}")
        return
    fault = read_date(value).fault
    if fault == "ambiguous":
        yield Fault(path, f"“{value}” may be read with day and month swapped; write the date as 2026-07-04")
    elif fault == "impossible":
        yield Fault(path, f"“{value}” is no day of the calendar")
    elif fault:
        yield Fault(path, f"“{value}” is not a date such as 2026-07-04")


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, _TYPES.get(kind, (object,)))


def _named(value: Any) -> str:
    for kind in ("null", "boolean", "integer", "number", "string", "array", "object"):
        if _is(value, kind):
            return f"{_TYPE_WORDS[kind]}" + (f" ({value})" if kind in ("integer", "number", "boolean") else "")
    return type(value).__name__

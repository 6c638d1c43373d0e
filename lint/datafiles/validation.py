"""Judges a document by a JSON Schema and says what is wrong in words for people, at its place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from lint.datafiles.faults import Fault, did_you_mean
from lint.datafiles.locations import schemas_dir
from lint.datafiles.places import Document, Path
from lint.typed import Any

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping of keys to values",
    "null": "nothing",
}


@cache
def load_schema(name: str) -> Any:
    """A schema of the product by its file name under schemas/, without ".schema.json"; None where there is none.

    "config#settings" is the definition "settings" inside that schema.
    """
    name, _, part = name.partition("#")
    if part:
        whole = load_schema(name)
        return {**whole["$defs"][part], "$defs": whole["$defs"]}
    path = os.path.join(schemas_dir(), *f"{name}.schema.json".split("/"))
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(load_schema(name))


def schema_faults(document: Document, schema: str, at: Path = ()) -> list[Fault]:
    """Where the document's value at a path breaks a schema of the product, in order of place."""
    value = document.data
    for step in at:
        value = value[step]
    faults: set[Fault] = set()
    for error in _validator(schema).iter_errors(value):
        faults.update(_explain(document, at, error))
    return sorted(faults)


def _explain(document: Document, at: Path, error: ValidationError) -> Iterator[Fault]:
    path = (*at, *error.absolute_path)
    kind, value = error.validator, error.instance
    wanted: Any = error.validator_value
    schema = error.schema if isinstance(error.schema, dict) else {}
    name = _name(path)
    match kind:
        case "additionalProperties" | "unevaluatedProperties" if isinstance(value, dict):
            known = list(schema.get("properties", {}))
            for key in value:
                if key not in known and not _by_pattern(key, schema):
                    hint = did_you_mean(key, known)
                    if not hint and known:
                        hint = f"; known here: {', '.join(known)}"
                    yield document.fault((*path, key), f'unknown key "{key}"{_where(path)}{hint}', key=True)
        case "propertyNames":
            key = str(value)
            choices = wanted.get("enum", []) if isinstance(wanted, dict) else []
            words = _described(wanted) if isinstance(wanted, dict) else ""
            yield document.fault(
                (*path, key), f'unknown key "{key}"{_where(path)}{did_you_mean(key, choices) or words}', key=True
            )
        case "required" if isinstance(value, dict):
            for key in wanted:
                if key not in value:
                    yield document.fault(path, f'the key "{key}" is missing{_where(path)}{_described_key(schema, key)}')
        case "type":
            yield document.fault(path, f"{name} must be {_kinds(wanted)}, not {_seen(document, path, value, wanted)}")
        case "enum":
            near = did_you_mean(value, [w for w in wanted if isinstance(w, str)]) if isinstance(value, str) else ""
            choices = ", ".join(_show(choice) for choice in wanted)
            yield document.fault(path, f"{name} is {_show(value)}; it must be one of {choices}{near}")
        case "const":
            yield document.fault(path, f"{name} must be {_show(wanted)}")
        case "pattern":
            yield document.fault(path, f"{name} is {_show(value)}{_described(schema) or f'; it must match {wanted}'}")
        case "minItems" | "minLength" | "minProperties" if not value:
            yield document.fault(path, f"{name} is empty{_described(schema)}")
        case "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum":
            side = "at least" if "min" in str(kind).lower() else "at most"
            yield document.fault(path, f"{name} is {_show(value)}; it must be {side} {wanted}")
        case "uniqueItems":
            yield document.fault(path, f"{name} has an entry twice")
        case "anyOf" | "oneOf" if error.context:
            yield from _explain_choice(document, at, error)
        case _:
            yield document.fault(path, f"{name}: {_described(schema).lstrip('; ') or error.message}")


def _explain_choice(document: Document, at: Path, error: ValidationError) -> Iterator[Fault]:
    """Of several allowed forms the one that was most likely meant: the one whose type fits, else the deepest fault."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    own_depth = len(error.absolute_path)

    def misfit(errors: list[ValidationError]) -> tuple[bool, int]:
        at_top = any(e.validator == "type" and len(e.absolute_path) == own_depth for e in errors)
        return at_top, -max(len(e.absolute_path) for e in errors)

    best = min(branches.values(), key=misfit)
    path = (*at, *error.absolute_path)
    if misfit(best)[0]:
        kinds = [kind for e in error.context if e.validator == "type" for kind in _listed(e.validator_value)]
        if len(branches) > 1 and kinds:
            seen = _seen(document, path, error.instance, kinds)
            yield document.fault(path, f"{_name(path)} must be {_kinds(kinds)}, not {seen}")
            return
    if all(e.validator == "required" for e in error.context):
        keys = dict.fromkeys(key for e in error.context for key in _listed(e.validator_value))
        wanted = " or ".join(f'"{key}"' for key in keys)
        yield document.fault(path, f"one of the keys {wanted} is missing{_where(path)}")
        return
    for inner in best:
        yield from _explain(document, at, inner)


def _by_pattern(key: str, schema: dict[str, Any]) -> bool:
    import re

    return any(re.search(pattern, key) for pattern in schema.get("patternProperties", {}))


def _name(path: Path) -> str:
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, int):
        owner = next((p for p in reversed(path) if isinstance(p, str)), "the list")
        return f'entry {last + 1} of "{owner}"'
    return f'"{last}"'


def _where(path: Path) -> str:
    return f" in {_name(path)}" if path else ""


def _described(schema: dict[str, Any]) -> str:
    text = schema.get("description")
    return f"; {text[:1].lower()}{text[1:].rstrip('.')}" if isinstance(text, str) else ""


def _described_key(schema: dict[str, Any], key: str) -> str:
    inner = schema.get("properties", {}).get(key, {})
    return _described(inner) if isinstance(inner, dict) else ""


def _listed(kinds: Any) -> list[str]:
    return [kinds] if isinstance(kinds, str) else list(kinds)


def _kinds(kinds: Any) -> str:
    return " or ".join(dict.fromkeys(_TYPES.get(kind, kind) for kind in _listed(kinds)))


def _seen(document: Document, path: Path, value: Any, wanted: Any) -> str:
    raw = document.raw.get(path)
    if "string" in _listed(wanted) and raw is not None:
        if value is None:
            return "nothing" if not raw else f'null (to mean the word, write "{raw}" in quotes)'
        return f'{_type_of(value)} ({raw}); put it in quotes: "{raw}"'
    if "boolean" in _listed(wanted) and isinstance(value, str) and value.lower() in ("yes", "no", "on", "off"):
        return f'the word "{value}"; write {"true" if value.lower() in ("yes", "on") else "false"}'
    if "array" in _listed(wanted) and isinstance(value, str):
        return f'the text "{_clip(value)}"; write a list: [{_clip(value)}]'
    return _type_of(value)


def _type_of(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
    return "a mapping"


def _show(value: Any) -> str:
    if isinstance(value, str):
        return f'"{_clip(value)}"'
    return _clip(json.dumps(value, ensure_ascii=False))


def _clip(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."

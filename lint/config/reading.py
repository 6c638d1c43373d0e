"""Reads configuration files: YAML or a table of pyproject.toml, held against the schema, with what they extend."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lint import __version__
from lint.datafiles.faults import DataFileError, Fault
from lint.datafiles.places import Document, parse_toml, read_document
from lint.datafiles.validation import schema_faults
from lint.source import UndecodableError, decode
from lint.typed import Any

TABLE = ("tool", "medproof")


def read_config(path: str, shown: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The layers of a configuration file and those it extends, as plain data, and the files read.

    Raises DataFileError with everything that is wrong in any of them.
    """
    layers: list[dict[str, Any]] = []
    files: list[str] = []
    faults: list[Fault] = []
    _read(path, shown, (), layers, files, faults)
    if faults:
        raise DataFileError(faults)
    return layers, files


def has_table(path: str) -> bool:
    """Whether a pyproject.toml has a table of ours. Raises DataFileError where it cannot be read."""
    return _document(path, path) is not None


def _read(
    path: str,
    shown: str,
    chain: tuple[str, ...],
    layers: list[dict[str, Any]],
    files: list[str],
    faults: list[Fault],
) -> None:
    try:
        document = _document(path, shown)
    except DataFileError as error:
        faults.extend(error.faults)
        return
    files.append(path)
    if document is None:
        faults.append(Fault(shown, 0, 0, f"there is no table [{'.'.join(TABLE)}] in it"))
        return
    data = document.data
    if data is None:
        return
    if not isinstance(data, dict):
        faults.append(document.fault((), "a configuration must be a mapping of keys to values"))
        return
    found = schema_faults(document, "config")
    faults.extend(found)
    if found:
        return
    wanted = data.get("required-version")
    if wanted and not fits(__version__, wanted):
        message = f"this configuration is made for medproof {wanted}; this is {__version__}"
        faults.append(document.fault(("required-version",), message))
        return
    chain = (*chain, os.path.realpath(path))
    for key, target in _extended(data):
        full = os.path.normpath(os.path.join(os.path.dirname(path), target))
        if os.path.realpath(full) in chain:
            circle = " → ".join(os.path.basename(p) for p in (*chain, full))
            faults.append(document.fault(key, f"configurations extend one another in a circle: {circle}"))
        elif not os.path.isfile(full):
            faults.append(document.fault(key, f'the file "{target}" does not exist'))
        else:
            inner = os.path.normpath(os.path.join(os.path.dirname(shown), target)).replace(os.sep, "/")
            _read(full, inner, chain, layers, files, faults)
    layers.extend(_layers(document, os.path.dirname(os.path.abspath(path)), shown))


def fits(version: str, wanted: str) -> bool:
    """Whether a version is one that was asked for: "0.1" is any 0.1.x, ">=0.1" that or a later one."""
    have = [int(part) for part in version.split(".")[:3]]
    least = [int(part) for part in wanted.removeprefix(">=").split(".")]
    return have >= least if wanted.startswith(">=") else have[: len(least)] == least


def _document(path: str, shown: str) -> Document | None:
    if not path.endswith(".toml"):
        return read_document(path, shown)
    try:
        with open(path, "rb") as file:
            return parse_toml(shown, decode(path, file.read()).text, TABLE)
    except OSError as error:
        raise DataFileError([Fault(shown, 0, 0, f"cannot be read: {error.strerror}")]) from None
    except UndecodableError as error:
        raise DataFileError([Fault(shown, 0, 0, str(error))]) from None


def _extended(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    extends = data.get("extends", [])
    if isinstance(extends, str):
        yield ("extends",), extends
        return
    for i, target in enumerate(extends):
        yield ("extends", i), target


def _layers(document: Document, folder: str, shown: str) -> Iterator[dict[str, Any]]:
    data = document.data
    own = {key: value for key, value in data.items() if key not in ("extends", "overrides")}
    yield {"values": own, "origin": shown, "folder": folder, "files": [], "places": _places(document, ())}
    for i, override in enumerate(data.get("overrides", [])):
        files = override["files"]
        yield {
            "values": {key: value for key, value in override.items() if key != "files"},
            "origin": shown,
            "folder": folder,
            "files": [files] if isinstance(files, str) else files,
            "places": _places(document, ("overrides", i)),
        }


def _places(document: Document, at: tuple[str | int, ...]) -> dict[str, tuple[int, int]]:
    size = len(at)
    places: dict[str, tuple[int, int]] = {}
    for path, place in document.keys.items():
        inner = path[size:]
        if path[:size] == at and 1 <= len(inner) <= 2 and inner[0] != "overrides":
            places["\n".join(map(str, inner))] = place
    for path, place in document.values.items():
        inner = path[size:]
        if path[:size] == at and len(inner) == 2 and isinstance(inner[1], int) and inner[0] != "overrides":
            places[f"{inner[0]}\n{inner[1]}"] = place
    return places

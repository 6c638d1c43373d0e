"""Tables kept from run to run: as they are made, never out of date, never an error."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import lint
from lint.datafiles import tables

INDIFFERENT = {"lint.typed", "lint.lexicons", "lint.datafiles.tables", "lint.record"}
"""Modules that give tables nothing to hold: what they make of a word list is kept only as long as the list is."""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module with a table, and what it is made of in a file that is old enough to be believed."""
    file = tmp_path / "tabled.py"
    file.write_text("WORDS = 'a b'\n")
    age(file)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("tabled")
    del sys.modules["tabled"]


def age(path: Path) -> None:
    os.utime(path, ns=(time.time_ns() - 10**10,) * 2)


def table(module: ModuleType, calls: list[int]) -> Any:
    """The function of a run that makes a table, and notes that it was called."""

    def build() -> dict[str, int]:
        calls.append(1)
        return {word: len(word) for word in module.WORDS.split()}

    build.__module__, build.__qualname__ = "tabled", "build"
    return tables.kept()(build)


def test_a_table_is_made_once(module: ModuleType) -> None:
    calls: list[int] = []
    assert [table(module, calls)() for _ in range(3)] == [{"a": 1, "b": 1}] * 3
    assert len(calls) == 1


def test_a_table_is_made_anew_when_a_source_has_changed(module: ModuleType, tmp_path: Path) -> None:
    calls: list[int] = []
    table(module, calls)()
    (tmp_path / "tabled.py").write_text("WORDS = 'abc'\n")
    age(tmp_path / "tabled.py")
    module.__dict__["WORDS"] = "abc"
    assert table(module, calls)() == {"abc": 3}
    assert len(calls) == 2


def test_a_source_changed_a_moment_ago_is_not_believed(module: ModuleType, tmp_path: Path, own_folder: Path) -> None:
    os.utime(tmp_path / "tabled.py")
    table(module, [])()
    assert not own_folder.exists()


@pytest.mark.parametrize("damage", ["cut", "turned", "empty", "text", "open"])
def test_a_damaged_file_is_no_file(module: ModuleType, own_folder: Path, damage: str) -> None:
    calls: list[int] = []
    table(module, calls)()
    (file,) = own_folder.iterdir()
    data = file.read_bytes()
    turned = data[:-3] + bytes([data[-3] ^ 0xFF]) + data[-2:]
    file.write_bytes({"cut": data[:-1], "turned": turned, "empty": b"", "text": b"hello", "open": data}[damage])
    file.chmod(0o666 if damage == "open" else 0o600)
    assert table(module, calls)() == {"a": 1, "b": 1}
    assert len(calls) == 2


@pytest.mark.parametrize("folder", ["", "file/below"])
def test_without_a_folder_tables_are_made_as_ever(
    module: ModuleType, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", folder and str(tmp_path / folder))
    assert table(module, [])() == {"a": 1, "b": 1}


def kept_tables() -> dict[str, Any]:
    """All tables of the program by module and name."""
    found = {}
    for each in pkgutil.walk_packages(lint.__path__, "lint."):
        if each.name.startswith(("lint.text.", "lint.checks.")):
            for name, value in vars(importlib.import_module(each.name)).items():
                if hasattr(value, "sources") and value.build.__module__ == each.name:
                    found[f"{each.name}.{name}"] = value
    return found


def test_every_table_is_the_same_when_it_is_read_back() -> None:
    assert len(kept_tables()) >= 5
    for made in kept_tables().values():
        assert made() == made.build() == made()


def uses(module: str, names: set[str], seen: set[tuple[str, str]]) -> set[str]:
    """The modules of ours from which these names of a module get what they are, by way of whatever they use."""
    tree = ast.parse(Path(sys.modules[module].__file__ or "").read_text(encoding="utf-8"))
    origins: dict[str, tuple[str, str]] = {}
    bodies: dict[str, list[ast.AST]] = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lint"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                there = (inner, "") if inner in sys.modules else (node.module or "", alias.name)
                origins[alias.asname or alias.name] = there
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            bodies.setdefault(node.name, []).append(node)
        else:
            for part in ast.walk(node):
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                    bodies.setdefault(part.id, []).append(node)
    found = {module}
    for name in names:
        if (module, name) in seen:
            continue
        seen.add((module, name))
        if name in origins and origins[name][0] not in INDIFFERENT:
            where, what = origins[name]
            found |= uses(where, {what}, seen) if what else {where}
        for body in bodies.get(name, []):
            found |= uses(module, {part.id for part in ast.walk(body) if isinstance(part, ast.Name)}, seen)
    return found


def test_every_table_names_all_modules_that_it_is_made_of() -> None:
    for made in kept_tables().values():
        build = made.build
        assert uses(build.__module__, {build.__name__}, set()) <= {build.__module__, *made.sources}, build.__name__

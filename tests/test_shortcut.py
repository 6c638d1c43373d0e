"""Modules found by the shortcut are those that Python finds, and none is older than its source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHOW = """
import sys
sys.dont_write_bytecode = {keep}
from lint import shortcut
finder = shortcut.install()
import lint.room, lint.room.inner
quick = [type(m.__loader__).__name__ == '_Loader' for m in (lint.room, lint.room.inner)]
print(lint.room.WHAT, lint.room.inner.WHAT, quick == [True, True], sep='|')
for module in (lint.room, lint.room.inner):
    spec = module.__spec__
    print(module.__name__, module.__file__, module.__cached__, module.__package__, module.inner_name(),
          spec.parent, spec.origin, list(spec.submodule_search_locations or []), sep='|')
"""
FUNCTION = "\n\ndef inner_name():\n    return inner_name.__code__.co_filename\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "lint"
    (folder / "room").mkdir(parents=True)
    for name in ("__init__.py", "shortcut.py", "typed.py"):
        shutil.copy(ROOT / "lint" / name, folder / name)
    (folder / "room" / "__init__.py").write_text("WHAT = 'one'" + FUNCTION)
    (folder / "room" / "inner.py").write_text("WHAT = 'two'" + FUNCTION)
    return folder


def shown(package: Path, keep: bool = True) -> list[str]:
    """What a fresh Python says: [values and whether the shortcut was taken, then a line for each module]."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [sys.executable, "-c", SHOW.format(keep=not keep)]
    ran = subprocess.run(command, cwd=package.parent, env=environment, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_modules_are_the_same_by_the_shortcut(package: Path) -> None:
    by_python = shown(package)
    by_shortcut = shown(package)
    assert by_python[0] == "one|two|False"
    assert by_shortcut[0] == "one|two|True"
    assert by_python[1:] == by_shortcut[1:]


def test_a_changed_source_is_read_anew(package: Path) -> None:
    shown(package)
    inner = package / "room" / "inner.py"
    inner.write_text("WHAT = 'new'" + FUNCTION)
    status = inner.stat()
    os.utime(inner, (status.st_atime, status.st_mtime + 2))
    assert shown(package)[0] == "one|new|False"
    assert shown(package)[0] == "one|new|True"
    inner.write_text("WHAT = 'newer'" + FUNCTION)  # another size at the same time
    os.utime(inner, (status.st_atime, status.st_mtime + 2))
    assert shown(package)[0] == "one|newer|False"


def test_damaged_bytecode_is_left_to_python(package: Path) -> None:
    shown(package)
    (cached,) = (package / "room" / "__pycache__").glob("inner.*")
    for damaged in (b"", cached.read_bytes()[:10], b"\0" * 40):
        cached.write_bytes(damaged)
        assert shown(package)[0] == "one|two|False"
        assert shown(package)[0] == "one|two|True"


def test_a_module_that_became_a_package_is_found(package: Path) -> None:
    shown(package)
    (package / "room" / "inner.py").unlink()
    (package / "room" / "inner").mkdir()
    (package / "room" / "inner" / "__init__.py").write_text("WHAT = 'grown'" + FUNCTION)
    assert shown(package)[0] == "one|grown|False"
    assert shown(package)[0] == "one|grown|True"


def test_a_package_that_was_moved_names_its_files_rightly(package: Path) -> None:
    shown(package)
    moved = package.parent / "elsewhere" / "lint"
    shutil.copytree(package, moved)  # times of the files included
    lines = shown(moved)
    assert lines[0] == "one|two|True"
    assert all("elsewhere" in line.split("|")[4] for line in lines[1:])


def test_without_bytecode_python_does_it(package: Path) -> None:
    assert shown(package, keep=False)[0] == "one|two|False"
    assert shown(package, keep=False)[0] == "one|two|False"

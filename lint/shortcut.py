"""Finds our own modules where they must be, without the search that Python makes for each import.

A run on one article imports some 130 modules of this package. For each of them Python asks every finder, makes the
names of all the kinds of file that a module could be, and parses names of cache files: 40 us, 5 ms in all. Here a
module is the file that its name says, and its bytecode is believed on Python's own conditions: the magic number, and
the time and size of the source. Whatever is different (no bytecode, a source that has changed, a package from a zip
file, another Python) is left to Python.
"""

from __future__ import annotations

import _frozen_importlib_external as python
import _imp
import os
import sys
from marshal import loads

from lint.typed import Any

PACKAGE = __name__.partition(".")[0] + "."
TIMED = bytes(4)  # flags of bytecode that is valid for the time and size of its source
PIECE = 1 << 16  # bytes read at once; memory for more comes straight from the system, which takes longer than reading


class _Loader(python.SourceFileLoader):
    """Python's own loader that has the code already."""

    code: Any = None

    def exec_module(self, module: Any) -> None:
        code, self.code = self.code, None
        if code is None:  # loaded anew
            super().exec_module(module)
        else:
            exec(code, module.__dict__)


class Finder:
    """A finder for `sys.meta_path`."""

    def __init__(self, ending: str) -> None:
        self.ending = ending  # of a file of bytecode
        self.spec = type(sys.__spec__)

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        """How to load a module of this package; None where Python shall find out."""
        if not name.startswith(PACKAGE) or target is not None or len(path) != 1:
            return None
        (folder,) = path
        last = name.rpartition(".")[2]
        file, cached, inner = f"{folder}/{last}.py", f"{folder}/__pycache__/{last}{self.ending}", None
        try:
            try:
                status = os.stat(file)
            except FileNotFoundError:
                inner = f"{folder}/{last}"
                file, cached = f"{inner}/__init__.py", f"{inner}/__pycache__/__init__{self.ending}"
                status = os.stat(file)
            handle = os.open(cached, os.O_RDONLY)
            try:
                data = part = os.read(handle, PIECE)
                while len(part) == PIECE:
                    part = os.read(handle, PIECE)
                    data += part
            finally:
                os.close(handle)
        except OSError:
            return None
        source = int(status.st_mtime) & 0xFFFFFFFF | (status.st_size & 0xFFFFFFFF) << 32
        if data[:16] != python.MAGIC_NUMBER + TIMED + source.to_bytes(8, "little"):
            return None
        loader = _Loader(name, file)
        try:
            loader.code = code = loads(memoryview(data)[16:])
            _imp._fix_co_filename(code, file)  # type: ignore[attr-defined]  # where the package was moved
        except (EOFError, ValueError, TypeError):
            return None
        spec: Any = self.spec(name, loader, origin=file)
        spec._set_fileattr = True
        spec.cached = cached
        if inner is not None:
            spec.submodule_search_locations = [inner]
        return spec


def install() -> Finder | None:
    """Puts the finder before all others."""
    if sys.pycache_prefix or sys.flags.optimize or os.sep != "/":
        return None
    finder = Finder(f".{sys.implementation.cache_tag}.pyc")
    sys.meta_path.insert(0, finder)
    return finder


def remove(finder: Finder | None) -> None:
    """Takes it away."""
    if finder in sys.meta_path:
        sys.meta_path.remove(finder)

"""Tables that our code makes of word lists, kept from run to run.

Some twenty thousand words with their weights and classes are what a run on one article looks a few hundred up in, and
taking the lists apart takes longer than the article. Here what a function made of them is kept in the user's cache
folder as Python's own plain data, as bytecode is, and believed as long as the files that it was made of are what they
were: the function's module, those that it names, and the word lists. Whatever is amiss, the function is called.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Callable
from marshal import dumps, loads

from lint.datafiles.compiled import SETTLED, Stamp, is_ours, stamp
from lint.datafiles.locations import cache_dir, schemas_dir
from lint.typed import Any, TypeVar

T = TypeVar("T")

CHECKSUM = 4  # bytes of it before the data


def kept(*sources: str) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """For a function that makes a table out of nothing but its own module, other modules ("lint.text.x") and word lists
    ("x.txt"), which are the sources. What it gives must be plain: tuples, lists, dicts, frozensets, strings, bytes,
    numbers; whoever asks gets one of its own, so remember it."""

    def made(build: Callable[[], T]) -> Callable[[], T]:
        def table() -> T:
            place = _place(build)
            key = _key(build.__module__, sources) if place else []
            if place:
                found = _read(place, key)
                if found is not None:
                    return found[0]  # type: ignore[no-any-return]
            value: Any = build()
            if place and _is_settled(key):
                _write(place, dumps((key, value)))
            return value  # type: ignore[no-any-return]

        table.__name__, table.__doc__ = build.__name__, build.__doc__
        table.build, table.sources = build, sources  # type: ignore[attr-defined]  # for those who doubt
        return table

    return made


def _place(build: Callable[[], Any]) -> str | None:
    """The file of a table: one for each Python and each place that the program lies in."""
    root = cache_dir()
    if root is None:
        return None
    name = f"{build.__module__}.{build.__qualname__}"
    where = crc32(f"{sys.hexversion} {sys.implementation.name} {__file__}".encode("utf-8", "surrogatepass"))
    return os.path.join(root, f"table-{name.removeprefix('lint.')}-{where:08x}.bin")


def _key(module: str, sources: tuple[str, ...]) -> list[Stamp]:
    """The state of all files that a table is made of."""
    lists = os.path.join(schemas_dir(), "lexicons")
    files = [os.path.join(lists, name) if name.endswith(".txt") else sys.modules[name].__file__ for name in sources]
    return [stamp(path or "") for path in (__file__, sys.modules[module].__file__, *files)]


def _is_settled(key: list[Stamp]) -> bool:
    """Whether no file was changed a moment ago, and so might change again unseen."""
    from time import time_ns

    latest = time_ns() - SETTLED
    return all(len(was) > 1 and was[2] < latest for was in key)


def _read(path: str, key: list[Stamp]) -> tuple[Any] | None:
    """The table in a tuple, or None where it cannot be believed."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            data = os.read(handle, status.st_size) if is_ours(status) else b""
        finally:
            os.close(handle)
        if len(data) <= CHECKSUM or crc32(memoryview(data)[CHECKSUM:]) != int.from_bytes(data[:CHECKSUM], "little"):
            return None
        was, value = loads(memoryview(data)[CHECKSUM:])
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return (value,) if was == key else None


def _write(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(handle, "wb") as file:
                file.write(crc32(data).to_bytes(CHECKSUM, "little") + data)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
    except OSError:
        return

"""Compiled forms of data files, so that a run reads no YAML and checks no schema that it has read and checked before.

An entry is two lines of JSON in the user's cache folder: what it was made of, and the data. It is believed only if
every file and folder it was made of still has the size, time and inode it had, the program's version is the same and
the data is whole; anything else is as if there were no entry. JSON, because a cache file must never be able to run
code. No error of the cache is an error of the run.
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Callable, Iterable

from lint import __version__
from lint.datafiles.locations import cache_dir
from lint.typed import Any

SHAPE = 11  # raised when the compiled data changes its form
SETTLED = 100_000_000  # ns; a file changed this shortly before the entry was written may change unseen again

Stamp = list[Any]  # [path, size, mtime_ns, inode], or [path] for what does not exist
Built = tuple[Any, Iterable[str]]  # the data, and every file and folder that it depends on


def load(name: str, build: Callable[[], Built], folder: str | None = None) -> Any:
    """The data that `build` makes, from the cache where it is still true.

    `name` tells entries apart: the kind of data and the absolute path of what it is made from. `build` may raise;
    then nothing is stored. The data must survive JSON.
    """
    folder = folder or cache_dir()
    path = os.path.join(folder, _file_name(name)) if folder else None
    if path:
        found = _read(path, name)
        if found is not None:
            return found[0]
    data, sources = build()
    if folder and path:
        _write(folder, path, name, data, sources)
    return data


def stamp(path: str) -> Stamp:
    """What tells whether a file or folder is still the same."""
    try:
        status = os.stat(path)
    except OSError:
        return [path]
    return [path, status.st_size, status.st_mtime_ns, status.st_ino]


def _file_name(name: str) -> str:
    try:
        from _blake2 import blake2b  # the module behind hashlib, without loading OpenSSL
    except ImportError:  # pragma: no cover
        from hashlib import blake2b

    return f"{name.partition(':')[0]}-{blake2b(os.fsencode(name), digest_size=10).hexdigest()}.json"


def _read(path: str, name: str) -> tuple[Any] | None:
    """The entry's data in a tuple, or None where it cannot be believed."""
    try:
        with open(path, "rb") as file:
            if not is_ours(os.fstat(file.fileno())):
                return None
            head, _, body = file.read().partition(b"\n")
        import json

        meta = json.loads(head)
        if meta["version"] != __version__ or meta["shape"] != SHAPE or meta["name"] != name:
            return None
        if meta["crc"] != crc32(body):
            return None
        for was in meta["stamps"]:
            if stamp(was[0]) != was or (len(was) > 1 and was[2] > meta["written"] - SETTLED):
                return None
        return (json.loads(body),)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def is_ours(status: os.stat_result) -> bool:
    """Whether nobody but this user (or root) can have written the file."""
    if not hasattr(os, "geteuid"):
        return True
    return status.st_uid in (os.geteuid(), 0) and not status.st_mode & 0o022


def _write(folder: str, path: str, name: str, data: Any, sources: Iterable[str]) -> None:
    import json
    import time

    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        meta = {
            "name": name,
            "version": __version__,
            "shape": SHAPE,
            "crc": crc32(body),
            "written": time.time_ns(),
            "stamps": [stamp(source) for source in sorted(set(sources))],
        }
        os.makedirs(folder, mode=0o700, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(handle, "wb") as file:
                file.write(json.dumps(meta).encode() + b"\n" + body)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
    except (OSError, ValueError, TypeError, RecursionError):
        return

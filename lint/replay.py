"""The answer to a run that was made before and in which nothing has changed since: printed again, without judging.

What a run's answer depends on is written down with it: the program, the configuration files that exist and those that
could, the options, the terminal, the day, every article found with its size, time and inode, every file that a rule
looked at, and the report files that were written. All of it is compared; any difference, and the run is made.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from binascii import crc32
from collections.abc import Iterable, Sequence
from contextlib import suppress

from lint.cache import FOLDER, digest_of, folder_in, is_signed, program_stamp, secret, sign
from lint.discover import Discovery, discover
from lint.neighbours import State, state, unchanged
from lint.typed import Any, NamedTuple

SHAPE = 2  # raised when a recording changes its form
LARGEST = 64_000_000  # bytes of output that are kept at most
SETTLED = 100_000_000  # ns; a file changed this shortly before its state was taken may change again unseen
KEPT = 16  # recordings of one project
HEAD = 24  # bytes before the head: signature and length
ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "LANG", "LC_ALL", "PYTHONIOENCODING", "PYTHONUTF8")


class Walk(NamedTuple):
    """How articles are found; the fields are the arguments of `discover`."""

    paths: tuple[str, ...]
    suffixes: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    root: str

    def discover(self) -> Discovery:
        """The articles as they are now."""
        paths, suffixes, include, exclude, root = self
        return discover(paths, suffixes, include=include, exclude=exclude, root=root)


class Answer(NamedTuple):
    """What a run said."""

    code: int
    out: str
    err: str


def replay(arguments: Sequence[str]) -> Answer | None:
    """The answer to a command that was given before, if it still holds."""
    name = _name(arguments)
    for folder in _folders_above(os.getcwd()):
        file = os.path.join(folder, FOLDER, name)
        if os.path.exists(file):
            with suppress(OSError, ValueError, TypeError, EOFError, KeyError):
                return _believed(file, name)
            return None
    return None


def _believed(file: str, name: str) -> Answer | None:
    key = secret()
    with open(file, "rb") as stream:
        start = stream.read(HEAD)
        size = int.from_bytes(start[16:], "little")
        if size > os.fstat(stream.fileno()).st_size:
            return None
        head = stream.read(size)
        if key is None or not is_signed(start[:16], key, head):
            return None
        facts = marshal.loads(head)
        if facts["shape"] != SHAPE or facts["name"] != name or facts["today"] != time.strftime("%Y-%m-%d"):
            return None
        if facts["program"] != program_stamp():
            return None
        if not all(unchanged(path, tuple(then)) for path, then in facts["files"]):
            return None
        if _listing(Walk(*facts["walk"]).discover()) != facts["listing"]:
            return None
        body = stream.read()
    if crc32(body) != facts["crc"]:
        return None
    cut = facts["cut"]
    return Answer(
        facts["code"], body[:cut].decode("utf-8", "surrogatepass"), body[cut:].decode("utf-8", "surrogatepass")
    )


def record(
    arguments: Sequence[str],
    answer: Answer,
    walk: Walk,
    found: Discovery,
    files: Iterable[tuple[str, State]],
) -> None:
    """Writes an answer down for `replay`. `files` are all further files that it depends on, the reports written among
    them, with the state that it was made from. Never raises: without a recording the next run is made anew."""
    noted = sorted(set(files))
    if (
        any(max(file.mtime_ns, file.ctime_ns) > found.began_ns - SETTLED for file in found.files)
        or len(answer.out) > LARGEST
    ):
        return
    body = answer.out.encode("utf-8", "surrogatepass")
    name = _name(arguments)
    facts: dict[str, Any] = {
        "shape": SHAPE,
        "name": name,
        "today": time.strftime("%Y-%m-%d"),
        "program": program_stamp(),
        "files": [(path, (*then,)) for path, then in noted],
        "walk": tuple(walk),
        "listing": _listing(found),
        "code": answer.code,
        "cut": len(body),
    }
    body += answer.err.encode("utf-8", "surrogatepass")
    facts["crc"] = crc32(body)
    key = secret()
    if key is None:
        return
    head = marshal.dumps(facts)
    with suppress(OSError):
        folder = folder_in(walk.root)
        if os.getcwd() != walk.root and walk.root not in _folders_above(os.getcwd()):
            return  # it would not be found again from here
        temporary = os.path.join(folder, f"{name}.{os.getpid()}.tmp")
        try:
            with open(temporary, "wb") as stream:
                stream.write(sign(key, head) + len(head).to_bytes(8, "little") + head + body)
            os.replace(temporary, os.path.join(folder, name))
        except OSError:
            os.unlink(temporary)
            raise
        _tidy(folder)


def file_states(paths: Iterable[str]) -> list[tuple[str, State]]:
    """The state of files now, for `record`."""
    return [(os.path.abspath(path), state(path, listing=True)) for path in paths]


def _listing(found: Discovery) -> bytes:
    """Stands for what discovery found, file states included."""
    files = [(file.path, file.size, file.mtime_ns, file.ctime_ns, file.inode) for file in found.files]
    troubles = [(trouble.level, trouble.message, trouble.path) for trouble in found.troubles]
    return digest_of((files, troubles))


def _name(arguments: Sequence[str]) -> str:
    """The recording's file name: stands for the command, the place, and where the answer is shown."""
    out, err = sys.stdout.isatty(), sys.stderr.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if out else 0
    environment = [os.environ.get(word, "") for word in ENVIRONMENT]
    parts = ([*arguments], os.getcwd(), out, err, width, environment)
    return f"run-{digest_of(parts).hex()}.bin"


def _folders_above(folder: str) -> list[str]:
    folders = [folder]
    while os.path.dirname(folders[-1]) != folders[-1]:
        folders.append(os.path.dirname(folders[-1]))
    return folders


def _tidy(folder: str) -> None:
    """Leaves the newest recordings only."""
    with os.scandir(folder) as scan:
        recordings = [entry for entry in scan if entry.name.startswith("run-")]
    if len(recordings) > KEPT:
        recordings.sort(key=lambda entry: entry.stat().st_mtime_ns)
        for entry in recordings[:-KEPT]:
            with suppress(OSError):
                os.unlink(entry.path)

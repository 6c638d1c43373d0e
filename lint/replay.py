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
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper

from lint.cache import FOLDER, digest_of, is_signed, program_stamp, secret
from lint.discover import Discovery, discover
from lint.neighbours import unchanged
from lint.typed import IO, Any, NamedTuple

SHAPE = 4  # raised when a recording changes its form
SETTLED = 100_000_000  # ns; a file changed this shortly before its state was taken may change again unseen
TRAIL = 24  # bytes at the end of a recording: signature and length of the facts before them; the output comes first
PIECE = 1 << 18  # bytes read at once
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

    def discovered(self) -> Discovery:
        """The same, as they were when `replay` looked at them a moment ago, if it did."""
        walk, found = _seen.pop() if _seen else (None, None)
        return found if found and walk == self else self.discover()


_seen: list[tuple[Walk, Discovery]] = []
"""What the last `replay` found in vain, for the run that follows it."""


def replay(arguments: Sequence[str]) -> int | None:
    """Gives the answer to a command that was given before, if it still holds: prints it and returns the exit code."""
    name = recording_name(arguments)
    _seen.clear()
    for folder in folders_above(os.getcwd()):
        file = os.path.join(folder, FOLDER, name)
        if os.path.exists(file):
            stream = None
            facts = None
            with suppress(OSError, ValueError, TypeError, EOFError, KeyError):
                stream = open(file, "rb", buffering=0)  # noqa: SIM115 - it is printed from below
                facts = _believed(stream, name)
            if stream is None:
                return None
            with stream:
                if facts is None:
                    return None
                code: int = facts["code"]
                _print(stream, facts["size"], facts["err"])
                return code
    return None


def _believed(stream: IO[bytes], name: str) -> dict[str, Any] | None:
    """The facts about a recording, if all of them hold."""
    facts = signed_facts(stream, name)
    if facts is None or facts["today"] != time.strftime("%Y-%m-%d") or facts["program"] != program_stamp():
        return None
    if not all(unchanged(path, then) for path, then in facts["files"]):
        return None
    walk = Walk(*facts["walk"])
    found = walk.discover()
    if listing(found) != facts["listing"]:
        _seen.append((walk, found))
        return None
    crc = 0
    for piece in _pieces(stream, facts["size"]):
        crc = crc32(piece, crc)
    return facts if crc == facts["crc"] else None


def signed_facts(stream: IO[bytes], name: str) -> dict[str, Any] | None:
    """The facts about a recording, which need not hold any more, if they are ours and of this name."""
    key = secret()
    length = os.fstat(stream.fileno()).st_size
    if key is None or length < TRAIL:
        return None
    stream.seek(length - TRAIL)
    trail = stream.read(TRAIL)
    size = int.from_bytes(trail[16:], "little")
    if size > length - TRAIL:
        return None
    stream.seek(length - TRAIL - size)
    head = stream.read(size)
    if not is_signed(trail[:16], key, head):
        return None
    facts: dict[str, Any] = marshal.loads(head)
    right = facts["shape"] == SHAPE and facts["name"] == name and facts["size"] == length - TRAIL - size
    return facts if right else None


def _pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    """The output, piece by piece: all of it may be more than memory should hold."""
    stream.seek(0)
    while size > 0 and (piece := stream.read(min(PIECE, size))):
        size -= len(piece)
        yield piece


def _print(stream: IO[bytes], size: int, told: bytes) -> None:
    """Prints the output, and what went to standard error before it."""
    sys.stderr.write(told.decode())
    sys.stderr.flush()
    out: Any = sys.stdout
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    if isinstance(out, TextIOWrapper) and out.encoding.lower() in ("utf-8", "utf8") and os.linesep == "\n":
        out.flush()
        for piece in _pieces(stream, size):
            out.buffer.write(piece)
    else:  # nothing is cut within a character here
        out.write(b"".join(_pieces(stream, size)).decode())
    out.flush()


def listing(found: Discovery) -> bytes:
    """Stands for what discovery found, file states included."""
    files = [(file.path, file.size, file.mtime_ns, file.ctime_ns, file.inode) for file in found.files]
    troubles = [(trouble.level, trouble.message, trouble.path) for trouble in found.troubles]
    return digest_of((files, troubles))


def recording_name(arguments: Sequence[str]) -> str:
    """The recording's file name: stands for the command, the place, and where the answer is shown."""
    out, err = sys.stdout.isatty(), sys.stderr.isatty()
    width = os.get_terminal_size(sys.stdout.fileno()).columns if out else 0
    environment = [os.environ.get(word, "") for word in ENVIRONMENT]
    parts = ([*arguments], os.getcwd(), out, err, width, environment)
    return f"run-{digest_of(parts).hex()}.bin"


def folders_above(folder: str) -> list[str]:
    folders = [folder]
    while os.path.dirname(folders[-1]) != folders[-1]:
        folders.append(os.path.dirname(folders[-1]))
    return folders

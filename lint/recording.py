"""Writes the answer to a run down while it is printed, for `lint.replay`; see there for what it depends on."""

from __future__ import annotations

import marshal
import os
import time
from binascii import crc32
from collections.abc import Iterable, Sequence
from contextlib import suppress

from lint.cache import FOLDER, folder_in, program_stamp, secret, sign
from lint.discover import Discovery
from lint.neighbours import State, state
from lint.replay import SETTLED, SHAPE, TRAIL, Walk, folders_above, listing, recording_name, signed_facts
from lint.typed import IO, Any

LARGEST = 256_000_000  # bytes of output that are kept at most
KEPT = 16  # recordings of one project
KEPT_BYTES = 2 * LARGEST  # of all of them


class Recording:
    """An answer in the making: a file that gets its name when all is in it. Never raises: without a recording the next
    run is made anew."""

    def __init__(self, file: IO[bytes], path: str, name: str, walk: Walk, found: Discovery, key: bytes) -> None:
        self._file: IO[bytes] | None = file
        self._temporary = file.name
        self._path = path
        self._name = name
        self._walk = walk
        self._found = found
        self._key = key
        self._size = 0
        self._crc = 0
        self._pieces: dict[bytes, tuple[int, int, int]] = {}

    @classmethod
    def begin(cls, arguments: Sequence[str], walk: Walk, found: Discovery) -> Recording | None:
        """A new recording of a command; None where it could not be found or believed again."""
        if any(max(file.mtime_ns, file.ctime_ns) > found.began_ns - SETTLED for file in found.files):
            return None
        here = os.getcwd()
        key = secret()
        if key is None or (here != walk.root and walk.root not in folders_above(here)):
            return None
        name = recording_name(arguments)
        try:
            path = os.path.join(folder_in(walk.root), name)
            return cls(open(f"{path}.{os.getpid()}.tmp", "wb"), path, name, walk, found, key)
        except OSError:
            return None

    def write(self, text: str, key: bytes = b"") -> None:
        """Takes a part of what goes to standard output, which a later run finds again by its key if it has one."""
        if self._file is None:
            return
        data = text.encode("utf-8", "backslashreplace")
        if key:
            self._pieces[key] = (self._size, len(data), crc32(data))
        self._size += len(data)
        if self._size > LARGEST:
            self.drop()
            return
        try:
            self._file.write(data)
            self._crc = crc32(data, self._crc)
        except OSError:
            self.drop()

    def drop(self) -> None:
        """Leaves nothing behind."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                os.unlink(self._temporary)

    def finish(self, code: int, told: str, files: Iterable[tuple[str, State]]) -> None:
        """Ends it with the exit code and what went to standard error. `files` are all further files that the answer
        depends on, the reports written among them, with the state that it was made from."""
        if self._file is None:
            return
        facts: dict[str, Any] = {
            "shape": SHAPE,
            "name": self._name,
            "today": time.strftime("%Y-%m-%d"),
            "program": program_stamp(),
            "files": [(path, (*then,)) for path, then in sorted(set(files))],
            "walk": tuple(self._walk),
            "listing": listing(self._found),
            "code": code,
            "err": told.encode("utf-8", "backslashreplace"),
            "size": self._size,
            "crc": self._crc,
            "pieces": marshal.dumps(self._pieces),  # packed twice: a run that is only replayed does not ask
        }
        head = marshal.dumps(facts)
        try:
            self._file.write(head)
            self._file.write(sign(self._key, head) + len(head).to_bytes(TRAIL - 16, "little"))
            self._file.close()
            os.replace(self._temporary, self._path)
            self._file = None
            _tidy(os.path.dirname(self._path))
        except OSError:
            self.drop()


class Earlier:
    """What the last run of a command printed of each article, by its key (see `lint.report.pieces`): an open file, from
    which pieces are read when they are asked for. The keys hold what a piece is made from, and the recording's name the
    command and the view; so a piece that is found is right, whatever else has changed since."""

    def __init__(self, stream: IO[bytes], places: dict[bytes, tuple[int, int, int]]) -> None:
        self._stream = stream
        self._places = places

    @classmethod
    def open(cls, arguments: Sequence[str], root: str) -> Earlier | None:
        """The pieces of the last recording; None where there is none, or none to be believed."""
        name = recording_name(arguments)
        try:
            stream = open(os.path.join(root, FOLDER, name), "rb")  # noqa: SIM115 - see close
        except OSError:
            return None
        with suppress(OSError, ValueError, TypeError, EOFError, KeyError):
            facts = signed_facts(stream, name)
            if facts is not None:
                return cls(stream, marshal.loads(facts["pieces"]))
        stream.close()
        return None

    def __call__(self, key: bytes) -> str | None:
        """The piece with this key, if there was one and it is whole."""
        place = self._places.get(key)
        if place is None:
            return None
        at, size, crc = place
        try:
            self._stream.seek(at)
            data = self._stream.read(size)
        except OSError:
            return None
        return data.decode() if crc32(data) == crc else None

    def close(self) -> None:
        """Lets go of the file."""
        self._stream.close()


def file_states(paths: Iterable[str]) -> list[tuple[str, State]]:
    """The state of files now, for `Recording.finish`."""
    return [(os.path.abspath(path), state(path, listing=True)) for path in paths]


def _tidy(folder: str) -> None:
    """Leaves the newest recordings only."""
    with os.scandir(folder) as scan:
        recordings = [(entry.stat(), entry.path) for entry in scan if entry.name.startswith("run-")]
    recordings.sort(key=lambda pair: -pair[0].st_mtime_ns)
    room = KEPT_BYTES
    for number, (status, path) in enumerate(recordings):
        room -= status.st_size
        if number >= KEPT or (room < 0 and number):
            with suppress(OSError):
                os.unlink(path)

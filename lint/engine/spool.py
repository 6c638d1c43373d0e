"""Results laid down until the report asks for them, in memory while they are few, in an unnamed file when not."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping

from lint.finding import Severity
from lint.typed import IO, Any

IN_MEMORY = 8_000_000  # bytes kept before a file is used

Place = tuple[int, int]
"""Where a result lies: offset and length."""


class Spool:
    """Appends bytes and gives them back by their place."""

    def __init__(self) -> None:
        self._memory: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None

    def put(self, data: bytes) -> Place:
        """Lays bytes down."""
        if self._file is None and self._size + len(data) > IN_MEMORY:
            self._move()
        if self._file is not None:
            at = self._file.seek(0, 2)
            self._file.write(data)
            return at, len(data)
        self._memory.append(data)
        self._size += len(data)
        return -len(self._memory), len(data)

    def get(self, place: Place) -> bytes:
        """The bytes that were laid down there."""
        at, length = place
        if at < 0:
            return self._memory[-at - 1]
        assert self._file is not None
        self._file.seek(at)
        return self._file.read(length)

    def _move(self) -> None:
        """From here on to a file; what is in memory stays there, its places hold."""
        import tempfile

        try:
            self._file = tempfile.TemporaryFile(prefix="medproof-")  # noqa: SIM115 - lives as long as the report
        except OSError:
            self._size = -(1 << 62)  # no room on disk: memory will have to do


class Digests(Mapping[str, Any]):
    """What articles contribute to one rule that looks across them, by path in order, unpacked when asked for."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: dict[str, tuple[Severity, int, int]] = {}

    def put(self, path: str, severity: Severity, digest: bytes) -> None:
        """Lays an article's packed digest down, with the rule's severity there."""
        self._places[path] = (severity, *self._spool.put(digest))

    def sort(self) -> None:
        """Puts the paths in order."""
        self._places = dict(sorted(self._places.items()))

    def severity(self, path: str) -> Severity:
        """The rule's severity for an article."""
        return self._places[path][0]

    def __getitem__(self, path: str) -> Any:
        _, at, length = self._places[path]
        return marshal.loads(self._spool.get((at, length)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

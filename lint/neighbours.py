"""Files beside an article: what links point to, bibliographies. The only way for a check to ask about the disk.

Every answer is noted with the file's state, so that a stored result is served again only while all of them hold.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from lint.typed import Protocol

State = tuple[int, int]
"""A file's size and modification time in ns; (-1, 0) for one that is not there, (-2, 0) for a folder."""

ABSENT: State = (-1, 0)
FOLDER: State = (-2, 0)
READ_LIMIT = 20_000_000  # bytes of a neighbour that are read at most


class Files(Protocol):
    """Answers about files by the target as the article writes it, without fragment, already percent-decoded: relative
    to the article's folder, or to the project's root where it begins with "/"."""

    def exists(self, target: str) -> bool:
        """Whether there is such a file or folder."""

    def read(self, target: str) -> str | None:
        """The text of a file, None where there is none or it is not UTF-8."""

    def names(self, target: str) -> tuple[str, ...]:
        """Names in a folder in order, () where there is none."""


class NoFiles:
    """For an article that lies nowhere: whatever it points to counts as there, and nothing can be read."""

    def exists(self, target: str) -> bool:  # noqa: ARG002
        return True

    def read(self, target: str) -> str | None:  # noqa: ARG002
        return None

    def names(self, target: str) -> tuple[str, ...]:  # noqa: ARG002
        return ()


class MemoryFiles:
    """A made-up folder with the article in it, for the examples of rules: names with "/" to their text."""

    def __init__(self, files: Mapping[str, str], folder: str = "") -> None:
        self._files = {os.path.normpath(name.lstrip("/")): text for name, text in files.items()}
        self._folder = folder

    def _name(self, target: str) -> str:
        return os.path.normpath(target.lstrip("/") if target.startswith("/") else os.path.join(self._folder, target))

    def exists(self, target: str) -> bool:
        name = self._name(target)
        return name == "." or name in self._files or any(other.startswith(name + "/") for other in self._files)

    def read(self, target: str) -> str | None:
        return self._files.get(self._name(target))

    def names(self, target: str) -> tuple[str, ...]:
        name = self._name(target)
        prefix = "" if name == "." else name + "/"
        inside = (other[len(prefix) :] for other in self._files if other.startswith(prefix))
        return tuple(sorted({other.split("/")[0] for other in inside}))


class DiskFiles:
    """The files around an article on disk. `seen` notes every file asked for with its state then."""

    def __init__(self, article: str, root: str) -> None:
        self._folder = os.path.dirname(os.path.abspath(article))
        self._root = os.path.abspath(root)
        self.seen: dict[str, State] = {}

    def _path(self, target: str) -> str:
        if target.startswith("/"):
            return os.path.normpath(os.path.join(self._root, target.lstrip("/")))
        return os.path.normpath(os.path.join(self._folder, target))

    def _state(self, path: str) -> State:
        known = self.seen.get(path)
        if known is None:
            known = self.seen[path] = state(path)
        return known

    def exists(self, target: str) -> bool:
        return self._state(self._path(target)) != ABSENT

    def read(self, target: str) -> str | None:
        path = self._path(target)
        if self._state(path)[0] < 0:
            return None
        try:
            with open(path, "rb") as file:
                data = file.read(READ_LIMIT + 1)
            return data.decode("utf-8-sig") if len(data) <= READ_LIMIT else None
        except (OSError, UnicodeDecodeError):
            return None

    def names(self, target: str) -> tuple[str, ...]:
        path = self._path(target)
        if self._state(path) == ABSENT:
            return ()
        try:
            found = os.stat(path)
            # a folder's own time tells of entries that come and go
            self.seen[path] = (FOLDER[0] - 1, found.st_mtime_ns)
            return tuple(sorted(os.listdir(path)))
        except OSError:
            return ()


def state(path: str, listing: bool = False) -> State:
    """The state of a file now; with `listing` a folder's modification time counts."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return ABSENT
    if found.st_mode & 0o170000 == 0o040000:
        return (FOLDER[0] - 1, found.st_mtime_ns) if listing else FOLDER
    return (found.st_size, found.st_mtime_ns)


def unchanged(path: str, then: State) -> bool:
    """Whether a file is as it was noted."""
    return state(path, listing=then[0] == FOLDER[0] - 1) == then

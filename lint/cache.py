"""Outcomes of articles judged before, in `.medproof_cache` at the project's root.

An outcome is served again only if it was made on the same terms (rules, configuration, profile, day, program) from
the same content, and every file it looked at beside the article is as it was. The file's size, times and inode stand
for its content; where they differ, the content's hash decides. Every entry is signed with a key that lies in the
user's own cache folder: a cache that came with a repository somebody else made is not believed.

Nothing that is wrong with the cache is an error of the run: it is then as if there were none.
"""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache

from lint.datafiles.locations import cache_dir
from lint.discover import Discovery, Found
from lint.neighbours import State, unchanged
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

try:
    from _blake2 import blake2b  # the module behind hashlib, without loading OpenSSL
except ImportError:  # pragma: no cover
    from hashlib import blake2b

FOLDER = ".medproof_cache"
SHAPE = 3  # raised when an outcome changes its form
SETTLED = 100_000_000  # ns; a file changed this shortly before its state was taken may change again unseen
UNSETTLED = ""
BATCH = 4_000_000  # bytes of outcomes written at once, so that a run that is killed keeps what it has done
TERMS_KEPT = 6  # sets of terms whose outcomes are kept; others are the oldest and go
LARGE = 400_000_000  # bytes of the database above which only the last terms are kept
LARGEST = 2_000_000_000  # and those above which it is begun anew


def folder_in(root: str) -> str:
    """The cache folder of a project, made where it does not exist, with a note for git that it is not to be kept.

    Raises OSError where it cannot be made.
    """
    folder = os.path.join(root, FOLDER)
    if not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, ".gitignore"), "w", encoding="utf-8") as file:
            file.write("# made by medproof; may be deleted at any time\n*\n")
    return folder


def secret() -> bytes | None:
    """The user's key for signing cache entries, made where there is none yet; None where there can be none."""
    home = cache_dir()
    if home is None:
        return None
    path = os.path.join(home, "cache-key")
    try:
        with open(path, "rb") as file:
            key = file.read(64)
            if len(key) == 32 and _private(os.fstat(file.fileno())):
                return key
    except OSError:
        pass
    try:
        os.makedirs(home, mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            os.unlink(path)
        key = os.urandom(32)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "wb") as file:
            file.write(key)
        return key
    except OSError:
        return None


def _private(status: os.stat_result) -> bool:
    """Whether nobody but this user can have written the file."""
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & 0o077)


@cache
def program_stamp() -> bytes:
    """What tells this program from any other: the state of all its files, so that a checkout at work is known too.
    Taken once, as early as it is asked for: a file that changes later is not what this process runs."""
    from lint.datafiles.locations import schemas_dir

    parts: list[tuple[str, int, int]] = []
    for top in (os.path.dirname(os.path.abspath(__file__)), schemas_dir()):
        folders = [top]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as scan:
                    for entry in scan:
                        if entry.name == "__pycache__":
                            continue
                        if entry.is_dir():
                            folders.append(entry.path)
                        else:
                            state = entry.stat()
                            parts.append((entry.path, state.st_size, state.st_mtime_ns))
            except OSError:
                continue
    return digest_of(sorted(parts))


def digest(data: bytes) -> bytes:
    """Sixteen bytes that stand for data."""
    return blake2b(data, digest_size=16).digest()


def digest_of(value: Any) -> bytes:
    """Sixteen bytes that stand for plain data; version 2 of the form, because later ones depend on who else holds the
    same objects."""
    return digest(marshal.dumps(value, 2))


def sign(key: bytes, *parts: bytes) -> bytes:
    """A signature over the parts, their boundaries included."""
    framed = b"".join([piece for part in parts for piece in (len(part).to_bytes(8, "little"), part)])
    return blake2b(framed, digest_size=16, key=key).digest()


def is_signed(mark: object, key: bytes, *parts: bytes) -> bool:
    """Whether a signature is ours."""
    return isinstance(mark, bytes) and mark == sign(key, *parts)


class Cache:
    """The outcomes of one project on one set of terms."""

    def __init__(self, database: sqlite3.Connection, key: bytes, terms: bytes) -> None:
        self._database = database
        self._key = key
        self._terms = terms
        self._found: Mapping[str, Found] = {}
        self._settled = 0
        self._fresh: list[tuple[object, ...]] = []
        self._weight = 0

    @classmethod
    def open(cls, root: str, terms: bytes) -> Cache | None:
        """The cache of a project, begun anew where its file is broken; None where there can be none."""
        import sqlite3

        key = secret()
        if key is None:
            return None
        try:
            path = os.path.join(folder_in(root), "outcomes.sqlite")
            if os.path.exists(path) and os.path.getsize(path) > LARGEST:
                _forget(path)
            try:
                return cls(_connect(path), key, terms)
            except sqlite3.OperationalError:
                return None  # locked, read-only or no room: leave it to whoever has it
            except sqlite3.DatabaseError:
                _forget(path)
                return cls(_connect(path), key, terms)
        except (OSError, sqlite3.Error):
            return None

    def lookup(self, found: Discovery) -> Iterator[tuple[str, bytes, bytes]]:
        """Paths, packed outcomes and their signatures of the files that are as they were, one after the other: together
        they may be more than memory should hold."""
        import sqlite3

        here = os.getcwd()
        self._found = {_absolute(file.path, here): file for file in found.files}
        self._settled = found.began_ns - SETTLED
        states: dict[tuple[str, State], bool] = {}
        try:
            rows = self._database.execute(
                "SELECT path, size, state, content, seen, body, mark FROM outcome WHERE terms = ?", (self._terms,)
            )
            for path, size, then, content, seen, body, mark in rows:
                file = self._found.get(path)
                if file is None or file.size != size:
                    continue
                if not is_signed(mark, self._key, self._terms, _bytes(path), content, seen, body):
                    continue
                same = then == self._state(file) != UNSETTLED
                if not same and _content(file.path) != content:
                    continue
                if len(seen) > 5 and not _hold(marshal.loads(seen), states):
                    continue
                yield file.path, body, mark
                if not same:
                    self._put(path, file, content, seen, body)
        except (sqlite3.Error, ValueError, TypeError, EOFError):
            return  # the rest is judged anew

    def keep(self, path: str, packed: bytes, content: bytes, seen: Mapping[str, State]) -> bytes:
        """Stores an outcome of a file that was found by `lookup`; `content` is the digest of what was judged. Gives the
        signature, which stands for the terms, the file, its content and the outcome; b"" where nothing is stored."""
        full = os.path.abspath(path)
        file = self._found.get(full)
        if file is None:
            return b""
        mark = self._put(full, file, content, marshal.dumps(dict(seen)), packed)
        if self._weight >= BATCH:
            self.flush()
        return mark

    def _put(self, path: str, file: Found, content: bytes, seen: bytes, body: bytes) -> bytes:
        mark = sign(self._key, self._terms, _bytes(path), content, seen, body)
        self._weight += len(body)
        self._fresh.append((path, self._terms, file.size, self._state(file), content, seen, body, mark))
        return mark

    def _state(self, file: Found) -> str:
        """What tells whether a file was written since, or UNSETTLED where nothing but its content can tell."""
        if max(file.mtime_ns, file.ctime_ns) > self._settled:
            return UNSETTLED
        return f"{file.mtime_ns} {file.ctime_ns} {file.inode}"

    def flush(self) -> None:
        """Writes what was kept."""
        import sqlite3

        fresh, self._fresh, self._weight = self._fresh, [], 0
        if not fresh:
            return
        with suppress(sqlite3.Error, UnicodeEncodeError), self._database:
            self._database.executemany("INSERT OR REPLACE INTO outcome VALUES (?,?,?,?,?,?,?,?)", fresh)
            self._database.execute("INSERT OR REPLACE INTO terms VALUES (?, ?)", (self._terms, time.time_ns()))

    def close(self) -> None:
        """Writes what was kept and throws out what is oldest."""
        import sqlite3

        self.flush()
        with suppress(sqlite3.Error):
            known = [row[0] for row in self._database.execute("SELECT terms FROM terms ORDER BY used DESC")]
            (pages,) = self._database.execute("PRAGMA page_count").fetchone()
            (size,) = self._database.execute("PRAGMA page_size").fetchone()
            with self._database:
                for old in known[TERMS_KEPT if pages * size < LARGE else 1 :]:
                    self._database.execute("DELETE FROM outcome WHERE terms = ?", (old,))
                    self._database.execute("DELETE FROM terms WHERE terms = ?", (old,))
            self._database.close()


def _connect(path: str) -> sqlite3.Connection:
    import sqlite3

    database = sqlite3.connect(path, timeout=2.0)
    try:
        # a crash of the machine may break the file, which is then begun anew; a crash of the program cannot
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA journal_mode = WAL")
        (shape,) = database.execute("PRAGMA user_version").fetchone()
        if shape != SHAPE:
            with database:
                database.execute("DROP TABLE IF EXISTS outcome")
                database.execute("DROP TABLE IF EXISTS terms")
                database.execute(
                    "CREATE TABLE outcome (path TEXT, terms BLOB, size INTEGER, state TEXT, content BLOB, seen BLOB,"
                    " body BLOB, mark BLOB, PRIMARY KEY (path, terms))"
                )
                database.execute("CREATE TABLE terms (terms BLOB PRIMARY KEY, used INTEGER)")
                database.execute(f"PRAGMA user_version = {SHAPE}")
        database.execute("SELECT path, mark FROM outcome LIMIT 1").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _absolute(path: str, here: str) -> str:
    """`os.path.abspath` at a fifth of its price for paths as discovery gives them."""
    plain = os.sep == "/" and path[:1] not in ("/", ".", "") and "/." not in path and "//" not in path
    return f"{here}/{path}" if plain and here != "/" and path[-1] != "/" else os.path.abspath(path)


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _forget(path: str) -> None:
    for name in (path, f"{path}-wal", f"{path}-shm"):
        with suppress(FileNotFoundError):
            os.unlink(name)


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return None


def _hold(seen: dict[str, Any], states: dict[tuple[str, State], bool]) -> bool:
    """Whether all the files beside an article are as they were."""
    for path, then in seen.items():
        key = (path, then)
        if key not in states:
            states[key] = unchanged(path, then)
        if not states[key]:
            return False
    return True

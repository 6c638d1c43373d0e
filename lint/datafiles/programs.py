"""Compiled regular expressions kept from run to run.

Our recognisers have some five hundred patterns for `re`, and compiling them takes longer than linting an article: 70 ms
at every start. CPython's matcher runs a program, a list of numbers, that the compiler makes of a pattern; here these
programs are kept in the user's cache folder, so that a start reads them back in 3 ms. A program is found by the very
text and flags of its pattern and by the version of Python, so it cannot be out of date. Whatever is amiss (another
implementation, a folder that cannot be read or written, a damaged file), patterns are compiled as ever.

The file is plain text and numbers: reading it can run no code, and needs no module that a start does without.
"""

from __future__ import annotations

import os
import re
import sys
from binascii import crc32
from collections.abc import Callable

from lint.datafiles.compiled import is_ours
from lint.datafiles.locations import cache_dir
from lint.typed import Any

FEWEST = 8  # new patterns that are worth writing the file anew
MOST = 4_000  # patterns that the file may hold
HEAD = 1 << 17  # bytes of the file that are read at once: nearly all of the patterns' texts
WORD = 4  # bytes of a number in a program

BREAK = "\ufdd0"  # between the texts of the file: a code point that is no character; a pattern with it is not kept
BYTES = 1 << 30  # a flag of ours: the pattern is one for bytes, kept as Latin-1
STALE = 2  # times as many patterns as a run uses: those that it does not use are from another version, and go

Key = tuple[str, int]  # pattern and flags
Program = tuple[str, str]  # all flags, start, size, groups, checksum; names and numbers of the groups that have names


class Awaited:
    """A pattern that is brought back when it is first asked for anything: of five, a run on one article uses one.

    It is no `re.Pattern`, though `isinstance` says so, and the `re` of its matches is another object.
    """

    __slots__ = (
        *("_key", "_real", "_source", "_table"),
        *("findall", "finditer", "fullmatch", "match", "search", "split", "sub"),
    )

    def __init__(self, table: Programs, source: str | bytes, key: Key) -> None:
        self._table = table
        self._source = source
        self._key = key

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return re.Pattern

    def __getattr__(self, name: str) -> Any:
        if name == "_real":
            self._real = self._table.revived(self._source, self._key)
            return self._real
        value = getattr(self._real, name)
        if name in Awaited.__slots__:
            setattr(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        return bool(self._real == (other._real if type(other) is Awaited else other))

    def __hash__(self) -> int:
        return hash(self._real)

    def __repr__(self) -> str:
        return repr(self._real)

    def __reduce__(self) -> tuple[Any, ...]:
        return re.compile, (self._source, self._key[1] & ~BYTES)


class Programs:
    """The table of programs of one process, in place of the compiler behind `re.compile`."""

    def __init__(self, path: str, compiler: Any) -> None:
        self.path = path
        self.compiler = compiler  # the module re._compiler
        self.original = compiler.compile
        self.front = re.compile
        self.handle = -1  # of the file, open as long as a pattern may be brought back
        self.begin = 0  # where the programs begin in it
        self.known: dict[Key, Program] = {}
        self.used: set[Key] = set()
        self.made: dict[Key, None] = {}  # patterns compiled in this process

    def find(self, pattern: Any, flags: int = 0) -> Any:
        """Stands for re.compile, which takes some microseconds to look into a cache of its own."""
        key = (pattern, int(flags))
        if type(pattern) is str and key in self.known:
            self.used.add(key)
            return Awaited(self, pattern, key)
        return self.front(pattern, flags)

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Stands for re._compiler.compile."""
        if type(pattern) is bytes:
            key = (pattern.decode("latin-1"), int(flags) | BYTES)
        elif type(pattern) is str:
            key = (pattern, int(flags))
        else:  # a parsed pattern, which nobody but `re` itself passes
            return self.original(pattern, flags)
        if key in self.known:
            self.used.add(key)
            return Awaited(self, pattern, key)
        made = self.original(pattern, flags)
        if BREAK not in key[0] and len(self.made) < MOST:
            self.made[key] = None
        return made

    def revived(self, pattern: str | bytes, key: Key) -> re.Pattern[Any]:
        """The compiled pattern, from its program where that is good."""
        try:
            return self._revived(pattern, *self.known[key])
        except (RuntimeError, ValueError, OverflowError, TypeError, LookupError):
            self.known.pop(key, None)
            self.made[key] = None
            return self.original(pattern, key[1] & ~BYTES)  # type: ignore[no-any-return]

    def _revived(self, pattern: str | bytes, numbers: str, names: str) -> re.Pattern[Any]:
        import _sre  # type: ignore[import-not-found]

        flags, start, size, groups, checksum = map(int, numbers.split())
        groupindex: dict[str, int] = {}
        by_number: list[str | None] = [None] * (groups + 1)
        words = names.split()
        for name, number in zip(words[::2], words[1::2], strict=True):
            groupindex[name] = int(number)
            by_number[int(number)] = name
        code = memoryview(self._code(start, size, checksum)).cast("I").tolist()
        made: re.Pattern[Any] = _sre.compile(pattern, flags, code, groups, groupindex, tuple(by_number))
        return made

    def _code(self, start: int, size: int, checksum: int) -> bytes:
        """A program. Raises ValueError where it is not whole."""
        if self.handle < 0:
            raise ValueError
        place, length = self.begin + start * WORD, size * WORD
        if hasattr(os, "pread"):
            code = os.pread(self.handle, length, place)
        else:
            os.lseek(self.handle, place, os.SEEK_SET)
            code = os.read(self.handle, length)
        if len(code) != length or crc32(code) != checksum:
            raise ValueError
        return code

    def read(self) -> None:
        """Takes in the patterns of the file, if it is whole and ours; the programs are read when they are asked for."""
        try:
            self.handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            if not is_ours(os.fstat(self.handle)):
                return
            head, _, rest = os.read(self.handle, HEAD).partition(b"\n")
            checksum, size = map(int, head.split())
            self.begin = len(head) + 1 + size
            while len(rest) < size:
                part = os.read(self.handle, size - len(rest))
                if not part:
                    return
                rest += part
            text = rest[:size]
            if checksum != crc32(text):
                return
            texts = text.decode("utf-8", "surrogatepass").split(BREAK)
            patterns, flags, numbers, names = (texts[place::4] for place in range(4))
            programs = zip(numbers, names, strict=True)
            self.known = dict(zip(zip(patterns, map(int, flags), strict=True), programs, strict=True))
        except (OSError, ValueError, LookupError, TypeError):
            self.known = {}

    def close(self, close: Callable[[int], None] = os.close) -> None:
        """Lets go of the file; a pattern that is asked for later is compiled."""
        if self.handle >= 0:
            handle, self.handle = self.handle, -1
            close(handle)

    __del__ = close

    def write(self) -> None:
        """Writes the file with what it held and what was compiled since, unless that is hardly anything."""
        if len(self.made) < FEWEST:
            return
        kept = self.known
        if len(kept) > STALE * (len(self.used) + len(self.made)) or len(kept) + len(self.made) > MOST:
            kept = {key: program for key, program in kept.items() if key in self.used}
        try:
            texts: list[str] = []
            code = bytearray()
            for (pattern, flags), (numbers, names) in kept.items():
                all_flags, start, size, groups, checksum = map(int, numbers.split())
                try:
                    program = self._code(start, size, checksum)
                except ValueError:
                    continue
                texts += [pattern, str(flags), f"{all_flags} {len(code) // WORD} {size} {groups} {checksum}", names]
                code += program
            for pattern, flags in self.made:
                texts += [pattern, str(flags), *self._program(pattern, flags, code)]
            if os.name == "nt":
                self.close()  # there an open file cannot be replaced
            self._put(BREAK.join(texts), code)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, re.error):
            return

    def _program(self, text: str, flags: int, code: bytearray) -> Program:
        """What is noted of a pattern, its program added to the code."""
        from array import array

        pattern = text.encode("latin-1") if flags & BYTES else text
        flags &= ~BYTES
        tree = self.compiler._parser.parse(pattern, flags)
        program = array("I", self.compiler._code(tree, flags)).tobytes()
        state, size = tree.state, len(program) // WORD
        numbers = f"{flags | state.flags} {len(code) // WORD} {size} {state.groups - 1} {crc32(program)}"
        code += program
        return numbers, " ".join([f"{name} {number}" for name, number in state.groupdict.items()])

    def _put(self, text: str, code: bytearray) -> None:
        data = text.encode("utf-8", "surrogatepass")
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        temporary = f"{self.path}.{os.getpid()}.tmp"
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(handle, "wb") as file:
                file.write(f"{crc32(data)} {len(data)}\n".encode() + data + code)
            os.replace(temporary, self.path)
        except OSError:
            os.unlink(temporary)
            raise


def install() -> Programs | None:
    """Puts the table behind `re.compile`; None where this Python or this user has no place for one."""
    folder = cache_dir()
    compiler = getattr(re, "_compiler", None)
    if sys.implementation.name != "cpython" or not folder or not hasattr(compiler, "_code"):
        return None
    try:
        import _sre

        if _sre.CODESIZE != WORD:
            return None
        version = f"{sys.hexversion:x}-{_sre.MAGIC}-{sys.byteorder}"
    except (ImportError, AttributeError):
        return None
    programs = Programs(os.path.join(folder, f"programs-{version}.bin"), compiler)
    programs.read()
    compiler.compile = programs.compile  # type: ignore[union-attr]
    re.compile = programs.find
    return programs


def remove(programs: Programs | None) -> None:
    """Takes the table away and keeps what was compiled meanwhile for the next start."""
    if programs is not None:
        programs.compiler.compile = programs.original
        re.compile = programs.front
        programs.write()

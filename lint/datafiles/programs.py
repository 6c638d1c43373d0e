"""Compiled regular expressions kept from run to run.

Our recognisers have some five hundred patterns for `re`, and compiling them takes longer than linting an article: 70 ms
at every start. CPython's matcher runs a program, a list of numbers, that the compiler makes of a pattern; here these
programs are kept in the user's cache folder, so that a start reads them back in 3 ms. A program is found by the very
text and flags of its pattern and by the version of Python, so it cannot be out of date. Whatever is amiss (another
implementation, a folder that cannot be read or written, a damaged file), patterns are compiled as ever.
"""

from __future__ import annotations

import os
import re
import sys
from binascii import crc32

from lint.datafiles.compiled import is_ours
from lint.datafiles.locations import cache_dir
from lint.typed import Any

FEWEST = 8  # new patterns that are worth writing the file anew
MOST = 4_000  # patterns that the file may hold
WORD = 4  # bytes of a number in a program

Key = tuple[str, int]  # pattern and flags


class Programs:
    """The table of programs of one process, in place of the compiler behind `re.compile`."""

    def __init__(self, path: str, compiler: Any) -> None:
        self.path = path
        self.compiler = compiler  # the module re._compiler
        self.original = compiler.compile
        self.code = b""
        self.known: dict[Key, tuple[int, int, int, int, dict[str, int]]] = {}  # (flags, start, size, groups, names)
        self.made: dict[Key, Any] = {}  # patterns compiled in this process

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Stands for re._compiler.compile."""
        key = (pattern, int(flags))
        try:
            found = self.known.get(key)
        except TypeError:  # a parsed pattern, which nobody but `re` itself passes
            return self.original(pattern, flags)
        if found is not None:
            try:
                return self._revived(pattern, *found)
            except (RuntimeError, ValueError, OverflowError, TypeError):
                del self.known[key]
        if isinstance(pattern, str) and len(self.made) < MOST:
            self.made[key] = None
        return self.original(pattern, flags)

    def _revived(self, pattern: str, flags: int, start: int, size: int, groups: int, names: dict[str, int]) -> Any:
        import _sre  # type: ignore[import-not-found]

        code = memoryview(self.code)[start * WORD : (start + size) * WORD].cast("I").tolist()
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        return _sre.compile(pattern, flags, code, groups, names, tuple(by_number))

    def read(self) -> None:
        """Takes in the file, if it is whole and ours."""
        try:
            with open(self.path, "rb") as file:
                if not is_ours(os.fstat(file.fileno())):
                    return
                head, _, code = file.read().partition(b"\n")
            import json

            checksum, rows = json.loads(head)
            if checksum != crc32(code) or len(code) % WORD:
                return
            self.known = {(row[0], row[1]): (row[2], row[3], row[4], row[5], row[6]) for row in rows}
            self.code = code
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            self.known = {}

    def write(self) -> None:
        """Writes the file with what it held and what was compiled since, unless that is hardly anything."""
        if len(self.made) < FEWEST:
            return
        import json
        from array import array

        rows: list[list[Any]] = []
        code = bytearray()
        try:
            for (pattern, flags), (all_flags, start, size, groups, names) in self.known.items():
                rows.append([pattern, flags, all_flags, len(code) // WORD, size, groups, names])
                code += self.code[start * WORD : (start + size) * WORD]
            for pattern, flags in list(self.made)[: MOST - len(rows)]:
                tree = self.compiler._parser.parse(pattern, flags)
                program = array("I", self.compiler._code(tree, flags))
                groups, names = tree.state.groups - 1, dict(tree.state.groupdict)
                rows.append([pattern, flags, flags | tree.state.flags, len(code) // WORD, len(program), groups, names])
                code += program.tobytes()
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            temporary = f"{self.path}.{os.getpid()}.tmp"
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with open(handle, "wb") as file:
                    file.write(json.dumps([crc32(code), rows]).encode("ascii") + b"\n" + code)
                os.replace(temporary, self.path)
            except OSError:
                os.unlink(temporary)
                raise
        except (OSError, ValueError, LookupError, TypeError, AttributeError, re.error):
            return


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
    programs = Programs(os.path.join(folder, f"patterns-{version}.bin"), compiler)
    programs.read()
    compiler.compile = programs.compile  # type: ignore[union-attr]
    return programs


def remove(programs: Programs | None) -> None:
    """Takes the table away and keeps what was compiled meanwhile for the next start."""
    if programs is not None:
        programs.compiler.compile = programs.original
        programs.write()

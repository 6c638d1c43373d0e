"""Patterns in the manner of .gitignore, as its manual page describes them: last match wins, "!" takes back, a slash
anchors, a closing slash asks for a folder, "**" crosses folders.
"""

from __future__ import annotations

from functools import lru_cache


class Pattern:
    """One line of an ignore file."""

    __slots__ = ("_regex", "anchored", "folder", "glob", "negated")

    def __init__(self, line: str) -> None:
        self.negated = line.startswith("!")
        glob = line[1:] if self.negated else line
        if glob.startswith(("\\!", "\\#")):
            glob = glob[1:]
        self.folder = glob.endswith("/")
        glob = glob.rstrip("/") if self.folder else glob
        self.anchored = "/" in glob
        self.glob = glob.lstrip("/")
        self._regex = None if _literal(self.glob) else _compiled(self.glob)

    def matches(self, path: str, name: str, folder: bool) -> bool:
        """Whether it speaks of this entry; `path` is relative to the folder of the ignore file."""
        if self.folder and not folder:
            return False
        subject = path if self.anchored else name
        return subject == self.glob if self._regex is None else self._regex(subject) is not None


class IgnoreFile:
    """The patterns of one ignore file, or a list of them from the configuration."""

    __slots__ = ("_names", "_patterns", "_plain", "_suffixes")

    def __init__(self, lines: list[str]) -> None:
        self._patterns = [Pattern(line) for line in map(_stripped, lines) if line and not line.startswith("#")]
        # most files are bare names and "*.suffix" only; those are answered without trying each pattern
        self._plain = all(not p.negated and not p.folder and not p.anchored for p in self._patterns) and all(
            _literal(p.glob) or _suffix(p.glob) for p in self._patterns
        )
        self._names = frozenset(p.glob for p in self._patterns) if self._plain else frozenset()
        self._suffixes = tuple(p.glob[1:] for p in self._patterns if _suffix(p.glob)) if self._plain else ()

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def verdict(self, path: str, name: str, folder: bool) -> bool | None:
        """True where the entry is ignored, False where it is taken back, None where no pattern speaks of it."""
        if self._plain:
            return True if name in self._names or (self._suffixes and name.endswith(self._suffixes)) else None
        for pattern in reversed(self._patterns):
            if pattern.matches(path, name, folder):
                return not pattern.negated
        return None

    def covers(self, path: str) -> bool:
        """Whether a file's path, or a folder above it, is matched; for lists that stand in a configuration."""
        parts = path.split("/")
        for depth in range(1, len(parts)):
            if self.verdict("/".join(parts[:depth]), parts[depth - 1], True):
                return True
        return bool(self.verdict(path, parts[-1], False))


def _stripped(line: str) -> str:
    """Without its line end and the spaces before it, unless the last is escaped."""
    line = line.rstrip("\r\n")
    bare = line.rstrip(" ")
    return bare + " " if bare.endswith("\\") and len(bare) < len(line) else bare


def _literal(glob: str) -> bool:
    return not any(mark in glob for mark in "*?[\\")


def _suffix(glob: str) -> bool:
    return glob.startswith("*.") and _literal(glob[1:])


@lru_cache(maxsize=512)
def _compiled(glob: str):  # type: ignore[no-untyped-def]
    import re

    try:
        return re.compile(_regex(glob), re.DOTALL).fullmatch
    except re.error:
        return re.compile(re.escape(glob)).fullmatch


def _regex(glob: str) -> str:
    out: list[str] = []
    at, size = 0, len(glob)
    while at < size:
        char = glob[at]
        if glob.startswith("**/", at) and (at == 0 or glob[at - 1] == "/"):
            out.append("(?:[^/]+/)*")
            at += 3
            continue
        if glob.startswith("/**", at) and at + 3 == size:
            out.append("/.+")
            break
        if char == "*":
            while at + 1 < size and glob[at + 1] == "*":
                at += 1
            out.append("[^/]*")
        elif char == "?":
            out.append("[^/]")
        elif char == "[":
            close = glob.find("]", at + 2 if glob[at + 1 : at + 2] not in ("!", "^") else at + 3)
            if close < 0:
                out.append("\\[")
            else:
                body = glob[at + 1 : close].replace("\\", "\\\\")
                out.append("(?!/)[" + ("^" + body[1:] if body[0] in "!^" else body) + "]")
                at = close
        elif char == "\\" and at + 1 < size:
            at += 1
            out.append(_escaped(glob[at]))
        else:
            out.append(_escaped(char))
        at += 1
    return "".join(out)


def _escaped(char: str) -> str:
    return char if char.isalnum() or char in "_/" else "\\" + char

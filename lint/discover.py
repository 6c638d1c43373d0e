"""Which files a run reads, and why the others are passed over.

Files named one by one are always taken. Folders are walked: what git ignores, hidden and vendored folders and the
files that every repository keeps about itself (README, LICENSE, CHANGELOG, ...) are passed over.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence

from lint.ignore import IgnoreFile
from lint.typed import Literal, NamedTuple

VENDORED = frozenset(
    ("node_modules", "bower_components", "vendor", "third_party", "site-packages", "__pycache__", "venv", "_site")
)
HOUSEKEEPING = frozenset(
    (
        *("readme", "license", "licence", "copying", "notice", "changelog", "changes", "history", "news", "authors"),
        *("contributors", "contributing", "code_of_conduct", "code-of-conduct", "security", "governance"),
        *("maintainers", "codeowners", "support", "pull_request_template", "issue_template", "requirements"),
        *("requirements-dev", "constraints", "robots", "humans", "ads", "llms", "cmakelists", "manifest"),
        *("license-apache", "license-mit", "third_party_notices", "attribution", "acknowledgements_of_software"),
    )
)


class Found(NamedTuple):
    """A file to read, with its state when it was found."""

    path: str  # as shown: with forward slashes, relative to the working folder where it lies under it
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int = 0  # of the last change of content or state, which nobody can set back


class Trouble(NamedTuple):
    """What is wrong with a path. (No lint.finding.Notice: a replayed run loads this module and no records.)"""

    level: Literal["error", "warning"]
    message: str
    path: str


class Discovery(NamedTuple):
    """The files of a run by path, each once, what went wrong, and how many files were passed over for what reason."""

    files: tuple[Found, ...]
    troubles: tuple[Trouble, ...]
    passed_over: dict[str, int]
    began_ns: int = 0  # when the files' states began to be taken

    def why_nothing(self, paths: Sequence[str]) -> str:
        """The sentence for a run without files."""
        where = ", ".join(paths) if len(paths) < 4 else f"{len(paths)} paths"
        if not self.passed_over:
            return f"nothing was checked: there are no articles in {where}"
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.passed_over.items()))
        return f"nothing was checked in {where}: passed over {reasons}; name a file to check it all the same"


class _Level(NamedTuple):
    """The ignore file of one folder. Its patterns see `lead` + the shown path from `cut` on."""

    lead: str
    cut: int
    rules: IgnoreFile


class Walker:
    """Walks folders for one run."""

    def __init__(
        self,
        suffixes: Iterable[str],
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        root: str = ".",
        gitignore: bool = True,
    ) -> None:
        """`include` and `exclude` are patterns in the manner of .gitignore, relative to `root`; where there are
        includes, only files that one of them matches are taken."""
        self._suffixes = tuple(suffixes)
        self._include = IgnoreFile(list(include))
        self._exclude = IgnoreFile(list(exclude))
        self._root = os.path.abspath(root)
        self._gitignore = gitignore
        self._files: dict[str, Found] = {}
        self._troubles: list[Trouble] = []
        self._passed: dict[str, int] = {}
        self._visited: set[tuple[int, int]] = set()
        self._links: list[tuple[str, list[_Level], tuple[tuple[int, int], ...]]] = []

    def walk(self, paths: Sequence[str]) -> Discovery:
        """All the files under the paths."""
        began = time.time_ns()
        for path in paths:
            shown = _shown(path)
            try:
                state = os.stat(path)
            except OSError as error:
                self._troubles.append(Trouble("error", _reason(error, path), shown))
                continue
            except ValueError:
                self._troubles.append(Trouble("error", "not a path: it holds a zero byte", shown.replace("\0", "\\0")))
                continue
            kind = state.st_mode & 0o170000
            if kind == 0o040000:
                self._visited.add((state.st_dev, state.st_ino))
                self._folder(
                    "" if shown == "." else shown + "/", self._levels_above(path), ((state.st_dev, state.st_ino),)
                )
            elif kind == 0o100000:
                self._files[shown] = Found(shown, state.st_size, state.st_mtime_ns, state.st_ino, state.st_ctime_ns)
            else:
                self._troubles.append(Trouble("error", "not a regular file", shown))
        while self._links:  # after everything else, so that a folder is known by its own path
            self._follow(*self._links.pop(0))
        files = tuple(self._files[path] for path in sorted(self._files))
        return Discovery(files, tuple(self._troubles), self._passed, began)

    def _levels_above(self, path: str) -> list[_Level]:
        """The ignore files between the repository's top and a folder, without the folder's own."""
        if not self._gitignore:
            return []
        here = os.path.abspath(path)
        chain = [here]
        while not os.path.exists(os.path.join(chain[-1], ".git")):
            parent = os.path.dirname(chain[-1])
            if parent == chain[-1]:
                return []  # not in a repository: ignore files above do not count
            chain.append(parent)
        cut = 0 if _shown(path) == "." else len(_shown(path)) + 1
        files = [(chain[-1], os.path.join(chain[-1], ".git", "info", "exclude"))]
        files += [(folder, os.path.join(folder, ".gitignore")) for folder in reversed(chain[1:])]
        levels = []
        for base, file in files:
            rules = _ignore_file(file)
            if rules:
                lead = os.path.relpath(here, base).replace(os.sep, "/")
                levels.append(_Level("" if lead == "." else lead + "/", cut, rules))
        return levels

    def _folder(self, prefix: str, levels: list[_Level], above: tuple[tuple[int, int], ...]) -> None:
        where = prefix or "."
        try:
            with os.scandir(where) as scan:
                entries = list(scan)
        except OSError as error:
            self._troubles.append(Trouble("error", _reason(error, where), prefix.rstrip("/") or "."))
            return
        if self._gitignore and any(entry.name == ".gitignore" for entry in entries):
            rules = _ignore_file(os.path.join(where, ".gitignore"))
            if rules:
                levels = [*levels, _Level("", len(prefix), rules)]
        absolute = ""
        if self._include or self._exclude:
            absolute = os.path.relpath(os.path.abspath(where), self._root).replace(os.sep, "/")
            absolute = "" if absolute == "." else absolute + "/"
        folders: list[os.DirEntry[str]] = []
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_dir():
                folders.append(entry)
                continue
            if not name.lower().endswith(self._suffixes):
                self._pass(_unread(name))
                continue
            if name.rpartition(".")[0].lower() in HOUSEKEEPING:
                self._pass("about the repository (README and the like)")
                continue
            path = prefix + name
            if levels and _ignored(levels, path, name, False):
                self._pass("ignored by git")
                continue
            if self._exclude and self._exclude.covers(absolute + name):
                self._pass("excluded by the configuration")
                continue
            if self._include and not self._include.covers(absolute + name):
                self._pass("not included by the configuration")
                continue
            self._file(entry, path)
        for entry in sorted(folders, key=lambda e: e.name):
            self._enter(entry, prefix, absolute, levels, above)

    def _file(self, entry: os.DirEntry[str], path: str) -> None:
        try:
            state = entry.stat()
        except OSError as error:
            self._troubles.append(Trouble("error", _reason(error, path), path))
            return
        if state.st_mode & 0o170000 != 0o100000:
            self._pass("not regular files")
            return
        self._files[path] = Found(path, state.st_size, state.st_mtime_ns, state.st_ino, state.st_ctime_ns)

    def _enter(
        self,
        entry: os.DirEntry[str],
        prefix: str,
        absolute: str,
        levels: list[_Level],
        above: tuple[tuple[int, int], ...],
    ) -> None:
        name = entry.name
        path = prefix + name
        if name in VENDORED:
            self._pass("folders of vendored files")
            return
        if levels and _ignored(levels, path, name, True):
            self._pass("ignored by git")
            return
        if self._exclude and self._exclude.verdict(absolute + name, name, True):
            self._pass("excluded by the configuration")
            return
        if entry.is_symlink():
            self._links.append((path, levels, above))
        else:
            self._follow(path, levels, above)

    def _follow(self, path: str, levels: list[_Level], above: tuple[tuple[int, int], ...]) -> None:
        try:
            state = os.stat(path)
        except OSError as error:
            self._troubles.append(Trouble("error", _reason(error, path), path))
            return
        key = (state.st_dev, state.st_ino)
        if key in above:
            self._troubles.append(
                Trouble("warning", "passed over: this link leads back to a folder that it lies in", path)
            )
            return
        if key in self._visited:
            self._pass("folders reached before")
            return
        self._visited.add(key)
        self._folder(path + "/", levels, (*above, key))

    def _pass(self, reason: str) -> None:
        self._passed[reason] = self._passed.get(reason, 0) + 1


def _ignored(levels: list[_Level], path: str, name: str, folder: bool) -> bool:
    """What the innermost ignore file that speaks of the entry says."""
    for lead, cut, rules in reversed(levels):
        verdict = rules.verdict(lead + path[cut:], name, folder)
        if verdict is not None:
            return verdict
    return False


def _ignore_file(path: str) -> IgnoreFile | None:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return IgnoreFile(file.read().splitlines()) or None
    except OSError:
        return None


def _shown(path: str) -> str:
    """A path as reports show it."""
    normal = os.path.normpath(path)
    if os.path.isabs(normal):
        here = os.getcwd()
        if normal == here:
            normal = "."
        elif normal.startswith(here.rstrip(os.sep) + os.sep):
            normal = normal[len(here.rstrip(os.sep)) + 1 :]
    return normal.replace(os.sep, "/")


def _unread(name: str) -> str:
    dot = name.rfind(".")
    return f"{name[dot:].lower()} files (not a format that is read)" if dot > 0 else "files without a suffix"


def _reason(error: OSError, path: str) -> str:
    """What the operating system says, in our words."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder" if not os.path.islink(path) else "a link that leads nowhere"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return f"cannot be read: {error.strerror or error}"


def discover(
    paths: Sequence[str],
    suffixes: Iterable[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    root: str = ".",
    gitignore: bool = True,
) -> Discovery:
    """The files of a run; see Walker for the options."""
    return Walker(suffixes, include, exclude, root, gitignore).walk(paths or ["."])

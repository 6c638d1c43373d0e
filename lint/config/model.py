"""A configuration as layers, the most general first: what applies is what the last layer that speaks of it says."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from lint.record import record
from lint.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lint.ignore import IgnoreFile

DEFAULTS: Mapping[str, Any] = {"profile": "default", "fail-on": "error", "reports": "reports"}
ADDED_UP = frozenset(("exclude", "rules", "profiles"))  # lists that layers add to; any other value replaces
COMMAND_LINE = "the command line"


class Origin(NamedTuple):
    """Where a value comes from; `file` is "" for a default and COMMAND_LINE for an option."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.file:
            return "default"
        return f"{self.file}:{self.line}" if self.line else self.file


class Setting(NamedTuple):
    """A value with where it comes from."""

    value: Any
    origin: Origin


class Layer(NamedTuple):
    """What one file, one of its overrides, or the command line says. `files` are the articles meant, () for all;
    `folder` is what paths are relative to; `places` gives (line, column) by key, nested keys joined by a line feed."""

    values: Mapping[str, Any]
    origin: str
    folder: str = ""
    files: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, int]] = {}

    def origin_of(self, *keys: str) -> Origin:
        """Where a key stands."""
        for size in range(len(keys), 0, -1):
            place = self.places.get("\n".join(keys[:size]))
            if place:
                return Origin(self.origin, *place)
        return Origin(self.origin)


@record(frozen=True)
class Config:
    """All layers of a run. `root` is the project's folder (absolute): that of the configuration file, or the working
    folder; `file` is the configuration file as shown, None where there is none."""

    layers: tuple[Layer, ...] = ()
    root: str = ""
    file: str | None = None

    def with_command_line(self, **values: Any) -> Config:
        """With options of the command line on top; None stands for an option not given."""
        given = {key.replace("_", "-"): value for key, value in values.items() if value is not None}
        if not given:
            return self
        return Config((*self.layers, Layer(given, COMMAND_LINE, os.getcwd())), self.root, self.file)

    @cached_property
    def everywhere(self) -> tuple[Layer, ...]:
        """The layers that hold for every article."""
        return tuple(layer for layer in self.layers if not layer.files)

    @cached_property
    def _conditional(self) -> bool:
        return len(self.everywhere) < len(self.layers)

    def layers_for(self, path: str) -> tuple[Layer, ...]:
        """The layers that hold for an article."""
        if not self._conditional:
            return self.layers
        relative = self._relative(path)
        return tuple(layer for layer in self.layers if not layer.files or _matches(layer.files, relative))

    def _relative(self, path: str) -> str:
        """A path relative to the root, with forward slashes."""
        if self._root_is_here and not path.startswith((".", "/", "~")) and "/." not in path and "\\" not in path:
            return path
        return os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")

    @cached_property
    def _root_is_here(self) -> bool:
        return self.root == os.getcwd() and os.sep == "/"

    def setting(self, key: str, path: str | None = None) -> Setting:
        """The value that counts and where it comes from: for the whole run, or for one article."""
        layers = self.everywhere if path is None else self.layers_for(path)
        if key in ADDED_UP:
            found = [Setting(layer.values[key], layer.origin_of(key)) for layer in layers if key in layer.values]
            value = [entry for setting in found for entry in setting.value]
            return Setting(value, found[-1].origin if found else Origin())
        for layer in reversed(layers):
            if key in layer.values:
                return Setting(layer.values[key], layer.origin_of(key))
        return Setting(DEFAULTS.get(key), Origin())

    def merged(self, key: str, path: str | None = None) -> dict[str, Setting]:
        """A mapping (`severity`, `settings`, `options`) with where each of its values comes from."""
        made: dict[str, Setting] = {}
        for layer in self.everywhere if path is None else self.layers_for(path):
            for name, value in layer.values.get(key, {}).items():
                before = made.get(name)
                if isinstance(value, Mapping) and before and isinstance(before.value, Mapping):
                    value = {**before.value, **value}
                made[name] = Setting(value, layer.origin_of(key, name))
        return made

    def settings(self, path: str | None = None) -> dict[str, Any]:
        """The values under `settings` that checks ask for."""
        return {name: setting.value for name, setting in self.merged("settings", path).items()}

    @property
    def fail_on(self) -> str:
        """The lowest severity that fails the run, or "never"."""
        return str(self.setting("fail-on").value)

    @property
    def include(self) -> list[str]:
        """Patterns of which a file must match one; none for all."""
        return list(self.setting("include").value or ())

    @property
    def exclude(self) -> list[str]:
        """Patterns of files to pass over."""
        return list(self.setting("exclude").value)

    @property
    def reports(self) -> str:
        """The folder for reports, absolute."""
        return next(self._folders("reports"), os.path.join(self.root, DEFAULTS["reports"]))

    @property
    def rule_folders(self) -> tuple[str, ...]:
        """Folders of the team's own rules, absolute."""
        return tuple(dict.fromkeys(self._folders("rules")))

    @property
    def profile_folders(self) -> tuple[str, ...]:
        """Folders of the team's own profiles, absolute."""
        return tuple(dict.fromkeys(self._folders("profiles")))

    def _folders(self, key: str) -> Iterator[str]:
        for layer in reversed(self.everywhere):
            value = layer.values.get(key)
            for folder in [value] if isinstance(value, str) else value or ():
                yield os.path.normpath(os.path.join(layer.folder, folder))


def _matches(patterns: tuple[str, ...], relative: str) -> bool:
    return _ignore_file(patterns).covers(relative)


@lru_cache(maxsize=256)
def _ignore_file(patterns: tuple[str, ...]) -> IgnoreFile:
    from lint.ignore import IgnoreFile

    return IgnoreFile(list(patterns))

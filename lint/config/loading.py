"""Finds the configuration of a run and loads it, from its compiled form where there is one."""

from __future__ import annotations

import os
from collections.abc import Sequence

from lint.config.model import Config, Layer
from lint.datafiles import compiled
from lint.datafiles.faults import DataFileError, Fault
from lint.datafiles.locations import shown as shown_path

NAMES = ("medproof.yaml", "medproof.yml", ".medproof.yaml", ".medproof.yml")
PYPROJECT = "pyproject.toml"


def load_config(paths: Sequence[str] = (), file: str | None = None) -> Config:
    """The configuration for articles at `paths` (default: the working folder), or that of a named file.

    Raises DataFileError for a file that does not exist or cannot be used.
    """
    if file is not None:
        if not os.path.isfile(file):
            raise DataFileError([Fault(file, 0, 0, "the configuration file does not exist")])
        found: str | None = os.path.abspath(file)
    else:
        found = find_config(paths)
    if found is None:
        return Config(root=os.getcwd())
    shown = shown_path(found)
    layers = compiled.load(f"config:{shown}:{found}", lambda: _build(found, shown))
    try:
        made = tuple(_layer(data) for data in layers)
    except (LookupError, TypeError, ValueError):
        made = tuple(_layer(data) for data in _build(found, shown)[0])
    return Config(made, os.path.dirname(found), shown)


def find_config(paths: Sequence[str] = ()) -> str | None:
    """The configuration file nearest above all the paths, absolute. Raises DataFileError where a folder has two."""
    folder = _common_folder(paths)
    while True:
        found = configuration_in(folder)
        if found:
            return found
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def configuration_in(folder: str) -> str | None:
    """The configuration file of this very folder. Raises DataFileError where it has two."""
    found = [name for name in NAMES if os.path.isfile(os.path.join(folder, name))]
    if len(found) > 1:
        shown = shown_path(os.path.join(folder, found[1]))
        raise DataFileError([Fault(shown, 0, 0, f"there is {found[0]} beside it; keep one configuration file")])
    if found:
        return os.path.join(folder, found[0])
    project = os.path.join(folder, PYPROJECT)
    return project if os.path.isfile(project) and _speaks_of_us(project) else None


def _common_folder(paths: Sequence[str]) -> str:
    full = [os.path.abspath(path) for path in paths] or [os.getcwd()]
    try:
        common = os.path.commonpath(full)
    except ValueError:  # on several drives
        common = os.getcwd()
    return common if os.path.isdir(common) else os.path.dirname(common)


def _speaks_of_us(path: str) -> bool:
    """Whether a pyproject.toml has our table; most have not, and are not parsed to find out."""
    try:
        with open(path, "rb") as file:
            text = file.read()
    except OSError:
        return False
    if b"medproof" not in text:
        return False
    from lint.config.reading import has_table

    try:
        return has_table(path)
    except DataFileError:
        return b"[tool.medproof" in text  # then the reading says what is wrong with it


def _build(path: str, shown: str) -> compiled.Built:
    from lint.config.reading import read_config
    from lint.datafiles.locations import schemas_dir

    layers, files = read_config(path, shown)
    return layers, [*files, os.path.join(schemas_dir(), "config.schema.json")]


def _layer(data: dict[str, object]) -> Layer:
    values, places, files = data["values"], data["places"], data["files"]
    if not isinstance(values, dict) or not isinstance(places, dict) or not isinstance(files, list):
        raise TypeError("not a layer")
    return Layer(
        values,
        str(data["origin"]),
        str(data["folder"]),
        tuple(files),
        {key: (place[0], place[1]) for key, place in places.items()},
    )

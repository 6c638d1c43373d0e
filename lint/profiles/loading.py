"""Loads profiles, from their compiled form where there is one."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Mapping
from functools import cache

from lint.datafiles import compiled
from lint.datafiles.faults import DataFileError, Fault
from lint.datafiles.locations import schemas_dir, shown, yaml_tree
from lint.profiles.model import Profile, SectionDemand
from lint.typed import Any

PACKED = "compiled-profiles.bin"  # beside the profiles folder in a wheel; there files do not change


def load_profile(name: str, folders: Iterable[str] = ()) -> Profile:
    """The profile of a name, a team's own (from `folders`) before one that ships.

    Raises KeyError for an unknown name and DataFileError for profile files that cannot be used.
    """
    return _profile(name, tuple(os.path.abspath(folder) for folder in folders))


def load_profiles(folders: Iterable[str] = ()) -> dict[str, Profile]:
    """All profiles by name, those that ship and a team's own."""
    given = tuple(os.path.abspath(folder) for folder in folders)
    return {name: _profile(name, given) for name in sorted(_data(given))}


def profile_names(folders: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of all profiles."""
    return tuple(sorted(_data(tuple(os.path.abspath(folder) for folder in folders))))


@cache
def _profile(name: str, folders: tuple[str, ...]) -> Profile:
    data = _data(folders)
    return Profile() if name == "default" and name not in data else make_profile(data[name])


@cache
def _data(folders: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    built_in = _built_in()
    if not folders:
        return built_in
    # The built-in profiles are among the sources: a team's own may extend them.
    own = compiled.load(f"profiles:{os.pathsep.join(folders)}", lambda: _build(folders, built_in))
    return {**built_in, **own}


def _built_in() -> dict[str, dict[str, Any]]:
    packed = os.path.join(schemas_dir(), PACKED)
    try:
        with open(packed, "rb") as file:
            found: dict[str, dict[str, Any]] = marshal.loads(file.read())
            return found
    except FileNotFoundError:
        folder = os.path.join(schemas_dir(), "profiles")
        data: dict[str, dict[str, Any]] = compiled.load(f"profiles:{folder}", lambda: _build((folder,), {}))
        return data


def _build(folders: tuple[str, ...], known: Mapping[str, dict[str, Any]]) -> compiled.Built:
    from lint.profiles.reading import read_profiles

    files: list[str] = []
    sources = [os.path.join(schemas_dir(), "profile.schema.json")]
    built_in = os.path.join(schemas_dir(), "profiles")
    for folder in dict.fromkeys((*folders, built_in)):
        if folder == built_in and not os.path.isdir(folder):
            continue
        try:
            found, looked_into = yaml_tree(folder)
        except OSError as error:
            raise DataFileError(
                [Fault(shown(folder), 0, 0, f"the profiles cannot be read: {error.strerror}")]
            ) from None
        if folder in folders:
            files += found
        sources += [*found, *looked_into]
    return read_profiles([shown(file) for file in files], known), sources


def make_profile(data: Mapping[str, Any]) -> Profile:
    """A profile of its resolved data."""
    return Profile(
        name=data["name"],
        summary=data.get("summary", ""),
        audience=data.get("audience", "any"),
        house_style=data.get("house-style", "us"),
        ordered=data.get("ordered", False),
        sections=tuple(
            SectionDemand(
                role=section["role"],
                title=section.get("title") or section["role"].replace("-", " ").capitalize(),
                need=section.get("need", "required"),
                aliases=tuple(section.get("aliases", ())),
                when=section.get("when"),
            )
            for section in data.get("sections", ())
        ),
        disclaimer=data.get("disclaimer", {}),
        metadata=data.get("metadata", {}),
        limits=data.get("limits", {}),
        citations=data.get("citations", {}),
        doses=data.get("doses", {}),
        abbreviations=frozenset(data.get("abbreviations", ())),
        severities=data.get("severities", {}),
    )

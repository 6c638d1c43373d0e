"""Where the product's own data lies, and where compiled forms may be kept."""

from __future__ import annotations

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))


def schemas_dir() -> str:
    """The folder of schemas, rules and profiles: inside the package in a wheel, beside it in a checkout."""
    inside = os.path.join(os.path.dirname(_HERE), "_schemas")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(os.path.dirname(_HERE)), "schemas")


def cache_dir() -> str | None:
    """The user's cache folder for medproof; None where the user turned it off (MEDPROOF_CACHE_DIR set to nothing)."""
    chosen = os.environ.get("MEDPROOF_CACHE_DIR")
    if chosen is not None:
        return chosen or None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    # Without a home directory expanduser leaves "~" as it is; a folder of that name is not what anybody wants.
    return None if base.startswith("~") else os.path.join(base, "medproof")


def yaml_tree(folder: str) -> tuple[list[str], list[str]]:
    """All .yaml and .yml files under a folder in stable order, and the folders looked into; hidden ones are left out.

    Raises OSError where a folder cannot be read.
    """
    files: list[str] = []
    folders = [folder]
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                inner_files, inner_folders = yaml_tree(entry.path)
                files += inner_files
                folders += inner_folders
            elif entry.name.endswith((".yaml", ".yml")):
                files.append(entry.path)
    return files, folders


def shown(path: str) -> str:
    """A path for people: relative to the working folder where it lies under it, with forward slashes."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative.replace(os.sep, "/")

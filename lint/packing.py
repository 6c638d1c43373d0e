"""Writes the compiled rules and profiles that a wheel carries, so that an installed medproof reads no YAML."""

from __future__ import annotations

import marshal
import os

from lint.datafiles.locations import schemas_dir, yaml_tree
from lint.profiles import loading as profiles
from lint.profiles.reading import read_profiles
from lint.rules import loading as rules
from lint.rules.reading import read_rules
from lint.typed import Any

MARSHAL = 2  # the form that every Python reads


def write_packed(folder: str) -> list[str]:
    """Compiles what lies in the checkout into a folder; gives the names written. Raises DataFileError."""
    rules_dir = rules.built_in_rules_dir()
    read = [file.rule for file in read_rules(yaml_tree(rules_dir)[0])]
    made: dict[str, Any] = {
        rules.PACKED: rules.pack(read, rules_dir),
        profiles.PACKED: read_profiles(yaml_tree(os.path.join(schemas_dir(), "profiles"))[0]),
    }
    for name, data in made.items():
        with open(os.path.join(folder, name), "wb") as file:
            marshal.dump(data, file, MARSHAL)
    return list(made)

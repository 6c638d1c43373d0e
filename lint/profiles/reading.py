"""Reads profile files and resolves what they extend.

A profile that extends another takes over everything it does not say: mappings are merged key by key (null drops a
key), lists are replaced, abbreviations are added. Sections are merged by role and condition: one that the parent
has keeps its place and takes the new words, a new one comes after the one it follows, `need: none` drops one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from lint.datafiles.faults import DataFileError, Fault, did_you_mean
from lint.datafiles.places import Document, read_document
from lint.datafiles.validation import schema_faults
from lint.typed import Any

Data = dict[str, Any]


def read_profiles(paths: Sequence[str], known: Mapping[str, Data] | None = None) -> dict[str, Data]:
    """The resolved data of profile files by name; `known` are profiles that they may extend besides one another.

    Raises DataFileError with everything that is wrong in any of them.
    """
    documents: dict[str, Document] = {}
    faults: list[Fault] = []
    for path in paths:
        try:
            document = read_document(path)
        except DataFileError as error:
            faults.extend(error.faults)
            continue
        found = _faults(document)
        faults.extend(found)
        if found:
            continue
        name = document.data.get("name") or os.path.basename(path).rpartition(".")[0]
        if name in documents:
            faults.append(document.fault(("name",), f'the profile "{name}" is in {documents[name].path} already'))
        documents.setdefault(name, document)
    resolved: dict[str, Data] = {}
    for name in documents:
        _resolve(name, documents, known or {}, resolved, (), faults)
    if faults:
        raise DataFileError(faults)
    return resolved


def _faults(document: Document) -> list[Fault]:
    if not isinstance(document.data, dict):
        return [document.fault((), "a profile file must be a mapping that begins with name and summary")]
    return schema_faults(document, "profile")


def _resolve(
    name: str,
    documents: Mapping[str, Document],
    known: Mapping[str, Data],
    resolved: dict[str, Data],
    chain: tuple[str, ...],
    faults: list[Fault],
) -> Data:
    if name in resolved:
        return resolved[name]
    document = documents[name]
    own = {**document.data, "name": name}
    parent_name = own.pop("extends", None)
    parent: Data = {}
    if parent_name is None:
        pass
    elif parent_name in (*chain, name):
        if parent_name != name or parent_name not in known:
            circle = " → ".join((*chain, name, parent_name))
            faults.append(document.fault(("extends",), f"profiles extend one another in a circle: {circle}"))
        else:
            parent = dict(known[parent_name])
    elif parent_name in documents:
        parent = _resolve(parent_name, documents, known, resolved, (*chain, name), faults)
    elif parent_name in known:
        parent = dict(known[parent_name])
    else:
        near = did_you_mean(parent_name, [*documents, *known])
        faults.append(document.fault(("extends",), f'unknown profile "{parent_name}"{near}'))
    made = merge(parent, own)
    resolved[name] = made
    return made


def merge(parent: Data, own: Data) -> Data:
    """A profile's own data laid over its parent's."""
    made = dict(parent)
    for key, value in own.items():
        if value is None:
            made.pop(key, None)
        elif key == "sections":
            made[key] = _merge_sections(parent.get(key, []), value)
        elif key == "abbreviations":
            made[key] = list(dict.fromkeys([*parent.get(key, []), *value]))
        elif isinstance(value, dict) and isinstance(parent.get(key), dict):
            made[key] = merge(parent[key], value)
        else:
            made[key] = value
    return made


def _merge_sections(parent: list[Data], own: list[Data]) -> list[Data]:
    made = [dict(section) for section in parent]
    at = -1  # where the section before stands
    for section in own:
        mark = (section["role"], section.get("when"))
        found = next((i for i, s in enumerate(made) if (s["role"], s.get("when")) == mark), None)
        if found is not None:
            made[found] = {**made[found], **section}
            at = found
        else:
            at = at + 1 if at >= 0 else len(made)
            made.insert(at, dict(section))
    return [section for section in made if section.get("need") != "none"]

"""Loads rules, from their compiled form where there is one, and binds them to their checks."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Sequence

from lint.checks import bind
from lint.datafiles import compiled
from lint.datafiles.faults import DataFileError, Fault
from lint.datafiles.locations import schemas_dir, shown, yaml_tree
from lint.rules.model import BoundRule, Rule
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

PACKED = "compiled-rules.bin"  # beside the rules folder in a wheel; there files do not change


def built_in_rules_dir() -> str:
    """The folder of the rules that the product ships."""
    return os.path.join(schemas_dir(), "rules")


def load_rules(folders: Iterable[str | PathLike[str]] | None = None) -> tuple[Rule, ...]:
    """All rules under the folders (default: the built-in ones), by code.

    Raises DataFileError for rule files that cannot be used and for codes or names given twice.
    """
    if folders is None:
        return _built_in()
    rules = [rule for folder in folders for rule in _from_folder(os.path.abspath(folder))]
    return by_code(rules)


def by_code(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules of several folders as one set. Raises DataFileError where two share a code or a name."""
    made = tuple(sorted(rules, key=lambda rule: rule.code))
    if len({rule.code for rule in made}) < len(made) or len({rule.name for rule in made}) < len(made):
        from lint.rules.reading import twice

        raise DataFileError(twice(made))
    return made


def _built_in() -> tuple[Rule, ...]:
    packed = os.path.join(schemas_dir(), PACKED)
    try:
        with open(packed, "rb") as file:
            return unpack(marshal.loads(file.read()), built_in_rules_dir())
    except FileNotFoundError:
        return by_code(_from_folder(built_in_rules_dir()))


def _from_folder(folder: str) -> tuple[Rule, ...]:
    """The rules of one folder with absolute paths, or of one file."""
    if os.path.isfile(folder):
        from lint.rules.reading import read_rule

        return (read_rule(folder).rule,)
    packed = compiled.load(f"rules:{folder}", lambda: _build(folder))
    try:
        return unpack(packed, folder)
    except (LookupError, TypeError, ValueError):
        return unpack(_build(folder)[0], folder)


def _build(folder: str) -> compiled.Built:
    from lint.rules.reading import read_rules

    try:
        files, folders = yaml_tree(folder)
    except OSError as error:
        raise DataFileError([Fault(shown(folder), 0, 0, f"the rules cannot be read: {error.strerror}")]) from None
    rules = [file.rule for file in read_rules(map(shown, files))]
    return pack(rules, folder), [*files, *folders, *_schema_files()]


def _schema_files() -> list[str]:
    """What rule files are judged by."""
    root = schemas_dir()
    checks = os.path.join(root, "checks")
    names = sorted(os.listdir(checks)) if os.path.isdir(checks) else []
    return [os.path.join(root, "rule.schema.json"), checks, *(os.path.join(checks, name) for name in names)]


def pack(rules: Sequence[Rule], folder: str) -> list[list[Any]]:
    """Rules as plain data; paths are relative to the folder."""
    return [
        [
            rule.code,
            rule.name,
            rule.summary,
            rule.severity,
            rule.check,
            rule.message,
            dict(rule.messages),
            dict(rule.with_),
            rule.fix,
            list(rule.languages),
            rule.url,
            os.path.relpath(rule.file, folder).replace(os.sep, "/"),
            _needed(rule),
        ]
        for rule in sorted(rules, key=lambda rule: rule.code)
    ]


def _needed(rule: Rule) -> dict[str, Any]:
    finder = getattr(bind(rule.check, rule.with_), "finder", None)
    return finder.derive() if finder else {}


def unpack(packed: list[list[Any]], folder: str) -> tuple[Rule, ...]:
    """The rules that `pack` packed. Raises ValueError or TypeError for anything else."""
    return tuple(
        Rule(
            code,
            name,
            summary,
            severity,
            check,
            message,
            messages,
            with_,
            fix,
            tuple(languages),
            url,
            f"{folder}{os.sep}{file}",
            needed,
        )
        for code, name, summary, severity, check, message, messages, with_, fix, languages, url, file, needed in packed
    )


def bind_rules(rules: Iterable[Rule]) -> tuple[BoundRule, ...]:
    """Each rule with its check."""
    return tuple(BoundRule(rule, rule.told(bind(rule.check, rule.with_))) for rule in rules)

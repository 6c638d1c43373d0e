"""`medproof test`: run the examples of rule files, those that ship or a team's own."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from lint.datafiles.faults import DataFileError, Fault
from lint.datafiles.locations import shown, yaml_tree


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `test`."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="rule files or folders of them (default: the folders of the configuration, else the rules that ship)",
    )
    parser.add_argument("--config", metavar="FILE", help="this configuration, instead of the nearest medproof.yaml")
    parser.add_argument("--quiet", action="store_true", help="print failures only")


def run(args: Namespace) -> int:
    """Runs the examples; 0 where all hold, 1 where one does not, 2 where a file cannot be used."""
    from lint.config import load_config
    from lint.profiles import load_profile
    from lint.rules import bind_rules, built_in_rules_dir, load_rules
    from lint.rules.examples import run_examples
    from lint.rules.reading import read_rule, twice

    try:
        config = load_config((), args.config)
        paths = rule_files(args.paths or config.rule_folders or [built_in_rules_dir()])
        others = bind_rules(load_rules())
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not paths:
        sys.stderr.write("there are no rule files (.yaml, .yml) to test\n")
        return 2
    broken: list[Fault] = []
    files = []
    for path in paths:
        try:
            files.append(read_rule(path))
        except DataFileError as error:
            broken += error.faults
    broken += twice(file.rule for file in files)
    failed = examples = 0
    for file in files:
        failures = run_examples(file, lambda name: load_profile(name, config.profile_folders), others)
        examples += sum(len(e.bad) + len(e.good) for e in file.docs.examples)
        failed += bool(failures)
        for failure in failures:
            print(failure)
    for fault in broken:
        sys.stderr.write(f"{fault}\n")
    if files and (not args.quiet or failed):
        held = f"{_rules(failed)} fail{'s' if failed == 1 else ''}" if failed else "all hold"
        print(f"{_rules(len(files))}, {examples} example texts: {held}")
    return 2 if broken else int(bool(failed))


def _rules(count: int) -> str:
    return f"{count} rule{'' if count == 1 else 's'}"


def rule_files(paths: Sequence[str]) -> list[str]:
    """The rule files under files and folders. Raises DataFileError for a path that does not exist."""
    found: list[str] = []
    for path in paths:
        if os.path.isfile(path):
            found.append(path)
            continue
        try:
            found += map(shown, yaml_tree(path)[0])
        except OSError as error:
            raise DataFileError([Fault(path, 0, 0, f"cannot be read: {error.strerror}")]) from None
    return found

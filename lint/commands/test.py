"""`medproof test`: run the examples of rule files, those that ship or a team's own."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from lint.datafiles.faults import DataFileError, Fault
from lint.datafiles.locations import yaml_tree


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `test`."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="rule files or folders of them (default: all rules)")
    parser.add_argument("--quiet", action="store_true", help="print failures only")


def run(args: Namespace) -> int:
    """Runs the examples; 0 where all hold, 1 where one does not, 2 where a rule file cannot be used."""
    from lint.profiles import load_profile
    from lint.rules import bind_rules, built_in_rules_dir, load_rules
    from lint.rules.examples import run_examples
    from lint.rules.reading import read_rule, twice

    try:
        paths = rule_files(args.paths or [built_in_rules_dir()])
    except DataFileError as error:
        print(error, file=sys.stderr)
        return 2
    if not paths:
        print("there are no rule files (.yaml, .yml) to test", file=sys.stderr)
        return 2
    broken: list[Fault] = []
    files = []
    for path in paths:
        try:
            files.append(read_rule(path))
        except DataFileError as error:
            broken += error.faults
    broken += twice(file.rule for file in files)
    others = bind_rules(load_rules())
    failed = examples = 0
    for file in files:
        failures = run_examples(file, load_profile, others)
        examples += sum(len(e.bad) + len(e.good) for e in file.docs.examples)
        failed += bool(failures)
        for failure in failures:
            print(failure)
    for fault in broken:
        print(fault, file=sys.stderr)
    if not args.quiet or failed:
        done = f"{len(files)} rules, {examples} example texts"
        print(f"{done}: {f'{failed} rules fail' if failed else 'all hold'}")
    return 2 if broken else int(bool(failed))


def rule_files(paths: Sequence[str]) -> list[str]:
    """The rule files under files and folders. Raises DataFileError for a path that does not exist."""
    found: list[str] = []
    for path in paths:
        if os.path.isfile(path):
            found.append(path)
            continue
        try:
            found += yaml_tree(path)[0]
        except OSError as error:
            raise DataFileError([Fault(path, 0, 0, f"cannot be read: {error.strerror}")]) from None
    return found

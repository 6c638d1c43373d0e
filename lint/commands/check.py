"""`medproof check`: lint articles."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lint.engine import examine
from lint.profiles import Profile
from lint.rules import bind_rules, load_rules
from lint.source import decode


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `check`."""
    parser.add_argument("paths", nargs="*", default=["."])
    parser.add_argument("--select", default="")


def run(args: Namespace) -> int:
    """Lints the paths and prints a line a finding."""
    wanted = tuple(filter(None, args.select.split(",")))
    rules = bind_rules(r for r in load_rules() if not wanted or r.code.startswith(wanted))
    failed = False
    for name in args.paths:
        root = Path(name)
        for file in sorted(f for f in root.rglob("*") if f.suffix in (".md", ".txt")) if root.is_dir() else [root]:
            for f in examine(decode(file.as_posix(), file.read_bytes()), rules, Profile()):
                failed |= f.severity == "error"
                print(f"{f.path}:{f.start.line}:{f.start.column}: {f.severity}[{f.code}]: {f.message}  | {f.excerpt!r}")
    return int(failed)

"""The command line. Each subcommand is a module of lint/commands with `add_arguments(parser)` and `run(args)`,
imported only when it is asked for."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from lint import __version__

COMMANDS: dict[str, str] = {
    "check": "lint articles",
    "test": "run the examples of rule files",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; gives the exit code (0 clean, 1 findings, 2 usage, configuration, rule or I/O error)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = ArgumentParser(prog="medproof", description="Linter for medical articles.")
    parser.add_argument("--version", action="version", version=f"medproof {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        sub = commands.add_parser(name, help=summary)
        if arguments[:1] == [name]:
            import_module(f"lint.commands.{name}").add_arguments(sub)
    args = parser.parse_args(arguments)
    code: int = import_module(f"lint.commands.{args.command}").run(args)
    return code

"""The command line. Each subcommand is a module of lint/commands with `add_arguments(parser)` and `run(args)`,
imported only when it is asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from lint import __version__, shortcut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from lint.typed import Any, NoReturn

COMMANDS: dict[str, str] = {
    "check": "lint articles",
    "explain": "tell all about one rule",
    "rules": "list the rules and what the configuration makes of them",
    "test": "run the examples of rule files",
    "init": "write a commented configuration",
    "config": "show the configuration in force and where each value comes from",
    "inspect": "show what the parser and the recognisers see in an article",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; gives the exit code (0 clean, 1 findings, 2 usage, configuration, rule or I/O error)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    finder = shortcut.install()
    try:
        if arguments[:1] == ["check"]:
            said = _said_before(arguments)
            if said is not None:
                return said
        return _carry_out(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    except KeyboardInterrupt:
        sys.stderr.write("\nmedproof: interrupted\n")
        return 130
    except OSError as error:
        # whoever read our output has enough, or its disk is full; what Python still holds back must go nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"medproof: error: {error}\n")
        return 2
    finally:
        shortcut.remove(finder)


def command() -> NoReturn:
    """Runs the command as a program of its own: ends the process with the exit code.

    Python would take apart all that was loaded, piece by piece: a tenth of a run on one article. Here it just goes,
    unless somebody watches (a debugger, a profiler, `python -i`) or waits (threads).
    """
    import atexit

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
    code = main()
    threading = sys.modules.get("threading")
    watched = sys.gettrace() or sys.getprofile() or sys.flags.interactive or sys.flags.inspect
    if watched or _is_monitored() or (threading is not None and threading.active_count() > 1):
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        sys.exit(code)  # and Python says what it has to say about that
    os._exit(code)


def _is_monitored() -> bool:
    """Whether a profiler, debugger or coverage tool has signed in (Python 3.12 and later)."""
    monitoring: Any = getattr(sys, "monitoring", None)
    return monitoring is not None and any(monitoring.get_tool(number) for number in range(6))


def _carry_out(arguments: list[str]) -> int:
    import gc

    from lint.datafiles import programs

    thresholds = gc.get_threshold()
    gc.set_threshold(1_000_000, 20, 50)  # what is loaded at the start stays: looking through it finds nothing
    table = programs.install()  # before the modules that compile patterns are imported
    try:
        args = _parse(arguments)
        args.arguments = arguments
        code: int = _module(args.command).run(args)
        sys.stdout.flush()
        return code
    finally:
        programs.remove(table)
        # all that there is counts as old from here on, else the collector would look through it the next moment
        gc.freeze()
        gc.unfreeze()
        gc.set_threshold(*thresholds)


def _said_before(arguments: list[str]) -> int | None:
    """Prints the answer to this very command where nothing has changed since it was given; None where it has."""
    if {"--no-cache", "--statistics", "-", "--help", "-h"} & set(arguments):
        return None
    from lint.replay import replay

    return replay(arguments)


def _module(command: str) -> Any:
    """The module of a subcommand; `importlib`, which has a function for that, would load `warnings`."""
    return __import__(f"lint.commands.{command}", fromlist=("run",))


def _parse(arguments: list[str]) -> Namespace:
    if arguments[:1] == ["check"]:
        from lint.plain_arguments import plain

        read: Any = plain(arguments[1:], _module("check").OPTIONS)
        if read is not None:
            read.command = "check"
            return read  # type: ignore[no-any-return]
    from lint.arguments import Parser

    parser = Parser(prog="medproof", description="Linter and validation pipeline for medical articles.")
    parser.add_argument("--version", action="version", version=f"medproof {__version__}")
    word = arguments[0] if arguments else ""
    if word and word not in COMMANDS and not word.startswith("-"):
        parser.error(_unknown_command(word))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name in [word] if word in COMMANDS else COMMANDS:  # the others only where all are listed
        summary = COMMANDS[name]
        sub = commands.add_parser(
            name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.", allow_abbrev=False
        )
        if word == name:
            sub.set_defaults(parser=sub)
            _module(name).add_arguments(sub)
    if not word:
        parser.print_help()
        parser.exit(2)
    args, unknown = parser.parse_known_args(arguments)
    if unknown:
        getattr(args, "parser", parser).refuse(unknown[0])
    return args


def _unknown_command(word: str) -> str:
    if os.path.exists(word):
        return f"there is no command {word!r}; to lint it, say `medproof check {word}`"
    from lint.datafiles.faults import did_you_mean

    return f"there is no command {word!r}{did_you_mean(word, COMMANDS)}"

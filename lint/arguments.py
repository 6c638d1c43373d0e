"""The parser of the command line's options: argparse that says what was meant."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, HelpFormatter

from lint.plain_arguments import wrong_usage
from lint.typed import Any, NoReturn

LATER = {
    "--fix": "applying fixes",
    "--unsafe-fixes": "applying fixes",
    "--diff": "showing fixes as a diff",
    "--baseline": "a baseline of accepted findings",
    "--since": "checking only what a commit changed",
    "--online": "checks that ask the network",
}
"""Options that a later version will have: told apart from typing errors."""


class Help(HelpFormatter):
    """Knows the terminal's width without loading `shutil`: argparse makes a formatter for each option it is told of."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """The width as `shutil.get_terminal_size` finds it."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80 if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


class Parser(ArgumentParser):
    """Names the nearest option or command where one is not known."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=Help, **settings)

    def refuse(self, word: str) -> NoReturn:
        """Ends over a word that is no option and no argument."""
        name = word.partition("=")[0]
        if name in LATER:
            self.error(f"{name} is not in this version of medproof yet: {LATER[name]}")
        if not name.startswith("-"):
            self.error(f"unexpected argument {word!r}")
        from lint.datafiles.faults import did_you_mean

        self.error(f"unknown option {name}{did_you_mean(name, self._option_string_actions)}")

    def error(self, message: str) -> NoReturn:
        """Ends with code 2 after the message; the usage is left to --help."""
        wrong_usage(self.prog, message)

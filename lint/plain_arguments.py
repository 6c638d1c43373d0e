"""Options read without argparse, where a command line is as plain as most are.

argparse and what it loads take 4 ms, of which a run on one article has 90. What is read here argparse would read the
same way; wherever there is any doubt (an unknown option, a value that looks like one, paths in two places, "--",
"--help") it is asked, and says what is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from types import SimpleNamespace

from lint.typed import Any, NoReturn

Option = tuple[str, dict[str, Any]]
"""The name of an option or argument, and the settings that `ArgumentParser.add_argument` takes for it."""


def plain(words: Sequence[str], options: Iterable[Option]) -> SimpleNamespace | None:
    """The values of the words on a command line, None where argparse has to look at them."""
    known = {name: settings for name, settings in options if name.startswith("-")}
    (places,) = [name for name, _ in options if name not in known]
    values: dict[str, Any] = {}
    for name, settings in known.items():
        default = False if settings.get("action") == "store_true" else settings.get("default")
        values[_field(name)] = list(default) if isinstance(default, list) else default
    paths: list[str] = []
    ended = False  # the run of paths; argparse takes only one
    rest = iter(words)
    for word in rest:
        if word == "-" or (word and word[0] != "-"):
            if ended:
                return None
            paths.append(word)
            continue
        ended = bool(paths)
        name, given, value = word.partition("=")
        if name not in known:
            return None
        settings = known[name]
        action = settings.get("action")
        if action == "store_true":
            if given:
                return None
            values[_field(name)] = True
            continue
        if not given:
            value = next(rest, "")
            if value.startswith("-"):
                return None
        if not value or value not in settings.get("choices", (value,)):
            return None
        try:
            read = settings.get("type", str)(value)
        except ValueError:
            return None
        if action == "append":
            values[_field(name)].append(read)
        else:
            values[_field(name)] = read
    return SimpleNamespace(**{places: paths}, **values)


def _field(name: str) -> str:
    return name.lstrip("-").replace("-", "_")


def wrong_usage(program: str, message: str) -> NoReturn:
    """Ends with code 2 after the message; the usage is left to --help."""
    sys.stderr.write(f"{program}: error: {message}\nSee `{program} --help`.\n")
    raise SystemExit(2)

"""Makes the plan of a run from the configuration and the command line."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence

from lint.config import NAMES, Config, load_config
from lint.config.model import COMMAND_LINE
from lint.neighbours import State, state
from lint.plan import MAX_SIZE, Plan
from lint.record import record
from lint.report.model import FailOn
from lint.rules import Rule
from lint.selection import decide
from lint.terms import ConfiguredTerms, configured_rules
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argparse import Namespace


@record(frozen=True)
class Setup:
    """A plan, and what else the configuration says about the run."""

    plan: Plan
    config: Config
    fail_on: FailOn
    profile: str | None  # the one that --profile asks for

    def files(self, paths: Sequence[str], named: str | None) -> list[tuple[str, State]]:
        """All files that decided on the configuration, those that could have and do not exist included."""
        candidates = [named] if named else _candidates(paths)
        layers = [layer.origin for layer in self.config.layers if layer.origin and layer.origin != COMMAND_LINE]
        own = [(path, (size, mtime)) for path, size, mtime in folder_stamps(self.config)]
        return [*((os.path.abspath(path), state(path)) for path in {*candidates, *layers}), *own]


def _candidates(paths: Sequence[str]) -> list[str]:
    """Where a configuration file for these paths may lie."""
    full = [os.path.abspath(path) for path in paths] or [os.getcwd()]
    try:
        folder = os.path.commonpath(full)
    except ValueError:
        folder = os.getcwd()
    found = []
    while True:
        found += [os.path.join(folder, name) for name in (*NAMES, "pyproject.toml")]
        above = os.path.dirname(folder)
        if above == folder:
            return found
        folder = above


def set_up(args: Namespace, paths: Sequence[str], pages: bool = False) -> Setup:
    """The plan for a run over `paths` with the options of `check`.

    Raises DataFileError for a configuration, profiles or rules that cannot be used, and for names that do not exist.
    """
    config = load_config(paths, args.config).with_command_line(
        select=_words(args.select), ignore=_words(args.ignore), fail_on=args.fail_on, profile=args.profile
    )
    rules = configured_rules(config)
    today = config.settings().get("today") or time.strftime("%Y-%m-%d")
    plan = Plan(
        rules=somewhere(rules, config),
        terms=ConfiguredTerms(config, rules),
        today=str(today),
        root=config.root,
        max_size=args.max_size * 1_000_000 if args.max_size else MAX_SIZE,
        pages=pages,
        timed=args.statistics,
    )
    levels: dict[str, FailOn] = {"error": "error", "warning": "warning", "advice": "advice", "never": "never"}
    return Setup(plan, config, levels[config.fail_on], args.profile)


def _words(options: Sequence[str]) -> list[str] | None:
    return [word.strip() for option in options for word in option.split(",") if word.strip()] or None


def somewhere(rules: Sequence[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules that may run on some article: what is off everywhere need not be asked for each."""
    if any(layer.files for layer in config.layers):
        return tuple(rules)
    return tuple(decision.rule for decision in decide(rules, config.everywhere) if decision.selected)


def terms_key(setup: Setup) -> bytes:
    """Stands for all that decides what is found in an article, beside the article and the files around it."""
    from lint.cache import digest_of, program_stamp

    config, plan = setup.config, setup.plan
    rules = [[_plain(value) for value in rule] for rule in plan.rules]
    layers = [(_plain(layer.values), list(layer.files), layer.folder) for layer in config.layers]
    parts = [
        (program_stamp(), plan.today, plan.root, plan.max_size, plan.pages, setup.profile or ""),
        rules,
        layers,
        folder_stamps(config),
    ]
    return digest_of(parts)


def folder_stamps(config: Config) -> list[tuple[str, int, int]]:
    """The state of everything in the team's own folders of rules and profiles."""
    stamps = []
    for top in (*config.rule_folders, *config.profile_folders):
        for folder, folders, files in os.walk(top):
            folders.sort()
            for path in [folder, *(os.path.join(folder, name) for name in sorted(files))]:
                stamps.append((path, *state(path, listing=True)))
        if os.path.isfile(top):
            stamps.append((top, *state(top)))
    return stamps


def _plain(value: Any) -> Any:
    """A value as marshal takes it, mappings in order."""
    if isinstance(value, Mapping):
        return [(str(key), _plain(value[key])) for key in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else repr(value)

"""Makes the plan of a run from the configuration and the command line."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass

from lint.config import Config, load_config
from lint.plan import MAX_SIZE, Plan
from lint.report.model import FailOn
from lint.rules import Rule
from lint.selection import decide
from lint.terms import ConfiguredTerms, configured_rules


@dataclass(frozen=True)
class Setup:
    """A plan, and what else the configuration says about the run."""

    plan: Plan
    config: Config
    fail_on: FailOn
    profile: str | None  # the one that --profile asks for


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

"""Makes the plan of a run from the configuration and the command line."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lint.config import Config, load_config
from lint.datafiles.faults import DataFileError, Fault, did_you_mean
from lint.plan import MAX_SIZE, Plan, Terms, TermsOf
from lint.profiles import load_profile, profile_names
from lint.report.model import FailOn
from lint.rules import Rule, load_rules
from lint.rules.loading import by_code
from lint.selection import decide, severities, unknown_names


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
        select=_words(args.select), ignore=_words(args.ignore), fail_on=args.fail_on
    )
    rules = with_options(all_rules(config), config)
    faults = unknown_names(config, rules)
    names = profile_names(config.profile_folders)
    if args.profile is not None and args.profile not in names:
        near = did_you_mean(args.profile, names) or f"; there are {', '.join(names)}"
        faults.append(Fault("the command line", 0, 0, f'there is no profile "{args.profile}"{near}'))
    if faults:
        raise DataFileError(faults)
    today = config.settings().get("today") or time.strftime("%Y-%m-%d")
    plan = Plan(
        rules=somewhere(rules, config),
        terms=terms_of(config, rules, args.profile, names),
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


def all_rules(config: Config) -> tuple[Rule, ...]:
    """The rules that ship and the team's own."""
    shipped = load_rules()
    return by_code((*shipped, *load_rules(config.rule_folders))) if config.rule_folders else shipped


def with_options(rules: Sequence[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules with the parameters that the configuration changes."""
    changes = config.merged("options")
    if not changes:
        return tuple(rules)
    made = []
    for rule in rules:
        for word in (rule.name, rule.code):
            if word in changes:
                rule = replace(rule, with_={**rule.with_, **changes[word].value})
        made.append(rule)
    return tuple(made)


def somewhere(rules: Sequence[Rule], config: Config) -> tuple[Rule, ...]:
    """The rules that may run on some article: what is off everywhere need not be asked for each."""
    if any(layer.files for layer in config.layers):
        return tuple(rules)
    return tuple(decision.rule for decision in decide(rules, config.everywhere) if decision.selected)


def terms_of(config: Config, rules: Sequence[Rule], forced: str | None, names: Sequence[str]) -> TermsOf:
    """Terms for each article: the forced profile, else the one its front matter names, else its path's."""
    known: dict[tuple[object, ...], Terms] = {}
    folders = config.profile_folders

    def terms(path: str, type: str | None) -> Terms:
        layers = config.layers_for(path)
        own = type if type in names else None
        name = forced or own or str(config.setting("profile", path).value)
        key = (name, *map(id, layers))
        found = known.get(key)
        if found is None:
            profile = load_profile(name, folders)
            style = config.setting("house-style", path).value
            if style:
                profile = replace(profile, house_style=style)
            found = known[key] = Terms(profile, severities(rules, layers, profile), config.settings(path))
        return found

    return terms

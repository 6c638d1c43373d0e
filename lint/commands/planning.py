"""Makes the plan of a run from the configuration and the command line."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass

from lint.plan import MAX_SIZE, Plan, Terms, TermsOf
from lint.report.model import FailOn
from lint.rules import Rule


@dataclass(frozen=True)
class Setup:
    """A plan, and what else the configuration says about the run."""

    plan: Plan
    fail_on: FailOn
    profile: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def set_up(args: Namespace, pages: bool = False, paths: Sequence[str] = ()) -> Setup:  # noqa: ARG001
    """The plan for a run with these options. Raises DataFileError for a configuration or rules that cannot be used,
    UsageError for options that name what does not exist."""
    from lint.rules import load_rules

    rules = choose(load_rules(), _words(args.select), _words(args.ignore))
    plan = Plan(
        rules=rules,
        terms=_terms(args.profile),
        today=time.strftime("%Y-%m-%d"),
        root=os.getcwd(),
        max_size=(args.max_size * 1_000_000) if args.max_size else MAX_SIZE,
        pages=pages,
        timed=args.statistics,
    )
    wanted: FailOn = args.fail_on or "error"
    return Setup(plan, wanted, args.profile)


def _words(options: Sequence[str]) -> list[str]:
    return [word.strip() for option in options for word in option.split(",") if word.strip()]


def choose(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that are selected and not ignored. Raises UsageError for a word that is no code, family or name."""
    known: dict[str, set[str]] = {"all": {rule.code for rule in rules}}
    for rule in rules:
        for word in (rule.code, rule.name, rule.family):
            known.setdefault(word.casefold(), set()).add(rule.code)
    for word in (*select, *ignore):
        if word.casefold() not in known:
            from lint.commands.check import UsageError
            from lint.datafiles.faults import did_you_mean

            words = [w for rule in rules for w in (rule.code, rule.name)] + sorted({rule.family for rule in rules})
            raise UsageError(f"there is no rule or family {word!r}{did_you_mean(word, words)}")
    taken = set().union(*(known[word.casefold()] for word in select)) if select else known["all"]
    taken -= set().union(*(known[word.casefold()] for word in ignore))
    return tuple(rule for rule in rules if rule.code in taken)


def _terms(profile: str | None) -> TermsOf:
    from lint.commands.check import UsageError
    from lint.profiles import load_profile, profile_names

    names = profile_names()
    if profile is not None and profile not in names:
        from lint.datafiles.faults import did_you_mean

        near = did_you_mean(profile, names)
        raise UsageError(f"there is no profile {profile!r}{near or '; there are ' + ', '.join(names)}")
    by_name: dict[str, Terms] = {}

    def terms(path: str, type: str | None) -> Terms:  # noqa: ARG001
        name = profile or (type if type in names else "default") or "default"
        found = by_name.get(name)
        if found is None:
            found = by_name[name] = Terms(load_profile(name))
        return found

    return terms

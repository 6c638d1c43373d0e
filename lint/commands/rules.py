"""`medproof rules`: every rule, and what the configuration at hand makes of it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby

from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.selection import Decision

FAMILIES = {
    "STR": "structure",
    "DIS": "disclaimers and disclosures",
    "CLM": "claims",
    "DOS": "doses",
    "DUP": "duplicates",
    "CIT": "citations and references",
    "LNK": "links",
    "EVD": "evidence",
    "MET": "metadata and review",
    "LNG": "language",
    "TXT": "text hygiene",
    "SUP": "the linter's own comments",
}


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `rules`."""
    parser.add_argument("selectors", nargs="*", metavar="RULE", help="codes, families or names (default: all)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--docs", action="store_true", help="with --format json: why, sources and examples too")
    parser.add_argument("--for", dest="path", metavar="PATH", help="as they apply to this article")
    parser.add_argument("--profile", metavar="NAME", help="as they apply to articles of this type")
    parser.add_argument("--config", metavar="FILE", help="this configuration, instead of the nearest medproof.yaml")


def run(args: Namespace) -> int:
    """Prints the table; 2 for a configuration or a name that cannot be used."""
    from lint.config import load_config
    from lint.datafiles.faults import DataFileError
    from lint.selection import decide, unknown_names
    from lint.terms import ConfiguredTerms, configured_rules

    try:
        config = load_config([args.path] if args.path else (), args.config).with_command_line(profile=args.profile)
        rules = configured_rules(config)
        faults = unknown_names(config.with_command_line(select=args.selectors), rules)
        if faults:
            raise DataFileError(faults)
        profile = ConfiguredTerms(config, rules).profile(args.path or "", None).profile
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    layers = config.layers_for(args.path) if args.path else config.everywhere
    wanted = set(args.selectors)
    decisions = [
        decision
        for decision in decide(rules, layers, profile)
        if not wanted or wanted & {decision.rule.code, decision.rule.name, decision.rule.family, "ALL"}
    ]
    if args.format == "json":
        import json

        print(json.dumps([_data(decision, args.docs) for decision in decisions], ensure_ascii=False, indent=2))
    else:
        print("\n".join(table(decisions)))
    return 0


def _data(decision: Decision, docs: bool) -> dict[str, Any]:
    from lint.commands.explain import as_data, current

    rule = decision.rule
    if docs:
        from lint.rules.reading import read_rule

        return {**as_data(read_rule(rule.file)), "current": current(decision)}
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "summary": rule.summary,
        "severity": rule.severity,
        "fix": rule.fix,
        "languages": list(rule.languages),
        "current": current(decision),
    }


def table(decisions: Sequence[Decision]) -> Iterator[str]:
    """The rules by family, one a line."""
    width = max((len(d.rule.name) for d in decisions), default=0)
    for family, members in groupby(decisions, key=lambda decision: decision.rule.family):
        yield f"{family}  {FAMILIES.get(family, 'own rules')}"
        for decision in members:
            rule = decision.rule
            level = decision.severity if decision.selected else "off"
            fix = {"safe": "fix", "unsafe": "fix?", "none": ""}[rule.fix]
            changed = "*" if level != rule.severity else " "
            yield f"  {rule.code:7} {rule.name:{width}}  {level:>7}{changed} {fix:4}  {rule.summary}"
            if not decision.selected:
                yield f"  {'':7} {'':{width}}           {decision.why}"
        yield ""
    running = sum(decision.selected for decision in decisions)
    yield f"{len(decisions)} rules, {running} of them run. `medproof explain RULE` tells all about one."
    yield "fix: offers a safe fix; fix?: one that needs a person's eye; *: not the rule's own severity."

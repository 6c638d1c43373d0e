"""`medproof explain`: all there is to know about one rule, from its rule file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.rules.documentation import Example, RuleFile
    from lint.selection import Decision

WIDTH = 88


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `explain`."""
    parser.add_argument("rule", metavar="RULE", help="the code or name of a rule, such as DOS003 or trailing-zero")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")
    parser.add_argument("--config", metavar="FILE", help="this configuration, instead of the nearest medproof.yaml")


def run(args: Namespace) -> int:
    """Prints the page; 2 where there is no such rule."""
    from lint.config import load_config
    from lint.datafiles.faults import DataFileError
    from lint.rules.reading import read_rule
    from lint.selection import decide, find_rule
    from lint.terms import configured_rules

    try:
        config = load_config((), args.config)
        rules = configured_rules(config)
        rule = find_rule(args.rule, rules)
        file = read_rule(rule.file)
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    (decision,) = decide([rule], config.everywhere)
    if args.format == "json":
        import json

        print(json.dumps({**as_data(file), "current": current(decision)}, ensure_ascii=False, indent=2))
    elif args.format == "markdown":
        from lint.rules.pages import page

        print(page(file), end="")
    else:
        print("\n".join(text(file, decision)))
    return 0


def as_data(file: RuleFile) -> dict[str, Any]:
    """All of a rule file as plain data."""
    rule, docs = file.rule, file.docs
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "summary": rule.summary,
        "severity": rule.severity,
        "fix": rule.fix,
        "languages": list(rule.languages),
        "check": rule.check,
        "with": dict(rule.with_),
        "messages": dict(rule.messages) or {"": rule.message},
        "why": docs.why,
        "sources": list(docs.sources),
        "traps": list(docs.traps),
        "url": rule.url or None,
        "examples": [
            {"bad": list(e.bad), "good": list(e.good), "at": list(e.at), "profile": e.profile, "note": e.note or None}
            for e in docs.examples
        ],
    }


def current(decision: Decision) -> dict[str, Any]:
    """What the configuration at hand makes of the rule."""
    return {
        "selected": decision.selected,
        "why": decision.why,
        "severity": decision.severity,
        "severity_from": decision.severity_why or "the rule",
    }


def text(file: RuleFile, decision: Decision) -> Iterator[str]:
    """The page's lines for a terminal."""
    from lint.datafiles.locations import shown

    rule, docs = file.rule, file.docs
    yield f"{rule.code} {rule.name}"
    yield f"{rule.summary}"
    yield ""
    mends = {"safe": "safe: never changes meaning", "unsafe": "needs a person's eye", "none": "none"}
    yield f"  severity   {rule.severity}"
    yield f"  fix        {mends[rule.fix]}"
    if decision.selected:
        changed = f" as {decision.severity} ({decision.severity_why})" if decision.severity_why else ""
        yield f"  here       runs{changed}"
    else:
        yield f"  here       does not run: {decision.why}"
    yield from _part("Why", _wrapped(docs.why))
    yield from _part("What it says", [f"  {m}" for m in rule.messages.values() or [rule.message]])
    pairs = [e for e in docs.examples if e.bad][:4]
    yield from _part("Bad and good", [line for e in pairs for line in _example(e)])
    passed = [e for e in docs.examples if e.good and not e.bad][:6]
    yield from _part("Rightly passed over", [line for e in passed for line in _quoted(e.good[0], "  ✓ ")])
    yield from _part("Traps", [line for trap in docs.traps for line in _wrapped(trap)])
    yield from _part("Options", list(_options(file)))
    sources = [f"  - {source}" for source in docs.sources]
    yield from _part("Sources", [*sources, f"  - {rule.url}"] if rule.url else sources)
    yield from _part("Rule file", [f"  {shown(rule.file)}"])


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from lines


def _wrapped(words: str) -> list[str]:
    import textwrap

    made = [
        textwrap.fill(" ".join(part.split()), WIDTH, initial_indent="  ", subsequent_indent="  ")
        for part in words.split("\n\n")
    ]
    return "\n\n".join(made).split("\n")


def _example(example: Example) -> Iterator[str]:
    yield from _quoted(example.bad[0], "  ✗ ")
    if example.good:
        yield from _quoted(example.good[0], "  ✓ ")


def _quoted(words: str, mark: str) -> Iterator[str]:
    lines = words.strip("\n").split("\n")
    for i, line in enumerate(lines[:12]):
        yield (mark if i == 0 else "    ") + line
    if len(lines) > 12:
        yield f"    … ({len(lines) - 12} more lines)"


def _options(file: RuleFile) -> Iterator[str]:
    from lint.datafiles.validation import load_schema

    rule = file.rule
    properties = load_schema(f"checks/{rule.check}").get("properties", {})
    if not properties:
        return
    yield f"  Set under options: {{{rule.code}: {{...}}}} in medproof.yaml."
    for name, schema in properties.items():
        value = rule.with_.get(name, schema.get("default"))
        described = f"  {schema['description']}" if "description" in schema else ""
        yield f"  {name}{described}"
        if value is not None:
            import json

            shown = json.dumps(value, ensure_ascii=False)
            yield f"      now: {shown if len(shown) <= WIDTH else shown[: WIDTH - 1] + '…'}"

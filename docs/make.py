"""Makes the reference pages out of rule files, profiles and schemas: `python docs/make.py`, `--check` for CI.

Made are rules/*.md, checks.md, profiles.md and configuration.md of this folder; nothing in them is typed by hand.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from lint.checks import KINDS  # noqa: E402
from lint.commands.rules import FAMILIES  # noqa: E402
from lint.datafiles.locations import yaml_tree  # noqa: E402
from lint.datafiles.validation import load_schema  # noqa: E402
from lint.profiles import Profile, load_profiles  # noqa: E402
from lint.rules import built_in_rules_dir  # noqa: E402
from lint.rules.documentation import RuleFile  # noqa: E402
from lint.rules.pages import page  # noqa: E402
from lint.rules.reading import read_rules  # noqa: E402

MADE = "<!-- Made by docs/make.py; change the files that it reads instead. -->\n"

INDEX = """\
# Rules

{count} rules. Severity: **error** blocks publication, **warning** asks an editor to look, **advice** is good practice.
Fix: *safe* never changes meaning, *unsafe* needs a person's eye."""

CONFIGURATION = """\
# Configuration

medproof reads `medproof.yaml` (or `medproof.yml`, `.medproof.yaml`, `.medproof.yml`), or the table `[tool.medproof]`
of `pyproject.toml`: the nearest one, from the articles upward. `medproof init` writes one to start from;
`medproof config [PATH]` shows what is in force and where each value comes from.

A key that does not exist, a value of the wrong kind and a rule or profile that does not exist are errors with their
line. YAML is read as YAML 1.2: only `true` and `false` are booleans, so `off` and `no` are words.

## Keys"""

PRECEDENCE = """\
## What goes before what

- The command line goes before overrides, overrides before the rest of a file, a file before those it extends.
- `exclude`, `rules` and `profiles` add up over files; `severity`, `settings` and `options` are merged key by key; of
  everything else the last word counts.
- Of `select`, `extend-select` and `ignore` at one level, a code or name goes before its family, and a family before
  `ALL`; on the same terms `ignore` wins. A new `select` forgets what was selected before.
- A severity here goes before the profile's, and that before the rule's own. `off` is as good as `ignore`. A rule that
  the profile turns off runs again when it is selected by its own code or name.
- The profile is that of `--profile`, else of `type:` in the front matter, else of the last matching override, else of
  the key `profile`, else `default`."""

CHECKS = """\
# Check kinds

What a rule file may name under `check`, and the parameters that it may give under `with`. Your own rules will mostly
use [`pattern`](#pattern) and [`substitution`](#substitution); see [Writing rules](writing-rules.md)."""

PROFILES = """\
# Profiles

A profile says what one type of article must have. `type:` in the front matter picks it, or `profile` in the
configuration, or `--profile`. Your own profiles are YAML files in a folder that the configuration names under
`profiles`; they may extend these:

```yaml
name: rare-disease
summary: An article about a rare disease
extends: disease-overview
sections:
  - {role: prognosis, when: patient, need: none}  # dropped
  - {role: support, title: Support groups}        # added
limits: {review-months: 12}
```

Mappings are merged key by key (null drops a key), lists are replaced, abbreviations are added. Sections are merged by
role and condition: one that is there keeps its place, a new one comes after the one it follows."""


def pages() -> dict[str, str]:
    """Every page by its path in this folder."""
    files = sorted(read_rules(yaml_tree(built_in_rules_dir())[0]), key=lambda file: file.rule.code)
    made = {f"rules/{file.rule.code}.md": page(file) for file in files}
    made["rules/README.md"] = "\n".join(index(files)) + "\n"
    made["configuration.md"] = "\n".join(configuration()) + "\n"
    made["checks.md"] = "\n".join(checks()) + "\n"
    made["profiles.md"] = "\n".join(profiles()) + "\n"
    return {path: MADE + text for path, text in made.items()}


def index(files: list[RuleFile]) -> Iterator[str]:
    """The table of all rules."""
    yield INDEX.format(count=len(files))
    for family, members in groupby(files, key=lambda file: file.rule.family):
        yield ""
        yield f"## {family}: {FAMILIES.get(family, '')}"
        yield ""
        yield "| code | name | finds | severity | fix |"
        yield "|---|---|---|---|---|"
        for file in members:
            rule = file.rule
            fix = "" if rule.fix == "none" else rule.fix
            summary = rule.summary.replace("|", "\\|")
            yield f"| [{rule.code}]({rule.code}.md) | {rule.name} | {summary} | {rule.severity} | {fix} |"


def configuration() -> Iterator[str]:
    """The reference of configuration keys."""
    schema = load_schema("config")
    yield CONFIGURATION
    yield from _keys(schema, schema)
    yield ""
    yield "## Keys of `settings`"
    yield from _keys(schema["$defs"]["settings"], schema)
    yield ""
    yield "## Keys of an entry of `overrides`"
    yield from _keys(schema["properties"]["overrides"]["items"], schema)
    yield ""
    yield PRECEDENCE


def _keys(schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    for name, given in schema["properties"].items():
        inner = _resolved(given, root)
        yield ""
        yield f"### `{name}`"
        yield ""
        yield f"{inner.get('description', '')}."
        values = inner.get("enum")
        if values:
            yield ""
            yield f"One of {', '.join(f'`{value}`' for value in values)}."
        if "default" in inner:
            yield ""
            yield f"Default: `{_value(inner['default'])}`."


def _resolved(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    found = root
    for step in schema["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return {**found, **schema}


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def checks() -> Iterator[str]:
    """The reference of check kinds and their parameters."""
    yield CHECKS
    for kind in sorted(KINDS):
        schema = load_schema(f"checks/{kind}") or {}
        yield ""
        yield f"## {kind}"
        if schema.get("description"):
            yield ""
            yield f"{schema['description'].rstrip('.')}."
        properties = schema.get("properties", {})
        if not properties:
            if "no parameters" not in schema.get("description", ""):
                yield ""
                yield "Takes no parameters."
            continue
        yield ""
        required = set(schema.get("required", ()))
        for name, inner in properties.items():
            default = f" Default: `{_value(inner['default'])}`." if "default" in inner else ""
            must = " Required." if name in required else ""
            values = f" One of {', '.join(f'`{_value(v)}`' for v in inner['enum'])}." if "enum" in inner else ""
            words = inner.get("description", "").rstrip(".")
            yield f"- `{name}`: {words}.{values}{default}{must}"


def profiles() -> Iterator[str]:
    """The reference of profiles."""
    yield PROFILES
    for profile in load_profiles().values():
        yield from _profile(profile)


def _profile(profile: Profile) -> Iterator[str]:
    yield ""
    yield f"## {profile.name}"
    yield ""
    yield f"{profile.summary}."
    yield ""
    yield f"Readers: {profile.audience}. House style: {profile.house_style}."
    if profile.sections:
        order = ", in this order" if profile.ordered else ""
        yield ""
        yield f"Sections{order}:"
        yield ""
        for demand in profile.sections:
            when = f", when: {demand.when}" if demand.when else ""
            also = f" (also: {', '.join(demand.aliases)})" if demand.aliases else ""
            yield f"- {demand.title}: {demand.need}{when}{also}"
    for name in ("disclaimer", "metadata", "limits", "citations", "doses", "severities"):
        data = {key: value for key, value in getattr(profile, name).items() if key not in ("text", "schema")}
        if data:
            yield ""
            yield f"{name.capitalize()}:"
            yield ""
            for key, value in data.items():
                yield f"- {key}: {_words(value)}"


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_words, value)) or "none"
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('-', ' ')} {_words(inner)}" for key, inner in value.items())
    return str(value)


def main() -> int:
    """Writes the pages, or says which are stale."""
    made = pages()
    folder = os.path.join(HERE, "rules")
    old = {f"rules/{name}" for name in os.listdir(folder)} if os.path.isdir(folder) else set()
    stale = sorted(old - set(made)) + [path for path, text in made.items() if _current(path) != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"docs/{path} is stale; run: python docs/make.py")
        return int(bool(stale))
    os.makedirs(folder, exist_ok=True)
    for path in old - set(made):
        os.remove(os.path.join(HERE, path))
    for path, text in made.items():
        with open(os.path.join(HERE, path), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    print(f"{len(made)} pages, {len(stale)} of them changed")
    return 0


def _current(path: str) -> str | None:
    try:
        with open(os.path.join(HERE, path), encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main())

"""`medproof config`: the configuration in force, and where each of its values comes from."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.config import Config
    from lint.terms import ConfiguredTerms

RUN_KEYS = ("required-version", "fail-on", "include", "exclude", "rules", "profiles", "reports")
SELECTORS = ("select", "extend-select", "ignore")
MAPPINGS = ("severity", "options", "settings")


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `config`."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="an article: what holds for it, overrides included")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--config", metavar="FILE", help="this configuration, instead of the nearest medproof.yaml")


def run(args: Namespace) -> int:
    """Prints the configuration; 2 where it cannot be used."""
    from lint.config import load_config
    from lint.datafiles.faults import DataFileError
    from lint.terms import ConfiguredTerms, configured_rules

    try:
        config = load_config([args.path] if args.path else (), args.config)
        terms = ConfiguredTerms(config, configured_rules(config))
        rows = list(values(config, terms, args.path))
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if args.format == "json":
        import json

        made = [{"key": key, "value": value, "from": origin} for key, value, origin in rows]
        print(json.dumps({"file": config.file, "root": config.root, "values": made}, ensure_ascii=False, indent=2))
        return 0
    about = f"for {args.path}" if args.path else "for articles that no override speaks of"
    print(f"# {config.file or 'no configuration file: everything is default'}; {about}")
    width = max(len(_line(key, value)) for key, value, _ in rows)
    for key, value, origin in rows:
        print(f"{_line(key, value):{min(width, 60)}}  # {origin}")
    return 0


def values(config: Config, terms: ConfiguredTerms, path: str | None) -> Iterator[tuple[str, Any, str]]:
    """Each key with its value and where that comes from; nested keys are joined by a point."""
    kind = _type_of(path) if path else None
    chosen = terms.profile(path or "", kind)
    yield "profile", chosen.profile.name, chosen.why
    style = config.setting("house-style", path)
    yield "house-style", chosen.profile.house_style, str(style.origin) if style.value else "the profile"
    for key in RUN_KEYS:
        setting = config.setting(key)
        absent: Any = "any" if key == "required-version" else []
        yield key, absent if setting.value is None else setting.value, str(setting.origin)
    layers = config.layers_for(path) if path else config.everywhere
    for key in SELECTORS:
        given = [(layer.values[key], str(layer.origin_of(key))) for layer in layers if key in layer.values]
        if not given:
            yield key, ["ALL"] if key == "select" else [], "default"
        for value, origin in given:
            yield key, value, origin
    for key in MAPPINGS:
        for name, setting in config.merged(key, path).items():
            yield f"{key}.{name}", setting.value, str(setting.origin)


def _type_of(path: str) -> str | None:
    """The `type` in an article's front matter."""
    from lint.formats import read
    from lint.source import UndecodableError, decode

    try:
        with open(path, "rb") as file:
            kind = read(decode(path, file.read())).metadata.get("type")
    except (OSError, UndecodableError):
        return None
    return kind if isinstance(kind, str) else None


def _line(key: str, value: Any) -> str:
    import json

    return f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"

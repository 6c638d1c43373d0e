"""`medproof inspect`: what the parser and the recognisers see in one article."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from lint.typed import Any


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `inspect`."""
    add = parser.add_argument
    add("file", metavar="FILE", help='the article; "-" for standard input')
    add("--format", choices=("terminal", "json"), default="terminal", help="how to show it (default: terminal)")
    add("--profile", metavar="NAME", help="article type, whatever the front matter says")
    add("--config", metavar="FILE", help="this configuration, instead of the nearest medproof.yaml")
    add("--stdin-filename", metavar="NAME", help="name of the article on standard input, for its format and settings")


def run(args: Namespace) -> int:
    """Shows the article; 2 where it cannot be read."""
    from lint.config import load_config
    from lint.datafiles.faults import DataFileError
    from lint.facts import Facts
    from lint.formats import read
    from lint.inspection import inspect
    from lint.neighbours import DiskFiles
    from lint.source import UndecodableError, decode
    from lint.terms import ConfiguredTerms, configured_rules

    path = (args.stdin_filename or "<stdin>") if args.file == "-" else args.file
    try:
        config = load_config([path], args.config).with_command_line(profile=args.profile)
        terms = ConfiguredTerms(config, configured_rules(config))
        if args.file == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                data = file.read()
        article = read(decode(path.replace("\\", "/"), data))
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{path}: error: cannot be read: {error.strerror or error}\n")
        return 2
    except UndecodableError as error:
        sys.stderr.write(f"{path}: error: {error}\n")
        return 2
    kind = article.metadata.get("type")
    found = terms(path, kind if isinstance(kind, str) else None)
    facts = Facts(article, found.profile, found.settings, files=DiskFiles(path, config.root))
    seen = inspect(facts)
    if args.format == "json":
        import json

        sys.stdout.write(json.dumps(seen, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(_lines(seen))
    return 0


def _lines(seen: dict[str, Any]) -> Iterator[str]:
    yield f"{seen['path']}: {seen['title'] or '(no title)'}\n"
    yield f"format {seen['format']}, type {seen['type']}, language {seen['language']}\n"
    if seen["metadata"]:
        yield from _table("metadata", ["key", "value"], [[k, _short(v)] for k, v in seen["metadata"].items()])
    yield from _table(
        "sections",
        ["line", "section", "role", "words"],
        [[s["line"], "  " * (s["level"] - 1) + s["title"], s["role"], s["words"]] for s in seen["sections"]],
    )
    columns = ["text", "drug", "route", "frequency", "per_day", "population", "role"]
    yield from _table("doses", ["line", *columns], [[d["line"], *(d[c] for c in columns)] for d in seen["doses"]])
    columns = ["kind", "score", "cited", "text"]
    yield from _table("claims", ["line", *columns], [[c["line"], *(c[n] for n in columns)] for c in seen["claims"]])
    columns = ["text", "style", "references", "missing"]
    yield from _table(
        "citations", ["line", *columns], [[c["line"], *(c[n] for n in columns)] for c in seen["citations"]]
    )
    columns = ["id", "year", "doi", "pmid", "cited", "title"]
    yield from _table(
        "references", ["line", *columns], [[r["line"], *(r[n] for n in columns)] for r in seen["references"]]
    )
    yield from _table("links", ["line", "text", "url"], [[k["line"], k["text"], k["url"]] for k in seen["links"]])
    yield from _table(
        "disclaimers",
        ["line", "audience", "parts"],
        [[d["line"], d["audience"], d["parts"]] for d in seen["disclaimers"]],
    )


WIDEST = 60  # columns that one value takes at most


def _table(name: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    yield f"\n{name}: {len(rows) or 'none'}\n"
    if not rows:
        return
    cells = [list(head), *([_short(value) for value in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    for row in cells:
        yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def _short(value: Any) -> str:
    if value is None or value is False or value in ([], ""):
        return "-"
    if isinstance(value, list):
        value = ", ".join(f"{item:g}" if isinstance(item, float) else str(item) for item in value)
    text = " ".join(("yes" if value is True else str(value)).split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"

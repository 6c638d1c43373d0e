"""Writes the generated parts of README.md and docs/accuracy.md from benchmarks/results/*.json and from a run over a
sample article.

    python -m benchmarks.readme_table            writes them
    python -m benchmarks.readme_table --check    exits 1 if one is not current

A figure stands there only if a benchmark wrote it down. Whatever the results hold in these forms is found, however deep
it lies: {precision, recall, f1, labelled}, {found, planted}, {right, wrong}; docs/accuracy.md has all of it, the README
what a newcomer asks first. speed.json gives a time by run.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lint.cli import main as medproof

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
ACCURACY = ROOT / "docs" / "accuracy.md"
RESULTS = ROOT / "benchmarks" / "results"
RULES = ROOT / "schemas" / "rules"
FAMILIES = ("DOS", "CLM", "CIT", "DIS", "STR", "DUP", "LNK", "MET", "LNG", "TXT", "SUP")
"""In the order of the README's own table."""
EXAMPLE = "articles/sciatica-paste.txt"
SHOWN = ["DOS002", "DOS020", "CIT007"]
"""Rules whose findings the README shows as the terminal does."""

Measure = dict[str, Any]

LEFT_OUT = ("claims-training", "claims · shipped on", "claims · cited shipped on", "disclaimers · ")
"""Rows that only developers need: how a model was chosen, parts of a set, and how well a model fits what it learned
from. What is learned is shown as it does on articles that it did not see (cross-validation)."""

NAMES = {
    "claims · cross-validated · claims": "sentences that need a source, health articles",
    "claims · cross-validated · cited sentences": "sentences that authors cite, research articles",
    "disclaimers-training · each set left out in turn · presence": "articles with a disclaimer, unseen wordings",
    "disclaimers-training · each set left out in turn · parts": "parts of disclaimers, unseen wordings",
    "citations · links · author-year": "which works a sentence cites, author and year",
    "citations · links · footnote": "which works a sentence cites, footnotes",
    "citations · links · link": "which works a sentence cites, links",
    "citations · links · numeric": "which works a sentence cites, numbers in brackets",
    "citations · links · superscript": "which works a sentence cites, raised numbers",
    "readers · sentence boundaries · research articles": "ends of sentences, research articles",
    "readers · sentence boundaries · paragraphs of five corpora": "ends of sentences, health articles",
    "readers · headings of pasted text · blank lines around": "headings of pasted text, blank lines around",
    "readers · headings of pasted text · glued to the text below": "headings of pasted text, glued to the text below",
    "readers · headings of pasted text · lines broken at 80 columns": "headings of pasted text, broken lines",
    "readers · headings of pasted text · no blank lines": "headings of pasted text, no blank lines",
    "doses · markdown · amount": "amounts of doses, articles",
    "doses · markdown · drug": "drugs of doses, articles",
    "doses · markdown · per day": "frequencies, articles",
    "doses · markdown · route": "routes, articles",
    "doses · html · amount": "amounts of doses, web pages",
    "doses · html · drug": "drugs of doses, web pages",
    "doses · html · per day": "frequencies, web pages",
    "doses · html · route": "routes, web pages",
}
"""What rows are called for a reader; others get the words of their keys."""


def measures(
    value: Any, wanted: frozenset[str], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Measure]]:
    """Every mapping that has all the wanted keys, with the keys that lead to it."""
    if not isinstance(value, dict):
        return
    if wanted <= value.keys():
        yield path, value
    for key, child in value.items():
        yield from measures(child, wanted, (*path, str(key)))


def results() -> dict[str, Any]:
    """All result files by their stem."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(RESULTS.glob("*.json"))}


FIRST = (
    "doses · markdown · amount",
    "doses · markdown · drug",
    "doses · markdown · per day",
    "doses · markdown · route",
    "claims · cross-validated · claims",
    "claims · cross-validated · cited sentences",
    "citations · links · numeric",
    "citations · links · author-year",
    "disclaimers-training · each set left out in turn · presence",
    "disclaimers-training · each set left out in turn · parts",
    "readers · headings of pasted text · glued to the text below",
)
"""Rows of recognisers that the README shows, in its order."""


def first() -> str:
    """What the README shows: the chief recognisers, and every rule whose findings were read."""
    known = {_keys(path): each for path, each in _all("precision", "recall", "f1")}
    rows = [[_words(key), *_figures(known[key])] for key in FIRST if key in known]
    names = {path.name[:6]: path.stem[7:] for path in RULES.glob("*/*.yaml")}
    read = {
        path[-1]: [names.get(path[-1], ""), *_verdicts(each)]
        for path, each in _all("right", "wrong")
        if each["right"] + each["wrong"] and not _drawn(path)
    }
    judged = [[code, *read[code]] for code in sorted(read, key=lambda code: (FAMILIES.index(code[:3]), code))]
    parts = [
        _table(["recognised", "precision", "recall", "F1", "labelled"], rows),
        _table(["rule", "fault", "findings read", "right"], judged, left=2),
    ]
    return "\n\n".join(part for part in parts if part) or "No figures have been written down yet."


def everything() -> str:
    """Recognisers against labelled sets, rules against planted faults, and findings that were read and judged."""
    rows = [[_words(_keys(path)), *_figures(each)] for path, each in _all("precision", "recall", "f1")]
    parts = [_table(["recognised", "precision", "recall", "F1", "labelled"], rows)]
    rows = [
        [path[-1], f"{each['found']:,} of {each['planted']:,}", _share(each["found"] / each["planted"])]
        for path, each in _all("found", "planted")
        if each["planted"] and path[-1] != "all"
    ]
    parts.append(_table(["faults planted in real articles", "found", "share"], rows))
    rows = [
        [f"{path[-1]}, {path[-2]}, as drawn" if _drawn(path) else path[-1], *_verdicts(each)]
        for path, each in _all("right", "wrong")
        if each["right"] + each["wrong"]
    ]
    parts.append(
        _table(["findings on real articles, read and judged, of those that still fire", "read", "right"], rows)
    )
    return "\n\n".join(part for part in parts if part) or "No figures have been written down yet."


def speed() -> str:
    """What the speed benchmark wrote down."""
    rows = [[name, str(value)] for name, value in results().get("speed", {}).items()]
    return _table(["run", "time"], rows) or "No figures have been written down yet."


def terminal() -> str:
    """What `medproof check` prints for the example."""
    printed = io.StringIO()
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            medproof(["check", EXAMPLE, "--select", ",".join(SHOWN), "--no-cache"])
    finally:
        os.chdir(before)
    return f"```text\n$ medproof check {EXAMPLE} --select {','.join(SHOWN)}\n{printed.getvalue().rstrip()}\n```"


Parts = dict[str, Callable[[], str]]

PARTS: dict[Path, Parts] = {
    README: {"accuracy": first, "speed": speed, "terminal": terminal},
    ACCURACY: {"accuracy": everything},
}


def rewritten(text: str, parts: Parts) -> str:
    """A page with its generated parts made anew."""
    for name, make in parts.items():
        pattern = re.compile(rf"(<!-- {name}:begin[^>]*-->\n).*?(<!-- {name}:end -->)", re.DOTALL)
        assert pattern.search(text), name
        made = make()
        text = pattern.sub(lambda found, made=made: f"{found[1]}{made}\n{found[2]}", text)
    return text


def _all(*keys: str) -> Iterator[tuple[tuple[str, ...], Measure]]:
    for stem, value in results().items():
        for path, each in measures(value, frozenset(keys)):
            if all(isinstance(each[key], (int, float)) for key in keys):
                name = _keys((stem, *path))
                if not name.startswith(LEFT_OUT):
                    yield (stem, *path), each


def _drawn(path: tuple[str, ...]) -> bool:
    """Whether these are verdicts on a draw as it was, whatever became of the rule."""
    return any(part.endswith("fresh draws") for part in path)


def _words(key: str) -> str:
    return NAMES.get(key, key)


def _figures(each: Measure) -> list[str]:
    value = each.get("labelled", each.get("n", each.get("support")))
    labelled = f"{value:,}" if isinstance(value, int) else ""
    return [_share(each["precision"]), _share(each["recall"]), _share(each["f1"]), labelled]


def _verdicts(each: Measure) -> list[str]:
    read = each["right"] + each["wrong"]
    return [f"{read:,}", _share(each["right"] / read)]


def _keys(path: tuple[str, ...]) -> str:
    return " · ".join(part.replace("_", " ").replace("|", "/") for part in path)


def _share(value: float) -> str:
    return f"{value:.3f}"


def _table(head: list[str], rows: list[list[str]], left: int = 1) -> str:
    """A table whose first columns hold words and the others figures; "" without rows."""
    if not rows:
        return ""
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether they are current")
    options = parser.parse_args()
    current = True
    for page, parts in PARTS.items():
        before = page.read_text(encoding="utf-8")
        after = rewritten(before, parts)
        current = current and after == before
        if not options.check:
            page.write_text(after, encoding="utf-8")
    return int(options.check and not current)


if __name__ == "__main__":
    raise SystemExit(main())

"""Makes the committed samples: `reports/` from `articles/`, and on demand the lists of expected findings.

    python -m benchmarks.samples                 writes reports/index.html and reports/report.json
    python -m benchmarks.samples --expect NAME   writes articles/NAME.expected.yaml from what fires today;
                                                 "all" stands for every article that has such a file

The second is for review: whoever runs it reads every line of the difference before it is committed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from lint.cli import main as medproof

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "articles"
REPORTS = ROOT / "reports"
HEADER = """\
# What medproof must find in {name}, and nothing else: rule, line, and the words it is about.
"""


def samples() -> list[Path]:
    """The sample articles in order."""
    return sorted(path for path in ARTICLES.iterdir() if path.suffix in (".md", ".txt"))


def make(folder: Path, relative_to: Path = ROOT) -> None:
    """Writes the report of all samples; the run's duration is left at 0, so that equal runs give equal files."""
    import contextlib
    import io
    import os

    before = Path.cwd()
    os.chdir(relative_to)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            medproof(["check", "articles", "--report", str(folder), "--no-cache", "--exit-zero"])
    finally:
        os.chdir(before)
    report = folder / "report.json"
    report.write_text(without_duration(report.read_text(encoding="utf-8")), encoding="utf-8")


def without_duration(text: str) -> str:
    """A report with a duration of 0, the only thing that differs between two equal runs."""
    return re.sub(r'"duration_s": [0-9.]+', '"duration_s": 0', text, count=1)


def findings(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """By file name, what an expectation says of each finding."""
    return {
        Path(article["path"]).name: [
            {"code": found["code"], "line": found["start"]["line"], "excerpt": found["excerpt"]}
            for found in article["findings"]
        ]
        for article in report["articles"]
    }


def expected(article: Path) -> list[dict[str, Any]]:
    """The findings that an article must have; none where it has no file of expectations."""
    path = article.with_name(article.name + ".expected.yaml")
    return list(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.exists() else []


def expect(name: str, found: list[dict[str, Any]]) -> Path:
    """Writes down findings as expected, an entry a line."""
    path = ARTICLES / f"{name}.expected.yaml"
    lines = []
    for each in found:
        excerpt = json.dumps(each["excerpt"], ensure_ascii=False)
        lines.append(f"- {{code: {each['code']}, line: {each['line']}, excerpt: {excerpt}}}\n")
    path.write_text(HEADER.format(name=name) + "".join(lines), encoding="utf-8")
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--expect", action="append", default=[], metavar="NAME", help="an article's file name")
    options = parser.parse_args()
    make(REPORTS)
    found = findings(json.loads((REPORTS / "report.json").read_text(encoding="utf-8")))
    kept = [path.name for path in samples() if path.with_name(path.name + ".expected.yaml").exists()]
    for name in kept if "all" in options.expect else options.expect:
        if name not in found:
            sys.stderr.write(f"no article {name} in articles/\n")
            return 2
        print(expect(name, found[name]))
    print(REPORTS / "index.html")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Findings of the DIS, STR and MET rules that a person read, each article under the profile that fits its source.

Prints the share that was right for each rule, and how many of the read articles have a false DIS or STR error. With
--list, prints what fires on the articles of the judgement file as its rows, for reading anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import judgements

from lint.engine import examine
from lint.finding import Finding
from lint.profiles import load_profile
from lint.rules import load_rules
from lint.source import decode

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus"
JUDGED = HERE / "judgements" / "editorial.tsv"
TODAY = "2026-06-30"
OTHER_ROOMS = frozenset(("STR005", "STR006", "STR007"))
_FITTING = {
    "medquad": "disease-overview",
    "nstg-2022": "disease-overview",
    "jats-markdown": "review",
}
_OF_ITS_OWN = {
    "medquad/articles/mplus-health-topics--0000946.md": "default",  # a diet
    "medquad/articles/niddk--0000059.md": "default",  # care of the mouth
    "nstg-2022/articles/blood-transfusion.md": "procedure",
}
"""Articles on another subject than those of their source."""
_SUPPLEMENTS = ("micronutrients", "supplement", "phytonutr")


def fitting_profile(path: str) -> str:
    """The profile for an article of the corpus, by its source and subject."""
    if path in _OF_ITS_OWN:
        return _OF_ITS_OWN[path]
    source = path.split("/", 1)[0]
    if source == "freegym-wiki" and any(word in path for word in _SUPPLEMENTS):
        return "supplement"
    return _FITTING.get(source, "default")


def findings(paths: list[str]) -> Iterator[tuple[str, Finding]]:
    rules = [rule for rule in load_rules() if rule.family in ("DIS", "STR", "MET") and rule.code not in OTHER_ROOMS]
    for path in paths:
        source = decode(path, (CORPUS / path).read_bytes())
        for finding in examine(source, rules, load_profile(fitting_profile(path)), today=TODAY):
            yield path, finding


def main() -> None:
    if not CORPUS.is_dir():
        print("editorial: the corpus is not here; skipped")
        return
    listing = sys.argv[1:] == ["--list"] or "--list" in sys.argv
    paths = sorted((HERE / "judgements" / "editorial-articles.txt").read_text("utf-8").split())
    found = list(findings(paths))
    if listing:
        for path, finding in found:
            print(
                "\t".join((path, str(finding.start.line), finding.code, judgements.excerpt(finding), finding.message))
            )
        return
    read = judgements.read(JUDGED)
    wrong = {(j.path, j.line, j.code, j.excerpt) for j in read if not j.right}
    false_errors = {
        path
        for path, f in found
        if f.severity == "error" and f.code[:3] in ("DIS", "STR")
        if (path, f.start.line, f.code, judgements.excerpt(f)) in wrong
    }
    result: dict[str, Any] = {"articles": len(paths), "articles_with_a_false_error": len(false_errors)}
    print(f"editorial: {len(paths)} articles read, {len(false_errors)} with a false DIS or STR error")
    result["rules"] = judgements.told(judgements.shares(read, found))
    (HERE / "results" / "editorial.json").write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

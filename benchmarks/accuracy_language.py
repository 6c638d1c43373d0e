"""Findings of the LNG and TXT rules on real articles that a person read, under the default profile.

Prints the share that was right for each rule. The findings were drawn at random, at most two of a rule from an article.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import judgements

from lint.engine import examine
from lint.profiles import load_profile
from lint.rules import load_rules
from lint.source import decode

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "corpus"
JUDGED = HERE / "judgements" / "language.tsv"


def main() -> None:
    if not CORPUS.is_dir():
        print("language: the corpus is not here; skipped")
        return
    read = judgements.read(JUDGED)
    rules = [rule for rule in load_rules() if rule.family in ("LNG", "TXT")]
    profile = load_profile("default")
    found = [
        (path, finding)
        for path in sorted({judgement.path for judgement in read})
        for finding in examine(decode(path, (CORPUS / path).read_bytes()), rules, profile)
    ]
    result: dict[str, Any] = {}
    print(f"language: {len(read)} findings read")
    result["rules"] = judgements.told(judgements.shares(read, found))
    (HERE / "results" / "language.json").write_text(json.dumps(result, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

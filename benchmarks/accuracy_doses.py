"""Accuracy of the dose recogniser and the DOS rules against the labelled sets (../shared/eval, scored as its
README says)."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "benchmarks" / "results" / "doses.json"


class Mention(NamedTuple):
    """A dose as `inspect` reports it, reduced to what is scored."""

    line: int
    low: float
    high: float
    unit: str
    text: str
    drug: str | None
    route: str | None
    per_day: tuple[float, float] | None


def article_of(path: Path) -> Any:
    """Parses an article in whatever format it has."""
    from lint.formats import read
    from lint.source import decode

    return read(decode(path.name, path.read_bytes()))


def mentions(path: Path) -> list[Mention]:
    """The doses of a file."""
    from lint.text.doses import find_doses

    article = article_of(path)
    found = []
    for dose in find_doses(article).doses:
        line = article.source.line(article.source_span(dose.start, dose.end).start)
        amount = dose.amount
        found.append(
            Mention(
                line, amount.low, amount.high, amount.unit, article.prose[dose.start : dose.end],
                dose.drug.name.lower() if dose.drug else None, dose.route, dose.per_day,
            )
        )  # fmt: skip
    return found


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / "eval" / name).read_text(encoding="utf-8").splitlines()]


def same(label: dict[str, Any], mention: Mention) -> bool:
    return (
        label["line"] == mention.line
        and abs(label["low"] - mention.low) < 1e-6
        and abs(label["high"] - mention.high) < 1e-6
        and label["unit"] == mention.unit
    )


class Tally(NamedTuple):
    right: int
    said: int
    labelled: int

    @property
    def figures(self) -> dict[str, float]:
        precision = self.right / self.said if self.said else 1.0
        recall = self.right / self.labelled if self.labelled else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "labelled": self.labelled,
        }


def score(
    files: Iterable[str], labels: dict[str, list[dict[str, Any]]], passed: dict[str, list[dict[str, Any]]], loud: bool
) -> dict[str, Tally]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in files:
        path = SHARED / "corpus" / name
        found = mentions(path)
        free = list(found)
        pairs: list[tuple[dict[str, Any], Mention]] = []
        for label in labels.get(name, []):
            match = next((m for m in free if same(label, m)), None)
            if match is None:
                counts["amount"]["labelled"] += 1
                if loud:
                    print(f"  MISSED {name}:{label['line']} {label['text']}")
                continue
            free.remove(match)
            pairs.append((label, match))
            counts["amount"].update(("labelled", "said", "right"))
        for extra in free:
            if any(same(label, extra) for label in passed.get(name, [])):
                continue
            counts["amount"]["said"] += 1
            if loud:
                print(f"  EXTRA  {name}:{extra.line} {extra.text} ({extra.drug})")
        for label, mention in pairs:
            _fields(counts, name, label, mention, loud)
    return {field: Tally(c["right"], c["said"], c["labelled"]) for field, c in counts.items()}


def _fields(counts: dict[str, Counter[str]], name: str, label: dict[str, Any], mention: Mention, loud: bool) -> None:
    drug = (label["drug"] or "").lower() or None
    rate = tuple(round(x, 2) for x in label["per_day"]) if label["per_day"] else None
    said_rate = tuple(round(x, 2) for x in mention.per_day) if mention.per_day else None
    checks: tuple[tuple[str, Any, Any, bool], ...] = (
        ("drug", drug, mention.drug, bool(drug and mention.drug and (drug in mention.drug or mention.drug in drug))),
        ("route", label["route"], mention.route, label["route"] == mention.route),
        ("per_day", rate, said_rate, rate == said_rate),
    )
    for field, wanted, said, right in checks:
        if wanted is None and said is None:
            continue
        count = counts[field]
        count["labelled"] += wanted is not None
        count["said"] += said is not None
        count["right"] += right and wanted is not None
        if loud and not (right and wanted is not None):
            print(f"  {field.upper():7} {name}:{label['line']} {label['text']}: wanted {wanted}, said {said}")


JUDGED = ROOT / "benchmarks" / "judgements" / "doses.tsv"


def findings(path: Path) -> list[tuple[int, str, str]]:
    """Line, code and excerpt of every DOS finding in a file, by the default profile."""
    from lint.checks import bind
    from lint.facts import Facts
    from lint.profiles import load_profile
    from lint.rules.reading import read_rule

    if not _RULES:
        for file in sorted((ROOT / "schemas" / "rules" / "dos").glob("*.yaml")):
            rule = read_rule(str(file)).rule
            _RULES.append((rule.code, bind(rule.check, rule.with_)))
    article = article_of(path)
    facts = Facts(article, load_profile("default"))
    found = []
    for code, check in _RULES:
        for hit in check(facts):
            excerpt = " ".join(article.text[hit.start : hit.end].split())
            found.append((article.source.line(hit.start), code, excerpt))
    return found


_RULES: list[tuple[str, Any]] = []
KINDS = {
    "mixed-frequency-style": "DOS014",
    "mixed-range-style": "DOS012",
    "mixed-unit-style": "DOS013",
    "conflicting-dose": "DOS016",
    "dose-above-stated-maximum": "DOS017",
}


def defects() -> dict[str, dict[str, int]]:
    """How many labelled faults of each kind its rule finds (Markdown files); a rule counts when it fires in the file.

    The labels call "1g" beside "1 g" a mixed unit; DOS001 finds that."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    cache: dict[str, set[str]] = {}
    for row in rows("dose_defects.dev.jsonl"):
        code = KINDS.get(row["kind"])
        if code is None or not row["file"].endswith(".md"):
            continue
        if row["file"] not in cache:
            cache[row["file"]] = {c for _, c, _ in findings(SHARED / "corpus" / row["file"])}
        also = {"DOS001"} if code == "DOS013" else set()
        counts[code]["planted"] += 1
        counts[code]["found"] += bool(cache[row["file"]] & ({code} | also))
    return {code: dict(count) for code, count in sorted(counts.items())}


def judged() -> tuple[dict[str, dict[str, int]], list[str]]:
    """For each rule the findings that still fire and were read, and how many of them are right; then those of the
    judged files that nobody has read."""
    table: dict[tuple[str, str, str, str], str] = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines()[1:]:
        file, number, code, excerpt, verdict, *_ = line.split("\t")
        table[file, number, code, excerpt] = verdict
    whole = sorted(f"nstg-2022/articles/{p.name}" for p in (SHARED / "corpus" / "nstg-2022" / "articles").glob("*.md"))
    sampled = sorted({key[0] for key in table} - set(whole))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    unread: list[str] = []
    for name in [*whole, *sampled]:
        for number, code, excerpt in findings(SHARED / "corpus" / name):
            verdict = table.get((name, str(number), code, excerpt))
            if verdict:
                counts[code]["right"] += verdict == "right"
                counts[code]["wrong"] += verdict != "right"
            elif name in whole:
                unread.append(f"{name}:{number} {code} {excerpt}")
    return {code: dict(count) for code, count in sorted(counts.items())}, unread


def main() -> int:
    if not (SHARED / "eval" / "dose_mentions.dev.jsonl").exists():
        print("doses: skipped, ../shared/eval is not here")
        return 0
    loud = "--loud" in sys.argv
    labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("dose_mentions.dev.jsonl"):
        labels[row["file"]].append(row)
    passed: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("dose_borderline.dev.jsonl"):
        passed[row["file"]].append(row)
    files = sorted({*labels, *passed})
    result: dict[str, Any] = {}
    for kind, chosen in (
        ("markdown", [f for f in files if f.endswith(".md")]),
        ("html", [f for f in files if f.endswith(".html")]),
    ):
        try:
            tallies = score(chosen, labels, passed, loud)
        except (LookupError, ValueError, ImportError) as error:
            print(f"doses, {kind}: cannot be read yet ({error})")
            continue
        result[kind] = {field: tally.figures for field, tally in tallies.items()}
        for field, tally in tallies.items():
            f = tally.figures
            print(
                f"doses, {kind:8} {field:8} precision {f['precision']:.3f}  recall {f['recall']:.3f}  F1"
                f" {f['f1']:.3f}  ({tally.labelled} labelled)"
            )
    result["defects"] = defects()
    for code, count in result["defects"].items():
        print(f"doses, labelled faults: {code} finds {count.get('found', 0)} of {count['planted']}")
    shares, unread = judged()
    result["judged"] = shares
    for code, count in shares.items():
        read = count["right"] + count["wrong"]
        print(f"doses, read by a person: {code} right {count['right']} of {read} ({count['right'] / read:.2f})")
    for line in unread:
        print(f"doses, not read yet: {line}")
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())

"""Claims and citation-worthiness on the labelled sets.

    python benchmarks/accuracy.py claims [--claims PATH] [--cited PATH] [--wrong]

`--claims` is a set in the form of claims.dev.jsonl, `--cited` one in the form of cited_sentences.dev.jsonl(.gz); they
default to the development halves in ../shared/eval. Borderline sentences are left out. A sentence counts as claimed
when the article's claims hold one with its words: three quarters of the shorter, half of the sentence. Cross-validated
figures are those that benchmarks/train_claims.py wrote down when it made the shipped weights; the shipped model's own
figures on the sets it was trained on say less.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import judgements

from lint.facts import Facts
from lint.formats import format_of, read
from lint.profiles import load_profile
from lint.rules import load_rules
from lint.source import Source, decode
from lint.text.claims import Passage, score_sentences, threshold

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
EVAL, CORPUS = SHARED / "eval", SHARED / "corpus"


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def measures(hit: int, chosen: int, true: int) -> dict[str, float | int]:
    """Precision, recall, F1."""
    precision, recall = hit / max(chosen, 1), hit / max(true, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "labelled": true}


def show(name: str, figures: dict[str, float | int]) -> None:
    print(
        f"  {name:<34} precision {figures['precision']:.3f}  recall {figures['recall']:.3f}  F1 {figures['f1']:.3f}"
        f"  of {figures['labelled']}"
    )


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def same(sentence: Counter[str], claim: Counter[str]) -> bool:
    """Whether a claim's words are a labelled sentence's: three quarters of the shorter, half of the sentence."""
    shared, a, b = (sentence & claim).total(), sentence.total(), claim.total()
    return bool(a and b) and shared >= 0.75 * min(a, b) and shared >= 0.5 * a


def facts_of(name: str, rows: Iterable[dict[str, Any]]) -> Facts:
    """The article of labelled rows; their own text where there is no reader for its format yet."""
    path = CORPUS / name
    if path.exists() and format_of(name) is not None:
        return Facts(read(decode(name, path.read_bytes())), load_profile("default"))
    paragraphs: dict[int, list[str]] = {}
    for row in rows:
        paragraphs.setdefault(row["line"], []).append(row["text"])
    text = "\n\n".join(" ".join(each) for each in paragraphs.values())
    return Facts(read(Source(name + ".md", text)), load_profile("default"))


def claims(path: Path, wrong: bool) -> dict[str, Any]:
    """Binary figures, by source and by kind."""
    rows = rows_of(path)
    files: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        files.setdefault(row["file"], []).append(row)
    hit: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    true: Counter[str] = Counter()
    found_kind: Counter[str] = Counter()
    right_kind: Counter[str] = Counter()
    of_kind: Counter[str] = Counter()
    never = 0
    for name, own in sorted(files.items()):
        facts = facts_of(name, own)
        made = [(words(facts.prose[c.start : c.end]), c.kind) for c in facts.claims]
        for row in own:
            if row["needs"] == "borderline":
                continue
            need = row["needs"] == "yes"
            kinds = [kind for text, kind in made if same(words(row["text"]), text)]
            groups = ("all", row["source"])
            chosen.update(groups if kinds else ())
            true.update(groups if need else ())
            hit.update(groups if need and kinds else ())
            labels = row["kind"] if isinstance(row["kind"], list) else [row["kind"]]
            if need:
                of_kind[labels[0]] += 1
                found_kind[labels[0]] += bool(kinds)
                right_kind[labels[0]] += any(k in labels or (k == "prognosis" and "statistic" in labels) for k in kinds)
            never += bool(kinds) and not need and row["text"].rstrip().endswith("?")
            if wrong and bool(kinds) != need:
                print(f"  {'missed' if need else 'false'}: {name}:{row['line']} {row['text'][:150]}")
    print("Claims (does the sentence need a source?)")
    result: dict[str, Any] = {}
    for group in ["all", *sorted(g for g in true if g != "all")]:
        result[group] = measures(hit[group], chosen[group], true[group])
        show(group, result[group])
    print("  by kind: found and of the right kind")
    result["kinds"] = {}
    for kind, count in of_kind.most_common():
        print(f"    {kind:<16} found {found_kind[kind]:>3} of {count:>3}, kind right {right_kind[kind]:>3}")
        result["kinds"][kind] = {"of": count, "found_any": found_kind[kind], "kind_right": right_kind[kind]}
    print(f"  questions taken for claims: {never}")
    return result


def document_passages(rows: list[dict[str, Any]]) -> list[list[int]]:
    """Indices of the rows of each document, in order."""
    documents: list[list[int]] = []
    for i, row in enumerate(rows):
        if i and rows[i - 1]["doc"] == row["doc"]:
            documents[-1].append(i)
        else:
            documents.append([i])
    return documents


def cited(path: Path) -> dict[str, Any]:
    """F1 of the shipped model on sentences that authors cite."""
    rows = rows_of(path)
    limit = threshold()
    chosen = [False] * len(rows)
    for indices in document_passages(rows):
        passages = [
            Passage(r["text"], r["section"], r["paragraph"], r["sentence"], r["sentences_in_paragraph"])
            for r in (rows[i] for i in indices)
        ]
        for i, score in zip(indices, score_sentences(passages), strict=True):
            chosen[i] = score >= limit
    hit = sum(1 for c, row in zip(chosen, rows, strict=True) if c and row["cited"])
    figures = measures(hit, sum(chosen), sum(bool(row["cited"]) for row in rows))
    print(f"Cited sentences, shipped weights on {path.name}")
    show("all", figures)
    return figures


def positives() -> dict[str, Any]:
    """Recall on sets that hold claims only, each sentence an article of its own."""
    result: dict[str, Any] = {}
    print("Sets that hold claims only: share recognised")
    for name, key in (("scifact_claims", "claim"), ("evidence_statements", "evidence")):
        path = EVAL / f"{name}.dev.jsonl.gz"
        texts = sorted({row[key].strip() for row in rows_of(path)})
        found = 0
        for text in texts:
            source = Source("claim.md", text.replace("\n", " "))
            found += bool(Facts(read(source, "plain"), load_profile("default")).claims)
        print(f"  {name:<34} {found} of {len(texts)}: {found / len(texts):.3f}")
        result[name] = {"recall": round(found / len(texts), 4), "sentences": len(texts)}
    return result


def never_claims() -> dict[str, int]:
    """Claims in headings, questions and reference lists over the corpus: there must be none."""
    counts: Counter[str] = Counter()
    for file in sorted((CORPUS / "medquad/articles").glob("*.md"))[::4]:
        facts = Facts(read(decode(file.name, file.read_bytes())), load_profile("default"))
        for claim in facts.claims:
            text = facts.prose[claim.start : claim.end]
            counts["questions"] += text.endswith("?")
            counts["headings"] += facts.article.blocks[claim.block].kind == "heading"
        counts["read"] += 1
    print(f"Claims in headings: {counts['headings']}, in questions: {counts['questions']} ({counts['read']} articles)")
    return {"headings": counts["headings"], "questions": counts["questions"], "articles": counts["read"]}


def judged() -> dict[str, Any]:
    """Shares of findings that a person found right, by rule."""
    read_findings = judgements.read(HERE / "judgements" / "claims.tsv")
    if not read_findings:
        return {}
    from lint.engine import examine

    rules = [rule for rule in load_rules() if rule.code.startswith("CLM")]
    findings = []
    for name in sorted({j.path for j in read_findings}):
        source = decode(name, (CORPUS / name).read_bytes())
        findings += [(name, f) for f in examine(source, rules, load_profile("default"))]
    result: dict[str, Any] = {}
    print("Findings on the corpus that a person read")
    for code, share in sorted(judgements.shares(read_findings, findings).items()):
        precision = f"{share.precision:.2f}" if share.precision is not None else "-"
        print(
            f"  {code}: {share.right} right, {share.wrong} wrong ({precision}); "
            f"{share.mended} wrong ones no longer fire"
        )
        result[code] = {"right": share.right, "wrong": share.wrong}
    return result


def drawn() -> dict[str, Any]:
    """Verdicts on findings drawn at random after the rules were made, draw by draw, as they were given: what was found
    wrong stays wrong although the rules were made stricter after it. Later draws are a second reader's, who saw none of
    the first's verdicts. The last group are claims that the rules would report if their sections cited anything."""
    result: dict[str, Any] = {}
    read_findings = judgements.read(HERE / "judgements" / "claims.tsv")
    within = judgements.read(HERE / "judgements" / "claims-in-sections.tsv")
    draws: dict[tuple[str, str], list[judgements.Judgement]] = {}
    for judgement in read_findings:
        reader, _, draw = judgement.note.partition(" ")
        if reader in ("fresh", "second"):
            draws.setdefault((reader, draw.split()[0]), []).append(judgement)
    named = {}
    for number, ((reader, _), group) in enumerate(draws.items(), start=1):
        by = ", second reader" if reader == "second" else ""
        named[f"draw {number} (of {len(draws)}{by})"] = group
    sources: dict[str, list[judgements.Judgement]] = {}
    for judgement in judgements.read(HERE / "judgements" / "claim-sources.tsv"):
        asked, _, number = judgement.note.partition(",")[0].removeprefix("fresh ").partition("-")
        asked = "trials asked for" if asked == "strict" else "profiles as they are"
        sources.setdefault(f"weak and old sources, {asked}, draw {number}", []).append(judgement)
    for name, group in [*named.items(), ("sections that cite nothing", within), *sources.items()]:
        print(f"Fresh: {name}")
        for code, share in sorted(judgements.as_read(group).items()):
            print(f"  {code}: {share.right} right, {share.wrong} wrong ({share.precision or 0:.2f})")
            result.setdefault(name, {})[code] = {"right": share.right, "wrong": share.wrong}
    return result


def main() -> None:
    """Prints the figures and writes benchmarks/results/claims.json."""
    parser = argparse.ArgumentParser(prog="accuracy.py claims")
    parser.add_argument("--claims", type=Path, metavar="PATH", help="a set in the form of claims.dev.jsonl")
    parser.add_argument("--cited", type=Path, metavar="PATH", help="a set in the form of cited_sentences.dev.jsonl.gz")
    parser.add_argument("--wrong", action="store_true", help="show the sentences that were judged wrongly")
    options = parser.parse_args([a for a in sys.argv[1:] if a != "claims"])
    own = options.claims is None and options.cited is None
    if own and not EVAL.is_dir():
        print("skipped: ../shared/eval is not here")
        return
    result: dict[str, Any] = {}
    if own or options.claims:
        result["shipped on development set"] = claims(options.claims or EVAL / "claims.dev.jsonl", options.wrong)
    if own or options.cited:
        result["cited shipped on development set"] = cited(options.cited or EVAL / "cited_sentences.dev.jsonl.gz")
    if not own:
        return
    trained = HERE / "results" / "claims-training.json"
    if trained.exists():
        result["cross-validated"] = json.loads(trained.read_text("utf-8"))
        print("Cross-validated by article when the shipped weights were made (benchmarks/train_claims.py)")
        for name, figures in result["cross-validated"].items():
            show(name, figures)
    result["positives"] = positives()
    result["never"] = never_claims()
    result["rules"] = judged()
    result["rules, fresh draws"] = drawn()
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "claims.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Citations: which references each paragraph cites, defects planted in clean articles, findings in untouched ones.

Links are scored paragraph by paragraph on ../shared/eval/markdown_citations (five styles): references found against
references true. Plants: an entry dropped, repeated, renumbered, an anchor broken, labels glued to a sentence, the list
emptied; a plant counts as found when its rule fires at the right line and did not fire there before.
`--missed` names what was not found; `--sample N` draws findings of the untouched corpus to be read.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import judgements

from lint.article import Article
from lint.engine import examine
from lint.facts import Facts
from lint.finding import Finding
from lint.formats import read
from lint.neighbours import DiskFiles
from lint.profiles import Profile
from lint.rules import Rule, load_rules
from lint.source import Source, decode
from lint.text.citations import span_of
from lint.text.references import Reference

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent / "../shared"
CORPUS = SHARED / "corpus"
SET = SHARED / "eval" / "markdown_citations.dev.jsonl.gz"
SOURCES = ("anatomy-book", "deep-review", "freegym-wiki", "jats-markdown", "medquad", "mtf-wiki", "nstg-2022")
EACH = 60  # articles of each source that plants are put into
SEED = 20261121
TODAY = "2026-11-21"
LABELS = (
    ("PubMed", "PubMed"), ("PMC", "Juniper Publishers"), ("PubMed", "Nature"), ("PubMed", "PubMed Central"),
    ("ScienceDirect", "ResearchGate"), ("Cleveland Clinic", "PubMed"), ("Healthline", "PMC"),
    ("Springer Link", "Cureus"), ("WJGNet", "Radiopaedia"), ("MDPI", "Frontiers"), ("Mayo Clinic", "WebMD"),
    ("NCBI", "BMJ"), ("JRheum", "Juniper Publishers"), ("PubMed",), ("PMC",), ("Healthline",),
    ("ScienceDirect",), ("Medscape",),
)  # fmt: skip


class Plant(NamedTuple):
    """A text with one defect: what it is, the rules that may find it, the lines that count."""

    kind: str
    text: str
    codes: frozenset[str]
    lines: frozenset[int]


def main() -> None:
    """Prints the figures and writes benchmarks/results/citations.json."""
    if not SET.is_file() or not CORPUS.is_dir():
        print("skipped: ../shared is not here")
        return
    result: dict[str, Any] = {"links": _links()}
    rules = [rule for rule in load_rules() if rule.family in ("CIT", "LNK")]
    result["planted"] = _planted(rules)
    result["untouched"] = _untouched(rules)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "citations.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def _links() -> dict[str, Any]:
    """References cited, paragraph by paragraph, in each style."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with gzip.open(SET, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        file = CORPUS / "jats-markdown" / "articles" / row["file"]
        facts = Facts(read(decode(file.name, file.read_bytes())), Profile())
        by_line: dict[int, set[str]] = defaultdict(set)
        for citation in facts.citations:
            line = facts.article.source.line(span_of(facts.article, citation).start)
            by_line[line].update(facts.references.all[index].id for index in citation.references)
        for paragraph in row["paragraphs"]:
            true = {str(number) for sentence in paragraph["sentences"] for number in sentence["refs"]}
            found = by_line[paragraph["line"]]
            count = counts[row["style"]]
            count["found"] += len(true & found)
            count["extra"] += len(found - true)
            count["missed"] += len(true - found)
            if "--missed" in sys.argv and true != found:
                print(f"{row['style']} {row['file']}:{paragraph['line']} extra {found - true} missed {true - found}")
    result = {}
    print("Sentence-reference links")
    for style, count in sorted(counts.items()):
        precision = count["found"] / (count["found"] + count["extra"])
        recall = count["found"] / (count["found"] + count["missed"])
        f1 = 2 * precision * recall / (precision + recall)
        labelled = count["found"] + count["missed"]
        print(f"  {style:<14} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({labelled} links)")
        result[style] = {"precision": precision, "recall": recall, "f1": f1, "labelled": labelled}
    return result


def _articles(name: str) -> list[Path]:
    return sorted((CORPUS / name / "articles").glob("*.md"))


def _planted(rules: Sequence[Rule]) -> dict[str, Any]:
    """Defects planted in clean articles, and how many are found at the right line."""
    random_ = random.Random(SEED)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for name in SOURCES:
        files = _articles(name)
        for file in random_.sample(files, min(EACH, len(files))):
            source = decode(file.name, file.read_bytes())
            if "\r" in source.text:
                continue
            facts = Facts(read(source), Profile())
            for plant in _plants(facts, random_):
                wanted = [rule for rule in rules if rule.code in plant.codes]
                files_ = DiskFiles(str(file), str(CORPUS / name))
                hits = examine(Source(source.path, plant.text), wanted, Profile(), today=TODAY, files=files_)
                planted[plant.kind] += 1
                seen = any(hit.start.line in plant.lines for hit in hits)
                found[plant.kind] += seen
                if not seen and "--missed" in sys.argv:
                    print(f"missed: {plant.kind} in {name}/{file.name}, lines {sorted(plant.lines)[:6]}")
    print("Planted defects found at their line")
    result = {}
    for kind in sorted(planted):
        print(f"  {kind:<34} {found[kind]:>4} of {planted[kind]:>4}  {found[kind] / planted[kind]:.3f}")
        result[kind] = {"found": found[kind], "planted": planted[kind]}
    total = {"found": sum(found.values()), "planted": sum(planted.values())}
    print(f"  {'all':<34} {total['found']:>4} of {total['planted']:>4}  {total['found'] / total['planted']:.3f}")
    return {**result, "all": total}


def _plants(facts: Facts, random_: random.Random) -> Iterator[Plant]:
    """One defect of every kind that the article has room for."""
    yield from _list_plants(facts, random_)
    yield from _anchor_plants(facts.article, random_)
    yield from _label_plants(facts, random_)


def _cited_lines(facts: Facts, reference: Reference, text: str, removed: tuple[int, int]) -> frozenset[int]:
    """The lines of the markers that cite a reference, in the text without a removed range."""
    lines = set()
    for citation in facts.citations:
        if reference.index in citation.references and citation.url is None:
            at = span_of(facts.article, citation).start
            at -= (removed[1] - removed[0]) if at >= removed[1] else 0
            lines.add(text.count("\n", 0, at) + 1)
    return frozenset(lines)


def _list_plants(facts: Facts, random_: random.Random) -> Iterator[Plant]:
    article = facts.article
    text = article.text
    entries = [r for r in facts.references.all if r.kind in ("list", "paragraph", "footnote") and not r.optional]
    whole = [r for r in entries if "\n" not in text[r.span.start : r.span.end].strip()]
    if len(entries) < 4 or len(whole) < len(entries):
        return
    by_index = {r.index: sum(r.index in c.references for c in facts.citations) for r in entries}
    cited = [r for r in entries if by_index[r.index] and _only_this(facts, r)]
    if cited:
        entry = random_.choice(cited)
        begin, end = _lines_of(text, entry)
        without = text[:begin] + text[end:]
        lines = _cited_lines(facts, entry, without, (begin, end))
        if lines:
            yield Plant("entry dropped", without, frozenset(("CIT001",)), lines)
    entry = random_.choice(entries)
    last = entries[-1]
    _, end = _lines_of(text, last)
    copy = text[entry.span.start : entry.span.end].strip()
    number = (last.number or 0) + 1
    copy = re.sub(r"^(\W*)\d+", rf"\g<1>{number}", copy) if last.number is not None else copy
    gap = "\n" if last.kind != "list" else ""
    head = text[:end] if text[:end].endswith("\n") else text[:end] + "\n"
    repeated = f"{head}{gap}{copy}\n{text[end:]}"
    line = head.count("\n") + len(gap) + 1
    yield Plant("entry repeated", repeated, frozenset(("CIT004",)), frozenset((line,)))
    numbered = [r for r in entries if r.number is not None and r.kind != "footnote"]
    if len(numbered) > 4:
        entry = random_.choice(numbered[1:-1])
        wrong = str((entry.number or 0) + random_.choice((2, 3, 10)))
        span = entry.span
        changed = re.sub(r"\d+", wrong, text[span.start : span.end], count=1)
        line = article.source.line(span.start)
        codes = frozenset(("CIT014",))
        yield Plant("entry renumbered", text[: span.start] + changed + text[span.end :], codes, frozenset((line,)))
    numeric = [c for c in facts.citations if c.style in ("numeric", "superscript", "footnote") and c.url is None]
    if numeric and not any(c.missing for c in facts.citations):
        there = span_of(article, random_.choice(numeric))
        written = text[there.start : there.end]
        beyond = str(len(entries) + random_.randint(1, 30))
        changed = re.sub(r"\d+(?!.*\d)", beyond, written)
        line = article.source.line(there.start)
        wrong_text = text[: there.start] + changed + text[there.end :]
        yield Plant("marker renumbered", wrong_text, frozenset(("CIT001",)), frozenset((line,)))
    group = {r.group for r in entries}
    if len(group) == 1 and -1 not in group:
        place = facts.references.places[group.pop()]
        if place.heading is not None:
            begin, end = _lines_of(text, entries[0])[0], _lines_of(text, entries[-1])[1]
            emptied = text[:begin] + text[end:]
            if not text[place.heading.end : begin].strip():
                line = article.source.line(place.heading.start)
                yield Plant("list emptied", emptied, frozenset(("CIT005",)), frozenset((line,)))


def _only_this(facts: Facts, reference: Reference) -> bool:
    """Whether the citations of an entry name it, and can mean no other one once it is gone."""
    citing = [c for c in facts.citations if reference.index in c.references]
    if any(key.startswith("Anonymous") for c in citing for key in c.keys):
        return False
    head = reference.head.split(" ")[0]
    alike = (r for r in facts.references.all if r is not reference and r.year == reference.year)
    named = reference.number is not None or reference.kind == "footnote" or bool(reference.authors)
    return named and not any(r.head.split(" ")[0] == head for r in alike)


def _lines_of(text: str, reference: Reference) -> tuple[int, int]:
    """The whole lines of an entry."""
    begin = text.rfind("\n", 0, reference.span.start) + 1
    end = text.find("\n", max(reference.span.end - 1, reference.span.start))
    return begin, len(text) if end < 0 else end + 1


def _anchor_plants(article: Article, random_: random.Random) -> Iterator[Plant]:
    inner = [link for link in article.links if link.url.startswith("#") and len(link.url) > 4 and link.url_span]
    if inner:
        link = random_.choice(inner)
        span = link.url_span
        if span is not None and article.text[span.start : span.end] == link.url:
            letters = list(link.url[1:])
            at = random_.randrange(len(letters))
            letters[at : at + 1] = random_.choice(("x", "zz", "-old", ""))
            broken = "#" + "".join(letters)
            if broken[1:] != link.url[1:] and f"{broken[1:]}" not in article.text:
                text = article.text[: span.start] + broken + article.text[span.end :]
                yield Plant(
                    "anchor broken", text, frozenset(("LNK001",)), frozenset((article.source.line(span.start),))
                )


def _label_plants(facts: Facts, random_: random.Random) -> Iterator[Plant]:
    """Labels glued at a sentence's end in the three ways in which pastes leave them."""
    article = facts.article
    text = article.text
    fit = []
    for sentence in facts.sentences:
        block = article.blocks[sentence.block]
        words = article.prose[sentence.start : sentence.end]
        if block.kind not in ("paragraph", "item") or block.footnote or facts.references.in_list(sentence.start):
            continue
        if re.search(r"[a-z]{3,} [a-z]{4,}\.$", words) and article.is_verbatim(sentence.end - 12, sentence.end):
            fit.append(sentence)
    if len(fit) < 3 or facts.language != "en":
        return
    for kind in ("before the stop", "after the stop", "in place of the stop"):
        sentence = random_.choice(fit)
        label = "".join(random_.choice(LABELS if kind != "in place of the stop" else LABELS[:13]))
        end = article.source_span(sentence.end - 1, sentence.end).end
        stem, rest = text[: end - 1], text[end:]
        planted = {"before the stop": f"{stem} {label}.{rest}", "after the stop": f"{stem}.{label}{rest}"}.get(
            kind, f"{stem} {label}{rest}"
        )
        line = text.count("\n", 0, end - 1) + 1
        yield Plant(f"labels glued {kind}", planted, frozenset(("CIT007",)), frozenset((line,)))


def _untouched(rules: Sequence[Rule]) -> dict[str, Any]:
    """What the untouched articles bring, and how the findings that were read fare."""
    found: list[tuple[str, Finding]] = []
    words = 0
    for name in SOURCES:
        for file in _articles(name):
            source = decode(file.name, file.read_bytes())
            words += len(source.text.split())
            files = DiskFiles(str(file), str(CORPUS / name))
            path = f"{name}/articles/{file.name}"
            found += [(path, hit) for hit in examine(source, rules, Profile(), today=TODAY, files=files)]
    if "--sample" in sys.argv:
        _sample(found, int(sys.argv[sys.argv.index("--sample") + 1]))
    shares = judgements.shares(judgements.read(HERE / "judgements" / "citations.tsv"), found)
    severity = {rule.code: rule.severity for rule in rules}
    counts = Counter(hit.code for _, hit in found)
    print(f"Untouched corpus: {words:,} words")
    result: dict[str, Any] = {}
    false = 0.0
    for code in sorted(set(counts) | set(shares)):
        share = shares.get(code, judgements.Share())
        precision = share.precision
        shown = "unread" if precision is None else f"{share.right} of {share.right + share.wrong} read are right"
        print(f"  {code}  {counts[code]:>5} findings, {shown}")
        result[code] = {"findings": counts[code], "right": share.right, "wrong": share.wrong}
        if severity.get(code) == "error":
            false += counts[code] * (1 - (1.0 if precision is None else precision))
    per = false / words * 5000
    read_ = sum(share.right + share.wrong for share in shares.values())
    print(f"  read: {read_}; false errors in 5,000 words: {per:.3f}")
    return {**result, "words": words, "read": read_, "false_errors_per_5000_words": round(per, 4)}


def _sample(found: Sequence[tuple[str, Finding]], most: int) -> None:
    """Prints findings to be read, at most so many of each rule, drawn at random."""
    random_ = random.Random(SEED)
    by_code: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for path, hit in found:
        by_code[hit.code].append((path, hit))
    for code, hits in sorted(by_code.items()):
        for path, hit in random_.sample(hits, min(most, len(hits))):
            print("\t".join((path, str(hit.start.line), code, judgements.excerpt(hit), hit.message)))


if __name__ == "__main__":
    main()

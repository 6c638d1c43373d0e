"""Duplicates: copies planted in clean corpus articles, and the share of right findings in untouched ones.

Planted: a section again under another heading, with 0 to 30 per cent of its words changed or its sentences in another
order; a paragraph again; a list entry again with other numbering, case and punctuation. A plant counts as found when
the rule fires in the lines that were planted.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import judgements

from lint.article import Article, Section
from lint.engine import examine
from lint.finding import Finding
from lint.formats import read as read_article
from lint.profiles import Profile
from lint.rules import load_rules
from lint.source import Source, decode
from lint.text.references import references as find_references
from lint.text.zones import reference_blocks, repeating_blocks

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "../shared/corpus"
SOURCES = ("anatomy-book", "freegym-wiki", "jats-markdown", "nstg-2022", "medquad")
EACH = 40  # articles of each source that plants are put into
CHANGES = (0, 5, 10, 15, 20, 25, 30)  # per cent of words
SEED = 20261121


def main() -> None:
    """Prints the figures and writes benchmarks/results/duplicates.json."""
    if not CORPUS.is_dir():
        print("skipped: ../shared/corpus is not here")
        return
    rules = [rule for rule in load_rules() if rule.code in ("DUP001", "DUP002", "DUP003", "DUP004", "DUP005")]
    random_ = random.Random(SEED)
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    vocabulary: list[str] = []
    for name in SOURCES:
        files = sorted((CORPUS / name / "articles").glob("*.md"))
        for file in random_.sample(files, min(EACH, len(files))):
            source = decode(file.name, file.read_bytes())
            article = read_article(source)
            vocabulary = re.findall(r"[a-z]{4,}", article.prose.lower()) or vocabulary
            for kind, text, lines, codes in _plants(article, random_, vocabulary):
                planted[kind] += 1
                hits = examine(Source(source.path, text), [r for r in rules if r.code in codes], Profile())
                seen = any(_touches(hit, lines) for hit in hits)
                found[kind] += seen
                if not seen and "--missed" in sys.argv:
                    print(f"missed: {kind} in {name}/{file.name}, lines {lines.start} to {lines.stop - 1}")
    result: dict[str, object] = {"planted": {}}
    print("Planted copies found")
    for kind in planted:
        share = found[kind] / planted[kind]
        print(f"  {kind:<38} {found[kind]:>4} of {planted[kind]:>4}  {share:.3f}")
        result["planted"][kind] = {"found": found[kind], "planted": planted[kind]}  # type: ignore[index]
    result["untouched"] = _untouched(rules)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "duplicates.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def _touches(hit: Finding, lines: range) -> bool:
    places = [hit.start.line, *(place.start.line for place in hit.related)]
    return any(line in lines for line in places)


def _plants(article: Article, random_: random.Random, vocabulary: list[str]) -> list[tuple[str, str, range, str]]:
    """Texts with one plant each: what it is, the text, the planted lines, the rules that may find it."""
    text = article.text if article.text.endswith("\n") else article.text + "\n"
    if "\r" in text:
        return []
    plants: list[tuple[str, str, range, str]] = []
    repeating = repeating_blocks(article)
    sections = [s for s in article.sections[1:] if _is_plain(article, s) and not repeating.holds(s.first)]
    if sections:
        section = random_.choice(sections)
        body = text[section.heading_span.end : _own_end(article, section)].strip()
        peers = [s for s in article.sections[1:] if s.level == section.level and s is not section]
        at = random_.choice(peers).heading_span.start if peers else len(text)
        level = "#" * section.level
        for change in CHANGES:
            copy = _changed(body, change, random_, vocabulary)
            plants.append((f"section, {change} % of words changed", *_inserted(text, at, level, copy), "DUP002"))
        plants.append(
            ("section, sentences reordered", *_inserted(text, at, level, _reordered(body, random_)), "DUP002")
        )
        paragraphs = [
            p for p in body.split("\n\n") if len(p.split()) >= 25 and not p.lstrip().startswith(("-", "*", "|", "1"))
        ]
        if len(paragraphs) >= 2:
            paragraph = random_.choice(paragraphs)
            for change in (0, 10):
                copy = _changed(paragraph, change, random_, vocabulary)
                remarks = f"Some remarks of another kind stand here first.\n\n{copy}"
                plants.append(
                    (f"paragraph, {change} % of words changed", *_inserted(text, at, level, remarks), "DUP002 DUP004")
                )
    plants += _list_plants(article, random_)
    return plants


def _is_plain(article: Article, section: Section) -> bool:
    """A section of running text of 60 to 600 words, not references."""
    blocks = article.blocks[section.first : section.last]
    size = sum(len(article.block_text(b).split()) for b in blocks if b.kind in ("paragraph", "item"))
    tables = any(b.kind in ("cell", "code", "html") for b in blocks)
    return (
        60 <= size <= 600 and not tables and not re.search(r"(?i)referenc|bibliograph|glossary|review", section.title)
    )


def _own_end(article: Article, section: Section) -> int:
    return article.blocks[section.last - 1].span.end


def _inserted(text: str, at: int, level: str, copy: str) -> tuple[str, range]:
    """The text with a section of its own at an offset, and the section's lines."""
    planted = f"{level} Further notes on this\n\n{copy}\n\n"
    line = text.count("\n", 0, at) + 1
    return text[:at] + planted + text[at:], range(line, line + planted.count("\n"))


def _changed(text: str, per_cent: int, random_: random.Random, vocabulary: list[str]) -> str:
    """The text with this share of its words replaced by others, each word with the same chance."""
    places = [m.span() for m in re.finditer(r"(?<![\w/(#@&.\-])[A-Za-z]{2,}(?![\w/)\-])", text)]
    chosen = set(random_.sample(range(len(places)), round(len(places) * per_cent / 100)))
    pieces, done = [], 0
    for index, (start, end) in enumerate(places):
        if index in chosen:
            pieces += [text[done:start], random_.choice(vocabulary)]
            done = end
    return "".join(pieces) + text[done:]


def _reordered(text: str, random_: random.Random) -> str:
    blocks = []
    for block in text.split("\n\n"):
        sentences = re.split(r"(?<=[.!?])\s+", block) if not re.match(r"\s*(?:[-*|]|\d+\.)", block) else [block]
        random_.shuffle(sentences)
        blocks.append(" ".join(sentences))
    random_.shuffle(blocks)
    return "\n\n".join(blocks)


def _list_plants(article: Article, random_: random.Random) -> list[tuple[str, str, range, str]]:
    """One entry of a list again at its end, with other case and punctuation, and with the next number."""
    lists: dict[int, list[int]] = {}
    references = reference_blocks(article, find_references(article).prose)
    for index, block in enumerate(article.blocks):
        if block.kind == "item" and block.item and not block.quote and not references.holds(index):
            lists.setdefault(block.item.list, []).append(index)
    fit = [entries for entries in lists.values() if 3 <= len(entries) <= 40 and _is_flat(article, entries)]
    if not fit:
        return []
    entries = random_.choice(fit)
    chosen, last = article.blocks[random_.choice(entries[:-1])], article.blocks[entries[-1]]
    shown = article.text[article.source_span(chosen.start, chosen.end).start : chosen.span.end].strip()
    if last.item is None or len(shown) < 6 or "\n" in shown:
        return []
    marker = last.item.marker
    if last.item.number is not None:
        marker = marker.replace(str(last.item.number), str(last.item.number + 1))
    at = last.span.end
    text = article.text[:at].rstrip("\n")
    line = text.count("\n") + 2
    planted = shown.rstrip(".;,")
    planted = planted[0].swapcase() + planted[1:] + random_.choice((".", ";", ""))
    indent = re.search(r"[ \t]*$", article.text[: last.item.marker_span.start])
    between = article.text[article.blocks[entries[-2]].span.end : last.item.marker_span.start]
    if re.search(
        r"\n[ \t]*\n", article.text[last.item.marker_span.start - len(between) - 2 : last.item.marker_span.start]
    ):
        text, line = text + "\n", line + 1
    entry = f"{indent.group() if indent else ''}{marker} {planted}"
    return [("list entry again", f"{text}\n{entry}\n{article.text[at:]}", range(line, line + 1), "DUP005")]


def _is_flat(article: Article, entries: list[int]) -> bool:
    return all(b - a == 1 for a, b in pairwise(entries)) and all(
        article.blocks[i].item.depth == 1
        for i in entries
        if article.blocks[i].item  # type: ignore[union-attr]
    )


def _untouched(rules: list) -> dict[str, dict[str, int]]:  # type: ignore[type-arg]
    """What the untouched articles bring, by rule, against the findings that were read."""
    findings = []
    words = 0
    for name in (*SOURCES, "deep-review", "mtf-wiki"):
        for file in sorted((CORPUS / name / "articles").glob("*.md")):
            source = decode(file.name, file.read_bytes())
            words += len(source.text.split())
            path = f"{name}/articles/{file.name}"
            findings += [(path, f) for f in examine(source, rules, Profile())]
    read = judgements.shares(judgements.read(HERE / "judgements" / "duplicates.tsv"), findings)
    counts = Counter(f.code for _, f in findings)
    print(f"Untouched articles ({words:,} words)")
    result = {}
    for code in sorted(counts | Counter(dict.fromkeys(read, 0))):
        share = read.get(code, judgements.Share())
        precision = f"{share.precision:.2f}" if share.precision is not None else "none read"
        print(f"  {code}  {counts[code]:>5} findings, {share.right + share.wrong:>3} read, right {precision}")
        result[code] = {"findings": counts[code], "right": share.right, "wrong": share.wrong}
    return result

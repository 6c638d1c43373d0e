"""The readers: sentence boundaries against the labelled sets, and headings found again in pasted text.

Pasted text is made of the corpus's Markdown articles: marks taken off, headings as bare lines, in the four ways that
pages and word processors give; a heading counts as found when the plain text reader gives it word by word.
"""

from __future__ import annotations

import gzip
import json
import re
import textwrap
from collections import Counter, OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lint.article import Article
from lint.formats import read
from lint.source import Source, decode
from lint.text.sentences import sentences

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent / "../shared"
CORPUS = SHARED / "corpus"
SOURCES = (("medquad", 10), ("freegym-wiki", 3), ("nstg-2022", 3), ("jats-markdown", 3))
FORMS = ("blank lines around", "glued to the text below", "lines broken at 80 columns", "no blank lines")
Paragraphs = Iterable[tuple[str, int, list[str]]]  # file, line, sentences


def main() -> None:
    """Prints the figures and writes benchmarks/results/readers.json."""
    if not CORPUS.is_dir():
        print("skipped: ../shared/corpus is not here")
        return
    results: dict[str, Any] = {
        "sentence boundaries": {
            "research articles": boundaries(_cited()),
            "paragraphs of five corpora": boundaries(_claims()),
        },
        "headings of pasted text": {form: headings(number) for number, form in enumerate(FORMS)},
    }
    for what, rows in results.items():
        for name, row in rows.items():
            print(f"{what}, {name}: precision {row['precision']}, recall {row['recall']}, {row['labelled']} labelled")
    path = HERE / "results" / "readers.json"
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _figures(hit: int, missed: int, extra: int) -> dict[str, float | int]:
    precision, recall = hit / max(hit + extra, 1), hit / max(hit + missed, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "labelled": hit + missed,
    }


def _claims() -> Paragraphs:
    paragraphs: OrderedDict[tuple[str, int], list[tuple[int, str]]] = OrderedDict()
    for line in (SHARED / "eval/claims.dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"].endswith(".html") or re.match(r"[(\[]", row["text"]):
            continue  # there is no reader for HTML; a row that is only a citation belongs to the one before it
        paragraphs.setdefault((row["file"], row["line"]), []).append((row["k"], row["text"]))
    for (file, line), rows in paragraphs.items():
        yield file, line, [text for _, text in sorted(rows)]


def _cited() -> Paragraphs:
    with gzip.open(SHARED / "eval/markdown_citations.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for paragraph in row["paragraphs"]:
                texts = [sentence["text"] for sentence in paragraph["sentences"]]
                yield f"jats-markdown/articles/{row['file']}", paragraph["line"], texts


def boundaries(paragraphs: Paragraphs) -> dict[str, float | int]:
    """How the beginnings of our sentences agree with those of the labelled ones, the first of a paragraph left out."""
    articles: dict[str, Article] = {}
    hit = missed = extra = 0
    for file, line, texts in paragraphs:
        article = articles.get(file)
        if article is None:
            article = articles[file] = read(decode(file, (CORPUS / file).read_bytes()))
        block = next((b for b in article.blocks if b.end > b.start and article.source.line(b.span.start) == line), None)
        if block is None:
            missed += len(texts) - 1
            continue
        ours = [_key(article.prose[s.start : s.end]) for s in sentences(article) if block.start <= s.start < block.end]
        labelled = [_key(text) for text in texts]
        hit += sum(key in ours for key in labelled[1:])
        missed += sum(key not in ours for key in labelled[1:])
        extra += sum(key not in labelled for key in ours[1:])
    return _figures(hit, missed, extra)


def _key(text: str) -> str:
    return re.sub(r"\W", "", text)[:18].lower()


def headings(form: int) -> dict[str, float | int]:
    """Headings that the plain text reader finds of those that the Markdown had."""
    hit = missed = extra = 0
    for name, step in SOURCES:
        for path in sorted((CORPUS / name / "articles").glob("*.md"))[::step]:
            article = read(decode(path.name, path.read_bytes()))
            pasted = read(Source("pasted.txt", _pasted(article, form)))
            wanted = Counter(s.title.rstrip(" :") for s in article.sections[1:] if s.title)
            found = Counter(s.title for s in pasted.sections[1:])
            # Lines that head a passage in the Markdown without its marks are right whether found or not.
            bare = {article.block_text(b).strip().rstrip(" :") for b in article.blocks if b.pseudo_heading}
            hit += sum((wanted & found).values())
            missed += sum((wanted - found).values())
            extra += sum(title not in bare for title in (found - wanted).elements())
    return _figures(hit, missed, extra)


def _pasted(article: Article, form: int) -> str:
    lines: list[str] = []
    for block in article.blocks:
        text = article.block_text(block).replace("\n", " ").strip()
        if not text or block.kind == "cell":
            continue
        apart = [] if form == 3 else [""]
        if block.kind == "heading":
            lines += [*apart, text, *([""] if form in (0, 2) else [])]
        elif block.item and block.kind == "item":
            mark = "• " if block.item.number is None else f"{block.item.number}. "
            lines += textwrap.wrap(mark + text, 80) if form == 2 else [mark + text]
        else:
            lines += [*(textwrap.wrap(text, 80) if form == 2 else [text]), *apart]
    return "\n".join(lines)


if __name__ == "__main__":
    main()

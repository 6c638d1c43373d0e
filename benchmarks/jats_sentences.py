"""Sentences of methods, results and the like of the JATS articles in ../shared/corpus, and which of them are cited.

The labelled set cited_sentences holds introductions, backgrounds and discussions of the same articles; these are their
other sections, labelled in the same way, by the authors' own marks (`xref` of type `bibr`).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

COLLECTIONS = ("jats-plos", "jats-trials")
MARK = "\x01"
LABELLED = ("intro", "backg", "discu")  # how titles begin whose sentences cited_sentences holds
APART = ("author", "compet", "conflict", "acknow", "abbrev", "fund", "supp", "pre-pub", "trial reg")
METHODS = ("meth", "mater", "pati", "desi", "subj", "study")
SHORTEST = 20  # characters; what is shorter is no sentence
_SKIPPED = {"table-wrap", "fig", "disp-formula", "supplementary-material", "boxed-text", "table", "media"}
_BRACKETS = re.compile(rf"\s*[\[(]\s*{MARK}(?:[\s,;–\-—and{MARK}]*{MARK})?\s*[\])]")
_SEVERAL = re.compile(rf"{MARK}(?:[\s,;–\-—]*{MARK})+")
_AFTER_STOP = re.compile(rf"([.!?])\s?{MARK}(?=\s|$)")
_END = re.compile(r"[.!?][\"”)]?\s+(?=[A-Z0-9(“\"\[])")
_NO_END = re.compile(
    r"(?:\b(?:vs|e\.g|i\.e|al|Figs?|cf|Dr|approx|[Nn]o|[Rr]ef|ca|St|etc|Inc|Ltd|spp?|resp|Eq)|\b[A-Z])\.$"
)


class Sentence(NamedTuple):
    """A sentence without its marks; `document` as cited_sentences names it."""

    document: str
    methods: bool
    text: str
    cited: bool


def sentences(corpus: Path) -> Iterator[Sentence]:
    """The sentences of all articles in the order of their files."""
    for collection in COLLECTIONS:
        for file in sorted((corpus / collection / "articles").glob("*.xml.gz")):
            # without its document type no entity can be named, so none is read
            text = re.sub(rb"<!DOCTYPE[^>]*>", b"", gzip.decompress(file.read_bytes()))
            body = ElementTree.fromstring(text).find(".//{*}body")
            for section in body.iterfind("{*}sec") if body is not None else ():
                title = "".join(section.find("{*}title").itertext()) if section.find("{*}title") is not None else ""
                plain = title.strip().lower().lstrip("0123456789. ")
                if plain.startswith(LABELLED + APART):
                    continue
                document = f"{collection}/{file.name.removesuffix('.xml.gz')}"
                for paragraph in _paragraphs(section):
                    for bare, cited in split(_marked(paragraph)):
                        yield Sentence(document, plain.startswith(METHODS), bare, cited)


def split(text: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a paragraph in which each citation is a MARK, without them, and whether they had one."""
    text = _SEVERAL.sub(MARK, _BRACKETS.sub(MARK, re.sub(r"\s+", " ", text).strip()))
    text = _AFTER_STOP.sub(rf"{MARK}\1", text.replace("\\", " "))
    start = 0
    for end in [match.end() for match in _END.finditer(text)] + [len(text)]:
        sentence = text[start:end].strip()
        if end < len(text) and _NO_END.search(sentence):
            continue
        start = end
        bare = re.sub(r"[\[(][\s,;–-]*[\])]", "", re.sub(r"\s+", " ", sentence.replace(MARK, " ")))
        bare = re.sub(r"\s+([.,;:)])", r"\1", bare).strip()
        if len(bare) > SHORTEST:
            yield bare, MARK in sentence


def _paragraphs(section: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in section:
        if _tag(child) == "p":
            yield child
        elif _tag(child) == "sec":
            yield from _paragraphs(child)


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _marked(element: ElementTree.Element) -> str:
    """The text of an element, a MARK for each citation, without tables and figures."""
    parts = [element.text or ""]
    for child in element:
        if _tag(child) == "xref" and child.get("ref-type") == "bibr":
            parts.append(MARK)
        elif _tag(child) not in _SKIPPED:
            parts.append(_marked(child))
        parts.append(child.tail or "")
    return "".join(parts)

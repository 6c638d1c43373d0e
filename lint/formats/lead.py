"""Lead-ins and headings without markup, as every reader recognises them: "Dosage: ...", "**Treatment**"."""

from __future__ import annotations

import re

from lint.article import Block

_LABEL = re.compile(r"[ \t]*([^\W\d_][^:：.!?;\n]{0,58}?)[ \t]*(?::(?=\s|$)|：)")
_MAX_LABEL_WORDS = 7
_MAX_HEADING_CHARACTERS = 100
# A label names what follows; with one of these it is a clause that leads over to it ("Fever is diagnosed when: ...").
_CLAUSE = frozenset(
    "is are was were be been has have had can could may might must shall should will would do does did include includes"
    " including included consist consists contain contains mean means involve involves follows following such you we"
    " they it that which if because or ask asked called say says said".split()
)
_CLAUSE_OF_TWO = re.compile(r"\b(?:and then|note that)\b")
_WORDS = re.compile(r"\w+")
_IDEOGRAPH = re.compile("[\u3041-\u9fff]")
_NO_NAMES = frozenset(("http", "https", "doi", "pmid", "or", "and", "vs", "either", "note", "e.g", "to"))


def plain_label(text: str) -> tuple[int, int] | None:
    """The range of a label such as "Dosage" in "Dosage: 50 mg" at the start of a block's text."""
    if text.find(":", 0, 64) < 0 and (text.isascii() or text.find("：", 0, 64) < 0):
        return None
    found = _LABEL.match(text)
    if found is None:
        return None
    start, end = found.span(1)
    name = text[start:end]
    if len(name) > 16 and _IDEOGRAPH.match(name):
        return None
    lower = name.lower()
    if name.count(" ") >= _MAX_LABEL_WORDS or lower in _NO_NAMES:
        return None
    if not _CLAUSE.isdisjoint(_WORDS.findall(lower)) or _CLAUSE_OF_TWO.search(lower):
        return None
    return start, end


def bold_label(text: str, bold_start: int, bold_end: int) -> tuple[int, int] | None:
    """The range of a label that is bold or italic type at the start of a block: "**Dosage:** 50 mg",
    "**Dosage**: 50 mg", "**Dosage** - 50 mg". Offsets are into `text`."""
    if text[:bold_start].strip():
        return None
    name = text[bold_start:bold_end].rstrip()
    rest = text[bold_end:].lstrip(" ")
    if name.endswith((":", "：")):
        name = name[:-1].rstrip()
    elif not rest.startswith((":", "：", "-", "–", "—", "\n")):
        return None
    if not name or len(name) > 80 or name.count(" ") > 9:
        return None
    return bold_start, bold_start + len(name)


def reads_as_heading(text: str) -> bool:
    """Whether a line wholly in bold type is a heading and not an emphatic sentence."""
    line = text.strip().rstrip(":：").rstrip()
    if not line or len(line) > _MAX_HEADING_CHARACTERS or "\n" in line:
        return False
    return not line.endswith((".", "!", ";", ",", "。", "！")) and line.count(" ") < 14 and line[-1] != "…"


_LIST_OF_WORDS = re.compile(r"[,;]|\b(?:is|are|was|were|has|have|may|can|should)\b")


def mark_bare_headings(prose: str, blocks: list[Block]) -> None:
    """Marks paragraphs that are headings by their look alone: a few words without a full stop between a paragraph that
    has ended and one that follows. Of several such lines in a row, none is: they are a list without bullets."""
    short = [
        i
        for i, block in enumerate(blocks)
        if block.kind == "paragraph" and block.end - block.start <= 60 and _is_short(prose, block)
    ]
    if not short or len(short) * 2 > len(blocks):
        return
    numbers = set(short)
    for i in short:
        if not 0 < i < len(blocks) - 1 or i - 1 in numbers or i + 1 in numbers:
            continue
        before, after = blocks[i - 1], blocks[i + 1]
        if before.kind not in ("paragraph", "heading", "item") or after.kind not in ("paragraph", "item"):
            continue
        if before.kind == "item" and after.kind == "item":
            continue
        if prose[before.end - 1 : before.end] in ":,;" or (after.kind == "paragraph" and after.end - after.start < 60):
            continue
        blocks[i] = blocks[i]._replace(pseudo_heading=True)


def _is_short(prose: str, block: Block) -> bool:
    if block.end - block.start < 3 or block.pseudo_heading:
        return False
    if block.item or block.footnote or block.label or block.quote:
        return False
    text = prose[block.start : block.end]
    if not text[0].isupper() or "\n" in text or not (text[-1].isalnum() or text[-1] in ")?"):
        return False
    return text.count(" ") < 8 and _LIST_OF_WORDS.search(text) is None

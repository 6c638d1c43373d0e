"""Lead-ins and headings without markup, as every reader recognises them: "Dosage: ...", "**Treatment**"."""

from __future__ import annotations

import re

_LABEL = re.compile(r"[ \t]*([^\W\d_][^:.!?;\n]{0,58}?)[ \t]*:(?=\s|$)")
_MAX_LABEL_WORDS = 7
_MAX_HEADING_CHARACTERS = 100


def plain_label(text: str) -> tuple[int, int] | None:
    """The range of a label such as "Dosage" in "Dosage: 50 mg" at the start of a block's text."""
    if ":" not in text[:64]:
        return None
    found = _LABEL.match(text)
    if found is None:
        return None
    start, end = found.span(1)
    name = text[start:end]
    if name.count(" ") >= _MAX_LABEL_WORDS or name.lower() in ("http", "https", "doi"):
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

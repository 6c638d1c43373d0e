"""Sentence boundaries that know medical text: decimals, "Dr.", "e.g.", "vs.", "No. 3", "i.v." do not end one.

One scan over the whole prose finds the candidates; what stands before and after each decides. Citation markers after
a full stop ("risk.[3] Next") belong to the sentence that they close. Headings, list entries and table cells are
sentences of their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.article import Article


class Sentence(NamedTuple):
    """A sentence as a prose range, with the index of its block."""

    start: int
    end: int
    block: int


# A stop, what closes with it, citation markers that follow, and the gap to what comes next.
_STOP = re.compile(
    r"""
    (?:
      [.!?…‽]+ [)\]"'”’»]*                              # the stop and closing marks
      (?: [ \u00a0]? \[ [\d,;\s–—-]{1,40} \]
        | [⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,–⁻-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*
        | (?<=[.!?]) \d{1,3}(?:[,–-]\d{1,3})* (?=[ \u00a0\n])
      )*
      (?P<gap> [ \u00a0\u2009\t]+ | \n+ | (?=[A-Z][a-z]) )
    | [。！？]+ [」』”’）)]* (?P<cjk>)
    | \n+
    )
    """,
    re.VERBOSE,
)

# Words before a full stop that do not end a sentence when something follows that could go on.
_TITLES = "dr mr mrs ms prof st messrs hon capt lt col sgt gen rev univ hosp dept"
_POINTERS = (
    "fig figs eq eqs ref refs nos vol ch sec pp p ed eds e.g i.e eg ie vs v cf viz ca approx resp incl esp subsp var "
    "mt ft supp tbl suppl para nr n.b ph.d ed.d f.r.c.p jan feb apr jun jul aug sep sept oct nov dec tue wed thu fri"
)
# These may well end a sentence: a capital after them starts a new one.
_AMBIGUOUS = (
    "etc al min max no i.v i.m s.c p.o p.r b.d b.i.d t.d.s t.i.d q.d q.i.d q.d.s o.d q.h q.s p.r.n a.c p.c h.s "
    "u.s u.k e.u a.m p.m m.d b.sc m.sc r.n d.o d.d.s inj soln susp tab tabs cap caps inc ltd spp sp mon avg app jr sr "
    "art mar"
)
_NEVER = frozenset(f"{_TITLES} {_POINTERS}".split())
_MAY_END = frozenset(_AMBIGUOUS.split())
_WORD = re.compile(r"[\w.&/-]*$")
_ITEM_NUMBER = re.compile(r"(?:^|[\n ])\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences of an article in order, without the white space around them."""
    prose = article.prose
    found: list[Sentence] = []
    blocks = article.blocks
    cuts = _cuts(prose)
    at, count = 0, len(cuts)
    for index, block in enumerate(blocks):
        start, end = block.start, block.end
        if end <= start:
            continue
        if block.kind in ("heading", "code", "html"):
            _add(found, prose, start, end, index)
            while at < count and cuts[at] <= end:
                at += 1
            continue
        while at < count and cuts[at] <= end:
            cut = cuts[at]
            at += 1
            if cut > start:
                _add(found, prose, start, min(cut, end), index)
                start = cut
        if start < end:
            _add(found, prose, start, end, index)
    return tuple(found)


def _add(found: list[Sentence], prose: str, start: int, end: int, block: int) -> None:
    text = prose[start:end]
    body = text.strip()
    if body:
        start += len(text) - len(text.lstrip())
        found.append(Sentence(start, start + len(body), block))


def _cuts(prose: str) -> list[int]:
    """Offsets where a new sentence may begin, ascending."""
    cuts: list[int] = []
    for stop in _STOP.finditer(prose):
        end = stop.end()
        if stop["gap"] is None or "\n" in stop["gap"]:
            cuts.append(end)
            continue
        if _ends(prose, stop.start(), end, stop.group()):
            cuts.append(end)
    return cuts


def _ends(prose: str, start: int, end: int, mark: str) -> bool:
    """Whether a stop at prose[start:end], gap included, ends its sentence."""
    following = prose[end : end + 2]
    if not following:
        return True
    head = following[0]
    glued = not mark[-1].isspace()
    if head.islower() and not (head in "pm" and following[1:].isupper()):  # "pH", "mRNA" may begin a sentence
        return False
    if mark[0] != ".":
        return not (mark[0] == "…" and head.islower())
    if mark.startswith("..") and head.islower():
        return False
    if head in ",;:)]%":
        return False
    word_match = _WORD.search(prose, max(0, start - 24), start)
    word = word_match.group() if word_match else ""
    if glued:
        # "pain.The": a lower case word of three letters and more, no host name or file name
        return (
            len(word) > 2
            and word.isalpha()
            and word.islower()
            and prose[start - len(word) - 1 : start - len(word)] != "/"
        )
    lower = word.lower().lstrip("(-/")
    if lower in _NEVER:
        return False
    if lower in _MAY_END:
        return head.isupper() and not following[1:].isdigit()
    if len(word) == 1 and word.isupper():
        # an initial: "J. Smith", "E. coli"; "vitamin D. The" ends
        before = prose[max(0, start - 12) : start - 1].rstrip()
        return before.lower().endswith(
            ("vitamin", "hepatitis", "type", "group", "class", "grade", "child-pugh", "protein", "influenza")
        )
    if word.isdigit() and len(word) < 3 and _ITEM_NUMBER.search(prose, max(0, start - 5), start):
        before = prose[max(0, start - len(word) - 2) : start - len(word)]
        return bool(before.strip())  # not "1. First" at the head of a line
    return True

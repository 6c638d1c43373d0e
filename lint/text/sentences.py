"""Sentence boundaries that know medical text: decimals, "Dr.", "e.g.", "vs.", "No. 3", "i.v." do not end one.

One pass over the whole prose finds the candidates; what stands before and after each decides. Citation markers after
a full stop ("risk.[3] Next") belong to the sentence that they close. Headings, list entries and table cells are
sentences of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice

from lint.article import Article, Block
from lint.typed import NamedTuple


class Sentence(NamedTuple):
    """A sentence as a prose range, with the index of its block."""

    start: int
    end: int
    block: int


def places(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    """The sentences as plain tuples, which a loop takes apart in a fifth of the time."""
    return zip(*zip(*sentences, strict=True), strict=True)


# A stop, what closes with it, citation markers that follow, and the gap to what comes next.
_STOP = re.compile(
    r"""
    [.!?…‽。！？\n] [.!?…‽。！？]* [)\]"'”’»」』）]*
    (?: [ \u00a0]? \[ (?: [\d,;\s–—-]{1,40} | \^?@[^\]\n]{1,300} ) \]
      | [⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,–⁻-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*
      | (?: (?<=[^\W\d_][.!?]) | (?<=[)\]"'”’][.!?]) | (?<=[.!?][)"'”’]) ) \d{1,3}(?:[,–-]\d{1,3})* (?=[ \u00a0\n])
    )*
    (?: [ \u00a0\u2009\t]+ | \n+ | (?=[A-Z][a-z]) | (?<=[\n。！？」』）]) )
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
_TAILS = frozenset(word[-4:] for word in _NEVER | _MAY_END if len(word) > 3)
_WORD = re.compile(r"[\w.&/-]*$")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_STARTER = re.compile(
    r"(?:The|This|These|That|Those|It|Its|In|If|For|A|An|As|At|And|But|By|We|You|Your|He|She|They|"
    r"Their|There|Then|Thus|"
    r"To|Of|On|Or|Our|However|Although|After|Before|When|While|With|Without|Because|Since|Some|Such|"
    r"Most|Many|Other|Do|"
    r"Take|Use|Avoid|Patients?|Adults?|Children|Results|Data|All|Each|Every|No|Not|One|Two|From|During|Once)\b"
)
_REACH = 24  # characters before a stop in which its word is looked for
_ITEM_NUMBER = re.compile(r"(?:^|[\n ])\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")


def sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences of an article in order, without the white space around them."""
    prose = article.prose
    cuts, stops, bracketed = _cuts(prose, article.blocks)
    found: list[tuple[int, int, int]] = []
    at, count = 0, len(cuts)
    for index, block in enumerate(article.blocks):
        start, end = block.start, block.end
        if end <= start:
            continue
        clean = False  # whether no white space is at the start
        if block.kind == "heading":
            while at < count and cuts[at] <= end:
                at += 1
        while at < count and (cut := cuts[at]) <= end:
            stop = stops[at]
            at += 1
            if cut <= start:
                continue
            if stop and (clean or not prose[start].isspace()):
                found.append((start, stop, index))
                clean = True
            else:
                clean = stop > 0
                start, stop = _trimmed(prose, start, cut)
                if stop > start:
                    found.append((start, stop, index))
            start = cut
        if prose[end - 1].isspace() or (not clean and prose[start : start + 1].isspace()):
            start, end = _trimmed(prose, start, end)
        if end > start:
            found.append((start, end, index))
    made = list(map(_sentence, found))
    return tuple(_with_their_citations(article, made) if bracketed else made)


_sentence = partial(tuple.__new__, Sentence)  # half the price of Sentence(...), for the hundreds of an article


def _trimmed(prose: str, start: int, end: int) -> tuple[int, int]:
    """The range without the white space at its ends."""
    text = prose[start:end].rstrip()
    return start + len(text) - len(text.lstrip()), start + len(text)


_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")


def _with_their_citations(article: Article, found: list[Sentence]) -> list[Sentence]:
    """Joins what is only a citation in brackets, "(Smith et al., 2020)", to the sentence before it."""
    prose = article.prose
    joined: list[Sentence] = []
    for sentence in found:
        if prose[sentence.start] not in "([":
            joined.append(sentence)
            continue
        start, end, block = sentence
        while prose[start] in "([" and joined and joined[-1].block == block:
            stop = _citation_end(article, start, end)
            if not stop:
                break
            joined[-1] = Sentence(joined[-1].start, stop, block)
            rest = prose[stop:end]
            start = end - len(rest.lstrip())
            if start == end:
                break
        if start < end:
            joined.append(Sentence(start, end, block))
    return joined


def _citation_end(article: Article, start: int, end: int) -> int:
    """Where a citation in brackets at prose[start] ends if a new sentence or nothing follows it, else 0."""
    prose = article.prose
    closing = ")" if prose[start] == "(" else "]"
    stop = prose.find(closing, start, min(end, start + 240)) + 1
    if not stop or "(" in prose[start + 1 : stop]:
        return 0
    if not (_YEAR.search(prose, start, stop) or _is_linked(article, start, stop)):
        return 0
    if prose[stop : stop + 1] == ".":
        stop += 1
    rest = prose[stop : min(end, stop + 4)].lstrip()
    return stop if not rest or rest[0].isupper() or rest[0] in "([" else 0


def _is_linked(article: Article, start: int, end: int) -> bool:
    """Whether links make up most of prose[start:end]."""
    links = article.links
    covered = 0
    for i in range(bisect_left(links, start, key=lambda link: link.start), len(links)):
        if links[i].start >= end:
            break
        covered += min(links[i].end, end) - links[i].start
    return covered * 2 > end - start


def _cuts(prose: str, blocks: Sequence[Block]) -> tuple[list[int], list[int], bool]:
    """Offsets where a new sentence may begin, ascending; for each where the one before it ends, 0 where that is to be
    looked for; and whether any of them begins with a bracket. What the end of a block cuts is left out.

    Full stops are found by splitting, six times as fast as by the pattern, which is asked where one is neither within
    a number or name nor before a plain space."""
    cuts: list[int] = []
    stops: list[int] = []
    bracketed = False

    def try_pattern(at: int) -> int:
        """Where what stands at a stop ends, if the pattern finds anything there."""
        nonlocal bracketed
        match = _STOP.match(prose, at)
        if match is None:
            return at
        end, mark = match.end(), match.group()
        following = prose[end : end + 24].lstrip()
        if mark[-1] == "\n":  # the end of a block, or a hard line break
            ends = len(mark) > 1 or not prose[end : end + 1].islower()
        else:
            ends = mark[-1] in "。！？」』）" or _ends(prose, at, end, mark)
        if ends:
            cuts.append(end)
            stops.append(0)
            bracketed = bracketed or following[:1] in _OPENING
        return end

    others = _other_stops(prose, blocks)
    others.reverse()
    other = others.pop() if others else len(prose)
    at, done = -1, 0
    pieces = prose.split(".")
    following = pieces[0]
    for piece in islice(pieces, 1, None):
        text, following = following, piece
        at += len(text) + 1
        while other < at:
            if other >= done:
                done = try_pattern(other)
            other = others.pop() if others else len(prose)
        if at < done:
            continue
        sign = following[:1]
        if sign != " ":
            if other == at + 1 or not (sign in _NOTHING or (sign in _DIGITS and text[-1:] in _DIGITS)):
                done = try_pattern(at)
            continue
        head = following[1:2]
        if head in _HEADS or head.isupper():  # what ends most sentences: the word before it decides
            ends = _ORDINARY[text[-4:]]
            if not ends:
                space = text.rfind(" ")
                known = _verdict(text[space + 1 :]) if space >= 0 else None
                ends = _ends(prose, at, at + 2, ". ") if known is None else known
            if ends:
                cuts.append(at + 2)
                stops.append(at + 1)
                bracketed = bracketed or head == "("
        elif not head.islower() or head in "pm":
            done = try_pattern(at)
    while other < len(prose):
        if other >= done:
            done = try_pattern(other)
        other = others.pop() if others else len(prose)
    return cuts, stops, bracketed


def _other_stops(prose: str, blocks: Sequence[Block]) -> list[int]:
    """Where there are stops other than full stops, in order; of line ends hard breaks, and those before a block that
    begins with what may go on with them, such as a bracket."""
    found: list[int] = []
    for sign in "!?…‽。！？":
        at = prose.find(sign)
        while at >= 0:
            found.append(at)
            at = prose.find(sign, at + 1)
    for block in blocks[1:]:
        start = block.start
        if prose[start] in _GOING_ON and prose[start - 2 : start - 1] != "\n":  # of several the first takes in all
            found.append(start - 1)
    if prose.count("\n") != len(blocks):
        ends = {block.end for block in blocks}
        at = prose.find("\n")
        while at >= 0:
            if at not in ends:
                found.append(at)
            at = prose.find("\n", at + 1)
    found.sort()
    return found


_OPENING = frozenset("([")
_DIGITS = frozenset("0123456789")
_HEADS = frozenset("(0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # with other capitals, what begins most sentences
_NOTHING = frozenset("abcdefghijklmnopqrstuvwxyz\n,;:/-_=&%<>(*+#@")
"""What may stand behind a full stop that ends no sentence, or a block."""
_GOING_ON = frozenset(".!?…‽。！？)]\"'”’»」』）[⁰¹²³⁴⁵⁶⁷⁸⁹0123456789 \u00a0\u2009\t")
"""What the pattern may take in behind a line end."""


class _Ordinary(dict[str, bool]):
    """Whether these last four letters before a full stop end a word that is no abbreviation: told once and kept, at a
    third of the price of a cached function."""

    def __missing__(self, tail: str) -> bool:
        if len(self) >= 8192:
            self.clear()
        ordinary = self[tail] = len(tail) == 4 and tail.isalpha() and tail.islower() and tail not in _TAILS
        return ordinary


_ORDINARY = _Ordinary()


@lru_cache(maxsize=8192)
def _verdict(token: str) -> bool | None:
    """Whether a full stop behind this word, with a space and a capital, figure or bracket behind the stop, ends a
    sentence; None where more than the word must be asked."""
    match = _WORD.search(token)
    word = match.group() if match else ""
    if len(token) >= _REACH or len(word) == 1 or (word.isdigit() and len(word) < 3):
        return None
    lower = word.lower().lstrip("(-/")
    if lower in _NEVER and not word.isupper():
        return False
    return None if lower in _MAY_END or _ACRONYM.fullmatch(word) else True


def _ends(prose: str, start: int, end: int, mark: str) -> bool:
    """Whether a stop at prose[start:end], gap included, ends its sentence."""
    following = prose[end : end + 2]
    if not following:
        return True
    head = following[0]
    glued = not mark[-1].isspace()
    if head.islower() and not (head in "pm" and following[1:].isupper()):  # "pH", "mRNA" may begin a sentence
        return False
    if head in ",;:)]%=<>≤≥±×≈~+":
        return False
    if mark[0] != ".":
        return True
    if mark.startswith("..") and head.islower():
        return False
    word_match = _WORD.search(prose, max(0, start - _REACH), start)
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
    if lower in _NEVER and (len(word) == 1 or not word.isupper()):
        return False
    if lower in _MAY_END or _ACRONYM.fullmatch(word):
        return ")" not in mark and _STARTER.match(prose, end) is not None
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

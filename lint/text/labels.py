"""Source labels left bare: names of databases, publishers, journals and sites at the end of a sentence, where a link
to the source was lost in a paste; often several glued together ("nerve root irritation PMCJuniper Publishers.").

A sentence that speaks about a source ("listed in PubMed", "published in Nature", "according to the WHO") is none: the
word before the name says how the name belongs to the sentence.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from functools import lru_cache

from lint.lexicons import lines
from lint.text.literals import Literals
from lint.text.zones import NOWHERE, Ranges
from lint.typed import NamedTuple

Kind = str  # "database", "body", "word", "journal"


class Name(NamedTuple):
    """A name of a source at prose[start:end]."""

    start: int
    end: int
    kind: Kind


class BareLabel(NamedTuple):
    """A run of one name or more that stands for lost links; `names` are its parts as written."""

    start: int
    end: int
    names: tuple[str, ...]
    glued: bool


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    kind = ""
    for line in lines("source-labels.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            found.setdefault(line, kind)
    return found


_SIGNS = (
    "Journal",
    "Annals",
    "Archives",
    "Acta ",
    "Bulletin",
    "Proceedings",
    " J ",
    " Ann ",
    " Arch ",
    " Proc ",
    "Lancet",
)
"""What tells that a journal's name may be near."""


@lru_cache(maxsize=1)
def _names() -> Literals:
    """Finds all names, the longest at each place, so that "PubMed Central" is not "PubMed"."""
    return Literals(*sorted({*_lexicon(), *_SIGNS}, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def _journals() -> frozenset[str]:
    return frozenset(lines("journals.txt"))


def bare_labels(prose: str, shut: Ranges = NOWHERE) -> tuple[BareLabel, ...]:
    """All bare source labels of the prose, in order, that do not lie in `shut`: reference lists are full of names.
    Whether another place may hold one (a heading, a table, a link) is the caller's to say."""
    found = _found(prose, shut)
    if not found:
        return ()
    labels: list[BareLabel] = []
    for run in _runs(prose, found):
        if len(run) == 1 and _is_plainly_none(prose, run[0]):
            continue
        label = _judge(prose, run)
        if label:
            labels.append(label)
    return tuple(labels)


def _is_plainly_none(prose: str, name: Name) -> bool:
    """Whether a name on its own stands after a space, and is an everyday word ("Heart") without a count or
    has a space behind it, in its line: most names do, as parts of a sentence that goes on."""
    start, end, kind = name
    if prose[start - 1 : start] != " ":
        return False
    if kind == "word":
        return prose[end : end + 1] != "+"
    return prose[end : end + 1] == " " and prose[end + 1 : end + 2] != "\n"


def _found(prose: str, shut: Ranges) -> list[Name]:
    lexicon = _lexicon()
    literals = _names()
    names: list[Name] = []
    journals: list[Name] = []
    first = shut.starts[0] if shut.starts else len(prose)
    stop = shut.starts[-1] if shut.starts and shut.ends[-1] + 1 >= len(prose) else len(prose)
    for index, start, end in literals.places(prose[:stop].encode("latin-1", "replace")):
        if start >= first and shut.holds(start):
            continue
        kind = lexicon.get(literals.literals[index])
        if kind is not None:
            names.append(Name(start, end, kind))
        elif not journals or start >= journals[-1].end:
            journal = _journal_at(prose, start + (prose[start] == " "))
            if journal:
                journals.append(journal)
    if journals:
        starts = [journal.start for journal in journals]
        names = [n for n in names if not _within(n.start, starts, journals)] + journals
        names.sort()
    return names


def _within(at: int, starts: list[int], journals: list[Name]) -> bool:
    """Whether an offset lies in one of the journals' names."""
    i = bisect_right(starts, at) - 1
    return i >= 0 and at < journals[i].end


_JOURNAL_END = re.compile(r"[.;:,]?(?:\s+\d|\n|$)|\.\s|\n|[;:()]|, ")


def _journal_at(prose: str, at: int) -> Name | None:
    """The journal from the list that is named around an offset."""
    begin = _first_capital(prose, at)
    stop = _JOURNAL_END.search(prose, at + 1, at + 120)
    end = stop.start() if stop else len(prose)
    if end - begin > 110:
        return None
    words = prose[begin:end].split(" ")
    for skip in range(min(len(words) - 1, 6)):
        tail = " ".join(words[skip:])
        name = tail.replace(".", "").removeprefix("The ").removeprefix("the ")
        if name in _journals():
            return Name(end - len(tail), end, "journal")
    return None


_NAME = re.compile(r"[A-Z][\w’'&-]*$")
_SMALL = frozenset(("of", "and", "for", "in", "the", "&"))


def _first_capital(prose: str, at: int) -> int:
    """Where the capitals, and the small words among them, begin that stand before an offset: at most eight words."""
    begin = end = at
    least = max(at - 80, 0)
    for _ in range(8):
        if end <= least or prose[end - 1] != " ":
            break
        start = prose.rfind(" ", least, end - 1) + 1 or least
        word = prose[start : end - 1]
        capital = _NAME.search(word)
        if capital:
            begin = start + capital.start()
        if capital.start() if capital else word not in _SMALL:
            break
        end = start
    return begin


_BETWEEN = re.compile(r" ?(?:\+\d{1,2})? ?(?:[·|•] ?)?")
_COUNT = re.compile(r"\+\d{1,2}\b")


def _runs(prose: str, names: list[Name]) -> list[list[Name]]:
    """Names that follow each other with nothing, a space or a "+1" between them."""
    runs: list[list[Name]] = []
    for name in names:
        if runs:
            between = prose[runs[-1][-1].end : name.start]
            if len(between) < 6 and _BETWEEN.fullmatch(between) and "\n" not in between:
                runs[-1].append(name)
                continue
        runs.append([name])
    return runs


# Words before a name that make it part of the sentence.
_BINDING = frozenset(
    """
    in on at from by of to for with via through per as than like the a an and or & nor but if that which this
    these our your their its his her my both either within into onto over under between among including include
    includes included using use uses used user search searched searching see visit visiting read cite cites
    citing called named database databases journal journals magazine website websites site sites page pages
    portal publisher publishers platform platforms service services library resource resources encyclopedia
    encyclopaedia index indexes catalogue catalog repository registry register registries trials source sources
    guideline guidelines guidance organisation organization agency authority body bodies group says said states
    stated reports reported recommends recommended publishes published lists listed listing indexed is are was
    were be been being has have had does do did not no if when while because since until about against around
    versus vs plus minus every each any all some most many several few other another such e.g. i.e. eg ie cf
    review reviews former former's joint trust national local uk us english british american former according
    contact call ask tell join follow check google browse access accesses accessing open opened write writes
    wrote query queried
    """.split()
)
# Among them nouns that say nothing of a database, which is hardly ever spoken of.
_NOUNS = frozenset("body bodies group trials other another review reviews reported trust local national open".split())
_TAKES_A_SOURCE = frozenset(
    """
    searched reviewed used accessed visited consulted queried screened checked scanned cited listed indexed explored
    examined opened entered browsed interrogated combined acquired bought launched founded created joined left contacted
    searching reviewing using accessing visiting consulting querying screening checking scanning citing browsing opening
    mentioning recommending preferring trusting reading entitled titled dubbed named called termed labelled labeled
    """.split()
)
_BE = frozenset("is are was were be been being get gets got".split())
_SPEAKS_OF_SOURCES = re.compile(
    r"(?i)\b(?:search(?:ed|es|ing)?|databases?|indexed|listed|archived?|repositor(?:y|ies)|"
    r"peer-reviewed journals?|literature review|MeSH|hosted|"
    r"editors?|subscri\w+)\b"
)
_WORD_BEFORE = re.compile(r"([^\s.!?;:()\[\]“”\"]+)[ \u00a0]*$")
_REACH = 80  # characters in which the word before is looked for


def _judge(prose: str, run: list[Name]) -> BareLabel | None:
    """Whether a run of names stands for lost links."""
    start, end = run[0].start, run[-1].end
    count = _COUNT.match(prose, end)
    if count:
        end = count.end()
    before = prose[start - 1] if start else "\n"
    after = prose[end] if end < len(prose) else "\n"
    joined = [a.end == b.start for a, b in itertools.pairwise(run)]
    glued = any(joined)
    if before.isalnum() or before in "-–/@_#&'’":
        # glued to the word before: "severityPubMed"
        if not (
            before.islower() and before.isascii() and run[0].kind == "database" and prose[start - 3 : start].isalpha()
        ):
            return None
        glued = True
    if after.isalnum() or after in "-–/@_'’&":
        # glued to the next sentence: "irritation.PMCExercise helps"
        if not (
            after.isupper()
            and prose[end + 1 : end + 3].islower()
            and (glued or before in ".!?")
            and run[-1].kind == "database"
        ):
            return None
        glued = True
    if before in ".!?" and start > 1 and prose[start - 2].isalpha() and run[0].kind != "body":
        glued = True  # "relieved.PubMed"
    names = tuple(prose[name.start : name.end] for name in run)
    closing = _closes(prose, end)
    label = BareLabel(start, end, names, glued)
    line_start = prose.rfind("\n", 0, start) + 1
    if not prose[line_start:start].strip(" ([•-–*"):
        # nothing before it in its block: a list of sources, a title
        return label if glued and len(run) > 1 and closing != "open" and len(set(names)) > 0 and any(joined) else None
    if count or (glued and (len(run) > 1 or run[0].kind == "database" or before in ".!?")):
        if glued and not count and len(run) == 2 and names in _COMPOUNDS:
            return None
        return label if closing != "runs-on" or glued else None
    if len(run) > 1:
        kinds = {name.kind for name in run}
        if kinds <= {"word"} or closing == "runs-on":
            return None
        return label if _loose(prose, start, line_start, "database") else None
    return _single(prose, run[0], closing, line_start, label)


_COMPOUNDS = {("Springer", "Nature"), ("Nature", "Science"), ("Elsevier", "Science")}


def _closes(prose: str, end: int) -> str:
    """What follows: "stop" (a full stop or the block's end), "next" (a new sentence without a stop), "runs-on"."""
    rest = prose[end : end + 3]
    if not rest or rest[0] in "\n" or (rest[0] in ".!?" and (len(rest) < 2 or not rest[1].isalnum())):
        return "stop"
    if rest[0] == " " and len(rest) > 1 and rest[1] == "\n":
        return "stop"
    if rest[0] == " " and len(rest) > 1 and rest[1].isupper():
        return "next"
    if rest[0].isupper():
        return "next"
    return "runs-on"


_DATED = re.compile(r"[.,]?\s(?:\(?(?:19|20)\d\d|[Vv]ol\.?\s?\d|\d+\s?\()")


def _single(prose: str, name: Name, closing: str, line_start: int, label: BareLabel) -> BareLabel | None:
    """A name on its own: after a stop with nothing following, or at a sentence's end with nothing that binds it."""
    start, end = name.start, label.end
    text = prose[line_start:start]
    if name.kind == "word" or _DATED.match(prose, end):
        return None  # "... American Journal of Clinical Nutrition. 2009;89" is a reference
    if _is_after_stop(text):
        return label if closing == "stop" and name.kind != "body" and len(text) > 20 else None
    if text.endswith("(") and prose[end : end + 1] == ")":
        return (
            label
            if name.kind == "database" and _loose(prose, start - 1, line_start, name.kind) and _ends(prose, end + 1)
            else None
        )
    if closing != "stop":
        return None
    if name.kind in ("body", "journal") and len(text) < 12:
        return None
    return label if _loose(prose, start, line_start, name.kind) else None


def _is_after_stop(before: str) -> bool:
    """Whether this part of a line ends with a full stop and what closes with it."""
    rest = before.rstrip()
    return rest.endswith(_STOPS) or (rest.endswith(_CLOSING) and rest[:-1].endswith(_STOPS))


_STOPS = tuple(".!?…")
_CLOSING = tuple(")]”\"’'")


def _ends(prose: str, at: int) -> bool:
    return prose[at : at + 1] in ("", "\n", ".")


def _loose(prose: str, start: int, line_start: int, kind: Kind) -> bool:
    """Whether nothing before binds the name to its sentence: no preposition, article, verb or noun of publishing."""
    match = _WORD_BEFORE.search(prose, max(line_start, start - _REACH), start)
    if not match:
        return _is_after_stop(prose[line_start:start]) and kind == "database"
    word = match[1]
    low = word.lower()
    begin = max(prose.rfind(". ", line_start, start), line_start)
    if low.endswith(",") or not low[-1].isalpha() or _SPEAKS_OF_SOURCES.search(prose, begin, start):
        return False
    if low in _BINDING and not (kind == "database" and low in _NOUNS):
        return False
    if word[0].isupper():
        # a capital before a name may be part of it: "Royal NHS", "Hospital Mayo Clinic"
        return kind == "database" and word.isupper() and len(word) < 6
    if kind == "database":
        return low not in _TAKES_A_SOURCE
    if low.endswith(("ing", "es")):
        return False
    if low.endswith("ed"):
        previous = _WORD_BEFORE.search(prose, max(line_start, match.start() - _REACH), match.start())
        return previous is not None and previous[1].lower() in _BE
    return True

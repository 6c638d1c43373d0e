"""Abbreviations: where they are used and where they are spelled out.

The match of a short form to the words before it follows Schwartz and Hearst (2003): each letter of the short form
stands in the long form in order, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lint.linear import Linear, compile
from lint.typed import NamedTuple

# A word with two capitals at least, as abbreviations are written: MRI, tRNA, mTOR, IL-6, RCTs.
# A capital comes first; `_beginning` looks at what is before it.
_SHORT = r"[A-Z][A-Za-z]*[-/]?[A-Z0-9][A-Za-z0-9]*"
_GLUE = frozenset("_@#$/.&–-")
_MOST = 7  # letters of a short form in capitals
_NAMED_BEFORE = re.compile(r"(?:,? or|\babbreviated(?: as)?|\bknown as|\bcalled|\bshortened to) (?:the )?[\"“]?$")
_BRACKET_BEFORE = re.compile(r"[(\[](?:or |also |abbreviated |hereafter |the )?[\"“']?$")
_BRACKET_AFTER = re.compile(r"[\"”']?(?:[;,)\]:]| or | \d)")
_LONG_AFTER = re.compile(r" ?[(\[](?:or |i\.e\.,? |= ?)?([A-Za-z][^()\[\]\n]{4,80}?)[;,)\]]")
_GLOSS_AFTER = re.compile(
    r"(?: stands for| is short for| is an? (?:abbreviation|acronym) (?:for|of)| means|\s*[:=–—]"
    r"|, (?:or|short for|which stands for))\s+[\"“*]*([A-Za-z][^.;:()\n]{4,80})"
)
_WORD = re.compile(r"[A-Za-z0-9À-ÿ]+")


_new = tuple.__new__  # makes a named tuple for a third of what its own constructor takes


class Use(NamedTuple):
    """A short form in capitals at a place; prose offsets, without a plural s."""

    short: str
    start: int
    end: int


class Definition(NamedTuple):
    """One place where a short form is spelled out; prose offsets of the short form."""

    short: str
    long: str
    start: int
    end: int


class Abbreviations(NamedTuple):
    """What one scan of an article's prose finds, in order of place."""

    uses: list[Use]
    definitions: list[Definition]


def abbreviations(prose: str) -> Abbreviations:
    """All short forms in capitals, and where short forms are spelled out."""
    uses: list[Use] = []
    definitions: list[Definition] = []
    for start, end in _short_forms(prose):  # none at the very end, which is the end of a line
        before = prose[start - 1]
        if before not in _APART:
            begin = _beginning(prose, start)
            if begin is None:
                continue
            start, before = begin, prose[begin - 1]
        word = prose[start:end]
        bare, is_short = _BARE[word]
        follows = prose[end]
        spaced = follows == " "
        if is_short and (spaced or not _is_joined(prose[end : end + 2])):
            uses.append(_new(Use, (bare, start, start + len(bare))))
        long = None
        if before in _OPENING or (before == " " and prose[start - 3 : start] in _LEADS):
            long = _spelled_before(prose, bare, start, end)
        if long is None and (
            (prose[end + 1] in _SIGNS or prose[end + 1 : end + 3] in _TELLING) if spaced else follows in _FOLLOWING
        ):
            long = _spelled_behind(prose, bare, end)
        if long and bare not in long.split():  # "Stage II: in stage II" spells nothing out
            definitions.append(Definition(word, long, start, end))
    return Abbreviations(uses, definitions)


class _Bare(dict[str, tuple[str, bool]]):
    """A word without a plural s, and whether it is a short form in capitals: told once and kept."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        if len(self) >= 4096:
            self.clear()
        bare = word[:-1] if word[-1] == "s" and word[-2].isupper() else word
        told = self[word] = bare, bare.isupper() and bare.isalpha() and 2 <= len(bare) <= _MOST
        return told


_BARE = _Bare()


def _short_forms(prose: str) -> Iterable[tuple[int, int]]:
    """Where the words with two capitals stand. RE2 passes over the small letters between them in half of the time; it
    is given one byte for each character, since the words have none beyond ASCII."""
    return _linear().byte_ranges(prose.encode("latin-1", "replace"), 0)


@lru_cache(maxsize=1)
def _linear() -> Linear:
    return compile(_SHORT)


# What the patterns of definitions begin or end with, asked before them for each of the many capitals of an article.
_APART = frozenset(" (\n")
_OPENING = frozenset("([\"“'")
_BRACKETS = frozenset("([")
_LEADS = frozenset(["or ", "as ", "ed ", "to ", "he ", "so ", "er "])
_FOLLOWING = frozenset("([:=–—,")
_TELLING = frozenset(["st", "is", "me"])  # "stands for", "is short for", "means"
_SIGNS = frozenset("([:=–— \t\n\xa0")
_JOINING = frozenset("-–/&@")
_CLOSING = frozenset(";,)]:")
_NAMING = (" or ", "(or ", "[or ", "(", "[", " as ", "abbreviated ", "called ", " to ", "also ", "hereafter ")


def _is_joined(ahead: str) -> bool:
    """Whether what follows goes on with the word: a hyphen, a letter or digit beyond ASCII (VO₂), or a full stop and a
    capital ("U.S.A", the initials of a name)."""
    follows = ahead[:1]
    return follows in _JOINING or follows.isalnum() or (follows == "." and ahead[1:2].isupper())


def _beginning(prose: str, start: int) -> int | None:
    """Where the word begins whose first capital is at `start`: one small letter may stand before it (mRNA). None
    where it is a part of something else."""
    before = prose[start - 1 : start]
    if before.islower():
        start -= 1
        before = prose[start - 1 : start]
    return None if before.isalnum() or before in _GLUE else start


def _spelled_before(prose: str, short: str, start: int, end: int) -> str | None:
    """The long form that stands before a short form, or None."""
    if prose[start - 1 : start] in _BRACKETS:
        opening = start - 1
    else:
        lead = prose[max(0, start - 28) : start]
        if not lead.rstrip("\"“'").removesuffix("the ").endswith(_NAMING):
            return None
        found = _NAMED_BEFORE.search(lead)
        if found:
            return _long_form(short, _line(prose, start, start - len(lead) + found.start()))
        found = _BRACKET_BEFORE.search(lead)
        if not found:
            return None
        opening = start - len(lead) + found.start()
    if prose[end : end + 1] in _CLOSING or _BRACKET_AFTER.match(prose, end):
        return _long_form(short, _line(prose, start, opening))
    return None


def _line(prose: str, start: int, end: int) -> str:
    """What stands before `end` on its line, 200 characters before `start` at most."""
    least = max(0, start - 200)
    return prose[max(prose.rfind("\n", least, end) + 1, least) : end]


def _spelled_behind(prose: str, short: str, end: int) -> str | None:
    """The long form that stands behind a short form, or None."""
    behind = _LONG_AFTER.match(prose, end) or _GLOSS_AFTER.match(prose, end)
    return _initials_in(short, behind.group(1)) if behind else None


def _long_form(short: str, before: str) -> str | None:
    """The words at the end of `before` that the short form stands for, or None."""
    letters = [c for c in short.lower() if c.isalnum()]
    text = before.rstrip(" \"“'*,")
    if not letters:
        return None
    low = text.lower()
    at = len(low)
    for letter in letters[:0:-1]:
        at = low.rfind(letter, 0, at)
        if at < 0:
            return None
    most = min(len(letters) + 5, 2 * len(letters) + 2)  # words that it may stand for
    pieces = text.rsplit(None, most)
    begin = len(pieces[0]) if len(pieces) > most else 0  # behind it stand as many words, but for dashes between them
    starts = [word.start() for word in _WORD.finditer(text, begin)]
    if begin and len(starts) < most:
        starts = [word.start() for word in _WORD.finditer(text)]
    if not starts:
        return None
    floor = starts[-most:][0]
    at = low.rfind(letters[0], floor, at)
    while at > floor and low[at - 1].isalnum():
        at = low.rfind(letters[0], floor, at)
    if at < 0:
        return None
    long = text[at:]
    if ")" in long or "(" in long:
        return None
    return long if len(long) > len(short) and " ".join(long.split()).lower() != short.lower() else None


def _initials_in(short: str, long: str) -> str | None:
    """The beginning of `long` whose initials make the short form, or None."""
    letters = [c for c in short.lower() if c.isalpha()]
    words = list(_WORD.finditer(long))
    at = 0
    for word in words[: len(letters) + 5]:
        text = word.group().lower()
        if at < len(letters) and text[0] == letters[at]:
            at += 1
            for letter in text[1:]:
                if at < len(letters) and letter == letters[at] and len(words) < len(letters):
                    at += 1
            if at == len(letters):
                return long[: word.end()]
    return None

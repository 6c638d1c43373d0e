"""RE2 with less around it: the same patterns and matches as google-re2's, three times as fast on an article.

The package encodes the whole text anew for each pattern, and turns offsets of bytes into offsets of characters even
where both are the same. An article's prose is looked through by a hundred patterns: here its bytes are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import re2
from re2 import Options, Set, error, escape

from lint.typed import Any

LONG = 1000  # code points from which a text's bytes are worth keeping; no sentence is so long
HELD = 2_000_000  # bytes that are kept: of a few articles, which are judged together
NOTHING = (-1, -1)

_kept: dict[int, tuple[str, bytes]] = {}  # texts that are wider than ASCII, by their identity
_held = 0


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def encoded(text: str) -> bytes:
    """The text's bytes in UTF-8."""
    global _held
    if text.isascii() or len(text) < LONG:
        return _bytes(text)  # of ASCII the bytes are there already
    known = _kept.get(id(text))
    if known is None:
        data = _bytes(text)
        _held += len(data)
        if _held > HELD:
            _kept.clear()
            _held = len(data)
        known = _kept[id(text)] = text, data
    return known[1]


def _letters(data: bytes, start: int, end: int) -> int:
    """How many characters data[start:end] has; decoding counts them faster than RE2 does."""
    return len(data[start:end].decode("utf-8", "surrogatepass")) if end > start else 0


class Linear(re2._Regexp):  # type: ignore[misc]
    """A compiled pattern; see google-re2 for its methods."""

    __slots__ = ()

    def _match(self, anchor: Any, text: Any, pos: int | None = None, endpos: int | None = None) -> Iterator[Any]:
        if not isinstance(text, str):
            yield from super()._match(anchor, text, pos, endpos)
            return
        size = len(text)
        pos = 0 if pos is None else max(0, min(pos, size))
        endpos = size if endpos is None else max(0, min(endpos, size))
        if pos > endpos:
            return
        data = encoded(text)
        match = self._regexp.Match
        if len(data) == size:
            at = pos
            while True:
                spans = match(anchor, data, at, endpos)
                if spans[0] == NOTHING:
                    return
                yield re2._Match(self, text, pos, endpos, spans)
                end = spans[0][1]
                if at == endpos:
                    return
                at = end if end > at else at + 1
        yield from self._match_wide(anchor, text, data, pos, endpos)

    def _match_wide(self, anchor: Any, text: str, data: bytes, pos: int, endpos: int) -> Iterator[Any]:
        """The same where characters are not bytes: offsets are counted on from the last known one."""
        size = re2._re2.CharLenToBytes
        at = len(_bytes(text[:pos])) if pos else 0
        stop = len(data) if endpos == len(text) else at + len(_bytes(text[pos:endpos]))
        known_byte, known = at, pos
        match = self._regexp.Match
        while True:
            spans = match(anchor, data, at, stop)
            start, end = spans[0]
            if start < 0:
                return
            places = {known_byte: known}
            last = known_byte
            for offset in sorted({offset for span in spans for offset in span if offset >= 0}):
                places[offset] = places[last] + _letters(data, last, offset)
                last = offset
            known_byte, known = end, places[end]
            yield re2._Match(
                self, text, pos, endpos, [s if s == NOTHING else (places[s[0]], places[s[1]]) for s in spans]
            )
            if at == stop:
                return
            at = end if end > at else at + size(data, at, 1)

    def ranges(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[tuple[int, int]]:
        """Where each match begins and ends, as `finditer` finds them, for half of its price."""
        size = len(text)
        pos = max(0, min(pos, size))
        endpos = size if endpos is None else max(0, min(endpos, size))
        if pos > endpos:
            return
        data = encoded(text)
        match, anchor = self._regexp.Match, re2._Anchor.UNANCHORED
        width = re2._re2.CharLenToBytes
        wide = len(data) != size
        at = len(_bytes(text[:pos])) if wide and pos else pos
        stop = endpos if not wide else len(data) if endpos == size else at + len(_bytes(text[pos:endpos]))
        known_byte, known = at, pos
        while True:
            start, end = match(anchor, data, at, stop)[0]
            if start < 0:
                return
            if wide:
                first = known + _letters(data, known_byte, start)
                known = first + _letters(data, start, end)
                known_byte = end
                yield first, known
            else:
                yield start, end
            if at == stop:
                return
            at = end if end > at else at + (width(data, at, 1) if wide else 1)

    def byte_ranges(self, data: bytes, overlap: int) -> list[tuple[int, int]]:
        """Where each match begins and ends in bytes; the next may begin within the last `overlap` bytes of one, which
        must be longer."""
        match, size = self._regexp.Match, len(data)
        found: list[tuple[int, int]] = []
        at = 0
        while True:
            place = match(_UNANCHORED, data, at, size)[0]
            if place == NOTHING:
                return found
            found.append(place)
            at = place[1] - overlap

    def search(self, text: Any, pos: int | None = None, endpos: int | None = None) -> Any:
        """The first match, or None."""
        if isinstance(text, str) and not pos and endpos is None:
            data = encoded(text)
            spans = self._regexp.Match(re2._Anchor.UNANCHORED, data, 0, len(data))
            if spans[0] == NOTHING:
                return None
            if len(data) == len(text):
                return re2._Match(self, text, 0, len(text), spans)
        return next(self._match(re2._Anchor.UNANCHORED, text, pos, endpos), None)


def holding(pattern: Linear, texts: Sequence[str]) -> list[int]:
    """The indices of the texts in which a pattern may occur, by one search through all of them together."""
    data = _bytes("\n".join(texts))
    match, anchor, size = pattern._regexp.Match, re2._Anchor.UNANCHORED, len(data)
    found: list[int] = []
    starts: list[int] = []
    at = 0
    while at < size:
        start = match(anchor, data, at, size)[0][0]
        if start < 0:
            break
        if not starts:
            sizes = texts if data.isascii() else map(_bytes, texts)
            starts = list(accumulate([len(text) + 1 for text in sizes], initial=0))
        found.append(bisect_right(starts, start) - 1)
        at = starts[found[-1] + 1]  # one match in a text is enough
    return found


def compile(pattern: str, options: Options | None = None) -> Linear:
    """A compiled pattern. Raises `error` for one that RE2 does not take."""
    options = options or Options()
    made: Linear = Linear._make(pattern, tuple(getattr(options, name) for name in Options.NAMES))
    return made


class Test:
    """Whether a short text has a match of a pattern, for the least price: no match is made, and the pattern is compiled
    when it is first asked. The text comes as UTF-8, so that many tests of it share the bytes.

    RE2 takes 100 to 900 microseconds to compile a pattern, more than an article asks of most. `re` takes ten times as
    long as RE2 over a sentence, but its programs are kept from run to run; so the first sentences are its own. Only
    those in which both mean the same: letters of ASCII and the signs of good typography.
    """

    __slots__ = ("_left", "_match", "_plain", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._left = 0 if _UNLIKE.search(pattern) else FEW
        self._plain: Any = None
        self._match: Any = None

    def __call__(self, data: bytes) -> bool:
        return self.start(data) >= 0

    def start(self, data: bytes) -> int:
        """Where the first match begins in the bytes, or -1."""
        match = self._match
        if match is None:
            if self._left and len(data) < LONG:
                text = data.decode("utf-8", "surrogatepass")
                if _COMMON.fullmatch(text):
                    return self._start(text)
            match = self._match = compile(self.pattern)._regexp.Match
        found: int = match(_UNANCHORED, data, 0, len(data))[0][0]
        return found

    def _start(self, text: str) -> int:
        self._left -= 1
        if self._plain is None:
            self._plain = re.compile(self.pattern, re.ASCII)
        match = self._plain.search(text)
        return len(text[: match.start()].encode()) if match else -1


FEW = 32
"""Texts that `re` takes as long for as RE2 for compiling a pattern."""
_COMMON = re.compile("[ -~\u00a0‘’“”–—…•·°±×≤≥≈→½¼¾®™©€£\u2009\u202f]*")
"""Nothing that has a capital elsewhere than in ASCII ("K", the sign of kelvin, is one of "k"), no other white space."""
_UNLIKE = re.compile(r"\\[zCQEpPx]|\[\[?:|\{,|(?<!^)\(\?[a-zA-Z]|[+*?}]\+")
"""What `re` would read otherwise than RE2, or not at all."""
_UNANCHORED = re2._Anchor.UNANCHORED

__all__ = ["Linear", "Options", "Set", "Test", "compile", "error", "escape", "holding"]

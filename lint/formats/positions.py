"""UTF-8 byte offsets, as the Markdown parser gives them, to code point offsets."""

from __future__ import annotations

import re
from bisect import bisect_right

# Runs of characters of one width: two, three and four bytes.
_WIDE = re.compile("([\x80-\u07ff]+)|([\u0800-\uffff]+)|([\U00010000-\U0010ffff]+)")


class CodePoints:
    """Call it with a byte offset into `text` as UTF-8; it gives `base` plus the code point offset.

    Memory and time to build grow with the number of runs of non-ASCII characters.
    """

    __slots__ = ("_bytes", "_lengths", "_points", "_widths")

    def __init__(self, text: str, base: int = 0) -> None:
        self._bytes = starts = [0]
        self._points = points = [base]
        self._widths = widths = [1]
        self._lengths = lengths = [0]
        extra = 0  # bytes more than code points so far
        for run in _WIDE.finditer(text):
            start, end = run.span()
            width = (run.lastindex or 0) + 1
            starts.append(start + extra)
            points.append(start + base)
            widths.append(width)
            lengths.append((end - start) * width)
            extra += (end - start) * (width - 1)

    def __call__(self, offset: int) -> int:
        i = bisect_right(self._bytes, offset) - 1
        inside = offset - self._bytes[i]
        length = self._lengths[i]
        width = self._widths[i]
        if inside < length:
            return self._points[i] + inside // width
        return self._points[i] + length // width + inside - length

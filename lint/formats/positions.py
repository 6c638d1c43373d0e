"""UTF-8 byte offsets, as the Markdown parser gives them, to code point offsets."""

from __future__ import annotations


class CodePoints:
    """Call it with a byte offset into a text as UTF-8; it gives `base` plus the code point offset.

    It counts from the last offset asked for, so that a walk in source order costs one pass over the bytes and no
    table has to be built. Who knows a pair of offsets that belong together sets `byte` and `point`.
    """

    __slots__ = ("_data", "byte", "point")

    def __init__(self, data: bytes, base: int = 0) -> None:
        self._data = data
        self.byte = 0
        self.point = base

    def __call__(self, offset: int) -> int:
        last = self.byte
        if offset > last:
            self.point += len(self._data[last:offset].decode("utf-8", "ignore"))
            self.byte = offset
        elif offset < last:
            self.point -= len(self._data[offset:last].decode("utf-8", "ignore"))
            self.byte = offset
        return self.point

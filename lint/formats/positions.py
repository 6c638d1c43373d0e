"""UTF-8 byte offsets, as the Markdown parser gives them, to code point offsets."""

from __future__ import annotations


class CodePoints:
    """Call it with a byte offset into `text` as UTF-8; it gives `base` plus the code point offset.

    It counts from the last offset asked for, so that a walk in source order costs one pass over the bytes and no
    table has to be built.
    """

    __slots__ = ("_byte", "_data", "_point")

    def __init__(self, text: str, base: int = 0) -> None:
        self._data = text.encode()
        self._byte = 0
        self._point = base

    def __call__(self, offset: int) -> int:
        last = self._byte
        self._byte = offset
        if offset >= last:
            self._point += len(self._data[last:offset].decode("utf-8", "ignore"))
        else:
            self._point -= len(self._data[offset:last].decode("utf-8", "ignore"))
        return self._point

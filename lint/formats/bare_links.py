"""Web addresses that stand in the text without any markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"`“”‘’«»，。、；）（」「]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_'"


def bare_links(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, target) of every bare address; a sentence's punctuation after it is not part of it."""
    if "://" not in text and "www." not in text:
        return
    for found in _URL.finditer(text):
        url = found.group().rstrip(_TRAILING)
        while url.endswith((")", "]")) and url.count(url[-1]) > url.count("(" if url[-1] == ")" else "["):
            url = url[:-1].rstrip(_TRAILING)
        if len(url) > 8 and ("://" in url or url.count(".") > 1):
            start = found.start()
            yield start, start + len(url), url if "://" in url else "http://" + url

"""US and UK spellings of the same word (schemas/lexicons/spelling.txt: a US and a UK form a line)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def pairs() -> tuple[dict[str, str], frozenset[str]]:
    """US form → UK form, in lower case; and the US forms."""
    from lint.lexicons import lines

    to_uk: dict[str, str] = {}
    for line in lines("spelling.txt"):
        american, british = line.split()
        to_uk[american] = british
    return to_uk, frozenset(to_uk)

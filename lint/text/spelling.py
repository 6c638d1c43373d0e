"""US and UK spellings of the same word (schemas/lexicons/spelling.txt: a US and a UK form a line)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1)
def pairs() -> tuple[dict[str, str], dict[str, str]]:
    """US form → UK form, and UK form → US form, in lower case."""
    from lint.lexicons import lines

    to_uk: dict[str, str] = {}
    for line in lines("spelling.txt"):
        american, british = line.split()
        to_uk[american] = british
    return to_uk, {british: american for american, british in to_uk.items()}

"""Check kinds that find patterns in the prose; patterns are RE2, so none can hang."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Hit


def pattern(any: list[str]) -> Check:
    """Finds each of the patterns in the prose; the message may use {found}."""
    regex = re2.compile("|".join(f"(?:{p})" for p in any))

    def check(facts: Facts) -> Iterator[Hit]:
        for match in regex.finditer(facts.prose):
            span = facts.article.source_span(match.start(), match.end())
            yield Hit(span.start, span.end, {"found": match.group()})

    return check

"""Check kinds that find patterns in the prose; patterns are RE2, so none can hang."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from lint.checks import Check, ParameterError
from lint.facts import Facts
from lint.finding import Hit


def pattern(any: list[str]) -> Check:
    """Finds each of the patterns in the prose; the message may use {found}."""
    options = re2.Options()
    options.log_errors = False
    for i, single in enumerate(any):
        try:
            re2.compile(single, options)
        except re2.error as error:
            raise ParameterError(f"not a pattern that RE2 takes: {_words(error)}", "any", i) from None
    regex = re2.compile("|".join(f"(?:{p})" for p in any), options)

    def check(facts: Facts) -> Iterator[Hit]:
        for match in regex.finditer(facts.prose):
            span = facts.article.source_span(match.start(), match.end())
            yield Hit(span.start, span.end, {"found": match.group()})

    return check


def _words(error: Exception) -> str:
    words = error.args[0] if error.args else ""
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)

"""Rules and checks made up for the tests of the engine; in a module of their own, so that fresh processes find them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from typing import Any

from lint.checks import Check, RunCheck
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.rules import Rule


def rule(code: str, kind: str, **more: Any) -> Rule:
    """A rule of a made-up kind."""
    given = {"name": kind, "summary": "", "severity": "warning", "message": "{word}", "languages": ("any",), **more}
    return Rule(code=code, check=kind, **given)


def words(facts: Facts) -> Iterator[Hit]:
    """A hit at every "bad", the last of them first."""
    text = facts.article.text
    at = text.rfind("bad")
    while at >= 0:
        yield Hit(at, at + 3, {"word": "bad"})
        at = text.rfind("bad", 0, at)


def raising(facts: Facts) -> Iterator[Hit]:
    """One hit, then an error in articles that say so."""
    yield Hit(0, 1, {"word": "before"})
    if "break" in facts.article.text:
        raise ZeroDivisionError("made up")


def outside(facts: Facts) -> Iterator[Hit]:
    """A place that is not in the article."""
    yield Hit(10, len(facts.article.text) + 1)


HOME = os.getpid()


def killing(facts: Facts) -> Iterator[Hit]:
    """Ends the process that reads an article that says so, if it is one of several."""
    time.sleep(0.002)
    if "kill" in facts.article.text and os.getpid() != HOME:
        os._exit(9)
    yield Hit(0, 1, {"word": str(os.getpid())})


class FirstLines:
    """Across articles: a hit in every article whose first line another had before."""

    def digest(self, facts: Facts) -> Any | None:
        return facts.article.text.split("\n")[0] or None

    def judge(self, digests: Mapping[str, Any]) -> Iterator[tuple[str, Hit]]:
        first: dict[str, str] = {}
        for path, line in digests.items():
            if line == "# Fault":
                raise KeyError("made up")
            if first.setdefault(line, path) != path:
                related = (Related(0, len(line), "the first", first[line]),)
                yield path, Hit(0, len(line), {"word": line}, related=related)


CHECKS: dict[str, Check | RunCheck] = {
    "words": words,
    "raising": raising,
    "outside": outside,
    "killing": killing,
    "lines": FirstLines(),
}


def bind(kind: str, parameters: Mapping[str, Any]) -> Check | RunCheck:
    """Stands for lint.checks.bind."""
    return CHECKS[kind] if kind in CHECKS else _real(kind, parameters)


def _real(kind: str, parameters: Mapping[str, Any]) -> Check | RunCheck:
    import lint.checks

    return lint.checks.bind(kind, parameters)

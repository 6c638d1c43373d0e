"""Where the time goes: each rule and each recogniser, with the time of what it asks for taken off."""

from __future__ import annotations

from functools import cached_property
from time import process_time

from lint.facts import Facts
from lint.typed import Any


class Stopwatch:
    """Exclusive times by name; a stack, because a rule asks for recognisers and these for each other."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self._stack: list[tuple[str, float]] = []  # name, and when its own time began to run
        self._began = 0.0

    def start(self, name: str) -> float:
        """Lets a name's time run; the one below it waits."""
        now = process_time()
        if self._stack:
            self._add(self._stack[-1][0], now - self._began)
        self._stack.append((name, now))
        self.calls[name] = self.calls.get(name, 0) + 1
        self._began = process_time()
        return now

    def stop(self, _began: float = 0.0) -> None:
        """Ends the innermost name's time."""
        now = process_time()
        name, _ = self._stack.pop()
        self._add(name, now - self._began)
        self._began = process_time()

    def _add(self, name: str, seconds: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def merge(self, seconds: dict[str, float], calls: dict[str, int]) -> None:
        """Adds the times of another process."""
        for name, value in seconds.items():
            self._add(name, value)
        for name, count in calls.items():
            self.calls[name] = self.calls.get(name, 0) + count


def timed_facts(watch: Stopwatch) -> type[Facts]:
    """A Facts whose recognisers run under the watch, by the name "facts.NAME"."""
    members: dict[str, Any] = {}
    for base in reversed(Facts.__mro__):
        for name, member in vars(base).items():
            if isinstance(member, cached_property):
                members[name] = _timed(name, member, watch)
    return type("TimedFacts", (Facts,), members)


def _timed(name: str, member: cached_property[Any], watch: Stopwatch) -> cached_property[Any]:
    def compute(facts: Facts) -> Any:
        watch.start(f"facts.{name}")
        try:
            return member.func(facts)
        finally:
            watch.stop()

    timed: cached_property[Any] = cached_property(compute)
    timed.attrname = name
    return timed


def table(watch: Stopwatch, articles: int) -> list[str]:
    """The times as lines, the costliest first; "facts.X" is a recogniser, its time not counted to who asks for it."""
    total = sum(watch.seconds.values())
    lines = [f"time by rule and recogniser, {articles} articles, {total:.2f} s of work in all\n"]
    for name, seconds in sorted(watch.seconds.items(), key=lambda pair: -pair[1]):
        each = seconds / max(articles, 1) * 1e6
        lines.append(f"{seconds * 1e3:9.1f} ms {seconds / total:6.1%} {each:9.1f} us an article  {name}\n")
    return lines

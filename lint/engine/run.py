"""A run over many files: shared out among processes, judged also across articles, put together as a Report."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import perf_counter

from lint import __version__
from lint.cache import digest_of
from lint.checks import RunCheck
from lint.engine.judge import failure
from lint.engine.outcome import Examiner, result
from lint.engine.packed import Brief, Judgement, brief, count, judged, judgement, pack
from lint.engine.rows import Row, row, section_path
from lint.engine.spool import Digests, Place, Spool
from lint.engine.statistics import Stopwatch
from lint.finding import Hit, Notice
from lint.neighbours import State
from lint.plan import Plan
from lint.report.model import ArticleResult, Counts, FailOn, Report, RuleInfo, RunFacts, Summary
from lint.rules import Rule
from lint.runner import run as run_work
from lint.source import Source, UndecodableError, decode
from lint.typed import Any, overload

Progress = Callable[[int, int], None]
"""Told how many of how many files are done."""


Keep = Callable[[str, bytes, bytes, Mapping[str, State]], bytes]
"""Given a file's path, its packed outcome, the digest of what was judged, and the files that were asked about; gives
what stands for all of these, b"" where nothing does."""


class Finished:
    """What a run comes to: the report, and what only the command line asks for."""

    def __init__(self, report: Report, watch: Stopwatch, seen: Mapping[str, State]) -> None:
        self.report = report
        self.watch = watch
        self.seen = seen  # files beside the articles that results depend on, with their state


TOGETHER = 256_000  # bytes of articles that are judged together, unless one alone has more: all that is known of them
# is in memory at the same time, about 100 times as much
MOST = 16  # articles that are judged together


class _Known:
    """What is known of one judged file while its result lies in the spool."""

    __slots__ = ("extra", "mark", "page", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.extra: list[Row] = []
        self.page: tuple[Any, ...] | None = None
        self.mark = b""  # what stands for the outcome, if anything does


def run(
    plan: Plan,
    paths: Sequence[str],
    *,
    jobs: int = 1,
    facts: RunFacts | None = None,
    notices: Iterable[Notice] = (),
    stored: Iterable[tuple[str, bytes, bytes]] = (),
    keep: Keep | None = None,
    data: Mapping[str, bytes] | None = None,
    sizes: Mapping[str, int] | None = None,
    progress: Progress | None = None,
) -> Finished:
    """Judges the files. `stored` are paths with packed outcomes that still hold and what stands for them; `keep` is
    given every new one. `data` are the bytes of texts that lie in no file, by path, `sizes` what is known of
    the files' sizes in bytes. Nothing that is wrong with a file
    or a rule raises."""
    began = perf_counter()
    facts = facts or RunFacts()
    data = data or {}
    gathered = _Gathered(plan, facts.fail_on, data)
    examiner = Examiner(plan, storing=keep is not None)
    old = set()
    for path, outcome, mark in stored:
        gathered.add(path, outcome)
        gathered.mark(path, mark)
        old.add(path)
    fresh = [path for path in paths if path not in old]

    work = Work(examiner, fresh, data)
    known = [len(data[path]) if path in data else (sizes or {}).get(path, TOGETHER) for path in fresh]
    thresholds = gc.get_threshold()
    if len(fresh) > 1:
        gc.set_threshold(100_000, 20, 50)  # articles leave little that only the collector finds: seldom is enough
    try:
        for done, (i, packed) in enumerate(run_work(work, batches(known, jobs), jobs), 1):
            if packed is None:
                gathered.lost(fresh[i])
            else:
                made = gathered.add(fresh[i], packed)
                if keep and made.content and not any(notice[0] == "error" for notice in made.notices):
                    gathered.mark(fresh[i], keep(fresh[i], packed, made.content, made.seen))
            if progress:
                progress(done, len(fresh))
        gathered.judge_across(examiner)
    finally:
        gc.set_threshold(*thresholds)
    report = gathered.report(facts, notices, perf_counter() - began)
    return Finished(report, gathered.watch, gathered.seen)


def batches(sizes: Sequence[int], jobs: int) -> list[range]:
    """Articles that are judged together, by their numbers; the first of all alone, because the processes are forked
    after it. Towards the end they become fewer, so that no process has much left when the others are done."""
    made: list[range] = []
    start = at = held = 0
    left = sum(sizes)
    for at, size in enumerate(sizes):
        most = min(TOGETHER, left // (4 * jobs)) if start else 0
        if at > start and (held + size > most or at - start == MOST):
            made.append(range(start, at))
            left -= held
            start, held = at, 0
        held += size
    return [*made, range(start, at + 1)] if sizes else made


class Work:
    """Judges files of a run by their numbers."""

    def __init__(self, examiner: Examiner, paths: Sequence[str], data: Mapping[str, bytes]) -> None:
        self.examiner = examiner
        self.paths = paths
        self.data = data

    def __call__(self, numbers: range) -> list[bytes]:
        paths = self.paths[numbers.start : numbers.stop]
        return list(map(pack, self.examiner.examine([(path, self.data.get(path)) for path in paths])))

    def __reduce__(self) -> tuple[Any, ...]:
        return _work, (
            self.examiner.plan,
            self.examiner.storing,
            self.paths,
            self.data,
        )  # bound rules stay with their process


def _work(plan: Plan, storing: bool, paths: Sequence[str], data: Mapping[str, bytes]) -> Work:
    return Work(Examiner(plan, storing), paths, data)


class _Gathered:
    """Collects outcomes in whatever order they come."""

    def __init__(self, plan: Plan, fail_on: FailOn, data: Mapping[str, bytes]) -> None:
        self.plan = plan
        self.data = data
        self.fail_on = fail_on
        self.spool = Spool()
        self.known: dict[str, _Known] = {}
        self.digests: dict[str, Digests] = {}
        self.notices: list[Notice] = []
        self.counts: dict[str, Counts] = {}
        self.watch = Stopwatch()
        self.seen: dict[str, State] = {}

    def add(self, path: str, packed: bytes) -> Brief:
        """One file's outcome."""
        made = brief(packed)
        self.notices.extend(Notice(level, words, path, line, at) for level, words, _, line, at in made.notices)
        self.seen.update(made.seen)
        if made.times:
            self.watch.merge(*made.times)
        if made.counts is None:
            return made
        for code, (severity, digest) in made.digests.items():
            if code not in self.digests:
                self.digests[code] = Digests(self.spool)
            self.digests[code].put(path, severity, digest)
        self.known[path] = _Known(self.spool.put(judged(packed)))
        self.counts[path] = Counts(*made.counts)
        return made

    def mark(self, path: str, mark: bytes) -> None:
        """Notes what stands for a file's outcome."""
        if path in self.known:
            self.known[path].mark = mark

    def lost(self, path: str) -> None:
        """A file whose judging ended the process."""
        message = "not checked: the checking process was ended by the system while it read this file"
        self.notices.append(Notice("error", message, path))

    def judgement(self, path: str) -> Judgement:
        """What became of a file, again."""
        return judgement(self.spool.get(self.known[path].place))

    def judge_across(self, examiner: Examiner) -> None:
        """Runs the rules that look across articles."""
        touched: set[str] = set()
        for rule in self.plan.rules:
            digests = self.digests.get(rule.code)
            if digests is None:
                continue
            digests.sort()
            self.watch.start(rule.code)
            try:
                check = examiner.judge.check(rule)
                assert not callable(check)
                touched |= self._hits(rule, check, digests)
            except Exception as error:  # a rule's bug must not hide what the others found
                self.notices.append(failure(rule, error, None))
            finally:
                self.watch.stop()
        for path in touched:
            known = self.known[path]
            before = self.judgement(path)
            self.counts[path] = count([*before.rows, *known.extra])
            if self.plan.pages:
                known.page = examiner.page(path, before, known.extra)

    def _hits(self, rule: Rule, check: RunCheck, digests: Digests) -> set[str]:
        touched = set()
        sources = lru_cache(maxsize=64)(self._source)
        for path, hit in check.judge(digests):
            source = sources(path)
            if source is None:
                continue
            sections = self.judgement(path).head[4]
            section = _section_at(sections, source.line(hit.start))
            severity = digests.severity(path)
            made = row(source, section, section_path(sections, section), rule, hit, severity)
            self.known[path].extra.append(_with_others(made, hit, path, sources))
            touched.add(path)
        return touched

    def _source(self, path: str) -> Source | None:
        """A file's text once more; None where it has gone since."""
        try:
            if path in self.data:
                return decode(path, self.data[path])
            with open(path, "rb") as file:
                return decode(path, file.read(self.plan.max_size + 1))
        except (OSError, UndecodableError):
            self.notices.append(Notice("error", "the file changed or vanished while the run went on", path))
            return None

    def report(self, facts: RunFacts, notices: Iterable[Notice], seconds: float) -> Report:
        """Everything as a report."""
        articles = _Articles(self, sorted(self.known))
        found = (*notices, *sorted(self.notices, key=lambda n: (n.path or "", n.line or 0, n.message)))
        if not self.counts and not any(notice.level == "error" for notice in found):
            found = (*found, Notice("error", "nothing was checked: no file has any text"))
        counts = self.counts.values()
        failed = sum(1 for c in counts if c.at_least(self.fail_on))
        return Report(
            version=__version__,
            run=RunFacts(facts.profile, facts.online, facts.fail_on, round(seconds, 3), facts.today, facts.options),
            rules=tuple(
                RuleInfo(rule.code, rule.name, rule.summary, rule.severity, rule.url) for rule in self.plan.rules
            ),
            summary=Summary(
                articles=len(self.counts),
                failed=failed,
                error=sum(c.error for c in counts),
                warning=sum(c.warning for c in counts),
                advice=sum(c.advice for c in counts),
                fixable=sum(c.fixable for c in counts),
                passed=not failed and not any(notice.level == "error" for notice in found),
            ),
            articles=articles,
            notices=found,
        )


class _Articles(Sequence[ArticleResult]):
    """The articles of a report, each unpacked when it is asked for."""

    def __init__(self, gathered: _Gathered, paths: list[str]) -> None:
        self._gathered = gathered
        self._paths = paths

    def __len__(self) -> int:
        return len(self._paths)

    @overload
    def __getitem__(self, index: int) -> ArticleResult: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ArticleResult]: ...
    def __getitem__(self, index: int | slice) -> ArticleResult | Sequence[ArticleResult]:
        if isinstance(index, slice):
            return _Articles(self._gathered, self._paths[index])
        path = self._paths[index]
        gathered = self._gathered
        known = gathered.known[path]
        found = gathered.judgement(path)
        if known.page is not None:
            found = found._replace(page=known.page)
        return result(path, found, known.extra, gathered.fail_on)

    def key(self, index: int) -> bytes:
        """What stands for all that a report says of an article, b"" where nothing does."""
        path = self._paths[index]
        known = self._gathered.known[path]
        return digest_of((path, known.mark, known.extra)) if known.mark else b""

    def __iter__(self) -> Iterator[ArticleResult]:
        return (self[i] for i in range(len(self._paths)))


def _section_at(sections: Sequence[Sequence[Any]], line: int) -> int:
    """The innermost section that a line lies in."""
    at = 0
    for index, (_, _, first, _) in enumerate(sections):
        if index and first > line:
            break
        at = index
    return at


def _with_others(made: Row, hit: Hit, path: str, sources: Callable[[str], Source | None]) -> Row:
    """The row with the related places that lie in other articles."""
    if all(place.path in (None, path) for place in hit.related):
        return made
    own = iter(zip(made[9], made[-1][1:], strict=True))
    places, shown = [], [made[-1][0]]
    for place in hit.related:
        if place.path in (None, path):
            related, snippet = next(own)
        else:
            other = sources(place.path)
            if other is None:
                continue
            low, high = other.position(place.start), other.position(place.end)
            related, snippet = (place.path, tuple(low), tuple(high), place.message), ("", 0, False)
        places.append(related)
        shown.append(snippet)
    return (*made[:9], tuple(places), *made[10:-1], tuple(shown))

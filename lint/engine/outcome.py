"""A few files in, everything a run needs of them out: the piece of work that is shared out among processes."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from lint.article import Article
from lint.cache import digest
from lint.engine.judge import Case, Judge, Judged
from lint.engine.packed import Judgement, Outcome, count
from lint.engine.rows import SECTION, Row, findings, order
from lint.engine.statistics import Stopwatch, timed_facts
from lint.facts import Facts
from lint.finding import Notice
from lint.neighbours import DiskFiles, Files, NoFiles
from lint.plan import Plan
from lint.report.model import ArticleResult, FailOn, PageBlock, PageMark, SectionResult, Snippet
from lint.source import Source, UndecodableError, decode
from lint.typed import Any, NamedTuple, TypeVar, overload

T = TypeVar("T")

CONTROL = bytes(b for b in range(32) if b not in b"\t\n\f\r\x1b")  # bytes that text does not hold


class Examiner:
    """Examines files by a plan; one in each process."""

    def __init__(self, plan: Plan, storing: bool = True) -> None:
        """`storing` says whether anybody asks what the outcomes were made of."""
        self.plan = plan
        self.storing = storing
        self.judge = Judge(plan.rules)

    def examine(self, given: Sequence[tuple[str, bytes | None]]) -> list[Outcome]:
        """Reads and judges articles together; whatever is wrong with one becomes a notice. They are given by their
        paths, with the bytes of those that lie in no file."""
        opened = [self._file(path) if data is None else self._data(path, data, NoFiles()) for path, data in given]
        return self._finished(opened)

    def data(self, path: str, data: bytes) -> Outcome:
        """Judges bytes."""
        return self.examine([(path, data)])[0]

    def source(self, source: Source, files: Files | None = None, format: str | None = None) -> Outcome:
        """Judges decoded text."""
        return self._finished([_guarded(source.path, lambda: self._source(source, files or NoFiles(), format))])[0]

    def _file(self, path: str) -> Outcome | _Opened:
        try:
            with open(path, "rb") as file:
                size = os.fstat(file.fileno()).st_size
                if size > self.plan.max_size:
                    limit = f"{self.plan.max_size / 1e6:g} MB"
                    return _unjudged(
                        path, f"not checked: {size / 1e6:.1f} MB is over the limit of {limit} (--max-size)"
                    )
                data = file.read(size + 1)  # not more at once: the memory for it would be taken first
                if len(data) > size:
                    data += file.read(self.plan.max_size)  # it grew meanwhile, or never told its size
        except FileNotFoundError:
            return _unjudged(path, "the file vanished before it could be read")
        except PermissionError:
            return _unjudged(path, "no permission to read it")
        except OSError as error:
            return _unjudged(path, f"cannot be read: {error.strerror or error}")
        made = self._data(path, data, DiskFiles(path, self.plan.root))
        return made._replace(content=digest(data)) if self.storing else made

    def _data(self, path: str, data: bytes, files: Files) -> Outcome | _Opened:
        try:
            source = decode(path, data)
            if source.odd and source.odd.translate(None, CONTROL) != source.odd:
                at = next(i for i, byte in enumerate(data) if byte in CONTROL)
                if len(data) - len(data.translate(None, CONTROL)) > len(data) // 50 + 1:
                    raise UndecodableError(f"a binary file: there is a control byte 0x{data[at]:02x} at byte {at}")
        except UndecodableError as error:
            return _unjudged(path, str(error))
        if not source.text.strip():
            return _unjudged(path, "the file is empty: there is nothing to check", "warning")
        return _guarded(path, lambda: self._source(source, files, None))

    def _source(self, source: Source, files: Files, format: str | None) -> _Opened:
        from lint.formats import read

        watch = Stopwatch() if self.plan.timed else None
        if watch:
            watch.start("read")
        article = read(source, format)
        if watch:
            watch.stop()
        kind = article.metadata.get("type")
        terms = self.plan.terms(source.path, kind if isinstance(kind, str) else None)
        make = timed_facts(watch) if watch else Facts
        facts = make(
            article,
            terms.profile,
            terms.settings,
            self.plan.today,
            files,
            lambda kind: self.judge.asks(kind, terms),
        )
        return _Opened(Case(facts, terms, watch), files)

    def _finished(self, opened: Sequence[Outcome | _Opened]) -> list[Outcome]:
        """The outcomes of what was opened, in its order."""
        judged = iter(self.judge.judge([each.case for each in opened if isinstance(each, _Opened)]))
        return [
            each
            if isinstance(each, Outcome)
            else _guarded(each.case.facts.article.path, partial(self._outcome, each, next(judged)))
            for each in opened
        ]

    def _outcome(self, opened: _Opened, judged: Judged) -> Outcome:
        (facts, _, watch), files, content = opened
        article = facts.article
        notices = [*self._front(article), *judged.notices]
        page = None
        if self.plan.pages:
            page = _page(article, facts, judged.rows)
        return Outcome(
            _head(article, facts),
            tuple(judged.rows),
            tuple((n.level, n.message, n.path, n.line, n.column) for n in notices),
            judged.digests,
            files.seen if isinstance(files, DiskFiles) else {},
            page,
            (watch.seconds, watch.calls) if watch else None,
            content,
        )

    def page(self, path: str, judgement: Judgement, extra: Sequence[Row]) -> tuple[Any, ...] | None:
        """The page of a file judged before, made again with further findings."""
        from lint.formats import read

        try:
            with open(path, "rb") as file:
                article = read(decode(path, file.read(self.plan.max_size + 1)))
        except (OSError, UndecodableError):
            return judgement.page
        facts = Facts(article, self.plan.terms(path, None).profile)
        return _page(article, facts, sorted([*judgement.rows, *extra], key=order))

    def _front(self, article: Article) -> list[Notice]:
        """Broken front matter, where no rule of the run tells of it."""
        if article.front is None or not article.front.faults or any(r.code == "MET002" for r in self.plan.rules):
            return []
        places = [(article.source.position(span.start), what) for span, what in article.front.faults]
        return [Notice("error", f"front matter: {what}", article.path, at.line, at.column) for at, what in places]


class _Opened(NamedTuple):
    """An article that was read and is to be judged."""

    case: Case
    files: Files
    content: bytes = b""  # digest of the bytes of its file


def _guarded(path: str, make: Callable[[], T]) -> T | Outcome:
    """What is made; where that fails, an outcome that says why the article was not judged."""
    from lint.formats import UnknownFormatError

    try:
        return make()
    except UnknownFormatError as error:
        return _unjudged(path, f"not checked: {error}")
    except RecursionError:
        return _unjudged(path, "not checked: its lists, quotes or brackets are nested too deeply to be read")
    except MemoryError:
        return _unjudged(path, "not checked: there is not enough memory for it")
    except Exception as error:
        return _unjudged(path, f"not checked: the reader failed: {type(error).__name__}: {error}")


def _unjudged(path: str, message: str, level: str = "error") -> Outcome:
    return Outcome(None, (), ((level, message, path, None, None),), {}, {}, None, None)


TALLIED = ("doses", "claims", "citations", "disclaimers")


def _tallies(facts: Facts) -> dict[str, int]:
    """How much was recognised, of what the rules asked for."""
    made = vars(facts)
    counts = {name: len(made[name]) for name in TALLIED if hasattr(made.get(name), "__len__")}
    if "references" in made:
        counts["references"] = len(made["references"].all)
    return {**counts, "links": len(facts.article.links)}


def _page(article: Article, facts: Facts, rows: Sequence[Row]) -> tuple[Any, ...]:
    from lint.report.page import page

    titles = [(section.title, section.level) for section in article.sections]
    blocks = page(article, findings(article.path, titles, rows), facts.sentences)
    return tuple((*block[:-1], tuple(map(tuple, block.marks))) for block in blocks)


def _head(article: Article, facts: Facts) -> tuple[Any, ...]:
    lines, counts = article.source.line_starts, _word_counts(article, facts)
    sections = []
    total = sum(counts)
    for section in article.sections:
        words = sum(counts[section.first : section.last])
        sections.append((section.title, section.level, bisect_right(lines, section.heading_span.start), words))
    return (article.title, facts.profile.name, article.format, total, tuple(sections), _tallies(facts))


def _word_counts(article: Article, facts: Facts) -> list[int]:
    """How many words each block has; those that a rule asked for are counted already."""
    prose, known = article.prose, vars(facts).get("block_words")
    counts = list(map(len, known.words)) if known else [0] * len(article.blocks)
    for index, block in enumerate(article.blocks):
        if not counts[index]:
            counts[index] = len(prose[block.start : block.end].split())
    return counts


class _Snippets(Sequence[Sequence[Snippet]]):
    """The snippets of rows, made when one is asked for: most reports show none."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Sequence[Snippet]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[Snippet]]: ...
    def __getitem__(self, index: int | slice) -> Sequence[Snippet] | Sequence[Sequence[Snippet]]:
        if isinstance(index, slice):
            return _Snippets(self._rows[index])
        return [Snippet(*one) for one in self._rows[index][-1]]


def result(path: str, judgement: Judgement, extra: Sequence[Row], fail_on: FailOn) -> ArticleResult:
    """What a report says of a file. `extra` are rows of rules that look across articles; a page knows them only where
    it was made with them."""
    (title, type, format, words, sections, tallies), rows, page = judgement
    if extra:
        rows = sorted([*rows, *extra], key=order)
    counts = count(rows)
    own: dict[int, int] = {}
    for item in rows:
        own[item[SECTION]] = own.get(item[SECTION], 0) + 1
    return ArticleResult(
        path=path,
        title=title,
        type=type,
        format=format,
        words=words,
        sections=tuple([SectionResult(t, lv, line, w, own.get(i, 0)) for i, (t, lv, line, w) in enumerate(sections)]),
        findings=findings(path, sections, rows),
        counts=counts,
        passed=not counts.at_least(fail_on),
        page=tuple(PageBlock(*(*block[:-1], tuple(PageMark(*m) for m in block[-1]))) for block in page)
        if page is not None
        else None,
        snippets=_Snippets(rows),
        tallies=tallies,
    )

"""`medproof check`: lint articles and report."""

from __future__ import annotations

import os
import sys
import time

from lint.commands.outputs import Output, Printer, UsageError, outputs_of, with_report, write
from lint.recording import Earlier, Recording, file_states
from lint.replay import Walk
from lint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from lint.cache import Cache
    from lint.commands.planning import Setup
    from lint.discover import Discovery
    from lint.engine.run import Finished
    from lint.plain_arguments import Option
    from lint.plan import Plan

STDIN = "<stdin>"


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_RULES = {"action": "append", "default": [], "metavar": "RULES"}
_FLAG = {"action": "store_true"}

OPTIONS: tuple[Option, ...] = (
    (
        "paths",
        {"nargs": "*", "metavar": "PATH", "help": 'files and folders; "-" for standard input (default: this folder)'},
    ),
    (
        "--format",
        {
            "action": "append",
            "default": [],
            "metavar": "FORMAT[=FILE]",
            "help": "terminal, json or html; may be repeated",
        },
    ),
    ("--report", {"metavar": "DIR", "help": "write index.html and report.json there"}),
    ("--select", {**_RULES, "help": "only these rules: codes, families or names"}),
    ("--ignore", {**_RULES, "help": "not these rules: codes, families or names"}),
    (
        "--profile",
        {"metavar": "NAME", "help": "article type for all articles, whatever their front matter says"},
    ),
    ("--config", {"metavar": "FILE", "help": "this configuration, instead of the nearest medproof.yaml"}),
    (
        "--fail-on",
        {"choices": ("error", "warning", "advice", "never"), "help": "lowest severity that fails the run"},
    ),
    ("--exit-zero", {**_FLAG, "help": "exit 0 in spite of findings (never in spite of errors)"}),
    ("--no-cache", {**_FLAG, "help": "judge every article anew and store nothing"}),
    ("--jobs", {"type": _positive, "metavar": "N", "help": "processes (default: one for each processor)"}),
    ("--max-size", {"type": _positive, "metavar": "MB", "help": "largest article that is read (default: 16)"}),
    (
        "--stdin-filename",
        {"metavar": "NAME", "help": "name of the article on standard input, for its format and settings"},
    ),
    ("--quiet", {**_FLAG, "help": "one line for each finding, no summary"}),
    ("--statistics", {**_FLAG, "help": "count findings by rule and show where the time went"}),
)


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `check`."""
    for name, settings in OPTIONS:
        parser.add_argument(name, **settings)


def run(args: Namespace) -> int:
    """Lints; gives the exit code."""
    from lint.commands.planning import set_up
    from lint.datafiles.faults import DataFileError
    from lint.record import replace

    try:
        outputs = outputs_of(args.format)
        data, paths = _standard_input(args)
        setup = set_up(args, [*paths, *data])
    except UsageError as error:
        from lint.plain_arguments import wrong_usage

        wrong_usage("medproof check", str(error))
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    outputs = with_report(args, setup.config.reports, outputs)
    plan = replace(setup.plan, pages=any(output.format == "html" for output in outputs))
    setup = replace(setup, plan=plan)
    walk = _walk(setup, paths)
    stores = not (args.no_cache or data or plan.timed)
    found = _nothing() if data and not paths else walk.discovered() if stores else walk.discover()
    cache = _cache(setup, found) if stores else None
    finished = _judge(args, setup, plan, found, data, cache)
    if cache:
        cache.close()
    if plan.pages:
        from lint.commands.reasons import with_reasons

        finished.report = with_reasons(finished.report, plan.rules)
    recording = Recording.begin(args.arguments, walk, found) if stores else None
    earlier = Earlier.open(args.arguments, walk.root) if cache else None
    try:
        code, told = _report(args, finished, outputs, Printer(recording), earlier)
        if recording and code < 2:
            written = [output.file for output in outputs if output.file]
            files = [*finished.seen.items(), *setup.files(paths, args.config), *file_states(written)]
            if earlier:
                earlier.close()  # some systems put no file in the place of an open one
            recording.finish(code, told, files)
    finally:
        if recording:
            recording.drop()
        if earlier:
            earlier.close()
    return code


def _standard_input(args: Namespace) -> tuple[dict[str, bytes], list[str]]:
    """What came in through standard input, by its name, and the paths that are files."""
    if "-" not in args.paths and (args.paths or not args.stdin_filename):
        return {}, args.paths
    name = args.stdin_filename or STDIN
    return {name: sys.stdin.buffer.read()}, [path for path in args.paths if path != "-"]


def _walk(setup: Setup, paths: list[str]) -> Walk:
    from lint.formats import SUFFIXES

    config = setup.config
    return Walk(tuple(paths), tuple(SUFFIXES), tuple(config.include), tuple(config.exclude), config.root)


def _nothing() -> Discovery:
    from lint.discover import Discovery

    return Discovery((), (), {})


def _cache(setup: Setup, found: Discovery) -> Cache | None:
    """The project's cache, where it is worth asking: a single article is judged before a database is opened."""
    from lint.cache import Cache
    from lint.commands.planning import terms_key

    if len(found.files) < 2:
        return None
    return Cache.open(setup.config.root, terms_key(setup))


def _judge(
    args: Namespace, setup: Setup, plan: Plan, found: Discovery, data: dict[str, bytes], cache: Cache | None
) -> Finished:
    from lint.engine.run import run as run_engine
    from lint.finding import Notice
    from lint.report.model import RunFacts
    from lint.runner import cores

    notices = [Notice(trouble.level, trouble.message, trouble.path) for trouble in found.troubles]
    if not found.files and not data and not any(notice.level == "error" for notice in notices):
        notices.append(Notice("error", found.why_nothing(args.paths or ["this folder"])))
    bar = _Progress() if sys.stderr.isatty() and not args.quiet else None
    try:
        return run_engine(
            plan,
            [*_in_working_order(found), *data],
            jobs=args.jobs or cores(),
            facts=RunFacts(profile=setup.profile, fail_on=setup.fail_on, today=plan.today),
            notices=notices,
            stored=cache.lookup(found) if cache else (),
            keep=cache.keep if cache else None,
            data=data,
            sizes={file.path: file.size for file in found.files},
            progress=bar,
        )
    finally:
        if bar:
            bar.clear()


def _in_working_order(found: Discovery) -> list[str]:
    """The long articles before the short ones, so that no process has one left when the others are done; the shortest
    first of all, which is judged before there are other processes."""
    files = sorted(found.files, key=lambda file: -file.size)
    return [file.path for file in (*files[-1:], *files[:-1])]


class _Progress:
    """A line on the terminal that counts the articles of a long run."""

    def __init__(self) -> None:
        self._shown = time.monotonic() + 0.5  # nothing for a run that is over at once

    def __call__(self, done: int, count: int) -> None:
        now = time.monotonic()
        if now - self._shown > 0.1:
            self._shown = now
            sys.stderr.write(f"\rchecked {done} of {count} articles")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _report(
    args: Namespace, finished: Finished, outputs: list[Output], printer: Printer, earlier: Earlier | None
) -> tuple[int, str]:
    """Writes everything out; gives the exit code and what went to standard error."""
    from lint.record import replace
    from lint.report import render, view_of
    from lint.report.terminal import notices

    report = finished.report
    failures = [write(output, report) for output in outputs if output.file]
    told = "".join(["".join(failures), *notices(report.notices, view_of(sys.stderr, os.environ))])
    sys.stderr.write(told)
    sys.stderr.flush()
    for output in outputs:
        if not output.file:
            view = view_of(sys.stdout, os.environ, args.quiet, args.statistics)
            printer.print(render(output.format, report, replace(view, earlier=earlier)))
    html = [f"report: {output.file}\n" for output in outputs if output.format == "html" and output.file]
    if not args.quiet and not any(failures):
        sys.stderr.writelines(html)
        told += "".join(html)
    if args.statistics:
        from lint.engine.statistics import table

        sys.stderr.writelines(table(finished.watch, report.summary.articles))
    code = int(not report.summary.passed and not args.exit_zero)
    if any(failures) or any(notice.level == "error" for notice in report.notices):
        code = 2
    return code, told

"""`medproof check`: lint articles and report."""

from __future__ import annotations

import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, NamedTuple

from lint.finding import Notice

if TYPE_CHECKING:
    from lint.commands.planning import Setup
    from lint.engine.run import Finished
    from lint.plan import Plan
    from lint.report.model import Report, RunFacts

FORMATS = ("terminal", "json", "html")
LATER_FORMATS = ("sarif", "github", "gitlab", "junit", "rdjson")
STDIN = "<stdin>"


def add_arguments(parser: ArgumentParser) -> None:
    """The options of `check`."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help='files and folders; "-" for standard input (default: this folder)')
    what = "FORMAT[=FILE]"
    add("--format", action="append", default=[], metavar=what, help="terminal, json or html; may be repeated")
    add("--report", metavar="DIR", help="write index.html and report.json there")
    add("--select", action="append", default=[], metavar="RULES", help="only these rules: codes, families or names")
    add("--ignore", action="append", default=[], metavar="RULES", help="not these rules: codes, families or names")
    add("--profile", metavar="NAME", help="article type for all articles, whatever their front matter says")
    add("--config", metavar="FILE", help="this configuration, instead of the nearest medproof.yaml")
    add("--fail-on", choices=("error", "warning", "advice", "never"), help="lowest severity that fails the run")
    add("--exit-zero", action="store_true", help="exit 0 in spite of findings (never in spite of errors)")
    add("--no-cache", action="store_true", help="judge every article anew and store nothing")
    add("--jobs", type=_positive, metavar="N", help="processes (default: one for each processor)")
    add("--max-size", type=_positive, metavar="MB", help="largest article that is read (default: 16)")
    add("--stdin-filename", metavar="NAME", help="name of the article on standard input, for its format and settings")
    add("--quiet", action="store_true", help="one line for each finding, no summary")
    add("--statistics", action="store_true", help="count findings by rule and show where the time went")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


class Output(NamedTuple):
    """A report to make: its format and where it goes, "" for standard output."""

    format: str
    file: str


def run(args: Namespace) -> int:
    """Lints; gives the exit code."""
    from dataclasses import replace

    from lint.commands.planning import set_up
    from lint.datafiles.faults import DataFileError
    from lint.report.model import RunFacts

    try:
        outputs = _outputs(args)
        data, paths = _standard_input(args)
        setup = set_up(args, [*paths, *data])
    except UsageError as error:
        args.parser.error(str(error))
    except DataFileError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    outputs = _with_report(args, setup, outputs)
    found, notices = _discover(setup, paths) if paths or not data else ([], [])
    plan = replace(setup.plan, pages=any(output.format == "html" for output in outputs))
    facts = RunFacts(profile=setup.profile, fail_on=setup.fail_on, today=plan.today)
    finished = _judge(args, plan, facts, [*found, *data], notices, data)
    return _report(args, finished, outputs)


def _standard_input(args: Namespace) -> tuple[dict[str, bytes], list[str]]:
    """What came in through standard input, by its name, and the paths that are files."""
    if "-" not in args.paths and (args.paths or not args.stdin_filename):
        return {}, args.paths
    name = args.stdin_filename or STDIN
    return {name: sys.stdin.buffer.read()}, [path for path in args.paths if path != "-"]


class UsageError(Exception):
    """Options that make no sense."""


def _outputs(args: Namespace) -> list[Output]:
    outputs = []
    for wanted in args.format:
        format, _, file = wanted.partition("=")
        if format in LATER_FORMATS:
            raise UsageError(f"--format {format} is not in this version of medproof yet")
        if format not in FORMATS:
            from lint.datafiles.faults import did_you_mean

            near = did_you_mean(format, FORMATS)
            raise UsageError(f"unknown format {format!r}{near or '; there are ' + ', '.join(FORMATS)}")
        if wanted.endswith("="):
            raise UsageError(f"--format {wanted} names no file")
        outputs.append(Output(format, file))
    if sum(not output.file for output in outputs) > 1:
        raise UsageError("only one format can go to standard output; give the others a file: --format json=report.json")
    return outputs


def _with_report(args: Namespace, setup: Setup, outputs: list[Output]) -> list[Output]:
    """The outputs with those of --report, or of the report that a bare `check` in a repository writes."""
    folder = args.report
    bare = not args.paths and not args.format and args.stdin_filename is None
    if bare and not folder and os.path.exists(".git"):
        folder = os.path.relpath(setup.config.reports)
    if folder:
        html = Output("html", os.path.join(folder, "index.html"))
        outputs = [*outputs, html, Output("json", os.path.join(folder, "report.json"))]
    return outputs if any(not output.file for output in outputs) else [*outputs, Output("terminal", "")]


def _discover(setup: Setup, paths: list[str]) -> tuple[list[str], list[Notice]]:
    from lint.discover import discover
    from lint.formats import SUFFIXES

    config = setup.config
    found = discover(paths, SUFFIXES, include=config.include, exclude=config.exclude, root=config.root)
    notices = list(found.notices)
    if not found.files and not any(notice.level == "error" for notice in notices):
        notices.append(Notice("error", found.why_nothing(paths or ["this folder"])))
    return [file.path for file in found.files], notices


def _judge(
    args: Namespace, plan: Plan, facts: RunFacts, paths: list[str], notices: list[Notice], data: dict[str, bytes]
) -> Finished:
    from lint.engine.run import run as run_engine
    from lint.runner import cores

    bar = _Progress() if sys.stderr.isatty() and not args.quiet else None
    try:
        return run_engine(
            plan,
            paths,
            jobs=args.jobs or cores(),
            facts=facts,
            notices=notices,
            data=data,
            progress=bar,
        )
    finally:
        if bar:
            bar.clear()


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


def _report(args: Namespace, finished: Finished, outputs: list[Output]) -> int:
    from lint.report import render, view_of
    from lint.report.terminal import notices

    report = finished.report
    failed = False
    for output in outputs:
        if output.file:
            failed |= not _write(output, report)
    sys.stdout.flush()
    sys.stderr.writelines(notices(report.notices, view_of(sys.stderr, os.environ)))
    sys.stderr.flush()
    for output in outputs:
        if not output.file:
            _print(render(output.format, report, view_of(sys.stdout, os.environ, args.quiet, args.statistics)))
    for output in outputs:
        if output.format == "html" and output.file and not args.quiet:
            sys.stderr.write(f"report: {output.file}\n")
    if args.statistics:
        from lint.engine.statistics import table

        sys.stderr.writelines(table(finished.watch, report.summary.articles))
    if failed or any(notice.level == "error" for notice in report.notices):
        return 2
    return int(not report.summary.passed and not args.exit_zero)


def _print(pieces: Iterator[str]) -> None:
    """To standard output, whatever it can encode."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.stdout.writelines(pieces)
    sys.stdout.flush()


def _write(output: Output, report: Report) -> bool:
    """A report file, whole or not at all."""
    from lint.report import render

    temporary = f"{output.file}.{os.getpid()}.tmp"
    try:
        folder = os.path.dirname(output.file)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(temporary, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(render(output.format, report))
        os.replace(temporary, output.file)
        return True
    except OSError as error:
        sys.stderr.write(f"error: the report {output.file} cannot be written: {error.strerror or error}\n")
        with suppress(OSError):
            os.unlink(temporary)
        return False

"""Which reports a run makes, and where they go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper

from lint.report import Piece
from lint.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import Namespace

    from lint.recording import Recording
    from lint.report.model import Report

FORMATS = ("terminal", "json", "html")
LATER_FORMATS = ("sarif", "github", "gitlab", "junit", "rdjson")


class UsageError(Exception):
    """Options that make no sense."""


class Output(NamedTuple):
    """A report to make: its format and where it goes, "" for standard output."""

    format: str
    file: str


def outputs_of(formats: Sequence[str]) -> list[Output]:
    """What the options --format ask for. Raises UsageError."""
    outputs = []
    for wanted in formats:
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


def with_report(args: Namespace, reports: str, outputs: list[Output]) -> list[Output]:
    """The outputs with those of --report, or of the report that a bare `check` in a repository writes to `reports`."""
    folder = args.report
    bare = not args.paths and not args.format and args.stdin_filename is None
    if bare and not folder and os.path.exists(".git"):
        folder = os.path.relpath(reports)
    if folder:
        html = Output("html", os.path.join(folder, "index.html"))
        outputs = [*outputs, html, Output("json", os.path.join(folder, "report.json"))]
    return outputs if any(not output.file for output in outputs) else [*outputs, Output("terminal", "")]


class Printer:
    """Writes to standard output, whatever it can encode, and has it written down too if asked to."""

    def __init__(self, recording: Recording | None) -> None:
        self._recording = recording
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")

    def print(self, pieces: Iterator[str]) -> None:
        """Writes the pieces out, some at once."""
        batch: list[str] = []
        size = 0
        for piece in pieces:
            if self._recording is not None:
                self._recording.write(piece, piece.key if isinstance(piece, Piece) else b"")
            batch.append(piece)
            size += len(piece)
            if size > 100_000:
                sys.stdout.write("".join(batch))
                batch, size = [], 0
        sys.stdout.write("".join(batch))
        sys.stdout.flush()


def write(output: Output, report: Report) -> str:
    """A report file, whole or not at all; gives what went wrong, "" if nothing did."""
    from lint.report import render

    temporary = f"{output.file}.{os.getpid()}.tmp"
    try:
        folder = os.path.dirname(output.file)
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(temporary, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(render(output.format, report))
        os.replace(temporary, output.file)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        return f"error: the report {output.file} cannot be written: {error.strerror or error}\n"
    return ""

"""Renderers: one small module a format over one Report.

A renderer has `render(report, view) -> Iterator[str]` and computes nothing about articles. A new format is a module
and its line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint.record import record
from lint.typed import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from lint.report.model import Report

FORMATS: dict[str, str] = {
    "terminal": "lint.report.terminal",
    "json": "lint.report.json_",
    "html": "lint.report.html",
}
"""Module of each format."""


@record(frozen=True, slots=True)
class View:
    """Where a report is looked at: `width` in columns, whether colour and links (OSC 8) are understood, and how
    much is wanted. Only the terminal renderer heeds it."""

    width: int = 100
    colour: bool = False
    links: bool = False
    quiet: bool = False
    statistics: bool = False


def view_of(stream: TextIO, environ: Mapping[str, str], quiet: bool = False, statistics: bool = False) -> View:
    """The view that a stream offers: colour on a terminal unless NO_COLOR is set, elsewhere only if FORCE_COLOR is
    (https://no-color.org, https://force-color.org); links on a terminal only."""
    terminal = stream.isatty() and environ.get("TERM") != "dumb"
    plain = bool(environ.get("NO_COLOR"))
    forced = environ.get("FORCE_COLOR", "0") not in ("", "0", "false")
    width = 100
    if terminal:
        import shutil

        width = max(40, shutil.get_terminal_size((100, 24)).columns)
    return View(
        width=width,
        colour=not plain and (terminal or forced),
        links=terminal and not plain,
        quiet=quiet,
        statistics=statistics,
    )


def render(name: str, report: Report, view: View | None = None) -> Iterator[str]:
    """The report in the named format, piece by piece. Raises KeyError for a format that does not exist."""
    module = __import__(FORMATS[name], fromlist=("render",))
    pieces: Iterator[str] = module.render(report, view or View())
    return pieces

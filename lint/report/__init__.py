"""Renderers: one small module a format over one Report.

A renderer has `render(report, view) -> Iterator[str]` and computes nothing about articles. A new format is a module
and its line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lint.record import record
from lint.typed import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from lint.report.model import ArticleResult, Report

FORMATS: dict[str, str] = {
    "terminal": "lint.report.terminal",
    "json": "lint.report.json_",
    "html": "lint.report.html",
}
"""Module of each format."""


@record(frozen=True, slots=True)
class View:
    """Where a report is looked at: `width` in columns, whether colour and links (OSC 8) are understood, and how
    much is wanted. Only the terminal renderer heeds these. `earlier` gives the piece that was made of an article
    before in this very view, by its key."""

    width: int = 100
    colour: bool = False
    links: bool = False
    quiet: bool = False
    statistics: bool = False
    earlier: Callable[[bytes], str | None] | None = None


class Piece(str):
    """What a report says of one article, with a key that stands for all that it is made from; b"" where none does."""

    __slots__ = ("key",)
    key: bytes


def pieces(
    articles: Sequence[ArticleResult],
    make: Callable[[ArticleResult], str],
    earlier: Callable[[bytes], str | None] | None,
) -> Iterator[Piece]:
    """A piece for each article, made anew only where an earlier run did not make it."""
    key_of: Callable[[int], bytes] | None = getattr(articles, "key", None)  # only a run's own sequence knows them
    for index in range(len(articles)):
        key = key_of(index) if key_of else b""
        text = earlier(key) if earlier and key else None
        piece = Piece(make(articles[index]) if text is None else text)
        piece.key = key
        yield piece


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

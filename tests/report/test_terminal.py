"""The terminal report: what a person reads."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from lint.report import View, render, view_of
from lint.report.columns import glyphs
from lint.report.terminal import notices
from tests.report.samples import CASES, NOTICES, check_snapshot, long_line, many, one, report, wide


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("case", CASES)
def test_terminal_report_is_as_looked_at(case: str) -> None:
    check_snapshot(f"{case}.txt", "".join(render("terminal", CASES[case]())))


def test_colour_and_links_are_as_looked_at() -> None:
    check_snapshot("one.ansi", "".join(render("terminal", report(one()), View(colour=True, links=True))))


def test_quiet_gives_one_line_a_finding() -> None:
    lines = "".join(render("terminal", report(one()), View(quiet=True))).splitlines()
    assert len(lines) == 5
    assert lines[1] == "articles/migraine.md:11:6: error[DOS003]: 1.0 mg can be read as ten times the dose; write 1 mg."


def test_statistics_count_by_rule() -> None:
    text = "".join(render("terminal", report(many()), View(statistics=True, quiet=True)))
    assert text.splitlines()[-3:-1] == ["60  error    DOS003  trailing-zero", " 1  advice   LNG007  long-sentence"]


def test_notices_name_their_place_and_carry_no_escapes() -> None:
    lines = "".join(notices(NOTICES, View())).splitlines()
    assert lines[0] == "articles/broken.md: error: not valid UTF-8 at byte 120"
    assert lines[1] == "medproof.yaml:3:7: warning: an option that nobody knows: <U+001B>[31mred"
    assert lines[2] == "info: 2 files were ignored"


def test_no_escape_of_the_article_reaches_the_terminal() -> None:
    text = "".join(render("terminal", CASES["hostile"]()))
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_source_line_is_wider_than_the_terminal(width: int) -> None:
    text = "".join(render("terminal", report(long_line(), wide()), View(width=width)))
    rows = [line for line in text.splitlines() if " | " in line]
    assert rows
    assert max(sum(glyph.cells for glyph in glyphs(row)) for row in rows) <= width


def test_the_caret_stands_under_the_words_whatever_their_width() -> None:
    rows = "".join(render("terminal", report(wide()))).splitlines()
    for above, below in pairwise(rows):
        if "^" not in below:
            continue
        cells = glyphs(above)
        at = below.index("^")
        seen, passed = 0, []
        for glyph in cells:
            if at <= seen < at + below.count("^"):
                passed.append(glyph.shown)
            seen += glyph.cells
        assert "".join(passed) == "1.0 mg"


def test_findings_at_one_place_show_the_line_once() -> None:
    text = "".join(render("terminal", report(many())))
    assert text.count("take 10.0 mg daily") == 1
    assert text.index("The same place.") < text.index("take 10.0 mg daily")


@pytest.mark.parametrize(
    ("stream", "environ", "colour", "links"),
    [
        (Tty(), {}, True, True),
        (Tty(), {"NO_COLOR": "1"}, False, False),
        (Tty(), {"TERM": "dumb"}, False, False),
        (io.StringIO(), {}, False, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True, False),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        (Tty(), {"NO_COLOR": ""}, True, True),
    ],
)
def test_colour_and_links_follow_the_stream_and_the_environment(
    stream: io.StringIO, environ: dict[str, str], colour: bool, links: bool
) -> None:
    view = view_of(stream, environ)
    assert (view.colour, view.links) == (colour, links)

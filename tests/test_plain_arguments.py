"""Options read without argparse are read as argparse reads them, or not at all."""

from __future__ import annotations

import pytest

from lint.arguments import Parser
from lint.commands.check import OPTIONS, add_arguments
from lint.plain_arguments import plain

PLAIN = [
    "",
    "a.md",
    "a.md b.md folder/",
    "-",
    "- --stdin-filename x.md",
    "--quiet a.md",
    "a.md --quiet",
    "--no-cache --exit-zero --statistics a.md b.md --jobs 2",
    "--format json a.md",
    "--format=json --format html=out.html a.md",
    "--select DOS,CIT --select=MET --ignore DUP001 a.md",
    "--fail-on never --profile default --config medproof.yaml --max-size 3 --report out",
    "--fail-on=warning a.md",
    "--jobs 07 a.md",
    "--profile a=b a.md",
]
LEFT = [
    "--help",
    "-h",
    "-q",
    "--quite a.md",
    "--form json",
    "a.md --quiet b.md",
    "-- a.md",
    "--quiet=yes",
    "--format",
    "--format --quiet",
    "--format= a.md",
    "--jobs 0",
    "--jobs two",
    "--jobs -1",
    "--fail-on sometimes",
    "--fix a.md",
]


@pytest.mark.parametrize("line", PLAIN)
def test_plain_command_lines_are_read_as_argparse_does(line: str) -> None:
    parser = Parser(prog="check", allow_abbrev=False)
    add_arguments(parser)
    read = plain(line.split(), OPTIONS)
    assert read is not None
    assert vars(read) == vars(parser.parse_args(line.split()))


@pytest.mark.parametrize("line", LEFT)
def test_what_is_not_plain_is_left_to_argparse(line: str) -> None:
    assert plain(line.split(), OPTIONS) is None


def test_lists_of_one_command_are_not_those_of_the_next() -> None:
    assert plain(["--select", "DOS"], OPTIONS).select == ["DOS"]  # type: ignore[union-attr]
    assert plain([""], OPTIONS) is None
    assert plain([], OPTIONS).select == []  # type: ignore[union-attr]

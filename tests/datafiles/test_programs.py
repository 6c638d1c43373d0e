"""Compiled patterns kept from run to run: they match the same, and no damage of the file does damage."""

from __future__ import annotations

import copy
import os
import pickle
import re
from pathlib import Path

import pytest

from lint.datafiles import programs

PATTERNS = [
    r"(?P<amount>\d+(?:\.\d+)?) ?(?P<unit>mg|mcg|µg)\b",
    r"(?i)\b(?:once|twice) (?:a|per) day\b",
    r"(?<=\d)[ \u00a0]?[–-](?=\d)",
    r"^\s*(\w+)\s+\1$",
    r"[а-яё]+|[\u4e00-\u9fff]{2,}",
    r"(?m)^#{1,6} (?=\S)",
    r"a(?!b)c?",
    r"(?x) x  # a comment",
    r"(?s).*?end",
]
TEXT = "# Take 5.5 mg Twice a day, 3–4 days\nthe the\nпривет 中文字 ac ab x end"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "cache"))
    re.purge()
    return tmp_path / "cache"


def compiled() -> list[re.Pattern[str]]:
    """The patterns as they are compiled now, behind whatever table is installed."""
    table = programs.install()
    assert table is not None
    re.purge()
    try:
        return [re.compile(pattern) for pattern in PATTERNS]
    finally:
        programs.remove(table)
        re.purge()


def seen(patterns: list[re.Pattern[str]]) -> list[object]:
    return [
        (
            [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in p.finditer(TEXT)],
            p.pattern,
            p.flags,
            p.groupindex,
        )
        for p in patterns
    ]


def test_revived_patterns_are_the_compiled_ones(own_folder: Path) -> None:
    first = seen(compiled())
    assert any(name.startswith("programs-") for name in os.listdir(own_folder))
    table = programs.install()
    assert table is not None
    try:
        assert {(p, 0) for p in PATTERNS} <= set(table.known)
        re.purge()
        again = seen([re.compile(pattern) for pattern in PATTERNS])
        assert not table.made
    finally:
        programs.remove(table)
    assert again == first == seen([re.compile(pattern) for pattern in PATTERNS])


@pytest.mark.parametrize("damage", ["cut", "turned", "empty", "text"])
def test_a_damaged_file_is_no_file(own_folder: Path, damage: str) -> None:
    first = seen(compiled())
    (file,) = own_folder.iterdir()
    data = bytearray(file.read_bytes())
    if damage == "turned":
        data[-9] ^= 0xFF
    file.write_bytes({"cut": bytes(data[:-10]), "turned": bytes(data), "empty": b"", "text": b"hello\n"}[damage])
    assert seen(compiled()) == first


def test_a_file_that_others_can_write_is_not_believed(own_folder: Path) -> None:
    compiled()
    (file,) = own_folder.iterdir()
    file.chmod(0o666)
    table = programs.install()
    assert table is not None
    assert not table.known
    programs.remove(table)


def test_without_a_folder_patterns_are_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", "")
    assert programs.install() is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert len(compiled()) == len(PATTERNS)


def test_a_wrong_pattern_is_still_an_error() -> None:
    table = programs.install()
    try:
        with pytest.raises(re.error, match="unterminated"):
            re.compile("(a")
    finally:
        programs.remove(table)


def test_a_wrong_pattern_keeps_no_other_from_being_kept(own_folder: Path) -> None:
    table = programs.install()
    re.purge()
    with pytest.raises(re.error):
        re.compile("(b")
    for pattern in (*PATTERNS, f"a{programs.BREAK}b"):
        re.compile(pattern)
    programs.remove(table)
    again = programs.install()
    programs.remove(again)
    assert again is not None
    assert {pattern for pattern, _ in again.known} == set(PATTERNS)


def test_patterns_of_another_version_go(own_folder: Path) -> None:
    table = programs.install()
    re.purge()
    for number in range(100):
        re.compile(f"of the old version {number}")
    programs.remove(table)
    compiled()
    table = programs.install()
    programs.remove(table)
    assert table is not None
    assert {pattern for pattern, _ in table.known} == set(PATTERNS)


def test_patterns_of_another_article_stay(own_folder: Path) -> None:
    table = programs.install()
    re.purge()
    for number in range(len(PATTERNS)):
        re.compile(f"seldom {number}")
    programs.remove(table)
    compiled()
    table = programs.install()
    programs.remove(table)
    assert table is not None
    assert len(table.known) == 2 * len(PATTERNS)


def test_patterns_for_bytes_and_with_odd_characters_are_kept(own_folder: Path) -> None:
    patterns = [rb"(?i)(?P<n>\d+) mg\b[\xb5\x00]?", "[\0\n\x7f]+", "\ud800|\U0001f600", *PATTERNS]
    text = b"Take 5 MG\0"
    found = []
    for _ in range(2):
        table = programs.install()
        re.purge()
        pattern, odd, *_ = [re.compile(pattern) for pattern in patterns]
        found.append([pattern.search(text).groupdict(), pattern.flags, odd.split("a\0b"), odd.pattern])
        programs.remove(table)
    assert table is not None
    assert not table.made
    assert found[0] == found[1]


def test_a_pattern_that_waits_is_like_any_other(own_folder: Path) -> None:
    compiled()
    waiting, real = compiled()[0], re.compile(PATTERNS[0])
    assert type(waiting) is programs.Awaited
    assert isinstance(waiting, re.Pattern)
    assert re.compile(waiting) is waiting
    assert waiting == real and hash(waiting) == hash(real) and repr(waiting) == repr(real)
    assert copy.copy(waiting) == pickle.loads(pickle.dumps(waiting)) == real
    assert waiting.groupindex == real.groupindex and waiting.groups == real.groups
    assert re.sub(waiting, "x", TEXT) == re.sub(real, "x", TEXT) == waiting.sub("x", TEXT)
    with pytest.raises(AttributeError):
        waiting.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_program_that_does_not_fit_is_compiled_anew(own_folder: Path) -> None:
    compiled()
    table = programs.install()
    assert table is not None
    programs.remove(table)
    for key, (_, names) in table.known.items():
        table.known[key] = ("0 0 2 0 0", names)
    patterns = [table.compile(pattern) for pattern in PATTERNS]
    assert seen(patterns) == seen([re.compile(pattern) for pattern in PATTERNS])


def test_what_is_damaged_is_mended_by_the_next_run_that_writes(own_folder: Path) -> None:
    compiled()
    (file,) = own_folder.iterdir()
    data = bytearray(file.read_bytes())
    data[-9] ^= 0xFF  # in the program of the last pattern
    file.write_bytes(data)
    table = programs.install()
    re.purge()
    patterns = [re.compile(pattern) for pattern in (*PATTERNS, *(f"another {number}" for number in range(9)))]
    assert seen(patterns[: len(PATTERNS)]) == seen(compiled())
    programs.remove(table)
    last = programs.install()
    programs.remove(last)
    assert last is not None
    assert {pattern for pattern, _ in last.known} >= set(PATTERNS)
    for (pattern, _), (numbers, _) in last.known.items():
        assert last._code(*map(int, numbers.split()[1:3]), int(numbers.split()[4])), pattern


def test_a_table_that_let_go_of_its_file_compiles(own_folder: Path) -> None:
    compiled()
    table = programs.install()
    assert table is not None
    waiting = table.compile(PATTERNS[0])
    table.close()
    assert waiting == re.compile(PATTERNS[0])
    programs.remove(table)

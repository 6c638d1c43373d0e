"""Compiled forms: never stale, never a danger, never an error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lint.datafiles import compiled
from lint.rules import load_rules
from lint.rules.loading import pack, unpack

ROOT = Path(__file__).parents[2]

RULE = """\
code: ACME001
name: forbidden-word
summary: A word that our house does not use
severity: warning
check: pattern
with: {words: [utilise]}
message: "Write use, not {found}."
why: Plain words are read by more people.
examples: [{bad: We utilise it.}, {good: We use it.}]
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_text("one")
    age(path)
    return path


def age(path: Path) -> None:
    """Makes a file look as if nobody had touched it for a minute."""
    before = time.time() - 60
    os.utime(path, (before, before))


class Builder:
    """Counts how often the data is made."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.calls = 0

    def __call__(self) -> compiled.Built:
        self.calls += 1
        return {"text": self.source.read_text()}, [str(self.source)]


def load(build: Builder, cache: Path, name: str = "thing:x") -> Any:
    return compiled.load(name, build, str(cache))["text"]


def entry(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def test_data_is_made_once(source: Path, tmp_path: Path) -> None:
    build = Builder(source)
    assert [load(build, tmp_path / "c") for _ in range(3)] == ["one"] * 3
    assert build.calls == 1


def test_a_changed_source_is_read_again(source: Path, tmp_path: Path) -> None:
    build = Builder(source)
    load(build, tmp_path / "c")
    source.write_text("two")
    assert load(build, tmp_path / "c") == "two"


def test_a_source_just_written_is_not_trusted_to_stay(source: Path, tmp_path: Path) -> None:
    source.write_text("new")
    build = Builder(source)
    load(build, tmp_path / "c")
    load(build, tmp_path / "c")
    assert build.calls == 2


def test_a_source_that_vanishes_or_appears_is_noticed(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    calls = []

    def build() -> compiled.Built:
        calls.append(1)
        return other.exists(), [str(source), str(other)]

    cache = str(tmp_path / "c")
    assert [compiled.load("t:x", build, cache), compiled.load("t:x", build, cache)] == [False, False]
    assert len(calls) == 1
    other.write_text("x")
    assert compiled.load("t:x", build, cache) is True


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\n",
        b"not json\n{}",
        b"[]\n[]",
        b'{"version": 1}\n{}',
        b"\x00\xff\xfe",
        b"[" * 100_000 + b"\n{}",
    ],
)
def test_a_damaged_entry_is_made_anew(source: Path, tmp_path: Path, damage: bytes) -> None:
    build = Builder(source)
    load(build, tmp_path / "c")
    entry(tmp_path / "c").write_bytes(damage)
    assert load(build, tmp_path / "c") == "one"
    assert build.calls == 2
    assert load(build, tmp_path / "c") == "one"
    assert build.calls == 2


def test_a_changed_body_is_noticed(source: Path, tmp_path: Path) -> None:
    build = Builder(source)
    load(build, tmp_path / "c")
    path = entry(tmp_path / "c")
    path.write_bytes(path.read_bytes().replace(b'"one"', b'"eno"'))
    assert load(build, tmp_path / "c") == "one"


def test_an_entry_of_another_version_or_for_another_thing_is_not_used(source: Path, tmp_path: Path) -> None:
    build = Builder(source)
    load(build, tmp_path / "c")
    path = entry(tmp_path / "c")
    good = path.read_bytes()
    path.write_bytes(good.replace(b'"version": "', b'"version": "9'))
    load(build, tmp_path / "c")
    path.write_bytes(good.replace(b'"thing:x"', b'"thing:y"'))
    load(build, tmp_path / "c")
    assert build.calls == 3


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_an_entry_that_others_can_write_is_not_believed(source: Path, tmp_path: Path) -> None:
    build = Builder(source)
    load(build, tmp_path / "c")
    entry(tmp_path / "c").chmod(0o666)
    load(build, tmp_path / "c")
    assert build.calls == 2


def test_a_cache_that_cannot_be_written_is_no_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "c").write_text("a file where the folder should be")
    build = Builder(source)
    assert [load(build, tmp_path / "c"), load(build, tmp_path / "c")] == ["one", "one"]
    assert build.calls == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_folder_is_no_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir(mode=0o500)
    assert load(Builder(source), tmp_path / "c") == "one"


def test_a_full_disk_is_no_error(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert load(Builder(source), tmp_path / "c") == "one"
    assert list((tmp_path / "c").iterdir()) == []


def test_the_cache_can_be_turned_off(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", "")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert compiled.load("t:x", Builder(source)) == {"text": "one"}
    assert not (tmp_path / "home").exists()


def test_errors_of_the_data_are_not_stored(tmp_path: Path) -> None:
    def build() -> compiled.Built:
        raise ValueError("broken")

    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            compiled.load("t:x", build, str(tmp_path / "c"))


def test_rules_come_out_of_their_compiled_form_as_they_went_in() -> None:
    rules = load_rules()
    made = unpack(json.loads(json.dumps(pack(rules, "/a"))), "/a")
    assert [rule._replace(file="") for rule in made] == [rule._replace(file="") for rule in rules]


def test_an_entry_with_rules_of_a_wrong_form_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "c"))
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "a.yaml").write_text(RULE)
    age(folder / "a.yaml")
    age(folder)
    assert [rule.code for rule in load_rules([folder])] == ["ACME001"]
    path = entry(tmp_path / "c")
    head, _, _ = path.read_bytes().partition(b"\n")
    body = b'[["ACME001", "short"]]'
    meta = json.loads(head) | {"crc": __import__("binascii").crc32(body)}
    path.write_bytes(json.dumps(meta).encode() + b"\n" + body)
    assert [rule.name for rule in load_rules([folder])] == ["forbidden-word"]


def test_a_rule_added_or_changed_in_a_folder_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDPROOF_CACHE_DIR", str(tmp_path / "c"))
    folder = tmp_path / "rules"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.yaml").write_text(RULE)
    assert len(load_rules([folder])) == 1
    (folder / "inner" / "b.yml").write_text(RULE.replace("ACME001", "ACME002").replace("forbidden-word", "other"))
    assert len(load_rules([folder])) == 2
    (folder / "a.yaml").write_text(RULE.replace("warning", "advice"))
    assert load_rules([folder])[0].severity == "advice"


def test_linting_imports_neither_yaml_nor_jsonschema(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Take the the tablet.\n")
    (tmp_path / "medproof.yaml").write_text("rules: [own]\nprofiles: [types]\nfail-on: never\n")
    for name in ("own", "types"):
        (tmp_path / name).mkdir()
    (tmp_path / "own" / "a.yaml").write_text(RULE)
    (tmp_path / "types" / "b.yaml").write_text("name: note\nsummary: A short note\nextends: default\n")
    for path in [tmp_path / "medproof.yaml", *tmp_path.glob("*/*"), tmp_path / "own", tmp_path / "types"]:
        age(path)
    code = (
        "import sys\nfrom lint.cli import main\ncode = main(['check', 'a.txt', '--no-cache', '--quiet'])\n"
        "loaded = [m for m in ('yaml', 'jsonschema', 'tomllib', 'markdown_it') if m in sys.modules]\n"
        "print(code, loaded, file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT), "MEDPROOF_CACHE_DIR": str(tmp_path / "c")}
    said = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
        said.append(done.stderr.strip().splitlines()[-1])
    assert "yaml" in said[0]
    assert said[1] == "0 []"

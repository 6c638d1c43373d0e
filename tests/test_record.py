"""Records behave as data classes do, and are made cheaply."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import make_dataclass
from typing import Any

import pytest

from lint.record import FIRST, FrozenRecordError, field, record, replace


@record(frozen=True, slots=True)
class Place:
    """A frozen one."""

    start: int
    end: int = 7
    notes: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def size(self) -> int:
        return self.end - self.start


@record()
class Line:
    """One that may change."""

    text: str
    spare: Any = None


@record(frozen=True)
class Empty:
    """No fields."""


def test_a_record_shows_compares_and_hashes_as_a_data_class_does() -> None:
    twin = make_dataclass("Place", [("start", int), ("end", int)], frozen=True)(1, 7)
    assert repr(Place(1)) == repr(twin)
    assert hash(Place(1)) == hash(twin)
    assert Place(1) == Place(start=1, end=7) != Place(2)
    assert Place(1, notes=["a"]) == Place(1)
    assert Place(1) != twin
    assert Empty() == Empty()


def test_each_instance_has_its_own_default() -> None:
    one, other = Place(1), Place(1)
    one.notes.append("x")
    assert other.notes == []
    assert one.size == 6


def test_a_frozen_record_refuses_changes_and_another_takes_them() -> None:
    place, line = Place(1), Line("a")
    with pytest.raises(FrozenRecordError, match="start"):
        place.start = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del place.end
    line.text = "b"
    assert line == Line("b")
    with pytest.raises(TypeError):
        hash(line)


def test_missing_and_unknown_fields_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match="start"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="stop"):
        Place(1, stop=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="stop"):
        replace(Place(1), stop=2)


def test_the_first_instances_are_made_as_the_later_ones() -> None:
    @record(frozen=True, slots=True)
    class Mark:
        start: int
        kind: str = "code"
        notes: list[str] = field(default_factory=list)

    for _ in range(2):
        made = [Mark(1), Mark(1, "code"), Mark(start=1, kind="code"), Mark(1, notes=[])]
        assert len(set(map(repr, made))) == 1
        for wrong in ((), (1, "a", [], 3)):
            with pytest.raises(TypeError):
                Mark(*wrong)
        with pytest.raises(TypeError, match="multiple values"):
            Mark(1, start=2)  # type: ignore[misc]
        for number in range(FIRST):
            assert Mark(number).start == number


def test_copies_keep_what_is_not_named() -> None:
    place = Place(1, 3, ["n"])
    assert replace(place, end=4) == Place(1, 4)
    assert replace(place, end=4).notes is place.notes
    assert pickle.loads(pickle.dumps(place)) == place


def test_reading_an_article_loads_no_dataclasses() -> None:
    code = "import sys, lint.commands.planning, lint.engine.run; sys.exit('dataclasses' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Our NamedTuple makes what that of `typing` makes, and the other names of `typing` are not needed at run time."""

from __future__ import annotations

import copy
import pickle
import re
import typing
from pathlib import Path

import pytest

from lint.typed import Any, Literal, NamedTuple

ROOT = Path(__file__).parent.parent


class Place(NamedTuple):
    """A place with a note."""

    line: int
    column: int = 1
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.line}:{self.column}"

    def __str__(self) -> str:
        return self.shown


class Twin(typing.NamedTuple):
    line: int
    column: int = 1
    notes: tuple[str, ...] = ()


class Nothing(NamedTuple):
    pass


class Near(Place):
    """A class of its own that inherits from one."""


def test_it_is_the_tuple_that_typing_would_make() -> None:
    ours, theirs = Place(3, notes=("a",)), Twin(3, notes=("a",))
    assert ours == theirs == (3, 1, ("a",))
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Twin", "Place")
    assert (ours.line, ours.column, ours.notes) == tuple(ours)
    assert ours._asdict() == theirs._asdict()
    assert Place._fields == Twin._fields == Place.__match_args__
    assert Place._field_defaults == Twin._field_defaults
    assert Place.__mro__ == (Place, tuple, object)
    assert Place.__doc__ == "A place with a note."
    assert Nothing() == () and repr(Nothing()) == "Nothing()"
    assert not hasattr(ours, "__dict__")


def test_methods_of_its_own_and_of_its_heirs_work() -> None:
    assert f"{Place(3, 4)}" == "3:4"
    assert Near(3).shown == "3:1" and repr(Near(3)).startswith("Near(line=3")
    match Place(5):
        case Place(line, column):
            assert (line, column) == (5, 1)


def test_copies_are_of_the_same_class() -> None:
    place = Place(3)._replace(column=9)
    assert place == Place(3, 9) and type(place) is Place
    for made in (pickle.loads(pickle.dumps(place)), copy.deepcopy(place), Place._make([3, 9, ()])):
        assert made == place and type(made) is Place


def test_wrong_arguments_are_refused_in_the_same_words() -> None:
    for make in (
        lambda kind: kind(),
        lambda kind: kind(1, 2, (), 4),
        lambda kind: kind(1, row=2),
        lambda kind: kind._make([1]),
        lambda kind: kind(1)._replace(row=2),
    ):
        said = []
        for kind in (Place, Twin):
            with pytest.raises((TypeError, ValueError)) as caught:
                make(kind)
            said.append(str(caught.value).replace("Twin", "Place"))
        assert said[0] == said[1]
    with pytest.raises(AttributeError):
        Place(1).line = 2  # type: ignore[misc]


def test_a_field_without_a_default_cannot_follow_one_that_has_one() -> None:
    with pytest.raises(TypeError):

        class Wrong(NamedTuple):
            line: int = 1
            column: int  # type: ignore[misc]


def test_stand_ins_hold_where_a_module_names_a_type() -> None:
    assert (Literal["a", "b"] | None) is not None
    assert dict[str, Any] is not None


def test_no_module_loads_typing() -> None:
    modules = [path for path in (ROOT / "lint").rglob("*.py") if path.name != "typed.py"]
    loading = re.compile(r"^\s*(?:import typing|from typing import)\b", re.M)
    assert len(modules) > 100
    assert not [str(path) for path in modules if loading.search(path.read_text(encoding="utf-8"))]

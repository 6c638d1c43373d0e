"""The names of `typing` that our code uses, without loading it: annotations are never evaluated, and `typing` costs
two milliseconds at every start.

A type checker sees the real ones. What stands in their place at run time holds up wherever a module names a type for
later (`Level = Severity | Literal["off"]`) and knows nothing more.

`NamedTuple` makes the same classes as that of `typing` in a tenth of its time. There a function is compiled for each
class; we have eighty at the start of a run on one article, which was 10 ms. Here one is compiled for each number of
fields and gets other names for its arguments.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO as IO
    from typing import Any as Any
    from typing import Literal as Literal
    from typing import NamedTuple as NamedTuple
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
    from typing import TextIO as TextIO
    from typing import TypeVar as TypeVar
    from typing import dataclass_transform as dataclass_transform
    from typing import overload as overload
else:
    import sys

    try:
        from _collections import _tuplegetter as getter
    except ImportError:  # pragma: no cover
        from operator import itemgetter

        def getter(place, doc):
            return property(itemgetter(place), doc=doc)

    class Any:
        """Stands for every name that is only a type; with [...] after it, too."""

        def __class_getitem__(cls, item):
            return cls

    class Protocol:
        """A class whose instances need not inherit from it."""

    IO = Literal = NoReturn = TextIO = Any

    def TypeVar(_):  # noqa: N802
        """Nothing that anybody looks at."""
        return Any

    def overload(function):
        """One of several signatures; the last definition is the one that counts."""
        return function

    def dataclass_transform(**_):
        """A decorator that decorates nothing."""
        return lambda function: function

    _SCOPE = {"new": tuple.__new__, "__builtins__": {}}
    _news = {}  # code of `__new__` by number of fields

    class _Naming(type):
        """Makes a subclass of tuple of a class that has NamedTuple as its base."""

        def __new__(cls, name, bases, space):
            if len(bases) > 1:
                raise TypeError("a NamedTuple has no other bases")
            fields = tuple([sys.intern(field) for field in space.get("__annotations__", ())])
            defaults = {field: space.pop(field) for field in fields if field in space}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"a field of {name} without a default follows one that has one")
            listed = ", ".join(fields)
            new = _function(_code(len(fields)).replace(co_varnames=("_cls", *fields)), _SCOPE, "__new__")
            new.__defaults__ = tuple(defaults.values())
            new.__qualname__ = f"{space['__qualname__']}.__new__"
            members = {
                "__doc__": f"{name}({listed})",
                "__slots__": (),
                "_fields": fields,
                "_field_defaults": defaults,
                "__new__": new,
                "_make": _make,
                "_replace": _replace,
                "__repr__": _repr,
                "_asdict": _asdict,
                "__getnewargs__": _getnewargs,
                "__match_args__": fields,
            }
            for place, field in enumerate(fields):
                members[field] = getter(place, f"Alias for field number {place}")
            return type(name, (tuple,), {**members, **space})

    def _code(count):
        """The code of a `__new__` that takes so many fields."""
        made = _news.get(count)
        if made is None:
            names = "".join([f"a{place}, " for place in range(count)])
            made = _news[count] = eval(f"lambda _cls, {names}: new(_cls, ({names}))").__code__
        return made

    _function = type(_code)

    @classmethod
    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes):
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _repr(self):
        shown = [f"{name}={value!r}" for name, value in zip(self._fields, self, strict=False)]
        return f"{type(self).__name__}({', '.join(shown)})"

    def _asdict(self):
        return dict(zip(self._fields, self, strict=False))

    def _getnewargs(self):
        return tuple(self)

    NamedTuple = type.__new__(_Naming, "NamedTuple", (), {})

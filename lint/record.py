"""Frozen data classes that cost next to nothing until one is made.

`dataclasses` writes and compiles six methods for each class when its module is imported, and loads `inspect` and `ast`
to do so: a quarter of the start of a run on one article. A record has the same face and behaviour as far as we use it,
shares its methods with all others, and compiles its `__init__` when a number of instances was made. Type checkers know
it by `dataclass_transform`. Records inherit from nothing and have no `__post_init__`, ClassVar or InitVar.
"""

from __future__ import annotations

from collections.abc import Callable

from lint.typed import Any, TypeVar, dataclass_transform

T = TypeVar("T")

FIRST = 30  # instances of a class before an `__init__` is compiled for it, which takes as long as making these


class FrozenRecordError(AttributeError):
    """An attempt to change a frozen record."""


class _Field:
    __slots__ = ("compare", "factory", "repr")

    def __init__(self, factory: Callable[[], Any], repr: bool, compare: bool) -> None:
        self.factory = factory
        self.repr = repr
        self.compare = compare


def field(*, default_factory: Callable[[], Any], repr: bool = True, compare: bool = True) -> Any:
    """A field whose default is made anew for each instance."""
    return _Field(default_factory, repr, compare)


@dataclass_transform(field_specifiers=(field,))
def record(*, frozen: bool = False, slots: bool = False) -> Callable[[type[T]], type[T]]:
    """The class with `__init__`, `__repr__`, `__eq__` and, if frozen, `__hash__`, made from its annotations."""

    def make(cls: type[T]) -> type[T]:
        space = dict(cls.__dict__)
        names = tuple(space.get("__annotations__", ()))
        defaults = {name: space[name] for name in names if name in space}
        special = {name: value for name, value in defaults.items() if isinstance(value, _Field)}
        space["__fields__"] = names
        space["__shown__"] = tuple(name for name in names if name not in special or special[name].repr)
        space["__compared__"] = tuple(name for name in names if name not in special or special[name].compare)
        space["__init__"] = _first(names, defaults)
        space.setdefault("__repr__", _repr)
        if "__eq__" not in space:
            space["__eq__"] = _eq
            space["__hash__"] = _hash if frozen else None
        if frozen:
            space["__setattr__"] = _refuse
            space["__delattr__"] = _refuse
        space["__reduce__"] = _reduce
        space["__match_args__"] = names
        for name in names if slots else special:
            space.pop(name, None)
        if slots:
            space["__slots__"] = names
        space.pop("__dict__", None)
        space.pop("__weakref__", None)
        meta: Any = type(cls)
        made: type[T] = meta(cls.__name__, cls.__bases__, space)
        return made

    return make


def _first(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    """An `__init__` for the first instances, of which most classes have no more; then it puts a compiled one into its
    place. It leaves it to that one, too, to say what is wrong with the arguments."""
    left = FIRST

    def first(self: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal left
        left -= 1
        values = dict(zip(names, args, strict=False))
        if left >= 0 and len(args) <= len(names) and values.keys().isdisjoint(kwargs):
            values.update(kwargs)
            for name in names:
                if name in values:
                    value = values.pop(name)
                elif name in defaults:
                    value = defaults[name]
                    if isinstance(value, _Field):
                        value = value.factory()
                else:
                    break
                object.__setattr__(self, name, value)
            else:
                if not values:
                    return
        _compile(type(self), names, defaults)
        type(self).__init__(self, *args, **kwargs)

    return first


def _compile(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
    """Gives the class an `__init__` of its own."""
    given: dict[str, Any] = {"set_": object.__setattr__, "none_": _first}
    # past `__setattr__`: object's own where there are slots, else the dictionary itself, at a fifth of the time
    slotted = "__slots__" in cls.__dict__
    heads, lines = [], [" pass" if slotted else " held = self.__dict__"]
    for name in names:
        value = name
        if name not in defaults:
            heads.append(name)
        elif isinstance(defaults[name], _Field):
            given[f"make_{name}"] = defaults[name].factory
            heads.append(f"{name}=none_")
            value = f"make_{name}() if {name} is none_ else {name}"
        else:
            given[f"default_{name}"] = defaults[name]
            heads.append(f"{name}=default_{name}")
        lines.append(f" set_(self, {name!r}, {value})" if slotted else f" held[{name!r}] = {value}")
    exec(f"def __init__({', '.join(['self', *heads])}):\n" + "\n".join(lines), given)
    init = given["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    type.__setattr__(cls, "__init__", init)


def _values(self: Any, names: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in names])


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__shown__)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return _values(self, self.__compared__) == _values(other, self.__compared__)


def _hash(self: Any) -> int:
    return hash(_values(self, self.__compared__))


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), _values(self, self.__fields__)


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenRecordError(f"cannot change field {name!r} of a {type(self).__name__}")


def replace(instance: T, **changes: Any) -> T:
    """A copy with other values for the named fields."""
    cls: Any = type(instance)
    given = {name: getattr(instance, name) for name in cls.__fields__}
    made: T = cls(**{**given, **changes})
    return made

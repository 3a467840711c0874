"""Frozen value classes that take microseconds to define: the small part of ``dataclasses`` that is used here.

`dataclasses` compiles all methods of a class when the class is defined, about 1.2 ms for each, and every command
pays for every class it imports. Here a method is compiled the first time it is called, and ``__new__`` when it is
called often. Making a value takes half the time, too: its fields are set while it still is of an open class with the
same slots, because a ``__setattr__`` and the setters of slots are slow.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")

#: How many values of a class are made before its ``__new__`` is compiled, which takes as long as making 10 more.
_FEW = 8

_MISSING: Any = type("_Missing", (), {"__repr__": lambda self: "<missing>"})()


class _Field:
    """One field: where its value comes from, and which methods use it."""

    __slots__ = ("compare", "default", "default_factory", "init", "name", "repr")

    def __init__(self, default: Any, default_factory: Any, *, init: bool, repr: bool, compare: bool) -> None:  # noqa: A002 -- the name in dataclasses
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] = _MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002 -- the name in dataclasses
    compare: bool = True,
) -> Any:
    """Describe a field that is not just a name with an optional default, as `dataclasses.field` does.

    ``__post_init__`` sets one with ``init=False`` by ``object.__setattr__``.
    """
    return _Field(default, default_factory, init=init, repr=repr, compare=compare)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a frozen class with slots, ``__new__``, ``==``, ``hash``, ``repr`` and ``__match_args__``.

    Its annotations are its fields. Methods that the class defines itself are kept. Differences from a frozen
    dataclass with slots: no inheritance of fields, no keyword-only fields, no ``ClassVar``, and
    `AttributeError` on assignment.

    Raises:
        TypeError: for a class that extends another record, and for a mutable default.
    """
    if any("__match_args__" in base.__dict__ for base in cls.__mro__[1:]):
        raise TypeError(f"{cls.__qualname__} extends another record")
    namespace = dict(cls.__dict__)
    fields = [_field_of(name, namespace.pop(name, _MISSING)) for name in cls.__annotations__]
    shown = tuple(item.name for item in fields if item.repr)

    def representation(self: Any) -> str:
        values = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
        return f"{type(self).__qualname__}({values})"

    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    namespace |= {
        "__qualname__": cls.__qualname__,
        "__slots__": tuple(cls.__annotations__),
        "__match_args__": tuple(item.name for item in fields if item.init),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__reduce__": _reduced,
    }
    namespace.setdefault("__repr__", representation)
    metaclass: Any = type(cls)
    made = metaclass(cls.__name__, cls.__bases__, namespace)
    for name in _COMPILERS:
        # A class with an __eq__ of its own has None as its __hash__.
        if namespace.get(name) is None:
            setattr(made, name, _compiled_when_used(made, name, fields))
    return cast("type[T]", made)


if TYPE_CHECKING:
    # mypy checks the names and types of the changes only under this name.
    from dataclasses import replace as replace
else:

    def replace(value: T, /, **changes: Any) -> T:
        """Return a copy of a record with some fields changed.

        Raises:
            TypeError: for a name that is not a field.
        """
        return value.__replace__(**changes)


def field_names(cls: type) -> tuple[str, ...]:
    """Return the names of a record's fields, in order."""
    names: tuple[str, ...] = cls.__slots__  # type: ignore[attr-defined]  # record() has set it
    return names


def as_dict(value: object) -> dict[str, Any]:
    """Return a record's fields by name; records inside it, and inside its tuples, become dicts too."""
    return {name: _plain(getattr(value, name)) for name in field_names(type(value))}


def from_dict(cls: type[T], values: object) -> T:
    """Return the record that `as_dict` made ``values`` of, also after they were written as JSON and read again.

    Raises:
        ValueError: for a value of another type, a missing one, and one that the record does not have: the document
            may be damaged, or of another program.
    """
    made: Any = cls
    kinds = _kinds_of(made)
    if not isinstance(values, dict):
        raise ValueError("it is not an object")
    if unknown := values.keys() - kinds.keys():
        raise ValueError(f"{', '.join(sorted(unknown))} is not known")
    given = {name: _read(value, kinds[name], name) for name, value in values.items()}
    try:
        return cast("T", made(**given))
    except TypeError as error:
        raise ValueError(f"it has no {', '.join(name for name in kinds if name not in given)}") from error


@cache
def _kinds_of(cls: type) -> dict[str, Any]:
    from typing import get_type_hints

    return get_type_hints(cls)


@cache
def _parts_of(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    from typing import get_args, get_origin

    return get_origin(kind), get_args(kind)


def _read(value: object, kind: Any, name: str) -> Any:
    """Return what JSON made of a value of this type as that type again."""
    origin, inner = _parts_of(kind)
    if type(None) in inner:
        return None if value is None else _read(value, inner[0], name)
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_read(item, inner[0], name) for item in value)
    if origin is Mapping and isinstance(value, dict):
        return {key: _read(item, inner[1], name) for key, item in value.items()}
    if origin is None:
        if kind.__setattr__ is _refuse:
            return from_dict(kind, value)
        if isinstance(value, str | PurePath):
            # Neither a path nor a name can have others; of an enumeration, only one of its values.
            if issubclass(kind, str | PurePath) and b"\0" not in os.fsencode(value):
                return kind(value)
        elif type(value) is kind:
            return value
        elif kind is float and type(value) is int:
            return float(value)
    raise ValueError(f"{name} cannot be {value!r}")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return as_dict(value) if type(value).__setattr__ is _refuse else value


def _field_of(name: str, default: Any) -> _Field:
    item = default if isinstance(default, _Field) else _Field(default, _MISSING, init=True, repr=True, compare=True)
    if type(item.default).__hash__ is None:
        raise TypeError(f"mutable default of {name}: use default_factory")
    item.name = name
    return item


def _refuse(self: Any, name: str, value: Any = None) -> None:
    raise AttributeError(f"{type(self).__qualname__} is frozen: {name} cannot be changed")


#: What a class and the open class of its values have in common.
_OF_BOTH = ("__module__", "__slots__", "__orig_bases__")


def _reduced(self: Any) -> tuple[Any, ...]:
    """Return how to make a copied or unpickled record."""
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def _compiled_when_used(made: type, name: str, fields: Sequence[_Field]) -> Callable[..., Any]:
    """Return a method that is compiled when it is called; ``__new__`` when it is called often."""
    first = iter(range(_FEW if name == "__new__" else 0))

    def method(cls: Any, *args: Any, **kwargs: Any) -> Any:
        if next(first, None) is not None and (value := _made_slowly(cls, fields, args, kwargs)) is not None:
            return value
        function = _COMPILERS[name](made, fields)
        function.__module__ = made.__module__
        function.__qualname__ = f"{made.__qualname__}.{name}"
        setattr(made, name, function)
        return function(cls, *args, **kwargs)

    return method


def _made_slowly(cls: Any, fields: Sequence[_Field], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Return a new value; None for arguments that ``__new__`` refuses."""
    settable = [item for item in fields if item.init]
    given = {**dict(zip([item.name for item in settable], args, strict=False)), **kwargs}
    if len(given) != len(args) + len(kwargs):
        return None
    value = object.__new__(cls)
    for item in settable:
        found = given.pop(item.name, item.default if item.default_factory is _MISSING else item.default_factory())
        if found is _MISSING:
            return None
        object.__setattr__(value, item.name, found)
    if given:
        return None
    if hasattr(cls, "__post_init__"):
        value.__post_init__()
    return value


def _new(made: type, fields: Sequence[_Field]) -> Any:
    metaclass: Any = type(made)
    same = {name: made.__dict__[name] for name in _OF_BOTH if name in made.__dict__}
    open_class = metaclass(made.__name__, made.__bases__, same)
    parameters, lines = [], ["self = _new(_open)"]
    values: dict[str, Any] = {"_missing": _MISSING, "_new": object.__new__, "_open": open_class}
    for item in fields:
        if not item.init:
            continue
        name = item.name
        value = name
        if item.default_factory is not _MISSING:
            values[f"_make_{name}"] = item.default_factory
            parameters.append(f"{name}=_missing")
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif item.default is not _MISSING:
            values[f"_default_{name}"] = item.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f"self.{name} = {value}")
    lines.append("self.__class__ = cls")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    return _function("__new__", ["cls", *parameters], [*lines, "return self"], values)


def _eq(_made: type, fields: Sequence[_Field]) -> Any:
    names = [item.name for item in fields if item.compare]
    lines = [
        "if other.__class__ is not self.__class__:",
        "    return NotImplemented",
        f"return {_tuple('self', names)} == {_tuple('other', names)}",
    ]
    return _function("__eq__", ["self", "other"], lines, {})


def _hash(_made: type, fields: Sequence[_Field]) -> Any:
    names = [item.name for item in fields if item.compare]
    return _function("__hash__", ["self"], [f"return hash({_tuple('self', names)})"], {})


def _replace(_made: type, fields: Sequence[_Field]) -> Any:
    names = [item.name for item in fields if item.init]
    parameters = ["self", "/", *(["*"] if names else []), *(f"{name}=_missing" for name in names)]
    values = ", ".join(f"self.{name} if {name} is _missing else {name}" for name in names)
    return _function("__replace__", parameters, [f"return self.__class__({values})"], {"_missing": _MISSING})


def _tuple(owner: str, names: Sequence[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _function(name: str, parameters: Sequence[str], lines: Sequence[str], values: dict[str, Any]) -> Any:
    body = "\n".join(f"    {line}" for line in lines)
    exec(f"def {name}({', '.join(parameters)}):\n{body}", values)
    return values[name]


_COMPILERS: dict[str, Callable[[type, Sequence[_Field]], Any]] = {
    "__new__": _new,
    "__eq__": _eq,
    "__hash__": _hash,
    "__replace__": _replace,  # the method that copy.replace of Python 3.13 calls
}

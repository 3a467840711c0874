"""The names in Python code that is not run: which values they have, in functions and on objects."""

from __future__ import annotations

import ast
import contextlib
from abc import ABC, abstractmethod
from collections import ChainMap

from pyodide_cache.base.record import field, record
from pyodide_cache.projects.python.conditions import PLACE
from pyodide_cache.projects.python.known_values import (
    Unknown,
    Value,
    combined,
    dotted_name,
    each,
    either,
    elements,
    name_of,
)

Names = ChainMap[str, Value]
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@record
class Defined:
    """A function, or a class."""

    node: Function | ast.ClassDef
    names: Names = field(repr=False, compare=False)  # around it

    @property
    def decorators(self) -> list[ast.expr]:
        """What stands before it."""
        return getattr(self.node, "decorator_list", [])


class Scopes(ABC):
    """Keeps the values of names while a program is followed."""

    def __init__(self) -> None:
        self._names: Names = ChainMap()
        self._certain = True  # whether what is followed is certain to run
        self._told = False  # whether what is evaluated depends on where the program runs
        self._told_names: set[str] = set()

    @abstractmethod
    def _value(self, node: ast.expr) -> Value:
        """Return the value of an expression."""

    @abstractmethod
    def _key(self, node: ast.expr) -> Value:
        """Return the value of a key or slice."""

    def _named(self, node: ast.Name | ast.Attribute) -> Value:
        name = dotted_name(node)
        if name in self._names:
            self._told |= name in self._told_names
            return self._at_place(self._names[name])
        if isinstance(node, ast.Name):
            return self._at_place(Unknown(node, name))
        return self._attribute(self._value(node.value), node)

    def _at_place(self, value: Value) -> Value:
        """Return what programs ask for to find out where they run; else the value itself."""
        if not isinstance(value, Unknown) or value.name not in PLACE:
            return value
        self._told = True
        return PLACE[value.name]

    def _attribute(self, owner: Value, node: ast.Attribute) -> Value:
        name = f"{name_of(owner)}.{node.attr}"
        return "python" if name == "sys.executable" else self._at_place(self._names.get(name, Unknown(node, name)))

    @property
    def _root(self) -> dict[str, Value]:
        return self._names.maps[-1]  # type: ignore[return-value]

    def _assign(self, target: ast.expr, value: Value) -> None:
        """Give a value to a target; its former value stays possible where the statement may not run."""
        if not self._certain and isinstance(target, ast.Name | ast.Attribute):
            former = self._names.get(dotted_name(target))
            value = value if former is None else either(former, value)
        self._bind(target, value)

    def _bind(self, target: ast.expr, value: Value) -> None:
        match target:
            case ast.Name(id=name):
                names = self._root if f"global {name}" in self._names.maps[0] else self._names
                names[name] = value
                (self._told_names.add if self._told else self._told_names.discard)(name)
            case ast.Attribute(value=ast.Name()):
                self._root[dotted_name(target)] = value
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                for place, item in enumerate(targets):
                    self._bind(item, combined(lambda row: elements(row)[place], value))  # noqa: B023
            case ast.Subscript(value=container, slice=place):
                key = self._key(place)
                for found in each(self._value(container)):
                    with contextlib.suppress(LookupError, TypeError):
                        found[key] = value

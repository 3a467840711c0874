"""The names in Python code that is not run: which values they have, in functions and on objects."""

from __future__ import annotations

import ast
import contextlib
from abc import ABC, abstractmethod
from collections import ChainMap
from collections.abc import Iterable, Mapping

from pyodide_cache.base.record import field, record
from pyodide_cache.projects.python.conditions import PLACE
from pyodide_cache.projects.python.known_methods import change
from pyodide_cache.projects.python.known_values import (
    Made,
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


def class_of(name: str, fields: Iterable[str]) -> ast.ClassDef:
    """Return a class with fields, such as one that ``namedtuple`` makes."""
    body: list[ast.stmt] = [ast.AnnAssign(ast.Name(item), ast.Name("object"), None, 1) for item in fields]
    return ast.ClassDef(name, [], [], body, [])  # type: ignore[call-arg, unused-ignore]  # of 3.12 alone


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
    def _enter(
        self, function: Defined, arguments: list[Value], options: Mapping[Value, Value], owner: Value = None
    ) -> Value:
        """Follow a function or class that is called, and return its result; a method may have an owner."""

    @abstractmethod
    def _key(self, node: ast.expr) -> Value:
        """Return the value of a key or slice."""

    def _named(self, node: ast.Name | ast.Attribute) -> Value:
        name = dotted_name(node)
        if name.endswith("TYPE_CHECKING"):  # also one that the program sets, so as not to import typing
            return self._at_place(Unknown(node, "TYPE_CHECKING"))
        owner = self._names.get(name.rpartition(".")[0])
        if isinstance(owner, Made) and isinstance(node, ast.Attribute):
            return self._attribute(owner, node)
        if name in self._names:
            self._told |= name in self._told_names
            return self._at_place(self._names[name])
        if isinstance(node, ast.Name):
            return self._at_place(Unknown(node, name))
        return self._attribute(self._value(node.value), node)

    def _member(self, kind: str, name: str, default: Value) -> Value:
        """Return what a class or the next of its bases has by a name."""
        kinds = [kind]
        for item in kinds:  # grows
            if (member := f"{item}.{name}") in self._names:
                return self._names[member]
            node = getattr(self._names.get(item), "node", None)
            bases = map(dotted_name, node.bases) if isinstance(node, ast.ClassDef) else ()
            kinds += (base for base in bases if base not in kinds)
        return default

    def _at_place(self, value: Value) -> Value:
        """Return what programs ask for to find out where they run; else the value itself."""
        if not isinstance(value, Unknown) or value.name not in PLACE:
            return value
        self._told = True
        return PLACE[value.name]

    def _attribute(self, owner: Value, node: ast.Attribute) -> Value:
        if isinstance(owner, Made) and node.attr in owner.attributes:
            return owner.attributes[node.attr]
        if isinstance(owner, Defined | Made):
            kind = owner.kind if isinstance(owner, Made) else getattr(owner.node, "name", "")
            found = self._member(kind, node.attr, Unknown(node, f"{kind}.{node.attr}"))
            if isinstance(found, Defined) and any("property" in dotted_name(item) for item in found.decorators):
                return self._enter(found, [], {}, owner)
            return found
        if isinstance(owner, str) and node.attr == "value":  # of an enumeration
            return owner
        name = f"{name_of(owner)}.{node.attr}"
        return "python" if name == "sys.executable" else self._at_place(Unknown(node, name))

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
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                if isinstance(owner := self._names.get(name), Made):
                    owner.attributes[attribute] = value
                self._root[dotted_name(target)] = value
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                after = 0
                for place, item in enumerate(targets):
                    if isinstance(item, ast.Starred):
                        after = len(targets) - place - 1
                        self._bind(item.value, combined(lambda row: elements(row)[place : len(row) - after], value))  # noqa: B023
                    else:
                        at = place - len(targets) if after else place
                        self._bind(item, combined(lambda row: elements(row)[at], value))  # noqa: B023
            case ast.Subscript(value=container, slice=ast.Slice()):
                items = elements(value)
                for found in each(self._value(container)):
                    change(found, "clear", [], {}, certain=self._certain)
                    change(found, "extend", [items], {}, certain=self._certain)
            case ast.Subscript(value=container, slice=place):
                key = self._key(place)
                for found in each(self._value(container)):
                    with contextlib.suppress(LookupError, TypeError):
                        found[key] = value

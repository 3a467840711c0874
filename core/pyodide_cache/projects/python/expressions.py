"""The values of names and expressions in Python code that is not run."""

from __future__ import annotations

import ast
import contextlib
import re
from abc import ABC, abstractmethod
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping

from pyodide_cache.base.record import record
from pyodide_cache.projects.python.conditions import PLACE, compared_place, fixed_truth, is_there
from pyodide_cache.projects.python.known_methods import COMPARISONS, FUNCTIONS, OPERATORS, change, method
from pyodide_cache.projects.python.known_values import (
    Defined,
    Names,
    Unknown,
    Value,
    as_now,
    at,
    combined,
    dotted_name,
    each,
    either,
    elements,
    filled,
    name_of,
)

#: How many statements are followed in all loops and calls, and how often the same one in a loop.
_MOST_STEPS = 20_000
_MOST_ROUNDS = 300
#: A text or list of this length takes a step of its own.
_SMALL = 20

#: Methods of IPython that take a line, in which it replaces names and expressions by their values.
_LINES = frozenset({"system", "getoutput", "run_line_magic", "run_cell_magic", "magic"})
_REPLACED = re.compile(r"\{([^{}]+)\}|\$([A-Za-z_]\w*)")
_IMPORTING = frozenset({"__import__", "importlib.import_module"})


@record
class Call:
    """A call as it was made."""

    name: str  # of the function, with its module
    arguments: tuple[Value, ...]
    options: Mapping[str, Value]  # arguments with names; an unknown one without a name is that of ``**options``


class Expressions(ABC):
    """Finds the values of names and expressions, one after the other; what they call is noted."""

    def __init__(self) -> None:
        self._names: Names = ChainMap()
        self._certain = True  # whether what is followed is certain to run
        self._told = False  # whether what is evaluated depends on where the program runs
        self._told_names: set[str] = set()
        self._calls: dict[ast.Call, list[Call]] = {}
        self._methods: dict[str, Defined] = {}
        self._waiting: dict[ast.AST, Defined] = {}  # functions that nothing has called so far
        self._called: set[ast.AST] = set()
        self._results: list[Value] = []  # of the function that is being followed
        self._rounds = 0  # loops with known values that are being followed
        self._left = _MOST_STEPS
        self._is_cut = False  # whether there were more steps
        self._truths: dict[ast.AST, set[bool | None]] = {}
        self._objects = 0  # how many objects of its own classes the program made
        self._owners: dict[str, int] = {}  # the first of them that has an attribute

    @abstractmethod
    def _enter(self, function: Defined, arguments: list[Value], options: Mapping[Value, Value]) -> Value:
        """Follow a function or class that is called, and return its result."""

    def _value(self, node: ast.expr) -> Value:
        match node:
            case ast.Constant(value=None | bool() | str() | int() | float()):
                return node.value
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                return self._items(items)
            case ast.Dict(keys=keys, values=items):
                return self._dictionary(zip(keys, items, strict=True))
            case ast.Name() | ast.Attribute():
                return self._named(node)
            case ast.JoinedStr(values=parts):
                return filled(map(self._value, parts))
            case ast.FormattedValue(value=value, conversion=-1 | 115, format_spec=None):  # 115 is that of !s
                return self._value(value)
            case ast.FormattedValue(value=value):
                return Unknown(value)
            case ast.BinOp(left=left, op=operation, right=right):
                return self._operated(operation, self._value(left), self._value(right), node)
            case ast.BoolOp(op=kind, values=items):
                *first, last = map(self._value, items)
                decisive = [item for item in first if _unknown([item]) or bool(item) == isinstance(kind, ast.Or)][:1]
                return either(*decisive, *([] if decisive and not _unknown(decisive) else [last]))
            case ast.IfExp(test=test, body=left, orelse=right):
                branches = {True: [left], False: [right], None: [left, right]}[self._branch(node, test)]
                return either(*map(self._value, branches))
            case ast.Await(value=value) | ast.Starred(value=value):
                return self._value(value)
            case ast.NamedExpr(target=target, value=value):
                self._assign(target, found := self._value(value))
                return found
            case ast.ListComp(elt=element) | ast.SetComp(elt=element) | ast.GeneratorExp(elt=element):
                return self._comprehended(node.generators, lambda: [self._value(element)])
            case ast.DictComp(key=key, value=value):
                pairs = self._comprehended(node.generators, lambda: [(self._key(key), self._value(value))])
                return {} | dict(pairs)
            case ast.Lambda():
                return self._wait(Defined(node, self._names))
            case ast.Call():
                return self._call(node)
            case ast.Subscript(value=whole, slice=place):
                found, at_place = self._value(whole), self._key(place)
                return self._or_unknown(combined(lambda value: at(value, at_place), found), node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
                return -number
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self._or_unknown(combined(lambda value: not _known(value), self._value(operand)), node)
            case ast.Compare(ops=[_]):
                return self._compared(node)
        for part in ast.iter_child_nodes(node):
            if isinstance(part, ast.expr):
                self._value(part)  # for the calls in it
        return Unknown(node)

    def _named(self, node: ast.Name | ast.Attribute) -> Value:
        name = dotted_name(node)
        for names in self._names.maps:  # what ChainMap does takes several times as long
            if name in names:
                self._told |= name in self._told_names
                return self._at_place(names[name])
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
            case ast.Attribute(value=ast.Name(id=owner)):
                name = dotted_name(target)
                if owner == "self" and self._owners.setdefault(name, self._objects) != self._objects:
                    value = either(self._root[name], value)
                self._root[name] = value
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                for place, item in enumerate(targets):
                    value = Unknown() if isinstance(item, ast.Starred) else value
                    self._bind(item, combined(lambda row: elements(row)[place], value))  # noqa: B023
            case ast.Starred(value=inner):  # takes any number, so that those after it are not known either
                self._bind(inner, Unknown(inner))
            case ast.Subscript(value=container, slice=place):
                key = self._key(place)
                for found in each(self._value(container)):
                    with contextlib.suppress(LookupError, TypeError):
                        found[key] = value

    def _items(self, nodes: Iterable[ast.expr]) -> list[Value]:
        found: list[Value] = []
        for node in nodes:
            value = self._value(node)
            found += elements(value)[:_MOST_ROUNDS] if isinstance(node, ast.Starred) else [value]
        return found

    def _dictionary(self, pairs: Iterable[tuple[ast.expr | None, ast.expr]]) -> dict[Value, Value]:
        """Return a dictionary; another one that is added and not known is under a key of its own."""
        found: dict[Value, Value] = {}
        for key, item in pairs:
            value = self._value(item)
            if key is None and isinstance(value, dict):
                found |= value
            else:
                found[self._key(key) if key else Unknown(item)] = value
        return found

    def _key(self, node: ast.expr) -> Value:
        if isinstance(node, ast.Slice):
            bounds = (self._value(part) if part else None for part in (node.lower, node.upper, node.step))
            return slice(*bounds)
        key = self._value(node)
        return key if isinstance(key, str | int | Unknown) else Unknown(node)

    def _operated(self, operation: ast.operator, left: Value, right: Value, node: ast.expr) -> Value:
        operate = OPERATORS.get(type(operation))
        return self._or_unknown(combined(operate, left, right) if operate else Unknown(), node)

    def _compared(self, node: ast.Compare) -> Value:
        if (truth := compared_place(node)) is not None:
            self._told = True
            return truth
        compare = COMPARISONS[type(node.ops[0])]
        values = self._value(node.left), self._value(node.comparators[0])
        return self._or_unknown(combined(lambda *row: compare(*map(_known, row)), *values), node)

    def _branch(self, node: ast.AST, test: ast.expr) -> bool | None:
        """Return the value of a condition on where the program runs, and within loops that of any other.

        Settings of the program count as unknown, since people change them.
        """
        truth, is_told = self._truth(test)
        self._truths.setdefault(node, set()).add(truth if is_told else None)
        return truth if is_told or self._rounds else None

    def _truth(self, test: ast.expr) -> tuple[bool | None, bool]:
        """Return the value of a condition, if it is known, and whether it is one on where the program runs."""
        if (truth := fixed_truth(test)) is not None:
            return truth, True
        match test:
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                truth, is_told = self._truth(operand)
                return None if truth is None else not truth, is_told
            case ast.BoolOp(op=kind, values=items):
                found, decisive = [self._truth(item) for item in items], isinstance(kind, ast.Or)
                for only_told in (True, False):
                    truths = [truth if is_told or not only_told else None for truth, is_told in found]
                    if decisive in truths or None not in truths:
                        return decisive if decisive in truths else not decisive, only_told
                return None, False
        before, self._told = self._told, False
        value = self._value(test)
        is_told, self._told = self._told, before or self._told
        return bool(value) if value is None or isinstance(value, str | int | list | dict) else None, is_told

    def _comprehended(self, generators: list[ast.comprehension], make: Callable[[], list[Value]]) -> list[Value]:
        found: list[Value] = []
        around = self._names
        self._names = around.new_child({})

        def follow(rest: list[ast.comprehension]) -> None:
            if not rest:
                found.extend(make())
                return
            first = rest[0]

            def run() -> None:
                if all(self._truth(test)[0] is not False for test in first.ifs):
                    follow(rest[1:])

            self._loop(first.target, self._value(first.iter), run)

        follow(generators)
        self._names = around
        return found

    def _call(self, node: ast.Call) -> Value:
        arguments = self._items(node.args)
        options = self._dictionary(
            (ast.Constant(item.arg) if item.arg else None, item.value) for item in node.keywords
        )
        owner = None
        if isinstance(node.func, ast.Attribute):
            owner = self._value(node.func.value)
            is_named = dotted_name(node.func) in self._names
            function = self._value(node.func) if is_named else self._attribute(owner, node.func)
        else:
            function = self._value(node.func)
        name = name_of(function)
        if name.rpartition(".")[2] in _LINES:
            arguments = [self._replaced(item) for item in arguments]
        if isinstance(function, Defined):
            self._calls.setdefault(node, []).append(Call(name, (), {}))
            return self._enter(function, arguments, options)
        self._left -= sum(len(item) for item in arguments if isinstance(item, list | dict)) // _SMALL
        self._calls.setdefault(node, []).append(Call(name, tuple(map(as_now, arguments)), as_now(options)))
        return self._result(node, name, owner, arguments, options)

    def _result(
        self, node: ast.Call, name: str, owner: Value, arguments: list[Value], options: dict[Value, Value]
    ) -> Value:
        """Return the result of a function that the program does not define."""
        first = arguments[0] if arguments else None
        if name.endswith("find_spec") and (found := is_there(first)) is not None:
            self._told = True
            return first if found else None
        if name == "dict":
            arguments, options = [*arguments, options], {}
        if make := FUNCTIONS.get(name):
            return self._or_unknown(combined(lambda *row: make(*row, **options), *arguments), node)
        if name in _IMPORTING and isinstance(first, str):
            return Unknown(node, first)
        if name == "getattr" and len(arguments) > 1 and isinstance(first, Unknown):
            return Unknown(node, f"{first.name}.{arguments[1]}")
        if name.endswith("partial") and arguments:
            return first
        if name in {"map", "filter"} and len(arguments) == 2:
            return self._mapped(name, *arguments)
        if isinstance(node.func, ast.Attribute):
            return self._at_place(self._method(node, owner, node.func.attr, arguments, options))
        return Unknown(node, f"{name}()")

    def _or_unknown(self, value: Value, node: ast.expr) -> Value:
        return Unknown(node, filled=value.filled) if isinstance(value, Unknown) and not value.node else value

    def _mapped(self, kind: str, function: Value, values: Value) -> Value:
        """Return what ``map`` or ``filter`` makes of values."""
        items, name = elements(values)[:_MOST_ROUNDS], name_of(function)
        if isinstance(function, Defined):
            found = [self._enter(function, [item], {}) for item in items]
        elif name.startswith("str."):
            found = [combined(lambda item: method(_known(item), name[4:], [], {}), item) for item in items]
        elif kind == "map" and name != "str":
            return Unknown()
        else:
            found = items
        return [item for item, value in zip(items, found, strict=True) if value] if kind == "filter" else found

    def _method(
        self, node: ast.Call, owner: Value, name: str, arguments: list[Value], options: dict[Value, Value]
    ) -> Value:
        changes = [change(one, name, arguments, options, certain=self._certain) for one in each(owner)]
        if any(changes) and name != "setdefault":
            return None
        if isinstance(owner, Unknown | Defined) and name in self._methods:
            return self._enter(self._methods[name], arguments, options)
        found = combined(lambda one, *row: method(one, name, list(row), options), owner, *arguments)
        if isinstance(found, Unknown) and isinstance(owner, Unknown):
            return Unknown(node, f"{owner.name}.{name}()", found.filled)
        return self._or_unknown(found, node)

    def _loop(self, target: ast.expr, values: Value, run: Callable[[], object]) -> None:
        before = self._certain
        self._rounds += 1
        for value in elements(values)[:_MOST_ROUNDS]:
            if self._is_spent():
                break
            self._certain = before and not isinstance(value, Unknown)
            self._bind(target, value)
            if isinstance(run(), ast.Break | ast.Return):
                break
        self._certain = before
        self._rounds -= 1

    def _is_spent(self) -> bool:
        """Count a step, and return True if there were enough."""
        self._left -= 1
        self._is_cut |= self._left < 0
        return self._left < 0

    def _wait(self, defined: Defined) -> Defined:
        if defined.node not in self._called:
            self._waiting[defined.node] = defined
        return defined

    def _replaced(self, line: Value) -> Value:
        """Return a line with the values that IPython puts in; what is not known stays as it is written."""
        parts: list[Value] = []
        end = 0
        for match in _REPLACED.finditer(line) if isinstance(line, str) else ():
            with contextlib.suppress(SyntaxError, ValueError):
                value = self._value(ast.parse(match[1] or match[2], mode="eval").body)
                parts += [line[end : match.start()], value if not _unknown([value]) else match[0]]
                end = match.end()
        return filled([*parts, line[end:]]) if end else line


def _unknown(values: Iterable[Value]) -> bool:
    return any(isinstance(value, Unknown) for value in values)


def _known(value: Value) -> Value:
    if isinstance(value, Unknown):
        raise TypeError
    return value

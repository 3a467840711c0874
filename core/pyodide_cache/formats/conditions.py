"""The branches of a program that never run in the browser: conditions on the platform, told without running them."""

from __future__ import annotations

import ast
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

#: Expressions that programs compare to find out where they run, with their values in each runtime.
_VALUES = {
    "sys.platform": "emscripten",
    "platform.system()": "Emscripten",
    "os.name": "posix",
    "platform.machine()": "wasm32",
    "platform.python_implementation()": "CPython",
    "sys.implementation.name": "cpython",
}

#: What programs look for in these to find out where they run.
_WHERE_MODULES_ARE = frozenset({"sys.modules", "str(get_ipython())"})
_OWN_MODULES = frozenset({"pyodide", "pyodide_js", "js", "pyodide_kernel"})
_OTHER_HOSTS = ("google.colab", "COLAB_", "KAGGLE_")

#: The Python of the oldest release. A later one decides about what is compared with a later version.
_OLDEST_PYTHON = (3, 10)
_ORDER: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    **_ORDER,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda item, items: item in items,
    ast.NotIn: lambda item, items: item not in items,
}
_METHODS = frozenset({"startswith", "endswith", "lower", "casefold"})

#: What may be a condition, or a part of one; a constant is not, since people change it.
_CONDITIONS = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Call, ast.Name, ast.Attribute)

#: Names of conditions, each with its only value.
Names = Mapping[str, ast.expr]


def without_dead_branches(trees: Sequence[ast.Module]) -> list[ast.Module]:
    """Leave out the branches of a program's parts that never run in the browser; the trees themselves are changed."""
    visitor = _WithoutDeadBranches(_named_conditions(joined(trees)))
    return [visitor.visit(tree) for tree in trees]


def joined(trees: Iterable[ast.Module]) -> ast.Module:
    """Return the parts of a program, such as the cells of a notebook, as one tree."""
    return ast.Module([line for tree in trees for line in tree.body], [])


class _WithoutDeadBranches(ast.NodeTransformer):
    def __init__(self, names: Names) -> None:
        self._names = names

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        truth = static_truth(node.test, self._names)
        return node if truth is None else (node.body if truth else node.orelse) or ast.Pass()

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        truth = static_truth(node.test, self._names)
        return node if truth is None else node.body if truth else node.orelse


def _named_conditions(tree: ast.Module) -> Names:
    """Return the names that a module gives once to a condition such as ``sys.platform == "emscripten"``."""
    stored = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    )
    imported: dict[str, ast.expr] = {
        alias.asname: ast.Constant(value=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "TYPE_CHECKING" and alias.asname and not stored[alias.asname]
    }
    return imported | {
        name: value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target, value in [(node.targets[0], node.value)]
        if isinstance(target, ast.Name) and isinstance(value, _CONDITIONS)
        for name in [target.id]
        if stored[name] == 1
    }


def static_truth(test: ast.expr, names: Names) -> bool | None:
    """Return the value that a condition has in every runtime, without running it; ``TYPE_CHECKING`` is false."""
    try:
        return bool(_value(test, names))
    except (_Unknown, TypeError, ValueError):
        return None


class _Unknown(Exception):  # noqa: N818 -- says nothing about an error
    """Only a run tells."""


def _value(node: ast.expr, names: Names) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            return tuple(_value(item, names) for item in items)
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return False
        case ast.Name(id=name) if name in names:
            return _value(names[name], {})
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not _value(operand, names)
        case ast.BoolOp(op=kind, values=values):
            truths, decisive = {static_truth(value, names) for value in values}, isinstance(kind, ast.Or)
            if decisive not in truths and None in truths:
                raise _Unknown
            return decisive if decisive in truths else not decisive
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            return _compared(left, comparison, right, names)
        case ast.Call(func=ast.Attribute(value=value, attr=method), args=arguments) if method in _METHODS:
            if isinstance(text := _value(value, names), str):
                return getattr(text, method)(*(_value(argument, names) for argument in arguments))
        case ast.Attribute() | ast.Call() if (text := ast.unparse(node)) in _VALUES:
            return _VALUES[text]
    raise _Unknown


def _compared(left: ast.expr, comparison: ast.cmpop, right: ast.expr, names: Names) -> bool:
    if isinstance(comparison, ast.In | ast.NotIn) and isinstance(left, ast.Constant) and isinstance(left.value, str):
        place, is_in = ast.unparse(right), isinstance(comparison, ast.In)
        if place in _WHERE_MODULES_ARE and left.value in _OWN_MODULES:
            return is_in
        if place in {*_WHERE_MODULES_ARE, "os.environ"} and left.value.startswith(_OTHER_HOSTS):
            return not is_in
    if (text := ast.unparse(left)).startswith("sys.version_info"):
        return _compared_version(text.removeprefix("sys.version_info"), comparison, right)
    if compare := _COMPARISONS.get(type(comparison)):
        return compare(_value(left, names), _value(right, names))
    raise _Unknown


def _compared_version(part: str, comparison: ast.cmpop, right: ast.expr) -> bool:
    """Compare Python's version, where all releases agree."""
    other = ast.literal_eval(right)
    if part in {"[0]", ".major"} and (compare := _COMPARISONS.get(type(comparison))):
        return compare(3, other)
    if part in {"", "[:2]"} and (compare := _ORDER.get(type(comparison))):
        of_oldest = compare(_OLDEST_PYTHON, other)
        if of_oldest == compare((4,), other):
            return of_oldest
    raise _Unknown

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
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.In: lambda item, items: item in items,
    ast.NotIn: lambda item, items: item not in items,
}
_METHODS = frozenset({"startswith", "endswith", "lower", "casefold"})

#: What may be a condition, or a part of one; a constant is not, since people change it.
_CONDITIONS = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Call, ast.IfExp, ast.Name, ast.Attribute)

#: Names of conditions, each with its only value.
Names = Mapping[str, ast.expr]


def without_dead_branches(trees: Sequence[ast.Module]) -> list[ast.Module]:
    """Leave out the branches of a program's parts that never run in the browser; the trees themselves are changed."""
    visitor = _WithoutDeadBranches(_named_conditions(joined(trees)))
    return [visitor.visit(tree) for tree in trees]


def _until_end(statements: list[ast.stmt]) -> list[ast.stmt]:
    """Return statements up to the first that ends the program."""
    ends = (place for place, line in enumerate(statements) if ends_program(line))
    return statements[: next(ends, len(statements)) + 1]


def ends_program(statement: ast.stmt) -> bool:
    """Return whether a statement ends the program."""
    match statement:
        case ast.Expr(value=ast.Call(func=function)):
            return ast.unparse(function) in {"sys.exit", "exit", "quit", "os._exit"}
    return isinstance(statement, ast.Raise)


def joined(trees: Iterable[ast.Module]) -> ast.Module:
    """Return the parts of a program, such as the cells of a notebook, as one tree."""
    return ast.Module([line for tree in trees for line in tree.body], [])


class _WithoutDeadBranches(ast.NodeTransformer):
    def __init__(self, names: Names) -> None:
        self._names = names

    def visit_Module(self, node: ast.Module) -> ast.Module:
        self.generic_visit(node)
        node.body = _until_end(node.body)
        return node

    def visit_While(self, node: ast.While) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        return node if static_truth(node.test, self._names) is not False else node.orelse or ast.Pass()

    def visit_Match(self, node: ast.Match) -> ast.Match:
        self.generic_visit(node)
        for case in node.cases:
            kinds = case.pattern.patterns if isinstance(case.pattern, ast.MatchOr) else [case.pattern]
            tests = [
                ast.Compare(node.subject, [ast.Eq()], [kind.value])
                for kind in kinds
                if isinstance(kind, ast.MatchValue)
            ]
            if len(tests) == len(kinds) and all(static_truth(test, self._names) is False for test in tests):
                case.body = [ast.Pass()]
        return node

    def visit_Try(self, node: ast.Try) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        runs = _is_of_runtime(node.body)
        if runs is None:
            return node
        return [*node.body, *node.orelse, *node.finalbody] if runs else [*_caught(node), *node.finalbody]

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        truth = static_truth(node.test, self._names)
        return node if truth is None else (node.body if truth else node.orelse) or ast.Pass()

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        truth = static_truth(node.test, self._names)
        return node if truth is None else node.body if truth else node.orelse


def _is_of_runtime(body: list[ast.stmt]) -> bool | None:
    """Return whether the first import of a block succeeds in the browser, where that is known before it runs."""
    match body[0]:
        case ast.Import(names=[alias]) | ast.ImportFrom(module=str(), names=[alias]):
            name = getattr(body[0], "module", None) or alias.name
            return (
                True if name.partition(".")[0] in _OWN_MODULES else False if name.startswith(_OTHER_HOSTS) else None
            )
    return None


def _only_result(function: ast.FunctionDef) -> ast.expr | None:
    """Return what a function returns that does nothing else."""
    match function.body:
        case [ast.Return(value=value)] | [ast.Expr(value=ast.Constant()), ast.Return(value=value)]:
            return None if function.args.args else value
    return None


def _caught(node: ast.Try) -> list[ast.stmt]:
    return [line for handler in node.handlers for line in handler.body]


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
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and (runs := _is_of_runtime(node.body)) is not None:
            for line in [*node.body, *node.orelse] if runs else _caught(node):
                if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                    imported[line.targets[0].id] = line.value
        elif isinstance(node, ast.FunctionDef) and (value := _only_result(node)):
            imported[f"{node.name}()"] = value
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
        case ast.Call(func=ast.Name(id=name), args=[]) if f"{name}()" in names:
            return _value(names[f"{name}()"], {})
        case ast.Call(func=function, args=[ast.Constant(value=str(module))]) if _is_search(function):
            if module in _OWN_MODULES or module.startswith(_OTHER_HOSTS):
                return module if module in _OWN_MODULES else None
        case ast.IfExp(test=test, body=left, orelse=right):
            return _value(left if _value(test, names) else right, names)
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


def _is_search(function: ast.expr) -> bool:
    return ast.unparse(function).rpartition(".")[2] == "find_spec"


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

"""What a program finds out about where it runs."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from pyodide_cache.projects.python.known_methods import COMPARISONS

#: What programs ask for to find out where they run, with the values in each runtime.
PLACE: Mapping[str, object] = {
    "sys.platform": "emscripten",
    "platform.system()": "Emscripten",
    "os.name": "posix",
    "platform.machine()": "wasm32",
    "platform.python_implementation()": "CPython",
    "sys.implementation.name": "cpython",
}

#: What programs look for, and where, to find out where they run.
_WHERE_MODULES_ARE = frozenset({"sys.modules", "str(get_ipython())"})
_OWN_MODULES = frozenset({"pyodide", "pyodide_js", "js", "pyodide_kernel"})
_OTHER_HOSTS = ("google.colab", "COLAB_", "KAGGLE_")

#: The Python of the oldest release. A later one decides about what is compared with a later version.
_OLDEST_PYTHON = (3, 10)
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def ends_program(statement: ast.stmt) -> bool:
    """Return whether a statement ends the program."""
    match statement:
        case ast.Expr(value=ast.Call(func=function)):
            return ast.unparse(function) in {"sys.exit", "exit", "quit", "os._exit"}
    return isinstance(statement, ast.Raise)


def fixed_truth(test: ast.expr) -> bool | None:
    """Return the value that a condition has in every run, such as ``TYPE_CHECKING``; None for any other."""
    match test:
        case ast.Constant(value=value):
            return bool(value)
        case ast.Name(id=name) | ast.Attribute(attr=name) if name.endswith("TYPE_CHECKING"):
            return False
        case ast.UnaryOp(op=ast.Not(), operand=operand) if (truth := fixed_truth(operand)) is not None:
            return not truth
    return None


def is_there(module: object) -> bool | None:
    """Return whether the browser has a module; None unless programs look for it to find out where they run."""
    if not isinstance(module, str):
        return None
    return True if module.partition(".")[0] in _OWN_MODULES else False if module.startswith(_OTHER_HOSTS) else None


def tried_block(node: ast.Try | ast.TryStar) -> list[ast.stmt] | None:
    """Return what runs of a ``try`` whose first import tells where the program runs; None for any other."""
    match node.body[0]:
        case ast.Import(names=[alias]):
            succeeds = is_there(alias.name)
        case ast.ImportFrom(module=module):
            succeeds = is_there(module)
        case _:
            return None
    caught = [line for handler in node.handlers for line in handler.body]
    return None if succeeds is None else [*([*node.body, *node.orelse] if succeeds else caught), *node.finalbody]


def compared_place(node: ast.Compare) -> bool | None:
    """Return the value of a comparison that is about Python's version or about modules that are there."""
    left, comparison, right = node.left, node.ops[0], node.comparators[0]
    if isinstance(comparison, ast.In | ast.NotIn) and isinstance(left, ast.Constant) and isinstance(left.value, str):
        place, is_in = ast.unparse(right), isinstance(comparison, ast.In)
        if place in _WHERE_MODULES_ARE and left.value in _OWN_MODULES:
            return is_in
        if place in {*_WHERE_MODULES_ARE, "os.environ"} and left.value.startswith(_OTHER_HOSTS):
            return not is_in
    if isinstance(left, ast.Attribute | ast.Subscript) and (text := ast.unparse(left)).startswith("sys.version_info"):
        try:
            return _compared_version(text.removeprefix("sys.version_info"), comparison, ast.literal_eval(right))
        except (ValueError, TypeError):
            return None
    return None


def _compared_version(part: str, comparison: ast.cmpop, other: object) -> bool | None:
    """Compare Python's version, where all releases agree."""
    compare = COMPARISONS[type(comparison)]
    if part in {"[0]", ".major"}:
        return compare(3, other)
    if part in {"", "[:2]"} and isinstance(comparison, _ORDER):
        of_oldest = compare(_OLDEST_PYTHON, other)
        return of_oldest if of_oldest == compare((4,), other) else None
    return None

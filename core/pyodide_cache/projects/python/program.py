"""Follow the statements and calls of a Python program without running it, with the values of its names."""

from __future__ import annotations

import ast
import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyodide_cache.projects.python.conditions import ends_program, fixed_truth, tried_block
from pyodide_cache.projects.python.expressions import Call, Expressions
from pyodide_cache.projects.python.known_methods import change
from pyodide_cache.projects.python.known_values import Defined, Function, Unknown, Value, dotted_name, either
from pyodide_cache.projects.python.syntax import Parsed, walk

#: How many steps are followed at least in a statement of the module, and in a function that nothing calls.
_LEAST_STEPS = 200
#: How deep calls are followed.
_DEEPEST = 8


#: A program whose calls and loops tell what it needs has at least one of these names.
_TELLING_NAMES = """
install setup pip micropip piplite load_package loadPackage loadPackagesFromImports add_mock_package set_index_urls
set_constraints import_module __import__ importorskip resolve_name lazy_loader eval_code eval_code_async runPython
runPythonAsync _unparsable_cell exec eval compile subprocess system getoutput magic run_line_magic run_cell_magic
get_ipython platform os.name implementation python_implementation machine find_spec version_info modules environ
pyodide pyodide_js pyodide_kernel js colab google.colab exit quit _exit
"""
_TELLING = frozenset(_TELLING_NAMES.split())
#: Of these, what a program imports; its own variables may have the same names.
_IMPORTED = frozenset({"system", "modules", "platform", "machine", "implementation", "environ"})
_TELLING_WORD = re.compile(rf"\b(?:{'|'.join(map(re.escape, _TELLING_NAMES.split()))})\b")


#: Calls, each with where it stands.
Calls = Sequence[tuple[ast.Call, Call]]


class Program(Expressions):
    """The values of names in a program, and what its functions are called with.

    Only a program that may install packages, or asks where it runs, is followed: to follow others, too, would take
    most of the time.

    Each statement is followed once, in order, and again for each round of a loop and each call whose values are
    known. Where the branch is only known at run time, both are followed, and a name may have either value.
    """

    def __init__(self, *parts: Parsed) -> None:
        """Follow the parts of a program, such as the cells of a notebook; one that ends it ends with that."""
        super().__init__()
        self.is_followed = any(_tells(part) for part in parts)
        self._open: list[ast.AST] = []  # functions that are being followed
        self._results_of_unknown: dict[ast.AST, Value] = {}  # of functions that are called with unknown arguments
        self._is_at_end = False  # whether all is followed but functions that nothing calls
        self._reached: set[ast.stmt] = set()  # imports
        for part in parts if self.is_followed else ():
            for statement in part.tree.body:
                if self._tried(lambda: self._run([statement])):  # noqa: B023
                    break
        self._is_at_end = True
        while self._waiting:
            self._tried(lambda: self._enter(self._waiting.pop(next(iter(self._waiting))), [], {}))

    def _tried(self, follow: Callable[[], object]) -> object:
        self._left = max(self._left, _LEAST_STEPS)
        try:
            return follow()
        except RecursionError:
            self._names, self._certain, self._rounds, self._open = ChainMap(self._root), True, 0, []
            self._is_cut = True
            return None

    def calls_in(self, tree: ast.Module) -> Calls:
        """Return the calls of a part of the program, each as often as it is made.

        If a program has more steps than are followed, a call that was not reached has unknown arguments.
        """
        nodes = [node for node in walk(tree) if isinstance(node, ast.Call)] if self.is_followed else []
        if self._is_cut:
            for node in nodes:
                self._calls.setdefault(node, [Call(dotted_name(node.func), (Unknown(node),), {})])
        return [(node, call) for node in nodes for call in self._calls.get(node, ())]

    def truth(self, node: ast.If) -> bool | None:
        """Return the value of the condition of a statement, if it is known and always the same."""
        if not self.is_followed:
            return fixed_truth(node.test)
        found = self._truths.get(node, ())
        return next(iter(found)) if len(found) == 1 else None

    def reaches(self, node: ast.stmt) -> bool:
        """Return whether the browser may reach an import."""
        return not self.is_followed or self._is_cut or node in self._reached

    def calls(self, node: ast.Call) -> Sequence[Call]:
        """Return how a call is made; nothing if it never is."""
        return self._calls.get(node, ())

    # Statements. Each returns the statement that keeps what follows in its block from running, if there is one.

    def _run(self, statements: Iterable[ast.stmt]) -> ast.stmt | None:
        return next(filter(None, map(self._statement, statements)), None)

    def _run_maybe(self, *blocks: Iterable[ast.stmt]) -> None:
        before, self._certain = self._certain, False
        for block in blocks:
            self._run(block)
        self._certain = before

    def _statement(self, node: ast.stmt) -> ast.stmt | None:
        if (len(self._open) > self._is_at_end or self._rounds) and self._is_spent():
            return node
        match node:
            case ast.Import(names=given):
                self._reached.add(node)
                for alias in given:
                    name = alias.name if alias.asname else alias.name.partition(".")[0]
                    self._names[alias.asname or name] = Unknown(None, name)
            case ast.ImportFrom(module=module, names=given):
                self._reached.add(node)
                for alias in given:
                    self._names[alias.asname or alias.name] = Unknown(None, f"{module or ''}.{alias.name}")
            case ast.Assign(value=expression) | ast.AnnAssign(value=ast.expr() as expression):
                self._told = False
                value = self._value(expression)
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    self._assign(target, value)
            case ast.AugAssign(target=target, op=operation, value=expression):
                self._add(target, operation, expression)
            case ast.Expr(value=expression):
                self._value(expression)
                return node if ends_program(node) else None
            case ast.Return(value=expression):
                self._results += [self._value(expression)] if expression else []
                return node
            case ast.Raise() | ast.Continue() | ast.Break():
                return node
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                self._define(name, node)
            case ast.ClassDef(name=name, body=body):
                self._class(name, node, body)
            case ast.Delete(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Subscript):  # what is left is only known at run time
                        self._assign(target.value, Unknown(target.value))
            case ast.Global(names=given) | ast.Nonlocal(names=given):
                for name in given:
                    self._names.maps[0][f"global {name}"] = True
            case _:
                return self._block(node)
        return None

    def _block(self, node: ast.stmt) -> ast.stmt | None:
        match node:
            case ast.If(test=test, body=body, orelse=orelse):
                truth = self._branch(node, test)
                if truth is not None:
                    return self._run(body if truth else orelse)
                self._run_maybe(body, orelse)
            case (
                ast.For(target=target, iter=items, body=body, orelse=orelse)
                | ast.AsyncFor(target=target, iter=items, body=body, orelse=orelse)
            ):
                self._loop(target, self._value(items), lambda: self._run(body))
                self._run(orelse)
            case ast.While(test=test, body=body, orelse=orelse):
                self._run_maybe(*([] if self._branch(node, test) is False else [body]), orelse)
            case ast.With(items=given, body=body) | ast.AsyncWith(items=given, body=body):
                for item in given:
                    value = self._value(item.context_expr)
                    if item.optional_vars:
                        self._assign(item.optional_vars, value)
                return self._run(body)
            case ast.Try() | ast.TryStar():
                self._try(node)
            case ast.Match(cases=cases):
                self._run_maybe(*(case.body for case in cases))
        return None

    def _try(self, node: ast.Try | ast.TryStar) -> None:
        if (runs := tried_block(node)) is None:
            self._run(node.body)
            self._run_maybe(*(handler.body for handler in node.handlers))
            self._run([*node.orelse, *node.finalbody])
            return
        for statement in runs:
            self._statement(statement)
            if isinstance(statement, ast.Assign):
                self._told_names.update(map(ast.unparse, statement.targets))

    def _define(self, name: str, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        defined = Defined(node, self._names)
        self._names[name] = self._methods[name] = defined
        self._wait(defined)
        for decorator in node.decorator_list:
            self._value(decorator)

    def _class(self, name: str, node: ast.ClassDef, body: list[ast.stmt]) -> None:
        around, self._names = self._names, self._names.new_child({})
        self._run(body)
        inner, self._names = self._names.maps[0], around
        for key, value in inner.items():
            self._root[f"{name}.{key}"] = value
            for mine in (f"self.{key}", f"cls.{key}"):
                former = self._root.get(mine)  # of another class
                self._root[mine] = either(former, value) if former and isinstance(value, str | list) else value
        self._names[name] = Defined(node, around)

    def _add(self, target: ast.expr, operation: ast.operator, expression: ast.expr) -> None:
        value, more = self._value(target), self._value(expression)
        if isinstance(operation, ast.Add | ast.BitOr) and isinstance(value, list | dict):
            change(value, "update" if isinstance(value, dict) else "extend", [more], {}, certain=True)
        else:
            self._assign(target, self._operated(operation, value, more, expression))

    def _enter(self, function: Defined, arguments: list[Value], options: Mapping[Value, Value]) -> Value:
        """Follow a call of a function or class, and return its result, of a class without values of its own."""
        node = function.node
        if isinstance(node, ast.ClassDef):
            start = self._names.get(f"{node.name}.__init__")
            self._objects += 1
            if isinstance(start, Defined):
                self._enter(start, arguments, options)
            elif arguments or options:  # which values of a data class they replace is only known at run time
                fields = [line.target for line in node.body if isinstance(line, ast.AnnAssign)]
                for owner in (node.name, "self"):
                    self._root.update({f"{owner}.{dotted_name(item)}": Unknown(item) for item in fields})
            return Unknown(None, node.name)
        if node in self._open or len(self._open) == _DEEPEST or self._is_spent():
            return Unknown()
        self._waiting.pop(node, None)
        self._called.add(node)
        given = [*arguments, *options.values()]
        tells_nothing = bool(given) and all(isinstance(value, Unknown) for value in given)
        if tells_nothing and node in self._results_of_unknown:
            return self._results_of_unknown[node]
        around, results, rounds = self._names, self._results, self._rounds
        self._names, self._results, self._rounds = function.names, [], 0
        self._names = function.names.new_child(self._parameters(node, arguments, options))
        self._open.append(node)
        if isinstance(node, ast.Lambda):
            self._results.append(self._value(node.body))
        else:
            self._run(node.body)
        self._open.pop()
        found = either(*self._results) if self._results else Unknown()
        self._names, self._results, self._rounds = around, results, rounds
        if tells_nothing:
            self._results_of_unknown[node] = found
        return found

    def _parameters(self, node: Function, arguments: list[Value], options: Mapping[Value, Value]) -> dict[str, Value]:
        given = node.args
        names = [item.arg for item in (*given.posonlyargs, *given.args)]
        if names[:1] in (["self"], ["cls"]):
            arguments = [Unknown(None, names[0]), *arguments]
        found: dict[str, Value] = {
            item.arg: Unknown(ast.Name(item.arg), item.arg)
            for item in (*given.posonlyargs, *given.args, *given.kwonlyargs)
        }
        for name, default in [
            *zip(reversed(names), reversed(given.defaults), strict=False),
            *((item.arg, default) for item, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)),
        ]:
            if default:
                found[name] = self._value(default)
        found.update(zip(names, arguments, strict=False))
        found.update({name: value for name, value in options.items() if name in found})
        if given.vararg:
            found[given.vararg.arg] = arguments[len(names) :]
        if given.kwarg:
            found[given.kwarg.arg] = {name: value for name, value in options.items() if name not in found}
        return found


def _tells(part: Parsed) -> bool:
    """Return whether a part of a program has a name that `_TELLING` has."""
    return _TELLING_WORD.search(part.text) is not None and any(
        not _TELLING.isdisjoint(_words(node)) for node in walk(part.tree)
    )


def _words(node: ast.AST) -> Iterable[str]:
    """Return the names in a node that can be in `_TELLING`; ``re.compile`` is not Python's own function."""
    match node:
        case ast.Name(id=name):
            return () if name in _IMPORTED else (name,)
        case ast.Attribute(value=owner, attr=name):
            return (f"{dotted_name(owner)}.{name}", "" if name in {"exec", "eval", "compile"} else name)
        case ast.alias(name=name):
            return name.split(".")
        case ast.ImportFrom(module=str() as name):
            return (name.partition(".")[0], name)
    return ()

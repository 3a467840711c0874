"""Follow values through Python code without running it: names, loops, sums of texts, arguments and results."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

#: How many additions to a value are followed.
_MOST_ADDED = 100
#: How many names are followed, each to the next.
_MOST_STEPS = 6
#: A text that begins with this stands for a file that the code reads.
FILE_MARK = "-r "
_LISTS = (".txt", ".in")

#: Functions and methods that leave the texts of their argument as they are.
_SAME = frozenset({"list", "tuple", "set", "frozenset", "sorted", "reversed", "str", "iter"})
_READING = frozenset({"read", "readlines", "read_text", "strip", "rstrip", "lstrip"})
_SPLITTING = frozenset({"split", "splitlines"})
_ITEMS = frozenset({"items", "keys", "values"})

#: A call of this name stands for the elements of its first argument, or for a place in each of them.
_EACH = "<each>"


def dotted_name(node: ast.expr) -> str:
    """Return a name with the names before it, such as ``os.path``; nothing stands for what is not a name."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id if isinstance(node, ast.Name) else "", *reversed(parts)])


class Values:
    """The values of the names in a tree: all of each, with what is added to them, such as by ``append``.

    Scopes and times are not told apart. Parameters have the arguments of all calls.
    """

    def __init__(self, tree: ast.Module) -> None:
        self._found: dict[str, ast.expr] = {}
        self._imported: dict[str, str] = {}  # what names stand for that imports give, such as ``micropip.install``
        self._added: Counter[str] = Counter()
        self._open: list[str] = []  # the names that are being followed
        functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = []
        calls: defaultdict[str, list[ast.Call]] = defaultdict(list)
        for node in ast.walk(tree):
            self._note(node)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions.append(node)
            elif isinstance(node, ast.Call):
                calls[dotted_name(node.func).rpartition(".")[2]].append(node)
        for function in {function.name: function for function in functions[::-1]}.values():
            self._note_arguments(function, calls[function.name])
            results = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
            if results:
                self._give(f"{function.name}()", ast.List(results))

    def full_name(self, function: ast.expr) -> str:
        """Return the name of a function with its module, whatever imports call it here."""
        for _ in range(_MOST_STEPS):
            given = self._found.get(dotted_name(function))
            if isinstance(given, ast.Call) and dotted_name(given.func).endswith("partial") and given.args:
                given = given.args[0]
            if not isinstance(given, ast.Name | ast.Attribute):
                break
            function = given
        first, dot, rest = dotted_name(function).partition(".")
        if isinstance(given := self._found.get(first), ast.Name) and dot:
            first = given.id
        return f"{self._imported.get(first, first)}{dot}{rest}"

    def _note(self, node: ast.AST) -> None:
        match node:
            case ast.Import(names=given):
                self._imported.update({alias.asname: alias.name for alias in given if alias.asname})
            case ast.ImportFrom(module=str(module), names=given):
                self._imported.update({alias.asname or alias.name: f"{module}.{alias.name}" for alias in given})
            case ast.Assign(targets=[ast.Name() | ast.Attribute(value=ast.Name()) as target], value=value):
                self._give(dotted_name(target), value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                self._give(name, value)
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                for place, item in enumerate(names):
                    where = [ast.Constant(place)] if item is not target else []
                    self._give(dotted_name(item), ast.Call(ast.Name(_EACH), [value, *where], []))
            case ast.withitem(context_expr=value, optional_vars=ast.Name(id=name)):
                self._give(name, value)
            case ast.ClassDef(name=owner, body=body):
                for line in body:
                    if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                        for prefix in (owner, "self", "cls"):
                            self._give(f"{prefix}.{line.targets[0].id}", line.value)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add() | ast.BitOr(), value=value):
                self._add(name, value)
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str()) as key)]):
                self._add(name, ast.Dict([key], [node.value]))
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr="extend" | "update"), args=[value], keywords=[]
            ):
                self._add(name, value)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="update"), args=items, keywords=keywords):
                self._add(name, ast.Call(ast.Name("dict"), items, keywords))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append" | "add"), args=[value]):
                self._add(name, ast.List([value]))

    def _give(self, name: str, value: ast.expr) -> None:
        """Note a value of a name, which may have others: which one counts where, only a run tells."""
        if name in self._found:
            self._unite(name, ast.IfExp(ast.Constant(None), self._found[name], value))
        else:
            self._found[name] = value

    def _unite(self, name: str, value: ast.expr) -> None:
        self._added[name] += 1
        self._found[name] = value if self._added[name] <= _MOST_ADDED else ast.Constant(None)

    def _add(self, name: str, value: ast.expr) -> None:
        if name in self._found:
            self._unite(name, ast.BinOp(self._found[name], ast.Add(), value))

    def _note_arguments(self, function: ast.FunctionDef | ast.AsyncFunctionDef, calls: Sequence[ast.Call]) -> None:
        """Note the arguments of calls, and the defaults of what no call gives."""
        given = function.args
        names = [item.arg for item in (*given.posonlyargs, *given.args)]
        is_method = names[:1] in (["self"], ["cls"])
        names = names[is_method:]
        found: defaultdict[str, list[ast.expr]] = defaultdict(list)
        for call in calls[:_MOST_ADDED]:
            if isinstance(call.func, ast.Attribute) == is_method:
                for name, value in zip(names, call.args, strict=False):
                    found[name].append(value)
                if given.vararg:
                    found[given.vararg.arg] += call.args[len(names) :]
                for item in call.keywords:
                    found[item.arg or ""].append(item.value)
        for name, value in zip(names[::-1], given.defaults[::-1], strict=False):
            found.setdefault(name, [value])
        for name, values in found.items():
            values += [ast.Constant(None)] if len(calls) > _MOST_ADDED else []
            self._give(name, ast.List(values))

    def strings(self, node: ast.expr) -> list[str | None]:
        """Return the strings that an expression may have; None for a part that only a run tells.

        A list that is read from a file is the name of the file after `FILE_MARK`.
        """
        try:
            return list(self._strings(node))
        except RecursionError:
            self._open.clear()
            return [None]

    def _strings(self, node: ast.expr) -> Iterator[str | None]:
        match node:
            case ast.Constant(value=bool()):
                yield None
            case ast.Constant(value=str() | int() | float()):
                yield str(node.value)
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items) | ast.Dict(values=items):
                for item in items:
                    yield from self._strings(item)
            case ast.JoinedStr(values=parts):
                yield from self._filled(lambda *texts: "".join(texts), parts)
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                yield from self._strings(value)
            case ast.BinOp(left=left, op=ast.Add(), right=right) if self._is_text(node):
                yield from self._filled(lambda *texts: "".join(texts), [left, right])
            case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mod(), right=right):
                yield from self._filled(
                    lambda *texts: text % texts, right.elts if isinstance(right, ast.Tuple) else [right]
                )
            case ast.BinOp(op=ast.Div(), right=right):  # of paths
                yield from map(_file, self._strings(right))
            case ast.BinOp(left=left, op=ast.Add() | ast.BitOr(), right=right):
                yield from self._strings(left)
                yield from self._strings(right)
            case ast.IfExp(body=left, orelse=right):
                yield from self._strings(left)
                yield from self._strings(right)
            case ast.Starred(value=value) | ast.NamedExpr(value=value):
                yield from self._strings(value)
            case ast.ListComp(elt=value) | ast.GeneratorExp(elt=value) | ast.SetComp(elt=value):
                yield from self._strings(value)
            case ast.Call(func=ast.Name(id=name), args=arguments):
                yield from self._of_function(name, arguments, node)
            case ast.Call(func=ast.Attribute(value=value, attr=name), args=arguments):
                yield from self._of_method(value, name, arguments)
            case ast.Subscript(value=value, slice=ast.Constant(value=key)):
                yield from self._at(value, key)
            case ast.Name() | ast.Attribute():
                for found in self._followed(node):
                    yield from self._strings(found) if found else (None,)
            case _:
                yield None

    def items(self, node: ast.expr) -> Iterator[tuple[str | None, ast.expr]]:
        """Yield the keys and values of a dictionary; None as the key of a part that only a run tells."""
        match node:
            case ast.Dict(keys=keys, values=items):
                for key, item in zip(keys, items, strict=True):
                    if key is None:
                        yield from self.items(item)
                    else:
                        yield (str(key.value) if isinstance(key, ast.Constant) else None), item
            case ast.Call(func=ast.Name(id="dict"), args=arguments, keywords=keywords):
                for argument in arguments:
                    yield from self.items(argument)
                yield from self.items(as_dictionary(keywords))
            case ast.BinOp(left=left, op=ast.Add() | ast.BitOr(), right=right) | ast.IfExp(body=left, orelse=right):
                yield from self.items(left)
                yield from self.items(right)
            case ast.Name():
                for found in self._followed(node):
                    yield from self.items(found) if found else ((None, node),)
            case _:
                yield None, node

    def _followed(self, node: ast.expr) -> Iterator[ast.expr | None]:
        """Yield the value of a name while it is followed: None if it is not known, nothing if it is its own value."""
        name = dotted_name(node)
        if name in self._open:
            return
        if name not in self._found or len(self._open) == _MOST_STEPS:
            yield None
            return
        self._open.append(name)
        try:
            yield self._found[name]
        finally:
            self._open.pop()

    def _of_function(self, name: str, arguments: Sequence[ast.expr], node: ast.expr) -> Iterator[str | None]:
        if name == _EACH:
            for item in self._elements(arguments[0]):
                part = _at(item, *arguments[1:]) if item and arguments[1:] else item
                yield from self._strings(part) if part else (None,)
        elif name == "dict":
            for _, item in self.items(node):
                yield from self._strings(item)
        elif name in _SAME:
            yield from self._strings(arguments[0]) if arguments else ()
        elif name in {"open", "Path"} and arguments:
            yield from map(_file, self._strings(arguments[0]))
        else:
            yield from self._strings(ast.Name(f"{name}()")) if f"{name}()" in self._found else (None,)

    def _of_method(self, value: ast.expr, name: str, arguments: Sequence[ast.expr]) -> Iterator[str | None]:
        if name == "format" and isinstance(value, ast.Constant):
            yield from self._filled(str(value.value).format, arguments)
        elif name == "join" and isinstance(value, ast.Constant) and arguments:
            texts = [*self._strings(arguments[0])]
            yield None if None in texts else str(value.value).join(map(str, texts))
        elif name in {"open", "Path", "join", "with_name", "joinpath"} and arguments:  # of os.path and pathlib
            is_path = name != "join" or dotted_name(value).endswith("path")
            yield from (
                map(_file, self._strings(arguments[-1] if name == "join" else arguments[0])) if is_path else (None,)
            )
        elif name == "open":
            yield from self._strings(value)
        elif name == "chain":
            for argument in arguments:
                yield from self._strings(argument)
        elif name in _ITEMS:
            for item in self._elements(ast.Call(ast.Attribute(value, name), [], [])):
                yield from self._strings(item) if item else (None,)
        elif name in _READING or name in _SPLITTING:
            between = getattr(arguments[0], "value", None) if name == "split" and arguments else None
            for text in self._strings(value):
                if text is None or text.startswith(FILE_MARK) or name in _READING:
                    yield text and text.strip()
                else:
                    parts = text.splitlines() if name == "splitlines" else text.split(between)
                    yield from (part.strip() for part in parts if part.strip())
        else:
            yield None

    def _at(self, value: ast.expr, key: object) -> Iterator[str | None]:
        match value:
            case ast.Call(
                func=ast.Attribute(value=whole, attr="split" | "partition"), args=[ast.Constant(str(mark))]
            ):
                if key == 0:  # what is before a mark, such as a comment
                    for text in self._strings(whole):
                        yield text and text.partition(mark)[0]
                    return
        if isinstance(key, str):
            found = [item for name, item in self.items(value) if name == key]
        else:
            elements = [*self._elements(value)]
            found = [item for item in elements[key : key + 1] if item] if isinstance(key, int) and key >= 0 else []
        for item in found:
            yield from self._strings(item)
        if not found:
            yield None

    def _elements(self, node: ast.expr) -> Iterator[ast.expr | None]:
        """Yield what a loop over an expression finds; None for a part that only a run tells."""
        match node:
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                for item in items:
                    yield from self._elements(item.value) if isinstance(item, ast.Starred) else (item,)
            case ast.Dict():
                yield from (None if key is None else ast.Constant(key) for key, _ in self.items(node))
            case ast.Call(func=ast.Attribute(value=value, attr=kind), args=[]) if kind in _ITEMS:
                for key, item in self.items(value):
                    name = ast.Constant(key)
                    found = {"items": ast.Tuple([name, item]), "keys": name, "values": item}[kind]
                    yield found if key is not None else None
            case ast.Call(func=ast.Name(id="zip"), args=lists):
                for row in zip(*map(self._elements, lists), strict=False):
                    parts = [item for item in row if item]
                    yield ast.Tuple(parts) if len(parts) == len(row) else None
            case ast.Call(func=ast.Name(id="enumerate"), args=[value]):
                for number, element in enumerate(self._elements(value)):
                    yield ast.Tuple([ast.Constant(number), element]) if element else None
            case ast.Call(func=ast.Name(id=name), args=[value]) if name in _SAME:
                yield from self._elements(value)
            case ast.BinOp(left=left, op=ast.Add(), right=right) | ast.IfExp(body=left, orelse=right):
                yield from self._elements(left)
                yield from self._elements(right)
            case ast.Name():
                for known in self._followed(node):
                    yield from (None,) if known is None else self._elements(known)
            case _:
                yield from (None if text is None else ast.Constant(text) for text in self._strings(node))

    def _is_text(self, node: ast.expr) -> bool:
        """Return whether an expression is one text, such as a sum of texts, not a list."""
        match node:
            case ast.BinOp(left=left, op=ast.Add(), right=right) | ast.IfExp(body=left, orelse=right):
                return self._is_text(left) or self._is_text(right)
            case ast.Name(id=name):
                value = self._found.get(name)
                while isinstance(value, ast.IfExp):  # the first of several
                    value = value.body
                return isinstance(value, ast.JoinedStr | ast.Constant)
        return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))

    def _filled(self, fill: Callable[..., str], parts: Iterable[ast.expr]) -> Iterator[str | None]:
        """Yield texts made of parts: those of a loop belong together, and the others are the same in each text."""
        columns = [[*self._strings(part)] for part in parts]
        rows = max(map(len, columns), default=0)
        if any(len(column) not in {1, rows} for column in columns):
            yield None
            return
        for row in zip(*(column if len(column) == rows else column * rows for column in columns), strict=True):
            try:
                yield None if None in row else fill(*row)
            except (ValueError, TypeError, IndexError, KeyError):
                yield None


def as_dictionary(keywords: Iterable[ast.keyword]) -> ast.Dict:
    """Return keyword arguments as the dictionary that they are in the function; that of ``**options`` has no key."""
    pairs = [(None if item.arg is None else ast.Constant(item.arg), item.value) for item in keywords]
    return ast.Dict([key for key, _ in pairs], [value for _, value in pairs])


def _at(row: ast.expr, place: ast.expr) -> ast.expr | None:
    """Return what is at a place in each element of a loop; None if it is not written out."""
    items = row.elts if isinstance(row, ast.Tuple | ast.List) else []
    number = place.value if isinstance(place, ast.Constant) and isinstance(place.value, int) else 0
    return items[number] if number < len(items) else None


def _file(name: str | None) -> str | None:
    if name is None or name.startswith(FILE_MARK):
        return name
    return f"{FILE_MARK}{name}" if name.endswith(_LISTS) else None

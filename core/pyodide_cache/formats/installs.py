"""Find what Python code installs by itself: ``micropip.install``, ``piplite.install``, ``loadPackage``, and mocks."""

from __future__ import annotations

import ast
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyodide_cache.base.record import record
from pyodide_cache.formats.requirements import names_in

_INSTALLERS = frozenset({"micropip", "piplite"})
#: How much of a call is shown, in characters.
_LONGEST = 60
#: Functions that run a shell line, and those that run a list of words.
_SHELLS = frozenset({"get_ipython().system", "get_ipython().getoutput", "os.system"})
_PROGRAMS = frozenset(f"subprocess.{name}" for name in ("run", "call", "check_call", "check_output", "Popen"))
#: Names of values are followed so often.
_MOST_STEPS = 3
#: What is added to a value more often is only known to a run.
_MOST_ADDED = 100
_LOADERS = frozenset({"loadPackage", "load_package"})


@record
class Installs:
    """What a program installs, as far as it is written out in it."""

    requirements: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]  # the line and text of each argument that only a run tells
    index_urls: tuple[str, ...] = ()  # the package indexes that it names; they are asked in order
    prereleases: tuple[str, ...] = ()  # canonical names of the packages whose pre-releases it allows


def find_installs(tree: ast.Module) -> Installs:
    """Return what a program installs.

    Names of lists and strings are followed to their first value, and to what is added. Files of the runtime's own
    file system (``emfs:``) are left out.
    """
    values = _assigned_values(tree)
    aliases = _aliases(tree)
    found: list[str] = []
    unknown: list[tuple[int, str]] = []
    urls: list[str | None] = []
    early: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _function_name(node.func) == "set_index_urls" and node.args:
            urls += _strings(node.args[0], values)
        if isinstance(node, ast.Call) and _is_installer(node.func, aliases):
            arguments = [
                *node.args[:1],
                *(item.value for item in node.keywords if item.arg in {"requirements", "names"}),
            ]
            options = {item.arg: item.value for item in node.keywords}
            before = len(found)
            urls += _strings(options["index_urls"], values) if "index_urls" in options else ()
            for text in (text for argument in arguments for text in _strings(argument, values)):
                if text is not None:
                    found.append(text)
                else:
                    unknown.append((node.lineno, ast.unparse(node)[:_LONGEST]))
            if getattr(options.get("pre"), "value", False) is True:
                early += found[before:]
    return Installs(
        tuple(text for text in dict.fromkeys(found) if not text.startswith("emfs:")),
        tuple(dict.fromkeys(unknown)),
        tuple(url for url in dict.fromkeys(urls) if url and "://" in url),
        names_in(early),
    )


def find_mock_modules(tree: ast.Module) -> tuple[str, ...]:
    """Return the top-level modules that a program makes up with ``micropip.add_mock_package``."""
    values = _assigned_values(tree)
    found: list[str | None] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _function_name(node.func) == "add_mock_package":
            given = {item.arg: item.value for item in node.keywords}
            if modules := given.get("modules"):
                found += [name for name, _ in _items(modules, values)]
            elif name := next(iter(node.args), given.get("name")):
                found += _strings(name, values)  # a mock without modules has one of its own name
    return tuple(name for name in dict.fromkeys(found) if name and "." not in name)


def find_setup_requirements(tree: ast.Module) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """Return the ``install_requires`` of a ``setup.py``, the requirements of its extras, and the lines with others.

    Only a run tells those others, such as the lines of a file, or the arguments that a function returns.
    """
    values = _assigned_values(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = _setup_names(tree)
    setups = [node for node in calls if ast.unparse(node.func) in names]
    given = [item for node in setups for item in _items(_as_dictionary(node.keywords), values)]
    required, optional = (
        tuple(text for key, value in given if key == name for text in _strings(value, values) if text)
        for name in ("install_requires", "extras_require")
    )
    is_named = any(key == "install_requires" for key, _ in given)
    unknown = (
        value.lineno
        for key, value in given
        if (key is None and not is_named) or (key == "install_requires" and None in _strings(value, values))
    )
    return required, optional, tuple(unknown)


def _setup_names(tree: ast.Module) -> set[str]:
    """Return what a program calls the function ``setup`` of setuptools."""
    found = {"setup", "setuptools.setup"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {f"{alias.asname}.setup" for alias in node.names if alias.name == "setuptools"}
        elif isinstance(node, ast.ImportFrom) and node.module in {"setuptools", "distutils.core"}:
            found |= {alias.asname or "" for alias in node.names if alias.name == "setup"}
    return found


def shell_lines(tree: ast.Module, *, everything: bool) -> Iterator[tuple[int, str]]:
    """Yield the shell lines and magics that a program runs through IPython, as far as they are written out.

    Args:
        everything: whether to yield those that it runs through ``os`` and ``subprocess``, too.

    Yields:
        the line of the program, and the shell line.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = ast.unparse(node.func)
        if node.func.attr == "run_line_magic" or name.endswith("get_ipython().magic"):
            yield node.lineno, " ".join(map(_shown, node.args))
        elif not node.args:
            continue
        elif name in _SHELLS and (everything or name.startswith("get_ipython")):
            yield node.lineno, _shown(node.args[0])
        elif name in _PROGRAMS and everything:
            words = node.args[0]
            yield node.lineno, " ".join(map(_word, words.elts)) if isinstance(words, ast.List) else _shown(words)


def _word(node: ast.expr) -> str:
    return shlex.quote(_shown(node)) if isinstance(node, ast.Constant) else _shown(node)


def _shown(node: ast.expr) -> str:
    """Return a string as it is written, with expressions in braces."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(map(_shown, parts))
        case ast.FormattedValue(value=node):
            pass
    return f"{{{ast.unparse(node)}}}"


def _is_installer(function: ast.expr, aliases: Mapping[str, str]) -> bool:
    if isinstance(function, ast.Attribute):
        if function.attr in _LOADERS:
            return True
        return function.attr == "install" and aliases.get(getattr(function.value, "id", "")) in _INSTALLERS
    name = _function_name(function)
    return name in _LOADERS or aliases.get(name) == "install"


def _function_name(function: ast.expr) -> str:
    return str(function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", ""))


def _aliases(tree: ast.Module) -> dict[str, str]:
    """Return the local names of the installers' modules, and of their function ``install``."""
    found = {name: name for name in _INSTALLERS}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update({alias.asname: alias.name for alias in node.names if alias.asname})
        elif isinstance(node, ast.ImportFrom) and node.module in _INSTALLERS:
            found.update({alias.asname or alias.name: alias.name for alias in node.names})
    return found


def _assigned_values(tree: ast.Module) -> dict[str, ast.expr]:
    """Return the first value of each name, with what is added to it, such as by ``+=``, ``append`` and ``update``."""
    found: dict[str, ast.expr] = {}
    added: Counter[str] = Counter()

    def add(name: str, value: ast.expr) -> None:
        if name in found:
            added[name] += 1
            is_known = added[name] <= _MOST_ADDED
            found[name] = ast.BinOp(found[name], ast.Add(), value) if is_known else ast.Name(name)

    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found.setdefault(name, value)
            case ast.For(target=ast.Name(id=name), iter=value):
                found.setdefault(name, value)
            case ast.comprehension(target=ast.Name(id=name), iter=value):
                found.setdefault(name, value)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=value):
                add(name, value)
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str()) as key)]):
                add(name, ast.Dict([key], [node.value]))
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr="extend" | "update"), args=[value], keywords=[]
            ):
                add(name, value)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="update"), args=items, keywords=keywords):
                add(name, ast.Call(ast.Name("dict"), items, keywords))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[value]):
                add(name, ast.List([value]))
    return found


def _as_dictionary(keywords: Iterable[ast.keyword]) -> ast.Dict:
    """Return keyword arguments as the dictionary that they are in the function; that of ``**options`` has no key."""
    pairs = [(None if item.arg is None else ast.Constant(item.arg), item.value) for item in keywords]
    return ast.Dict([key for key, _ in pairs], [value for _, value in pairs])


def _items(node: ast.expr, values: Mapping[str, ast.expr], depth: int = 0) -> Iterator[tuple[str | None, ast.expr]]:
    """Yield the keys and values of a dictionary; None as the key of a part that only a run tells."""
    match node:
        case ast.Dict(keys=keys, values=items):
            for key, item in zip(keys, items, strict=True):
                if key is None:
                    yield from _items(item, values, depth)
                else:
                    yield (str(key.value) if isinstance(key, ast.Constant) else None), item
        case ast.Call(func=ast.Name(id="dict"), args=arguments, keywords=keywords):
            for argument in arguments:
                yield from _items(argument, values, depth)
            yield from _items(_as_dictionary(keywords), values, depth)
        case ast.BinOp(left=left, op=ast.Add() | ast.BitOr(), right=right):
            yield from _items(left, values, depth)
            yield from _items(right, values, depth)
        case ast.Name(id=name) if name in values and depth < _MOST_STEPS:
            yield from _items(values[name], values, depth + 1)
        case _:
            yield None, node


def _strings(node: ast.expr, values: Mapping[str, ast.expr], depth: int = 0) -> Iterator[str | None]:
    """Yield the strings that an expression has; None for a part that only a run tells."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items) | ast.Dict(values=items):
            for item in items:
                yield from _strings(item, values, depth)
        case ast.BinOp(op=ast.Add()) | ast.JoinedStr() if _joins_text(node):
            yield _joined(node, values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _strings(left, values, depth)
            yield from _strings(right, values, depth)
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split" | "splitlines"), args=[]):
            yield from text.split()
        case ast.Call(func=ast.Name(id="dict")):
            for _, item in _items(node, values, depth):
                yield from _strings(item, values, depth)
        case ast.Name(id=name) if name in values and depth < _MOST_STEPS:
            yield from _strings(values[name], values, depth + 1)
        case ast.Starred(value=value):
            yield from _strings(value, values, depth)
        case _:
            yield None


def _joins_text(node: ast.expr) -> bool:
    """Return whether a sum joins strings, not lists."""
    if isinstance(node, ast.BinOp):
        return _joins_text(node.left) or _joins_text(node.right)
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _joined(node: ast.expr, values: Mapping[str, ast.expr]) -> str | None:
    """Return the text of a sum or an f-string whose parts are written out, or are names of such values."""
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            parts = [left, right]
        case ast.JoinedStr(values=parts):
            pass
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            parts = [value]
        case ast.Name(id=name) if isinstance(values.get(name), ast.Constant):
            parts = [values[name]]
        case ast.Constant(value=str() | int() | float()):
            return str(node.value)
        case _:
            return None
    texts = [_joined(part, values) for part in parts]
    return None if None in texts else "".join(map(str, texts))

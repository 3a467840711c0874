"""What operators, functions and methods make of values in Python code that is not run, and what they change."""

from __future__ import annotations

import ast
import operator
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pyodide_cache.formats.documents import parse_json, parse_toml
from pyodide_cache.projects.python.known_values import (
    FILE_MARK,
    LONGEST,
    File,
    Unknown,
    Value,
    either,
    elements,
    filled,
    plain,
)

_LISTS = (".txt", ".in")
#: A text with a width in it, or with a part that is given as one.
_WIDE = r"[%{:<>^*.0)]\d{3}|\{[^{}]*\{"


def _short(*values: Value) -> None:
    """Refuse what would make a text long."""
    for value in values:
        if isinstance(value, str) and (len(value) > LONGEST or re.search(_WIDE, value)):
            raise ValueError


def added(left: Value, right: Value) -> Value:
    """Return a sum; of a list that is known in part, the rest stays."""
    if isinstance(left, list) or isinstance(right, list):
        return [item for side in (left, right) for item in (elements(side) if isinstance(side, list) else [side])]
    if isinstance(left, dict) and isinstance(right, dict):
        return left | right
    return filled([left, right]) if isinstance(left, str) or isinstance(right, str) else left + right


def _formatted(text: str, values: Value) -> str:
    _short(text)
    return text % (tuple(map(plain, values)) if isinstance(values, list) else values)


def path(*parts: Value) -> Value:
    """Return the requirements file that a path leads to; of any other path, the part that is known from its end."""
    if parts and isinstance(parts[-1], File):
        return parts[-1]
    known: list[str] = []
    for part in parts:
        text = part.filled if isinstance(part, Unknown) else part
        is_folder = isinstance(text, str) and text and not text.startswith(("/", ".")) and "{" not in text
        known = [*known, text] if is_folder else []
    name = "/".join(known or parts[-1:])
    return File(f"{FILE_MARK}{name}") if name.endswith(_LISTS) else Unknown(filled=name)


OPERATORS: Mapping[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Add: added,
    ast.BitOr: added,
    ast.Mod: _formatted,
    ast.Div: path,
}
COMPARISONS: Mapping[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda item, items: item in items,
    ast.NotIn: lambda item, items: item not in items,
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _pairs(*values: Value, **options: Value) -> dict[Value, Value]:
    found: dict[Value, Value] = {}
    for value in values:
        found |= value if isinstance(value, dict) else dict(elements(value))
    return found | options


def _joined(parts: Iterable[Value]) -> list[Value]:
    return [item for part in parts for item in elements(part)]


def _listed(value: Value = None, **_: Value) -> list[Value]:
    return [] if value is None else elements(value)


#: Functions without side effects, by their names with their modules. Sets and tuples count as lists.
FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    **dict.fromkeys(("list", "tuple", "set", "frozenset", "sorted", "iter", "copy.copy", "copy.deepcopy"), _listed),
    "dict": _pairs,
    "dict.fromkeys": lambda keys, value=None: dict.fromkeys(elements(keys), value),
    "str": lambda value="": filled([value]),
    "zip": lambda *values, **_: [list(row) for row in zip(*map(elements, values), strict=False)],
    "enumerate": lambda value, start=0: [[number, item] for number, item in enumerate(elements(value), start)],
    "sum": lambda values, start=0: _joined(elements(values)),
    "itertools.chain": lambda *values: _joined(values),
    "itertools.chain.from_iterable": lambda values: _joined(elements(values)),
    "textwrap.dedent": textwrap.dedent,
    "json.loads": partial(parse_json, as_python=True),
    **dict.fromkeys(("tomllib.loads", "tomli.loads"), parse_toml),
    **dict.fromkeys(("pyodide.ffi.to_js", "pyodide.to_js"), lambda value, **_: value),
    **dict.fromkeys(("os.getenv", "os.environ.get"), lambda _, value=None: value),  # the browser sets few
    **dict.fromkeys(("open", "io.open", "codecs.open"), lambda name, *_, **__: path(name)),
    **dict.fromkeys(("os.path.join", "pathlib.Path", "Path"), path),
}

#: Methods of texts that change nothing else, and those of dictionaries and lists.
_OF_TEXTS = frozenset(
    {"capitalize", "casefold", "endswith", "format", "join", "lower", "lstrip", "partition", "removeprefix"}
    | {"removesuffix", "replace", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip"}
    | {"title", "upper"}
)
_OF_FILES = frozenset({"open", "read", "readlines", "read_text", "split", "splitlines", "strip", "rstrip", "lstrip"})


def method(value: Value, name: str, arguments: list[Value], options: Mapping[str, Value]) -> Value:
    """Return the result of a method that changes nothing.

    Raises:
        TypeError: or another of the errors that `combined` knows, if it has none that is known.
    """
    if isinstance(value, File) and name in _OF_FILES:
        return value
    if name in {"joinpath", "with_name"}:
        return path(*([value] if name == "joinpath" else []), *arguments)
    if isinstance(value, File) or not isinstance(value, str | dict | list):
        raise TypeError
    match value, name, arguments:
        case dict(), "items", []:
            return [[key, item] for key, item in value.items()]
        case dict(), "keys" | "values", []:
            return list(value if name == "keys" else value.values())
        case dict(), "get" | "pop" | "setdefault", [key, *default]:
            return value.get(key, *default)
        case list(), "pop", _:
            return either(*value)
        case dict() | list(), "copy" | "to_py", _:  # the latter is of what comes from JavaScript
            return value.copy()
        case list(), "union", _:
            return [*value, *(item for part in arguments for item in elements(part))]
        case str(), "format", _:
            _short(value)
            return value.format(*map(plain, arguments), **{key: plain(item) for key, item in options.items()})
        case str(), "join", [list() as parts]:
            return filled([part for number, item in enumerate(parts) for part in ([value] * bool(number) + [item])])
        case str(), "replace", _:
            _short(value, *arguments)
    if not isinstance(value, str) or name not in _OF_TEXTS:
        raise TypeError
    # Lists stand for tuples, too, such as those of endings.
    found = getattr(value, name)(*(tuple(item) if isinstance(item, list) else item for item in arguments), **options)
    return list(found) if isinstance(found, tuple) else found


def change(value: Value, name: str, arguments: list[Value], options: Mapping[str, Value], *, certain: bool) -> bool:
    """Carry out a method that changes a list or dictionary, and return True if it is one.

    Args:
        certain: whether it is certain to run: else nothing is removed.
    """
    try:
        return _change(value, name, arguments, options, certain=certain)
    except (TypeError, ValueError, LookupError):  # what the program would raise, too, or what is unknown
        return True


def _change(value: Value, name: str, arguments: list[Value], options: Mapping[str, Value], *, certain: bool) -> bool:
    match value, name, arguments:
        case list(), "append" | "add", [item] if len(value) < LONGEST:
            value.append(item)
        case list(), "extend" | "update", [items] if len(value) < LONGEST:
            value.extend(elements(items)[:LONGEST])
        case list(), "insert", [place, item]:
            value.insert(place if isinstance(place, int) else 0, item)
        case list(), "remove" | "discard", [item]:
            if certain and item in value:
                value.remove(item)
        case list() | dict(), "clear", []:
            if certain:
                value.clear()
        case dict(), "update", _:
            value.update(_pairs(*arguments, **options))
        case dict(), "setdefault", [key, item]:
            value.setdefault(key, item)
        case _:
            return False
    return True

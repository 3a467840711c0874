"""What is known of values in Python code that is not run, and what calls without side effects make of them."""

from __future__ import annotations

import ast
import operator
import re
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from pyodide_cache.base.record import field, record
from pyodide_cache.formats.documents import parse_json, parse_toml

#: A text that begins with this stands for a file that the code reads.
FILE_MARK = "-r "
_LISTS = (".txt", ".in")

#: Longer texts and lists are not made: code that is read must not cost more than the file that it is in.
_LONGEST = 5000
_MOST_CHOICES = 100
#: A text with a width in it, or with a part that is given as one.
_WIDE = r"[%{:<>^*.0)]\d{3}|\{[^{}]*\{"
#: How deep lists may be nested.
_DEEPEST = 6

#: Text, numbers, None, lists (also for sets and tuples), dictionaries, `Unknown` and `Either`.
Value = Any


@record
class Unknown:
    """A value that only a run tells."""

    node: ast.expr | None = field(default=None, repr=False)  # where it arises
    name: str = ""  # its dotted name, if it has one, with the module that it is imported from
    filled: str = ""  # the text that it is a part of

    @property
    def text(self) -> str:
        """What it would be in a text, as in an f-string."""
        return self.filled or f"{{{ast.unparse(self.node) if self.node else ''}}}"

    @property
    def line(self) -> int:
        """Where it arises."""
        return getattr(self.node, "lineno", 1)


class Either(tuple[Value, ...]):
    """Values of which one counts: which one, only a run tells."""

    __slots__ = ()


@record
class Made:
    """What a class made; the program may change its attributes."""

    kind: str  # the name of the class
    attributes: dict[str, Value]  # in their order, which is that of a named tuple


class File(str):
    """A requirements file, as `FILE_MARK` and its name; its text and its lines are the same."""

    __slots__ = ()


def either(*values: Value) -> Value:
    """Return one value for several, an `Either` if they differ."""
    found: list[Value] = []
    seen: set[str] = set()  # texts, and the names of what is not known
    for value in chain.from_iterable(map(each, values)):
        key = f"?{value.name}" if isinstance(value, Unknown) else f"={value}" if isinstance(value, str) else ""
        if key not in seen:
            found.append(value)
            seen.update([key] if key else [])
    return found[0] if len(found) == 1 else Either(found) if len(found) < _MOST_CHOICES else Unknown()


def each(value: Value) -> tuple[Value, ...]:
    """Return all values that a value may be."""
    return value if isinstance(value, Either) else (value,)


def dotted_name(node: ast.expr) -> str:
    """Return a name with the names before it, such as ``os.path``; what is not a name is left out."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id if isinstance(node, ast.Name) else "", *reversed(parts)])


def name_of(value: Value) -> str:
    """Return the dotted name of a value that is not known: the last one of several."""
    last = each(value)[-1] if each(value) else None
    return last.name if isinstance(last, Unknown) else ""


def elements(value: Value) -> list[Value]:
    """Return what a loop over a value finds."""
    if isinstance(value, Either):
        return [item for one in value for item in elements(one)]
    if isinstance(value, list | dict):
        return list(value)
    if isinstance(value, Made):
        return list(value.attributes.values())
    return [value if isinstance(value, File | Unknown) else Unknown()]


def texts(value: Value) -> Iterator[str | Unknown]:
    """Yield the texts in a value, such as those of a list, without spaces around them."""
    return islice(_texts(value, _DEEPEST), _LONGEST)


def known_texts(value: Value) -> Iterator[str]:
    """Yield the texts in a value that are known."""
    return (text for text in texts(value) if isinstance(text, str))


def _texts(value: Value, levels: int) -> Iterator[str | Unknown]:
    if isinstance(value, list | Either | dict) and levels:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item, levels - 1)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value).strip()
    elif value is not None:
        yield value if isinstance(value, Unknown) else Unknown()


def as_now(value: Value, copies: dict[int, Value] | None = None) -> Value:
    """Return a copy of lists and dictionaries, which the program may change later.

    Args:
        copies: those that were made, by the identity of what they are of: lists can be in each other, many times.
    """
    copies = {} if copies is None else copies
    if id(value) in copies or len(copies) > _LONGEST or not isinstance(value, list | dict | Either):
        return copies.get(id(value), value)
    if isinstance(value, Either):
        copies[id(value)] = value  # if it is in itself
        copies[id(value)] = Either(as_now(item, copies) for item in value)
    else:
        copies[id(value)] = copy = value.copy()
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            copy[key] = as_now(item, copies)
    return copies[id(value)]


def at(value: Value, key: Value) -> Value:
    """Return what is at a place; any item if only a run tells the place."""
    if isinstance(value, File):  # a part of its lines, or of one
        return value
    value = elements(value) if isinstance(value, Made) else value
    return either(*(value.values() if isinstance(value, dict) else value)) if isinstance(key, Unknown) else value[key]


def combined(make: Callable[..., Value], *values: Value) -> Value:
    """Return what a function makes of values; those of several `Either` belong together by their order."""
    if not any(isinstance(value, Either) for value in values):
        return _made(make, values)
    columns = [each(value) for value in values]
    rows = max(map(len, columns))
    if any(len(column) not in {1, rows} for column in columns):
        return Unknown()
    columns = [column if len(column) == rows else column * rows for column in columns]
    return either(*(_made(make, row) for row in zip(*columns, strict=True)))


def _made(make: Callable[..., Value], row: tuple[Value, ...]) -> Value:
    try:
        value = make(*row)
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return Unknown()
    is_long = len(value) > _LONGEST if isinstance(value, str | list) else isinstance(value, int) and value >> 64
    return Unknown() if is_long else value


def filled(parts: Iterable[Value]) -> Value:
    """Return parts as one text; an unknown one leaves its name in braces."""

    def join(*row: Value) -> Value:
        text = "".join(part.text if isinstance(part, Unknown) else _plain(part) for part in row)
        if len(text) > _LONGEST:
            raise ValueError
        return Unknown(filled=text) if any(isinstance(part, Unknown) for part in row) else text

    return combined(join, *parts)


def _plain(value: Value) -> str:
    if value is None or isinstance(value, list | dict | Unknown):
        raise TypeError
    return str(value)


def _short(*values: Value) -> None:
    """Refuse what would make a text long."""
    for value in values:
        if isinstance(value, str) and (len(value) > _LONGEST or re.search(_WIDE, value)):
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
    return text % (tuple(map(_plain, values)) if isinstance(values, list) else values)


def _times(left: Value, right: Value) -> Value:
    if max(one if isinstance(one, int) else len(one) for one in (left, right)) > _DEEPEST:
        raise ValueError
    return left * right


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
    ast.Sub: lambda left, right: (
        [item for item in left if item not in right] if isinstance(left, list) else left - right
    ),
    ast.BitAnd: lambda left, right: [item for item in left if item in right],
    ast.Mod: _formatted,
    ast.Mult: _times,
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


#: What a ``defaultdict`` has for new keys, by the function that makes it.
_EMPTY: Mapping[str, Callable[[], Value]] = {"list": list, "set": list, "tuple": list, "dict": dict, "str": str}

#: Functions without side effects, by their names with their modules. Sets and tuples count as lists.
FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    **dict.fromkeys(("list", "tuple", "set", "frozenset", "sorted", "iter", "copy.copy", "copy.deepcopy"), _listed),
    "reversed": lambda value: elements(value)[::-1],
    "dict": _pairs,
    "dict.fromkeys": lambda keys, value=None: dict.fromkeys(elements(keys), value),
    "str": _plain,
    "zip": lambda *values, **_: [list(row) for row in zip(*map(elements, values), strict=False)],
    "enumerate": lambda value, start=0: [[number, item] for number, item in enumerate(elements(value), start)],
    "next": lambda value, *_: either(*elements(value)),
    "sum": lambda values, start=0: _joined(elements(values)),
    "itertools.chain": lambda *values: _joined(values),
    "itertools.chain.from_iterable": lambda values: _joined(elements(values)),
    "textwrap.dedent": textwrap.dedent,
    "json.loads": parse_json,
    **dict.fromkeys(("tomllib.loads", "tomli.loads"), parse_toml),
    "types.SimpleNamespace": lambda **attributes: Made("", attributes),
    "dataclasses.asdict": lambda value: dict(value.attributes),
    "collections.defaultdict": lambda make, *values: defaultdict(_EMPTY[name_of(make)], _pairs(*values)),
    "collections.OrderedDict": _pairs,
    "dataclasses.field": lambda default=None, **options: (
        _EMPTY[name_of(options["default_factory"])]() if options else default
    ),
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
        case dict() | list(), "copy", []:
            return value.copy()
        case list(), "union", _:
            return [*value, *(item for part in arguments for item in elements(part))]
        case str(), "format", _:
            _short(value)
            return value.format(*map(_plain, arguments), **{key: _plain(item) for key, item in options.items()})
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
        case list(), "append" | "add", [item] if len(value) < _LONGEST:
            value.append(item)
        case list(), "extend" | "update", [items] if len(value) < _LONGEST:
            value.extend(elements(items)[:_LONGEST])
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

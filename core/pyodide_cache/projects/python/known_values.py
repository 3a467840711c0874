"""What is known of values in Python code that is not run."""

from __future__ import annotations

import ast
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from pyodide_cache.base.record import field, record

#: A text that begins with this stands for a file that the code reads.
FILE_MARK = "-r "

#: Longer texts and lists are not made: code that is read must not cost more than the file that it is in.
LONGEST = 5000
_MOST_CHOICES = 100
#: How deep lists may be nested.
_DEEPEST = 6

#: Text, numbers, None, lists (also for sets and tuples), dictionaries, `Defined`, `Unknown` and `Either`.
Value = Any


Names = ChainMap[str, Value]
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@record
class Defined:
    """A function, or a class."""

    node: Function | ast.ClassDef
    names: Names = field(repr=False, compare=False)  # around it


@record
class Unknown:
    """A value that is only known at run time."""

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
    """Values of which one counts; which one is only known at run time."""

    __slots__ = ()


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
    return [value if isinstance(value, File | Unknown) else Unknown()]


def texts(value: Value) -> Iterator[str | Unknown]:
    """Yield the texts in a value, such as those of a list, without spaces around them."""
    return islice(_texts(value, _DEEPEST), LONGEST)


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
    if not isinstance(value, (list, dict, Either)):  # a union takes three times as long
        return value
    copies = {} if copies is None else copies
    if id(value) in copies or len(copies) > LONGEST:
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
    """Return what is at a place; any item if the place is only known at run time."""
    if isinstance(value, File):  # a part of its lines, or of one
        return value
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
    is_long = len(value) > LONGEST if isinstance(value, str | list) else isinstance(value, int) and value >> 64
    return Unknown() if is_long else value


def filled(parts: Iterable[Value]) -> Value:
    """Return parts as one text; an unknown one leaves its name in braces."""

    def join(*row: Value) -> Value:
        text = "".join(part.text if isinstance(part, Unknown) else plain(part) for part in row)
        if len(text) > LONGEST:
            raise ValueError
        return Unknown(filled=text) if any(isinstance(part, Unknown) for part in row) else text

    return combined(join, *parts)


def plain(value: Value) -> str:
    """Return a value as a part of a text; a list, None or what is not known is a `TypeError`."""
    if value is None or isinstance(value, list | dict | Unknown):
        raise TypeError
    return str(value)

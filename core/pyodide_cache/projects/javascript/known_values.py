"""Values that code in JavaScript can have, as far as they are known, and what functions and methods make of them."""

from __future__ import annotations

import json
import operator
import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any
from urllib.parse import urljoin

from pyodide_cache.base.record import record
from pyodide_cache.formats.documents import parse_json
from pyodide_cache.projects.javascript.tree import Node

#: Stands in a text for what is only known at run time.
UNKNOWN = "unknown_until_run"
#: A wheel or program in a folder that is only known at run time, such as that of the page: it may be beside a script.
_SOMEWHERE = re.compile(
    rf"{UNKNOWN}/?(?!.*{UNKNOWN})((?:[\w.-]+/)*(?:[\w.]+(?:-[\w.+]+){{4}}\.whl|(?<=/)[\w-]+\.py))"
)

#: What an expression can be: a `Text`, a `Word`, a list as a tuple, an object as a dict of all the values that each
#: key can have, a `Function`, a `Native`, or None for what is not known.
Value = Any
Values = list[Value]

#: What holds a value in Vue and React, and in an address.
_HOLDERS = frozenset({"value", "current", "href"})
_ESCAPE = re.compile(r"\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "\n": "", "\r\n": ""}
#: How many texts one with placeholders can stand for, and how many values are in one in JSON.
_MOST_VALUES, _MOST_PARTS = 100, 10_000


class Text(str):
    """A text that knows where it is written."""

    __slots__ = ("line",)
    line: int  # where it begins, from 0; less in a script that this one imports

    def __new__(cls, text: str, line: int = 0) -> Text:  # noqa: D102
        found = super().__new__(cls, text)
        found.line = line
        return found


class Word(str):
    """A number, ``true``, ``null`` or a built-in object."""

    __slots__ = ()


#: The values that variables have in one call of a function, or in one round of a loop; its own node is a key, too.
Environment = dict[object, Values]


@record
class Function:
    """A function with the values of the names around it."""

    node: Node
    environment: Environment


@record
class Native:
    """A property of something that the script does not have, such as ``loadPackage`` of the runtime."""

    name: str
    owner: Node


def functions_in(values: Iterable[Value]) -> list[Function]:
    """Return the functions among values."""
    return [value for value in values if isinstance(value, Function)]


def is_known(value: Value) -> bool:
    """Return whether a value is there, so that a default does not take its place."""
    return value is not None and value != "undefined" and not isinstance(value, Native)


def texts(values: Iterable[Value], *, partly: bool = False) -> list[Text | None]:
    """Return the texts among values and in lists of them, once; None for those only known at run time.

    Args:
        partly: whether a text counts of which only a part is known; `UNKNOWN` stands for the rest.
    """
    found: dict[Text | None, None] = {}
    queue = [*values][::-1]
    lists: set[int] = set()  # which can be in each other, many times
    while queue:
        value = queue.pop()
        if isinstance(value, tuple):
            queue += value[::-1] if id(value) not in lists else ()
            lists.add(id(value))
        elif isinstance(value, Text):
            file = None if partly else _SOMEWHERE.fullmatch(value)
            found[Text(file[1], value.line) if file else value if partly or UNKNOWN not in value else None] = None
        elif not isinstance(value, Word):
            found[None] = None
    return [*found]


def member(value: Value, key: str) -> Values:
    """Return the values that a property or place can have."""
    if isinstance(value, dict):
        return list(value.get(key, [value] if key == "default" else []))  # the latter is of an imported document
    if isinstance(value, tuple) and key[:-1].isdecimal() and key[-1] == ":":  # the rest from a place on
        return [value[int(key[:-1]) :]]
    if isinstance(value, tuple) and key.isdecimal():
        return [value[int(key)]] if len(key) < 4 and int(key) < len(value) else []
    if isinstance(value, tuple):
        return [value] if key in _HOLDERS else []
    return [value] if key in _HOLDERS and isinstance(value, Text) else []


def items_of(values: Iterable[Value]) -> Values:
    """Return the items of lists; other values stay."""
    return [item for value in values for item in (value if isinstance(value, tuple) else (value,))]


def pairs_of(values: Iterable[Value]) -> Values:
    """Return the pairs of a key and a value of objects; the items of lists."""
    found: Values = []
    for value in values:
        is_table = isinstance(value, dict)
        found += [(Text(key), item) for key in value for item in value[key]] if is_table else items_of([value])
    return found


def all_of(values: Iterable[Value]) -> Values:
    """Return the items of lists, and the values of objects."""
    found = [list(value.values()) if isinstance(value, dict) else [items_of([value])] for value in values]
    return [item for lists in found for items in lists for item in items]


def keys_of(values: Iterable[Value]) -> Values:
    """Return the keys of objects."""
    return [Text(key) for value in values if isinstance(value, dict) for key in value] or [None]


def table_of(pairs: Iterable[Value]) -> dict[str, Values]:
    """Return an object of lists with a key and a value."""
    return {str(pair[0]): [pair[1]] for pair in pairs if isinstance(pair, tuple) and len(pair) == 2}


def address_of(address: Value = None, base: Value = None) -> Value:
    """Return an address, behind that of a folder if this is known."""
    return Text(urljoin(base, address)) if isinstance(address, Text) and isinstance(base, Text) else address


def as_text(value: Value) -> str:
    """Return a value as a part of a text."""
    if isinstance(value, tuple):
        return ",".join(text or UNKNOWN for text in texts(value, partly=True))
    return value if isinstance(value, str) else UNKNOWN


def as_json(value: Value) -> Text | None:
    """Return a value as JSON; None if a part of it is only known at run time."""
    parts = iter(range(_MOST_PARTS))  # lists can be in each other, many times

    def plain(part: Value) -> object:
        match part if next(parts, None) is not None else None:
            case Text():
                return str(part)
            case Word():
                return parse_json(part)
            case tuple():
                return [*map(plain, part)]
            case dict():
                return {key: plain(item) for key, [item] in part.items()}
        raise ValueError

    try:
        return Text(json.dumps(plain(value)))
    except ValueError:
        return None


def from_json(value: Value) -> Value:
    """Return what a text in JSON stands for; None for another one, and a known document itself."""
    try:
        return _known(parse_json(value)) if isinstance(value, Text) else value
    except ValueError:
        return None


def _known(value: object) -> Value:
    if isinstance(value, dict):
        return {key: [_known(item)] for key, item in value.items()}
    if isinstance(value, list):
        return tuple(map(_known, value))
    return Text(value) if isinstance(value, str) else Word(str(value))


def replaced(values: Values, old: Sequence[Value] = (), new: Sequence[Value] = ()) -> Values:
    """Return texts with another text in them; None if that is not one known text."""
    if [[*map(type, given)] for given in (old, new)] != [[Text], [Text]]:
        return [None]
    return [Text(value.replace(old[0], new[0]), value.line) if isinstance(value, Text) else None for value in values]


def is_word(values: Values, word: str) -> bool:
    """Return whether values are all the same word, such as ``false``."""
    return bool(values) and all(isinstance(value, Word) and value == word for value in values)


def compared(test: Callable[[str, str], bool], left: Values, right: Values) -> Values:
    """Return what a comparison of two texts says; a word that says nothing if one is not known."""
    pair = [value for value in (*left, *right) if isinstance(value, Text) and UNKNOWN not in value]
    is_known = len(pair) == 2 and len(left) == len(right) == 1
    return [Word(str(test(*pair)).lower()) if is_known else Word()]


def joined(parts: Sequence[Values], line: int | None = None) -> Values:
    """Return the texts of parts one after the other, in all combinations."""
    choices = [[*dict.fromkeys(map(as_text, values))] or [UNKNOWN] for values in parts]
    if prod(map(len, choices)) > _MOST_VALUES:
        return [None]
    lines = [value.line for values in parts for value in values if isinstance(value, Text)]
    lines = lines if line is None else [line, *lines]
    line = next((line for line in lines if line >= 0), min(lines, default=0))
    return [Text("".join(found), line) for found in product(*choices)]


def unescaped(text: str) -> str:
    """Return what a text stands for."""
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if character := match[4]:
        return _ESCAPES.get(character, character)
    code = int(match[1] or match[2] or match[3], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else "\ufffd"


#: Objects and methods whose first argument takes the place of the object, as in ``Object.keys(x)``.
OBJECTS = frozenset({"Object", "Array", "Promise", "JSON", "String", "Map"})
_OF_FIRST_ARGUMENT = frozenset({"fromEntries", "parse", "stringify"})
_OF_ARGUMENTS = (
    *("Set", "Array", "String", "from", "of", "toPy", "all", "freeze", "resolve"),
    *("structuredClone", "dedent", "ref", "shallowRef", "reactive", "useRef", "$state"),
)
_OF_THEIR_OBJECT = (
    *("filter", "sort", "trim", "flat", "reverse", "toString", "catch", "finally", "toSorted"),
    *("map", "flatMap", "then"),  # of functions that are not known
    *("json", "text"),  # of a document that is fetched
)


def of_method(name: str, found: Values, given: Sequence[Values]) -> Values | None:
    """Return what a method returns for the values that it is called on; None for one that is not known."""
    if name in _OF_FIRST_ARGUMENT or any(type(value) is Word and value in OBJECTS for value in found):
        found, *given = given or [[]]
    elif name in _OF_ARGUMENTS:
        found = []
    return METHODS[name](found, given) if name in METHODS else None


def _item(found: Values, given: Sequence[Values]) -> Values:
    keys = [key for values in given[:1] for key in values if isinstance(key, str)]
    return [item for value in found for key in keys for item in member(value, key)] or all_of(found)


def _assign(found: Values, given: Sequence[Values]) -> Values:
    tables = [value for values in (found, *given) for value in values if isinstance(value, dict)]
    return [dict(ChainMap(*reversed(tables)))]


def _concat(found: Values, given: Sequence[Values]) -> Values:
    is_text = found and all(isinstance(value, Text) for value in found)
    return joined([found, *given]) if is_text else sum(given, found)


def _sliced(found: Values, given: Sequence[Values]) -> Values:
    bounds = [int(value) for values in given for value in values if re.fullmatch(r"-?\d{1,9}", str(value))]
    first, last, *_ = *bounds[: len(bounds) if len(bounds) == len(given) else 0], None, None
    return [value[first:last] if isinstance(value, tuple) else None for value in found]


def _split(found: Values, given: Sequence[Values]) -> Values:
    between = next((value for values in given[:1] for value in values if isinstance(value, Text)), None) or " "
    parts = (part.strip() for text in found if isinstance(text, Text) for part in text.split(between))
    return [tuple(Text(part) for part in parts if part)]


def path_of(parts: Iterable[Value]) -> Text | None:
    """Return a path as far as it is known from its end."""
    known: list[str] = []
    for part in parts:
        known = [*known, part] if isinstance(part, Text) and UNKNOWN not in part else []
    return Text("/".join(known)) if known else None


def _path(given: Sequence[Values]) -> Values:
    return [path_of(values[0] if len(values) == 1 else None for values in given)]


def _join(found: Values, given: Sequence[Values]) -> Values:
    if len(given) > 1:
        return _path(given)
    between = next((str(value) for values in given[:1] for value in values), ",")
    return [Text(between.join(map(as_text, items_of(found))))]


#: What functions return for the values of all their arguments; ``useState`` also returns what changes the state.
KNOWN_FUNCTIONS: Mapping[str, Callable[[Values], Values]] = {
    **dict.fromkeys(_OF_ARGUMENTS, lambda given: given),
    **dict.fromkeys(("useState", "createSignal"), lambda given: [(value, None) for value in given]),
    "Map": lambda given: [table_of(items_of(given))],
    "join": lambda given: [path_of(given)],
    "resolve": lambda given: [path_of(given)] if len(given) > 1 else given,
    "URL": lambda given: [address_of(*given[:2])],
}

METHODS: Mapping[str, Callable[[Values, Sequence[Values]], Values]] = {
    **dict.fromkeys(_OF_ARGUMENTS, lambda found, given: sum(given, found)),
    **dict.fromkeys(_OF_THEIR_OBJECT, lambda found, given: found),
    "resolve": lambda found, given: _path(given) if len(given) > 1 else sum(given, found),  # of a path, or a promise
    "reduce": lambda found, given: found + [value for values in given[1:2] for value in values],
    **dict.fromkeys(("at", "shift", "pop", "find", "get"), _item),
    **dict.fromkeys(("replace", "replaceAll"), lambda found, given: replaced(found, *given[:2])),
    "startsWith": lambda found, given: compared(str.startswith, found, *(given[:1] or [[]])),
    "endsWith": lambda found, given: compared(str.endswith, found, *(given[:1] or [[]])),
    "includes": lambda found, given: compared(operator.contains, found, *(given[:1] or [[]])),
    "slice": _sliced,
    "keys": lambda found, given: [tuple(keys_of(found))],
    "values": lambda found, given: [tuple(all_of(found))],
    "entries": lambda found, given: [tuple(pairs_of(item for item in found if isinstance(item, dict)))],
    "assign": _assign,
    "concat": _concat,
    "fromEntries": lambda found, given: [table_of(items_of(found))],
    "parse": lambda found, given: [*map(from_json, found)],
    "stringify": lambda found, given: [*map(as_json, found)],
    "split": _split,
    "join": _join,
}

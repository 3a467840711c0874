"""What functions and methods of JavaScript, Vue, React and other libraries make of values."""

from __future__ import annotations

import operator
from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence

from pyodide_cache.projects.javascript import known_values
from pyodide_cache.projects.javascript.known_values import Text, Values, Word

#: Objects and methods whose first argument takes the place of the object, as in ``Object.keys(x)``.
OBJECTS = frozenset({"Object", "Array", "Promise", "JSON", "String", "Map"})
_OF_FIRST_ARGUMENT = frozenset({"fromEntries", "parse", "stringify"})
_OF_ARGUMENTS = (
    *("Set", "Array", "String", "from", "of", "toPy", "all", "freeze", "resolve"),
    *("structuredClone", "dedent", "ref", "shallowRef", "reactive", "useRef", "$state"),
)
_OF_THEIR_OBJECT = (
    *("filter", "sort", "trim", "flat", "reverse", "toString", "catch", "finally", "reduce", "toSorted"),
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
    return [
        item for value in found for key in keys for item in known_values.member(value, key)
    ] or known_values.all_of(found)


def _assign(found: Values, given: Sequence[Values]) -> Values:
    tables = [value for values in (found, *given) for value in values if isinstance(value, dict)]
    return [dict(ChainMap(*reversed(tables)))]


def _concat(found: Values, given: Sequence[Values]) -> Values:
    is_text = found and all(isinstance(value, Text) for value in found)
    return known_values.joined([found, *given]) if is_text else sum(given, found)


def _split(found: Values, given: Sequence[Values]) -> Values:
    between = next((value for values in given[:1] for value in values if isinstance(value, Text)), None) or " "
    parts = (part.strip() for text in found if isinstance(text, Text) for part in text.split(between))
    return [tuple(Text(part) for part in parts if part)]


def _join(found: Values, given: Sequence[Values]) -> Values:
    between = next((str(value) for values in given[:1] for value in values), ",")
    return [Text(between.join(map(known_values.as_text, known_values.items_of(found))))]


#: What functions return for the values of all their arguments; ``useState`` also returns what changes the state.
FUNCTIONS: Mapping[str, Callable[[Values], Values]] = {
    **dict.fromkeys(_OF_ARGUMENTS, lambda given: given),
    **dict.fromkeys(("useState", "createSignal"), lambda given: [(value, None) for value in given]),
    "Map": lambda given: [known_values.table_of(known_values.items_of(given))],
    "URL": lambda given: [known_values.address_of(*given[:2])],
}

METHODS: Mapping[str, Callable[[Values, Sequence[Values]], Values]] = {
    **dict.fromkeys(_OF_ARGUMENTS, lambda found, given: sum(given, found)),
    **dict.fromkeys(_OF_THEIR_OBJECT, lambda found, given: found),
    **dict.fromkeys(("at", "shift", "pop", "find", "get"), _item),
    **dict.fromkeys(("replace", "replaceAll"), lambda found, given: known_values.replaced(found, *given[:2])),
    "startsWith": lambda found, given: known_values.compared(str.startswith, found, *(given[:1] or [[]])),
    "endsWith": lambda found, given: known_values.compared(str.endswith, found, *(given[:1] or [[]])),
    "includes": lambda found, given: known_values.compared(operator.contains, found, *(given[:1] or [[]])),
    "slice": lambda found, given: [value if isinstance(value, tuple) else None for value in found],
    "keys": lambda found, given: [tuple(known_values.keys_of(found))],
    "values": lambda found, given: [tuple(known_values.all_of(found))],
    "entries": lambda found, given: [tuple(known_values.pairs_of(item for item in found if isinstance(item, dict)))],
    "assign": _assign,
    "concat": _concat,
    "fromEntries": lambda found, given: [known_values.table_of(known_values.items_of(found))],
    "parse": lambda found, given: [*map(known_values.from_json, found)],
    "stringify": lambda found, given: [*map(known_values.as_json, found)],
    "split": _split,
    "join": _join,
}

"""Which calls lead to which functions of JavaScript, and what the names in functions and loops stand for there."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from pyodide_cache.projects.javascript.known_values import (
    Environment,
    Values,
    functions_in,
    items_of,
    keys_of,
    member,
    pairs_of,
)
from pyodide_cache.projects.javascript.names import Names, names_in, parameters
from pyodide_cache.projects.javascript.tree import ELEMENTS, Node

#: Methods that call a function with each item of what they are called on, or with its result.
ITERATING = frozenset({"map", "forEach", "flatMap", "filter", "reduce", "some", "every", "find", "then"})
GIVING = frozenset({"call", "apply"})
#: How deep expressions and names are followed.
DEEPEST = 60
#: How many values of a name, a template or a list count, and how many rounds of loops and calls.
MOST_VALUES = 100
#: How many expressions, rounds and calls are read to find what calls lead to.
_MOST_STEPS = 20_000


class Calls(ABC):
    """The calls in scripts that see each other's names."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._environments: dict[Node, list[Environment]] = {}
        self._open: set[object] = set()  # what is being evaluated
        self._depth = 0
        self._steps, self._last_step = 0, _MOST_STEPS
        self._callers: defaultdict[Node, list[tuple[Node, bool]]] = defaultdict(list)  # calls, or rounds, by function
        self._find_callers()

    @abstractmethod
    def _value(self, node: Node, environment: Environment) -> Values:
        """Return the values of an expression."""

    def _find_callers(self) -> None:
        """Note which calls lead to which functions; those of parameters lead to what other calls give them."""
        others: list[Node] = []
        for call in self._names.calls:
            callee = call.callee
            callee = callee["object"] if callee.name in GIVING else callee
            functions = functions_in(self._value(callee, {}))
            is_round = not functions and callee.name in ITERATING and bool(callee["object"])
            if is_round:
                functions = functions_in(value for part in call.arguments[:1] for value in self._value(part, {}))
            for function in functions:
                self._callers[function.node].append((call, is_round))
            others += [call] if callee.kind == "identifier" and not functions else []
        for call in others[:MOST_VALUES]:
            for function in functions_in(self._everywhere(call.callee, {})):
                self._callers[function.node].append((call, False))
        self._environments.clear()

    def _everywhere(self, node: Node, environment: Environment) -> Values:
        return [value for known in self._around(node, environment) for value in self._value(node, known)]

    def _around(self, node: Node, environment: Environment) -> list[Environment]:
        """Return what names can stand for in the functions and loops around a part that have no values yet."""
        frames: list[Node] = []
        frame = node.frame
        while frame and frame not in environment and len(frames) < DEEPEST:
            frames.append(frame)
            frame = frame.frame
        found = [environment if frame else {}]
        for inner in reversed(frames):
            found = self._inside_of(inner, found, is_whole=not frame)
        return found

    def _inside_of(self, frame: Node, outer: list[Environment], *, is_whole: bool) -> list[Environment]:
        if is_whole and frame in self._environments:
            return self._environments[frame]
        if frame in self._open or len(self._open) > DEEPEST or self._is_too_much:
            return outer
        is_first = is_whole and not self._open
        self._open.add(frame)
        found: list[Environment] = []
        for environment in outer[:MOST_VALUES]:
            rows = [*islice(self._rows(frame, environment), MOST_VALUES)] if len(found) < MOST_VALUES else []
            found += [self._inside(frame, row, environment) for row in rows or [[]]]
        self._open.discard(frame)
        if is_first:
            self._environments[frame] = found
        return found

    def _rows(self, frame: Node, environment: Environment) -> Iterator[Sequence[Values]]:
        """Yield the arguments of each call of a function, or of each round of a loop."""
        if right := frame["right"]:
            is_of_pairs = frame["left"].kind == "array_pattern"  # which a map has
            of = keys_of if frame["operator"].kind == "in" else pairs_of if is_of_pairs else items_of
            for item in of(self._value(right, environment)):
                yield [[item]]
        for call, is_round in self._callers.get(frame, ())[:MOST_VALUES]:
            callee = call.callee
            for around in self._around(call, environment):
                if not is_round:
                    yield self._arguments(call, around)
                elif callee.name == "then":
                    yield [self._value(callee["object"], around)]
                else:
                    for item in items_of(self._value(callee["object"], around)):
                        yield [[], [item]] if callee.name == "reduce" else [[item]]

    def _arguments(self, call: Node, environment: Environment) -> list[Values]:
        name, found = call.callee.name, list[Values]()
        if call.kind in ELEMENTS:
            pairs = (part.parts for part in call.parts if part.kind == "jsx_attribute" and len(part.parts) > 1)
            return [[{pair[0].text: self._value(pair[1], environment) for pair in pairs}]]
        for argument in call.arguments[name in GIVING :]:
            values = self._value(argument, environment)
            is_list = argument.kind == "spread_element" or name == "apply"
            found += [[item] for item in items_of(values)] if is_list else [values]
        return found

    def _inside(self, frame: Node, row: Sequence[Values], environment: Environment) -> Environment:
        """Return the values of names inside of a function or loop for its arguments."""
        self._steps += 1
        if self._is_too_much:
            return environment
        found: Environment = {frame: []}
        for place, pattern in enumerate(parameters(frame)):
            values = row[place] if place < len(row) else []
            if (pattern["pattern"] or pattern).kind == "rest_pattern":
                values = [tuple(value for part in row[place:] for value in part)]
            for name in names_in(pattern):
                given = values
                for key in name.path:
                    given = [value for item in given for value in member(item, key)]
                if name.default and (not given or given == ["undefined"]):
                    given = self._value(name.default, environment | found)
                if given and (variable := self._names.variable(name.node)):
                    found[variable] = given
        return environment | found

    @property
    def _is_too_much(self) -> bool:
        return self._steps > self._last_step

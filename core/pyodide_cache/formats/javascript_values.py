"""Follow values through JavaScript without running it: variables, lists, objects, templates, loops, functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from pyodide_cache.formats.javascript_data import (
    Environment,
    Function,
    Native,
    Text,
    Values,
    Word,
    all_of,
    functions_in,
    is_known,
    items_of,
    joined,
    keys_of,
    member,
    pairs_of,
    unescaped,
)
from pyodide_cache.formats.javascript_methods import FUNCTIONS as KNOWN_FUNCTIONS
from pyodide_cache.formats.javascript_methods import OBJECTS, of_method
from pyodide_cache.formats.javascript_names import (
    Names,
    Source,
    extended,
    function_around,
    names_in,
    parameters,
)
from pyodide_cache.formats.javascript_tree import CALLS, ELEMENTS, FUNCTIONS, NOTHING, Node

#: Methods that call a function with each item of what they are called on, or with its result.
ITERATING = frozenset({"map", "forEach", "flatMap", "filter", "reduce", "some", "every", "find", "then"})
_CALLING = frozenset({"map", "flatMap", "then"})
_GIVING = frozenset({"call", "apply"})
_OF_FUNCTIONS = frozenset({"useMemo", "computed", "createMemo"})
_EITHER = frozenset({"||", "??"})
#: Expressions with the value of their last part.
_OF_LAST = frozenset({"assignment_expression", "augmented_assignment_expression", "sequence_expression"})
_OF_LAST |= {"enum_declaration"}
_WORDS = frozenset({"number", "true", "false", "null", "undefined", "unary_expression"})
#: How deep expressions and names are followed.
_DEEPEST = 60
#: How many values of a name, a template or a list count, and how many rounds of loops and calls.
_MOST_VALUES = 100
#: How many expressions, rounds and calls are read for an argument and for the function of a call, and to find what
#: calls lead to, and for a script.
_MOST_STEPS, _MOST_STEPS_OF_CALLEE, _MOST_STEPS_OF_CALLS, _MOST_STEPS_OF_ALL = 5_000, 300, 20_000, 100_000


class Script:
    """The values in scripts that see each other's names."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._environments: dict[Node, list[Environment]] = {}
        self._open: set[object] = set()  # what is being evaluated
        self._depth = 0
        self._steps, self._last_step = 0, _MOST_STEPS_OF_CALLS
        self._callers: defaultdict[Node, list[tuple[Node, bool]]] = defaultdict(list)  # calls, or rounds, by function
        self._find_callers()

    def values(self, node: Node, *, of: Sequence[str] = (), steps: int = _MOST_STEPS) -> Values:
        """Return the values that an expression can have, or those at the end of a path of properties."""
        self._last_step = min(self._steps + steps, _MOST_STEPS_OF_ALL)
        found = self._everywhere(node, {})
        for key in of:
            found = [value for item in found if isinstance(item, dict) for value in item.get(key, ())]
        return found

    def natives(self, callee: Node) -> list[Native]:
        """Return the functions that a name or expression stands for and the script does not have."""
        variable = self._names.variable(callee)
        sources = variable.sources[:_MOST_VALUES] if variable else ()
        is_own = callee.kind == "identifier" and sources and all(part.value.kind in FUNCTIONS for part in sources)
        found = [] if is_own else self.values(callee, steps=_MOST_STEPS_OF_CALLEE)
        return [value for value in found if isinstance(value, Native)]

    # -- Calls of functions and rounds of loops --

    def _find_callers(self) -> None:
        """Note which calls lead to which functions; those of parameters lead to what other calls give them."""
        others: list[Node] = []
        for call in self._names.calls:
            callee = call.callee
            callee = callee["object"] if callee.name in _GIVING else callee
            functions = functions_in(self._value(callee, {}))
            is_round = not functions and callee.name in ITERATING and bool(callee["object"])
            if is_round:
                functions = functions_in(value for part in call.arguments[:1] for value in self._value(part, {}))
            for function in functions:
                self._callers[function.node].append((call, is_round))
            others += [call] if callee.kind == "identifier" and not functions else []
        for call in others[:_MOST_VALUES]:
            for function in functions_in(self._everywhere(call.callee, {})):
                self._callers[function.node].append((call, False))
        self._environments.clear()

    def _everywhere(self, node: Node, environment: Environment) -> Values:
        return [value for known in self._around(node, environment) for value in self._value(node, known)]

    def _around(self, node: Node, environment: Environment) -> list[Environment]:
        """Return what names can stand for in the functions and loops around a part that have no values yet."""
        frames: list[Node] = []
        frame = node.frame
        while frame and frame not in environment and len(frames) < _DEEPEST:
            frames.append(frame)
            frame = frame.frame
        found = [environment if frame else {}]
        for inner in reversed(frames):
            found = self._inside_of(inner, found, is_whole=not frame)
        return found

    def _inside_of(self, frame: Node, outer: list[Environment], *, is_whole: bool) -> list[Environment]:
        if is_whole and frame in self._environments:
            return self._environments[frame]
        if frame in self._open or len(self._open) > _DEEPEST or self._is_too_much:
            return outer
        is_first = is_whole and not self._open
        self._open.add(frame)
        found: list[Environment] = []
        for environment in outer[:_MOST_VALUES]:
            rows = [*islice(self._rows(frame, environment), _MOST_VALUES)] if len(found) < _MOST_VALUES else []
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
        for call, is_round in self._callers.get(frame, ())[:_MOST_VALUES]:
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
        for argument in call.arguments[name in _GIVING :]:
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

    # -- Expressions --

    def _value(self, node: Node, environment: Environment) -> Values:
        """Return the values of an expression."""
        self._steps += 1  # also where it is too deep, where names can lead a thousand times
        if self._depth >= _DEEPEST or self._is_too_much:
            return [None]
        self._depth += 1
        try:
            return self._of_expression(node.inner, environment)[:_MOST_VALUES]
        finally:
            self._depth -= 1

    def _of_expression(self, node: Node, environment: Environment) -> Values:
        match node.kind:
            case "string":
                return [Text(unescaped(node.key), node.line)]
            case "template_string":
                return self._template(node, environment)
            case "identifier" | "shorthand_property_identifier":
                return self._of_name(node, environment)
            case kind if kind in _WORDS:
                return [Word(node.text)]
            case "array":
                items: Values = []
                for part in node.parts:
                    items += (items_of if part.kind == "spread_element" else list)(self._value(part, environment))
                return [tuple(items)]
            case "object" | "enum_body":
                return [self._object(node.parts, environment)]
            case kind if kind in FUNCTIONS:
                is_getter = "get" in node.between(node.start, node["name"].start).split()
                return self._result(Function(node, environment), []) if is_getter else [Function(node, environment)]
            case "class" | "class_declaration":
                made = next((part for part in node["body"].parts if part["name"].text == "constructor"), NOTHING)
                return [Function(made, environment)] if made else self._value(extended(node), environment) or [None]
            case "super":
                return self._value(extended(function_around(node).parent.parent), environment)
            case "ternary_expression":
                return [value for part in node.parts[1:] for value in self._value(part, environment)]
            case "binary_expression":
                return self._of_operator(node, environment)
            case kind if kind in _OF_LAST and node.parts:
                return self._value(node.parts[-1], environment)
            case "member_expression":
                return self._property(self._value(node["object"], environment), node.name, node["object"])
            case "subscript_expression":
                return self._of_place(node, environment)
            case kind if kind in CALLS:
                return self._call(node, environment)
        return [None] if node else []

    def _of_operator(self, node: Node, environment: Environment) -> Values:
        operator = node["operator"].kind
        if operator == "&&":
            return self._value(node["right"], environment)
        if operator not in _EITHER | {"+"}:
            return [Word()]
        operands: list[Node] = []
        while node["operator"].kind == operator:
            operands.append(node["right"])
            node = node["left"]
        found = [self._value(part, environment) for part in (node, *reversed(operands))]
        return joined(found) if operator == "+" else [value for values in found for value in values]

    def _of_place(self, node: Node, environment: Environment) -> Values:
        owner, index = node["object"], node["index"]
        found, keys = self._value(owner, environment), self._value(index, environment)
        if all(isinstance(key, str if index.kind == "number" else Text) for key in keys):  # others may be counters
            return [value for key in keys for value in self._property(found, key, owner)]
        return all_of(found)

    def _of_name(self, node: Node, environment: Environment) -> Values:
        variable, name = self._names.variable(node), node.text
        if variable:
            known = environment.get(variable)
            return self._assigned(variable, variable.sources, environment) if known is None else known
        if name in OBJECTS:
            return [Word(name)]
        # The page of a component also names the properties of its script.
        return self._assigned(name, self._names.properties.get(name, ()), environment)

    def _assigned(self, key: object, sources: Sequence[Source], environment: Environment) -> Values:
        if key in self._open:
            return []
        if not sources or len(self._open) > _DEEPEST:
            return [None]
        self._open.add(key)
        found: Values = []
        for source in sources[:_MOST_VALUES]:
            values = self._everywhere(source.value, environment)
            for place in source.path:
                values = self._property(values, place, source.value)
            if source.default and not any(map(is_known, values)):
                values = self._everywhere(source.default, environment)
            if source.is_more and found and all(isinstance(value, Text) for value in found):
                found = joined([found, values])
            else:
                found += [{source.key: values}] if source.key else values
        self._open.discard(key)
        return found

    def _property(self, values: Values, key: str, owner: Node) -> Values:
        """Return a property, or else what any variable or property of this name gets."""
        found = [item for value in values for item in member(value, key)]
        if found or not values:
            return found
        variable = self._names.of_script(key)
        if variable and len(variable.sources) > (variable in self._open):  # others, such as of an imported script
            return self._assigned(variable, variable.sources, {})
        sources = self._names.properties.get(key)
        return self._assigned(key, sources, {}) if sources else [Native(key, owner)]

    def _template(self, node: Node, environment: Environment, *, is_raw: bool = False) -> Values:
        """Return a template with the values of its placeholders."""
        found: list[Values] = []
        start = node.start + 1
        for part in (*node.parts, NOTHING):
            if part.kind == "template_substitution" or not part:
                text = node.between(start, part.start if part else node.end - 1)
                found.append([Text(text if is_raw else unescaped(text), node.line)])
                found += [self._value(inner, environment) for inner in part.parts[:1]]
                start = part.end
        return joined(found, node.line)

    def _object(self, parts: Sequence[Node], environment: Environment) -> dict[str, Values]:
        found: dict[str, Values] = {}
        for part in parts:
            key = part["key"] or part["name"] or part
            values = self._value(part["value"] or part, environment)
            if part.kind == "spread_element":
                for item in values:
                    found |= item if isinstance(item, dict) else {}
            elif key.kind == "computed_property_name":
                names = self._value(key.parts[0], environment) if key.parts else []
                found |= {name: values for name in names if isinstance(name, str)}
            else:
                found[key.key] = values
        return found

    # -- Functions --

    def _call(self, node: Node, environment: Environment) -> Values:
        callee, given = node.callee, self._arguments(node, environment)
        name, owner = callee.name, callee["object"]
        if name == "raw" and node["arguments"].kind == "template_string":
            return self._template(node["arguments"], environment, is_raw=True)
        if name == "pyimport":
            modules = (value for values in given[:1] for value in values if isinstance(value, Text))
            return [Native(module.rpartition(".")[2], node) for module in modules] or [None]
        if owner and name:
            return self._method(name, self._value(owner, environment), given, owner)
        found = self._called(name, self._value(callee, environment), given)
        return found if found or node.kind == "call_expression" else [None]

    def _called(self, name: str, found: Values, given: list[Values]) -> Values:
        if functions := functions_in(found):
            return self._results(functions, given)
        values = [value for part in given for value in part]
        if name in _OF_FUNCTIONS:
            return self._results(functions_in(values), [])
        if name in KNOWN_FUNCTIONS:
            return KNOWN_FUNCTIONS[name](values)
        return functions_in(values) or found  # useCallback returns a function; a signal is called for its value

    def _results(self, functions: Sequence[Function], given: Sequence[Values]) -> Values:
        return [value for function in functions for value in self._result(function, given)]

    def _result(self, function: Function, arguments: Sequence[Values]) -> Values:
        node = function.node
        if (node, "result") in self._open or len(self._open) > _DEEPEST:
            return []
        self._open.add((node, "result"))
        environment = self._inside(node, arguments, function.environment)
        parts = self._names.returned.get(node, []) if node["body"].kind == "statement_block" else [node["body"]]
        found: Values = []
        for part in parts[:_MOST_VALUES]:
            values = self._everywhere(part, environment)
            is_all = part.parent.kind == "yield_expression" and "*" in node.between(part.parent.start, part.start)
            found += items_of(values) if is_all else values
        self._open.discard((node, "result"))
        is_generator = bool(parts) and parts[0].parent.kind == "yield_expression"
        return [tuple(found)] if is_generator else found

    def _method(self, name: str, found: Values, given: list[Values], owner: Node) -> Values:
        functions = functions_in(value for values in given[:1] for value in values)
        if name in _CALLING and functions:
            inputs = [found] if name == "then" else [[item] for item in items_of(found)]
            results = [value for item in inputs for value in self._results(functions, [item])]
            return results if name == "then" else [tuple(items_of(results) if name == "flatMap" else results)]
        if name == "reduce" and functions:
            result = given[1] if len(given) > 1 else []
            for item in items_of(found)[:_MOST_VALUES]:
                result = self._results(functions, [result, [item]])
            return result
        if name in _GIVING and functions_in(found):
            return self._results(functions_in(found), given)
        if (known := of_method(name, found, given)) is not None:
            return known
        own = functions_in(self._property(found or [None], name, owner))
        return self._results(own, given) if own else [*functions, *found, None]

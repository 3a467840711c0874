"""The values of expressions in scripts that are not run: variables, lists, objects, templates, calls."""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq, ne

from pyodide_cache.projects.javascript.calls import DEEPEST, GIVING, MOST_VALUES, Calls
from pyodide_cache.projects.javascript.known_values import (
    KNOWN_FUNCTIONS,
    OBJECTS,
    Environment,
    Function,
    Native,
    Text,
    Values,
    Word,
    all_of,
    compared,
    functions_in,
    is_known,
    is_word,
    items_of,
    joined,
    member,
    of_method,
    unescaped,
)
from pyodide_cache.projects.javascript.names import Source, name_of_json
from pyodide_cache.projects.javascript.tree import CALLS, FUNCTIONS, NOTHING, Node

_CALLING = frozenset({"map", "flatMap", "then"})
_OF_FUNCTIONS = frozenset({"useMemo", "computed", "createMemo"})
_OF_PATHS = frozenset({"URL", "join", "resolve"})
_EITHER = frozenset({"||", "??"})
#: Expressions with the value of their last part.
_OF_LAST = frozenset({"assignment_expression", "augmented_assignment_expression", "sequence_expression"})
_OF_LAST |= {"enum_declaration"}
_WORDS = frozenset({"number", "true", "false", "null", "undefined"})
#: Expressions that say yes or no.
_TESTS = frozenset({"binary_expression", "unary_expression", "call_expression"})
_COMPARISONS = {"==": eq, "===": eq, "!=": ne, "!==": ne}
_NOT = {"true": Word("false"), "false": Word("true")}
#: How many expressions, rounds and calls are read for an argument, for the function of a call, and for a script.
_MOST_STEPS, _MOST_STEPS_OF_CALLEE, _MOST_STEPS_OF_ALL = 5_000, 300, 100_000


class Script(Calls):
    """The values in scripts that see each other's names."""

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
        sources = variable.sources[:MOST_VALUES] if variable else ()
        is_own = callee.kind == "identifier" and sources and all(part.value.kind in FUNCTIONS for part in sources)
        found = [] if is_own else self.values(callee, steps=_MOST_STEPS_OF_CALLEE)
        return [value for value in found if isinstance(value, Native)]

    # -- Expressions --

    def _value(self, node: Node, environment: Environment) -> Values:
        """Return the values of an expression."""
        self._steps += 1  # also where it is too deep, where names can lead a thousand times
        if self._depth >= DEEPEST or self._is_too_much:
            return [None]
        self._depth += 1
        try:
            return self._of_expression(node.inner, environment)[:MOST_VALUES]
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
                return [Function(made, environment)] if made else [None]
            case "ternary_expression":
                return [value for part in node.parts[1:] for value in self._value(part, environment)]
            case "binary_expression":
                return self._of_operator(node, environment)
            case "unary_expression" if node["operator"].kind == "!":
                found = self._value(node["argument"], environment)
                return [next((other for word, other in _NOT.items() if is_word(found, word)), Word())]
            case "unary_expression":
                return [Word(node.text)]
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
            left = self._value(node["left"], environment) if node["left"].inner.kind in _TESTS else []
            return left if is_word(left, "false") else self._value(node["right"], environment)
        if test := _COMPARISONS.get(operator):
            return compared(test, *(self._value(node[side], environment) for side in ("left", "right")))
        if operator not in _EITHER | {"+"}:
            return [Word()]
        operands: list[Node] = []
        while node["operator"].kind == operator:
            operands.append(node["right"])
            node = node["left"]
        found = [self._value(part, environment) for part in (node, *reversed(operands))]
        if operator == "+":
            return joined(found)
        true = next((values for values in found if is_word(values, "true")), None)
        return true or [value for values in found for value in values]

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
        if not sources or len(self._open) > DEEPEST:
            return [None]
        self._open.add(key)
        found: Values = []
        for source in sources[:MOST_VALUES]:
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
        if key == "origin" and owner.name == "location":  # files are named from the root of the site
            return [Text("")]
        found = [item for value in values for item in member(value, key)]
        if found or not values:
            return found
        sources = self._names.properties.get(key)
        variable = None if sources and owner.kind == "this" else self._names.of_script(key)
        if variable and len(variable.sources) > (variable in self._open):  # others, such as of an imported script
            return self._assigned(variable, variable.sources, {})
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
            else:
                found[key.key] = values
        return found

    # -- Functions --

    def _call(self, node: Node, environment: Environment) -> Values:
        callee, given = node.callee, self._arguments(node, environment)
        name, owner = callee.name, callee["object"]
        if node["arguments"].kind == "template_string" and not functions_in(self._value(callee, environment)):
            return self._template(node["arguments"], environment, is_raw=name == "raw")  # most tags only mark a text
        if name == "pyimport":
            modules = (value for values in given[:1] for value in values if isinstance(value, Text))
            return [Native(module.rpartition(".")[2], node) for module in modules] or [None]
        files = [value for part in given for value in part if isinstance(value, Text) and self._document(value)]
        if files:  # whichever function reads it
            return files if name in _OF_PATHS else self._document(files[0])
        if owner and name:
            return self._method(name, self._value(owner, environment), given, owner)
        found = self._called(name, self._value(callee, environment), given)
        return found if found or node.kind == "call_expression" else [None]

    def _document(self, file: Text) -> Values:
        name = name_of_json(file)
        variable = self._names.of_script(name) if name else None
        return self._assigned(variable, variable.sources, {}) if variable else []

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
        if (node, "result") in self._open or len(self._open) > DEEPEST:
            return []
        self._open.add((node, "result"))
        environment = self._inside(node, arguments, function.environment)
        parts = self._names.returned.get(node, []) if node["body"].kind == "statement_block" else [node["body"]]
        found: Values = []
        for part in parts[:MOST_VALUES]:
            found += self._everywhere(part, environment)
        self._open.discard((node, "result"))
        return found or [None]  # such as what a generator yields

    def _method(self, name: str, found: Values, given: list[Values], owner: Node) -> Values:
        functions = functions_in(value for values in given[:1] for value in values)
        if name in _CALLING and functions:
            inputs = [found] if name == "then" else [[item] for item in items_of(found)]
            results = [value for item in inputs for value in self._results(functions, [item])]
            return results if name == "then" else [tuple(items_of(results) if name == "flatMap" else results)]
        if name == "filter" and functions:
            return [
                tuple(item for item in items_of(found) if not is_word(self._results(functions, [[item]]), "false"))
            ]
        if name in GIVING and functions_in(found):
            return self._results(functions_in(found), given)
        if (known := of_method(name, found, given)) is not None:
            return known
        own = functions_in(self._property(found or [None], name, owner))
        return self._results(own, given) if own else [*functions, *found, None]

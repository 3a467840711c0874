"""Follow values through JavaScript without running it: variables, lists, objects, templates, loops, functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyodide_cache.base.record import record
from pyodide_cache.formats.javascript_data import (
    Text,
    Value,
    Values,
    Word,
    all_of,
    items_of,
    joined,
    keys_of,
    member,
    unescaped,
)
from pyodide_cache.formats.javascript_methods import FUNCTIONS, OBJECTS, of_method
from pyodide_cache.formats.javascript_scopes import Scope, Scopes, Source
from pyodide_cache.formats.javascript_tokens import KEYWORDS, Span, Tokens, between

#: The values that names have in one call of a function, or in one round of a loop.
Environment = dict[str, Values]

_WORDS = OBJECTS | {"true", "false", "null", "undefined"}
_OF_FUNCTIONS = frozenset({"useMemo", "computed", "createMemo"})
_CALLING = frozenset({"map", "flatMap", "then"})
#: How deep expressions and names are followed.
_DEEPEST = 60
#: How many values of a name, a template or a list count, and how many rounds of loops and calls.
_MOST_VALUES = 100
#: How many expressions, rounds and calls are read for one call, and for a script.
_MOST_STEPS, _MOST_STEPS_OF_ALL = 5_000, 100_000


@record
class Function:
    """A function as a value."""

    scope: Scope
    environment: Environment


class Script:
    """A script and the values of its names, which are told apart only inside of functions and loops."""

    def __init__(self, code: str) -> None:
        self.tokens = Tokens(code)
        self.scopes = Scopes(self.tokens)
        self._open: set[object] = set()
        self._environments_of: dict[Scope, list[Environment]] = {}
        self._depth = self._steps = self._steps_before = 0

    def values(self, span: Span, *, of: str = "") -> Values:
        """Return the values that an expression can have in the calls and loops around it.

        Args:
            of: a key; its values in the objects that the expression can be. There are none without it.
        """
        self._steps_before += self._steps
        self._steps = 0
        found = self._everywhere(span)
        return [value for item in found if isinstance(item, dict) for value in item.get(of, ())] if of else found

    def _everywhere(self, span: Span) -> Values:
        scope = self.scopes.within[span[0]] if span[0] < len(self.scopes.within) else None
        return [value for environment in self._environments(scope) for value in self._value(span, environment)]

    # -- Calls of functions and rounds of loops --

    def _environments(self, scope: Scope | None) -> list[Environment]:
        """Return what names can stand for inside of a function or loop."""
        if scope is None or scope.level > _DEEPEST or self._is_too_much:
            return [{}]
        if scope in self._environments_of:
            return self._environments_of[scope]
        outer = self._environments(scope.outer)
        if scope in self._open or len(self._open) > _DEEPEST:
            return outer
        is_first = not self._open
        self._open.add(scope)
        found: list[Environment] = []
        for environment in outer:
            if len(found) < _MOST_VALUES:
                rows = islice(self._rows(scope, environment), _MOST_VALUES)
                found += [self._inside(scope, row, environment) for row in rows] or [environment]
        self._open.discard(scope)
        if is_first:
            self._environments_of[scope] = found
        return found

    def _rows(self, scope: Scope, environment: Environment) -> Iterator[Sequence[Values]]:
        """Yield the arguments of each call of a function, or of each round of a loop."""
        if scope.iterated:
            found = self._value(scope.iterated, environment)
            if scope.method == "then":
                yield [found]
            for item in keys_of(found) if scope.method == "in" else items_of(found):
                yield [[], [item]] if scope.method == "reduce" else [[item]]
            return
        for name in scope.names:
            for number, span in self.scopes.references.get(name, ())[:_MOST_VALUES]:
                for around in self._environments(self.scopes.within[number]):
                    yield from ([[item]] for item in items_of(self._value(span, around)))
            for number, bracket in self.scopes.calls.get(name, ())[:_MOST_VALUES]:
                arguments = self.tokens.arguments(bracket)
                for around in self._environments(self.scopes.within[number]):
                    yield [self._value(span, around) for span in arguments]

    def _inside(self, scope: Scope, row: Sequence[Values], environment: Environment) -> Environment:
        """Return the values of names inside of a function or loop for its arguments."""
        self._steps += 1
        if self._is_too_much:
            return environment
        found: Environment = {}
        for place, pattern in enumerate(scope.patterns):
            values = row[place] if place < len(row) else []
            if self.tokens.mark(pattern[0]) == "...":
                values = [value for part in row[place:] for value in part]
            for name in self.scopes.names_in(pattern):
                given = values
                for key in name.path:
                    given = [value for item in given for value in member(item, key)]
                if not given and name.default:
                    given = self._value(name.default, environment)
                if given:
                    found[name.name] = given
        return environment | found

    @property
    def _is_too_much(self) -> bool:
        return self._steps > _MOST_STEPS or self._steps_before + self._steps > _MOST_STEPS_OF_ALL

    # -- Expressions --

    def _value(self, span: Span, environment: Environment) -> Values:
        """Return the values of an expression."""
        self._steps += 1  # also where it is too deep, where names can lead a thousand times
        if self._depth >= _DEEPEST or self._is_too_much:
            return [None]
        self._depth += 1
        try:
            return self._of_operators(span, environment)[:_MOST_VALUES]
        finally:
            self._depth -= 1

    def _of_operators(self, span: Span, environment: Environment) -> Values:
        tokens, (start, end) = self.tokens, span
        marks: defaultdict[str, list[int]] = defaultdict(list)
        for number in tokens.level(span):
            marks[tokens.mark(number) or tokens.name(number)].append(number)

        def value(start: int, end: int) -> Values:
            return self._value((start, end), environment)

        question, arrow = (marks.get(mark, [end])[0] for mark in ("?", "=>"))
        if arrow < question:
            scope = self.scopes.of_body.get(arrow + 1)
            return [Function(scope, environment) if scope else None]
        if "=" in marks:
            return value(marks["="][0] + 1, end)
        if question < end:
            colons = marks[":"] or [end]
            nested = sum(place < colons[0] for place in marks["?"])
            colon = colons[min(nested, len(colons)) - 1]
            return value(question + 1, colon) + value(colon + 1, end)
        if places := sorted(marks["??"] + marks["||"]):
            return [item for first, last in between(places, span) for item in value(first, last)]
        if marks["&&"]:
            return value(marks["&&"][-1] + 1, end)
        if any(marks.get(mark) for mark in ("===", "!==", "==", "!=", "in", "instanceof")):
            return [Word()]
        if places := [place for place in marks["+"] if place > start]:
            return joined([value(*part) for part in between(places, span)])
        return self._of_operand(span, environment)

    def _of_operand(self, span: Span, environment: Environment) -> Values:
        tokens, (start, end) = self.tokens, span
        while start + 1 < end and (tokens.name(start) in KEYWORDS or tokens.mark(start) == "..."):
            start += 1
        if tokens.mark(start) == "<":  # a type of TypeScript before a value
            start = next((place + 1 for place in tokens.level((start, end)) if tokens.mark(place) == ">"), end)
        if start >= end:
            return []
        kind, text = tokens.kinds[start], tokens.texts[start]
        following = tokens.closing.get(start, start) + 1
        found: Values = [None]
        if kind == "string":
            found = [Text(unescaped(text), tokens.lines[start])]
        elif kind == "name":
            if function := self.scopes.functions_at.get(start):
                return [Function(function, environment)]
            found = self._of_name(text, environment)
        elif text[0].isdigit() or text == "!":
            found = [Word(text)]
        elif following > start + 1:
            match text:
                case "`":
                    found = self._template(start, environment)
                case "[":
                    found = [tuple(self._in_list(tokens.arguments(start), environment))]
                case "{":
                    found = [self._object(start, environment)]
                case _:
                    found = [item for part in tokens.arguments(start)[-1:] for item in self._value(part, environment)]
        return self._after(found, (following, end), environment)

    def _after(self, found: Values, span: Span, environment: Environment) -> Values:
        """Return what the properties, places and calls after a value lead to."""
        tokens, (number, end) = self.tokens, span
        name = tokens.texts[number - 1]
        while number < end:
            mark = tokens.mark(number)
            if mark == "?." and tokens.mark(number + 1) in {"(", "["}:
                number += 1
            elif mark in {".", "?."} and number + 1 < end:
                bracket = tokens.bracket_after(number + 1)
                name = tokens.texts[number + 1]
                if bracket is None:
                    found, number = self._property(found, name), number + 2
                else:
                    found = self._method(name, found, tokens.arguments(bracket), environment)
                    number = tokens.closing[bracket] + 1
            elif tokens.opens(number, "["):
                is_number = tokens.texts[number + 1].isdigit()  # a variable may be a counter
                keys = [key for part in tokens.arguments(number) for key in self._value(part, environment)]
                is_known = all(isinstance(key, str if is_number else Text) for key in keys)
                found = [item for key in keys for item in self._property(found, key)] if is_known else all_of(found)
                number = tokens.closing[number] + 1
            elif tokens.opens(number, "("):
                found = self._called(name, found, tokens.arguments(number), environment)
                number = tokens.closing[number] + 1
            elif tokens.kinds[number] == "template" and number in tokens.closing:  # with a tag
                found = self._template(number, environment, is_raw=name == "raw")
                number = tokens.closing[number] + 1
            elif mark == "!":  # of TypeScript
                number += 1
            elif bracket := tokens.bracket_after(number - 1):  # after types
                number = bracket
            else:
                break
        return found

    def _of_name(self, name: str, environment: Environment) -> Values:
        if name in environment:
            return environment[name]
        if name in _WORDS:
            return [Word(name)]
        name = name if name in self.scopes.sources else self.scopes.aliases.get(name, name)
        return self._assigned(name, self.scopes.sources.get(name, ()))

    def _assigned(self, name: str, sources: Sequence[Source], *, key: object = None) -> Values:
        functions, key = self.scopes.functions.get(name, ()), key or name
        if key in self._open:
            return []
        if not (sources or functions) or len(self._open) > _DEEPEST:
            return [None]
        self._open.add(key)
        found: Values = []
        for scope in functions:
            found += self._result(Function(scope, {}), []) if scope.is_getter else [Function(scope, {})]
        for source in sources[:_MOST_VALUES]:
            values = self._everywhere(source.value)
            for place in source.path:
                values = self._property(values, place)
            found += [{source.key: values}] if source.key else values
        self._open.discard(key)
        return found

    def _property(self, values: Values, key: str) -> Values:
        """Return a property, or else what any variable or property of this name gets."""
        found = [item for value in values for item in member(value, key)]
        if found or not values:
            return found
        if key in self.scopes.sources and key not in self._open:
            return self._assigned(key, self.scopes.sources[key])
        others = self.scopes.properties.get(key, ())
        return self._assigned(key, others, key=("property", key)) if others or key not in self._open else []

    def _template(self, number: int, environment: Environment, *, is_raw: bool = False) -> Values:
        """Return a template with the values of its placeholders."""
        tokens = self.tokens
        parts: list[Values] = []
        for place in tokens.level((number + 1, tokens.closing[number])):
            text = tokens.texts[place]
            if tokens.kinds[place] == "chunk":
                parts.append([Text(text if is_raw or "\\" not in text else unescaped(text))])
            else:
                parts.append(self._value((place + 1, tokens.closing.get(place, place + 1)), environment))
        return joined(parts, tokens.lines[number])

    def _in_list(self, parts: Iterable[Span], environment: Environment) -> Iterator[Value]:
        for part in parts:
            found = self._value(part, environment)
            yield from items_of(found) if self.tokens.mark(part[0]) == "..." else found

    def _object(self, brace: int, environment: Environment) -> dict[str, Values]:
        tokens = self.tokens
        found: dict[str, Values] = {}
        for start, end in tokens.arguments(brace):
            if tokens.mark(start) == "...":
                for item in self._value((start, end), environment):
                    found |= item if isinstance(item, dict) else {}
            elif not tokens.opens(start, "["):  # the key is no expression
                value = (start + 2 * (tokens.mark(start + 1) == ":"), end)
                found[tokens.texts[start]] = self._value(value, environment)
        return found

    # -- Functions --

    def _called(self, name: str, found: Values, arguments: list[Span], environment: Environment) -> Values:
        functions = [value for value in found if isinstance(value, Function)]
        given = [self._value(span, environment) for span in arguments]
        if functions:
            return [value for function in functions for value in self._result(function, given)]
        values = [value for part in given for value in part]
        if name in _OF_FUNCTIONS:
            inner = [value for value in values if isinstance(value, Function)]
            return [value for function in inner for value in self._result(function, [])]
        return FUNCTIONS[name](values) if name in FUNCTIONS else found  # a signal is called for its value

    def _result(self, function: Function, arguments: Sequence[Values]) -> Values:
        scope = function.scope
        if (scope, "result") in self._open or len(self._open) > _DEEPEST:
            return []
        self._open.add((scope, "result"))
        environment = self._inside(scope, arguments, function.environment)
        spans = scope.returns if self.tokens.opens(scope.body[0], "{") else [scope.body]
        found = [value for span in spans[:_MOST_VALUES] for value in self._value(span, environment)]
        self._open.discard((scope, "result"))
        return found

    def _method(self, name: str, found: Values, arguments: list[Span], environment: Environment) -> Values:
        given = [self._value(span, environment) for span in arguments]
        functions = [value for values in given[:1] for value in values if isinstance(value, Function)]
        if name in _CALLING and functions:
            inputs = [found] if name == "then" else [[item] for item in items_of(found)]
            results = [value for item in inputs for function in functions for value in self._result(function, [item])]
            return results if name == "then" else [tuple(items_of(results) if name == "flatMap" else results)]
        if (result := of_method(name, found, given)) is not None:
            return result
        own = [item for value in found for item in member(value, name) if isinstance(item, Function)]
        own = own or [Function(scope, {}) for scope in self.scopes.functions.get(name, ())]
        return [value for function in own for value in self._result(function, given)] if own else [*found, None]

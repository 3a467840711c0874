"""Where the names of a script get their values: assignments, functions with their calls, and loops."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyodide_cache.base.record import record
from pyodide_cache.formats.javascript_tokens import BEFORE_BRACKETS, Span, Tokens

_DECLARING = frozenset({"const", "let", "var"})
_ADDING = frozenset({"push", "add", "unshift", "append", "splice"})
_MODIFIERS = _DECLARING | {"readonly", "private", "public", "protected", "override"}
_OBJECTS = frozenset({"", "this", "self", "window", "globalThis"})
#: Functions that call another with each item of what they are called on, or with its result.
_ITERATING = frozenset({"map", "forEach", "flatMap", "filter", "reduce", "some", "every", "find", "then"})

#: How many values of a name count, and how many names before a call.
_MOST_SOURCES = 100


@record
class Source:
    """What a name gets as its value."""

    value: Span
    path: tuple[str, ...] = ()  # the keys that lead to it in the value
    key: str = ""  # the property that gets it, if it is not the name itself


@record
class Name:
    """A name in a parameter or variable, which may take an object or a list apart."""

    name: str
    path: tuple[str, ...]  # the keys that lead to its value
    default: Span | None


class Scope:
    """A function, or the body of a loop."""

    def __init__(self, body: Span, patterns: list[Span], names: set[str]) -> None:
        self.body = body
        self.patterns = patterns  # its parameters, or the variable of a loop
        self.names = names  # by which it is called
        self.outer: Scope | None = None
        self.level = 0  # how many functions and loops are around it
        self.returns: list[Span] = []  # what it returns
        self.iterated: Span | None = None  # the list of a loop, or what `method` is called on
        self.method = ""
        self.is_getter = False


class Scopes:
    """The assignments, functions and loops of a script."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._class = ""  # the one that is read
        self._named: dict[int, str] = {}  # the first tokens of values, with the name that they get
        self.sources: defaultdict[str, list[Source]] = defaultdict(list)
        self.aliases: dict[str, str] = {}  # names that imports give, with the original names
        self.properties: defaultdict[str, list[Source]] = defaultdict(list)  # of objects, by their keys
        self.calls: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)  # by name, as `Tokens.calls` says
        #: uses of functions as arguments: the number of the name, and the list whose items the function gets
        self.references: defaultdict[str, list[tuple[int, Span]]] = defaultdict(list)
        self.functions: defaultdict[str, list[Scope]] = defaultdict(list)  # by name
        self.functions_at: dict[int, Scope] = {}  # by the number of the first token
        self.of_body: dict[int, Scope] = {}  # by the number of the first token of the body
        self.within: list[Scope | None] = []  # the innermost one around each token
        for number, kind in enumerate(tokens.kinds):
            if kind == "name":
                self._note(number)
        for number, bracket in tokens.calls():
            self.calls[tokens.texts[number]].append((number, bracket))
            if tokens.texts[number] in _ITERATING and tokens.mark(number - 1) in {".", "?."}:
                for _, end in tokens.arguments(bracket)[:1]:
                    self.references[tokens.name(end - 1)].append((end - 1, (tokens.start(number - 1), number - 1)))
        for number, text in enumerate(tokens.texts):
            if scope := self._scope(number, text):
                self.of_body[scope.body[0]] = scope
                for name in scope.names:
                    self.functions[name].append(scope)
        self._nest()

    def names_in(self, pattern: Span, path: tuple[str, ...] = ()) -> Iterator[Name]:
        """Yield the names of a parameter or variable."""
        tokens, (start, end) = self._tokens, pattern
        while start + 1 < end and (tokens.name(start) in _MODIFIERS or tokens.mark(start) == "..."):
            start += 1
        if tokens.opens(start, "{"):
            for first, last in tokens.arguments(start):
                key = tokens.texts[first]
                if tokens.mark(first) == "...":
                    yield from self.names_in((first, last), path)
                elif tokens.mark(first + 1) == ":":
                    yield from self.names_in((first + 2, last), (*path, key))
                else:
                    yield from self.names_in((first, last), (*path, key))
        elif tokens.opens(start, "["):
            for place, part in enumerate(tokens.split((start + 1, tokens.closing[start]), with_empty=True)):
                yield from self.names_in(part, (*path, str(place))) if part[0] < part[1] else ()
        elif tokens.name(start):
            equals = tokens.assigned(start + 1 + (tokens.mark(start + 1) == "?"))
            yield Name(tokens.texts[start], path, (equals + 1, end) if 0 < equals < end else None)

    def owners(self, number: int) -> set[str]:
        """Return the names and texts before a call's name, such as ``micropip``, with what they are variables of."""
        tokens = self._tokens
        found: set[str] = set()
        place = number - 1
        if tokens.mark(place) not in {".", "?."}:
            found.update(self._origins(number))
        while tokens.mark(place) in {".", "?."} and len(found) < _MOST_SOURCES:
            place -= 1
            if place in tokens.opening:
                found.update(tokens.texts[tokens.opening[place] : place])
                place = tokens.opening[place] - 1
            else:
                found.add(tokens.texts[place])
                found.update(self._origins(place))
                place -= 1
        return found

    def _origins(self, number: int) -> Iterator[str]:
        for source in self.sources.get(self._tokens.texts[number], ())[:_MOST_SOURCES]:
            yield from self._tokens.texts[slice(*source.value)]
            yield from source.path

    def called(self, number: int) -> str:
        """Return the name of the function that a call's name stands for, such as another for a method."""
        tokens, name = self._tokens, self._tokens.texts[number]
        if tokens.mark(number - 1) in {".", "?."}:
            return self.called(number - 2) if name in {"call", "apply"} else name
        for source in self.sources.get(name, ())[:_MOST_SOURCES]:
            end = source.value[1] - 1
            bracket = tokens.opening.get(end, 0)
            if tokens.name(bracket - 1) == "bind":
                end = bracket - 3
            if end > source.value[0] and tokens.name(end) and tokens.mark(end - 1) == ".":
                return tokens.texts[end]
        return name

    def _note(self, number: int) -> None:
        """Note what a name gets as its value here."""
        tokens, name = self._tokens, self._tokens.texts[number]
        if name in _DECLARING:
            if tokens.opens(number + 1, "{") or tokens.opens(number + 1, "["):
                end = tokens.closing[number + 1] + 1
                if equals := tokens.assigned(end):
                    value = (equals + 1, tokens.end(equals + 1))
                    for item in self.names_in((number + 1, end)):
                        self.sources[item.name].append(Source(value, item.path))
        elif name == "default" and tokens.name(number - 1) == "export":
            self.sources[name].append(Source((number + 1, tokens.end(number + 1))))
        elif name == "import" and tokens.name(number + 1) and tokens.name(number + 2) == "from":
            self.aliases[tokens.texts[number + 1]] = "default"
        elif name == "as" and tokens.name(number + 1) and tokens.name(number - 1):
            self.aliases[tokens.texts[number + 1]] = tokens.texts[number - 1]
        elif equals := tokens.assigned(number + 1):
            self._named.setdefault(equals + 1, name)  # the name of its type stands between, too
            value = (equals + 1, tokens.end(equals + 1))
            self.sources[name].append(Source(value))
            if tokens.mark(number - 1) == "." and (owner := tokens.name(number - 2)) not in _OBJECTS:
                self.sources[owner].append(Source(value, key=name))
        elif tokens.mark(number + 1) == ":":
            self._named[number + 2] = name
            self.properties[name].append(Source((number + 2, tokens.end(number + 2))))
        elif tokens.opens(number + 1, "[") and (equals := tokens.assigned(tokens.closing[number + 1] + 1)):
            self.sources[name].append(Source((equals + 1, tokens.end(equals + 1))))
        place = number + 1
        while tokens.mark(place) == "." and tokens.name(place + 1) in _ADDING and tokens.opens(place + 2, "("):
            self.sources[name] += map(Source, tokens.arguments(place + 2))
            place = tokens.closing[place + 2] + 1

    def _scope(self, number: int, text: str) -> Scope | None:
        """Return the function or loop that a token, such as ``=>``, stands for."""
        tokens = self._tokens
        if tokens.mark(number) == "=>":
            return self._arrow(number)
        if tokens.kinds[number] != "name":
            return None
        if text == "for":
            return self._loop(number)
        if text == "class":
            self._class = tokens.name(number + 1)
        place = number
        if text == "function":
            place += 1 + (tokens.mark(number + 1) == "*")
            text = tokens.name(place)
            bracket = place + bool(text)
        else:
            bracket = number + 1
            if tokens.name(number - 1) == "function" or text in BEFORE_BRACKETS:
                return None
        if not tokens.opens(bracket, "(") or (brace := tokens.body(bracket)) is None:
            return None
        body = (brace, tokens.closing[brace] + 1)
        if text == "constructor":
            text = self._class
        scope = self.functions_at[number] = Scope(body, tokens.arguments(bracket), {text} - {""})
        scope.is_getter = tokens.name(number - 1) == "get"
        self._note_use(scope, number)
        return scope

    def _arrow(self, number: int) -> Scope:
        tokens = self._tokens
        body = (number + 1, self._body_end(number + 1))
        bracket = tokens.parameters_before(number)
        patterns = [(number - 1, number)] if bracket is None else tokens.arguments(bracket)
        scope = Scope(body, patterns, set())
        self._note_use(scope, number - 1 if bracket is None else bracket)
        return scope

    def _note_use(self, scope: Scope, start: int) -> None:
        """Note which name a function gets, or what calls it."""
        tokens = self._tokens
        start = tokens.opening.get(start - 1, start) if tokens.mark(start - 1) == ">" else start
        start -= tokens.name(start - 1) == "async"
        if name := self._named.get(start):
            scope.names.add(name)
        elif tokens.mark(start - 1) == "(":
            called = start - 2
            if tokens.name(called) in _ITERATING and tokens.mark(called - 1) in {".", "?."}:
                scope.iterated, scope.method = (tokens.start(called - 1), called - 1), tokens.name(called)
            elif name := self._named.get(called) or self._named.get(called - 2):  # such as useCallback of React
                scope.names.add(name)

    def _loop(self, number: int) -> Scope | None:
        tokens = self._tokens
        bracket = number + 1 + (tokens.name(number + 1) == "await")
        if not tokens.opens(bracket, "("):
            return None
        end = tokens.closing[bracket]
        middle = next(
            (place for place in tokens.level((bracket + 1, end)) if tokens.name(place) in {"of", "in"}), None
        )
        if middle is None:
            return None
        scope = Scope((end + 1, self._body_end(end + 1)), [(bracket + 1, middle)], set())
        scope.iterated, scope.method = (middle + 1, end), tokens.name(middle)
        return scope

    def _body_end(self, number: int) -> int:
        tokens = self._tokens
        return (
            tokens.closing.get(number, len(tokens.texts) - 1) + 1
            if tokens.mark(number) == "{"
            else tokens.end(number)
        )

    def _nest(self) -> None:
        """Note the innermost function or loop around each token."""
        around: list[Scope] = []
        for number in range(len(self._tokens.texts)):
            while around and around[-1].body[1] <= number:
                around.pop()
            if scope := self.of_body.get(number):
                scope.outer = around[-1] if around else None
                scope.level = len(around)
                around.append(scope)
            self.within.append(around[-1] if around else None)
            if around and self._tokens.name(number) == "return":
                around[-1].returns.append((number + 1, self._tokens.end(number + 1)))

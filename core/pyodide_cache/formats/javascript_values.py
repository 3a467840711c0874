"""Follow texts through JavaScript without running it: variables, lists, templates, loops, arguments of functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

#: A range of tokens: the number of the first one, and that of the one after the last.
Span = tuple[int, int]

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<template>`(?:[^`\\]|\\.)*`)"
    r"|(?P<name>[A-Za-z_$][\w$]*)"
    r"|(?P<mark>=>|\.\.\.|\?\.|\?\?|&&|\|\||[=!]==?|\d[\w.]*|.)",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")  # a regular expression
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_ENDS = frozenset(")]};,")
_INFIX = frozenset({".", "?.", "?", "??", ":", "+", "||", "&&", "(", "[", "=>", "=", "===", "!==", "==", "!="})
_COMPARISONS = frozenset({"===", "!==", "==", "!="})
_KEYWORDS = frozenset({"new", "await", "typeof", "return", "async", "null", "undefined", "true", "false", "yield"})
_DECLARING = frozenset({"const", "let", "var"})
_ADDING = frozenset({"push", "add", "unshift"})
#: Functions whose arguments are their result, and those whose result is what they are called on.
_OF_ARGUMENTS = frozenset({"Set", "Array", "String", "concat", "from", "of", "toPy", "all", "freeze"})
_OF_THEIR_OBJECT = frozenset({"filter", "sort", "slice", "trim", "flat", "values", "join", "reverse", "toString"})
_PLACEHOLDER = re.compile(r"\$\{\s*([^{}]*?)\s*\}")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "\n": ""}
#: How many names are followed, each to the next.
_MOST_STEPS = 6
#: How deep expressions are followed into brackets and names.
_DEEPEST = 60
#: How many texts one with placeholders can stand for, and how many values of a name count.
_MOST_VALUES = 100


class Text(str):
    """A text that knows where it is written."""

    __slots__ = ("line",)
    line: int  # where it begins, from 0

    def __new__(cls, text: str, line: int = 0) -> Text:  # noqa: D102
        found = super().__new__(cls, text)
        found.line = line
        return found


class Script:
    """The tokens of JavaScript, and the values of its names; scopes are not told apart."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._kinds: list[str] = []
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._begins_line: list[bool] = []
        self._lines: list[int] = []
        self._closing: dict[int, int] = {}
        self._opening: dict[int, int] = {}
        self._read()
        self._values: defaultdict[str, list[Span]] = defaultdict(list)
        self._parameters: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._depth = 0
        for number, name in enumerate(self._texts):
            if self._kinds[number] == "name":
                self._note(number, name)
        for number in self.calls():
            names = self._parameters.get(self._texts[number], ())
            for name, span in zip(names, self.arguments(number), strict=False):
                self._values[name].append(span)

    def calls(self) -> Iterator[int]:
        """Yield the numbers of the tokens that name what is called."""
        for number, kind in enumerate(self._kinds):
            if kind == "name" and self._mark(number + 1) == "(" and number + 1 in self._closing:
                is_definition = self._mark(self._closing[number + 1] + 1) == "{"
                if not is_definition and self._at(number - 1) != "function":
                    yield number

    def literals(self) -> Iterator[int]:
        """Yield the numbers of strings and templates."""
        yield from (number for number, kind in enumerate(self._kinds) if kind in {"string", "template"})

    def name(self, number: int) -> str:
        """Return the text of a token."""
        return self._texts[number]

    def line(self, number: int) -> int:
        """Return the line of a token, from 1."""
        return self._lines[number] + 1

    def text(self, number: int) -> str:
        """Return a call as it is written."""
        return self._code[self._starts[number] : self._starts[self._closing[number + 1]] + 1]

    def text_of(self, span: Span) -> str:
        """Return an expression without spaces and quotes."""
        return "".join(self._texts[span[0] : span[1]])

    def arguments(self, number: int) -> list[Span]:
        """Return the arguments of a call."""
        return self._split(number + 2, self._closing[number + 1])

    def owners(self, number: int) -> set[str]:
        """Return the names and texts before a call's name, such as ``micropip``, with what they are variables of."""
        found: set[str] = set()
        place = number - 1
        while self._mark(place) in {".", "?."}:
            place -= 1
            if place in self._opening:
                found.update(self._texts[self._opening[place] : place])
                place = self._opening[place] - 1
            else:
                found.add(self._texts[place])
                for start, end in self._values.get(self._texts[place], ()):
                    found.update(self._texts[start:end])
                place -= 1
        return found

    def properties(self) -> Iterator[tuple[str, Span]]:
        """Yield the keys and values of all objects."""
        for number, text in enumerate(self._texts):
            if self._kinds[number] in {"name", "string"} and self._mark(number + 1) == ":":
                yield text, (number + 2, self._end(number + 2))

    def property(self, span: Span, key: str) -> Span | None:
        """Return a value of an object, or of the name of one."""
        start, _ = span
        if self._kinds[start] == "name":
            spans = list(self._followed(self._texts[start]))
            self._open.append(self._texts[start])
            found = [item for span in spans if (item := self.property(span, key))]
            self._open.pop()
            return next(iter(found), None)
        if self._mark(start) != "{" or start not in self._closing:
            return None
        for first, end in self._split(start + 1, self._closing[start]):
            if self._texts[first] == key:
                return (first + 2, end) if self._mark(first + 1) == ":" else (first, end)
        return None

    def strings(self, span: Span, *, unknown: str | None = None) -> list[Text | None]:
        """Return the texts that an expression may have; None for a part that only a run tells.

        Args:
            unknown: stands for such a part of a template, so that the rest of it can be read.
        """
        if self._depth == _DEEPEST:
            return [None]
        self._depth += 1
        found: list[Text | None] = []
        number, end = span
        while number < end:
            kind, text = self._kinds[number], self._texts[number]
            new: list[Text | None] = []
            is_joined = self._mark(number - 1) == "+" and number > span[0] and bool(found)
            following = number + 1
            if kind in {"string", "template"}:
                if _COMPARISONS.isdisjoint({self._mark(number - 1), self._mark(number + 1)}):
                    new = self._expanded(number, unknown) if kind == "template" else [self._text(number, text)]
            elif kind == "name":
                if text in {"as", "satisfies", "function"}:
                    break
                if self._mark(number + 1) == "(" and number + 1 in self._closing:
                    following = self._closing[number + 1] + 1
                    if self._mark(number - 1) in {".", "?."}:
                        found = self._of_method(number, found, unknown)
                    else:
                        new = self._of_arguments(number, unknown) if text in _OF_ARGUMENTS else [None]
                elif text not in _KEYWORDS and self._mark(number - 1) not in {".", "?."}:
                    following = self._after_properties(number, end)
                    new = self._named(self._texts[number:following:2], unknown)
            elif text in _BRACKETS and number in self._closing:
                following = self._closing[number] + 1
                is_index = text == "[" and number > span[0] and self._ends_operand(number - 1)
                parts = [] if is_index else self._split(number + 1, self._closing[number])
                new = [value for part in parts for value in self.strings(self._without_key(part), unknown=unknown)]
            elif text in {"?", "&&", "=>"}:  # what is before it is a condition, or the head of a function
                found = []
            if is_joined and new:
                last = found.pop()
                new = [None if last is None or item is None else Text(last + item, last.line) for item in new]
            found += new
            number = following
        self._depth -= 1
        return found

    def _read(self) -> None:
        place, line, begins_line = 0, 0, False
        opened: list[int] = []
        while place < len(self._code):
            is_pattern = self._code[place] == "/" and not (self._texts and self._ends_operand(len(self._texts) - 1))
            match = (_PATTERN.match(self._code, place) if is_pattern else None) or _TOKEN.match(self._code, place)
            if match is None:
                break
            text, kind = match[0], match.lastgroup or "space"
            if kind != "space":
                if text in _BRACKETS:
                    opened.append(len(self._texts))
                elif text in {")", "]", "}"} and opened and _BRACKETS[self._texts[opened[-1]]] == text:
                    self._opening[len(self._texts)] = opened[-1]
                    self._closing[opened.pop()] = len(self._texts)
                self._kinds.append(kind)
                self._texts.append(text[1:-1] if kind in {"string", "template"} else text)
                self._starts.append(place)
                self._begins_line.append(begins_line)
                self._lines.append(line)
                begins_line = False
            elif "\n" in text:
                begins_line = True
            line += text.count("\n")
            place = match.end()

    def _note(self, number: int, name: str) -> None:
        """Note what a name stands for, if it gets a value here."""
        following, before = self._mark(number + 1), self._at(number - 1)
        if following == ":" and before in _DECLARING:  # a type
            number = next((at for at in range(number + 2, number + 12) if self._mark(at) == "="), number)
            following = self._mark(number + 1) if self._mark(number) != "=" else "="
            number -= self._mark(number) == "="
        if following == "=":
            if len(self._values[name]) < _MOST_VALUES:
                self._values[name].append((number + 2, self._end(number + 2)))
            self._note_parameters(name, number + 2)
        elif before == "function":
            self._note_parameters(name, number + 1)
        elif following == "." and self._at(number + 2) in _ADDING and number + 3 in self._closing:
            if len(self._values[name]) < _MOST_VALUES:
                self._values[name] += self.arguments(number + 2)
        elif self._at(number + 1) == "of" and before in _DECLARING and number - 2 in self._closing:
            self._values[name].append((number + 2, self._closing[number - 2]))
        elif name in {"map", "forEach"} and self._mark(number - 1) in {".", "?."} and following == "(":
            place = number + 2 + (self._at(number + 2) in {"async", "function"})
            place += self._mark(place) == "("
            if self._at(place):
                self._values[self._at(place)].append((self._start(number - 1), number - 1))

    def _note_parameters(self, name: str, number: int) -> None:
        number += self._at(number) in {"async", "function"}
        if self._mark(number) == "(" and number in self._closing:
            end = self._closing[number]
            if self._mark(end + 1) in {"=>", "{", ":"}:
                self._parameters[name] = [self._at(start) for start, _ in self._split(number + 1, end)]
        elif self._mark(number + 1) == "=>":
            self._parameters[name] = [self._at(number)]

    def _mark(self, number: int) -> str:
        return self._texts[number] if 0 <= number < len(self._texts) and self._kinds[number] == "mark" else ""

    def _at(self, number: int) -> str:
        return self._texts[number] if 0 <= number < len(self._texts) and self._kinds[number] == "name" else ""

    def _ends_operand(self, number: int) -> bool:
        if self._kinds[number] == "mark":
            return self._texts[number] in {")", "]", "}"} or self._texts[number][0].isdigit()
        return self._texts[number] not in _KEYWORDS

    def _end(self, number: int) -> int:
        """Return the number of the token after an expression; the end of a line ends it as in JavaScript."""
        start = number
        while number < len(self._texts):
            if self._mark(number) in _ENDS:
                return number
            begins = number > start and self._begins_line[number] and self._ends_operand(number - 1)
            if begins and self._mark(number) not in _INFIX and self._at(number) not in {"as", "of", "in"}:
                return number
            number = self._closing.get(number, number) + 1
        return number

    def _start(self, number: int) -> int:
        """Return the number of the first token of what is before a dot."""
        number -= 1
        while number > 0:
            number = self._opening.get(number, number)
            is_part = self._mark(number) in {"(", "["} and self._ends_operand(number - 1)
            is_part = is_part and self._mark(number - 1) != "}"  # such as of a block
            if not is_part and self._mark(number - 1) not in {".", "?."}:
                break
            number -= 1 if is_part else 2
        return max(number, 0)

    def _split(self, number: int, end: int) -> list[Span]:
        places = [number - 1]
        while number < end:
            if self._mark(number) == ",":
                places.append(number)
            number = self._closing.get(number, number) + 1
        return [(first + 1, last) for first, last in pairwise([*places, end]) if first + 1 < last]

    def _without_key(self, span: Span) -> Span:
        return (span[0] + 2, span[1]) if self._mark(span[0] + 1) == ":" else span

    def _after_properties(self, number: int, end: int) -> int:
        while self._mark(number + 1) in {".", "?."} and number + 2 < end and self._mark(number + 3) != "(":
            number += 2
        return number + 1

    def _text(self, number: int, text: str) -> Text:
        found = _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)
        return Text(found, self._lines[number])

    def _expanded(self, number: int, unknown: str | None) -> list[Text | None]:
        """Return a template with the values of its placeholders."""
        texts = [self._texts[number]]
        for match in _PLACEHOLDER.finditer(self._texts[number]):
            is_name = re.fullmatch(r"[\w$.]+", match[1])
            values = [unknown if value is None else value for value in self._named(match[1].split("."), unknown)]
            known = [value for value in values if value is not None] if is_name else [unknown] if unknown else []
            if not known or len(known) * len(texts) > _MOST_VALUES:
                return [None]
            texts = [text.replace(match[0], value, 1) for text in texts for value in known]
        return [self._text(number, text) if "\\" in text else Text(text, self._lines[number]) for text in texts]

    def _named(self, names: Sequence[str], unknown: str | None) -> list[Text | None]:
        """Return the texts of a variable, or of a property of one."""
        found: list[Text | None] = []
        spans = list(self._followed(names[0]))
        for key in names[1:]:
            spans = [item for span in spans if (item := self.property(span, key))] or [*self._followed(key)]
        for span in spans:
            self._open.append(names[-1])
            found += self.strings(span, unknown=unknown)
            self._open.pop()
        return found if spans or names[0] in self._open else [None]

    def _followed(self, name: str) -> Iterator[Span]:
        if name not in self._open and len(self._open) < _MOST_STEPS:
            yield from self._values.get(name, ())

    def _of_arguments(self, number: int, unknown: str | None) -> list[Text | None]:
        return [text for span in self.arguments(number) for text in self.strings(span, unknown=unknown)]

    def _of_method(self, number: int, found: list[Text | None], unknown: str | None) -> list[Text | None]:
        name = self._texts[number]
        if name == "split":
            between = next(iter(self._of_arguments(number, None)), None) or " "
            parts = (part.strip() for text in found if text for part in text.split(between))
            return [Text(part) for part in parts if part]
        if name == "map":
            return self._of_arguments(number, unknown)
        if name in _OF_ARGUMENTS:
            return [*found, *self._of_arguments(number, unknown)]
        return found if name in _OF_THEIR_OBJECT else [*found, None]

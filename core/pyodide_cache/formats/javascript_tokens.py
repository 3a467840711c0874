"""Split JavaScript and TypeScript into tokens, and find which belong together, also where it is not quite valid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

#: A range of tokens: the number of the first one, and that of the one after the last.
Span = tuple[int, int]

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/|<!--[^\n]*)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<name>[#@]?(?:[^\W\d]|\$)[\w$]*)"
    r"|(?P<mark>=>|\.\.\.|\?\.(?!\d)|\?\?|&&|\|\||[=!]==?|\d[\w.]*|.)",
    re.DOTALL,
)
_CHUNK = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))+", re.DOTALL)  # of a template
_PATTERN = re.compile(r"/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")  # a regular expression
_BRACKETS = {"(": ")", "[": "]", "{": "}", "${": "}", "`": "`"}
_ENDS = frozenset(")]};,")
_INFIX = frozenset({".", "?.", "?", "??", ":", "+", "||", "&&", "(", "[", "=>", "=", "===", "!==", "==", "!="})
_OF_TYPES = frozenset({",", "|", "&", ".", "[", "{", "<", "?", ":", "=>"})
_AFTER_TYPES = frozenset({"(", "=", ">", ",", "[", ")"})
#: Words before an operand.
KEYWORDS = frozenset({"new", "await", "typeof", "return", "async", "yield", "case", "void", "delete", "default"})
#: Words whose bracket does not make a call.
BEFORE_BRACKETS = frozenset(
    {"if", "for", "while", "switch", "catch", "with", "function", "return", "typeof", "await"}
)
#: How many tokens a type may have; a longer one is not recognized.
_LONGEST_TYPE = 40
#: How long a chain of properties and calls may be.
_LONGEST_CHAIN = 100
#: How often a text is read again because a template in it does not end.
_MOST_UNENDED = 3


class Tokens:
    """The tokens of a script, by number."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._ends: dict[int, int] = {}
        no_templates: set[int] = set()  # such as an accent in the text of a page
        while (unended := self._read(no_templates)) is not None and len(no_templates) < _MOST_UNENDED:
            no_templates.add(unended)
        for number in range(len(self.texts) - 1, 0, -1):
            if self.mark(number) == "<" and (self.name(number - 1) or self.mark(number - 1) == "?."):
                self._read_types(number)

    def _read(self, no_templates: set[int]) -> int | None:
        """Read the code, and return where a template starts that does not end."""
        self.kinds: list[str] = []
        self.texts: list[str] = []
        self._starts: list[int] = []
        self._begins_line: list[bool] = []
        self.lines: list[int] = []
        self.closing: dict[int, int] = {}
        self.opening: dict[int, int] = {}
        place, line, begins_line = 0, 0, False
        opened: list[int] = []
        while place < len(self._code):
            inside = self.texts[opened[-1]] if opened else ""
            if inside == "`" and self.kinds[opened[-1]] == "template" and self._code[place] != "`":
                kind, text = "chunk", "${"
                if match := _CHUNK.match(self._code, place):
                    text = match[0]
                elif self._code.startswith("${", place):
                    kind = "mark"
                else:  # a backslash is the last character
                    break
            elif self._code[place] == "`" and place not in no_templates:
                kind, text = "template", "`"
            else:
                match = (self._begins_pattern(place) and _PATTERN.match(self._code, place)) or _TOKEN.match(
                    self._code, place
                )
                if match is None:
                    break
                kind, text = match.lastgroup or "pattern", match[0]
            if kind == "space":
                begins_line |= "\n" in text
            else:
                number = len(self.texts)
                self.kinds.append(kind)
                self.texts.append(text[1:-1] if kind == "string" else text)
                self._starts.append(place)
                self._begins_line.append(begins_line)
                self.lines.append(line)
                begins_line = False
                if kind in {"mark", "template"} and not self._closes(number, text, opened) and text in _BRACKETS:
                    opened.append(number)
            line += text.count("\n")
            place += len(text)
        return next((self._starts[number] for number in opened if self.kinds[number] == "template"), None)

    def _read_types(self, number: int) -> None:
        """Note where the type arguments of a function or type end."""
        for place in self.level((number + 1, min(number + _LONGEST_TYPE, len(self.texts)))):
            if self.mark(place) == ">":
                if self.mark(place + 1) in _AFTER_TYPES:
                    self.closing[number], self.opening[place] = place, number
                return
            if self.kinds[place] == "mark" and self.mark(place) not in _OF_TYPES and place not in self.closing:
                return

    def _begins_pattern(self, place: int) -> bool:
        """Return whether a slash begins a regular expression; after ``<`` it is the end tag of JSX."""
        before = len(self.texts) - 1
        return self._code[place] == "/" and (
            before < 0 or not (self.ends_operand(before) or self.texts[before] == "<")
        )

    def _closes(self, number: int, text: str, opened: list[int]) -> bool:
        """Note which bracket a token closes; a brace also closes what others in it leave open."""
        if text not in _BRACKETS.values():
            return False
        depth = len(opened) - 1
        while text == "}" and depth >= 0 and self.texts[opened[depth]] in {"(", "["}:
            depth -= 1
        if depth < 0 or _BRACKETS[self.texts[opened[depth]]] != text:
            return False
        self.opening[number] = opened[depth]
        self.closing[opened[depth]] = number
        del opened[depth:]
        return True

    def mark(self, number: int) -> str:
        """Return a token that is neither a name nor a text; empty for these."""
        return self.texts[number] if 0 <= number < len(self.texts) and self.kinds[number] == "mark" else ""

    def name(self, number: int) -> str:
        """Return a token that is a name; empty for others."""
        return self.texts[number] if 0 <= number < len(self.texts) and self.kinds[number] == "name" else ""

    def opens(self, number: int, bracket: str) -> bool:
        """Return whether a token is an opening bracket that is closed."""
        return self.mark(number) == bracket and number in self.closing

    def written(self, number: int, bracket: int) -> str:
        """Return a call as it is written."""
        return self._code[self._starts[number] : self._starts[self.closing[bracket]] + 1]

    def arguments(self, bracket: int) -> list[Span]:
        """Return the arguments or items in a bracket, which commas separate."""
        return self.split((bracket + 1, self.closing[bracket]))

    def split(self, span: Span, *, with_empty: bool = False) -> list[Span]:
        """Return the parts of a range between its commas."""
        start, end = span
        places = [start - 1, *(number for number in self.level(span) if self.mark(number) == ","), end]
        return [(first + 1, last) for first, last in pairwise(places) if with_empty or first + 1 < last]

    def level(self, span: Span) -> Iterator[int]:
        """Yield the tokens of a range that are not inside brackets within it."""
        number, end = span
        while number < end:
            yield number
            number = self.closing.get(number, number) + 1

    def calls(self) -> Iterator[tuple[int, int]]:
        """Yield what names a function that is called, and the bracket of its arguments."""
        for number, kind in enumerate(self.kinds):
            if kind == "name":
                bracket = self.bracket_after(number)
                if bracket is not None and not self.is_definition(number, bracket):
                    yield number, bracket
            elif kind == "string" and self.closing.get(number - 1) == number + 1 and self.opens(number + 2, "("):
                yield number, number + 2

    def is_definition(self, number: int, bracket: int) -> bool:
        """Return whether a name and the bracket after it begin a function or a block, and no call."""
        if self.name(number - 1) == "function" or self.name(number) in BEFORE_BRACKETS:
            return True
        return self.opens(bracket, "(") and self.body(bracket) is not None

    def body(self, bracket: int) -> int | None:
        """Return the brace that begins the body of a function with these parameters; None if there is none."""
        after = self.closing[bracket] + 1
        if self.mark(after) == ":" and self.mark(after + 1) != "{":  # a type of TypeScript
            for number in self.level((after + 1, min(after + _LONGEST_TYPE, len(self.texts)))):
                if self.mark(number) == "{":
                    return number if number in self.closing else None
                if self.mark(number) in {"(", ";", ",", "=", "=>", "?", ":", "", ")"} and not self.name(number):
                    return None
            return None
        return after if self.opens(after, "{") else None

    def assigned(self, number: int) -> int:
        """Return the ``=`` after a name, or after a colon and a type; 0 if there is none."""
        if self.mark(number) == ":":
            for place in self.level((number + 1, min(number + _LONGEST_TYPE, len(self.texts)))):
                if self.mark(place) == "=":
                    return place
                if self.mark(place) in _ENDS:
                    return 0
            return 0
        assigns = self.mark(number) + self.mark(number + 1) in {"+=", "||=", "??=", "&&="}
        return number + assigns if self.mark(number + assigns) == "=" else 0

    def parameters_before(self, arrow: int) -> int | None:
        """Return the bracket with the parameters of an arrow function; None for a single name."""
        for number in range(arrow - 1, max(arrow - _LONGEST_TYPE, 0) - 1, -1):
            if self.mark(number) == ")" and number in self.opening:
                return self.opening[number] if number == arrow - 1 or self.mark(number + 1) == ":" else None
            if self.mark(number) in {";", "=>", "=", "("} or self.name(arrow - 1) == "async":
                break
        return None

    def bracket_after(self, number: int) -> int | None:
        """Return the bracket of the arguments after a function, which may have types; None if it is not called."""
        number += 1 + (self.mark(number + 1) == "?.")
        if self.opens(number, "<"):
            number = self.closing[number] + 1
        return number if self.opens(number, "(") else None

    def ends_operand(self, number: int) -> bool:
        """Return whether a value can end with a token."""
        if self.kinds[number] == "mark":
            return self.texts[number] in {")", "]", "}"} or self.texts[number][0].isdigit()
        return self.texts[number] not in KEYWORDS

    def end(self, start: int) -> int:
        """Return the number of the token after an expression; the end of a line ends it as in JavaScript."""
        if start in self._ends:
            return self._ends[start]
        starts, end = [start], len(self.texts)
        for number in self.level((start, end)):
            begins = number > start and self._begins_line[number] and self.ends_operand(number - 1)
            begins = begins and self.mark(number) not in _INFIX and self.name(number) not in {"as", "of", "in"}
            if begins or self.mark(number) in _ENDS:
                end = number
                break
            if self.mark(number) in {"=", "=>", ":"}:  # what comes after it ends there, too
                starts.append(number + 1)
        self._ends.update(dict.fromkeys(starts, end))
        return end

    def start(self, number: int) -> int:
        """Return the number of the first token of what is before a dot."""
        number -= 1
        for _ in range(_LONGEST_CHAIN):
            number = self.opening.get(number, number)
            is_part = self.mark(number) in {"(", "["} and self.ends_operand(number - 1)
            is_part = is_part and self.mark(number - 1) != "}"  # such as of a block
            if not is_part and self.mark(number - 1) not in {".", "?."}:
                break
            number -= 1 if is_part else 2
        return max(number, 0)


def between(places: Sequence[int], span: Span) -> list[Span]:
    """Return the parts of a range between operators at these places."""
    starts, ends = [span[0], *(place + 1 for place in places)], [*places, span[1]]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]

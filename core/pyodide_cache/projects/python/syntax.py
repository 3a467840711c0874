"""Parse Python that may be newer than this program's, or not quite valid."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from pyodide_cache.base.record import record

#: Number of lines that cannot be parsed after which a text is searched by pattern only.
_MOST_ODD_LINES = 40

#: Syntax of Python 3.12 and later: type statements (PEP 695), nested quotes and backslashes in f-strings (PEP 701),
#: template strings (PEP 750), exceptions without parentheses (PEP 758), lazy imports (PEP 810), unpacking in
#: comprehensions (PEP 798).
_NEWER = re.compile(
    r"^\s*(?:type\s+\w+|(?:async\s+)?def\s+\w+\s*\[|class\s+\w+\s*\[|except\*?\s+[\w.]+\s*,|lazy\s+(?:import|from)\b)"
    r"|\b(?:[fF][rR]?|[rR][fF]|[tT][rR]?|[rR][tT])['\"]"
    r"|[\[({]\s*\*{1,2}\w.*\bfor\b"
)
#: What an older Python parses once it is rewritten: exceptions without parentheses, which get them; template strings,
#: which become f-strings; and type parameters, which are left out, so that a function stays one, with its ``return``.
_EXCEPTIONS = re.compile(r"^([ \t]*except\*?[ \t]+)([\w.]+(?:[ \t]*,[ \t]*[\w.]+)+)([ \t]*:)", re.MULTILINE)
_TEMPLATE = re.compile(r"(?<![\w'\"])([rR]?)[tT](?=[rR]?['\"])")
_PARAMETERS = re.compile(
    r"^([ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+\w+)[ \t]*\[(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*\]",
    re.MULTILINE,
)
_INSTALLING = re.compile(r"pip\w*\W+install")
_NO_BODY = re.compile(r"expected an indented block after .* on line (\d+)")
#: The types of what is in nodes and has no nodes below it.
_LEAVES = {int, str, type(None), float, bool, complex, bytes, type(...), ast.Load, ast.Store, ast.Del}


@record
class Parsed:
    """A syntax tree, and the lines that had to be left out."""

    tree: ast.Module  # of the rest of the text
    text: str  # what the tree was made of, with the same number of lines
    odd_lines: Mapping[int, str]  # numbers of the lines that are no Python of any known version, with the reason
    left_out: str  # the text of all lines that were left out


def parse_tolerantly(text: str) -> Parsed:
    """Parse Python text, and leave out the lines that cannot be parsed.

    A line that can be newer syntax is left out silently, as are others after it; any other is listed in
    `Parsed.odd_lines`.
    """
    tree, error = _try(text)
    if tree is not None:
        return Parsed(tree, text, {}, "")
    original = text.splitlines()
    lines = _older(text).splitlines()
    odd: dict[int, str] = {}
    left_out: list[str] = []
    is_newer = False
    for _ in range(_MOST_ODD_LINES):
        tree, error = _try("\n".join(lines) + "\n")
        if tree is not None:
            return Parsed(tree, "\n".join(lines), odd, "\n".join(left_out))
        number = _line_to_leave_out(lines, error)
        if number is None:
            break
        is_one_newer = _NEWER.search(original[number]) is not None
        is_newer |= is_one_newer
        if not is_newer:  # else what follows may belong to what was left out
            odd.setdefault(number + 1, _reason(error))
        first, last = _statement(lines, number) if is_one_newer else (number, number)
        lost = lines[first : last + 1]
        left_out += lost
        lines[first : last + 1] = [_placeholder("".join(lost)), *[""] * (last - first)]
    return unparsed(text, error, odd, is_newer=is_newer)


def unparsed(text: str, error: Exception, odd: Mapping[int, str] | None = None, *, is_newer: bool = True) -> Parsed:
    """Return a text of which nothing is parsed; its imports can be searched by pattern, but not what it installs."""
    odd = odd or ({} if is_newer and not _INSTALLING.search(text) else {1: _reason(error)})
    return Parsed(ast.Module([], []), "", odd, text)


def _older(text: str) -> str:
    text = _TEMPLATE.sub(r"\1f", _EXCEPTIONS.sub(r"\1(\2)\3", text))
    return _PARAMETERS.sub(lambda found: found[1] + "\\\n" * found[0].count("\n"), text)  # lines keep their numbers


def is_valid(text: str) -> bool:
    """Return whether this program's Python can parse a text."""
    return _try(text)[0] is not None


def _try(text: str) -> tuple[ast.Module | None, Exception]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes in the code that is read
            return ast.parse(text), ValueError()
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return None, error


def walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it as `ast.walk` does, but without contexts, in two thirds of the time."""
    found = [tree]
    for node in found:  # grows
        yield node
        for name in node._fields:
            value: Any = getattr(node, name, None)
            kind = type(value)
            if kind is list:
                found += [item for item in value if type(item) not in _LEAVES]
            elif kind not in _LEAVES:
                found.append(value)


def _line_to_leave_out(lines: list[str], error: Exception) -> int | None:
    number = (getattr(error, "lineno", None) or 0) - 1
    if header := _NO_BODY.match(_reason(error)):
        number = int(header[1]) - 1
    if not 0 <= number < len(lines):
        number = len(lines) - 1
    return next((place for place in reversed(range(number + 1)) if lines[place].strip() not in {"", "pass"}), None)


def _statement(lines: list[str], number: int) -> tuple[int, int]:
    """Return the first and last line of the statement around a line, if it is indented as formatters do."""
    first = last = place = number
    while place == number or (place >= 0 and lines[place].rstrip().endswith(("(", "[", "{"))):
        ends = (end for end in range(place + 1, len(lines)) if _indent(lines[end]) <= _indent(lines[place]))
        end = next(ends, place)
        if lines[end].lstrip().startswith((")", "]", "}")):
            first, last = place, end
        place = next((above for above in reversed(range(place)) if _indent(lines[above]) < _indent(lines[place])), -1)
    return first, last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip()) if line.strip() else 10**9


def _placeholder(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    # A function stays one: its ``return`` does not end the program.
    header = "def _():" if line.lstrip().startswith(("def ", "async def ")) else "if 1:"
    return indent + (header if line.rstrip().endswith(":") and line.strip() != header else "pass")


def _reason(error: Exception) -> str:
    return str(getattr(error, "msg", None) or error)

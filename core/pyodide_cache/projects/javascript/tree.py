"""Parse JavaScript, TypeScript and JSX, also where it is not quite valid or is a component of Vue or Svelte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Tree

#: Kinds of parts: functions, calls, elements of JSX (which call a component), and names.
FUNCTIONS = frozenset({"arrow_function", "function_expression", "function_declaration", "method_definition"})
FUNCTIONS |= {"generator_function", "generator_function_declaration"}
CALLS = frozenset({"call_expression", "new_expression"})
ELEMENTS = frozenset({"jsx_opening_element", "jsx_self_closing_element"})
NAMES = frozenset({"identifier", "type_identifier", "shorthand_property_identifier"})
NAMES |= {"shorthand_property_identifier_pattern"}
_PROPERTIES = NAMES | {"property_identifier", "private_property_identifier"}
#: Parts that stand for what is in them.
_WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"})
_WRAPPERS |= {"await_expression", "jsx_expression", "type_assertion", "spread_element", "yield_expression"}
#: A script in a component, and the code that a component of Astro begins with; scripts in JSX are further right.
_SCRIPT = re.compile(r"^<script\b[^>]*>(?P<script>.*?)</script>|\A\s*---\n(?P<astro>.*?)^---$", re.M | re.S | re.I)
#: What may be closed far away; a component has few of these.
_OPENING = re.compile(r"<script|^---$", re.M | re.I)
_MOST_OPENINGS = 100
#: What a component does on events, in an attribute.
_HANDLER = re.compile(r"\s(?:@|v-|on:|:)[\w.:-]+=(?P<code>\"[^\"]*\")")
#: How many bytes the parser gets at once.
_PIECE = 65_536
#: How often it may report no progress: ten times what whole code needs, and once more for so many bytes.
_MOST_TURNS, _BYTES_FOR_TURN = 500, 100
#: How many elements may be left open; ten times as many take the parser seconds. After a value it is a comparison.
_ELEMENT = re.compile(rb"(?<![\w$)\]])<\w")
_MOST_OPEN = 2_000
#: Parts that say nothing about values.
_SKIPPED = frozenset({"comment", "html_comment", "type_annotation", "type_arguments", "type_parameters"})


class Node:
    """A part of a script."""

    __slots__ = ("_code", "end", "fields", "frame", "kind", "line", "parent", "parts", "scope", "start")

    def __init__(self, code: bytes, kind: str, start: int, end: int, line: int, parent: Node | None) -> None:
        self._code = code
        self.kind = kind  # as the grammar calls it
        self.start, self.end = start, end
        self.line = line  # where it begins, from 0
        self.parts: list[Node] = []
        self.fields: dict[str, Node] = {}  # the parts that have a name in the grammar
        self.parent = self if parent is None else parent
        self.frame = self.parent  # the innermost function or loop around it, as `Names` finds it
        self.scope = self.parent  # the innermost part around it that has names of its own

    def __bool__(self) -> bool:
        return self is not NOTHING

    def __getitem__(self, field: str) -> Node:
        return self.fields.get(field, NOTHING)

    @property
    def text(self) -> str:
        """What is written."""
        return self.between(self.start, self.end)

    def between(self, start: int, end: int) -> str:
        """Return what is written between two places."""
        return self._code[start:end].decode(errors="replace")

    @property
    def inner(self) -> Node:
        """The part without parentheses, types and ``await`` around it."""
        node = self
        while node.kind in _WRAPPERS:
            node = node.parts[0] if node.parts else NOTHING
        return node

    @property
    def key(self) -> str:
        """A key or text as it is written, without quotes."""
        return self.text[1:-1] if self.kind == "string" else self.text

    @property
    def name(self) -> str:
        """The last name of a function or property; empty for an expression."""
        node = self.inner
        node = node["property"] or node
        if node.kind == "subscript_expression":
            return node["index"].key if node["index"].kind == "string" else ""
        return node.text if node.kind in _PROPERTIES else ""

    @property
    def callee(self) -> Node:
        """What a call or element of JSX calls."""
        return (self["function"] or self["constructor"] or self["name"]).inner

    @property
    def arguments(self) -> list[Node]:
        """The arguments of a call, or the template that a function is a tag of."""
        found = self["arguments"]
        return found.parts if found.kind == "arguments" else [found] if found else []


#: Stands for a part that is missing.
NOTHING = Node(b"", "", 0, 0, 0, None)


def parse(code: str, line: int = 0) -> list[Node]:
    """Return the nodes of a script, which begins in a line of its file; each one is before its parts."""
    is_page = code.lstrip().startswith(("<", "---")) and len(_OPENING.findall(code)) < _MOST_OPENINGS
    scripts = [*_SCRIPT.finditer(code)] if is_page else []
    if not scripts:
        return [*_nodes(code, line)]
    blank = re.sub(r"\S", " ", code)
    script, page = [*blank], [*code]
    for match in scripts:
        span = match.span(match.lastgroup or 0)
        script[slice(*span)] = code[slice(*span)]
        page[slice(*match.span())] = blank[slice(*match.span())]
    for match in _HANDLER.finditer("".join(page)):
        start, end = match.span("code")
        script[start:end] = f";{code[start + 1 : end - 1]};"
    return [*_nodes("".join(script), line), *_nodes(f"<>{''.join(page)}</>", line)]


def _nodes(code: str, line: int) -> Iterator[Node]:
    data = code.encode(errors="replace")
    if not (tree := _tree(data)):
        return
    cursor = tree.walk()
    parent = NOTHING
    while True:
        found, field = cursor.node, cursor.field_name
        node = parent
        if found and (found.is_named or field) and found.type not in _SKIPPED:
            node = Node(data, found.type, found.start_byte, found.end_byte, line + found.start_point[0], parent)
            if parent and found.is_named:
                parent.parts.append(node)
            if parent and field:
                parent.fields.setdefault(field, node)
            yield node
            if cursor.goto_first_child():
                parent = node
                continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            parent = parent.parent


def _tree(data: bytes) -> Tree | None:
    import tree_sitter_typescript as grammars

    if len(_ELEMENT.findall(data)) - data.count(b"</") - data.count(b"/>") > _MOST_OPEN:
        return None
    tree = _parsed(data, grammars.language_tsx())
    if tree and not tree.root_node.has_error:
        return tree
    other = _parsed(data, grammars.language_typescript())  # it has types in angle brackets before values, and no JSX
    return other if other and (not tree or not other.root_node.has_error) else tree


def _parsed(data: bytes, grammar: object) -> Tree | None:
    """Return the tree of a script; None where the parser makes no progress in damaged code, perhaps forever."""
    from tree_sitter import Language, Parser

    furthest, turns = 0, 0

    def is_stuck(place: int, has_error: bool) -> bool:
        nonlocal furthest, turns
        furthest, turns = max(furthest, place), turns + 1 if place <= furthest else 0
        return turns > _MOST_TURNS + len(data) // _BYTES_FOR_TURN

    def read(place: int, _point: object) -> bytes:
        return data[place : place + _PIECE]

    try:
        return Parser(Language(grammar)).parse(read, progress_callback=is_stuck)
    except ValueError:
        return None

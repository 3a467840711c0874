"""Where the names of a script get their values: declarations, assignments, and what functions return."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pyodide_cache.base.record import record
from pyodide_cache.projects.javascript.tree import CALLS, ELEMENTS, FUNCTIONS, NAMES, NOTHING, Node

_SCOPES = FUNCTIONS | {"statement_block", "for_statement", "for_in_statement", "catch_clause", "switch_body"}
_DECLARATIONS = frozenset({"function_declaration", "generator_function_declaration", "enum_declaration"})
_DECLARATIONS |= {"class_declaration", "abstract_class_declaration"}
_BLOCKS = FUNCTIONS | {"object", "class_declaration", "class"}
_ADDING = frozenset({"push", "add", "unshift", "append", "splice"})
#: How a parameter begins that also is a property, in TypeScript.
_PROPERTY = re.compile(r"(?:private|public|protected|readonly|override)\s")
#: How many scopes around a name, and calls in a chain, are looked through.
_MOST_SCOPES = 100
#: How many values a value comes from.
_MOST_ORIGINS = 20
#: How many levels of objects and lists a pattern has.
_MOST_LEVELS = 20


@record
class Source:
    """What a name gets as its value."""

    value: Node
    path: tuple[str, ...] = ()  # the keys that lead to it in the value
    key: str = ""  # the property that gets it, if it is not the name itself
    default: Node = NOTHING  # for a value without that key
    is_more: bool = False  # whether it comes behind the text that the name has


@record
class Name:
    """A name in a parameter or variable, which may take an object or a list apart."""

    node: Node
    path: tuple[str, ...] = ()  # the keys that lead to its value
    default: Node = NOTHING


class Variable:
    """A variable, function, class or parameter."""

    def __init__(self) -> None:
        self.sources: list[Source] = []


class Names:
    """The names of scripts that see each other's."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._variables: defaultdict[Node, dict[str, Variable]] = defaultdict(dict)
        self.imported: dict[str, str] = {}  # names that imports give, with the original names
        self.properties: defaultdict[str, list[Source]] = defaultdict(list)  # of objects, by their keys
        self.returned: defaultdict[Node, list[Node]] = defaultdict(list)  # by function
        self.calls: list[Node] = []
        for node in nodes:
            parent = node.parent
            is_namespace = parent.parent.kind == "internal_module"
            node.scope = parent if parent.kind in _SCOPES and not is_namespace else parent.scope
            is_loop = parent.kind == "for_in_statement" and node is not parent["right"]
            node.frame = parent if is_loop or parent.kind in FUNCTIONS else parent.frame
        for node in nodes:
            self._declare(node)
        for node in nodes:
            self._assign(node)

    def variable(self, node: Node) -> Variable | None:
        """Return what a name stands for."""
        name, scope = node.text, node.scope
        for _ in range(_MOST_SCOPES):
            if not scope:
                break
            if scope in self._variables and (found := self._variables[scope].get(name)):
                return found
            scope = scope.scope
        return self.of_script(name)

    def of_script(self, name: str) -> Variable | None:
        """Return the variable that all functions of a script see by a name."""
        names = self._variables[NOTHING]
        return names.get(name) or names.get(self.imported.get(name, name))

    def origins(self, node: Node) -> list[Node]:
        """Return a value and what it comes from, as far as it has no more in it."""
        found = [node]
        for part in found:
            variable = self.variable(part)
            sources = variable.sources if variable else self.properties.get(part.name, ())
            inner = [source.value for source in sources[:_MOST_ORIGINS] if source.value.kind not in _BLOCKS]
            found += inner[: _MOST_ORIGINS - len(found)]
        return found

    def _declare(self, node: Node) -> None:
        match node.kind:
            case "variable_declarator":
                is_var = node.parent.kind == "variable_declaration"  # of the function around it
                self._take(node["name"], node["value"], function_around(node) if is_var else node.scope)
            case kind if kind in _DECLARATIONS:
                self._take(node["name"], node, node.scope)
            case "import_specifier":
                self.imported[node["alias"].text] = node["name"].text
            case "import_clause":
                exported = name_of_json(node.parent["source"].key) or "default"
                self.imported.update((part.text, exported) for part in node.parts if part.kind == "identifier")
            case "catch_clause":
                self._take(node["parameter"], NOTHING, node)
            case "export_statement" if value := node["value"] or node["declaration"]:
                if node.between(node.start, value.start).split()[-1:] == ["default"]:
                    self._variable("default", NOTHING).sources.append(Source(value))
        has_own = node.kind in FUNCTIONS or node["kind"]  # the latter is of a loop
        for parameter in parameters(node) if has_own else ():
            self._take(parameter, NOTHING, node)
            if _PROPERTY.match(parameter.text):
                self.properties[parameter["pattern"].text].append(Source(parameter["pattern"]))

    def _assign(self, node: Node) -> None:
        match node.kind:
            case "assignment_expression" | "augmented_assignment_expression":
                self._give(node["left"], node["right"], is_more=node["operator"].kind == "+=")
            case "public_field_definition" | "pair" if node["value"]:
                self.properties[(node["name"] or node["key"]).key].append(Source(node["value"]))
            case "method_definition":
                self.properties[node["name"].key].append(Source(node))
            case "return_statement" if node.parts:
                self.returned[function_around(node)].append(node.parts[0])
            case kind if kind in CALLS:
                self.calls.append(node)
                self._add(node)
            case kind if kind in ELEMENTS:
                self.calls.append(node)

    def _variable(self, name: str, scope: Node) -> Variable:
        return self._variables[scope].setdefault(name, Variable())

    def _take(self, pattern: Node, value: Node, scope: Node | None = None, *, is_more: bool = False) -> None:
        """Note that the names in a pattern get a value; without a scope they are declared already."""
        for name in names_in(pattern):
            known = self.variable(name.node) if scope is None else None
            variable = known or self._variable(name.node.text, scope or NOTHING)
            variable.sources += [Source(value, name.path, default=name.default, is_more=is_more)] if value else []

    def _give(self, left: Node, value: Node, *, is_more: bool) -> None:
        """Note that a variable, property or item gets a value."""
        owner, key = left["object"], left.name
        if not owner:
            self._take(left, value, is_more=is_more)
            return
        if key:
            self.properties[key].append(Source(value))
        if owner.kind == "identifier" and (variable := self.variable(owner)):
            variable.sources.append(Source(value, key=key))

    def _add(self, call: Node) -> None:
        """Note what a call, such as of ``push``, adds to a list, set or map."""
        callee, arguments = call.callee, call.arguments
        name, owner = callee.name, callee["object"]
        if name in {"apply", "call"} and arguments:
            name, owner, arguments = owner.name, arguments[0], arguments[1:]
        if name == "set" and len(arguments) == 2 and arguments[0].kind == "string":
            added = [Source(arguments[1], key=arguments[0].key)]
        else:
            added = [*map(Source, arguments)] if name in _ADDING else []
        owner = owner.inner["left"] or owner
        for _ in range(_MOST_SCOPES if added else 0):  # such as add("a").add("b")
            if owner.callee.name != name:
                break
            owner = owner.callee["object"]
        if owner.kind == "identifier" and (variable := self.variable(owner)):
            variable.sources += added
        elif added and owner.kind == "member_expression":
            self.properties[owner.name] += added
            if variable := self.variable(owner["object"]):
                variable.sources += [Source(source.value, key=owner.name) for source in added]


def name_of_json(file: str) -> str:
    """Return the variable that stands for a JSON document that scripts read; empty for any other file."""
    name = re.split("[?#]", file)[0].rpartition("/")[2]
    return re.sub(r"\W", "_", name) if name.endswith(".json") else ""


def parameters(frame: Node) -> list[Node]:
    """Return the parameters of a function, or the variable of a loop."""
    one = frame["parameter"] or frame["left"]
    return [one] if one else frame["parameters"].parts


def function_around(node: Node) -> Node:
    """Return the innermost function around a part."""
    frame = node.frame
    for _ in range(_MOST_SCOPES):
        if frame.kind != "for_in_statement":
            break
        frame = frame.frame
    return frame


def names_in(pattern: Node) -> Iterator[Name]:
    """Yield the names of a parameter or variable."""
    queue = [Name(pattern)]
    while queue:
        name = queue.pop()
        node, path = name.node, name.path
        found: list[Name] = []
        match node.kind:
            case kind if kind in NAMES:
                yield name
            case "required_parameter" | "optional_parameter":
                found = [Name(node["pattern"], path, node["value"])]
            case "assignment_pattern" | "assignment_expression":
                found = [Name(node["left"], path, node["right"])]
            case "object_assignment_pattern":
                found = [Name(node["left"], (*path, node["left"].text), node["right"])]
            case "pair_pattern" | "pair":
                found = [Name(node["value"], (*path, node["key"].key))]
            case "rest_pattern" | "spread_element":
                found = [Name(part, path) for part in node.parts[:1]]
            case "object_pattern" | "object" if len(path) < _MOST_LEVELS:
                found = [Name(part, (*path, part.text) if part.kind in NAMES else path) for part in node.parts]
            case "array_pattern" | "array" if len(path) < _MOST_LEVELS:
                place, end = 0, node.start
                for part in node.parts:
                    place += node.between(end, part.start).count(",")  # some places may be empty
                    is_rest = part.kind in {"rest_pattern", "spread_element"}
                    found.append(Name(part, (*path, f"{place}:" if is_rest else str(place))))
                    end = part.end
        queue += reversed(found)

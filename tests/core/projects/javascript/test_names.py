"""The names of JavaScript lead to their values and calls."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.javascript.names import Names, names_in, parameters
from pyodide_cache.projects.javascript.tree import FUNCTIONS, Node, parse


def named(code: str) -> tuple[Names, list[Node]]:
    nodes = parse(code)
    return Names(nodes), nodes


@pytest.mark.parametrize(
    "code",
    [
        *(
            "function f(a, b) {}",
            "async (a, b) => a",
            "x = { f(a, b) {} }",
            "(a: A, b?: B): C => a",
            "(...[a, b]) => a",
        ),
        *(
            "class f { constructor(private a: string, b = 1) {} }",
            "for (const { x: a, b = 1 } of c) {}",
            "({ a, ...b }) => a",
        ),
    ],
)
def test_functions_and_loops_have_names(code: str) -> None:
    (frame,) = (node for node in parse(code) if node.kind in FUNCTIONS | {"for_in_statement"})
    assert [name.node.text for parameter in parameters(frame) for name in names_in(parameter)] == ["a", "b"]


def test_names_lead_to_their_values() -> None:
    names, _ = named("const { a, b: [, c = 1], ...d } = x")
    variables = {name: names.of_script(name) for name in "acd"}
    assert {name: found.sources[0].path for name, found in variables.items() if found} == {
        "a": ("a",),
        "c": ("b", "1"),
        "d": (),
    }


@pytest.mark.parametrize(
    "code", ["{ let a = 1; a }", "function f(a) { a }", "for (const a of x) { a }", "a => { a }"]
)
def test_a_name_is_that_of_the_innermost_part_that_declares_it(code: str) -> None:
    names, nodes = named(f"const a = 0; {code}; a")
    first, *_, inner, last = (node for node in nodes if node.text == "a" and node.kind == "identifier")
    assert names.variable(first) is names.variable(last) is names.of_script("a")
    assert names.variable(inner) is not names.of_script("a")


def test_functions_and_loops_are_inside_of_each_other() -> None:
    _, nodes = named("function f() { for (const a of b) { c.map((d) => e) } }")
    (inner,) = (node for node in nodes if node.text == "e")
    kinds = []
    while frame := inner.frame:
        kinds.append(frame.kind)
        inner = frame
    assert kinds == ["arrow_function", "for_in_statement", "function_declaration"]

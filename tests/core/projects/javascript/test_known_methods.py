"""Built-in functions and methods of JavaScript return what they do in a browser."""

from __future__ import annotations

from itertools import product

import pytest

from pyodide_cache.projects.javascript.known_methods import FUNCTIONS, METHODS, of_method
from pyodide_cache.projects.javascript.known_values import Text, Values, Word

A, B = Text("a"), Text("b")
TABLE = {"a": [B]}


@pytest.mark.parametrize(
    ("name", "found", "given", "result"),
    [
        ("concat", [(A,)], [[B]], [(A,), B]),
        ("from", [Word("Array")], [[(A, B)]], [(A, B)]),
        ("keys", [Word("Object")], [[TABLE]], [(A,)]),
        ("keys", [TABLE], [], [(A,)]),
        ("entries", [Word("null"), TABLE], [], [((A, B),)]),
        ("fromEntries", [None], [[((A, B),)]], [TABLE]),
        ("parse", [Word("JSON")], [[Text('["a"]')]], [(A,)]),
        ("parse", [Word("JSON")], [], []),
        ("toString", [Word("2")], [], [Word("2")]),
        ("get", [TABLE], [[A]], [B]),
        ("split", [Text("a, b")], [[Text(",")]], [(A, B)]),
        ("join", [(A, B)], [], [Text("a,b")]),
        ("replace", [Text("a%")], [[Text("%")], [B]], [Text("ab")]),
        ("replace", [A], [[Text("a")]], [None]),
        ("assign", [Word("Object")], [[{"a": [A], "b": [A]}], [TABLE]], [{"a": [B], "b": [A]}]),
        ("concat", [A], [[B]], [Text("ab")]),
        ("own", [A], [[B]], None),
    ],
)
def test_a_method_is_about_its_object_or_the_argument_in_its_place(
    name: str, found: Values, given: list[Values], result: Values | None
) -> None:
    before = [*found]
    assert of_method(name, found, given) == result
    assert found == before


def test_functions_make_lists_tables_and_states() -> None:
    made = FUNCTIONS["Set"]([A]), FUNCTIONS["Map"]([((A, B),)]), FUNCTIONS["useState"]([A])
    assert made == ([A], [TABLE], [(A, None)])
    assert {name: made for name, of in FUNCTIONS.items() if (made := of([]))} == {"Map": [{}], "URL": [None]}


@pytest.mark.parametrize("name", [*METHODS, *FUNCTIONS])
def test_values_of_any_kind_are_accepted(name: str) -> None:
    kinds: list[Values] = [
        [],
        [None],
        [A],
        [A, B],
        [Word("Object")],
        [(A, None)],
        [((A, B),)],
        [TABLE, {}, {"a": []}],
    ]
    for found, first, second in product(kinds, repeat=3):
        for given in ([], [first], [first, second]):
            of_method(name, found, given)
        FUNCTIONS.get(name, list)([*found, *first, *second])

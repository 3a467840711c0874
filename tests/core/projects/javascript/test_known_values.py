"""Values of JavaScript become texts, and functions and methods return what they do in a browser."""

from __future__ import annotations

from itertools import product

import pytest

from pyodide_cache.projects.javascript.known_values import (
    KNOWN_FUNCTIONS,
    METHODS,
    UNKNOWN,
    Text,
    Values,
    Word,
    as_json,
    from_json,
    joined,
    member,
    of_method,
    replaced,
    texts,
    unescaped,
)


def test_texts_are_collected_from_lists_once_and_numbers_are_none() -> None:
    values = [Text("a"), (Text("b"), (Text("a"), Word("1"))), {"c": [Text("c")]}]
    assert texts(values) == ["a", "b", None]


def test_a_text_of_which_a_part_is_unknown_counts_only_where_it_may() -> None:
    (value,) = joined([[Text("a==")], [None]])
    assert (texts([value]), texts([value], partly=True)) == ([None], [f"a=={UNKNOWN}"])


def test_parts_are_joined_in_all_combinations_up_to_a_limit() -> None:
    many = [Text(str(number)) for number in range(11)]
    assert joined([[Text("a", 3), Text("b")], [(Text("c"), Text("d"))]], 3) == ["ac,d", "bc,d"]
    assert joined([many, many]) == [None]


def test_members_of_lists_objects_and_holders() -> None:
    values = (Text("a"), Text("b"))
    assert (member(values, "1"), member(values, "9"), member(values, "current")) == (["b"], [], [values])
    assert [member(values, key) for key in ("1:", "", "²", "²:")] == [[("b",)], [], [], []]
    assert (member({"a": [1]}, "a"), member(None, "a"), member(Text("a"), "value")) == ([1], [], ["a"])


def test_characters_are_unescaped() -> None:
    assert unescaped(r"\x61\u0062\u{63}\n\'\ud800\u{110000}") == "abc\n'\ufffd\ufffd"


def test_known_values_are_written_as_json() -> None:
    assert as_json({"a": [(Text("b"), Text('"'), Word("1"), Word("true"))]}) == '{"a": ["b", "\\"", 1, true]}'
    assert [as_json(value) for value in ((Text("a"), None), {"a": ["b", "c"]}, Word("undefined"))] == [
        None,
        None,
        None,
    ]


def test_lists_that_are_in_each_other_many_times_take_little_time() -> None:
    value = (Text("a"),)
    for _ in range(60):
        value = (value, value)
    assert (texts([value]), joined([[value]]), as_json(value)) == (["a"], ["a"], None)


def test_json_is_read_and_texts_are_replaced_where_both_are_known() -> None:
    assert from_json(Text('{"a": ["b", 1]}')) == {"a": [("b", "1")]}
    assert [from_json(value) for value in (Text("{"), Text("[" * 5000), None)] == [None, None, None]
    assert (replaced([Text("a%")], [Text("%")], [Text("b")]), replaced([Text("a")], [None], [])) == (["ab"], [None])


A, B = Text("a"), Text("b")
TABLE = {"a": [B]}


@pytest.mark.parametrize(
    ("name", "found", "given", "result"),
    [
        ("concat", [(A,)], [[B]], [(A,), B]),
        ("from", [Word("Array")], [[(A, B)]], [(A, B)]),
        ("keys", [Word("Object")], [[TABLE]], [(A,)]),
        ("keys", [TABLE], [], [(A,)]),
        ("slice", [(A, B), A], [[Word("1")]], [(B,), None]),
        ("slice", [(A, B)], [[Word("0")], [Word("-1")]], [(A,)]),
        ("slice", [(A, B)], [[None]], [(A, B)]),
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
    made = KNOWN_FUNCTIONS["Set"]([A]), KNOWN_FUNCTIONS["Map"]([((A, B),)]), KNOWN_FUNCTIONS["useState"]([A])
    assert made == ([A], [TABLE], [(A, None)])
    nothing = {"Map": [{}], "URL": [None], "join": [None]}
    assert {name: made for name, of in KNOWN_FUNCTIONS.items() if (made := of([]))} == nothing


@pytest.mark.parametrize("name", [*METHODS, *KNOWN_FUNCTIONS])
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
        KNOWN_FUNCTIONS.get(name, list)([*found, *first, *second])

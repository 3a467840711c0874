"""Values of JavaScript become texts."""

from __future__ import annotations

from pyodide_cache.projects.javascript.known_values import (
    UNKNOWN,
    Text,
    Word,
    as_json,
    from_json,
    joined,
    member,
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

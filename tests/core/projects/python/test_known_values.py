"""Values are known in part, and never larger than the code that makes them."""

from __future__ import annotations

from pyodide_cache.projects.python.known_values import (
    Either,
    File,
    Unknown,
    combined,
    either,
    elements,
    filled,
    texts,
)


def test_several_values_belong_together_in_their_order() -> None:
    assert combined(lambda *row: "==".join(row), Either("ab"), Either("12")) == ("a==1", "b==2")
    assert combined(lambda *row: "==".join(row), "a", Either("12")) == ("a==1", "a==2")
    assert combined(lambda *row: "".join(row), Either("ab"), Either("123")) == Unknown()
    assert either("a", "a") == "a"
    assert isinstance(either(*map(str, range(100))), Unknown)


def test_what_is_unknown_in_a_text_stands_in_braces() -> None:
    assert filled(["a=", Unknown(filled="{b}"), 1]) == Unknown(filled="a={b}1")


def test_a_list_of_a_file_is_the_file() -> None:
    assert (elements(File("-r a.txt")), [*texts({"a": [1, None, " b ", True]})]) == (
        ["-r a.txt"],
        ["1", "b", Unknown()],
    )

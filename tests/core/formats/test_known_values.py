"""Values are known in part, and never larger than the code that makes them."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.known_values import Either, File, Unknown, added, combined, either, elements, filled, texts
from support.shown_values import values_of


def test_several_values_belong_together_in_their_order() -> None:
    assert combined(lambda *row: "==".join(row), Either("ab"), Either("12")) == ("a==1", "b==2")
    assert combined(lambda *row: "==".join(row), "a", Either("12")) == ("a==1", "a==2")
    assert combined(lambda *row: "".join(row), Either("ab"), Either("123")) == Unknown()
    assert either("a", "a") == "a"
    assert isinstance(either(*map(str, range(100))), Unknown)


def test_what_is_unknown_in_a_text_stands_in_braces() -> None:
    assert filled(["a=", Unknown(filled="{b}"), 1]) == Unknown(filled="a={b}1")
    assert added("a", Unknown(filled="{b}")) == Unknown(filled="a{b}")
    assert added(["a"], Unknown(name="b")) == ["a", Unknown(name="b")]


def test_a_list_of_a_file_is_the_file() -> None:
    assert (elements(File("-r a.txt")), [*texts({"a": [1, None, " b ", True]})]) == (
        ["-r a.txt"],
        ["1", "b", Unknown()],
    )


@pytest.mark.parametrize(
    "text",
    [
        "n = ['a']\n" + "n = [*n, *n]\n" * 60 + "show(n)",
        "n = 'a'\n" + "n = f'{n}{n}{x}'\n" * 60 + "show(n)",
        "n = ['a']\n" + "n = [n, n]\n" * 60 + "show(n)",
        "n = ['a']\n" + "if x:\n    n = [n, n]\n" * 60 + "show(n)",
        "n = 9\n" + "n *= n\n" * 60 + "show(n)",
        "show('a' * 10 ** 9)\nshow(10 ** 9 * ['a'])\nshow('{:>999999999}'.format(1))\nshow('%999999999d' % 1)",
        "show('{:{w}}'.format(1, w=999999999))\nshow('%(v)999999999d' % {'v': 1})",
        "n = ['a']\nn.append(n)\nshow(n)",
        "def f():\n    f()\n    return [f(), f()]\nshow(f())",
        "n = " + " + ".join(["['a']"] * 2000) + "\nshow(n)",
        "show(" + "[" * 90 + "]" * 90 + ")",
        "for a in L:\n    show(a)\n".replace("L", "[" + "'a'," * 9999 + "]"),
    ],
)
def test_values_that_grow_without_limit_are_not_made(text: str) -> None:
    assert len(values_of(text)) <= 5000

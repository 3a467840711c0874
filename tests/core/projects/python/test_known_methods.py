"""What operators and methods make of values is known in part, and never larger than the code that makes it."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.python.known_methods import added
from pyodide_cache.projects.python.known_values import Unknown
from support.shown_values import values_of


def test_what_is_known_of_a_sum_stays() -> None:
    assert added("a", Unknown(filled="{b}")) == Unknown(filled="a{b}")
    assert added(["a"], Unknown(name="b")) == ["a", Unknown(name="b")]


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

"""Objects have the attributes of their class."""

from __future__ import annotations

from textwrap import dedent

import pytest

from support.shown_values import values_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            """
            class C:
                names = ['a']
                def __init__(self):
                    self.more = ['b']
                    self.f()
                def f(self):
                    show(self.names + self.more)
            show(C().names + C.names)
            """,
            ["a", "a", "a", "b"],
        ),
        (
            """
            class A:
                def f(self):
                    return 'a'
            class B:
                f = lambda: 'b'
            class C(A):
                pass
            show(C().f())
            """,
            ["a"],
        ),
        (
            """
            class C:
                __init__ = x
            show(['a', C()])
            """,
            ["a", None],
        ),
    ],
)
def test_attributes_are_followed(text: str, found: list[str | None]) -> None:
    assert values_of(dedent(text)) == found

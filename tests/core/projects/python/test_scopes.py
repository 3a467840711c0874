"""Objects have attributes of their own, whatever made them."""

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
                def __init__(self, n):
                    self.n = n
            show([c.n for c in (C('a'), C('b'))])
            """,
            ["a", "b"],
        ),
        (
            """
            class B:
                def __init__(self, n):
                    self.n = n
                def f(self):
                    show(self.n)
            class C(B):
                def __init__(self):
                    super().__init__('a')
            C().f()
            """,
            ["a"],
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
                @property
                def n(self):
                    return ['a']
            show(C().n)
            """,
            ["a"],
        ),
        (
            """
            class E(Enum):
                A = 'a'
            show(E.A.value)
            """,
            ["a"],
        ),
        (
            """
            @dataclass
            class C:
                n: str
                v: str = '1'
            for c in [C('a'), C(n='b', v='2')]:
                show(c.n + c.v)
            """,
            ["a1", "b2"],
        ),
        (
            """
            from dataclasses import field
            @dataclass
            class C:
                m: list = field(default_factory=list)
                n: list = field(default_factory=lambda: ['n'])
            c, d = C(), C()
            c.m.append('a')
            show([c.m, d.m, d.n])
            """,
            ["a", "n"],
        ),
        (
            """
            from collections import namedtuple
            C = namedtuple('C', 'n, v')
            for n, v in [C('a', v='1')]:
                show(n + v)
            """,
            ["a1"],
        ),
        (
            """
            from collections import namedtuple
            C = namedtuple('C', ['n', 'v'])
            for c in [C('b', '2')]:
                show([c.v, c[0]])
            """,
            ["2", "b"],
        ),
        (
            """
            from types import SimpleNamespace
            n = SimpleNamespace(a=['x'])
            n.b = 'y'
            show([n.a, n.b])
            """,
            ["x", "y"],
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


def test_a_class_may_have_a_base_in_many_ways() -> None:
    classes = "".join(f"class C{n}(C{n - 1}, C{n - 1}, C{n + 1}):\n    pass\n" for n in range(1, 60))
    assert values_of(f"class C0:\n    n = ['a']\n{classes}show(C59().n)\nshow(C59().m)") == ["a", None]

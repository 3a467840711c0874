"""Values of names are followed through the statements of a program."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.python.imports import read_python
from pyodide_cache.projects.python.program import Program
from pyodide_cache.projects.python.syntax import parse_tolerantly
from support.scaling import calls_of, is_linear
from support.shown_values import values_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for n, v in {'a': 1, 'b': 2}.items():\n    show(f'{n}=={v}')", ["a==1", "b==2"]),
        ("for n, v in [('a', '1'), ('b', '2')]:\n    show(n + '>=' + v)", ["a>=1", "b>=2"]),
        ("for n, v in zip(['a', 'b'], (1, 2)):\n    show('{}=={}'.format(n, v))", ["a==1", "b==2"]),
        ("for n in {'a': 1}:\n    show(n)", ["a"]),
        ("show([f'{n}=={v}' for n, v in {'a': 1}.items()])", ["a==1"]),
        ("show([n for g in {'x': ['a'], 'y': ['b']}.values() for n in g])", ["a", "b"]),
        ("show({n: f'{n}>={v}' for n, v in [('a', 1)]})", ["a>=1"]),
        ("show('a' if x else ['b'])", ["a", "b"]),
        ("class C:\n    names = ['a']\nshow(C.names)\nshow(C().names)", ["a", "a"]),
        (
            "class C:\n    def __init__(self, n):\n        self.n = n\n        show(self.n)\nC('a')",
            ["a"],
        ),
        ("n = set()\nn.add('a')\nn |= {'b'}\nshow(n)", ["a", "b"]),
        ("n = ['b']\nn.insert(0, 'a')\nn[:] = n\nn.extend(['c'])\nn.remove('b')\nshow(n)", ["a", "c"]),
        ("def f(*n, m='c'):\n    show([*n, m])\nf('a')\nf('b', m='d')", ["a", "c", "b", "d"]),
        ("def f(*, n='c'):\n    show(n)\nf()", ["c"]),
        ("def f(n=('c',)):\n    show(n)", ["c"]),
        ("class C:\n    def f(self, n):\n        show(n)\nc.f(n='a')", ["a"]),
        ("def f():\n    return ['a']\nshow(f())", ["a"]),
        ("f = lambda n: show(n)\nf('a')", ["a"]),
        ("show(list(map(lambda n: f'{n}>1', ['a'])))", ["a>1"]),
        ("n = 'a'\nfor n in [n]:\n    show(n)", ["a"]),
        ("n = ['a']\nif x:\n    n = ['b']\nshow(n)", ["a", "b"]),
        ("n = ['a']\nshow(n)\nn = ['b']\nshow(n)", ["a", "b"]),
        ("a = b = ['a']\nc, d = b, 'd'\nshow(c + [d])", ["a", "d"]),
        ("for n in ['a', '#b', 'c']:\n    if n.startswith('#'):\n        continue\n    show(n)", ["a", "c"]),
        ("n = ['a']\nshow(n)\nn.clear()\nn.append('b')\nshow(n)", ["a", "b"]),
        ("for n in ['a', 'b', 'c']:\n    show(n)\n    if n == 'b':\n        break", ["a", "b"]),
        ("n = ['a', 'b']\nwhile n:\n    show(n.pop())", ["a", "b"]),
        ("n = ['a', 'b']\nfor i in range(len(n)):\n    show(n[i])", ["a", "b"]),
        ("n = {}\nn.setdefault('x', []).append('a')\nshow(n['x'])", ["a"]),
        ("def f():\n    show(n)\nn = ['a']\nf()\nn = ['b']\nf()", ["a", "b"]),
        ("def f(n):\n    show(n)\nf(x)\nf('a')\nf(y)", [None, "a"]),
        ("n = ['a']\ndef f():\n    n.clear()\nif x:\n    f()\nshow(n)", ["a"]),
        ("n = []\nfor i in ['a', 'b']:\n    n.append(i)\nshow(n)", ["a", "b"]),
        ("n = ['a']\nif x:\n    n.append('b')\n    n.remove('a')\nshow(n)", ["a", "b"]),
        ("def f():\n    global n\n    n = ['b']\nn = ['a']\nf()\nshow(n)", ["b"]),
        ("for t in 'a # x\\n# y\\nb'.splitlines():\n    show(t.split('#')[0].strip())", ["a", "", "b"]),
        ("for n, v in [('a',)]:\n    show(v)", [None]),
        ("for n in x():\n    show(n)", [None]),
        ("def f(n):\n    show(n)", [None]),
        ("for n in []:\n    show(n)", []),
        ("def f(n):\n    def g():\n        pass\n    return g\nshow('a' if f(1) in [f(1)] else 'b')", ["a", "b"]),
        ("import tomllib\nshow(tomllib.loads('n = [\"a\"]')['n'])", ["a"]),
        ("show(filter(lambda n: not n.startswith('#'), ['a', '#b']))", ["a"]),
        (
            "show(filter(None, ['a', '']))\nshow(filter(str.strip, [' ', 'b']))\nshow(filter(f, ['c']))",
            ["a", "b", "c"],
        ),
        ("from pyodide.ffi import to_js\nshow(to_js(['a'], dict_converter=x))", ["a"]),
    ],
)
def test_values_are_followed(text: str, found: list[str | None]) -> None:
    assert values_of(text) == found


OBJECT = """
class C:
    n: list = []
    def __init__(self, n):
        self.n = n
    def f(self):
        show(self.n)
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a, *b, c = ['a', 'b', 'c']\nshow([a, b, c])", ["a", None, None]),
        ("n = {'a': 1, 'b': 2}\ndel n['a']\nshow(list(n))", [None]),
        ("n = ['a', 'b']\nif x:\n    del n[0]\nshow(n)", ["a", "b", None]),
        (f"{OBJECT}a = C('a')\nb = C('b')\na.f()", ["a", "b"]),
        (f"{OBJECT}C('a').f()", ["a"]),
        (
            "class C:\n    n = ['a']\n    def f(self):\n        show(self.n)\nclass D(C):\n    n = ['b']\nC().f()",
            ["a", "b"],
        ),
        ("class C:\n    n: str = 'a'\n    def f(self):\n        show(self.n)\nshow(C('b').n)\nc.f()", [None, None]),
        ("class C:\n    n: str = 'a'\nshow(C().n)", ["a"]),
    ],
)
def test_no_name_is_lost_or_wrong_where_values_are_not_followed(text: str, found: list[str | None]) -> None:
    assert values_of(text) == found


def test_the_time_grows_with_the_number_of_calls_and_functions() -> None:
    assert is_linear(lambda size: values_of("def f(n):\n    g(n)\nf('a')\n" * size), 300)
    assert is_linear(lambda size: values_of("n = []\nfor i in ['a', 'b']:\n    n = [*n, i]\n" * size), 100)


def test_what_is_done_with_a_long_list_counts_as_many_steps() -> None:
    loops = f"n = {['a'] * 4000}\nfor a in {[*range(200)]}:\n    for b in {[*range(200)]}:\n        "
    parsed = parse_tolerantly(f"import micropip\n{loops}show(n)")
    assert sum(len(call.arguments) for _, call in Program(parsed).calls_in(parsed.tree)) < 500


def test_what_comes_after_too_many_steps_is_not_lost() -> None:
    numbers = f"n = {[*range(200)]}\n"
    long = "for a in n:\n    for b in n:\n        c = a + b\n"
    assert values_of(f"{numbers}{long}for d in ['a', 'b']:\n    show(d)") == ["a", "b"]
    inner = "".join(f"    {line}\n" for line in long.splitlines())
    assert values_of(f"{numbers}def f():\n{inner}    show('a')\nf()") == [None]


def test_functions_have_their_own_names() -> None:
    lines = (
        "import micropip as mp\nfrom setuptools import setup as s\np = mp\nf = p.install\ng = partial(f, pre=True)\n"
    )
    parsed = parse_tolerantly(
        f"{lines}mp.install()\ns()\nf().g()\ng()\ngetattr(mp, 'freeze')()\n__import__('a').b()\n"
        "def show():\n    from x import y\n    y()\nclass C:\n    def f(self):\n        self.z()\n"
    )
    names = [call.name for _, call in Program(parsed).calls_in(parsed.tree)]
    known = ["micropip.install", "setuptools.setup", "micropip.install().g", "micropip.install", "micropip.freeze"]
    assert names[1:7] == [*known, "a.b"]
    assert {"x.y", "self.z"} <= set(names)


def test_calls_are_not_followed_where_they_cannot_tell_what_a_program_needs() -> None:
    calls = "".join(f"def f{number}(n):\n    f{number - 1}(n)\n    f{number - 1}(n)\n" for number in range(1, 8))
    text = f"def f0(n):\n    import rich\n{calls}f7('a')\n"
    assert [item.module for item in read_python(text, "a.py").imports] == ["rich"]
    installing = f"import micropip\n{text}"
    assert 4 * calls_of(lambda _: read_python(text, ""), 1) < calls_of(lambda _: read_python(installing, ""), 1)

"""Values of names are followed through the code of a program, or they count as unknown."""

from __future__ import annotations

import ast

import pytest

from pyodide_cache.formats.python_values import Values
from support.scaling import is_linear


def values_of(text: str) -> list[str | None]:
    """Return the strings of the last line, an expression."""
    tree = ast.parse(text)
    last = tree.body[-1]
    assert isinstance(last, ast.Expr)
    return Values(tree).strings(last.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("for n, v in {'a': 1, 'b': 2}.items():\n    pass\nf'{n}=={v}'", ["a==1", "b==2"]),
        ("for n, v in [('a', '1'), ('b', '2')]:\n    pass\nn + '>=' + v", ["a>=1", "b>=2"]),
        ("for n, v in zip(['a', 'b'], (1, 2)):\n    pass\n'{}=={}'.format(n, v)", ["a==1", "b==2"]),
        ("for i, n in enumerate(['a', 'b']):\n    pass\nn", ["a", "b"]),
        ("for n in {'a': 1}:\n    pass\nn", ["a"]),
        ("[f'{n}=={v}' for n, v in {'a': 1}.items()]", ["a==1"]),
        ("'%s==%s' % ('a', 1)", ["a==1"]),
        ("'a' if x else ['b']", ["a", "b"]),
        ("(n := 'a')", ["a"]),
        ("'''\na\n\nb '''.strip().splitlines()", ["a", "b"]),
        ("'a, b'.split(',')", ["a", "b"]),
        ("' '.join(['a', 'b'])", ["a b"]),
        ("d = {'x': ['a'], 'y': ['b']}\nd['y']", ["b"]),
        ("d = ['a', 'b']\nd[1]", ["b"]),
        ("class C:\n    names = ['a']\nC.names", ["a"]),
        ("self.names = ['a']\nself.names", ["a"]),
        ("list(sorted({'a'}))", ["a"]),
        ("d = {'a': 'b'}\nlist(d.keys()) + [*d.values()]", ["a", "b"]),
        ("n = set()\nn.add('a')\nn |= {'b'}\nn", ["b", "a"]),
        ("def f(*n, m='c'):\n    pass\nf('a')\nf('b')\nn", ["a", "b"]),
        ("def f(n='c'):\n    pass\nf()\nn", ["c"]),
        ("class C:\n    def f(self, n): pass\nc.f(n='a')\nn", ["a"]),
        ("def f():\n    return ['a']\nf()", ["a"]),
        ("n = 'a'\nfor n in [n]:\n    pass\nn", ["a"]),
        ("n = ['a']\nif x:\n    n = ['b']\nn", ["a", "b"]),
        ("for n in ['a']:\n    pass\nfor n in ['b']:\n    pass\nn", ["a", "b"]),
        ("n = ['a']\nn = n + ['b']\nn", ["a", "b"]),
        ("for t in 'a # x\\n# y\\nb'.splitlines():\n    pass\nt.split('#')[0].strip()", ["a", "", "b"]),
        ("list(itertools.chain(['a'], ['b']))", ["a", "b"]),
        ("'{} {}'.format('a')", [None]),
        ("'%d' % 'a'", [None]),
        ("[f(), 'a', True]", [None, "a", None]),
        ("a = b = c\nf'{a!r}'", [None]),
        ("d = {'x': 'a'}\nd['z']", [None]),
        ("for n, v in [('a',)]:\n    pass\nv", [None]),
        ("for n in x():\n    pass\nn", [None]),
        ("dict(a='b', **more)", ["b", None]),
        ("'a'.replace('a', 'b')", [None]),
        ("a = b\nb = c\nc = d\nd = e\ne = f\nf = g\ng = 'x'\na", [None]),
    ],
)
def test_values_are_followed(text: str, found: list[str | None]) -> None:
    assert values_of(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "open('r.txt').read().splitlines()",
        "with open('r.txt') as f:\n    n = [line.strip() for line in f]\nn",
        "import os\nopen(os.path.join(here, 'r.txt')).readlines()",
        "(Path(__file__).parent / 'r.txt').read_text().split()",
        "here = pathlib.Path('.')\nhere.joinpath('r.txt').open().readlines()",
        "def read(name):\n    with open(name) as f:\n        return f.read().split('\\n')\nread('r.txt')",
    ],
)
def test_a_list_that_code_reads_from_a_file_is_the_file(text: str) -> None:
    assert values_of(text) == ["-r r.txt"]


def test_the_time_grows_with_the_number_of_calls_and_functions() -> None:
    def read(size: int) -> list[str | None]:
        return values_of("def f(n):\n    g(n)\nf('a')\n" * size + "n")

    assert is_linear(read, 300)
    assert read(300)[-1] is None


def test_values_that_are_too_deep_are_not_known() -> None:
    sums = " + ".join(["['a']"] * 90)
    assert set(values_of("".join(f"n{place} = n{place + 1} + {sums}\n" for place in range(5)) + "n0")) <= {"a", None}


def test_another_file_is_not_known_to_be_a_list() -> None:
    assert values_of("open('r.json').read()") == [None]


def test_functions_have_their_own_names() -> None:
    lines = (
        "import micropip as mp\nfrom setuptools import setup as s\np = mp\nf = p.install\ng = partial(f, pre=True)"
    )
    values = Values(ast.parse(lines))
    assert [values.full_name(ast.parse(text, mode="eval").body) for text in ("mp.install", "s", "f().g", "g")] == [
        *("micropip.install", "setuptools.setup", ".g", "micropip.install")
    ]

"""Values of expressions are known, or they count as unknown."""

from __future__ import annotations

from textwrap import dedent

import pytest

from support.shown_values import values_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("show('%s==%s' % ('a', 1))\nshow('a==%(v)s' % {'v': 1})", ["a==1", "a==1"]),
        ("show('a=={v}'.format(v=1))\nv = 2\nshow(f'a=={v!s}')", ["a==1", "a==2"]),
        ("show(n := 'a')\nshow(n)", ["a", "a"]),
        ("show('''\na\n\nb '''.strip().splitlines())", ["a", "", "b"]),
        ("show('a, b'.split(','))", ["a", "b"]),
        ("show(' '.join(['a', 'b']))", ["a b"]),
        ("show(' A-b '.strip().lower().replace('-', '_'))", ["a_b"]),
        ("d = {'x': ['a'], 'y': ['b']}\nshow(d['y'] + d.get('x') + d.get('z', []))", ["b", "a"]),
        ("d = ['a', 'b', 'c']\nshow([d[1], d[-1], d[:1]])", ["b", "c", "a"]),
        ("self.names = ['a']\nshow(self.names)", ["a"]),
        ("show(list(sorted({'a'})))", ["a"]),
        ("d = {'a': 'b'}\nshow(list(d.keys()) + [*d.values()])", ["a", "b"]),
        ("n = ['a']\nn = n + ['b']\nshow(n)", ["a", "b"]),
        ("show(list(itertools.chain(['a'], ['b'])))\nimport itertools", ["a", "b"]),
        ("import os\nshow(os.environ.get('X', 'a'))\nshow(os.getenv('X') or 'b')", ["a", "b"]),
        ("import json\nshow(json.loads('[\"a\"]'))\nshow(sum([['b'], ['c']], []))", ["a", "b", "c"]),
        ("show(filter(None, ['a', None, '']))", ["a"]),
        ("show('{} {}'.format('a'))", [None]),
        ("n = None\nshow(f'a{n}')", [None]),
        ("show('%d' % 'a')", [None]),
        ("show([f(), 'a', True])", [None, "a", None]),
        ("a = b = c\nshow(f'{a!r}')", [None]),
        ("d = {'x': 'a'}\nshow(d['z'])", [None]),
        ("show(dict(a='b', **more))", ["b", None]),
        ("show(['a', *more()])", ["a", None]),
        ("d = {'a': 'b'}\nd.update(more())\nd.update([1])\nshow(d)", ["b"]),
        ("show(['a'] if 1 < x < 2 else -x)", ["a", None]),
    ],
)
def test_what_is_known_of_an_expression_is_shown(text: str, found: list[str | None]) -> None:
    assert values_of(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "show(open('r.txt').read().splitlines())",
        "with open('r.txt') as f:\n    n = [line.strip() for line in f if not line.startswith('#')]\nshow(n)",
        "import os\nshow(open(os.path.join(here, 'r.txt')).readlines())",
        "import os\nshow(open(os.path.join(f'{here}/needs', 'r.txt')).readlines())",
        "import os\nshow(open(os.path.join('/home/web', 'r.txt')).readlines())",
        "show((Path(__file__).parent / 'r.txt').read_text().split())",
        "import pathlib\nhere = pathlib.Path('.')\nshow(here.joinpath('r.txt').open().readlines())",
        "def read(name):\n    with open(name) as f:\n        return f.read().split('\\n')\nshow(read('r.txt'))",
    ],
)
def test_a_list_that_code_reads_from_a_file_is_the_file(text: str) -> None:
    assert values_of(text) == ["-r r.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "show(open(os.path.join(os.getcwd(), 'needs', 'r.txt')).readlines())",
        "show((Path(__file__).parent / 'needs' / 'r.txt').read_text().split())",
        "show(Path('.').joinpath('needs', 'r.txt').open().readlines())",
        "needs = Path(__file__).parent.joinpath('needs')\nshow(needs.joinpath('r.txt').read_text().splitlines())",
        "def lines(*names):\n    return open(os.path.join(root, 'needs', *names)).readlines()\nshow(lines('r.txt'))",
        "show([line.split('#', 1)[0].strip() for line in open('needs/r.txt')])",
    ],
)
def test_a_list_in_a_folder_is_found_there(text: str) -> None:
    assert values_of(f"import os\nfrom pathlib import Path\n{text}") == ["-r needs/r.txt"]


def test_another_file_is_not_known_to_be_a_list() -> None:
    assert values_of("show(open('r.json').read())") == [None]


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

"""Cells of IPython are read as the Python that IPython makes of them."""

from __future__ import annotations

import time

import pytest

from pyodide_cache.projects.python.ipython import python_of_cell


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("%time x = 1", "x = 1"),
        ("%time !pip install a", "get_ipython().system('pip install a')"),
        ("%timeit -n1 x = %pip install a", "get_ipython().run_line_magic('pip', 'install a')"),
        ("%prun -s cumulative -l 10 f(1)", "f(1)"),
        ("%lprun -f a.b -T out.txt f(-1)", "f(-1)"),
        ("!ls {name} \\\n -l", "get_ipython().system('ls {name}   -l')\n"),
        ("files = !ls", "get_ipython().system('ls')"),
        ("(a, *b) = %pip list", "get_ipython().run_line_magic('pip', 'list')"),
        ("a: list = !ls", "get_ipython().system('ls')"),
        ("!ls\nf('n=%d' % (\n n))", "get_ipython().system('ls')\nf('n=%d' % (\n n))"),
        ("!ls\nx = {\n 'a': 'b=%s' % c}", "get_ipython().system('ls')\nx = {\n 'a': 'b=%s' % c}"),
        ("x['a=%b'] = !ls", "get_ipython().system('ls')"),
        ("%%bash\nls\n", "\nget_ipython().system('ls')"),
        ("%%timeit -n1\nx = 1", "\nx = 1"),
        ("%%html\n<b>", ""),
        ("x?\n/f x\n%time?\n?", "pass\npass\npass\npass"),
        ("% pip install a", "get_ipython().run_line_magic('pip', 'install a')"),
        ("   \n  import a\n  %ls", " \nimport a\nget_ipython().run_line_magic('ls', '')"),
        (">>> for i in x:\n...     import a\n...\n1", "for i in x:\n    import a\n\n1"),
        ("!ls\nIn [12]: for i in x:\n   ....:     import a", "get_ipython().system('ls')\nfor i in x:\n    import a"),
        ("  pip install a", "get_ipython().run_line_magic('pip', 'install a')"),
        ("pip = 1\n", "pip = 1\n"),
        ("%%pip install a", "get_ipython().run_line_magic('pip', 'install a')"),
    ],
)
def test_magics_of_a_cell_become_calls_in_python(cell: str, code: str) -> None:
    assert python_of_cell(cell)[0] == code


def test_a_file_that_a_cell_writes_is_named() -> None:
    code, written = python_of_cell("%%writefile requirements-dev.txt\n-c c.txt\na  # why\n")
    assert (code, written.requirements, written.files) == ("", ("a",), ("requirements-dev.txt",))


def test_a_line_of_spaces_takes_little_time() -> None:
    began = time.thread_time()
    python_of_cell(f"!ls\n{' ' * 40_000}x ? y")
    assert time.thread_time() - began < 3  # 18 s, when an assignment was searched for from each space

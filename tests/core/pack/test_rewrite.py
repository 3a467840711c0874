from __future__ import annotations

import ast
import importlib.util
import marshal
from types import ModuleType

import pytest

from support.packs import rewrite_module


@pytest.fixture(scope="module")
def rewrite() -> ModuleType:
    """Return the script that runs in the Python of the runtime, imported in this Python."""
    return rewrite_module()


SOURCES = [
    b'"""One line."""\nx = 1\n',
    b'"""Several\n\nlines."""\n\n\ndef f():\n    """Doc\n    more."""\n    return 1\n',
    b"class A:\n    \"\"\"Only this.\"\"\"\n\n\nclass B:\n    r'''raw\n    '''\n    y = 2\n",
    b'def f():\n    """Doc\n    more."""; x = 1; return x\n',
    b'def f():\n    ("""in\n    brackets""")\n    return 3\n',
    b'def f():\n    "one " \\\n    "two"\n    return 4\n',
    b'async def f():\n    "doc"  # a comment\n    await g()\n',
    b"# -*- coding: latin-1 -*-\n'''caf\xe9'''\nname = '\xe9'\n",
    b"\xef\xbb\xbf'doc'\r\nx = 1\r\n",
    b"def f(): 'doc'; return 5\n",
    "def f():\n    'ü'; x = 'ö'\n".encode(),
    b"x = 1\n'no docstring'\n",
    b"",
]


@pytest.mark.parametrize("source", SOURCES)
def test_docstrings_become_empty_and_everything_else_keeps_its_line(rewrite: ModuleType, source: bytes) -> None:
    after = ast.parse(rewrite.without_docstrings(source))
    before = ast.parse(source)
    emptied = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for one, other in zip(ast.walk(before), ast.walk(after), strict=True):
        assert type(one) is type(other)
        assert getattr(one, "lineno", 0) == getattr(other, "lineno", 0)
        if isinstance(one, emptied) and isinstance(other, emptied) and ast.get_docstring(one) is not None:
            assert ast.get_docstring(other) == ""
        elif isinstance(one, ast.Name) and isinstance(other, ast.Name):
            assert one.id == other.id


def test_compiled_code_can_be_imported_without_a_source_and_is_reproducible(rewrite: ModuleType) -> None:
    data = rewrite.compiled(b"x = {1, 2, 3}\n", "/lib/x.py")
    assert data == rewrite.compiled(b"x = {1, 2, 3}\n", "/lib/x.py")
    assert data[:4] == importlib.util.MAGIC_NUMBER
    code = marshal.loads(data[16:])
    assert code.co_filename == "/lib/x.py"

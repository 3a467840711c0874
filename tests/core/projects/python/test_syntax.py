"""Python that is newer than this program's can be read."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.projects.python.syntax import is_valid, parse_tolerantly


def imports(text: str) -> list[str]:
    parsed = parse_tolerantly(text)
    return [alias.name for node in ast.walk(parsed.tree) if isinstance(node, ast.Import) for alias in node.names]


@pytest.mark.parametrize(
    "line",
    [
        "type X = int",
        "type Pair[T] = tuple[T, T]",
        "def f[T: (int, str)](x: T): ...",
        "class C[T]: ...",
        'x = f"{"a"}"',
        'x = t"a {b}"',
        "try:\n    pass\nexcept ValueError, KeyError:\n    pass",
        "lazy import json",
        "lazy from a import b",
        "x = [*y for y in z]",
        "def f[\n    T,\n](a: T) -> T:\n    import json\n    return a",
        "class C[\n    T: int,\n]:\n    x = 1",
        "type Pair[\n    T\n] = tuple[T, T]",
        'print(\n    f"{a["b"]}",\n    1,\n)',
        'x = f"{\n    a\n} b"',
    ],
)
def test_i18_newer_syntax_is_no_problem_and_hides_no_import(line: str) -> None:
    text = f"import first\n{line}\nimport last\n"
    assert [name for name in imports(text) if name != "json"] == ["first", "last"]
    assert parse_tolerantly(text).odd_lines == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("def f[\n    T,\n](a):\n    import rich\n    return a\n", 4),
        (
            'def f():\n    a(\n      b(\n        f"{c["d"]}",\n      ),\n      1,\n    )\n    import rich\n',
            8,
        ),
        ('if a(\n    f"{b["c"]}",\n):\n    import rich\n', 4),
    ],
)
def test_newer_syntax_in_several_lines_leaves_what_is_around_it(text: str, line: int) -> None:
    """In what is left, calls that install are found, too."""
    tree = parse_tolerantly(f"{text}import idna\n").tree
    found = [(node.names[0].name, node.lineno) for node in ast.walk(tree) if isinstance(node, ast.Import)]
    assert sorted(found) == [("idna", text.count("\n") + 1), ("rich", line)]


def test_lines_of_no_python_are_named_with_their_numbers() -> None:
    parsed = parse_tolerantly('import a\nprint "x"\nx = 1 +\nimport b\n')
    assert [*parsed.odd_lines] == [2, 3]
    assert imports('import a\nprint "x"\nx = 1 +\nimport b\n') == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "found", "odd"),
    [
        ('print "x"\nimport a\n', ["a"], [1]),
        ("import a\n\nif x:\n\n", ["a"], [3]),
        ("import a\nif x:\nimport b\n", ["a", "b"], [2]),
        ("import a\nclass C:\n    def f(self):\nimport b\n", ["a", "b"], [3]),
        ("def f(:\nimport a\n", ["a"], [1]),
        ("import a\nx = '\0'\n", ["a"], [2]),
    ],
)
def test_lines_of_no_python_hide_no_line_beside_them(text: str, found: list[str], odd: list[int]) -> None:
    assert imports(text) == found
    assert [*parse_tolerantly(text).odd_lines] == odd


def test_the_reason_of_an_odd_line_is_that_of_what_was_written() -> None:
    assert "'if'" not in parse_tolerantly("def f(:\nimport a\n").odd_lines[1]


def test_valid_python_is_kept_as_it_is() -> None:
    assert is_valid("type = 1\nlazy = 2\nt = 'x'")
    assert not is_valid("x = (")
    assert parse_tolerantly("x = 1").left_out == ""


@given(st.text())
def test_any_text_is_parsed_without_an_error(text: str) -> None:
    assert isinstance(parse_tolerantly(text).tree, ast.Module)

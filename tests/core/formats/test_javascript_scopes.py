"""Functions, loops and assignments of JavaScript are found."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.javascript_scopes import Scopes
from pyodide_cache.formats.javascript_tokens import Tokens


@pytest.mark.parametrize(
    "code",
    [
        *(
            "function f(a, b) {}",
            "const f = async (a, b) => a;",
            "const f = function (a, b) {}",
            "x = { f(a, b) {} }",
        ),
        *("const f: F = (a: A, b?: B): C => a", "x = { f: (a, b) => a }", "const f = useCallback((a, b) => a, [])"),
        "class f { constructor(private a: string, b = 1) {} }",
    ],
)
def test_functions_have_names_and_parameters(code: str) -> None:
    scopes = Scopes(Tokens(code))
    (function,) = scopes.functions["f"]
    assert [name.name for pattern in function.patterns for name in scopes.names_in(pattern)] == ["a", "b"]


def test_names_lead_to_their_values() -> None:
    scopes = Scopes(Tokens("const { a, b: [, c = 1], ...d } = x"))
    paths = {name: sources[0].path for name, sources in scopes.sources.items()}
    assert paths == {"a": ("a",), "c": ("b", "1"), "d": ()}


def test_scopes_are_inside_of_each_other() -> None:
    scopes = Scopes(Tokens("function f() { for (const a of b) { c.map((d) => d) } }"))
    levels = [scope.level if scope else -1 for scope in scopes.within]
    assert (max(levels), levels[0], levels[-1]) == (2, -1, 0)

"""JavaScript is split into tokens, also where a text or page stands in it."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.javascript_tokens import Tokens


def called(code: str) -> list[str]:
    tokens = Tokens(code)
    return [tokens.texts[number] for number, _ in tokens.calls()]


@pytest.mark.parametrize(
    "code",
    [
        *(
            "`${`${`}`}`}`; f()",
            "x = /['\"`]/g; f()",
            "<p>Don't</p>; f()",
            "<p>a ` b</p>; f()",
            "'a\nf()",
            "a / b / f()",
        ),
        *(
            "g = { a: (1 }; f()",
            "// f()\n/* f() */ f?.<T>()",
            "f<Map<string, A[]>>(x)",
            "x['f']()",
            "const t = `it's`; f()",
        ),
    ],
)
def test_a_call_is_found_behind_texts_patterns_and_what_is_not_closed(code: str) -> None:
    assert called(code) == ["f"]


@pytest.mark.parametrize(
    "code",
    [
        *(
            "function f() {}",
            "async f(a): Promise<void> {}",
            "class A { f(a) {} }",
            "if (x) {}",
            "while (x) y",
            "`f()`",
        ),
        "function* f(a = 1): Iterator<string> {}",
    ],
)
def test_definitions_and_statements_are_no_calls(code: str) -> None:
    assert called(code) == []


def test_a_value_ends_where_javascript_ends_it() -> None:
    tokens = Tokens("a = [1,\n2]\nb = c\n.d\ne = f")
    ends = [tokens.end(number + 1) for number, text in enumerate(tokens.texts) if text == "="]
    assert [tokens.texts[end] for end in ends[:2]] == ["b", "e"]
    assert ends[2] == len(tokens.texts)

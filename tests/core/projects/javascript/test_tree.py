"""JavaScript is parsed, also where a text or page stands in it."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.javascript.tree import CALLS, parse


def called(code: str) -> list[str]:
    return [node.callee.name for node in parse(code) if node.kind in CALLS]


@pytest.mark.parametrize(
    "code",
    [
        *("`${`${`}`}`}`; f()", "x = /['\"`]/g; f()", "<p>Don't</p>; f()", "<p>a ` b</p>; f()", "'a\nf()"),
        *("a / b / f()", "g = { a: (1 }; f()", "// f()\n/* f() */ f?.<T>()", "f<Map<string, A[]>>(x)", "x['f']()"),
        *("const t = `it's`; f()", "<A>x; f<B>(<C>y)", "const a: string = 1; f()", "<!-- g() -->\nf()"),
    ],
)
def test_a_call_is_found_behind_texts_patterns_and_what_is_not_closed(code: str) -> None:
    assert called(code) == ["f"]


@pytest.mark.parametrize(
    "code",
    [
        *("function f() {}", "class A { async f(a): Promise<void> {} }", "class A { f(a) {} }", "if (x) {}"),
        *("while (x) y", "`f()`", "function* f(a = 1): Iterator<string> {}", "x = <p>f()</p>"),
    ],
)
def test_definitions_and_statements_are_no_calls(code: str) -> None:
    assert called(code) == []


@pytest.mark.parametrize(
    "code",
    [
        '<template>\n<p>It\'s {{ a }}</p>\n<b @click="f()">\n</template>\n<script setup>\ng()\n</script>',
        "<script>\n  g()\n</script>\n<p>It's</p>\n<button on:click={f}>{f()}</button>",
        "---\ng()\n---\n<p>It's {f()}</p>",
        "<script>\n g()\n</script>\n<style>\na { b: '`' } /* it's */\n</style>\n<!-- don't {x -->\n{#if a}{f()}{/if}",
    ],
)
def test_the_scripts_of_a_component_are_read_and_what_its_page_does(code: str) -> None:
    assert {*called(code)} == {"f", "g"}
    (line,) = (node.line for node in parse(code) if node.kind in CALLS and node.callee.name == "g")
    assert code.splitlines()[line].strip() == "g()"


def test_a_page_in_a_text_makes_no_component() -> None:
    assert called("f(`\n<script>\n  g()\n</script>`)") == ["f"]


@pytest.mark.timeout(60)
def test_code_in_which_the_parser_turns_around_is_read_with_another_grammar() -> None:
    damaged = 'f();\nx = [ { titl/e: "A", code: `import a` }, { title: "B${", code:\' `import b`'
    assert called(damaged) == ["f"]


def test_parts_come_after_what_has_them() -> None:
    nodes = parse("a(b);\nc = 'd\u00e9'; // e")
    assert [(node.kind, node.line) for node in nodes if not node.parts and node.kind == "identifier"] == [
        ("identifier", 0),
        ("identifier", 0),
        ("identifier", 1),
    ]
    assert all(not node.parent or nodes.index(node.parent) < place for place, node in enumerate(nodes))
    assert "'d\u00e9'" in [node.text for node in nodes]

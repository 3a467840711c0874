"""Calls of functions and rounds of loops in JavaScript give names their values together."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.javascript.reader import read_javascript
from support.scaling import is_linear


@pytest.mark.parametrize(
    "code",
    [
        "for (const [n, v] of Object.entries({ a: '1', b: '2' })) micropip.install(`${n}==${v}`)",
        "const pins = { a: '1', b: '2' }; for (const n in pins) micropip.install(n + '==' + pins[n])",
        "micropip.install([{ n: 'a', v: 1 }, { n: 'b', v: 2 }].map(({ n, v }) => `${n}==${v}`))",
        "[['a', 1], ['b', 2]].forEach(async (p) => { const spec = p.join('=='); await micropip.install(spec) })",
        "const add = (n, v) => micropip.install(`${n}==${v}`);\nadd('a', '1');\nadd('b', '2')",
    ],
)
def test_a_version_stays_with_its_package(code: str) -> None:
    assert read_javascript(code, "a.js").requirements == ("a==1", "b==2")


def test_functions_that_call_each_other_by_short_names_take_time_in_proportion() -> None:
    minified = (
        "function q(e){return d(e)?e:function(...t){t.push((...e)=>{e(n,e=>{t(e,n=>{q(n,t);loadPackage(n)})})})}};"
        "function t(e){return n=>q(e)(n,n=>e(n,t=>n(t)))};function n(e){t(e,n=>q(n,e));e(t)};"
        "q(t(n(e)),(e,t)=>n(e)(t));"
    )
    assert is_linear(lambda size: read_javascript("loadPyodide();" + minified * size, "a.js"), 2)

"""Texts are followed through the variables of JavaScript."""

from __future__ import annotations

import pytest

from pyodide_cache.formats.javascript import read_javascript
from support.scaling import is_linear


def packages(code: str) -> tuple[str, ...]:
    return read_javascript(code, "a.js").requirements


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("const names: string[] = ['a', `b`];\nawait py.loadPackage(names);", ("a", "b")),
        (
            "const own = ['a', 'b'] as const;\npy.loadPackage([...own, 'c'], { messageCallback() {} });",
            ("a", "b", "c"),
        ),
        ("micropip.install.callKwargs({ requirements: ['a'], keep_going: true })", ("a",)),
        ("['a', 'b'].map((name) => py.loadPackage(name));", ("a", "b")),
        ("const own = ['a'];\nown.forEach(async name => { await micropip.install(name) });", ("a",)),
        ("let packages = ['a']; loadPyodide({ indexURL, packages });", ("a",)),
        ("const spec = ['a', 'b'];\nfor (const pkg of spec) { run(`micropip.install('${pkg}')`) }", ("a", "b")),
        ("for (const one of ['a', 'b']) await micropip.install(one)", ("a", "b")),
        ("await micropip.install.callKwargs(['a'], { keep_going: true })", ("a",)),
        ("<PythonProvider packages={{ official: ['a'], micropip: ['b'] }}>", ("a", "b")),
        ("pyodide.pyimport('micropip').install('a')", ("a",)),
        ("const mp = await py.pyimport(`micropip`);\nmp.install(['a', 'b'])\nother.install('c')", ("a", "b")),
        ("loadPackage(['a'].concat(['b'])); loadPackage('c, d'.split(','))", ("a", "b", "c", "d")),
        ("const config = { packages: ['a'], x: 1 };\nloadPackage(config.packages)", ("a",)),
        ("this.names = ['a'];\nloadPackage(this.names)", ("a",)),
        ("loadPackage(mode === 'dev' ? ['a'] : ['b'])", ("a", "b")),
        ("isDev && loadPackage(isDev && 'a')", ("a",)),
        ("const v = '2.0';\nmicropip.install(`a==${v}`);\nmicropip.install('b==' + v)", ("a==2.0", "b==2.0")),
        ("const s = new Set(['a', 'b']);\nloadPackage([...s]); loadPackage(Array.from(s))", ("a", "b")),
        ("let names = [];\nnames.push('a');\nnames.push('b', 'c')\nloadPackage(names)", ("a", "b", "c")),
        ("async function get(name, ...more) {\n  await loadPackage(name)\n}\nget('a')\nget(['b'])", ("a", "b")),
        ("const get = async (name) => { await loadPackage(name) };\nget('a')", ("a",)),
        ("const get = name => loadPackage(name)\nget('a')", ("a",)),
        ("const names: string[] = ['a']\nloadPackage(names as string[])", ("a",)),
        ("await loadPackage('a')\n}\n['b'].forEach(async p => await loadPackage(p))", ("a", "b")),
        ("loadPackage(['a', 'b'].map(n => `${n}>=1`))", ("a>=1", "b>=1")),
        ('const quotes = /[\'"`]/g, x = 4 / 2; loadPackage("a")', ("a",)),
        ("(await py.pyimport('micropip')).install('a')", ("a",)),
        ("loadPackage(py.toPy(['a']))", ("a",)),
        ("mount({ requirements: ['a'], files: { 'requirements.txt': 'b>=1\\n# c\\nd' } })", ("a", "b>=1", "d")),
        ("run(`await micropip.install('a==${version}')`); post({ code: 'micropip.install(\"b\")' })", ("b",)),
        ("let names = ['a']; if (x) names = ['b']; loadPackage(names)", ("a", "b")),
        ("loadPackage(unknown); loadPackage(`${unknown}`); const other = ['no'];", ()),
        ("async loadPackage(names) { this.names = names }\nfunction loadPackage(a = 'no') {}", ()),
    ],
)
def test_i24_variables_of_javascript_are_followed(code: str, names: tuple[str, ...]) -> None:
    assert packages(code) == names


@pytest.mark.parametrize(
    "text", ["f(a);a=[b];loadPackage(a);", "(", "[{", "`${a}`", "a.push('b');", "a.", "/x", "'", "a=\n"]
)
def test_long_scripts_take_time_in_proportion(text: str) -> None:
    assert is_linear(lambda size: read_javascript("loadPyodide();" + text * size, "a.js"), 300)


def test_lists_that_are_too_deep_are_not_known() -> None:
    found = read_javascript(f"loadPackage({'[' * 3000}'a'{']' * 3000}); loadPackage('b')", "a.js")
    assert (found.requirements, len(found.notes)) == (("b",), 1)


@pytest.mark.parametrize(
    "code",
    [
        *("a=a;loadPyodide(a)", "a=b;b=a;loadPyodide(a);loadPackage(a.x)", "x.map(x=>x);loadPackage(x)"),
        *("const f=(f)=>f;f(f);loadPackage(f)", "loadPackage(`${a.b.c}`);a={b:a}", "m=m.m;mount(m)"),
        *(
            "loadPackage(a?.b?.[0])",
            "loadPackage(",
            "p.install(;",
            "for(const a of",
            "function",
            "a.push(a);loadPackage(a)",
        ),
    ],
)
def test_names_that_lead_to_themselves_and_unfinished_code_are_no_packages(code: str) -> None:
    assert packages(code) == ()

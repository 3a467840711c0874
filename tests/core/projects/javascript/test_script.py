"""Texts are followed through the variables of JavaScript."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.projects.javascript.reader import read_javascript
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
        ("run(`import pyodide_js\nawait pyodide_js.loadPackage(['a', 'b'])`)", ("a", "b")),
        ("let names = ['a']; if (x) names = ['b']; loadPackage(names)", ("a", "b")),
        ("await pyodide?.loadPackage?.('a'); window['py'].loadPackage('b'); py['loadPackage']('c')", ("a", "b", "c")),
        ("loadPackage(debug ? ['a'] : x ? y ? 'b' : 'c' : []); loadPackage(window.NAMES ?? ['d'])", (*"abcd",)),
        ("loadPackage(config.extra || 'a'); const extra = { plot: ['b'] }; loadPackage(extra[mode])", ("a", "b")),
        (
            "const all = ['a', 'b'];\nfor (let i = 0; i < 2; i++) loadPackage(all[i]); micropip.install(all[1])",
            ("a", "b"),
        ),
        ("let all = ['a']; if (x) all = [...all, 'b']; all[2] = 'c'; loadPackage(all)", ("a", "b", "c")),
        (
            "loadPackage(Object.keys({ a: 1, 'b': 2 })); loadPackage(Object.values({ x: ['c'] }).flat())",
            ("a", "b", "c"),
        ),
        ("const m = new Map<string, string[]>([['x', ['a']], ['y', ['b']]]); loadPackage(m.get('y'))", ("b",)),
        ("loadPackage([cond && 'a', other ? 'b' : null, x === 'c'].filter(Boolean))", ("a", "b")),
        ("const o = { ...{ packages: ['a'] }, x: 1 }; loadPyodide(o)", ("a",)),
        ("const o = {};\no.packages = ['a'];\nloadPyodide(Object.assign({}, o, more))", ("a",)),
        ("loadPackage('\\x61, \\u0062, \\u{63}'.split(','))", ("a", "b", "c")),
        (
            "micropip.install(`a${/* } */ ''}==${'1'}.0`); const t = `${`'`} ${f({ a: '}' })}\"`; loadPackage('b')",
            ("a==1.0", "b"),
        ),
        ("runPython(`import micropip\nmicropip.install([${['a', 'b'].map(n => `'${n}'`).join(', ')}])`)", ("a", "b")),
        ("const own = ['a'];\nrunPython(`import micropip\nmicropip.install(${JSON.stringify(own)})`)", ("a",)),
        ("pyodide.globals.set('own', py.toPy(['a']));\nrunPython(`import micropip\nmicropip.install(own)`)", ("a",)),
        (
            "p = f(); p.globals.set('x', p.toPy({ y: ['a'] })); runPython(`import micropip as m; m.install(x['y'])`)",
            ("a",),
        ),
        ("globals.set('own', ['a']);\nrunPython(`import micropip\nmicropip.install(own.to_py())`)", ("a",)),
        (
            (
                "globals.set('x', JSON.stringify(['a', 'b'])); "
                "runPython(`from json import loads; import micropip\nmicropip.install(loads(x))`)"
            ),
            ("a", "b"),
        ),
        (
            "const f = <button className='x'>It's</button>, g = <b>{x.map(y => <i>{y}</i>)}</b>;\nloadPackage('a')",
            ("a",),
        ),
        (
            "const [own, setOwn] = useState<A[]>(['a']), b = useRef(['b']);\nloadPackage([...own, ...b.current])",
            ("a", "b"),
        ),
        ("const own = useMemo(() => ['a'], []); loadPackage(own)", ("a",)),
        ("loadPackage(words`a b`.split(' ')); const f = () => 'c'; loadPackage(f`no`)", ("a", "b", "c")),
        ("x = [];\nthis.own = []; add = () => this.own.push('a'); loadPackage(this.own)", ("a",)),
        ("f(() => { g((1 }); loadPackage('b')", ("b",)),
        ("x = <p>{<i></i>}{loadPackage('a')}</p>", ("a",)),
        ("loadPackage(unknown); loadPackage(`${unknown}`); const other = ['no'];", ()),
        ("const own = ['no'];\nclass A { own = ['a']; load() { loadPackage(this.own) } }", ("a",)),
        ("const own = ['a'];\napp({ data() { return { own } }, load() { loadPackage(this.own) } })", ("a",)),
        ("async loadPackage(names) { this.names = names }\nfunction loadPackage(a = 'no') {}", ()),
    ],
)
def test_i24_variables_of_javascript_are_followed(code: str, names: tuple[str, ...]) -> None:
    assert packages(code) == names


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            "const { packages, wheels: [first, , third] } = { packages: ['a'], wheels: ['b', 'x', 'c'] }",
            ("a", "b", "c"),
        ),
        ("function go({ packages, wheels: [first], third = 'c' }) { USE }\ngo({ packages: ['a'] });", ("a", "c")),
        ("const go = async ({ packages = ['a'] } = {}) => { USE };\ngo()", ("a",)),
        ("for (const { packages, third } of [{ packages: 'a' }, { third: 'b' }]) { USE }", ("a", "b")),
        ("const get = () => ({ packages: ['a'], first: 'b' }); const { packages, first } = get();", ("a", "b")),
        (
            "function packages() { switch (x) { case 1: return 'a'; default: return ['b'] } }\nfirst = packages()",
            ("a", "b"),
        ),
        ("class A { packages: string[] = ['a']; #x = 'b'; get first(): string { return this.#x } }", ("a", "b")),
        ("class A { constructor(options) { this.packages = options.own } }\nnew A({ own: ['a'] })", ("a",)),
        (
            "const use = useCallback(async (packages: A[]): Promise<B> => { USE }, []);\nuse(['a']); use(['b'])",
            ("a", "b"),
        ),
        (
            "const api = { load(packages) { USE }, more: (first) => { USE } }; api.load('a'); api.more('b')",
            ("a", "b"),
        ),
        ("['a', 'b'].reduce((done, first) => done.then(() => { USE }), Promise.resolve())", ("a", "b")),
        ("const store = create((set) => ({ own: ['a'] })); const packages = store.getState().own", ("a",)),
        ("const go = (packages) => { USE }; await Promise.all(['a', 'b'].map(go))", ("a", "b")),
        ("['a'].map(micropip.install); ['b'].forEach(py.loadPackage)", ("a", "b")),
        (
            "class A { first = []; add(...b) { this.first.push(...b); return this } }\nx.add('b').add('a')",
            ("a", "b"),
        ),
        ("const go = async <T extends B>(packages: readonly T[]): Promise<A> => { USE }; go(['a'])", ("a",)),
        ('const { packages, first } = JSON.parse(\'{"packages": ["a"], "first": "b"}\')', ("a", "b")),
        ("for (const first in { a: 1, b: 2 }) { USE }", ("a", "b")),
    ],
)
def test_i24_names_get_values_from_what_is_taken_apart_and_from_calls(code: str, names: tuple[str, ...]) -> None:
    use = "loadPackage(packages ?? []); loadPackage(first); loadPackage(third)"
    assert packages(code.replace("USE", use) if "USE" in code else f"{code};\n{use}") == names


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("const load = (p) => (name) => p.loadPackage(name); load(py)('a'); const l = load(py); l('b')", ("a", "b")),
        ("const make = () => ({ load: (n) => py.loadPackage(n) }); const { load } = make(); load('a')", ("a",)),
        ("const pin = ((v) => (n) => `${n}==${v}`)('1'); micropip.install(['a', 'b'].map(pin))", ("a==1", "b==1")),
        (
            "const each = (l, f) => { for (const x of l) f(x) }; each(['a', 'b'], (n) => py.loadPackage(n))",
            ("a", "b"),
        ),
        ("function boot(load, ...n) { load(...n) } boot(py.loadPackage, ['a', 'b'])", ("a", "b")),
        ("const p = []; Array.prototype.push.apply(p, ['a']); p.push.apply(p, ['b']); loadPackage(p)", ("a", "b")),
        ("const m = 'loadPackage'; py['loadPackage']('a'); ((p) => p.loadPackage('b'))(py)", ("a", "b")),
        ("const [x, , y = 'b', ...z] = ['a', 'no', undefined, 'c', 'd']; loadPackage([x, y, ...z])", (*"abcd",)),
        ("const { x = 'a', y: { z = 'b' } = {} } = {}; loadPackage(x); loadPackage(z)", ("a", "b")),
        ("const load = py.loadPackage.bind(py, 'a'); const { loadPackage: b } = py; b('b')", ("a", "b")),
        (
            "const App = ({ x, y = ['b'] }) => { loadPackage(x); loadPackage(y) }; <App x={['a']} />",
            ("a", "b"),
        ),
        (
            "class A { constructor(private own: string[]) {} go() { loadPackage(this.own) } }\nnew A(['a']).go()",
            ("a",),
        ),
        (
            "enum P { A = 'a', B = 'b' }\nloadPackage(P.A); loadPackage(P['B']); namespace C { const c = ['c'] }",
            ("a", "b"),
        ),
        ("namespace C { export const c = ['a'] }\nloadPackage(C.c); loadPackage({ d: 'b' } satisfies D)", ("a",)),
        ("const m = new Map([['x', ['a']]]); m.set('y', ['b']); for (const [k, v] of m) loadPackage(v)", ("a", "b")),
        ("await loadPyodide(Object.assign({}, { packages: ['no'] }, { packages: ['a'] }))", ("a",)),
        (
            "let spec = 'a'; spec += '==1'; micropip.install(spec); micropip.install('b'.concat('==', '2'))",
            ("a==1", "b==2"),
        ),
        ("{ const p = ['a']; loadPackage(p) } function f() { const p = ['no']; return p }", ("a",)),
        ("const f = (x, y) => loadPackage([x, y]); f.apply(null, ['a', 'b']); f.call(null, 'c', 'd')", (*"abcd",)),
        (
            "const o = { x: ['a'] }; o.x.push('b'); (o.y ||= []).push('c'); loadPackage(o.x); loadPackage(o.y)",
            (*"abc",),
        ),
        (
            "const s = new Set(); s.add('b').add('a'); loadPackage([...s]); window.X = ['c']; loadPackage(X)",
            (*"abc",),
        ),
        ("const name = 'no'; function f(name) { loadPackage(name) } f('a')", ("a",)),
        ("loadPackage(['b', '#x', 'a#'].filter((n) => n && !(n.startsWith('#') || n.endsWith('#'))))", ("b",)),
        ("loadPackage(['a', 'b'].filter((n) => 'x, b'.includes(n) && n != 'x').concat('c'))", ("b", "c")),
        ("const s = []; s.push('a'); loadPackage(['a', 'b'].filter((n) => !s.includes(n)).slice(x))", ("a", "b")),
        ("loadPackage(load().slice(1)); loadPackage([...x, ...['a', 'b']].slice(1))", ("a", "b")),
        ("const q = false; loadPackage(q && 'a'); loadPackage(['b'].filter((n) => n === mode))", ("a", "b")),
        ("loadPackage(['a'].reduce((all, n) => all.concat(n), ['b']))", ("a", "b")),
        ("new Worker(URL.createObjectURL(new Blob(['loadPackage(', JSON.stringify(['a', 'b']), ')'])))", ("a", "b")),
    ],
)
def test_i24_values_are_followed_as_a_run_would(code: str, names: tuple[str, ...]) -> None:
    assert packages(f"loadPyodide; {code}") == names


@pytest.mark.parametrize(
    "text",
    ["f(a);a=[b];loadPackage(a);", "(", "[{", "`${a}`", "a.push('b');", "a.", "/x", "'", "a=\n", "a=>", "a:", "`${`"],
)
def test_long_scripts_take_time_in_proportion(text: str) -> None:
    assert is_linear(lambda size: read_javascript("loadPyodide();" + text * size, "a.js"), 300)


@pytest.mark.parametrize("text", ["<script>\n", "<style>", "<!--", "{#if ", '<p :a="', "<script>f()</script>\n"])
def test_long_components_take_time_in_proportion(text: str) -> None:
    assert is_linear(lambda size: read_javascript("<p>pyodide</p>" + text * size, "a.vue"), 300)


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


def test_what_a_generator_yields_is_not_lost_without_a_word() -> None:
    found = read_javascript("function* f() { yield 'a' } loadPackage([...f()])", "a.js")
    assert (found.requirements, [note.code for note in found.notes]) == ((), [Code.UNKNOWN_UNTIL_RUN])


@pytest.mark.parametrize("place", ["0 + x", "x, 1", "0, f()"])
def test_places_that_only_a_run_tells_are_not_known(place: str) -> None:
    found = read_javascript(f"const all = ['rich']; loadPackage(all[{place}]); loadPackage('attrs')", "a.js")
    assert set(found.requirements) <= {"rich", "attrs"}
    assert "attrs" in found.requirements


@pytest.mark.parametrize("depth", range(56, 60))
def test_names_that_lead_too_deep_many_times_take_time_in_proportion(depth: int) -> None:
    def read(size: int) -> None:
        inner, outer = ",".join("z" * size), ",".join("y" * size)
        read_javascript(f"y=[{inner}];loadPackage({'[' * depth}{outer}{']' * depth})", "a.js")

    assert is_linear(read, 40)


@pytest.mark.parametrize(
    "place", ["window.location.origin + FILE", "`${location.origin}${FILE}`", "self.location.origin + FILE"]
)
def test_a_wheel_below_the_root_of_the_site_is_a_file_of_it(place: str) -> None:
    found = read_javascript(f"const FILE = '/w/own-1.0-py3-none-any.whl'; micropip.install({place})", "a.js")
    assert (found.requirements, found.notes) == (("/w/own-1.0-py3-none-any.whl",), ())

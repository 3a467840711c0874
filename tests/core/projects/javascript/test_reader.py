"""JavaScript says which packages it loads, and which Python it runs."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.projects.javascript.reader import imported_scripts, read_javascript


def packages(code: str) -> tuple[str, ...]:
    return read_javascript(code, "a.js").requirements


def test_addresses_are_no_names() -> None:
    assert packages("loadPackage('https://example.org/x.whl'); loadPackage('a')") == ("a",)
    wheel = "https://example.org/x-1.0-py3-none-any.whl"
    assert packages(f"micropip.install('{wheel}')") == (wheel,)


def test_i24_python_in_plain_strings_is_read() -> None:
    code = """py.runPython("import a\\nimport b.c"); await py.loadPackagesFromImports('import d');"""
    assert [item.module for item in read_javascript(code, "m.js").imports] == ["a", "b.c", "d"]


def test_i24_javascript_says_what_it_loads_and_which_python_it_runs() -> None:
    code = """
    const py = await loadPyodide({ env: { A: "b" }, packages: ["a", 'b'] });
    await py.loadPackage(`c`); await py.loadPackage(["d", name]);
    await py.runPythonAsync(`
        import micropip
        await micropip.install("e")
        import f.g
    `);
    py.runPython(`import ${name}`);
    """
    found = read_javascript(code, "main.ts")
    assert set(found.requirements) == {"a", "b", "c", "d", "e"}
    assert [(item.module, item.line) for item in found.imports] == [("micropip", 5), ("f.g", 7)]


def test_i24_python_in_a_variable_of_javascript_is_read_if_it_is_run() -> None:
    code = "const code = `import numpy\nawait micropip.install('six')`;\nconst no = `import never`;\nrunPython(code);"
    for text in (code, code.replace("const code", "const code: string")):
        found = read_javascript(text, "p")
        assert [item.module for item in found.imports] == ["numpy"]
        assert found.requirements == ("six",)


@pytest.mark.parametrize("imports", ["import { loadPyodide as load }", "import load, { loadPyodide as start }"])
def test_functions_keep_their_meaning_under_the_names_that_imports_give_them(imports: str) -> None:
    code = f"{imports} from 'pyodide';\n{imports.split()[-2]}({{ packages: ['a'] }});"
    assert read_javascript(code, "m.js").requirements == ("a",)


def test_a_default_import_is_known_by_the_name_that_the_script_gives_to_it() -> None:
    code = "import loadPyodide from './start.js';\nloadPyodide({ packages: ['a'] });"
    assert read_javascript(code, "m.js").requirements == ("a",)


def test_comments_of_javascript_are_not_read() -> None:
    code = """
        // pyodide.loadPackage("no")
        /* pyodide.loadPackage("no"); * */
        const url = "https://h/x"; pyodide.loadPackage(["a", /* "no", */ "b"]); // pyodide.loadPackage("no")
        pyodide.runPython(`
import c  # "//" is not a comment`);
    """
    found = read_javascript(code, "a.js")
    assert found.requirements == ("a", "b")
    assert [(item.module, item.line) for item in found.imports] == [("c", 6)]


def test_python_that_a_page_fetches_is_named() -> None:
    code = "fetch('./main.py'); fetch(base + '/lib/b.py'); fetch('https://h/no.py'); fetch('data.json')"
    assert read_javascript(code, "a.js").files == ("main.py", "lib/b.py")


@pytest.mark.parametrize(
    "call",
    [
        "loadPackage(names())",
        "micropip.install(options.names)",
        "loadPackage([f(), ...more])",
        "loadPackage(`${x}`)",
        "loadPackage(`${folder}/a-${version}-py3-none-any.whl`)",
    ],
)
def test_what_only_a_run_tells_is_noted_with_its_line(call: str) -> None:
    (note,) = read_javascript(f"loadPyodide();\npy.{call};", "a.js").notes
    assert (note.code, note.facts["path"]) == (Code.UNKNOWN_UNTIL_RUN, "a.js:2")
    assert str(note.facts["text"]) in call


def test_python_with_values_of_javascript_in_it_is_read() -> None:
    found = read_javascript("pyodide.runPython(`import a\nx = ${JSON.stringify(y)}\nimport ${z}`)", "a.js")
    assert [(item.module, item.line) for item in found.imports] == [("a", 1)]


def test_i23_indexes_and_pre_releases_of_an_installation_count() -> None:
    options = "{ index_urls: ['https://h/simple'], pre: true, deps: false, constraints: ['b<2'] }"
    found = read_javascript(f"micropip.install.callKwargs(['a>1'], {options}); micropip.install('c')", "a.js")
    assert ([place.url for place in found.index.first], found.prereleases) == (["https://h/simple"], ("a",))
    assert (found.index.ahead, found.without_dependencies) == ((("a", "https://h/simple"),), ("a",))
    assert (found.constraints, found.requirements) == (("b<2",), ("a>1", "c"))


def test_options_of_an_installation_can_be_given_by_place() -> None:
    found = read_javascript("micropip.install('a', true, false, null, true, ['https://h/simple'])", "a.js")
    assert (found.without_dependencies, found.prereleases) == (("a",), ("a",))
    assert found.index.ahead == (("a", "https://h/simple"),)
    found = read_javascript("micropip.install('a', false, true)", "a.js")
    assert (found.without_dependencies, found.prereleases) == ((), ())


def test_a_package_that_a_script_also_installs_with_its_dependencies_has_them() -> None:
    code = (
        "micropip.install('a', { deps: false }); micropip.install(['b', 'a']); micropip.install('c', { deps: false })"
    )
    found = read_javascript(code, "a.js")
    assert (found.without_dependencies, found.requirements) == (("c",), ("a", "b", "c"))


def test_packages_that_a_script_makes_up_and_its_constraints_count_as_in_python() -> None:
    code = "const pip = py.pyimport('micropip'); pip.add_mock_package('ssl', '1'); pip.set_constraints(['b<2'])"
    found = read_javascript(code, "a.js")
    assert (found.own, found.overrides) == (("ssl",), ("ssl ; python_version < '0'",))
    assert found.constraints == ("b<2",)


def test_comments_in_a_list_of_packages_are_no_packages() -> None:
    code = "micropip.install(`\n# why\na\n`.split('\\n').filter(line => line && !line.startsWith('#')))"
    assert read_javascript(code, "a.js").requirements == ("a",)


@pytest.mark.parametrize("method", ["replace", "replaceAll"])
def test_a_placeholder_in_python_is_no_package(method: str) -> None:
    code = f"py.runPython(`import micropip\nmicropip.install('NAME')`.{method}('NAME', 'a'))"
    assert read_javascript(code, "a.js").requirements == ("a",)


def test_i24_python_in_the_cells_of_observable_is_tagged() -> None:
    code = "import {py} from './x.js'; py`import six\nawait micropip.install('rich')`"
    found = read_javascript(code, "a.js")
    assert ([item.module for item in found.imports], found.requirements) == (["six"], ("rich",))
    assert found.files == ("x.js",)


@pytest.mark.parametrize(
    "code",
    [
        "const { install } = pyodide.pyimport('micropip'); install('a')",
        "const add = py.pyimport('micropip.install'); add('a')",
        "const pip = await py.runPythonAsync(`import micropip; micropip`); pip.install('a')",
        "this.pip = py.pyimport('micropip'); this.pip.install('a')",
    ],
)
def test_micropip_has_the_name_that_a_script_gives_it(code: str) -> None:
    assert read_javascript(code, "a.js").requirements == ("a",)


def test_installers_of_other_things_are_none() -> None:
    code = "loadPyodide(); prompt.install('a'); const { install } = require('npm'); install('b')"
    assert read_javascript(code, "a.js").requirements == ()


def test_modules_that_a_script_imports_from_python_and_writes_for_it_are_read() -> None:
    code = "py.pyimport('a.b');\npy.FS.writeFile('/home/own.py', `\nimport c`); py.runPython('import own')"
    found = read_javascript(code, "a.js")
    assert [(item.module, item.line) for item in found.imports] == [("a.b", 1), ("c", 3), ("own", 3)]
    assert found.own == ("home", "own")


def test_the_code_of_a_worker_in_a_text_is_read() -> None:
    code = "const code = `loadPyodide();\npy.loadPackage('a'); py.runPython(\\`import b\\`)`;\nnew Blob([code])"
    found = read_javascript(code, "a.js")
    assert (found.requirements, [(item.module, item.line) for item in found.imports]) == (("a",), [("b", 2)])


@pytest.mark.parametrize(
    "code",
    [
        "initializePyodide({ packages: ['a'] })",
        "import { donkey } from 'core.js'; donkey({ type: 'py', config: { packages: ['a'] } })",
        "await PyWorker('./w.py', { config: { packages: ['a'] }, type: 'pyodide' })",
        "createKernel({ entrypoint: 'app.py', requirements: ['a'] })",
    ],
)
def test_functions_that_start_a_runtime_name_packages(code: str) -> None:
    assert packages(code) == ("a",)
    assert packages("google.charts.load('current', { packages: ['corechart'] }); createApp(App).mount('.app')") == ()


def test_modules_of_javascript_are_no_packages() -> None:
    assert read_javascript("loadPyodide().registerJsModule('mine', { f });", "a.js").own == ("mine",)


def test_i23_the_index_that_a_script_sets_counts() -> None:
    code = "const pip = py.pyimport('micropip'); pip.set_index_urls(['https://h/😀']); pip.install('a')"
    assert read_javascript(code, "a.js").index.ahead == (("a", "https://h/😀"),)


def test_python_knows_the_words_that_javascript_gives_to_it() -> None:
    code = "py.globals.set('o', { deps: false }); py.runPython(`import micropip\nmicropip.install('a', **o)`)"
    assert read_javascript(code, "a.js").without_dependencies == ("a",)


def test_what_a_script_gives_to_the_functions_that_it_imports_counts() -> None:
    imported = """
    export function usePython(names = []) { loadPyodide().then((py) => py.loadPackage(['b', ...names])); }
    export const install = (name) => py.runPythonAsync(`import micropip\nawait micropip.install("${name}")`);
    self.onmessage = ({ data }) => py.runPythonAsync(data.python);"""
    code = "usePython(['a']);\ninstall('c');\nworker.postMessage({ python: `\nimport d` });"
    found = read_javascript(code, "a.js", imported=[imported])
    assert ({*found.requirements}, found.notes) == ({"a", "c"}, ())
    assert {(item.module, item.line) for item in found.imports} == {("micropip", 2), ("d", 4)}


def test_values_of_imported_scripts_count_but_not_what_these_load() -> None:
    imported = "export const NAMES = ['a'];\npy.loadPackage('b');\nrunPython(`import c`)"
    found = read_javascript("import { NAMES } from './names';\npy.loadPackage(NAMES)", "a.js", imported=[imported])
    assert (found.requirements, found.imports, found.notes) == (("a",), (), ())
    found = read_javascript(
        "import OWN from './names'; py.loadPackage(OWN)", "a.js", imported=["export default ['a']"]
    )
    assert (found.requirements, found.notes) == (("a",), ())
    code = "import { NAMES } from './names'; import x from '../x.js'; const y = require('./y'); import 'z'"
    assert imported_scripts(f"{code}; importScripts('v.js', 'w')") == ("./names", "../x.js", "./y", "z", "v.js", "w")


def test_python_in_a_raw_template_keeps_its_backslashes() -> None:
    found = read_javascript("py.runPython(String.raw`import a\nprint('\\n')`)", "a.js")
    assert ([item.module for item in found.imports], found.problems) == (["a"], ())


@pytest.mark.parametrize(
    "code",
    [
        "const load = py.loadPackage; load('a')",
        "const load = py.loadPackage.bind(py); load('a')",
        "const { loadPackage } = py; loadPackage('a')",
        "py.loadPackage.call(py, 'a')",
        "const load = py.loadPackage; load.apply(py, [['a']])",
        "const CODE = `import micropip\nmicropip.install('%NAME%')`; py.runPython(CODE.replace('%NAME%', 'a'))",
    ],
)
def test_functions_of_pyodide_under_other_names_and_texts_that_are_filled_in_are_read(code: str) -> None:
    assert read_javascript(code, "a.js").requirements == ("a",)


def test_what_an_archive_has_is_no_unknown_import() -> None:
    code = "py.unpackArchive(await r.arrayBuffer(), 'wheel'); py.runPython('import own'); py.pyimport('own')"
    assert [item.optional for item in read_javascript(f"loadPyodide(); {code}", "a.js").imports] == [True, True]
    stlite = "stlite.mount({archives: [{url: './a.zip', format: 'zip'}], files: {'app.py': 'import own'}}, root)"
    assert [item.optional for item in read_javascript(stlite, "a.js").imports] == [True]


def test_the_package_of_a_file_that_a_script_writes_is_its_own() -> None:
    code = "for (const f of files) py.FS.writeFile(`${R}/engine/${f}`, x); py.FS.writeFile('b/c.py', y)"
    assert {"engine", "b", "c"} <= {*read_javascript(code, "pyodide.js").own}

"""Pages and apps that run in a browser, and their scripts and configurations."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from support.projects import read, wanted
from support.wheels import build_wheel


def test_i24_scripts_of_a_web_project_are_read_if_it_uses_pyodide(project: Path) -> None:
    (project / "main.mjs").write_text('await pyodide.loadPackage(["numpy"]);')
    (project / "package.json").write_text("{}")
    assert [problem.code for _, problem in read(project).problems] == [Code.NOTHING_TO_READ]
    (project / "package.json").write_text('{"devDependencies": {"pyodide": "^0.29.0"}}')
    assert (set(wanted(project)), read(project).problems) == ({"numpy"}, ())


def test_i24_scripts_of_a_web_project_in_a_folder_of_the_project_are_read(project: Path) -> None:
    (project / "web" / "src").mkdir(parents=True)
    (project / "web" / "package.json").write_text('{"dependencies": {"pyodide": "^0.29.0"}}')
    (project / "web" / "src" / "page.ts").write_text('worker.postMessage(["six"]); await py.loadPackage(["numpy"]);')
    (project / "other.ts").write_text('await run.loadPackage(["pandas"]);')
    assert ([*wanted(project)], read(project).problems) == (["numpy"], ())


def test_i24_wheels_in_a_folder_that_jupyterlite_names_are_required(project: Path) -> None:
    wheel = build_wheel("demo", "1.0")
    (project / "pypi").mkdir()
    (project / "pypi" / wheel.file_name).write_bytes(wheel.data)
    (project / "jupyter_lite_config.json").write_text('{"PipliteAddon": {"piplite_urls": ["pypi"]}}')
    assert [text.partition(" ")[0] for text in wanted(project)] == ["demo"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("main.py", "import micropip\nawait micropip.install('emfs:/demo-1.0-py3-none-any.whl')\nimport demo"),
        ("page.md", "```{code-cell} python\n%pip install ./demo-1.0-py3-none-any.whl\nimport demo\n```"),
        (
            "main.js",
            "const pip = py.pyimport('micropip'); loadPyodide(pip.install('emfs:demo-1.0-py3-none-any.whl'))",
        ),
        ("pyscript.toml", "packages = ['emfs:/demo-1.0-py3-none-any.whl']"),
        ("pyscript.json", '{"packages": ["/demo-1.0-py3-none-any.whl"]}'),
    ],
)
def test_i24_a_wheel_in_the_file_system_of_the_page_is_noted_or_taken_from_beside_the_file(
    project: Path, file: str, text: str
) -> None:
    (project / file).write_text(text)
    (project / "other.py").write_text("import demo")
    found = read(project)
    assert (found.problems, found.unknown) == ((), ())
    assert [(note.code, note.facts["text"]) for note in found.notes] == [
        (Code.UNKNOWN_UNTIL_RUN, "demo-1.0-py3-none-any.whl")
    ]
    wheel = build_wheel("demo", "1.0")
    (project / wheel.file_name).write_bytes(wheel.data)
    assert "demo" in {text.partition(" ")[0] for text in wanted(project)}
    assert read(project).notes == ()


def test_i24_packages_of_react_py_are_read(project: Path) -> None:
    (project / "package.json").write_text('{"dependencies": {"react-py": "^1.10.0"}}')
    (project / "app.tsx").write_text("<PythonProvider packages={{ official: ['numpy'], micropip: ['rich'] }} />")
    assert [*wanted(project)] == ["numpy", "rich"]


def test_i24_scripts_that_start_pyodide_are_read_and_built_ones_are_not(project: Path) -> None:
    script = "const py = await loadPyodide();\nawait py.loadPackage('{}');"
    for name, code in (("a.js", "numpy"), ("b.mjs", f"pandas{'x' * 5000}"), ("c.js", "six"), ("d.d.ts", "pytz")):
        (project / name).write_text(script.format(code))
    (project / "c.js").write_text("run.loadPackage('six')")
    assert [*wanted(project)] == ["numpy"]


def test_scripts_that_a_page_or_script_names_are_read_too_but_not_built_ones(project: Path) -> None:
    page = "<script src='pyodide.js'></script><script type='module' src='./a.mjs'></script>"
    (project / "index.html").write_text(f"{page}<button onclick=\"py.loadPackage('attrs')\">")
    (project / "pyodide.js").write_text(f"loadPackage('pandas'){' ' * 5000}")
    (project / "a.mjs").write_text("import { x } from './b.js';\nnew Worker('./w.js'); py.loadPackage('numpy')")
    (project / "b.js").write_text("py.loadPackage('six')")
    (project / "w.js").write_text("py.loadPackage(`rich`)")
    (project / "other.js").write_text("py.loadPackage('pytz')")
    for path in (project, project / "index.html"):
        assert [*wanted(path)] == ["attrs", "numpy", "rich", "six"]


def test_files_that_pyscript_copies_are_its_own_modules(project: Path) -> None:
    (project / "lib").mkdir()
    (project / "lib" / "mine.py").write_text("import six")
    configuration = '[files]\n"./lib/mine.py" = ""\n"https://h/other.py" = "./pack/other.py"\n'
    configuration += '[[fetch]]\nfrom = "https://h/x"\nfiles = ["more.py"]\n'
    configuration += '[[fetch]]\nfrom = "lib"\nfiles = ["mine.py"]\nto_folder = "./folder"\n'
    page = f"<py-config>{configuration}</py-config><script type='py'>import mine, pack, more, folder, rich</script>"
    (project / "index.html").write_text(page)
    found = read(project / "index.html")
    assert ([item.requirement for item in found.requirements], found.unknown) == (["rich", "six"], ())


@pytest.mark.parametrize(
    "page",
    [
        "<streamlit-app>import streamlit, six</streamlit-app>",
        "<streamlit-app src='app.py'></streamlit-app>",
        "<streamlit-app><app-file name='main.py' entrypoint url='./app.py'></app-file></streamlit-app>",
        "<streamlit-app><app-file name='a.py'>import b, six</app-file><app-file name='b.py'></app-file>",
        "<script>stlite.mount(`import streamlit, six`, root)</script>",
        "<script>stlite.mount({ files: { 'a.py': `import b, six`, 'b.py': `` } }, root)</script>",
        "<gradio-lite src='app.py'></gradio-lite>",
        "<gradio-lite><gradio-file name='a.py'>import b, six</gradio-file><gradio-file name='b.py'></gradio-file>",
        "<script type='py' worker='./app.py'></script>",
    ],
)
def test_i24_an_app_in_a_page_brings_its_framework_and_its_files_along(project: Path, page: str) -> None:
    (project / "index.html").write_text(page)
    (project / "app.py").write_text("import six\ntry:\n    import streamlit, gradio\nexcept ImportError:\n    pass")
    found = read(project / "index.html")
    assert ([item.requirement for item in found.requirements], found.unknown, found.problems) == (["six"], (), ())


def test_files_that_stlite_fetches_are_read(project: Path) -> None:
    (project / "pages").mkdir()
    (project / "app.py").write_text("import numpy")
    (project / "pages" / "more.py").write_text("import six")
    files = "{ 'app.py': { url: './app.py' }, 'pages/more.py': { url: 'pages/more.py' }, 'x.csv': { url: 'x.csv' } }"
    page = f"<script type='module'>import {{ mount }} from 'stlite.js'; mount({{ files: {files} }})</script>"
    (project / "index.html").write_text(page)
    assert [*wanted(project / "index.html")] == ["numpy", "six"]


def test_a_configuration_in_json_is_read_where_it_is_named(project: Path) -> None:
    (project / "mine.json").write_text('{"packages": ["rich"]}')
    assert [*wanted(project / "mine.json")] == ["rich"]
    (project / "data.json").write_text("{}")
    with pytest.raises(Problem, match="says what a project needs"):
        read(project / "data.json")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deno.json", '{"imports": {"pyodide": "npm:pyodide@0.29.0"}}'),
        ("package.json", '{"devDependencies": {"pyodide": "latest"}}'),
        ("package.json", '{"stlite": {"desktop": {"dependencies": ["idna"]}}}'),
    ],
)
def test_i24_scripts_are_read_beside_a_configuration_that_names_pyodide(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text)
    (project / "main.ts").write_text("await py.loadPackage('six')")
    assert "six" in wanted(project)


def test_an_app_of_stlite_for_the_desktop_brings_streamlit_along(project: Path) -> None:
    (project / "app.py").write_text("import streamlit as st\nimport six")
    assert {*wanted(project)} == {"streamlit", "six"}
    (project / "package.json").write_text('{"stlite": {"desktop": {"files": ["app.py"], "entrypoint": "app.py"}}}')
    assert {*wanted(project)} == {"six"}


def test_i24_the_notebook_that_configures_jupyterlite_is_read(project: Path) -> None:
    options = {"loadPyodideOptions": {"packages": ["six"]}}
    document = {"metadata": {"jupyter-lite": options}, "cells": [], "nbformat": 4}
    (project / "jupyter-lite.ipynb").write_text(json.dumps(document))
    assert [*wanted(project)] == ["six"]


def test_i24_packages_in_a_script_that_another_imports_are_found(project: Path) -> None:
    (project / "src").mkdir()
    (project / "src" / "main.ts").write_text(
        "import { NAMES, more } from './config';\nloadPyodide();\npy.loadPackage([...NAMES, ...more])"
    )
    (project / "src" / "config.ts").write_text(
        "import { EXTRA } from '../extra.js';\nexport const NAMES = ['six', EXTRA];"
    )
    (project / "extra.js").write_text("import './src/main';\nexport const EXTRA = 'rich', more = ['numpy'];")
    for path in (project, project / "src" / "main.ts"):
        assert ([*wanted(path)], read(path).notes) == (["numpy", "rich", "six"], ())


@pytest.mark.parametrize(
    "code",
    [
        *(
            "import code from './app.py?raw'",
            "import W from './app.py'",
            "fetch(new URL('./app.py', import.meta.url))",
        ),
        *(
            "readFileSync('app.py', 'utf8')",
            "readFile(path.join(__dirname, 'app.py'))",
            "Deno.readTextFile('./app.py')",
        ),
        *("new Worker(new URL('./work.ts', import.meta.url))", "import W from './work?worker'", "import '@/work'"),
        *(
            "navigator.serviceWorker.register('/work.ts')",
            "importScripts('pyodide.js', 'work.ts')",
            "import('./work.js')",
        ),
    ],
)
def test_i24_files_that_a_script_runs_or_imports_are_read(project: Path, code: str) -> None:
    folder = project / "src"
    folder.mkdir()
    (folder / "main.ts").write_text(f"loadPyodide();\n{code}")
    (folder / "app.py").write_text("import rich")
    (folder / "work.ts").write_text("py.loadPackage('rich')")
    assert [*wanted(folder / "main.ts")] == ["rich"]


@pytest.mark.parametrize(
    "path",
    [
        "path.join(__dirname, 'lib', 'app.py')",
        "resolve(import.meta.dirname, './lib', 'app.py')",
        "join(lib, 'app.py')",
        "`${__dirname}/lib/app.py`",
        "require('path').join(process.cwd(), '..', 'src', 'lib', 'app.py')",
    ],
)
def test_i24_the_parts_of_a_path_are_joined(project: Path, path: str) -> None:
    folder = project / "src"
    (folder / "lib").mkdir(parents=True)
    (folder / "main.mjs").write_text(f"const lib = path.join(root, 'lib'); py.runPython(fs.readFileSync({path}))")
    (folder / "lib" / "app.py").write_text("import rich")
    assert ([*wanted(folder / "main.mjs")], read(folder / "main.mjs").notes) == (["rich"], ())


def test_i24_packages_that_a_worker_gets_in_a_message_are_found(project: Path) -> None:
    (project / "index.html").write_text("<script src='main.js'></script>")
    message = "{ python: `import numpy`, names: ['rich'] }"
    (project / "main.js").write_text(f"const w = new Worker(new URL('./w.js', location));\nw.postMessage({message});")
    worker = "await py.loadPackage(data.names); await py.runPythonAsync(data.python);"
    (project / "w.js").write_text(f"self.onmessage = async ({{ data }}) => {{ {worker} }}")
    assert [*wanted(project)] == ["numpy", "rich"]


@pytest.mark.parametrize(
    "code",
    [
        "py.loadPackage('./demo-1.0-py3-none-any.whl')",
        "py.loadPackage(new URL('./demo-1.0-py3-none-any.whl', import.meta.url).href)",
        "const pip = py.pyimport('micropip'); pip.install('/demo-1.0-py3-none-any.whl')",
    ],
)
def test_wheels_of_a_site_are_required(project: Path, code: str) -> None:
    wheel = build_wheel("demo", "1.0")
    for folder in ("src", "public"):
        (project / folder).mkdir()
    (project / "src" / "main.js").write_text(f"loadPyodide();\n{code}; py.runPython(`import demo`)")
    (note,) = read(project).notes
    assert (note.code, note.facts["text"]) == (Code.UNKNOWN_UNTIL_RUN, wheel.file_name)
    (project / "public" / wheel.file_name).write_bytes(wheel.data)
    assert ([text.partition(" ")[0] for text in wanted(project) if text != "micropip"], read(project).notes) == (
        ["demo"],
        (),
    )
    assert read(project).unknown == ()


def test_requirements_that_a_script_fetches_are_read(project: Path) -> None:
    (project / "src").mkdir()
    (project / "src" / "main.js").write_text("loadPyodide(); fetch('/requirements.txt');")
    (note,) = read(project).notes
    assert (note.code, note.facts["text"], read(project).problems) == (Code.UNKNOWN_UNTIL_RUN, "requirements.txt", ())
    (project / "public").mkdir()
    (project / "public" / "requirements.txt").write_text("rich\n")
    assert [*wanted(project / "src" / "main.js")] == ["rich"]


@pytest.mark.parametrize("name", ["@stlite/react", "use-pyodide", "@pyscript/core"])
def test_i24_packages_of_npm_that_run_pyodide_let_scripts_be_read(project: Path, name: str) -> None:
    (project / "package.json").write_text(json.dumps({"dependencies": {name: "1"}}))
    (project / "app.tsx").write_text("const kernel = createKernel({ requirements: ['rich'] });")
    assert [*wanted(project)] == ["rich"]


@pytest.mark.parametrize(
    ("code", "config"),
    [
        ("import list from './config'; py.loadPackage(list)", "export default ['six'] as const;"),
        ("import { A as list } from './config'; py.loadPackage(list)", "export const A = ['six']"),
        ("import * as config from './config'; py.loadPackage(config.A)", "export const A = ['six']"),
        ("const { A } = require('./config'); py.loadPackage(A)", "module.exports = { A: ['six'] }"),
        ("const { A } = await import('./config.js'); py.loadPackage(A)", "export const A = ['six']"),
    ],
)
def test_i24_values_have_other_names_where_they_are_imported(project: Path, code: str, config: str) -> None:
    (project / "main.ts").write_text(f"loadPyodide();\n{code}")
    (project / "config.ts").write_text(config)
    assert ([*wanted(project)], read(project).notes) == (["six"], ())


@pytest.mark.parametrize(
    "code",
    [
        "import config from './p.json'",
        "import { packages } from './p.json'; const config = { packages }",
        "const config = (await import('./p.json', { with: { type: 'json' } })).default",
        "const config = await (await fetch('p.json')).json()",
        "const config = await fetch(`p.json?v=${v}`).then((r) => { if (!r.ok) throw r; return r.json(); })",
        "const config = JSON.parse(await (await fetch(new URL('./p.json', import.meta.url))).text())",
        "const config = JSON.parse(readFileSync(join(here, 'p.json'), 'utf8'))",
    ],
)
def test_packages_in_a_json_document_that_a_script_reads_are_found(project: Path, code: str) -> None:
    (project / "main.js").write_text(f"{code};\nimport no from './other.json';\nawait loadPyodide(config)")
    (project / "p.json").write_text('{"packages": ["six"]}')
    (project / "other.json").write_text('["no"]')
    assert ([*wanted(project)], read(project).notes, read(project).problems) == (["six"], (), ())


def test_large_documents_that_scripts_read_are_left_out(project: Path) -> None:
    (project / "main.js").write_text("loadPyodide(JSON.parse(readFileSync('p.json')))")
    (project / "p.json").write_text(json.dumps({"packages": ["six"], "data": "x" * 100_000}))
    assert not wanted(project)


def test_i24_scripts_that_a_page_names_know_each_other(project: Path) -> None:
    (project / "index.html").write_text("<script src='config.js'></script><script src='app.js?v=2'></script>")
    (project / "config.js").write_text("const NAMES = ['six'];")
    (project / "app.js").write_text("loadPyodide().then((py) => py.loadPackage(NAMES));")
    assert "six" in wanted(project / "index.html")


def test_imports_that_name_no_script_are_passed_over(project: Path) -> None:
    odd = "".join(
        f"import '{name}';" for name in (".", "./", "..", "../..", "/", "@/", "./folder", "./bin", "./fifo.js")
    )
    (project / "main.js").write_text(f"{odd}\nloadPyodide();\npy.loadPackage('six')")
    (project / "folder").mkdir()
    (project / "bin.js").write_bytes(bytes(range(256)))
    os.mkfifo(project / "fifo.js")
    assert [*wanted(project)] == ["six"]


def test_the_packages_of_a_page_that_a_script_or_program_writes_are_wanted(project: Path) -> None:
    (project / "app.js").write_text('root.innerHTML = `<script type="py" config=\'{"packages":["six"]}\'></script>`;')
    (project / "build.py").write_text('page = """<script>stlite.mount({ requirements: ["rich"] }, root)</script>"""')
    mount = "import { mount } from 'https://example.org/npm/@stlite/browser@1.7.2/build/stlite.js'; mount"
    (project / "main.js").write_text(f"{mount}({{ requirements: ['attrs'] }}, root)")
    assert wanted(project) == {"six": ("app.js",), "rich": ("build.py",), "attrs": ("main.js",)}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.py", "await micropip.install([f'{mo.notebook_location()}/public/demo-1.0-py3-none-any.whl', 'six'])"),
        ("a.py", "p = notebook_location() / 'public' / 'demo-1.0-py3-none-any.whl'\nload_package([str(p), 'six'])"),
        ("a.ts", "py.loadPackage([`${import.meta.env.BASE_URL}public/demo-1.0-py3-none-any.whl`, 'six'])"),
        ("a.ts", "py.loadPackage([base + '/demo-1.0-py3-none-any.whl', 'six'])"),
    ],
)
def test_i24_a_wheel_of_which_only_the_folder_is_not_known_is_beside_the_program(
    project: Path, file: str, text: str
) -> None:
    imports = "py.runPython('import demo')" if file == "a.ts" else "import demo"
    (project / file).write_text(f"{text}\n{imports}\n")
    found = read(project / file)
    assert ("six" in wanted(project / file), found.unknown, found.problems) == (True, (), ())
    assert [note.facts["text"].rpartition("/")[2] for note in found.notes] == ["demo-1.0-py3-none-any.whl"]
    wheel = build_wheel("demo", "1.0")
    (project / "public").mkdir()
    (project / "public" / wheel.file_name).write_bytes(wheel.data)
    assert {text.partition(" ")[0] for text in wanted(project / file)} == {"demo", "six"}


@pytest.mark.parametrize("name", ["a.js", "a.html", "a.py"])
def test_a_wheel_that_a_build_makes_is_noted_and_its_module_is_known(project: Path, name: str) -> None:
    code = "import micropip\nawait micropip.install('../dist/own-1.0-py3-none-any.whl')\nimport own, six\n"
    code = code if name == "a.py" else f"loadPyodide().then((py) => py.runPythonAsync(`{code}`))"
    (project / "site" / name).parent.mkdir()
    (project / "site" / name).write_text(f"<script>{code}</script>" if name == "a.html" else code)
    found = read(project)
    assert ({item.requirement for item in found.requirements}, found.unknown) == ({"micropip", "six"}, ())
    assert (found.problems, [note.code for note in found.notes]) == ((), [Code.UNKNOWN_UNTIL_RUN])
    assert found.notes[0].facts["text"] == "../dist/own-1.0-py3-none-any.whl"
    (project / "dist").mkdir()
    (project / "dist" / "own-1.0-py3-none-any.whl").write_bytes(b"")
    assert any("own" in item.requirement for item in read(project).requirements)

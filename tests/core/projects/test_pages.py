"""Web pages that run Python say what they need."""

from __future__ import annotations

import contextlib
import json
import time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.projects.javascript.reader import read_javascript
from pyodide_cache.projects.pages import (
    named_releases,
    read_jupyterlite,
    read_page,
    read_pyscript,
    read_shinylive,
    read_written_page,
)

PAGE = """<html><head>
<py-config>packages = ["a"]</py-config>
<script type="py" config='{"packages": ["b"]}'>
    import first
    from second import x
</script>
<script type="py" src="main.py" config="pyscript.toml"></script>
<script type="mpy">import no</script>
<script>
  await pyodide.loadPackage(["c", 'd', "https://example.org/e.whl"]);
  await pyodide.runPythonAsync(`import micropip; await micropip.install("f")`);
</script></head></html>"""


def test_i24_a_page_has_configurations_python_and_calls() -> None:
    found = read_page(PAGE, "p.html")
    assert found.requirements == ("a", "b", "c", "d", "f")
    assert [(item.module, item.line) for item in found.imports] == [
        ("first", 4),
        ("second.x", 5),
        ("micropip", 11),
    ]
    assert (found.files, found.problems) == (("pyscript.toml", "main.py"), ())


def test_i24_the_type_of_a_script_and_the_notation_of_its_configuration_vary() -> None:
    found = read_page("""<SCRIPT TYPE="PY" config='packages = ["a"]'>import first</SCRIPT>""", "p.html")
    assert (found.requirements, [item.module for item in found.imports], found.files) == (("a",), ["first"], ())


def test_i24_configurations_of_pyscript_are_read() -> None:
    packages = 'packages = ["a", "./b.whl", "/c.whl", "emfs:/d.whl", "./e"]'
    assert read_pyscript(packages, "p").requirements == ("a", "./b.whl")
    assert read_pyscript('{"packages": ["a"]}', "p").requirements == ("a",)


def test_i24_folders_of_wheels_and_their_indexes_are_named() -> None:
    urls = ["pypi", "dist/a-1.0-py3-none-any.whl", "https://example.org/all.json", "./lib/all.json?sha256=1"]
    found = read_jupyterlite(json.dumps({"PipliteAddon": {"piplite_urls": urls}}), "j")
    assert (found.requirements, found.files) == (("dist/a-1.0-py3-none-any.whl",), ("pypi", "./lib"))


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ('"pyodideUrl": "https://cdn.example.org/pyodide/v0.27.6/full/pyodide.js"', "==0.27.6"),
        ('import { loadPyodide } from "https://example.org/npm/pyodide@0.29.0/pyodide.mjs"', "==0.29.0"),
        ('indexURL: "https://example.org/pyodide/v315.0.0a2/full/"', "==315.0.0a2"),
        ('interpreter = "0.26.2"', "==0.26.2"),
        ("{'interpreter': '0.26.2'}", "==0.26.2"),
        ("const PYODIDE_VERSION = '0.26.4';\nconst url = `https://h/pyodide/v${PYODIDE_VERSION}/full/`", "==0.26.4"),
        ('{ pyodideVersion: "v0.27.0" }', "==0.27.0"),
        ('import { loadPyodide } from "npm:pyodide@0.28.3"; load("https://cdn.iodide.io/v0.28.3/")', "==0.28.3"),
        ("https://example.org/pyodide/dev/full/ my-pyodide@2.0/ interpreter = '1.22'", ""),
    ],
)
def test_i24_the_release_that_a_page_names_is_found(text: str, release: str) -> None:
    assert "".join(named_releases(text)) == release


def test_i24_files_of_py_env_are_no_packages_and_cells_of_thebe_are_python() -> None:
    page = """<py-env>
- numpy
- paths:
  - utils.py
</py-env>
<pre data-executable>import rich</pre><pre data-executable="false">import no</pre>
<pre data-executable="true" data-language="python">import six
x = <span>1</span></pre>
<pre data-executable="true" data-language="r">library(x)</pre>"""
    found = read_page(page, "p.html")
    assert (found.requirements, [item.module for item in found.imports]) == (("numpy",), ["rich", "six"])


def test_i24_an_app_of_shinylive_has_its_files_in_one() -> None:
    files = [
        {"name": "app.py", "content": "import a\n# /// script\n# dependencies = ['b']\n# ///\n"},
        {"name": "requirements.txt", "content": "c>=1  # why\n"},
        {"name": "data.csv", "content": "import d"},
        "odd",
    ]
    found = read_shinylive(json.dumps(files), "app.json")
    assert ([item.module for item in found.imports], found.requirements) == (["a"], ("b", "c>=1"))
    assert read_shinylive('[{"name": "lib/helper.py", "content": ""}]', "app.json").own == ("lib",)
    assert read_shinylive("{}", "app.json").requirements == ()


def test_i24_pages_of_stlite_and_gradio_name_their_requirements() -> None:
    stlite = """<script type="module">import { mount } from "stlite.js"
    mount({ requirements: ["a", "b>=1"], files: {"app.py": `import streamlit as st
import c` } }, root)</script>
    <streamlit-app><app-requirements>
    d # a comment
    </app-requirements><app-file name="x.py">import e</app-file></streamlit-app>"""
    found = read_page(stlite, "p.html")
    assert found.requirements == ("a", "b>=1", "d")
    assert [item.module for item in found.imports] == ["e", "streamlit", "c"]
    assert {*found.own} == {"streamlit", "x", "app"}
    gradio = "<gradio-lite><gradio-requirements>a\nb\n</gradio-requirements>\nimport gradio, c\n</gradio-lite>"
    found = read_page(gradio, "p.html")
    assert found.requirements == ("a", "b")
    assert ([item.module for item in found.imports], found.own) == (["gradio", "c"], ("gradio",))


_PARTS = [
    *("<py-config>", "</py-config>", "<script type='py'>", "<script>", "</script>", "<!--", "-->", "<a href='", ">"),
    *(
        "loadPyodide({packages: [",
        "mount({requirements: ['",
        "runPython(`",
        "`",
        "${",
        "]})",
        "import a",
        "\n",
        "&#x110000;",
    ),
]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(_PARTS), st.text(max_size=3)), max_size=20).map("".join))
def test_i24_any_page_is_read_or_is_a_problem(text: str) -> None:
    for read in (read_page, read_javascript):
        with contextlib.suppress(Problem):
            assert all(read(text, "p").requirements)


def test_i24_the_configuration_of_jupyterlite_names_wheels_and_packages() -> None:
    settings = {
        "@jupyterlite/pyodide-kernel-extension:kernel": {
            "pyodideUrl": "https://h/pyodide.js",
            "pipliteUrls": ["./pypi/all.json", "./pypi/mine-1.0-py3-none-any.whl"],
            "loadPyodideOptions": {"packages": ["numpy", "https://h/x.js"], "lockFileURL": "x"},
        }
    }
    text = json.dumps({"jupyter-config-data": {"litePluginSettings": settings, "packages": ["none"]}})
    assert set(read_jupyterlite(text, "j").requirements) == {"numpy", "./pypi/mine-1.0-py3-none-any.whl"}
    text = json.dumps(
        {
            "PipliteAddon": {"piplite_urls": ["https://h/own-1.0-py3-none-any.whl", "./folder"]},
            "PyodideLockAddon": {"specs": ["rich>=13"], "packages": ["../w/other-1.0-py3-none-any.whl", "../folder"]},
        }
    )
    assert set(read_jupyterlite(text, "j").requirements) == {
        *("https://h/own-1.0-py3-none-any.whl", "rich>=13", "../w/other-1.0-py3-none-any.whl"),
    }
    found = read_jupyterlite('{"PyodideLockAddon": {"requirements": ["rich>=13", "../dist", "-r a.txt"]}}', "j")
    assert (found.requirements, found.files) == (("rich>=13",), ("a.txt",))
    assert read_jupyterlite("[]", "j").requirements == ()
    with pytest.raises(Problem):
        read_jupyterlite("{", "j")


def test_i24_the_program_in_the_editor_of_a_page_is_read() -> None:
    page = (
        "<textarea id='code'>\nimport six\nif 1 &lt; 2: import rich</textarea><textarea>import this text</textarea>"
    )
    run = "<script>py.runPythonAsync(document.getElementById('code').value)</script>"
    assert [(item.module, item.line) for item in read_page(page + run, "p").imports] == [("six", 2), ("rich", 3)]
    assert (read_page(page + run, "p").problems, read_page(page, "p").imports) == ((), ())
    assert len(read_page(page, "p", imported=["py.loadPackagesFromImports(editor.value)"]).imports) == 2


def test_i24_pages_of_marimo_have_their_code_escaped() -> None:
    code = '# /// script\n# dependencies = ["six"]\n# ///\nimport marimo\nx = "<a>"\n'
    found = read_page(f"<marimo-code hidden=''>\n  {quote(code)}\n</marimo-code>", "p")
    assert found.requirements == ("six",)
    assert [item.module for item in found.imports] == ["marimo"]


def test_i24_the_packages_of_old_pages_of_pyscript_are_read() -> None:
    text = "<py-env>\n- numpy\n- pyparsing[diagrams]\n- paths:\n  - ./data.py\n  - /x.py\n</py-env>"
    assert read_page(text, "p").requirements == ("numpy", "pyparsing[diagrams]")


def test_i24_a_configuration_that_is_not_valid_leaves_the_rest_of_a_page() -> None:
    found = read_page("<py-config>packages = [</py-config><py-script>import numpy</py-script>", "a.html")
    assert [problem.code for problem in found.problems] == [Code.UNREADABLE_FILE]
    assert [item.module for item in found.imports] == ["numpy"]


def test_packages_that_are_no_list_are_named_as_in_the_file() -> None:
    with pytest.raises(Problem) as caught:
        read_pyscript('packages = "numpy"', "pyscript.toml")
    assert caught.value.facts["error"] == "packages is not a list of strings"


def test_i24_cells_of_marimo_islands_are_read() -> None:
    page = "<marimo-island><marimo-cell-code hidden>import%20six%0Aimport%20rich</marimo-cell-code></marimo-island>"
    assert [item.module for item in read_page(page, "a.html").imports] == ["six", "rich"]


def test_i24_the_environment_of_a_xeus_kernel_is_named() -> None:
    text = json.dumps({"XeusAddon": {"environment_file": "environment.yml"}})
    assert read_jupyterlite(text, "j").files == ("environment.yml",)


def test_scripts_of_types_that_do_not_run_are_not_read() -> None:
    kinds = ("text/template", "application/json", "importmap", "text/x-thebe-config", "module", "text/babel", "")
    scripts = (f"<script type='{kind}'>py.loadPackage('p{place}')</script>" for place, kind in enumerate(kinds))
    assert read_page("".join(scripts), "p.html").requirements == ("p4", "p5", "p6")


def test_of_a_long_library_in_a_page_what_is_near_names_of_packages_is_read() -> None:
    library = "<script>" + "\n" * 9 + "f(worker);" * 120_000 + "{}" + "f(worker);\n" * 120_000 + "</script>"
    own = "<script>pyodide.loadPackage('a')</script>"
    assert read_page(library.format("") + own, "p.html").requirements == ("a",)
    text = library.format("const n=['b'];loadPyodide({packages:n}).then(p=>p.loadPackage(x))")
    found = read_page(text + own, "p.html")
    assert (found.requirements, [note.facts["path"] for note in found.notes]) == (("b", "a"), ["p.html:10"])


def test_a_long_library_that_names_pyodide_all_over_costs_no_more_than_a_script() -> None:
    code = "<script>pyodide.loadPackage('a');" + "runPython();" * 40_000 + "pyodide.loadPackage('b')</script>"
    assert read_page(code, "p.html").requirements == ("a",)


def test_scripts_of_a_page_know_names_of_each_other() -> None:
    page = "<script>const NAMES = ['a'];</script>\n<script>pyodide.loadPackage(NAMES)</script>"
    found = read_page(page, "p.html")
    assert (found.requirements, found.notes) == (("a",), ())


def test_i24_the_page_of_a_frame_is_read() -> None:
    page = """<p>\n<iframe srcdoc="<script>py.loadPackage('a'); py.runPython(`import b`)</script>"></iframe>"""
    found = read_page(page, "p.html")
    assert (found.requirements, [(item.module, item.line) for item in found.imports]) == (("a",), [("b", 2)])
    assert read_page('<iframe srcdoc="' * 1000, "p.html").requirements == ()


@pytest.mark.parametrize(
    "code",
    [
        'box.innerHTML += `\n<script type="py" config=\'{"packages": ["a", "b", "${c}"]}\'>\n${code}\n</script>`;',
        'page = f"""<script>\n  stlite.mount({{ requirements: ["a", "b", "{c}"] }}, root)\n</script>{x}"""',
        'def page():\n  return """<py-env>\n    - a\n    - b\n  </py-env>"""',
        'page = `<script src="x/pyodide.js"><\\/script><script>loadPyodide({ packages: ["a", "b"] })<\\/script>`;',
        'page = `<script type="module">\nlet x;\nloadPyodide({ packages: ["a", "b"] })</script>`;',
        'page = f"""<gradio-lite>\n<gradio-requirements>\na\nb\n</gradio-requirements>{app}</gradio-lite>"""',
    ],
)
def test_a_page_that_a_program_writes_has_packages(code: str) -> None:
    assert read_written_page(code, "a.py").requirements == ("a", "b")


@pytest.mark.parametrize("text", ["<script ", "/* "])
def test_tags_and_comments_that_nothing_closes_take_little_time(text: str) -> None:
    began = time.thread_time()
    read_written_page(text * 30_000 + "<py-config>", "a.py")
    assert time.thread_time() - began < 3  # 50 s and 9 s, when the rest was searched for each


def test_a_pattern_of_paths_in_a_program_begins_no_comment() -> None:
    code = "for path in [*glob('pages/*.md'), *glob('/*.md')]:\n  '<py-config>packages = [\"a\"]</py-config>'"
    assert read_written_page(code, "a.py").requirements == ("a",)


def test_a_page_in_a_comment_of_a_program_has_none() -> None:
    comments = "// <py-config>packages = ['a']</py-config>\nf(<>{/* <py-env>\n- b\n</py-env> */}</>)\n"
    assert read_written_page(f"{comments}x = '<py-config></py-config>'", "a.jsx").requirements == ()


def test_a_configuration_in_yaml_of_the_first_pyscript_has_no_packages() -> None:
    found = read_page("<py-config>\n- autoclose_loader: true\n  runtimes:\n    - src: x.js\n</py-config>", "p.html")
    assert (found.requirements, found.problems) == ((), ())


def test_i24_tags_of_templates_are_neither_python_nor_a_configuration() -> None:
    found = read_page(
        '{% extends "base.html" %}\n<py-config>packages = ["a", {% if full %}"b"{% endif %}]</py-config>\n'
        "<py-script>\nimport first\ndata = {{ data|safe }}\n{% for row in rows %}\nprint('{{ row.name }}')\n"
        "{% endfor %}\nimport second {# later #}\n</py-script>",
        "p.html",
    )
    assert (found.requirements, found.problems) == (("a", "b"), ())
    assert [(item.module, item.line) for item in found.imports] == [("first", 4), ("second", 9)]

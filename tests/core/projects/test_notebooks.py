"""What a notebook needs is read from its cells, magics and shell lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.projects.notebooks import is_percent_script, read_notebook, read_percent_script
from pyodide_cache.projects.source_imports import SourceImports
from support.scaling import is_linear


def notebook(*sources: str, **metadata: object) -> str:
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"cells": cells, "metadata": metadata})


def read(*sources: str, **metadata: object) -> SourceImports:
    return read_notebook(notebook(*sources, **metadata), "n.ipynb")


def modules(*sources: str) -> list[str]:
    return [item.module for item in read(*sources).imports]


def test_a_result_that_is_no_number_does_not_hide_the_cells() -> None:
    assert [item.module for item in read("import numpy", score=float("nan")).imports] == ["numpy"]


def test_a_shell_cell_installs_what_it_says() -> None:
    cell = "%%bash\nset -e\npip install rich \\\n  'msgpack>=1'\nuv pip install humanize && echo done\n"
    assert read(cell).requirements == ("rich", "msgpack>=1", "humanize")


def test_i3_a_cell_that_is_indented_or_empty_leaves_the_others() -> None:
    assert modules("  %sql select 1\n  import numpy\nimport scipy") == ["numpy", "scipy"]
    cells = [
        {"cell_type": "code", "source": None},
        {"cell_type": "code"},
        {"cell_type": "code", "source": ["import a"]},
    ]
    found = read_notebook(json.dumps({"cells": cells}), "n.ipynb")
    assert [item.module for item in found.imports] == ["a"]
    assert read("  import a").problems == ()


def test_a_cell_that_writes_a_requirements_file_is_read_as_one() -> None:
    cell = "%%writefile requirements-dev.txt\n# tools\nrich>=14  # output\nmsgpack\n"
    assert read(cell).requirements == ("rich>=14", "msgpack")
    assert read("%%writefile notes.txt\nrich\n").requirements == ()


def test_the_cells_of_a_notebook_are_read_one_by_one() -> None:
    found = read("import a\n", "%pip install -q b>=1 c\nimport d", "%%bash\nimport no", "import (", "!ls")
    assert [(item.module, item.cell) for item in found.imports] == [("a", 1), ("d", 2)]
    assert found.requirements == ("b>=1", "c")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": [1]}'])
def test_anything_else_is_no_notebook(text: str) -> None:
    with pytest.raises(Problem) as caught:
        read_notebook(text, "x.ipynb")
    assert caught.value.code is Code.UNREADABLE_FILE


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("%pip install 'pandas>=2,<4' \"numpy>=2\"", ("pandas>=2,<4", "numpy>=2")),
        ("%pip install rich  # for colors", ("rich",)),
        ("!pip install lxml && echo ok; ls", ("lxml",)),
        ("!pip install lxml > log.txt 2>&1", ("lxml",)),
        ("%pip install \\\n   lxml \\\n   regex", ("lxml", "regex")),
        ("%pip install --find-links wheels numpy", ("numpy",)),
        ("%uv pip install -p 3.12 numpy", ("numpy",)),
        ("!python3 -m pip install --upgrade pip lxml", ("lxml",)),
        ("!{sys.executable} -m pip install regex", ("regex",)),
        ("out = !pip install six", ("six",)),
        ("import micropip as mp\nawait mp.install(['a', \"b>=2\"])", ("a", "b>=2")),
        ("import piplite\nawait piplite.install('a')", ("a",)),
        ("await pyodide_js.loadPackage(['a', 'b'])", ("a", "b")),
        ("%pip install .\n%pip install -e . c", (".", "c", "-e .")),
        ("import sys, subprocess\nsubprocess.run([sys.executable, '-m', 'pip', 'install', 'a'])", ("a",)),
        ("get_ipython().run_line_magic('pip', 'install -q a')", ("a",)),
        ("get_ipython().run_cell_magic('bash', '', 'pip install a\\npip install b\\n')", ("a", "b")),
        ("get_ipython().run_cell_magic('pip', 'install a', '')", ("a",)),
        ("get_ipython().run_cell_magic('capture', '', '%pip install a')", ("a",)),
        ("ip = get_ipython()\nip.system('pip install a')", ("a",)),
        ("names = ['a', 'b']\nsubprocess.run([sys.executable, '-m', 'pip', 'install', *names])", ("a", "b")),
        ("pip install a\nimport six", ("a",)),
        ("  conda_prefix = 1\n  uv pip install a", ("a",)),
        ("p = 'a'\n%pip install {p}\np = 'b'\n%pip install {p}", ("a", "b")),
        ("p = ['b']\np = ['a']\nawait micropip.install(p)", ("a",)),
    ],
)
def test_i2_what_a_line_installs_is_read_as_a_shell_reads_it(line: str, names: tuple[str, ...]) -> None:
    found = read(line)
    assert (found.requirements, found.problems) == (names, ())


def test_i2_what_another_host_installs_is_left_out() -> None:
    found = read(
        "import sys, os\nif 'google.colab' in sys.modules:\n    !pip install a\n    import a\n"
        "if 'google.colab' in str(get_ipython()):\n    %pip install {b}\n"
        "if 'KAGGLE_URL_BASE' in os.environ:\n    %load_ext c\n"
        "if sys.platform == 'emscripten':\n    %pip install d\nelse:\n    !pip install e\n"
        "if other:\n    !pip install -r f.txt {g}\n"
    )
    assert (found.requirements, found.files) == (("d",), ("f.txt",))
    assert [item.module for item in found.imports] == ["sys", "os"]
    assert [note.facts["path"] for note in found.notes] == ["n.ipynb, cell 1:14"]


def test_i3_magics_that_import_modules_need_them() -> None:
    found = read("%pylab inline\n%matplotlib widget\n%matplotlib inline\n")
    assert [item.module for item in found.imports] == ["numpy", "matplotlib", "ipympl"]


def test_i2_branches_inside_each_other_are_followed() -> None:
    found = read(
        "import sys\nif sys.platform == 'emscripten':\n    if 'pyodide' in sys.modules:\n        !pip install a\n"
        "    elif 'google.colab' in sys.modules:\n        !pip install b\n    import c\n"
        "elif other:\n    !pip install d\ndef f():\n    if False:\n        import e\n"
    )
    assert (found.requirements, [item.module for item in found.imports]) == (("a",), ["sys", "c"])


@pytest.mark.parametrize(
    "script",
    [
        "# Databricks notebook source\n# MAGIC %pip install rich\n# COMMAND ----------\nimport six\n",
        "# ---\n# jupyter:\n#   jupytext:\n#     formats: py:light\n# ---\n\n# +\nimport six\n# !pip install rich\n",
        "# %%\n# !pip install --no-deps \\\n#   rich\nimport six\n",
        "# %%\n# x = !pip install rich\nimport six\n# x = 1 or %pip\n",
        "# %%\nif True:\n    # %pip install rich\n    import six\n",
        '# %% language="bash"\n# pip install rich\n# ls\n# %% language="html"\n# pip install b\n\n# %%\nimport six\n',
        '# +\nimport six\n# + language="sh"\n# pip install rich\n# %%\n',
    ],
)
def test_i3_magics_in_the_comments_of_scripts_are_read(script: str) -> None:
    assert is_percent_script(script)
    found = read_percent_script(script, "a.py")
    assert (found.requirements, [item.module for item in found.imports]) == (("rich",), ["six"])


def test_i3_cells_and_notebooks_of_other_languages_are_left_out() -> None:
    cells = [
        {"cell_type": "code", "source": "select 1", "metadata": {"vscode": {"languageId": "sql"}}},
        {"cell_type": "code", "source": "%%shell\npip install six", "metadata": {}},
    ]
    found = read_notebook(json.dumps({"cells": cells, "metadata": {}}), "n.ipynb")
    assert (found.requirements, found.problems) == (("six",), ())
    metadata = {"kernelspec": {"name": "julia-1.9"}, "language_info": {"name": "julia"}}
    assert read_notebook(json.dumps({"cells": cells, "metadata": metadata}), "n.ipynb") == SourceImports()


def test_i2_an_extension_is_an_import_that_a_notebook_can_do_without() -> None:
    found = read("%load_ext autoreload\n%load_ext line_profiler\n%load_ext a.b\n%load_ext 'x y'\nimport c")
    assert [(item.module, item.optional) for item in found.imports] == [
        ("line_profiler", True),
        ("a.b", True),
        ("c", False),
    ]
    assert [(note.facts["path"], note.facts["module"]) for note in found.notes] == [
        ("n.ipynb, cell 1:2", "line_profiler"),
        ("n.ipynb, cell 1:3", "a.b"),
    ]


def test_i2_a_requirements_file_is_named_and_conda_names_are_kept_apart() -> None:
    found = read("%pip install -qr req.txt --requirement=more.txt\n%conda install -c conda-forge scipy=1.15 nodejs")
    assert (found.requirements, found.files, found.conda) == ((), ("req.txt", "more.txt"), ("scipy==1.15.*",))


@pytest.mark.parametrize(
    "cell",
    [
        "%%time\nimport sklearn",
        "%%capture out\nimport sklearn",
        "%%timeit -n1\nimport sklearn",
        "%%timeit import sklearn\nsklearn.show_versions()",
        "%time import sklearn",
        "%timeit -n 3 import sklearn",
        "files = !ls\nimport sklearn",
        "x = %who_ls\nimport sklearn",
        "import sklearn\nsklearn.svm?\n??sklearn",
        "if x:\n    !ls\n    %matplotlib inline\nimport sklearn",
        "%%capture\n%%time\nimport sklearn",
        "%load_ext autoreload\nimport sklearn",
    ],
)
def test_i3_magics_do_not_hide_the_python_of_a_cell(cell: str) -> None:
    found = read(cell)
    assert ([item.module for item in found.imports], found.problems) == (["sklearn"], ())


def test_i3_a_text_that_begins_with_a_percent_sign_is_no_magic() -> None:
    assert modules('x = """\n%pip install no\n"""\nimport a') == ["a"]
    assert read('x = """\n%pip install no\n"""').requirements == ()


def test_i3_a_cell_that_is_not_python_is_named_and_its_other_lines_are_read() -> None:
    found = read("import a", "import b\nthis is no python\nimport c")
    assert [item.module for item in found.imports] == ["a", "b", "c"]
    ((code, facts),) = [(problem.code, problem.facts) for problem in found.problems]
    assert (code, facts["path"], facts["line"]) == (Code.NOT_PYTHON, "n.ipynb, cell 2", 2)


def test_cells_of_another_language_are_not_read() -> None:
    assert read("library(ggplot2)\nx <- 1", kernelspec={"language": "R"}) == SourceImports()
    assert read("%%html\n<b>") == SourceImports()


def test_old_notebooks_and_cells_without_source_are_read() -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["import a"]}]}]}
    assert [item.module for item in read_notebook(json.dumps(old), "x").imports] == ["a"]
    empty = {"cells": [{"cell_type": "code"}, {"cell_type": "markdown", "source": ["import no"]}]}
    assert read_notebook(json.dumps(empty), "x") == SourceImports()


def test_i9_the_address_of_an_index_is_no_name_and_shows_no_password() -> None:
    found = read("%pip install --index-url https://bot:s3cret@example.org/simple -i https://u:s3cret@e.org numpy")
    assert found.requirements == ("numpy",)
    assert "s3cret" not in repr(found)


PARTS = ["%pip install ", "!", "%%time\n", "'", '"', "\\\n", "#", "a>=1", "-r", ";", "(", " "]


@given(st.lists(st.sampled_from(PARTS)))
@example(["%pip install ", "'", "'"])
def test_any_cell_is_read_without_an_error(parts: list[str]) -> None:
    found = read("".join(parts))
    assert all(name and not name.startswith("-") for name in found.requirements)


PERCENT = """# ---
# jupyter: {}
# ---
#
#
#
# %% [markdown]
# # A title
# %pip is a magic
# %%
import numpy
# %pip install rich
# !pip install "attrs>=23"
# %%
%pip install httpx
import pandas
"""


def test_i24_a_script_with_cells_may_have_magics_as_comments() -> None:
    assert is_percent_script(PERCENT)
    assert not is_percent_script("# 100 %% of it\nx = 5 %2\n# %s\n")
    found = read_percent_script(PERCENT, "a.py")
    assert [(item.module, item.line) for item in found.imports] == [("numpy", 11), ("pandas", 16)]
    assert sorted(found.requirements) == ["attrs>=23", "httpx", "rich"]
    assert found.problems == ()


@pytest.mark.parametrize(
    "cells",
    [
        ("NAMES = ['rich']", "import micropip\nawait micropip.install(NAMES)"),
        ("import micropip as mp", "await mp.install('rich')"),
        ("from micropip import install", "await install('rich')"),
        ("async def get(*names):\n    await micropip.install(list(names))", "await get('rich')"),
        ("name = 'rich'", "!pip install {name}"),
        ("names = ['rich']", "for name in names:\n    %pip install $name"),
        ("ours = sys.platform == 'emscripten'", "await micropip.install('rich' if ours else 'six')"),
        ("%sx pip install rich",),
        ("!pipenv install rich",),
        ("await asyncio.gather(*map(micropip.install, ['rich']))",),
    ],
)
def test_i2_what_cells_install_is_followed_through_names_of_other_cells(cells: tuple[str, ...]) -> None:
    found = read(*cells)
    assert (found.requirements, found.notes) == (("rich",), ())


def test_i2_a_list_that_a_cell_reads_from_a_file_is_read() -> None:
    found = read("names = open('requirements.txt').read().split()", "await micropip.install(names)")
    assert (found.files, found.notes) == (("requirements.txt",), ())


@pytest.mark.parametrize(
    ("magic", "files"),
    [
        ("%run -i 'sub/x y.ipynb' --fast", ("sub/x y.ipynb",)),
        ("%run tool", ("tool.py",)),
        ("%run -m json.tool", ()),
        ("%run", ()),
    ],
)
def test_what_a_magic_runs_is_named(magic: str, files: tuple[str, ...]) -> None:
    assert read(magic).files == files


def test_modules_that_a_loop_imports_are_found() -> None:
    found = read("for name in ['rich', 'six.moves']:\n    importlib.import_module(name)")
    assert [item.module for item in found.imports] == ["rich", "six.moves"]


def test_i3_a_notebook_of_ten_thousand_cells_is_read_cell_by_cell() -> None:
    assert is_linear(lambda size: modules(*["import a\n%pip install b\n!ls\nx = = 1\n"] * size), 100)
    assert is_linear(lambda size: modules("x = = 1\n!ls \\\nimport a\n" * size), 300)
    assert is_linear(lambda size: modules("%%time\n" * size), 300)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{}", "it has no cells"),
        ("[]", "it has no cells"),
        ('<<<<<<< HEAD\n{"cells": []}\n=======\n', "it has conflicts of a merge; resolve them first"),
        ("", "it is empty"),
    ],
)
def test_i3_a_file_that_is_no_notebook_says_what_it_is(text: str, error: str) -> None:
    with pytest.raises(Problem) as caught:
        read_notebook(text, "n.ipynb")
    assert caught.value.facts["error"] == f"not a notebook: {error}"


def test_a_requirements_file_that_a_cell_writes_is_not_looked_for() -> None:
    found = read("%%writefile requirements.txt\na\n", "%pip install -r requirements.txt -r other.txt")
    assert (found.requirements, found.files) == (("a",), ("other.txt",))
    found = read("%%writefile ./list.txt\na\n", "%%writefile -a list.txt\nb\n", "%pip install -r list.txt")
    assert (found.requirements, found.files) == (("a", "b"), ())
    environment = "name: x\ndependencies:\n- python=3.12\n- a\n- pip:\n  - b\n"
    found = read(f"%%writefile environment.yml\n{environment}", "!conda env update -f environment.yml")
    assert (found.conda, found.requirements, found.files) == (("a",), ("b",), ())


def test_a_module_that_a_cell_writes_is_read_and_is_its_own() -> None:
    found = read("%%writefile 'lib/helper.py'\nimport rich\n", "import helper", "%%file notes.txt\nimport six\n")
    assert [(item.module, item.cell, item.line) for item in found.imports] == [("rich", 1, 2), ("helper", 2, 1)]
    assert found.own == ("helper",)


@pytest.mark.parametrize(
    "cell", ["ip = get_ipython()\nip.run_line_magic('pip', 'install a')", "get_ipython().magic('pip install a')"]
)
def test_i2_magics_may_be_called_in_other_ways(cell: str) -> None:
    assert read(cell).requirements == ("a",)

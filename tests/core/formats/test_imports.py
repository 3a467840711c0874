"""What a script, notebook or project needs is read from its source."""

from __future__ import annotations

import json

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.imports import (
    Import,
    foreign_modules,
    named_imports,
    read_notebook,
    read_pyproject,
    read_script,
)


def test_imports_are_found_everywhere_in_a_script_except_relative_ones() -> None:
    text = "import a.b\ndef f():\n    from c.d import e\ntry:\n    import g as h\nfinally:\n    from . import i\n"
    assert read_script(text, "x.py").imports == (Import("a", 1), Import("c", 3), Import("g", 5))


def test_a_script_block_declares_requirements() -> None:
    text = '# /// script\n# dependencies = [\n#   "numpy>=1",\n# ]\n# ///\nimport numpy\n'
    assert read_script(text, "x.py").requirements == ("numpy>=1",)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("x = (\n", "not Python"),
        ("# /// script\n# dependencies = 1\n# ///\n", "not a list of strings"),
        ("# /// script\n# dependencies = [\n# ///\n", ""),
    ],
)
def test_a_script_that_is_not_valid_is_a_problem(text: str, error: str) -> None:
    with pytest.raises(Problem) as caught:
        read_script(text, "x.py")
    assert (caught.value.code, caught.value.facts["path"]) == (Code.UNREADABLE_FILE, "x.py")
    assert error in str(caught.value.facts["error"])


def test_the_cells_of_a_notebook_are_read_one_by_one() -> None:
    sources = ["import a\n", "%pip install -q b>=1 c\nimport d", "%%bash\nimport no", "import (", "!ls"]
    cells = [{"cell_type": "code", "source": [text]} for text in sources]
    text = json.dumps({"cells": [*cells, {"cell_type": "markdown", "source": ["import no"]}]})
    found = read_notebook(text, "x.ipynb")
    assert [item.module for item in found.imports] == ["a", "d"]
    assert found.requirements == ("b>=1", "c")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cells": [1]}'])
def test_anything_else_is_no_notebook(text: str) -> None:
    with pytest.raises(Problem) as caught:
        read_notebook(text, "x.ipynb")
    assert caught.value.code is Code.UNREADABLE_FILE


def test_a_project_declares_its_dependencies() -> None:
    assert read_pyproject('[project]\ndependencies = ["six"]', "p").requirements == ("six",)
    assert read_pyproject("[tool.x]\ny = 1", "p").requirements == ()
    with pytest.raises(Problem):
        read_pyproject("[project", "p")


def test_modules_of_the_standard_library_the_runtime_and_the_project_are_no_packages() -> None:
    imports = [Import("os", 1), Import("js", 2), Import("mine", 3), Import("numpy", 4), Import("numpy", 9)]
    assert foreign_modules(imports, {"mine"}) == {"numpy": 4}


def test_imports_are_named_wherever_they_are_in_the_text() -> None:
    text = "import a.b as c, d\n  from . import (e, # one\n  f)\nfrom ..g import h\nimport_module('i.j')\nimport 1\n"
    found = named_imports(text, "top.mid.own", is_package=False)
    assert set(found) == {"a.b", "d", "top.mid", "top.mid.e", "top.mid.f", "top.g", "top.g.h", "i.j"}
    assert named_imports("from . import x", "top", is_package=True) == ("top", "top.x")

"""Each file of a project is read by its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.warm_up.request.project_files import is_project_file, is_superseded, read_file

RUNTIME = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")


@pytest.mark.parametrize(
    ("name", "text", "requirements"),
    [
        ("pyproject.toml", '[project]\ndependencies = ["six"]', ("six",)),
        ("pylock.dev.toml", '[[packages]]\nname = "six"\nversion = "1"', ("six==1",)),
        ("uv.lock", '[[package]]\nname = "six"\nversion = "1"', ("six==1",)),
        ("environment.yml", "dependencies:\n- pip:\n  - six\n", ("six",)),
        ("pyscript.toml", 'packages = ["six"]', ("six",)),
        ("index.html", '<py-config>packages = ["six"]</py-config>', ("six",)),
        ("requirements-dev.txt", "six\n", ("six",)),
        ("pixi.toml", '[pypi-dependencies]\nsix = "*"', ("six",)),
        ("jupyter-lite.json", '{"loadPyodideOptions": {"packages": ["six"]}}', ("six",)),
        ("a.qmd", "```{python}\n%pip install six\n```\n", ("six",)),
        ("a.md", "```{code-cell}\n%pip install six\n```\n", ("six",)),
        ("INDEX.HTML", '<py-config>packages = ["six"]</py-config>', ("six",)),
        ("Requirements.TXT", "six\r\n", ("six",)),
        ("conda.yaml", "dependencies:\r\n- pip:\r\n  - six\r\n", ("six",)),
        ("a.rst", ".. replite::\r\n\r\n   %pip install six\r\n", ("six",)),
        ("block.py", "# /// script\r\n# dependencies = ['six']\r\n# ///\r\n", ("six",)),
        ("cells.py", "# %%\n# %pip install six\n", ("six",)),
        ("a.py", "import micropip\nmicropip.install('six')", ("six",)),
    ],
)
def test_i24_the_name_of_a_file_says_its_format(
    tmp_path: Path, name: str, text: str, requirements: tuple[str, ...]
) -> None:
    file = tmp_path / name
    file.write_text(text, newline="")
    assert is_project_file(file)
    assert read_file(file, name, RUNTIME).requirements == requirements


def test_i2_files_that_a_notebook_or_page_names_are_read(tmp_path: Path) -> None:
    (tmp_path / "req.txt").write_text("six\n")
    (tmp_path / "my.toml").write_text('packages = ["rich"]')
    notebook = tmp_path / "n.ipynb"
    notebook.write_text('{"cells": [{"cell_type": "code", "source": "%pip install -r req.txt -r gone.txt"}]}')
    found = read_file(notebook, "n.ipynb", RUNTIME)
    assert found.requirements == ("six",)
    assert [problem.facts["path"] for problem in found.problems] == ["n.ipynb: gone.txt"]
    page = tmp_path / "p.html"
    page.write_text('<script type="py" config="my.toml"></script>')
    assert read_file(page, "p.html", RUNTIME).requirements == ("rich",)


@pytest.mark.parametrize("name", ["packages.bin", "a.toml", "pyproject.toml", "missing.txt"])
def test_i2_a_named_file_that_cannot_be_read_leaves_the_rest(tmp_path: Path, name: str) -> None:
    if name != "missing.txt":
        (tmp_path / name).write_bytes(b"\x00\x01[")
    cell = {"cell_type": "code", "source": f"%pip install six -r {name}\nimport numpy"}
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    found = read_file(tmp_path / "a.ipynb", "a.ipynb", RUNTIME)
    assert (found.requirements, [item.module for item in found.imports]) == (("six",), ["numpy"])
    assert len(found.problems) == (name != "pyproject.toml")  # which is read by itself


def test_a_lock_beside_a_pyproject_is_left_to_it(tmp_path: Path) -> None:
    assert not is_superseded(tmp_path / "uv.lock")
    (tmp_path / "pyproject.toml").write_text("")
    assert is_superseded(tmp_path / "uv.lock")
    assert not is_superseded(tmp_path / "a.py")


def test_other_files_are_not_read(tmp_path: Path) -> None:
    assert not is_project_file(tmp_path / "notes.txt")
    (tmp_path / "README.md").write_text("```python\nimport numpy\n```\n")
    assert not is_project_file(tmp_path / "README.md")
    (tmp_path / "fast.pyx").write_text("cimport numpy\n")
    for name in ("gone.py", "fast.pyx"):
        with pytest.raises(Problem) as raised:
            read_file(tmp_path / name, name, RUNTIME)
        assert raised.value.code is Code.UNREADABLE_FILE


def test_i3_a_notebook_may_have_large_pictures_in_it(tmp_path: Path) -> None:
    cell = {"cell_type": "code", "source": "import numpy", "outputs": [{"data": "x" * 9_000_000}]}
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    assert [item.module for item in read_file(tmp_path / "a.ipynb", "a.ipynb", RUNTIME).imports] == ["numpy"]
    (tmp_path / "a.py").write_text(f"x = '{'x' * 9_000_000}'")
    with pytest.raises(Problem) as caught:
        read_file(tmp_path / "a.py", "a.py", RUNTIME)
    assert "larger" in str(caught.value.facts["error"])

"""Python scripts and what they declare."""

from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.projects.scripts import read_script, read_setup_py
from pyodide_cache.projects.source_imports import SourceImports


def test_a_script_block_declares_requirements() -> None:
    text = '# /// script\n# dependencies = [\n#   "numpy>=1",\n# ]\n# ///\nimport numpy\n'
    assert read_script(text, "x.py").requirements == ("numpy>=1",)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("# /// script\n# dependencies = 1\n# ///\n", "not a list of strings"),
        ("# /// script\n# dependencies = [\n# ///\n", ""),
        ("# /// script\n# dependencies = []\n# ///\n" * 2, "several"),
    ],
)
def test_i24_a_script_block_that_is_not_valid_is_a_problem(text: str, error: str) -> None:
    found = read_script(f"{text}import numpy\n", "x.py")
    (problem,) = found.problems
    assert (problem.code, problem.facts["path"]) == (Code.UNREADABLE_FILE, "x.py")
    assert error in str(problem.facts["error"])
    assert [item.module for item in found.imports] == ["numpy"]


def test_i23_the_sources_of_a_script_block_apply() -> None:
    text = """
# /// script
# dependencies = ["mine", "torch", "six"]
# [tool.uv.sources]
# mine = { git = "https://h/mine" }
# torch = { index = "gpu" }
# [[tool.uv.index]]
# name = "gpu"
# url = "https://h/gpu"
# explicit = true
# ///
# %%
# %pip install rich
import numpy
"""
    found = read_script(text, "a.py")
    assert found.requirements == ("mine @ git+https://h/mine", "torch", "six", "rich")
    assert found.index.first == (IndexPlace("https://h/gpu", only=("torch",)),)
    assert [item.module for item in found.imports] == ["numpy"]


def test_a_setup_py_declares_requirements() -> None:
    code = (
        "import numpy\nfrom setuptools import setup\nsetup(install_requires=['six'], extras_require={'a': ['b']})\n"
    )
    assert read_setup_py(code, "setup.py") == SourceImports(requirements=("six",), optional=("b",))

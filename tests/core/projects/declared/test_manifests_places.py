"""From where a project wants its packages."""

from __future__ import annotations

from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.projects.declared.manifests import read_pipfile, read_pyproject


def test_i23_what_comes_from_elsewhere_is_never_asked_of_an_index_by_its_name() -> None:
    pyproject = """
[project]
name = "x"
dependencies = ["a", "part[fast]>=1", "repo>=2", "wheel; python_version > '3'", "folder", "many", "named"]
[tool.uv.sources]
part = { workspace = true }
repo = { git = "https://h/repo", tag = "v1" }
wheel = { path = "./w/wheel-1.0-py3-none-any.whl" }
folder = { path = "../folder", editable = true }
many = [{ url = "https://h/many-1.0-py3-none-any.whl", marker = "sys_platform == 'linux'" }]
named = { index = "own" }
"""
    assert read_pyproject(pyproject, "p").requirements == (
        "a",
        "part[fast] @ workspace:",
        "repo @ git+https://h/repo",
        "wheel @ ./w/wheel-1.0-py3-none-any.whl ; python_version > '3'",
        "folder @ ../folder",
        "many @ https://h/many-1.0-py3-none-any.whl",
        "named",
    )


def test_i22_indexes_of_a_project_are_asked_for_what_names_them() -> None:
    uv = """
[project]
dependencies = ["torch", "Mine.Own", "six"]
[tool.uv.sources]
torch = [{ index = "gpu", marker = "sys_platform != 'win32'" }]
"Mine.Own" = { index = "own" }
[[tool.uv.index]]
name = "gpu"
url = "https://h/gpu"
explicit = true
[[tool.uv.index]]
name = "own"
url = "https://h/own"
[[tool.uv.index]]
name = "flat"
url = "./wheels"
format = "flat"
[tool.uv.pip]
extra-index-url = ["https://h/old"]
"""
    found = read_pyproject(uv, "p")
    assert found.requirements == ("torch", "Mine.Own", "six")
    assert found.index.first == (
        IndexPlace("https://h/gpu", only=("torch",)),
        IndexPlace("https://h/own", only=("mine-own",)),
        IndexPlace("https://h/own"),
        IndexPlace("./wheels", links=True),
        IndexPlace("https://h/old"),
    )
    poetry = """
[tool.poetry.dependencies]
torch = { version = "^2", source = "gpu" }
[[tool.poetry.source]]
name = "gpu"
url = "https://h/gpu"
priority = "explicit"
"""
    assert read_pyproject(poetry, "p").index.first == (IndexPlace("https://h/gpu", only=("torch",)),)
    pipfile = """
[[source]]
name = "all"
url = "https://h/all"
[[source]]
name = "own"
url = "https://h/own"
[packages]
mine = {version = "*", index = "own"}
"""
    index = read_pipfile(pipfile, "p").index
    assert (index.first, index.default) == (
        (IndexPlace("https://h/own", only=("mine",)),),
        IndexPlace("https://h/all"),
    )


def test_of_several_sources_the_one_for_the_browser_counts() -> None:
    text = """
[project]
dependencies = ["here", "there"]
[[tool.uv.index]]
name = "own"
url = "https://h/own"
explicit = true
[tool.uv.sources]
here = [{ git = "https://h/x", marker = "os_name == 'nt'" }, { index = "own", marker = "sys_platform != 'linux'" }]
there = [{ index = "own", marker = "sys_platform == 'linux'" }, { git = "https://h/x", marker = "os_name != 'nt'" }]
"""
    found = read_pyproject(text, "p")
    assert found.requirements == ("here", "there @ git+https://h/x")
    assert found.index.first == (IndexPlace("https://h/own", only=("here",)),)

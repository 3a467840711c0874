"""What Poetry, PDM, Pipenv, pixi, Briefcase and Flet add to a project's requirements."""

from __future__ import annotations

import json

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.projects.declared.manifests import read_pipfile, read_pixi, read_pyproject, read_setup_cfg
from pyodide_cache.projects.declared.tool_locks import read_pipfile_lock, read_poetry_lock

RUNTIME = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")


def test_i24_constraints_of_poetry_become_specifiers() -> None:
    text = """
[tool.poetry.dependencies]
python = "^3.11"
a = "^5.1"
b = {version = "~1.2.3", extras = ["x"]}
c = "^0.2.3"
d = {version = ">=1 <2", optional = true}
e = "*"
f = "1.5"
g = [{version = "1", python = "<3.9"}, {version = "2", python = ">=3.9"}]
h = {path = "../h"}
j = "^1.0 || ^2.0"
k = "v1.2"
l = "latest"
m = "^v1.2"
[tool.poetry.group.dev.dependencies]
i = "1.*"
"""
    found = read_pyproject(text, "p")
    assert found.requirements == (
        *("a>=5.1,<6", "b[x]>=1.2.3,<1.3", "c>=0.2.3,<0.3", "e", "f==1.5"),
        *("g==1 ; (python_version < '3.9')", "g==2 ; (python_version >= '3.9')"),
        *("h @ ../h", "j>=1,<3", "k==v1.2", "l==latest", "m>=1.2,<2"),
    )
    assert found.optional == ("d>=1,<2", "i==1.*")


PIXI = """
[dependencies]
python = ">=3.12"
numpy = "2.*"
pytorch = { version = ">=2", channel = "conda-forge" }
[pypi-dependencies]
rich = ">=13,<15"
six = "*"
mine = { path = ".", editable = true }
wheel = { path = "w/wheel-1.0-py3-none-any.whl" }
repo = { git = "https://h/repo" }
extra = { version = "==1.0", extras = ["fast"] }
[feature.test.pypi-dependencies]
pytest = "*"
[target.unix.pypi-dependencies]
here = "*"
[target.win-64.pypi-dependencies]
elsewhere = "*"
"""


def test_i24_pixi_has_packages_of_conda_and_of_the_index() -> None:
    found = read_pixi(PIXI, "p")
    assert found.requirements == (
        *("rich>=13,<15", "six", "mine @ .", "wheel @ w/wheel-1.0-py3-none-any.whl"),
        *("repo @ git+https://h/repo", "extra[fast]==1.0", "here"),
    )
    assert found.conda == ("numpy==2.*", "torch>=2")
    assert found.optional == ("pytest",)
    assert read_pyproject('[tool.pixi.pypi-dependencies]\nrich = "*"', "p").requirements == ("rich",)


@pytest.mark.parametrize("default", ['["plot"]', '{ features = ["plot"], solve-group = "one" }'])
def test_features_of_pixis_default_environment_are_needed(default: str) -> None:
    features = (
        f'[feature.plot.dependencies]\nmatplotlib = "*"\n[feature.plot.pypi-dependencies]\nplotly = "*"\n'
        f'[feature.plot.target.unix.pypi-dependencies]\nhere = "*"\n[environments]\ndefault = {default}\n'
    )
    found = read_pixi(f"{PIXI}{features}test = ['test']\n", "p")
    assert found.requirements[-2:] == ("plotly", "here")
    assert found.conda[-1] == "matplotlib"
    assert found.optional == ("pytest",)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("file:///${PROJECT_ROOT}/w/a-1-py3-none-any.whl", "./w/a-1-py3-none-any.whl"),
        ("{root:uri}/w/a-1-py3-none-any.whl", "./w/a-1-py3-none-any.whl"),
        ("{root:parent:parent:uri}/a", "./../../a"),
    ],
)
def test_i24_paths_of_pdm_and_hatch_are_below_the_project(written: str, path: str) -> None:
    assert read_pyproject(f'[project]\ndependencies = ["a @ {written}"]', "p").requirements == (f"a @ {path}",)


def test_i24_markers_of_pipenv_and_poetry_are_those_of_pip() -> None:
    text = """[packages]
a = {version = "*", sys_platform = "== 'win32'"}
b = {version = ">=1", platform_machine = "!= 'x'", markers = "os_name == 'nt'"}
"""
    assert read_pipfile(text, "p").requirements == (
        "a ; (sys_platform == 'win32')",
        "b>=1 ; (os_name == 'nt') and (platform_machine != 'x')",
    )
    poetry = """[tool.poetry.dependencies]
python = "^3.8"
a = {version = "^1", python = "~3.10 || ^3.12"}
b = {version = "*", platform = "linux"}
"""
    found = read_pyproject(poetry, "p")
    bounds = (("3.10", "3.11"), ("3.12", "4"))
    pythons = [f"python_version >= '{first}' and python_version < '{after}'" for first, after in bounds]
    assert found.requirements == (
        f"a>=1,<2 ; ({' or '.join(pythons)})",
        "b ; (sys_platform == 'linux')",
    )
    assert found.pythons == (">=3.8,<4",)


def test_i24_what_build_backends_name_otherwise_is_read() -> None:
    flit = '[tool.flit.metadata]\nrequires = ["a"]\n[tool.flit.metadata.requires-extra]\ntest = ["b"]'
    assert (read_pyproject(flit, "p").requirements, read_pyproject(flit, "p").optional) == (("a",), ("b",))
    pdm = '[project]\ndependencies = ["a", "-e file:///${PROJECT_ROOT}/b#egg=b", "-e git+https://h/c.git#egg=c"]'
    assert read_pyproject(pdm, "p").requirements == ("a", "./b#egg=b", "git+https://h/c.git#egg=c")
    cfg = "[options]\ninstall_requires =\n  a>=1  # why\n  # no\n  b; os_name == 'nt'\n"
    assert read_setup_cfg(cfg, "p").requirements == ("a>=1", "b; os_name == 'nt'")


def test_i24_lock_files_of_pdm_and_pipenv_are_read() -> None:
    rows = (("a", '["default"]', ""), ("b", '["dev"]', ""), ("c", '["default"]', "marker = \"os_name == 'nt'\""))
    pdm = "\n".join(f'[[package]]\nname = "{n}"\nversion = "1"\ngroups = {g}\n{more}' for n, g, more in rows)
    assert read_poetry_lock(pdm, "p", RUNTIME).requirements == ("a==1",)
    packages = {
        "a": {"version": "==1.0", "hashes": ["sha256:00"]},
        "b": {"version": "==2.0", "markers": "os_name == 'nt'"},
        "c": {"editable": True, "path": "."},
        "d": {"git": "https://h/d.git", "ref": "x"},
    }
    pipenv = json.dumps({"_meta": {}, "default": packages, "develop": {"e": {"version": "==1"}}})
    assert read_pipfile_lock(pipenv, "p", RUNTIME).requirements == ("a==1.0", "d @ git+https://h/d.git")
    with pytest.raises(Problem):
        read_pipfile_lock("{", "p", RUNTIME)


def test_poetry_takes_one_equal_sign_for_two_and_pipenv_has_categories() -> None:
    text = '[tool.poetry.dependencies]\na = "=1.2"\nb = "= 1.2"\nc = "1.2"\n'
    assert read_pyproject(text, "pyproject.toml").requirements == ("a==1.2", "b==1.2", "c==1.2")
    found = read_pipfile('[packages]\na = "*"\n[docs]\nb = "*"\n[scripts]\nc = "d"\n', "Pipfile")
    assert (found.requirements, found.optional) == (("a",), ("b",))


def test_i24_web_apps_of_briefcase_and_flet_need_more_than_their_project() -> None:
    text = """[tool.briefcase]
requires = ["a"]
[tool.briefcase.app.mine]
requires = ["b", "./c"]
web.requires = ["d"]
macOS.requires = ["no"]
[tool.flet]
dependencies = ["e"]
web.dependencies = ["f"]
"""
    assert read_pyproject(text, "p").requirements == ("a", "b", "d", "e", "f")


def test_what_pdm_excludes_is_left_out_whatever_requires_it() -> None:
    found = read_pyproject('[tool.pdm.resolution]\nexcludes = ["six"]\n', "p")
    assert found.overrides == ("six ; python_version < '0'",)

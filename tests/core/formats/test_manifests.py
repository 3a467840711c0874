"""Project files and lock files of other tools declare requirements."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.manifests import read_package_json, read_pipfile, read_pixi, read_pyproject, read_setup_cfg
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.source_imports import SourceImports
from pyodide_cache.formats.tool_locks import read_pipfile_lock, read_poetry_lock, read_pylock, read_uv_lock

RUNTIME = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")


def test_a_project_declares_its_dependencies() -> None:
    assert read_pyproject('[project]\ndependencies = ["six"]', "p").requirements == ("six",)
    assert read_pyproject("[tool.x]\ny = 1", "p").requirements == ()
    with pytest.raises(Problem):
        read_pyproject("[project", "p")


def test_i24_extras_and_dependency_groups_are_optional() -> None:
    text = """
[project]
name = "demo"
dependencies = ["six"]
[project.optional-dependencies]
web = ["rich"]
all = ["demo[web]"]
[dependency-groups]
dev = ["pytest", {include-group = "More_Tools"}]
more-tools = ["msgpack"]
"""
    found = read_pyproject(text, "p")
    assert (found.requirements, set(found.optional)) == (("six",), {"rich", "pytest", "msgpack"})


def test_i24_a_group_or_an_extra_that_is_not_valid_costs_nothing_else() -> None:
    text = """
[project]
dependencies = ["six"]
[project.optional-dependencies]
odd = { a = "1" }
[dependency-groups]
a = [{include-group = "b"}, "rich"]
b = [{include-group = "a"}, {include-group = "none"}, 3]
"""
    found = read_pyproject(text, "p")
    assert (found.requirements, found.optional, found.problems) == (("six",), ("rich",), ())


def test_i24_development_environments_are_optional() -> None:
    text = """
[tool.uv]
dev-dependencies = ["a"]
[tool.pdm.dev-dependencies]
test = ["b"]
[tool.hatch.envs.default]
dependencies = ["c"]
"""
    found = read_pyproject(text, "p")
    assert (found.requirements, found.optional) == ((), ("a", "b", "c"))


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
        *("j>=1,<3", "k==v1.2", "l==latest", "m>=1.2,<2"),
    )
    assert found.optional == ("d>=1,<2", "i==1.*")


def test_other_manifests_are_read() -> None:
    poetry = '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[[package]]\nname = "b"\ngroups = ["dev"]'
    assert read_poetry_lock(poetry, "p", RUNTIME).requirements == ("a==1",)
    pipfile = read_pipfile('[packages]\na = "*"\n[dev-packages]\nb = ">=1"', "p")
    assert (pipfile.requirements, pipfile.optional) == (("a",), ("b>=1",))
    setup = read_setup_cfg("[options]\ninstall_requires =\n  a>=1\n  # no\n[options.extras_require]\nx = b", "s")
    assert (setup.requirements, setup.optional) == (("a>=1",), ("b",))
    assert read_setup_cfg("[options]\ninstall_requires = a; b>=1", "s").requirements == ("a", "b>=1")
    versions = {"^0.29.0": ">=0.29.0,<0.30", "~314.0.1": ">=314.0.1,<314.1", "0.27.7": "==0.27.7", "latest": ""}
    for version, specifier in versions.items():
        found = read_package_json(json.dumps({"dependencies": {"pyodide": version}}))
        assert found == SourceImports(releases=(specifier,))
    desktop = {"dependencies": ["a"], "requirementsTxtFiles": ["r.txt"]}
    found = read_package_json(json.dumps({"stlite": {"desktop": desktop}}))
    assert found == SourceImports(requirements=("a",), files=("r.txt",), own=("streamlit",))
    assert read_package_json("[]") == read_package_json("x") == SourceImports()


@pytest.mark.parametrize("read", [read_pyproject, read_setup_cfg, read_pipfile])
def test_a_broken_file_is_named(read: object) -> None:
    with pytest.raises(Problem) as raised:
        read("[x", "file")  # type: ignore[operator]
    assert raised.value.facts["path"] == "file"


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
        "repo @ git+https://h/repo",
        "wheel @ ./w/wheel-1.0-py3-none-any.whl ; python_version > '3'",
        "many @ https://h/many-1.0-py3-none-any.whl",
        "named",
    )


_KEYS = [
    *(
        "project",
        "dependencies",
        "optional-dependencies",
        "dependency-groups",
        "include-group",
        "tool",
        "poetry",
        "uv",
    ),
    *("sources", "packages", "package", "name", "version", "source", "git", "vcs", "url", "path", "wheels", "hashes"),
    *("archive", "marker", "markers", "groups", "default-groups", "dev-packages", "install_requires"),
]
_VALUES = st.recursive(
    st.one_of(
        st.booleans(), st.integers(0, 9), st.sampled_from(["a", "a>=1", "^1.2", "*", "sys_platform == 'x'", "["])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5)),
    max_leaves=15,
)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(_toml, value)) + "]" if isinstance(value, list) else json.dumps(value)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=5))
def test_i24_any_table_is_read_or_is_a_problem(table: dict[str, object]) -> None:
    documents = (table, {"project": table, "tool": {"poetry": table, "uv": {"sources": table}}})
    documents = (*documents, {"dependency-groups": table}, {"package": [table], "packages": [table]})
    for document in documents:
        text = "\n".join(f"{key} = {_toml(value)}" for key, value in document.items())
        for read in (read_pyproject, read_pipfile):
            with contextlib.suppress(Problem):
                read(text, "f")
        for read_lock in (read_pylock, read_uv_lock, read_poetry_lock):
            with contextlib.suppress(Problem):
                read_lock(text, "f", RUNTIME)


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
        *("rich>=13,<15", "six", "wheel @ w/wheel-1.0-py3-none-any.whl"),
        *("repo @ git+https://h/repo", "extra[fast]==1.0", "here"),
    )
    assert found.conda == ("numpy==2.*", "torch>=2")
    assert found.optional == ("pytest",)
    assert read_pyproject('[tool.pixi.pypi-dependencies]\nrich = "*"', "p").requirements == ("rich",)


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


def test_i24_groups_that_include_each_other_twice_are_expanded_once() -> None:
    include = '{{include-group = "g{0}"}}'
    lines = [f"g{number} = [{', '.join([include.format(number + 1)] * 2)}]" for number in range(60)]
    assert read_pyproject("\n".join(["[dependency-groups]", *lines, 'g60 = ["six"]']), "p").optional[:1] == ("six",)


def test_i24_dependencies_of_a_project_may_be_in_files() -> None:
    text = '[tool.setuptools.dynamic]\ndependencies = {file = ["deps.txt"]}\n'
    text += '[tool.hatch.metadata.hooks.requirements_txt]\nfiles = ["more.txt"]\n'
    assert read_pyproject(text, "p").files == ("deps.txt", "more.txt")
    assert read_pyproject('[tool.setuptools.dynamic]\ndependencies = {file = "deps.txt"}', "p").files == ("deps.txt",)
    extras = "[options.extras_require]\na = file: x.txt\nb = six\n"
    found = read_setup_cfg(f"[options]\ninstall_requires = file: deps.txt, more.txt\n{extras}", "s")
    assert (found.files, found.requirements, found.optional) == (("deps.txt", "more.txt"), (), ("six",))
    assert read_pyproject('[tool.flit.metadata]\nrequires = ["six"]', "p").requirements == ("six",)
    assert read_pyproject('[tool.rye]\ndev-dependencies = ["six"]', "p").optional == ("six",)


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
    assert read_pyproject(pdm, "p").requirements == ("a", "git+https://h/c.git#egg=c")
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


def test_a_project_may_need_its_own_extras() -> None:
    found = read_pyproject(
        '[project]\nname = "My.App"\ndependencies = ["my_app[plot, io]", "rich"]\n[project.optional-dependencies]\n'
        'plot = ["bokeh", "my-app[Io]"]\nIO = ["pandas"]\nother = ["six"]\n',
        "pyproject.toml",
    )
    assert found.requirements == ("rich", "pandas", "bokeh")
    assert "six" in found.optional


def test_i24_extras_may_be_in_files() -> None:
    text = (
        '[tool.setuptools.dynamic.optional-dependencies]\na = { file = ["a.txt"] }\nb = { file = "b.txt" }\n'
        '[tool.hatch.metadata.hooks.requirements_txt.optional-dependencies]\nc = ["c.txt"]\n'
    )
    files = ("a.txt", "b.txt", "c.txt")
    assert read_pyproject(text, "pyproject.toml").rules == tuple(("optional", name) for name in files)
    found = read_setup_cfg("[options.extras_require]\nx = file: a.txt, b.txt\ny = six\n", "setup.cfg")
    assert (found.optional, found.rules) == (("six",), (("optional", "a.txt"), ("optional", "b.txt")))


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

"""Project files and lock files of other tools declare requirements."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.projects.declared.manifests import (
    read_hatch,
    read_package_json,
    read_pipfile,
    read_pyproject,
    read_setup_cfg,
)
from pyodide_cache.projects.declared.tool_locks import read_poetry_lock, read_pylock, read_uv_lock
from pyodide_cache.projects.source_imports import SourceImports

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


def test_other_manifests_are_read() -> None:
    poetry = '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[[package]]\nname = "b"\ngroups = ["dev"]'
    assert read_poetry_lock(poetry, "p", RUNTIME).requirements == ("a==1",)
    pipfile = read_pipfile('[packages]\na = "*"\n[dev-packages]\nb = ">=1"', "p")
    assert (pipfile.requirements, pipfile.optional) == (("a",), ("b>=1",))
    setup = read_setup_cfg("[options]\ninstall_requires =\n  a>=1\n  # no\n[options.extras_require]\nx = b", "s")
    assert (setup.requirements, setup.optional) == (("a>=1",), ("b",))
    assert read_setup_cfg("[options]\ninstall_requires = a; b>=1", "s").requirements == ("a", "b>=1")
    continued = "[options]\ninstall_requires =\n\ta; \\\n\tpython_version < '3.8'\n\tb\n"
    assert read_setup_cfg(continued, "s").requirements == ("a;  python_version < '3.8'", "b")
    versions = {"^0.29.0": ">=0.29.0,<0.30", "~314.0.1": ">=314.0.1,<314.1", "0.27.7": "==0.27.7", "latest": ""}
    for version, specifier in versions.items():
        found = read_package_json(json.dumps({"dependencies": {"pyodide": version}}))
        assert found == SourceImports(releases=(specifier,))
    desktop = {"dependencies": ["a"], "requirementsTxtFiles": ["r.txt"]}
    found = read_package_json(json.dumps({"stlite": {"desktop": desktop}}))
    assert found == SourceImports(requirements=("a",), files=("r.txt",), own=("streamlit",))
    assert read_package_json("[]") == read_package_json("x") == SourceImports()


def test_i24_values_of_a_setup_cfg_name_others() -> None:
    setup = "[options]\nbase = a>=1\ninstall_requires =\n  %(base)s\n  b\n"
    found = read_setup_cfg(f"{setup}[options.extras_require]\nx = c\nall =\n  %(x)s\n  d", "s")
    assert (found.requirements, found.optional) == (("a>=1", "b"), ("c", "c", "d"))
    with pytest.raises(Problem, match="nope"):
        read_setup_cfg("[options]\ninstall_requires = %(nope)s", "s")


@pytest.mark.parametrize("read", [read_pyproject, read_setup_cfg, read_pipfile])
def test_a_broken_file_is_named(read: object) -> None:
    with pytest.raises(Problem) as raised:
        read("[x", "file")  # type: ignore[operator]
    assert raised.value.facts["path"] == "file"


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


def test_i23_poetry_says_where_packages_of_the_project_come_from() -> None:
    text = """[project]
dependencies = ["here (>=1)", "repo", "wheel", "rich"]
[tool.poetry.dependencies]
here = { path = "../here", develop = true }
repo = { git = "https://h/repo.git" }
wheel = { url = "https://h/wheel-1.0-py3-none-any.whl" }
[tool.poetry.group.main.dependencies]
six = "*"
"""
    assert set(read_pyproject(text, "p").requirements) == {
        *(
            "here @ ../here",
            "repo @ git+https://h/repo.git",
            "wheel @ https://h/wheel-1.0-py3-none-any.whl",
            "rich",
            "six",
        ),
    }


def test_i24_environments_of_a_hatch_toml_are_optional() -> None:
    found = read_hatch('[envs.default]\ndependencies = ["six"]\n', "hatch.toml")
    assert (found.requirements, found.optional) == ((), ("six",))

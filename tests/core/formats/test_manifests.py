"""Project files and lock files of other tools declare requirements."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.manifests import (
    is_pylock_name,
    npm_pyodide,
    pylock_pins,
    read_pipfile,
    read_poetry_lock,
    read_pylock,
    read_pyproject,
    read_setup_cfg,
    read_uv_lock,
)
from pyodide_cache.formats.runtime import Runtime

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
    with pytest.raises(Problem) as raised:
        read_pyproject('[dependency-groups]\na = [{include-group = "b"}]\nb = [{include-group = "a"}]', "p")
    assert raised.value.code is Code.UNREADABLE_FILE


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
[tool.poetry.group.dev.dependencies]
i = "1.*"
"""
    found = read_pyproject(text, "p")
    assert found.requirements == (
        *("a>=5.1,<6", "b[x]>=1.2.3,<1.3", "c>=0.2.3,<0.3", "e", "f==1.5"),
        *("g==1 ; (python_version < '3.9')", "g==2 ; (python_version >= '3.9')"),
    )
    assert found.optional == ("d>=1,<2", "i==1.*")


def test_i24_a_pylock_has_the_packages_of_this_runtime_and_of_its_default_groups() -> None:
    text = """
lock-version = "1.0"
default-groups = ["web"]
[[packages]]
name = "a"
version = "1.0"
[[packages]]
name = "win"
version = "2"
marker = "sys_platform == 'win32'"
[[packages]]
name = "dev"
version = "2"
marker = "'dev' in dependency_groups"
[[packages]]
name = "web"
version = "3"
marker = "'web' in dependency_groups"
[[packages]]
name = "here"
directory = {path = "."}
"""
    assert read_pylock(text, "p", RUNTIME).requirements == ("a==1.0", "web==3")


def test_i24_a_uv_lock_is_followed_from_the_project() -> None:
    text = """
version = 1
[[package]]
name = "app"
version = "0"
source = {virtual = "."}
dependencies = [{name = "a"}, {name = "win", marker = "sys_platform == 'win32'"}]
dev-dependencies = {dev = [{name = "tool"}]}
[[package]]
name = "a"
version = "1.0"
dependencies = [{name = "b"}]
[[package]]
name = "b"
version = "2.0"
[[package]]
name = "win"
version = "1"
[[package]]
name = "tool"
version = "1"
"""
    assert set(read_uv_lock(text, "u", RUNTIME).requirements) == {"a==1.0", "b==2.0"}


def test_other_manifests_are_read() -> None:
    poetry = '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[[package]]\nname = "b"\ngroups = ["dev"]'
    assert read_poetry_lock(poetry, "p", RUNTIME).requirements == ("a==1",)
    pipfile = read_pipfile('[packages]\na = "*"\n[dev-packages]\nb = ">=1"', "p")
    assert (pipfile.requirements, pipfile.optional) == (("a",), ("b>=1",))
    setup = read_setup_cfg("[options]\ninstall_requires =\n  a>=1\n  # no\n[options.extras_require]\nx = b", "s")
    assert (setup.requirements, setup.optional) == (("a>=1",), ("b",))
    assert npm_pyodide('{"dependencies": {"pyodide": "^0.29.0"}}') == "^0.29.0"
    assert npm_pyodide("[]") is None


@pytest.mark.parametrize("read", [read_pyproject, read_setup_cfg, read_pipfile])
def test_a_broken_file_is_named(read: object) -> None:
    with pytest.raises(Problem) as raised:
        read("[x", "file")  # type: ignore[operator]
    assert raised.value.facts["path"] == "file"


def test_hashes_of_wheels_for_other_platforms_are_no_pins_of_a_pylock() -> None:
    text = """
lock-version = "1.0"
created-by = "x"
[[packages]]
name = "numpy"
version = "2.4.6"
[[packages.wheels]]
name = "numpy-2.4.6-cp314-cp314-manylinux_2_28_x86_64.whl"
url = "https://example.org/numpy.whl"
hashes = { sha256 = "AA" }
[[packages]]
name = "six"
version = "1.17.0"
[[packages.wheels]]
url = "https://example.org/six-1.17.0-py2.py3-none-any.whl"
hashes = { sha256 = "BB", md5 = "c" }
[[packages]]
name = "pywin32"
version = "1"
marker = "sys_platform == 'win32'"
"""
    assert pylock_pins(text, "pylock.toml", RUNTIME) == [
        ("numpy==2.4.6", frozenset()),
        ("six==1.17.0", frozenset({"sha256:bb"})),
    ]
    assert is_pylock_name("pylock.dev.toml")
    assert not is_pylock_name("mypylock.toml")


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


@pytest.mark.parametrize(
    ("uv", "poetry", "pylock", "expected"),
    [
        ('registry = "https://h"', 'type = "legacy"\nurl = "https://h"', 'index = "https://h"', ("a==1",)),
        (
            'git = "https://h/a"',
            'type = "git"\nurl = "https://h/a"',
            'vcs = {type = "git", url = "https://h/a"}',
            ("a @ git+https://h/a",),
        ),
        ('directory = "../a"', 'type = "directory"\nurl = "../a"', 'directory = {path = "../a"}', ()),
        (
            'path = "w/a-1.zip"',
            'type = "file"\nurl = "w/a-1.zip"',
            'archive = {path = "w/a-1.zip"}',
            ("a @ w/a-1.zip",),
        ),
        (
            'url = "https://h/a-1.zip"',
            'type = "url"\nurl = "https://h/a-1.zip"',
            'archive = {url = "https://h/a-1.zip"}',
            ("a @ https://h/a-1.zip",),
        ),
    ],
)
def test_i23_a_lock_file_says_where_a_package_comes_from(
    uv: str, poetry: str, pylock: str, expected: tuple[str, ...]
) -> None:
    row = '[[package]]\nname = "a"\nversion = "1"\n'
    assert read_uv_lock(f"{row}source = {{ {uv} }}", "u", RUNTIME).requirements == expected
    assert read_poetry_lock(f"{row}[package.source]\n{poetry}", "p", RUNTIME).requirements == expected
    assert read_pylock(row.replace("package", "packages") + pylock, "y", RUNTIME).requirements == expected


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

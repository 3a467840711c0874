"""Lock files of other tools."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.projects.declared.tool_locks import read_pipfile_lock, read_poetry_lock, read_pylock, read_uv_lock

RUNTIME = Runtime("3.14.2", "emscripten_5_0_3", "2026_0")


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


def test_i24_a_uv_lock_names_extras_and_versions_of_what_it_needs() -> None:
    text = """
[[package]]
name = "app"
version = "0"
source = {editable = "."}
dependencies = [
    {name = "a", extra = ["x"]},
    {name = "two", version = "1", marker = "python_full_version >= '3.12'"},
    {name = "two", version = "2", marker = "python_full_version < '3.12'"},
    {name = "unasked", version = {odd = 1}},
    {name = "unasked", marker = "extra == 'extra-3-app-more' or sys_platform == 'win32'"},
]
optional-dependencies = {more = [{name = "unasked"}]}
[[package]]
name = "a"
version = "1"
optional-dependencies = {x = [{name = "b"}], y = [{name = "unasked"}]}
[[package]]
name = "b"
version = "1"
[[package]]
name = "two"
version = "1"
[[package]]
name = "two"
version = "2"
[[package]]
name = "unasked"
version = "1"
"""
    assert read_uv_lock(text, "u", RUNTIME).requirements == ("a==1", "b==1", "two==1")


def test_i21_the_hashes_in_lock_files_of_uv_and_poetry_are_allowed_alone() -> None:
    uv, poetry = (
        f"""
[[package]]
name = "a"
version = "1"
{key} = [
    {{ {name} = "{place}a-1-py3-none-any.whl", hash = "sha256:AA" }},
    {{ {name} = "{place}a-1.tar.gz", hash = "sha256:bb" }},
]
[[package]]
name = "native"
version = "1"
{key} = [{{ {name} = "{place}native-1-cp314-cp314-win_amd64.whl", hash = "sha256:cc" }}]
"""
        for key, name, place in (("wheels", "url", "https://h/"), ("files", "file", ""))
    )
    for found in (read_uv_lock(uv, "u", RUNTIME), read_poetry_lock(poetry, "p", RUNTIME)):
        assert found.requirements == ("a==1", "native==1")
        assert found.hashes == (("a==1", frozenset({"sha256:aa"})),)


def test_i24_a_poetry_lock_has_the_packages_of_its_main_group_that_are_not_optional() -> None:
    rows = {"old": "", "main": 'groups = ["main", "dev"]', "dev": 'groups = ["dev"]', "extra": "optional = true"}
    text = "".join(f'[[package]]\nname = "{name}"\nversion = "1"\n{more}\n' for name, more in rows.items())
    assert read_poetry_lock(text, "p", RUNTIME).requirements == ("old==1", "main==1")


def test_i24_poetry_once_wrote_a_category_for_the_group() -> None:
    rows = [("six", "main"), ("pytest", "dev")]
    text = "".join(f'[[package]]\nname = "{name}"\nversion = "1"\ncategory = "{kind}"\n' for name, kind in rows)
    assert read_poetry_lock(text, "p", RUNTIME).requirements == ("six==1",)


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
    found = read_pylock(text, "pylock.toml", RUNTIME)
    assert found.requirements == ("numpy==2.4.6", "six==1.17.0")
    assert dict(found.hashes) == {"six==1.17.0": frozenset({"sha256:bb"})}


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


@pytest.mark.parametrize("kind", ["uv", "poetry", "pylock"])
def test_i23_a_package_is_taken_from_its_index_alone(kind: str) -> None:
    most, other = {
        "uv": ('source = {registry = "https://h/all"}', 'source = {registry = "https://h/own"}'),
        "poetry": (
            'source = {type = "legacy", url = "https://h/all"}',
            'source = {type = "legacy", url = "https://h/own"}',
        ),
        "pylock": ('index = "https://h/all"', 'index = "https://h/own"'),
    }[kind]
    table = "packages" if kind == "pylock" else "package"
    rows = [("a", most), ("b", most), ("Mine.Own", other), ("c", "")]
    text = "".join(f'[[{table}]]\nname = "{name}"\nversion = "1"\n{more}\n' for name, more in rows)
    found = {"uv": read_uv_lock, "poetry": read_poetry_lock, "pylock": read_pylock}[kind](text, "f", RUNTIME)
    assert found.requirements == ("a==1", "b==1", "Mine.Own==1", "c==1")
    assert found.index.first == (
        IndexPlace("https://h/all", only=("a", "b")),
        IndexPlace("https://h/own", only=("mine-own",)),
    )


def test_i23_a_folder_of_wheels_in_a_uv_lock_is_asked() -> None:
    text = '[[package]]\nname = "a"\nversion = "1"\nsource = { registry = "../wheels" }\n'
    assert read_uv_lock(text, "u", RUNTIME).index.first == (IndexPlace("../wheels", links=True, only=("a",)),)


def test_i24_a_source_of_another_kind_of_value_is_none() -> None:
    text = '[[package]]\nname = "a"\nversion = "1"\nsource = { type = ["url"], url = "https://h/a.whl" }\n'
    assert read_poetry_lock(text, "poetry.lock", RUNTIME).requirements == ("a==1",)


def test_a_pylock_of_another_format_is_refused_and_its_python_is_known() -> None:
    text = 'lock-version = "{}"\nrequires-python = ">=3.13"\n[[packages]]\nname = "a"\nversion = "1"\n'
    assert read_pylock(text.format("1.3"), "pylock.toml", RUNTIME).pythons == (">=3.13",)
    with pytest.raises(Problem) as caught:
        read_pylock(text.format("2.0"), "pylock.toml", RUNTIME)
    assert "version 2.0" in str(caught.value.facts["error"])


def test_i21_the_hash_of_an_archive_in_a_pylock_is_checked() -> None:
    text = (
        f'[[packages]]\nname = "a"\n[packages.archive]\nurl = "https://h/a-1-py3-none-any.whl"\n'
        f'hashes = {{ sha256 = "{"A" * 64}" }}\n'
    )
    found = read_pylock(text, "pylock.toml", RUNTIME)
    assert dict(found.hashes) == {"a @ https://h/a-1-py3-none-any.whl": {f"sha256:{'a' * 64}"}}


@pytest.mark.parametrize("key", ["six", '"six 1.17.0"'])
def test_i21_hashes_of_old_lock_files_are_below_the_metadata(key: str) -> None:
    text = (
        '[[package]]\nname = "six"\nversion = "1.17.0"\n[metadata.files]\n'
        f'{key} = [{{ file = "six-1.17.0-py2.py3-none-any.whl", hash = "sha256:{"a" * 64}" }}]\n'
    )
    assert dict(read_poetry_lock(text, "poetry.lock", RUNTIME).hashes) == {"six==1.17.0": {f"sha256:{'a' * 64}"}}


def test_i23_a_pipfile_lock_names_files_and_indexes() -> None:
    packages = {
        "a": {"version": "==1", "index": "pypi"},
        "b": {"version": "==1"},
        "mine": {"version": "==1", "index": "own"},
        "c": {"file": "https://h/c-1-py3-none-any.whl"},
        "part": {"path": ".", "editable": True},
        "web": {"version": "*", "markers": "sys_platform == 'emscripten'"},
        "old": {"version": "<2", "markers": "sys_platform == 'emscripten'"},
    }
    sources = [{"name": "pypi", "url": "https://h/all"}, {"name": "own", "url": "https://h/own"}]
    text = json.dumps({"_meta": {"sources": sources}, "default": packages})
    found = read_pipfile_lock(text, "Pipfile.lock", RUNTIME)
    assert found.requirements == ("a==1", "b==1", "mine==1", "c @ https://h/c-1-py3-none-any.whl", "web", "old<2")
    assert IndexPlace("https://h/own", only=("mine",)) in found.index.first


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_pylock, '[[packages]]\nname = "a"\n[[packages]]\nname = 3\n'),
        (read_uv_lock, '[[package]]\nversion = "1"\n'),
        (read_poetry_lock, '[[package]]\nversion = "1"\n'),
    ],
)
def test_a_package_without_a_name_is_not_passed_over(read: Callable[..., object], text: str) -> None:
    with pytest.raises(Problem) as caught:
        read(text, "a.lock", RUNTIME)
    assert "has no name" in str(caught.value.facts["error"])

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.record import replace
from pyodide_cache.cache import Cache
from pyodide_cache.messages import explain
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from pyodide_cache.updates.outdated import NewerVersion
from support.servers import StartIndex
from support.wheels import build_wheel


def test_newer_versions_of_index_wheels_are_found_within_the_lists_constraints(
    tmp_path: Path, index_server: StartIndex
) -> None:
    ListStore().save("course", ["held<2"])
    index = index_server(
        *(build_wheel("free", version) for version in ("1.0", "1.1")),
        *(build_wheel("held", version) for version in ("1.0", "2.0")),
        build_wheel("newest", "1.0"),
    )
    for wheel in (build_wheel("free", "1.0"), build_wheel("held", "1.0"), build_wheel("newest", "1.0")):
        (tmp_path / wheel.file_name).write_bytes(wheel.data)
    lost = build_wheel("lost", "1.0")
    (tmp_path / lost.file_name).write_bytes(lost.data)
    with Cache(tmp_path, pyodide="314.0.7", index_url=index.url) as cache:
        found = cache.updates.outdated()
    assert found.versions == (
        NewerVersion("free", "1.0", "1.1"),
        NewerVersion("held", "1.0", "2.0", "held<2 in list “course”"),
    )
    assert "lost" in dict(found.problems)


def test_13_a_cached_package_holds_what_it_requires(tmp_path: Path, index_server: StartIndex) -> None:
    user = build_wheel("Sym.user", "1.0", requires=["Num_Lib[fast]<2,>=1", 'other<2; extra == "x"'])
    index = index_server(
        *(build_wheel("num-lib", version) for version in ("1.0", "1.5", "2.0")),
        *(build_wheel("other", version) for version in ("1.0", "2.0")),
        *(build_wheel("last", version) for version in ("1.5", "2.0")),
        build_wheel("last-user", "1.0", requires=["last<2"]),
        user,
    )
    for wheel in (
        *(user, build_wheel("num-lib", "1.0"), build_wheel("other", "1.0"), build_wheel("last", "1.5")),
        build_wheel("last-user", "1.0", requires=["last<2"]),
    ):
        wheel.write_to(tmp_path)
    with Cache(tmp_path, pyodide="314.0.7", index_url=index.url) as cache:
        found = cache.updates.outdated()
    assert found.versions == (
        NewerVersion("last", "1.5", "2.0", "last<2 in last-user"),
        NewerVersion("num-lib", "1.0", "1.5"),
        NewerVersion("other", "1.0", "2.0"),
    )


@pytest.mark.parametrize("missing", [(), ("absent",)])
def test_an_override_of_a_project_replaces_what_cached_packages_require(
    tmp_path: Path, index_server: StartIndex, missing: tuple[str, ...]
) -> None:
    project, folder = tmp_path / "app", tmp_path / "cache"
    project.mkdir()
    (project / "pyproject.toml").write_text(
        '[project]\nname = "app"\n[tool.uv]\noverride-dependencies = ["num-lib>=1"]\n'
    )
    PROJECT_FOLDERS.append(project)
    user = build_wheel("user", "1.0", requires=["num-lib<2"])
    index = index_server(build_wheel("num-lib", "1.0"), build_wheel("num-lib", "2.0", requires=missing), user)
    for wheel in (user, build_wheel("num-lib", "1.0")):
        wheel.write_to(folder)
    with Cache(folder, pyodide="314.0.7", index_url=index.url) as cache:
        [found] = cache.updates.outdated().versions
    assert replace(found, problem=None) == NewerVersion("num-lib", "1.0", "2.0")
    assert bool(found.problem) == bool(missing)


def test_13_what_is_upgraded_with_a_package_does_not_hold_it(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(
        *(build_wheel("app", version, requires=[f"app-core=={version}"]) for version in ("1.0", "1.1")),
        *(build_wheel("app-core", version) for version in ("1.0", "1.1", "1.2")),
        *(build_wheel("tool", version, requires=["tool-core==1.0"]) for version in ("1.0", "1.1")),
        *(build_wheel("tool-core", version) for version in ("1.0", "1.1")),
    )
    for wheel in (
        build_wheel("app", "1.0", requires=["app-core==1.0"]),
        build_wheel("tool", "1.0", requires=["tool-core==1.0"]),
        *(build_wheel(name, "1.0") for name in ("app-core", "tool-core")),
    ):
        wheel.write_to(tmp_path)
    with Cache(tmp_path, pyodide="314.0.7", index_url=index.url) as cache:
        found = cache.updates.outdated()
    assert found.versions == (
        NewerVersion("app", "1.0", "1.1"),
        NewerVersion("app-core", "1.0", "1.1"),
        NewerVersion("tool", "1.0", "1.1"),
        NewerVersion("tool-core", "1.0", "1.1", "tool-core==1.0 in tool"),
    )


def test_a_newer_version_counts_only_with_what_it_requires(tmp_path: Path, index_server: StartIndex) -> None:
    index = index_server(
        build_wheel("app", "1.0"),
        build_wheel("app", "1.1"),
        build_wheel("app", "2.0", requires=["native==2"]),
        build_wheel("native", "2", tag="cp314-cp314-manylinux_2_17_x86_64"),
        build_wheel("stuck", "1.0"),
        build_wheel("stuck", "2.0", requires=["native==2"]),
        build_wheel("early", "1.0"),
        build_wheel("early", "2.0rc1"),
    )
    for name in ("app", "stuck", "early"):
        build_wheel(name, "1.0").write_to(tmp_path)
    with Cache(tmp_path, pyodide="314.0.7", index_url=index.url) as cache:
        app, stuck = cache.updates.outdated().versions
    assert (app.name, app.newest, app.problem) == ("app", "1.1", None)
    assert (stuck.name, stuck.newest) == ("stuck", "2.0")
    assert stuck.problem
    assert "native" in explain(stuck.problem)


@pytest.mark.parametrize(("version", "is_compared"), [("1.0", True), ("1.17.0", False)])
def test_a_package_of_the_lock_file_is_compared_if_its_version_is_of_the_index(
    tmp_path: Path, index_server: StartIndex, version: str, is_compared: bool
) -> None:
    index = index_server(build_wheel("six", version), build_wheel("six", "9.0"))
    build_wheel("six", version, tag="py2.py3-none-any").write_to(tmp_path)
    with Cache(tmp_path, pyodide="314.0.7", index_url=index.url) as cache:
        found = cache.updates.outdated()
    assert found.asked_index
    assert [item.cached for item in found.versions] == [version] * is_compared


def test_the_version_of_the_lock_file_does_not_hide_a_newer_one_on_the_index(
    tmp_path: Path, index_server: StartIndex
) -> None:
    """Pyodide 314.0.7 has six 1.17.0 and attrs 26.1.0; of attrs, nothing newer can be loaded."""
    index = index_server(
        *(build_wheel("six", version) for version in ("1.0", "1.17.0", "9.0")),
        *(build_wheel("attrs", version) for version in ("1.0", "26.1.0")),
        build_wheel("attrs", "99", requires=["native==2"]),
    )
    for name in ("six", "attrs"):
        build_wheel(name, "1.0").write_to(tmp_path)
    with Cache(tmp_path, pyodide="314.0.7", index_url=index.url) as cache:
        found = cache.updates.outdated()
    assert found.versions == (NewerVersion("attrs", "1.0", "26.1.0"), NewerVersion("six", "1.0", "9.0"))

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.places.locations import environment_locations, locations, xbuildenv_locations
from support import places
from support.places import PURE, only, put_distribution, put_wheels, search

own_temporary_folder = places.own_temporary_folder


GLOBAL = [
    (".anode/pyodide-cache", Owner.ANODE, Layout.PACKAGES, True),
    (".runt/pyodide-cache", Owner.RUNT, Layout.PACKAGES, True),
    (".cache/pyodide-cache/packages", Owner.OURS, Layout.PACKAGES, True),
    (".n8n/storage/n8n-nodes-base.code", Owner.N8N, Layout.PACKAGES, False),
    (".cache/deno/npm/registry.example/pyodide/0.29.3", Owner.DENO, Layout.DISTRIBUTION, False),
    (".cache/shinylive/shinylive-0.9.1/shinylive/pyodide", Owner.SHINYLIVE, Layout.DISTRIBUTION, False),
    (".local/share/uv/python/cpython-3.14.2-emscripten-wasm32-musl", Owner.UV, Layout.DISTRIBUTION, False),
    (".cache/pyodide-build/.pyodide-xbuildenv-cd8902a5bc84", Owner.PYODIDE_BUILD, Layout.XBUILDENV, False),
    (".cache/.pyodide-xbuildenv-0.34.1", Owner.PYODIDE_BUILD, Layout.XBUILDENV, False),
    (".cache/cibuildwheel/pyodide-build-0.30.9", Owner.CIBUILDWHEEL, Layout.XBUILDENV, False),
]


@pytest.mark.parametrize(("path", "owner", "layout", "writable"), GLOBAL, ids=[row[0] for row in GLOBAL])
def test_the_folders_of_each_tool_are_found(
    path: str, owner: Owner, layout: Layout, writable: bool, home: Path
) -> None:
    folder = home / path
    if layout is Layout.PACKAGES:
        put_wheels(folder)
    elif layout is Layout.DISTRIBUTION:
        put_distribution(folder)
    else:
        (folder / "314.0.7").mkdir(parents=True)
        (folder / "314.0.7" / ".installed").write_text("x")
    place = only()
    assert (place.path, place.owner, place.layout) == (folder, owner, layout)
    assert place.is_writable_by_us is writable
    assert place.problem is None
    assert place.measure is not None
    assert place.measure.files >= 1


PROJECT = [
    ("node_modules/pyodide", Owner.NPM, Layout.DISTRIBUTION),
    ("node_modules/.pnpm/pyodide@0.29.3/node_modules/pyodide", Owner.PNPM, Layout.DISTRIBUTION),
    ("node_modules/.deno/pyodide@314.0.7/node_modules/pyodide", Owner.DENO, Layout.DISTRIBUTION),
    (".cache/pyodide/pyodide/pyodide", Owner.JUPYTERLITE, Layout.DISTRIBUTION),
    ("_output/static/pyodide", Owner.JUPYTERLITE, Layout.DISTRIBUTION),
    (".cache/wheels", Owner.JUPYTERLITE, Layout.PACKAGES),
    ("_output/pypi", Owner.JUPYTERLITE, Layout.PACKAGES),
    (".cache/browser-locker", Owner.JUPYTERLITE, Layout.WHEEL_TREE),
    ("dist", Owner.PYTEST_PYODIDE, Layout.DISTRIBUTION),
    ("public/pyodide", Owner.FOLDER, Layout.DISTRIBUTION),
    ("build/pyodide-cache", Owner.FOLDER, Layout.PACKAGES),
    (".pyodide-cache", Owner.FOLDER, Layout.PACKAGES),
    ("deep/in/the/app", Owner.FOLDER, Layout.PACKAGES),
    (".pyodide-xbuildenv-0.29.2", Owner.PYODIDE_BUILD, Layout.XBUILDENV),
    ("sub/.pyodide-xbuildenv-0.29.2", Owner.PYODIDE_BUILD, Layout.XBUILDENV),
]


@pytest.mark.parametrize(("path", "owner", "layout"), PROJECT, ids=[row[0] for row in PROJECT])
def test_the_folders_of_each_tool_are_found_in_a_project(
    path: str, owner: Owner, layout: Layout, project: Path
) -> None:
    folder = project / path
    if layout is Layout.DISTRIBUTION:
        put_distribution(folder, wheels=True)
    elif layout is Layout.WHEEL_TREE:
        put_wheels(folder / "aa" / "bb")
    else:
        put_wheels(folder)
    place = only(project)
    assert (place.path, place.owner, place.layout) == (folder, owner, layout)
    assert place.is_writable_by_us is (owner is Owner.FOLDER and layout is Layout.PACKAGES)
    assert place.measure is not None
    assert place.measure.bytes > 0


def test_stlite_and_open_webui_are_recognized_by_files_that_only_they_have(project: Path) -> None:
    put_wheels(project / "build" / "pyodide")
    assert only(project).owner is Owner.FOLDER
    (project / "build" / "stlite-manifest.json").write_text("{}")
    assert only(project).owner is Owner.STLITE
    put_distribution(project / "static" / "pyodide")
    (project / "scripts").mkdir()
    (project / "scripts" / "prepare-pyodide.js").touch()
    assert search(project)[project / "static" / "pyodide"].owner is Owner.OPEN_WEBUI


def test_r11_a_jupyterlite_site_is_recognized_by_its_configuration_wherever_it_is(project: Path) -> None:
    site = project / "docs" / "_build" / "html" / "lite"
    bundled = "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
    put_distribution(site / "static" / "pyodide")
    for path in ("pypi", bundled):
        put_wheels(site / path, PURE)
    assert not search(project)
    (site / "jupyter-lite.json").write_text("{}")
    assert {path: place.owner for path, place in search(project).items()} == {
        site / path: Owner.JUPYTERLITE for path in ("static/pyodide", "pypi", bundled)
    }


def test_r11_the_wheels_that_come_with_jupyterlite_are_found_in_an_environment(project: Path) -> None:
    path = ".venv/share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi"
    put_wheels(project / path, PURE)
    place = only(project)
    assert (place.path, place.owner, place.is_writable_by_us) == (project / path, Owner.JUPYTERLITE, False)


@pytest.mark.parametrize("mark", ["stlite-manifest.json", "prebuilt-packages.txt"])
def test_r11_what_stlite_builds_is_recognized_in_any_folder(mark: str, project: Path) -> None:
    put_wheels(project / "desktop" / "out" / "pyodide", PURE)
    (project / "desktop" / "out" / mark).touch()
    assert only(project).owner is Owner.STLITE


def test_leftovers_in_the_temporary_folder_are_found_and_unreadable_folders_there_ignored(
    own_temporary_folder: Path,
) -> None:
    left = own_temporary_folder / "tmpabc" / "mcp-run-python/node_modules/.deno/pyodide@0.28.3/node_modules/pyodide"
    put_distribution(left)
    put_wheels(own_temporary_folder / "my-pyodide-cache", PURE)
    (own_temporary_folder / "round-pyodide-cache").symlink_to("round-pyodide-cache")
    (own_temporary_folder / "round").symlink_to("round")
    assert {path: place.owner for path, place in search().items()} == {
        left: Owner.MCP_RUN_PYTHON,
        own_temporary_folder / "my-pyodide-cache": Owner.FOLDER,
    }


def test_the_open_directory_and_recent_ones_are_places(tmp_path: Path) -> None:
    from pyodide_cache.settings.path_list import RECENT_DIRECTORIES

    mine = put_wheels(tmp_path / "mine")
    RECENT_DIRECTORIES.put_first(put_wheels(tmp_path / "recent"))
    RECENT_DIRECTORIES.put_first(tmp_path / "gone")
    (tmp_path / "no cache").mkdir()
    RECENT_DIRECTORIES.put_first(tmp_path / "no cache")
    found = search(cache_dir=mine)
    assert {path: place.owner for path, place in found.items()} == {
        mine: Owner.CHOSEN,
        tmp_path / "recent": Owner.CHOSEN,
    }


def test_a_folder_of_a_tool_keeps_its_owner_while_it_is_open(home: Path) -> None:
    anode = put_wheels(home / ".anode" / "pyodide-cache")
    n8n = put_wheels(home / ".n8n" / "storage" / "n8n-nodes-base.code")
    for path, owner, writable in ((anode, Owner.ANODE, True), (n8n, Owner.N8N, False)):
        place = search(cache_dir=path)[path]
        assert (place.owner, place.is_writable_by_us) == (owner, writable)


def test_variables_move_the_folders_of_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "N8N_USER_FOLDER": str(tmp_path / "n8n"),
        "DENO_DIR": str(tmp_path / "deno"),
        "UV_PYTHON_INSTALL_DIR": str(tmp_path / "pythons"),
        "CIBW_CACHE_PATH": str(tmp_path / "cibw"),
        "PYODIDE_XBUILDENV_PATH": "~/environments",
        "TMPDIR": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)
    bases = {location.owner: location.base for location in locations()}
    assert bases[Owner.N8N] == tmp_path / "n8n" / ".n8n" / "storage"
    assert bases[Owner.DENO] == tmp_path / "deno" / "npm"
    assert bases[Owner.UV] == tmp_path / "pythons"
    assert bases[Owner.CIBUILDWHEEL] == tmp_path / "cibw"
    assert bases[Owner.MCP_RUN_PYTHON] == tmp_path
    assert Path.home() / "environments" in [item.base for item in xbuildenv_locations()]


@pytest.mark.parametrize(
    "text", ["", "[", "[tool.pyodide]\nbuild = 3\n", '[tool.pyodide.build]\nxbuildenv_path = ""\n']
)
def test_a_project_without_a_valid_setting_has_only_the_usual_roots(text: str, project: Path) -> None:
    (project / "pyproject.toml").write_text(text)
    assert [item.base for item in xbuildenv_locations([project])][len([*xbuildenv_locations()]) :] == [project]


def test_python_environments_are_searched_on_path_and_in_projects(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/opt/python/bin:relative")
    monkeypatch.setenv("VIRTUAL_ENV", "/venv")
    starts = list(environment_locations([project]))
    assert (Path("/opt/python"), ()) in starts
    assert (Path("/venv"), ()) in starts
    assert (project, ("*",)) in starts
    assert (Path("relative").parent, ()) not in starts

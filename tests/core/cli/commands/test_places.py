from __future__ import annotations

from pathlib import Path

from pyodide_cache.settings.path_list import PROJECT_FOLDERS
from support import places
from support.cli import run
from support.places import WASM, put_distribution, put_wheels

own_temporary_folder, project = places.own_temporary_folder, places.project


def test_project_folders_are_remembered_until_they_are_forgotten(project: Path, tmp_path: Path) -> None:
    put_distribution(project / "node_modules" / "pyodide")
    answer = run("places", "--add", project, "--json")
    assert [row["owner"] for row in answer.json["places"]] == ["npm"]
    PROJECT_FOLDERS.append(tmp_path)
    PROJECT_FOLDERS.append(project)
    assert PROJECT_FOLDERS.read() == [project, tmp_path]
    assert run("places", "--json").json["projects"] == [str(project), str(tmp_path)]
    assert run("places", "--forget", project).code == 0
    assert not PROJECT_FOLDERS.remove(project)
    assert PROJECT_FOLDERS.read() == [tmp_path]
    assert run("places", "--forget", project).code == 2
    both = ("--add", project, "--add", tmp_path / "other")
    (tmp_path / "other").mkdir()
    answer = run("places", *both)
    assert answer.code == 0
    assert f"{project} is remembered" in answer.err
    assert f"No Pyodide packages were found in {tmp_path / 'other'}." in answer.out
    assert PROJECT_FOLDERS.read() == [tmp_path, project, tmp_path / "other"]
    assert run("places", "--forget", project, "--forget", tmp_path / "other").code == 0
    assert PROJECT_FOLDERS.read() == [tmp_path]
    assert run("places", "--add", project / "nowhere").code == 2
    assert run("places", "--project", project / "nowhere").code == 2


def test_places_are_shown_as_a_table_and_as_json(home: Path) -> None:
    cache = put_wheels(home / ".anode" / "pyodide-cache")
    said = run("places").out
    assert str(cache) in said
    for word in ("anode", "packages", "314", "*"):
        assert word in said
    (row,) = run("places", "--json").json["places"]
    assert (row["owner"], row["layout"], row["files"], row["writable"], row["opens"]) == (
        *("anode", "packages", 1),
        True,
        True,
    )
    assert row["bytes"] == len(WASM.data)
    assert row["problem"] is None

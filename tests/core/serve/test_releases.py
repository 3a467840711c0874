from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.serve.releases import ServedRelease, served_releases
from pyodide_cache.settings.releases import newest_release, shipped_lock_bytes


def runtime(folder: Path, version: str, name: str = "pyodide") -> Path:
    folder.mkdir()
    (folder / "package.json").write_text(f'{{"name": "{name}", "version": "{version}"}}')
    (folder / "pyodide.mjs").write_text("")
    return folder


def served(versions: list[str], runtimes: list[Path]) -> dict[str, ServedRelease]:
    return served_releases(versions, runtimes, Inventory(Path("nowhere")), newest_release().version)


def test_releases_are_those_that_are_named_and_those_of_runtimes(tmp_path: Path) -> None:
    found = served(["latest", "0.29"], [runtime(tmp_path / "npm", "0.29.5")])
    assert list(found) == [newest_release().version, "0.29.5"]
    assert found["0.29.5"].runtime_file("pyodide.mjs") == tmp_path / "npm" / "pyodide.mjs"
    assert found["0.29.5"].runtime_file("package.json") is None
    assert found["0.29.5"].content.data == shipped_lock_bytes("0.29.5")
    assert found[newest_release().version].runtime_file("pyodide.mjs") is None


def test_a_release_that_is_newer_than_this_program_has_the_lock_file_of_its_runtime(tmp_path: Path) -> None:
    folder = runtime(tmp_path / "npm", "999.0.0")
    data = shipped_lock_bytes("314.0.7")
    assert data is not None
    (folder / "pyodide-lock.json").write_bytes(data)
    assert served([], [folder])["999.0.0"].content.data == data


def test_unknown_releases_and_other_folders_are_problems(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        served(["999.0.0"], [])
    assert caught.value.code is Code.UNKNOWN_RELEASE
    for folder in (tmp_path, runtime(tmp_path / "other", "1.0.0", name="left-pad")):
        with pytest.raises(Problem) as caught:
            served([], [folder])
        assert caught.value.code is Code.NO_RUNTIME


def test_a_broken_own_lock_file_gives_way_to_the_official_one(tmp_path: Path) -> None:
    own = tmp_path / "pyodide-lock.json"
    own.write_text("{")
    official = shipped_lock_bytes("314.0.7")
    assert official is not None
    assert ServedRelease("314.0.7", official, None, own).content.data == official


def test_a_runtime_whose_folder_is_gone_has_no_files(tmp_path: Path) -> None:
    folder = runtime(tmp_path / "npm", "314.0.7")
    release = served([], [folder])["314.0.7"]
    assert release.runtime_names() == ["pyodide.mjs"]
    folder.rename(tmp_path / "elsewhere")
    assert release.runtime_names() == []
    assert release.runtime_file("pyodide.mjs") is None

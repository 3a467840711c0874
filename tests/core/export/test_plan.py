"""The plan of an export says what is in the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.export.staging import is_export
from support.cli import run
from support.exporting import EXPORT_LOCK, MDURL, entries, export, failures
from support.wheels import DistributionFolder, build_wheel


def test_a_lock_file_that_is_not_an_export_is_never_overwritten(
    warmed: Path, distribution: DistributionFolder
) -> None:
    own = (warmed / "pyodide-lock.json").read_bytes()
    answer = export(warmed, "lock", "rich", "--distribution", distribution, "-o", warmed / "pyodide-lock.json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "not-an-export")
    assert (warmed / "pyodide-lock.json").read_bytes() == own
    for wanted in ("rich", "requests"):
        assert export(warmed, "lock", wanted, "--distribution", distribution).code == 0
    assert set(entries(warmed / EXPORT_LOCK)) == {"requests", "certifi"}


def test_a_file_in_the_way_is_the_only_thing_that_an_export_complains_about(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("mine")
    words = ("offline", "nowhere", "--runtime", tmp_path, "--distribution", distribution, "--output", target)
    answer = export(warmed, *words)
    assert (answer.code, answer.json["error"]["code"], len(answer.err.splitlines())) == (2, "not-an-export", 1)


def test_a_lock_file_needs_a_folder_of_its_own_for_its_packages(
    warmed: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    target = tmp_path / "mine" / "lock.json"
    target.parent.mkdir()
    (target.parent / "thesis.txt").write_text("ten years")
    words = ("export", "lock", "rich", "--distribution", distribution, "--cache-dir", warmed, "--output")
    answer = run(*words, target)
    assert answer.code == 2
    assert f"Error: the packages are put beside lock.json, but {target.parent} has other files" in answer.err
    assert "Name a file in a new folder with --output" in answer.err
    assert run(*words, target.parent / "new" / "lock.json").code == 0


@pytest.mark.parametrize("place", ["cache", "runtime", ""])
def test_an_export_never_replaces_its_own_inputs(
    place: str, warmed: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    marked = {"info": {}, "packages": {}, "tool": {"pyodide-cache-export": {"folder": True}}}
    target = tmp_path / place
    (target / "pyodide-lock.json").write_text(json.dumps(marked))
    assert is_export(target)
    words = ("offline", "requests", "--distribution", distribution, "--runtime", runtime, "--output", target)
    answer = export(warmed, *words)
    assert answer.code == 1
    assert failures(answer)[str(target)] == "in-the-way"
    assert warmed.is_dir()
    assert runtime.is_dir()


@pytest.mark.parametrize("name", ["index.html", "PYODIDE.mjs", "pyodide-lock.json"])
def test_a_package_file_that_would_overwrite_another_file_of_the_export_is_rejected(
    name: str, cache_dir: Path, distribution: DistributionFolder, runtime: Path, tmp_path: Path
) -> None:
    def rename(document: Any) -> None:
        document["packages"]["six"]["file_name"] = name

    distribution.rewrite(rename)
    cache_dir.mkdir()
    (cache_dir / name).write_bytes(distribution.wheels["six"].data)
    words = ("offline", "six", "--distribution", distribution, "--runtime", runtime, "--output", tmp_path / "out")
    assert failures(export(cache_dir, *words)) == {"six": "name-taken"}


def test_an_empty_directory_has_nothing_to_export(cache_dir: Path, distribution: DistributionFolder) -> None:
    for kind in ("lock", "requirements", "pylock"):
        answer = export(cache_dir, kind, "--all", "--distribution", distribution)
        assert answer.code == 1
        assert failures(answer) == {str(cache_dir): "nothing-to-export"}
    assert run("--cache-dir", cache_dir, "export", "lock").code == 2


def test_an_official_release_needs_no_distribution_and_excludes_other_releases_wheels(cache_dir: Path) -> None:
    MDURL.write_to(cache_dir)
    build_wheel("native", tag="cp313-cp313-pyemscripten_2025_0_wasm32").write_to(cache_dir)
    answer = export(cache_dir, "lock", "--all", "--pyodide", "314.0.7")
    assert answer.code == 0, answer.out
    assert [item["name"] for item in answer.json["packages"]] == ["mdurl"]
    assert answer.json["pyodide"] == "314.0.7"


def test_all_names_the_packages_that_the_runtime_cannot_load(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    build_wheel("mine").write_to(cache_dir)
    build_wheel("older", tag="cp312-cp312-pyodide_2024_0_wasm32").write_to(cache_dir)
    answer = run("export", "lock", "--all", "--distribution", distribution, "--cache-dir", cache_dir)
    assert answer.code == 0
    assert "there is no wheel of older for this runtime" in answer.err
    assert "Exported 1 package" in answer.out

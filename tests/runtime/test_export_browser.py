from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from runtime.chromium_page import STRICT, served, verdict_of
from runtime.registry import BEFORE, NEWEST, OLD, Release, pyodide_folder, wheels_of
from runtime.test_export import export, fill_from_both
from support.wheels import alter

pytestmark = [pytest.mark.runtime, pytest.mark.registry]


@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_chromium_loads_an_export_from_a_local_server(
    release: Release, cache_dir: Path, tmp_path: Path, distribution_of: Any, warm_up: Any
) -> None:
    target = exported(release, cache_dir, tmp_path, fill_from_both(release, distribution_of, warm_up))
    with served(target, headers=STRICT) as url:
        title, report = verdict_of(url, tmp_path / "profile")
    assert report["problems"] == []
    assert (title, report["result"], report["pyodide"]) == ("ok", "ok", release.version)
    assert {name.replace("_", "-") for name in report["packages"]} == set(wheels_of(release))
    assert {"rich", "idna", "micropip"} <= set(report["imports"])


def test_an_altered_wheel_and_altered_files_of_the_runtime_are_rejected(
    cache_dir: Path, tmp_path: Path, distribution_of: Any, warm_up: Any
) -> None:
    target = exported(NEWEST, cache_dir, tmp_path, fill_from_both(NEWEST, distribution_of, warm_up))
    wheel = target / wheels_of(NEWEST)["idna"].name
    genuine = wheel.read_bytes()
    alter(wheel)
    with served(target) as url:
        title, report = verdict_of(url, tmp_path / "profile")
    assert (title, report["result"]) == ("failed", "failed")
    assert "idna: not loaded" in report["problems"]
    assert "idna" not in report["packages"]
    assert "rich" in report["packages"]

    wheel.write_bytes(genuine)
    with (target / "pyodide.mjs").open("a") as file:
        file.write("\n// smuggled in\n")
    (target / "python_stdlib.zip").unlink()
    with served(target) as url:
        title, report = verdict_of(url, tmp_path / "another profile")
    assert title == "failed"
    assert report["pyodide"] == ""
    wrong = ["pyodide.mjs", "python_stdlib.zip"]
    assert sorted(problem.partition(":")[0] for problem in report["problems"]) == wrong

    with served(target, types={".mjs": "application/octet-stream", ".wasm": "text/plain"}) as url:
        _, report = verdict_of(url, tmp_path / "third profile")
    names = sorted(problem.partition(":")[0] for problem in report["problems"])
    assert names == ["pyodide.asm.mjs", "pyodide.asm.wasm", *wrong]


def exported(release: Release, cache_dir: Path, tmp_path: Path, distribution: Path) -> Path:
    target = tmp_path / "offline"
    runtime = pyodide_folder(release)
    export(cache_dir, "offline", "--all", "--distribution", distribution, "--runtime", runtime, "--output", target)
    shutil.rmtree(cache_dir)
    return target

from __future__ import annotations

import json
from pathlib import Path

from pyodide_cache.details.lock_choice import LockChoice, choose_lock, known_release
from pyodide_cache.settings.releases import newest_release, releases
from support.details import RELEASE
from support.stores import inventory_of
from support.wheels import DistributionFolder, build_lock, build_wheel

#: A wheel that official lock files of the lines 0.26 and 0.27 publish.
OLD_NUMPY = "numpy-2.0.2-cp312-cp312-pyodide_2024_0_wasm32.whl"
OLDER_RUNTIME = {"abi_version": "2025_0", "arch": "wasm32", "platform": "emscripten_4_0_9", "python": "3.13.2"}


def choice_for(directory: Path, name: str, release: str = RELEASE) -> LockChoice | None:
    inventory = inventory_of(directory)
    return choose_lock(inventory, inventory.by_name[name], release)


def test_a_lock_file_in_the_directory_comes_before_the_official_ones(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    wheel = distribution.wheels["six"]
    wheel.write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(distribution.lock))
    choice = choice_for(cache_dir, wheel.file_name)
    assert choice is not None
    assert (choice.path, choice.release, choice.holds) == (cache_dir / "pyodide-lock.json", RELEASE, True)


def test_a_lock_file_for_another_runtime_changes_the_release(cache_dir: Path) -> None:
    wheel = build_wheel("mine")
    wheel.write_to(cache_dir)
    (cache_dir / "pyodide-lock.json").write_text(json.dumps(build_lock([wheel], info=OLDER_RUNTIME)))
    choice = choice_for(cache_dir, wheel.file_name)
    assert choice is not None
    assert choice.release.startswith("0.29.")
    assert choice.lock.runtime.line == "0.28–0.29"


def test_an_official_file_of_another_release_changes_the_release(cache_dir: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / OLD_NUMPY).write_bytes(b"any bytes")
    choice = choice_for(cache_dir, OLD_NUMPY)
    assert choice is not None
    assert choice.release.startswith("0.27.")
    assert choice.path is None
    assert choice.holds


def test_a_wheel_that_no_lock_file_names_is_loaded_by_its_path(cache_dir: Path) -> None:
    path = build_wheel("mine").write_to(cache_dir)
    choice = choice_for(cache_dir, path.name)
    assert choice is not None
    assert (choice.release, choice.holds) == (RELEASE, False)


def test_a_wheel_for_another_line_changes_the_release_to_the_newest_of_that_line(cache_dir: Path) -> None:
    path = build_wheel("mine", tag="cp311-cp311-emscripten_3_1_46_wasm32").write_to(cache_dir)
    choice = choice_for(cache_dir, path.name)
    assert choice is not None
    assert (choice.lock.runtime.line, choice.holds) == ("0.25", False)


def test_an_unknown_release_becomes_the_newest_stable_one() -> None:
    assert known_release("9.9.9") == known_release(None) == newest_release().version
    assert known_release(releases()[-1].version) == releases()[-1].version

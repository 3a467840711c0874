from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from runtime.lock_maker import LOCK
from runtime.pyodide_node import load, node
from runtime.registry import BEFORE, NEWEST, OLD, Release, pyodide_folder, wheels_of
from support.patience import PATIENCE
from support.wheels import alter

pytestmark = [pytest.mark.runtime, pytest.mark.registry]


#: Wheels that come from the index; the others from the distribution's lock file.
FROM_INDEX = ("rich", "markdown-it-py", "mdurl", "pygments")

RENDER = """
import io, idna, rich.console
console = rich.console.Console(file=io.StringIO(), width=20)
console.print("[bold]warm[/bold]")
repr([console.file.getvalue().strip(), idna.encode("bücher")])
"""


def export(cache_dir: Path, *words: object, status: int = 0) -> Any:
    command = [
        sys.executable,
        "-m",
        "pyodide_cache",
        "--cache-dir",
        str(cache_dir),
        "export",
        *map(str, words),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == status, done.stdout[-2000:] + done.stderr[-2000:]
    return json.loads(done.stdout)


def check(folder: Path) -> tuple[int, Any]:
    done = subprocess.run(
        [*node(), str(folder / "check.mjs"), "--json"], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    return done.returncode, json.loads(done.stdout.splitlines()[-1])


def fill_from_both(release: Release, distribution_of: Any, warm_up: Any) -> Path:
    """Fill the cache directory with wheels of a distribution and of an index, and return the distribution."""
    folder: Path = distribution_of(release, without=FROM_INDEX)
    wanted = [name for name in wheels_of(release) if name not in FROM_INDEX]
    said = warm_up("rich", *wanted, "--distribution", str(folder))
    sources = {item["name"]: item["source"] for item in said["fetched"]}
    assert {name for name, source in sources.items() if source == "index"} == set(FROM_INDEX)
    assert set(sources) == set(wheels_of(release))
    return folder


@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_an_offline_export_of_lock_and_index_wheels_loads_in_node_without_a_network(
    release: Release, cache_dir: Path, tmp_path: Path, distribution_of: Any, warm_up: Any
) -> None:
    folder = fill_from_both(release, distribution_of, warm_up)
    target = tmp_path / "offline"
    said = export(
        cache_dir,
        *("offline", "--all", "--distribution", folder, "--runtime", pyodide_folder(release), "--output", target),
    )
    assert said["failed"] == []
    assert {item["name"] for item in said["packages"]} == set(wheels_of(release))
    assert {item["source"] for item in said["packages"]} == {"lock", "own_lock"}
    assert all(item["verified"] for item in said["packages"])
    shutil.rmtree(cache_dir)
    before = {path.name: path.stat().st_mtime_ns for path in target.iterdir()}

    status, report = check(target)
    assert report["problems"] == []
    assert (status, report["result"], report["pyodide"]) == (0, "ok", release.version)
    assert {name.replace("_", "-") for name in report["packages"]} == set(wheels_of(release))
    assert {"rich", "idna", "micropip"} <= set(report["imports"])
    assert {path.name: path.stat().st_mtime_ns for path in target.iterdir()} == before

    outcome = load(target, target, target / LOCK, ["rich", "idna"], RENDER)
    assert (outcome.errors, outcome.attempts) == ((), ())
    assert outcome.result == repr(["warm", b"xn--bcher-kva"])


@pytest.mark.parametrize("release", [NEWEST, BEFORE, OLD], ids=str)
def test_a_lock_file_beside_the_cached_wheels_loads_exactly_the_selected_packages(
    release: Release, cache_dir: Path, distribution_of: Any, warm_up: Any
) -> None:
    folder = fill_from_both(release, distribution_of, warm_up)
    said = export(cache_dir, "lock", "rich", "idna>=3", "--distribution", folder)
    lock_file = Path(said["lock_file"])
    assert lock_file.parent == cache_dir
    assert set(json.loads(lock_file.read_text())["packages"]) == {*FROM_INDEX, "idna"}
    outcome = load(pyodide_folder(release), cache_dir, lock_file, ["rich", "idna"], RENDER)
    assert (outcome.errors, outcome.attempts) == ((), ())
    assert outcome.result == repr(["warm", b"xn--bcher-kva"])


def test_a_zip_archive_contains_the_same_distribution(
    cache_dir: Path, tmp_path: Path, distribution_of: Any, warm_up: Any
) -> None:
    folder = fill_from_both(NEWEST, distribution_of, warm_up)
    archive = tmp_path / "offline.zip"
    words = ("offline", "rich", "msgpack", "--distribution", folder, "--runtime", pyodide_folder(NEWEST), "--output")
    export(cache_dir, *words, archive)
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(archive) as file:
        file.extractall(unpacked)
    status, report = check(unpacked)
    assert (status, report["problems"]) == (0, [])
    assert set(report["packages"]) == {*FROM_INDEX, "msgpack"}


def test_wheels_that_the_user_copied_into_the_directory_load_by_their_own_metadata(
    cache_dir: Path, tmp_path: Path
) -> None:
    cache_dir.mkdir()
    for name in (*FROM_INDEX, "msgpack"):
        wheel = wheels_of(NEWEST)[name]
        shutil.copyfile(wheel, cache_dir / wheel.name)
    target = tmp_path / "offline"
    said = export(cache_dir, "offline", "rich", "msgpack", "--runtime", pyodide_folder(NEWEST), "--output", target)
    assert {item["source"] for item in said["packages"]} == {"metadata"}
    assert not any(item["verified"] for item in said["packages"])
    status, report = check(target)
    assert (status, report["problems"]) == (0, [])
    assert set(report["packages"]) == {*FROM_INDEX, "msgpack"}


def test_an_altered_wheel_is_reported_by_the_export_and_a_later_one_by_the_script(
    cache_dir: Path, tmp_path: Path, distribution_of: Any, warm_up: Any
) -> None:
    folder = fill_from_both(NEWEST, distribution_of, warm_up)
    target = tmp_path / "offline"
    words = ("offline", "rich", "idna", "--distribution", folder, "--runtime", pyodide_folder(NEWEST))
    wheel = wheels_of(NEWEST)["idna"]
    alter(cache_dir / wheel.name)
    said = export(cache_dir, *words, "--output", target, status=1)
    assert [(item["requirement"], item["code"]) for item in said["failed"]] == [("idna", "altered-file")]
    assert said["target"] is None
    assert not target.exists()

    shutil.copyfile(wheel, cache_dir / wheel.name)
    export(cache_dir, *words, "--output", target)
    assert check(target)[0] == 0
    alter(target / wheel.name)
    status, report = check(target)
    assert (status, report["result"]) == (1, "failed")
    assert [wheel.name in problem for problem in report["problems"]] == [True]

"""A snapshot has the wanted packages with their dependencies, or is not built at all."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from support.cli import files_of, run, warm
from support.servers import Serve, StartIndex
from support.snapshots import ONLY, create, snapshots, wheels_in
from support.wheels import DistributionFolder, build_wheel


def test_a_snapshot_is_a_layer_with_lock_file_and_hashes(
    root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    answer = create(root, distribution, "pandas")
    assert answer.code == 0, answer.err
    folder = Path(answer.json["snapshot"])
    assert (root / "current").resolve() == folder
    assert wheels_in(folder) == {"pandas", "numpy", "python_dateutil", "pytz", "six"}
    lock, whole = (json.loads(path.read_text()) for path in (folder / "pyodide-lock.json", distribution.lock_path))
    assert (lock["info"], lock["packages"].keys()) == (whole["info"], whole["packages"].keys())
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == len(files_of(folder)) - 2
    for path in (folder, *folder.iterdir()):
        assert not path.stat().st_mode & 0o222, path

    assert run("--cache-dir", cache_dir, "layer", "add", root / "current").code == 0
    for path in distribution.path.glob("*.whl"):
        path.unlink()
    answer = warm(cache_dir, "pandas", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    assert {row["layer"] for row in answer.json["cached"]} == {str(root / "current")}
    assert answer.json["fetched"] == []


def test_the_most_wanted_are_taken_first(root: Path, cache_dir: Path, distribution: DistributionFolder) -> None:
    for names in (("six",), ("six", "pytz"), ("cycler",)):
        warm(cache_dir, *names, "--distribution", distribution, *ONLY)
    assert create(root, distribution, "--top", 2).json["packages"] == ["six", "cycler"]
    assert create(root, distribution, "--top", 9).json["packages"] == ["six", "cycler", "pytz"]
    assert {row["name"]: row["asked"] for row in run("snapshot", "wanted", "--json").json["wanted"]}[
        "six"
    ] == 2  # building is no request


def test_files_of_the_cache_directory_are_not_downloaded(
    root: Path, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    warm(cache_dir, "six", "pytz", "--distribution", server, *ONLY)
    before = {path: count for path, count in server.requests.items() if path.endswith(".whl")}
    answer = run(
        *("--cache-dir", cache_dir, "snapshot", "create", root, "six", "pytz", "cycler"),
        *("--distribution", server, *ONLY, "--json"),
    )
    assert answer.json["bytes_fetched"] == len(distribution.wheels["cycler"].data)
    fetched = {path for path, count in server.requests.items() if path.endswith(".whl") and count != before.get(path)}
    assert fetched == {f"/{distribution.wheels['cycler'].file_name}"}


@pytest.mark.parametrize("over_http", [False, True], ids=["sizes known", "sizes unknown"])
def test_a_budget_takes_the_packages_that_fit_with_their_dependencies(
    root: Path, distribution: DistributionFolder, serve: Serve, over_http: bool
) -> None:
    sizes = {name: len(wheel.data) for name, wheel in distribution.wheels.items()}
    budget = sizes["cycler"] + sizes["python-dateutil"] + sizes["six"] + 10
    place = serve(distribution) if over_http else distribution
    answer = create(root, place, "cycler", "pandas", "python-dateutil", "certifi", "six", "--budget", budget)
    assert answer.code == 0, answer.err
    assert answer.json["packages"] == ["cycler", "python-dateutil", "six"]
    assert [row["requirement"] for row in answer.json["left_out"]] == ["pandas", "certifi"]
    assert {row["code"] for row in answer.json["left_out"]} == {"over-budget"}
    assert wheels_in(root / "current") == {"cycler", "python_dateutil", "six"}
    assert answer.json["bytes"] <= budget


def test_the_snapshot_s_own_lock_file_lists_wheels_of_an_index(
    root: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", requires=["tenacity"]), build_wheel("tenacity"))
    answer = run(
        *("snapshot", "create", root, "six", "plotly", "--distribution", distribution),
        *("--index-url", index.url, "--json"),
    )
    assert answer.code == 0, answer.err
    lock = json.loads((root / "current" / "pyodide-lock.json").read_text())
    assert {"plotly", "tenacity", "six"} <= set(lock["packages"])


def test_an_incomplete_snapshot_is_not_published(root: Path, distribution: DistributionFolder) -> None:
    before = Path(create(root, distribution, "six").json["snapshot"])
    (distribution.path / distribution.wheels["pytz"].file_name).write_bytes(b"other bytes")
    answer = create(root, distribution, "six", "pytz")
    assert answer.code == 1
    assert {row["requirement"] for row in answer.json["failed"]} == {"pytz"}
    assert answer.json["snapshot"] is None
    assert (root / "current").resolve() == before
    assert snapshots(root) == [before]
    assert not list(root.glob(".building*"))
    text = run("snapshot", "create", root, "nowhere", "--distribution", distribution, *ONLY)
    assert "--skip-missing" in text.err
    answer = create(root, distribution, "six", "pytz", "nowhere", "--skip-missing")
    assert answer.code == 0
    assert answer.json["packages"] == ["six"]


def test_a_snapshot_without_any_package_is_not_published(root: Path, distribution: DistributionFolder) -> None:
    (distribution.path / distribution.wheels["pytz"].file_name).write_bytes(b"other bytes")
    answer = create(root, distribution, "pytz", "--skip-missing")
    assert answer.json["snapshot"] is None
    assert not root.exists()


@pytest.mark.parametrize("more", [(), ("--budget", "500MB")])
def test_nothing_is_downloaded_for_a_snapshot_that_would_be_incomplete(
    root: Path, distribution: DistributionFolder, serve: Serve, more: tuple[str, ...]
) -> None:
    server = serve(distribution)
    answer = create(root, server, "six", "nowhere", "pytz", "!", *more)
    assert answer.code == 1
    assert {row["requirement"] for row in answer.json["failed"]} == {"nowhere", "!"}
    assert not any(path.endswith(".whl") for path in server.requests)
    assert not root.exists()


def test_a_build_that_fails_leaves_the_folders_that_were_there_and_no_others(
    root: Path, distribution: DistributionFolder
) -> None:
    root.mkdir()
    assert create(root, distribution, "nowhere").code == 1
    assert create(root / "more" / "snapshots", distribution, "nowhere").code == 1
    assert [*root.iterdir()] == []


def test_damaged_files_of_the_old_snapshot_are_not_copied(root: Path, distribution: DistributionFolder) -> None:
    six = distribution.wheels["six"]
    create(root, distribution, "six")
    path = root / "current" / six.file_name
    path.chmod(0o644)
    path.write_bytes(b"x" * len(six.data))
    assert run("snapshot", "refresh", root).code == 0
    assert (root / "current" / six.file_name).read_bytes() == six.data


def test_before_the_first_warm_up_nothing_is_wanted(root: Path, distribution: DistributionFolder) -> None:
    answer = create(root, distribution, "--top", 3)
    assert answer.code == 1
    assert "no warm-up has requested" in answer.err
    assert not root.exists()


def test_a_full_disk_is_said_about_the_folder_that_the_user_named(
    root: Path, distribution: DistributionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.warm_up.run.free_bytes", lambda _folder: 0)
    answer = create(root, distribution, "six")
    assert answer.code == 1
    assert f"there is not enough space for {root}; " in answer.err

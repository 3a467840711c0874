"""What is wanted is counted; a snapshot holds the most wanted, whole or not at all."""

from __future__ import annotations

import configparser
import hashlib
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.settings.releases import releases, shipped_lock_bytes
from support import ROOT
from support.cli import Answer, files_of, run, warm
from support.servers import Serve, StartIndex
from support.wheels import DistributionFolder, build_wheel

ONLY = ("--source", "distribution")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def create(root: Path, distribution: object, *words: object) -> Answer:
    return run("snapshot", "create", root, "--distribution", distribution, *ONLY, "--json", *words)


def snapshots(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.name[0].isdigit())


def wheels_in(folder: Path) -> set[str]:
    return {path.name.split("-")[0] for path in folder.glob("*.whl")}


# Counting


def wanted(*words: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = run("snapshot", "wanted", "--json", *words).json["wanted"]
    return rows


def test_warm_ups_count_what_they_are_asked_for_and_what_that_needs(
    cache_dir: Path, distribution: DistributionFolder
) -> None:
    assert wanted() == []
    for names in (("pandas", "six"), ("six",), ("numpy",)):
        assert warm(cache_dir, *names, "--distribution", distribution, *ONLY).code == 0
    rows = {row["name"]: (row["asked"], row["needed"]) for row in wanted()}
    assert rows["six"] == (2, 0)
    assert rows["pandas"] == (1, 0)
    assert rows["numpy"] == (1, 1)
    assert rows["pytz"] == (0, 1)
    assert wanted()[0]["name"] == "six"
    assert warm(cache_dir, "six", "--dry-run", "--distribution", distribution, *ONLY).code == 0
    assert {row["name"]: row["asked"] for row in wanted()}["six"] == 2


def test_days_of_use_count_where_the_mount_keeps_them(cache_dir: Path, distribution: DistributionFolder) -> None:
    warm(cache_dir, "six", "pytz", "--distribution", distribution, *ONLY)
    path = cache_dir / distribution.wheels["pytz"].file_name
    for days in (3, 2):
        for _ in range(2):
            modified = time.time() - 10 * 86_400
            os.utime(path, (time.time() - days * 86_400, modified))
            warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    kept = not os.statvfs(cache_dir).f_flag & os.ST_NOATIME
    rows = {row["name"]: row["days_used"] for row in wanted()}
    assert rows["pytz"] == (2 if kept else 0)


# Building


def test_a_snapshot_is_a_layer_with_lock_and_sums(
    root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    answer = create(root, distribution, "pandas")
    assert answer.code == 0, answer.err
    folder = Path(answer.json["snapshot"])
    assert (root / "current").resolve() == folder
    assert wheels_in(folder) == {"pandas", "numpy", "python_dateutil", "pytz", "six"}
    assert json.loads((folder / "pyodide-lock.json").read_text()) == json.loads(distribution.lock_path.read_text())
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
    said = warm(cache_dir, "pandas", "--distribution", distribution, *ONLY)
    assert said.code == 0, said.err
    assert {row["layer"] for row in said.json["cached"]} == {str(root / "current")}
    assert said.json["fetched"] == []


def test_an_official_lock_file_is_had_byte_by_byte() -> None:
    release = releases()[0]
    data = shipped_lock_bytes(release.version)
    assert data is not None
    assert hashlib.sha256(data).hexdigest() == release.sha256
    assert shipped_lock_bytes("0.0") is None


def test_the_most_wanted_are_taken_first(root: Path, cache_dir: Path, distribution: DistributionFolder) -> None:
    for names in (("six",), ("six", "pytz"), ("cycler",)):
        warm(cache_dir, *names, "--distribution", distribution, *ONLY)
    assert create(root, distribution, "--top", 2).json["packages"] == ["six", "cycler"]
    assert create(root, distribution, "--top", 9).json["packages"] == ["six", "cycler", "pytz"]
    assert {row["name"]: row["asked"] for row in wanted()}["six"] == 2  # building counts nothing


def test_what_is_in_the_cache_directory_is_not_fetched(
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
def test_a_budget_takes_what_fits_with_all_it_needs(
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


def test_wheels_of_an_index_are_named_by_the_snapshots_own_lock(
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


# Switching


def test_a_refresh_builds_the_same_anew_and_keeps_so_many_old_ones(
    root: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    server = serve(distribution)
    first = Path(create(root, server, "six", "pytz").json["snapshot"])
    before = dict(server.requests)
    seen = {first}
    for _ in range(3):
        answer = run("snapshot", "refresh", root, "--keep", 2, "--json")
        assert answer.code == 0, answer.err
        assert answer.json["packages"] == ["six", "pytz"]
        assert answer.json["bytes_fetched"] == 0
        seen.add(Path(answer.json["snapshot"]))
    assert {path: n for path, n in server.requests.items() if path.endswith("whl")} == {
        path: n for path, n in before.items() if path.endswith("whl")
    }
    assert len(seen) == 4
    assert len(snapshots(root)) == 3
    assert (root / "current").resolve() in seen
    assert run("snapshot", "refresh", root, "--keep", 0).code == 0
    assert snapshots(root) == [(root / "current").resolve()]
    assert files_of(root) == {"current", ".lock", snapshots(root)[0].name}


def test_a_snapshot_that_cannot_be_whole_changes_nothing(root: Path, distribution: DistributionFolder) -> None:
    before = Path(create(root, distribution, "six").json["snapshot"])
    (distribution.path / distribution.wheels["pytz"].file_name).write_bytes(b"other bytes")
    answer = create(root, distribution, "six", "pytz", "nowhere")
    assert answer.code == 1
    assert {row["requirement"] for row in answer.json["failed"]} == {"pytz", "nowhere"}
    assert answer.json["snapshot"] is None
    assert (root / "current").resolve() == before
    assert snapshots(root) == [before]
    assert not list(root.glob(".building*"))
    told = run("snapshot", "create", root, "nowhere", "--distribution", distribution, *ONLY)
    assert "--skip-missing" in told.err
    answer = create(root, distribution, "six", "pytz", "nowhere", "--skip-missing")
    assert answer.code == 0
    assert answer.json["packages"] == ["six"]


def test_damaged_files_of_the_old_snapshot_do_not_come_into_the_new_one(
    root: Path, distribution: DistributionFolder
) -> None:
    six = distribution.wheels["six"]
    create(root, distribution, "six")
    path = root / "current" / six.file_name
    path.chmod(0o644)
    path.write_bytes(b"x" * len(six.data))
    assert run("snapshot", "refresh", root).code == 0
    assert (root / "current" / six.file_name).read_bytes() == six.data


@pytest.mark.slow
def test_many_refreshes_at_once_leave_one_whole_current_snapshot(
    root: Path, distribution: DistributionFolder
) -> None:
    create(root, distribution, "six", "pytz")
    command = [sys.executable, "-m", "pyodide_cache", "snapshot", "refresh", str(root), "--keep", "1"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, stdout=subprocess.PIPE) for _ in range(5)]
    while any(child.poll() is None for child in running):
        assert (root / "current" / "SHA256SUMS").exists()
    said = [child.communicate()[1] for child in running]
    assert [child.returncode for child in running] == [0] * 5, said
    assert len(snapshots(root)) == 2
    assert wheels_in(root / "current") == {"six", "pytz"}
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=root / "current", check=False)
    assert done.returncode == 0
    assert not list(root.glob(".building*"))


def test_what_was_never_finished_goes_after_a_day(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six")
    for name, hours in (("old", 25), ("new", 1)):
        left = root / f".building-{name}"
        left.mkdir()
        (left / "x.whl").write_bytes(b"half")
        moment = time.time() - hours * 3600
        os.utime(left, (moment, moment))
    assert run("snapshot", "refresh", root).code == 0
    assert [path.name for path in root.glob(".building*")] == [".building-new"]


# What it is told


def test_a_folder_with_other_things_in_it_is_refused(root: Path, distribution: DistributionFolder) -> None:
    root.mkdir()
    (root / "photo.jpg").write_bytes(b"sand")
    answer = create(root, distribution, "six")
    assert answer.code == 1
    assert "has no snapshot" in answer.err
    assert files_of(root) == {"photo.jpg"}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"recipe": {"odd": 1}}', '{"recipe": {"source": "odd"}}'])
def test_a_recipe_that_cannot_be_read_is_said(root: Path, distribution: DistributionFolder, text: str) -> None:
    create(root, distribution, "six")
    path = root / "current" / "snapshot.json"
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    path.write_text(text)
    for words in (("refresh",), ("list",)):
        answer = run("snapshot", *words, root)
        assert answer.code == 1 or text.startswith('{"recipe')
        assert "Traceback" not in answer.err
    assert run("snapshot", "refresh", root).code == 1
    assert run("snapshot", "refresh", root.parent / "nowhere").code == 1


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("six", "--top", "3"),
        ("--top", "0"),
        ("six", "--budget", "much"),
        ("six", "--index-url", "https://me:secret@mirror.example/simple/"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(root: Path, words: tuple[str, ...]) -> None:
    answer = run("snapshot", "create", root, *words)
    assert answer.code == 2
    assert not root.exists()


def test_before_any_warm_up_nothing_is_wanted(root: Path, distribution: DistributionFolder) -> None:
    answer = create(root, distribution, "--top", 3)
    assert answer.code == 1
    assert "no warm-up has requested" in answer.err
    assert not root.exists()


def test_a_dry_run_builds_nothing(root: Path, distribution: DistributionFolder) -> None:
    assert create(root, distribution, "six", "--dry-run").json["wanted"] == ["six"]
    assert not root.exists()


def test_the_list_tells_what_there_is(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six")
    run("snapshot", "refresh", root)
    rows = run("snapshot", "list", root, "--json").json["snapshots"]
    assert [row["current"] for row in rows] == [False, True]
    assert "six" in run("snapshot", "list", root).out


def test_the_timer_and_the_cron_line_call_a_command_that_there_is(
    root: Path, distribution: DistributionFolder
) -> None:
    create(root, distribution, "six")
    folder = ROOT / "packaging" / "linux" / "snapshot"
    service = configparser.ConfigParser(interpolation=None)
    service.optionxform = str  # type: ignore[assignment]
    service.read(folder / "pyodide-cache-snapshot.service")
    cron = (folder / "pyodide-cache-snapshot.cron").read_text().splitlines()[-1]
    for line in (service["Service"]["ExecStart"], cron):
        words = line.partition("pyodide-cache ")[2].split()
        assert words[:2] == ["snapshot", "refresh"]
        before = (root / "current").resolve()
        assert run(*(root if "/" in word or "$" in word else word for word in words)).code == 0
        assert (root / "current").resolve() != before

"""The commands of snapshots."""

from __future__ import annotations

import configparser
import os
import time
from pathlib import Path
from typing import Any

import pytest

from support import ROOT
from support.cli import run, warm
from support.servers import Serve
from support.snapshots import ONLY, create, outdate, snapshots
from support.wheels import DistributionFolder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def wanted(*words: object) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = run("snapshot", "wanted", "--json", *words).json["wanted"]
    return rows


def test_warm_ups_count_requested_and_needed_packages(cache_dir: Path, distribution: DistributionFolder) -> None:
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


def test_days_of_use_count_where_the_mount_records_them(cache_dir: Path, distribution: DistributionFolder) -> None:
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


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("six", "--top", "3"),
        ("six", "--days", "30"),
        ("--top", "0"),
        ("six", "--budget", "much"),
        ("six", "--distribution", "http://[::1"),
        ("six", "--index-url", "https://me:secret@mirror.example/simple/"),
    ],
)
def test_impossible_options_are_a_usage_error(root: Path, words: tuple[str, ...]) -> None:
    answer = run("snapshot", "create", root, *words)
    assert answer.code == 2
    assert not root.exists()


def test_a_dry_run_builds_nothing(root: Path, distribution: DistributionFolder) -> None:
    assert create(root, distribution, "six", "--dry-run").json["wanted"] == ["six"]
    assert not root.exists()


def test_the_list_marks_the_current_snapshot(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six")
    outdate(root)
    run("snapshot", "refresh", root)
    rows = run("snapshot", "list", root, "--json").json["snapshots"]
    assert [row["is_current"] for row in rows] == [False, True]
    assert "six" in run("snapshot", "list", root).out


@pytest.mark.parametrize("words", [["create"], ["refresh"]], ids=str)
def test_offline_asks_no_server_and_takes_what_is_here(
    words: list[str], tmp_path: Path, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    root, server = tmp_path / "snapshots", serve(distribution)
    warm(cache_dir, "six", "--distribution", server, *ONLY)
    here = ("--cache-dir", cache_dir, "snapshot")
    if words == ["create"]:
        words = ["create", str(root), "six", "pytz", "--skip-missing", "--distribution", str(server), *ONLY]
    else:
        run(*here, "create", root, "six", "--distribution", server, *ONLY)
        words = ["refresh", str(root)]
    server.requests.clear()
    answer = run(*here, *words, "--offline", "--json")
    assert not server.requests
    assert answer.code == 0, answer.err
    assert answer.json["packages"] == ["six"]


def test_it_says_which_files_were_downloaded_and_which_copied(
    tmp_path: Path, cache_dir: Path, distribution: DistributionFolder, serve: Serve
) -> None:
    root = tmp_path / "our snapshots"
    warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    answer = run(
        *("--cache-dir", cache_dir, "snapshot", "create", root, "six", "pytz"),
        *("--distribution", serve(distribution), *ONLY),
    )
    assert answer.code == 0
    assert f"six: copied from {cache_dir}" in answer.err
    assert "pytz: downloaded" in answer.err
    assert "2 packages, 2 files" in answer.out
    assert f"pyodide-cache layer add --cache-dir {cache_dir} '{root / 'current'}'" in answer.out


def test_what_is_not_available_or_does_not_fit_is_named(root: Path, distribution: DistributionFolder) -> None:
    source = ("--distribution", distribution, *ONLY)
    refused = run("snapshot", "create", root, "six", "ghost", *source)
    assert refused.code == 1
    assert "ghost is not in the lock file" in refused.err.splitlines()
    assert refused.err.splitlines()[-1].startswith("1 package is not available, so the snapshot was not published.")
    without = run("snapshot", "create", root, "six", "ghost", "--skip-missing", *source)
    assert without.code == 0
    assert "ghost is not in the lock file" in without.err
    too_large = run("snapshot", "create", root, "pytz", "--budget", "1", *source)
    assert too_large.code == 1
    assert too_large.err.splitlines()[-1] == "No package fits into the budget, so the snapshot was not published."


def test_the_timer_and_the_cron_job_call_an_existing_command(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six")
    folder = ROOT / "packaging" / "linux" / "snapshot"
    service = configparser.ConfigParser(interpolation=None)
    service.optionxform = str  # type: ignore[assignment]
    service.read(folder / "pyodide-cache-snapshot.service")
    cron = (folder / "pyodide-cache-snapshot.cron").read_text().splitlines()[-1]
    for line in (service["Service"]["ExecStart"], cron):
        words = line.partition("pyodide-cache ")[2].split()
        assert words[:2] == ["snapshot", "refresh"]
        outdate(root)
        before = (root / "current").resolve()
        assert run(*(root if "/" in word or "$" in word else word for word in words)).code == 0
        assert (root / "current").resolve() != before


def test_c11_a_refresh_with_nothing_new_builds_nothing(root: Path, distribution: DistributionFolder) -> None:
    create(root, distribution, "six", "pytz")
    before = snapshots(root)
    answer = run("snapshot", "refresh", root)
    assert answer.code == 0
    assert "Nothing to do" in answer.out
    assert snapshots(root) == before
    answer = run("snapshot", "refresh", root, "--json")
    assert answer.json["unchanged"] is True
    assert answer.json["snapshot"] == str(before[0])
    create(root, distribution, "six", "pytz")
    assert len(snapshots(root)) == 2, "to create one is more than to refresh it"


def test_c11_a_refresh_replaces_a_snapshot_whose_files_are_damaged(
    root: Path, distribution: DistributionFolder
) -> None:
    create(root, distribution, "six", "pytz")
    (file,) = (root / "current").glob("six*")
    file.chmod(0o644)
    file.write_bytes(b"damaged")
    assert run("snapshot", "refresh", root, "--json").json["unchanged"] is False
    assert len(snapshots(root)) == 2
    assert (root / "current" / file.name).read_bytes() != b"damaged"

"""Files are fetched from their locations, verified, and put in place."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from support.cli import ONLY, files_of, names_of, packages_of, reasons_of, warm
from support.servers import Serve, StartFaults, StartIndex
from support.wheels import (
    DistributionFolder,
    build_wheel,
    write_distribution,
)

FAULTS = {
    "404": "file-not-found",
    "short-length": "cut-short",
    "short-chunked": "cut-short",
    "reset": "cut-short",
    "500-always": "http-status",
    "redirect-loop": "bad-url",
    "redirect-file": "bad-url",
    "html": "wrong-hash",
    "wrong-bytes": "wrong-hash",
    "empty": "wrong-hash",
    "garbage": "cut-short",
}


@pytest.mark.parametrize("damage", ["truncated", "altered", "empty", "html", "sparse"])
def test_a_damaged_file_is_replaced_and_moved_to_the_trash(
    damage: str, distribution: DistributionFolder, cache_dir: Path, trash: Path
) -> None:
    wheel = distribution.wheels["six"]
    cache_dir.mkdir()
    damaged = {
        "truncated": wheel.data[:100],
        "altered": wheel.data[:50] + b"\xff" + wheel.data[51:],
        "empty": b"",
        "html": b"<!DOCTYPE html>",
        "sparse": wheel.data,
    }[damage]
    (cache_dir / wheel.file_name).write_bytes(damaged)
    size = len(damaged)
    if damage == "sparse":
        size = 300 * 1024**3
        os.truncate(cache_dir / wheel.file_name, size)
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 0, answer.err
    assert [row["replaces"] for row in answer.json["fetched"]] == [True]
    assert (cache_dir / wheel.file_name).read_bytes() == wheel.data
    (moved,) = trash.iterdir()
    with moved.open("rb") as file:
        assert (moved.stat().st_size, file.read(len(damaged))) == (size, damaged)


def test_a_damaged_file_stays_if_the_right_bytes_are_not_available(
    distribution: DistributionFolder, cache_dir: Path, trash: Path
) -> None:
    wheel = distribution.wheels["six"]
    cache_dir.mkdir()
    (cache_dir / wheel.file_name).write_bytes(b"damaged")
    (distribution.path / wheel.file_name).unlink()
    answer = warm(cache_dir, "six", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert (cache_dir / wheel.file_name).read_bytes() == b"damaged"
    assert not trash.exists()


def test_a_full_disk_is_one_reason_after_which_nothing_is_downloaded(
    cache_dir: Path, index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []

    def full(*given: Any, **_options: Any) -> Any:
        begun.append(given)
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("pyodide_cache.warm_up.fetch.transfer", full)
    names = [f"package-{number}" for number in range(9)]
    index = index_server(*(build_wheel(name, "1.0") for name in names))
    words = (*names, "--index-url", index.url, "--source", "index", "--connections", 1)
    answer = warm(cache_dir, *words, json_too=False)
    assert (answer.code, answer.err.count("enough space")) == (1, 1)
    assert "9 packages" in answer.err
    assert len(begun) == 1
    assert reasons_of(warm(cache_dir, *words)) == dict.fromkeys(names, "no-space")


def test_a_folder_with_the_name_of_a_file_is_reported_and_not_changed(
    distribution: DistributionFolder, cache_dir: Path
) -> None:
    inside = cache_dir / distribution.wheels["six"].file_name / "precious.txt"
    inside.parent.mkdir(parents=True)
    inside.write_text("mine")
    answer = warm(cache_dir, "six", "pytz", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert reasons_of(answer) == {"six": "in-the-way"}
    assert inside.read_text() == "mine"
    assert names_of(answer.json["fetched"]) == {"pytz"}
    assert len(packages_of(cache_dir)) == 2


@pytest.mark.parametrize(("fault", "code"), FAULTS.items())
def test_a_file_that_is_not_available_is_listed_with_the_reason_and_the_others_are_fetched(
    fault: str,
    code: str,
    distribution: DistributionFolder,
    cache_dir: Path,
    fault_server: StartFaults,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.ATTEMPTS", 2)
    six = distribution.wheels["six"]
    (distribution.path / six.file_name).unlink()
    server = fault_server({six.file_name: six.data})
    answer = warm(
        cache_dir,
        "six",
        "pytz",
        "--distribution",
        distribution,
        "--files",
        server.at(fault),
        "--source",
        "distribution",
    )
    assert answer.code == 1
    assert reasons_of(answer) == {"six": code}
    assert answer.json["failed"][0]["reason"]
    assert packages_of(cache_dir) == {distribution.wheels["pytz"].file_name}


@pytest.mark.parametrize("fault", ["500-then-ok", "503-retry-after", "reset-then-ok", "gzip", "overlong", "ok"])
def test_temporary_failures_are_retried(
    fault: str, distribution: DistributionFolder, cache_dir: Path, fault_server: StartFaults
) -> None:
    six = distribution.wheels["six"]
    (distribution.path / six.file_name).unlink()
    server = fault_server({six.file_name: six.data})
    answer = warm(cache_dir, "six", "--distribution", distribution, "--files", server.at(fault), *ONLY)
    assert answer.code == 0, answer.err
    assert (cache_dir / six.file_name).read_bytes() == six.data
    assert packages_of(cache_dir) == {six.file_name}


def test_a_long_retry_after_is_shortened(
    distribution: DistributionFolder, cache_dir: Path, fault_server: StartFaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.net.retries.LONGEST_WAIT", 0.2)
    six = distribution.wheels["six"]
    server = fault_server({six.file_name: six.data})
    server.retry_after = "60"
    (distribution.path / six.file_name).unlink()
    answer = warm(
        cache_dir, "six", "--distribution", distribution, "--files", server.at("503-retry-after"),
        *ONLY,
    )  # fmt: skip
    assert answer.code == 0, answer.err


def test_locations_are_tried_in_order(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path, serve: Serve
) -> None:
    six, pytz = distribution.wheels["six"], distribution.wheels["pytz"]
    first, second = tmp_path / "first", tmp_path / "second"
    six.write_to(first)
    six.write_to(second)
    pytz.write_to(second)
    servers = serve(first), serve(second)
    words = ["six", "pytz", "--distribution", distribution, *ONLY, "--files", servers[0], "--files", servers[1]]
    assert "Would download 2 files; 0 cached" in warm(cache_dir, *words, "--dry-run", json_too=False).out
    answer = warm(cache_dir, *words)
    assert answer.code == 0, answer.err
    assert dict(servers[0].requests) == {f"/{six.file_name}": 1, f"/{pytz.file_name}": 1}
    assert dict(servers[1].requests) == {f"/{pytz.file_name}": 1}


def test_a_location_with_another_releases_bytes_is_skipped(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    six = distribution.wheels["six"]
    other = build_wheel("six", six.version, modules={"six": "OTHER = 1\n"})
    assert other.file_name == six.file_name
    other.write_to(tmp_path / "other-release")
    answer = warm(
        cache_dir, "six", "--distribution", distribution, "--files", tmp_path / "other-release",
        *ONLY,
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert (cache_dir / six.file_name).read_bytes() == six.data


def test_a_wrong_hash_of_the_index_is_reported_and_leaves_no_file(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    wheel = build_wheel("plotly", "6.3")
    index = index_server(wheel, build_wheel("rich", "14"), wrong_hashes=[wheel.file_name])
    answer = warm(cache_dir, "plotly", "rich", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 1
    assert reasons_of(answer) == {"plotly": "wrong-hash"}
    assert names_of(answer.json["fetched"]) == {"rich"}


def test_a_file_that_is_not_an_archive_is_rejected_even_with_the_published_hash(
    distribution: DistributionFolder, cache_dir: Path, index_server: StartIndex
) -> None:
    from dataclasses import replace

    bad = replace(build_wheel("plotly", "6.3"), data=b"these bytes are no archive")
    index = index_server(bad, build_wheel("rich", "14"))
    answer = warm(cache_dir, "plotly", "rich", "--distribution", distribution, "--index-url", index.url)
    assert answer.code == 1
    assert reasons_of(answer) == {"plotly": "not-a-zip"}
    assert files_of(cache_dir) == {"rich-14-py3-none-any.whl", "pyodide-lock.json"}


def test_without_published_hashes_only_sound_archives_are_kept(cache_dir: Path, tmp_path: Path) -> None:
    good, bad = build_wheel("good"), build_wheel("bad")
    folder = write_distribution(tmp_path / "old", [good, bad])

    def forget(document: Any) -> None:
        for row in document["packages"].values():
            del row["sha256"]

    folder.rewrite(forget)
    (folder.path / bad.file_name).write_bytes(b"<html>")
    answer = warm(cache_dir, "good", "bad", "--distribution", folder, *ONLY)
    assert answer.code == 1
    assert reasons_of(answer) == {"bad": "not-a-zip"}
    assert packages_of(cache_dir) == {good.file_name}

"""Whichever step on the disk is the last one or fails: every package file is whole, or was never begun."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pyodide_cache.formats.filenames import Kind, identify
from support import injection
from support.cli import run, warm
from support.servers import StartIndex
from support.stores import blobs_of, sha256, unfinished
from support.wheels import DistributionFolder, build_wheel

KILL = 0
ERRORS = [KILL, errno.ENOSPC, errno.EACCES, errno.EIO]


def run_each_step(tmp_path: Path, start: Path, folder: Path, *words: object) -> list[dict[str, Any]]:
    task = {
        "start": str(start),
        "folder": str(folder),
        "errors": ERRORS,
        "words": ["--cache-dir", str(folder), *map(str, words)],
    }
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, injection.__file__], input=json.dumps(task), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    results: list[dict[str, Any]] = json.loads(done.stdout)
    assert results[0]["code"] == 0, results[0]["said"]
    return results[1:]


def package_files(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in folder.iterdir():
        kind = identify(path.name).kind
        if kind not in {Kind.PARTIAL, Kind.FOREIGN}:
            found[path.name] = path.read_bytes()
    return found


@pytest.fixture
def start(tmp_path: Path, distribution: DistributionFolder) -> Path:
    """Return a directory in which one file is right, one is damaged and one is missing."""
    folder = tmp_path / "start"
    distribution.wheels["certifi"].write_to(folder)
    (folder / distribution.wheels["six"].file_name).write_bytes(b"damaged")
    (folder / "notes.txt").write_text("mine")
    return folder


def test_a_warm_up_that_ends_or_fails_at_any_step_leaves_only_whole_files(
    tmp_path: Path, start: Path, distribution: DistributionFolder
) -> None:
    words = ("warm-up", "six", "pytz", "certifi", "--distribution", distribution, "--source", "distribution")
    right = {wheel.file_name: wheel.data for wheel in distribution.wheels.values()}
    damaged = distribution.wheels["six"].file_name
    results = run_each_step(tmp_path, start, tmp_path / "cache", *words)
    assert len(results) > 20
    for result in results:
        kept = Path(result["kept"])
        for name, data in package_files(kept).items():
            assert data == right[name] or (name == damaged and data == b"damaged"), result
        assert (kept / "notes.txt").read_text() == "mine"
        assert distribution.wheels["certifi"].file_name in package_files(kept), result
        if result["error"] == KILL:
            assert result["code"] == -9
            continue
        assert "Traceback" not in result["said"], result["said"]
        assert result["code"] in {0, 1}, result
        if result["code"] == 0:
            assert len(package_files(kept)) == 3, result
            assert package_files(kept)[damaged] == right[damaged], result
    # Whatever is left, the next warm-up makes good.
    kept = Path(results[len(results) // 8]["kept"])
    assert warm(kept, "six", "pytz", "--distribution", distribution, "--source", "distribution").code == 0
    assert package_files(kept)[damaged] == right[damaged]


def test_a_clean_up_that_ends_or_fails_at_any_step_takes_whole_files_or_none(
    tmp_path: Path, start: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("plotly", "6.3.0"), build_wheel("rich", "14.0"))
    assert warm(start, "plotly", "rich", "--distribution", distribution, "--index-url", index.url).code == 0
    before = package_files(start)
    lock = json.loads((start / "pyodide-lock.json").read_text())
    assert {"plotly", "rich"} <= set(lock["packages"])
    results = run_each_step(tmp_path, start, tmp_path / "cache", "clear", "--yes", "--delete")
    assert len(results) > 8
    for result in results:
        kept = Path(result["kept"])
        assert (kept / "notes.txt").read_text() == "mine"
        for name, data in package_files(kept).items():
            assert data == before[name], result
        left = kept / "pyodide-lock.json"
        assert not left.exists() or "packages" in json.loads(left.read_text())
        if result["error"] != KILL:
            assert "Traceback" not in result["said"], result["said"]
            assert result["code"] in {0, 1}, result
            if result["code"] == 0:
                assert not package_files(kept), result


def test_an_adoption_that_ends_or_fails_at_any_step_loses_no_byte_and_adds_no_wrong_one(tmp_path: Path) -> None:
    start = tmp_path / "start"
    wheels = [build_wheel(name, payload=1000) for name in ("a", "b")]
    right = {}
    for number, wheel in enumerate((*wheels, *wheels)):
        path = start / f"dir{number // 2}" / wheel.file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wheel.data)
        right[f"{path.parent.name}/{path.name}"] = wheel.data
    adopting = ("store", "adopt", "--store", "{}/store", "--hard-links", "--yes")
    assert run(*(word.format(start) for word in adopting), start / "dir0").code == 0
    folder = tmp_path / "folder"
    results = run_each_step(tmp_path, start, folder, *(word.format(folder) for word in adopting), folder / "dir1")
    assert len(results) > 40
    for result in results:
        kept = Path(result["kept"])
        assert {name: (kept / name).read_bytes() for name in right} == right, result
        for name, blob in blobs_of(kept / "store").items():
            assert sha256(blob) == name, result
        assert len(blobs_of(kept / "store")) == 2, result
        if result["error"] == KILL:
            assert result["code"] == -9
            continue
        assert "Traceback" not in result["said"], result["said"]
        assert result["code"] in {0, 1}, result
        assert len(unfinished(kept)) <= 1, result  # one, where its very removal failed

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.pack.request import PACK_MARK
from pyodide_cache.updates.read_side import side_of_archive, side_of_pack
from support.cli import run
from support.wheels import INFO, DistributionFolder, build_wheel


def archive_of(distribution: DistributionFolder, target: Path, *, prefix: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in distribution.path.iterdir():
            archive.write(path, prefix + path.name)
    return target


@pytest.mark.parametrize("prefix", ["", "offline/"])
def test_an_exported_archive_has_the_packages_of_its_lock_file_with_sizes(
    tmp_path: Path, distribution: DistributionFolder, prefix: str
) -> None:
    side = side_of_archive(archive_of(distribution, tmp_path / "offline.zip", prefix=prefix))
    assert {name: item.size for name, item in side.items.items() if name in distribution.wheels} == {
        name: len(wheel.data) for name, wheel in distribution.wheels.items()
    }
    answer = run("diff", tmp_path / "offline.zip", distribution.lock_path)
    assert "are the same" in answer.out


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock.json")
    answer = run("diff", tmp_path / "lock.json", "314.0.7")
    assert (answer.code, "not a regular file" in answer.err) == (1, True)


def test_an_archive_without_a_lock_file_is_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("notes.txt", "mine")
    with pytest.raises(Problem) as caught:
        side_of_archive(tmp_path / "other.zip")
    assert caught.value.code is Code.LOCK_NOT_A_LOCK
    (tmp_path / "broken.zip").write_bytes(b"no archive")
    assert run("diff", tmp_path / "broken.zip", "314.0.7").code == 1


def test_a_pack_with_one_bundle_is_read_from_its_report(tmp_path: Path) -> None:
    lock = {"info": INFO, "packages": {}, "tool": {PACK_MARK: {"pyodide": "314.0.7"}}}
    (tmp_path / "pyodide-lock.json").write_text(json.dumps(lock))
    rows = [
        {"name": "numpy", "version": "2.4.6", "after": {"bytes": 5}},
        {"name": "python_stdlib", "version": "314.0.7", "after": {"bytes": 9}},
    ]
    (tmp_path / "report.json").write_text(json.dumps({"packages": rows}))
    assert [(item.name, item.version, item.size) for item in side_of_pack(tmp_path).items.values()] == [
        ("numpy", "2.4.6", 5)
    ]
    assert run("diff", tmp_path, "314.0.7", "--json").json["before"]["packages"] == 1
    (tmp_path / "report.json").write_text("no JSON")
    assert side_of_pack(tmp_path).items == {}


def test_a_path_that_is_too_long_is_a_problem(cache_dir: Path) -> None:
    with pytest.raises(Problem) as caught, Cache(cache_dir) as cache:
        cache.updates.diff(f"old/{'long' * 75}", "314.0.7")
    assert caught.value.code is Code.GONE


def test_a_mistyped_folder_is_said_to_be_neither_a_release_nor_a_folder() -> None:
    answer = run("diff", "old-cahce", "314.0.7")
    assert answer.code == 2
    assert "Pyodide old-cahce is not known; there is no file or folder old-cahce either." in answer.err


def test_the_files_of_a_directory_are_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = build_wheel("rich", "1.0")
    folder = wheel.write_to(tmp_path / "old").parent
    with Cache(tmp_path / "cache") as cache:
        before = cache.updates.diff(str(folder), "314.0.7")
    monkeypatch.setattr("pyodide_cache.inventory.ledger.hash_and_stamp_of", lambda _path: pytest.fail("read again"))
    with Cache(tmp_path / "cache") as cache:
        assert cache.updates.diff(str(folder), "314.0.7") == before


def test_a_comparison_of_directories_can_be_canceled(tmp_path: Path) -> None:
    path = build_wheel("rich", "1.0").write_to(tmp_path / "old")
    cancel = Cancel()
    cancel.set()
    with Cache(tmp_path / "cache") as cache, pytest.raises(Cancelled):
        cache.updates.diff(str(path.parent), "314.0.7", cancel=cancel)

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel, Cancelled
from pyodide_cache.inventory import local_locks
from pyodide_cache.inventory.local_locks import read_local_locks
from support.wheels import DistributionFolder, build_lock, build_wheel


def write_lock(directory: Path, name: str, *packages: str, unpublished: tuple[str, ...] = ()) -> Path:
    directory.mkdir(exist_ok=True)
    lock = build_lock([build_wheel(package) for package in packages])
    lock["tool"] = {"pyodide-cache": {"added": list(unpublished), "replaced": {}, "unpublished": list(unpublished)}}
    path = directory / name
    path.write_text(json.dumps(lock))
    return path


def names(directory: Path) -> list[str]:
    return [item.name for item in read_local_locks(directory)]


def test_lock_files_of_every_age_are_read_the_newest_names_first(cache_dir: Path) -> None:
    for name in ("repodata.json", "packages.json", "pyodide-lock-2026_0.json", "pyodide-lock.json"):
        write_lock(cache_dir, name, "six")
    write_lock(cache_dir, "other.json", "six")
    write_lock(cache_dir, "pyodide-lock.json.bak", "six")
    assert names(cache_dir) == ["pyodide-lock-2026_0.json", "pyodide-lock.json", "packages.json", "repodata.json"]


def test_packages_without_a_published_hash_are_in_the_lock_but_prove_nothing(cache_dir: Path) -> None:
    write_lock(cache_dir, "pyodide-lock.json", "six", "mine", unpublished=("mine",))
    (local,) = read_local_locks(cache_dir)
    assert set(local.lock.packages) == {"six", "mine"}
    assert set(local.published.packages) == {"six"}


def test_links_pipes_folders_and_broken_files_are_ignored(cache_dir: Path, tmp_path: Path) -> None:
    write_lock(cache_dir, "pyodide-lock.json", "six")
    (cache_dir / "pyodide-lock-link.json").symlink_to(cache_dir / "pyodide-lock.json")
    (cache_dir / "pyodide-lock-folder.json").mkdir()
    (cache_dir / "pyodide-lock-broken.json").write_text("{")
    os.mkfifo(cache_dir / "pyodide-lock-pipe.json")
    assert names(cache_dir) == ["pyodide-lock.json"]
    assert read_local_locks(tmp_path / "nowhere") == ()


def test_a_file_too_large_for_a_lock_file_is_ignored(cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_lock(cache_dir, "pyodide-lock.json", "six")
    monkeypatch.setattr(local_locks, "MAX_DOCUMENT_BYTES", path.stat().st_size - 1)
    assert names(cache_dir) == []


def test_known_names_save_reading_the_directory(distribution: DistributionFolder) -> None:
    assert [item.name for item in read_local_locks(distribution.path, ["pyodide-lock.json", "a.whl"])] == [
        "pyodide-lock.json"
    ]
    assert read_local_locks(distribution.path, []) == ()


def test_reading_a_lock_file_does_not_count_as_use(cache_dir: Path) -> None:
    path = write_lock(cache_dir, "pyodide-lock.json", "six")
    os.utime(path, (1_000_000_000, 1_500_000_000))
    read_local_locks(cache_dir)
    assert path.stat().st_atime == 1_000_000_000


def test_a_cancel_stops_reading_the_directory(cache_dir: Path) -> None:
    write_lock(cache_dir, "pyodide-lock.json", "six")
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        read_local_locks(cache_dir, cancel=cancel)

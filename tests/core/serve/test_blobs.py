from __future__ import annotations

import os
import weakref
from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger
from pyodide_cache.net.http import Http
from pyodide_cache.serve.blobs import Blobs
from pyodide_cache.sharing.store import open_store
from support.wheels import build_wheel


def blobs(tmp_path: Path, *, fill: bool = True) -> Blobs:
    (tmp_path / "cache").mkdir(exist_ok=True)
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    store = tmp_path / "store"
    found = Blobs(tmp_path / "cache", lambda: open_store(store, create=True), ledger, fill=fill, cancel=Cancel())
    weakref.finalize(found, ledger.close)
    return found


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    """Two releases have a wheel of one name with other bytes; the directory can hold one of them."""
    one, other = build_wheel("demo", "1.0"), build_wheel("demo", "1.0", requires=["six"])
    source = tmp_path / "source"
    source.mkdir()
    found = blobs(tmp_path)
    for wheel in (one, other):
        (source / wheel.file_name).write_bytes(wheel.data)
        path, fetched = found.get(wheel.sha256, wheel.file_name, [source / wheel.file_name], Http(), FROM_INDEX)
        assert fetched
        assert path.read_bytes() == wheel.data
    assert (tmp_path / "cache" / one.file_name).read_bytes() == one.data
    again = [found.find(wheel.sha256, wheel.file_name) for wheel in (one, other)]
    assert all(again)
    assert again[0] != again[1]


def test_nothing_is_fetched_without_fill(tmp_path: Path) -> None:
    wheel = build_wheel("demo", "1.0")
    with pytest.raises(Problem) as caught:
        blobs(tmp_path, fill=False).get(wheel.sha256, wheel.file_name, [tmp_path / "anywhere"], Http(), FROM_INDEX)
    assert caught.value.code is Code.FILE_NOT_FOUND


def test_a_file_that_changed_is_hashed_again(tmp_path: Path) -> None:
    wheel = build_wheel("demo", "1.0")
    found = blobs(tmp_path)
    path = tmp_path / "cache" / wheel.file_name
    path.write_bytes(wheel.data)
    assert found.find(wheel.sha256, wheel.file_name) == path
    path.write_bytes(wheel.data + b"x")
    assert found.find(wheel.sha256, wheel.file_name) is None
    assert found.hash(tmp_path / "gone") is None


def test_a_failed_download_can_be_tried_again(tmp_path: Path) -> None:
    wheel = build_wheel("demo", "1.0")
    source = tmp_path / wheel.file_name
    found = blobs(tmp_path)
    with pytest.raises(Problem):
        found.get(wheel.sha256, wheel.file_name, [source], Http(), FROM_INDEX)
    source.write_bytes(wheel.data)
    assert found.get(wheel.sha256, wheel.file_name, [source], Http(), FROM_INDEX)[1]


def test_a_sparse_file_that_is_larger_than_any_package_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = build_wheel("demo", "1.0")
    found = blobs(tmp_path)
    path = tmp_path / "cache" / wheel.file_name
    path.write_bytes(wheel.data)
    os.truncate(path, 300 * 1024**3)
    read: list[Path] = []
    monkeypatch.setattr("pyodide_cache.serve.blobs.sha256_of", read.append)
    assert found.find(wheel.sha256, wheel.file_name) is None
    assert read == []

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pyodide_cache.inventory.inventory import bytes_freed
from support.stores import inventory_of
from support.wheels import WASM_TAG, build_wheel


def test_a_name_finds_the_files_of_a_package_or_one_file(cache_dir: Path) -> None:
    numpy = build_wheel("NumPy", "2.0", tag=WASM_TAG).write_to(cache_dir)
    older = build_wheel("numpy", "1.0").write_to(cache_dir)
    (cache_dir / f"{older.name}.part").write_bytes(b"half")
    inventory = inventory_of(cache_dir)
    assert {entry.file_name for entry in inventory.find("numpy")} == {numpy.name, older.name}
    assert [entry.file_name for entry in inventory.find(older.name)] == [older.name]
    assert inventory.find("num") == ()


def test_an_unfinished_download_is_suggested_by_its_file_name(cache_dir: Path) -> None:
    wheel = build_wheel("six").write_to(cache_dir)
    partial = wheel.rename(f"{wheel}.part")
    assert inventory_of(cache_dir).no_such_entry("six").facts["similar"] == partial.name


def test_a_path_finds_the_file_and_the_working_folder_is_no_name(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = build_wheel("six").write_to(cache_dir)
    (cache_dir / "folder").mkdir()
    inventory = inventory_of(cache_dir)
    for folder, name in ((cache_dir.parent, f"{cache_dir.name}/{wheel.name}"), (cache_dir, f"./{wheel.name}")):
        monkeypatch.chdir(folder)
        assert [entry.file_name for entry in inventory.find(name)] == [wheel.name]
    for folder in (cache_dir, cache_dir / "folder"):
        monkeypatch.chdir(folder)
        assert [inventory.find(name) for name in ("", ".", "..", "../folder/..")] == [(), (), (), ()]


def test_packages_are_neither_foreign_nor_partial_files(cache_dir: Path) -> None:
    path = build_wheel("six").write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    (cache_dir / f"{path.name}.part").write_bytes(b"half")
    inventory = inventory_of(cache_dir)
    assert [entry.file_name for entry in inventory.packages] == [path.name]
    assert inventory.totals.files == 3


def test_hard_links_are_counted_once(cache_dir: Path, tmp_path: Path) -> None:
    first = build_wheel("six", payload=5000).write_to(cache_dir)
    os.link(first, cache_dir / "six-2.0-py3-none-any.whl")
    inventory = inventory_of(cache_dir)
    assert inventory.totals.files == 2
    assert inventory.totals.bytes == first.stat().st_size
    assert bytes_freed(inventory.entries) == first.stat().st_size
    assert bytes_freed(inventory.entries[:1]) == 0
    os.link(first, tmp_path / "elsewhere.whl")
    assert bytes_freed(inventory_of(cache_dir).entries) == 0

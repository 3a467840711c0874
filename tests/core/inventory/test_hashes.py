"""A file is hashed again only if it changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.hashes import hash_entry
from pyodide_cache.inventory.ledger import Ledger, Record, open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.wheels import build_wheel

SIX = build_wheel("six")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with closing(open_ledger()) as opened:
        yield opened


def test_a_file_is_read_once_and_its_hash_is_stored(
    cache_dir: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = SIX.write_to(cache_dir)
    entry = read_inventory(cache_dir, ledger=ledger).by_name[SIX.file_name]
    assert hash_entry(entry, cache_dir, ledger, lambda sha256: Record(sha256, "here")) == SIX.sha256
    assert ledger.records()[stamp_of(path)] == Record(SIX.sha256, "here")
    entry = read_inventory(cache_dir, ledger=ledger).by_name[SIX.file_name]
    monkeypatch.setattr("pyodide_cache.inventory.hashes.sha256_of", lambda _path: pytest.fail("read again"))
    assert hash_entry(entry, cache_dir, ledger) == SIX.sha256


def test_a_file_that_changed_after_the_scan_is_read_again(cache_dir: Path, ledger: Ledger) -> None:
    path = SIX.write_to(cache_dir)
    ledger.add([(stamp_of(path), Record("0" * 64))])
    entry = read_inventory(cache_dir, ledger=ledger).by_name[SIX.file_name]
    assert hash_entry(entry, cache_dir, ledger) == "0" * 64
    other = build_wheel("six", modules=["other"])
    path.write_bytes(other.data)
    assert hash_entry(entry, cache_dir, ledger) == other.sha256


def test_the_target_of_a_link_is_read_every_time(cache_dir: Path, tmp_path: Path, ledger: Ledger) -> None:
    cache_dir.mkdir()
    target = SIX.write_to(tmp_path / "elsewhere")
    (cache_dir / SIX.file_name).symlink_to(target)
    entry = read_inventory(cache_dir, ledger=ledger).by_name[SIX.file_name]
    assert hash_entry(entry, cache_dir, ledger) == SIX.sha256
    target.write_bytes(b"other bytes")
    assert hash_entry(entry, cache_dir, ledger) != SIX.sha256
    assert stamp_of(cache_dir / SIX.file_name) not in ledger.records()

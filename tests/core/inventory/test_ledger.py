"""The ledger only saves time: whatever happens to it, the results are the same."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_status
from pyodide_cache.inventory.inventory import Status
from pyodide_cache.inventory.ledger import Ledger, Record, hash_entry, open_ledger
from pyodide_cache.inventory.read import read_inventory
from support.patience import PATIENCE
from support.wheels import build_wheel

STAMP = FileStamp(1, 2, 3, 4, 5)
SIX = build_wheel("six")
RECORD = Record("a" * 64, "314.0.7", published=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sub" / "ledger.sqlite3"


def fill(path: Path, count: int = 1) -> None:
    ledger = Ledger(path)
    ledger.add((FileStamp(1, number, 3, 4, 5), RECORD) for number in range(2, 2 + count))
    ledger.close()


def test_records_are_saved(path: Path) -> None:
    fill(path)
    ledger = Ledger(path)
    assert ledger.records() == {STAMP: RECORD}
    ledger.close()


def test_records_that_come_fast_are_written_together_and_others_see_them_after_a_flush(path: Path) -> None:
    def transactions() -> int:
        return int.from_bytes(path.read_bytes()[24:28], "big")  # the file change counter of SQLite's format

    ledger, other = Ledger(path), Ledger(path)
    before = transactions()
    for inode in range(1, 1001):
        ledger.add([(FileStamp(1, inode, 3, 4, 5), RECORD)])
    ledger.flush()
    assert transactions() - before < 500
    assert len(other.records()) == 1000
    ledger.close()
    other.close()


def test_a_newer_record_of_an_inode_replaces_the_older(path: Path) -> None:
    fill(path)
    ledger = Ledger(path)
    newer = FileStamp(1, 2, 30, 40, 50)
    ledger.add([(newer, RECORD)])
    assert list(ledger.records()) == [newer]
    ledger.close()


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4000],
    ids=["empty", "text", "garbage"],
)
def test_a_damaged_file_is_replaced(damage: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    fill(path)
    ledger = Ledger(path)
    assert ledger.records() == {STAMP: RECORD}
    ledger.close()


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_the_journal_that_a_kill_left_beside_a_damaged_file_makes_no_wrong_record(mode: str, path: Path) -> None:
    fill(path, 500)
    script = (
        f"import os, sqlite3\nopened = sqlite3.connect({str(path)!r})\nopened.execute('PRAGMA cache_size = 2')\n"
        f"opened.execute('PRAGMA journal_mode = {mode}')\nopened.execute('UPDATE files SET sha256 = zeroblob(600)')\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    (journal,) = path.parent.glob("*-journal" if mode == "delete" else "*-wal")
    assert journal.stat().st_size
    path.write_bytes(b"damaged")
    fill(path)
    with closing(Ledger(path)) as ledger:
        found = ledger.records()
        assert {found[stamp] for stamp in (STAMP, *found)} == {RECORD}


def test_a_file_with_damage_in_the_middle_is_replaced_when_it_is_found(path: Path) -> None:
    fill(path, 2000)
    data = bytearray(path.read_bytes())
    data[40_000:80_000] = b"\xff" * 40_000  # where the first row is not, which is read to open it
    path.write_bytes(data)
    ledger = Ledger(path)
    assert ledger.records() == {}
    ledger.add([(STAMP, RECORD)])
    ledger.close()
    again = Ledger(path)
    assert again.records() == {STAMP: RECORD}
    again.close()


@pytest.mark.parametrize("damage", ["zeros", "bytes that are no text", "the end is missing"])
def test_damage_at_any_place_is_no_error_and_gives_no_other_hash(damage: str, path: Path) -> None:
    fill(path, 100)
    sound = path.read_bytes()
    for start in range(0, len(sound), 128):
        middle = {"zeros": bytes(128), "bytes that are no text": b"\xff" * 128}.get(damage)
        path.write_bytes(sound[:start] + (middle + sound[start + 128 :] if middle else b""))
        with closing(Ledger(path)) as ledger:
            found = [ledger.records().of(FileStamp(1, number, 3, 4, 5)) for number in range(2, 102)]
            ledger.add([(STAMP, RECORD)])
        assert {record.sha256 for record in found if record} <= {RECORD.sha256}
        with closing(Ledger(path)) as ledger:
            assert ledger.records().of(STAMP) == RECORD


def test_a_hash_that_is_no_text_is_replaced(path: Path) -> None:
    fill(path)
    path.write_bytes(path.read_bytes().replace(b"aaaa", b"\xff\xff\xff\xff", 1))
    fill(path)
    with closing(Ledger(path)) as ledger:
        assert ledger.records() == {STAMP: RECORD}


@pytest.mark.parametrize("version", [-1, 2, 99])
def test_a_file_of_another_version_is_replaced(version: int, path: Path) -> None:
    fill(path)
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE files")
    connection.execute("CREATE TABLE files (other TEXT)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    fill(path)
    ledger = Ledger(path)
    assert ledger.records() == {STAMP: RECORD}
    ledger.close()


def test_a_locked_ledger_is_not_used_and_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyodide_cache.inventory.ledger._WAIT_SECONDS", 0.05)
    fill(path)
    inode = path.stat().st_ino
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    start = time.monotonic()
    ledger = Ledger(path)
    assert ledger.records() == {}
    ledger.add([(FileStamp(9, 9, 9, 9, 9), RECORD)])
    ledger.close()
    assert time.monotonic() - start < PATIENCE  # the holder never lets go
    holder.execute("ROLLBACK")
    holder.close()
    assert path.stat().st_ino == inode
    again = Ledger(path)
    assert again.records() == {STAMP: RECORD}
    again.close()


def test_records_that_another_process_keeps_from_being_written_are_written_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyodide_cache.inventory.ledger._WAIT_SECONDS", 0.05)
    monkeypatch.setattr("pyodide_cache.inventory.ledger._WRITE_SECONDS", 0.0)
    fill(path)
    other = FileStamp(9, 9, 9, 9, 9)
    with closing(Ledger(path)) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ledger.add([(other, RECORD)])
        monkeypatch.setattr(ledger, "_write", lambda: pytest.fail("it would wait for each file"))
        ledger.add([(STAMP, RECORD)])
        monkeypatch.undo()
        holder.execute("ROLLBACK")
    with closing(Ledger(path)) as ledger:
        assert ledger.records() == {STAMP: RECORD, other: RECORD}


def test_a_value_that_takes_much_memory_is_damage(path: Path) -> None:
    fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE files SET origin = zeroblob(2000000)")
    with closing(Ledger(path)) as ledger:
        assert ledger.records() == {}


def test_a_read_only_ledger_is_read(path: Path) -> None:
    fill(path)
    ledger = Ledger(path)
    assert ledger._connection is not None
    ledger._connection.execute("PRAGMA query_only = 1")  # root can write every file, so SQLite must refuse
    ledger.add([(FileStamp(9, 9, 9, 9, 9), RECORD)])
    assert ledger.records() == {STAMP: RECORD}
    ledger.close()
    assert path.exists()


def test_a_folder_that_cannot_be_created_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ledger = Ledger(tmp_path / "file" / "ledger.sqlite3")
    ledger.add([(STAMP, RECORD)])
    assert ledger.records() == {}
    ledger.close()


def test_f3_numbers_that_sqlite_cannot_hold_do_not_cost_the_other_rows(path: Path) -> None:
    # Year 2446, where ext4 ends, in nanoseconds.
    late: Any = SimpleNamespace(
        st_dev=1, st_ino=2**64 - 1, st_size=3, st_mtime_ns=15_032_385_535 * 10**9, st_ctime_ns=-(2**70)
    )
    stamp = stamp_of_status(late)
    ledger = Ledger(path)
    ledger.add([(stamp, RECORD), (STAMP, RECORD)])
    ledger.close()
    again = Ledger(path)
    assert again.records() == {stamp: RECORD, STAMP: RECORD}
    again.close()


def test_without_inode_numbers_each_file_has_its_record(path: Path) -> None:
    files = [FileStamp(5, 0, size, 2, 3) for size in (1, 2)]
    ledger = Ledger(path)
    ledger.records()
    ledger.add((stamp, Record(str(stamp.size))) for stamp in files)
    assert [ledger.records()[stamp].sha256 for stamp in files] == ["1", "2"]
    ledger.close()


def test_files_of_two_devices_with_one_inode_number_have_their_own_records(path: Path) -> None:
    files = [FileStamp(device, 7, 1, 2, 3) for device in (1, 2)]
    ledger = Ledger(path)
    ledger.add((stamp, Record(str(stamp.device))) for stamp in files)
    ledger.close()
    ledger = Ledger(path)
    again = ledger.records()
    assert [again[stamp].sha256 for stamp in files] == ["1", "2"]
    assert again.of(files[0]._replace(size=2)) is None
    ledger.close()


def test_a_record_counts_only_while_the_file_is_unchanged(path: Path, cache_dir: Path) -> None:
    wheel = build_wheel("six")
    file = wheel.write_to(cache_dir)
    ledger = Ledger(path)
    ledger.add([(stamp_of(file), Record(wheel.sha256, "index", published=True))])
    assert read_inventory(cache_dir, ledger=ledger).entries[0].status is Status.VERIFIED
    with file.open("r+b") as opened:
        opened.write(b"X")
    os.utime(file, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns + 1))
    assert read_inventory(cache_dir, ledger=ledger).entries[0].status is Status.NOT_VERIFIED
    ledger.close()


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
    monkeypatch.setattr("pyodide_cache.inventory.ledger.hash_and_stamp_of", lambda _path: pytest.fail("read again"))
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


def test_a_source_whose_name_is_no_text_costs_no_record(path: Path) -> None:
    ledger = Ledger(path)
    ledger.add([(STAMP, Record(RECORD.sha256, "/folder/\udcff")), (FileStamp(1, 3, 3, 4, 5), RECORD)])
    ledger.close()
    again = Ledger(path)
    assert {record.origin for record in again.records().values()} == {"/folder/?", RECORD.origin}
    again.close()

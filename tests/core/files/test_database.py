from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pyodide_cache.files.database import DAMAGE, is_in_use


def full(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")


def locked(path: Path) -> None:
    with closing(sqlite3.connect(path)) as first, closing(sqlite3.connect(path, timeout=0)) as second:
        first.execute("BEGIN EXCLUSIVE")
        second.execute("INSERT INTO t VALUES (1)")


def without_its_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT * FROM gone")


def overwritten(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT * FROM t")


def no_text(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT CAST(x'ff' AS TEXT)").fetchone()


@pytest.mark.parametrize(
    ("use", "expected"),
    [(full, True), (locked, True), (without_its_table, False), (overwritten, False), (no_text, False)],
)
def test_only_damage_counts_as_damage(tmp_path: Path, use: Callable[[Path], None], expected: bool) -> None:
    path = tmp_path / "file.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (v)")
    with pytest.raises(DAMAGE) as caught:
        use(path)
    assert is_in_use(caught.value) is expected

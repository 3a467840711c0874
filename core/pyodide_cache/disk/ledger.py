"""The ledger: what was found out about files' bytes, so that it need not be found out again.

It is a cache of the truth. Without it everything works, slower; so any damage to it is met by
starting over, and never shown as an error.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from pyodide_cache.disk.inventory import FileStamp

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    device INTEGER, inode INTEGER, size INTEGER, modified_ns INTEGER, changed_ns INTEGER,
    sha256 TEXT NOT NULL, origin TEXT NOT NULL, published INTEGER NOT NULL,
    PRIMARY KEY (device, inode)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger knows of a file.

    Attributes:
        sha256: of its bytes.
        origin: where they came from: a release, ``index``, or empty when only hashed here.
        published: whether the origin published this hash, so that the bytes are proven.

    """

    sha256: str
    origin: str = ""
    published: bool = False


class Ledger:
    """Records by file stamp, in SQLite; safe between threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)  # damaged or of another version: a cache starts over
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, check_same_thread=False)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError("another version")
            connection.executescript(_SCHEMA)
            connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("SELECT sha256, origin, published FROM files LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def records(self) -> dict[FileStamp, Record]:
        """Return everything at once: a directory's scan asks for all of it anyway."""
        rows = self._run("SELECT device, inode, size, modified_ns, changed_ns, sha256, origin, published FROM files")
        return {FileStamp(*row[:5]): Record(row[5], row[6], bool(row[7])) for row in rows}

    def add(self, records: Iterable[tuple[FileStamp, Record]]) -> None:
        """Remember records; an older one of the same inode is replaced."""
        rows = [(*astuple(stamp), record.sha256, record.origin, int(record.published)) for stamp, record in records]
        with self._lock, contextlib.suppress(sqlite3.Error, OverflowError):
            if self._connection:
                with self._connection:
                    self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?)", rows)

    def close(self) -> None:
        """Close the file; the ledger forgets everything it is told from here on."""
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _run(self, statement: str) -> list[tuple[int, int, int, int, int, str, str, int]]:
        with self._lock:
            if not self._connection:
                return []
            try:
                return self._connection.execute(statement).fetchall()
            except sqlite3.Error:
                return []

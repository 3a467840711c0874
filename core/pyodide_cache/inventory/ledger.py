"""The ledger: a database of known hashes, so that files need not be hashed again.

It is a cache: without it everything works, but slower. A damaged ledger is replaced by an empty one, without an
error message.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.collection import paused_collection
from pyodide_cache.base.record import record
from pyodide_cache.files.stamps import FileStamp

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel

_VERSION = 2

#: How long to wait for a ledger that another process has locked, before working without it.
_WAIT_SECONDS = 2.0

#: How long a `LedgerBatch` buffers records.
_FLUSH_SECONDS = 0.25

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    device INTEGER, inode INTEGER, size INTEGER, modified_ns INTEGER, changed_ns INTEGER,
    sha256 TEXT NOT NULL, origin TEXT NOT NULL, published INTEGER NOT NULL, sound INTEGER,
    PRIMARY KEY (device, inode)
) WITHOUT ROWID;
"""
_SELECT = "SELECT device, inode, size, modified_ns, changed_ns, sha256, origin, published, sound FROM files"
#: How many rows are read, and records freed, between two checks of a cancel token.
_AT_ONCE = 1000
_FREE_AT_ONCE = 256

#: `Record.origin` of files from a package index.
FROM_INDEX = "index"


@record
class Record:
    """What the ledger knows about a file.

    Attributes:
        sha256: of its bytes.
        origin: where they came from: a release, `FROM_INDEX`, or empty if the file was only hashed.
        published: whether the origin published this hash.
        sound: whether the archive is valid; None if it was not tested.

    """

    sha256: str
    origin: str = ""
    published: bool = False
    sound: bool | None = None


class Ledger:
    """Records by file stamp, in SQLite. Threads and processes may share it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._records: dict[FileStamp, Record] | None = None
        with contextlib.suppress(OSError, sqlite3.Error):
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if _is_in_use(error):
                raise
            self._remove_files()  # damaged, or of another version
            return self._connect()

    def _remove_files(self) -> None:
        # A remaining journal would be rolled back into the next database.
        for suffix in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS, check_same_thread=False)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError("another version")
            if version == 0:  # do not write without need: the ledger may be read-only or locked
                connection.executescript(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            connection.execute("SELECT sha256, origin, published, sound FROM files LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def records(self, cancel: Cancel | None = None) -> dict[FileStamp, Record]:
        """Return all records. They are read once, and `add` keeps them up to date.

        Raises:
            Cancelled: when ``cancel`` is set.

        """
        if self._records is None:
            with paused_collection():
                self._records = self._read(cancel)
        return self._records

    def forget(self, cancel: Cancel) -> None:
        """Free the records in chunks and poll ``cancel`` in between, where a job's thread releases the GIL."""
        records = self._records
        self._records = None
        while records:
            for _ in range(min(_FREE_AT_ONCE, len(records))):
                records.popitem()
            if cancel.is_set:
                break

    def add(self, records: Iterable[tuple[FileStamp, Record]]) -> None:
        """Save records; each replaces an older one of the same inode."""
        records = list(records)
        rows = [_row(stamp, record) for stamp, record in records]
        if self._records is not None:
            self._records.update(records)
        with self._lock:
            if not self._connection:
                return
            try:
                with self._connection:
                    self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?,?)", rows)
            except sqlite3.Error as error:
                self._start_over(error)

    def close(self) -> None:
        """Close the file; later records are not saved."""
        with self._lock:
            if self._connection:
                self._connection.close()
                self._connection = None

    def _read(self, cancel: Cancel | None) -> dict[FileStamp, Record]:
        with self._lock:
            if not self._connection:
                return {}
            try:
                cursor = self._connection.execute(_SELECT)
                found: dict[FileStamp, Record] = {}
                while rows := cursor.fetchmany(_AT_ONCE):
                    for row in rows:
                        sound = None if row[8] is None else row[8] != 0
                        found[FileStamp._make(row[:5])] = Record(row[5], row[6], row[7] != 0, sound)
                    if cancel:
                        cancel.check()
                return found
            except sqlite3.Error as error:
                self._start_over(error)
                return {}

    def _start_over(self, error: sqlite3.Error) -> None:
        """Replace a ledger that turns out to be damaged; keep one that is only in use."""
        if self._connection is None or _is_in_use(error):
            return
        self._connection.close()
        self._connection = None
        with contextlib.suppress(OSError, sqlite3.Error):
            self._remove_files()
            self._connection = self._connect()


class LedgerBatch:
    """Buffer records; they are written in batches, since each write waits for the disk.

    Records that are lost in a power failure are only hashed again.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._records: list[tuple[FileStamp, Record]] = []
        self._flushed = time.monotonic()

    def add(self, records: Iterable[tuple[FileStamp, Record]]) -> None:
        """Buffer records."""
        self._records += records
        if time.monotonic() - self._flushed > _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write the buffered records."""
        if self._records:
            self._ledger.add(self._records)
            self._records = []
        self._flushed = time.monotonic()


def open_ledger() -> Ledger:
    """Open the user's ledger."""
    from pyodide_cache.settings.paths import AppPath

    return Ledger(AppPath.LEDGER.path)


def _row(stamp: FileStamp, record: Record) -> tuple[int | str | bool | None, ...]:
    return (
        *(stamp.device, stamp.inode, stamp.size, stamp.modified_ns, stamp.changed_ns),
        *(record.sha256, record.origin, record.published, record.sound),
    )


def _is_in_use(error: sqlite3.Error) -> bool:
    """Return whether a ledger is locked, read-only or on a full disk, rather than damaged."""
    if not isinstance(error, sqlite3.OperationalError):
        return False
    primary = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY) & 0xFF
    return primary != sqlite3.SQLITE_ERROR

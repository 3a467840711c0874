"""The ledger: a database of known hashes, so that files need not be hashed again.

It is a cache: without it everything works, but slower. A damaged ledger is replaced by an empty one, without an
error message.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyodide_cache.base.collection import paused_collection
from pyodide_cache.base.record import record
from pyodide_cache.files.database import DAMAGE, connect, is_in_use
from pyodide_cache.files.reader import hash_and_stamp_of
from pyodide_cache.files.stamps import FileStamp, stamp_of

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.inventory.inventory import Entry

_VERSION = 2

#: How long to wait for a ledger that another process has locked, before working without it.
_WAIT_SECONDS = 2.0

#: Records that come fast are written together after this many seconds, since each write waits for the disk.
_WRITE_SECONDS = 0.25
#: Until records are written again that another process kept from being written.
_LATER_SECONDS = 10.0

#: In one transaction, since each is synced four times.
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS files (
    device INTEGER, inode INTEGER, size INTEGER, modified_ns INTEGER, changed_ns INTEGER,
    sha256 TEXT NOT NULL, origin TEXT NOT NULL, published INTEGER NOT NULL, sound INTEGER,
    PRIMARY KEY (device, inode)
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_SELECT = "SELECT device, inode, size, modified_ns, changed_ns, sha256, origin, published, sound FROM files"
#: How many rows are read, and records freed, between two checks of a cancel token.
_AT_ONCE = 1000
_FREE_AT_ONCE = 256

#: Stamp and record, in the order of the columns.
_Row = tuple[Any, ...]
_NO_ROWS: dict[object, _Row] = {}

#: `Record.origin` of files from a package index.
FROM_INDEX = "index"
#: Stands between that and the address of the index in the column of the origin.
_OF = " of "


@record
class Record:
    """What the ledger knows about a file."""

    sha256: str  # of its bytes
    origin: str = ""  # where they came from: a release, `FROM_INDEX`, or empty if the file was only hashed
    published: bool = False  # whether the origin published this hash
    sound: bool | None = None  # whether the archive is valid; None if it was not tested
    index: str = ""  # the address of the index that a file is from; empty for the public one, and if unknown


class Records(Mapping[FileStamp, Record]):
    """The records of a ledger by file stamp: of each inode the newest.

    They stay rows of the database until they are asked for: of 100,000 rows, a directory may need few.
    """

    def __init__(self) -> None:
        #: By device, then by inode; where the file system has no inodes, by the rest of the stamp.
        self._rows: dict[int, dict[object, _Row]] = {}

    def of(self, stamp: FileStamp) -> Record | None:
        """Return the record of a file; None if there is none, or the file changed since."""
        row = self._rows.get(stamp[0], _NO_ROWS).get(stamp[1] or stamp)
        if row is None or row[:5] != stamp:
            return None
        # A damaged row may have any type, and zeros where the disk has nothing.
        if not (type(row[5]) is type(row[6]) is str and row[5].isalnum()):
            return None
        origin, _, index = row[6].partition(_OF) if row[6].startswith(FROM_INDEX) else (row[6], "", "")
        return Record(row[5], origin, row[7] != 0, None if row[8] is None else row[8] != 0, index)

    def __getitem__(self, stamp: FileStamp) -> Record:
        """Return the record of a file; see `of`."""
        if (record := self.of(stamp)) is None:
            raise KeyError(stamp)
        return record

    def __iter__(self) -> Iterator[FileStamp]:
        """Yield the stamps."""
        return (FileStamp(*row[:5]) for rows in self._rows.values() for row in rows.values())

    def __len__(self) -> int:
        """Return the number of records."""
        return sum(map(len, self._rows.values()))

    def add(self, rows: Iterable[_Row]) -> None:
        """Add rows; each replaces an older one of the same inode."""
        for row in rows:
            inodes = self._rows.get(row[0])
            if inodes is None:
                inodes = self._rows[row[0]] = {}
            inodes[row[1] or row[:5]] = row

    def pop_some(self, count: int) -> bool:
        """Free up to ``count`` records, and return whether there were any."""
        for rows in self._rows.values():
            if rows:
                for _ in range(min(count, len(rows))):
                    rows.popitem()
                return True
        return False


class Ledger:
    """Records by file stamp, in SQLite. Threads and processes may share it.

    Records that come fast are written together, the last ones by `flush` or `close`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._records: Records | None = None
        self._unwritten: list[_Row] = []
        self._written = time.monotonic()
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._connection = self._connect()
            except DAMAGE as error:
                self._start_over(error)

    def _connect(self) -> sqlite3.Connection:
        connection = connect(self._path, _WAIT_SECONDS)
        try:
            # Nothing waits for the disk: after a loss of power, what the ledger lacks is hashed again, and a damaged
            # one is replaced.
            connection.execute("PRAGMA synchronous = OFF")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError("another version")
            if version == 0:  # do not write without need: the ledger may be read-only or locked
                connection.executescript(_SCHEMA)
            connection.execute("SELECT sha256, origin, published, sound FROM files LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def records(self, cancel: Cancel | None = None) -> Records:
        """Return all records. They are read once, and `add` keeps them up to date."""
        if self._records is None:
            with paused_collection():
                self._records = self._read(cancel)
        return self._records

    def forget(self, cancel: Cancel) -> None:
        """Free the records in chunks and poll ``cancel`` in between, where a job's thread releases the GIL."""
        records = self._records
        self._records = None
        while records and records.pop_some(_FREE_AT_ONCE) and not cancel.is_set:
            pass

    def add(self, records: Iterable[tuple[FileStamp, Record]]) -> None:
        """Save records, soon; each replaces an older one of the same inode.

        Records that are lost in a power failure are only hashed again.
        """
        rows = [_row(stamp, record) for stamp, record in records]
        with self._lock:
            if self._records is not None:
                self._records.add(rows)
            self._unwritten += rows
            if time.monotonic() - self._written > _WRITE_SECONDS:
                self._write()

    def flush(self) -> None:
        """Write the records that were added."""
        with self._lock:
            self._write()

    def close(self) -> None:
        """Close the file; later records are not saved."""
        with self._lock:
            self._write()
            if self._connection:
                self._connection.close()
                self._connection = None

    def _write(self) -> None:
        rows, self._unwritten = self._unwritten, []
        self._written = time.monotonic()
        if not rows or not (connection := self._connection):
            return
        try:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO files VALUES (?,?,?,?,?,?,?,?,?)", rows)
        except DAMAGE as error:
            if is_in_use(error):
                self._unwritten = rows
                self._written += _LATER_SECONDS
            self._start_over(error)

    def _read(self, cancel: Cancel | None) -> Records:
        found = Records()
        with self._lock:
            self._write()
            if not (connection := self._connection):
                return found
            try:
                cursor = connection.execute(_SELECT)
                while rows := cursor.fetchmany(_AT_ONCE):
                    found.add(rows)
                    if cancel:
                        cancel.check()
            except DAMAGE as error:
                self._start_over(error)
                return Records()
            return found

    def _start_over(self, error: Exception) -> None:
        """Replace a ledger that is damaged, or of another version; keep one that is only in use."""
        if is_in_use(error):
            return
        if self._connection:
            self._connection.close()
            self._connection = None
        with contextlib.suppress(OSError, *DAMAGE):
            self._path.unlink(missing_ok=True)  # SQLite itself removes the journal of a file that is new
            self._connection = self._connect()


def open_ledger() -> Ledger:
    """Open the user's ledger."""
    from pyodide_cache.settings.paths import AppPath

    return Ledger(AppPath.LEDGER.path)


def hash_entry(entry: Entry, directory: Path, ledger: Ledger, record_of: Callable[[str], Record] = Record) -> str:
    """Return the sha256 of a file: that of the ledger if it did not change, else see `hash_file`."""

    def known(stamp: FileStamp) -> str | None:
        return found.sha256 if (found := ledger.records().of(stamp)) else None

    return hash_file(directory / entry.file_name, known, ledger, record_of)


def hash_file(
    path: Path, known: Callable[[FileStamp], str | None], ledger: Ledger, record_of: Callable[[str], Record] = Record
) -> str:
    """Return the sha256 of a file: what is known for its stamp, else of its bytes, for the ledger too.

    The target of a link is read every time: the stamp of the link does not change with its bytes.

    Args:
        record_of: returns what the ledger stores for a hash.

    Raises:
        OSError: when the file cannot be read.
    """
    before = stamp_of(path)
    if not path.is_symlink() and (found := known(before)):
        return found
    sha256, after = hash_and_stamp_of(path)
    if after == before:
        ledger.add([(before, record_of(sha256))])
    return sha256


def _row(stamp: FileStamp, record: Record) -> _Row:
    # The path of a distribution may have bytes that are not text, and a log that was changed may have anything.
    sha256, origin = record.sha256, f"{record.origin}{_OF}{record.index}" if record.index else record.origin
    if not (sha256 + origin).isascii():
        sha256, origin = (text.encode("utf-8", "replace").decode() for text in (sha256, origin))
    return (*stamp, sha256, origin, record.published, record.sound)

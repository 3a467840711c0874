"""What warm-ups asked for, and what was used, counted by the day.

Unlike the ledger this is no cache: nothing else knows it. So it lies among the person's state and not in a cache
folder, which may be emptied at any time, and a damaged file is moved aside instead of being started over. Still it
is only a count: a warm-up never fails for its sake.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyodide_cache.base.record import record

_VERSION = 1

#: Longer than the ledger's: what is not counted now is never counted.
_WAIT_SECONDS = 10.0

#: Days after which nobody asks any more.
_MAX_DAYS = 800

_SCHEMA = """
CREATE TABLE IF NOT EXISTS wanted (
    line TEXT NOT NULL, name TEXT NOT NULL, day INTEGER NOT NULL, asked INTEGER NOT NULL, needed INTEGER NOT NULL,
    PRIMARY KEY (line, name, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS used (
    line TEXT NOT NULL, name TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (line, name, day)
) WITHOUT ROWID;
"""


@record
class UsageCount:
    """How much a package is wanted.

    Attributes:
        asked: warm-ups that a person asked for it in.
        needed: warm-ups in which another package needed it.
        days_used: days on which it was read after its download, as far as the mount keeps that.

    """

    name: str
    asked: int
    needed: int
    days_used: int


class UsageCounts:
    """The counts, in SQLite; safe between processes. Without a file, or one that can be used, it counts nothing."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def count(
        self,
        line: str,
        *,
        asked: Iterable[str] = (),
        needed: Iterable[str] = (),
        used: Iterable[tuple[str, int]] = (),
    ) -> None:
        """Count one warm-up.

        Args:
            line: the release line that it was for.
            asked: names that a person asked for.
            needed: names that those need.
            used: names, and the days (since the epoch) of their last use.

        """
        day = today()
        rows = [(line, name, day, 1, 0) for name in asked] + [(line, name, day, 0, 1) for name in needed]
        with self._open() as connection:
            if connection is None:
                return
            with contextlib.suppress(sqlite3.Error), connection:
                connection.executemany(
                    "INSERT INTO wanted VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                    "asked = asked + excluded.asked, needed = needed + excluded.needed",
                    rows,
                )
                connection.executemany("INSERT OR IGNORE INTO used VALUES (?,?,?)", [(line, *item) for item in used])
                for table in ("wanted", "used"):
                    connection.execute(f"DELETE FROM {table} WHERE day < ?", (day - _MAX_DAYS,))

    def wanted(self, line: str, *, days: int | None = None) -> tuple[UsageCount, ...]:
        """List the packages of a release line, the most wanted first.

        That is: how often they were asked for and on how many days they were used, together; then how often
        others needed them; then by name.

        Args:
            line: the release line.
            days: only count so many days back; else all that is known.

        """
        since = 0 if days is None else today() - days
        with self._open() as connection:
            if connection is None:
                return ()
            with contextlib.suppress(sqlite3.Error):
                rows = connection.execute(
                    "SELECT name, sum(asked), sum(needed), sum(used) FROM ("
                    "SELECT name, asked, needed, 0 AS used FROM wanted WHERE line = ?1 AND day >= ?2 UNION ALL "
                    "SELECT name, 0, 0, 1 FROM used WHERE line = ?1 AND day >= ?2) "
                    "GROUP BY name ORDER BY sum(asked) + sum(used) DESC, sum(needed) DESC, name",
                    (line, since),
                ).fetchall()
                return tuple(UsageCount(*row) for row in rows)
        return ()

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        connection = None
        with contextlib.suppress(OSError, sqlite3.Error):
            if self._path is not None:
                connection = self._opened(self._path)
        try:
            yield connection
        finally:
            if connection is not None:
                connection.close()

    def _opened(self, path: Path) -> sqlite3.Connection:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # in use, read-only, on a full disk
                raise
            path.replace(path.with_name(f"{path.name}.damaged-{int(time.time())}"))
            return self._connect(path)

    def _connect(self, path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=_WAIT_SECONDS)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                connection.executescript(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
            elif version != _VERSION:  # a newer program's: theirs to count in
                raise sqlite3.OperationalError("another version")
        except BaseException:
            connection.close()
            raise
        return connection


def today() -> int:
    """Return the day, counted from the epoch, in UTC."""
    return int(time.time() // 86_400)

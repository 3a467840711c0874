"""How often packages were requested and used, counted by day; and which were requested together.

Unlike the ledger, these counts cannot be made again. Therefore they are in the state folder of the user and not in a
cache folder, and a damaged file is renamed instead of overwritten. Still, a warm-up never fails because of them.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from pyodide_cache.base.record import record
from pyodide_cache.files.database import DAMAGE, connect, is_in_use
from pyodide_cache.settings.paths import AppPath

T = TypeVar("T")

_VERSION = 1

#: Longer than for the ledger: what is not counted now is never counted. What is not read now can be read later.
_WAIT_SECONDS = 10.0
_READ_SECONDS = 2.0

#: Days after which counts are deleted.
_MAX_DAYS = 800

_SCHEMA = """
CREATE TABLE IF NOT EXISTS wanted (
    line TEXT NOT NULL, name TEXT NOT NULL, day INTEGER NOT NULL, asked INTEGER NOT NULL, needed INTEGER NOT NULL,
    PRIMARY KEY (line, name, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS used (
    line TEXT NOT NULL, name TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (line, name, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS warm_ups (id INTEGER PRIMARY KEY AUTOINCREMENT, day INTEGER NOT NULL, names TEXT NOT NULL);
"""

#: How many warm-ups are remembered.
_MOST_WARM_UPS = 500
#: The packages of a larger warm-up are not remembered: they say nothing about each other.
_MOST_TOGETHER = 10_000


@record
class UsageCount:
    """How often a package was requested and used."""

    name: str
    asked: int  # warm-ups in which the user requested it
    needed: int  # warm-ups in which another package required it
    days_used: int  # days on which it was read after its download, where access times are recorded


class UsageCounts:
    """Counts in an SQLite file, which several processes may use at once.

    Args:
        path: the file; without one, or if it cannot be used, nothing is counted.
        remembers_sets: whether to remember which packages were requested together; otherwise, the next warm-up
            forgets it.
    """

    def __init__(self, path: Path | None, *, remembers_sets: bool = True) -> None:
        self._path = path
        self._remembers_sets = remembers_sets

    @classmethod
    def open(cls, *, remembers_sets: bool = True) -> UsageCounts:
        """Open the counts of the user."""
        return cls(AppPath.USAGE.path, remembers_sets=remembers_sets)

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
            used: names, with the days (since the epoch) of their last use.
        """
        day, asked = today(), [*asked]
        rows = [(line, name, day, 1, 0) for name in asked] + [(line, name, day, 0, 1) for name in needed]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "INSERT INTO wanted VALUES (?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                "asked = asked + excluded.asked, needed = needed + excluded.needed",
                rows,
            )
            connection.executemany("INSERT OR IGNORE INTO used VALUES (?,?,?)", [(line, *item) for item in used])
            if not self._remembers_sets:
                connection.execute("DELETE FROM warm_ups")
            elif 0 < len(asked) <= _MOST_TOGETHER:
                names = " ".join(sorted({*asked}))
                connection.execute("INSERT INTO warm_ups (day, names) VALUES (?,?)", (day, names))
                oldest = "(SELECT max(id) FROM warm_ups) - ?"
                connection.execute(f"DELETE FROM warm_ups WHERE id <= {oldest}", (_MOST_WARM_UPS,))
            for table in ("wanted", "used", "warm_ups"):
                connection.execute(f"DELETE FROM {table} WHERE day < ?", (day - _MAX_DAYS,))

        self._in_file(write, None, _WAIT_SECONDS)

    def wanted(self, line: str, *, days: int | None = None) -> tuple[UsageCount, ...]:
        """Return the packages of a release line, the most popular first.

        The order is by requests plus days of use, then by how often others required them, then by name.

        Args:
            days: number of days back to count; None for all.
        """
        since = 0 if days is None else max(0, today() - days)
        rows = self._rows(
            "SELECT name, sum(asked), sum(needed), sum(used) FROM ("
            "SELECT name, asked, needed, 0 AS used FROM wanted WHERE line = :line AND day >= :since "
            "UNION ALL "
            "SELECT name, 0, 0, 1 FROM used WHERE line = :line AND day >= :since) "
            "WHERE typeof(name) = 'text' AND typeof(asked + needed) = 'integer' "  # others are damaged
            "GROUP BY name ORDER BY sum(asked) + sum(used) DESC, sum(needed) DESC, name",
            {"line": line, "since": since},
        )
        return tuple(UsageCount(*row) for row in rows)

    def warm_ups(self) -> tuple[frozenset[str], ...]:
        """Return the packages that each warm-up requested, for all release lines, the oldest first."""
        rows = self._rows("SELECT names FROM warm_ups ORDER BY id", {})
        return tuple(frozenset(str(row[0]).split()) for row in rows)

    def _rows(self, query: str, values: Mapping[str, object]) -> list[Any]:
        return self._in_file(lambda connection: connection.execute(query, values).fetchall(), [], _READ_SECONDS)

    def _in_file(self, work: Callable[[sqlite3.Connection], T], otherwise: T, wait: float) -> T:
        """Return what ``work`` returns in one transaction; ``otherwise`` if the file cannot be used."""
        if (path := self._path) is not None:
            with suppress(OSError, *DAMAGE):
                path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    return _done_in(path, work, wait)
                except DAMAGE as error:
                    if is_in_use(error):
                        raise
                    path.replace(path.with_name(f"{path.name}.damaged-{int(time.time())}"))
                    return _done_in(path, work, wait)
        return otherwise


def _done_in(path: Path, work: Callable[[sqlite3.Connection], T], wait: float) -> T:
    with closing(connect(path, wait)) as connection, connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:  # the transaction stays open, since the disk is waited for four times in each
            connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_VERSION}")
        elif version != _VERSION:
            raise OSError("of a newer program")
        return work(connection)


def today() -> int:
    """Return the number of days since the epoch, in UTC."""
    return int(time.time() // 86_400)

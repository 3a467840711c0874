"""SQLite files: open one, and tell a damaged one from one that cannot be used now."""

from __future__ import annotations

import sqlite3
from pathlib import Path

#: Limit for a value, in bytes. The longest ones are the names of all packages of a warm-up.
_MOST_BYTES = 1_000_000

#: What SQLite raises for a damaged file: also for names in it that are not text, and for sizes that no memory has.
DAMAGE = (sqlite3.Error, UnicodeDecodeError, MemoryError)


def connect(path: Path, wait: float) -> sqlite3.Connection:
    """Open a file, in which larger values than this program writes are damage.

    Args:
        wait: seconds, while another process writes.
    """
    connection = sqlite3.connect(path, timeout=wait, check_same_thread=False)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_BYTES)
    return connection


def is_in_use(error: Exception) -> bool:
    """Return whether a file is locked, read-only or on a full disk, rather than damaged."""
    if not isinstance(error, sqlite3.OperationalError):
        return False
    # Texts that are none have no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF != sqlite3.SQLITE_ERROR

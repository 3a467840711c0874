"""Tell a damaged SQLite file from one that cannot be used now."""

from __future__ import annotations

import sqlite3

#: What SQLite raises for a damaged file: also of names in it that are no text, and of sizes that no memory has.
DAMAGE = (sqlite3.Error, UnicodeDecodeError, MemoryError)


def is_in_use(error: Exception) -> bool:
    """Return whether a file is locked, read-only or on a full disk, rather than damaged."""
    if not isinstance(error, sqlite3.OperationalError):
        return False
    # Texts that are none have no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF != sqlite3.SQLITE_ERROR

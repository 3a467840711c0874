"""The sha256 of a file of the inventory: from before if the file did not change, else from its bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyodide_cache.base.problems import Code
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.inventory.ledger import Ledger, Record


def hash_entry(entry: Entry, directory: Path, ledger: Ledger, record_of: Callable[[str], Record] = Record) -> str:
    """Return the sha256 of a file, and store it in the ledger if the file had to be read.

    The target of a link is read every time: the stamp of the link does not change with its bytes.

    Args:
        record_of: returns what the ledger stores for a hash.

    Raises:
        OSError: when the file cannot be read.
    """
    path = directory / entry.file_name
    is_link = entry.warning is not None and entry.warning.code is Code.IS_LINK
    before = stamp_of(path)
    if entry.sha256 and not is_link and before == entry.stamp:
        return entry.sha256
    sha256 = sha256_of(path)
    if not is_link and stamp_of(path) == before:
        ledger.add([(before, record_of(sha256))])
    return sha256

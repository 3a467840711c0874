"""Entries that exist only in memory."""

from __future__ import annotations

import time
from itertools import count

from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Status

DAY = 86_400.0
NOW = time.time()

_inodes = count(1)


def entry(
    file_name: str,
    size: int = 1000,
    days: float = 0.0,
    status: Status = Status.NOT_VERIFIED,
    *,
    inode: int = 0,
    links: int = 1,
    is_file: bool = True,
) -> Entry:
    """Return the entry of a file that is ``days`` old, with an inode of its own."""
    modified = int((NOW - days * DAY) * 1e9)
    stamp = FileStamp(1, inode or next(_inodes), size, modified, modified)
    return Entry(file_name, identify(file_name), stamp, status=status, links=links, is_file=is_file)


def wheel(
    name: str, size: int = 1000, days: float = 0.0, version: str = "1.0", status: Status = Status.NOT_VERIFIED
) -> Entry:
    """Return the entry of a pure wheel."""
    return entry(f"{name}-{version}-py3-none-any.whl", size, days, status)


def mixed_entries() -> tuple[Entry, ...]:
    """Return entries of many ages and kinds; some share an inode, one is from the future."""
    found = [wheel(f"p{number}", 100 + number, days=number**1.7 / 10) for number in range(120)]
    found += [entry(f"t{number}-1-py3-none-any.whl.part", 7, days) for number, days in enumerate((0.1, 0.9, 1.1, 40))]
    found += [entry("scipy-tests.tar", 5000, 33), entry("notes.txt", 80, 300)]
    found += [wheel("future", 11, -5)]
    # Two names of one inode.
    found += [entry(f"twin-{number}-py3-none-any.whl", 1000, 50, inode=9_000_001, links=2) for number in (1, 2)]
    return tuple(found)

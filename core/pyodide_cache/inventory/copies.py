"""Find copies of a cached file in other cache directories and in the quarantine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.json_types import Bytes
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import folder_key
from pyodide_cache.files.stamps import FileStamp, stamp_of
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.inventory.ledger import Record
from pyodide_cache.inventory.quarantine import quarantined

#: The most names of a directory that are compared, to find the same bytes under another name.
_MAX_NAMES = 20_000


@record
class Copy:
    """A file elsewhere that has the same name or the same bytes."""

    path: Path  # where it is
    size: Bytes
    same_bytes: bool | None = None  # whether its bytes are the same; None if not both files were hashed
    same_inode: bool = False  # whether it is a hard link to the same file, which takes no more space
    quarantine: bool = False  # whether a repair replaced it


def find_copies(
    directory: Path, entry: Entry, others: Iterable[Path], records: Mapping[FileStamp, Record], cancel: Cancel
) -> tuple[Copy, ...]:
    """Return the copies of ``entry``. No file is read, and unreadable directories are skipped.

    Args:
        others: other cache directories; the same one under another path is left out.
    """
    found: list[Copy] = []
    seen = {None, folder_key(directory)}
    for other in others:
        cancel.check()
        with suppress(Problem):
            if (key := folder_key(other)) not in seen:
                seen.add(key)
                found += _copies_in(other, entry, records, cancel)
    found += [
        Copy(item.path, item.size, _same(entry, item.path, records), quarantine=True)
        for item in quarantined(directory)
        if item.file_name == entry.file_name
    ]
    return tuple(found)


def _copies_in(folder: Path, entry: Entry, records: Mapping[FileStamp, Record], cancel: Cancel) -> Iterator[Copy]:
    try:
        with os.scandir(folder) as listing:
            for number, item in enumerate(islice(listing, _MAX_NAMES)):
                if number % 256 == 0:
                    cancel.check()
                same_name = item.name == entry.file_name
                if not same_name and entry.sha256 is None:
                    continue
                status = item.stat(follow_symlinks=False)
                if not stat.S_ISREG(status.st_mode) or (not same_name and status.st_size != entry.size):
                    continue
                shares = bool(status.st_ino) and (status.st_dev, status.st_ino) == entry.stamp[:2]
                same_bytes = True if shares else _same(entry, Path(item.path), records)
                if same_name or same_bytes:
                    yield Copy(Path(item.path), status.st_size, same_bytes, shares)
    except OSError:  # it does not exist, or is not readable
        return


def _same(entry: Entry, path: Path, records: Mapping[FileStamp, Record]) -> bool | None:
    with suppress(OSError):
        if (stamp := stamp_of(path)).size != entry.size:
            return False
        if (record := records.get(stamp)) and entry.sha256:
            return record.sha256 == entry.sha256
    return None

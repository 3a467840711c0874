"""File stamps: parts of a file's status that show whether the file has changed."""

# Annotations as texts would be compiled for NamedTuple, the first one in 1.5 ms.
# ruff: noqa: I002

import os
from pathlib import Path
from typing import NamedTuple

from pyodide_cache.base.problems import Code, Problem


class FileStamp(NamedTuple):
    """What changes when the bytes of a file change."""

    device: int
    inode: int
    size: int
    modified_ns: int  # nanoseconds since the epoch
    changed_ns: int


#: SQLite and arrays hold numbers of 64 bits. Nanoseconds after 2262 have more, as have inodes of some file systems.
_MOST = 2**63 - 1

#: One object for each device, and not for each of 100,000 files.
_devices: dict[int, int] = {}

#: The start of 2018, the year of Pyodide's first release: no package was downloaded before.
_FIRST_RELEASE_NS = 1_514_764_800 * 10**9
_DAY_NS = 86_400 * 10**9

#: The stamp of a file whose status was never read.
NO_STAMP = FileStamp(0, 0, 0, 0, 0)


def stamp_of(path: Path | str) -> FileStamp:
    """Return the current stamp of a file; a link is not followed.

    Raises:
        OSError: when the file does not exist.
    """
    return stamp_of_status(os.lstat(path))


def stamp_of_open(descriptor: int) -> FileStamp:
    """Return the current stamp of an open file."""
    return stamp_of_status(os.fstat(descriptor))


def stamp_of_status(status: os.stat_result) -> FileStamp:
    """Return the stamp of a file with this status."""
    device, inode, modified, changed = status.st_dev, status.st_ino, status.st_mtime_ns, status.st_ctime_ns
    if (device | inode | modified | changed) >> 63:  # seldom: one is too large or negative
        device, inode, modified, changed = device & _MOST, inode & _MOST, _clamped(modified), _clamped(changed)
    changed = modified if changed == modified else changed  # one object for both, 48 bytes
    return FileStamp(_devices.setdefault(device, device), inode, status.st_size, modified, changed)


def written_ns(modified: int, changed: int) -> int:
    """Return when a file was written: its modification time, unless only the time of the last change can be right.

    Archives and package managers set times such as 1970, 1980 or 1985, and wrong clocks times in the future.

    Args:
        changed: the time of the last change of its status; 0 if unknown.

    Returns:
        nanoseconds since the epoch; 0 if neither can be right, as on read-only images with fixed times.
    """
    if modified < _FIRST_RELEASE_NS or 0 < changed < modified - _DAY_NS:
        modified = changed
    return modified if modified >= _FIRST_RELEASE_NS else 0


def unchanged_stamp(path: Path, stamp: FileStamp) -> FileStamp:
    """Return the stamp of a file that had ``stamp`` before its permissions or links were changed.

    Raises:
        Problem: `Code.CHANGED` if its content may have changed.
    """
    now = stamp_of(path)
    if (now.inode, now.size, now.modified_ns) != (stamp.inode, stamp.size, stamp.modified_ns):
        raise Problem(Code.CHANGED, path=str(path))
    return now


def _clamped(time: int) -> int:
    return max(-_MOST, min(time, _MOST))

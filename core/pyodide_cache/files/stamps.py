"""File stamps: parts of a file's status that show whether the file has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class FileStamp(NamedTuple):
    """What changes when the bytes of a file change.

    Attributes:
        device, inode: identify the file.
        size: bytes.
        modified_ns, changed_ns: nanoseconds since the epoch.

    """

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


#: SQLite and arrays hold numbers of 64 bits. Nanoseconds after 2262 have more, as have inodes of some file systems.
_MOST = 2**63 - 1

#: The stamp of a file whose status was never read.
NO_STAMP = FileStamp(0, 0, 0, 0, 0)


def is_readable_file(path: Path) -> bool:
    """Return whether there is a regular file, or a link to one; without permission to look, there is none."""
    try:
        return path.is_file()
    except OSError:  # no permission for a parent folder
        return False


def stamp_of(path: Path) -> FileStamp:
    """Return the current stamp of a file; a link is not followed.

    Raises:
        OSError: when the file does not exist.

    """
    return stamp_of_status(path.stat(follow_symlinks=False))


def stamp_of_open(descriptor: int) -> FileStamp:
    """Return the current stamp of an open file."""
    return stamp_of_status(os.fstat(descriptor))


def stamp_of_status(status: os.stat_result) -> FileStamp:
    """Return the stamp of a status."""
    modified, changed = status.st_mtime_ns, status.st_ctime_ns
    if not (-_MOST <= modified <= _MOST and -_MOST <= changed <= _MOST):
        modified, changed = _clamped(modified), _clamped(changed)
    return FileStamp(status.st_dev & _MOST, status.st_ino & _MOST, status.st_size, modified, changed)


def _clamped(time: int) -> int:
    return max(-_MOST, min(time, _MOST))

"""File stamps: enough of a file's status to know the file again without reading it."""

from __future__ import annotations

import os
from pathlib import Path

from pyodide_cache.base.record import record


@record
class FileStamp:
    """What changes when a file's bytes do: enough to know it again without reading it."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


#: The stamp of a file that was never looked at.
NO_STAMP = FileStamp(0, 0, 0, 0, 0)


def is_readable_file(path: Path) -> bool:
    """Tell whether there is a file, or a link to one; where that may not be looked at, there is none for us."""
    try:
        return path.is_file()
    except OSError:  # a folder above it that may not be entered
        return False


def stamp_of(path: Path) -> FileStamp:
    """Return the stamp of a file now, without following a link.

    Raises:
        OSError: when there is no such file.

    """
    return stamp_of_status(path.stat(follow_symlinks=False))


def stamp_of_open(descriptor: int) -> FileStamp:
    """Return the stamp of an open file now, whatever name it has by then."""
    return stamp_of_status(os.fstat(descriptor))


def stamp_of_status(status: os.stat_result) -> FileStamp:
    """Return the stamp that a look at a file gave."""
    return FileStamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

"""Make files and renames durable."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def sync_directory(directory: Path) -> None:
    """Make renames in a folder durable, where the platform and the file system can.

    Raises:
        OSError: when the disk fails.
    """
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    try:
        handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:  # a folder that may be written to, but not listed
        return
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems do not sync folders (fsync(2): EINVAL).
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EROFS}:
            raise OSError(error.errno, error.strerror, str(directory)) from error
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable.

    Raises:
        OSError: when the disk fails.
    """
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)  # Windows syncs only what may be written
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Permissions in directories that several users write to.

A directory is shared if its set-group-ID bit is set, for example by ``chmod g+s``. The kernel passes the group on to
new files and folders. Their permissions for the group are set here, since a umask may have removed them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from itertools import takewhile
from pathlib import Path
from threading import Lock

from pyodide_cache.base.problems import disk_problem
from pyodide_cache.files.paths import is_folder
from pyodide_cache.files.sync import sync_directory

_LOCK = Lock()


def make_directory(path: Path, *, durable: bool = True) -> None:
    """Make ``path`` and its missing parents; in a shared directory, with its permissions for the group.

    Args:
        durable: False where the caller syncs the parent later, after several folders.

    Raises:
        OSError: when it cannot be made.
    """
    # One thread at a time: another one must not see a folder that does not have its permissions yet.
    with _LOCK:
        if is_folder(path):
            return
        missing = list(takewhile(lambda item: not item.exists(), (path, *path.parents)))
        for item in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another process was faster
                item.mkdir()
                if group := _group_bits(item.parent):
                    with contextlib.suppress(OSError):
                        item.chmod(stat.S_IMODE(item.stat().st_mode) | group | stat.S_ISGID)
                if durable:
                    sync_directory(item.parent)
    if path.is_symlink() and not path.exists():
        raise OSError(errno.ENOLINK, os.strerror(errno.ENOLINK), str(path))
    path.mkdir(exist_ok=True)  # raises the error


def check_writable(directory: Path) -> None:
    """Refuse to remove anything from a directory that may only be read, before anything is promised.

    Raises:
        Problem: `Code.NO_PERMISSION` or `Code.READ_ONLY`.
    """
    if not os.access(directory, os.W_OK | os.X_OK) and directory.exists():
        flags = getattr(os.statvfs(directory), "f_flag", 0) if hasattr(os, "statvfs") else 0
        number = errno.EROFS if flags & getattr(os, "ST_RDONLY", 0) else errno.EACCES
        raise disk_problem(OSError(number, os.strerror(number)), str(directory))


def share_file(handle: int | Path, directory: Path) -> None:
    """In a shared directory, give the group the same permissions for a file as for the directory, if possible."""
    group = _group_bits(directory) & (stat.S_IRGRP | stat.S_IWGRP)
    if not group:
        return
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE((os.fstat(handle) if isinstance(handle, int) else handle.stat()).st_mode)
        if mode | group != mode:
            os.chmod(handle, mode | group)  # noqa: PTH101 -- an open file may have no name by now


def copy_permissions(source: Path, handle: int) -> bool:
    """Give an open file the permissions and the group of ``source``; return whether there is a ``source``."""
    try:
        status = source.stat()
    except OSError:
        return False
    if hasattr(os, "fchown"):  # not on Windows
        with contextlib.suppress(OSError):  # a group that the user does not belong to
            os.fchown(handle, -1, status.st_gid)
        if os.fstat(handle).st_mode != status.st_mode:  # a file system that cannot set it has one for all files
            os.fchmod(handle, stat.S_IMODE(status.st_mode))
    return True


def readable_mode(mode: int) -> int:
    """Return the permissions ``mode`` without those to write and run, and with that of the owner to read."""
    return stat.S_IMODE(mode) & 0o444 | stat.S_IRUSR


def _group_bits(directory: Path) -> int:
    try:
        mode = directory.stat().st_mode
    except OSError:
        return 0
    return mode & stat.S_IRWXG if mode & stat.S_ISGID else 0

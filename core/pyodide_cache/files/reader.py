"""Open a cached file only to look at it: no link is followed, no pipe waited for, no use recorded."""

from __future__ import annotations

import os
import stat
from io import FileIO
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.files.stamps import FileStamp


def open_to_look(path: Path, stamp: FileStamp | None = None) -> FileIO:
    """Open an ordinary file for reading.

    Args:
        path: of the file.
        stamp: what was seen in the scan; other bytes by now are a problem.

    Raises:
        Problem: `Code.GONE`, `Code.CHANGED`, `Code.SPECIAL_FILE`, or another problem of the disk.

    """
    try:
        file = open(path, "rb", buffering=0, opener=_opener)  # noqa: SIM115 -- the caller closes it
    except OSError as error:
        raise disk_problem(error, str(path)) from error
    try:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Problem(Code.SPECIAL_FILE, name=path.name)
        now = (status.st_size, status.st_mtime_ns)
        # Not the change time: a hard link made elsewhere moves it, and the bytes are the same.
        if stamp is not None and now != (stamp.size, stamp.modified_ns):
            raise Problem(Code.CHANGED, path=str(path))
    except BaseException:
        file.close()
        raise
    return file


def _opener(path: str, flags: int) -> int:
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    no_atime = getattr(os, "O_NOATIME", 0)
    if no_atime:
        try:
            return os.open(path, flags | no_atime)
        except PermissionError:  # only the owner may ask for it
            pass
    return os.open(path, flags)

"""Directories that several people write to: what is made in one is as open to the group as the directory is.

A directory is shared when its set-group-ID bit is set, as ``chmod g+s`` and ``install -m 2775`` leave it.
The kernel hands the group down from there; the group's permissions are ours to hand down, since every
person's umask would take them away.
"""

from __future__ import annotations

import contextlib
import os
import stat
from itertools import takewhile
from pathlib import Path
from threading import Lock

_LOCK = Lock()


def make_directory(path: Path) -> None:
    """Make ``path`` and what is missing above it, as open to the group as the directory it is made in.

    Raises:
        OSError: when it cannot be made.

    """
    # One thread at a time: another one must not see a folder that does not have its permissions yet.
    with _LOCK:
        missing = list(takewhile(lambda item: not item.exists(), (path, *path.parents)))
        for item in reversed(missing):
            with contextlib.suppress(FileExistsError):  # another process was faster
                item.mkdir()
                if group := _group_bits(item.parent):
                    with contextlib.suppress(OSError):
                        item.chmod(stat.S_IMODE(item.stat().st_mode) | group | stat.S_ISGID)
    if not path.is_dir():
        path.mkdir(exist_ok=True)  # says what is in the way


def share_file(handle: int | Path, directory: Path) -> None:
    """Let the group read and write a file as it may the directory, where that is a shared one.

    A group that the file cannot be opened to is not worth failing for.
    """
    group = _group_bits(directory) & (stat.S_IRGRP | stat.S_IWGRP)
    if not group:
        return
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE((os.fstat(handle) if isinstance(handle, int) else handle.stat()).st_mode)
        if mode | group != mode:
            os.chmod(handle, mode | group)  # noqa: PTH101 -- of an open file, whatever its name is by then


def readable_mode(mode: int) -> int:
    """Return the permissions of a file that nobody writes to any more: reading as before, no writing."""
    return stat.S_IMODE(mode) & 0o444 | stat.S_IRUSR


def _group_bits(directory: Path) -> int:
    try:
        mode = directory.stat().st_mode
    except OSError:
        return 0
    return mode & stat.S_IRWXG if mode & stat.S_ISGID else 0

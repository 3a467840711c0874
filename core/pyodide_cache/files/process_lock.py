"""A lock between processes, to save work. Correct bytes never depend on it: some file systems have no locks."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.permissions import share_file

#: How long to wait for another process.
_WAIT_SECONDS = 30.0
_POLL_SECONDS = 0.02

#: Bytes that are locked on Windows, which has only exclusive locks here: others take all of them, sharers any one.
_BYTES = 1024


@contextmanager
def held(path: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold the lock of the file or folder ``path``, alone or together with others.

    Without locks on the file system, the block runs without one. So it does when another process keeps a shared lock
    from being taken for 30 seconds. On Windows, the lock of a folder keeps out only processes of the same user.

    Raises:
        Problem: `Code.STORE_BUSY` when others keep an exclusive lock from being taken for 30 seconds.
    """
    with ExitStack() as stack:
        with suppress(OSError):  # a file system without locks
            handle = _opened(path)
            stack.callback(os.close, handle)
            deadline = time.monotonic() + _WAIT_SECONDS
            while not (is_held := _take(handle, exclusive=exclusive)) and time.monotonic() < deadline:
                time.sleep(_POLL_SECONDS)
            if is_held:
                stack.callback(_release, handle, exclusive=exclusive)
            elif exclusive:
                raise Problem(Code.STORE_BUSY, path=str(path if path.is_dir() else path.parent))
        yield


def _opened(path: Path) -> int:
    if path.is_dir():
        if sys.platform == "win32":
            path = _file_for(path)
        else:
            return os.open(path, os.O_RDONLY)
    # Some network file systems lock only files that are open for writing.
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    share_file(handle, path.parent)
    return handle


def _file_for(folder: Path) -> Path:
    """Return the file that is locked for a folder on Windows, which opens no folders; a file in it would be seen."""
    import hashlib
    from tempfile import gettempdir

    name = hashlib.sha256(os.path.normcase(folder.resolve()).encode()).hexdigest()
    return Path(gettempdir(), f"pyodide-cache-{name[:32]}.lock")


def _take(handle: int, *, exclusive: bool) -> bool:
    """Take the lock of an open file; return False if others have it."""
    try:
        if sys.platform == "win32":
            import msvcrt
            import random

            os.lseek(handle, 0 if exclusive else random.randrange(_BYTES), os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, _BYTES if exclusive else 1)
        else:
            import fcntl

            fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # of Unix, and of Windows
        return False
    return True


def _release(handle: int, *, exclusive: bool) -> None:
    # A closed file has no locks; only Windows may take a while until others can have them.
    if sys.platform == "win32":
        import msvcrt

        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_UNLCK, _BYTES if exclusive else 1)  # the position is still the same

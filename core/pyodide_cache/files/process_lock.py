"""A lock between processes, to save work. Correct bytes never depend on it: some file systems have no locks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.permissions import share_file

#: How long to wait for another process.
_WAIT_SECONDS = 30.0
_POLL_SECONDS = 0.02


@contextmanager
def held(path: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold the lock of the file or folder ``path``, alone or together with others.

    Without locks on the platform or file system, the block runs without one. So it does when another process keeps
    a shared lock from being taken for 30 seconds.

    Raises:
        Problem: `Code.STORE_BUSY` when others keep an exclusive lock from being taken for 30 seconds.
    """
    handle = _locked(path, exclusive=exclusive)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(path: Path, *, exclusive: bool) -> int | None:
    try:
        import fcntl

        if path.is_dir():
            handle = os.open(path, os.O_RDONLY)
        else:
            # Some network file systems lock only files that are open for writing.
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
            share_file(handle, path.parent)
    except (OSError, ImportError):
        return None
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() < deadline:
                time.sleep(_POLL_SECONDS)
                continue
            os.close(handle)
            if exclusive:
                raise Problem(Code.STORE_BUSY, path=str(path if path.is_dir() else path.parent)) from None
            return None
        except OSError:
            os.close(handle)
            return None
        return handle

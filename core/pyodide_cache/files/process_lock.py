"""A lock between processes, where there are any: it keeps work apart, and nothing relies on it for right bytes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.permissions import share_file

#: How long somebody else may hold it.
_WAIT_SECONDS = 30.0
_LOOK_SECONDS = 0.02


@contextmanager
def held(path: Path, *, exclusive: bool) -> Iterator[None]:
    """Hold the lock of the file ``path``, with others or alone.

    Where the file system or the platform has no locks, all goes on without one; so it does, when the lock is to be
    held with others, after somebody had it alone for very long.

    Raises:
        Problem: `Code.STORE_BUSY` when others hold it for very long and it is wanted alone.

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

        # Read and write, though nothing is written: some network file systems ask for it.
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except (OSError, ImportError):
        return None
    share_file(handle, path.parent)
    kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() < deadline:
                time.sleep(_LOOK_SECONDS)
                continue
            os.close(handle)
            if exclusive:
                raise Problem(Code.STORE_BUSY, path=str(path.parent)) from None
            return None
        except OSError:
            os.close(handle)
            return None
        return handle

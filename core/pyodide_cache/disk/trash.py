"""Take files out of a cache directory: to the trash, or for good."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Lock
from typing import Protocol

import platformdirs

from pyodide_cache.problems import Code, Problem, disk_problem

#: send2trash looks whether the trash is there and then makes it: of two threads one would fail.
_ONE_AT_A_TIME = Lock()


class Remover(Protocol):
    """Something that takes one file away."""

    def __call__(self, path: Path) -> None:
        """Take ``path`` away.

        Raises:
            Problem: when it could not; the file is still there then.

        """


def move_to_trash(path: Path) -> None:
    """Move a file to the system's trash, where the person finds it again."""
    from send2trash import send2trash

    if path.is_symlink() and not path.exists():
        delete(path)  # no trash takes a link that leads nowhere, and it holds nothing to be kept
        return
    try:
        if sys.platform not in {"win32", "darwin"}:
            # A fresh account or container has no such folder yet, and send2trash asks for its device.
            platformdirs.user_data_path().mkdir(parents=True, exist_ok=True)
        with _ONE_AT_A_TIME:
            send2trash(str(path))
    except OSError as error:
        if not os.path.lexists(path):
            raise Problem(Code.GONE, path=str(path)) from error
        raise Problem(Code.NO_TRASH, path=str(path), error=str(error)) from error


def delete(path: Path) -> None:
    """Remove a file for good."""
    try:
        path.unlink()
    except OSError as error:
        raise disk_problem(error, str(path)) from error

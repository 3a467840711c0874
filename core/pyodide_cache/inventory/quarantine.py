"""The quarantine: where wrong bytes wait for a person's decision after a repair.

It is a folder in the cache directory, so that nothing has to be copied between file systems; the
runtime does not look into folders.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from pyodide_cache.base.problems import disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.files.permissions import make_directory

QUARANTINE = ".pyodide-cache-quarantine"


@record
class SetAside:
    """A file in quarantine: the name it had, its bytes, and when it was last written (seconds)."""

    path: Path
    file_name: str
    size: int
    modified: float


def set_aside(path: Path) -> None:
    """Keep a file's present bytes in quarantine; the file itself stays until it is replaced.

    So a repair that fails after this has changed nothing.

    Raises:
        Problem: when they cannot be kept; the file must not be replaced then.

    """
    import secrets

    folder = path.parent / QUARANTINE
    try:
        make_directory(folder)
        target = folder / f"{path.name}.{secrets.token_hex(4)}"
        try:
            os.link(path, target, follow_symlinks=False)
        except OSError:  # a file system without hard links
            import shutil

            shutil.copy2(path, target)
    except OSError as error:
        raise disk_problem(error, str(path)) from error


def quarantined(directory: Path) -> tuple[SetAside, ...]:
    """List what lies in quarantine, newest first; an unreadable one is an empty one."""
    found = []
    with contextlib.suppress(OSError), os.scandir(directory / QUARANTINE) as listing:
        for item in listing:
            with contextlib.suppress(OSError):
                if item.is_file(follow_symlinks=False):
                    status = item.stat(follow_symlinks=False)
                    name = item.name.rpartition(".")[0]
                    found.append(SetAside(Path(item.path), name, status.st_size, status.st_mtime))
    return tuple(sorted(found, key=lambda item: (-item.modified, item.file_name)))


def empty_quarantine(directory: Path) -> int:
    """Delete for good what lies in quarantine, and return how many files went.

    Raises:
        Problem: when one could not be deleted.

    """
    items = quarantined(directory)
    try:
        for item in items:
            item.path.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError, OSError):
            (directory / QUARANTINE).rmdir()
    except OSError as error:
        raise disk_problem(error, str(directory / QUARANTINE)) from error
    return len(items)

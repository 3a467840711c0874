"""The quarantine: a folder that keeps wrong files after a repair until the user deletes them.

It is in the cache directory, so that nothing is copied between file systems. Runtimes ignore folders.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from pyodide_cache.base.json_types import Bytes, Moment
from pyodide_cache.base.problems import disk_problems
from pyodide_cache.base.record import record

QUARANTINE = ".pyodide-cache-quarantine"

#: The folder with the new set of packages during an upgrade, and with the old one until the upgrade is finished.
UPGRADE = ".pyodide-cache-upgrade"

#: Folders of this app in a cache directory, which are not entries of its inventory.
OWN_FOLDERS = frozenset({QUARANTINE, UPGRADE})


@record
class SetAside:
    """A file in quarantine."""

    path: Path  # where it is
    file_name: str  # its name before the repair
    size: Bytes
    modified: Moment  # when it was last written


def set_aside(path: Path) -> None:
    """Keep the bytes of a file in quarantine; the file itself stays until it is replaced.

    So a repair that fails later changed nothing.

    Raises:
        Problem: when the bytes cannot be kept. The file must not be replaced then.
    """
    import secrets

    from pyodide_cache.files.links import Link, make_twin
    from pyodide_cache.files.permissions import make_directory
    from pyodide_cache.files.sync import sync_directory

    folder = path.parent / QUARANTINE
    with disk_problems(path):
        make_directory(folder)
        make_twin(path, folder / f"{path.name}.{secrets.token_hex(4)}", Link.HARD)
        sync_directory(folder)


def quarantined(directory: Path) -> tuple[SetAside, ...]:
    """Return the files in quarantine, newest first; none if it cannot be read."""
    from pyodide_cache.files.folders import files_in  # a scan needs only the names of these folders

    found: list[SetAside] = []
    with contextlib.suppress(OSError):
        for path, status in files_in(directory / QUARANTINE):
            found.append(SetAside(path, path.name.rpartition(".")[0], status.st_size, status.st_mtime))
    return tuple(sorted(found, key=lambda item: (-item.modified, item.file_name)))


def empty_quarantine(directory: Path) -> int:
    """Delete the files in quarantine permanently, and return their number.

    Raises:
        Problem: when one cannot be deleted.
    """
    items = quarantined(directory)
    with disk_problems(directory / QUARANTINE):
        for item in items:
            item.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            (directory / QUARANTINE).rmdir()
    return len(items)

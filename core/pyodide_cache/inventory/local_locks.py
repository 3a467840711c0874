"""The lock files in a cache directory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import replace
from pyodide_cache.files.reader import MAX_DOCUMENT_BYTES, open_file, read_stream
from pyodide_cache.formats.lockfile import is_lock_file_name, parse_lock
from pyodide_cache.inventory.inventory import LocalLock
from pyodide_cache.inventory.own_lock import added_names, unpublished_names
from pyodide_cache.inventory.scan import listed


def read_local_locks(
    directory: Path, names: Iterable[str] | None = None, *, cancel: Cancel | None = None
) -> tuple[LocalLock, ...]:
    """Read the lock files of a directory; links and unreadable files are ignored.

    Args:
        directory: need not exist.
        names: the file names in the directory, if known; None reads them.

    Returns:
        Those that warm-ups extend, which are up to date, then others, such as exported ones, in the order of their
        names, those with a name of older runtimes last.
    """
    known = names_in(directory) if names is None else names
    if cancel:
        cancel.check()
    lock_names = [name for name in known if name.endswith(".json") and is_lock_file_name(name)]
    found = []
    for name in sorted(lock_names, key=lambda name: (not name.startswith("pyodide-lock"), name)):
        path = directory / name
        try:
            with open_file(path) as file:
                lock = parse_lock(read_stream(file, MAX_DOCUMENT_BYTES, name), str(path))
        except (OSError, Problem):
            continue
        unpublished = unpublished_names(lock.document)
        packages = {name: package for name, package in lock.packages.items() if name not in unpublished}
        found.append(LocalLock(name, lock, replace(lock, packages=packages)))
    return tuple(sorted(found, key=lambda item: added_names(item.lock.document) is None))


def names_in(directory: Path) -> list[str]:
    """Return the names in a directory, sorted; none if it cannot be read."""
    try:
        return listed(directory)
    except OSError:  # the scan reports it
        return []

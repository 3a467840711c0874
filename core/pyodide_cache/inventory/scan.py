"""Scan a cache directory. A bad entry is an entry with a warning, not an error."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.files.stamps import NO_STAMP, FileStamp, stamp_of_status
from pyodide_cache.formats.filenames import FOREIGN, Flavor, Identity
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.quarantine import OWN_FOLDERS

_BATCH = 256


class EntryMaker(Protocol):
    """Makes an entry of what a scan sees; see `Entry`."""

    def __call__(
        self,
        file_name: str,
        identity: Identity = FOREIGN,
        stamp: FileStamp = NO_STAMP,
        last_used: float | None = None,
        links: int = 1,
        *,
        warning: Problem | None = None,
        is_file: bool = True,
    ) -> Entry:
        """Return the entry."""


#: An access time within so many seconds of the modification is the download itself, not a use.
_WRITE_SECONDS = 2.0


def scan(
    directory: Path,
    *,
    identify: Callable[[str], Identity],
    make: EntryMaker = Entry,
    cancel: Cancel | None = None,
) -> Iterator[tuple[Entry, ...]]:
    """Yield the entries of ``directory`` in batches, in the order of the file system.

    Folders are entries; their content is not read. Links are not followed, except to find out whether they are
    broken.

    Args:
        directory: the cache directory.
        identify: returns what a name says.
        make: makes an entry, for example with the status of its bytes.
        cancel: stops it.

    Raises:
        FileNotFoundError: when the directory does not exist.
        OSError: when it cannot be listed.
        Cancelled: when ``cancel`` is set.

    """
    keeps = keeps_access_times(directory)
    batch: list[Entry] = []
    with os.scandir(directory) as listing:
        for item in listing:
            if item.name in OWN_FOLDERS:
                continue
            try:
                batch.append(_entry(item, identify, make, keeps_last_used=keeps))
            except FileNotFoundError:  # it vanished since it was listed
                continue
            if len(batch) == _BATCH:
                if cancel:
                    cancel.check()
                yield tuple(batch)
                batch = []
    if batch:
        yield tuple(batch)


def take_inventory(
    directory: Path, *, identify: Callable[[str], Identity], cancel: Cancel | None = None
) -> Inventory:
    """Return the inventory of a directory, without the statuses of its files; see `scan`.

    If the directory cannot be read, `Inventory.problem` says why.
    """
    try:
        return inventory_of(
            directory, (entry for batch in scan(directory, identify=identify, cancel=cancel) for entry in batch)
        )
    except OSError as error:
        return unread_inventory(directory, error)


def inventory_of(directory: Path, entries: Iterable[Entry]) -> Inventory:
    """Return the inventory of a directory with these entries."""
    in_order = sort_in_chunks([*entries], lambda entry: entry.file_name)
    return Inventory(directory, tuple(in_order), keeps_last_used=keeps_access_times(directory))


def unread_inventory(directory: Path, error: OSError) -> Inventory:
    """Return the inventory of a directory that could not be read."""
    if isinstance(error, FileNotFoundError):
        return Inventory(directory, exists=False)
    return Inventory(directory, problem=disk_problem(error, str(directory)))


def keeps_access_times(directory: Path) -> bool:
    """Return whether the file system of ``directory`` records when a file is read."""
    try:
        flags = os.statvfs(directory).f_flag
    except (OSError, AttributeError):  # it does not exist, or the platform has no statvfs
        return False
    return not flags & getattr(os, "ST_NOATIME", 0)


def _entry(
    item: os.DirEntry[str], identify: Callable[[str], Identity], make: EntryMaker, *, keeps_last_used: bool
) -> Entry:
    name = item.name
    try:
        status = item.stat(follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError as error:
        problem = Problem(Code.UNREADABLE_ENTRY, name=name, error=error.strerror or "")
        return make(name, warning=problem, is_file=False)
    mode = status.st_mode
    if stat.S_ISREG(mode):
        used = status.st_atime if keeps_last_used else None
        if used is not None and used < status.st_mtime + _WRITE_SECONDS:
            used = None
        identity = identify(name)
        warning = None
        if not status.st_size:
            warning = Problem(Code.EMPTY)
        elif identity.flavor is Flavor.NATIVE:
            warning = Problem(Code.NATIVE_WHEEL)
        return make(name, identity, stamp_of_status(status), used, status.st_nlink, warning=warning)
    if stat.S_ISLNK(mode):
        has_target = os.path.exists(item.path)  # noqa: PTH110 -- os.scandir's own path
        code = Code.IS_LINK if has_target else Code.DANGLING_LINK
        return make(
            name, identify(name), stamp_of_status(status), links=status.st_nlink, warning=Problem(code, name=name)
        )
    # A folder, pipe or socket is not a package, whatever its name says.
    code = Code.IS_DIRECTORY if stat.S_ISDIR(mode) else Code.SPECIAL_FILE
    stamp = stamp_of_status(status)._replace(size=0)
    return make(name, FOREIGN, stamp, warning=Problem(code, name=name), is_file=False)

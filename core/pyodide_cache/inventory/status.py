"""Look at a cache directory: the scan, told what its names mean and what is known of its bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import replace
from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.catalog import Catalog
from pyodide_cache.formats.filenames import Identity, Kind, identify
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile, parse_lock
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.layers import layer_problems
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.own_lock import unpublished_names
from pyodide_cache.inventory.scan import keeps_access_times, scan, take_inventory
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.settings.paths import app_cache_dir
from pyodide_cache.settings.releases import catalog

#: The origin of bytes that an index vouched for, in the ledger.
FROM_INDEX = "index"

#: So many names are read between two looks at a cancel.
_BREATH = 256


def open_ledger() -> Ledger:
    """Open the person's ledger."""
    return Ledger(app_cache_dir() / "ledger.sqlite3")


def read_inventory(
    directory: Path,
    *,
    ledger: Ledger,
    release: str | None = None,
    layers: Sequence[Path] | None = None,
    before: Inventory | None = None,
    cancel: Cancel | None = None,
) -> Inventory:
    """Return the inventory of ``directory``, each entry with its status.

    Args:
        directory: need not exist.
        ledger: what is known of bytes already.
        release: the release that is worked for; official bytes of others only are then
            `Status.OTHER_RELEASE`.
        layers: read-only directories below it; else those that the person attached to it.
        before: what was found last time. Entries that are as they were are taken from it.
        cancel: stops it.

    """
    resolver = StatusResolver(directory, ledger, release, cancel)
    known = before.by_name if before else {}
    found = take_inventory(
        directory,
        identify=resolver.identify,
        resolve=lambda entry: _or_the_same(resolver.resolve(entry), known),
        cancel=cancel,
    )
    return _over_layers(found, ledger, release, layers, cancel)


def read_inventory_in_batches(
    directory: Path, *, ledger: Ledger, release: str | None = None, before: Inventory | None = None, cancel: Cancel
) -> Iterator[tuple[Entry, ...] | Inventory]:
    """Yield entries as they are found, and the whole inventory last: for a window that fills.

    Args:
        directory: need not exist.
        ledger: what is known of bytes already.
        release: see `look`.
        before: what was found last time. Entries that are as they were are taken from it; where
            nothing at all has changed, it is the last value itself.
        cancel: stops it.

    """
    resolver = StatusResolver(directory, ledger, release, cancel)
    known = before.by_name if before else {}
    found: list[Entry] = []
    try:
        for batch in scan(directory, identify=resolver.identify, cancel=cancel):
            resolved = tuple(_or_the_same(resolver.resolve(entry), known) for entry in batch)
            found += resolved
            yield resolved
    except FileNotFoundError:
        yield _over_layers(Inventory(directory, exists=False), ledger, release, None, cancel)
        return
    except OSError as error:
        yield Inventory(directory, problem=disk_problem(error, str(directory)))
        return
    found = sort_in_chunks(found, lambda entry: entry.file_name)
    inventory = Inventory(directory, tuple(found), keeps_last_used=keeps_access_times(directory))
    whole = _over_layers(inventory, ledger, release, None, cancel)
    yield before if before == whole else whole


def _or_the_same(entry: Entry, known: dict[str, Entry]) -> Entry:
    """Return the entry that is known already where it is equal."""
    other = known.get(entry.file_name)
    return other if other is not None and other == entry else entry


def _over_layers(
    upper: Inventory, ledger: Ledger, release: str | None, layers: Sequence[Path] | None, cancel: Cancel | None
) -> Inventory:
    """Return the inventory of a directory with those of the layers below it; what is wrong with them is a note."""
    notes: list[Problem] = []
    if layers is None:
        try:
            layers = Attachments().of(upper.directory).layers
        except Problem as problem:
            return replace(upper, notes=(problem,))
    found = []
    for path in layers:
        problems = layer_problems(path, upper.directory)
        notes += problems
        if any(problem.code is Code.LAYER_LOOP for problem in problems):
            continue
        resolver = StatusResolver(path, ledger, release, cancel)
        lower = take_inventory(path, identify=resolver.identify, resolve=resolver.resolve, cancel=cancel)
        entries = tuple(replace(entry, layer=str(path)) for entry in lower.entries)
        found.append(replace(lower, entries=entries))
    return replace(upper, layers=tuple(found), notes=tuple(notes)) if layers else upper


class StatusResolver:
    """Tell what names mean and what is known of bytes, for one scan of one directory.

    Known are the shipped lock files, those in the directory itself, and the ledger's records.
    """

    def __init__(self, directory: Path, ledger: Ledger, release: str | None, cancel: Cancel | None = None) -> None:
        self._records = ledger.records(cancel)
        self._release = release
        locks = local_locks(directory, cancel=cancel)
        self._local = Catalog.of_locks((name, lock.runtime.line, _entries(lock)) for name, lock in locks)

    @property
    def _known(self) -> Catalog:
        return catalog()  # read when the first name asks for it: an empty directory never does

    def identify(self, file_name: str) -> Identity:
        """Tell what a file is by its name."""
        return identify(file_name, self._known)

    def resolve(self, entry: Entry) -> Entry:
        """Return ``entry`` with the status of its bytes."""
        return self.with_record(entry, self._records.get(entry.stamp))

    def record(self, stamp: FileStamp) -> Record | None:
        """Return what the ledger knew of a file when the scan began."""
        return self._records.get(stamp)

    def with_record(self, entry: Entry, record: Record | None) -> Entry:
        """Return ``entry`` with the status that ``record`` gives it."""
        if entry.kind in {Kind.FOREIGN, Kind.PARTIAL}:
            return entry
        if entry.warning and entry.warning.code is Code.EMPTY:
            return replace(entry, status=Status.DAMAGED)
        if record is None:
            return entry
        status, provenance = self._status(entry.file_name, record)
        return replace(entry, sha256=record.sha256, status=status, provenance=provenance)

    def publishes(self, file_name: str, sha256: str) -> bool:
        """Tell whether a known lock file publishes exactly these bytes under this name."""
        return any(known.releases_with(file_name, sha256) for known in (self._known, self._local))

    def _status(self, file_name: str, record: Record) -> tuple[Status, tuple[str, ...]]:
        releases = self._known.releases_with(file_name, record.sha256)
        if releases and (self._release is None or self._release in releases):
            return Status.VERIFIED, releases
        if record.published and not releases:
            return Status.VERIFIED, (record.origin,)
        local = self._local.releases_with(file_name, record.sha256)
        if local:
            return Status.VERIFIED, local
        if releases:
            return Status.OTHER_RELEASE, releases
        if record.sound is False:
            return Status.DAMAGED, ()
        if self._known.publishes(file_name) or self._local.publishes(file_name):
            return Status.ALTERED, ()
        if record.origin:
            return Status.UNVERIFIED, (record.origin,)
        return (Status.UNKNOWN if record.sound else Status.UNCHECKED), ()


def _entries(lock: LockFile) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a lock that may vouch for files."""
    for key, table in lock.document["packages"].items():
        if canonicalize_name(key) in lock.packages:
            yield key, table


def local_locks(
    directory: Path, names: Iterable[str] | None = None, *, cancel: Cancel | None = None
) -> list[tuple[str, LockFile]]:
    """Return the lock files that lie in a directory, by their names; broken ones are passed over.

    Packages whose hash nobody published are left out: our own reckoning proves nothing.

    Args:
        directory: need not exist.
        names: those in the directory, where they are known.
        cancel: stops it.

    Raises:
        Cancelled: when ``cancel`` is set.

    """
    found = []
    there = sorted(name for name in (_names(directory, cancel) if names is None else names) if _is_lock_name(name))
    for path in (directory / name for name in (*there, *LOCK_FILE_NAMES[1:])):
        try:
            if path.is_file() and not path.is_symlink():
                lock = parse_lock(path.read_bytes(), str(path))
                unpublished = unpublished_names(lock.document)
                packages = {name: item for name, item in lock.packages.items() if name not in unpublished}
                found.append((path.name, replace(lock, packages=packages)))
        except (OSError, Problem):
            continue
    return found


def _is_lock_name(name: str) -> bool:
    return name.startswith("pyodide-lock") and name.endswith(".json")


def _names(directory: Path, cancel: Cancel | None) -> Iterator[str]:
    try:
        with os.scandir(directory) as listing:
            for number, item in enumerate(listing):
                if cancel and number % _BREATH == 0:
                    cancel.check()
                yield item.name
    except OSError:  # the scan says what is wrong with it
        return

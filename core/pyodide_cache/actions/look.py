"""Look at a cache directory: the scan, told what its names mean and what is known of its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from pyodide_cache.config.paths import app_cache_dir
from pyodide_cache.config.releases import catalogue
from pyodide_cache.disk.inventory import Entry, Inventory, Status
from pyodide_cache.disk.ledger import Ledger, Record
from pyodide_cache.disk.scan import keeps_access_times, scan, take_inventory
from pyodide_cache.events import Cancel
from pyodide_cache.formats.filenames import Kind, identify
from pyodide_cache.problems import Code, disk_problem

#: The origin of bytes that an index vouched for, in the ledger.
FROM_INDEX = "index"


def open_ledger() -> Ledger:
    """Open the person's ledger."""
    return Ledger(app_cache_dir() / "ledger.sqlite3")


def look(directory: Path, *, ledger: Ledger, release: str | None = None, cancel: Cancel | None = None) -> Inventory:
    """Return the inventory of ``directory``, each entry with its status.

    Args:
        directory: need not exist.
        ledger: what is known of bytes already.
        release: the release that is worked for; official bytes of others only are then
            `Status.OTHER_RELEASE`.
        cancel: stops it.

    """
    records = ledger.records()
    return take_inventory(
        directory,
        identify=partial(identify, catalogue=catalogue()),
        resolve=lambda entry: with_status(entry, records.get(entry.stamp), release),
        cancel=cancel,
    )


def look_in_batches(
    directory: Path, *, ledger: Ledger, release: str | None = None, cancel: Cancel
) -> Iterator[tuple[Entry, ...] | Inventory]:
    """Yield entries as they are found, and the whole inventory last: for a window that fills."""
    records = ledger.records()
    found: list[Entry] = []
    try:
        for batch in scan(directory, identify=partial(identify, catalogue=catalogue()), cancel=cancel):
            resolved = tuple(with_status(entry, records.get(entry.stamp), release) for entry in batch)
            found += resolved
            yield resolved
    except FileNotFoundError:
        yield Inventory(directory, exists=False)
        return
    except OSError as error:
        yield Inventory(directory, problem=disk_problem(error, str(directory)))
        return
    found.sort(key=lambda entry: entry.file_name)
    yield Inventory(directory, tuple(found), keeps_last_used=keeps_access_times(directory))


def with_status(entry: Entry, record: Record | None, release: str | None) -> Entry:
    """Return ``entry`` with what the ledger's record and the known locks say of its bytes."""
    if entry.kind in {Kind.FOREIGN, Kind.PARTIAL}:
        return entry
    if entry.warning and entry.warning.code is Code.EMPTY:
        return replace(entry, status=Status.DAMAGED)
    if record is None:
        return entry
    status, provenance = _judge(entry.file_name, record, release)
    return replace(entry, sha256=record.sha256, status=status, provenance=provenance)


def _judge(file_name: str, record: Record, release: str | None) -> tuple[Status, tuple[str, ...]]:
    releases = catalogue().releases_with(file_name, record.sha256)
    if releases:
        if release is None or release in releases:
            return Status.VERIFIED, releases
        return Status.OTHER_RELEASE, releases
    if record.published:
        return Status.VERIFIED, (record.origin,)
    if catalogue().publishes(file_name):
        return Status.ALTERED, ()
    if record.origin:
        return Status.UNVERIFIED, (record.origin,)
    return Status.UNKNOWN, ()

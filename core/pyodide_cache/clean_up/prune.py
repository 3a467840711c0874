"""Prune a cache directory: by age, or all of it; package files only."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.stamps import FileStamp, stamp_of
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.filenames import PACKAGE_KINDS, Kind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Entry, Inventory, bytes_freed, totals_of
from pyodide_cache.inventory.own_lock import refresh_own_locks

DAY = 86_400.0
DEFAULT_MAX_AGE_DAYS = 30

#: A partial file younger than this may be somebody's running download.
_PARTIAL_GRACE = DAY


@record
class PruneItem:
    """A file that would go, its age in seconds, and the rules that took it."""

    entry: Entry
    age: float
    reasons: tuple[str, ...] = ()


@record
class PrunePlan(Plan["PruneReport"]):
    """What a prune would take.

    Attributes:
        items: oldest first.
        kept_foreign: number of files that are not packages; they stay.
        for_good: delete instead of moving to the trash.

    """

    directory: Path
    items: tuple[PruneItem, ...]
    kept_foreign: int = 0
    for_good: bool = False

    @property
    def bytes(self) -> int:
        """Bytes of the files that would go."""
        return totals_of(item.entry for item in self.items).bytes

    @property
    def bytes_freed(self) -> int:
        """Bytes that are free afterwards: an inode's only when its last name goes."""
        return bytes_freed(item.entry for item in self.items)

    def without(self, file_names: frozenset[str]) -> PrunePlan:
        """Return the plan less some files, which a person wants to keep."""
        items = tuple(item for item in self.items if item.entry.file_name not in file_names)
        return replace(self, items=items)


@record
class PruneReport:
    """What a prune did; ``bytes`` and ``bytes_freed`` are of the removed files alone."""

    removed: tuple[Entry, ...]
    failed: tuple[tuple[str, Problem], ...]
    bytes: int
    bytes_freed: int
    cancelled: bool = False


def plan_prune(
    inventory: Inventory, *, max_age_days: float | None, protected: Iterable[str] = (), now: float | None = None
) -> PrunePlan:
    """Choose the package files older than ``max_age_days``.

    Args:
        inventory: the scan.
        max_age_days: 0 means all, whatever their age; None means the same.
        protected: names of packages that stay in any case.
        now: seconds since the epoch; a file from the future has age 0.

    """
    moment = time.time() if now is None else now
    limit = (max_age_days or 0) * DAY
    spared = {canonicalize_name(name) for name in protected}
    items = []
    foreign = 0
    for entry in inventory.entries:
        if entry.kind is Kind.FOREIGN:
            foreign += 1
        if entry.kind not in PACKAGE_KINDS or not entry.is_file or entry.identity.name in spared:
            continue
        age = max(0.0, moment - entry.modified)
        least = max(limit, _PARTIAL_GRACE) if entry.kind is Kind.PARTIAL else limit
        if age >= least:
            items.append(PruneItem(entry, age))
    items.sort(key=lambda item: (-item.age, item.entry.file_name))
    return PrunePlan(inventory.directory, tuple(items), foreign)


#: The reason of a file that a person marked.
BY_HAND = "marked"


def plan_marked(inventory: Inventory, file_names: Iterable[str], *, now: float | None = None) -> PrunePlan:
    """Choose the files that a person marked, foreign ones too; what is no file is left out.

    Args:
        inventory: the scan.
        file_names: what was marked; names that are gone are left out.
        now: seconds since the epoch; a file from the future has age 0.

    """
    moment = time.time() if now is None else now
    marked = set(file_names)
    items = [
        PruneItem(entry, max(0.0, moment - entry.modified), (BY_HAND,))
        for entry in inventory.entries
        if entry.file_name in marked and entry.is_file
    ]
    items.sort(key=lambda item: (-item.age, item.entry.file_name))
    foreign = sum(entry.kind is Kind.FOREIGN and entry.file_name not in marked for entry in inventory.entries)
    return PrunePlan(inventory.directory, tuple(items), foreign)


def run_prune(plan: PrunePlan, *, remove: Remover, cancel: Cancel) -> Run[PruneReport]:
    """Remove what the plan says, and yield events; the last has the report.

    Every file is looked at again right before: one that changed since the scan stays, and is
    said.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    removed: list[Entry] = []
    failed: list[tuple[str, Problem]] = []
    for item in plan.items:
        if cancel.is_set:
            break
        entry = item.entry
        try:
            _remove(plan.directory / entry.file_name, entry.stamp, remove)
        except Problem as problem:
            failed.append((entry.file_name, problem))
            yield ItemFailed(entry.file_name, problem)
        else:
            removed.append(entry)
            yield ItemDone(entry.file_name, entry.size)
    if removed:
        try:
            refresh_own_locks(plan.directory)
        except OSError as error:
            yield Note(disk_problem(error, str(plan.directory)))
    yield Finished(
        PruneReport(
            tuple(removed),
            tuple(failed),
            totals_of(removed).bytes,
            bytes_freed(removed),
            cancelled=cancel.is_set,
        )
    )


def _remove(path: Path, stamp: FileStamp, remove: Remover) -> None:
    try:
        now = stamp_of(path)
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(path)) from error
    except OSError as error:
        raise disk_problem(error, str(path)) from error
    # The change time moves with the number of links too; bytes do not change by that.
    if (now.device, now.inode, now.size, now.modified_ns) != (
        stamp.device,
        stamp.inode,
        stamp.size,
        stamp.modified_ns,
    ):
        raise Problem(Code.CHANGED, path=str(path))
    remove(path)

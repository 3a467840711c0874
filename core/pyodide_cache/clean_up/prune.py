"""Plan which files of a cache directory to remove, and remove them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.clean_up.rules import Rule, RuleKind
from pyodide_cache.files.stamps import FileStamp, stamp_of
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.ages import age_of, is_removable
from pyodide_cache.inventory.inventory import Entry, Inventory, bytes_freed, totals_of
from pyodide_cache.inventory.own_lock import refresh_own_locks


@record
class PruneItem:
    """A file to remove.

    Attributes:
        entry: of the inventory.
        age: seconds since its download.
        reasons: the rules that select it; empty if the user selected the file itself.

    """

    entry: Entry
    age: float
    reasons: tuple[Rule, ...] = ()


@record
class PrunePlan(Plan["PruneReport"]):
    """The files that a cleanup would remove.

    Attributes:
        directory: the cache directory.
        items: oldest first.
        kept_foreign: number of files that are not packages and stay.
        for_good: delete permanently instead of moving to the trash.

    """

    directory: Path
    items: tuple[PruneItem, ...]
    kept_foreign: int = 0
    for_good: bool = False

    @property
    def bytes(self) -> int:
        """Bytes of the files to remove."""
        return totals_of(item.entry for item in self.items).bytes

    @property
    def bytes_freed(self) -> int:
        """Bytes that permanent deletion frees: those of an inode only if its last name is removed."""
        return bytes_freed(item.entry for item in self.items)

    def without(self, file_names: Iterable[str]) -> PrunePlan:
        """Return the plan without some files."""
        kept = frozenset(file_names)
        return replace(self, items=tuple(item for item in self.items if item.entry.file_name not in kept))

    def rest(self, report: PruneReport) -> PrunePlan:
        """Return the plan of what a run did not remove."""
        return self.without(entry.file_name for entry in report.removed)


@record
class PruneReport:
    """What a cleanup did.

    Attributes:
        removed: files that were removed.
        failed: names of files that stay, and why.
        bytes: of the removed files.
        bytes_freed: of the removed files, as in `PrunePlan.bytes_freed`.
        cancelled: whether it was canceled; then some files were not tried.

    """

    removed: tuple[Entry, ...]
    failed: tuple[tuple[str, Problem], ...]
    bytes: int
    bytes_freed: int
    cancelled: bool = False


def plan_prune(
    inventory: Inventory, rules: Iterable[Rule], *, protected: Iterable[str] = (), now: float | None = None
) -> PrunePlan:
    """Select the package files that any of the rules selects, each with its reasons.

    Protected packages and downloads that may still run are never selected, and do not count toward a budget. A
    budget applies to the files that the other rules keep.

    Args:
        inventory: the scan.
        rules: from `rules.parse_rule`.
        protected: names of packages to keep.
        now: seconds since the epoch; None for the current time.

    """
    moment = time.time() if now is None else now
    names = {canonicalize_name(name) for name in protected}
    candidates = [
        entry for entry in inventory.entries if is_removable(entry, moment) and entry.identity.name not in names
    ]
    reasons: dict[str, tuple[Rule, ...]] = defaultdict(tuple)
    for rule in sorted(rules, key=lambda rule: rule.kind is RuleKind.BUDGET):
        kept = [entry for entry in candidates if entry.file_name not in reasons]
        for entry in rule.select(kept if rule.kind is RuleKind.BUDGET else candidates, moment):
            reasons[entry.file_name] += (rule,)
    return _plan(inventory, reasons, lambda entry: entry.file_name in reasons, moment)


def plan_remove(inventory: Inventory, file_names: Iterable[str], *, now: float | None = None) -> PrunePlan:
    """Plan to remove exactly these files, also those that are not packages.

    Args:
        inventory: the scan.
        file_names: names that are not there, or are not files, are left out.
        now: seconds since the epoch; None for the current time.

    """
    names = frozenset(file_names)
    moment = time.time() if now is None else now
    return _plan(inventory, {}, lambda entry: entry.is_file and entry.file_name in names, moment)


def _plan(
    inventory: Inventory, reasons: dict[str, tuple[Rule, ...]], is_selected: Callable[[Entry], bool], now: float
) -> PrunePlan:
    items, foreign = [], 0
    for entry in inventory.entries:
        if is_selected(entry):
            items.append(PruneItem(entry, age_of(entry, now), reasons.get(entry.file_name, ())))
        elif entry.kind is Kind.FOREIGN:
            foreign += 1
    items.sort(key=lambda item: (-item.age, item.entry.file_name))
    return PrunePlan(inventory.directory, tuple(items), foreign)


def run_prune(plan: PrunePlan, *, remove: Remover, cancel: Cancel) -> Run[PruneReport]:
    """Remove the files of a plan, and yield events; the last has the report.

    Each file is checked again right before: one that changed since the scan stays and is reported.

    Args:
        plan: from `plan_prune` or `plan_remove`.
        remove: removes one file.
        cancel: stops before the next file.

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
        except Problem as problem:
            yield Note(problem)
    size, freed = totals_of(removed).bytes, bytes_freed(removed)
    yield Finished(PruneReport(tuple(removed), tuple(failed), size, freed, cancelled=cancel.is_set))


def _remove(path: Path, stamp: FileStamp, remove: Remover) -> None:
    try:
        now = stamp_of(path)
    except FileNotFoundError as error:
        raise Problem(Code.GONE, path=str(path)) from error
    except OSError as error:
        raise disk_problem(error, str(path)) from error
    # Without the change time: a new hard link changes it, and not the bytes.
    if replace(now, changed_ns=0) != replace(stamp, changed_ns=0):
        raise Problem(Code.CHANGED, path=str(path))
    remove(path)

"""Plan which files of a cache directory to remove, and remove them."""

from __future__ import annotations

import math
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Note, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.clean_up.rules import DAY, Rule, RuleKind, last_use, over_budget
from pyodide_cache.files.stamps import FileStamp, stamp_of_status
from pyodide_cache.files.trash import Remover, delete
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.requirements import parse_name_or_requirement
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.inventory.ages import is_removable
from pyodide_cache.inventory.inventory import Entry, Inventory, bytes_freed, totals_of
from pyodide_cache.inventory.needs import Needs, names_of
from pyodide_cache.inventory.own_lock import refresh_own_locks

#: The rules that keep what packages need that stay. The others select files that no runtime can load, or all.
_CAREFUL = frozenset({RuleKind.OLDER_THAN, RuleKind.UNUSED_FOR, RuleKind.UNPUBLISHED, RuleKind.BUDGET})

#: A file that was tried, and what kept it.
_Removal = tuple[Entry, Problem | None]

#: Above this number of files, several threads delete, each this many files at a time.
_MANY = 256
_THREADS = 4
_AT_ONCE = 16


@record
class PruneItem:
    """A file to remove."""

    entry: Entry  # of the inventory
    age: float | None  # seconds since its download; None if unknown
    reasons: tuple[Rule, ...] = ()  # the rules that select it; empty if the user selected the file itself


@record
class PrunePlan(Plan["PruneReport"]):
    """The files that a cleanup would remove."""

    directory: Path
    items: tuple[PruneItem, ...]  # oldest first
    kept_foreign: int = 0  # number of files that are neither packages nor lock files, and stay
    for_good: bool = False  # delete permanently instead of moving to the trash
    #: Files that the rules select and that stay, since packages that stay need them, with these packages.
    kept: tuple[tuple[str, tuple[str, ...]], ...] = ()
    over_budget: int = 0  # bytes by which what stays exceeds the smallest budget
    #: For each file to remove, the packages that stay and need it.
    missed_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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
    """What a cleanup did."""

    removed: tuple[Entry, ...]  # files that were removed
    failed: tuple[Failure, ...]  # names of files that stay, and why
    bytes: int  # of the removed files
    bytes_freed: int  # of the removed files, as in `PrunePlan.bytes_freed`
    cancelled: bool = False  # whether it was canceled; then some files were not tried
    can_undo: bool = False  # whether this app can restore all of the removed files


def plan_prune(
    inventory: Inventory,
    rules: Iterable[Rule],
    *,
    protected: Iterable[str] = (),
    locks: Sequence[LockFile] = (),
    reads_wheels: bool = True,
    now: float | None = None,
) -> PrunePlan:
    """Select the package files that any of the rules selects, each with its reasons.

    Protected packages, what they need, and downloads that may still run are never selected. A budget applies to the
    files that the other rules keep, with the protected ones, and takes the least recently used packages with what
    only they need: a package counts as used when something that needs it was used. What a package that stays needs is
    kept, too, unless no runtime could load it. A version that a lock file names is not old: the runtime loads it.

    Args:
        locks: the lock files that say which packages need which; none to look at each file alone. The first one of
            a release line that has a package decides which of its files is in use.
        reads_wheels: whether to read what wheels need that no lock file has; False where the disk must not be read.
    """
    moment = time.time() if now is None else now
    rules = sorted(rules, key=lambda rule: rule.kind is RuleKind.BUDGET)
    needs = Needs(inventory, locks, reads_wheels=reads_wheels)
    names = needs.closure(canonicalize_name(name) for name in protected)
    candidates = [
        entry for entry in inventory.entries if is_removable(entry, moment) and entry.identity.name not in names
    ]
    protected_bytes = totals_of(entry for entry in inventory.packages if entry.identity.name in names).bytes
    reasons: dict[str, tuple[Rule, ...]] = defaultdict(tuple)
    loaded: dict[tuple[str | None, str], str] = {}
    for lock in reversed(locks):
        loaded |= {(lock.runtime.line, name): package.file_name for name, package in lock.packages.items()}
    in_use = frozenset(loaded.values())
    for rule in rules:
        if rule.kind is not RuleKind.BUDGET:
            for entry in rule.select(candidates, moment):
                if rule.kind is not RuleKind.SUPERSEDED or entry.file_name not in in_use:
                    reasons[entry.file_name] += (rule,)
            continue
        kept = _dependents_first((entry for entry in candidates if entry.file_name not in reasons), needs)
        selected = over_budget(kept, (rule.amount or 0) - protected_bytes)
        reasons |= dict.fromkeys((entry.file_name for entry in selected), (rule,))
        reasons |= dict.fromkeys((entry.file_name for entry in _orphans(kept, reasons, needs, selected)), (rule,))
    needed: dict[str, tuple[str, ...]] = {}
    while careful := [
        inventory.by_name[name] for name, why in reasons.items() if _CAREFUL.issuperset(rule.kind for rule in why)
    ]:
        found = needs.missed(careful, (entry for entry in inventory.packages if entry.file_name not in reasons))
        if not found:
            break
        needed |= found
        for file_name in found:
            del reasons[file_name]
    budget = min((rule.amount or 0.0 for rule in rules if rule.kind is RuleKind.BUDGET), default=math.inf)
    left = totals_of(entry for entry in inventory.packages if entry.file_name not in reasons).bytes
    over = int(max(0.0, left - budget))
    return replace(_plan(inventory, reasons, moment), kept=tuple(sorted(needed.items())), over_budget=over)


def _orphans(
    entries: Iterable[Entry], reasons: Mapping[str, tuple[Rule, ...]], needs: Needs, removed: Iterable[Entry]
) -> list[Entry]:
    """Return the files that only removed packages need, and that were not used later than these."""
    gone = names_of(removed) - names_of(entry for entry in entries if entry.file_name not in reasons)
    alone = needs.only_for(gone)
    latest = max(map(last_use, removed), default=0.0)
    return [entry for entry in entries if entry.identity.name in alone and last_use(entry) <= latest + DAY]


def _dependents_first(entries: Iterable[Entry], needs: Needs) -> list[Entry]:
    """Give the newest file of each package and runtime the last use of everything that needs it, and sort.

    So a package leaves before what it needs.
    """
    found = sorted(entries, key=last_use)  # so the last of several files is the newest
    wheels = [(entry.identity.name or "", entry) for entry in found if entry.kind is Kind.WHEEL]
    newest = {(name, entry.identity.runtime): entry for name, entry in wheels}
    latest = {name: last_use(entry) for name, entry in wheels}
    order: dict[str, tuple[float, int]] = {}
    for (name, _runtime), entry in newest.items():
        # In a runtime that the directory is not used with, nothing needs it.
        dependents = needs.dependents(name) if entry.identity.lines & needs.lines else {name}
        used = max([last_use(entry), *(latest.get(other, 0.0) for other in dependents - {name})])
        order[entry.file_name] = used, len(dependents)
    found.sort(key=lambda entry: order.get(entry.file_name, (last_use(entry), 0)))
    return found


def plan_remove(inventory: Inventory, file_names: Iterable[str], *, locks: Iterable[LockFile] = ()) -> PrunePlan:
    """Plan to remove exactly these files, also those that are not packages; names of no files are left out."""
    names = frozenset(file_names)
    files = (entry.file_name for entry in inventory.entries if entry.is_file and entry.file_name in names)
    plan = _plan(inventory, dict.fromkeys(files, ()), time.time())
    return replace(plan, missed_by=dependents_of(inventory, names, locks, reads_wheels=True))


def file_names_of(inventory: Inventory, names: Iterable[str], locks: Iterable[LockFile]) -> tuple[str, ...]:
    """Return the files of packages and files that are named, sorted; with ``locks``, also of what only these need.

    Raises:
        Problem: `Code.NO_SUCH_ENTRY` for a name that nothing has, or `Code.BAD_REQUIREMENT`.
    """
    found: dict[str, Entry] = {}
    for name in names:
        entries = _named(inventory, name)
        if not entries:
            raise inventory.no_such_entry(name)
        found |= {entry.file_name: entry for entry in entries}
    needs = Needs(inventory, locks)
    staying = names_of(entry for entry in inventory.packages if entry.file_name not in found)
    alone = needs.only_for(names_of(found.values()) - staying)
    found |= {entry.file_name: entry for entry in inventory.packages if entry.identity.name in alone}
    return tuple(sorted(found))


def _named(inventory: Inventory, name: str) -> list[Entry]:
    if entries := inventory.find(name):
        return [*entries]
    wanted = parse_name_or_requirement(name)
    entries = inventory.find(wanted.name)
    return [entry for entry in entries if meets(str(wanted.specifier), entry.identity.version or "")]


def dependents_of(
    inventory: Inventory, removed: Iterable[str], locks: Iterable[LockFile], *, reads_wheels: bool = False
) -> dict[str, tuple[str, ...]]:
    """Return, for each removed file, the remaining packages that depend on its package.

    A package that keeps another file for the same release lines is left out. What a file needs is what `Needs` says,
    so that no removal with dependencies contradicts it.
    """
    gone = set(removed)
    needs = Needs(inventory, locks, without=gone, reads_wheels=reads_wheels)
    files = (entry for entry in inventory.packages if entry.file_name in gone)
    return needs.missed(files, (entry for entry in inventory.packages if entry.file_name not in gone))


def _plan(inventory: Inventory, reasons: Mapping[str, tuple[Rule, ...]], now: float) -> PrunePlan:
    """Return the plan to remove the files that have reasons."""
    chosen = (entry for entry in inventory.entries if entry.file_name in reasons)
    items = [PruneItem(entry, entry.age(now), reasons[entry.file_name]) for entry in chosen]
    items.sort(key=lambda item: (-(item.age or 0.0), item.entry.file_name))
    foreign = (entry.file_name for entry in inventory.entries if entry.kind is Kind.FOREIGN)
    # The lock file of this program changes or goes with the packages.
    stay = sum(name not in reasons and not is_lock_file_name(name) for name in foreign)
    return PrunePlan(inventory.directory, tuple(items), stay)


def run_prune(plan: PrunePlan, *, remove: Remover, cancel: Cancel) -> Run[PruneReport]:
    """Remove the files of a plan, and yield events; the last has the report.

    Each file is checked again right before: one that changed since the scan stays and is reported.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    removed: list[Entry] = []
    failed: list[Failure] = []
    for entry, problem in _removals(plan, remove, cancel):
        if problem:
            failed.append(Failure(entry.file_name, problem))
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


def _removals(plan: PrunePlan, remove: Remover, cancel: Cancel) -> Iterator[_Removal]:
    directory = str(plan.directory)
    # A path and a context for each of 100,000 files take as long as to delete it.
    act: Callable[[str], None] = os.unlink if remove is delete else lambda path: remove(Path(path))

    def removal(item: PruneItem) -> _Removal:
        return item.entry, _removed(os.path.join(directory, item.entry.file_name), item.entry.stamp, act)  # noqa: PTH118

    def removals(items: Sequence[PruneItem]) -> list[_Removal]:
        return [removal(item) for item in items if not cancel.is_set]

    if remove is not delete or len(plan.items) < _MANY:
        for item in plan.items:
            if cancel.is_set:
                return
            yield removal(item)
        return
    # Several threads wait for the disk, which frees the blocks of several files together then.
    from pyodide_cache.base.threads import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS, "delete") as pool:
        for start in range(0, len(plan.items), _MANY):
            group = plan.items[start : start + _MANY]
            for done in pool.map(removals, (group[at : at + _AT_ONCE] for at in range(0, len(group), _AT_ONCE))):
                yield from done


def _removed(path: str, stamp: FileStamp, act: Callable[[str], None]) -> Problem | None:
    """Remove a file that did not change, and return what kept it."""
    try:
        now = stamp_of_status(os.lstat(path))
        # Without the change time: a new hard link changes it, and not the bytes.
        if now[:4] != stamp[:4]:
            return Problem(Code.CHANGED, path=path)
        act(path)
    except (Problem, OSError) as error:
        return disk_problem(error, path)
    return None

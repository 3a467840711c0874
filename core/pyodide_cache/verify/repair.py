"""Repair a cache directory: replace wrong bytes with the published ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.inventory.inventory import NOT_AS_PUBLISHED, Entry, Inventory, LocalLock, Status
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.inventory.quarantine import set_aside
from pyodide_cache.net.distribution import official_place
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.net.transfer import Location
from pyodide_cache.settings.releases import catalog
from pyodide_cache.warm_up.artifacts import Artifact
from pyodide_cache.warm_up.fetch import Fetched, Fetcher
from pyodide_cache.warm_up.sources import Sources


@record
class RepairPlan(Plan["RepairReport"]):
    """What a repair downloads."""

    directory: Path
    items: tuple[Artifact, ...]  # files to download
    failures: tuple[Failure, ...] = ()  # file names without a known source, and why


@record
class RepairReport:
    """What a repair did."""

    repaired: tuple[Artifact, ...]  # the files that have the right bytes now
    failed: tuple[Failure, ...]  # the names of the files that were not changed, and why
    bytes_fetched: int  # bytes downloaded; copies from the store or a layer do not count
    cancelled: bool = False


def plan_repair(
    inventory: Inventory, entries: Iterable[Entry], sources: Sources, *, differing: bool, cancel: Cancel
) -> RepairPlan:
    """Find the right bytes for the damaged files among ``entries``.

    It looks into the lock file of the distribution, the lock files in the directory, the package index (for a file
    of exactly this name), and the other official releases, in this order. The right bytes for a file of a layer go
    into the directory itself: layers are never written to.
    """
    wrong = NOT_AS_PUBLISHED if differing else {Status.DAMAGED}
    items: list[Artifact] = []
    failures: list[Failure] = []
    for entry in entries:
        if entry.status not in wrong:
            continue
        cancel.check()
        try:
            items.append(_artifact(entry, sources, inventory.locks))
        except Problem as problem:
            failures.append(Failure(entry.file_name, problem))
    return RepairPlan(inventory.directory, tuple(items), tuple(failures))


def run_repair(plan: RepairPlan, sources: Sources, *, cancel: Cancel) -> Run[RepairReport]:
    """Download and prove the right bytes, move the wrong ones to the quarantine, and yield events.

    The last step for each file is a rename, so a file whose repair fails is not changed. The failures of the plan
    are in the report, but have no events.
    """
    yield JobStarted(len(plan.items), None)
    repaired: list[Artifact] = []
    failed = list(plan.failures)
    total = 0
    for item in Fetcher(plan.directory, sources.http, set_aside, cancel, sources.local).run(plan.items):
        if isinstance(item, Fetched):
            repaired.append(item.artifact)
            total += item.downloaded
            sources.ledger.add([(item.stamp, item.record)])
            yield ItemDone(item.artifact.name, item.size, str(item.copied_from or ""))
            continue
        if isinstance(item, ItemFailed):
            failed.append(Failure(item.key, item.problem))
        yield item
    yield Finished(RepairReport(tuple(repaired), tuple(failed), total, cancelled=cancel.is_set))


def _artifact(entry: Entry, sources: Sources, locks: Sequence[LocalLock]) -> Artifact:
    name = entry.file_name
    if sources.uses_lock and (package := sources.lock.package_of(name)):
        locations = sources.distribution.locations(package)
        return _make(entry, package.version, locations, package.sha256, sources.origin)
    published = {package.sha256 for lock in locks if (package := lock.published.package_of(name))} - {None}
    if offered := _on_index(entry, sources, published):
        return _make(entry, str(offered.version), (offered.location,), offered.sha256, FROM_INDEX)
    for publication in catalog().publications(name):
        place = official_place(publication.release)
        return _make(entry, publication.version, (place.locate(name),), publication.sha256, publication.release)
    raise Problem(Code.NO_SOURCE, name=name)


def _on_index(entry: Entry, sources: Sources, published: Collection[str | None]) -> IndexFile | None:
    """Return the index's file of exactly this name, if it has bytes that a lock file of the directory names."""
    # Nearly every file that an official release and the index both have is another build on the index.
    if sources.index is None or entry.identity.name is None:
        return None
    if not published and catalog().publishes(entry.file_name):
        return None
    try:
        files = sources.index.project(entry.identity.name).files
    except Problem as problem:
        if problem.code is Code.NOT_ON_INDEX:
            return None
        raise
    found = next((file for file in files if file.file_name == entry.file_name), None)
    return found if found and found.sha256 and (not published or found.sha256 in published) else None


def _make(entry: Entry, version: str, locations: tuple[Location, ...], sha256: str | None, origin: str) -> Artifact:
    # The key is the file name: several versions of one package may need repair at once.
    return Artifact(entry.file_name, version, entry.file_name, locations, sha256, None, origin, replaces=True)

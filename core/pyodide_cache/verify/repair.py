"""Repair a cache directory: fetch the right bytes for files whose bytes are wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import BAD, Entry
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.quarantine import set_aside
from pyodide_cache.inventory.status import FROM_INDEX, local_locks
from pyodide_cache.net.distribution import official_place
from pyodide_cache.net.index import IndexFile
from pyodide_cache.net.transfer import Location
from pyodide_cache.settings.releases import catalog
from pyodide_cache.warm_up.fetch import Artifact, Fetched, Fetcher
from pyodide_cache.warm_up.local_sources import NO_LOCAL_SOURCES, LocalSources
from pyodide_cache.warm_up.sources import Sources


@record
class RepairPlan(Plan["RepairReport"]):
    """What a repair would do.

    Attributes:
        items: files to fetch anew.
        hopeless: files for which no source is known, and why.

    """

    directory: Path
    items: tuple[Artifact, ...]
    hopeless: tuple[Failure, ...] = ()


@record
class RepairReport:
    """What a repair did; what failed is as it was."""

    repaired: tuple[Artifact, ...]
    failed: tuple[Failure, ...]
    bytes_fetched: int
    cancelled: bool = False


def plan_repair(directory: Path, entries: Iterable[Entry], sources: Sources, *, cancel: Cancel) -> RepairPlan:
    """Find the right bytes for the damaged and altered files among ``entries``.

    In this order: the chosen distribution's lock, the lock files in the directory, the other
    official releases, the index by the very file name. A file of a layer gets its right bytes in the
    directory itself, above the layer, which is never written to.

    Args:
        directory: the cache directory.
        entries: as a verification leaves them.
        sources: where to take files from.
        cancel: stops it.

    Raises:
        Cancelled: when asked for.

    """
    local = [lock for _, lock in local_locks(directory)]
    items: list[Artifact] = []
    hopeless: list[Failure] = []
    for entry in entries:
        if entry.status not in BAD:
            continue
        cancel.check()
        try:
            items.append(_artifact(entry, sources, local))
        except Problem as problem:
            hopeless.append(Failure(entry.file_name, problem))
    return RepairPlan(directory, tuple(items), tuple(hopeless))


def run_repair(
    plan: RepairPlan,
    sources: Sources,
    *,
    ledger: Ledger,
    local_sources: LocalSources = NO_LOCAL_SOURCES,
    cancel: Cancel,
) -> Run[RepairReport]:
    """Fetch and prove the right bytes, set the wrong ones aside, replace by rename; yield events.

    A file whose repair fails is as it was: its name changes hands in the last step alone. What the
    store or a layer has the right bytes of is taken from there.
    """
    yield JobStarted(len(plan.items), None)
    repaired: list[Artifact] = []
    failed = list(plan.hopeless)
    for failure in plan.hopeless:
        yield ItemFailed(failure.requirement, failure.problem)
    total = 0
    for item in Fetcher(plan.directory, sources.http, set_aside, cancel, local_sources).run(plan.items):
        if isinstance(item, Fetched):
            repaired.append(item.artifact)
            total += 0 if item.at_hand else item.size
            ledger.add([(item.stamp, item.record)])
            yield ItemDone(item.artifact.name, item.size)
            continue
        if isinstance(item, ItemFailed):
            failed.append(Failure(item.key, item.problem))
        yield item
    yield Finished(RepairReport(tuple(repaired), tuple(failed), total, cancelled=cancel.is_set))


def _artifact(entry: Entry, sources: Sources, local: Sequence[LockFile]) -> Artifact:
    name = entry.file_name
    if sources.uses_lock and (mine := _package(sources.lock, name)):
        return _make(entry, mine.version, sources.distribution.locations(name), mine.sha256, sources.origin)
    published = next((found.sha256 for lock in local if (found := _package(lock, name))), None)
    if offered := _on_index(entry, sources, published):
        return _make(entry, str(offered.version), (offered.url,), offered.sha256, FROM_INDEX)
    for publication in catalog().publications(name):
        place = official_place(publication.release)
        return _make(entry, publication.version, (place.locate(name),), publication.sha256, publication.release)
    raise Problem(Code.NO_SOURCE, name=name)


def _package(lock: LockFile, file_name: str) -> LockPackage | None:
    return next((package for package in lock.packages.values() if package.file_name == file_name), None)


def _on_index(entry: Entry, sources: Sources, sha256: str | None) -> IndexFile | None:
    """Return the index's file of this very name, if it has the bytes that the directory's lock names.

    A file that only official locks publish is not looked for: the index has other bytes under
    nearly every name that both have.
    """
    if sources.index is None or entry.identity.name is None:
        return None
    if sha256 is None and catalog().publishes(entry.file_name):
        return None
    try:
        files = sources.index.project(canonicalize_name(entry.identity.name)).files
    except Problem as problem:
        if problem.code is Code.NOT_ON_INDEX:
            return None
        raise
    found = next((file for file in files if file.file_name == entry.file_name), None)
    return found if found and found.sha256 and sha256 in (None, found.sha256) else None


def _make(entry: Entry, version: str, locations: tuple[Location, ...], sha256: str | None, origin: str) -> Artifact:
    # The file's name is the key: several versions of one package may need repair at once.
    return Artifact(entry.file_name, version, entry.file_name, locations, sha256, None, origin, replaces=True)

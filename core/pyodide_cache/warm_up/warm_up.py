"""Warm up a cache directory: what to fetch, and fetching it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from packaging.requirements import Requirement

from pyodide_cache.base.events import (
    Cancel,
    Finished,
    ItemDone,
    ItemFailed,
    JobStarted,
    Note,
    Run,
)
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.atomic import check_archive, sha256_of
from pyodide_cache.files.space import free_bytes
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger, LedgerBatch, Record
from pyodide_cache.inventory.own_lock import Addition, extend_lock
from pyodide_cache.net.transfer import Location
from pyodide_cache.settings.popularity import open_wishes
from pyodide_cache.settings.usage import UsageCounts
from pyodide_cache.warm_up.fetch import Artifact, Fetched, Fetcher, addition_of
from pyodide_cache.warm_up.local_sources import NO_LOCAL_SOURCES, LocalSources, reads_layers
from pyodide_cache.warm_up.resolve import Pin, resolve
from pyodide_cache.warm_up.sources import Sources


@record
class WarmUpPlan(Plan["WarmUpReport"]):
    """What a warm-up would do.

    Attributes:
        cached: there already, and proven where a hash is published.
        fetch: to be fetched.
        unavailable: requirements that cannot be met, and why.
        notes: what a person should know besides.
        asked: names of the packages that were asked for.
        uses: names of cached packages, and the day of their last use (days since the epoch).

    """

    directory: Path
    release: str | None
    runtime_line: str | None
    cached: tuple[Artifact, ...]
    fetch: tuple[Artifact, ...]
    unavailable: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()
    asked: tuple[str, ...] = ()
    uses: tuple[tuple[str, int], ...] = ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What is already known to fail."""
        return self.unavailable

    @property
    def bytes_to_fetch(self) -> int:
        """Bytes to fetch, as far as sizes are known; what is at hand needs no fetching."""
        return sum(artifact.size or 0 for artifact in self.fetch if not artifact.at_hand)

    @property
    def sizes_known(self) -> bool:
        """Whether `bytes_to_fetch` is the whole truth."""
        return all(artifact.size is not None or artifact.at_hand for artifact in self.fetch)


@record
class WarmUpReport:
    """What a warm-up did.

    Attributes:
        lock_file: the directory's own lock file, when it holds anything no official lock does.
        cancelled: whether it was stopped before its end.
        at_hand: how many of ``fetched`` came from the store or a layer; their bytes were not fetched.

    """

    cached: tuple[Artifact, ...]
    fetched: tuple[Artifact, ...]
    failed: tuple[Failure, ...]
    bytes_fetched: int
    lock_file: Path | None = None
    cancelled: bool = False
    at_hand: int = 0


def plan_warm_up(
    requirements: Sequence[Requirement],
    sources: Sources,
    inventory: Inventory,
    *,
    ledger: Ledger,
    bad: Sequence[tuple[str, Problem]] = (),
    constraints: Sequence[Requirement] = (),
    local_sources: LocalSources = NO_LOCAL_SOURCES,
    cancel: Cancel,
) -> WarmUpPlan:
    """Resolve ``requirements`` and compare with what is there.

    A file that is there is hashed, unless the ledger knows it: the runtime loads whatever has
    the right name, so "cached" is only said of the right bytes. What the first layer has is left there, where
    the runtime reads it by itself; it is copied up for older runtimes, from deeper layers, and for wheels of an
    index, which only a lock file beside them can name.

    Args:
        requirements: what to have.
        sources: where to take it from.
        inventory: what is there.
        ledger: learns what was hashed.
        bad: texts that could not be read, to be named in the plan.
        constraints: narrow versions without asking for packages, as pip's do.
        local_sources: the store and the layers.
        cancel: stops it.

    """
    below = inventory.layers[0] if inventory.layers else None
    if below is not None and not reads_layers(sources.release, sources.lock.runtime.line):
        below = None
    resolution = resolve(requirements, sources, cancel, constraints)
    cached: list[Artifact] = []
    fetch: list[Artifact] = []
    for artifact in _artifacts(resolution.pins, sources):
        entry = inventory.by_name.get(artifact.file_name)
        cancel.check()
        if entry is None and below is not None and _layer_has(artifact, below, ledger):
            cached.append(replace(artifact, layer=str(below.directory)))
        elif entry is None:
            fetch.append(_at_hand(artifact, local_sources, inventory, ledger))
        elif _has_right_bytes(artifact, entry, inventory.directory, ledger):
            cached.append(artifact)
        else:
            fetch.append(_at_hand(replace(artifact, replaces=True), local_sources, inventory, ledger))
    return WarmUpPlan(
        directory=inventory.directory,
        release=sources.release,
        runtime_line=sources.lock.runtime.line,
        cached=tuple(cached),
        fetch=tuple(fetch),
        unavailable=(*(Failure(text, problem) for text, problem in bad), *resolution.failures),
        notes=(*local_sources.notes, *inventory.notes, *resolution.notes),
        asked=tuple(dict.fromkeys(canonicalize_name(requirement.name) for requirement in requirements)),
        uses=uses_of(inventory),
    )


def run_warm_up(
    plan: WarmUpPlan,
    sources: Sources,
    *,
    ledger: Ledger,
    replace_with: Remover,
    local_sources: LocalSources = NO_LOCAL_SOURCES,
    wishes: UsageCounts | None = None,
    cancel: Cancel,
) -> Run[WarmUpReport]:
    """Fetch what the plan says, several files at once, and yield events; the last has the report.

    A file gets its name when its hash is right. A cancel stops at the next chunk; files that
    are whole by then stay. Closing the generator cancels.

    Args:
        plan: see `plan_warm_up`.
        sources: the same as for the plan.
        ledger: learns the proven bytes.
        replace_with: takes the wrong bytes away before the right ones get their name.
        local_sources: as for the plan.
        wishes: counts what was asked for; else the person's counts.
        cancel: stops it.

    """
    _count(plan, wishes or open_wishes())
    known = plan.bytes_to_fetch if plan.sizes_known else None
    yield JobStarted(len(plan.fetch), known)
    for note in plan.notes:
        yield Note(note)
    fetched: list[Artifact] = []
    failed: list[Failure] = list(plan.unavailable)
    additions: list[Addition] = []
    total = at_hand = 0
    batch = LedgerBatch(ledger)

    free = free_bytes(plan.directory)
    if free is not None and plan.bytes_to_fetch > free:
        problem = Problem(Code.NO_SPACE, path=str(plan.directory), needed=plan.bytes_to_fetch, free=free)
        for artifact in plan.fetch:
            failed.append(Failure(artifact.name, problem))
            yield ItemFailed(artifact.name, problem)
    else:
        fetcher = Fetcher(plan.directory, sources.http, replace_with, cancel, local_sources)
        try:
            for item in fetcher.run(plan.fetch):
                if isinstance(item, Fetched):
                    fetched.append(item.artifact)
                    at_hand += item.at_hand
                    total += 0 if item.at_hand else item.size
                    batch.add([(item.stamp, item.record)])
                    if item.addition:
                        additions.append(item.addition)
                    yield ItemDone(item.artifact.name, item.size)
                    continue
                if isinstance(item, ItemFailed):
                    failed.append(Failure(item.key, item.problem))
                yield item
        finally:
            batch.flush()

    lock_file = None
    try:
        additions += _additions_of_cached(plan)
        if additions:
            lock_file = extend_lock(plan.directory, sources.lock, additions)
    except OSError as error:
        problem = disk_problem(error, str(plan.directory))
        failed.append(Failure("pyodide-lock.json", problem))
        yield ItemFailed("pyodide-lock.json", problem)
    yield Finished(WarmUpReport(plan.cached, tuple(fetched), tuple(failed), total, lock_file, cancel.is_set, at_hand))


def _count(plan: WarmUpPlan, wishes: UsageCounts) -> None:
    had = {canonicalize_name(artifact.name) for artifact in (*plan.cached, *plan.fetch)}
    asked = had.intersection(plan.asked)
    wishes.count(plan.runtime_line or "", asked=asked, needed=had - asked, used=plan.uses)


def uses_of(inventory: Inventory) -> tuple[tuple[str, int], ...]:
    """List the packages that were read after their download, with the day, where the mount keeps that."""
    return tuple(
        (entry.identity.name, int(entry.last_used // 86_400))
        for entry in inventory.available
        if entry.last_used is not None and entry.identity.name
    )


def _layer_has(artifact: Artifact, layer: Inventory, ledger: Ledger) -> bool:
    """Tell whether a layer has exactly the bytes that are published; a file without a hash proves nothing."""
    entry = layer.by_name.get(artifact.file_name)
    if entry is None or artifact.sha256 is None or artifact.depends is not None:
        return False
    return _has_right_bytes(artifact, entry, layer.directory, ledger)


def _at_hand(artifact: Artifact, local_sources: LocalSources, inventory: Inventory, ledger: Ledger) -> Artifact:
    """Return the artifact with its size, if the store or a layer has it; proven, as everything that is used."""
    if artifact.sha256 is None:
        return artifact
    if local_sources.store and local_sources.store.has(artifact.sha256):
        size = _local_size((local_sources.store.path(artifact.sha256),))
        return replace(artifact, at_hand=True, size=size)
    for layer in inventory.layers:
        entry = layer.by_name.get(artifact.file_name)
        if entry and _has_right_bytes(artifact, entry, layer.directory, ledger):
            return replace(artifact, at_hand=True, size=entry.size)
    return artifact


def _artifacts(pins: Sequence[Pin], sources: Sources) -> list[Artifact]:
    by_name: Mapping[str, Pin] = {pin.name: pin for pin in pins}
    children: dict[str, set[str]] = {name: set() for name in by_name}
    for pin in pins:
        for parent in pin.needed_by:
            children.setdefault(parent, set()).add(pin.name)
    found = []
    for pin in pins:
        source = pin.file
        if isinstance(source, LockPackage):
            locations = sources.distribution.locations(source.file_name)
            found.append(
                Artifact(
                    source.name,
                    source.version,
                    source.file_name,
                    locations,
                    source.sha256,
                    _local_size(locations),
                    sources.origin,
                    pin.needed_by,
                )
            )
        else:
            found.append(
                Artifact(
                    pin.name,
                    str(source.version),
                    source.file_name,
                    (source.url,),
                    source.sha256,
                    source.size,
                    FROM_INDEX,
                    pin.needed_by,
                    depends=tuple(sorted(children[pin.name])),
                )
            )
    return found


def _local_size(locations: Sequence[Location]) -> int | None:
    for location in locations:
        if not isinstance(location, Path):
            return None
        try:
            return location.stat().st_size
        except OSError:
            continue
    return None


def _has_right_bytes(artifact: Artifact, entry: Entry, directory: Path, ledger: Ledger) -> bool:
    if not entry.is_file:
        return False
    path = directory / artifact.file_name
    is_link = entry.warning is not None and entry.warning.code is Code.IS_LINK
    sha256 = None if is_link else entry.sha256
    try:
        if sha256 is None:
            before = stamp_of(path)
            sha256 = sha256_of(path)
            right = artifact.sha256 == sha256
            # A link's stamp does not move with the bytes behind it, so it proves nothing.
            if not is_link and stamp_of(path) == before:
                ledger.add([(before, Record(sha256, artifact.origin if right else "", published=right))])
        if artifact.sha256 is not None:
            return artifact.sha256 == sha256
        check_archive(path, artifact.file_name)
    except (OSError, Problem):
        return False
    return True


def _additions_of_cached(plan: WarmUpPlan) -> list[Addition]:
    found = []
    for artifact in plan.cached:
        path = Path(artifact.layer or plan.directory) / artifact.file_name
        if artifact.depends is not None and path.is_file():
            # Its bytes are the published ones; when they are no archive all the same, no lock can use it.
            with contextlib.suppress(Problem):
                if addition := addition_of(artifact, path, artifact.sha256 or sha256_of(path)):
                    found.append(addition)
    return found

"""Plan a warm-up: resolve a request, and compare the result with the cached files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.base.secrets import mask_secrets
from pyodide_cache.formats.index_choice import USUAL, IndexChoice
from pyodide_cache.formats.lockfile import LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.net.indexes.urls import is_public
from pyodide_cache.warm_up.artifacts import (
    Artifact,
    find_locally,
    has_right_bytes,
    is_in_layer,
    is_missing,
    is_remote,
    official_address,
    size_of,
)
from pyodide_cache.warm_up.local_sources import runtime_reads_layers
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.sources import Sources

if TYPE_CHECKING:
    from pyodide_cache.warm_up.local_sources import LocalSources
    from pyodide_cache.warm_up.resolution.resolve import Pin, Resolution


@record
class WarmUpPlan(Plan["WarmUpReport"]):
    """What a warm-up would do."""

    directory: Path  # the cache directory
    release: str | None  # the official release; None for another distribution's runtime
    runtime_line: str | None  # such as ``314``; None if unknown
    cached: tuple[Artifact, ...]  # files that are there, with the published bytes if a hash is published
    fetch: tuple[Artifact, ...]  # files to fetch
    failures: tuple[Failure, ...] = ()  # requirements that cannot be met
    notes: tuple[Problem, ...] = ()  # for the user
    requested: tuple[str, ...] = ()  # names of the packages that the user asked for
    #: Names of cached packages, and the day of their last use (days since the epoch)
    last_used: tuple[tuple[str, int], ...] = ()
    index: IndexChoice = USUAL  # what the request says about package indexes
    lock_file: Path | None = None  # the directory's own lock file, if it decided; else None

    @property
    def bytes_to_fetch(self) -> int:
        """Bytes to fetch, as far as sizes are known; those of the store and of layers take no space of their own."""
        return sum(artifact.size or 0 for artifact in self.fetch if not artifact.is_local)

    @property
    def downloads(self) -> tuple[Artifact, ...]:
        """The files to fetch that are not copied from this machine."""
        return tuple(artifact for artifact in self.fetch if not artifact.is_copied)

    @property
    def bytes_to_download(self) -> int | None:
        """Bytes of `downloads`; None if a size is not known."""
        sizes = [artifact.size for artifact in self.downloads]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def sizes_known(self) -> bool:
        """Whether all sizes are part of `bytes_to_fetch`."""
        return all(artifact.size is not None or artifact.is_local for artifact in self.fetch)


@record
class WarmUpReport:
    """What a warm-up did."""

    cached: tuple[Artifact, ...]  # files that were there already
    fetched: tuple[Artifact, ...]  # files that were fetched, from anywhere
    failed: tuple[Failure, ...]  # requirements and files that failed
    bytes_fetched: int  # bytes that were downloaded
    lock_file: Path | None = None  # the directory's own lock file; None if the official one lists all packages
    cancelled: bool = False  # whether the job was stopped before its end
    local: int = 0  # how many of ``fetched`` were copied from this machine, without a download
    bytes_saved: int = 0  # bytes of ``fetched`` that a team cache made of earlier versions instead


def plan_warm_up(request: PackageRequest, sources: Sources, inventory: Inventory, *, cancel: Cancel) -> WarmUpPlan:
    """Resolve a request, and compare the result with the cached files.

    Cached files are hashed unless the ledger knows their hash: the runtime loads whatever file has the right
    name, so only the right bytes count as cached. A package that the first layer has stays there if the runtime
    reads layers by itself; the directory's own lock file lists its wheels of an index.
    """
    from pyodide_cache.warm_up.resolution.resolve import resolve

    local, ledger = sources.local, sources.ledger
    layer = inventory.layers[0] if inventory.layers else None
    if layer is not None and not runtime_reads_layers(sources.release, sources.lock.runtime.line):
        layer = None
    resolution = _resolve_here(request, sources, inventory) or resolve(request, sources, cancel, inventory.folders)
    artifacts, refused = _admitted(resolution, request, sources)
    cached: list[Artifact] = []
    fetch: list[Artifact] = []
    for artifact in artifacts:
        cancel.check()
        entry = inventory.by_name.get(artifact.file_name)
        if entry is None and layer is not None and is_in_layer(artifact, layer, ledger):
            size = layer.by_name[artifact.file_name].size
            cached.append(replace(artifact, size=size, layer=str(layer.directory)))
        elif entry is not None and has_right_bytes(artifact, entry, inventory.directory, ledger):
            cached.append(replace(artifact, size=entry.size))
        else:
            needed = replace(artifact, replaces=entry is not None)
            fetch.append(find_locally(needed, local, inventory, ledger))
    notes = [*local.notes, *inventory.notes, *sources.notes(), *resolution.notes]
    away = _out_of_reach(fetch, local) if sources.http.offline else {}
    if left_out := {item: why for item in request.optional if (why := away.get(canonicalize_name(item.name)))}:
        plan = plan_warm_up(request.without(left_out), sources, inventory, cancel=cancel)
        whys = (Problem(Code.LEFT_OUT, name=str(item), cause=why) for item, why in left_out.items())
        return replace(plan, notes=(*plan.notes, *whys))
    refused += [Failure(item.name, away[name]) for item in fetch if (name := canonicalize_name(item.name)) in away]
    fetch = [item for item in fetch if canonicalize_name(item.name) not in away]
    if not sources.http.offline:
        found = list(map(_with_official_address, fetch))
        if missing := sum(new is not old for new, old in zip(found, fetch, strict=True)):
            notes.append(Problem(Code.NOT_IN_DISTRIBUTION, count=missing, path=str(sources.distribution.places[-1])))
        fetch = found
    failures = (*(Failure(text, problem) for text, problem in request.invalid), *resolution.failures, *refused)
    return WarmUpPlan(
        directory=inventory.directory,
        release=sources.release,
        runtime_line=sources.lock.runtime.line,
        cached=tuple(cached),
        fetch=tuple(fetch),
        failures=tuple(Failure(mask_secrets(item.name), item.problem) for item in failures),
        notes=tuple(notes),
        lock_file=resolution.lock_file,
        requested=tuple(dict.fromkeys(canonicalize_name(requirement.name) for requirement in request.requirements)),
        last_used=_last_used(inventory),
    )


def _admitted(
    resolution: Resolution, request: PackageRequest, sources: Sources
) -> tuple[list[Artifact], list[Failure]]:
    """Return the files that a resolution chose with their allowed hashes, and why others are refused."""
    admitted: list[Artifact] = []
    refused: list[Failure] = []
    by_name: dict[str, Artifact] = {}
    for artifact in _artifacts(resolution.pins, sources):
        allowed = resolution.allowed.get(canonicalize_name(artifact.name), frozenset())
        # Some file systems take two spellings for one name.
        if by_name.setdefault(artifact.file_name.casefold(), artifact).sha256 != artifact.sha256:
            refused.append(Failure(artifact.name, Problem(Code.NAME_TAKEN, name=artifact.file_name)))
        elif not allowed and (request.require_hashes or (request.hashes_of_index and artifact.origin == FROM_INDEX)):
            refused.append(Failure(artifact.name, Problem(Code.NO_HASH_GIVEN, name=artifact.name)))
        else:
            admitted.append(replace(artifact, allowed=allowed))
    return admitted, refused


def _out_of_reach(fetch: Sequence[Artifact], local: LocalSources) -> dict[str, Problem]:
    """Return the packages whose files are only in the network, by their names."""
    return {
        canonicalize_name(item.name): Problem(Code.OFFLINE, name=item.name, count=1)
        for item in fetch
        if not item.is_local and is_remote(item) and not local.may_have(item.file_name, item.sha256)
    }


def _with_official_address(item: Artifact) -> Artifact:
    """Return an artifact that is in no folder of its distribution at the address of an official release."""
    if item.is_local or not is_missing(item):
        return item
    official = official_address(item.file_name, item.sha256)
    return replace(item, locations=(official,)) if official else item


def _resolve_here(request: PackageRequest, sources: Sources, inventory: Inventory) -> Resolution | None:
    """Return what the directory's own lock file names, if all that only it names is in the directory.

    Then no index is asked, as pip and uv ask none for what is installed. It counts only where it names something else
    than the lock file, and where the user leaves the choice to this program, or offline is on.
    """
    from pyodide_cache.warm_up.resolution.resolve import resolve_by_lock

    is_free = (sources.release or sources.http.offline) and sources.uses_lock and sources.index
    is_ahead = request.index.ahead and not sources.http.offline
    if request.hashes or is_ahead or not is_free:
        return None
    for local in inventory.locks:
        if local.lock.runtime != sources.lock.runtime or not local.has_plain_names:
            continue
        found = resolve_by_lock(request, local.lock)
        own = [pin for pin in found.pins if sources.lock.packages.get(pin.name) != pin.file] if found else []
        if (
            found
            and own
            and all(
                (entry := inventory.by_name.get(artifact.file_name))
                and has_right_bytes(artifact, entry, inventory.directory, sources.ledger)
                for artifact in _artifacts(found.pins, sources)
                if artifact.origin == FROM_INDEX
            )
        ):
            note = Problem(Code.DIRECTORY_USED, names=", ".join(pin.name for pin in own), count=len(own))
            return replace(found, notes=(*found.notes, note), lock_file=inventory.directory / local.name)
    return None


def _artifacts(pins: Sequence[Pin], sources: Sources) -> list[Artifact]:
    """Return the files that a resolution chose."""
    children: dict[str, set[str]] = {pin.name: set() for pin in pins}
    for pin in pins:
        for parent in pin.needed_by:
            children[parent].add(pin.name)
    found = []
    for pin in pins:
        file, other_hash, index = pin.file, None, ""
        if isinstance(file, LockPackage):
            locations = sources.distribution.locations(file)
            is_official = sources.lock.packages.get(file.name) == file
            size, origin, depends = size_of(locations), sources.origin if is_official else FROM_INDEX, None
        else:
            locations, size, origin = (file.location,), file.size, FROM_INDEX
            other_hash = file.other_hash
            index = file.index if file.index and not is_public(file.index) else ""
            depends = tuple(sorted(children[pin.name]))
        artifact = Artifact(pin.name, pin.version, file.file_name, locations, file.sha256, size, origin)
        found.append(replace(artifact, needed_by=pin.needed_by, depends=depends, other_hash=other_hash, index=index))
    return found


def _last_used(inventory: Inventory) -> tuple[tuple[str, int], ...]:
    """Return the packages that were read after their download, and the day, if the mount records access times."""
    return tuple(
        (entry.identity.name, int(entry.last_used // 86_400))
        for entry in inventory.available
        if entry.last_used is not None and entry.identity.name
    )

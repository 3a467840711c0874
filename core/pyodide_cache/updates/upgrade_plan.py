"""Plan an upgrade of a directory to another release, with the newest versions of the index that fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse
from pathlib import Path

from packaging.requirements import Requirement

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.specifiers import meets, parse_version
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.needs import Needs
from pyodide_cache.inventory.own_lock import added_names
from pyodide_cache.inventory.read import read_inventory
from pyodide_cache.updates.diff import Diff, Item, Side, diff, side_of_entries
from pyodide_cache.updates.set_aside import files_of_set, new_set, old_set
from pyodide_cache.updates.users import Need, Users
from pyodide_cache.warm_up.artifacts import Artifact
from pyodide_cache.warm_up.plan import WarmUpPlan, plan_warm_up
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.sources import Sources


@record
class UpgradeReport:
    """What an upgrade did."""

    after: str  # the release to which the directory was upgraded
    switched: bool  # whether the directory has the new set now. If not, no file in it was changed.
    added: tuple[str, ...] = ()  # names of the files that the directory got
    set_aside: tuple[str, ...] = ()  # names of the files that were set aside until the upgrade is finished
    failed: tuple[Failure, ...] = ()  # what failed; without the proof
    proof: str = ""  # what loaded the new set, such as ``Pyodide 314.0.7 in Node 22.1.0``; empty if nothing did
    unproven: Failure | None = None  # why the new set was not loaded, or does not load; None if it was
    cancelled: bool = False

    @property
    def release_now(self) -> str | None:
        """The release that the directory is for now; None if that did not change."""
        return self.after if self.switched else None


@record
class UpgradePlan(Plan["UpgradeReport"]):
    """What an upgrade would do."""

    directory: Path
    before: str  # the release that it is for
    after: str  # the release to upgrade to; the same to update packages of the index alone
    diff: Diff  # of the cached packages with the new set
    warm_up: WarmUpPlan  # how to get the new set, into a folder beside the old one
    set_aside: tuple[str, ...]  # names of the files that the new set replaces
    #: An unpacked npm package ``pyodide`` to load the new set with; None for that of the distribution.
    runtime: Path | None = None
    proves: bool = True  # whether to load the new set in Node before the switch
    skips_missing: bool = False  # whether packages that are not available stay as they are
    earlier: int = 0  # how many files an earlier upgrade set aside; they are removed before the switch
    for_good: bool = False  # whether those are deleted instead of moved to the trash

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The packages that are not available for the new release."""
        return self.warm_up.failures

    @property
    def notes(self) -> tuple[Problem, ...]:
        """For the user."""
        return tuple(
            Problem(Code.NO_LONGER_NEEDED, cause=note.cause, **note.facts) if note.code is Code.LEFT_OUT else note
            for note in self.warm_up.notes
        )

    @property
    def is_empty(self) -> bool:
        """Whether the directory has the new set already, and no lock file of the old release."""
        # A lock file names what the CDN has for its release, also packages that are not cached.
        changes = self.set_aside if self.before != self.after else filterfalse(is_lock_file_name, self.set_aside)
        return not any(changes) and all(map(self.has, self.artifacts))

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """All files of the new set."""
        return (*self.warm_up.cached, *self.warm_up.fetch)

    def has(self, artifact: Artifact) -> bool:
        """Return whether a file of the new set is in the directory, or in a layer, already."""
        if artifact.layer:
            return True
        return artifact.file_name not in self.set_aside and (self.directory / artifact.file_name).is_file()


def plan_upgrade(
    inventory: Inventory,
    before: tuple[str, LockFile],
    sources: Sources,
    *,
    users: Users,
    pins: Sequence[Requirement],
    cancel: Cancel,
) -> UpgradePlan:
    """Resolve the cached packages for another release, within pins and needs.

    No package gets older if the new release has builds as new. A package that only others need comes with them; if
    nothing needs it anymore and it is not available, it is left out. Needs and overrides that the cached version
    does not meet do not count.

    Args:
        before: the release that the directory is for, with its lock file.
    """
    release, lock = before
    directory = inventory.directory
    cached = _packages(side_of_entries(inventory.packages, str(directory), lock.runtime), lock)
    graph = Needs(inventory, [*(local.lock for local in inventory.locks), lock])
    wanted = tuple(map(Requirement, sorted(cached.items)))
    optional = tuple(item for item in wanted if graph.needed_by(item.name) - {item.name})
    # The files of the directory are taken as those of a layer: they need no download, and stay where they are.
    below = replace(inventory, layers=())
    staged = replace(read_inventory(new_set(directory), ledger=sources.ledger), layers=(below, *inventory.layers))
    bounds = [*pins, *_limits(cached, users.needs)]
    unmet = {
        canonicalize_name(item.name)
        for item in users.overrides
        if (here := cached.items.get(canonicalize_name(item.name))) and not meets(item.specifier, here.version)
    }
    overrides = tuple(item for item in users.overrides if canonicalize_name(item.name) not in unmet)

    def plan(floors: Sequence[Requirement]) -> WarmUpPlan:
        return plan_warm_up(
            PackageRequest(
                wanted, constraints=(*bounds, *floors), index=users.index, optional=optional, overrides=overrides
            ),
            sources_beside(directory, sources),
            staged,
            cancel=cancel,
        )

    warm_up = plan(floors := _floors(cached, {canonicalize_name(item.name) for item in bounds}))
    if warm_up.failures and floors:
        # The new release may have no build as new as the cached one.
        failed = {canonicalize_name(failure.name) for failure in warm_up.failures}
        warm_up = plan([item for item in floors if canonicalize_name(item.name) not in failed])
        if warm_up.failures:
            warm_up = plan([])
    items = {item.name: item for item in _items(warm_up)}
    after = Side(f"Pyodide {sources.release}", items, sources.lock.runtime, sources.release)
    # What stays as it is keeps what it needs.
    kept = graph.closure(str(canonicalize_name(failure.name)) for failure in warm_up.failures)
    runtimes = [sources.lock.runtime, *([] if kept else [lock.runtime])]
    ours = (item for item in inventory.locks if added_names(item.lock.document) is not None)
    old_locks = (item.name for item in ours if item.lock.runtime in runtimes)
    return UpgradePlan(
        directory,
        release,
        sources.release or sources.lock.runtime.line or str(sources.distribution.places[0]),
        diff(cached, after),
        replace(warm_up, notes=tuple(note for note in warm_up.notes if note.facts.get("name") not in kept)),
        earlier=len(files_of_set(old_set(directory))),
        set_aside=tuple(sorted({*_replaced(inventory, cached, warm_up, lock, kept), *old_locks})),
    )


def sources_beside(directory: Path, sources: Sources) -> Sources:
    """Return sources for a new set beside a directory, whose files they have, too."""
    local = sources.local
    beside = replace(local, store=None, folders=(directory, *local.folders))
    return replace(sources, find_local=lambda: beside)


def _packages(side: Side, lock: LockFile) -> Side:
    """Return the packages of a side: not modules of Python and shared libraries, which come with what needs them."""
    kinds = {name: package.package_type for name, package in lock.packages.items()}
    return replace(
        side, items={name: item for name, item in side.items.items() if kinds.get(name, "package") == "package"}
    )


def _limits(cached: Side, needs: Mapping[NormalizedName, Sequence[Need]]) -> Iterator[Requirement]:
    for name, item in cached.items.items():
        for need in needs.get(name, ()):
            if need.specifier and meets(need.specifier, item.version):
                yield Requirement(f"{name}{need.specifier}")


def _floors(cached: Side, bound: Collection[NormalizedName]) -> list[Requirement]:
    """Return that no package gets older; packages with other bounds are left to those."""
    versions = ((name, parse_version(item.version)) for name, item in cached.items.items() if name not in bound)
    return [Requirement(f"{name}>={version.public}") for name, version in versions if version]


def _items(plan: WarmUpPlan) -> Iterator[Item]:
    for artifact in (*plan.cached, *plan.fetch):
        name = canonicalize_name(artifact.name)
        yield Item(name, artifact.version, artifact.file_name, artifact.sha256, artifact.size)


def _replaced(
    inventory: Inventory, cached: Side, plan: WarmUpPlan, lock: LockFile, kept: Collection[str]
) -> Iterable[str]:
    """Yield the files of packages that have another file in the new set, and of parts of the old runtime."""
    new = {canonicalize_name(item.name): item for item in (*plan.cached, *plan.fetch)}
    here = {item.file_name for item in plan.cached if Path(item.layer) == inventory.directory}
    for name, item in cached.items.items():
        if name not in new or name in kept or item.file_name in here:
            continue
        # A local file of the same name is the cached one: the plan compared its hash.
        if item.file_name != new[name].file_name or not new[name].is_local:
            yield item.file_name
    for entry in inventory.packages:
        package = lock.package_of(entry.file_name)
        if package and package.package_type != "package" and package.name not in kept and entry.file_name not in here:
            yield entry.file_name

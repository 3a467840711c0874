"""Delete from a team cache what channels no longer name.

Packages are listed before channels and leases are read, so a push that starts meanwhile either is seen by its lease,
or sees the lease of this cleanup, waits for its end, and writes again what it needs.
"""

from __future__ import annotations

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemDone, ItemFailed, ItemKind, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, listed, with_retries
from pyodide_cache.team.channel import listed_channels, read_channel, read_manifest
from pyodide_cache.team.layout import BLOBS, DELTAS, MANIFESTS, StoredObject, hash_in, target_in
from pyodide_cache.team.lease import Lease, held_lease, leased_hashes

#: What changed in this many days is kept.
KEEP_DAYS = 30.0
_DAY = 24 * 3600.0
#: Objects that are deleted by one request, as S3 limits it.
_AT_ONCE = 1000


@record
class TeamGcPlan(Plan["TeamGcReport"]):
    """What a cleanup of a team cache would delete."""

    team: Team  # the team cache
    keep_days: float  # days after it was written for which a file that no channel names is kept
    items: tuple[StoredObject, ...]  # package files to delete
    manifests: tuple[StoredObject, ...]  # old manifests to delete
    deltas: tuple[StoredObject, ...]  # deltas of package files that are deleted, or are gone
    leases: tuple[str, ...]  # leases of killed processes
    used: int  # number of package files that channels, recent manifests or running pushes name
    recent: int  # number of other package files that are kept for their age

    changes_files = False  # on this machine

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to delete."""
        return not (self.items or self.manifests or self.deltas or self.leases)

    @property
    def bytes(self) -> int:
        """Bytes of the package files and deltas to delete."""
        return sum(item.size for item in (*self.items, *self.deltas))


@record
class TeamGcReport:
    """What a cleanup of a team cache deleted."""

    removed: int  # number of package files
    manifests: int  # number of old manifests
    bytes_freed: int  # bytes of the package files and deltas
    failed: tuple[Failure, ...] = ()  # keys, and why they were not deleted
    cancelled: bool = False


def plan_team_gc(bucket: Bucket, *, keep_days: float = KEEP_DAYS, cancel: Cancel) -> TeamGcPlan:
    """Find what no channel names.

    Manifests of the last days are kept with their packages, so that readers that are behind find everything.

    Raises:
        Problem: when a channel or manifest cannot be read: then nothing is deleted.
    """
    listed_channels(bucket, cancel)  # a lease would make the folder of a share that is not mounted
    with held_lease(bucket, (), cancel, is_gc=True) as lease:
        return _plan(bucket, lease, keep_days, cancel)


def _plan(bucket: Bucket, lease: Lease, keep_days: float, cancel: Cancel) -> TeamGcPlan:
    limit = lease.now - keep_days * _DAY
    blobs = [item for item in listed(bucket, BLOBS, cancel) if hash_in(item.key)]
    manifests = [item for item in listed(bucket, MANIFESTS, cancel) if hash_in(item.key)]
    deltas = [item for item in listed(bucket, DELTAS, cancel) if target_in(item.key)]
    lease.renew()
    channels = [read_channel(bucket, name, cancel) for name in listed_channels(bucket, cancel)]
    named = {channel.digest for channel in channels}
    live = {file.sha256 for channel in channels for file in channel.manifest.files}
    leased, expired = leased_hashes(bucket, lease, cancel)
    live |= leased
    others = [item for item in manifests if hash_in(item.key) not in named]
    for item in others:
        if item.modified > limit:
            lease.renew()
            live |= _hashes_of(bucket, hash_in(item.key), cancel)
    unused = [item for item in blobs if hash_in(item.key) not in live]
    old = tuple(item for item in unused if item.modified <= limit)
    kept = {hash_in(item.key) for item in blobs}.difference(hash_in(item.key) for item in old)
    return TeamGcPlan(
        bucket.team,
        keep_days,
        items=old,
        manifests=tuple(item for item in others if item.modified <= limit),
        deltas=tuple(item for item in deltas if target_in(item.key) not in kept and item.modified <= limit),
        leases=tuple(expired),
        used=len(blobs) - len(unused),
        recent=len(unused) - len(old),
    )


def _hashes_of(bucket: Bucket, digest: str, cancel: Cancel) -> set[str]:
    """Return the hashes in a manifest that no channel names; none if another cleanup deleted it just now."""
    try:
        return {file.sha256 for file in read_manifest(bucket, digest, cancel).files}
    except Problem as problem:
        if problem.code is Code.NOT_IN_TEAM:
            return set()
        raise


def run_team_gc(plan: TeamGcPlan, bucket: Bucket, *, cancel: Cancel) -> Run[TeamGcReport]:
    """Delete what the plan names and is still unused, and yield events; the last has the report.

    Raises:
        Problem: when a channel or manifest cannot be read: then nothing is deleted.
    """
    yield JobStarted(len(plan.items), plan.bytes, ItemKind.FILE)
    deleted: list[StoredObject] = []
    planned = {item.key for item in (*plan.items, *plan.deltas, *plan.manifests)}
    failed: list[Failure] = []
    try:
        with held_lease(bucket, (), cancel, is_gc=True) as lease:
            fresh = _plan(bucket, lease, plan.keep_days, cancel)
            wanted = [item for item in (*fresh.items, *fresh.deltas, *fresh.manifests) if item.key in planned]
            for start in range(0, len(wanted), _AT_ONCE):
                cancel.check()
                lease.renew()
                batch = wanted[start : start + _AT_ONCE]
                keys = [item.key for item in batch]
                try:
                    with_retries(bucket.delete, cancel, keys)
                except Problem as problem:
                    failed += [Failure(key, problem) for key in keys]
                    yield ItemFailed(keys[0], problem)
                    continue
                deleted += batch
                yield from (ItemDone(item.key, item.size) for item in batch if item.key.startswith(BLOBS))
            bucket.delete(fresh.leases)
    except Cancelled:
        pass
    removed, manifests = (sum(item.key.startswith(folder) for item in deleted) for folder in (BLOBS, MANIFESTS))
    freed = sum(item.size for item in deleted if not item.key.startswith(MANIFESTS))
    yield Finished(TeamGcReport(removed, manifests, freed, tuple(failed), cancelled=cancel.is_set))

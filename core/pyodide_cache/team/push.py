"""Push files of a cache directory to a channel of a team cache.

A push takes a lease, writes what is missing, points the channel to a manifest that has its files and those of others,
and looks again: what a cleanup deleted meanwhile is written again. Many machines can push, and clean up, at once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from pyodide_cache.base.events import (
    Cancel,
    Cancelled,
    Event,
    Finished,
    ItemFailed,
    JobStarted,
    Retrying,
    Run,
    StepStarted,
)
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record
from pyodide_cache.files.reader import open_target
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.ledger import FROM_INDEX
from pyodide_cache.settings.releases import catalog
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.bucket import Bucket, ignores_conditions, listed, with_retries
from pyodide_cache.team.channel import Channel, change_channel, read_channel
from pyodide_cache.team.deltas import make_deltas
from pyodide_cache.team.layout import BLOBS, LEASES, blob_key, hash_in, manifest_key, ref_key
from pyodide_cache.team.lease import held_lease, wait_for_cleanups
from pyodide_cache.team.manifest import Manifest, PushFile, TeamFile, merged
from pyodide_cache.team.signing import SecretKey
from pyodide_cache.team.transfers import Emit, TeamStep, in_threads, one_transfer

#: The most files that are asked for one by one; for more, all objects are listed.
_MOST_ASKED = 48
#: How often a push looks again for what cleanups deleted.
_MOST_ROUNDS = 5

#: `TeamFile.origin` of a file that only a lock file of another distribution publishes.
FROM_LOCK = "lock"


@record
class PushPlan(Plan["PushReport"]):
    """What a push would do."""

    team: Team  # the team cache
    channel: str  # that gets the files
    present: tuple[PushFile, ...]  # files whose bytes are in the team cache already
    upload: tuple[PushFile, ...]  # files to upload
    in_channel: int  # number of files that the channel has now
    replaces: bool = False  # whether the files replace those of the channel, instead of being added
    leaving: tuple[TeamFile, ...] = ()  # files that the channel would no longer have
    failures: tuple[Failure, ...] = ()  # what is not pushed, and why
    key: SecretKey | None = field(default=None, repr=False, compare=False)  # signs the files; None for no signatures

    changes_files = False  # on this machine

    @property
    def bytes_to_upload(self) -> int:
        """Bytes of the files to upload."""
        return sum(item.file.size for item in self.upload)


@record
class PushReport:
    """What a push did."""

    uploaded: tuple[TeamFile, ...]  # files that were uploaded
    present: int  # number of files that were there already
    failed: tuple[Failure, ...]  # files that were not pushed, and why
    bytes_uploaded: int  # bytes of ``uploaded``
    in_channel: int | None  # number of files that the channel has now; None if it was not changed
    signed: str = ""  # the public key that signed the files; empty without a key
    cancelled: bool = False  # whether it was stopped before its end; the channel is unchanged then
    deltas: tuple[int, ...] = ()  # sizes of the deltas to earlier versions that were made


def files_to_push(
    inventory: Inventory, chosen: Collection[tuple[str, str]] | None = None
) -> tuple[tuple[PushFile, ...], tuple[Failure, ...]]:
    """Return the files that can be pushed, and why others cannot.

    Args:
        inventory: verified before.
        chosen: layers, each with the name of a file in it, or an empty string with that of a file in the directory
            itself; None for all packages of the directory.
    """
    depends = {
        (package.file_name, package.sha256): tuple(package.depends)
        for lock in inventory.locks
        for package in lock.lock.packages.values()
    }
    places = (inventory, *(inventory.layers if chosen else ()))
    files, failures = [], []
    for entry in (item for place in places for item in place.packages):
        if chosen is not None and (entry.layer, entry.file_name) not in chosen:
            continue
        if entry.status is not Status.VERIFIED or not entry.sha256 or not entry.identity.name:
            damage = Problem(Code.NOT_A_ZIP, source=entry.file_name, error="it is damaged")
            unproven = damage if entry.status is Status.DAMAGED else Problem(Code.NOT_PROVEN)
            failures.append(Failure(entry.file_name, entry.warning or unproven))
            continue
        origin = _origin(entry, entry.sha256)
        needs = depends.get((entry.file_name, entry.sha256), ()) if origin == FROM_INDEX else ()
        version = entry.identity.version or ""
        file = TeamFile(entry.identity.name, version, entry.file_name, entry.sha256, entry.size, origin, needs)
        files.append(PushFile(inventory.directory / entry.layer / entry.file_name, file))
    return tuple(files), tuple(failures)


def plan_push(
    bucket: Bucket,
    channel: str,
    files: Sequence[PushFile],
    *,
    failures: Iterable[Failure] = (),
    replaces: bool = False,
    key: SecretKey | None = None,
    cancel: Cancel,
) -> PushPlan:
    """Compare files with what the team cache has; raise `Code.BAD_CHANNEL`, or why it cannot be read."""
    ref_key(channel)
    before = read_channel(bucket, channel, cancel, replaces=replaces)
    there = _sizes_in(bucket, files, cancel)
    present = tuple(item for item in files if there.get(item.file.sha256) == item.file.size)
    upload = tuple(item for item in files if there.get(item.file.sha256) != item.file.size)
    earlier, failed = before.manifest.files, tuple(failures)
    pushed = {(item.file.file_name, item.file.sha256) for item in files}
    is_replaced = replaces and files and not failed
    leaving = tuple(file for file in earlier if is_replaced and (file.file_name, file.sha256) not in pushed)
    return PushPlan(bucket.team, channel, present, upload, len(earlier), replaces, leaving, failed, key)


def run_push(plan: PushPlan, bucket: Bucket, *, cancel: Cancel) -> Run[PushReport]:
    """Carry out a push, and yield events; the last has the report.

    Args:
        cancel: stops it before the channel is changed.

    Raises:
        Problem: `Code.NO_CONDITIONS`, or why the team cache cannot be written. The channel is unchanged then.
    """
    files, key = [*plan.present, *plan.upload], plan.key
    push = _Push(bucket, cancel)
    failed = [*plan.failures]
    channel: Channel | None = None
    earlier: tuple[TeamFile, ...] = ()
    deltas: list[int] = []
    yield JobStarted(len(plan.upload), plan.bytes_to_upload)
    try:
        with held_lease(bucket, (item.file.sha256 for item in files), cancel) as lease:
            if ignores_conditions(bucket, f"{LEASES}/probe-{lease.key.rpartition('/')[2]}"):
                raise Problem(Code.NO_CONDITIONS, team=bucket.team.name)
            for event in push.upload_missing(files):
                if isinstance(event, ItemFailed):
                    failed.append(Failure(event.key, event.problem))
                yield event
            cancel.check()
            lost = {failure.name for failure in failed}
            good = [item for item in files if item.file.file_name not in lost]
            if good and not (lost and plan.replaces):
                signed = [key.signed(item.file) if key else item.file for item in good]

                def edit(manifest: Manifest) -> Manifest:
                    nonlocal earlier
                    earlier = manifest.files
                    return Manifest(merged(() if plan.replaces else manifest.files, signed))

                yield StepStarted(TeamStep.PUBLISH)
                channel = change_channel(bucket, plan.channel, edit, cancel, replaces=plan.replaces)
                yield from push.heal(good, channel, lambda: wait_for_cleanups(bucket, lease, cancel))
        if channel:
            yield from make_deltas(bucket, good, earlier, deltas, cancel)
    except Cancelled:
        pass
    yield Finished(
        PushReport(
            uploaded=tuple(push.uploaded),
            present=len(files) - len({file.sha256 for file in push.uploaded}) - len(failed) + len(plan.failures),
            failed=tuple(failed),
            bytes_uploaded=sum(file.size for file in push.uploaded),
            in_channel=len(channel.manifest.files) if channel else None,
            signed=key.public if key and channel else "",
            cancelled=cancel.is_set and channel is None,
            deltas=tuple(deltas),
        )
    )


class _Push:
    def __init__(self, bucket: Bucket, cancel: Cancel) -> None:
        self._bucket = bucket
        self._cancel = cancel
        self.uploaded: list[TeamFile] = []

    def upload_missing(self, files: Sequence[PushFile]) -> Iterable[Event]:
        """Upload the files that are not there with their size, and yield events."""
        there = _sizes_in(self._bucket, files, self._cancel)
        missing = {item.file.sha256: item for item in files if there.get(item.file.sha256) != item.file.size}

        def upload(item: PushFile, emit: Emit) -> None:
            file = item.file
            send = partial(self._upload, item, emit, is_other=file.sha256 in there)
            if one_transfer(file.file_name, file.size, emit, self._cancel, send):
                self.uploaded.append(file)

        yield from in_threads(upload, list(missing.values()), self._cancel)

    def heal(self, files: Sequence[PushFile], channel: Channel, wait: Callable[[], None]) -> Iterable[Event]:
        """Write again what cleanups deleted while the channel did not name it yet."""
        key, data = manifest_key(channel.digest), channel.manifest.data

        def write_manifest() -> bool:
            return self._bucket.item(key) is None and self._bucket.create(key, data)

        # At once, since a cleanup that begins now reads it.
        with_retries(write_manifest, self._cancel)
        for _ in range(_MOST_ROUNDS):
            wait()
            before = len(self.uploaded)
            is_new = with_retries(write_manifest, self._cancel)
            yield from self.upload_missing(files)
            if not is_new and before == len(self.uploaded):
                return

    def _upload(self, item: PushFile, emit: Emit, *, is_other: bool) -> None:
        with open_target(item.path) as file:
            is_whole = os.fstat(file.fileno()).st_size == item.file.size  # a sparse file would not fit into memory
            data = file.readall() if is_whole else b""
        if hashlib.sha256(data).hexdigest() != item.file.sha256:
            raise Problem(Code.CHANGED, path=str(item.path))
        put = self._bucket.replace if is_other else self._bucket.create  # another one was cut short by a broken copy

        def on_retry(problem: Problem, attempt: int, seconds: float) -> None:
            emit(Retrying(item.file.file_name, problem, attempt, seconds))

        with_retries(put, self._cancel, blob_key(item.file.sha256), data, on_retry=on_retry)


def _sizes_in(bucket: Bucket, files: Sequence[PushFile], cancel: Cancel) -> dict[str, int]:
    """Return the sizes of those files that a team cache has, by hash."""
    wanted = {item.file.sha256 for item in files}
    if len(wanted) > _MOST_ASKED:
        items = listed(bucket, BLOBS, cancel)
        return {sha256: item.size for item in items if (sha256 := hash_in(item.key)) in wanted}
    found: dict[str, int] = {}

    def ask(sha256: str, _emit: Emit) -> None:
        if item := with_retries(bucket.item, cancel, blob_key(sha256)):
            found[sha256] = item.size

    for _ in in_threads(ask, sorted(wanted), cancel):
        pass
    return found


def _origin(entry: Entry, sha256: str) -> str:
    releases = catalog().releases_with(entry.file_name, sha256)
    if releases:
        return releases[0]
    return FROM_INDEX if entry.origin == FROM_INDEX else FROM_LOCK

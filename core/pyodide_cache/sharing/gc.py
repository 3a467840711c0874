"""Remove from a store what no member uses."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable
from pathlib import Path

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.files.folders import files_in
from pyodide_cache.files.stamps import FileStamp, stamp_of_status
from pyodide_cache.inventory.ledger import Ledger, hash_file
from pyodide_cache.sharing.store import Blob, Store

#: Blobs that changed in this many seconds are kept: a process may be about to use them.
GRACE = 3600.0

#: Temporary files that did not change for this many seconds belong to killed processes.
_LEFTOVER_GRACE = 24 * 3600.0


@record
class GcPlan(Plan["GcReport"]):
    """What a garbage collection would remove."""

    store: Path
    items: tuple[Blob, ...]  # blobs that no member uses, the compressed ones at the end
    used: int  # number of blobs that members use
    recent: int  # number of unused blobs that are kept because they changed within ``grace``
    leftovers: tuple[Path, ...] = ()  # temporary files of killed processes
    gone: tuple[Path, ...] = ()  # members that were deleted; they are removed from the list of members
    blocking: tuple[Problem, ...] = ()  # why members cannot be read; while there are any, no blob is removed
    grace: float = GRACE  # seconds

    @property
    def bytes(self) -> int:
        """Bytes that are freed: no other name of these blobs is known."""
        return sum(blob.stamp.size for blob in self.items)


@record
class GcReport:
    """What a garbage collection removed."""

    removed: tuple[Blob, ...]
    in_use: int  # number of planned blobs that came into use since the plan
    failed: tuple[Failure, ...]  # blobs, members or the store, and why
    bytes_freed: int  # bytes of ``removed``
    cancelled: bool = False


def plan_gc(store: Store, *, ledger: Ledger, cancel: Cancel, grace: float = GRACE) -> GcPlan:
    """Find the blobs that no member uses.

    A blob is used if its inode has another name, or if a member has a file with its bytes. There is no reference
    count that could be wrong. Only files that may be copies of a blob are hashed, unless the ledger knows them.
    """
    with disk_problems(store.root):
        blobs, compressed = tuple(store.blobs()), tuple(store.compressed())
    files, gone, blocking = member_files(store)
    live = _in_use(blobs, files, ledger, cancel, blocking)
    unused = [*(blob for blob in blobs if blob.sha256 not in live), *compressed]
    limit = time.time() - grace
    old = tuple(blob for blob in unused if blob.stamp.changed_ns / 1e9 <= limit)
    return GcPlan(
        store.root,
        () if blocking else old,
        used=len(blobs) + len(compressed) - len(unused),
        recent=len(unused) - len(old),
        leftovers=store.leftovers(older_than=_LEFTOVER_GRACE),
        gone=gone,
        blocking=tuple(blocking),
        grace=grace,
    )


def run_gc(plan: GcPlan, store: Store, *, ledger: Ledger, cancel: Cancel) -> Run[GcReport]:
    """Remove what the plan names and is still unused, and yield events; the last has the report.

    The members are searched again while no other process can add to the store. Blobs are deleted, not moved to the
    trash: a hash as a file name means nothing to a user, and packages can be downloaded again.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    removed: list[Blob] = []
    failed: list[Failure] = []
    in_use = 0
    try:
        with store.lock(exclusive=True):
            fresh = plan_gc(store, ledger=ledger, cancel=cancel, grace=plan.grace)
            still = {blob.sha256: blob for blob in fresh.items}
            for item in plan.items:
                if cancel.is_set:
                    break
                blob = still.get(item.sha256)
                try:
                    if blob is not None and store.remove(blob):
                        removed.append(blob)
                        yield ItemDone(blob.sha256, blob.stamp.size)
                    else:
                        in_use += 1
                except OSError as error:
                    failed.append(Failure(item.sha256, disk_problem(error, store.path(item.sha256))))
            for path in plan.leftovers:
                with contextlib.suppress(OSError):
                    path.unlink()
            for directory in fresh.gone:
                store.forget_member(directory)
            failed += [Failure(str(problem.facts.get("path", "")), problem) for problem in fresh.blocking]
    except Problem as busy:
        failed.append(Failure(str(store.root), busy))
    except Cancelled:
        pass
    for name, problem in failed:
        yield ItemFailed(name, problem)
    freed = sum(blob.stamp.size for blob in removed)
    yield Finished(GcReport(tuple(removed), in_use, tuple(failed), freed, cancelled=cancel.is_set))


def member_files(store: Store) -> tuple[list[tuple[Path, FileStamp]], tuple[Path, ...], list[Problem]]:
    """Return the files of all members, the members that were deleted, and why others cannot be read."""
    files: list[tuple[Path, FileStamp]] = []
    gone: list[Path] = []
    blocking: list[Problem] = []
    for member in store.members():
        directory = member.directory
        try:
            files += [(path, stamp_of_status(status)) for path, status in files_in(directory)]
        except FileNotFoundError:
            if member.same_file_system:
                gone.append(directory)
            else:
                blocking.append(Problem(Code.STORE_MEMBER_GONE, path=str(directory)))
        except OSError as error:
            blocking.append(disk_problem(error, directory))
    return files, tuple(gone), blocking


def _in_use(
    blobs: Iterable[Blob],
    files: Iterable[tuple[Path, FileStamp]],
    ledger: Ledger,
    cancel: Cancel,
    blocking: list[Problem],
) -> frozenset[str]:
    """Return the hashes of the blobs in use; files that cannot be read are added to ``blocking``."""
    live = {blob.sha256 for blob in blobs if blob.links > 1}
    # A member's file can only be a copy of one of the rest: it has the same size, so few files are hashed.
    sizes: dict[int, set[str]] = {}
    for blob in blobs:
        if blob.links == 1:
            sizes.setdefault(blob.stamp.size, set()).add(blob.sha256)
    records = ledger.records()

    def known(stamp: FileStamp) -> str | None:
        return records[stamp].sha256 if stamp in records else None

    for path, stamp in files:
        if stamp.size not in sizes or sizes[stamp.size] <= live:
            continue
        cancel.check()
        try:
            live.add(hash_file(path, known, ledger))
        except FileNotFoundError:
            continue
        except OSError as error:
            blocking.append(disk_problem(error, path))
    ledger.flush()
    return frozenset(live)

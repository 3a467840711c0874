"""Verify a store: hash every blob, and repair damaged ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.base.threads import ThreadPoolExecutor, as_completed
from pyodide_cache.files.links import Link
from pyodide_cache.files.reader import MAX_FILE_BYTES, sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.formats.inflated import UnpackError
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.sharing.gc import member_files
from pyodide_cache.sharing.store import Blob, Store
from pyodide_cache.verify.verify import THREADS


@record
class StoreCheck:
    """What the verification of a store found."""

    intact: int  # number of blobs whose bytes match their name
    bytes: int  # of those blobs
    #: The other blobs, each with the files of members that share its bytes.
    damaged: tuple[tuple[Blob, tuple[Path, ...]], ...]
    repaired: tuple[str, ...] = ()  # hashes of damaged blobs that were restored from a member
    failed: tuple[Failure, ...] = ()  # blobs that could not be read or repaired, and why
    cancelled: bool = False


def verify_store(store: Store, *, ledger: Ledger, repair: bool, cancel: Cancel) -> Run[StoreCheck]:
    """Hash every blob, and yield events; the last has a `StoreCheck`.

    Args:
        repair: move damaged blobs to the store's quarantine, and restore those of which a member has an intact
            copy. Member files that are damaged in the same way are only reported; repair their directories.
    """
    with disk_problems(store.root):
        blobs = (*store.blobs(), *store.compressed())
    yield JobStarted(len(blobs), sum(blob.stamp.size for blob in blobs))
    damaged: list[Blob] = []
    failed: list[Failure] = []
    intact = size = 0
    before = ledger.records()
    with ThreadPoolExecutor(THREADS, "verify") as pool:
        jobs = {pool.submit(_has_wrong_bytes, store, blob, cancel): blob for blob in blobs}
        try:
            for job in as_completed(jobs):
                blob, is_wrong = jobs[job], job.result()
                if isinstance(is_wrong, Problem):
                    failed.append(Failure(blob.sha256, is_wrong))
                    yield ItemFailed(blob.sha256, is_wrong)
                elif is_wrong:
                    damaged.append(blob)
                    yield ItemFailed(blob.sha256, Problem(Code.WRONG_BLOB, name=blob.sha256))
                elif is_wrong is not None:
                    intact += 1
                    size += blob.stamp.size
                    known = before.get(blob.stamp)
                    if not blob.is_compressed and (known is None or known.sha256 != blob.sha256):
                        ledger.add([(blob.stamp, Record(blob.sha256))])
                    yield ItemDone(blob.sha256, blob.stamp.size)
        except BaseException:
            cancel.set()
            raise
        finally:
            ledger.flush()
    files = _files_that_share(store, damaged)
    repaired = []
    for blob in damaged if repair and not cancel.is_set else ():
        try:
            if _repair(store, blob, ledger):
                repaired.append(blob.sha256)
        except (OSError, Problem) as error:
            failed.append(Failure(blob.sha256, disk_problem(error, store.root)))
    found_damaged = tuple((blob, files[blob.sha256]) for blob in damaged)
    yield Finished(StoreCheck(intact, size, found_damaged, tuple(repaired), tuple(failed), cancelled=cancel.is_set))


def _has_wrong_bytes(store: Store, blob: Blob, cancel: Cancel) -> bool | Problem | None:
    """Return whether the bytes of a blob are wrong, or why they cannot be read; None after a cancel."""
    if cancel.is_set:
        return None
    path = store.path_of(blob)
    try:
        if blob.is_compressed:
            store.content(blob.sha256)
            return False
        if blob.stamp.size > MAX_FILE_BYTES:
            return True
        if sha256_of(path) == blob.sha256:
            return False
        # Read again a blob that another process has just replaced.
        return stamp_of(path).inode == blob.stamp.inode or sha256_of(path) != blob.sha256
    except UnpackError:
        return True
    except (OSError, Problem) as error:
        return disk_problem(error, path)


def _repair(store: Store, blob: Blob, ledger: Ledger) -> bool:
    records = ledger.records()
    with store.lock():
        store.move_to_quarantine(blob)
        for path, stamp in member_files(store)[0]:
            known = records.get(stamp)
            is_other = stamp.inode != blob.stamp.inode and known and known.sha256 == blob.sha256
            if is_other and sha256_of(path) == blob.sha256:
                # Not a hard link: the member's file stays its own.
                is_new = store.put(path, blob.sha256, stamp, Link.REFLINK)
                store.sync()
                return is_new
    return False


def _files_that_share(store: Store, blobs: Sequence[Blob]) -> Mapping[str, tuple[Path, ...]]:
    files = member_files(store)[0] if blobs else []
    by_inode: dict[tuple[int, int], list[Path]] = {}
    for path, stamp in files:
        by_inode.setdefault((stamp.device, stamp.inode), []).append(path)
    return {blob.sha256: tuple(by_inode.get((blob.stamp.device, blob.stamp.inode), ())) for blob in blobs}

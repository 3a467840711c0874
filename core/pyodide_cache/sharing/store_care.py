"""Care for a store: take out what no view uses, and prove what it holds."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import sha256_of
from pyodide_cache.files.links import Link
from pyodide_cache.files.stamps import FileStamp, stamp_of, stamp_of_status
from pyodide_cache.inventory.ledger import Ledger, LedgerBatch, Record
from pyodide_cache.sharing.store import Blob, Store
from pyodide_cache.verify.verify import THREADS

#: A blob younger than this may be about to be used by somebody, seconds.
GRACE = 3600.0

#: An unfinished file older than this is nobody's any more, seconds.
_LEFTOVER_GRACE = 24 * 3600.0


@record
class GcPlan(Plan["GcReport"]):
    """What a clean-up of a store would take out.

    Attributes:
        items: blobs that no view uses.
        used: how many blobs views use.
        young: how many are used by none, but too young to go.
        leftovers: unfinished files of processes that were killed.
        gone: views that were deleted, to be taken off the list.
        blocking: views that cannot be looked into, and why; while there are any, nothing goes.
        grace: seconds.

    """

    store: Path
    items: tuple[Blob, ...]
    used: int
    young: int
    leftovers: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    blocking: tuple[Problem, ...] = ()
    grace: float = GRACE

    @property
    def bytes(self) -> int:
        """Bytes that are free afterwards: no other name of these blobs is known."""
        return sum(blob.stamp.size for blob in self.items)


@record
class GcReport:
    """What a clean-up took out; ``kept`` came into use in the meantime."""

    removed: tuple[Blob, ...]
    kept: int
    failed: tuple[tuple[str, Problem], ...]
    bytes_freed: int
    cancelled: bool = False


def plan_gc(store: Store, *, ledger: Ledger, cancel: Cancel, grace: float = GRACE) -> GcPlan:
    """Find the blobs that no view uses.

    A blob is in use when its inode has another name, or when a view has a file with its bytes. The views' files
    are the truth: there is no count that could be wrong. Only files that may be copies of a blob are read, and
    of those only the ones that the ledger does not know.

    Raises:
        Problem: when the store cannot be read.
        Cancelled: when asked for.

    """
    try:
        blobs = tuple(store.blobs())
    except OSError as error:
        raise disk_problem(error, str(store.root)) from error
    gone, blocking = _views_out_of_sight(store)
    live = _in_use(store, blobs, ledger, cancel, blocking)
    limit = time.time() - grace
    unused = [blob for blob in blobs if blob.sha256 not in live]
    old = tuple(blob for blob in unused if blob.stamp.changed_ns / 1e9 <= limit)
    return GcPlan(
        store.root,
        () if blocking else old,
        used=len(blobs) - len(unused),
        young=len(unused) - len(old),
        leftovers=store.leftovers(older_than=_LEFTOVER_GRACE),
        gone=gone,
        blocking=tuple(blocking),
        grace=grace,
    )


def run_gc(plan: GcPlan, store: Store, *, ledger: Ledger, cancel: Cancel) -> Run[GcReport]:
    """Take out what the plan says and nobody uses by now, and yield events; the last has the report.

    The views are looked through again while nobody else can add to the store. The blobs go for good: a hash in
    the trash would tell nobody anything, and the packages can be fetched again.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    removed: list[Blob] = []
    failed: list[tuple[str, Problem]] = []
    kept = 0
    try:
        with store.lock(exclusive=True):
            fresh = plan_gc(store, ledger=ledger, cancel=cancel, grace=plan.grace)
            still = {blob.sha256: blob for blob in fresh.items}
            for item in plan.items:
                if cancel.is_set:
                    break
                blob = still.get(item.sha256)
                try:
                    if blob is not None and store.take_out(blob):
                        removed.append(blob)
                        yield ItemDone(blob.sha256, blob.stamp.size)
                    else:
                        kept += 1
                except OSError as error:
                    why = disk_problem(error, str(store.path(item.sha256)))
                    failed.append((item.sha256, why))
            for path in plan.leftovers:
                with contextlib.suppress(OSError):
                    path.unlink()
            for directory in fresh.gone:
                store.forget_view(directory)
            failed += [(str(problem.facts.get("path", "")), problem) for problem in fresh.blocking]
    except Problem as busy:
        failed.append((str(store.root), busy))
    except Cancelled:
        pass
    for name, problem in failed:
        yield ItemFailed(name, problem)
    freed = sum(blob.stamp.size for blob in removed)
    yield Finished(GcReport(tuple(removed), kept, tuple(failed), freed, cancelled=cancel.is_set))


@record
class StoreCheck:
    """What a verification of a store found.

    Attributes:
        right: how many blobs have the bytes that their name says.
        wrong: blobs that have others, with the files of views that share them.
        mended: those of the wrong that got the right bytes back from a view.
        failed: blobs that could not be read, and why.

    """

    right: int
    bytes: int
    wrong: tuple[tuple[Blob, tuple[Path, ...]], ...]
    mended: tuple[str, ...] = ()
    failed: tuple[tuple[str, Problem], ...] = ()
    cancelled: bool = False


def verify_store(store: Store, *, ledger: Ledger, mend: bool, cancel: Cancel) -> Run[StoreCheck]:
    """Hash every blob, and yield events; the last has a `StoreCheck`.

    With ``mend`` a wrong blob goes to the store's quarantine, and gets its right bytes back where a file of a
    view still has them. A view's file that shares the wrong bytes is named, for a repair of its directory.

    Raises:
        Problem: when the store cannot be read.

    """
    try:
        blobs = tuple(store.blobs())
    except OSError as error:
        raise disk_problem(error, str(store.root)) from error
    yield JobStarted(len(blobs), sum(blob.stamp.size for blob in blobs))
    wrong: list[Blob] = []
    failed: list[tuple[str, Problem]] = []
    right = size = 0
    batch = LedgerBatch(ledger)
    before = ledger.records()
    with ThreadPoolExecutor(THREADS, "verify") as pool:
        jobs = {pool.submit(_hash, store, blob, cancel): blob for blob in blobs}
        try:
            for job in as_completed(jobs):
                blob, found = jobs[job], job.result()
                if isinstance(found, Problem):
                    failed.append((blob.sha256, found))
                    yield ItemFailed(blob.sha256, found)
                elif found == blob.sha256:
                    right += 1
                    size += blob.stamp.size
                    known = before.get(blob.stamp)
                    if known is None or known.sha256 != found:
                        batch.add([(blob.stamp, Record(found))])
                    yield ItemDone(blob.sha256, blob.stamp.size)
                elif found:
                    wrong.append(blob)
                    yield ItemFailed(blob.sha256, Problem(Code.WRONG_BLOB, name=blob.sha256, actual=found))
        except BaseException:
            cancel.set()
            raise
        finally:
            batch.flush()
    files = _names_of(store, wrong)
    mended = []
    if mend and not cancel.is_set:
        for blob in wrong:
            try:
                if _mend(store, blob, ledger):
                    mended.append(blob.sha256)
            except (OSError, Problem) as error:
                problem = error if isinstance(error, Problem) else disk_problem(error, str(store.root))
                failed.append((blob.sha256, problem))
    yield Finished(
        StoreCheck(
            right,
            size,
            tuple((blob, files[blob.sha256]) for blob in wrong),
            tuple(mended),
            tuple(failed),
            cancelled=cancel.is_set,
        )
    )


def _hash(store: Store, blob: Blob, cancel: Cancel) -> str | Problem:
    if cancel.is_set:
        return ""
    path = store.path(blob.sha256)
    try:
        found = sha256_of(path)
        if found != blob.sha256 and stamp_of(path).inode != blob.stamp.inode:
            found = sha256_of(path)  # somebody put the right bytes there just now
    except OSError as error:
        return disk_problem(error, str(path))
    return found


def _mend(store: Store, blob: Blob, ledger: Ledger) -> bool:
    records = ledger.records()
    with store.lock():
        store.set_aside(blob.sha256)
        for path, status in _files_of_views(store):
            if status.st_size and status.st_ino != blob.stamp.inode:
                stamp = stamp_of(path)
                known = records.get(stamp)
                if known and known.sha256 == blob.sha256 and sha256_of(path) == blob.sha256:
                    # A copy: the file itself stays its view's own.
                    return store.put(path, blob.sha256, stamp, Link.REFLINK)
    return False


def _names_of(store: Store, blobs: Iterable[Blob]) -> Mapping[str, tuple[Path, ...]]:
    by_inode = {(blob.stamp.device, blob.stamp.inode): blob.sha256 for blob in blobs}
    found: dict[str, list[Path]] = {sha256: [] for sha256 in by_inode.values()}
    for path, status in _files_of_views(store) if by_inode else ():
        if sha256 := by_inode.get((status.st_dev, status.st_ino)):
            found[sha256].append(path)
    return {sha256: tuple(paths) for sha256, paths in found.items()}


def _files_of_views(store: Store) -> Iterator[tuple[Path, os.stat_result]]:
    for view in store.views():
        with contextlib.suppress(OSError):
            yield from _files_in(view.directory)


def _files_in(directory: Path) -> Iterator[tuple[Path, os.stat_result]]:
    with os.scandir(directory) as listing:
        for item in listing:
            with contextlib.suppress(FileNotFoundError):
                status = item.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    yield Path(item.path), status


def _views_out_of_sight(store: Store) -> tuple[tuple[Path, ...], list[Problem]]:
    gone = []
    blocking = []
    for view in store.views():
        try:
            os.scandir(view.directory).close()
        except FileNotFoundError:
            if view.same_file_system:
                gone.append(view.directory)
            else:
                blocking.append(Problem(Code.VIEW_GONE, path=str(view.directory)))
        except OSError as error:
            blocking.append(disk_problem(error, str(view.directory)))
    return tuple(gone), blocking


def _in_use(
    store: Store, blobs: Iterable[Blob], ledger: Ledger, cancel: Cancel, blocking: list[Problem]
) -> frozenset[str]:
    """Name the blobs that are in use; what of a view cannot be read is added to ``blocking``."""
    live = {blob.sha256 for blob in blobs if blob.links > 1}
    # Of the rest, a view's file can only be a copy: of the same size, so that little has to be read.
    sizes: dict[int, set[str]] = {}
    for blob in blobs:
        if blob.links == 1:
            sizes.setdefault(blob.stamp.size, set()).add(blob.sha256)
    if not sizes:
        return frozenset(live)
    records = ledger.records()
    batch = LedgerBatch(ledger)
    for path, stamp in _candidates(store, blocking):
        if stamp.size not in sizes or sizes[stamp.size] <= live:
            continue
        cancel.check()
        record = records.get(stamp)
        if record is None:
            try:
                record = Record(sha256_of(path))
                if stamp_of(path) == stamp:
                    batch.add([(stamp, record)])
            except FileNotFoundError:
                continue
            except OSError as error:
                blocking.append(disk_problem(error, str(path)))
                continue
        live.add(record.sha256)
    batch.flush()
    return frozenset(live)


def _candidates(store: Store, blocking: list[Problem]) -> Iterator[tuple[Path, FileStamp]]:
    """Yield the files of all views; a view that breaks off is added to ``blocking``."""
    for view in store.views():
        try:
            for path, status in _files_in(view.directory):
                yield path, stamp_of_status(status)
        except FileNotFoundError:
            continue  # said already, see `_views_out_of_sight`
        except OSError as error:
            blocking.append(disk_problem(error, str(view.directory)))

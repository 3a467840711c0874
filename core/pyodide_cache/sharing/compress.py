"""Compress the blobs of a store that no member uses anymore, and expand them again."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Problem, disk_problem, disk_problems
from pyodide_cache.base.record import record
from pyodide_cache.base.threads import ThreadPoolExecutor, as_completed
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.links import is_encoded, is_reflink
from pyodide_cache.files.reader import read_file
from pyodide_cache.formats.filenames import PARTIAL_SUFFIX
from pyodide_cache.formats.inflated import LEVEL, UnpackError, packed
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.sharing.gc import plan_gc
from pyodide_cache.sharing.store import Blob, Store

#: Seconds without use by any member after which a blob is compressed.
AGE = 60 * 24 * 3600.0
#: Each holds a file and its contents in memory.
_THREADS = min(4, os.cpu_count() or 1)
#: Number of files that the estimate compresses, and their greatest size in bytes.
_SAMPLES, _LARGEST_SAMPLE = 3, 3_000_000


@record
class CompressPlan(Plan["CompressReport"]):
    """What a compression, or an expansion, of the unused blobs of a store would do."""

    store: Path
    items: tuple[Blob, ...]
    expands: bool = False  # whether they are expanded instead
    level: int = LEVEL  # of Zstandard
    used: int = 0  # number of blobs that members use; they are left alone
    recent: int = 0  # number of unused blobs that were used too recently
    shared: int = 0  # number of blobs that share bytes with other files by reflink, so that nothing would be gained
    already: int = 0  # number of blobs that are compressed already
    estimate: int | None = None  # bytes that the compressed blobs may have, from a few of them; None if unknown
    by_file_system: bool = False  # whether the file system compresses files itself; then nothing is done
    blocking: tuple[Problem, ...] = ()  # why members cannot be read; while there are any, nothing is done

    @property
    def bytes(self) -> int:
        """Bytes of the files that are replaced."""
        return sum(blob.stamp.size for blob in self.items)


@record
class CompressReport:
    """What a compression or an expansion did."""

    done: int  # number of blobs that were compressed or expanded
    #: Number of blobs that stay as they are: they would not be smaller, zlib does not give their bytes again, or they
    #: came into use.
    unchanged: int
    failed: tuple[Failure, ...]  # blobs, and why
    bytes_before: int  # of ``done``
    bytes_after: int  # of ``done``
    cancelled: bool = False


def plan_compress(
    store: Store, *, ledger: Ledger, cancel: Cancel, age: float = AGE, level: int = LEVEL
) -> CompressPlan:
    """Find the blobs that no member used for ``age`` seconds, and estimate what compressing them saves.

    Raises:
        Problem: `Code.NEEDS_EXTRA`, or if the store cannot be read.
    """
    found = plan_gc(store, ledger=ledger, cancel=cancel, grace=0)
    unused = [blob for blob in found.items if not blob.is_compressed]
    limit = time.time() - age
    old = [blob for blob in unused if blob.stamp.changed_ns / 1e9 <= limit]
    own = [blob for blob in old if not is_reflink(store.path(blob.sha256))]
    by_file_system = bool(own) and compresses_itself(store)
    items = () if by_file_system else tuple(own)
    return CompressPlan(
        store.root,
        items,
        level=level,
        used=found.used,
        recent=found.recent + len(unused) - len(old),
        shared=len(old) - len(own),
        already=len(found.items) - len(unused),
        estimate=_estimate(store, items, level, cancel),
        by_file_system=by_file_system,
        blocking=found.blocking,
    )


def plan_expand(store: Store) -> CompressPlan:
    """Find the compressed blobs."""
    with disk_problems(store.root):
        items = tuple(store.compressed())
    sizes = [store.expanded_size(blob.sha256) for blob in items]
    return CompressPlan(store.root, items, expands=True, estimate=sum(size or 0 for size in sizes))


def run_compress(plan: CompressPlan, store: Store, *, cancel: Cancel) -> Run[CompressReport]:
    """Compress or expand blobs, and yield events; the last has the report."""
    yield JobStarted(len(plan.items), plan.bytes)
    failed: list[Failure] = []
    before = after = done = unchanged = 0
    with ThreadPoolExecutor(_THREADS, "compress") as pool:
        jobs = {pool.submit(_change, plan, store, blob, cancel): blob for blob in plan.items}
        try:
            for job in as_completed(jobs):
                blob, result = jobs[job], job.result()
                if isinstance(result, Problem):
                    failed.append(Failure(blob.sha256, result))
                    yield ItemFailed(blob.sha256, result)
                    continue
                if result is None:
                    unchanged += not cancel.is_set
                else:
                    done, before, after = done + 1, before + blob.stamp.size, after + result
                yield ItemDone(blob.sha256, blob.stamp.size)
        except BaseException:
            cancel.set()
            raise
    yield Finished(CompressReport(done, unchanged, tuple(failed), before, after, cancelled=cancel.is_set))


def _change(plan: CompressPlan, store: Store, blob: Blob, cancel: Cancel) -> int | Problem | None:
    """Return the bytes of a blob after its change; None if it stays as it is."""
    try:
        if cancel.is_set:
            return None
        if not plan.expands:
            return store.compress(blob, plan.level)
        store.expand(blob.sha256)
        return store.path(blob.sha256).stat().st_size
    except (OSError, Problem) as error:
        return disk_problem(error, blob.sha256, inside=True)
    except UnpackError:
        return None


def _estimate(store: Store, items: Sequence[Blob], level: int, cancel: Cancel) -> int | None:
    """Compress a few files of middle size in memory, and scale the result."""
    small = sorted((blob for blob in items if blob.stamp.size <= _LARGEST_SAMPLE), key=lambda blob: blob.stamp.size)
    step = max(1, len(small) // _SAMPLES)
    before = after = 0
    for blob in small[step // 2 :: step][:_SAMPLES]:
        cancel.check()
        with suppress(OSError):
            data = read_file(store.path(blob.sha256), _LARGEST_SAMPLE)
            form = packed(data, level)
            before, after = before + len(data), after + min(len(data), len(form or data))
    return round(sum(blob.stamp.size for blob in items) * after / before) if before else None


def compresses_itself(store: Store) -> bool:
    """Return whether the file system compresses files, by trying; False where a folder cannot be written to."""
    path = store.temporary / f"probe.{secrets.token_hex(4)}{PARTIAL_SUFFIX}"
    text = b"a text that any compressor makes smaller\n" * 25_000
    try:
        write_file(path, text)
        return is_encoded(path) or getattr(path.stat(), "st_blocks", len(text)) * 512 < len(text) // 2
    except OSError:
        return False
    finally:
        with suppress(OSError):
            path.unlink()

"""Verify a cache directory: hash every file, and say of each whose bytes they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.files.atomic import check_archive, sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.inventory import BAD, Entry, Inventory, Status
from pyodide_cache.inventory.ledger import Ledger, LedgerBatch, Record
from pyodide_cache.inventory.status import StatusResolver

#: sha256 runs outside the interpreter's lock: a thread a core, up to what a disk feeds.
THREADS = 2

#: Files are handed to threads in bunches, since a small one takes less time than its handing over.
_BUNCH = 32
_BUNCH_BYTES = 64 * 1024 * 1024


@record
class VerifyPlan(Plan["VerifyReport"]):
    """What a verification would read.

    Attributes:
        items: files to hash.
        known: files whose bytes were hashed before and have not changed since.

    """

    directory: Path
    items: tuple[Entry, ...]
    known: tuple[Entry, ...]

    @property
    def bytes(self) -> int:
        """Bytes to read."""
        return sum(entry.size for entry in self.items)

    def without(self, file_names: Collection[str]) -> VerifyPlan:
        """Return the plan without some files."""
        left = [
            tuple(item for item in group if item.file_name not in file_names) for group in (self.items, self.known)
        ]
        return VerifyPlan(self.directory, *left)


@record
class VerifyReport:
    """What a verification found.

    Attributes:
        entries: every package file with its status, in the order of names.
        failed: files that could not be read, or changed while they were, and why.
        read: how many were hashed now.

    """

    entries: tuple[Entry, ...]
    failed: tuple[tuple[str, Problem], ...]
    read: int
    cancelled: bool = False

    @property
    def counts(self) -> dict[Status, int]:
        """How many files have each status; those that have none are left out."""
        found = Counter(entry.status for entry in self.entries)
        return {status: found[status] for status in Status if found[status]}

    @property
    def bad(self) -> tuple[Entry, ...]:
        """The files whose bytes are wrong."""
        return tuple(entry for entry in self.entries if entry.status in BAD)


def plan_verify(inventory: Inventory, *, full: bool = False, only: Collection[str] = ()) -> VerifyPlan:
    """Choose the package files whose bytes are not known.

    Args:
        inventory: the scan.
        full: hash those that are known, too.
        only: the names of some files; none means all.

    """
    files = [entry for entry in inventory.packages if entry.is_file and (not only or entry.file_name in only)]
    items = tuple(entry for entry in files if full or entry.status is Status.UNCHECKED)
    chosen = {entry.file_name for entry in items}
    return VerifyPlan(inventory.directory, items, tuple(entry for entry in files if entry.file_name not in chosen))


def run_verify(plan: VerifyPlan, *, ledger: Ledger, release: str | None = None, cancel: Cancel) -> Run[VerifyReport]:
    """Hash what the plan says, in two threads, and yield events; the last has the report.

    The ledger learns the bunches soon after they are done, so that after a cancel the next verification
    reads only the rest. A file that changes while it is read is never called anything.

    Args:
        plan: see `plan_verify`.
        ledger: learns the hashes.
        release: the release that is worked for; see `pyodide_cache.inventory.status.look`.
        cancel: looked at before each file.

    """
    yield JobStarted(len(plan.items), plan.bytes)
    judge = StatusResolver(plan.directory, ledger, release, cancel)
    done: list[Entry] = list(plan.known)
    failed: list[tuple[str, Problem]] = []
    batch = LedgerBatch(ledger)
    with ThreadPoolExecutor(THREADS, "verify") as pool:
        jobs = [pool.submit(_read_bunch, bunch, plan.directory, judge, cancel) for bunch in _bunches(plan.items)]
        try:
            for job in as_completed(jobs):
                results = job.result()
                records = [
                    (result.entry.stamp, _keep_origin(result.record, judge.record(result.entry.stamp)))
                    for result in results
                    if result.record
                ]
                batch.add(records)
                fresh = dict(records)
                for result in results:
                    if result.problem:
                        failed.append((result.entry.file_name, result.problem))
                        yield ItemFailed(result.entry.file_name, result.problem)
                    else:
                        done.append(judge.with_record(result.entry, fresh[result.entry.stamp]))
                        yield ItemDone(result.entry.file_name, result.entry.size)
        except BaseException:
            cancel.set()
            raise
        finally:
            batch.flush()
    done.sort(key=lambda entry: entry.file_name)
    read = len(done) - len(plan.known)
    yield Finished(VerifyReport(tuple(done), tuple(failed), read, cancelled=cancel.is_set))


@record
class _Result:
    entry: Entry
    record: Record | None = None
    problem: Problem | None = None


def _bunches(entries: tuple[Entry, ...]) -> Iterator[list[Entry]]:
    bunch: list[Entry] = []
    size = 0
    for entry in entries:
        bunch.append(entry)
        size += entry.size
        if len(bunch) == _BUNCH or size >= _BUNCH_BYTES:
            yield bunch
            bunch, size = [], 0
    if bunch:
        yield bunch


def _read_bunch(entries: list[Entry], directory: Path, judge: StatusResolver, cancel: Cancel) -> list[_Result]:
    found = []
    for entry in entries:
        if cancel.is_set:
            break
        found.append(_read(entry, directory / entry.file_name, judge))
    return found


def _read(entry: Entry, path: Path, judge: StatusResolver) -> _Result:
    try:
        sha256 = sha256_of(path)
        sound = True
        if not judge.publishes(entry.file_name, sha256):
            sound = _is_sound(path, entry.file_name)
        now = stamp_of(path)
    except FileNotFoundError:
        return _Result(entry, problem=Problem(Code.GONE, path=str(path)))
    except OSError as error:
        return _Result(entry, problem=disk_problem(error, str(path)))
    if now != entry.stamp:
        return _Result(entry, problem=Problem(Code.CHANGED, path=str(path)))
    return _Result(entry, Record(sha256, sound=sound))


def _is_sound(path: Path, name: str) -> bool:
    try:
        check_archive(path, name)
    except Problem:
        return False
    return True


def _keep_origin(record: Record, before: Record | None) -> Record:
    """Keep what the ledger knew of the same bytes; other bytes under an old stamp are nobody's."""
    if before is None or before.sha256 != record.sha256:
        return record
    return Record(record.sha256, before.origin, before.published, record.sound)

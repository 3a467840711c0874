"""Verify a cache directory: hash its files, and compare the hashes with the published ones."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel, Cancelled, Finished, ItemDone, ItemFailed, JobStarted, Run
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.base.threads import ThreadPoolExecutor, as_completed
from pyodide_cache.files.reader import MAX_FILE_BYTES, hash_and_stamp_of
from pyodide_cache.files.stamps import FileStamp, stamp_of
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.inventory.inventory import NOT_AS_PUBLISHED, Entry, Inventory, Status
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger, Record
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.verify.soundness import check_sound

if TYPE_CHECKING:
    from pyodide_cache.net.indexes.index import Index

#: hashlib releases the GIL, so threads help until the disk is the limit.
THREADS = 2

#: A thread gets files in groups, each with at most this many files and bytes: handing over a small file takes
#: longer than hashing it.
_GROUP_FILES = 32
_GROUP_BYTES = 64 * 1024 * 1024


class VerifyStep(StrEnum):
    """What a verification does after it hashed the files."""

    ASK = "ask-index"


@record
class VerifyReport:
    """What a verification found."""

    entries: tuple[Entry, ...]  # the package files with their statuses, by file name
    failed: tuple[Failure, ...]  # names of files that could not be read or changed meanwhile, and why
    read: int  # how many files were hashed
    cancelled: bool = False
    damage: tuple[Failure, ...] = ()  # names of damaged files, and what is wrong with them

    @classmethod
    def of(cls, reports: Sequence[VerifyReport]) -> VerifyReport:
        """Return the report on a directory and its layers."""
        return cls(
            entries=tuple(entry for report in reports for entry in report.entries),
            failed=tuple(item for report in reports for item in report.failed),
            read=sum(report.read for report in reports),
            cancelled=any(report.cancelled for report in reports),
            damage=tuple(item for report in reports for item in report.damage),
        )

    @property
    def counts(self) -> dict[Status, int]:
        """How many files have each status, without statuses of no file."""
        found = Counter(entry.status for entry in self.entries)
        return {status: found[status] for status in Status if found[status]}

    @property
    def bad(self) -> tuple[Entry, ...]:
        """The files with other bytes than the published ones."""
        return tuple(entry for entry in self.entries if entry.status in NOT_AS_PUBLISHED)


@record
class VerifyPlan(Plan[VerifyReport]):
    """What a verification reads."""

    directory: Path  # the cache directory, or one of its layers
    items: tuple[Entry, ...]  # files to hash
    known: tuple[Entry, ...]  # files that did not change since they were hashed

    changes_files = False  # only the ledger is written

    @property
    def bytes(self) -> int:
        """Bytes to read."""
        return sum(entry.size for entry in self.items)

    def only(self, file_names: Collection[str]) -> VerifyPlan:
        """Return the plan for some files."""
        return self.without({item.file_name for item in (*self.items, *self.known)} - set(file_names))

    def without(self, file_names: Collection[str]) -> VerifyPlan:
        """Return the plan without some files."""
        groups = (self.items, self.known)
        left = [tuple(item for item in group if item.file_name not in file_names) for group in groups]
        return VerifyPlan(self.directory, *left)


def plan_verify(inventory: Inventory, *, full: bool = False, only: Collection[str] = ()) -> VerifyPlan:
    """Plan to hash the package files whose hash is not known."""
    files = [entry for entry in inventory.packages if entry.is_file and (not only or entry.file_name in only)]
    items = tuple(entry for entry in files if full or not (entry.sha256 or entry.status is Status.DAMAGED))
    chosen = {entry.file_name for entry in items}
    return VerifyPlan(inventory.directory, items, tuple(entry for entry in files if entry.file_name not in chosen))


def plan_verify_layers(inventory: Inventory, *, full: bool = False) -> tuple[VerifyPlan, ...]:
    """Plan to verify a directory and its layers, one plan for each.

    Files of a layer that a runtime never reads are left out: the directory, or an earlier layer, has a file of the
    same name.
    """
    return tuple(plan_verify(place, full=full).without(hidden) for place, hidden in inventory.places())


def run_verify(plan: VerifyPlan, resolver: StatusResolver, *, cancel: Cancel) -> Run[VerifyReport]:
    """Hash the files of a plan, and yield events; the last one has the report.

    Hashes are saved while it runs, so that a verification after a cancel reads only the rest. A file that changes
    while it is read gets no status.

    Args:
        resolver: of the plan's directory.
    """
    yield JobStarted(len(plan.items), plan.bytes)
    done: list[Entry] = list(plan.known)
    failed: list[Failure] = []
    damage: list[Failure] = []
    for entry in plan.known:
        with suppress(OSError):  # it is gone
            if entry.status is Status.DAMAGED and (known := _damage(entry, plan.directory)):
                damage.append(Failure(entry.file_name, known))
    with ThreadPoolExecutor(THREADS, "verify") as pool:
        jobs = [pool.submit(_hash_group, group, plan.directory, resolver, cancel) for group in _groups(plan.items)]
        try:
            for job in as_completed(jobs):
                results = job.result()
                resolver.ledger.add([found for _, found, _ in results if not isinstance(found, Problem)])
                for entry, found, wrong in results:
                    if isinstance(found, Problem):
                        failed.append(Failure(entry.file_name, found))
                        yield ItemFailed(entry.file_name, found)
                        continue
                    if wrong:
                        damage.append(Failure(entry.file_name, wrong))
                    done.append(entry)
                    yield ItemDone(entry.file_name, entry.size)
        except BaseException:
            cancel.set()
            raise
        finally:
            resolver.ledger.flush()
    done.sort(key=lambda entry: entry.file_name)
    damage.sort(key=lambda item: item.name)
    read, was_canceled = len(done) - len(plan.known), cancel.is_set
    yield Finished(VerifyReport(tuple(done), tuple(failed), read, cancelled=was_canceled, damage=tuple(damage)))


#: A file with its new status, its record and the stamp of its bytes, or why it has none; and what is wrong with its
#: archive.
_Result = tuple[Entry, tuple[FileStamp, Record] | Problem, Problem | None]


def _groups(entries: tuple[Entry, ...]) -> Iterator[list[Entry]]:
    group: list[Entry] = []
    size = 0
    for entry in entries:
        group.append(entry)
        size += entry.size
        if len(group) == _GROUP_FILES or size >= _GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _hash_group(entries: list[Entry], directory: Path, resolver: StatusResolver, cancel: Cancel) -> list[_Result]:
    folder, results = str(directory), []
    with suppress(Cancelled):
        for entry in entries:
            cancel.check()
            results.append(_hash(entry, f"{folder}{os.sep}{entry.file_name}", resolver, cancel))
    return results


def _hash(entry: Entry, path: str, resolver: StatusResolver, cancel: Cancel) -> _Result:
    damage = None
    if entry.size > MAX_FILE_BYTES:
        return entry, Problem(Code.TOO_LARGE, url=entry.file_name, limit=MAX_FILE_BYTES), None
    try:
        sha256, stamp = hash_and_stamp_of(path, cancel=cancel)
        before = resolver.record(stamp)
        record = before if before and before.sha256 == sha256 else Record(sha256)
        found = resolver.with_record(entry, record)
        is_published = found.status is Status.VERIFIED
        if not is_published:
            damage = _damage(entry, Path(path).parent)
            record = replace(record, sound=damage is None)
            found = resolver.with_record(entry, record)
        # Check the path again if the file was opened twice, and for links, whose stamps differ from their targets'.
        if not (is_published and stamp == entry.stamp) and stamp_of(path) != entry.stamp:
            return entry, Problem(Code.CHANGED, path=path), None
    except FileNotFoundError:
        return entry, Problem(Code.GONE, path=path), None
    except OSError as error:
        return entry, disk_problem(error, path), None
    return found, (stamp, record), damage


def _damage(entry: Entry, folder: Path) -> Problem | None:
    """Return what is wrong with the archive of an entry."""
    try:
        check_sound(folder / entry.file_name, entry.file_name)
    except Problem as problem:
        return problem.with_facts()  # without the stack, which keeps the opened archive: 7 kB a file
    return None


def ask_index(
    entries: Iterable[Entry], index: Index, ledger: Ledger, cancel: Cancel
) -> Iterator[tuple[Entry, Record | Problem]]:
    """Yield the wheels whose bytes the index publishes, each with its new record; and those it could not answer for.

    Args:
        entries: from a verification; only sound wheels without a publisher are asked for.
    """
    is_open = {Status.NOT_VERIFIED, Status.DIFFERS}
    wanted = [
        (name, entry)
        for entry in entries
        if entry.kind is Kind.WHEEL and entry.sha256 and entry.status in is_open and (name := entry.identity.name)
    ]
    index.prefetch(name for name, _ in wanted)
    for name, entry in wanted:
        cancel.check()
        try:
            files = index.project(name).files
        except Problem as problem:
            if problem.code is not Code.NOT_ON_INDEX:
                yield entry, problem
            continue
        if any(file.file_name == entry.file_name and file.sha256 == entry.sha256 for file in files):
            record = Record(entry.sha256 or "", FROM_INDEX, published=True, sound=True)
            ledger.add([(entry.stamp, record)])
            yield entry, record

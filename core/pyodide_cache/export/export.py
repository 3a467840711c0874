"""Export packages: a lock file beside them, or a whole distribution that needs no network."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.events import (
    Cancel,
    Cancelled,
    Event,
    Finished,
    ItemDone,
    ItemFailed,
    ItemProgress,
    ItemStarted,
    JobStarted,
    Note,
    Retrying,
    Run,
)
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record
from pyodide_cache.export import documents
from pyodide_cache.export.cached_packages import CachedPackages
from pyodide_cache.export.runtime import RuntimeFile, find_runtime
from pyodide_cache.export.selection import ExportPackage, ExportSelection, select
from pyodide_cache.export.staging import Staging, is_export, is_free
from pyodide_cache.files.atomic import replace_document, sha256_of
from pyodide_cache.files.space import free_bytes
from pyodide_cache.files.trash import Remover
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.net.distribution import PackageLocation
from pyodide_cache.net.transfer import Location, transfer
from pyodide_cache.warm_up.sources import Sources

__all__ = [
    "ExportKind",
    "ExportPackage",
    "ExportPlan",
    "ExportReport",
    "ExportSelection",
    "plan_export",
    "run_export",
]

#: The lock file in the cache directory itself: ``pyodide-lock.json`` there may be somebody else's.
IN_PLACE_LOCK = "pyodide-lock-export.json"

#: Our own documents are small; with this much more the estimate of the space needed is safe.
_DOCUMENT_BYTES = 1024 * 1024


class ExportKind(StrEnum):
    """What is made."""

    LOCK = "lock"  # a lock file beside its packages
    OFFLINE = "offline"  # a whole distribution: runtime, lock file, packages, and the proof that it loads


@record
class ExportPlan(Plan["ExportReport"]):
    """What an export would do.

    Attributes:
        directory: the cache directory.
        target: the lock file, folder or archive that would come to be.
        lock_name: the lock file's own name.
        in_place: whether only a lock file is written, into the cache directory.
        replaces: whether an earlier export of ours has the target's name.
        release: the official release; None for another distribution's runtime.
        runtime_line: such as ``314``.
        packages: what goes in, in the order of names, with proven bytes.
        runtime_files: the runtime's own files.
        failed: wishes that cannot be met and files that are not the published ones, with why. An
            export without them is made only when asked to keep going.
        blocked: why no export can be made at all, by what is in its way.
        notes: what a person should know besides.
        keep_going: export the rest when a package cannot be exported.

    """

    kind: ExportKind
    directory: Path
    target: Path
    lock_name: str
    in_place: bool
    replaces: bool
    release: str | None
    runtime_line: str | None
    packages: tuple[ExportPackage, ...] = ()
    runtime_files: tuple[RuntimeFile, ...] = ()
    failed: tuple[Failure, ...] = ()
    blocked: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()
    keep_going: bool = False

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What is already known to fail."""
        return (*self.blocked, *self.failed)

    @property
    def bytes(self) -> int:
        """Bytes of packages and runtime, as far as sizes are known."""
        return sum(item.size for item in self.packages) + sum(item.size or 0 for item in self.runtime_files)

    @property
    def files(self) -> int:
        """Number of files that the export holds; in the cache directory, that its lock file names."""
        own = len(documents.DOCUMENTS) if self.kind is ExportKind.OFFLINE else 0
        return len(self.packages) + len(self.runtime_files) + own + 1

    @property
    def is_archive(self) -> bool:
        """Whether one zip archive is made."""
        return self.kind is ExportKind.OFFLINE and self.target.suffix == ".zip"


@record
class ExportReport:
    """What an export did.

    Attributes:
        target: what came to be; None when nothing did.
        lock_file: the lock file to load; None when nothing came to be, or inside an archive.
        bytes: that were read and proven.
        failed: what is not in it, and why; when nothing came to be, what was in the way.

    """

    target: Path | None
    lock_file: Path | None
    packages: tuple[ExportPackage, ...]
    bytes: int
    failed: tuple[Failure, ...]
    cancelled: bool = False


def plan_export(
    choice: ExportSelection,
    sources: Sources,
    inventory: Inventory,
    *,
    kind: ExportKind,
    ledger: Ledger,
    output: Path | None = None,
    runtime: Path | None = None,
    invalid: Sequence[tuple[str, Problem]] = (),
    keep_going: bool = False,
    cancel: Cancel,
) -> ExportPlan:
    """Choose the packages, prove their bytes, and look what is in the way; nothing is written.

    Args:
        choice: what to export.
        sources: whose lock file and runtime are meant; its index is not asked.
        inventory: what the cache directory holds.
        kind: a lock file, or a whole distribution.
        ledger: learns what was hashed.
        output: a folder; for a lock file also a ``.json`` file, or None for the cache directory;
            for a distribution also a ``.zip`` file.
        runtime: an unpacked npm package ``pyodide``; without one the distribution is asked.
        invalid: texts that are no requirements, for the plan's failures.
        keep_going: export the rest when a package cannot be exported.
        cancel: stops it.

    Raises:
        Problem: `Code.UNSAFE_NAME` for an output whose name other systems would refuse;
            `Code.NO_SUCH_FOLDER` for a ``runtime`` that is not there.
        Cancelled: when asked for.

    """
    lock = sources.lock
    target, lock_name, in_place = _target(kind, inventory.directory, output)
    places = sources.distribution.places if runtime is None else (PackageLocation.parse(str(runtime)),)
    shelf = CachedPackages(inventory, lock, ledger, cancel)
    chosen = select(shelf, choice, cancel=cancel)
    failed = (*(Failure(text, problem) for text, problem in invalid), *chosen.failures)
    blocked: list[Failure] = []
    if not chosen.packages and not failed:
        blocked.append(
            Failure(str(inventory.directory), Problem(Code.NOTHING_TO_EXPORT, path=str(inventory.directory)))
        )
    runtime_files: tuple[RuntimeFile, ...] = ()
    if kind is ExportKind.OFFLINE:
        try:
            found = find_runtime(places, lock, sources.release or lock.version, sources.http, cancel)
            runtime_files = found.files
        except Problem as problem:
            blocked.append(Failure("pyodide", problem))
    replaces = is_export(target, lock_name)
    folders = (inventory.directory, *(place.root for place in places if isinstance(place.root, Path)))
    if not replaces and not is_free(target):
        blocked.append(Failure(target.name, Problem(Code.NOT_AN_EXPORT, path=str(target))))
    elif not in_place and any(_holds(target, folder) for folder in folders):
        # What is taken from there would be moved away with it.
        blocked.append(Failure(target.name, Problem(Code.IN_THE_WAY, path=str(target))))
    if not in_place:
        blocked += _taken_names(kind, lock_name, chosen.packages, runtime_files)
    return ExportPlan(
        kind,
        inventory.directory,
        target,
        lock_name,
        in_place,
        replaces,
        sources.release,
        lock.runtime.line,
        chosen.packages,
        runtime_files,
        failed,
        tuple(blocked),
        chosen.notes,
        keep_going,
    )


def run_export(
    plan: ExportPlan, sources: Sources, *, replace_with: Remover, cancel: Cancel, keep_going: bool = False
) -> Run[ExportReport]:
    """Write what the plan says, and yield events; the last has the report.

    Every file is hashed once more while it is copied. It is all or nothing: after a failure, a
    cancel or a closed generator nothing has the target's name that had it not before.

    Args:
        plan: see `plan_export`.
        sources: the same as for the plan.
        replace_with: takes an earlier export away before the new one gets its name.
        cancel: stops it.
        keep_going: make the export although the plan has failures, without what failed.

    """
    run = _Run(plan, sources, replace_with, cancel)
    yield JobStarted(run.items, run.bytes_to_come)
    for note in plan.notes:
        yield Note(note)
    for failure in (*plan.blocked, *plan.failed):
        yield ItemFailed(failure.requirement, failure.problem)
    failed = [*plan.failed, *plan.blocked]
    if plan.blocked or not plan.packages or (plan.failed and not keep_going):
        yield Finished(ExportReport(None, None, (), 0, tuple(failed)))
        return
    target: Path | None = None
    try:
        yield from run.in_place() if plan.in_place else run.staged()
        target = plan.target
    except Cancelled:
        pass
    except Problem as problem:
        failed.append(Failure(run.at, problem))
        yield ItemFailed(run.at, problem)
    except OSError as error:
        of_disk = disk_problem(error, str(error.filename or plan.target))
        failed.append(Failure(run.at, of_disk))
        yield ItemFailed(run.at, of_disk)
    lock_file = None
    if target is not None and not plan.is_archive:
        lock_file = target if plan.in_place else target / plan.lock_name
    packages = plan.packages if target is not None else ()
    yield Finished(
        ExportReport(target, lock_file, packages, run.done, tuple(failed), cancelled=target is None and cancel.is_set)
    )


class _Run:
    """One export on its way; ``at`` is the file that it is at, ``done`` the bytes behind it."""

    def __init__(self, plan: ExportPlan, sources: Sources, replace_with: Remover, cancel: Cancel) -> None:
        self._plan = plan
        self._sources = sources
        self._replace_with = replace_with
        self._cancel = cancel
        self.at = plan.target.name
        self.done = 0
        sizes_known = all(item.size is not None for item in plan.runtime_files)
        self.items = len(plan.packages) + len(plan.runtime_files) + int(plan.is_archive)
        self.bytes_to_come = plan.bytes * (2 if plan.is_archive else 1) if sizes_known else None

    def in_place(self) -> Iterator[Event]:
        plan = self._plan
        for item in plan.packages:
            self._cancel.check()
            self.at = item.file_name
            yield ItemStarted(item.file_name, item.size)
            path = plan.directory / item.file_name
            sha256 = sha256_of(path)
            if sha256 != item.sha256:
                raise Problem(Code.CHANGED, path=str(path))
            self.done += item.size
            yield ItemDone(item.file_name, item.size)
        self.at = plan.target.name
        if not is_free(plan.target) and not is_export(plan.target):
            raise Problem(Code.NOT_AN_EXPORT, path=str(plan.target))
        replace_document(plan.target, self._lock_document({}))

    def staged(self) -> Iterator[Event]:
        plan = self._plan
        needed = plan.bytes * (2 if plan.is_archive else 1) + _DOCUMENT_BYTES
        free = free_bytes(plan.target.parent)
        if free is not None and needed > free:
            raise Problem(Code.NO_SPACE, path=str(plan.target), needed=needed, free=free)
        staging = Staging(plan.target)
        try:
            yield from self._fill(staging)
            if plan.is_archive:
                yield from self._pack(staging)
            self._cancel.check()
            self.at = plan.target.name
            staging.publish(self._replace_with, plan.lock_name)
        finally:
            staging.discard()

    def _fill(self, staging: Staging) -> Iterator[Event]:
        plan = self._plan
        for item in plan.packages:
            yield from self._copy(staging, item.file_name, plan.directory / item.file_name, item.size, item.sha256)
        hashes: dict[str, str] = {}
        for file in plan.runtime_files:
            hashes[file.file_name] = yield from self._copy(staging, file.file_name, file.location, file.size, None)
        self.at = plan.lock_name
        if plan.kind is ExportKind.OFFLINE:
            runtime = f"Pyodide {plan.release or plan.runtime_line or ''}".strip()
            staging.add(documents.PAGE, documents.page())
            staging.add(documents.SCRIPT, documents.script())
            staging.add(documents.READ_ME, documents.read_me(plan.packages, runtime))
        staging.add(plan.lock_name, self._lock_document(hashes))

    def _copy(
        self, staging: Staging, file_name: str, location: Location, size: int | None, expected: str | None
    ) -> Generator[Event, None, str]:
        self._cancel.check()
        self.at = file_name
        yield ItemStarted(file_name, size)
        file = staging.open(file_name)
        retries: list[Retrying] = []
        try:
            transfer(
                (location,),
                file,
                http=self._sources.http,
                cancel=self._cancel,
                on_progress=lambda _done, _size: None,
                on_retry=lambda *told: retries.append(Retrying(file_name, *told)),
            )
            yield from retries
            sha256 = file.finish(expected)
        finally:
            file.close()
        self.done += file.size
        yield ItemDone(file_name, file.size)
        return sha256

    def _pack(self, staging: Staging) -> Iterator[Event]:
        self.at = self._plan.target.name
        size = 0
        yield ItemStarted(self.at, self._plan.bytes)
        for size in staging.pack():
            self._cancel.check()
            yield ItemProgress(self.at, size, self._plan.bytes)
        yield ItemDone(self.at, size)

    def _lock_document(self, hashes: dict[str, str]) -> bytes:
        plan = self._plan
        return documents.lock_document(
            self._sources.lock, plan.packages, release=plan.release, folder=not plan.in_place, files=hashes
        )


def _target(kind: ExportKind, directory: Path, output: Path | None) -> tuple[Path, str, bool]:
    """Return what is to come to be, the name of its lock file, and whether that is all that is written."""
    path = output.expanduser().absolute() if output is not None else directory
    if kind is ExportKind.OFFLINE:
        safe_file_name(path.name)
        return path, LOCK_NAME, False
    lock_name = LOCK_NAME
    if path.suffix == ".json" and not path.is_dir():
        path, lock_name = path.parent, safe_file_name(path.name)
    elif _same(path, directory):
        lock_name = IN_PLACE_LOCK
    if _same(path, directory):
        return directory / lock_name, lock_name, True
    return path, lock_name, False


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _holds(target: Path, folder: Path) -> bool:
    """Tell whether ``folder`` is ``target`` or lies in it."""
    return folder.resolve().is_relative_to(target.resolve())


def _taken_names(
    kind: ExportKind, lock_name: str, packages: Sequence[ExportPackage], runtime_files: Sequence[RuntimeFile]
) -> Iterator[Failure]:
    """Name the packages whose file would overwrite another of the export, on some system at least."""
    taken = {lock_name.casefold(), *(file.file_name.casefold() for file in runtime_files)}
    if kind is ExportKind.OFFLINE:
        taken |= {name.casefold() for name in documents.DOCUMENTS}
    for item in packages:
        if item.file_name.casefold() in taken:
            yield Failure(item.name, Problem(Code.NAME_TAKEN, name=item.file_name))
        taken.add(item.file_name.casefold())

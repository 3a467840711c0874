"""Plan an export: a lock file beside its packages, or a complete distribution that needs no network."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure, Plan
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.export.cached_packages import CachedPackages
from pyodide_cache.export.documents import DOCUMENTS
from pyodide_cache.export.runtime import RuntimeFile, find_runtime
from pyodide_cache.export.selection import ExportPackage, select
from pyodide_cache.export.staging import is_export, is_free
from pyodide_cache.files.paths import absolute, is_folder, real_path
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.own_lock import LOCK_NAME
from pyodide_cache.net.distribution import PackageLocation
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.sources import Sources

#: The lock file in the cache directory itself; ``pyodide-lock.json`` there may belong to another tool.
IN_PLACE_LOCK = "pyodide-lock-export.json"


class ExportKind(StrEnum):
    """What an export makes."""

    LOCK = "lock"  # a lock file beside its packages
    OFFLINE = "offline"  # a distribution: runtime, lock file, packages, and a page and a script that load them


@record
class ExportPlan(Plan["ExportReport"]):
    """What an export would make."""

    kind: ExportKind
    directory: Path
    target: Path  # the lock file, folder or archive to make
    lock_name: str  # the name of the lock file
    in_place: bool  # whether only a lock file is written, into the cache directory
    replaces: bool  # whether an earlier export has the target's name
    release: str | None  # the official release; None for another distribution's runtime
    runtime_line: str | None  # such as ``314``; None if unknown
    packages: tuple[ExportPackage, ...] = ()  # by name, with verified bytes
    runtime_files: tuple[RuntimeFile, ...] = ()  # the runtime's own files
    #: Requirements that cannot be met, and files with wrong bytes. The rest is exported only with ``keep_going``.
    failed: tuple[Failure, ...] = ()
    blocked: tuple[Failure, ...] = ()  # why no export can be made at all
    notes: tuple[Problem, ...] = ()  # for the user
    keep_going: bool = False  # export the rest when a package cannot be exported
    #: Whether a distribution has a service worker, with which its page needs no server after the first visit.
    service_worker: bool = False

    @property
    def failures(self) -> tuple[Failure, ...]:
        """What is already known to fail."""
        return (*self.blocked, *self.failed)

    @property
    def bytes(self) -> int:
        """Bytes of the packages and the runtime, as far as sizes are known."""
        return sum(item.size for item in self.packages) + sum(item.size or 0 for item in self.runtime_files)

    @property
    def files(self) -> int:
        """Number of files of the export; in the cache directory, the lock file and those it lists."""
        documents = len(DOCUMENTS) if self.kind is ExportKind.OFFLINE else 0
        documents += 2 if self.service_worker else 0  # the script and the web manifest
        return len(self.packages) + len(self.runtime_files) + documents + 1

    @property
    def is_archive(self) -> bool:
        """Whether a zip archive is made."""
        return self.kind is ExportKind.OFFLINE and self.target.suffix == ".zip"


@record
class ExportReport:
    """What an export made."""

    target: Path | None  # the lock file, folder or archive; None if nothing was made
    lock_file: Path | None  # the lock file to load; None if nothing was made, or inside an archive
    packages: tuple[ExportPackage, ...]  # that were exported
    bytes: int  # that were copied and verified
    failed: tuple[Failure, ...]  # what is missing from the export; if nothing was made, also why
    cancelled: bool = False


def plan_export(
    request: PackageRequest,
    sources: Sources,
    inventory: Inventory,
    *,
    kind: ExportKind,
    file_names: Collection[str] = (),
    everything: bool = False,
    output: Path | None = None,
    runtime: Path | None = None,
    keep_going: bool = False,
    service_worker: bool = False,
    cancel: Cancel,
) -> ExportPlan:
    """Choose packages, verify their bytes, and check the target; nothing is written. See `Cache.plan_export`.

    Raises:
        Problem: `Code.UNSAFE_NAME` for an output with a name that is not portable; `Code.NO_SUCH_FOLDER` if
            ``runtime`` does not exist.
    """
    lock = sources.lock
    target, lock_name, in_place = _target(kind, inventory.directory, output)
    places = sources.distribution.places if runtime is None else (PackageLocation.parse(str(runtime)),)
    cached = CachedPackages(inventory, sources, cancel)
    of_others = ", ".join(cached.of_other_runtimes) if everything else ""
    selected = select(cached, request.requirements, file_names, everything=everything, cancel=cancel)
    plan = ExportPlan(
        kind=kind,
        directory=inventory.directory,
        target=target,
        lock_name=lock_name,
        in_place=in_place,
        replaces=is_export(target, lock_name),
        release=sources.release,
        runtime_line=lock.runtime.line,
        packages=selected.packages,
        keep_going=keep_going,
        service_worker=service_worker and kind is ExportKind.OFFLINE,
    )
    if problem := _problem_of_target(plan, output, places):  # the rest would hide it
        return replace(plan, blocked=(Failure(str(target), problem),))

    failed = (*(Failure(text, problem) for text, problem in request.invalid), *selected.failures)
    blocked: list[Failure] = []
    if not selected.packages and not failed:
        directory = str(inventory.directory)
        blocked.append(Failure(directory, Problem(Code.NOTHING_TO_EXPORT, path=directory)))
    runtime_files: tuple[RuntimeFile, ...] = ()
    if kind is ExportKind.OFFLINE:
        try:
            version = sources.release or lock.version
            runtime_files = find_runtime(places, lock, version, sources.http, cancel).files
        except Problem as problem:
            blocked.append(Failure("pyodide", problem))
    if not in_place:
        blocked += _duplicate_names(kind, lock_name, selected.packages, runtime_files)
    notes = (*([cached.not_for_runtime(of_others)] if of_others else []), *selected.notes)
    return replace(plan, runtime_files=runtime_files, failed=failed, blocked=tuple(blocked), notes=notes)


def _target(kind: ExportKind, directory: Path, output: Path | None) -> tuple[Path, str, bool]:
    """Return the target, the name of its lock file, and whether that is all that is written."""
    path = absolute(output) if output is not None else directory
    if kind is ExportKind.OFFLINE:
        safe_file_name(path.name)
        return path, LOCK_NAME, False
    lock_name = ""
    if path.suffix == ".json" and not is_folder(path):
        path, lock_name = path.parent, safe_file_name(path.name)
    if real_path(path) == real_path(directory):
        lock_name = lock_name or IN_PLACE_LOCK
        return directory / lock_name, lock_name, True
    return path, lock_name or LOCK_NAME, False


def _problem_of_target(plan: ExportPlan, output: Path | None, places: Sequence[PackageLocation]) -> Problem | None:
    """Return why the target cannot be made or replaced."""
    if not plan.replaces and not is_free(plan.target):
        is_parent = output is not None and not plan.in_place and plan.target == absolute(output).parent
        facts = {"name": plan.lock_name} if is_parent else {}
        return Problem(Code.NOT_AN_EXPORT, path=str(plan.target), **facts)
    inputs = (plan.directory, *(place.root for place in places if isinstance(place.root, Path)))
    if not plan.in_place and any(real_path(folder).is_relative_to(real_path(plan.target)) for folder in inputs):
        # Replacing the target would remove what the export is made from.
        return Problem(Code.IN_THE_WAY, path=str(plan.target))
    return None


def _duplicate_names(
    kind: ExportKind, lock_name: str, packages: Sequence[ExportPackage], runtime_files: Sequence[RuntimeFile]
) -> Iterator[Failure]:
    """Yield the packages whose file would overwrite another one, also where case is ignored."""
    taken = {lock_name.casefold(), *(file.file_name.casefold() for file in runtime_files)}
    if kind is ExportKind.OFFLINE:
        taken |= {name.casefold() for name in DOCUMENTS}
    for item in packages:
        if item.file_name.casefold() in taken:
            yield Failure(item.name, Problem(Code.NAME_TAKEN, name=item.file_name))
        taken.add(item.file_name.casefold())

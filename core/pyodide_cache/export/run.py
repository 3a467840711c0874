"""Carry out the plan of an export."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Mapping

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
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.export import documents
from pyodide_cache.export.plan import ExportKind, ExportPlan, ExportReport
from pyodide_cache.export.staging import Staging, check_target, is_export
from pyodide_cache.files.atomic import write_file
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.net.transfer import Location, transfer
from pyodide_cache.warm_up.sources import Sources

#: Space for the page, the script and the other small files of an export.
_DOCUMENT_BYTES = 1024 * 1024


def run_export(plan: ExportPlan, sources: Sources, *, cancel: Cancel) -> Run[ExportReport]:
    """Write the export of a plan, and yield events; the last has the report.

    Every file is hashed again while it is copied. After a failure, a cancel or a closed generator the target is as
    it was before.
    """
    writer = _Writer(plan, sources, cancel)
    yield JobStarted(writer.items, writer.bytes_to_write)
    yield from map(Note, plan.notes)
    yield from (ItemFailed(*failure) for failure in plan.failures)
    failed = [*plan.failures]
    if plan.blocked or not plan.packages or (plan.failed and not plan.keep_going):
        yield Finished(ExportReport(None, None, (), 0, tuple(failed)))
        return
    target = None
    try:
        yield from writer.write_in_place() if plan.in_place else writer.write()
        target = plan.target
    except Cancelled:
        pass
    except (Problem, OSError) as error:
        problem = disk_problem(error, plan.target, inside=True)
        failed.append(Failure(writer.current, problem))
        yield ItemFailed(writer.current, problem)
    lock_file = None
    if target is not None and not plan.is_archive:
        lock_file = target if plan.in_place else target / plan.lock_name
    packages = plan.packages if target is not None else ()
    cancelled = target is None and cancel.is_set
    yield Finished(ExportReport(target, lock_file, packages, writer.bytes_written, tuple(failed), cancelled))


class _Writer:
    """Writes one export; ``current`` is the name of the file in progress."""

    def __init__(self, plan: ExportPlan, sources: Sources, cancel: Cancel) -> None:
        self._plan = plan
        self._sources = sources
        self._cancel = cancel
        self.current = plan.target.name
        self.bytes_written = 0
        sizes_known = all(item.size is not None for item in plan.runtime_files)
        self.items = len(plan.packages) + len(plan.runtime_files) + int(plan.is_archive)
        # The files of an archive are written twice: into the folder, then into the archive.
        self._bytes = plan.bytes * (2 if plan.is_archive else 1)
        self.bytes_to_write = self._bytes if sizes_known else None

    def write_in_place(self) -> Iterator[Event]:
        """Hash the packages, and write a lock file beside them."""
        plan = self._plan
        for item in plan.packages:
            self._cancel.check()
            self.current = item.file_name
            yield ItemStarted(item.file_name, item.size)
            path = plan.directory / item.file_name
            if sha256_of(path) != item.sha256:
                raise Problem(Code.CHANGED, path=str(path))
            self.bytes_written += item.size
            yield ItemDone(item.file_name, item.size)
        self.current = plan.target.name
        check_target(plan.target)
        write_file(plan.target, self._lock_document({}))

    def write(self) -> Iterator[Event]:
        """Copy everything into a new folder, make the archive if one is wanted, and give it the target's name."""
        plan = self._plan
        with Staging(plan.target, self._bytes + _DOCUMENT_BYTES) as staging:
            yield from self._fill(staging)
            if plan.is_archive:
                yield from self._pack(staging)
            self._cancel.check()
            self.current = plan.target.name
            check_target(plan.target, plan.lock_name)
            staging.publish(lambda path: is_export(path, plan.lock_name))

    def _fill(self, staging: Staging) -> Iterator[Event]:
        plan = self._plan
        for item in plan.packages:
            yield from self._copy(staging, item.file_name, plan.directory / item.file_name, item.size, item.sha256)
        hashes: dict[str, str] = {}
        for file in plan.runtime_files:
            hashes[file.file_name] = yield from self._copy(staging, file.file_name, file.location, file.size, None)
        self.current = plan.lock_name
        lock = self._lock_document(hashes)
        if plan.kind is ExportKind.OFFLINE:
            self._add_documents(staging, hashes, lock)
        staging.add(plan.lock_name, lock)

    def _add_documents(self, staging: Staging, hashes: Mapping[str, str], lock: bytes) -> None:
        """Write the page, the script, the readme, and the service worker if one is wanted."""
        plan = self._plan
        runtime = f"Pyodide {plan.release or plan.runtime_line or ''}".strip()
        page = documents.page(hashes, plan.packages, manifest=plan.service_worker)
        made = {documents.PAGE: page, documents.PAGE_SCRIPT: documents.script(documents.PAGE_SCRIPT)}
        others = {documents.SCRIPT: documents.script(documents.SCRIPT)}
        others[documents.READ_ME] = documents.read_me(plan.packages, runtime)
        if plan.service_worker:
            made[documents.MANIFEST] = documents.web_manifest(runtime)
            kept = {**hashes, **{item.file_name: item.sha256 for item in plan.packages}}
            kept |= {name: hashlib.sha256(data).hexdigest() for name, data in {**made, plan.lock_name: lock}.items()}
            others[documents.WORKER] = documents.service_worker(kept)
        for name, data in (made | others).items():
            staging.add(name, data)

    def _copy(
        self, staging: Staging, file_name: str, location: Location, size: int | None, expected: str | None
    ) -> Generator[Event, None, str]:
        self._cancel.check()
        self.current = file_name
        yield ItemStarted(file_name, size)
        retries: list[Retrying] = []
        with staging.open(file_name) as file:
            transfer(
                (location,),
                file,
                http=self._sources.http,
                cancel=self._cancel,
                on_retry=lambda *retry: retries.append(Retrying(file_name, *retry)),
            )
            yield from retries
            sha256 = file.finish(expected)
        self.bytes_written += file.size
        yield ItemDone(file_name, file.size)
        return sha256

    def _pack(self, staging: Staging) -> Iterator[Event]:
        self.current = self._plan.target.name
        size = 0
        yield ItemStarted(self.current, self._plan.bytes)
        for size in staging.pack():
            self._cancel.check()
            yield ItemProgress(self.current, size, self._plan.bytes)
        yield ItemDone(self.current, size)

    def _lock_document(self, hashes: Mapping[str, str]) -> bytes:
        plan, lock = self._plan, self._sources.lock
        is_folder = not plan.in_place
        return documents.lock_document(lock, plan.packages, release=plan.release, folder=is_folder, files=hashes)

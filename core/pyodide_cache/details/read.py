"""Read the details of one cached file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import replace
from pyodide_cache.details.dependencies import DependencyGraph, Dependent
from pyodide_cache.details.details import Details, LockSummary, Origin, Provenance, Published
from pyodide_cache.details.lock_choice import LockChoice, choose_lock, known_release
from pyodide_cache.details.snippets import Snippet, snippets
from pyodide_cache.files.reader import MAX_DOCUMENT_BYTES, open_file
from pyodide_cache.formats.archive import Contents, tar_contents, zip_contents
from pyodide_cache.formats.file_type import HEAD_BYTES, FileType, file_type_of
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock
from pyodide_cache.formats.modules import modules_of
from pyodide_cache.formats.wheel import parse_metadata
from pyodide_cache.inventory.copies import find_copies
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.ledger import FROM_INDEX, Ledger
from pyodide_cache.inventory.own_lock import added_names, release_in
from pyodide_cache.settings.directories import candidates
from pyodide_cache.settings.path_list import RECENT_DIRECTORIES
from pyodide_cache.settings.releases import catalog, range_of, release_of_lock, releases


def details_in_steps(
    inventory: Inventory,
    entry: Entry,
    *,
    release: str | None = None,
    ledger: Ledger | None = None,
    cancel: Cancel | None = None,
) -> Iterator[Details]:
    """Yield the details from the file itself, then the complete details.

    Problems with the file are in `Details.problem`, and not raised.
    """
    cancel = cancel or Cancel()
    reader = _Reader(inventory, entry, known_release(release), cancel)
    details = reader.read_file()
    yield details
    cancel.check()
    if entry.status is Status.DAMAGED and not details.problem:
        details = replace(details, problem=reader.damage())
    others = [*(choice.path for choice in candidates()), *RECENT_DIRECTORIES.read()]
    records = ledger.records() if ledger else {}
    copies = find_copies(inventory.directory, entry, others, records, cancel) if entry.is_package else ()
    yield replace(reader.relate(details), copies=copies, is_complete=True)


class _Reader:
    def __init__(self, inventory: Inventory, entry: Entry, release: str, cancel: Cancel) -> None:
        self._inventory = inventory
        self._entry = entry
        self._cancel = cancel
        self._path = inventory.directory / entry.file_name
        self._choice = choose_lock(inventory, entry, release) if entry.is_package else None
        self._release = self._choice.release if self._choice else release
        self._locked = self._choice.lock.package_of(entry.file_name) if self._choice else None

    def read_file(self) -> Details:
        entry = self._entry
        details = Details(
            entry,
            self._locked.spelling if self._locked else entry.identity.name or entry.file_name,
            entry.identity.version or (self._locked.version if self._locked else ""),
            self._release,
            provenance=tuple(self._provenance()),
            published=self._published() if entry.is_package else (),
        )
        if not entry.is_file or (entry.warning and entry.warning.code in {Code.IS_LINK, Code.DANGLING_LINK}):
            return replace(details, problem=entry.warning)
        try:
            return self._with_contents(details)
        except (Problem, OSError) as error:
            return replace(details, problem=disk_problem(error, self._path))

    def damage(self) -> Problem | None:
        """Return what is wrong with an archive whose contents could be listed."""
        from pyodide_cache.verify.soundness import check_sound

        try:
            check_sound(self._path, self._entry.file_name)
        except (Problem, OSError) as error:
            return disk_problem(error, self._path)
        return None

    def relate(self, details: Details) -> Details:
        """Add dependencies, dependents and snippets."""
        entry, choice = self._entry, self._choice
        if choice is None:
            return replace(details, dependents_complete=True)
        graph = DependencyGraph(self._inventory, choice.lock.runtime, choice.lock)
        locked = self._locked if choice.holds else None
        dependents: tuple[tuple[Dependent, ...], bool] = ((), True)
        if entry.identity.name and entry.kind is not Kind.TESTS_ARCHIVE:
            dependents = graph.dependents(entry.identity.name, self._cancel)
        return replace(
            details,
            dependencies=graph.dependencies(details.about.requires, details.about.extras, locked),
            dependents=dependents[0],
            dependents_complete=dependents[1],
            snippets=self._snippets(graph, choice, details),
        )

    def _snippets(self, graph: DependencyGraph, choice: LockChoice, details: Details) -> tuple[Snippet, ...]:
        if not details.contents or any(item.code is Code.ODD_DIST_INFO for item in details.contents.warnings):
            return ()  # no runtime can load it
        if choice.holds:
            return snippets(self._inventory, self._entry, choice)
        also, is_all = graph.closure(details.about.requires, self._cancel)
        modules = modules_of(member.path for member in details.contents.members)
        module = min(modules, key=lambda name: name.startswith("_"), default="")
        return snippets(self._inventory, self._entry, choice, module=module, also=also, is_all=is_all)

    def _with_contents(self, details: Details) -> Details:
        entry = self._entry
        with open_file(self._path, entry.stamp) as file:
            details = replace(details, file_type=file_type_of(file.read(HEAD_BYTES)))
            file.seek(0)
            if is_lock_file_name(entry.file_name):
                if entry.size > MAX_DOCUMENT_BYTES:
                    problem = Problem(Code.TOO_LARGE, url=entry.file_name, limit=MAX_DOCUMENT_BYTES)
                    return replace(details, problem=problem)
                lock = parse_lock(file.read(MAX_DOCUMENT_BYTES), entry.file_name)
                return replace(details, lock=self._summary(lock))
            try:
                contents = self._contents(file, details.file_type)
            except Problem as problem:
                return replace(details, problem=problem)
        details = replace(details, contents=contents)
        if contents is None or entry.kind is not Kind.WHEEL:
            return details
        if contents.metadata is None:
            return replace(details, problem=Problem(Code.BAD_METADATA, source=entry.file_name, error="no METADATA"))
        about = parse_metadata(contents.metadata, entry.file_name)
        return replace(details, about=about, title=about.name, version=about.version or details.version)

    def _contents(self, file: IO[bytes], file_type: FileType | None) -> Contents | None:
        entry = self._entry
        if entry.file_name.endswith(".tar") or (file_type is FileType.TAR and not entry.is_package):
            return tar_contents(file, entry.file_name, entry.size, self._cancel)
        if entry.is_package or file_type is FileType.ZIP:
            return zip_contents(file, entry.file_name, entry.size, self._cancel)
        return None

    def _provenance(self) -> Iterator[Provenance]:
        shipped = {release.version for release in releases()}
        for name in self._entry.provenance:
            if name in shipped:
                yield Provenance(Origin.RELEASE, name)
            elif name == FROM_INDEX:
                yield Provenance(Origin.INDEX, name)
            elif is_lock_file_name(name):
                yield Provenance(Origin.LOCK_HERE, name)
            else:
                yield Provenance(Origin.DISTRIBUTION, name)

    def _published(self) -> tuple[Published, ...]:
        by: dict[str, list[str]] = {}
        for publication in catalog().publications(self._entry.file_name):
            if publication.sha256:
                by.setdefault(publication.sha256, []).append(publication.release)
        for local in self._inventory.locks:
            package = local.published.package_of(self._entry.file_name)
            if package and package.sha256:
                by.setdefault(package.sha256, []).append(local.name)
        known = self._entry.sha256
        return tuple(Published(sha256, tuple(who), sha256 == known if known else None) for sha256, who in by.items())

    def _summary(self, lock: LockFile) -> LockSummary:
        cached = sum(package.file_name in self._inventory.by_name for package in lock.packages.values())
        added = added_names(lock.document)
        return LockSummary(
            lock.runtime,
            range_of(release_of_lock(lock)) or release_in(lock.document),
            len(lock.packages),
            len(lock.refused),
            cached,
            None if added is None else len(added),
        )

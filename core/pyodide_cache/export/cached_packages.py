"""The package files of a cache directory that a runtime can load, as a source for the resolver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import Version

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record
from pyodide_cache.files.reader import check_archive, open_target
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.modules import importable_names
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.formats.wheel import parse_metadata, read_metadata, requirements_of
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.ledger import hash_entry
from pyodide_cache.inventory.own_lock import added_names
from pyodide_cache.settings.releases import catalog
from pyodide_cache.warm_up.resolution.package_source import Extras, PackageSource, PackageSpec, applicable, spec_of
from pyodide_cache.warm_up.sources import Sources


class CachedSource(StrEnum):
    """Who says what a package is and requires."""

    LOCK = "lock"  # the distribution's lock file
    OWN_LOCK = "own_lock"  # the directory's own lock file, for wheels of an index
    METADATA = "metadata"  # the wheel alone


@record
class CachedFile:
    """A package file of the directory that the runtime can load."""

    name: NormalizedName
    version: str
    file_name: str
    source: CachedSource
    published: frozenset[str]  # the sha256 that are known for the file; empty if no source published one
    depends: tuple[NormalizedName, ...] = ()  # as the lock file says; empty for a wheel whose metadata must be read
    imports: tuple[str, ...] = ()
    #: Of the lock file; None for a wheel whose metadata must be read.
    entry: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)


class BrokenFile(Exception):  # noqa: N818 -- carries a problem through resolvelib
    """A file whose bytes or metadata are wrong, found in the middle of a search."""

    def __init__(self, file: CachedFile, problem: Problem) -> None:
        super().__init__(file.file_name)
        self.file = file
        self.problem = problem


class CachedPackages(PackageSource[CachedFile]):
    """The package files of one directory for one runtime, best first for each name."""

    def __init__(self, inventory: Inventory, sources: Sources, cancel: Cancel) -> None:
        self.lock = sources.lock
        #: Files whose bytes or metadata turned out to be wrong; they are not offered anymore.
        self.broken: list[BrokenFile] = []
        self._inventory = inventory
        self._ledger = sources.ledger
        self._cancel = cancel
        self._requires: dict[str, tuple[Requirement, ...]] = {}
        self._hashes: dict[str, str] = {}
        self._recorded: dict[str, set[str]] = {}
        self._by_name: dict[NormalizedName, list[CachedFile]] = {}
        for find in (self._additions, self._locked, self._other_wheels):
            for file in find():
                self._by_name.setdefault(file.name, []).append(file)

    @property
    def names(self) -> list[NormalizedName]:
        """The names of all packages, sorted."""
        return sorted(name for name, found in self._by_name.items() if found)

    @property
    def of_other_runtimes(self) -> list[str]:
        """The names of packages in the directory of which the runtime can load no file, sorted."""
        found = {entry.identity.name for entry in self._inventory.packages if entry.kind is not Kind.TESTS_ARCHIVE}
        return sorted(name for name in found if name and not self._by_name.get(canonicalize_name(name)))

    def not_for_runtime(self, name: str) -> Problem:
        """Return the problem that the runtime cannot load a package or file."""
        runtime = self.lock.runtime
        platform = ", ".join(runtime.platforms[:1]) + f", Python {runtime.python_short}"
        return Problem(Code.NO_COMPATIBLE_WHEEL, name=name, runtime=platform)

    def with_file_name(self, file_name: str) -> CachedFile | None:
        """Return the file with this name; None if the runtime cannot load it, or it is broken."""
        return next((item for found in self._by_name.values() for item in found if item.file_name == file_name), None)

    def drop(self, broken: BrokenFile) -> None:
        """Offer a broken file no more."""
        self._by_name[broken.file.name].remove(broken.file)
        self.broken.append(broken)

    def files(self, name: NormalizedName, specs: Sequence[PackageSpec[CachedFile]]) -> Sequence[CachedFile]:
        """Return the files of a package that meet all specs, best first."""
        found = self._by_name.get(name, ())
        return [item for item in found if all(meets(spec.specifier, item.version) for spec in specs)]

    def dependencies(self, file: CachedFile, extras: Extras) -> list[PackageSpec[CachedFile]]:
        """Return what a package requires, with extras only what these add; raise `BrokenFile` if unreadable."""
        specs = [] if extras else [PackageSpec[CachedFile](name) for name in file.depends]
        if file.source is CachedSource.METADATA or (extras and file.source is CachedSource.OWN_LOCK):
            specs += map(spec_of, applicable(self._metadata(file), self.lock.runtime, extras))
        return specs

    def explain(self, spec: PackageSpec[CachedFile], needed_by: str) -> Problem:
        """Return why no file meets a spec."""
        facts = {"name": spec.name} | ({"needed_by": needed_by} if needed_by else {})
        broken = next((item.problem for item in self.broken if item.file.name == spec.name), None)
        if problem := broken or self.lock.refused.get(spec.name):
            return problem
        locked = self.lock.packages.get(spec.name)
        if not self._by_name.get(spec.name) and (locked is None or meets(spec.specifier, locked.version)):
            problem = Problem(Code.NOT_CACHED, count=1, **facts)
            return problem if locked or needed_by else problem.with_similar((*self._by_name, *self.lock.packages))
        if locked:
            facts["locked"] = locked.version
        return Problem(Code.NO_MATCHING_VERSION, wanted=spec.specifier, **facts)

    def imports_of(self, file: CachedFile) -> tuple[str, ...]:
        """Return the modules that a package provides."""
        if file.source is not CachedSource.METADATA:
            return file.imports
        with open_target(self._inventory.directory / file.file_name) as opened:
            return importable_names(opened, file.file_name)

    def size_of(self, file: CachedFile) -> int:
        """Return the size of a file in bytes; of a link, that of its target."""
        try:
            return (self._inventory.directory / file.file_name).stat().st_size
        except OSError:  # deleted since; reading it reports that
            return 0

    def verify(self, file: CachedFile) -> str:
        """Return the sha256 of a file, or raise `BrokenFile`: its bytes are not the published ones, or not sound."""
        if known := self._hashes.get(file.file_name):
            return known
        self._cancel.check()
        path = self._inventory.directory / file.file_name
        try:
            entry = self._inventory.by_name[file.file_name]
            sha256 = hash_entry(entry, self._inventory.directory, self._ledger)
            if not file.published:
                check_archive(path, file.file_name)
        except (Problem, OSError) as error:
            raise BrokenFile(file, disk_problem(error, path)) from error
        if file.published and sha256 not in file.published:
            facts = {"name": file.file_name, "actual": sha256, "expected": min(file.published)}
            raise BrokenFile(file, Problem(Code.ALTERED_FILE, **facts))
        self._hashes[file.file_name] = sha256
        return sha256

    def _metadata(self, file: CachedFile) -> tuple[Requirement, ...]:
        found = self._requires.get(file.file_name)
        if found is None:
            try:
                with open_target(self._inventory.directory / file.file_name) as opened:
                    metadata = parse_metadata(read_metadata(opened, file.file_name), file.file_name)
                found = requirements_of(metadata, file.file_name)
            except (Problem, OSError) as error:
                raise BrokenFile(file, disk_problem(error, file.file_name)) from error
            self._requires[file.file_name] = found
        return found

    def _is_here(self, file_name: str) -> bool:
        entry = self._inventory.by_name.get(file_name)
        is_dangling = entry and entry.warning and entry.warning.code is Code.DANGLING_LINK
        return entry is not None and entry.is_file and not is_dangling

    def _locked(self) -> Iterator[CachedFile]:
        for package in self.lock.packages.values():
            if self._is_here(package.file_name):
                yield _from_lock(self.lock, package, CachedSource.LOCK)

    def _additions(self) -> Iterator[CachedFile]:
        """Yield what the directory's own lock files add to the official ones."""
        for own in (local.lock for local in self._inventory.locks):
            names = added_names(own.document) or ()
            added = [package for package in own.packages.values() if package.name in names]
            for package in added:
                # Also if it is for another runtime: a pure wheel serves both, and its hash is the index's.
                if package.sha256:
                    self._recorded.setdefault(package.file_name, set()).add(package.sha256)
            if own.runtime.build == self.lock.runtime.build:
                for package in sorted(added, key=attrgetter("name")):
                    locked = self.lock.packages.get(package.name)
                    is_same = locked and (locked.file_name, locked.sha256) == (package.file_name, package.sha256)
                    if self._is_here(package.file_name) and not is_same:
                        yield _from_lock(own, package, CachedSource.OWN_LOCK)

    def _other_wheels(self) -> Iterator[CachedFile]:
        """Yield the wheels that no lock file of this runtime lists and that it can load, newest first."""
        listed = {package.file_name for package in self.lock.packages.values()}
        listed |= {item.file_name for found in self._by_name.values() for item in found}
        found: list[tuple[Version, CachedFile]] = []
        for entry in self._inventory.entries:
            if entry.kind is not Kind.WHEEL or entry.warning or not entry.is_file or entry.file_name in listed:
                continue
            try:
                name, version, _, tags = parse_wheel_filename(entry.file_name)
            except InvalidWheelFilename:
                continue
            if self.lock.runtime.loads(tags):
                published = _published(entry) | self._recorded.get(entry.file_name, set())
                file = CachedFile(name, str(version), entry.file_name, CachedSource.METADATA, published)
                found.append((version, file))
        found.sort(key=lambda pair: pair[0], reverse=True)
        yield from (file for _, file in found)


def _from_lock(lock: LockFile, package: LockPackage, source: CachedSource) -> CachedFile:
    published = frozenset({package.sha256} if package.sha256 else ())
    facts = (package.name, package.version, package.file_name, source, published, package.depends, package.imports)
    return CachedFile(*facts, lock.entry(package.name))


def _published(entry: Entry) -> frozenset[str]:
    """Return the hashes that official lock files, or the source that the ledger names, publish for a file."""
    found = {publication.sha256 for publication in catalog().publications(entry.file_name) if publication.sha256}
    if entry.status is Status.VERIFIED and entry.sha256:
        found.add(entry.sha256)
    return frozenset(found)

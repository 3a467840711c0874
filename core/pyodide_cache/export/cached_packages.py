"""What a cache directory can give to an export: the files that a runtime can load, and what they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from operator import attrgetter

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import InvalidVersion, Version

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import field, record
from pyodide_cache.files.atomic import check_archive, sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, LockPackage, parse_lock
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.wheel import importable_names, parse_metadata, read_metadata
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.inventory.own_lock import own_lock_names
from pyodide_cache.settings.releases import catalog


class CachedSource(StrEnum):
    """Who says what a package is and needs."""

    LOCK = "lock"  # the distribution's lock file
    OWN_LOCK = "own lock"  # the directory's own lock file, from an index
    METADATA = "metadata"  # the wheel alone


@record
class CachedCandidate:
    """A package file of the directory that the runtime can load.

    Attributes:
        published: the sha256 that are known for the file; empty when nobody published any.
        depends: as the lock says; empty for a wheel whose metadata must be read.
        extras: of the wheel, whose requirements are wanted too.

    """

    name: NormalizedName
    version: str
    file_name: str
    source: CachedSource
    published: frozenset[str]
    depends: tuple[NormalizedName, ...] = ()
    imports: tuple[str, ...] = ()
    extras: frozenset[str] = frozenset()


@record
class CachedRequirement:
    """A package that is wanted: in which versions, with which extras, or one very file."""

    name: NormalizedName
    specifier: SpecifierSet = field(default_factory=SpecifierSet)
    extras: frozenset[str] = frozenset()
    file_name: str | None = None

    def __str__(self) -> str:
        extras = f"[{','.join(sorted(self.extras))}]" if self.extras else ""
        return f"{self.name}{extras}{self.specifier}"


class Broken(Exception):  # noqa: N818 -- carries a find through resolvelib
    """A file whose bytes or metadata are wrong, found out in the middle of a search."""

    def __init__(self, candidate: CachedCandidate, problem: Problem) -> None:
        super().__init__(candidate.file_name)
        self.candidate = candidate
        self.problem = problem


class CachedPackages:
    """The package files of one directory, best first for each name, as one runtime sees them."""

    def __init__(self, inventory: Inventory, lock: LockFile, ledger: Ledger, cancel: Cancel) -> None:
        self.lock = lock
        self.problems: dict[NormalizedName, Problem] = {}
        self.failures: list[Failure] = []
        self._inventory = inventory
        self._ledger = ledger
        self._cancel = cancel
        self._environment = {key: str(value) for key, value in lock.runtime.marker_environment().items()}
        self._requires: dict[str, tuple[Requirement, ...]] = {}
        self._hashes: dict[str, str] = {}
        self._recorded: dict[str, set[str]] = {}
        self._by_name: dict[NormalizedName, list[CachedCandidate]] = {}
        for candidate in (*self._additions(), *self._locked(), *self._loose()):
            self._by_name.setdefault(candidate.name, []).append(candidate)

    @property
    def names(self) -> list[NormalizedName]:
        """The packages there are, in the order of their names."""
        return sorted(name for name, found in self._by_name.items() if found)

    def of(self, name: NormalizedName) -> Sequence[CachedCandidate]:
        """List the files that could give a package, best first."""
        return self._by_name.get(name, ())

    def with_file(self, file_name: str) -> CachedCandidate | None:
        """Return the candidate that is this very file."""
        return next((item for found in self._by_name.values() for item in found if item.file_name == file_name), None)

    def drop(self, candidate: CachedCandidate, problem: Problem) -> None:
        """Take a file whose bytes are wrong off the shelf, and remember why."""
        kept = [item for item in self._by_name[candidate.name] if item.file_name != candidate.file_name]
        self._by_name[candidate.name] = kept
        self.problems.setdefault(candidate.name, problem)
        self.failures.append(Failure(candidate.name, problem))

    def applies(self, requirement: Requirement, extras: Iterable[str] = ()) -> bool:
        """Tell whether a requirement's marker is true in the runtime."""
        marker = requirement.marker
        return marker is None or any(
            marker.evaluate({**self._environment, "extra": extra}) for extra in ("", *extras)
        )

    def needs_of(self, candidate: CachedCandidate) -> list[CachedRequirement]:
        """Return what a package needs in turn.

        Raises:
            Broken: when that is in its metadata, and they cannot be read.

        """
        needs = [CachedRequirement(name) for name in candidate.depends]
        if candidate.source is CachedSource.LOCK:
            return needs
        if candidate.source is CachedSource.METADATA or candidate.extras:
            needs += [
                need_of(requirement)
                for requirement in self._metadata(candidate)
                if self.applies(requirement, candidate.extras)
            ]
        return needs

    def imports_of(self, candidate: CachedCandidate) -> tuple[str, ...]:
        """Return the modules that a package offers."""
        if candidate.source is not CachedSource.METADATA:
            return candidate.imports
        with (self._inventory.directory / candidate.file_name).open("rb") as file:
            return importable_names(file, candidate.file_name)

    def size_of(self, candidate: CachedCandidate) -> int:
        """Return the bytes of a file, behind a link too."""
        try:
            return (self._inventory.directory / candidate.file_name).stat().st_size
        except OSError:  # gone since; whoever reads it will say so
            return 0

    def prove(self, candidate: CachedCandidate) -> str:
        """Return the sha256 of a file whose bytes are the published ones; sound, where none are.

        Raises:
            Broken: when they are not.
            Cancelled: when asked for.

        """
        known = self._hashes.get(candidate.file_name)
        if known:
            return known
        self._cancel.check()
        path = self._inventory.directory / candidate.file_name
        try:
            sha256 = self._sha256(candidate)
            if not candidate.published:
                check_archive(path, candidate.file_name)
        except Problem as problem:
            raise Broken(candidate, problem) from problem
        except OSError as error:
            raise Broken(candidate, disk_problem(error, str(path))) from error
        if candidate.published and sha256 not in candidate.published:
            expected = min(candidate.published)
            facts = {"name": candidate.file_name, "actual": sha256, "expected": expected}
            raise Broken(candidate, Problem(Code.ALTERED_FILE, **facts))
        self._hashes[candidate.file_name] = sha256
        return sha256

    def why_not(self, need: CachedRequirement, needed_by: str) -> Problem:
        """Say why no file here can meet a need."""
        facts: dict[str, str | int] = {"name": need.name}
        if needed_by:
            facts["needed_by"] = needed_by
        if need.name in self.problems:
            return self.problems[need.name]
        if need.name in self.lock.refused:
            return self.lock.refused[need.name]
        found = self.of(need.name)
        locked = self.lock.packages.get(need.name)
        if not found and (locked is None or satisfies(need, locked.version)):
            return Problem(Code.NOT_CACHED, **facts)
        facts["wanted"] = str(need.specifier)
        if locked:
            facts["locked"] = locked.version
        return Problem(Code.NO_MATCHING_VERSION, **facts)

    def _sha256(self, candidate: CachedCandidate) -> str:
        entry = self._inventory.by_name[candidate.file_name]
        path = self._inventory.directory / candidate.file_name
        is_link = entry.warning is not None and entry.warning.code is Code.IS_LINK
        if entry.sha256 and not is_link and stamp_of(path) == entry.stamp:
            return entry.sha256
        before = stamp_of(path)
        sha256 = sha256_of(path)
        # A link's stamp does not move with the bytes behind it, so it proves nothing.
        if not is_link and stamp_of(path) == before:
            self._ledger.add([(before, Record(sha256))])
        return sha256

    def _metadata(self, candidate: CachedCandidate) -> tuple[Requirement, ...]:
        found = self._requires.get(candidate.file_name)
        if found is None:
            try:
                with (self._inventory.directory / candidate.file_name).open("rb") as file:
                    text = read_metadata(file, candidate.file_name)
                found = parse_metadata(text, candidate.file_name).requires
            except Problem as problem:
                raise Broken(candidate, problem) from problem
            except OSError as error:
                raise Broken(candidate, disk_problem(error, candidate.file_name)) from error
            self._requires[candidate.file_name] = found
        return found

    def _there(self, file_name: str) -> Entry | None:
        entry = self._inventory.by_name.get(file_name)
        if entry is None or not entry.is_file or (entry.warning and entry.warning.code is Code.DANGLING_LINK):
            return None
        return entry

    def _locked(self) -> Iterator[CachedCandidate]:
        for package in self.lock.packages.values():
            if self._there(package.file_name):
                yield self._from_lock(package, CachedSource.LOCK)

    def _additions(self) -> Iterator[CachedCandidate]:
        directory = self._inventory.directory
        for name in own_lock_names(directory):
            try:
                own = parse_lock((directory / name).read_bytes(), name)
            except (OSError, Problem):
                continue  # gone or edited beyond use since; the wheels' own metadata will do
            for package in _added_in(own):
                # Also of another runtime's lock: a pure wheel serves both, and its hash is the index's.
                if package.sha256:
                    self._recorded.setdefault(package.file_name, set()).add(package.sha256)
            ours, base = own.runtime, self.lock.runtime
            if (ours.abi, ours.python, ours.platform) != (base.abi, base.python, base.platform):
                continue
            for package in _added_in(own):
                if self._there(package.file_name):
                    yield self._from_lock(package, CachedSource.OWN_LOCK)

    def _from_lock(self, package: LockPackage, source: CachedSource) -> CachedCandidate:
        published = {package.sha256} if package.sha256 else set()
        return CachedCandidate(
            package.name,
            package.version,
            package.file_name,
            source,
            frozenset(published),
            package.depends,
            package.imports,
        )

    def _loose(self) -> Iterator[CachedCandidate]:
        """Yield the wheels that no lock for this runtime names, and that it can load; newest first."""
        named = {package.file_name for package in self.lock.packages.values()}
        named |= {item.file_name for found in self._by_name.values() for item in found}
        tags = frozenset(self.lock.runtime.tags())
        found: list[tuple[Version, CachedCandidate]] = []
        for entry in self._inventory.entries:
            if entry.kind is not Kind.WHEEL or entry.warning or not entry.is_file or entry.file_name in named:
                continue
            try:
                name, version, _, wheel_tags = parse_wheel_filename(entry.file_name)
            except InvalidWheelFilename:
                continue
            if wheel_tags.isdisjoint(tags):
                continue
            published = _published(entry) | self._recorded.get(entry.file_name, set())
            candidate = CachedCandidate(name, str(version), entry.file_name, CachedSource.METADATA, published)
            found.append((version, candidate))
        found.sort(key=lambda pair: pair[0], reverse=True)
        yield from (candidate for _, candidate in found)


def need_of(requirement: Requirement) -> CachedRequirement:
    """Make a need of a person's or a wheel's requirement."""
    extras = frozenset(canonicalize_name(extra) for extra in requirement.extras)
    return CachedRequirement(canonicalize_name(requirement.name), requirement.specifier, extras)


def meets(need: CachedRequirement, candidate: CachedCandidate) -> bool:
    """Tell whether a file gives what is needed, extras aside."""
    if need.file_name is not None and need.file_name != candidate.file_name:
        return False
    return satisfies(need, candidate.version)


def satisfies(need: CachedRequirement, version: str) -> bool:
    """Tell whether a version is one that is needed."""
    try:
        return need.specifier.contains(Version(version), prereleases=True)
    except InvalidVersion:  # a lock may carry "dev" versions; only a need without bounds takes them
        return not str(need.specifier)


def _added_in(own: LockFile) -> list[LockPackage]:
    """Return the packages of a directory's own lock that are no official lock's (see ``disk.own_lock``)."""
    tool = own.document.get("tool")
    table = tool.get("pyodide-cache") if isinstance(tool, dict) else None
    added = table.get("added") if isinstance(table, dict) else None
    names = [canonicalize_name(name) for name in added if isinstance(name, str)] if isinstance(added, list) else []
    return sorted((own.packages[name] for name in names if name in own.packages), key=attrgetter("name"))


def _published(entry: Entry) -> frozenset[str]:
    """Return the hashes that official locks, or the source as the ledger remembers it, publish for a file."""
    found = {publication.sha256 for publication in catalog().publications(entry.file_name) if publication.sha256}
    if entry.status is Status.VERIFIED and entry.sha256:
        found.add(entry.sha256)
    return frozenset(found)

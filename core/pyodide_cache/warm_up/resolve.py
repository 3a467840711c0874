"""Resolve requirements to the files that the runtime's own micropip would choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import marker_applies, meets
from pyodide_cache.net.index import IndexFile
from pyodide_cache.warm_up.index_source import IndexSource
from pyodide_cache.warm_up.lock_source import LockSource
from pyodide_cache.warm_up.resolver import Extras, PackageSpec, Provider, Unavailable, solve, spec_of
from pyodide_cache.warm_up.sources import Sources

Constraints = Mapping[NormalizedName, SpecifierSet]


@record
class Pin:
    """A package that was chosen.

    Attributes:
        file: the lock file's entry, or the wheel of the index.
        needed_by: names of the packages that require it; empty if only the user does.

    """

    name: NormalizedName
    version: str
    file: LockPackage | IndexFile
    needed_by: tuple[NormalizedName, ...]


@record
class Resolution:
    """The chosen packages by name, the requirements that cannot be met, and notes for the user."""

    pins: tuple[Pin, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()


def resolve(
    requirements: Sequence[Requirement], sources: Sources, cancel: Cancel, constraints: Sequence[Requirement] = ()
) -> Resolution:
    """Choose a file for every requirement and for whatever it requires.

    As in micropip, the lock file comes first, then the index, and a lock package's ``depends`` are exact. A
    requirement that cannot be met is reported and left out; the others are resolved without it.

    Args:
        requirements: of the user.
        sources: the lock file and the index.
        cancel: stops the search.
        constraints: narrow versions wherever a package comes up, and ask for none.

    Raises:
        Cancelled: when ``cancel`` is set.

    """
    runtime = sources.lock.runtime
    wanted = [requirement for requirement in requirements if marker_applies(requirement, runtime)]
    allowed = _constraints(constraints, runtime)
    lock = sources.lock if sources.uses_lock else None
    notes = tuple(_ignored_extras(wanted, lock))
    cancel.check()
    if lock and (pins := _from_lock_alone(wanted, lock, allowed)):
        return Resolution(pins, notes=notes)
    source = LockThenIndex(lock, IndexSource(sources.index, runtime) if sources.index else None)
    source.prefetch(canonicalize_name(requirement.name) for requirement in wanted)
    roots = [(str(requirement), spec_of(requirement)) for requirement in wanted]
    solution, failures = solve(Provider(source, cancel, allowed), roots)
    chosen = [Pin(name, str(file.version), file, solution.needed_by[name]) for name, file in solution.files.items()]
    return Resolution(tuple(chosen), failures, notes)


class LockThenIndex:
    """A lock file first, then a package index for what the lock file does not provide."""

    def __init__(self, lock: LockFile | None, index: IndexSource | None) -> None:
        self._lock = LockSource(lock) if lock else None
        self._index = index

    def prefetch(self, names: Iterable[NormalizedName]) -> None:
        """Fetch the index pages of several packages at once."""
        if self._index:
            held = self._lock.lock.packages if self._lock else {}
            self._index.index.prefetch(name for name in names if name not in held)

    def files(
        self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]
    ) -> Sequence[LockPackage] | Sequence[IndexFile]:
        """Return the lock file's package if it meets all specs, else the wheels of the index.

        Raises:
            Unavailable: when one spec alone cannot be met: no other version of another package would help.

        """
        if self._lock and (locked := self._lock.files(name, specs)):
            return locked
        found = self._index.files(name, specs) if self._index else ()
        if not found and len({spec.specifier for spec in specs}) <= 1:
            raise Unavailable(name, self.explain(specs[0] if specs else PackageSpec(name)))
        return found

    def dependencies(self, file: LockPackage | IndexFile, extras: Extras) -> Sequence[PackageSpec[Any]]:
        """Return what a file requires; see the two sources."""
        if isinstance(file, LockPackage):
            return self._lock.dependencies(file) if self._lock else ()
        found = self._index.dependencies(file, extras) if self._index else ()
        self.prefetch(spec.name for spec in found)
        return found

    def explain(self, spec: PackageSpec[Any], _needed_by: str = "") -> Problem:
        """Return why neither the lock file nor the index has a file that meets a spec."""
        locked = self._lock.explain(spec) if self._lock else None
        if self._index is None:
            return locked or Problem(Code.NOT_IN_LOCK, name=spec.name)
        problem = self._index.explain(spec)
        if self._lock is None or locked is None or locked.code is Code.NOT_IN_LOCK:
            return problem
        if spec.name in self._index.problems:
            # The index is no help, so the lock file's entry is the reason, unless the index is out of reach.
            is_refused = spec.name in self._lock.lock.refused
            return locked if is_refused or problem.code is Code.NOT_ON_INDEX else problem
        return problem.with_facts(locked=locked.facts["locked"]) if "locked" in locked.facts else problem


def _constraints(requirements: Iterable[Requirement], runtime: Runtime) -> Constraints:
    found: dict[NormalizedName, SpecifierSet] = {}
    for item in requirements:
        if marker_applies(item, runtime):
            name = canonicalize_name(item.name)
            found[name] = found.get(name, SpecifierSet()) & item.specifier
    return found


def _ignored_extras(wanted: Sequence[Requirement], lock: LockFile | None) -> Iterator[Problem]:
    for requirement in wanted:
        if requirement.extras and lock and canonicalize_name(requirement.name) in lock.packages:
            extras = ", ".join(sorted(requirement.extras))
            yield Problem(Code.EXTRA_NOT_IN_LOCK, name=requirement.name, extras=extras)


def _from_lock_alone(
    wanted: Sequence[Requirement], lock: LockFile, constraints: Constraints
) -> tuple[Pin, ...] | None:
    """Return the lock file's own answer if it meets every requirement; then there is nothing to search.

    A lock file has one version of each package, so nothing can conflict.
    """
    for requirement in wanted:
        locked = lock.packages.get(canonicalize_name(requirement.name))
        if locked is None or not meets(requirement.specifier, locked.version):
            return None
    packages, missing = lock.closure(requirement.name for requirement in wanted)
    if missing or not all(meets(constraints.get(item.name, ""), item.version) for item in packages):
        return None
    needed_by: dict[NormalizedName, set[NormalizedName]] = {package.name: set() for package in packages}
    for package in packages:
        for depend in package.depends:
            needed_by[depend].add(package.name)
    return tuple(
        Pin(package.name, package.version, package, tuple(sorted(needed_by[package.name])))
        for package in sorted(packages, key=attrgetter("name"))
    )

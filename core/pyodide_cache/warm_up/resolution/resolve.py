"""Resolve requirements to the files that the runtime's own micropip would choose."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime, is_in_runtime
from pyodide_cache.formats.specifiers import marker_applies, meets
from pyodide_cache.formats.wheel import parse_metadata, requirements_of
from pyodide_cache.net.addresses import mask
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.net.indexes.metadata import metadata_at
from pyodide_cache.warm_up.request.named_files import NamedFiles, allowed_for
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.index_source import IndexSource
from pyodide_cache.warm_up.resolution.lock_source import LockSource
from pyodide_cache.warm_up.resolution.lock_then_index import LockThenIndex
from pyodide_cache.warm_up.resolution.package_source import PackageSpec, applicable, spec_of
from pyodide_cache.warm_up.resolution.resolver import Provider, Solution, solve
from pyodide_cache.warm_up.sources import Sources

Constraints = Mapping[NormalizedName, SpecifierSet]


@record
class Pin:
    """A package that was chosen."""

    name: NormalizedName
    version: str
    file: LockPackage | IndexFile  # the lock file's entry, or the wheel of the index
    needed_by: tuple[NormalizedName, ...]  # names of the packages that require it; empty if only the user does


@record
class Resolution:
    """The chosen packages by name, the requirements that cannot be met, and notes for the user."""

    pins: tuple[Pin, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()
    #: The only hashes that the file of a package may have, by canonical name
    allowed: Mapping[NormalizedName, frozenset[str]] = field(default_factory=dict)
    lock_file: Path | None = None  # the directory's own lock file, if it decided; else None


def resolve(request: PackageRequest, sources: Sources, cancel: Cancel, folders: Sequence[Path] = ()) -> Resolution:
    """Choose a file for every requirement of a request and for whatever it requires.

    As in micropip, the lock file comes first, then the index. Another version than the lock file's is taken where
    something else requires it and the metadata of the packages allows it. A requirement that cannot be met is
    reported and left out; an optional one is left out with a note. The others are resolved without it.

    Args:
        folders: may have wheels of the lock file, whose metadata need not be downloaded.
    """
    resolution = _resolve(request, sources, cancel, folders)
    failed = {failure.name: failure.problem for failure in resolution.failures}
    left_out = [item for item in request.optional if str(item) in failed]
    if not left_out:
        return resolution
    if len({*map(str, left_out)}) < len(failed):
        left_out = [*request.optional]  # an optional requirement must not be why another one fails
    again = _resolve(request.without(left_out), sources, cancel, folders)
    texts = sorted({*map(str, left_out)} & failed.keys())
    notes = (Problem(Code.LEFT_OUT, name=text, cause=failed[text]) for text in texts)
    return replace(again, notes=(*again.notes, *notes))


def _resolve(request: PackageRequest, sources: Sources, cancel: Cancel, folders: Sequence[Path]) -> Resolution:
    runtime = sources.lock.runtime
    allowed = _constraints(request.constraints, runtime)
    lock = sources.lock if sources.uses_lock else None
    wanted, notes = _wanted(request.requirements, runtime)
    notes = (*notes, *_ignored_extras(wanted, lock))
    cancel.check()
    named = NamedFiles.of([*wanted, *request.constraints, *request.overrides], runtime, request.hashes)
    wanted = [requirement for requirement in wanted if requirement not in named.failures]
    if (
        lock
        and not (named or request.overrides or request.index.ahead)
        and (pins := _from_lock_alone(wanted, lock, allowed))
    ):
        return Resolution(pins, notes=notes)
    index = IndexSource(sources.index, runtime, request.prereleases) if sources.index else None
    locked = LockSource(lock, partial(_locked_requirements, sources, folders)) if lock else None
    wheels = IndexSource(Index(sources.http, tuple), runtime)
    ahead = {canonicalize_name(requirement.name): frozenset[str]() for requirement in wanted}
    for name, url in request.index.ahead:
        ahead[canonicalize_name(name)] = ahead.get(canonicalize_name(name), frozenset()) | {mask(url)}
    source = LockThenIndex(locked, index, named, wheels, sources.lock, ahead, request.without_dependencies)
    source.prefetch(canonicalize_name(requirement.name) for requirement in wanted)
    roots = [(str(requirement), spec_of(requirement)) for requirement in wanted]
    provider = Provider(source, cancel, allowed, _overrides(request.overrides, runtime))
    solution, failures = solve(provider, roots)
    notes = (
        *notes,
        *_skipped(provider, solution),
        *_about_files(solution.files.values(), runtime),
        *source.unknown_extras(wanted, solution),
    )
    chosen = [Pin(name, str(file.version), file, solution.needed_by[name]) for name, file in solution.files.items()]
    refused = tuple(Failure(str(requirement), problem) for requirement, problem in named.failures.items())
    hashes = {pin.name: allowed_for(pin.file, named.allowed.get(pin.name, frozenset())) for pin in chosen}
    return Resolution(tuple(chosen), (*refused, *failures), notes, hashes)


def resolve_by_lock(request: PackageRequest, lock: LockFile) -> Resolution | None:
    """Return the answer of a lock file alone; None if it does not meet everything."""
    wanted, notes = _wanted(request.requirements, lock.runtime)
    if any(requirement.url or requirement.extras for requirement in wanted):
        return None
    limits = _constraints((*request.constraints, *request.overrides), lock.runtime)
    pins = _from_lock_alone(wanted, lock, limits)
    return Resolution(pins, notes=notes) if pins else None


def _locked_requirements(
    sources: Sources, folders: Sequence[Path], package: LockPackage
) -> tuple[Requirement, ...] | None:
    """Return what the metadata of a lock file's wheel requires in the runtime; None if it cannot be read.

    It is read from the wheel on this machine, else from the distribution, else from a wheel of the same version on
    the index, for whatever platform.
    """
    cached = [folder / package.file_name for folder in folders if (folder / package.file_name).is_file()]
    for location in (*cached, *sources.distribution.locations(package)):
        with contextlib.suppress(Problem, OSError):
            data = metadata_at(sources.http, location, package.file_name, package.sha256)
            found = requirements_of(parse_metadata(data, package.file_name), package.file_name)
            return tuple(applicable(found, sources.lock.runtime, frozenset()))
    with contextlib.suppress(Problem):
        for file in sources.index.project(package.name).files if sources.index else ():
            if str(file.version) == package.version and sources.index:
                found = sources.index.requirements(file)
                return tuple(applicable(found, sources.lock.runtime, frozenset()))
    return None


def _skipped(provider: Provider[Any], solution: Solution[Any]) -> Iterator[Problem]:
    """Yield the versions of chosen packages that were passed over since their metadata cannot be used."""
    of_name: dict[str, list[Failure]] = {}
    for candidate, problem in provider.skipped.items():
        if candidate.name in solution.files:
            of_name.setdefault(candidate.name, []).append(Failure(str(candidate.version), problem))
    for name, found in of_name.items():
        version, problem = found[0]
        if len(found) > 1:
            version += f" (and {len(found) - 1} other version{'s' if len(found) > 2 else ''})"
        yield Problem(Code.VERSION_SKIPPED, name=name, version=version, cause=problem)


def _about_files(files: Iterable[object], runtime: Runtime) -> Iterator[Problem]:
    """Yield what the user should know about wheels of an index."""
    wheels = [file for file in files if isinstance(file, IndexFile)]
    for file in wheels:
        if file.is_yanked:
            reason = f": {file.yanked_reason}" if file.yanked_reason else ""
            yield Problem(Code.YANKED_CHOSEN, name=file.name, version=str(file.version), reason=reason)
        if file.project_status:
            yield Problem(Code.NOT_MAINTAINED, name=file.name, status=file.project_status)
    if names := [file.file_name for file in wheels if not runtime.micropip_accepts(file.file_name)]:
        yield Problem(Code.NOT_FOR_MICROPIP, names=", ".join(names), count=len(names))


def _wanted(requirements: Sequence[Requirement], runtime: Runtime) -> tuple[list[Requirement], tuple[Problem, ...]]:
    """Return the requirements that a runtime needs files for, and notes about the others."""
    wanted, excluded, provided = [], [], []
    for item in requirements:
        if not marker_applies(item, runtime):
            excluded.append(str(item))
        elif is_in_runtime(canonicalize_name(item.name), runtime.python) and not item.url:
            provided.append(str(item))
        else:
            wanted.append(item)
    notes = []
    if excluded:
        notes.append(Problem(Code.EXCLUDED_BY_MARKER, names=", ".join(excluded), count=len(excluded)))
    if provided:
        notes.append(Problem(Code.IN_RUNTIME, names=", ".join(provided)))
    return wanted, tuple(notes)


def _constraints(requirements: Iterable[Requirement], runtime: Runtime) -> Constraints:
    found: dict[NormalizedName, SpecifierSet] = {}
    for item in requirements:
        if marker_applies(item, runtime):
            name = canonicalize_name(item.name)
            found[name] = found.get(name, SpecifierSet()) & item.specifier
    return found


def _overrides(
    requirements: Iterable[Requirement], runtime: Runtime
) -> Mapping[NormalizedName, Sequence[PackageSpec[Any]]]:
    """Return what replaces the requirements on a package; nothing where no marker of an override is true."""
    found: dict[NormalizedName, list[PackageSpec[Any]]] = {}
    for item in requirements:
        specs = found.setdefault(canonicalize_name(item.name), [])
        if marker_applies(item, runtime):
            specs.append(spec_of(item))
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

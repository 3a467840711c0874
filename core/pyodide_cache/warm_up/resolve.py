"""Resolve requirements to the very files that the runtime would pick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from packaging.requirements import Requirement
from resolvelib import BaseReporter, ResolutionImpossible, ResolutionTooDeep, Resolver

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.index import IndexFile
from pyodide_cache.warm_up.candidates import Candidate, Provider, Unavailable, explain_conflict, lock_meets
from pyodide_cache.warm_up.sources import Sources

_MAX_ROUNDS = 2000


@record
class Pin:
    """A package that was chosen, and who needs it (empty: the person)."""

    name: str
    version: str
    source: LockPackage | IndexFile
    needed_by: tuple[str, ...]


@record
class Resolution:
    """What was chosen, what cannot be had, and what a person should know besides."""

    pins: tuple[Pin, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()


def resolve(
    requirements: Sequence[Requirement], sources: Sources, cancel: Cancel, constraints: Sequence[Requirement] = ()
) -> Resolution:
    """Choose a file for every requirement and whatever it needs.

    The lock file comes first, then the index, as in micropip; a lock package's ``depends``
    stand as they are. ``constraints`` narrow versions wherever a package comes up, and ask for
    none. A requirement that cannot be met is named and left out; the others are
    resolved without it.

    Raises:
        Cancelled: when asked for.

    """
    lock = sources.lock if sources.uses_lock else None
    runtime = sources.lock.runtime
    provider = Provider(lock, sources.index, runtime, cancel, constraints)
    wanted = [requirement for requirement in requirements if provider.applies(requirement)]
    notes = tuple(_ignored_extras(wanted, lock))
    cancel.check()
    if lock and (closure := _from_lock_alone(wanted, lock, provider)):
        return Resolution(closure, notes=notes)
    if sources.index:
        held = lock.packages if lock else {}
        names = [canonicalize_name(requirement.name) for requirement in wanted]
        sources.index.prefetch(name for name in names if name not in held)

    try:
        return Resolution(_solve(provider, wanted), notes=notes)
    except _Unsolved as unsolved:
        if len(wanted) == 1:
            return Resolution((), (Failure(str(wanted[0]), unsolved.problem),), notes)

    # One bad wish must not take the good ones with it: add them one by one.
    good: list[Requirement] = []
    failures: list[Failure] = []
    pins: tuple[Pin, ...] = ()
    for requirement in wanted:
        try:
            pins = _solve(provider, [*good, requirement])
            good.append(requirement)
        except _Unsolved as unsolved:
            failures.append(Failure(str(requirement), unsolved.problem))
    return Resolution(pins, tuple(failures), notes)


def _ignored_extras(wanted: Sequence[Requirement], lock: LockFile | None) -> Iterator[Problem]:
    for requirement in wanted:
        if requirement.extras and lock and canonicalize_name(requirement.name) in lock.packages:
            extras = ", ".join(sorted(requirement.extras))
            yield Problem(Code.EXTRA_NOT_IN_LOCK, name=requirement.name, extras=extras)


def _from_lock_alone(wanted: Sequence[Requirement], lock: LockFile, provider: Provider) -> tuple[Pin, ...] | None:
    """Return the lock's closure when it meets every wish: then there is nothing to search.

    A lock has one version of each package, so nothing can be in conflict.
    """
    if not all(lock_meets(lock, requirement) for requirement in wanted):
        return None
    packages, missing = lock.closure(requirement.name for requirement in wanted)
    if missing or not all(provider.allows(package) for package in packages):
        return None
    needed_by: dict[str, set[str]] = {package.name: set() for package in packages}
    for package in packages:
        for depend in package.depends:
            needed_by[depend].add(package.name)
    return tuple(
        Pin(package.name, package.version, package, tuple(sorted(needed_by[package.name])))
        for package in sorted(packages, key=attrgetter("name"))
    )


class _Unsolved(Exception):  # noqa: N818 -- an answer, carried up
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _solve(provider: Provider, requirements: Iterable[Requirement]) -> tuple[Pin, ...]:
    roots = [provider.need(requirement) for requirement in requirements]
    asked_for = {need.name for need in roots}
    try:
        result = Resolver(provider, BaseReporter()).resolve(roots, max_rounds=_MAX_ROUNDS)
    except Unavailable as error:
        if error.name in asked_for or error.problem.facts.get("needed_by"):
            raise _Unsolved(error.problem) from error
        raise _Unsolved(Problem(Code.DEPENDENCY_UNAVAILABLE, name=error.name, cause=error.problem)) from error
    except ResolutionImpossible as error:
        raise _Unsolved(Problem(Code.CONFLICT, wishes=explain_conflict(error.causes))) from error
    except ResolutionTooDeep as error:
        raise _Unsolved(Problem(Code.CONFLICT, wishes="")) from error

    graph = result.graph
    needed_by: dict[str, set[str]] = {}
    chosen: dict[str, Candidate] = {}
    for identifier, candidate in result.mapping.items():
        chosen.setdefault(candidate.name, candidate)
        parents = {parent[0] for parent in graph.iter_parents(identifier) if parent is not None}
        needed_by.setdefault(candidate.name, set()).update(parents - {candidate.name})
    return tuple(
        Pin(name, candidate.version, candidate.source, tuple(sorted(needed_by[name])))
        for name, candidate in sorted(chosen.items())
    )

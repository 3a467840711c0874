"""Choose what an export holds: what is wanted and all it needs, each file with proven bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from packaging.requirements import Requirement
from resolvelib import AbstractProvider, BaseReporter, ResolutionImpossible, ResolutionTooDeep, Resolver
from resolvelib.structs import Matches, RequirementInformation

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.export.cached_packages import (
    Broken,
    CachedCandidate,
    CachedPackages,
    CachedRequirement,
    CachedSource,
    meets,
    need_of,
)
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.warm_up.candidates import explain_conflict

_MAX_ROUNDS = 5000


@record
class ExportSelection:
    """What to export: requirements, files by name (marked rows), or all that the runtime can load."""

    requirements: tuple[Requirement, ...] = ()
    file_names: tuple[str, ...] = ()
    everything: bool = False


@record
class ExportPackage:
    """A package that goes into an export.

    Attributes:
        sha256: of the bytes on disk, at the time of the plan.
        verified: whether somebody published exactly this hash.
        depends: canonical names, all of them in the same export.
        needed_by: the packages that need it; empty when it was asked for.

    """

    name: NormalizedName
    version: str
    file_name: str
    size: int
    sha256: str
    verified: bool
    source: CachedSource
    depends: tuple[NormalizedName, ...]
    imports: tuple[str, ...]
    needed_by: tuple[str, ...] = ()


@record
class Chosen:
    """What was chosen, in the order of names, what cannot be had and why, and what to know besides."""

    packages: tuple[ExportPackage, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[Problem, ...] = ()


def choose(shelf: CachedPackages, choice: ExportSelection, *, cancel: Cancel) -> Chosen:
    """Choose files for what is wanted and all it needs, and prove their bytes.

    A file whose bytes are wrong is named as a failure, and so is every wish that cannot be met
    without it.

    Raises:
        Cancelled: when asked for.

    """
    failures: list[Failure] = []
    roots = [(str(item), need_of(item)) for item in choice.requirements if shelf.applies(item)]
    for file_name in choice.file_names:
        candidate = shelf.with_file(file_name)
        if candidate:
            roots.append((file_name, CachedRequirement(candidate.name, file_name=file_name)))
        else:
            failures.append(Failure(file_name, Problem(Code.NO_COMPATIBLE_WHEEL, **_facts_of(shelf, file_name))))
    if choice.everything:
        roots += [(name, CachedRequirement(name)) for name in shelf.names]
    while True:
        cancel.check()
        try:
            mapping, parents, unmet = _solve_all(shelf, roots)
            hashes = {name: shelf.prove(candidate) for name, candidate in mapping.items()}
            break
        except Broken as broken:
            shelf.drop(broken.candidate, broken.problem)
    packages = tuple(
        _package(shelf, candidate, hashes[name], parents[name]) for name, candidate in sorted(mapping.items())
    )
    notes = [Problem(Code.UNVERIFIED, name=item.file_name) for item in packages if not item.verified]
    notes += [
        Problem(Code.EXTRA_NOT_IN_LOCK, name=need.name, extras=", ".join(sorted(need.extras)))
        for _, need in roots
        if need.extras and need.name in mapping and mapping[need.name].source is CachedSource.LOCK
    ]
    named = {failure.requirement for failure in shelf.failures}
    failures += [*shelf.failures, *(failure for failure in unmet if failure.requirement not in named)]
    return Chosen(packages, tuple(failures), tuple(notes))


def _package(shelf: CachedPackages, candidate: CachedCandidate, sha256: str, parents: set[str]) -> ExportPackage:
    depends = sorted({need.name for need in shelf.needs_of(candidate)} - {candidate.name})
    return ExportPackage(
        candidate.name,
        candidate.version,
        candidate.file_name,
        shelf.size_of(candidate),
        sha256,
        bool(candidate.published),
        candidate.source,
        tuple(depends),
        shelf.imports_of(candidate),
        tuple(sorted(parents)),
    )


_Solution = tuple[dict[NormalizedName, CachedCandidate], dict[NormalizedName, set[str]]]


def _solve_all(
    shelf: CachedPackages, roots: Sequence[tuple[str, CachedRequirement]]
) -> tuple[*_Solution, list[Failure]]:
    try:
        return *_solve(shelf, [need for _, need in roots]), []
    except _Unmet as unmet:
        if len(roots) == 1:
            return {}, {}, [Failure(roots[0][0], unmet.problem)]
    # One bad wish must not take the good ones with it: add them one by one.
    good: list[CachedRequirement] = []
    failures: list[Failure] = []
    solution: _Solution = {}, {}
    for text, need in roots:
        try:
            solution = _solve(shelf, [*good, need])
            good.append(need)
        except _Unmet as unmet:
            failures.append(Failure(text, unmet.problem))
    return *solution, failures


class _Unmet(Exception):  # noqa: N818 -- an answer, carried up
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def _solve(shelf: CachedPackages, roots: Sequence[CachedRequirement]) -> _Solution:
    try:
        result = Resolver(_Provider(shelf), BaseReporter()).resolve(roots, max_rounds=_MAX_ROUNDS)
    except ResolutionImpossible as error:
        raise _Unmet(_why(shelf, error.causes)) from error
    except ResolutionTooDeep as error:
        raise _Unmet(Problem(Code.CONFLICT, wishes="")) from error
    parents: dict[NormalizedName, set[str]] = {}
    for name in result.mapping:
        parents[name] = {parent for parent in result.graph.iter_parents(name) if parent is not None}
    return dict(result.mapping), parents


def _why(shelf: CachedPackages, causes: Iterable[RequirementInformation[Any, Any]]) -> Problem:
    causes = list(causes)
    for cause in causes:
        need: CachedRequirement = cause.requirement
        if any(meets(need, candidate) for candidate in shelf.of(need.name)):
            continue
        needed_by = cause.parent.name if cause.parent else ""
        problem = shelf.why_not(need, needed_by)
        if not needed_by or problem.facts.get("needed_by"):
            return problem
        return Problem(Code.DEPENDENCY_UNAVAILABLE, name=need.name, cause=problem)
    return Problem(Code.CONFLICT, wishes=explain_conflict(causes))


class _Provider(AbstractProvider[CachedRequirement, CachedCandidate, NormalizedName]):
    def __init__(self, shelf: CachedPackages) -> None:
        self._shelf = shelf

    def identify(self, requirement_or_candidate: CachedRequirement | CachedCandidate) -> NormalizedName:
        return requirement_or_candidate.name

    def get_preference(
        self,
        identifier: NormalizedName,
        resolutions: Mapping[NormalizedName, CachedCandidate],
        candidates: Mapping[NormalizedName, Iterator[CachedCandidate]],
        information: Mapping[NormalizedName, Iterator[RequirementInformation[CachedRequirement, CachedCandidate]]],
        backtrack_causes: Sequence[RequirementInformation[CachedRequirement, CachedCandidate]],
    ) -> tuple[bool, str]:
        in_conflict = any(cause.requirement.name == identifier for cause in backtrack_causes)
        return not in_conflict, identifier

    def find_matches(
        self,
        identifier: NormalizedName,
        requirements: Mapping[NormalizedName, Iterator[CachedRequirement]],
        incompatibilities: Mapping[NormalizedName, Iterator[CachedCandidate]],
    ) -> Matches[CachedCandidate]:
        needs = list(requirements[identifier])
        extras = frozenset[str]().union(*(need.extras for need in needs))
        refused = {candidate.file_name for candidate in incompatibilities[identifier]}
        return [
            replace(candidate, extras=extras)
            for candidate in self._shelf.of(identifier)
            if candidate.file_name not in refused and all(meets(need, candidate) for need in needs)
        ]

    def is_satisfied_by(self, requirement: CachedRequirement, candidate: CachedCandidate) -> bool:
        return requirement.extras <= candidate.extras and meets(requirement, candidate)

    def get_dependencies(self, candidate: CachedCandidate) -> list[CachedRequirement]:
        return self._shelf.needs_of(candidate)


def _facts_of(shelf: CachedPackages, file_name: str) -> dict[str, str | int]:
    runtime = shelf.lock.runtime
    return {
        "name": file_name,
        "runtime": ", ".join(runtime.platforms[:1]) + f", Python {runtime.python_short}",
    }

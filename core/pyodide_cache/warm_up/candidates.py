"""What resolution chooses from: lock packages and an index's wheels, as resolvelib wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version
from resolvelib import AbstractProvider
from resolvelib.structs import Matches, RequirementInformation

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.net.index import Index, IndexFile

Identifier = tuple[NormalizedName, frozenset[str]]


@record
class Candidate:
    """One way to have a package; with extras, a wrapper that also asks for their requirements."""

    name: NormalizedName
    version: str
    source: LockPackage | IndexFile
    extras: frozenset[str] = frozenset()


@record
class Need:
    """A requirement for resolution.

    Attributes:
        only: set where nothing but this very candidate will do: a lock package's ``depends``
            stand as they are, and extras belong to the wheel that offers them.

    """

    name: NormalizedName
    specifier: SpecifierSet
    extras: frozenset[str] = frozenset()
    only: LockPackage | IndexFile | None = field(default=None, compare=False)

    @classmethod
    def of(cls, requirement: Requirement) -> Need:
        """Make a need of a person's or a wheel's requirement."""
        extras = frozenset(canonicalize_name(extra) for extra in requirement.extras)
        return cls(canonicalize_name(requirement.name), requirement.specifier, extras)

    def __str__(self) -> str:
        extras = f"[{','.join(sorted(self.extras))}]" if self.extras else ""
        exact = f"=={self.only.version}" if self.only else ""
        return f"{self.name}{extras}{exact or self.specifier}"


class Unavailable(Exception):  # noqa: N818 -- carries a problem through resolvelib
    """A package that no source can give, whatever version of others is tried."""

    def __init__(self, name: NormalizedName, problem: Problem) -> None:
        super().__init__(name)
        self.name = name
        self.problem = problem


class Provider(AbstractProvider[Need, Candidate, Identifier]):
    """Answer resolvelib's questions from a lock file first, then an index."""

    def __init__(
        self,
        lock: LockFile | None,
        index: Index | None,
        runtime: Runtime,
        cancel: Cancel,
        constraints: Iterable[Requirement] = (),
    ) -> None:
        self._lock = lock
        self._index = index
        self._runtime = runtime
        self._cancel = cancel
        self._rank = {tag: rank for rank, tag in enumerate(runtime.tags())}
        self._environment = runtime.marker_environment()
        self._constraints: dict[NormalizedName, SpecifierSet] = {}
        for item in constraints:
            if self.applies(item):
                name = canonicalize_name(item.name)
                self._constraints[name] = self._constraints.get(name, SpecifierSet()) & item.specifier
        self.problems: dict[NormalizedName, Problem] = {}

    def applies(self, requirement: Requirement, extras: Iterable[str] = ()) -> bool:
        """Tell whether a requirement's marker is true in the runtime."""
        if requirement.marker is None:
            return True
        environment: dict[str, str] = {key: str(value) for key, value in self._environment.items()}
        return any(requirement.marker.evaluate({**environment, "extra": extra}) for extra in ("", *extras))

    def need(self, requirement: Requirement) -> Need:
        """Make a need of a requirement, narrowed by the constraint on its name."""
        need = Need.of(requirement)
        constraint = self._constraints.get(need.name)
        return need if constraint is None else replace(need, specifier=need.specifier & constraint)

    def allows(self, package: LockPackage) -> bool:
        """Tell whether the constraints let a lock's package pass."""
        constraint = self._constraints.get(package.name)
        return constraint is None or _allows(constraint, package.version)

    def identify(self, requirement_or_candidate: Need | Candidate) -> Identifier:
        """Return what makes two needs about the same thing."""
        return requirement_or_candidate.name, requirement_or_candidate.extras

    def get_preference(
        self,
        identifier: Identifier,
        resolutions: Mapping[Identifier, Candidate],
        candidates: Mapping[Identifier, Iterator[Candidate]],
        information: Mapping[Identifier, Iterator[RequirementInformation[Need, Candidate]]],
        backtrack_causes: Sequence[RequirementInformation[Need, Candidate]],
    ) -> tuple[bool, bool, str]:
        """Settle what is pinned by a lock or in conflict first, so that less is tried in vain."""
        needs = [item.requirement for item in information[identifier]]
        pinned = any(need.only for need in needs)
        causes = {self.identify(cause.requirement) for cause in backtrack_causes}
        return not pinned, identifier not in causes, identifier[0]

    def find_matches(
        self,
        identifier: Identifier,
        requirements: Mapping[Identifier, Iterator[Need]],
        incompatibilities: Mapping[Identifier, Iterator[Candidate]],
    ) -> Matches[Candidate]:
        """Return the candidates for a package, best first."""
        self._cancel.check()
        name, extras = identifier
        needs = list(requirements[identifier])
        refused = {candidate.source for candidate in incompatibilities[identifier]}
        only = next((need.only for need in needs if need.only), None)
        sources = [only] if only else self._sources(name, needs)
        found = [
            Candidate(name, str(source.version), source, extras)
            for source in sources
            if source not in refused and all(self._satisfies(need, source) for need in needs)
        ]
        if not found and not refused and len({str(need.specifier) for need in needs}) <= 1 and not only:
            # One wish alone cannot be met: no other version of anything will change that.
            raise Unavailable(name, self._why_not(name, needs[0] if needs else None))
        return found

    def is_satisfied_by(self, requirement: Need, candidate: Candidate) -> bool:
        """Tell whether a candidate is what a need asks for."""
        return self._satisfies(requirement, candidate.source)

    def get_dependencies(self, candidate: Candidate) -> list[Need]:
        """Return what a candidate needs in turn."""
        source = candidate.source
        if isinstance(source, LockPackage):
            return self._lock_dependencies(source)
        if candidate.extras:
            own = Need(candidate.name, SpecifierSet(), only=source)
            return [own, *self._wheel_dependencies(source, candidate.extras)]
        return self._wheel_dependencies(source, frozenset())

    def _lock_dependencies(self, package: LockPackage) -> list[Need]:
        needs = []
        for depend in package.depends:
            locked = self._lock.packages.get(depend) if self._lock else None
            if locked is None:
                known = self._lock.refused.get(depend) if self._lock else None
                problem = known or Problem(Code.NOT_IN_LOCK, name=depend, needed_by=package.spelling)
                raise Unavailable(depend, problem)
            if not self.allows(locked):
                facts = {"name": depend, "locked": locked.version, "needed_by": package.spelling}
                wanted = str(self._constraints[depend])
                raise Unavailable(depend, Problem(Code.NO_MATCHING_VERSION, wanted=wanted, **facts))
            needs.append(Need(depend, SpecifierSet(), only=locked))
        return needs

    def _wheel_dependencies(self, file: IndexFile, extras: frozenset[str]) -> list[Need]:
        if self._index is None:
            return []
        self._cancel.check()
        try:
            metadata = self._index.metadata(file)
        except Problem as problem:
            raise Unavailable(file.name, problem) from problem
        wanted = [
            requirement
            for requirement in metadata.requires
            if self.applies(requirement, extras) and (not extras or not self.applies(requirement))
        ]
        for requirement in wanted:
            if requirement.url:  # not the index's project of that name
                name = canonicalize_name(requirement.name)
                raise Unavailable(name, Problem(Code.URL_REQUIREMENT, text=str(requirement)))
        return [self.need(requirement) for requirement in wanted]

    def _sources(self, name: NormalizedName, needs: list[Need]) -> Iterator[LockPackage | IndexFile]:
        """Yield the lock's package when it is wanted, else an index's wheels, newest first."""
        locked = self._lock.packages.get(name) if self._lock else None
        if locked and all(self._satisfies(need, locked) for need in needs):
            yield locked
            return  # as micropip: the lock first, the index for what the lock does not hold
        if self._index is None:
            return
        specifier = SpecifierSet()
        for need in needs:
            specifier &= need.specifier
        try:
            yield from self._compatible_files(name, specifier)
        except Problem as problem:
            self.problems[name] = problem

    def _compatible_files(self, name: NormalizedName, specifier: SpecifierSet) -> list[IndexFile]:
        assert self._index is not None
        best: dict[Version, IndexFile] = {}
        for file in self._index.project(name).files:
            if not self._loads(file):
                continue
            other = best.get(file.version)
            if other is None or self._rank_of(file) < self._rank_of(other):
                best[file.version] = file
        # As micropip's packaging 24.2: a range that names no pre-release takes none, even if it has
        # nothing else; only a wish without any bounds does. The newer packaging here is laxer.
        prereleases = bool(specifier.prereleases) if len(specifier) else None
        allowed = specifier.filter(sorted(best, reverse=True), prereleases)
        # As micropip: a yanked version is the last resort, pinned or not.
        return sorted((best[version] for version in allowed), key=attrgetter("is_yanked"))

    def _loads(self, file: IndexFile) -> bool:
        if not any(tag in self._rank for tag in file.tags):
            return False
        if not file.requires_python:
            return True
        try:
            return SpecifierSet(file.requires_python).contains(self._runtime.python, prereleases=True)
        except InvalidSpecifier:  # old uploads have nonsense here; pip ignores it too
            return True

    def _rank_of(self, file: IndexFile) -> int:
        return min(self._rank[tag] for tag in file.tags if tag in self._rank)

    def _satisfies(self, need: Need, source: LockPackage | IndexFile) -> bool:
        if need.only is not None:
            return need.only == source
        return _allows(need.specifier, str(source.version))

    def _why_not(self, name: NormalizedName, need: Need | None) -> Problem:
        facts: dict[str, str | int] = {"name": name}
        wanted = str(need.specifier) if need else ""
        if wanted:
            facts["wanted"] = wanted
        locked = self._lock.packages.get(name) if self._lock else None
        if locked:
            facts["locked"] = locked.version
        if self._lock and name in self._lock.refused and (self._index is None or name in self.problems):
            return self._lock.refused[name]  # the index is no help: what is wrong is the lock's entry
        if name in self.problems:
            problem = self.problems[name]
            if locked and problem.code is Code.NOT_ON_INDEX:
                return Problem(Code.NO_MATCHING_VERSION, **facts)
            return problem
        if self._index is None:
            return Problem(Code.NO_MATCHING_VERSION if locked else Code.NOT_IN_LOCK, **facts)
        project = self._index.project(name)
        loadable = [file.version for file in project.files if self._loads(file)]
        if project.newest:
            facts["newest"] = str(project.newest)
        facts["index"] = self._index.label
        facts["runtime"] = ", ".join(self._runtime.platforms[:1]) + f", Python {self._runtime.python_short}"
        if loadable:
            facts["newest_loadable"] = str(max(loadable))
            return Problem(Code.NO_MATCHING_VERSION, **facts)
        return Problem(Code.NO_COMPATIBLE_WHEEL, **facts)


def _allows(specifier: SpecifierSet, version: str) -> bool:
    try:
        return specifier.contains(Version(version), prereleases=True)
    except InvalidVersion:  # a lock may carry versions of any form; only a wish without bounds takes them
        return not str(specifier)


def lock_meets(lock: LockFile, requirement: Requirement) -> bool:
    """Tell whether a lock file's package of that name has a version that the requirement allows."""
    package = lock.packages.get(canonicalize_name(requirement.name))
    return package is not None and _allows(requirement.specifier, package.version)


def explain_conflict(causes: Iterable[RequirementInformation[Any, Any]]) -> str:
    """List who asks for what, for a person: ``numpy<2; numpy==2.4.6 by pandas 3.0.4``."""
    parts = []
    for cause in causes:
        parent = cause.parent
        by = f" by {parent.name} {parent.version}" if parent else ""
        parts.append(f"{cause.requirement}{by}")
    return "; ".join(dict.fromkeys(parts))

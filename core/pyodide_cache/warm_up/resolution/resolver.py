"""Choose one file for each package, so that every requirement is met: resolvelib with one provider for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic

from packaging.specifiers import SpecifierSet
from resolvelib import AbstractProvider, ResolutionImpossible, ResolutionTooDeep
from resolvelib.resolvers import Resolution
from resolvelib.structs import RequirementInformation

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.warm_up.resolution.conflicts import LastConflict, Unavailable, listed, of_dependency, reasons_of
from pyodide_cache.warm_up.resolution.package_source import Extras, F, PackageSource, PackageSpec

#: Rounds after which the search stops; the comparison with pip and micropip needs fewer than 300.
MAX_ROUNDS = 2000

#: The name of a package, and the extras that are asked for.
Identifier = tuple[NormalizedName, Extras]


@record
class Solution(Generic[F]):
    """The chosen files by canonical name, sorted, and the sorted names of the packages that need each of them."""

    files: Mapping[NormalizedName, F]
    needed_by: Mapping[NormalizedName, tuple[NormalizedName, ...]]

    @property
    def depends(self) -> Mapping[NormalizedName, tuple[NormalizedName, ...]]:
        """The sorted names of the packages that each package needs."""
        found: dict[NormalizedName, list[NormalizedName]] = {name: [] for name in self.files}
        for name, parents in self.needed_by.items():
            for parent in parents:
                found[parent].append(name)
        return {name: tuple(needed) for name, needed in found.items()}


@record
class Candidate(Generic[F]):
    """A file that the resolver may choose; with extras, it also requires what they ask for.

    The provider makes one candidate of each file and set of extras, so candidates are compared by identity.
    """

    name: NormalizedName
    version: str
    file: F
    extras: Extras = frozenset()

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class Provider(AbstractProvider[PackageSpec[F], Candidate[F], Identifier]):
    """Answer resolvelib's questions from a source.

    Args:
        constraints: allowed versions by name; they narrow requirements and ask for nothing.
        overrides: by name, what is required instead of whatever a file requires of that package.
    """

    def __init__(
        self,
        source: PackageSource[F],
        cancel: Cancel,
        constraints: Mapping[NormalizedName, SpecifierSet] | None = None,
        overrides: Mapping[NormalizedName, Sequence[PackageSpec[F]]] | None = None,
    ) -> None:
        self.source = source
        self._cancel = cancel
        self._constraints = constraints or {}
        self._overrides = overrides or {}
        self._candidates: dict[tuple[int, Extras], Candidate[F]] = {}
        self._dependencies: dict[Candidate[F], list[PackageSpec[F]]] = {}
        self._counts: dict[Identifier, int] = {}
        #: The files whose requirements cannot be used, with the reason; other versions are tried instead.
        self.skipped: dict[Candidate[F], Problem] = {}
        self.roots: Sequence[PackageSpec[F]] = ()  # what the user requires
        self._unusable: dict[Candidate[F], Sequence[Problem]] = {}

    def narrow(self, spec: PackageSpec[F]) -> PackageSpec[F]:
        """Add the constraint on a package to a spec."""
        constraint = self._constraints.get(spec.name)
        if constraint is None:
            return spec
        if spec.exact is None:
            return replace(spec, specifier=str(SpecifierSet(spec.specifier) & constraint))
        if meets(constraint, version := str(spec.exact.version)):
            return spec
        facts = {"name": spec.name, "wanted": str(constraint), "newest_loadable": version}
        return replace(spec, problems=(Problem(Code.NO_MATCHING_VERSION, **facts),))

    def identify(self, requirement_or_candidate: PackageSpec[F] | Candidate[F]) -> Identifier:
        """Return the key that the specs and candidates of one package share."""
        return requirement_or_candidate.name, requirement_or_candidate.extras

    def get_preference(
        self,
        identifier: Identifier,
        resolutions: Mapping[Identifier, Candidate[F]],
        candidates: Mapping[Identifier, Iterator[Candidate[F]]],
        information: Mapping[Identifier, Iterator[RequirementInformation[PackageSpec[F], Candidate[F]]]],
        backtrack_causes: Sequence[RequirementInformation[PackageSpec[F], Candidate[F]]],
    ) -> tuple[bool, bool, int, str]:
        """Settle packages first that have few candidates: a conflict is found before many versions are tried."""
        is_exact = any(item.requirement.exact or item.requirement.locked for item in information[identifier])
        is_cause = any(self.identify(cause.requirement) == identifier for cause in backtrack_causes)
        return not is_exact, not is_cause, self._counts.get(identifier, 0), identifier[0]

    def find_matches(
        self,
        identifier: Identifier,
        requirements: Mapping[Identifier, Iterator[PackageSpec[F]]],
        incompatibilities: Mapping[Identifier, Iterator[Candidate[F]]],
    ) -> Callable[[], Iterator[Candidate[F]]]:
        """Return a function that yields the candidates of a package, best first.

        The other files are looked for only when the first ones led to no solution: to count them, or to try them,
        may take a request.
        """
        self._cancel.check()
        name, extras = identifier
        specs = list(requirements[identifier])
        excluded = set(incompatibilities[identifier])
        exact = next((spec.exact for spec in specs if spec.exact), None)
        if any(spec.problems for spec in specs):
            first: list[Candidate[F]] = []
        else:
            files = [exact] if exact is not None else self.source.files(name, specs)
            first = self._usable(files, specs, extras, excluded)
        self._counts[identifier] = len(first)

        def candidates() -> Iterator[Candidate[F]]:
            yield from first
            if exact is None and not any(spec.problems for spec in specs):
                yield from self._usable(self.source.others(name, specs), specs, extras, excluded)

        return candidates

    def _usable(
        self, files: Iterable[F], specs: Sequence[PackageSpec[F]], extras: Extras, excluded: set[Candidate[F]]
    ) -> list[Candidate[F]]:
        found = (self._candidate(file, extras) for file in files)
        return [
            candidate
            for candidate in found
            if candidate not in excluded and all(spec.allows(candidate.file, candidate.version) for spec in specs)
        ]

    def is_satisfied_by(self, requirement: PackageSpec[F], candidate: Candidate[F]) -> bool:
        """Return whether a candidate meets a spec."""
        return requirement.allows(candidate.file, candidate.version)

    def get_dependencies(self, candidate: Candidate[F]) -> list[PackageSpec[F]]:
        """Return what a candidate requires; with extras, the same file without extras is part of it.

        A candidate that cannot be used requires what does not exist, so that the next one is tried.
        """
        found = self._dependencies.get(candidate)
        if found is None:
            self._cancel.check()
            try:
                specs = self.source.dependencies(candidate.file, candidate.extras)
                found = [self.narrow(new) for spec in specs for new in self._overridden(spec)]
                if needed := next((spec for spec in found if spec.url), None):
                    raise Problem(Code.REQUIRES_URL, text=f"{needed.name} @ {needed.url}")
            except Problem as problem:
                self.skipped[candidate] = problem
                found = self._give_up(candidate, [problem])
            else:
                reasons = [
                    reason for spec in filter(self._is_hopeless, found) for reason in self._reasons(spec, candidate)
                ]
                found = self._give_up(candidate, reasons) if reasons else found
            if candidate.extras:
                found.insert(0, PackageSpec(candidate.name, exact=candidate.file))
            self._dependencies[candidate] = found
        return found

    def _overridden(self, spec: PackageSpec[F]) -> Sequence[PackageSpec[F]]:
        # The runtime loads what a lock file names for a package, whatever a project does without.
        return self._overrides.get(spec.name, (spec,)) or ((spec,) if spec.locked else ())

    def _give_up(self, candidate: Candidate[F], problems: Iterable[Problem]) -> list[PackageSpec[F]]:
        """Return what nothing meets, for a file that cannot be used.

        Raises:
            Unavailable: when a root has no other file: without it, all versions of the other packages would be tried.
        """
        problems = self._unusable[candidate] = tuple(dict.fromkeys(problems))
        for spec in self.roots:
            if spec.name == candidate.name and self._is_hopeless(spec):
                raise Unavailable(spec.name, *next(iter(self._unusable[file] for file in self._alone(spec))))
        name = NormalizedName(f"{candidate.name} {candidate.version}")  # no package has such a name
        return [PackageSpec(name, problems=problems)]

    def _reasons(self, spec: PackageSpec[F], parent: Candidate[F]) -> list[Problem]:
        of_file = next((self._unusable[file] for file in self._alone(spec)), ())  # why the best one cannot be used
        problems = spec.problems or of_file or (self.source.explain(spec, parent.name),)
        return [of_dependency(spec.name, problem, is_root=False) for problem in problems]

    def _is_hopeless(self, spec: PackageSpec[F]) -> bool:
        """Return whether no usable file meets a spec, whatever else is required."""
        try:
            return all(candidate in self._unusable for candidate in self._alone(spec))
        except Unavailable:  # which ends the search, unless something else rules out the file that needs it
            return False

    def best(self, spec: PackageSpec[F]) -> Candidate[F] | None:
        """Return the best file for a spec, whatever else is required; None if there is none."""
        return next(self._alone(spec), None)

    def _alone(self, spec: PackageSpec[F]) -> Iterator[Candidate[F]]:
        identifier = self.identify(spec)
        return self.find_matches(identifier, {identifier: iter([spec])}, {identifier: iter(())})()

    def _candidate(self, file: F, extras: Extras) -> Candidate[F]:
        key = id(file), extras
        found = self._candidates.get(key)
        if found is None:
            found = self._candidates[key] = Candidate(file.name, str(file.version), file, extras)
        return found


def solve(
    provider: Provider[F], roots: Sequence[tuple[str, PackageSpec[F]]]
) -> tuple[Solution[F], tuple[Failure, ...]]:
    """Choose files for as many requirements as possible.

    A requirement that cannot be met is reported, once for each reason, and left out; the others are resolved without
    it.

    Args:
        roots: what the user requires: its text for reports, and the spec.
    """
    specs = [spec for _, spec in roots]
    try:
        return _solve(provider, specs), ()
    except _Unsolved as unsolved:
        reasons = [unsolved.problems]
    if len(roots) > 1:  # one that fails alone fails with others, too, after a longer search
        reasons = [_reasons_alone(provider, spec) for spec in specs]
    rest = [number for number, problems in enumerate(reasons) if not problems]
    queue = [group for group in ([rest] if len(rest) < len(roots) else _halves(rest)) if group]
    met: list[PackageSpec[F]] = []
    solution: Solution[F] = Solution({}, {})
    while queue:
        numbers = queue.pop()
        more = [specs[number] for number in numbers]
        try:
            solution = _solve(provider, [*met, *more])
            met += more
        except _Unsolved as unsolved:
            if len(numbers) > 1:
                queue += _halves(numbers)
            else:
                reasons[numbers[0]] = unsolved.problems
    return solution, tuple(
        Failure(text, problem)
        for (text, spec), problems in zip(roots, reasons, strict=True)
        for problem in problems
        if not _is_met(provider.narrow(spec), solution)
    )


def _is_met(spec: PackageSpec[F], solution: Solution[F]) -> bool:
    """Return whether a solution has what no source offers by itself, such as a wheel that metadata names by URL."""
    file = solution.files.get(spec.name)
    return file is not None and not spec.extras and spec.allows(file, str(file.version))


def _halves(numbers: list[int]) -> list[list[int]]:
    """Return the second half, then the first one, which is taken from the end."""
    middle = len(numbers) // 2
    return [numbers[middle:], numbers[:middle]]


def _reasons_alone(provider: Provider[F], spec: PackageSpec[F]) -> Sequence[Problem]:
    """Return why a requirement cannot be met even without others; nothing if it can."""
    try:
        _solve(provider, [spec])
    except _Unsolved as unsolved:
        return unsolved.problems
    return ()


class _Unsolved(Exception):  # noqa: N818 -- carries the reasons
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(*problems)
        self.problems = problems


def _solve(provider: Provider[F], roots: Sequence[PackageSpec[F]]) -> Solution[F]:
    last = LastConflict()
    provider.roots = [provider.narrow(spec) for spec in roots]
    try:
        if solution := without_search(provider):
            return solution
        chosen = Resolution(provider, last).resolve(provider.roots, MAX_ROUNDS).mapping
    except Unavailable as error:
        is_root = any(spec.name == error.name for spec in roots)
        problems = [of_dependency(error.name, problem, is_root=is_root) for problem in error.problems]
        raise _Unsolved(problems) from error
    except ResolutionImpossible as error:
        raise _Unsolved(reasons_of(provider.source, error.causes)) from error
    except ResolutionTooDeep as error:
        conflict = Problem(Code.SEARCH_STOPPED, requirements=listed(last.causes), rounds=MAX_ROUNDS)
        raise _Unsolved([conflict]) from error
    # What no root leads to is left out. `Resolver` would do so, too, but recurses without end in some circles.
    solution = _solution(provider, lambda spec: chosen[provider.identify(spec)])
    assert solution
    return solution


def without_search(provider: Provider[F]) -> Solution[F] | None:
    """Return the solution that takes the best file for each package; None if a requirement excludes one of them.

    It takes time in proportion to the packages; that of a search grows with their square.
    """
    return _solution(provider, provider.best)


def _solution(provider: Provider[F], choose: Callable[[PackageSpec[F]], Candidate[F] | None]) -> Solution[F] | None:
    """Return the solution with what is chosen for the roots and all that this needs; None if that is excluded."""
    chosen: dict[Identifier, Candidate[F]] = {}
    needed_by: dict[NormalizedName, set[NormalizedName]] = {}
    queue = [*provider.roots]
    for spec in queue:
        identifier = provider.identify(spec)
        if candidate := chosen.get(identifier):
            if not provider.is_satisfied_by(spec, candidate):
                return None
            continue
        if not (candidate := choose(spec)):
            return None
        chosen[identifier] = candidate
        needed = provider.get_dependencies(candidate)
        for item in needed:
            needed_by.setdefault(item.name, set()).add(candidate.name)
        queue += needed
    files = {name: candidate.file for (name, _), candidate in chosen.items()}
    names = sorted(files)
    return Solution(
        {name: files[name] for name in names},
        {name: tuple(sorted(needed_by.get(name, set()) - {name})) for name in names},
    )

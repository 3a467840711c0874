"""What the resolver chose, and the choice that needs no search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Generic

from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.warm_up.package_source import F

if TYPE_CHECKING:
    from pyodide_cache.warm_up.resolver import Candidate, Identifier, Provider


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


def solution_of(
    candidates: Iterable[Candidate[F]], pairs: Iterable[tuple[NormalizedName, NormalizedName]]
) -> Solution[F]:
    """Return the solution with these candidates; in each pair, a package needs the other."""
    files = {candidate.name: candidate.file for candidate in candidates}
    names = sorted(files)
    needed_by: dict[NormalizedName, set[NormalizedName]] = {name: set() for name in names}
    for parent, name in pairs:
        needed_by[name].add(parent)
    return Solution(
        {name: files[name] for name in names}, {name: tuple(sorted(needed_by[name] - {name})) for name in names}
    )


def without_search(provider: Provider[F]) -> Solution[F] | None:
    """Return the solution that takes the best file for each package; None if a requirement excludes one of them.

    It takes time in proportion to the packages; that of a search grows with their square.
    """
    chosen: dict[Identifier, Candidate[F]] = {}
    pairs: list[tuple[NormalizedName, NormalizedName]] = []
    queue = [*provider.roots]
    for spec in queue:
        identifier = provider.identify(spec)
        if candidate := chosen.get(identifier):
            if not provider.is_satisfied_by(spec, candidate):
                return None
            continue
        if not (candidate := provider.best(spec)):
            return None
        chosen[identifier] = candidate
        needed = provider.get_dependencies(candidate)
        pairs += [(candidate.name, item.name) for item in needed]
        queue += needed
    return solution_of(chosen.values(), pairs)

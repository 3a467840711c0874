"""What the resolver chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic

from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.warm_up.resolution.package_source import F


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
    files: Mapping[NormalizedName, F], pairs: Iterable[tuple[NormalizedName, NormalizedName]]
) -> Solution[F]:
    """Return the solution with these files by name; in each pair, a package needs the other."""
    names = sorted(files)
    needed_by: dict[NormalizedName, set[NormalizedName]] = {name: set() for name in names}
    for parent, name in pairs:
        needed_by[name].add(parent)
    return Solution(
        {name: files[name] for name in names}, {name: tuple(sorted(needed_by[name] - {name})) for name in names}
    )

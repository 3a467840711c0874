"""What a warm-up or an export is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import field, record, replace
from pyodide_cache.formats.index_choice import USUAL, IndexChoice

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.formats.runtime import Runtime


@record
class PackageRequest:
    """The packages that the user asks for; two requests add up."""

    requirements: tuple[Requirement, ...] = ()  # without duplicates
    invalid: tuple[Failure, ...] = ()  # texts that are not requirements, each with the problem
    constraints: tuple[Requirement, ...] = ()  # narrow versions without asking for packages, as pip's constraints do
    #: Where a project declares or imports a package, by canonical name
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()  # for the user: what in requirements files does not apply
    #: The only hashes that a requirement's file may have, as ``algorithm:digest``
    hashes: Mapping[Requirement, frozenset[str]] = field(default_factory=dict)
    require_hashes: bool = False  # whether every package needs such a hash
    hashes_of_index: bool = False  # whether every package of an index does: as in pip, where one line has a hash
    index: IndexChoice = USUAL  # what requirements files and projects say about package indexes
    optional: tuple[Requirement, ...] = ()  # those of ``requirements`` that a project can do without
    overrides: tuple[Requirement, ...] = ()  # replace every requirement on their packages, as uv's overrides do
    prereleases: frozenset[str] = frozenset()  # canonical names of projects whose pre-releases may do; `ALL` for all
    without_dependencies: frozenset[str] = frozenset()  # canonical names of packages whose requirements do not count
    own: frozenset[str] = frozenset()  # modules of projects in folders, which need no package

    def __bool__(self) -> bool:
        return bool(self.requirements or self.invalid)

    def __add__(self, other: PackageRequest) -> PackageRequest:
        # What one part can do without, the other may need.
        needed = {item for part in (self, other) for item in part.requirements if item not in part.optional}
        optional = dict.fromkeys(self.optional + other.optional)
        more = {item: self.hashes.get(item, frozenset()) | digests for item, digests in other.hashes.items()}
        total = PackageRequest(
            tuple(dict.fromkeys(self.requirements + other.requirements)),
            tuple(dict.fromkeys(self.invalid + other.invalid)),
            tuple(dict.fromkeys(self.constraints + other.constraints)),
            {**self.reasons, **other.reasons},
            tuple(dict.fromkeys(self.notes + other.notes)),
            {**self.hashes, **more},
            require_hashes=self.require_hashes or other.require_hashes,
            hashes_of_index=self.hashes_of_index or other.hashes_of_index,
            index=self.index + other.index,
            optional=tuple(item for item in optional if item not in needed),
            overrides=tuple(dict.fromkeys(self.overrides + other.overrides)),
            prereleases=self.prereleases | other.prereleases,
            without_dependencies=self.without_dependencies | other.without_dependencies,
            own=self.own | other.own,
        )
        return total._overridden() if total.overrides else total

    def rules(self) -> PackageRequest:
        """Return how files are chosen, without the packages."""
        return replace(self, requirements=(), optional=(), invalid=())

    def _overridden(self) -> PackageRequest:
        """Return the request with the overrides in place of its requirements on their packages."""
        from pyodide_cache.formats.names import canonicalize_name

        instead: dict[str, list[Requirement]] = {}
        for override in self.overrides:
            instead.setdefault(canonicalize_name(override.name), []).append(override)
        requirements, optional = (
            tuple(dict.fromkeys(new for item in items for new in instead.get(canonicalize_name(item.name), [item])))
            for items in (self.requirements, self.optional)
        )
        return replace(self, requirements=requirements, optional=optional)

    def without(self, optional: Collection[Requirement]) -> PackageRequest:
        """Return the request without some of its optional requirements."""
        requirements, rest = (
            tuple(item for item in items if item not in optional) for items in (self.requirements, self.optional)
        )
        return replace(self, requirements=requirements, optional=rest)

    def needed_by(self, runtime: Callable[[], Runtime]) -> tuple[Requirement, ...]:
        """Return what must be there: without optional requirements and those for others, within the constraints.

        Args:
            runtime: returns the runtime; called only if a requirement has a marker.
        """
        from packaging.requirements import Requirement

        from pyodide_cache.formats.names import canonicalize_name
        from pyodide_cache.formats.specifiers import marker_applies

        found = []
        for requirement in self.requirements:
            if requirement in self.optional or (requirement.marker and not marker_applies(requirement, runtime())):
                continue
            narrowed = Requirement(str(requirement))
            for constraint in self.constraints:
                if canonicalize_name(constraint.name) == canonicalize_name(requirement.name):
                    narrowed.specifier &= constraint.specifier
            found.append(narrowed)
        return tuple(found)


#: Asks for nothing, so that the usual files are chosen.
NOTHING = PackageRequest()

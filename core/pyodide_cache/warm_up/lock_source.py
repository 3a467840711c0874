"""The packages of a lock file, for the resolver."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.warm_up.resolver import Extras, PackageSpec, Unavailable


class LockSource:
    """A lock file as a source of packages: one version of each, with exact dependencies and without extras."""

    def __init__(self, lock: LockFile) -> None:
        self.lock = lock

    def files(self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]) -> Sequence[LockPackage]:
        """Return the package of this name if it meets all specs."""
        package = self.lock.packages.get(name)
        if package and all(meets(spec.specifier, package.version) for spec in specs):
            return (package,)
        return ()

    def dependencies(self, package: LockPackage, _extras: Extras = frozenset()) -> Sequence[PackageSpec[Any]]:
        """Return the packages that ``depends`` names.

        Raises:
            Unavailable: when the lock file has no usable entry for one of them.

        """
        specs: list[PackageSpec[Any]] = []
        for name in package.depends:
            locked = self.lock.packages.get(name)
            if locked is None:
                missing = Problem(Code.NOT_IN_LOCK, name=name, needed_by=package.spelling)
                raise Unavailable(name, self.lock.refused.get(name) or missing)
            specs.append(PackageSpec(name, exact=locked))
        return specs

    def explain(self, spec: PackageSpec[Any], _needed_by: str = "") -> Problem:
        """Return why the lock file has nothing that meets a spec."""
        locked = self.lock.packages.get(spec.name)
        if locked is None:
            return self.lock.refused.get(spec.name) or Problem(Code.NOT_IN_LOCK, name=spec.name)
        return Problem(Code.NO_MATCHING_VERSION, name=spec.name, wanted=spec.specifier, locked=locked.version)

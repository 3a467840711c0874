"""The packages of a lock file, for the resolver."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.warm_up.resolution.package_source import Extras, PackageSource, PackageSpec


class LockSource(PackageSource[LockPackage]):
    """A lock file as a source of packages: one version of each, without extras.

    Its ``depends`` are names without versions: another version may do, if the metadata of the package allows it.

    Args:
        requirements: returns what the metadata of a package requires; None if it cannot be read.
    """

    def __init__(
        self,
        lock: LockFile,
        requirements: Callable[[LockPackage], Iterable[Requirement] | None] = lambda _package: None,
    ) -> None:
        self.lock = lock
        self._requirements = requirements
        self._required: dict[NormalizedName, Mapping[NormalizedName, str] | None] = {}

    def files(self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]) -> Sequence[LockPackage]:
        """Return the package of this name if it meets all specs."""
        package = self.lock.packages.get(name)
        if package and all(meets(spec.specifier, package.version) for spec in specs):
            return (package,)
        return ()

    def dependencies(self, package: LockPackage, _extras: Extras = frozenset()) -> Sequence[PackageSpec[Any]]:
        """Return the packages that ``depends`` names; one without a usable entry cannot be met."""
        specs: list[PackageSpec[Any]] = []
        for name in package.depends:
            locked = self.lock.packages.get(name)
            if locked is None:
                missing = Problem(Code.NOT_IN_LOCK, name=name, needed_by=package.spelling)
                specs.append(PackageSpec(name, problems=(self.lock.refused.get(name) or missing,)))
            else:
                specs.append(PackageSpec(name, locked=locked, bounds=partial(self._bounds, package, name)))
        return specs

    def _bounds(self, package: LockPackage, name: NormalizedName) -> str | None:
        """Return the versions of a dependency that the metadata of a package allows; None if unknown."""
        if package.name not in self._required:
            found = self._requirements(package)
            required: dict[NormalizedName, SpecifierSet] = {}
            for item in found or ():
                key = canonicalize_name(item.name)
                required[key] = required.get(key, item.specifier) & item.specifier
            texts = {key: str(specifier) for key, specifier in required.items()}
            self._required[package.name] = None if found is None else texts
        bounds = self._required[package.name]
        # A library that only the lock file names, such as openblas, is on no index.
        return None if bounds is None else bounds.get(name)

    def explain(self, spec: PackageSpec[Any], _needed_by: str = "") -> Problem:
        """Return why the lock file has nothing that meets a spec."""
        locked = self.lock.packages.get(spec.name)
        if locked is None:
            return self.lock.refused.get(spec.name) or Problem(Code.NOT_IN_LOCK, name=spec.name)
        return Problem(Code.NO_MATCHING_VERSION, name=spec.name, wanted=spec.specifier, locked=locked.version)

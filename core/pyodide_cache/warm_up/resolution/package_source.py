"""What the resolver asks of a source of packages: a lock file, a package index, or the files of a cache directory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import Runtime, is_in_runtime
from pyodide_cache.formats.specifiers import marker_applies, meets

Extras = frozenset[str]


class PackageFile(Protocol):
    """A file that provides a package: an entry of a lock file, a wheel of an index, a file of a cache directory."""

    @property
    def name(self) -> NormalizedName:
        """The package's canonical name."""

    @property
    def version(self) -> object:
        """The version; `str` returns its text."""


F = TypeVar("F", bound=PackageFile)


@record
class PackageSpec(Generic[F]):
    """A requirement on one package, as the resolver compares it."""

    name: NormalizedName  # canonical
    specifier: str = ""  # the allowed versions, such as ``>=1,<2``; empty allows all
    extras: Extras = frozenset()  # canonical names
    url: str = ""  # what the metadata of a file requires instead of an index's project of that name
    exact: F | None = None  # the only file that is allowed: extras belong to the wheel that offers them
    locked: F | None = None  # the file that a lock file names for this dependency, without versions
    #: For a spec with ``locked``: returns the versions that other files may have, by the metadata of the package that
    #: needs it; None if that cannot be read, so that only ``locked`` is allowed
    bounds: Callable[[], str | None] | None = None
    problems: tuple[Problem, ...] = ()  # nothing meets the spec, for these reasons

    def allows(self, file: object, version: str) -> bool:
        """Return whether a file of this version meets the spec."""
        if self.exact is not None:
            return self.exact is file
        if self.problems or not meets(self.specifier, version):
            return False
        if self.locked is None or self.locked is file:
            return True
        bounds = self.bounds() if self.bounds else None
        return bounds is not None and meets(bounds, version)

    def __str__(self) -> str:
        extras = f"[{','.join(sorted(self.extras))}]" if self.extras else ""
        return f"{self.name}{extras}{f'=={self.exact.version}' if self.exact else self.specifier or self._bounds()}"

    def _bounds(self) -> str:
        """Return the versions that are allowed beside the locked one."""
        return (self.bounds() if self.bounds else None) or ""


def spec_of(requirement: Requirement) -> PackageSpec[Any]:
    """Convert a requirement; its marker and URL are ignored."""
    extras = frozenset(canonicalize_name(extra) for extra in requirement.extras)
    return PackageSpec(canonicalize_name(requirement.name), str(requirement.specifier), extras)


def applicable(requirements: Iterable[Requirement], runtime: Runtime, extras: Extras) -> list[Requirement]:
    """Return a wheel's requirements in a runtime; with extras, only what the extras add."""
    return [
        requirement
        for requirement in requirements
        if not is_in_runtime(canonicalize_name(requirement.name), runtime.python)
        and marker_applies(requirement, runtime, extras)
        and not (extras and marker_applies(requirement, runtime))
    ]


class PackageSource(Protocol[F]):
    """Where the resolver finds packages; it may raise `Unavailable` to end the search."""

    def files(self, name: NormalizedName, specs: Sequence[PackageSpec[F]]) -> Sequence[F]:
        """Return the files of a package that the runtime can load and that meet all specs, best first."""

    def others(self, _name: NormalizedName, _specs: Sequence[PackageSpec[F]]) -> Sequence[F]:
        """Return more such files, to try when none of `files` leads to a solution."""
        return ()

    def dependencies(self, file: F, extras: Extras) -> Sequence[PackageSpec[F]]:
        """Return what a file requires; with extras, only what the extras add.

        Raises:
            Problem: when the file says nothing that can be used: another version is tried.
        """

    def explain(self, spec: PackageSpec[F], needed_by: str) -> Problem:
        """Return why no file meets ``spec``, which ``needed_by`` requires; empty for the user."""

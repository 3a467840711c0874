"""The wheels of a package index that a runtime can load, for the resolver."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.version import Version

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.net.indexes.index import Index
from pyodide_cache.projects.source_imports import ALL
from pyodide_cache.warm_up.resolution.conflicts import Unavailable
from pyodide_cache.warm_up.resolution.package_source import Extras, PackageSource, PackageSpec, applicable, spec_of

#: How many versions of a package are read at once; not the first ones, which mostly are enough.
_READ_AHEAD = 8

#: Problems of one project, where those of others and older choices may do; with any other the index is out of reach.
_OF_A_PROJECT = frozenset({Code.NOT_ON_INDEX, Code.UNSAFE_NAME, Code.PROJECT_QUARANTINED, Code.BAD_INDEX_PAGE})


class IndexSource(PackageSource[IndexFile]):
    """A package index as a source of packages: the best wheel of each version, newest version first.

    Args:
        prereleases: canonical names of projects whose pre-releases may be chosen like releases; `ALL` for all.
    """

    def __init__(self, index: Index, runtime: Runtime, prereleases: frozenset[str] = frozenset()) -> None:
        self.index = index
        self._prereleases = prereleases
        self.problems: dict[NormalizedName, Problem] = {}
        self._runtime = runtime
        self._rank = {tag: rank for rank, tag in enumerate(runtime.tags())}
        self._loadable: dict[NormalizedName, list[tuple[str, IndexFile]]] = {}
        self._matches: dict[tuple[NormalizedName, frozenset[str]], Sequence[IndexFile]] = {}

    def files(self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]) -> Sequence[IndexFile]:
        """Return the wheels of a project that meet all specs; none, and an entry in ``problems``, on failure.

        Pre-releases are chosen as micropip chooses them (packaging 24.2): a specifier that names no pre-release
        excludes them, even if nothing else is left; without a specifier they are the last resort. A yanked
        version is taken only if all that meet the specs are yanked (PEP 592), also by pip and uv.
        """
        specifiers = frozenset(spec.specifier for spec in specs if spec.specifier)
        key = name, specifiers
        found = self._matches.get(key)
        if found is None:
            try:
                found = self._matches[key] = self._matching(name, specifiers)
            except Problem as problem:
                self.problems[name] = problem
                if problem.code not in _OF_A_PROJECT:
                    raise Unavailable(name, problem) from problem
                return ()
        return found

    def dependencies(self, file: IndexFile, extras: Extras) -> Sequence[PackageSpec[Any]]:
        """Return what a wheel's metadata requires in the runtime.

        Raises:
            Problem: when the metadata is not valid.
            Unavailable: when the metadata cannot be downloaded.
        """
        self._read_ahead(file)
        try:
            requirements = applicable(self.index.requirements(file), self._runtime, extras)
        except Problem as problem:
            if problem.code in (Code.BAD_METADATA, Code.NOT_A_ZIP):
                raise
            raise Unavailable(file.name, problem) from problem
        return [replace(spec_of(item), url=item.url or "") for item in requirements]

    def _read_ahead(self, file: IndexFile) -> None:
        """Read the metadata of several versions at once when the first ones of a package led to no solution."""
        files = [wheel for _, wheel in self._wheels(file.name)] if file.name in self._loadable else [file]
        place = files.index(file) if file in files else 0
        if place >= _READ_AHEAD and place % _READ_AHEAD == 0:
            self.index.prefetch_requirements(files[place : place + _READ_AHEAD])

    def explain(self, spec: PackageSpec[Any], _needed_by: str = "") -> Problem:
        """Return why the index has no wheel that meets a spec and that the runtime can load."""
        if spec.name in self.problems:
            return self.problems[spec.name]
        facts = {"name": spec.name, "wanted": spec.specifier, "index": self.index.label}
        facts["runtime"] = ", ".join(self._runtime.platforms[:1]) + f", Python {self._runtime.python_short}"
        if newest := self.index.project(spec.name).newest:
            facts["newest"] = str(newest)
        if loadable := self._wheels(spec.name):
            newest_loadable = str(max(file.version for _, file in loadable))
            return Problem(Code.NO_MATCHING_VERSION, newest_loadable=newest_loadable, **facts)
        return Problem(Code.NO_COMPATIBLE_WHEEL, **facts)

    def _matching(self, name: NormalizedName, specifiers: frozenset[str]) -> Sequence[IndexFile]:
        wheels = self._wheels(name)
        found = [file for version, file in wheels if all(meets(specifier, version) for specifier in specifiers)]
        if self._prereleases.isdisjoint((name, ALL)) and not any(map(_names_prerelease, specifiers)):
            final = [file for file in found if not file.version.is_prerelease]
            found = final if specifiers else final or found
        return [file for file in found if not file.is_yanked] or found

    def _wheels(self, name: NormalizedName) -> list[tuple[str, IndexFile]]:
        """Return the version and the best wheel of each version that can be loaded: by index, then newest first."""
        found = self._loadable.get(name)
        if found is None:
            loadable = []
            for file in self.index.project(name).files:
                rank = min((self._rank[tag] for tag in file.tags if tag in self._rank), default=None)
                if rank is not None and _allows_python(file.requires_python, self._runtime.python):
                    loadable.append((rank, file))
            loadable.sort(key=lambda item: item[1].build, reverse=True)  # of two builds the newer one
            best: dict[Version, IndexFile] = {}
            for _, file in sorted(loadable, key=lambda item: (item[1].place, item[0])):
                best.setdefault(file.version, file)
            newest_first = sorted(best.values(), key=attrgetter("version"), reverse=True)
            found = [(str(file.version), file) for file in sorted(newest_first, key=attrgetter("place"))]
            self._loadable[name] = found
        return found


@lru_cache(maxsize=4096)
def _allows_python(requires_python: str | None, python: str) -> bool:
    try:
        return not requires_python or SpecifierSet(requires_python).contains(python, prereleases=True)
    except ValueError:  # some old uploads have an invalid value; pip ignores it, too
        return True


@lru_cache(maxsize=4096)
def _names_prerelease(specifier: str) -> bool:
    try:
        return bool(SpecifierSet(specifier).prereleases)
    except ValueError:  # a number of thousands of digits
        return False

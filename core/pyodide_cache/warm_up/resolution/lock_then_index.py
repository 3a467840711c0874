"""The runtime's lock file, then a package index, as one source of packages for the resolver."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from packaging.requirements import Requirement

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.runtime import imports_micropip
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.net.indexes.files import IndexFile
from pyodide_cache.net.indexes.page import ALGORITHMS
from pyodide_cache.projects.python.known_imports import ALIASED
from pyodide_cache.warm_up.request.named_files import NamedFiles, allowed_files, published_hash
from pyodide_cache.warm_up.request.references import parse_any_requirement, wheel_of
from pyodide_cache.warm_up.resolution.index_source import IndexSource
from pyodide_cache.warm_up.resolution.lock_source import LockSource
from pyodide_cache.warm_up.resolution.package_source import Extras, PackageSpec
from pyodide_cache.warm_up.resolution.resolver import Solution

_MICROPIP = canonicalize_name("micropip")


class LockThenIndex:
    """A lock file first, then a package index for what the lock file does not provide.

    Args:
        lock: None for the index alone.
        index: None for the lock file alone.
        named: wheels that the user names, which replace those of the sources, and allowed hashes.
        wheels: reads the metadata of these wheels if there is no index.
        release: the lock file of the runtime, also where its files are not to be used.
        ahead: addresses of indexes by the names of what a program takes from them first, with all that it requires;
            it takes packages without any from the lock file first.
        alone: names of packages whose wheels are wanted without what they require.
    """

    def __init__(
        self,
        lock: LockSource | None,
        index: IndexSource | None,
        named: NamedFiles,
        wheels: IndexSource,
        release: LockFile,
        ahead: Mapping[NormalizedName, frozenset[str]],
        alone: frozenset[str],
    ) -> None:
        self._lock = lock
        self._index = index
        self._named = named
        self._wheels = index or wheels
        self._release = release
        self._ahead = dict(ahead)
        self._alone = alone
        self._links: dict[str, IndexFile] = {}  # wheels that the metadata of others names, by their URLs
        own = release.packages.get(_MICROPIP)
        self._own_micropip = own.version if own else ""

    def prefetch(self, names: Iterable[NormalizedName]) -> None:
        """Fetch the index pages of several packages at once."""
        if self._index:
            held = self._lock.lock.packages if self._lock else {}
            self._index.index.prefetch(name for name in names if name not in held and name not in self._named.wheels)

    def files(
        self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]
    ) -> Sequence[LockPackage] | Sequence[IndexFile]:
        """Return the lock file's package if it meets all specs, else the wheels of the index."""
        if wheel := self._named.wheels.get(name):
            return [wheel] if all(meets(spec.specifier, str(wheel.version)) for spec in specs) else []
        if self._lock and name in self._lock.lock.refused:  # another file must not take its place unnoticed
            return ()
        if ahead := self._ahead_of_lock(name, specs):
            return ahead
        if self._lock and (locked := self._allowed(name, self._lock.files(name, specs))):
            return locked
        return self._of_index(name, specs)

    def others(self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]) -> Sequence[IndexFile]:
        """Return the wheels of the index, if the lock file's package came first."""
        is_first = self._lock and name not in self._named.wheels and self._lock.files(name, specs)
        return self._of_index(name, specs) if is_first else ()

    def _ahead_of_lock(self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]) -> Sequence[IndexFile]:
        places = self._ahead.get(name)
        return [file for file in self._of_index(name, specs) if file.index in places] if places else []

    def _of_index(self, name: NormalizedName, specs: Sequence[PackageSpec[Any]]) -> Sequence[IndexFile]:
        found = self._allowed(name, self._index.files(name, specs)) if self._index else ()
        if name == _MICROPIP and self._own_micropip:
            return [file for file in found if imports_micropip(self._own_micropip, str(file.version))]
        return found

    def _allowed(self, name: NormalizedName, files: Sequence[Any]) -> Sequence[Any]:
        return allowed_files(files, self._named.allowed.get(name, frozenset()))

    def dependencies(self, file: LockPackage | IndexFile, extras: Extras) -> Sequence[PackageSpec[Any]]:
        """Return what a file requires; see the two sources."""
        if isinstance(file, LockPackage):
            return self._lock.dependencies(file) if self._lock else ()
        if file.name in self._alone:
            return ()
        found = [self._linked(spec) if spec.url else spec for spec in self._wheels.dependencies(file, extras)]
        if file.index in (places := self._ahead.get(file.name, frozenset())):
            for spec in found:
                self._ahead.setdefault(spec.name, places)
        self.prefetch(spec.name for spec in found)
        return found

    def _linked(self, spec: PackageSpec[Any]) -> PackageSpec[Any]:
        """Return a spec for the wheel at the URL that metadata names, as micropip takes it; else the same.

        No URL takes the place of another one that the user names.
        """
        url = spec.url.partition("#")[0]
        if named := self._named.wheels.get(spec.name):
            both = f"{spec.name} @ {spec.url}; {spec.name} @ {named.url}"
            is_same = named.url.partition("#")[0] == url
            return replace(spec, url="", problems=() if is_same else (Problem(Code.CONFLICT, requirements=both),))
        if spec.url not in self._links and url.startswith(("https:", "http:")):
            with contextlib.suppress(Problem):
                wheel, hashes = wheel_of(parse_any_requirement(f"{spec.name} @ {spec.url}"))
                if self._release.runtime.loads(wheel.tags):
                    digests = dict(item.split(":") for item in hashes)
                    other = next(((key, digests[key]) for key in ALGORITHMS if key in digests), None)
                    self._links[spec.url] = replace(wheel, sha256=digests.get("sha256"), other_hash=other)
        return replace(spec, url="", exact=self._links[spec.url]) if spec.url in self._links else spec

    def explain(self, spec: PackageSpec[Any], needed_by: str = "") -> Problem:
        """Return why neither the lock file nor the index has a file that meets a spec."""
        problem = self._explained(spec)
        if problem.code not in (Code.NOT_IN_LOCK, Code.NOT_ON_INDEX, Code.NO_COMPATIBLE_WHEEL):
            return problem
        if similar := ALIASED.get(spec.name):
            return problem.with_facts(similar=similar)
        package = self._release.packages.get(spec.name)
        if package is None and not needed_by and problem.code is not Code.NO_COMPATIBLE_WHEEL:
            return problem.with_similar(name for name in self._release.packages if not name.endswith("-tests"))
        return problem.with_facts(locked=package.version) if package and not self._lock else problem

    def _explained(self, spec: PackageSpec[Any]) -> Problem:
        if problem := self._hash_problem(spec):
            return problem
        if spec.name == _MICROPIP and self._index and self._index.files(spec.name, [spec]):
            return Problem(Code.OTHER_MICROPIP, version=self._own_micropip)
        locked = self._lock.explain(spec) if self._lock else None
        if self._index is None or (self._lock and spec.name in self._lock.lock.refused):
            return locked or Problem(Code.NOT_IN_LOCK, name=spec.name)
        problem = self._index.explain(spec)
        if self._lock is None or locked is None or locked.code is Code.NOT_IN_LOCK:
            return problem
        if spec.name in self._index.problems:
            # The index is no help, so the lock file's entry is the reason, unless the index is out of reach.
            return locked if problem.code is Code.NOT_ON_INDEX else problem
        if "locked" not in locked.facts:
            return problem
        # The lock file has a wheel for this runtime, so that it is the version that is missing.
        code = Code.NO_MATCHING_VERSION if problem.code is Code.NO_COMPATIBLE_WHEEL else problem.code
        return Problem(code, **{**problem.facts, "locked": locked.facts["locked"]})

    def unknown_extras(self, wanted: Iterable[Requirement], solution: Solution[Any]) -> Iterator[Problem]:
        """Yield the extras that the user asks for and that the chosen wheels of an index do not have."""
        for requirement in wanted:
            file = solution.files.get(canonicalize_name(requirement.name))
            if requirement.extras and isinstance(file, IndexFile):
                offered = self._wheels.index.extras(file)
                for extra in sorted(requirement.extras):
                    if canonicalize_name(extra) not in offered:
                        facts = {"name": requirement.name, "version": str(file.version), "extras": extra}
                        yield Problem(Code.EXTRA_UNKNOWN, **facts)

    def _hash_problem(self, spec: PackageSpec[Any]) -> Problem | None:
        """Return the problem of the best file that only its hash excludes; None if there is none."""
        if spec.name not in self._named.allowed:
            return None
        for source in (self._lock, self._index):
            for file in source.files(spec.name, [spec]) if source else ():
                facts = {"name": spec.name, "version": str(file.version), "found": published_hash(file)}
                return Problem(Code.HASH_NOT_ALLOWED, **facts)
        return None

"""Which packages of a directory need each other, so that a cleanup never breaks what it keeps."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.inventory.inventory import Entry, Inventory

#: At most so many wheels that no lock file has are read for their requirements.
_MOST_WHEELS = 500


class Needs:
    """The dependencies between the packages of a directory, by canonical name, whatever the versions.

    Lock files say what their packages need; for a wheel that none of them has, its metadata says it.

    Args:
        inventory: the scan.
        locks: the lock files that the directory is used with; the first one decides about markers.

    """

    def __init__(self, inventory: Inventory, locks: Iterable[LockFile]) -> None:
        self._needs: dict[str, set[str]] = defaultdict(set)
        self._needed_by: dict[str, set[str]] = defaultdict(set)
        known = tuple(locks)
        wheels = {
            canonicalize_name(entry.identity.name): entry
            for entry in inventory.packages
            if entry.kind is Kind.WHEEL and entry.identity.name and entry.is_file
        }
        unlocked = []
        for name, entry in wheels.items():
            locked = [lock.packages[name] for lock in known if name in lock.packages]
            for package in locked:
                self._add(name, package.depends)
            if not locked and known:
                unlocked.append((name, entry))
        for name, entry in unlocked[:_MOST_WHEELS]:
            self._add(name, _required(inventory.directory / entry.file_name, known[0].runtime))

    def _add(self, name: str, needed: Iterable[str]) -> None:
        for other in needed:
            self._needs[name].add(other)
            self._needed_by[other].add(name)

    def needed_by(self, name: str) -> frozenset[str]:
        """Return the packages of the directory that need a package directly."""
        return frozenset(self._needed_by.get(name, ()))

    def closure(self, names: Iterable[str]) -> frozenset[str]:
        """Return packages and everything that they need."""
        return _closure(names, self._needs)

    def dependents(self, name: str) -> frozenset[str]:
        """Return everything that needs a package, directly or not, and the package itself."""
        return _closure([name], self._needed_by)

    def only_for(self, names: Iterable[str]) -> frozenset[str]:
        """Return what only ``names`` need: packages that nothing needs any more when those are gone."""
        gone = set(names)
        found: set[str] = set()
        while True:
            orphans = {
                name for name in self.closure(gone) - gone if self._needed_by[name] and self._needed_by[name] <= gone
            }
            if not orphans:
                return frozenset(found)
            gone |= orphans
            found |= orphans


def _closure(names: Iterable[str], edges: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += edges.get(name, ())
    return frozenset(found)


def _required(path: Path, runtime: Runtime) -> list[str]:
    """Return the names that a wheel requires in a runtime; nothing if it cannot be read."""
    from pyodide_cache.formats.specifiers import marker_applies
    from pyodide_cache.formats.wheel import parse_metadata, read_metadata, requirements_of

    try:
        with io.BufferedReader(open_file(path)) as file:
            requirements = requirements_of(parse_metadata(read_metadata(file, path.name), path.name), path.name)
    except (Problem, OSError):
        return []
    return [canonicalize_name(item.name) for item in requirements if marker_applies(item, runtime)]


def names_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the canonical names of the wheels and libraries among entries."""
    return frozenset(
        canonicalize_name(entry.identity.name)
        for entry in entries
        if entry.identity.name and entry.kind in (Kind.WHEEL, Kind.SHARED_LIBRARY, Kind.STDLIB_MODULE)
    )

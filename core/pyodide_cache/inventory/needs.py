"""Which packages of a directory need each other, so that a cleanup never breaks what it keeps."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Problem
from pyodide_cache.files.reader import open_file
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import NormalizedName, canonicalize_name
from pyodide_cache.formats.requirements import BareName
from pyodide_cache.formats.runtime import LINES, Runtime
from pyodide_cache.inventory.inventory import Entry, Inventory

if TYPE_CHECKING:
    from packaging.requirements import Requirement


class Needs:
    """The dependencies between the packages of a directory, by canonical name, whatever the versions.

    A lock file says what its files need; for a wheel that none of them has, its metadata says it.

    Args:
        locks: the lock files that the directory is used with; the first one decides about markers.
        without: names of files that do not count, since they are removed.
        reads_wheels: False to look at the lock files alone, where the disk must not be read; then a file that none
            of them has is taken to need what they say about other versions.
    """

    def __init__(
        self,
        inventory: Inventory,
        locks: Iterable[LockFile],
        *,
        without: Collection[str] = (),
        reads_wheels: bool = True,
    ) -> None:
        self._directory = inventory.directory
        self._locks = tuple(locks)
        lines = {lock.runtime.line for lock in self._locks}
        #: The release lines that the directory is used with; all if one is unknown.
        self.lines = LINES.intersection(lines) if lines and None not in lines else LINES
        self._reads_wheels = reads_wheels and bool(self._locks)  # a runtime decides about markers
        self._entries: dict[str, list[Entry]] = {}
        locked = {name for lock in self._locks for name in lock.packages}
        for entry in inventory.available if self._locks else ():
            name = entry.identity.name
            # Of the others nothing is known without reading them; there may be 100,000.
            if name and (reads_wheels or name in locked) and entry.is_file and entry.file_name not in without:
                self._entries.setdefault(name, []).append(entry)
        self._needs: dict[str, frozenset[str]] = {}

    def needs(self, name: str) -> frozenset[str]:
        """Return the packages that a package of the directory needs directly."""
        if name not in self._needs:
            found = (item for entry in self._entries.get(name, ()) for item in self.requirements(entry))
            self._needs[name] = frozenset(canonicalize_name(item.name) for item in found)
        return self._needs[name]

    def users_among(self, names: Collection[str]) -> dict[str, set[str]]:
        """Return what packages of the directory need directly, each with those of them that need it."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._entries.keys() & names:
            for other in self.needs(name):
                found[other].add(name)
        return found

    @cached_property
    def _users(self) -> dict[str, set[str]]:
        return self.users_among(self._entries)

    def needed_by(self, name: str) -> frozenset[str]:
        """Return the packages of the directory that need a package directly."""
        return frozenset(self._users.get(name, ()))

    def closure(self, names: Iterable[str]) -> frozenset[str]:
        """Return packages and everything that they need."""
        return _closure(names, self.needs)

    def dependents(self, name: str) -> frozenset[str]:
        """Return everything that needs a package, directly or not, and the package itself."""
        return _closure([name], self.needed_by)

    def only_for(self, names: Iterable[str]) -> frozenset[str]:
        """Return what only ``names`` need: packages that nothing needs anymore when those are gone."""
        gone = set(names)
        found: set[str] = set()
        while orphans := {name for name in self.closure(gone) - gone if self.needed_by(name) <= gone}:
            gone |= orphans
            found |= orphans
        return frozenset(found)

    def missed(self, files: Iterable[Entry], left: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
        """Return the names of files that packages among ``left`` would miss, each with these packages.

        They miss a file in a release line for which no other file of its package is left. A pure package counts in
        the lines that the directory is used with, a compiled one in its own.
        """
        kept = lines_of(left)
        users = self.users_among(kept)
        used = {name: lines & self.lines if lines == LINES else lines for name, lines in kept.items()}
        found = {}
        for entry in files:
            name = entry.identity.name or ""
            lost = entry.identity.lines - kept.get(name, frozenset())
            if missing := tuple(sorted(other for other in users.get(name, ()) if not lost.isdisjoint(used[other]))):
                found[entry.file_name] = missing
        return found

    def requirements(self, entry: Entry, extras: Iterable[str] = ()) -> tuple[Requirement | BareName, ...]:
        """Return what a file of the directory requires directly.

        Returns:
            names where a lock file has the file; with the versions of its metadata otherwise, and for extras.
        """
        name = entry.identity.name or ""
        locked = next((package.depends for package in self._locked(name) if _is_file_of(package, entry)), None)
        if locked is None and not self._reads_wheels:
            locked = tuple(other for package in self._locked(name) for other in package.depends)
        found = tuple(map(BareName, locked or ()))
        if entry.kind is not Kind.WHEEL or not self._reads_wheels or (locked is not None and not extras):
            return found
        folder = Path(entry.layer) if entry.layer else self._directory
        return found + _required(folder / entry.file_name, self._locks[0].runtime, extras, locked is None)

    def version(self, entry: Entry) -> str:
        """Return the version of a file: that of its name, else, as for a test archive, that of a lock file."""
        packages = self._locked(entry.identity.name or "")
        return entry.identity.version or next((item.version for item in packages if _is_file_of(item, entry)), "")

    def _locked(self, name: str) -> Iterator[LockPackage]:
        return (package for lock in self._locks if (package := lock.packages.get(NormalizedName(name))))


def _is_file_of(package: LockPackage, entry: Entry) -> bool:
    """Return whether a lock file has exactly this file, as far as its hash is known."""
    return package.file_name == entry.file_name and (entry.sha256 is None or package.sha256 in (None, entry.sha256))


def _closure(names: Iterable[str], edges: Callable[[str], Iterable[str]]) -> frozenset[str]:
    found: set[str] = set()
    queue = list(names)
    while queue:
        name = queue.pop()
        if name not in found:
            found.add(name)
            queue += edges(name)
    return frozenset(found)


def _required(path: Path, runtime: Runtime, extras: Iterable[str], without: bool) -> tuple[Requirement, ...]:
    """Return what a wheel requires in a runtime with extras, and also without; nothing if it cannot be read."""
    from pyodide_cache.formats.specifiers import marker_applies
    from pyodide_cache.formats.wheel import parse_metadata, read_metadata, requirements_of

    try:
        with io.BufferedReader(open_file(path)) as file:
            head = read_metadata(file, path.name)
        if b"requires-dist:" not in head.lower():  # what parses it takes longer to import than a whole check
            return ()
        requirements = requirements_of(parse_metadata(head, path.name), path.name)
    except (Problem, OSError):
        return ()
    return tuple(
        item
        for item in requirements
        if marker_applies(item, runtime, extras) and (without or not marker_applies(item, runtime))
    )


def lines_of(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Return the canonical names of the wheels and libraries among entries, and the release lines that have them."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries:
        if entry.identity.name and entry.kind in (Kind.WHEEL, Kind.SHARED_LIBRARY, Kind.STDLIB_MODULE):
            name = entry.identity.name
            found[name] = found.get(name, frozenset()) | entry.identity.lines
    return found


def names_of(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the canonical names of the wheels and libraries among entries."""
    return frozenset(lines_of(entries))

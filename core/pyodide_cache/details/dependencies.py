"""Which packages of a cache directory need each other, from their metadata and a lock file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import open_file
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.archive import zip_contents
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import marker_applies, meets
from pyodide_cache.formats.wheel import parse_metadata
from pyodide_cache.inventory.inventory import Entry, Inventory, Status

if TYPE_CHECKING:
    from packaging.requirements import Requirement

#: The most wheels that are read to find the dependents of a package. Real directories have some hundreds.
MAX_WHEELS = 3000


#: Characters that are shown of a requirement that cannot be parsed.
_LONGEST_TEXT = 500


@record
class DependencyLink:
    """A package that another one requires."""

    name: str | None  # canonical; None if the requirement cannot be parsed
    requirement: str  # the requirement without its marker; the name if only the lock file has it
    extras: tuple[str, ...] = ()  # the extras that require it; empty if it is always required
    applies: bool = True  # False if its marker excludes the runtime
    cached: tuple[str, ...] = ()  # names of cached files that meet it and that the runtime can load
    other_versions: tuple[str, ...] = ()  # names of the other cached files of this package

    @property
    def is_optional(self) -> bool:
        """Whether only an extra requires it."""
        return bool(self.extras)


@record
class Dependent:
    """A package that requires another one."""

    name: str  # canonical
    version: str | None
    requirement: str  # what it requires, such as ``numpy>=1.26``
    file_name: str | None  # its cached file; None if it is not cached
    optional: bool = False  # whether only an extra of it requires the other one


class DependencyGraph:
    """The dependencies between the packages of a directory, in one runtime: it decides about markers and files."""

    def __init__(self, inventory: Inventory, runtime: Runtime, lock: LockFile | None) -> None:
        self._inventory = inventory
        self._runtime = runtime
        self._lock = lock
        self._by_name: dict[str, list[Entry]] = {}
        for entry in inventory.packages:
            if entry.identity.name and entry.kind is not Kind.TESTS_ARCHIVE:
                self._by_name.setdefault(entry.identity.name, []).append(entry)

    def dependencies(
        self, requires: Iterable[str], extras: Iterable[str], locked: LockPackage | None
    ) -> tuple[DependencyLink, ...]:
        """Return what a package requires: first always, then with extras, then in other runtimes only.

        Args:
            requires: its ``Requires-Dist`` lines.
            extras: its ``Provides-Extra`` lines.
            locked: its entry in the lock file, whose ``depends`` the runtime loads.
        """
        found = [self._link(text, tuple(extras)) for text in dict.fromkeys(requires)]
        named = {link.name for link in found if link.applies and not link.is_optional}
        for name in locked.depends if locked else ():
            if name not in named:
                cached, others = self._files(str(name), None)
                found.append(DependencyLink(str(name), str(name), cached=cached, other_versions=others))
        return tuple(
            sorted(found, key=lambda link: (not link.applies, link.is_optional, link.name or link.requirement))
        )

    def dependents(self, name: str, cancel: Cancel) -> tuple[tuple[Dependent, ...], bool]:
        """Return the packages that require ``name``, cached ones first, and whether every cached wheel was read."""
        found: dict[str, Dependent] = {}
        wheels = [entry for entry in self._inventory.packages if entry.kind is Kind.WHEEL and entry.is_file]
        for entry in wheels[:MAX_WHEELS]:
            cancel.check()
            dependent = self._dependent(entry, name)
            # Of several versions, prefer one that always requires it.
            if dependent and (dependent.name not in found or found[dependent.name].optional):
                found[dependent.name] = dependent
        for package in self._lock.packages.values() if self._lock else ():
            if name not in package.depends or package.name == name:
                continue
            entry_of_lock = self._inventory.by_name.get(package.file_name)
            known = found.get(package.name)
            if known is None or known.optional:
                file_name = entry_of_lock.file_name if entry_of_lock else known.file_name if known else None
                found[package.name] = Dependent(str(package.name), package.version, name, file_name)
        in_order = sorted(found.values(), key=lambda item: (item.file_name is None, item.optional, item.name))
        return tuple(in_order), len(wheels) <= MAX_WHEELS

    def closure(self, requires: Iterable[str], cancel: Cancel) -> tuple[tuple[Entry, ...], bool]:
        """Return the cached wheels that ``requires`` leads to, one for each name, and whether none is missing."""
        found: dict[str | None, Entry] = {}
        is_complete = True
        queue = list(requires)
        for text in queue:
            cancel.check()
            link = self._link(text, ())
            if not link.applies or link.name in found:
                continue
            if not link.cached:
                is_complete = False
                continue
            entry = self._inventory.by_name[link.cached[-1]]
            if entry.kind is Kind.WHEEL:
                found[link.name] = entry
                queue += self._requires(entry)[0]
        return tuple(found.values()), is_complete

    def _requires(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return _requires_of(str(self._inventory.directory / entry.file_name), entry.stamp)

    def _dependent(self, entry: Entry, name: str) -> Dependent | None:
        if entry.status is Status.DAMAGED or entry.identity.name == name:
            return None
        requires, extras = self._requires(entry)
        links = [
            link
            for text in requires
            if text[:1].casefold() == name[:1] and (link := self._link(text, extras)).name == name and link.applies
        ]
        if not links:
            return None
        best = min(links, key=lambda link: link.is_optional)
        identity = entry.identity
        return Dependent(identity.name or "", identity.version, best.requirement, entry.file_name, best.is_optional)

    def _link(self, text: str, extras: tuple[str, ...]) -> DependencyLink:
        requirement = _parse(text)
        if requirement is None:
            return DependencyLink(None, text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…")
        name = str(canonicalize_name(requirement.name))
        wanted_extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
        shown = f"{requirement.name}{wanted_extras}{requirement.specifier}"
        cached, others = self._files(name, requirement)
        is_required = marker_applies(requirement, self._runtime)
        wanted = () if is_required else extras
        by = tuple(extra for extra in wanted if marker_applies(requirement, self._runtime, (extra,)))
        return DependencyLink(name, shown, by, is_required or bool(by), cached, others)

    def _files(self, name: str, requirement: Requirement | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        cached: list[str] = []
        others: list[str] = []
        for entry in self._by_name.get(name, ()):
            is_met = requirement is None or meets(requirement.specifier, entry.identity.version or "")
            loads = entry.status is not Status.DAMAGED and entry.identity.loads_in(self._runtime.line)
            (cached if is_met and loads else others).append(entry.file_name)
        return tuple(cached), tuple(others)


@lru_cache(maxsize=8192)
def _requires_of(path: str, stamp: FileStamp) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a wheel requires, and its extras; nothing if it cannot be read.

    The results are cached, so that the details of the next file need no reading.
    """
    try:
        with open_file(Path(path), stamp) as file:
            contents = zip_contents(file, path, stamp.size)
        about = parse_metadata(contents.metadata, path) if contents.metadata else None
    except Problem:
        return (), ()
    return (about.requires, about.extras) if about else ((), ())


@lru_cache(maxsize=8192)
def _parse(text: str) -> Requirement | None:
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        return Requirement(text)
    except (InvalidRequirement, RecursionError):
        return None

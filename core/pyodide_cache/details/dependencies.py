"""Who needs whom among the packages of a cache directory, by their metadata and the lock file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import open_to_look
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.formats.about import parse_about
from pyodide_cache.formats.archive import look_into_zip
from pyodide_cache.formats.filenames import Flavour, Kind
from pyodide_cache.formats.lockfile import LockFile, LockPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.formats.specifiers import marker_applies, meets
from pyodide_cache.inventory.inventory import Entry, Inventory, Status

if TYPE_CHECKING:
    from packaging.requirements import Requirement

#: More wheels than this are not asked whom they need; real directories have some hundreds.
MAX_WHEELS = 3000


@record
class DependencyLink:
    """A package that another one requires.

    Attributes:
        name: canonical; empty when the line cannot be read.
        text: the requirement without its marker, or the name where the lock file alone says it.
        extras: the extras that ask for it; empty when it is needed in any case.
        applies: false when its marker leaves the runtime out.
        cached: files here that meet it and that the runtime can load.
        others: files here of the same name that do not.

    """

    name: str
    text: str
    extras: tuple[str, ...] = ()
    applies: bool = True
    cached: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_optional(self) -> bool:
        """Whether only an extra asks for it."""
        return bool(self.extras)


@record
class Dependant:
    """A package that requires another.

    Attributes:
        name: canonical.
        text: what it asks for, such as ``numpy>=1.26``.
        file_name: its file here; None when it is not cached.
        is_optional: whether only an extra of it asks.

    """

    name: str
    version: str
    text: str
    file_name: str | None
    is_optional: bool = False


class Relations:
    """Answer who needs whom, for one directory and one runtime."""

    def __init__(self, inventory: Inventory, runtime: Runtime, lock: LockFile | None) -> None:
        self._inventory = inventory
        self._runtime = runtime
        self._lock = lock
        self._by_name: dict[str, list[Entry]] = {}
        for entry in inventory.packages:
            if entry.identity.name and entry.kind is not Kind.TESTS_ARCHIVE:
                self._by_name.setdefault(entry.identity.name, []).append(entry)

    def needs(
        self, requires: Iterable[str], extras: Iterable[str], locked: LockPackage | None
    ) -> tuple[DependencyLink, ...]:
        """List what a package requires: in any case, then by extras, then what the runtime does not need.

        Args:
            requires: its ``Requires-Dist`` lines.
            extras: its ``Provides-Extra``.
            locked: its entry in the lock file, whose ``depends`` the runtime follows.

        """
        found = [self._need(text, tuple(extras)) for text in dict.fromkeys(requires)]
        named = {need.name for need in found if need.applies and not need.is_optional}
        for depend in locked.depends if locked else ():
            if depend not in named:
                cached, others = self._files(str(depend), None)
                found.append(DependencyLink(str(depend), str(depend), cached=cached, others=others))
        return tuple(sorted(found, key=lambda need: (not need.applies, need.is_optional, need.name or need.text)))

    def needed_by(self, name: str, cancel: Cancel) -> tuple[tuple[Dependant, ...], bool]:
        """List who requires ``name``, the cached ones first, and whether every cached wheel was asked."""
        found: dict[str, Dependant] = {}
        wheels = [entry for entry in self._inventory.packages if entry.kind is Kind.WHEEL and entry.is_file]
        for entry in wheels[:MAX_WHEELS]:
            cancel.check()
            dependant = self._dependant(entry, name)
            # Of several versions, one that asks in any case tells more than one that does not.
            if dependant and (dependant.name not in found or found[dependant.name].is_optional):
                found[dependant.name] = dependant
        for package in self._lock.packages.values() if self._lock else ():
            if name not in package.depends or package.name == name:
                continue
            there = self._inventory.by_name.get(package.file_name)
            known = found.get(package.name)
            if known is None or known.is_optional:
                file_name = there.file_name if there else known.file_name if known else None
                found[package.name] = Dependant(str(package.name), package.version, name, file_name)
        whole = len(wheels) <= MAX_WHEELS
        return tuple(
            sorted(found.values(), key=lambda item: (item.file_name is None, item.is_optional, item.name))
        ), whole

    def closure(self, requires: Iterable[str], cancel: Cancel) -> tuple[tuple[Entry, ...], bool]:
        """Return the cached wheels that ``requires`` lead to, one a name, and whether nothing is missing."""
        found: dict[str, Entry] = {}
        whole = True
        queue = list(requires)
        for text in queue:
            cancel.check()
            need = self._need(text, ())
            if not need.applies or need.name in found:
                continue
            if not need.cached:
                whole = False
                continue
            entry = self._inventory.by_name[need.cached[-1]]
            if entry.kind is Kind.WHEEL:
                found[need.name] = entry
                queue += self._requires(entry)
        return tuple(found.values()), whole

    def _requires(self, entry: Entry) -> tuple[str, ...]:
        return _requires_of(str(self._inventory.directory / entry.file_name), entry.stamp)[0]

    def _dependant(self, entry: Entry, name: str) -> Dependant | None:
        if entry.status is Status.DAMAGED or entry.identity.name == name:
            return None
        requires, extras = _requires_of(str(self._inventory.directory / entry.file_name), entry.stamp)
        hits = [
            need
            for text in requires
            if text[:1].casefold() == name[:1] and (need := self._need(text, extras)).name == name and need.applies
        ]
        if not hits:
            return None
        best = min(hits, key=lambda need: need.is_optional)
        identity = entry.identity
        return Dependant(identity.name or "", identity.version or "", best.text, entry.file_name, best.is_optional)

    def _need(self, text: str, extras: tuple[str, ...]) -> DependencyLink:
        requirement = _parse(text)
        if requirement is None:
            return DependencyLink("", text)
        name = str(canonicalize_name(requirement.name))
        asked = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
        shown = f"{requirement.name}{asked}{requirement.specifier}"
        cached, others = self._files(name, requirement)
        applies, by = self._when(requirement, extras)
        return DependencyLink(name, shown, by, applies, cached, others)

    def _when(self, requirement: Requirement, extras: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
        """Tell whether a requirement is for the runtime, and which extras it takes."""
        if marker_applies(requirement, self._runtime):
            return True, ()
        by = tuple(item for item in extras if marker_applies(requirement, self._runtime, (item,)))
        return bool(by), by

    def _files(self, name: str, requirement: Requirement | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        cached: list[str] = []
        others: list[str] = []
        for entry in self._by_name.get(name, ()):
            is_met = requirement is None or meets(requirement.specifier, entry.identity.version or "")
            (cached if is_met and self._loads(entry) else others).append(entry.file_name)
        return tuple(cached), tuple(others)

    def _loads(self, entry: Entry) -> bool:
        if entry.status is Status.DAMAGED or entry.flavour is Flavour.NATIVE:
            return False
        return entry.identity.runtime in {None, "any", self._runtime.line}


@lru_cache(maxsize=8192)
def _requires_of(path: str, _stamp: FileStamp) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a wheel requires, and its extras; nothing of one that cannot be read.

    It is remembered by the file's stamp, so that a row chosen next costs no reading.
    """
    try:
        with open_to_look(Path(path), _stamp) as file:
            contents = look_into_zip(file, path, _stamp.size)
        about = parse_about(contents.metadata, path) if contents.metadata else None
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

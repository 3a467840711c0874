"""Check whether requirements are cached."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code
from pyodide_cache.base.record import record
from pyodide_cache.files.paths import is_file, path_of_url
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.formats.filenames import Flavor
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.formats.runtime import is_in_runtime
from pyodide_cache.formats.specifiers import meets
from pyodide_cache.inventory.inventory import NOT_AS_PUBLISHED, Entry, Inventory, Status
from pyodide_cache.inventory.needs import Needs
from pyodide_cache.settings.releases import catalog

if TYPE_CHECKING:
    from packaging.requirements import Requirement

    from pyodide_cache.formats.lockfile import LockFile
    from pyodide_cache.formats.requirements import BareName


@record
class Checked:
    """The cached files for a requirement."""

    requirement: str  # as text
    files: tuple[Entry, ...]  # the files that meet it
    other_versions: tuple[Entry, ...] = ()  # files of the package that do not meet it
    damaged: tuple[Entry, ...] = ()  # files of the package that are damaged
    differing: tuple[Entry, ...] = ()  # files of the package that are sound, but not those that a release publishes
    native: tuple[Entry, ...] = ()  # files of the package for another platform
    #: Packages that it needs, directly or not, and of which no usable file is there; with the versions that are
    #: needed if only others are there.
    missing: tuple[str, ...] = ()
    dependencies: tuple[Entry, ...] = ()  # usable files of it and of what it needs, directly or not
    unreadable: tuple[Entry, ...] = ()  # files of the package that could not be read
    unlisted: tuple[Entry, ...] = ()  # of ``dependencies``: those that no lock file names
    is_in_runtime: bool = False  # whether it is a part of Python or of the runtime, for which there is no file

    @property
    def is_cached(self) -> bool:
        """Whether a file meets the requirement, and everything that it needs is there; or nothing is needed."""
        return self.is_in_runtime or (bool(self.files) and not self.missing)


def check(
    requirements: Sequence[Requirement | BareName],
    inventory: Inventory,
    locks: Iterable[LockFile] = (),
    unreadable: Collection[str] = (),
) -> tuple[Checked, ...]:
    """Compare requirements with the package files of a directory and its layers.

    Names are compared in canonical form and as a whole. Empty files and broken links do not count.

    Args:
        locks: the lock files that say what packages need; with none, dependencies are not checked.
        unreadable: names of files that could not be read; they do not count.
    """
    by_name: dict[str, list[Entry]] = {}
    for entry in inventory.available:
        is_broken = entry.warning is not None and entry.warning.code is Code.DANGLING_LINK
        if entry.identity.name and entry.size and not is_broken:
            by_name.setdefault(entry.identity.name, []).append(entry)
    locks = tuple(locks)
    python = locks[-1].runtime.python if locks else ""  # the release's
    needs = Needs(inventory, locks)
    usable_files = {
        name: [entry for entry in entries if _is_usable(entry) and entry.file_name not in unreadable]
        for name, entries in by_name.items()
    }
    found = []
    for requirement in requirements:
        named = by_name.get(canonicalize_name(requirement.name), [])
        native = tuple(entry for entry in named if entry.flavor is Flavor.NATIVE)
        wasm = [entry for entry in named if entry.flavor is not Flavor.NATIVE]
        damaged = tuple(entry for entry in wasm if entry.status is Status.DAMAGED)
        differing = tuple(entry for entry in wasm if entry.status is Status.DIFFERS)
        usable = usable_files.get(canonicalize_name(requirement.name), [])
        files = _fitting(requirement, usable, needs)
        others = tuple(entry for entry in usable if entry not in files)
        missing, dependencies = _needed(requirement, usable_files, needs) if files else ((), ())
        unread = tuple(entry for entry in wasm if entry.file_name in unreadable)
        unlisted = tuple(entry for entry in dependencies if not (entry.layer or _is_listed(entry, locks)))
        found.append(
            Checked(
                str(requirement),
                files,
                others,
                damaged,
                differing,
                native,
                missing,
                dependencies,
                unread,
                unlisted,
                not files and is_in_runtime(canonicalize_name(requirement.name), python),
            )
        )
    return tuple(found)


def _fitting(requirement: Requirement | BareName, entries: Iterable[Entry], needs: Needs) -> tuple[Entry, ...]:
    if requirement.url:
        return tuple(entry for entry in entries if _is_at(requirement.url, entry))
    return tuple(entry for entry in entries if meets(requirement.specifier, needs.version(entry)))


def _is_at(url: str, entry: Entry) -> bool:
    """Return whether a file is the wheel at an address: one on this computer may have been built again since."""
    path = path_of_url(url)
    is_other = url.startswith("file:") and entry.sha256 and is_file(path) and sha256_of(path) != entry.sha256
    return path.name == entry.file_name and not is_other


def _needed(
    requirement: Requirement | BareName, usable: Mapping[str, Sequence[Entry]], needs: Needs
) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """Return what a requirement needs, directly or not, and no usable file is; and the files of the rest."""
    missing: set[str] = set()
    found: dict[str, Entry] = {}
    seen, queue = {str(requirement)}, [requirement]
    while queue:
        wanted = queue.pop()
        named = usable.get(canonicalize_name(wanted.name), ())
        files = _fitting(wanted, named, needs)
        if not files:
            missing.add(f"{canonicalize_name(wanted.name)}{wanted.specifier if named else ''}")
        found.update((entry.file_name, entry) for entry in files)
        more = {str(item): item for entry in files for item in needs.requirements(entry, wanted.extras)}
        queue += [item for text, item in more.items() if text not in seen]
        seen.update(more)
    return tuple(sorted(missing)), tuple(found.values())


def _is_listed(entry: Entry, locks: Iterable[LockFile]) -> bool:
    return any(lock.package_of(entry.file_name) for lock in locks) or catalog().publishes(entry.file_name)


def _is_usable(entry: Entry) -> bool:
    return entry.flavor is not Flavor.NATIVE and entry.status not in NOT_AS_PUBLISHED


def unread(found: Iterable[Checked]) -> frozenset[str]:
    """Return the names of files that were never read: they may be anything, such as a page saved as a wheel."""
    return frozenset(
        file.file_name for item in found for file in (*item.files, *item.dependencies) if not file.sha256
    )

"""Find packages that stay in a cache directory and depend on files to be removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory


def dependents_of(
    inventory: Inventory, removed: Iterable[str], locks: Iterable[LockFile]
) -> dict[str, tuple[str, ...]]:
    """Return, for each removed file, the remaining packages that depend on its package.

    A package that keeps another wheel is left out. Dependencies are those that the lock files name, whatever
    the versions.

    Args:
        inventory: the scan.
        removed: file names.
        locks: the lock files that the directory is used with.

    """
    gone = set(removed)
    wheels = [
        (entry.file_name, canonicalize_name(entry.identity.name))
        for entry in inventory.entries
        if entry.kind is Kind.WHEEL and entry.identity.name
    ]
    remaining = {name for file_name, name in wheels if file_name not in gone}
    dependents: dict[str, set[str]] = defaultdict(set)
    for lock in locks:
        for name in remaining & lock.packages.keys():
            for dependency in lock.packages[name].depends:
                dependents[dependency].add(name)
    return {
        file_name: tuple(sorted(dependents[name]))
        for file_name, name in wheels
        if file_name in gone and name not in remaining and name in dependents
    }

"""Find packages that stay in a cache directory and depend on files to be removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.needs import lines_in_use, lines_of, missed_by


def dependents_of(
    inventory: Inventory, removed: Iterable[str], locks: Iterable[LockFile], line: str | None = None
) -> dict[str, tuple[str, ...]]:
    """Return, for each removed file, the remaining packages that depend on its package.

    A package that keeps another file for the same release lines is left out. Dependencies are those that the lock
    files name for files that stay, whatever the versions.

    Args:
        inventory: the scan.
        removed: file names.
        locks: the lock files that the directory is used with.
        line: the only release line that matters; None for those of the lock files.
    """
    gone = set(removed)
    left = lines_of(entry for entry in inventory.entries if entry.file_name not in gone)
    locks = tuple(locks)
    lines = lines_in_use(locks) if line is None else frozenset([line])
    dependents: dict[str, set[str]] = defaultdict(set)
    for lock in locks:
        for name in left.keys() & lock.packages.keys():
            package = lock.packages[canonicalize_name(name)]
            if package.file_name not in gone:  # another version stays, whose dependencies it does not name
                for dependency in package.depends:
                    dependents[dependency].add(name)
    found = {
        entry.file_name: missed_by(entry, left, dependents[canonicalize_name(entry.identity.name)], lines)
        for entry in inventory.entries
        if entry.file_name in gone and entry.identity.name and entry.is_package
    }
    return {file_name: names for file_name, names in found.items() if names}

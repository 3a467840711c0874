"""What stays in a cache directory and needs a package that would go."""

from __future__ import annotations

from collections.abc import Iterable

from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.inventory.inventory import Inventory


def missed_by(inventory: Inventory, going: Iterable[str], locks: Iterable[LockFile]) -> dict[str, tuple[str, ...]]:
    """Return, for each file that would be missed, the packages that stay and need it.

    A package is missed when none of its wheels stays. Who needs it is told by the lock files'
    ``depends``, whatever their versions; a lock file's own closure would be broken in the same way.

    Args:
        inventory: the scan.
        going: file names.
        locks: the lock files that the directory is worked with.

    """
    gone = set(going)
    wheels = [entry for entry in inventory.entries if entry.kind is Kind.WHEEL and entry.identity.name]
    staying = {canonicalize_name(entry.identity.name or "") for entry in wheels if entry.file_name not in gone}
    needed: dict[str, set[str]] = {}
    for lock in locks:
        for name in staying & lock.packages.keys():
            for dependency in lock.packages[name].depends:
                needed.setdefault(dependency, set()).add(name)
    found = {}
    for entry in wheels:
        name = canonicalize_name(entry.identity.name or "")
        if entry.file_name in gone and name not in staying and name in needed:
            found[entry.file_name] = tuple(sorted(needed[name]))
    return found

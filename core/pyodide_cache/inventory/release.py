"""Which Pyodide release a cache directory serves."""

from __future__ import annotations

from collections import Counter

from pyodide_cache.formats.filenames import Flavor
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.inventory.own_lock import release_in
from pyodide_cache.settings.releases import newest_of_lines, newest_release, release_of_lock, releases


def suggested_release(inventory: Inventory) -> str:
    """Return the release that a directory most likely serves: that of most of its files.

    Its lock files and the ledger say for which release a file was fetched. For other wasm wheels it is the newest
    release of the line that they are built for, since an older runtime could not load the wheels of a newer one.
    Without any of these it is the newest release.
    """
    known = {release.version for release in releases()}
    here = {entry.file_name: entry for entry in inventory.available}
    of_file: dict[str, set[str]] = {}
    of_directory: Counter[str] = Counter()
    newest_of = newest_of_lines()
    for local in inventory.locks:
        newest = newest_of.get(local.lock.runtime.line)
        named = release_in(local.lock.document) or release_of_lock(local.lock) or local.lock.version
        release = named if named in known else newest.version if newest else None
        if release:
            of_directory[release] += 1
            for package in local.lock.packages.values():
                of_file.setdefault(package.file_name, set()).add(release)
    for name, entry in here.items():
        newest = newest_of.get(entry.identity.runtime) if entry.flavor is Flavor.WASM else None
        if entry.origin in known:
            of_directory[entry.origin] += 1
        elif publishers := known.intersection(entry.provenance):
            of_directory.update(publishers)
        elif name in of_file:
            of_directory.update(of_file[name])
        elif newest:
            of_directory[newest.version] += 1
    order = [release.version for release in releases()]
    best = max(of_directory.values(), default=0)
    return next((version for version in order if best and of_directory[version] == best), newest_release().version)

"""Choose the lock file, and so the Pyodide release, that loads a cached file."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.settings.releases import catalog, newest_of_lines, newest_release, releases, shipped_lock


@record
class LockChoice:
    """The lock file for a cached file."""

    release: str  # the Pyodide version to use
    lock: LockFile  # from the directory, or that of the release
    path: Path | None  # of a lock file in the directory; None for that of the release, which its runtime brings
    holds: bool  # whether the lock file names the cached file; otherwise the file is loaded by its path


def known_release(release: str | None) -> str:
    """Return ``release`` if its lock file is shipped, else the newest stable release."""
    return next((item.version for item in releases() if item.version == release), newest_release().version)


def choose_lock(inventory: Inventory, entry: Entry, release: str) -> LockChoice | None:
    """Choose the lock file that loads ``entry``: one in the directory, else that of ``release``, else another.

    None for a wheel that no known runtime loads.
    """
    official = shipped_lock(release)
    # Lock files for the runtime of the release first.
    for local in sorted(inventory.locks, key=lambda item: item.lock.runtime.line != official.runtime.line):
        package = local.lock.package_of(entry.file_name)
        # By a URL or a path, a runtime does not find the file in the directory.
        if package and not package.location and (version := _release_of(local.lock, release)):
            return LockChoice(version, local.lock, inventory.directory / local.name, holds=True)
    exact = catalog().releases_with(entry.file_name, entry.sha256) if entry.sha256 else ()
    publishing = [item.release for item in catalog().publications(entry.file_name)]
    for candidates in (exact, publishing):
        if release in candidates:
            return LockChoice(release, official, None, holds=True)
        if candidates:
            stable = [item.version for item in releases() if item.version in candidates and not item.is_prerelease]
            version = stable[0] if stable else candidates[0]
            return LockChoice(version, shipped_lock(version), None, holds=True)
    identity = entry.identity
    if identity.runtime is None or identity.loads_in(official.runtime.line):
        return LockChoice(release, official, None, holds=False)
    loading = (item for item in releases() if item.runtime.line in identity.lines)
    newest = min(loading, key=lambda item: item.is_prerelease, default=None)
    return LockChoice(newest.version, shipped_lock(newest.version), None, holds=False) if newest else None


def _release_of(lock: LockFile, release: str) -> str | None:
    """Return the release whose runtime reads a lock file; before 0.28 a lock file states it."""
    known = {item.version for item in releases()}
    if lock.version in known:
        return lock.version
    line = lock.runtime.line
    if line == shipped_lock(release).runtime.line:
        return release
    newest = newest_of_lines().get(line)
    return newest.version if newest else None

"""Which lock file, and so which release, loads a cached file."""

from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import open_to_look
from pyodide_cache.formats.filenames import Kind
from pyodide_cache.formats.lockfile import LockFile, is_lock_file_name, parse_lock
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.settings.releases import catalog, newest_of_line, newest_release, releases, shipped_lock

#: The largest official lock file has 0.3 MB.
MAX_LOCK_BYTES = 32 * 1024 * 1024


@record
class LockChoice:
    """A lock file for a cached file.

    Attributes:
        release: the Pyodide version to take.
        lock: of the directory, or that of the release.
        path: of a lock file in the directory; None for the release's own, which its runtime brings.
        holds: whether the lock file names the cached file; without, the file is loaded by its path.

    """

    release: str
    lock: LockFile
    path: Path | None
    holds: bool

    @property
    def line(self) -> str | None:
        """The release line, such as ``314``."""
        return self.lock.runtime.line


def locks_in(inventory: Inventory) -> tuple[tuple[str, LockFile], ...]:
    """Return the lock files of a directory by their names; what cannot be read is passed over."""
    found = []
    for entry in inventory.entries:
        if entry.kind is Kind.FOREIGN and is_lock_file_name(entry.file_name) and entry.size <= MAX_LOCK_BYTES:
            try:
                with open_to_look(inventory.directory / entry.file_name) as file:
                    found.append((entry.file_name, parse_lock(file.read(MAX_LOCK_BYTES), entry.file_name)))
            except (Problem, OSError):
                continue
    return tuple(found)


def known_release(release: str | None) -> str:
    """Return ``release`` where its lock file is shipped, else the newest stable one."""
    return next((item.version for item in releases() if item.version == release), newest_release().version)


def choose_lock(
    inventory: Inventory, entry: Entry, release: str, locks: tuple[tuple[str, LockFile], ...] | None = None
) -> LockChoice | None:
    """Choose the lock file that loads ``entry``: the directory's own first, then an official one.

    Args:
        inventory: of the cache directory.
        entry: a package file.
        release: the shipped release that is worked for; it is taken wherever it will do.
        locks: see `locks_in`, where the caller has read them already.

    Returns:
        None for a wheel that no runtime known here loads.

    """
    official = shipped_lock(release)
    own = locks_in(inventory) if locks is None else locks
    # The lock for the release's own runtime before those for others.
    for name, lock in sorted(own, key=lambda item: item[1].runtime.line != official.runtime.line):
        if _holds(lock, entry):
            version = _release_of(lock, release)
            if version:
                return LockChoice(version, lock, inventory.directory / name, holds=True)
    exact = catalog().releases_with(entry.file_name, entry.sha256) if entry.sha256 else ()
    publishing = [item.release for item in catalog().publications(entry.file_name)]
    for candidates in (exact, publishing):
        if release in candidates:
            return LockChoice(release, official, None, holds=True)
        if candidates:
            stable = [item.version for item in releases() if item.version in candidates and not item.is_prerelease]
            version = stable[0] if stable else candidates[0]
            return LockChoice(version, shipped_lock(version), None, holds=True)
    runtime = entry.identity.runtime
    if runtime in {"any", None, official.runtime.line}:
        return LockChoice(release, official, None, holds=False)
    newest = newest_of_line(str(runtime))
    return LockChoice(newest.version, shipped_lock(newest.version), None, holds=False) if newest else None


def _holds(lock: LockFile, entry: Entry) -> bool:
    return any(package.file_name == entry.file_name for package in lock.packages.values())


def _release_of(lock: LockFile, release: str) -> str | None:
    """Name the release whose runtime reads a lock file; before 0.28 it has to be the one it states."""
    known = {item.version for item in releases()}
    if lock.version in known:
        return lock.version
    line = lock.runtime.line
    if line == shipped_lock(release).runtime.line:
        return release
    newest = newest_of_line(line) if line else None
    return newest.version if newest else None

"""The Pyodide releases that a mirror serves: their lock files, and folders with their runtime files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import read_file
from pyodide_cache.files.stamps import FileStamp, stamp_of
from pyodide_cache.formats.lockfile import LOCK_FILE_NAMES, LockFile, LockPackage, parse_lock
from pyodide_cache.formats.names import safe_file_name
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.net.distribution import version_in
from pyodide_cache.settings.releases import release_named, shipped_lock, shipped_lock_bytes

#: Files of an npm package ``pyodide`` that no runtime loads from its address.
_NOT_SERVED = frozenset({"package.json", "README.md", "LICENSE"})


@record
class Content:
    """The lock file of a release."""

    lock: LockFile
    data: bytes  # its bytes, which are served unchanged
    packages: Mapping[str, LockPackage]  # its packages by file name


class ServedRelease:
    """A release that a mirror serves.

    Args:
        runtime: the folder with the runtime's files; None serves packages only.
        own_lock: the lock file in the cache directory, which has the packages from the index too, and is read
            again when it changes; None serves the official one.
    """

    def __init__(self, version: str, data: bytes, runtime: Path | None, own_lock: Path | None = None) -> None:
        self.version = version
        self.runtime = runtime
        self.own_lock = own_lock
        self._official = _content(data, f"Pyodide {version}")
        self._own: tuple[FileStamp, Content] | None = None

    @property
    def content(self) -> Content:
        """The lock file, as it is now."""
        if self.own_lock is None:
            return self._official
        try:
            stamp = stamp_of(self.own_lock)
            if self._own is None or self._own[0] != stamp:
                self._own = stamp, _content(read_file(self.own_lock), str(self.own_lock))
        except (OSError, Problem):  # it was removed, or is being edited
            return self._official
        return self._own[1]

    def is_official(self, package: LockPackage) -> bool:
        """Return whether the official lock file has a package with these bytes."""
        official = self._official.packages.get(package.file_name)
        return official is not None and official.sha256 == package.sha256

    def runtime_file(self, file_name: str) -> Path | None:
        """Return the path of a file of the runtime, such as ``pyodide.mjs``; None if it has none of this name."""
        if self.runtime is None or file_name in _NOT_SERVED or file_name in LOCK_FILE_NAMES:
            return None
        path = self.runtime / safe_file_name(file_name)
        return path if path.is_file() else None

    def runtime_names(self) -> list[str]:
        """Return the names of the runtime's files, sorted; none if its folder is gone."""
        try:
            paths = [*self.runtime.iterdir()] if self.runtime else []
        except OSError:
            return []
        return sorted(path.name for path in paths if self.runtime_file(path.name))


def served_releases(
    versions: Iterable[str], runtimes: Iterable[Path], inventory: Inventory, release: str
) -> dict[str, ServedRelease]:
    """Return the releases to serve, by version.

    Args:
        versions: none takes those of ``runtimes``, else ``release``.
        runtimes: unpacked npm packages ``pyodide``; their releases are served too.
        release: that of the cache directory, which is served with the directory's own lock file for its runtime.

    Raises:
        Problem: `Code.UNKNOWN_RELEASE`; `Code.NO_RUNTIME` for a folder that is not a runtime.
    """
    folders = {_version_of(folder): folder.absolute() for folder in runtimes}
    line = shipped_lock(release).runtime.line
    own = next((inventory.directory / item.name for item in inventory.locks if item.lock.runtime.line == line), None)
    wanted = (*map(release_named, versions), *folders) or (release,)
    found = {}
    for version in dict.fromkeys(wanted):
        runtime = folders.get(version)
        data = shipped_lock_bytes(version) or _lock_beside(runtime)
        if data is None:
            shipped_lock(version)  # raises the problem of an unknown release
        else:
            found[version] = ServedRelease(version, data, runtime, own if version == release else None)
    return found


def _version_of(folder: Path) -> str:
    version = version_in(folder)
    if version is None:
        missing = "package.json of npm’s pyodide"
        raise Problem(Code.NO_RUNTIME, place=str(folder), missing=missing, version="VERSION")
    return release_named(version)


def _lock_beside(runtime: Path | None) -> bytes | None:
    """Return the lock file of a runtime that is newer than this program."""
    path = runtime / LOCK_FILE_NAMES[0] if runtime else None
    return read_file(path) if path and path.is_file() else None


def _content(data: bytes, source: str) -> Content:
    lock = parse_lock(data, source)
    return Content(lock, data, {package.file_name: package for package in lock.packages.values()})

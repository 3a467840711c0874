"""Find the roots of pyodide-build's cross-build environments, and read them from the disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.folders import FolderKey, Measure, expand, folder_key, is_own_folder, measure
from pyodide_cache.files.paths import is_there
from pyodide_cache.files.reader import open_target
from pyodide_cache.formats.xbuildenv import (
    CURRENT,
    REMOVING,
    Generation,
    Installation,
    RootName,
    owners_of,
    parse_root_name,
)
from pyodide_cache.inventory.scan import keeps_access_times
from pyodide_cache.places.kinds import Owner
from pyodide_cache.places.locations import environment_locations, xbuildenv_locations
from pyodide_cache.places.python_environments import find_environments

#: An access within this many seconds after a file was unpacked is part of the unpacking.
_UNPACKING_SECONDS = 2.0

#: A marker file holds a version and nothing else.
_MOST_MARKER_BYTES = 200


class State(StrEnum):
    """How complete a cross-build environment is; the values appear in JSON."""

    INSTALLED = "installed"
    UNFINISHED = "unfinished"  # its installation was interrupted, or still runs
    HALF_REMOVED = "half_removed"


@record
class XBuildEnv:
    """One version in a root."""

    version: str  # the folder's name: a release, the date of a nightly, an escaped URL; ``xbuildenv`` of the oldest
    path: Path  # of the folder
    state: State  # how complete it is
    is_current: bool  # whether the root's link leads to it
    stamp: tuple[int, int, int]  # device, inode and modification time (nanoseconds) of the folder itself
    python: str | None = None  # the Python version that it was installed with, if known
    emscripten: str | None = None  # the version of its Emscripten SDK, if known
    measure: Measure | None = None  # None while it is counted; ``emsdk_bytes`` is included
    emsdk_bytes: int = 0  # of the Emscripten SDK
    #: Seconds since the epoch; None if the file system keeps no access times, or it was never used.
    last_used: float | None = None

    @property
    def bytes(self) -> int:
        """Bytes; 0 while they are counted."""
        return self.measure.bytes if self.measure else 0


@record
class Root:
    """A folder of cross-build environments."""

    path: Path  # as it was reached
    name: RootName  # its generation and key
    tool: Owner  # the tool that made it
    owners: tuple[Installation, ...] = ()  # the installations of pyodide-build that use it; empty if unknown
    versions: tuple[XBuildEnv, ...] = ()  # sorted by name
    others: tuple[str, ...] = ()  # names of files and folders that are not environments, and never touched
    problem: Problem | None = None  # why it could not be read, or that its link is broken

    @property
    def key(self) -> str:
        """Its ID or version, else its path, for display."""
        return self.name.key or str(self.path)

    @property
    def is_owner_known(self) -> bool:
        """True if a pyodide-build found here uses this root. Roots without a known owner are never preselected."""
        return bool(self.owners) or self.tool is Owner.CIBUILDWHEEL or self.name.generation is Generation.CHOSEN

    @property
    def current(self) -> str | None:
        """The current version."""
        return next((item.version for item in self.versions if item.is_current), None)


def find_roots(projects: Iterable[Path] = (), *, cancel: Cancel | None = None) -> Iterator[Root | tuple[Root, ...]]:
    """Yield each root when it is found and again when it is measured, then all of them in this order.

    Args:
        projects: project folders that are searched for roots and Python environments, too.
    """
    cancel = cancel or Cancel()
    folders = list(projects)
    environments = find_environments(environment_locations(folders), cancel)
    roots = []
    for path, tool in _root_folders(folders, cancel):
        root = read_root(path, tool)
        root = replace(root, owners=owners_of(root.name, environments.installations, environments.prefixes))
        roots.append(root)
        yield root
    done = []
    for root in roots:
        done.append(replace(root, versions=tuple(measured(item, cancel) for item in root.versions)))
        yield done[-1]
    yield tuple(done)


def _root_folders(projects: list[Path], cancel: Cancel) -> Iterator[tuple[Path, Owner]]:
    seen: set[FolderKey | Path] = set()
    for location in xbuildenv_locations(projects):
        for found in expand(location.base, location.pattern, cancel):
            key: FolderKey | Path | None = None
            with suppress(Problem):  # reading the root reports it, too
                key = folder_key(found.path)
            if (key := key or found.path) not in seen:
                seen.add(key)
                yield found.path, location.owner


def read_root(path: Path, tool: Owner) -> Root:
    """Return what a root contains, not measured; a problem is part of the result."""
    name = parse_root_name(path.name) or RootName(Generation.CHOSEN)
    try:
        link = current_link(path)
        with os.scandir(path) as listing:
            items = sorted(listing, key=lambda item: item.name)
        target = os.path.realpath(path / CURRENT)
        versions, others = [], []
        for item in items:
            version = _version(Path(item.path), name, target)
            if version:
                versions.append(version)
            elif item.name != CURRENT or link is None:
                others.append(item.name)
    except OSError as error:
        return Root(path, name, tool, problem=disk_problem(error, str(path)))
    is_broken = link is not None and not any(item.is_current for item in versions) and not is_there(Path(target))
    problem = Problem(Code.LEADS_NOWHERE, path=str(path / CURRENT)) if is_broken else None
    return Root(path, name, tool, versions=tuple(versions), others=tuple(others), problem=problem)


def current_link(root: Path) -> str | None:
    """Return the target of the link to the current version, whether or not it exists; None without a link."""
    try:
        return os.readlink(root / CURRENT)  # noqa: PTH115 -- its text, unchanged
    except OSError:
        return None


def stamp_of_folder(path: Path) -> tuple[int, int, int] | None:
    """Return the stamp of a folder; None for anything else, also for a link to a folder."""
    status = path.stat(follow_symlinks=False)
    return (status.st_dev, status.st_ino, status.st_mtime_ns) if is_own_folder(status) else None


def measured(item: XBuildEnv, cancel: Cancel) -> XBuildEnv:
    """Return ``item`` with its bytes and its last use."""
    return replace(
        item,
        measure=measure(item.path, cancel),
        emsdk_bytes=_own_bytes(item.path / "emsdk", cancel),
        last_used=_last_used(item.path),
    )


def _own_bytes(path: Path, cancel: Cancel) -> int:
    try:
        return measure(path, cancel).bytes if stamp_of_folder(path) else 0
    except OSError:
        return 0


def _version(path: Path, root: RootName, target: str) -> XBuildEnv | None:
    try:
        stamp = stamp_of_folder(path)
        if stamp is None or (root.generation is Generation.CHOSEN and not _is_environment(path)):
            return None
    except OSError:
        return None
    return XBuildEnv(
        path.name,
        path,
        _state(path),
        os.path.realpath(path) == target,
        stamp,
        _marker(path / ".build-python-version"),
        _marker(path / ".emscripten-version"),
    )


def _is_environment(path: Path) -> bool:
    """Return whether a folder in a root that the user chose is an environment; it may hold other folders."""
    return REMOVING in path.name or any(
        os.path.lexists(path / name) for name in (".installed", "xbuildenv/pyodide-root", "pyodide-root")
    )


def _state(path: Path) -> State:
    if REMOVING in path.name:
        return State.HALF_REMOVED
    if not is_there(path / ".installed"):
        return State.UNFINISHED
    return State.INSTALLED if _pyodide_root(path) else State.HALF_REMOVED


def _pyodide_root(path: Path) -> Path | None:
    """Return the folder that builds read; the oldest environments have one level less."""
    for candidate in (path / "xbuildenv" / "pyodide-root", path / "pyodide-root"):
        if is_there(candidate / "Makefile.envs"):
            return candidate
    return None


def _last_used(path: Path) -> float | None:
    root = _pyodide_root(path)
    if root is None or not keeps_access_times(path):
        return None
    try:
        # Each build reads this file, and this app does not. Its modification time is from the archive.
        status = (root / "Makefile.envs").stat()
    except OSError:
        return None
    return status.st_atime if status.st_atime > status.st_ctime + _UNPACKING_SECONDS else None


def _marker(path: Path) -> str | None:
    try:
        with open_target(path) as file:
            text = file.read(_MOST_MARKER_BYTES).decode("utf-8", "replace").strip()
    except OSError:
        return None
    return text.splitlines()[0] if text else None

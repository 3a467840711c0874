"""Roots of pyodide-build's cross-build environments, as they lie on the disk."""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from pathlib import Path

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem, disk_problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.files.folders import Measure, is_own_folder, is_there, measure
from pyodide_cache.formats.xbuildenv import CURRENT, REMOVING, Generation, Installation, RootName, parse_root_name
from pyodide_cache.inventory.scan import keeps_access_times
from pyodide_cache.places.kinds import Owner

#: Access within so many seconds of the unpacking is the unpacking itself.
_UNPACKING_SECONDS = 2.0

#: Markers hold a version and no more.
_MOST_MARKER_BYTES = 200


class State(StrEnum):
    """How far a cross-build environment got; the values appear in JSON."""

    INSTALLED = "installed"
    UNFINISHED = "unfinished"  # its installation broke off, or runs just now
    HALF_REMOVED = "half removed"


@record
class XBuildEnv:
    """One version in a root.

    Attributes:
        version: the folder's name: a release, a nightly's date, a mangled URL; ``xbuildenv`` of the oldest.
        stamp: device, inode and time of change (nanoseconds) of the folder itself.
        python: the Python that it was installed with, where it says so.
        emscripten: the version of the Emscripten SDK in it, where it says so.
        measure: None while it is still counted; ``emsdk_bytes`` is a part of it.
        last_used: seconds since the epoch, where the mount keeps it.

    """

    version: str
    path: Path
    state: State
    is_current: bool
    stamp: tuple[int, int, int]
    python: str | None = None
    emscripten: str | None = None
    measure: Measure | None = None
    emsdk_bytes: int = 0
    last_used: float | None = None

    @property
    def bytes(self) -> int:
        """Bytes, as far as they are counted."""
        return self.measure.bytes if self.measure else 0


@record
class Root:
    """A folder of cross-build environments.

    Attributes:
        path: as it was reached.
        name: its generation and key.
        keeper: the tool that made it.
        owners: the installations of pyodide-build that use it; none: owner unknown.
        versions: in the order of their names.
        link: what the link to the current version says; None without one.
        others: names of what is no cross-build environment, and never touched.
        problem: why it could not be looked at, or that its link leads nowhere.

    """

    path: Path
    name: RootName
    keeper: Owner
    owners: tuple[Installation, ...] = ()
    versions: tuple[XBuildEnv, ...] = ()
    link: str | None = None
    others: tuple[str, ...] = ()
    problem: Problem | None = None

    @property
    def key(self) -> str:
        """What names the root for a person: its id or version, else its path."""
        return self.name.key or str(self.path)

    @property
    def is_owner_known(self) -> bool:
        """Whether somebody is known who uses it; what nobody known uses is never chosen for a person."""
        return bool(self.owners) or self.keeper is Owner.CIBUILDWHEEL or self.name.generation is Generation.CHOSEN

    @property
    def current(self) -> str | None:
        """The version in use."""
        return next((item.version for item in self.versions if item.is_current), None)


def read_root(path: Path, keeper: Owner) -> Root:
    """Return what lies in a root, not measured yet; what is wrong is in it, and nothing is raised."""
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
        return Root(path, name, keeper, problem=disk_problem(error, str(path)))
    dangling = link is not None and not any(item.is_current for item in versions) and not is_there(Path(target))
    problem = Problem(Code.LEADS_NOWHERE, path=str(path / CURRENT)) if dangling else None
    return Root(path, name, keeper, versions=tuple(versions), link=link, others=tuple(others), problem=problem)


def current_link(root: Path) -> str | None:
    """Return what the link to the current version says, whether or not it leads anywhere."""
    try:
        return os.readlink(root / CURRENT)  # noqa: PTH115 -- its text, unchanged
    except OSError:
        return None


def stamp_of_folder(path: Path) -> tuple[int, int, int] | None:
    """Return the stamp of a folder now; None for anything else, a link to one too.

    Raises:
        OSError: when it cannot be looked at.

    """
    status = path.stat(follow_symlinks=False)
    return (status.st_dev, status.st_ino, status.st_mtime_ns) if is_own_folder(status) else None


def measured(item: XBuildEnv, cancel: Cancel) -> XBuildEnv:
    """Return ``item`` with its bytes and its last use.

    Raises:
        Cancelled: when ``cancel`` is set.

    """
    emsdk = item.path / "emsdk"
    return replace(
        item,
        measure=measure(item.path, cancel),
        emsdk_bytes=_own_bytes(emsdk, cancel),
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
        if stamp is None or not (root.generation is not Generation.CHOSEN or _looks_like_one(path)):
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


def _looks_like_one(path: Path) -> bool:
    """Tell whether a folder in a root that a person named is an environment, and not something else of theirs."""
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
        # Each build reads it, and we never do. Its own times of change are the archive's.
        status = (root / "Makefile.envs").stat()
    except OSError:
        return None
    return status.st_atime if status.st_atime > status.st_ctime + _UNPACKING_SECONDS else None


def _marker(path: Path) -> str | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            text = file.read(_MOST_MARKER_BYTES).decode("utf-8", "replace").strip()
    except OSError:
        return None
    return text.splitlines()[0] if text else None

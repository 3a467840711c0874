"""What a newer Pyodide release, or the package index, would change for the packages of a directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.inventory.inventory import Entry
from pyodide_cache.settings.releases import releases, shipped_lock
from pyodide_cache.updates.diff import Diff, Item, Side, diff, side_of_lock
from pyodide_cache.updates.users import Users

if TYPE_CHECKING:
    from pyodide_cache.net.http import Http


@record
class ReleaseForecast:
    """What an upgrade to a release means for the packages of a directory."""

    version: str
    #: Of the directory's packages that the current release has, with those of the newer release. None for a release
    #: that is newer than this program, which does not know its packages.
    diff: Diff | None
    users: Mapping[NormalizedName, tuple[str, ...]]  # by package that is gone, the lists and projects that need it
    #: Cached wheels of the index that are built for another runtime than that of the release.
    unloadable: tuple[Item, ...] = ()

    @property
    def affected(self) -> int:
        """How many of the cached packages change, go, or cannot be loaded."""
        return len(self.diff.affected if self.diff else ()) + len(self.unloadable)


@record
class NewerVersion:
    """A newer version on the package index of a package that came from there."""

    name: NormalizedName
    cached: str  # the version in the directory
    newest: str  # the newest version that the runtime can load
    held_by: str = ""  # the need that excludes it, such as ``numpy<2.3 in list “course”``; empty if none does
    problem: Problem | None = None  # why it cannot be used, for any other reason


@record
class Outdated:
    """What is outdated in a directory."""

    release: str  # the release that the directory is for
    packages: int  # how many packages it has
    newer: tuple[ReleaseForecast, ...]  # the newer stable releases, oldest first
    versions: tuple[NewerVersion, ...] = ()  # newer versions on the index, sorted by name
    problems: tuple[Failure, ...] = ()  # what could not be found out, by package or source
    asked_index: bool = False  # whether the index was asked for newer versions


def outdated(cached: Side, files: Sequence[Entry], release: str, users: Users) -> Outdated:
    """Return what the newer releases that are known would change, for packages of a directory and all its files."""
    names = users.names()
    newer = tuple(forecast(cached, release, version, names, files) for version in newer_shipped(release))
    return Outdated(release, len(cached.items), newer, problems=users.problems)


def with_newer_releases(found: Outdated, http: Http) -> Outdated:
    """Add the releases that are newer than this program to ``found``, or why they are not known."""
    from pyodide_cache.warm_up.newer_releases import find_newer_releases

    try:
        unknown = find_newer_releases(http)
    except Problem as problem:
        failure = Failure("newer releases", Problem(Code.NO_RELEASE_LIST, cause=problem))
        return replace(found, problems=(*found.problems, failure))
    more = (ReleaseForecast(version, None, {}) for version in reversed(unknown))
    return replace(found, newer=(*found.newer, *more))


def newer_shipped(release: str) -> tuple[str, ...]:
    """Return the known stable releases that are newer than ``release``, oldest first."""
    from packaging.version import Version

    current = Version(release)
    found = [item.version for item in releases() if not item.is_prerelease and Version(item.version) > current]
    return tuple(sorted(found, key=Version))


def forecast(
    cached: Side, release: str, newer: str, users: Mapping[NormalizedName, Iterable[str]], files: Iterable[Entry] = ()
) -> ReleaseForecast:
    """Forecast an upgrade of a directory from one release to another, from their shipped lock files.

    A package of the index is not tied to a release, unless it has WebAssembly code for another runtime.
    """
    before = side_of_lock(shipped_lock(release), f"Pyodide {release}", release)
    after = side_of_lock(shipped_lock(newer), f"Pyodide {newer}", newer)
    names = {name for name, item in cached.items.items() if is_of_lock(item, before)}
    found = diff(_only(before, names), _only(after, names))
    runtime = shipped_lock(newer).runtime
    there = names.union(entry.identity.name for entry in files if _is_loadable(entry, runtime))
    others = (item for name, item in sorted(cached.items.items()) if name not in there)
    lost = tuple(item for item in others if not _is_loadable(item, runtime))
    gone = {item.name for item in (*found.removed, *lost)}
    return ReleaseForecast(newer, found, {name: tuple(users[name]) for name in sorted(gone & users.keys())}, lost)


def is_of_lock(item: Item, lock: Side) -> bool:
    """Return whether a cached package is the one that a lock file names, and not another version from the index."""
    locked = lock.items.get(item.name)
    return locked is not None and locked.file_name == item.file_name


def _is_loadable(item: Item | Entry, runtime: Runtime) -> bool:
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename

    try:
        return runtime.loads(parse_wheel_filename(item.file_name)[3])
    except InvalidWheelFilename:  # an archive of a distribution
        return True


def _only(side: Side, names: Iterable[NormalizedName]) -> Side:
    return replace(side, items={name: side.items[name] for name in names if name in side.items})

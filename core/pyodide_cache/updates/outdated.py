"""What a newer Pyodide release, or the package index, would change for the packages of a directory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record, replace
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.settings.releases import releases, shipped_lock
from pyodide_cache.updates.diff import Diff, diff
from pyodide_cache.updates.sides import Side, side_of_lock


@record
class ReleaseForecast:
    """What an upgrade to a release means for the packages of a directory.

    Attributes:
        version: of the release.
        diff: of the directory's packages that the current release has, with those of the newer release.
        users: by package that is gone, the lists and projects that need it.
        is_shipped: False for a release that is newer than this program; ``diff`` is then unknown.

    """

    version: str
    diff: Diff | None
    users: Mapping[NormalizedName, tuple[str, ...]]


@record
class NewerVersion:
    """A newer version on the package index of a package that came from there.

    Attributes:
        current: the cached version.
        newest: the newest version that the runtime can load.
        held_by: the constraint that excludes it, such as ``numpy<2.3``; empty if nothing does.

    """

    name: NormalizedName
    current: str
    newest: str
    held_by: str = ""


@record
class Outdated:
    """What is outdated in a directory.

    Attributes:
        release: the release that the directory is for.
        packages: how many packages it has.
        newer: the newer stable releases, oldest first.
        versions: newer versions on the index, sorted by name.
        problems: what could not be found out, by package or source.

    """

    release: str
    packages: int
    newer: tuple[ReleaseForecast, ...]
    versions: tuple[NewerVersion, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()


def newer_shipped(release: str) -> tuple[str, ...]:
    """Return the known stable releases that are newer than ``release``, oldest first."""
    from packaging.version import Version

    current = Version(release)
    found = [item.version for item in releases() if not item.is_prerelease and Version(item.version) > current]
    return tuple(sorted(found, key=Version))


def forecast(
    cached: Side, release: str, newer: str, users: Mapping[NormalizedName, Iterable[str]]
) -> ReleaseForecast:
    """Forecast an upgrade of a directory from one release to another, from their shipped lock files.

    Only packages of the current release's lock file count: a package from the index is not tied to a release unless
    it has WebAssembly code.

    Args:
        cached: the packages of the directory.
        release: the current release.
        newer: the release to upgrade to.
        users: by package, who needs it.

    """
    before = side_of_lock(shipped_lock(release), f"Pyodide {release}", release)
    after = side_of_lock(shipped_lock(newer), f"Pyodide {newer}", newer)
    names = cached.items.keys() & before.items.keys()
    found = diff(_only(before, names), _only(after, names))
    gone = {item.name for item in found.removed}
    return ReleaseForecast(newer, found, {name: tuple(users[name]) for name in sorted(gone & users.keys())})


def _only(side: Side, names: Iterable[NormalizedName]) -> Side:
    return replace(side, items={name: side.items[name] for name in names if name in side.items})

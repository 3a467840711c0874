"""Two sets of packages, each of a release, a lock file or a directory, and the difference between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyodide_cache.base.json_types import Bytes, Sha256
from pyodide_cache.base.record import record
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import NormalizedName, is_project_name
from pyodide_cache.formats.runtime import Runtime
from pyodide_cache.inventory.inventory import Entry


@record
class Item:
    """One package of a side."""

    name: NormalizedName  # canonical
    version: str  # as written; empty if its name has none
    file_name: str
    sha256: Sha256 | None = None  # of its bytes; None if unknown
    size: Bytes | None = None  # bytes; None if unknown. Lock files have no sizes.


@record
class Side:
    """A set of packages with at most one version of each."""

    label: str  # ``Pyodide 314.0.6``, or the path
    items: Mapping[NormalizedName, Item]  # by canonical name
    runtime: Runtime | None = None  # what the packages are for; None for a directory without a lock file
    release: str | None = None  # the official release, if it is one


def side_of_lock(lock: LockFile, label: str, release: str | None = None) -> Side:
    """Return the packages of a lock file."""
    items = {
        name: Item(name, package.version, package.file_name, package.sha256)
        for name, package in lock.packages.items()
    }
    return Side(label, items, lock.runtime, release)


def side_of_entries(entries: Iterable[Entry], label: str, runtime: Runtime | None = None) -> Side:
    """Return the newest version of each package among files, preferably one for the release line of ``runtime``."""
    from pyodide_cache.inventory.columns import version_key

    line = runtime.line if runtime else None
    found: dict[NormalizedName, Entry] = {}
    for entry in sorted(
        (entry for entry in entries if entry.is_package),
        key=lambda entry: (entry.identity.loads_in(line), version_key(entry.identity.version or "")),
    ):
        if entry.identity.name and is_project_name(entry.identity.name):
            found[entry.identity.name] = entry
    items = {
        name: Item(name, entry.identity.version or "", entry.file_name, entry.sha256, entry.size)
        for name, entry in found.items()
    }
    return Side(label, items, runtime)


@record
class Change:
    """A package that both sides have, with different bytes."""

    before: Item
    after: Item

    @property
    def name(self) -> NormalizedName:
        """The canonical name."""
        return self.after.name


@record
class Diff:
    """The difference between two sides; every tuple is sorted by name."""

    before: Side
    after: Side
    added: tuple[Item, ...]  # packages that only the later side has
    removed: tuple[Item, ...]  # packages that only the earlier side has
    changed: tuple[Change, ...]  # packages with another version
    rebuilt: tuple[Change, ...]  # packages with the same version and other bytes
    same: tuple[Item, ...]  # packages with the same version and the same bytes
    uncompared: tuple[Change, ...] = ()  # packages with the same version, of which one side's hash is not known

    @property
    def is_empty(self) -> bool:
        """Whether both sides have the same packages, as far as hashes are known."""
        return not (self.added or self.removed or self.changed or self.rebuilt)

    @property
    def affected(self) -> tuple[NormalizedName, ...]:
        """The packages of the earlier side that the later one lacks or has with other bytes, sorted."""
        changes = (*self.changed, *self.rebuilt)
        return tuple(sorted([*(item.name for item in self.removed), *(change.name for change in changes)]))


def diff(before: Side, after: Side) -> Diff:
    """Compare two sides."""
    changed, rebuilt, same, uncompared = [], [], [], []
    for name in sorted(before.items.keys() & after.items.keys()):
        change = Change(before.items[name], after.items[name])
        if change.before.version != change.after.version:
            changed.append(change)
        elif change.before.sha256 is None or change.after.sha256 is None:
            uncompared.append(change)
        elif change.before.sha256 != change.after.sha256:
            rebuilt.append(change)
        else:
            same.append(change.after)
    return Diff(
        before,
        after,
        added=tuple(after.items[name] for name in sorted(after.items.keys() - before.items.keys())),
        removed=tuple(before.items[name] for name in sorted(before.items.keys() - after.items.keys())),
        changed=tuple(changed),
        rebuilt=tuple(rebuilt),
        same=tuple(same),
        uncompared=tuple(uncompared),
    )

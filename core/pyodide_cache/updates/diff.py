"""Compare two sets of packages: what was added, removed, updated, or rebuilt at the same version."""

from __future__ import annotations

from pyodide_cache.base.record import record
from pyodide_cache.formats.names import NormalizedName
from pyodide_cache.updates.sides import Item, Side


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

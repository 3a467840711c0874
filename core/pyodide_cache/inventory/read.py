"""Read the inventory of a cache directory: scan it, resolve each entry's status, and add its layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyodide_cache.base.collection import paused_collection
from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache.inventory.layers import layer_problems
from pyodide_cache.inventory.ledger import Ledger
from pyodide_cache.inventory.scan import scan, unread_inventory
from pyodide_cache.inventory.status import StatusResolver
from pyodide_cache.settings.attachments import Attachments


def read_inventory(
    directory: Path,
    *,
    ledger: Ledger,
    release: str | None = None,
    layers: Sequence[Path] | None = None,
    cancel: Cancel | None = None,
) -> Inventory:
    """Return the inventory of ``directory``; see `read_inventory_in_batches`.

    Args:
        directory: need not exist. If it cannot be read, `Inventory.problem` says why.
        release: the Pyodide release in use; see `StatusResolver`.
    """
    resolver = StatusResolver(directory, ledger, release, cancel=cancel)
    *_, found = read_inventory_in_batches(resolver, layers=layers, cancel=cancel)
    assert isinstance(found, Inventory)
    return found


def read_inventory_in_batches(
    resolver: StatusResolver,
    *,
    layers: Sequence[Path] | None = None,
    before: Inventory | None = None,
    cancel: Cancel | None = None,
) -> Iterator[tuple[Entry, ...] | Inventory]:
    """Yield entries as they are found, so that a window can show them, and then the whole inventory.

    Args:
        resolver: of the directory, just made.
        layers: read-only directories below it; None takes those that the user attached to it.
        before: an earlier inventory. Entries that did not change are taken from it; if nothing
            changed, the last value is ``before`` itself.
    """
    directory = resolver.directory
    known = before.by_name if before else {}
    entries: list[Entry] = []
    with paused_collection():
        try:
            for batch in scan(
                directory, identify=resolver.identify, make=resolver.make, names=resolver.names, cancel=cancel
            ):
                if known:  # take equal ones from before, so that later comparisons are by identity
                    batch = tuple(old if (old := known.get(new.file_name)) == new else new for new in batch)
                entries += batch
                yield batch
            inventory = Inventory(directory, tuple(entries), locks=resolver.locks)
        except OSError as error:
            inventory = unread_inventory(directory, error)
    inventory = _with_layers(inventory, resolver, layers, cancel)
    yield before if before is not None and before == inventory else inventory


def _with_layers(
    upper: Inventory, resolver: StatusResolver, layers: Sequence[Path] | None, cancel: Cancel | None
) -> Inventory:
    """Return an inventory with those of the layers below it; problems of layers become notes."""
    notes: list[Problem] = []
    if layers is None:
        try:
            layers = Attachments().of(upper.directory).layers
        except Problem as problem:
            return replace(upper, notes=(problem,))
    found = []
    for path in layers:
        problems = layer_problems(path, upper.directory)
        notes += problems
        if any(problem.code is Code.LAYER_LOOP for problem in problems):
            continue
        lower = read_inventory(path, ledger=resolver.ledger, release=resolver.release, layers=(), cancel=cancel)
        entries = tuple(replace(entry, layer=str(path)) for entry in lower.entries)
        found.append(replace(lower, entries=entries))
    return replace(upper, layers=tuple(found), notes=tuple(notes)) if layers else upper

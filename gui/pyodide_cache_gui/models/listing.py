"""What a table shows of an inventory, made ready in the scan's thread. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyodide_cache.actions.filters import Row, searchable
from pyodide_cache.disk.inventory import Entry, Inventory
from pyodide_cache.formats.runs import sort_in_runs
from pyodide_cache_gui.models.columns import BY_PACKAGE, Order, by_package, in_order, version_ranks


@dataclass(frozen=True, slots=True)
class Listing:
    """An inventory's rows, in the order of their packages and in the one that is shown.

    Attributes:
        rows: in the order of their packages.
        order: of ``ordered``.
        ordered: the same rows.
        by_name: the entries by their file names.
        largest: bytes of the largest file, at least 1.
        version_ranks: the place of each version among all that there are.

    """

    rows: list[Row] = field(default_factory=list)
    order: Order = BY_PACKAGE
    ordered: list[Row] = field(default_factory=list)
    by_name: dict[str, Entry] = field(default_factory=dict)
    largest: int = 1
    version_ranks: dict[str, int] = field(default_factory=dict)


def listing_of(inventory: Inventory, order: Order = BY_PACKAGE, before: Listing | None = None) -> Listing:
    """Make an inventory ready to be shown.

    Args:
        inventory: what was found.
        order: how it is likely to be shown.
        before: the listing that is shown now. Its rows are used again where nothing has changed,
            so that there is little to make, and nothing much to free when it goes.

    """
    if before is not None and before.by_name is inventory.by_name:
        return before
    known = {row[1].file_name: row for row in before.rows} if before else {}
    rows = []
    for entry in inventory.entries:
        row = known.get(entry.file_name)
        rows.append(row if row is not None and row[1] is entry else (searchable(entry), entry))
    rows = sort_in_runs(rows, by_package)
    largest = max((entry.size for entry in inventory.entries), default=1) or 1
    ranks = version_ranks(rows)
    return Listing(rows, order, in_order(rows, order, ranks), inventory.by_name, largest, ranks)

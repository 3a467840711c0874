"""What a table shows of an inventory, made ready in the scan's thread. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from pyodide_cache.base.record import field, record
from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.inventory.columns import Columns, by_package
from pyodide_cache.inventory.inventory import Entry, Inventory
from pyodide_cache_gui.inventory.rows.columns import BY_PACKAGE, Order, in_order


@record
class Listing:
    """An inventory's entries, in the order of their packages and in the one that is shown.

    Attributes:
        columns: of the entries, in the order of their packages.
        order: of ``ordered``.
        ordered: the places of the entries in that order.
        by_name: the entries by their file names.
        largest: bytes of the largest file, at least 1.

    """

    columns: Columns = field(default_factory=Columns)
    order: Order = BY_PACKAGE
    ordered: Sequence[int] = ()
    by_name: dict[str, Entry] = field(default_factory=dict)
    largest: int = 1


def listing_of(inventory: Inventory, order: Order = BY_PACKAGE, before: Listing | None = None) -> Listing:
    """Make an inventory ready to be shown.

    Args:
        inventory: what was found.
        order: how it is likely to be shown.
        before: the listing that is shown now: where nothing has changed, it is returned itself.

    """
    if before is not None and before.by_name is inventory.by_name:
        return before
    columns = Columns(by_package(inventory.entries), before.columns if before else None)
    columns.prepare()
    largest = max(columns.sizes, default=1) or 1
    return Listing(columns, order, in_order(columns, order, sort_in_chunks), inventory.by_name, largest)

"""The rows of the table: their columns and their order, prepared on the scan's thread. No Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple

from pyodide_cache.base.record import field, record
from pyodide_cache.base.sorting import sort_in_chunks
from pyodide_cache.inventory.columns import Columns, by_package, package_key
from pyodide_cache.inventory.inventory import Entry, Inventory, Totals


class Column(IntEnum):
    """The columns of the table, in their initial order; the last three are hidden initially."""

    PACKAGE = 0
    VERSION = 1
    SIZE = 2
    AGE = 3
    STATUS = 4
    KIND = 5
    RUNTIME = 6
    LAST_USED = 7
    FILE = 8
    SHA256 = 9


class Order(NamedTuple):
    """The column that sorts the rows, and its direction."""

    column: Column = Column.PACKAGE
    descending: bool = False


#: The initial order.
BY_PACKAGE = Order()


def in_order(columns: Columns, order: Order, sort: Callable[..., list[int]] = sorted) -> Sequence[int]:
    """Return the places of all entries in an order; entries with equal values stay sorted by package.

    Args:
        columns: of entries sorted by package.
        sort: `sorted`, or a function that does the same and releases the GIL more often.
    """
    column, descending = order
    everything = range(len(columns))
    if column is Column.PACKAGE:
        return everything[::-1] if descending else everything
    if column is Column.SIZE:
        return sort(everything, key=columns.sizes.__getitem__, reverse=descending)
    # The latest time is the lowest age.
    if column is Column.AGE:
        return sort(everything, key=columns.modified.__getitem__, reverse=not descending)
    if column is Column.LAST_USED:
        return sort(everything, key=columns.used.__getitem__, reverse=not descending)
    # The values of the other columns repeat.
    return sort(everything, key=columns.ranked(column.name.lower()).ranks.__getitem__, reverse=descending)


@record
class Listing:
    """The entries of an inventory, ready to be shown."""

    columns: Columns = field(default_factory=Columns)  # of the entries, sorted by package
    order: Order = BY_PACKAGE  # the order of ``ordered``
    ordered: Sequence[int] = range(0)  # the places of the entries in ``columns``, in that order
    by_name: dict[str, Entry] = field(default_factory=dict)  # the entries by file name
    largest: int = 1  # bytes of the largest file, at least 1
    totals: Totals = Totals()  # of all entries

    def place_of(self, file_name: str) -> int | None:
        """Return the place of a file in ``columns``; None if it is not there."""
        entry = self.by_name.get(file_name)
        return None if entry is None else bisect_left(self.columns.entries, package_key(entry), key=package_key)


def listing_of(inventory: Inventory, order: Order = BY_PACKAGE, before: Listing | None = None) -> Listing:
    """Prepare an inventory for the table, except for columns that only another order or a filter needs.

    Args:
        order: the order in which it will probably be shown.
        before: the listing that is shown now; it is returned itself if the inventory is the same.
    """
    if before is not None and before.by_name is inventory.by_name:
        return before
    columns = Columns(by_package(inventory.entries))
    columns.prepare_rows()
    largest = max(columns.sizes, default=1) or 1
    ordered = in_order(columns, order, sort_in_chunks)
    return Listing(columns, order, ordered, inventory.by_name, largest, inventory.totals)

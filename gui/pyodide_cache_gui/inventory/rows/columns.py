"""The table's columns, and the order that each gives to the rows. No Qt: a scan's thread sorts too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import NamedTuple

from pyodide_cache.inventory.columns import Columns


class Column(IntEnum):
    """The columns, in their first order; the last three are hidden at first."""

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
    """By which column rows are sorted, and which way."""

    column: Column = Column.PACKAGE
    descending: bool = False


#: The order of the first start.
BY_PACKAGE = Order()

#: Columns of which each value is the same for many files.
_RANKED = {
    Column.VERSION: "version",
    Column.STATUS: "status",
    Column.KIND: "kind",
    Column.RUNTIME: "runtime",
    Column.FILE: "file",
    Column.SHA256: "sha256",
}

Sort = Callable[..., list[int]]


def in_order(columns: Columns, order: Order, sort: Sort = sorted) -> Sequence[int]:
    """Return the places of all entries in an order; equal ones keep that of their packages, both ways.

    Args:
        columns: of entries in the order of their packages.
        order: the one that is wanted.
        sort: `sorted`, or what does the same in shorter steps.

    """
    column, descending = order
    everything = range(len(columns))
    if column is Column.PACKAGE:
        return everything[::-1] if descending else everything
    if column is Column.SIZE:
        return sort(everything, key=columns.sizes.__getitem__, reverse=descending)
    # What came last is the youngest.
    if column is Column.AGE:
        return sort(everything, key=columns.modified.__getitem__, reverse=not descending)
    if column is Column.LAST_USED:
        return sort(everything, key=columns.used.__getitem__, reverse=not descending)
    return sort(everything, key=columns.ranked(_RANKED[column]).ranks.__getitem__, reverse=descending)

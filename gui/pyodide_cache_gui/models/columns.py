"""The table's columns, and the order that each gives to the rows. No Qt: a scan's thread sorts too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from packaging.version import InvalidVersion, Version

from pyodide_cache.actions.filters import Row
from pyodide_cache.disk.inventory import Entry, Status
from pyodide_cache.formats.filenames import Kind


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

#: Worst first: a click on the heading brings up what needs a hand.
SEVERITY = {
    status: rank
    for rank, status in enumerate(
        (
            Status.DAMAGED,
            Status.ALTERED,
            Status.UNKNOWN,
            Status.UNVERIFIED,
            Status.UNCHECKED,
            Status.OTHER_RELEASE,
            Status.VERIFIED,
        )
    )
}


def version_key(text: str) -> tuple[bool, Version]:
    """Return a key that sorts versions as versions; what is none comes first."""
    try:
        return True, Version(text)
    except InvalidVersion:
        return False, Version("0")


#: Keys that are cheap to make and to compare.
_PLAIN: dict[Column, Callable[[Row], Any]] = {
    Column.SIZE: lambda row: row[1].stamp.size,
    Column.AGE: lambda row: -row[1].stamp.modified_ns,
    Column.LAST_USED: lambda row: -(row[1].last_used or 0.0),
    Column.FILE: lambda row: row[1].file_name,
}

#: What is compared slowly has few values: those are ranked once, and rows are sorted by the ranks.
_RANKED: dict[Column, Callable[[Entry], Any]] = {
    Column.KIND: lambda entry: (entry.identity.kind, entry.identity.flavour or ""),
    Column.RUNTIME: lambda entry: entry.identity.runtime or "",
    Column.STATUS: lambda entry: (SEVERITY[entry.status], entry.identity.kind is Kind.FOREIGN, entry.provenance),
    Column.SHA256: lambda entry: entry.sha256 or "",
}


def by_package(row: Row) -> tuple[str, str]:
    """Return the key of the first order: the package's name, then the file's."""
    entry = row[1]
    return entry.identity.name or entry.file_name.casefold(), entry.file_name


def version_ranks(rows: Iterable[Row]) -> dict[str, int]:
    """Return the place of each version among all that there are: comparing them is slow."""
    texts = {row[1].identity.version or "" for row in rows}
    return {text: rank for rank, text in enumerate(sorted(texts, key=version_key))}


def in_order(rows: list[Row], order: Order, ranks: Mapping[str, int]) -> list[Row]:
    """Return rows that stand in the order of their packages in another order.

    Equal ones keep the order of their packages, both ways.

    Args:
        rows: in the order of their packages.
        order: the one that is wanted.
        ranks: see `version_ranks`.

    """
    column, descending = order
    if column is Column.PACKAGE:
        return rows[::-1] if descending else rows
    if plain := _PLAIN.get(column):
        return sorted(rows, key=plain, reverse=descending)
    if column is Column.VERSION:
        return sorted(rows, key=lambda row: ranks[row[1].identity.version or ""], reverse=descending)
    value_of = _RANKED[column]
    places = {value: place for place, value in enumerate(sorted({value_of(row[1]) for row in rows}))}
    return sorted(rows, key=lambda row: places[value_of(row[1])], reverse=descending)

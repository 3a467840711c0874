"""The table's columns, and the order that each gives to the rows. No Qt: a scan's thread sorts too."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import IntEnum
from typing import Any, NamedTuple

from packaging.version import InvalidVersion, Version

from pyodide_cache.actions.filters import Row
from pyodide_cache.disk.inventory import Entry, Status
from pyodide_cache.formats.filenames import Kind

#: So many rows are sorted in one hold of the interpreter while a window wants it too.
_RUN = 4096


class Column(IntEnum):
    """The columns, in their first order; the last three are hidden at first."""

    PACKAGE = 0
    VERSION = 1
    SIZE = 2
    AGE = 3
    KIND = 4
    RUNTIME = 5
    STATUS = 6
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
_RANKED: dict[Column, tuple[Callable[[Entry], Hashable], Callable[[Any], Any]]] = {
    Column.VERSION: (lambda entry: entry.identity.version or "", version_key),
    Column.KIND: (lambda entry: (entry.identity.kind, entry.identity.flavour or ""), lambda key: key),
    Column.RUNTIME: (lambda entry: entry.identity.runtime or "", lambda key: key),
    Column.STATUS: (
        lambda entry: (SEVERITY[entry.status], entry.identity.kind is Kind.FOREIGN, entry.provenance),
        lambda key: key,
    ),
    Column.SHA256: (lambda entry: entry.sha256 or "", lambda key: key),
}


def by_package(row: Row) -> tuple[str, str]:
    """Return the key of the first order: the package's name, then the file's."""
    entry = row[1]
    return entry.identity.name or entry.file_name.casefold(), entry.file_name


def in_order(rows: list[Row], order: Order) -> list[Row]:
    """Return rows that stand in the order of their packages in another order.

    Equal ones keep the order of their packages, both ways.
    """
    column, descending = order
    if column is Column.PACKAGE:
        return rows[::-1] if descending else rows
    if plain := _PLAIN.get(column):
        return sorted(rows, key=plain, reverse=descending)
    value_of, key_of = _RANKED[column]
    values = [value_of(row[1]) for row in rows]
    ranks = {value: rank for rank, value in enumerate(sorted(set(values), key=key_of))}
    found = sorted(zip([ranks[value] for value in values], rows, strict=True), key=_first, reverse=descending)
    return [row for _, row in found]


def _first(pair: tuple[int, Row]) -> int:
    return pair[0]


def sort_in_runs(rows: list[Row], key: Callable[[Row], Any]) -> list[Row]:
    """Sort as `sorted` does, in many short holds of the interpreter and a last one that only merges."""
    runs: list[Row] = []
    for start in range(0, len(rows), _RUN):
        runs += sorted(rows[start : start + _RUN], key=key)
    runs.sort(key=key)
    return runs

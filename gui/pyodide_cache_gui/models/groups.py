"""Rows put together by package. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyodide_cache.actions.filters import Row
from pyodide_cache.disk.inventory import Entry, Status, totals_of
from pyodide_cache_gui.models.columns import SEVERITY, Column, Order


@dataclass(frozen=True, slots=True)
class Group:
    """The heading of a package's files.

    Attributes:
        size: bytes; an inode counts once.
        newest: seconds since the epoch of the youngest file's modification.

    """

    name: str
    entries: tuple[Entry, ...]
    size: int
    newest: float
    is_open: bool

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions there are, in the order of the rows."""
        return tuple(dict.fromkeys(entry.identity.version for entry in self.entries if entry.identity.version))

    @property
    def worst(self) -> Status:
        """The status that most needs a hand."""
        return min((entry.status for entry in self.entries), key=SEVERITY.__getitem__)


def grouped(rows: Sequence[Row], order: Order, closed: set[str]) -> list[Row | Group]:
    """Put rows of one package together below a heading; a package with one file needs none.

    Packages stand where their first row does; sorted by size, they stand by their sums.

    Args:
        rows: in ``order``.
        order: as it is shown.
        closed: names of packages of which only the heading is shown.

    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[1].identity.name or row[1].file_name, []).append(row)
    blocks: list[tuple[int, list[Row | Group]]] = []
    for name, members in found.items():
        if len(members) == 1:
            blocks.append((members[0][1].size, [members[0]]))
            continue
        entries = tuple(row[1] for row in members)
        size = totals_of(entries).bytes
        heading = Group(name, entries, size, max(entry.modified for entry in entries), name not in closed)
        blocks.append((size, [heading, *(members if heading.is_open else ())]))
    if order.column is Column.SIZE:
        blocks.sort(key=lambda block: block[0], reverse=order.descending)
    return [row for _, block in blocks for row in block]

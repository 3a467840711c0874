"""Group rows by package. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyodide_cache.base.record import record
from pyodide_cache.inventory.columns import SEVERITY
from pyodide_cache.inventory.inventory import Entry, Status, totals_of
from pyodide_cache_gui.session.listing import Column, Order


@record
class Group:
    """The heading above the files of a package."""

    name: str  # of the package
    entries: tuple[Entry, ...]  # its files that the filter shows
    size: int  # bytes; an inode counts once
    newest: float  # when the newest file was downloaded, in seconds since the epoch
    is_open: bool  # whether the files are shown below it

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of the files, in the order of the rows."""
        return tuple(dict.fromkeys(entry.identity.version for entry in self.entries if entry.identity.version))

    @property
    def worst(self) -> Status:
        """The most severe status of the files."""
        return min((entry.status for entry in self.entries), key=SEVERITY.__getitem__)


def grouped(places: Iterable[int], entries: Sequence[Entry], order: Order, closed: set[str]) -> list[int | Group]:
    """Return rows in which the files of a package are below a heading; a package with one file has none.

    A package is at the place of its first file; when sorted by size, at the place of its total size.

    Args:
        places: the shown files, as places in ``entries``, sorted.
        entries: all files.
        order: how ``places`` is sorted.
        closed: packages whose files are not shown below the heading.
    """
    found: dict[str, list[int]] = {}
    for place in places:
        entry = entries[place]
        found.setdefault(entry.identity.name or entry.file_name, []).append(place)
    blocks: list[tuple[int, list[int | Group]]] = []
    for name, members in found.items():
        if len(members) == 1:
            blocks.append((entries[members[0]].size, [members[0]]))
            continue
        files = tuple(entries[place] for place in members)
        size = totals_of(files).bytes
        heading = Group(name, files, size, max(entry.modified for entry in files), name not in closed)
        blocks.append((size, [heading, *(members if heading.is_open else ())]))
    if order.column is Column.SIZE:
        blocks.sort(key=lambda block: block[0], reverse=order.descending)
    return [row for _, block in blocks for row in block]

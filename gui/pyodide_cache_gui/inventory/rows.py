"""The rows of the table: which files are shown, in which order, below which headings. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count

from pyodide_cache.base.problems import Problem
from pyodide_cache.base.record import record
from pyodide_cache.inventory.columns import SEVERITY, Columns, by_package
from pyodide_cache.inventory.filters import Filter, parse_filter
from pyodide_cache.inventory.inventory import NO_PACKAGES, Entry, Status, Totals, totals_of
from pyodide_cache_gui.session.listing import Column, Listing, Order, in_order

#: Finding a file by bisection takes as long as comparing this many names.
_FEW = 50


class Rows:
    """The entries of a listing, filtered, sorted and grouped.

    After a change, `update` makes `items` again; until then they are as before.

    Attributes:
        listing: the entries of the last complete scan.
        is_complete: whether the entries are those of a complete scan, not those that a first scan found so far.
        entries: all entries, shown or not.
        items: the rows; an entry's place in `entries`, or a heading.
        largest: bytes of the largest file, at least 1.
        order: how the rows are sorted.
        filter: decides which entries are shown.
        only: names of the files that may be shown; None for all.
        is_grouped: whether the files of a package are below a heading.
    """

    def __init__(self) -> None:
        self.listing = Listing()
        self.is_complete = False
        self.entries: Sequence[Entry] = ()
        self.items: Sequence[int | Group] = ()
        self.largest = 1
        self.order = Order()
        self.filter = Filter("", ())
        self.only: frozenset[str] | None = None
        self.is_grouped = False
        # The columns of the entries, and the place of their first entry: one piece after a scan, one for each
        # batch during the first scan.
        self._pieces: list[tuple[int, Columns]] = []
        self._ordered: Sequence[int] = range(0)
        self._shown: Sequence[int] = range(0)
        self._closed: set[str] = set()
        self._headed: set[str] = set()
        self._bytes = 0

    @property
    def is_filtered(self) -> bool:
        """Whether some entries may be hidden."""
        return bool(self.filter) or self.only is not None

    @property
    def by_name(self) -> dict[str, Entry]:
        """The entries by file name; during a first scan it is made for each call."""
        return self.listing.by_name if self.is_complete else {entry.file_name: entry for entry in self.entries}

    def set_listing(self, listing: Listing) -> None:
        """Replace the entries."""
        is_ready = listing.order == self.order
        ordered = listing.ordered if is_ready else in_order(listing.columns, self.order)
        self.listing, self.largest, self.is_complete = listing, listing.largest, True
        self._bytes = 0
        self._take(listing.columns, ordered)

    def append(self, pieces: Iterable[Columns]) -> Sequence[int]:
        """Add entries at the end, and return the places of those that the filter shows; `show_more` adds their rows.

        They are sorted when the scan is complete, or when the user sorts.
        """
        entries, shown = [*self.entries], list[int]()
        for columns in pieces:
            start = len(entries)
            self._pieces.append((start, columns))
            entries += columns.entries
            if self.filter:
                shown += [start + place for place in self.filter.places(columns)]
            self.largest = max(self.largest, max(columns.sizes, default=1))
            self._bytes += sum(columns.sizes)
        new = range(len(self.entries), len(entries))
        self.is_complete, self.entries = False, entries
        self._ordered = _joined(self._ordered, new)
        return shown if self.filter else new

    def show_more(self, shown: Sequence[int]) -> None:
        """Add rows for the places that `append` returned."""
        self._shown = _joined(self._shown, shown)
        self.items = [*self.items, *shown] if self.is_grouped else self._shown

    def sort(self, order: Order) -> None:
        """Sort the entries; equal ones stay in the order of their names."""
        self.order = order
        if self.is_complete:
            self._ordered = in_order(self.listing.columns, order)
        else:
            columns = Columns(by_package(sorted(self.entries, key=lambda entry: entry.file_name)))
            self._take(columns, in_order(columns, order))

    def toggle_heading(self, name: str) -> None:
        """Show or hide the files below a package's heading."""
        self._closed.symmetric_difference_update({name})

    def update(self) -> None:
        """Make the rows again."""
        self._shown = self._filtered() if self.is_filtered else self._ordered
        if self.is_grouped:
            self.items = grouped(self._shown, self.entries, self.order, self._closed)
            self._headed = {row.name for row in self.items if isinstance(row, Group)}
        else:
            self.items, self._headed = self._shown, set()

    def is_below_heading(self, entry: Entry) -> bool:
        """Return whether a file has the heading of its package above it."""
        return bool(self._headed) and entry.identity.name in self._headed

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row; None for a heading."""
        found = self.items[row]
        return None if isinstance(found, Group) else self.entries[found]

    def group(self, row: int) -> Group | None:
        """Return the heading of a row; None for a file."""
        found = self.items[row]
        return found if isinstance(found, Group) else None

    def entries_of(self, rows: Iterable[int]) -> tuple[Entry, ...]:
        """Return the entries of rows, each once; for a heading, all entries below it."""
        found: dict[str, Entry] = {}
        for number in rows:
            row = self.items[number]
            for entry in row.entries if isinstance(row, Group) else (self.entries[row],):
                found[entry.file_name] = entry
        return tuple(found.values())

    def places_of(self, file_names: Iterable[str]) -> list[int]:
        """Return the places of those of the files that exist, in order."""
        names = frozenset(file_names)
        if not names or (self.is_complete and len(names) <= len(self.entries) // _FEW):
            return sorted(place for name in names if (place := self.listing.place_of(name)) is not None)
        return [place for place, entry in enumerate(self.entries) if entry.file_name in names]

    def row_of(self, file_name: str) -> int | None:
        """Return the row of a file; None if it is not shown."""
        return next(iter(self.rows_of(self.places_of([file_name]))), None)

    def rows_of(self, places: Sequence[int]) -> list[int]:
        """Return the rows of files at these places, and of headings whose files are all among them."""
        if not places or self.items == range(len(self.entries)):  # each file is in the row of its place
            return [*places]
        among = frozenset(places)
        if not self._headed:
            return list(compress(count(), map(among.__contains__, self.items)))
        names = {self.entries[place].file_name for place in places}
        return [
            row
            for row, item in enumerate(self.items)
            if (
                names.issuperset(entry.file_name for entry in item.entries)
                if isinstance(item, Group)
                else item in among
            )
        ]

    def row_of_heading(self, name: str) -> int | None:
        """Return the row of a package's heading; None if it has none."""
        return next((at for at, row in enumerate(self.items) if isinstance(row, Group) and row.name == name), None)

    def shown_entries(self) -> list[Entry]:
        """Return the entries that the filter shows, in the order of the rows."""
        return list(map(self.entries.__getitem__, self._shown))

    def shown_packages(self) -> list[int]:
        """Return the places of the packages that the filter shows."""
        entries = self.entries
        return [place for place in self._shown if entries[place].identity.kind not in NO_PACKAGES]

    def shown_names(self) -> set[str]:
        """Return the names of the files that the filter shows."""
        return {self.entries[place].file_name for place in self._shown}

    def shown_totals(self) -> Totals:
        """Return the totals of the entries that the filter shows."""
        return self._columns.totals(self._shown)[0]

    def totals_so_far(self) -> Totals:
        """Return the totals of all entries; approximate during a first scan, when hard links count more than once."""
        if self.is_complete:
            return self.listing.totals
        return Totals(len(self.entries), self._bytes)

    def totals_of(self, places: Sequence[int]) -> tuple[Totals, int]:
        """Return the totals of the files at these places, and the bytes that removing all of them frees."""
        return self._columns.totals(places)

    @property
    def _columns(self) -> Columns:
        """The columns of all entries; during a first scan they are computed for each call."""
        return self.listing.columns if self.is_complete else Columns(self.entries)

    def _take(self, columns: Columns, ordered: Sequence[int]) -> None:
        self.entries, self._pieces, self._ordered = columns.entries, [(0, columns)], ordered

    def _filtered(self) -> Sequence[int]:
        """Return the places of the entries that pass the filter, in their order."""
        found: list[int] = []
        for start, columns in self._pieces:
            places = self.filter.places(columns)
            if self.only is not None:
                places = [place for place in places if columns.entries[place].file_name in self.only]
            found += [start + place for place in places] if start else places
        if isinstance(self._ordered, range) and self._ordered.step == 1:
            return found
        passes = bytearray(len(self.entries))
        for place in found:
            passes[place] = 1
        return [place for place in self._ordered if passes[place]]


def _joined(first: Sequence[int], more: Sequence[int]) -> Sequence[int]:
    """Return the one after the other, as a range if they are one: it takes no time and no memory."""
    if isinstance(first, range) and isinstance(more, range) and first.step == 1 and first.stop == more.start:
        return range(first.start, more.stop)
    return [*first, *more]


def tolerant_filter(text: str) -> tuple[Filter, Problem | None]:
    """Parse a filter without the terms that are not valid, as while the user types; return the first problem too."""
    words, first = text.casefold().split(), None
    while True:
        try:
            return parse_filter(" ".join(words)), first
        except Problem as problem:
            first = first or problem
            words.remove(str(problem.facts["term"]))


@record
class Group:
    """The heading above the files of a package."""

    name: str  # of the package
    entries: tuple[Entry, ...]  # its files that the filter shows
    is_open: bool  # whether the files are shown below it

    # Computed when a heading is painted: there may be 30,000.

    @property
    def size(self) -> int:
        """Bytes; an inode counts once."""
        return totals_of(self.entries).bytes

    @property
    def newest(self) -> float:
        """When the newest file was downloaded, in seconds since the epoch."""
        return max(entry.modified for entry in self.entries)

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
    blocks: list[list[int | Group]] = []
    for name, members in found.items():
        if len(members) == 1:
            blocks.append([*members])
            continue
        heading = Group(name, tuple(entries[place] for place in members), name not in closed)
        blocks.append([heading, *(members if heading.is_open else ())])
    if order.column is Column.SIZE:

        def size(block: list[int | Group]) -> int:
            first = block[0]
            return first.size if isinstance(first, Group) else entries[first].size

        blocks.sort(key=size, reverse=order.descending)
    return [row for block in blocks for row in block]

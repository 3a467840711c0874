"""The table's model: entries, sorted, filtered and grouped here, since a proxy is a hundred times slower."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QColor

from pyodide_cache.formats.filenames import Kind
from pyodide_cache.inventory.columns import Columns, by_package
from pyodide_cache.inventory.filters import Filter
from pyodide_cache.inventory.inventory import Entry, Inventory, Totals
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.inventory.cells import (
    entry_text,
    foreground,
    group_text,
    heading_font,
    headings,
    tool_tip,
)
from pyodide_cache_gui.inventory.groups import Group, grouped
from pyodide_cache_gui.session.listing import Column, Listing, Order, in_order, listing_of

Index = QModelIndex | QPersistentModelIndex


# As plain numbers: an enumeration's members are looked up and compared some thousand times a repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
#: Columns whose text stands on the right.
NUMBERS = frozenset({int(Column.SIZE), int(Column.AGE), int(Column.LAST_USED)})
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_PLAIN_CELL = _CELL | Qt.ItemFlag.ItemNeverHasChildren
_BOX_CELL = _PLAIN_CELL | Qt.ItemFlag.ItemIsUserCheckable


class InventoryModel(QAbstractTableModel):
    """The entries of one cache directory, and which of them a person has marked."""

    marks_changed = Signal()
    #: Other files are shown than before; not only in another order.
    shown_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.directory = Path()
        self._listing = Listing()
        self._by_name: dict[str, Entry] = {}
        self._entries: list[Entry] = []
        # The columns of the entries, and from which place on: one piece for all that a scan found, and
        # while a first scan goes on one for each batch.
        self._pieces: list[tuple[int, Columns]] = []
        self._ordered: Sequence[int] = ()
        self._shown: Sequence[int] = ()
        self._rows: Sequence[int | Group] = ()
        self._filter = Filter("", ())
        self._order = Order()
        self._largest = 1
        self._bytes = 0
        self._line: str | None = None
        self._age_format = AgeFormat.RELATIVE
        self._marked: set[str] = set()
        self._lit: frozenset[str] = frozenset()
        self._groups = False
        self._closed: set[str] = set()
        self._headed: set[str] = set()

    # What is shown

    @property
    def listing(self) -> Listing:
        """All there is, shown or not."""
        return self._listing

    @property
    def order(self) -> Order:
        """How rows are sorted."""
        return self._order

    @property
    def is_whole(self) -> bool:
        """Whether all is shown that a scan found, rather than what a first scan found so far."""
        return self._by_name is self._listing.by_name

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._filter)

    @property
    def is_grouped(self) -> bool:
        """Whether files of one package stand together below a heading."""
        return self._groups

    @property
    def entry_count(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._entries)

    def set_listing(self, listing: Listing) -> None:
        """Show another inventory; marks of files that are gone are forgotten."""
        if listing is self._listing and listing.by_name is self._by_name:
            return
        is_ready = listing.order == self._order
        ordered = listing.ordered if is_ready else in_order(listing.columns, self._order)
        with self._anew():
            self._listing, self._by_name, self._largest = listing, listing.by_name, listing.largest
            self._bytes = 0
            self._take(listing.columns, ordered)
        self.shown_changed.emit()
        if gone := {name for name in self._marked if name not in self._by_name}:
            self._marked -= gone
            self.marks_changed.emit()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show other entries."""
        self.set_listing(listing_of(Inventory(self.directory, _by_file(entries)), self._order))

    def append(self, entries: Iterable[Entry]) -> None:
        """Show more entries; see `append_pieces`."""
        self.append_pieces([Columns(tuple(entries))])

    def append_pieces(self, pieces: Iterable[Columns]) -> None:
        """Show more entries, as a first scan finds them; they are put in order when it is done."""
        if self.is_whole:
            self._by_name = dict(self._by_name)
        first, shown = len(self._entries), []
        for columns in pieces:
            start = len(self._entries)
            self._pieces.append((start, columns))
            self._entries += columns.entries
            shown += [start + place for place in self._filter.places(columns)]
        new = self._entries[first:]
        self._ordered = [*self._ordered, *range(first, len(self._entries))]
        self._by_name.update((entry.file_name, entry) for entry in new)
        self._largest = max(self._largest, max((entry.size for entry in new), default=1))
        self._bytes += sum(entry.size for entry in new)
        if shown:
            at = len(self._rows)
            self.beginInsertRows(QModelIndex(), at, at + len(shown) - 1)
            self._shown = [*self._shown, *shown]
            self._rows = [*self._rows, *shown] if self._groups else self._shown
            self.endInsertRows()

    def set_filter(self, wanted: Filter) -> None:
        """Show only entries that pass."""
        with self._anew():
            self._filter = wanted
        self.shown_changed.emit()

    def set_grouped(self, groups: bool) -> None:
        """Put the files of one package together below a heading, or not."""
        if groups != self._groups:
            with self._anew():
                self._groups = groups

    def set_open(self, row: int, is_open: bool) -> None:
        """Show or hide the files below a package's heading."""
        group = self.group(row)
        if group and group.is_open != is_open:
            with self._anew():
                self._closed.symmetric_difference_update({group.name})

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay in the order of their names."""
        wanted = Order(Column(max(column, 0)), order == Qt.SortOrder.DescendingOrder)
        columns = self._listing.columns if self.is_whole else Columns(by_package(_by_file(self._entries)))
        ordered = in_order(columns, wanted)
        with self._anew():
            self._order = wanted
            if self.is_whole:
                self._ordered = ordered
            else:
                self._take(columns, ordered)

    def set_line(self, line: str | None) -> None:
        """Name the release line that is worked for; wheels of others are shown faintly."""
        if line != self._line:
            self._line = line
            self._repaint()

    def set_age_format(self, form: AgeFormat) -> None:
        """Show when files came as their ages or as days."""
        if form is not self._age_format:
            self._age_format = form
            self._repaint()

    def set_lit(self, file_names: frozenset[str]) -> None:
        """Light up the rows of files that would go."""
        if file_names != self._lit:
            self._lit = file_names
            self._repaint()

    def refresh_ages(self) -> None:
        """Show ages as they are now."""
        if self._rows:
            last = self.index(len(self._rows) - 1, Column.AGE)
            self.dataChanged.emit(self.index(0, Column.AGE), last, [Qt.ItemDataRole.DisplayRole])

    def shown_entries(self) -> list[Entry]:
        """Return the entries that the filter lets through, in the order of the rows."""
        return list(map(self._entries.__getitem__, self._shown))

    def shown(self) -> Totals:
        """Return the totals of what the filter lets through."""
        return self._columns.totals(self._shown)

    def so_far(self) -> Totals:
        """Return rough totals while a scan goes on; the inventory has the true ones."""
        return Totals(len(self._entries), self._bytes)

    # Rows

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row; None for a package's heading."""
        found = self._rows[row]
        return None if isinstance(found, Group) else self._entries[found]

    def group(self, row: int) -> Group | None:
        """Return the heading in a row; None where a file stands."""
        found = self._rows[row]
        return found if isinstance(found, Group) else None

    def entries_of(self, rows: Iterable[int]) -> tuple[Entry, ...]:
        """Return the entries of rows, once each; of a heading, all that stand below it."""
        found: dict[str, Entry] = {}
        for number in rows:
            row = self._rows[number]
            for entry in row.entries if isinstance(row, Group) else (self._entries[row],):
                found[entry.file_name] = entry
        return tuple(found.values())

    def row_of(self, file_name: str) -> int | None:
        """Return the row that shows ``file_name``; None when it is not shown."""
        place = self._columns.places.get(file_name)
        try:
            return None if place is None else self._rows.index(place)
        except ValueError:
            return None

    def rows_of(self, file_names: Iterable[str]) -> list[int]:
        """Return the rows that show some of ``file_names``."""
        places = self._columns.places
        wanted = {places[name] for name in file_names if name in places}
        return [at for at, row in enumerate(self._rows) if row in wanted] if wanted else []

    # Marks

    def marked_names(self) -> frozenset[str]:
        """Return the file names that are marked."""
        return frozenset(self._marked)

    def marked(self) -> list[Entry]:
        """Return the entries that are marked, shown or not, by name."""
        return [self._by_name[name] for name in sorted(self._marked) if name in self._by_name]

    def marked_totals(self) -> tuple[Totals, int]:
        """Return the totals of what is marked, and the bytes that go when all of it goes."""
        if not self._marked:
            return Totals(), 0
        columns = self._columns
        among = [columns.places[name] for name in self._marked if name in columns.places]
        return columns.totals(among), columns.freed(among)

    def mark(self, file_names: Iterable[str], marked: bool = True) -> None:
        """Mark files, or take their marks away."""
        before = len(self._marked)
        if marked:
            self._marked.update(name for name in file_names if name in self._by_name)
        else:
            self._marked.difference_update(file_names)
        if len(self._marked) != before:
            self._repaint()
            self.marks_changed.emit()

    def set_marks(self, file_names: Iterable[str]) -> None:
        """Mark just these files."""
        self._marked.clear()
        self._marked.update(name for name in file_names if name in self._by_name)
        self._repaint()
        self.marks_changed.emit()

    def toggle(self, rows: Iterable[int]) -> None:
        """Mark the files of rows; where all are marked already, take the marks away."""
        names = [entry.file_name for entry in self.entries_of(rows)]
        self.mark(names, not all(name in self._marked for name in names))

    def mark_shown(self) -> None:
        """Mark every package file that is shown; what is none of ours is marked one by one only."""
        self.mark(entry.file_name for entry in self.shown_entries() if entry.kind is not Kind.FOREIGN)

    # Qt's questions

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _BOX_CELL if index.column() == Column.PACKAGE else _PLAIN_CELL

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in NUMBERS else _LEFT
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell shows; the role is looked at first, since most are not ours."""
        if role == _DISPLAY:
            return self.text(index.row(), index.column())
        if role == _ALIGNMENT:
            return _RIGHT if index.column() in NUMBERS else None
        if role == _CHECK:
            return self.check(index.row()) if index.column() == Column.PACKAGE else None
        if role == _FONT:
            return heading_font() if self.group(index.row()) else None
        entry = self.entry(index.row()) if role in (_TOOL_TIP, _ACCESSIBLE) else None
        if entry is None:
            return None
        if role == _TOOL_TIP:
            return tool_tip(entry, self._line)
        return f"{headings()[index.column()]}: {entry_text(entry, index.column(), self._age_format)}"

    def text(self, row: int, column: int) -> str:
        """Return what a cell says."""
        found = self._rows[row]
        if isinstance(found, Group):
            return group_text(found, column, self._age_format)
        entry = self._entries[found]
        text = entry_text(entry, column, self._age_format)
        return f"      {text}" if self._headed and column == 0 and entry.identity.name in self._headed else text

    def colour(self, row: int, column: int) -> QColor | None:
        """Return the colour of a cell's text; None for the ordinary one."""
        entry = self.entry(row)
        return foreground(entry, column, self._line) if entry else None

    def check(self, row: int) -> Qt.CheckState:
        """Return whether the files of a row are marked."""
        found = self._rows[row]
        if not isinstance(found, Group):
            return _CHECKED if self._entries[found].file_name in self._marked else _UNCHECKED
        count = sum(entry.file_name in self._marked for entry in found.entries)
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(found.entries) else Qt.CheckState.PartiallyChecked

    def is_lit(self, row: int) -> bool:
        """Tell whether the file of a row is one that would go."""
        entry = self.entry(row)
        return entry is not None and entry.file_name in self._lit

    def share(self, row: int) -> float:
        """Return a file's size as a share of the largest one, 0 to 1; 0 for a package's heading."""
        entry = self.entry(row)
        return entry.size / self._largest if entry else 0.0

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Mark or unmark by the box."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.PACKAGE:
            return False
        names = [entry.file_name for entry in self.entries_of([index.row()])]
        self.mark(names, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def mimeTypes(self) -> list[str]:
        """Return what rows are when they are dragged out: files."""
        return ["text/uri-list"]

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that files are copied to where they are dropped, and never moved away."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the files of rows that are dragged out."""
        data = QMimeData()
        entries = self.entries_of(dict.fromkeys(index.row() for index in indexes))
        data.setUrls([QUrl.fromLocalFile(str(self.directory / entry.file_name)) for entry in entries])
        return data

    @property
    def _columns(self) -> Columns:
        """The columns of all entries; while a first scan goes on, made for the moment."""
        return self._listing.columns if self.is_whole else Columns(self._entries)

    def _take(self, columns: Columns, ordered: Sequence[int]) -> None:
        self._entries, self._pieces, self._ordered = [*columns.entries], [(0, columns)], ordered

    @contextmanager
    def _anew(self) -> Iterator[None]:
        """Show all rows anew after a change; who listens sees the old ones until then."""
        self.beginResetModel()
        yield
        self._shown = self._passing() if self._filter else self._ordered
        self._rows = grouped(self._shown, self._entries, self._order, self._closed) if self._groups else self._shown
        self._headed = {row.name for row in self._rows if isinstance(row, Group)} if self._groups else set()
        self.endResetModel()

    def _passing(self) -> Sequence[int]:
        """Return the places of the entries that pass the filter, in their order."""
        found: list[int] = []
        for start, columns in self._pieces:
            places = self._filter.places(columns)
            found += [start + place for place in places] if start else places
        if isinstance(self._ordered, range) and self._ordered.step == 1:
            return found
        passes = bytearray(len(self._entries))
        for place in found:
            passes[place] = 1
        return [place for place in self._ordered if passes[place]]

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))


def _by_file(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.file_name))

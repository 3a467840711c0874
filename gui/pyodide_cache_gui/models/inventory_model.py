"""The table's model: entries, sorted, filtered and grouped here, since a proxy is a hundred times slower."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

from pyodide_cache.actions.filters import Filter, Row, rows_of
from pyodide_cache.config.settings import AgeFormat
from pyodide_cache.disk.inventory import Entry, Inventory, Totals, totals_of
from pyodide_cache.formats.filenames import Kind
from pyodide_cache_gui.models.cells import (
    entry_text,
    foreground,
    group_text,
    heading_font,
    headings,
    lit_background,
    tool_tip,
)
from pyodide_cache_gui.models.columns import Column, Order, by_package, in_order, version_ranks
from pyodide_cache_gui.models.groups import Group, grouped
from pyodide_cache_gui.models.listing import Listing, listing_of

Index = QModelIndex | QPersistentModelIndex

#: The entry itself, for delegates and menus; None for a package's heading.
ENTRY_ROLE = Qt.ItemDataRole.UserRole
#: Size as a share of the largest one, 0 to 1.
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1

# As plain numbers: an enumeration's members are looked up and compared some thousand times a repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_BACKGROUND = int(Qt.ItemDataRole.BackgroundRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_OURS = frozenset({_FOREGROUND, _BACKGROUND, _FONT, _TOOL_TIP, _ACCESSIBLE, int(ENTRY_ROLE), int(SHARE_ROLE)})
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NUMBERS = frozenset({int(Column.SIZE), int(Column.AGE), int(Column.LAST_USED)})
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
        self._ordered: list[Row] = []
        self._shown: list[Row] = []
        self._rows: Sequence[Row | Group] = self._shown
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
        return len(self._ordered)

    def set_listing(self, listing: Listing) -> None:
        """Show another inventory; marks of files that are gone are forgotten."""
        if listing is self._listing and listing.by_name is self._by_name:
            return
        self._listing, self._by_name, self._largest = listing, listing.by_name, listing.largest
        self._bytes = 0
        self._ordered = listing.ordered
        if listing.order != self._order:
            self._ordered = in_order(listing.rows, self._order, listing.version_ranks)
        self._show()
        self.shown_changed.emit()
        if gone := {name for name in self._marked if name not in self._by_name}:
            self._marked -= gone
            self.marks_changed.emit()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show other entries."""
        self.set_listing(listing_of(Inventory(self.directory, tuple(entries)), self._order))

    def append(self, entries: Iterable[Entry]) -> None:
        """Show more entries; see `append_rows`."""
        self.append_rows(rows_of(entries))

    def append_rows(self, new: list[Row]) -> None:
        """Show more rows, as a first scan finds them; they are put in order when it is done."""
        if self.is_whole:
            self._ordered, self._by_name = list(self._ordered), dict(self._by_name)
        self._ordered += new
        self._by_name.update((row[1].file_name, row[1]) for row in new)
        self._largest = max(self._largest, max((row[1].size for row in new), default=1))
        self._bytes += sum(row[1].stamp.size for row in new)
        if shown := self._filter.select(new):
            first = len(self._rows)
            rows = [*self._rows] if self._rows is not self._shown else self._shown
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._shown += shown
            self._rows = self._shown if rows is self._shown else [*rows, *shown]
            self.endInsertRows()

    def set_filter(self, wanted: Filter) -> None:
        """Show only entries that pass."""
        self._filter = wanted
        self._show()
        self.shown_changed.emit()

    def set_grouped(self, groups: bool) -> None:
        """Put the files of one package together below a heading, or not."""
        if groups != self._groups:
            self._groups = groups
            self._show()

    def set_open(self, row: int, is_open: bool) -> None:
        """Show or hide the files below a package's heading."""
        group = self.group(row)
        if group and group.is_open != is_open:
            self._closed.symmetric_difference_update({group.name})
            self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay in the order of their names."""
        self._order = Order(Column(max(column, 0)), order == Qt.SortOrder.DescendingOrder)
        whole = self.is_whole
        rows = self._listing.rows if whole else sorted(self._ordered, key=by_package)
        ranks = self._listing.version_ranks if whole else version_ranks(rows)
        self._ordered = in_order(rows, self._order, ranks)
        self._show()

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
        return [row[1] for row in self._shown]

    def shown(self) -> Totals:
        """Return the totals of what the filter lets through."""
        return totals_of(self.shown_entries())

    def so_far(self) -> Totals:
        """Return rough totals while a scan goes on; the inventory has the true ones."""
        return Totals(len(self._ordered), self._bytes)

    # Rows

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row; None for a package's heading."""
        found = self._rows[row]
        return None if isinstance(found, Group) else found[1]

    def group(self, row: int) -> Group | None:
        """Return the heading in a row; None where a file stands."""
        found = self._rows[row]
        return found if isinstance(found, Group) else None

    def entries_of(self, rows: Iterable[int]) -> tuple[Entry, ...]:
        """Return the entries of rows, once each; of a heading, all that stand below it."""
        found: dict[str, Entry] = {}
        for number in rows:
            row = self._rows[number]
            for entry in row.entries if isinstance(row, Group) else (row[1],):
                found[entry.file_name] = entry
        return tuple(found.values())

    def row_of(self, file_name: str) -> int | None:
        """Return the row that shows ``file_name``; None when it is not shown."""
        rows = enumerate(self._rows)
        return next((at for at, row in rows if type(row) is tuple and row[1].file_name == file_name), None)

    def rows_of(self, file_names: set[str]) -> list[int]:
        """Return the rows that show some of ``file_names``."""
        rows = enumerate(self._rows)
        return [at for at, row in rows if type(row) is tuple and row[1].file_name in file_names]

    # Marks

    def marked_names(self) -> frozenset[str]:
        """Return the file names that are marked."""
        return frozenset(self._marked)

    def marked(self) -> list[Entry]:
        """Return the entries that are marked, shown or not, by name."""
        return [self._by_name[name] for name in sorted(self._marked) if name in self._by_name]

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
        self.mark(row[1].file_name for row in self._shown if row[1].kind is not Kind.FOREIGN)

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
            return _RIGHT if section in _NUMBERS else _LEFT
        return None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell shows; the role is looked at first, since most are not ours."""
        if role == _DISPLAY:
            return self._text(self._rows[index.row()], index.column())
        if role == _ALIGNMENT:
            return _RIGHT if index.column() in _NUMBERS else None
        if role == _CHECK:
            return self._check(self._rows[index.row()]) if index.column() == 0 else None
        if role not in _OURS:
            return None
        row = self._rows[index.row()]
        if isinstance(row, Group):
            return heading_font() if role == _FONT else None
        if role == _FONT:
            return None
        entry = row[1]
        if role == _BACKGROUND:
            return lit_background() if entry.file_name in self._lit else None
        if role == _FOREGROUND:
            return foreground(entry, index.column(), self._line)
        if role == SHARE_ROLE:
            return entry.stamp.size / self._largest
        if role == ENTRY_ROLE:
            return entry
        if role == _TOOL_TIP:
            return tool_tip(entry, self._line)
        return f"{headings()[index.column()]}: {entry_text(entry, index.column(), self._age_format)}"

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

    def _show(self) -> None:
        self.beginResetModel()
        selected = self._filter.select(self._ordered)
        self._shown = list(selected) if selected is self._ordered else selected
        self._rows = grouped(self._shown, self._order, self._closed) if self._groups else self._shown
        self._headed = {row.name for row in self._rows if isinstance(row, Group)} if self._groups else set()
        self.endResetModel()

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(Column) - 1))

    def _text(self, row: Row | Group, column: int) -> str:
        if isinstance(row, Group):
            return group_text(row, column, self._age_format)
        text = entry_text(row[1], column, self._age_format)
        return f"      {text}" if self._headed and column == 0 and row[1].identity.name in self._headed else text

    def _check(self, row: Row | Group) -> Qt.CheckState:
        if not isinstance(row, Group):
            return _CHECKED if row[1].file_name in self._marked else _UNCHECKED
        count = sum(entry.file_name in self._marked for entry in row.entries)
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(row.entries) else Qt.CheckState.PartiallyChecked

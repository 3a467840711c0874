"""The model of the table. It sorts, filters and groups itself, since a proxy model is a hundred times slower."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QColor

from pyodide_cache.inventory.columns import Columns
from pyodide_cache.inventory.filters import Filter
from pyodide_cache.inventory.inventory import Entry, Totals
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.inventory.cells import entry_line, entry_text, foreground, group_text, headings, tool_tip
from pyodide_cache_gui.inventory.rows import Group, Rows
from pyodide_cache_gui.session.listing import Column, Listing, Order
from pyodide_cache_gui.widgets.format import plain_tip
from pyodide_cache_gui.widgets.speech import spoken
from pyodide_cache_gui.widgets.table_model import RIGHT, Index, TableModel, bold_font

# As plain numbers: looking up and comparing enumeration members takes too long for thousands of calls per repaint.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
#: Columns with right-aligned text.
NUMBERS = frozenset({int(Column.SIZE), int(Column.AGE), int(Column.LAST_USED)})
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_PLAIN_CELL = _CELL | Qt.ItemFlag.ItemNeverHasChildren
_BOX_CELL = _PLAIN_CELL | Qt.ItemFlag.ItemIsUserCheckable


class InventoryModel(TableModel):
    """The entries of a cache directory, and which of them are selected.

    The selection is a set of names, so that it survives a filter, another order and a scan; `FileSelection` passes it
    on to the views.

    Attributes:
        rows: what is shown; change it only through the model.
    """

    selection_changed = Signal()
    #: Other files are shown, not just in another order.
    shown_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(headings(), NUMBERS, parent)
        self.directory = Path()
        self.rows = Rows()
        self._line: str | None = None
        self._age_format = AgeFormat.RELATIVE
        self._selected: frozenset[str] = frozenset()
        # Where the selected files are, and their entries: found when they are asked for, which is often.
        self._found: tuple[list[int], tuple[Entry, ...]] | None = None
        self._highlighted: frozenset[str] = frozenset()

    # What is shown

    def set_listing(self, listing: Listing) -> None:
        """Show another inventory; files that no longer exist are no longer selected."""
        rows = self.rows
        if listing is rows.listing and rows.is_complete:
            return
        with self._resetting():
            rows.set_listing(listing)
            before = self._selected
            self._selected = self._existing(before)
        self.shown_changed.emit()
        if self._selected != before:
            self.selection_changed.emit()

    def append_pieces(self, pieces: Iterable[Columns]) -> None:
        """Show more entries below the others, during a first scan."""
        if shown := self.rows.append(pieces):
            first = self.rowCount()
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self.rows.show_more(shown)
            self.endInsertRows()

    def set_filter(self, wanted: Filter) -> None:
        """Show only the entries that pass a filter."""
        with self._resetting():
            self.rows.filter = wanted
        self.shown_changed.emit()

    def set_only(self, file_names: frozenset[str] | None) -> None:
        """Show only files with these names, of those that pass the filter; None for all."""
        if file_names != self.rows.only:
            with self._resetting():
                self.rows.only = file_names
            self.shown_changed.emit()

    def set_grouped(self, grouped: bool) -> None:
        """Show the files of a package below a heading, or not."""
        if grouped != self.rows.is_grouped:
            with self._resetting():
                self.rows.is_grouped = grouped

    def set_open(self, row: int, is_open: bool) -> None:
        """Show or hide the files below a heading."""
        group = self.rows.group(row)
        if group and group.is_open != is_open:
            with self._resetting():
                self.rows.toggle_heading(group.name)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal entries stay in the order of their names."""
        with self._resetting():
            self.rows.sort(Order(Column(max(column, 0)), order == Qt.SortOrder.DescendingOrder))

    def set_line(self, line: str | None) -> None:
        """Set the selected release line; wheels of other lines are shown faintly."""
        if line != self._line:
            self._line = line
            self._repaint()

    def set_age_format(self, form: AgeFormat) -> None:
        """Show times as ages or as dates."""
        if form is not self._age_format:
            self._age_format = form
            self._repaint()

    def set_highlighted(self, file_names: frozenset[str]) -> None:
        """Highlight the rows of files that a cleanup by age would remove."""
        if file_names != self._highlighted:
            self._highlighted = file_names
            self._repaint()

    def refresh_ages(self) -> None:
        """Repaint the ages."""
        if last := self.rowCount():
            bottom = self.index(last - 1, Column.AGE)
            self.dataChanged.emit(self.index(0, Column.AGE), bottom, [Qt.ItemDataRole.DisplayRole])

    # The selection

    def selected_names(self) -> frozenset[str]:
        """Return the names of the selected files."""
        return self._selected

    def selected(self) -> tuple[Entry, ...]:
        """Return the selected entries, shown or not, by package."""
        return self._find()[1]

    def selected_rows(self) -> list[int]:
        """Return the rows of the selected files."""
        return self.rows.rows_of(self._find()[0])

    def shown_selected(self) -> tuple[Entry, ...]:
        """Return the selected entries that the filter shows, by package."""
        entries = self.selected()
        if not entries or not self.rows.is_filtered:
            return entries
        shown = self.rows.shown_names()
        return tuple(entry for entry in entries if entry.file_name in shown)

    def selected_totals(self) -> tuple[Totals, int]:
        """Return the totals of the selected files, and the bytes that removing all of them frees."""
        return self.rows.totals_of(self._find()[0])

    def hidden_count(self) -> int:
        """Return how many selected files the filter hides."""
        return len(self._selected) - len(self.shown_selected())

    def select(self, file_names: Iterable[str], selected: bool = True) -> None:
        """Add files to the selection, or remove them from it."""
        names = frozenset(file_names)
        self.set_selection(self._selected | names if selected else self._selected - names)

    def set_selection(self, file_names: Iterable[str]) -> None:
        """Select exactly these files."""
        self._select(self._existing(frozenset(file_names)))

    def toggle(self, rows: Iterable[int]) -> None:
        """Select the files of rows; if all of them are selected, deselect them."""
        names = [entry.file_name for entry in self.rows.entries_of(rows)]
        self.select(names, not all(name in self._selected for name in names))

    def select_shown(self) -> None:
        """Select all shown packages; other files are only selected one by one."""
        places = sorted({*self._find()[0], *self.rows.shown_packages()})
        entries = tuple(map(self.rows.entries.__getitem__, places))
        self._select(frozenset([entry.file_name for entry in entries]), (places, entries))

    # The interface of Qt

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _BOX_CELL if index.column() == Column.PACKAGE else _PLAIN_CELL

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column, and for screen readers whether it sorts."""
        order = self.rows.order
        if role == _ACCESSIBLE and section == order.column and orientation == Qt.Orientation.Horizontal:
            down, up = self.tr("{column}, sorted descending"), self.tr("{column}, sorted ascending")
            return (down if order.descending else up).format(column=self._headings[section])
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell shows."""
        if role == _DISPLAY:
            return self.text(index.row(), index.column())
        if role == _ALIGNMENT:
            return RIGHT if index.column() in NUMBERS else None
        if role == _CHECK:
            return self.check(index.row()) if index.column() == Column.PACKAGE else None
        if role == _FONT:
            return bold_font() if self.rows.group(index.row()) else None
        entry = self.rows.entry(index.row()) if role in (_TOOL_TIP, _ACCESSIBLE) else None
        if entry is None:
            return None
        if role == _TOOL_TIP:
            return plain_tip(tool_tip(entry, self._line))
        if index.column() == Column.PACKAGE:  # where a screen reader is that goes from row to row
            return spoken(entry_line(entry, self._age_format))
        return f"{self._headings[index.column()]}: {spoken(entry_text(entry, index.column(), self._age_format))}"

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        rows = self.rows
        found = rows.items[row]
        if isinstance(found, Group):
            return group_text(found, column, self._age_format)
        entry = rows.entries[found]
        text = entry_text(entry, column, self._age_format)
        return f"      {text}" if column == 0 and rows.is_below_heading(entry) else text

    def color(self, row: int, column: int) -> QColor | None:
        """Return the color of a cell's text; None for the default."""
        found = self.rows.group(row) or self.rows.entry(row)
        return foreground(found, column, self._line) if found else None

    def check(self, row: int) -> Qt.CheckState:
        """Return whether the files of a row are selected."""
        found = self.rows.items[row]
        if not isinstance(found, Group):
            return _CHECKED if self.rows.entries[found].file_name in self._selected else _UNCHECKED
        count = sum(entry.file_name in self._selected for entry in found.entries)
        if not count:
            return _UNCHECKED
        return _CHECKED if count == len(found.entries) else Qt.CheckState.PartiallyChecked

    def is_highlighted(self, row: int) -> bool:
        """Return whether a row is highlighted; see `set_highlighted`."""
        entry = self.rows.entry(row)
        return entry is not None and entry.file_name in self._highlighted

    def share(self, row: int) -> float:
        """Return the size of a file relative to the largest one, 0 to 1; 0 for a heading."""
        entry = self.rows.entry(row)
        return entry.size / self.rows.largest if entry else 0.0

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Select or deselect the files of a row by its check box."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.PACKAGE:
            return False
        names = [entry.file_name for entry in self.rows.entries_of([index.row()])]
        self.select(names, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def mimeTypes(self) -> list[str]:
        """Return the type of dragged rows: files."""
        return ["text/uri-list"]

    def supportedDragActions(self) -> Qt.DropAction:
        """Allow only copying: a drop never moves files away."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the files of dragged rows."""
        data = QMimeData()
        entries = self.rows.entries_of(dict.fromkeys(index.row() for index in indexes))
        data.setUrls([QUrl.fromLocalFile(str(self.directory / entry.file_name)) for entry in entries])
        return data

    @contextmanager
    def _resetting(self) -> Iterator[None]:
        """Make all rows again after a change."""
        self.beginResetModel()
        yield
        self._found = None
        self.rows.update()
        self.endResetModel()

    def _select(self, existing: frozenset[str], found: tuple[list[int], tuple[Entry, ...]] | None = None) -> None:
        if existing != self._selected:
            self._selected, self._found = existing, found
            self._repaint()
            self.selection_changed.emit()

    def _find(self) -> tuple[list[int], tuple[Entry, ...]]:
        """Return the places of the selected files, and their entries."""
        if self._found is None:
            places = self.rows.places_of(self._selected)
            self._found = places, tuple(map(self.rows.entries.__getitem__, places))
        return self._found

    def _existing(self, names: frozenset[str]) -> frozenset[str]:
        return frozenset(self.rows.by_name.keys() & names)

    def _repaint(self) -> None:
        if last := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(last - 1, len(Column) - 1))

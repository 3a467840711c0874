"""The table of the files in a cache directory."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QTableView, QWidget

from pyodide_cache.inventory.inventory import Entry
from pyodide_cache_gui.inventory.cells import heading_font, headings
from pyodide_cache_gui.inventory.inventory_model import InventoryModel
from pyodide_cache_gui.inventory.row_painter import RowPainter
from pyodide_cache_gui.session.listing import Column
from pyodide_cache_gui.widgets.format import age_text, date_text
from pyodide_cache_gui.widgets.plain_table import PADDING, make_plain

#: Initial widths in pixels; the last column gets the rest.
_WIDTHS = {
    Column.PACKAGE: 190,
    Column.VERSION: 115,
    Column.SIZE: 125,
    Column.AGE: 90,
    Column.STATUS: 130,
    Column.KIND: 110,
    Column.RUNTIME: 100,
}
_HIDDEN = (Column.LAST_USED, Column.FILE, Column.SHA256)

#: A larger selection is not restored when the rows change.
_MOST_RESTORED = 5_000
#: Ages in seconds that have the longest text in each unit.
_LONG_AGES = (59 * 60, 23 * 3_600, 13 * 86_400, 59 * 86_400, 700 * 86_400)


class CacheTable(QTableView):
    """Show an `InventoryModel`; a click on a heading sorts, Space marks."""

    sorted_by = Signal()
    #: The selection or the current row changed.
    chosen = Signal()

    def __init__(self, model: InventoryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._current: str | None = None
        self._current_heading: str | None = None
        self._selected: set[str] = set()
        self._had_selection = False
        self.setAccessibleName(self.tr("Cached files"))
        self.setModel(model)
        self._painter = RowPainter(self, model)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.PACKAGE, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setDragDropMode(QTableView.DragDropMode.DragOnly)
        make_plain(self)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_columns_menu)
        header.sortIndicatorChanged.connect(lambda *_: self.sorted_by.emit())
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Column.AGE, max(_WIDTHS[Column.AGE], self._age_width()))
        for column in _HIDDEN:
            self.setColumnHidden(column, True)
        model.modelAboutToBeReset.connect(self._save_selection)
        model.modelReset.connect(self._restore_selection)
        self.doubleClicked.connect(self._open_or_close)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit())

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order. It reads ranges, since reading 100,000 rows takes a second."""
        selection = self.selectionModel().selection()
        blocks = (selection.at(number) for number in range(selection.size()))
        return sorted({row for block in blocks for row in range(block.top(), block.bottom() + 1)})

    def selected_entries(self) -> tuple[Entry, ...]:
        """Return the entries of the selected rows; for a heading, all entries below it."""
        return self._model.rows.entries_of(self.selected_rows())

    def selected_files(self) -> tuple[str, ...]:
        """Return the names of the selected package files."""
        return tuple(entry.file_name for entry in self.selected_entries() if entry.is_package)

    def selected_lines(self) -> tuple[str, ...]:
        """Return the selected rows as text, with tabs between the visible columns."""
        header = self.horizontalHeader()
        columns = [header.logicalIndex(place) for place in range(header.count())]
        columns = [column for column in columns if not self.isColumnHidden(column)]
        rows = self.selected_rows()
        return tuple(
            "\t".join(str(self._model.index(row, column).data()).strip() for column in columns) for row in rows
        )

    def show_file(self, file_name: str) -> None:
        """Select the row of a file."""
        row = self._model.row_of(file_name)
        if row is not None and row != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; see `RowPainter`."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, event.rect())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark with Space; open and close headings with Left, Right and Enter."""
        key, row = event.key(), self.currentIndex().row()
        if key == Qt.Key.Key_Space and self.selectionModel().hasSelection():
            self._model.toggle(self.selected_rows())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row >= 0 and self._model.group(row):
            self._model.set_open(row, key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._open_or_close(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _age_width(self) -> int:
        """Return a width for every age in every language, for a date, and in the font of headings."""
        texts = [*map(age_text, _LONG_AGES), date_text(0)]
        frame = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self) + 1
        return max(map(QFontMetrics(heading_font()).horizontalAdvance, texts)) + 2 * (PADDING + frame) + 1

    def _open_or_close(self, index: QModelIndex) -> None:
        if group := self._model.group(index.row()):
            self._model.set_open(index.row(), not group.is_open)

    def _show_columns_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Columns"))
        for column, text in enumerate(headings()):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(column != Column.PACKAGE)  # it has the check boxes
            action.toggled.connect(lambda shown, column=column: self.setColumnHidden(column, not shown))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def _save_selection(self) -> None:
        current, rows = self.currentIndex(), self.selected_rows()
        entry = self._model.entry(current.row()) if current.isValid() else None
        heading = self._model.group(current.row()) if current.isValid() else None
        self._current = entry.file_name if entry else None
        self._current_heading = heading.name if heading else None
        self._had_selection = bool(rows)
        self._selected = (
            {item.file_name for item in self._model.rows.entries_of(rows)} if len(rows) <= _MOST_RESTORED else set()
        )

    def _restore_selection(self) -> None:
        chooser = self.selectionModel()
        flag = chooser.SelectionFlag
        selection = QItemSelection()
        last = self._model.columnCount() - 1
        for row in self._model.rows.rows_of(self._selected) if self._selected else ():
            selection.select(self._model.index(row, 0), self._model.index(row, last))
        current = self._model.row_of(self._current) if self._current is not None else None
        if self._current_heading is not None:
            current = self._model.rows.row_of_heading(self._current_heading)
        if current is not None:
            # Without an earlier selection, the current row is not selected either.
            how = flag.ClearAndSelect | flag.Rows if selection.isEmpty() and self._had_selection else flag.NoUpdate
            chooser.setCurrentIndex(self._model.index(current, 0), how)
        if not selection.isEmpty():
            chooser.select(selection, flag.ClearAndSelect)
        elif self._had_selection and not chooser.hasSelection():
            self.chosen.emit()  # a reset clears the selection without a signal
